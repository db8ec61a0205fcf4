// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("opencall call: check, guide, new")
struct CallCommandTests {
  /// The sample's call with one text replaced, in a folder of its own.
  static func spoilt(_ old: String, _ new: String) throws -> Scratch {
    let scratch = try Scratch()
    let text = try String(
      contentsOf: Tool.sample.appendingPathComponent("call.xml"), encoding: .utf8)
    try #require(text.contains(old))
    try scratch.write(text.replacingOccurrences(of: old, with: new), "call.xml")
    return scratch
  }

  @Test("the sample is sound")
  func sound() throws {
    for language in ["en", "zh"] {
      let run = try Tool.run(["call", "check", "call.xml", "--lang", language])
      #expect(run.status == 0, "\(run.all)")
      #expect(run.output.contains(language == "en" ? "The call is sound: " : "征集文件无误："))
      #expect(!run.output.contains("error") && !run.output.contains("错误"))
    }
  }

  @Test("DESIGN §5.7: an error refuses the call in every command, with its line")
  func refused() throws {
    let scratch = try CallCommandTests.spoilt(
      "<threshold min=\"60\"", "<threshold min=\"160\"")
    let check = try Tool.run(["call", "check", "call.xml"], in: scratch.folder)
    #expect(check.status == 1)
    #expect(check.output.contains("error[CAL401]"), "\(check.all)")
    #expect(check.output.contains("<threshold min=\"160\""), "the line is shown")
    let concise = try Tool.run(
      ["call", "check", "call.xml", "--format", "concise"], in: scratch.folder)
    #expect(concise.output.contains(": error CAL401: "), "\(concise.all)")
    let guide = try Tool.run(["call", "guide", "call.xml"], in: scratch.folder)
    #expect(guide.status == 1 && guide.output.isEmpty && guide.errors.contains("CAL401"))
    let application = Tool.sample.appendingPathComponent("applications").path
    let own = try Tool.run(["check", "call.xml", application], in: scratch.folder)
    #expect(own.status == 2 && own.errors.contains("CAL401"), "\(own.all)")
  }

  @Test("a warning does not refuse")
  func warned() throws {
    let scratch = try CallCommandTests.spoilt(
      "<message xml:lang=\"zh\">牵头方须为公共机关。</message>",
      "<message xml:lang=\"zh\">The lead partner must be a public authority.</message>")
    let run = try Tool.run(["call", "check", "call.xml"], in: scratch.folder)
    #expect(run.status == 0 && run.output.contains("warning[CAL304]"), "\(run.all)")
    #expect(run.output.contains("1 warning."))
  }

  @Test("what is no call says so")
  func noCall() throws {
    let scratch = try Scratch()
    let missing = try Tool.run(["call", "check", "none.xml"], in: scratch.folder)
    #expect(missing.status == 2 && missing.errors.contains("none.xml"))
    try scratch.write("<call", "broken.xml")
    let broken = try Tool.run(["call", "check", "broken.xml"], in: scratch.folder)
    #expect(broken.status == 1 && broken.output.contains("broken.xml:1"), "\(broken.all)")
    try scratch.write("", "empty.xml")
    #expect(try Tool.run(["call", "check", "empty.xml"], in: scratch.folder).status == 1)
  }

  @Test("JSON for programs")
  func json() throws {
    let scratch = try CallCommandTests.spoilt("out-of=\"100\"", "out-of=\"99\"")
    let run = try Tool.run(["call", "check", "call.xml", "--format", "json"], in: scratch.folder)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["format"] as? String == "urn:opencall:call-check:1")
    #expect((object["counts"] as? [String: Int])?["error"] == 1)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.first?["code"] as? String == "CAL107")
    #expect(findings.first?["weight"] as? String == "error")
  }

  @Test("a new call is written once, and never over another file")
  func new() throws {
    let scratch = try Scratch()
    let arguments = ["call", "new", "--id", "X-1", "--out", "call.xml"]
    #expect(try Tool.run(arguments, in: scratch.folder).status == 0)
    let again = try Tool.run(arguments, in: scratch.folder)
    #expect(again.status == 2 && again.errors.contains("call.xml"))
    let check = try Tool.run(["call", "check", "call.xml"], in: scratch.folder)
    #expect(check.status == 0, "\(check.all)")
    #expect(try Tool.run(["call", "new", "--id", "no blanks"]).status == 64)
    let printed = try Tool.run(["call", "new", "--id", "X-1", "--lang", "zh"])
    #expect(printed.output.contains("公开征集文件") && printed.output.contains("id=\"X-1\""))
  }

  @Test("a guide is written complete, in either form")
  func guide() throws {
    let scratch = try Scratch()
    let call = Tool.sample.appendingPathComponent("call.xml").path
    let page = try Tool.run(
      ["call", "guide", call, "--format", "html", "--lang", "zh", "--out", "g.html"],
      in: scratch.folder)
    #expect(page.status == 0 && page.output.isEmpty, "\(page.all)")
    let text = try String(contentsOf: scratch.path("g.html"), encoding: .utf8)
    #expect(text.hasPrefix("<!doctype html>") && text.hasSuffix("</html>\n"))
    #expect(text.contains("<html lang=\"zh\">"))
    let nowhere = try Tool.run(
      ["call", "guide", call, "--out", "none/g.md"], in: scratch.folder)
    #expect(nowhere.status == 2)
  }
}
