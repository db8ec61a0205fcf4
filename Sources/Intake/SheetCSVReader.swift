// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Reads assessments as CSV: one row a score, the first row names the columns.
struct SheetCSVReader: Sendable {
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
    /// The columns that name a sheet, as far as the file has them: neighbours together.
    private var parts: [ClosedRange<Int>] = []
    /// The last of them.
    private let last: Int
    /// Where the words of the last row stand.
    private var ranges: [Range<Int>] = []
    /// The sheet of the last row, or nil where that was refused.
    private var position: Int?

    /// The columns of a header.
    init(_ header: SheetHeader) {
      let all: [SheetColumn] = [.call, .assessor, .application, .role, .status, .version]
      let columns = all.map { header[$0] }.filter { $0 >= 0 }.sorted()
      last = columns.last ?? 0
      for column in columns {
        if let before = parts.last, before.upperBound + 1 == column {
          parts[parts.count - 1] = before.lowerBound...column
        } else {
          parts.append(column...column)
        }
      }
    }

    /// The sheet, where the current row names the same as the last one did.
    func sheet(_ reader: CSVReader) -> Int? {
      guard position != nil, reader.count > last else { return nil }
      for index in parts.indices {
        let range = reader.range(parts[index].lowerBound, through: parts[index].upperBound)
        guard reader.isSame(range, as: ranges[index]) else { return nil }
      }
      return position
    }

    /// Takes note of a row that names another sheet.
    mutating func take(_ reader: CSVReader, _ position: Int?) {
      ranges.removeAll(keepingCapacity: true)
      let isWhole = reader.count > last
      self.position = isWhole ? position : nil
      guard isWhole else { return }
      for part in parts {
        ranges.append(reader.range(part.lowerBound, through: part.upperBound))
      }
    }
  }

  /// The scores that were sound in earlier rows, by the bytes of criterion and value: a batch has
  /// millions of scores and a few dozen different ones.
  private struct Known {
    /// The columns of criterion, value, comment and conflict, or -1.
    let columns: (criterion: Int, score: Int, comment: Int, conflict: Int)
    /// The last of them.
    let last: Int
    /// Criterion and value as written.
    var written = TextTable()
    /// For each of those the number of the table's pair, or nil where it was refused.
    var pairs: [Int?] = []
    /// Whether the score stands behind the criterion, so that both are one piece of the file.
    let areNeighbours: Bool

    /// The columns of a header.
    init(_ header: SheetHeader) {
      columns = (header[.criterion], header[.score], header[.comment], header[.conflict])
      last = max(max(columns.criterion, columns.score), max(columns.comment, columns.conflict))
      areNeighbours = columns.criterion >= 0 && columns.score == columns.criterion + 1
    }

    /// The number of what a row says under criterion and value; nil where it has a comment, a
    /// conflict, or too few fields, and so has to be read as a whole.
    mutating func number(_ reader: CSVReader) -> Int? {
      guard reader.count > last, isEmpty(columns.comment, reader), isEmpty(columns.conflict, reader)
      else { return nil }
      // Between two that are not quoted stands one byte; quoted ones could be written like others.
      if areNeighbours,
        reader.range(columns.criterion).upperBound + 1 == reader.range(columns.score).lowerBound
      {
        let range = reader.range(columns.criterion, through: columns.score)
        return reader.withBytes(range) { written.number(of: $0) }
      }
      var key: [UInt8] = []
      reader.append(columns.criterion, to: &key)
      // No field can have this byte.
      key.append(0)
      reader.append(columns.score, to: &key)
      return written.number(of: key.span)
    }

    /// Whether a column is empty or not there.
    private func isEmpty(_ column: Int, _ reader: CSVReader) -> Bool {
      column < 0 || reader.range(column).isEmpty
    }
  }

  /// An empty table for the file.
  func table() -> SheetTable { SheetTable(call: call, options: options) }

  /// A reader that has read the first row, and its columns; nil where anything is wrong with them.
  func head(_ bytes: [UInt8]) -> (reader: CSVReader, header: SheetHeader)? {
    var findings: [Finding] = []
    guard let head = try? head(bytes, &findings), findings.isEmpty else { return nil }
    return head
  }

  /// The same; what is wrong with the columns is added to the findings.
  private func head(
    _ bytes: [UInt8], _ findings: inout [Finding]
  ) throws(CSVFault) -> (reader: CSVReader, header: SheetHeader) {
    var reader = try CSVReader(bytes)
    _ = try reader.nextRow()
    var cells = (0..<reader.count).map { index in
      let position = reader.position(index)
      return (
        name: trimmed(reader.text(index)),
        place: Place(file: file, line: position.line, column: position.column)
      )
    }
    if cells.isEmpty { cells = [("", Place(file: file, line: 1))] }
    let required = SheetColumn.allCases.filter(\.isRequired)
    let header = SheetHeader(cells, required: required, &findings)
    reader.maximumFields = reader.count
    return (reader, header)
  }

  /// Reads rows that begin before an offset.
  func read(
    _ reader: inout CSVReader, _ header: SheetHeader, until end: Int, into table: inout SheetTable
  ) throws(CSVFault) {
    var name = Name(header)
    var known = Known(header)
    var row = Row(reader: reader, header: header, file: file)
    defer { reader = row.reader }
    while row.reader.offset < end, try row.reader.nextRow() {
      if row.reader.isBlank { continue }
      var sheet = name.sheet(row.reader)
      if sheet == nil {
        sheet = table.sheet(row.reader, header, file) ?? table.sheet(of: row)
        name.take(row.reader, sheet)
      }
      guard let sheet else { continue }
      guard let number = known.number(row.reader) else {
        table.score(row, of: sheet)
        continue
      }
      if number < known.pairs.count, let pair = known.pairs[number] {
        table.score(pair: pair, at: row.reader.position(known.columns.score), of: sheet)
      } else {
        let pair = table.score(row, of: sheet)
        if number == known.pairs.count { known.pairs.append(pair) }
      }
    }
  }

  /// The sheets, in the order of their first rows, or what is wrong with the file.
  func sheets(_ bytes: [UInt8]) -> (sheets: Sheets, findings: [Finding]) {
    var table = table()
    do throws(CSVFault) {
      var (reader, header) = try head(bytes, &table.findings)
      guard table.findings.isEmpty else { return ([], table.findings) }
      try read(&reader, header, until: bytes.count, into: &table)
    } catch {
      table.findings.append(
        OfficialFindings.at(
          Place(file: file, line: error.position.line, column: error.position.column),
          OfficialFindings.brokenCSV, [("detail", error.words)]))
    }
    return (table.sheets, table.findings)
  }
}
