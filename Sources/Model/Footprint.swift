// SPDX-License-Identifier: Apache-2.0

/// A part of an application: what a rule reads, or what a fault has made doubtful.
///
/// A rule may be answered from a faulty application only where the two do not meet. So it is never
/// smaller than the truth: what is not known to be read or sound counts as read and as doubtful.
package struct Footprint: Sendable, Hashable {
  /// A column of a table.
  package struct Cell: Sendable, Hashable {
    /// The table.
    package let table: Table
    /// The position of the column.
    package let column: Int

    /// A column of a table.
    package init(table: Table, column: Int) {
      self.table = table
      self.column = column
    }
  }

  /// Whether it is all of the application.
  package private(set) var isEverything = false
  /// Tables whose rows are meant: which there are, and all that stands in them.
  package private(set) var tables: Set<Table> = []
  /// Tables of which only the number of rows is meant.
  package private(set) var rows: Set<Table> = []
  /// Columns, in every row.
  package private(set) var cells: Set<Cell> = []

  /// Nothing.
  package init() {}

  /// All of the application.
  package static let everything: Footprint = {
    var all = Footprint()
    all.isEverything = true
    return all
  }()

  /// Whether it is nothing at all.
  package var isEmpty: Bool {
    !isEverything && tables.isEmpty && rows.isEmpty && cells.isEmpty
  }

  /// Adds all of the application.
  package mutating func addEverything() { isEverything = true }

  /// Adds a table with all that stands in it.
  package mutating func add(table: Table) { tables.insert(table) }

  /// Adds the rows of a table, whatever stands in them.
  package mutating func add(rowsOf table: Table) { rows.insert(table) }

  /// Adds a column.
  package mutating func add(column: Int, of table: Table) {
    cells.insert(Cell(table: table, column: column))
  }

  /// Adds all of another.
  package mutating func formUnion(_ other: Footprint) {
    isEverything = isEverything || other.isEverything
    tables.formUnion(other.tables)
    rows.formUnion(other.rows)
    cells.formUnion(other.cells)
  }

  /// Whether the two share anything.
  package func meets(_ other: Footprint) -> Bool {
    if isEverything { return !other.isEmpty }
    if other.isEverything { return !isEmpty }
    let named = rows.union(cells.map(\.table))
    let otherNamed = other.rows.union(other.cells.map(\.table))
    return !tables.isDisjoint(with: other.tables.union(otherNamed))
      || !other.tables.isDisjoint(with: named)
      || !rows.isDisjoint(with: other.rows)
      || !cells.isDisjoint(with: other.cells)
  }
}
