// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@Suite("DESIGN §2: lists may be files of the call, named in it with their SHA-256")
struct CodelistFileTests {
  /// A call whose only codelist stands in a file, written into a folder.
  static func call(_ csv: String, file: String = "cities.csv", digest: String? = nil) throws -> URL
  {
    let scratch = try Scratch()
    let data = Data(csv.utf8)
    try data.write(to: scratch.path("cities.csv"))
    let found = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    try scratch.write(
      """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC"
        languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01T12:00:00Z">
        <title xml:lang="en">Test</title>
        <codelists><codelist id="cities" file="\(file)" sha256="\(digest ?? found)">
          <name xml:lang="en">Cities</name></codelist></codelists>
        <rules><bound id="listed" severity="ineligible"><count of="partner"><where><listed
          attribute="participant" list="cities"/></where></count><min value="1"/>
          <message xml:lang="en">A city of the list.</message></bound></rules>
      </call>
      """, "call.xml")
    for code in ["xian", "lyon"] {
      try scratch.write(
        """
        <application xmlns="urn:opencall:application:1" call="T" id="A"><title xml:lang="en">t</title>
        <partner id="P" role="lead" kind="k" country="CN"><name xml:lang="en">n</name>
        <participant code="\(code)"/></partner></application>
        """, "\(code).xml")
    }
    return scratch.folder
  }

  @Test("its codes are the list's")
  func codes() throws {
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n")
    #expect(try Tool.run(["check", "call.xml", "xian.xml"], in: folder).status == 0)
    #expect(try Tool.run(["check", "call.xml", "lyon.xml"], in: folder).status == 1)
  }

  @Test("another digest refuses the call, and names both")
  func digest() throws {
    let zeros = String(repeating: "0", count: 64)
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n", digest: zeros)
    let run = try Tool.run(["check", "call.xml", "xian.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL109") && run.errors.contains(zeros), "\(run.errors)")
  }

  @Test("a path that leads out of the call's folder refuses the call")
  func path() throws {
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n", file: "../cities.csv")
    let run = try Tool.run(["check", "call.xml", "xian.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL108"), "\(run.errors)")
  }

  @Test(
    "a fault in it refuses the call, and is said in words of either language",
    arguments: [
      ("", "it is empty", "文件为空"),
      ("name\r\nXi'an\r\n", "no column “code”", "缺少“code”列"),
      ("code,name\r\nxian\r\n", "1 cells in a row under 2 columns", "该行有 1 格，而表头有 2 列"),
      ("code,name\r\nxi/an,Xi'an\r\n", "“xi/an” is no code", "“xi/an”不是代码"),
      (
        "code,name,valid-from\r\nxian,Xi'an,31.5.2026\r\n", "“31.5.2026” is no day",
        "“31.5.2026”不是 2026-05-31 格式的日期"
      ),
      ("code,name\r\nxian,\"Xi'an\r\n", "a cell begins with a quotation mark", "没有结束引号"),
      ("code,name\r\nxian,\"Xi\"an\r\n", "closing quotation mark", "结束引号之后还有文字"),
      ("code,name\r\nxian,Xi\"an\r\n", "in a cell that does not begin with one", "未以引号开头"),
      ("code,name\r\nxian,Xi\0an\r\n", "a NUL byte", "空字节"),
    ])
  func broken(_ csv: String, _ english: String, _ chinese: String) throws {
    let folder = try Self.call(csv)
    for (language, words) in [("en", english), ("zh", chinese)] {
      let run = try Tool.run(["check", "call.xml", "xian.xml", "--lang", language], in: folder)
      #expect(run.status == 2)
      let flat = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let joined = flat.replacingOccurrences(of: " ", with: "")
      #expect(flat.contains("CAL108"), "\(run.errors)")
      #expect(joined.contains(words.replacingOccurrences(of: " ", with: "")), "\(run.errors)")
    }
  }
}
