// SPDX-License-Identifier: Apache-2.0

#if Workbooks

import Intake
import Model
import Testing

@testable import Workbooks

@Suite("An archive that is not as it should be is not unpacked")
struct BadArchiveTests {
  /// The codes and arguments that reading bytes gives.
  private func read(_ bytes: [UInt8], _ limits: WorkbookLimits = WorkbookLimits()) -> [String] {
    let result = WorkbookFormat(limits: limits).sheets(
      bytes, file: "a.xlsx", call: CallID("CALL-1"), options: SheetOptions())
    #expect(result.sheets.isEmpty)
    return result.findings.map { finding in
      ([finding.kind.code] + finding.arguments.map(\.value)).joined(separator: " ")
    }
  }

  /// An archive of a good workbook with entries more.
  private func archive(_ more: [StoredZip.Entry]) throws -> [UInt8] {
    let book = try FilledBook()
    let own = book.parts.map { StoredZip.Entry($0.name, Array($0.text.utf8)) }
    return StoredZip(entries: own + more).bytes
  }

  @Test("a bomb is not unpacked, in whatever part it is")
  func bomb() throws {
    let bomb = StoredZip.Entry(bomb: "xl/bomb.bin", times: 40_000)
    #expect(try read(archive([bomb])).first?.hasPrefix("XLS103 ratio of xl/bomb.bin") == true)
    var limits = WorkbookLimits()
    limits.bytes = 1_000_000
    #expect(
      try read(archive([bomb]), limits).first?.hasPrefix("XLS103 bytes of xl/bomb.bin") == true)
  }

  @Test("a deflated part of honest size is read")
  func deflated() throws {
    let small = StoredZip.Entry(bomb: "xl/blank.xml", times: 100)
    let result = WorkbookFormat().sheets(
      try archive([small]), file: "a.xlsx", call: CallID("CALL-1"), options: SheetOptions())
    #expect(result.findings == [])
    #expect(result.sheets.count == 2)
  }

  @Test("more is in a part than its directory says")
  func falseSize() throws {
    var entry = StoredZip.Entry(bomb: "xl/bomb.xml", times: 40_000)
    entry.size = 1000
    #expect(try read(archive([entry])).first?.hasPrefix("XLS10") == true)
  }

  @Test("too many parts, too many bytes in all")
  func many() throws {
    let parts = (0..<300).map { StoredZip.Entry("xl/p\($0).xml", Array("<a/>".utf8)) }
    #expect(try read(archive(parts)).first?.hasPrefix("XLS103 parts") == true)
    var limits = WorkbookLimits()
    limits.total = 1000
    #expect(try read(archive([]), limits).first?.hasPrefix("XLS103 bytes") == true)
  }

  @Test(
    "names that leave the archive",
    arguments: ["../evil.xml", "/etc/passwd", "xl/../../evil.xml", "C:\\evil.xml", "xl\\a.xml"])
  func names(_ name: String) throws {
    #expect(try read(archive([.init(name, [])])) == ["XLS104 \(name) path name"])
  }

  @Test("a name that comes twice, also in another case")
  func twice() throws {
    let entry = StoredZip.Entry("XL/workbook.xml", Array("<a/>".utf8))
    #expect(try read(archive([entry])) == ["XLS104 XL/workbook.xml occurs twice"])
  }

  @Test("a part with a password")
  func encryptedPart() throws {
    var entry = StoredZip.Entry("xl/secret.xml", Array("<a/>".utf8))
    entry.isEncrypted = true
    #expect(try read(archive([entry])) == ["XLS102"])
  }

  @Test("a workbook with a password, or of the old format")
  func encrypted() {
    #expect(read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [0, 0, 0]) == ["XLS102"])
  }

  @Test("no archive, half an archive, an empty one")
  func broken() throws {
    #expect(read(Array("assessor,role".utf8)).first?.hasPrefix("XLS101") == true)
    #expect(read([]).first?.hasPrefix("XLS101") == true)
    let whole = try archive([])
    #expect(read(Array(whole.prefix(whole.count / 2))).first?.hasPrefix("XLS101") == true)
    #expect(read(StoredZip().bytes).first?.hasPrefix("XLS10") == true)
  }

  @Test("changed bytes are noticed")
  func checksum() throws {
    let book = try FilledBook()
    var entries = book.parts.map { StoredZip.Entry($0.name, Array($0.text.utf8)) }
    entries[entries.count - 1].crc ^= 1
    #expect(read(StoredZip(entries: entries).bytes).first?.hasPrefix("XLS105") == true)
  }
}

#endif
