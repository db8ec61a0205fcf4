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
    var reader: CSVReader
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

  /// How a row names its sheet: where its words stood, and which sheet that is. Rows of one sheet
  /// mostly follow each other, and then nothing has to be read or looked up again.
  private struct Name {
    /// The columns that name a sheet, as far as the file has them.
    let columns: [Int]
    /// The last of them.
    let last: Int
    /// Where the words of the last row stand.
    var ranges: [Range<Int>] = []
    /// The sheet of the last row, or nil where that was refused.
    var position: Int?

    /// The columns of a header.
    init(_ header: SheetHeader) {
      let all: [SheetColumn] = [.call, .assessor, .application, .role, .status, .version]
      columns = all.map { header[$0] }.filter { $0 >= 0 }
      last = columns.max() ?? 0
    }

    /// The sheet, where the current row names the same as the last one did.
    func sheet(_ reader: CSVReader) -> Int? {
      guard position != nil, reader.count > last else { return nil }
      for (column, range) in zip(columns, ranges) where !reader.isWritten(column, as: range) {
        return nil
      }
      return position
    }

    /// Takes note of a row that names another sheet.
    mutating func take(_ reader: CSVReader, _ position: Int?) {
      let isWhole = reader.count > last
      ranges = isWhole ? columns.map { reader.range($0) } : []
      self.position = isWhole ? position : nil
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
      var name = Name(header)
      var row = Row(reader: reader, header: header, file: file)
      while try row.reader.nextRow() {
        if row.reader.isBlank { continue }
        if let position = name.sheet(row.reader) {
          table.score(row, of: position)
        } else {
          name.take(row.reader, table.add(row))
        }
      }
    } catch {
      table.findings.append(
        OfficialFindings.at(
          Place(file: file, line: error.position.line, column: error.position.column),
          OfficialFindings.brokenCSV, [("detail", error.words)]))
    }
    return (table.sheets, table.findings)
  }
}
