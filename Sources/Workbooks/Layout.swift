// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import Notation

/// Where things stand in a workbook of scores; writer and reader share it. Rows and columns count
/// from 1.
enum Layout {
  /// The tab with the guidance.
  static let guide = "Guide"
  /// The tab with the scores.
  static let scores = "Scores"
  /// The row that names the keys of the whole sheet: call, assessor, role, version.
  static let keyNames = 1
  /// The row with their values.
  static let keys = 2
  /// The row with headings for people.
  static let headings = 3
  /// The row that names the columns.
  static let header = 4
  /// The first row of scores.
  static let first = 5
  /// The keys of the whole sheet and the columns that they stand in.
  static let keyColumns: [(key: SheetColumn, column: Int)] = [
    (.call, 1), (.assessor, 3), (.role, 5), (.version, 6),
  ]
  /// The columns of scores; after them comes the progress count.
  static let columns: [SheetColumn] = [
    .application, .title, .criterion, .criterionName, .allowed, .score, .comment, .status,
    .conflict,
  ]
  /// The name of the column with the progress count, which nobody reads.
  static let progress = "done"

  /// The column of a kind of value.
  static func column(_ column: SheetColumn) -> Int {
    (columns.firstIndex(of: column) ?? 0) + 1
  }
}

#endif
