// SPDX-License-Identifier: Apache-2.0

#if Workbooks

import Intake
import Model
import Scoring
import Testing

@testable import Workbooks

@Suite("A workbook that is not as it should be is refused where it is wrong")
struct BadBookTests {
  /// A change, and the codes that it leads to, with the cell.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let found: [String]
    let change: @Sendable (inout FilledBook) throws -> Void

    init(
      _ title: String, _ found: [String],
      _ change: @escaping @Sendable (inout FilledBook) throws -> Void
    ) {
      testDescription = title
      self.found = found
      self.change = change
    }
  }

  static let cases: [Case] = [
    Case("a formula for a score", ["XLS111 6:6"]) { try $0.put("F6", "<f>1+3</f><v>4</v>") },
    Case("a formula for a comment", ["XLS111 6:7"]) {
      try $0.put("G6", "<f>A1</f><v>x</v>", "t=\"str\"")
    },
    Case("a formula for the assessor", ["XLS111 2:3"]) {
      try $0.put("C2", "<f>\"A02\"</f><v>A02</v>", "t=\"str\"")
    },
    Case("a date for a score", ["XLS113 6:6"]) {
      try $0.replace(
        "<cellXfs count", "<cellXfs data=\"\" count", in: "xl/styles.xml")
      try $0.replace(
        "</cellXfs>", "<xf numFmtId=\"14\" fontId=\"0\"/></cellXfs>", in: "xl/styles.xml")
      let styles = $0.parts.first { $0.name == "xl/styles.xml" }?.text ?? ""
      let part = styles.split(separator: "<cellXfs")[1].split(separator: "</cellXfs>")[0]
      let count = part.split(separator: "<xf ", omittingEmptySubsequences: false).count - 1
      try $0.put("F6", "<v>46146</v>", "s=\"\(count - 1)\"")
    },
    Case("a date as ISO 8601", ["XLS113 6:6"]) {
      try $0.put("F6", "<v>2026-05-04T00:00:00</v>", "t=\"d\"")
    },
    Case("a truth value for a score", ["XLS114 6:6"]) { try $0.put("F6", "<v>1</v>", "t=\"b\"") },
    Case("an error for a score", ["XLS114 6:6"]) { try $0.put("F6", "<v>#N/A</v>", "t=\"e\"") },
    Case("a number with stray digits", ["XLS115 6:6"]) {
      try $0.put("F6", "<v>0.30000000000000004</v>")
    },
    Case("merged cells", ["XLS112 5:0"]) {
      try $0.replace(
        "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"F6:F8\"/></mergeCells>")
    },
    Case("a column more", ["XLS116 5:11"]) {
      try $0.replace(
        "</c></row><row r=\"6\"",
        "</c><c r=\"K5\" t=\"inlineStr\"><is><t>note</t></is></c></row><row r=\"6\"")
    },
    Case("a column renamed", ["OFF103 4:0", "OFF104 4:6"]) { try $0.put(text: "points", "F4") },
    Case("a tab renamed", ["XLS106"]) {
      try $0.replace("name=\"Scores\"", "name=\"Tabelle2\"", in: "xl/workbook.xml")
    },
    Case("a tab hidden", ["XLS108"]) {
      try $0.replace(
        "name=\"Scores\"", "name=\"Scores\" state=\"hidden\"", in: "xl/workbook.xml")
    },
    Case("a tab more", ["XLS107"]) {
      try $0.replace("name=\"Guide\"", "name=\"My notes\"", in: "xl/workbook.xml")
    },
    Case("another call", ["OFF101 2:1", "OFF101 2:1", "OFF101 2:1"]) {
      try $0.put(text: "CALL-2", "A2")
      try $0.replace("<row r=\"9\"", "<row r=\"1000\"><c r=\"A1000\"/></row></sheetData><!--")
      try $0.replace("</worksheet>", "--></worksheet>")
    },
    Case("an unknown status", ["OFF105 5:8", "OFF105 5:8", "OFF105 5:8"]) {
      try $0.put(text: "done", "H5")
    },
    Case("a comment too long", ["SHT102 6:7"]) {
      try $0.put(text: String(repeating: "长", count: 32_768), "G6")
    },
    Case("a control character", ["SHT103 6:7"]) { try $0.put(text: "a_x0001_b", "G6") },
    Case("a sheet without its row of status", ["OFF105 5:8", "OFF105 5:8", "OFF105 5:8"]) {
      try $0.put(text: " ", "H5")
    },
    Case("rows out of order", ["XLS105"]) { try $0.replace("<row r=\"7\"", "<row r=\"3\"") },
    Case("a text that is not there", ["XLS105"]) {
      try $0.put("G6", "<v>99999</v>", "t=\"s\"")
    },
    Case("an entity", ["XLS105"]) {
      try $0.replace("<worksheet", "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet")
    },
    Case("a part that is not there", ["XLS105"]) { book in
      book.parts.removeAll { $0.name == FilledBook.scores }
    },
    Case("tabs from elsewhere", ["XLS105"]) {
      try $0.replace(
        "Target=\"worksheets/sheet2.xml\"",
        "Target=\"http://example.org/x\" TargetMode=\"External\"",
        in: "xl/_rels/workbook.xml.rels")
    },
  ]

  @Test("what is wrong is found in its cell", arguments: cases)
  func wrong(_ wrong: Case) throws {
    var book = try FilledBook()
    try wrong.change(&book)
    let found = book.read().findings.map { finding in
      let place = finding.place.flatMap { $0.tab == nil ? nil : " \($0.line):\($0.column)" }
      return finding.kind.code + (place ?? "")
    }
    #expect(found.sorted() == wrong.found)
  }

  @Test("scores off the grid have their cells, and a text 4,5 is no number")
  func grid() throws {
    var book = try FilledBook()
    try book.put("F6", "<v>4.3</v>")
    try book.put("F7", "<v>2</v>")
    try book.put(text: "4,5", "F10")
    let (sheets, findings) = book.read()
    #expect(findings == [])
    let found = defects(of: sheets, grid: FilledBook.grid)
    #expect(found.map(\.kind.code) == ["SCO105", "SCO105", "SCO103"])
    #expect(found.map { $0.place?.line } == [6, 7, 10])
    #expect(found.allSatisfy { $0.place?.column == 6 && $0.place?.tab == "Scores" })
    var options = SheetOptions()
    options.decimalComma = true
    #expect(book.read(options).findings.map(\.kind.code) == [])
  }

  @Test("two files for one assessor must say the same")
  func twoFiles() throws {
    var book = try FilledBook()
    let first = book.read().sheets
    #expect(defects(of: Sheets(joining: [first, first]), grid: FilledBook.grid) == [])
    try book.put("F6", "<v>4.5</v>")
    let both = Sheets(joining: [first, book.read().sheets])
    let found = defects(of: both, grid: FilledBook.grid)
    #expect(found.map(\.kind.code) == ["SCO108"])
  }

  @Test("10 MB of comments are too many")
  func comments() throws {
    var book = try FilledBook()
    let long = String(repeating: "x", count: 32_000)
    var limits = WorkbookLimits()
    limits.words = 100_000
    for row in [6, 7, 8] { try book.put(text: long, "G\(row)") }
    #expect(book.read(limits: limits).findings == [])
    try book.put(text: long, "G10")
    let result = book.read(limits: limits)
    #expect(result.findings.map(\.kind.code) == ["XLS103"])
    #expect(result.sheets.isEmpty)
  }
}

#endif
