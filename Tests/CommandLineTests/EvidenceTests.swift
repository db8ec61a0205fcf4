// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Annexes and the earlier stage from the command line")
struct EvidenceTests {
  static let call = """
    <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC" \
    languages="en" opens="2026-01-01T00:00:00Z" closes="2026-06-15T17:00:00+02:00">
    <title xml:lang="en">Test</title>
    <rules>
    <annex id="budget-file" severity="ineligible" kind="budget" digest="matches">\
    <message xml:lang="en">m</message></annex>
    <drift id="request" severity="ineligible" by="0.2"><value attribute="requested"/>\
    <message xml:lang="en">m</message></drift>
    </rules></call>
    """

  /// An application with a request and the digest of its annex.
  static func application(_ requested: Int, _ digest: String) -> String {
    """
    <application xmlns="urn:opencall:application:1" call="T" id="A-1">
    <title xml:lang="en">t</title>
    <partner id="P1" role="lead" kind="x" country="ES"><name xml:lang="en">N</name></partner>
    <budget currency="EUR" total="200" requested="\(requested)"/>
    <annex kind="budget" file="b.txt" sha256="\(digest)"/>
    </application>
    """
  }

  /// SHA-256 of `budget` and a line end.
  static let digest = "a3931a7883732bd1cbd768e148e6ffe0f6823912e72b592011a2c9bf14736107"

  /// A folder with everything.
  static func folder(_ requested: Int, _ digest: String) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in [
      ("call.xml", call), ("applications/a.xml", application(requested, digest)),
      ("earlier/a.xml", application(100, digest).replacingOccurrences(of: "\"T\"", with: "\"C\"")),
      ("annexes/A-1/b.txt", "budget\n"),
    ] {
      let file = scratch.folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return scratch
  }

  @Test("a screening list is a file of the call, named with its digest")
  func lists() throws {
    let list = "code,name,alias,PIC\nx1,Acme Ltd,ACME,999000001\n\"x2\",\"Bêta, SA\",,\n"
    let sum = "5bcc736fbd97de3e5d0834f587acfde859f6c2937f2a331a395748e05cdd4247"
    let call = """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC" \
      languages="en zh" opens="2026-01-01T00:00:00Z" closes="2026-06-15T17:00:00+02:00">
      <title xml:lang="en">Test</title><title xml:lang="zh">测试</title>
      <codelists><codelist id="excluded" file="lists/excluded.csv" sha256="\(sum)">
      <name xml:lang="en">Excluded</name><name xml:lang="zh">名单</name></codelist></codelists>
      <rules><screening id="excluded" severity="review" list="excluded">\
      <message xml:lang="en">m</message><message xml:lang="zh">m</message></screening></rules></call>
      """
    for (name, text, written, status, said) in [
      ("Acme Ltd", list, call, Int32(1), "x1"), ("acmé ltd", list, call, 1, "≈ x1"),
      ("Bêta, SA", list, call, 1, "x2"), ("Other", list, call, 0, ""),
      ("Other", list + " ", call, 2, "CAL109"), ("Other", "a,b\n", call, 2, "CAL109"),
      ("Other", list, call.replacingOccurrences(of: "lists/", with: "../"), 2, "CAL108"),
    ] {
      let scratch = try Self.folder(100, Self.digest)
      for (path, content) in [
        ("call.xml", written), ("lists/excluded.csv", text),
        (
          "applications/a.xml",
          Self.application(100, Self.digest).replacingOccurrences(of: ">N<", with: ">\(name)<")
        ),
      ] {
        let file = scratch.folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
      }
      let run = try Tool.run(["check", "call.xml", "applications/a.xml"], in: scratch.folder)
      #expect(run.status == status, "\(run.all)")
      #expect(said.isEmpty || run.all.contains(said), "\(run.all)")
      guard status < 2 else { continue }
      // From another folder the same list is found beside the call; a re-run lists its digest.
      let rank = try Tool.run(
        [
          "rank", "call.xml", "--applications", "applications", "--no-receipts", "--out", "out",
        ], in: scratch.folder)
      #expect(rank.status == 0, "\(rank.all)")
      let sums = try String(
        contentsOf: scratch.folder.appendingPathComponent("out/inputs.sha256"), encoding: .utf8)
      #expect(sums.contains("\(sum)  lists/excluded.csv\n"))
      let again = try Tool.run(["rerun", "out", "--inputs", "."], in: scratch.folder)
      #expect(again.status == 0, "\(again.all)")
    }
  }

  static let evidence = ["--annexes", "annexes", "--earlier", "earlier"]

  @Test("check takes both; without them what they tell is unknown")
  func check() throws {
    for (requested, digest, more, status) in [
      (120, Self.digest, Self.evidence, Int32(0)), (121, Self.digest, Self.evidence, 1),
      (120, String(repeating: "0", count: 64), Self.evidence, 1), (120, Self.digest, [], 1),
    ] {
      let scratch = try Self.folder(requested, digest)
      let run = try Tool.run(
        ["check", "call.xml", "applications/a.xml"] + more, in: scratch.folder)
      #expect(run.status == status, "\(run.all)")
      if more.isEmpty { #expect(run.output.contains("undetermined"), "\(run.all)") }
    }
    let scratch = try Self.folder(100, Self.digest)
    for (option, path) in [("--annexes", "none"), ("--earlier", "none"), ("--annexes", "empty")] {
      try FileManager.default.createDirectory(
        at: scratch.folder.appendingPathComponent("empty"), withIntermediateDirectories: true)
      let run = try Tool.run(
        ["check", "call.xml", "applications/a.xml", option, path], in: scratch.folder)
      #expect(run.status == 2, "\(run.all)")
    }
  }

  @Test("rank lists them among its inputs, and a re-run finds them and their changes")
  func rank() throws {
    let scratch = try Self.folder(120, Self.digest)
    let rank =
      ["rank", "call.xml", "--applications", "applications", "--no-receipts", "--out", "out"]
      + Self.evidence
    let run = try Tool.run(rank, in: scratch.folder)
    #expect(run.status == 0, "\(run.all)")
    let sums = try String(
      contentsOf: scratch.folder.appendingPathComponent("out/inputs.sha256"), encoding: .utf8)
    #expect(sums.contains("\(Self.digest)  annexes/A-1/b.txt\n"))
    #expect(sums.contains("  earlier/a.xml\n"))
    let again = ["rerun", "out", "--inputs", "."]
    #expect(try Tool.run(again, in: scratch.folder).status == 0)
    try Data("other\n".utf8).write(
      to: scratch.folder.appendingPathComponent("annexes/A-1/b.txt"))
    let changed = try Tool.run(again, in: scratch.folder)
    #expect(changed.status == 1 && changed.all.contains("annexes/A-1/b.txt"), "\(changed.all)")
  }
}
