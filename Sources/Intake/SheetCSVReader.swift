// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Reads assessments as CSV: one row a score, the first row names the columns.
struct SheetCSVReader {
  let file: String
  let call: CallID
  let options: SheetOptions

  /// The current row of a reader.
  private struct Row: SheetRow {
    let reader: CSVReader
    let header: SheetHeader
    let file: String
    let hasNumber = false

    func text(_ column: SheetColumn) -> String {
      let index = header[column]
      return index < 0 || index >= reader.count ? "" : trimmed(reader.text(index))
    }

    func place(_ column: SheetColumn) -> Place {
      let position = reader.position(min(max(header[column], 0), reader.count - 1))
      return Place(file: file, line: position.line, column: position.column)
    }
  }

  /// The sheets, in the order of their first rows, or what is wrong with the file.
  func sheets(_ bytes: [UInt8]) -> (sheets: [Sheet], findings: [Finding]) {
    var table = SheetTable(call: call, options: options)
    do throws(CSVFault) {
      var reader = try CSVReader(bytes)
      _ = try reader.nextRow()
      let required = SheetColumn.allCases.filter(\.isRequired)
      var cells = (0..<reader.count).map { index in
        let position = reader.position(index)
        return (
          name: trimmed(reader.text(index)),
          place: Place(file: file, line: position.line, column: position.column)
        )
      }
      if cells.isEmpty { cells = [("", Place(file: file, line: 1))] }
      let header = SheetHeader(cells, required: required, &table.findings)
      guard table.findings.isEmpty else { return ([], table.findings) }
      reader.maximumFields = reader.count
      while try reader.nextRow() {
        if reader.isBlank { continue }
        table.add(Row(reader: reader, header: header, file: file))
      }
    } catch {
      table.findings.append(
        OfficialFindings.at(
          Place(file: file, line: error.position.line, column: error.position.column),
          OfficialFindings.brokenCSV, [("detail", error.kind.rawValue)]))
    }
    return (table.sheets, table.findings)
  }
}
