// SPDX-License-Identifier: Apache-2.0

/// Collects sheets: whole ones, or score by score, in any order.
package struct SheetsBuilder: Sendable {
  /// The sheets so far. Scores stand in the order in which they came.
  private var sheets = Sheets()
  private var assessors = TextTable()
  private var files = TextTable()
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
    let file = files.number(of: place.file)
    if file == sheets.files.count { sheets.files.append(place.file) }
    let position = sheets.rows.count
    sheets.rows.append(
      Sheets.Row(
        application: UInt32(application), assessor: UInt32(assessor), version: Int32(version),
        first: sheets.cells.count, file: UInt32(file),
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
    let content: UInt32
    if !comment.isEmpty {
      content = UInt32(sheets.contents.count)
      sheets.contents.append(Sheets.Content(pair: UInt32(pair), comment: comment))
    } else {
      while plain.count <= pair { plain.append(0) }
      if plain[pair] == 0 {
        sheets.contents.append(Sheets.Content(pair: UInt32(pair), comment: ""))
        plain[pair] = UInt32(sheets.contents.count)
      }
      content = plain[pair] - 1
    }
    if runs.last?.sheet != UInt32(sheet) {
      if sheets.rows[sheet].count > 0 { isScattered = true }
      sheets.rows[sheet].first = sheets.cells.count
      runs.append((UInt32(sheet), sheets.cells.count))
    }
    sheets.rows[sheet].count += 1
    sheets.cells.append(Sheets.Cell(content: content, position: position, column: column))
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

  /// Adds sheets behind those that are here.
  package mutating func append(_ other: Sheets) {
    let ownApplications = other.applications.map { application($0.text.utf8Span.span) }
    let ownAssessors = other.assessors.map { assessor($0.text.utf8Span.span) }
    let ownPairs = other.pairs.map { pair($0.criterion, $0.value) }
    for sheet in other.rows.indices {
      let row = other.rows[sheet]
      let position = append(
        application: ownApplications[Int(row.application)],
        assessor: ownAssessors[Int(row.assessor)], role: row.role, isFinal: row.isFinal,
        version: Int(row.version), place: other.place(of: sheet))
      if let note = other.notes[sheet] { sheets.notes[position] = note }
      for index in other.scores(of: sheet) {
        let cell = other.cells[index]
        let content = other.contents[Int(cell.content)]
        append(
          pair: ownPairs[Int(content.pair)], comment: content.comment, position: cell.position,
          column: cell.column, to: position)
      }
    }
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
