// SPDX-License-Identifier: Apache-2.0

/// One value of an application. Numbers are exact: whole millionths, so that 18 + 6 digits fit.
package enum Cell: Hashable, Sendable {
  /// Nothing was written.
  case absent
  /// A text or a code.
  case text(String)
  /// A number, an amount, a day or a yes/no, in millionths.
  case number(Int128)
  /// A name was written that matches nothing (DESIGN §5.6); `isDoubtful` where it resembles an
  /// entry, so that a person may still settle it.
  case unsettled(isDoubtful: Bool)

  /// How many parts one whole is cut into.
  package static let scale: Int128 = 1_000_000

  /// The text, or nil.
  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number in millionths, or nil.
  package var millionths: Int128? {
    if case .number(let value) = self { value } else { nil }
  }
}

/// The rows of one table, row after row, a cell for each column.
package struct Rows: Sendable, Hashable {
  /// How many columns a row has.
  package let width: Int
  /// The cells.
  package var cells: [Cell] = []
  /// For each cell the ordinal of the start tag that it stands in or on; 0 where it is absent.
  package var origins: [UInt32] = []
  /// For each row the ordinal of the start tag that began it.
  package var ordinals: [UInt32] = []
  /// For each row the row of the owning table that it belongs to, or -1.
  package var owners: [Int32] = []

  /// No rows.
  package init(width: Int) {
    self.width = width
  }

  /// How many rows.
  package var count: Int { ordinals.count }

  /// A cell.
  package subscript(row: Int, column: Int) -> Cell {
    cells[row * width + column]
  }

  /// Begins a row of absent cells, and gives its position.
  @discardableResult
  package mutating func append(ordinal: UInt32, owner: Int32) -> Int {
    if ordinals.isEmpty, width > 2 {
      // Most tables of more than a text have a handful of rows: grow once.
      cells.reserveCapacity(width * 6)
      origins.reserveCapacity(width * 6)
    }
    cells.append(contentsOf: repeatElement(.absent, count: width))
    origins.append(contentsOf: repeatElement(0, count: width))
    ordinals.append(ordinal)
    owners.append(owner)
    return ordinals.count - 1
  }

  /// Sets a cell of the last row.
  package mutating func set(_ column: Int, _ cell: Cell, origin: UInt32) {
    let position = cells.count - width + column
    cells[position] = cell
    origins[position] = origin
  }

  /// Sets a cell of any row, keeping where the value came from.
  package mutating func settle(row: Int, column: Int, _ cell: Cell, origin: UInt32) {
    cells[row * width + column] = cell
    origins[row * width + column] = origin
  }
}

/// An application: tables of rows (DESIGN §4). Typed accessors sit on top.
package struct Application: Sendable, Hashable {
  /// The rows of each table, by the table's raw value.
  package var tables: [Rows]

  /// An application without rows, for a vocabulary.
  package init(_ vocabulary: Vocabulary) {
    tables = vocabulary.columns.map { Rows(width: $0.count) }
  }

  /// The rows of a table; looked at in place, as to take them out costs more than most looks.
  package subscript(table: Table) -> Rows {
    _read { yield tables[table.rawValue] }
    _modify { yield &tables[table.rawValue] }
  }

  /// A text of the application's own row, by column position, or nil.
  private func own(_ column: Int) -> String? {
    self[.application].count == 0 ? nil : self[.application][0, column].text
  }

  /// The id of the call that it answers.
  package var call: String? { own(0) }
  /// Its id as written.
  package var id: String? { own(1) }
  /// The lot that it names.
  package var lot: String? { own(2) }

  /// The texts of a table of language and text that belong to an owner row (-1: the application).
  package func texts(_ table: Table, owner: Int32 = -1) -> LocalText {
    let rows = self[table]
    var entries: [LocalText.Entry] = []
    for row in 0..<rows.count where rows.owners[row] == owner {
      entries.append(
        LocalText.Entry(language: rows[row, 0].text ?? "", text: rows[row, 1].text ?? ""))
    }
    return LocalText(entries)
  }

  /// The titles.
  package var titles: LocalText { texts(.title) }
}
