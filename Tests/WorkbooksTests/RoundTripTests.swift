// SPDX-License-Identifier: Apache-2.0

#if Workbooks

import Intake
import Model
import Notation
import Report
import Testing

@testable import Workbooks

@Suite("A workbook goes out and comes back")
struct RoundTripTests {
  /// What a sheet says, to be compared.
  private func says(_ sheets: Sheets) -> [String] {
    sheets.flatMap { sheet in
      [
        "\(sheet.assessor) \(sheet.role) \(sheet.application) v\(sheet.version)"
          + " \(sheet.isFinal) \(sheet.conflict ?? "-")"
      ] + sheet.scores.map { "  \($0.criterion) \($0.value) \($0.comment)" }
    }
  }

  /// Fills the first application.
  private func filled() throws -> FilledBook {
    var book = try FilledBook()
    try book.put("F6", "<v>4.5</v>")
    try book.put("F7", "<v>3</v>")
    try book.put(text: "yes", "F8")
    try book.put(text: "Well argued &amp; clear. 论证充分。_x000D_\nSecond line", "G6")
    try book.put(text: "final", "H5")
    return book
  }

  @Test("untouched, it is drafts without scores")
  func untouched() throws {
    let (sheets, findings) = try FilledBook().read()
    #expect(findings == [])
    #expect(sheets.map(\.application.text) == ["B-1", "B-2"])
    #expect(sheets.allSatisfy { !$0.isFinal && $0.version == 1 && $0.role == .second })
    #expect(sheets.allSatisfy { $0.scores.map(\.criterion) == ["R1", "R2", "R3"] })
    #expect(sheets.flatMap(\.scores).allSatisfy { $0.value.isEmpty && $0.comment.isEmpty })
  }

  @Test("filled, it gives exactly what was written, with cells as places")
  func fill() throws {
    let (sheets, findings) = try filled().read()
    #expect(findings == [])
    let first = try #require(sheets.first)
    #expect(first.isFinal)
    #expect(first.scores.map(\.value) == ["4.5", "3", "yes"])
    #expect(first.scores[0].comment == "Well argued & clear. 论证充分。\r\nSecond line")
    let place = first.place(of: first.scores[0])
    #expect((place.tab, place.line, place.column) == ("Scores", 6, 6))
  }

  @Test("workbook, CSV and XML of the same sheets say the same")
  func formats() throws {
    let (sheets, _) = try filled().read()
    let call = FilledBook.form.call.id
    let reader = try SheetReader(call: call)
    let csv = reader.sheets(SheetsCSV.bytes(sheets), file: "a.csv")
    let xml = reader.sheets(SheetsXML.bytes(sheets, call: call), file: "a.xml")
    #expect(csv.findings == [])
    #expect(xml.findings == [])
    #expect(says(csv.sheets) == says(sheets))
    #expect(says(xml.sheets) == says(sheets))
  }

  @Test("a conflict of interest stands for the whole application")
  func conflict() throws {
    var book = try FilledBook()
    try book.put(text: "My sister works there.", "I5")
    let (sheets, findings) = book.read()
    #expect(findings == [])
    #expect(sheets.map(\.conflict) == ["My sister works there.", nil])
  }

  @Test("a raised version is read")
  func version() throws {
    var book = try FilledBook()
    try book.put("F2", "<v>2</v>")
    #expect(book.read().sheets.map(\.version) == [2, 2])
  }

  @Test("runs of different looks and shared texts are joined")
  func richText() throws {
    var book = try FilledBook()
    try book.put(
      "G6",
      "<is><r><t>one</t></r><r><t xml:space=\"preserve\"> </t></r><r><t>two</t></r>"
        + "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></is>", "t=\"inlineStr\"")
    #expect(book.read().sheets.first?.scores[0].comment == "one two")
  }

  @Test("the same form gives the same bytes (§10)")
  func sameBytes() {
    #expect(WorkbookWriter.bytes(FilledBook.form) == WorkbookWriter.bytes(FilledBook.form))
  }

  @Test("drop-downs, locks, frozen header and progress are there")
  func furniture() throws {
    let book = try FilledBook()
    let text = try #require(book.parts.first { $0.name == FilledBook.scores }?.text)
    #expect(text.contains("<sheetProtection sheet=\"1\""))
    #expect(text.contains("state=\"frozen\""))
    #expect(text.contains("COUNTA(F6:F8)&amp;\" / 3\""))
    #expect(text.contains("COUNTA(F5:F12)&amp;\" / 6\""))
    #expect(text.contains("<formula1>\"draft,final\"</formula1>"))
    // 0, 0.5 … 5 and n/a are twelve cells of the guidance.
    let guide = try #require(book.parts.first { $0.name == "xl/worksheets/sheet1.xml" }?.text)
    #expect(text.firstMatch(of: /<formula1>Guide!\$E\$[0-9]+:\$P\$[0-9]+<\/formula1>/) != nil)
    #expect(guide.contains("<v>4.5</v>"))
  }

  @Test(
    "numbers are taken from their decimal text",
    arguments: [
      ("4.5", "4.5"), ("4.50", "4.50"), ("1.5E-1", "0.15"), ("15e-1", "1.5"), ("-2E+2", "-200"),
      ("1E99", "1E99"), ("x", "x"), ("1E-30", "0." + String(repeating: "0", count: 29) + "1"),
    ])
  func exact(_ text: String, _ plain: String) {
    #expect(ExactNumber.plain(text) == plain)
  }
}

#endif
