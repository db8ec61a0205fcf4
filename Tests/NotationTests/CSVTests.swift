// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

/// DESIGN §11: CSV is ours, because every value needs its place.
@Suite struct CSVTests {
  /// All rows of a text.
  private func rows(_ text: String, separator: UInt8? = nil) throws -> [[String]] {
    var reader = try CSVReader(Array(text.utf8), separator: separator)
    var rows: [[String]] = []
    while try reader.nextRow() { rows.append((0..<reader.count).map { reader.text($0) }) }
    return rows
  }

  @Test func `rows end with CRLF, LF, CR or the file`() throws {
    #expect(
      try rows("a,b\r\nc,d\ne,f\rg,h") == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
    #expect(try rows("") == [])
    #expect(try rows("\u{FEFF}") == [])
    #expect(try rows("\u{FEFF}a\n") == [["a"]])
    #expect(try rows("a,\n,b\n,") == [["a", ""], ["", "b"], ["", ""]])
    #expect(try rows("a\n\nb") == [["a"], [""], ["b"]])
  }

  @Test func `quoted fields keep separators, quotes and line breaks`() throws {
    #expect(try rows("\"a,b\",\"c\"\"d\",\"e\r\nf\",\"\"") == [["a,b", "c\"d", "e\r\nf", ""]])
    #expect(try rows("\"\"\"\"") == [["\""]])
    #expect(try rows("é,\"中\n文\"\n") == [["é", "中\n文"]])
  }

  @Test func `the separator is taken from the header line unless given`() throws {
    #expect(try rows("a;b;c\n1,5;2;3") == [["a", "b", "c"], ["1,5", "2", "3"]])
    #expect(try rows("a,b;c,d\n") == [["a", "b;c", "d"]])
    #expect(try rows("\";;;\",b\n") == [[";;;", "b"]])
    #expect(try rows("a;b,c", separator: 0x2C) == [["a;b", "c"]])
    #expect(try rows("a\n1;2;3") == [["a"], ["1;2;3"]])
  }

  @Test func `every field knows its line and column`() throws {
    var reader = try CSVReader(Array("\u{FEFF}é,\"x\ny\",中文,z\r\n\r\n1,2".utf8))
    var places: [[TextPosition]] = []
    var lines: [Int] = []
    while try reader.nextRow() {
      places.append((0..<reader.count).map { reader.position($0) })
      lines.append(reader.rowLine)
    }
    let expected = [[(1, 1), (1, 3), (2, 4), (2, 7)], [(3, 1)], [(4, 1), (4, 3)]]
    #expect(places == expected.map { $0.map { TextPosition(line: $0.0, column: $0.1) } })
    #expect(lines == [1, 3, 4])
  }

  @Test func `blank rows are known as such`() throws {
    var reader = try CSVReader(Array("a,b\n,\n\n\"\",\n".utf8))
    var blanks: [Bool] = []
    while try reader.nextRow() { blanks.append(reader.isBlank) }
    #expect(blanks == [false, true, true, false])
  }

  @Test func `every fault has its kind and its place`() {
    let table: [(String, CSVFault.Kind, Int, Int)] = [
      ("a,b\nc,\"d\n\ne", .unterminatedQuote, 2, 3),
      ("a\n\"b\"c", .textAfterClosingQuote, 2, 4),
      ("a\n\"b\" ,c", .textAfterClosingQuote, 2, 4),
      ("a\r\né b\"c", .quoteInField, 2, 4),
      ("a\nb\u{0}", .nulByte, 2, 2),
      ("a,\"\n \u{0}\"", .nulByte, 2, 2),
      ("a,b\n1,2,3\n", .tooManyFields, 2, 5),
      ("a,b\n1,2,\n", .tooManyFields, 2, 5),
    ]
    for (text, kind, line, column) in table {
      let fault = #expect(throws: CSVFault.self, "\(text)") {
        var reader = try CSVReader(Array(text.utf8), maximumFields: 2)
        while try reader.nextRow() {}
      }
      #expect(fault?.kind == kind)
      #expect(fault?.position == TextPosition(line: line, column: column), "\(text)")
    }
    let fault = #expect(throws: CSVFault.self) {
      _ = try CSVReader([0x61, 0x0D, 0x0A, 0xC3, 0xA9, 0x2C, 0xFF])
    }
    #expect(fault?.kind == .invalidUTF8)
    #expect(fault?.position == TextPosition(line: 2, column: 3))
  }

  @Test func `bytes of a field are handed out without its quotes`() throws {
    var reader = try CSVReader(Array("x,\"4.5\",\"a\"\"b\"".utf8))
    #expect(try reader.nextRow())
    #expect(try reader.withBytes(1) { try Decimals.micro($0) } == 4_500_000)
    #expect(reader.withBytes(2) { $0.count } == 3)
  }

  @Test func `what is written is read again`() throws {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", ",", ";", "\"", "\r", "\n", " ", "=", "'", "é", "中", "\u{FEFF}", "😀", "\t",
    ]
    var random = Seeded(4180)
    for separator: UInt8 in [0x2C, 0x3B] {
      for _ in 0..<300 {
        let table = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            random.text(of: alphabet, length: 5)
          }
        }
        var writer = CSVWriter(separator: separator)
        for row in table { writer.row(row) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let again = try rows(text, separator: separator)
        #expect(again.map { $0.map(ExactText.init) } == table.map { $0.map(ExactText.init) })
      }
    }
  }

  @Test func `the writer quotes only where needed`() {
    var writer = CSVWriter()
    writer.row(["a", "b c", "d,e", "f\"g", "", "-5", "h;i"])
    writer.row([""])
    let text = String(decoding: writer.takeBytes(), as: UTF8.self)
    #expect(text == "a,b c,\"d,e\",\"f\"\"g\",,-5,h;i\r\n\"\"\r\n")
    #expect(writer.bytes.isEmpty)
  }

  @Test func `formulas are disarmed where asked for`() {
    var writer = CSVWriter(separator: 0x3B, spreadsheetSafe: true, byteOrderMark: true)
    writer.row(["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=1", ""])
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text == "\u{FEFF}'=1+1;'+1;'-1;'@x;'\tx;\"'\rx\";a=1;\r\n")
  }
}
