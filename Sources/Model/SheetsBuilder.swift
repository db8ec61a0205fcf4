// SPDX-License-Identifier: Apache-2.0

/// Collects sheets: whole ones, or score by score, in any order.
package struct SheetsBuilder: Sendable {
  /// The sheets so far. Scores stand in the order in which they came.
  private var sheets = Sheets()
  private var assessors = TextTable()
  private var files = TextTable()
  /// The file of the sheet begun last, by position, or -1.
  private var lastFile = -1
  private var pairs = TextTable()
  /// For each pair the content without a comment, plus one, or 0.
  private var plain: [UInt32] = []
  /// Who has a score after those of another sheet: the sheets in the order of their scores, each as
  /// often as its scores begin anew, with the first of them.
  private var runs: [(sheet: UInt32, first: Int)] = []
  /// Whether the scores of some sheet do not stand together.
  private var isScattered = false

  /// No sheets.
  package init() {}

  /// How many sheets there are.
  package var count: Int { sheets.count }

  /// The number of an application's name.
  package mutating func application(_ name: Span<UInt8>) -> Int {
    let number = sheets.applicationTable.number(of: name)
    if number == sheets.applications.count {
      sheets.applications.append(ApplicationID(sheets.applicationTable.text(number)))
    }
    return number
  }

  /// The number of an assessor's name.
  package mutating func assessor(_ name: Span<UInt8>) -> Int {
    let number = assessors.number(of: name)
    if number == sheets.assessors.count {
      sheets.assessors.append(AssessorID(assessors.text(number)))
    }
    return number
  }

  /// The number of a pair of criterion and value.
  package mutating func pair(_ criterion: String, _ value: String) -> Int {
    var key = Array(criterion.utf8)
    // No criterion and no value can have this byte.
    key.append(0)
    key += value.utf8
    let number = pairs.number(of: key.span)
    if number == sheets.pairs.count {
      sheets.pairs.append(Sheets.Pair(criterion: criterion, value: value))
    }
    return number
  }

  /// Begins a sheet without scores and gives its position.
  package mutating func append(
    application: Int, assessor: Int, role: AssessorRole, isFinal: Bool, version: Int, place: Place
  ) -> Int {
    if lastFile < 0 || sheets.files[lastFile] != place.file {
      lastFile = files.number(of: place.file)
      if lastFile == sheets.files.count { sheets.files.append(place.file) }
    }
    let position = sheets.rows.count
    sheets.rows.append(
      Sheets.Row(
        application: UInt32(application), assessor: UInt32(assessor), version: Int32(version),
        first: sheets.cells.count, file: UInt32(lastFile),
        line: UInt32(truncatingIfNeeded: place.line), ordinal: place.ordinal, role: role,
        isFinal: isFinal))
    if place.column > 0 || place.tab != nil || place.attribute != nil {
      sheets.notes[position, default: Sheets.Note()].place = place
    }
    return position
  }

  /// Adds a score to a sheet.
  package mutating func append(
    pair: Int, comment: String = "", position: UInt32, column: UInt16, to sheet: Int
  ) {
    let content = content(pair, comment)
    begin(sheet)
    sheets.rows[sheet].count += 1
    sheets.cells.append(Sheets.Cell(content: content, position: position, column: column))
  }

  /// The number of what is written of a score.
  private mutating func content(_ pair: Int, _ comment: String) -> UInt32 {
    guard comment.isEmpty else {
      sheets.contents.append(Sheets.Content(pair: UInt32(pair), comment: comment))
      return UInt32(sheets.contents.count - 1)
    }
    while plain.count <= pair { plain.append(0) }
    if plain[pair] == 0 {
      sheets.contents.append(Sheets.Content(pair: UInt32(pair), comment: ""))
      plain[pair] = UInt32(sheets.contents.count)
    }
    return plain[pair] - 1
  }

  /// Lets the scores that follow be those of a sheet.
  private mutating func begin(_ sheet: Int) {
    guard runs.last?.sheet != UInt32(sheet) else { return }
    if sheets.rows[sheet].count > 0 { isScattered = true }
    sheets.rows[sheet].first = sheets.cells.count
    runs.append((UInt32(sheet), sheets.cells.count))
  }

  /// The conflict of interest that a sheet declares, or nil.
  package func conflict(of sheet: Int) -> String? { sheets.conflict(of: sheet) }
  /// The assessor's part of a sheet.
  package func role(of sheet: Int) -> AssessorRole { sheets.role(of: sheet) }
  /// Whether a sheet is finished.
  package func isFinal(_ sheet: Int) -> Bool { sheets.isFinal(sheet) }
  /// Where a sheet begins.
  package func place(of sheet: Int) -> Place { sheets.place(of: sheet) }
  /// Notes the conflict of interest that a sheet declares.
  package mutating func setConflict(_ conflict: String, of sheet: Int) {
    sheets.notes[sheet, default: Sheets.Note()].conflict = conflict
  }

  /// Adds a whole sheet.
  package mutating func append(_ sheet: Sheet) {
    let position = append(
      application: application(sheet.application.text.utf8Span.span),
      assessor: assessor(sheet.assessor.text.utf8Span.span), role: sheet.role,
      isFinal: sheet.isFinal, version: sheet.version, place: sheet.place)
    if let conflict = sheet.conflict { setConflict(conflict, of: position) }
    if !sheet.remark.isEmpty {
      sheets.notes[position, default: Sheets.Note()].remark = sheet.remark
    }
    for score in sheet.scores {
      append(
        pair: pair(score.criterion, score.value), comment: score.comment, position: score.position,
        column: score.column, to: position)
    }
  }

  /// What the numbers in other sheets are here.
  package struct Names {
    /// For each of their applications its number.
    package let applications: [UInt32]
    /// For each of their assessors its number.
    package let assessors: [UInt32]
    /// For each of their contents its number.
    fileprivate let contents: [UInt32]
  }

  /// Takes up what stands in other sheets, and says what its numbers are here.
  package mutating func names(of other: Sheets) -> Names {
    let own = other.pairs.map { pair($0.criterion, $0.value) }
    return Names(
      applications: other.applications.map { UInt32(application($0.text.utf8Span.span)) },
      assessors: other.assessors.map { UInt32(assessor($0.text.utf8Span.span)) },
      contents: other.contents.map { content(own[Int($0.pair)], $0.comment) })
  }

  /// Adds a sheet of others, by position: to one that is here, or behind all. Gives its position.
  package mutating func append(
    _ sheet: Int, of other: Sheets, _ names: Names, lines: Int = 0, onto known: Int? = nil
  ) -> Int {
    let row = other.rows[sheet]
    var position = known ?? -1
    if known == nil {
      var place = other.place(of: sheet)
      place.line += lines
      position = append(
        application: Int(names.applications[Int(row.application)]),
        assessor: Int(names.assessors[Int(row.assessor)]), role: row.role, isFinal: row.isFinal,
        version: Int(row.version), place: place)
      if let note = other.notes[sheet] {
        sheets.notes[position, default: Sheets.Note()].conflict = note.conflict
        sheets.notes[position, default: Sheets.Note()].remark = note.remark
      }
    }
    guard row.count > 0 else { return position }
    begin(position)
    sheets.rows[position].count += row.count
    for index in other.scores(of: sheet) {
      let cell = other.cells[index]
      sheets.cells.append(
        Sheets.Cell(
          content: names.contents[Int(cell.content)],
          position: cell.position + UInt32(lines), column: cell.column))
    }
    return position
  }

  /// Adds sheets behind those that are here.
  package mutating func append(_ other: Sheets) {
    let names = names(of: other)
    for sheet in other.rows.indices { _ = append(sheet, of: other, names) }
  }

  /// The sheets, the scores of each together in the order in which they came.
  package consuming func finish() -> Sheets {
    if isScattered { gather() }
    return sheets
  }

  /// Moves the scores of each sheet together.
  private mutating func gather() {
    var next = 0
    for sheet in sheets.rows.indices {
      sheets.rows[sheet].first = next
      next += Int(sheets.rows[sheet].count)
      sheets.rows[sheet].count = 0
    }
    let written = sheets.cells
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].first : written.count
      for cell in written[run.first..<end] {
        let sheet = Int(run.sheet)
        sheets.cells[sheets.rows[sheet].first + Int(sheets.rows[sheet].count)] = cell
        sheets.rows[sheet].count += 1
      }
    }
  }
}
