// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("opencall check and new-application, as users run them")
struct SelfCheckTests {
  /// An eligible application, one that fails a rule, one of another call.
  static let (good, bad, other) = (
    "applications/IURC-001-barcelona-hangzhou.xml",
    "applications/IURC-009-haikou-santiago-ames.xml",
    "applications/IURC-006-mannheim-zhengzhou.xml"
  )

  /// Arguments and the status that they give.
  struct Usage: Sendable {
    let arguments: [String]
    let status: Int32

    init(_ arguments: String..., status: Int32) {
      self.arguments = arguments
      self.status = status
    }
  }

  static let usages: [Usage] = [
    Usage(good, status: 0),
    Usage(good, good, status: 0),
    Usage(bad, status: 1),
    Usage(good, bad, status: 1),
    Usage(other, status: 1),
    Usage(good, "--max-bytes", "10", status: 1),
    Usage("no-such.xml", status: 2),
    Usage(good, "--out", "no-such-folder/a.txt", status: 2),
    Usage(good, "--format", "pdf", status: 64),
    Usage(good, "--max-bytes", "0", status: 64),
  ]

  @Test(
    "DESIGN §8: 0 eligible, 1 anything else, 2 could not be done, 64 wrong usage",
    arguments: usages)
  func status(_ usage: Usage) throws {
    let (arguments, status) = (usage.arguments, usage.status)
    let run = try Tool.run(["check", "call.xml"] + arguments)
    #expect(run.status == status, "\(run.all)")
    #expect((status == 2 || status == 64) == run.output.isEmpty)
  }

  @Test("a call that is refused cannot be checked by")
  func refusedCall() throws {
    let run = try Tool.run(["check", "receipts.xml", Self.good])
    #expect(run.status == 2)
    #expect(run.output.isEmpty && run.errors.contains("XML122: The file holds receipts"))
  }

  static let formats = ["text", "concise", "json", "jsonl", "sarif", "github", "junit", "html"]

  @Test("--out writes the same bytes to a file, and nothing elsewhere", arguments: formats)
  func out(_ format: String) throws {
    let scratch = try Scratch()
    let file = scratch.path("out")
    let arguments = ["check", "call.xml", Self.good, Self.bad, "--format", format]
    let printed = try Tool.run(arguments, environment: ["COLUMNS": "100"])
    let written = try Tool.run(arguments + ["--out", file.path])
    #expect(printed.status == 1 && written.status == 1)
    #expect(written.all.isEmpty && printed.errors.isEmpty)
    #expect(try String(contentsOf: file, encoding: .utf8) == printed.output)
  }

  @Test("machine formats hold nothing else")
  func machines() throws {
    func output(_ format: String) throws -> String {
      try Tool.run(["check", "call.xml", Self.good, Self.bad, "--format", format]).output
    }
    for line in try output("jsonl").split(separator: "\n") {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect((value as? [String: Any])?["format"] as? String == "urn:opencall:check:1")
    }
    let list = try JSONSerialization.jsonObject(with: Data(try output("json").utf8))
    #expect(
      (list as? [[String: Any]])?.map { $0["verdict"] as? String } == ["eligible", "ineligible"])
    let sarif = try JSONSerialization.jsonObject(with: Data(try output("sarif").utf8))
    #expect((sarif as? [String: Any])?["version"] as? String == "2.1.0")
    #expect(try output("github").split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
    #expect(try output("junit").hasPrefix("<?xml "))
    #expect(try output("junit").hasSuffix("</testsuites>\n"))
    #expect(try output("html").hasPrefix("<!doctype html>"))
    #expect(try output("html").hasSuffix("</html>\n"))
    #expect(try output("concise").split(separator: "\n").count == 2)
  }

  @Test("standard input, folders and languages")
  func sources() throws {
    let bytes = try Data(contentsOf: Tool.sample.appendingPathComponent(Self.good))
    let run = try Tool.run(["check", "call.xml", "-", "--lang", "zh"], input: bytes)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("-（IURC-001）：符合资格\n"))
    let environment = try Tool.run(
      ["check", "call.xml", Self.good], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(environment.output.contains("符合资格"))
    for tag in ["ZH", "zh-CN", "zh_TW.UTF-8"] {
      let run = try Tool.run(["check", "call.xml", Self.good, "--lang", tag])
      #expect(run.status == 0 && run.output.contains("符合资格"), "\(tag)")
    }
    #expect(try Tool.run(["check", "call.xml", Self.good, "--lang", "de"]).status == 64)
    let folder = try Tool.run(["check", "call.xml", "applications", "--format", "concise"])
    #expect(folder.status == 1)
    #expect(folder.output.contains("applications/IURC-001-barcelona-hangzhou.xml: eligible\n"))
  }

  @Test("a form is written once, and never over another")
  func newApplication() throws {
    let scratch = try Scratch()
    let file = scratch.path("mine.xml")
    let arguments = ["new-application", "call.xml", "--lot", "1", "--out", file.path]
    #expect(try Tool.run(arguments).status == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("lot=\"1\""))
    let again = try Tool.run(arguments)
    #expect(again.status == 2)
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    let lot = try Tool.run(["new-application", "call.xml", "--lot", "9"])
    #expect(lot.status == 2 && lot.output.isEmpty && lot.errors.contains("1, 2"))
    let check = try Tool.run(["check", "call.xml", file.path])
    #expect(check.status == 1)
  }

  @Test("completion scripts and the man page are there", arguments: ["bash", "zsh", "fish"])
  func completion(_ shell: String) throws {
    let run = try Tool.run(["--generate-completion-script", shell])
    #expect(run.status == 0 && run.output.contains("new-application"))
    #expect(!run.output.contains("experimental"))
    #expect(try Tool.run(["manual"]).output.hasPrefix(".TH"))
    #expect(!(try Tool.run(["--help"]).output.contains("manual")))
  }

  static let commands = [
    "", "check", "new-application", "sheet", "sheet write", "sheet read", "rank", "explain",
    "rerun", "call", "call new", "call check", "call guide", "rule", "schema",
  ]

  @Test(
    "help fills its lines: no paragraph breaks where the next word would fit", arguments: commands)
  func help(_ command: String) throws {
    let words = ["help"] + command.split(separator: " ").map(String.init)
    let lines = try Tool.run(words, environment: ["COLUMNS": "80"]).output
      .split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.hasPrefix("USAGE") }
    #expect(!lines.isEmpty)
    for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
      #expect(line.count <= 80)
      if line.hasPrefix(" ") || next.hasPrefix(" ") || line.hasSuffix(":") { continue }
      let word = next.prefix { $0 != " " }
      #expect(line.count + 1 + word.count >= 80, "\(command): \(line)")
    }
  }
}
