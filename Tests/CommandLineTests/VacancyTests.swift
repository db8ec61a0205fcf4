// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §7.7: `opencall vacancy` on a published folder")
struct VacancyCommandTests {
  /// The sample with a reserve list and a failed late check.
  static let sample = Tool.root.appendingPathComponent("Samples/prag")

  /// A copy of a published folder, and decisions of this content beside it.
  private func published(
    _ sample: URL = sample, _ decisions: String = "", call: String = "CSO-2027-FULL"
  ) throws -> (folder: URL, decisions: URL) {
    let scratch = try Scratch()
    let folder = scratch.path("ranking")
    try FileManager.default.copyItem(
      at: sample.appendingPathComponent("expected"), to: folder)
    let file = try scratch.write(
      "<decisions xmlns=\"urn:opencall:decisions:1\" call=\"\(call)\">\(decisions)</decisions>",
      "decisions.xml")
    return (folder, file)
  }

  /// A withdrawal.
  private func withdrawal(_ application: String, _ id: String = "W1") -> String {
    "<withdrawal id=\"\(id)\" by=\"b\" at=\"2027-07-01T10:00:00Z\" application=\"\(application)\">"
      + "<reason>r</reason></withdrawal>"
  }

  /// Runs the command.
  private func vacancy(_ folder: URL, _ decisions: URL? = nil, _ more: [String] = []) throws
    -> Tool.Run
  {
    try Tool.run(
      ["vacancy", folder.path] + (decisions.map { ["--decisions", $0.path] } ?? []) + more)
  }

  @Test("nothing published changes, and a second run gives the same bytes")
  func readsOnly() throws {
    let (folder, decisions) = try published(Self.sample, withdrawal("CSO-01"))
    func all() throws -> [String: Data] {
      var found: [String: Data] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        found[name] = try Data(contentsOf: folder.appendingPathComponent(name))
      }
      return found
    }
    let before = try all()
    let first = try vacancy(folder, decisions, ["--format", "json"])
    let second = try vacancy(folder, decisions, ["--format", "json", "--lang", "zh"])
    #expect(first.status == 0 && first.output == second.output, "\(first.all)")
    #expect(try all() == before)
  }

  @Test("what the ranking revoked goes down without any decision")
  func revoked() throws {
    let run = try vacancy(try published().folder)
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.contains("CSO-05: revoked in the ranking itself"))
    #expect(run.output.contains("CSO-06, place 4, asks for 360 000.00 EUR: moves up"))
    let chinese = try vacancy(try published().folder, nil, ["--lang", "zh"])
    #expect(chinese.output.contains("递补，足额资助"), "\(chinese.all)")
  }

  @Test("the file of the ranking may be given again: what is known is passed by")
  func cumulative() throws {
    let (folder, _) = try published()
    let known = Self.sample.appendingPathComponent("decisions.xml")
    let run = try vacancy(folder, known)
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.contains("passed by here: 4"), "\(run.output)")
  }

  @Test(
    "events that cannot be are refused with place, code and remedy, in both languages",
    arguments: [
      ("NOBODY", "VAC101"), ("CSO-07", "VAC102"), ("CSO-05", "VAC103"),
    ])
  func refused(_ application: String, _ code: String) throws {
    let (folder, decisions) = try published(Self.sample, withdrawal(application))
    for language in ["en", "zh"] {
      let run = try vacancy(folder, decisions, ["--lang", language])
      #expect(run.status == 1 && run.output.isEmpty, "\(run.all)")
      #expect(run.errors.contains("decisions.xml:1:") && run.errors.contains(code))
    }
  }

  @Test("decisions of another call, a correction, a broken file: refused, nothing is shown")
  func otherInput() throws {
    let (folder, other) = try published(Self.sample, withdrawal("CSO-01"), call: "OTHER")
    #expect(try vacancy(folder, other).errors.contains("OFF101"))
    let digest = String(repeating: "0", count: 64)
    let (_, correction) = try published(
      Self.sample,
      "<correction id=\"K\" by=\"b\" at=\"2027-07-01T10:00:00Z\" ranking-sha256=\"\(digest)\">"
        + "<reason>r</reason></correction>")
    let run = try vacancy(folder, correction)
    #expect(run.status == 1 && run.errors.contains("VAC105"), "\(run.all)")
    let (_, broken) = try published(Self.sample, "<withdrawal/>")
    #expect(try vacancy(folder, broken).status == 1)
    #expect(try vacancy(folder, folder.appendingPathComponent("nothing.xml")).status == 2)
  }

  @Test("a provisional ranking, one without a rule of promotion, one without money: refused")
  func rankings() throws {
    let provisional = try published(Tool.sample)
    #expect(try vacancy(provisional.folder).errors.contains("VAC110"))
    let interreg = try published(Tool.root.appendingPathComponent("Samples/interreg"))
    let run = try vacancy(interreg.folder)
    #expect(run.status == 1 && run.errors.contains("VAC111"), "\(run.all)")
  }

  @Test(
    "an altered ranking.json is refused, though its bytes are canonical",
    arguments: [
      ("\"left\":\"445000.00\"", "\"left\":\"545000.00\""),
      ("\"award\":\"410000.00\"", "\"award\":\"400000.00\""),
      ("\"status\":\"reserve\"", "\"status\":\"notFunded\""),
      ("\"freed\":\"370000.00\",", ""), ("\"provisional\":false", "\"provisional\":true"),
      ("\"place\":4", "\"place\":1"), ("\"drawsOn\":\"freed\"", "\"drawsOn\":\"all\""),
      ("\"requested\":\"360000.00\"", "\"requested\":\"3.6e5\""),
    ])
  func altered(_ old: String, _ new: String) throws {
    let (folder, _) = try published()
    let file = folder.appendingPathComponent("ranking.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let range = try #require(text.range(of: old))
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: file)
    let run = try vacancy(folder)
    #expect(run.status == 1 && run.errors.contains("VAC112"), "\(run.all)")
  }

  @Test("a folder that is no ranking, and a ranking.json that is not canonical: exit status 2")
  func noRanking() throws {
    #expect(try vacancy(try Scratch().folder).status == 2)
    let (folder, _) = try published()
    let file = folder.appendingPathComponent("ranking.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data((" " + text).utf8).write(to: file)
    let run = try vacancy(folder)
    #expect(run.status == 2 && run.errors.contains("ranking.json:1:"), "\(run.all)")
  }

  @Test("--out writes the file, and refuses a folder that is not there")
  func out() throws {
    let (folder, decisions) = try published(Self.sample, withdrawal("CSO-01"))
    let file = folder.deletingLastPathComponent().appendingPathComponent("vacancy.json")
    let run = try vacancy(folder, decisions, ["--format", "json", "--out", file.path])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.all)")
    let shown = try vacancy(folder, decisions, ["--format", "json"]).output
    #expect(try String(contentsOf: file, encoding: .utf8) == shown)
    let nowhere = folder.appendingPathComponent("no/where.json").path
    #expect(try vacancy(folder, decisions, ["--out", nowhere]).status == 2)
  }
}
