// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Corrected files through the tool (DESIGN §5, Curing)")
struct CorrectionTests {
  private let sample = Tool.root.appendingPathComponent("Samples/interreg")
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Ranks a copy of the sample with a change to one of its files.
  private func rank(
    _ file: String, _ old: String, _ new: String, _ more: [String] = []
  ) throws -> Tool.Run {
    let copy = scratch.path("copy")
    try FileManager.default.copyItem(at: sample, to: copy)
    let url = copy.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: url)
    return try Tool.run(
      [
        "rank", "call.xml", "--applications", "applications", "--receipts", "receipts.xml",
        "--decisions", "decisions.xml", "--out", scratch.path("out").path,
      ] + more, in: copy)
  }

  @Test(
    "defects of receipts and decisions refuse the job, with file and line, and write nothing",
    arguments: [
      ("receipts.xml", #"corrects="D-02""#, #"corrects="D-77""#, "receipts.xml:24:3", "OFF113"),
      ("receipts.xml", #"corrects="D-02""#, #"corrects="D-03""#, "receipts.xml:24:3", "OFF113"),
      (
        "decisions.xml", #"rules="support-letters" due"#, #"rules="countries" due"#,
        "decisions.xml:4:3", "OFF114"
      ),
      (
        "decisions.xml", "2027-06-25T09:00:00+02:00", "2027-06-24T12:00:00+02:00",
        "decisions.xml:16:3", "OFF115"
      ),
    ])
  func defects(_ file: String, _ old: String, _ new: String, _ place: String, _ code: String) throws
  {
    for language in ["en", "zh"] {
      let run = try rank(file, old, new, ["--lang", language])
      #expect(run.status == 1, "\(run.all)")
      #expect(run.errors.contains(place) && run.errors.contains(code), "\(run.all)")
      #expect(!FileManager.default.fileExists(atPath: scratch.path("out").path))
      try FileManager.default.removeItem(at: scratch.path("copy"))
    }
  }

  @Test("--provisional lists the defect, and the correction as one that does not count")
  func provisional() throws {
    let run = try rank(
      "receipts.xml", #"corrects="D-05""#, #"corrects="D-77""#, ["--provisional"])
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.contains("OFF113") && run.output.contains("COR108"), "\(run.output)")
    let explained = try Tool.run(["explain", "out", "CO-09"], in: scratch.folder)
    #expect(explained.output.contains("correction S-010, asked for by decision D-77: refused"))
    #expect(explained.output.contains("needs clarification; to act: applicant"))
  }

  @Test("explain says what was changed and what was asked for, in both languages")
  func explained() throws {
    let english = try Tool.run(["explain", "expected", "CO-04"], in: sample)
    for words in [
      "COR101: changed without being asked (applications/CO-04-correction.xml:31:26)",
      "correction S-011, asked for by decision D-02: refused",
      "partner P2: partner's requested grant (not asked for)",
      "annex partner-declaration P3: signed (asked for)",
    ] { #expect(english.output.contains(words), "\(english.output)") }
    let chinese = try Tool.run(["explain", "expected", "CO-09", "--lang", "zh"], in: sample)
    for words in ["补正 S-010（依决定 D-05）：已采纳", "附件 partner-declaration P3：已签署（已要求）"] {
      #expect(chinese.output.contains(words), "\(chinese.output)")
    }
  }
}
