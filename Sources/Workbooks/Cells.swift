// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import Intake
internal import Notation

/// A cell that holds something.
struct SheetCell {
  /// What it holds.
  enum Kind {
    /// A text.
    case text
    /// A number, as the file writes it.
    case number
    /// A number that is shown as a date.
    case date
    /// A truth value or an error.
    case other
  }

  /// What it holds.
  var kind: Kind
  /// The text or number as it stands.
  var text: String
  /// Whether a formula made it.
  var isFormula: Bool
}

/// The cells of a tab.
struct SheetCells {
  /// Row → column → cell, both from 1; only ever asked.
  var rows: [Int: [Int: SheetCell]] = [:]
  /// The merged ranges, as written.
  var merged: [String] = []
  /// The last row and column that hold something.
  var last = (row: 0, column: 0)

  /// The cell at a place, or nil.
  subscript(row: Int, column: Int) -> SheetCell? { rows[row]?[column] }
}

/// Reads the cells of a tab.
struct CellReader {
  private let part: String
  private let texts: [String]
  private let dates: DateStyles
  private var cells = SheetCells()
  private var open: [String] = []
  private var row = 0
  private var column = 0
  private var attributes: [String: String] = [:]
  private var value = ""
  private var inline = RichText()
  private var hasFormula = false

  /// The cells of a part.
  static func read(
    _ bytes: [UInt8], _ part: String, texts: [String], dates: DateStyles
  ) throws(WorkbookFault) -> SheetCells {
    var reader = CellReader(part, texts, dates)
    try PartWalk.walk(bytes, part) { (step) throws(WorkbookFault) in try reader.take(step) }
    return reader.cells
  }

  /// A reader at the start of a part.
  private init(_ part: String, _ texts: [String], _ dates: DateStyles) {
    self.part = part
    self.texts = texts
    self.dates = dates
  }

  /// Takes a step through the part.
  private mutating func take(_ step: PartWalk.Step) throws(WorkbookFault) {
    switch step {
    case .start(let name, let attributes):
      open.append(name)
      inline.start(name)
      switch name {
      case "row":
        row = try number(attributes["r"], after: row)
        column = 0
      case "c":
        try beginCell(attributes)
      case "f": hasFormula = true
      case "mergeCell": cells.merged.append(attributes["ref"] ?? "")
      default: break
      }
    case .text(let text):
      if open.last == "v" { value += text }
      inline.text(text)
    case .end:
      let name = open.removeLast()
      inline.end(name)
      if name == "c" { try endCell() }
    }
  }

  /// A row's number, which must grow.
  private func number(_ text: String?, after last: Int) throws(WorkbookFault) -> Int {
    guard let text else { return last + 1 }
    guard let number = Int(text), number > last, number <= 1_048_576 else {
      throw broken("row \(text)")
    }
    return number
  }

  /// Begins a cell; columns must grow.
  private mutating func beginCell(_ attributes: [String: String]) throws(WorkbookFault) {
    var next = column + 1
    if let name = attributes["r"] {
      var letters = 0
      for byte in name.utf8.prefix(while: { (0x41...0x5A).contains($0) }) {
        letters = letters * 26 + Int(byte - 0x40)
        guard letters <= 16_384 else { throw broken("cell \(name)") }
      }
      guard letters > column, CellName.text(row: row, column: letters) == name else {
        throw broken("cell \(name)")
      }
      next = letters
    }
    column = next
    self.attributes = attributes
    value = ""
    inline = RichText()
    hasFormula = false
  }

  /// Keeps a cell that holds something.
  private mutating func endCell() throws(WorkbookFault) {
    let isDate = dates.isDate(attributes["s"])
    var cell = SheetCell(kind: .text, text: value, isFormula: hasFormula)
    switch attributes["t"] ?? "n" {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        throw broken("text \(value)")
      }
      cell.text = texts[index]
    case "inlineStr": cell.text = RichText.unescaped(inline.whole)
    case "str": cell.text = RichText.unescaped(value)
    case "n": cell.kind = isDate ? .date : .number
    case "d": cell.kind = .date
    case "b":
      cell.kind = .other
      cell.text = value == "1" ? "TRUE" : "FALSE"
    default: cell.kind = .other
    }
    guard !cell.text.isEmpty || cell.isFormula else { return }
    cells.rows[row, default: [:]][column] = cell
    cells.last = (max(cells.last.row, row), max(cells.last.column, column))
  }

  /// The part is broken.
  private func broken(_ detail: String) -> WorkbookFault {
    WorkbookFault(WorkbookFindings.brokenPart, [("part", part), ("detail", detail)])
  }
}

#endif
