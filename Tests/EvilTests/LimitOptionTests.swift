// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Every limit of a file has a default, an option and a finding.
@Suite("DESIGN §9: limits through the tool")
struct LimitOptionTests {
  private let good = Repository.root + "/Tests/Evil/good/good.xml"

  @Test(
    "each limit has its option and its code",
    arguments: [
      ("--max-bytes", "1000", "XML201"), ("--max-depth", "2", "XML202"),
      ("--max-elements", "5", "XML203"), ("--max-attributes", "2", "XML204"),
      ("--max-start-tag", "40", "XML205"), ("--max-text", "5", "XML206"),
      ("--max-name", "10", "XML207"),
    ])
  func limit(option: String, value: String, code: String) throws {
    let checked = try Checked.run([good], options: [option, value])
    #expect(checked.outcome.status == 1)
    #expect(checked.files.first?.codes.contains(code) == true, "\(checked.files)")
    #expect(checked.files.first?.verdict != "eligible")
    let wrong = try Checked.run([good], options: [option, "0"])
    #expect(wrong.outcome.status == 64)
  }

  @Test("findings")
  func findings() throws {
    let sandbox = try Sandbox()
    let text = String(decoding: try Repository.bytes("Tests/Evil/good/good.xml"), as: UTF8.self)
    let path = try sandbox.file(
      "a.xml", Array(text.replacing("total=", with: "totals=").utf8))
    #expect(try Checked.run([path]).files.first?.codes.contains("XML208") == false)
    let checked = try Checked.run([path], options: ["--max-findings", "2"])
    #expect(checked.files.first?.codes.contains("XML208") == true, "\(checked.files)")
  }

  @Test("time: a file that takes too long is not decided")
  func time() throws {
    let sandbox = try Sandbox()
    let text = String(decoding: try Repository.bytes("Tests/Evil/good/good.xml"), as: UTF8.self)
    let titles = String(repeating: "<title xml:lang=\"en\">a</title>", count: 150_000)
    let at = try #require(text.firstRange(of: "<title")).lowerBound
    let path = try sandbox.file("a.xml", Array((text[..<at] + titles + text[at...]).utf8))
    let checked = try Checked.run([path], options: ["--max-milliseconds", "1"])
    #expect(checked.outcome.status == 1)
    #expect(checked.files.first?.verdict == "undetermined")
    #expect(checked.files.first?.codes.contains("XML301") == true, "\(checked.files)")
  }
}
