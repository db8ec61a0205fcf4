// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Every sample is a golden test (DESIGN §12); `make golden` records them anew.
@Suite("Samples give what they are expected to give")
struct SampleTests {
  static let samples: [String] = {
    let folder = Tool.root.appendingPathComponent("Samples")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter {
        FileManager.default.fileExists(
          atPath: folder.appendingPathComponent($0).appendingPathComponent("command").path)
      }.sorted()
  }()

  @Test("the expected files, byte for byte", arguments: samples)
  func golden(_ sample: String) throws {
    let folder = Tool.root.appendingPathComponent("Samples").appendingPathComponent(sample)
    let scratch = try Scratch()
    let (out, after) = (scratch.path("out"), scratch.path("after"))
    try FileManager.default.createDirectory(at: after, withIntermediateDirectories: true)
    let command = try String(
      contentsOf: folder.appendingPathComponent("command"), encoding: .utf8)
    for line in command.split(separator: "\n") {
      let arguments = line.split(separator: " ").map {
        $0.replacingOccurrences(of: "$OUT", with: out.path)
          .replacingOccurrences(of: "$AFTER", with: after.path)
      }
      let run = try Tool.run(arguments, in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    try compare(folder.appendingPathComponent("expected"), out, sample)
    try compare(folder.appendingPathComponent("expected-after"), after, sample)
  }

  /// Every file of a folder, byte for byte; a folder that is not there holds none.
  private func compare(_ expected: URL, _ written: URL, _ sample: String) throws {
    func names(_ folder: URL) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0 != "run.json" }.sorted()
    }
    #expect(names(expected) == names(written))
    for name in names(expected) {
      let same =
        try Data(contentsOf: expected.appendingPathComponent(name))
        == Data(contentsOf: written.appendingPathComponent(name))
      #expect(same, "\(sample)/\(name) differs; `make golden` records it anew")
    }
  }

  @Test("there is a sample at all") func some() { #expect(!Self.samples.isEmpty) }
}

@Suite("DESIGN §10: the same inputs give the same bytes")
struct DeterminismTests {
  static let names = [
    "inputs.sha256", "ranking.json", "trace.jsonl", "dossier.jsonl", "ranking.csv", "report.html",
  ]

  @Test(
    "over folders, file orders, numbers of tasks, locales, zones and languages",
    arguments: [
      (false, "1", ["LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"]),
      (true, "2", ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"]),
      (true, "7", ["LANG": "de_DE.UTF-8", "TZ": "Europe/Brussels", "COLUMNS": "60"]),
    ])
  func sameBytes(_ reversed: Bool, _ jobs: String, _ environment: [String: String]) throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy(reversed: reversed)
    let out = scratch.path("out")
    let run = try Tool.run(
      Tool.rank(into: out, ["--jobs", jobs]), in: copy, environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    for name in Self.names {
      let same =
        try Data(contentsOf: out.appendingPathComponent(name))
        == Data(contentsOf: Tool.sample.appendingPathComponent("expected/\(name)"))
      #expect(same, "\(name) differs")
    }
  }

  @Test("absolute and relative arguments name the same inputs")
  func absolute() throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy("deep/er")
    let out = scratch.path("out")
    let run = try Tool.run(
      [
        "rank", copy.appendingPathComponent("call.xml").path, "--applications",
        "deep/../deep/./er/applications", "--assessments",
        copy.appendingPathComponent("assessments").path, "--receipts", "deep/er/receipts.xml",
        "--decisions", "deep/er/decisions.xml", "--out", out.path,
      ], in: scratch.folder)
    #expect(run.status == 0, "\(run.errors)")
    let same =
      try Data(contentsOf: out.appendingPathComponent("ranking.json"))
      == Data(contentsOf: Tool.sample.appendingPathComponent("expected/ranking.json"))
    #expect(same)
  }
}

@Suite("DESIGN §8: auditors re-run a published ranking")
struct RerunTests {
  /// A copy of the sample with its published ranking.
  static func published() throws -> (scratch: Scratch, inputs: URL, out: URL) {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    let out = scratch.path("published")
    try FileManager.default.copyItem(
      at: Tool.sample.appendingPathComponent("expected"), to: out)
    return (scratch, copy, out)
  }

  /// Replaces text in a file.
  static func edit(_ file: URL, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
  }

  @Test("the published sample follows from its inputs, in both languages")
  func same() throws {
    let (_, inputs, out) = try Self.published()
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.hasPrefix("The same:"))
    let chinese = try Tool.run(["rerun", out.path, "--inputs", inputs.path, "--lang", "zh"])
    #expect(chinese.output.hasPrefix("一致"))
  }

  @Test("a changed input is named with both digests")
  func changedInput() throws {
    let (_, inputs, out) = try Self.published()
    let receipts = inputs.appendingPathComponent("receipts.xml")
    try Self.edit(receipts, "<receipts", "<!-- --><receipts")
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 1)
    #expect(run.output.contains("Input receipts.xml: published with sha256"))
    #expect(run.output.contains(", now sha256"))
  }

  @Test("a missing input is named")
  func missingInput() throws {
    let (_, inputs, out) = try Self.published()
    try FileManager.default.removeItem(at: inputs.appendingPathComponent("decisions.xml"))
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 1)
    #expect(run.output.contains("decisions.xml"))
    #expect(run.output.contains(", not there now"))
  }

  @Test("a changed place in ranking.json is found and named")
  func changedResult() throws {
    let (_, inputs, out) = try Self.published()
    try Self.edit(
      out.appendingPathComponent("ranking.json"), #""status":"reserve""#, #""status":"selected""#)
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 1)
    #expect(run.output.contains("ranking.json"))
    #expect(run.output.contains("published \"selected\", recomputed \"reserve\""), "\(run.all)")
  }

  @Test(
    "a changed trace is found by line", arguments: ["trace.jsonl", "ranking.csv", "report.html"])
  func changedDrawing(_ name: String) throws {
    let (_, inputs, out) = try Self.published()
    try Self.edit(out.appendingPathComponent(name), "IURC-020", "IURC-999")
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 1)
    #expect(run.output.contains(name + ":"), "\(run.all)")
    // However long the line is, and be it invisible (the mark that this edit takes off the table),
    // what differs is shown.
    let shown = name == "ranking.csv" ? ["⟨U+FEFF⟩list"] : ["IURC-999", "IURC-020"]
    #expect(shown.allSatisfy { run.output.contains($0) }, "\(run.all)")
  }

  @Test("a ranking.json that is not canonical is refused")
  func notCanonical() throws {
    let (_, inputs, out) = try Self.published()
    try Self.edit(out.appendingPathComponent("ranking.json"), "{\"call\"", "{ \"call\"")
    let run = try Tool.run(["rerun", out.path, "--inputs", inputs.path])
    #expect(run.status == 2)
    #expect(run.errors.contains("ranking.json:1:"))
  }

  @Test("a folder that is no ranking is said to be none")
  func noRanking() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["rerun", scratch.folder.path, "--inputs", "."])
    #expect(run.status == 2)
    #expect(run.errors.contains("there is no ranking here"))
  }

  @Test("explain names the id that was perhaps meant, and says it once")
  func unknownApplication() throws {
    let expected = Tool.sample.path + "/expected"
    let run = try Tool.run(["explain", expected, "iurc-01"])
    #expect(run.status == 2)
    #expect(
      run.errors == "opencall: the ranking has no application “iurc-01”; did you mean “IURC-001”?\n"
    )
    let other = try Tool.run(["explain", expected, "X"])
    #expect(other.errors == "opencall: the ranking has no application “X”\n")
  }
}
