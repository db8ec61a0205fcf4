// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Testing

@testable import Intake

/// Score sheets whose CSV is broken, as officials are told it.
@Suite("what is wrong with a CSV file is said in words of both languages")
struct BrokenCSVTests {
  static let head =
    "call,assessor,role,application,criterion,score,comment,status,version,conflict\n"

  @Test(
    "each fault has its sentence and place",
    arguments: [
      ("T,A01,first,\"B-1\n", "2:13", "a cell begins with a quotation mark", "没有结束引号"),
      ("T,\"A01\"x,first\n", "2:8", "text follows a cell's closing quotation mark", "还有文字"),
      ("T,A\"01,first\n", "2:4", "in a cell that does not begin with one", "未以引号开头"),
      ("T,A01\0\n", "2:6", "a NUL byte", "空字节"),
      ("T,1,2,3,4,5,6,7,8,9,10\n", "2:21", "more cells in a row than there are columns", "多于表头的列"),
    ])
  func sentence(_ row: String, _ spot: String, _ english: String, _ chinese: String) throws {
    let reader = try SheetReader(call: CallID("T"))
    let findings = reader.sheets(Array((Self.head + row).utf8), file: "a.csv").findings
    let finding = try #require(findings.last)
    #expect(finding.kind.code == "OFF106")
    #expect(finding.sentence(.english).contains(english), "\(finding.sentence(.english))")
    #expect(finding.sentence(.chinese).contains(chinese), "\(finding.sentence(.chinese))")
    #expect("\(finding.place?.line ?? 0):\(finding.place?.column ?? 0)" == spot)
  }

  @Test("bytes that are not UTF-8, too")
  func encoding() throws {
    let reader = try SheetReader(call: CallID("T"))
    let findings = reader.sheets(Array(Self.head.utf8) + [0x54, 0xFF], file: "a.csv").findings
    let finding = try #require(findings.last)
    #expect(finding.sentence(.english).contains("bytes that are not UTF-8"))
    #expect(finding.sentence(.chinese).contains("非 UTF-8"))
    #expect(finding.place?.line == 2 && finding.place?.column == 2)
  }
}
