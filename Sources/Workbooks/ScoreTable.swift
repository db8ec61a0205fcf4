// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import Intake
internal import Model
internal import Notation

/// Reads the tab of scores: keys on top, then for each application a row with its status and a row
/// for each criterion.
struct ScoreTable {
  private let file: String
  private let cells: SheetCells
  private var table: SheetTable
  private var header: SheetHeader?
  /// Application → its own row, which holds status and conflict. Only ever asked.
  private var heads: [String: Int] = [:]

  /// A table that is not read yet.
  init(file: String, cells: SheetCells, call: CallID, options: SheetOptions) {
    self.file = file
    self.cells = cells
    table = SheetTable(call: call, options: options)
  }

  /// The sheets.
  var sheets: Sheets { table.sheets }
  /// What is wrong.
  var findings: [Finding] { table.findings }

  /// A row of the tab; status and conflict may stand in the row of its application, the keys on
  /// top.
  private struct Row: SheetRow {
    let file: String
    let texts: [String]
    let places: [(row: Int, column: Int)]
    let hasNumber: Bool

    func text(_ column: SheetColumn) -> String { texts[column.rawValue] }

    func place(_ column: SheetColumn) -> Place {
      let place = places[column.rawValue]
      return Place(file: file, line: place.row, column: place.column, tab: Layout.scores)
    }
  }

  /// Reads everything.
  mutating func read(_ limits: WorkbookLimits) {
    for range in cells.merged {
      report((Layout.first, 0), WorkbookCellFindings.merged, [("range", range)])
    }
    guard let header = readHeader() else { return }
    self.header = header
    checkKeys()
    let own: [SheetColumn] = [.application, .criterion, .score, .comment, .status, .conflict]
    var filled: [Int] = []
    var words = 0
    for row in stride(from: Layout.first, through: cells.last.row, by: 1) {
      guard cells.rows[row] != nil else { continue }
      checkOutside(row)
      let texts = own.map { value($0, row).text }
      guard texts.contains(where: { !$0.isEmpty }) else { continue }
      words += texts[3].utf8.count + texts[5].utf8.count
      filled.append(row)
      guard texts[1].isEmpty, !texts[0].isEmpty else { continue }
      if heads.updateValue(row, forKey: texts[0]) != nil {
        report(
          (row, header[.application] + 1), OfficialFindings.duplicate,
          [("what", "application"), ("id", texts[0])])
      }
    }
    guard words <= limits.words else {
      return report(
        (0, 0), WorkbookFindings.limit,
        [("what", "bytes of comments"), ("found", "\(words)"), ("most", "\(limits.words)")])
    }
    for row in filled { add(row) }
  }

  /// The columns, or nil where the header is not as it should be.
  private mutating func readHeader() -> SheetHeader? {
    let names = (1...max(cells.last.column, 1)).map { column in
      let text = trimmed(cells[Layout.header, column]?.text ?? "")
      let place = Place(
        file: file, line: Layout.header, column: column, tab: Layout.scores)
      return (name: text == Layout.progress ? "" : text, place: place)
    }
    let required = Layout.columns.filter { !$0.isHelp }
    let before = table.findings.count
    let header = SheetHeader(names, required: required, &table.findings)
    return table.findings.count == before ? header : nil
  }

  /// The keys must be where they belong, and no formulas.
  private mutating func checkKeys() {
    for (key, column) in Layout.keyColumns {
      let name = cells[Layout.keyNames, column]?.text ?? ""
      if trimmed(name) != key.name {
        report(
          (Layout.keyNames, column), OfficialFindings.missingColumn, [("column", key.name)])
      }
      check(key, Layout.keys, column)
    }
  }

  /// Cells without a column name must be empty.
  private mutating func checkOutside(_ row: Int) {
    guard cells.last.column > 0 else { return }
    for column in 1...cells.last.column {
      guard let cell = cells[row, column], cells[Layout.header, column] == nil else { continue }
      report((row, column), WorkbookCellFindings.outside, [("value", String(cell.text.prefix(40)))])
    }
  }

  /// Adds a row of scores, or the row of an application where it says something of its own.
  private mutating func add(_ row: Int) {
    guard let header else { return }
    for column in Layout.columns where !column.isHelp { check(column, row, header[column] + 1) }
    var texts = SheetColumn.allCases.map { _ in "" }
    var places = SheetColumn.allCases.map { _ in (row: row, column: 1) }
    func put(_ column: SheetColumn, _ found: (text: String, row: Int, column: Int)) {
      texts[column.rawValue] = found.text
      places[column.rawValue] = (found.row, found.column)
    }
    for (key, column) in Layout.keyColumns {
      let text = trimmed(cells[Layout.keys, column]?.text ?? "")
      put(key, (text, Layout.keys, column))
    }
    for column in [.application, .criterion, .score, .comment] as [SheetColumn] {
      put(column, value(column, row))
    }
    let head = heads[texts[SheetColumn.application.rawValue]] ?? row
    for column in [.status, .conflict] as [SheetColumn] {
      let own = value(column, row)
      put(column, own.text.isEmpty ? value(column, head) : own)
    }
    let isHead = head == row && texts[SheetColumn.criterion.rawValue].isEmpty
    let saysNothing = [.score, .comment, .conflict].allSatisfy { (column: SheetColumn) in
      texts[column.rawValue].isEmpty
    }
    if isHead, saysNothing { return }
    let hasNumber = cells[row, header[.score] + 1]?.kind == .number
    table.add(Row(file: file, texts: texts, places: places, hasNumber: hasNumber))
  }

  /// The text of a column in a row, and where it stands.
  private func value(_ column: SheetColumn, _ row: Int) -> (text: String, row: Int, column: Int) {
    let position = (header?[column] ?? -1) + 1
    guard let cell = cells[row, position] else { return ("", row, position) }
    let text = cell.kind == .number ? ExactNumber.plain(cell.text) : trimmed(cell.text)
    return (text, row, position)
  }

  /// Refuses what only looks like a value.
  private mutating func check(_ column: SheetColumn, _ row: Int, _ position: Int) {
    guard let cell = cells[row, position] else { return }
    let name = ("column", column.name)
    if cell.isFormula {
      report((row, position), WorkbookCellFindings.formula, [name])
    } else if cell.kind == .date {
      report((row, position), WorkbookCellFindings.date, [name, ("value", cell.text)])
    } else if cell.kind == .other {
      report((row, position), WorkbookCellFindings.noValue, [name, ("value", cell.text)])
    } else if cell.kind == .number, column == .score, !ExactNumber.isShort(cell.text) {
      report((row, position), WorkbookCellFindings.inexact, [("value", cell.text)])
    }
  }

  /// A finding at a cell.
  private mutating func report(
    _ cell: (row: Int, column: Int), _ kind: FindingKind, _ arguments: [(String, String)]
  ) {
    table.findings.append(
      OfficialFindings.at(
        Place(file: file, line: cell.row, column: cell.column, tab: Layout.scores), kind,
        arguments))
  }
}

#endif
