// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

/// DESIGN §2: appraisals can be kept in a file, and a new score never reads XML again.
@Suite("Kept appraisals")
struct KeptAppraisalsTests {
  /// The options of a sample's first command, by name, and its call.
  private static func options(_ folder: URL) throws -> [String: [String]] {
    let command = try String(contentsOf: folder.appendingPathComponent("command"), encoding: .utf8)
    var options: [String: [String]] = [:]
    var name = "rank"
    for word in command.split(separator: "\n")[0].split(separator: " ").map(String.init) {
      if word.hasPrefix("--") { name = word } else { options[name, default: []].append(word) }
      if options[name] == nil { options[name] = [] }
    }
    return options
  }

  /// Words of a command line from options.
  private static func words(_ options: [String: [String]]) -> [String] {
    options.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value }
  }

  /// Whether two folders hold the same files but `run.json`.
  private static func expectSame(_ expected: URL, _ written: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: expected.path)
      .filter { $0 != "run.json" }
    #expect(!names.isEmpty)
    for name in names.sorted() {
      let same =
        try Data(contentsOf: expected.appendingPathComponent(name))
        == Data(contentsOf: written.appendingPathComponent(name))
      #expect(same, "\(name) differs")
    }
  }

  @Test("the ranking has the same bytes as from the applications", arguments: SampleTests.samples)
  func sameBytes(_ sample: String) throws {
    let folder = Tool.root.appendingPathComponent("Samples").appendingPathComponent(sample)
    let scratch = try Scratch()
    let (kept, out) = (scratch.path("kept.jsonl"), scratch.path("out"))
    var options = try Self.options(folder)
    options["rank"] = nil
    options["--out"] = [kept.path]
    let appraising = ["--applications", "--receipts", "--annexes", "--earlier", "--out"]
    let appraise = try Tool.run(
      ["appraise", "call.xml"] + Self.words(options.filter { appraising.contains($0.key) }),
      in: folder)
    #expect(appraise.status == 0, "\(appraise.errors)")
    #expect(appraise.output.contains("applications appraised"))
    let schema = try JSONSchema("appraisals")
    for line in try String(contentsOf: kept, encoding: .utf8).split(separator: "\n") {
      let found = try schema.defects(JSONSerialization.jsonObject(with: Data(line.utf8)))
      #expect(found.isEmpty, "\(found.prefix(5))")
    }
    for name in ["--applications", "--annexes", "--earlier"] { options[name] = nil }
    options["--appraisals"] = [kept.path]
    options["--out"] = [out.path]
    let rank = try Tool.run(["rank", "call.xml"] + Self.words(options), in: folder)
    #expect(rank.status == 0, "\(rank.errors)")
    try Self.expectSame(folder.appendingPathComponent("expected"), out)
  }

  @Test("shards give what one file gives, in any order, and from a root that lies higher")
  func shards() throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy("deep/call")
    let files = FileManager.default
    let applications = copy.appendingPathComponent("applications")
    let half = applications.appendingPathComponent("A")
    try files.createDirectory(at: half, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: applications.path).sorted().prefix(20)
    where name.hasSuffix(".xml") {
      try files.moveItem(
        at: applications.appendingPathComponent(name), to: half.appendingPathComponent(name))
    }
    let other = applications.appendingPathComponent("B")
    try files.createDirectory(at: other, withIntermediateDirectories: true)
    for name in try files.contentsOfDirectory(atPath: applications.path)
    where !["A", "B"].contains(name) {
      try files.moveItem(
        at: applications.appendingPathComponent(name), to: other.appendingPathComponent(name))
    }
    try files.moveItem(
      at: copy.appendingPathComponent("assessments"), to: scratch.path("assessments"))
    let common = [
      "--assessments", "assessments", "--receipts", "deep/call/receipts.xml", "--decisions",
      "deep/call/decisions.xml",
    ]
    let call = "deep/call/call.xml"
    let whole = try Tool.run(
      ["rank", call, "--applications", "deep/call/applications", "--out", "whole"] + common,
      in: scratch.folder)
    #expect(whole.status == 0, "\(whole.errors)")
    for name in ["A", "B"] {
      let run = try Tool.run(
        [
          "appraise", "call.xml", "--applications", "applications/\(name)", "--receipts",
          "receipts.xml", "--out", "\(name).jsonl",
        ], in: copy)
      #expect(run.status == 0, "\(run.errors)")
    }
    let rank = try Tool.run(
      ["rank", call, "--appraisals", "deep/call/B.jsonl", "deep/call/A.jsonl", "--out", "kept"]
        + common, in: scratch.folder)
    #expect(rank.status == 0, "\(rank.errors)")
    try Self.expectSame(scratch.path("whole"), scratch.path("kept"))
    let twice = try Tool.run(
      ["rank", call, "--appraisals", "deep/call/A.jsonl", "deep/call/A.jsonl", "--out", "no"]
        + common, in: scratch.folder)
    #expect(twice.status == 2)
    #expect(twice.errors.contains("twice: give each shard once"), "\(twice.errors)")
  }

  /// A kept file of the sample in a copy of it.
  private static func kept() throws -> (scratch: Scratch, copy: URL, kept: URL) {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    let run = try Tool.run(
      [
        "appraise", "call.xml", "--applications", "applications", "--receipts", "receipts.xml",
        "--out", "kept.jsonl",
      ], in: copy)
    #expect(run.status == 0, "\(run.errors)")
    return (scratch, copy, copy.appendingPathComponent("kept.jsonl"))
  }

  /// Ranks from the kept file.
  private static func rank(_ copy: URL, receipts: [String]) throws -> Tool.Run {
    try Tool.run(
      ["rank", "call.xml", "--appraisals", "kept.jsonl", "--out", "out"] + receipts, in: copy)
  }

  @Test("what was appraised by another call or other receipts is refused, and nothing is written")
  func others() throws {
    let (_, copy, _) = try Self.kept()
    let without = try Self.rank(copy, receipts: ["--no-receipts"])
    #expect(without.status == 2)
    #expect(without.errors.contains("kept.jsonl was appraised with other receipts"))
    try RerunTests.edit(copy.appendingPathComponent("call.xml"), "</call>", "<!-- --></call>")
    let other = try Self.rank(copy, receipts: ["--receipts", "receipts.xml"])
    #expect(other.status == 2)
    #expect(other.errors.contains("another version of this one: appraise again"))
    #expect(!FileManager.default.fileExists(atPath: copy.appendingPathComponent("out").path))
  }

  @Test("a file that was cut short, changed, or is something else is refused")
  func damaged() throws {
    let (_, copy, kept) = try Self.kept()
    let bytes = try Data(contentsOf: kept)
    let receipts = ["--receipts", "receipts.xml"]
    func errors(_ bytes: Data) throws -> String {
      try bytes.write(to: kept)
      let run = try Self.rank(copy, receipts: receipts)
      #expect(run.status == 2, "\(run.all)")
      return run.errors
    }
    #expect(try errors(bytes.prefix(bytes.count / 2)).contains("no file of kept appraisals"))
    let lines = bytes.split(separator: 0x0A)
    let short = Data(lines.dropLast().joined(separator: [0x0A]) + [0x0A])
    #expect(try errors(short).contains("damaged or was cut short"))
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacingOccurrences(of: #""lot":"1""#, with: #""lot":"2""#)
    #expect(changed != text)
    #expect(try errors(Data(changed.utf8)).contains("damaged or was cut short"))
    let other = text.replacingOccurrences(of: #""tool":""#, with: #""tool":"9"#)
    #expect(try errors(Data(other.utf8)).contains("damaged"))
    #expect(try errors(Data("{}\n".utf8)).contains("no file of kept appraisals"))
    #expect(try errors(Data()).contains("no file of kept appraisals"))
  }

  @Test("--list writes what ranking.csv holds, and nothing else")
  func list() throws {
    let scratch = try Scratch()
    let copy = try scratch.sampleCopy()
    let arguments = Tool.rank(into: copy).dropLast(2) + ["--list", "list.csv"]
    let run = try Tool.run(Array(arguments), in: copy)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("PROVISIONAL"), "\(run.output)")
    let list = try Data(contentsOf: copy.appendingPathComponent("list.csv"))
    let expected = Tool.sample.appendingPathComponent("expected/ranking.csv")
    #expect(try list == Data(contentsOf: expected))
    #expect(try Tool.run(Array(arguments.dropLast(2)), in: copy).status == 64)
  }

  @Test(
    "a line that is not what the tool writes is refused, though the digest is right",
    arguments: [
      (#""owner":0"#, #""owner":99"#), (#""owner":0"#, #""owner":-2"#),
      (#""cells":[{"column":"#, #""cells":[{"column":99"#), (#""answers":""#, #""answers":"q"#),
      (#""is":""#, #""is":"x"#),
    ])
  func forged(_ edit: (found: String, new: String)) throws {
    let scratch = try Scratch()
    let folder = Tool.root.appendingPathComponent("Samples/interreg")
    let kept = scratch.path("kept.jsonl")
    let receipts = ["--receipts", "receipts.xml"]
    let appraise = try Tool.run(
      ["appraise", "call.xml", "--applications", "applications", "--out", kept.path] + receipts,
      in: folder)
    #expect(appraise.status == 0, "\(appraise.errors)")
    let lines = try Data(contentsOf: kept).split(separator: 0x0A)
    var text = lines.dropLast().map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    #expect(text.contains(edit.found), "nothing to forge")
    text = text.replacingOccurrences(of: edit.found, with: edit.new)
    let digest = SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    text += "{\"count\":\(lines.count - 2),\"sha256\":\"\(digest)\"}\n"
    try Data(text.utf8).write(to: kept)
    let rank = try Tool.run(
      ["rank", "call.xml", "--appraisals", kept.path, "--out", scratch.path("out").path]
        + receipts, in: folder)
    #expect(rank.status == 2, "\(rank.all)")
    #expect(rank.errors.contains("not what “opencall appraise” writes"), "\(rank.errors)")
  }

  @Test("--applications and --appraisals exclude each other; evidence belongs to appraise")
  func usage() throws {
    #expect(try Tool.run(["rank", "call.xml", "--out", "x"]).status == 64)
    let both = try Tool.run(Tool.rank(into: URL(fileURLWithPath: "x"), ["--appraisals", "k"]))
    #expect(both.status == 64)
    let evidence = try Tool.run(
      ["rank", "call.xml", "--appraisals", "k", "--annexes", "a", "--out", "x"])
    #expect(evidence.status == 64)
    #expect(evidence.errors.contains("opencall appraise"))
  }
}
