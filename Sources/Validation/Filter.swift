// SPDX-License-Identifier: Apache-2.0

package import Model

/// A condition on a row, names resolved to positions (DESIGN §5.1: equatable, printable).
package indirect enum Filter: Hashable, Sendable {
  /// A text column has this value.
  case isText(column: Int, String)
  /// A number column has this value, in millionths.
  case isNumber(column: Int, Int128)
  /// A column has the value of another column, of the row or of the application.
  case same(column: Int, Reference)
  /// A text column has one of these values.
  case isIn(column: Int, [String])
  /// A text column begins with this.
  case prefix(column: Int, String)
  /// A number column lies between two bounds, in millionths, bounds included.
  case between(column: Int, least: Int128?, most: Int128?)
  /// A column is given.
  case present(column: Int)
  /// A column is a code of a list, valid on a day, and its entry meets a condition.
  case listed(column: Int, list: Int, on: CivilDate?, entry: EntryFilter?)
  /// There is a row of this table, belonging to the row, that meets the condition.
  case has(Table, Filter)
  /// All hold. Of nothing: yes.
  case all([Filter])
  /// At least one holds. Of nothing: no.
  case any([Filter])
  /// It does not hold.
  case not(Filter)

  /// A column of the row itself or of the application.
  package enum Reference: Hashable, Sendable {
    /// Of the row.
    case row(Int)
    /// Of the application's own row.
    case application(Int)
  }
}

/// A condition on an entry of a codelist; properties by name.
package indirect enum EntryFilter: Hashable, Sendable {
  /// A property has this value.
  case isText(property: String, String)
  /// A property has the value of a column.
  case same(property: String, Filter.Reference)
  /// A property has one of these values.
  case isIn(property: String, [String])
  /// A property begins with this.
  case prefix(property: String, String)
  /// A property is given.
  case present(property: String)
  /// All hold.
  case all([EntryFilter])
  /// At least one holds.
  case any([EntryFilter])
  /// It does not hold.
  case not(EntryFilter)
}
