// SPDX-License-Identifier: Apache-2.0

/// The sheets of a batch, as written, in the order read; each looks like a `Sheet`.
///
/// A large batch has millions of scores, in which a few dozen different words stand: kept in
/// columns, a score takes twelve bytes, and what ranking asks of a million sheets are numbers.
package struct Sheets: Sendable {
  /// What a sheet is beside its scores.
  struct Row: Sendable {
    /// The application, by position among the names.
    let application: UInt32
    /// The assessor, by position among the names.
    let assessor: UInt32
    /// The version.
    let version: Int32
    /// Where its scores begin.
    var first: Int
    /// How many scores it has.
    var count: UInt32 = 0
    /// The file, by position among the files.
    let file: UInt32
    /// The line, or 0.
    let line: UInt32
    /// The ordinal of its start tag, or 0.
    let ordinal: UInt32
    /// The assessor's part.
    let role: AssessorRole
    /// Whether it is finished.
    let isFinal: Bool
  }

  /// A score.
  struct Cell: Sendable {
    /// What is written, by position among the contents.
    var content: UInt32
    /// The ordinal of its start tag, or in CSV and workbooks its line.
    let position: UInt32
    /// In CSV and workbooks the column, or 0.
    let column: UInt16
  }

  /// What is written of a score.
  struct Content: Sendable {
    /// Criterion and value, by position among the pairs.
    var pair: UInt32
    /// The comment, or empty.
    let comment: String
  }

  /// A criterion with a value, both as written.
  package struct Pair: Sendable, Hashable {
    /// The criterion.
    package let criterion: String
    /// The value.
    package let value: String
  }

  /// What only some sheets have.
  struct Note: Sendable {
    /// The conflict of interest that the assessor declares, or nil.
    var conflict: String?
    /// The remark on the whole application, or empty.
    var remark = ""
    /// The place, where it is more than a line or an ordinal of a file.
    var place: Place?
  }

  /// The different applications, in no order of meaning.
  package internal(set) var applications: [ApplicationID] = []
  /// The position of each application.
  var applicationTable = TextTable()
  /// The different assessors, in no order of meaning.
  package internal(set) var assessors: [AssessorID] = []
  /// The different pairs of criterion and value, in no order of meaning.
  package internal(set) var pairs: [Pair] = []
  /// The different files.
  var files: [String] = []
  /// The different contents.
  var contents: [Content] = []
  /// The sheets.
  var rows: [Row] = []
  /// The scores, sheet by sheet.
  var cells: [Cell] = []
  /// What only some sheets have, by their position. Only ever asked, never walked.
  var notes: [Int: Note] = [:]

  /// No sheets.
  package init() {}

  /// The position of an application among `applications`, or nil where it has no sheet.
  package func position(of application: ApplicationID) -> Int? {
    applicationTable.known(application.text.utf8Span.span)
  }
  /// The application of a sheet, by position among `applications`.
  package func application(of sheet: Int) -> Int { Int(rows[sheet].application) }
  /// The assessor of a sheet, by position among `assessors`.
  package func assessor(of sheet: Int) -> Int { Int(rows[sheet].assessor) }
  /// The version of a sheet.
  package func version(of sheet: Int) -> Int { Int(rows[sheet].version) }
  /// The assessor's part.
  package func role(of sheet: Int) -> AssessorRole { rows[sheet].role }
  /// Whether a sheet is finished.
  package func isFinal(_ sheet: Int) -> Bool { rows[sheet].isFinal }
  /// The conflict of interest that a sheet declares, or nil.
  package func conflict(of sheet: Int) -> String? { notes[sheet]?.conflict }
  /// The sheets that declare one, in no order of meaning.
  package var conflicted: [Int] { notes.filter { $0.value.conflict != nil }.map(\.key) }
  /// Where the scores of a sheet stand among all.
  package func scores(of sheet: Int) -> Range<Int> {
    rows[sheet].first..<(rows[sheet].first + Int(rows[sheet].count))
  }
  /// Criterion and value of a score, by position among `pairs`.
  package func pair(of score: Int) -> Int { Int(contents[Int(cells[score].content)].pair) }

  /// Where a sheet begins.
  package func place(of sheet: Int) -> Place {
    if let place = notes[sheet]?.place { return place }
    let row = rows[sheet]
    return Place(file: files[Int(row.file)], line: Int(row.line), ordinal: row.ordinal)
  }

  /// Where a score of a sheet stands.
  package func place(ofScore score: Int, of sheet: Int) -> Place {
    let place = place(of: sheet)
    let cell = cells[score]
    return place.ordinal == 0
      ? Place(
        file: place.file, line: Int(cell.position), column: Int(cell.column), tab: place.tab)
      : Place(file: place.file, ordinal: cell.position)
  }

  /// A score as written.
  package func score(_ score: Int) -> Sheet.Score {
    let cell = cells[score]
    let content = contents[Int(cell.content)]
    let pair = pairs[Int(content.pair)]
    return Sheet.Score(
      criterion: pair.criterion, value: pair.value, comment: content.comment,
      position: cell.position, column: cell.column)
  }
}

extension Sheets: RandomAccessCollection {
  /// The first sheet.
  package var startIndex: Int { 0 }
  /// How many sheets there are.
  package var endIndex: Int { rows.count }

  /// A sheet.
  package subscript(sheet: Int) -> Sheet {
    let row = rows[sheet]
    let note = notes[sheet]
    return Sheet(
      assessor: assessors[Int(row.assessor)], application: applications[Int(row.application)],
      role: row.role, isFinal: row.isFinal, version: Int(row.version),
      scores: scores(of: sheet).map { score($0) }, conflict: note?.conflict,
      remark: note?.remark ?? "", place: place(of: sheet))
  }
}

extension Sheets: ExpressibleByArrayLiteral {
  /// The sheets of a list.
  package init(_ sheets: some Sequence<Sheet>) {
    var builder = SheetsBuilder()
    for sheet in sheets { builder.append(sheet) }
    self = builder.finish()
  }

  /// The sheets of several files, in their order.
  package init(joining parts: [Sheets]) {
    guard parts.count != 1 else {
      self = parts[0]
      return
    }
    var builder = SheetsBuilder()
    for part in parts { builder.append(part) }
    self = builder.finish()
  }

  /// The sheets that a literal lists.
  package init(arrayLiteral sheets: Sheet...) { self.init(sheets) }
}
