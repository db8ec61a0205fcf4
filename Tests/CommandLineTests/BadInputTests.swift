// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Bad input gives a clear answer, and never a half-written output")
struct BadInputTests {
  /// A change to a copy of the sample, and what `rank` says to it.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let status: Int32
    let says: [String]
    let change: @Sendable (URL) throws -> Void

    init(
      _ title: String, status: Int32, says: [String],
      _ change: @escaping @Sendable (URL) throws -> Void
    ) {
      testDescription = title
      self.status = status
      self.says = says
      self.change = change
    }
  }

  static func append(_ folder: URL, _ file: String, before end: String, _ text: String) throws {
    let url = folder.appendingPathComponent(file)
    let old = try String(contentsOf: url, encoding: .utf8)
    let range = try #require(old.range(of: end, options: .backwards))
    try Data((old[..<range.lowerBound] + text + old[range.lowerBound...]).utf8).write(to: url)
  }

  static func sheets(_ folder: URL, _ rows: String) throws {
    let header = "assessor,role,application,criterion,score,comment,status,version,conflict\r\n"
    try Data((header + rows).utf8).write(
      to: folder.appendingPathComponent("assessments/extra.csv"))
  }

  static let refused: [Case] = [
    Case("an assessment for nobody", status: 1, says: ["extra.csv:2", "IURC-999"]) {
      try sheets($0, "A09,first,IURC-999,R1,4,,final,1,\r\n")
    },
    Case(
      "a score out of range", status: 1, says: ["extra.csv:2", "SCO104", "9 for criterion “R1”"]
    ) {
      try sheets($0, "A09,first,IURC-001,R1,9,,draft,7,\r\n")
    },
    Case("a score off step", status: 1, says: ["extra.csv:2", "4.3"]) {
      try sheets($0, "A09,first,IURC-001,R1,4.3,,draft,7,\r\n")
    },
    Case("a decimal comma", status: 1, says: ["extra.csv:2", "4,5"]) {
      try sheets($0, "A09,first,IURC-001,R1,\"4,5\",,draft,7,\r\n")
    },
    Case("an unknown criterion", status: 1, says: ["extra.csv:2", "R9"]) {
      try sheets($0, "A09,first,IURC-001,R9,4,,draft,7,\r\n")
    },
    Case("a final sheet with missing scores", status: 1, says: ["extra.csv:2"]) {
      try sheets($0, "A09,third,IURC-001,R1,4,,final,1,\r\n")
    },
    Case("an unknown status", status: 1, says: ["extra.csv:2:", "finished"]) {
      try sheets($0, "A09,first,IURC-001,R1,4,,finished,1,\r\n")
    },
    Case("a broken CSV", status: 1, says: ["extra.csv:2"]) {
      try sheets($0, "A09,first,IURC-001,R1,4,\"open,draft,1,\r\n")
    },
    Case("a CSV without a column", status: 1, says: ["extra.csv:1", "score"]) {
      try Data("assessor,role,application,criterion,status\r\n".utf8).write(
        to: $0.appendingPathComponent("assessments/extra.csv"))
    },
    Case("assessments of another call", status: 1, says: ["OTHER"]) {
      try Data(
        #"<assessments xmlns="urn:opencall:assessments:1" call="OTHER"/>"#.utf8
      ).write(to: $0.appendingPathComponent("assessments/extra.xml"))
    },
    Case("malformed assessments", status: 1, says: ["extra.xml:1"]) {
      try Data("<assessments".utf8).write(to: $0.appendingPathComponent("assessments/extra.xml"))
    },
    Case("a decision on an unknown application", status: 1, says: ["decisions.xml:", "IURC-999"]) {
      try append(
        $0, "decisions.xml", before: "</decisions>",
        """
        <withdrawal id="X" by="b" at="2026-07-01T10:00:00Z" application="IURC-999">\
        <reason>r</reason></withdrawal>
        """)
    },
    Case(
      "a decision without a reason", status: 1,
      says: ["decisions.xml:", "OFF116", "“X” has no reason"]
    ) {
      try append(
        $0, "decisions.xml", before: "</decisions>",
        """
        <withdrawal id="X" by="b" at="2026-07-01T10:00:00Z" application="IURC-001">\
        <reason> </reason></withdrawal>
        """)
    },
    Case(
      "a decision that nobody signs for", status: 1,
      says: ["decisions.xml:", "OFF116", "“X” has no name of who took it"]
    ) {
      try append(
        $0, "decisions.xml", before: "</decisions>",
        """
        <withdrawal id="X" by="" at="2026-07-01T10:00:00Z" application="IURC-001">\
        <reason>r</reason></withdrawal>
        """)
    },
    Case("a review that lifts a known failure", status: 1, says: ["decisions.xml:", "currency"]) {
      try append(
        $0, "decisions.xml", before: "</decisions>",
        """
        <review id="X" by="b" at="2026-07-01T10:00:00Z" application="IURC-052" rule="currency" \
        outcome="pass"><reason>r</reason></review>
        """)
    },
    Case("receipts without an offset", status: 1, says: ["receipts.xml:"]) {
      try append(
        $0, "receipts.xml", before: "</receipts>",
        """
        <receipt submission="X" submitter="u" at="2026-06-01T10:00:00" sha256="\
        \(String(repeating: "0", count: 64))"/>
        """)
    },
    Case("a submission twice", status: 1, says: ["receipts.xml:", "S-0001"]) {
      try append(
        $0, "receipts.xml", before: "</receipts>",
        """
        <receipt submission="S-0001" submitter="u" at="2026-06-01T10:00:00Z" sha256="\
        \(String(repeating: "0", count: 64))"/>
        """)
    },
    Case("a call with an unknown fact", status: 1, says: ["call.xml:", "CAL101", "nothing"]) {
      let url = $0.appendingPathComponent("call.xml")
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data(text.replacingOccurrences(of: "per=\"lead\"", with: "per=\"nothing\"").utf8)
        .write(to: url)
    },
    Case("a call that is no call", status: 1, says: ["call.xml:1"]) {
      try Data("<call/>".utf8).write(to: $0.appendingPathComponent("call.xml"))
    },
    Case("no call", status: 2, says: ["call.xml"]) {
      try FileManager.default.removeItem(at: $0.appendingPathComponent("call.xml"))
    },
    Case("no receipts", status: 2, says: ["receipts.xml"]) {
      try FileManager.default.removeItem(at: $0.appendingPathComponent("receipts.xml"))
    },
    Case("an empty folder of applications", status: 2, says: ["applications"]) {
      let folder = $0.appendingPathComponent("applications")
      try FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    },
    Case("a directory where a file should be", status: 2, says: ["receipts.xml"]) {
      let file = $0.appendingPathComponent("receipts.xml")
      try FileManager.default.removeItem(at: file)
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
    },
  ]

  @Test("rank refuses, says where, and writes nothing", arguments: refused)
  func refuses(_ example: Case) throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    try example.change(copy)
    let out = scratch.path("out")
    let run = try Tool.run(Tool.rank(into: out), in: copy)
    #expect(run.status == example.status, "\(run.errors)")
    for text in example.says { #expect(run.errors.contains(text), "\(run.errors)") }
    #expect(!FileManager.default.fileExists(atPath: out.path))
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left == ["copy"], "nothing half-written is left behind")
  }

  @Test("--provisional takes the sound rest, lists what is left out, and can be re-run")
  func provisional() throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    try Self.sheets(copy, "A09,first,IURC-999,R1,4,,final,1,\r\n")
    let out = scratch.path("out")
    let run = try Tool.run(Tool.rank(into: out, ["--provisional"]), in: copy)
    #expect(run.status == 0, "\(run.errors)")
    let ranking = try String(
      contentsOf: out.appendingPathComponent("ranking.json"), encoding: .utf8)
    #expect(ranking.contains(#""leftOut":[{"#))
    #expect(ranking.contains(#""provisional":true"#))
    let again = try Tool.run(["rerun", out.path, "--inputs", copy.path])
    #expect(again.status == 0, "\(again.all)")
  }

  @Test("--final refuses a provisional ranking and writes nothing")
  func final() throws {
    let scratch = try Scratch()
    let out = scratch.path("out")
    let run = try Tool.run(Tool.rank(into: out, ["--final"]))
    #expect(run.status == 1)
    #expect(run.errors.contains("--final"))
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test("a folder that opencall did not write is never replaced")
  func foreignFolder() throws {
    let scratch = try Scratch()
    try scratch.write("mine", "out/thesis.txt")
    let run = try Tool.run(Tool.rank(into: scratch.path("out")))
    #expect(run.status == 2)
    #expect(
      try String(contentsOf: scratch.path("out/thesis.txt"), encoding: .utf8) == "mine")
  }

  /// An application and the code that its check reports.
  static let applications: [(String, String, String)] = [
    ("malformed", "<application", "XML"),
    ("another namespace", #"<application xmlns="urn:x" call="IURC-CN-2026" id="A"/>"#, "XML"),
    ("no namespace", #"<application call="IURC-CN-2026" id="A"/>"#, "XML"),
    ("another root", #"<call xmlns="urn:opencall:application:1"/>"#, "XML"),
    (
      "a DTD",
      #"<!DOCTYPE application [<!ENTITY a "b">]><application xmlns="urn:opencall:application:1"/>"#,
      "XML"
    ),
    ("nothing", "", "XML"),
    ("a text", "Dear Sir or Madam", "XML"),
    ("NUL bytes", "<application\0/>", "XML"),
  ]

  @Test("check never says eligible to a broken file", arguments: applications)
  func broken(_ title: String, _ text: String, _ code: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write(text, "a.xml")
    for language in ["en", "zh"] {
      let run = try Tool.run(["check", "call.xml", file.path, "--lang", language])
      #expect(run.status == 1, "\(title): \(run.all)")
      #expect(run.output.contains(code), "\(title): \(run.all)")
      #expect(run.output.contains("a.xml"), "\(title): \(run.all)")
    }
  }

  @Test("a file beyond the limit is in the result, undecided, and stops nobody else")
  func huge() throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    let file = copy.appendingPathComponent("applications/huge.xml")
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 20_000_001)
    try handle.close()
    let out = scratch.path("out")
    let run = try Tool.run(Tool.rank(into: out), in: copy)
    #expect(run.status == 0, "\(run.errors)")
    let ranking = try String(
      contentsOf: out.appendingPathComponent("ranking.json"), encoding: .utf8)
    #expect(ranking.contains(#""file":"applications/huge.xml""#))
    let check = try Tool.run(["check", "call.xml", file.path], in: copy)
    #expect(check.status == 1)
    #expect(check.output.contains("XML2"), "\(check.output)")
  }
}

@Suite("Commands answer as a newcomer expects")
struct CommandTests {
  @Test(
    "usage errors leave with 64",
    arguments: [
      ["frobnicate"], ["check"], ["rank", "call.xml"],
      ["rank", "call.xml", "--applications", "applications", "--out", "x"],
      ["check", "call.xml", "applications", "--lang", "fr"],
    ])
  func usage(_ arguments: [String]) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 64, "\(run.all)")
    #expect(run.errors.contains("Usage") || run.errors.contains("Error"), "\(run.all)")
  }

  @Test("check reads standard input, and tells its exit status")
  func standardInput() throws {
    let file = Tool.sample.appendingPathComponent(
      "applications/IURC-001-barcelona-hangzhou.xml")
    let run = try Tool.run(["check", "call.xml", "-"], input: try Data(contentsOf: file))
    #expect(run.status == 0, "\(run.all)")
    let bad = try Tool.run(["check", "call.xml", "-"], input: Data("<a/>".utf8))
    #expect(bad.status == 1)
  }

  @Test("the environment chooses the language, --lang prevails")
  func language() throws {
    let chinese = try Tool.run(
      ["check", "call.xml", "applications/IURC-001-barcelona-hangzhou.xml"],
      environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(chinese.output.contains("合格") || chinese.output.contains("符合"))
    let english = try Tool.run(
      ["check", "call.xml", "applications/IURC-001-barcelona-hangzhou.xml", "--lang", "en"],
      environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(english.output.contains("eligible"))
  }

  @Test("every code has a page in both languages")
  func codes() throws {
    let list = try Tool.run(["rule"])
    let codes = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(codes.count > 60)
    #expect(Set(codes).count == codes.count, "codes are never reused")
    for language in ["en", "zh"] {
      let page = try Tool.run(["rule", "elg101", "--lang", language])
      #expect(page.status == 0)
      #expect(page.output.contains("ELG101"))
    }
    #expect(try Tool.run(["rule", "NOPE"]).status == 2)
  }

  @Test("schemas are printed as they are in the repository")
  func schemas() throws {
    let list = try Tool.run(["schema"]).output.split(separator: "\n").map(String.init)
    #expect(list.contains("application.xsd"))
    for name in list {
      let run = try Tool.run(["schema", name])
      let file = Tool.root.appendingPathComponent("Schemas").appendingPathComponent(name)
      #expect(run.output == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
    }
    #expect(try Tool.run(["schema", "nothing"]).status == 2)
  }

  @Test("explain answers from the published folder, in both languages")
  func explain() throws {
    let english = try Tool.run(["explain", "expected", "IURC-041", "--call", "call.xml"])
    #expect(english.status == 0)
    #expect(english.output.contains("IURC-011"))
    #expect(english.output.contains("Lasting results"), "\(english.output)")
    let chinese = try Tool.run(["explain", "expected", "IURC-041", "--lang", "zh"])
    #expect(chinese.output.contains("名次"))
    let nobody = try Tool.run(["explain", "expected", "NOBODY"])
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("NOBODY"))
  }

  @Test("--version is a version")
  func version() throws {
    let run = try Tool.run(["--version"])
    #expect(run.output.split(separator: ".").count == 3)
  }
}
