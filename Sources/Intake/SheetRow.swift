// SPDX-License-Identifier: Apache-2.0

package import Model
package import Notation

/// How score sheets are read.
package struct SheetOptions: Sendable, Hashable {
  /// Whether scores are written with a decimal comma, as somebody has declared.
  package var decimalComma = false
  /// The most characters of one comment: what a cell of a spreadsheet holds.
  package var comment = 32_767

  /// The defaults.
  package init() {}
}

/// A row of a table of scores.
package protocol SheetRow {
  /// The text of a column, without white space around it; empty where the table has no such column.
  func text(_ column: SheetColumn) -> String
  /// Where that text stands.
  func place(_ column: SheetColumn) -> Place
  /// Whether the score is a number of a workbook, so that its text was made by a program, with a
  /// point, and not by a person.
  var hasNumber: Bool { get }
}

/// Where the columns of a table are, as its header says.
package struct SheetHeader: Sendable {
  /// For each column its position, or -1.
  private var positions = SheetColumn.allCases.map { _ in -1 }

  /// A header, read cell by cell; what is wrong is added to the findings.
  package init(
    _ cells: [(name: String, place: Place)], required: [SheetColumn], _ findings: inout [Finding]
  ) {
    for (index, cell) in cells.enumerated() where !cell.name.isEmpty {
      guard let column = SheetColumn(name: cell.name) else {
        findings.append(
          OfficialFindings.at(
            cell.place, OfficialFindings.unknownColumn, [("column", cell.name)]))
        continue
      }
      if positions[column.rawValue] >= 0 {
        findings.append(
          OfficialFindings.at(
            cell.place, OfficialFindings.duplicate, [("what", "column"), ("id", column.name)]))
      }
      positions[column.rawValue] = index
    }
    let place = cells.first?.place ?? Place(file: "")
    for column in required where positions[column.rawValue] < 0 {
      findings.append(
        OfficialFindings.at(
          Place(file: place.file, line: max(place.line, 1), tab: place.tab),
          OfficialFindings.missingColumn, [("column", column.name)]))
    }
  }

  /// The position of a column, or -1.
  package subscript(column: SheetColumn) -> Int { positions[column.rawValue] }
}
