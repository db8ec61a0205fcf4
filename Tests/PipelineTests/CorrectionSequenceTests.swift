// SPDX-License-Identifier: Apache-2.0

import Model
import Pipeline
import Testing

@Suite("DESIGN §5, Curing: several corrections, and versions that are missing or doubtful")
struct CorrectionSequenceTests {
  typealias One = CorrectionTests

  /// What was sent, and the status of each file.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [Scene.File]
    let sent: [Scene.Sent]
    var decisions = One.curing()
    let expected: [String: String]
  }

  /// A file of application A.
  static func file(_ name: String, _ content: String) -> Scene.File {
    Scene.File(name: name, id: "A", content: content + "<!-- \(name) -->", title: "T")
  }

  static let letter = One.content(annexes: One.annex + One.letter)
  static let unsigned = One.content(
    annexes: One.annex + #"<annex kind="letter" file="l.pdf" signed="false"/>"#)
  static let base = file("1.xml", One.content())
  static let first = Scene.Sent(file: "1.xml", by: "u", at: One.before)

  /// A correction of a file.
  static func sent(
    _ file: String, at: String = One.inTime, by: String = "u", cites: String = "D1",
    names: Bool = false
  ) -> Scene.Sent {
    Scene.Sent(file: file, by: by, at: at, names: names, corrects: cites)
  }

  static let later = "2026-06-26T10:00:00Z"
  static let broken = Scene.File(
    name: "2.xml", id: "A",
    raw: #"<application xmlns="urn:opencall:application:1" call="T" id="A"><oops/></application>"#)

  static let cases = [
    Case(
      testDescription: "the last one in time counts",
      files: [base, file("2.xml", letter), file("3.xml", unsigned)],
      sent: [first, sent("2.xml"), sent("3.xml", at: later)],
      expected: ["1.xml": "superseded", "2.xml": "superseded", "3.xml": "clarification"]),
    Case(
      testDescription: "a late one touches nothing",
      files: [base, file("2.xml", letter), file("3.xml", unsigned)],
      sent: [first, sent("2.xml"), sent("3.xml", at: One.afterDue)],
      expected: ["1.xml": "superseded", "2.xml": "ranked", "3.xml": "late"]),
    Case(
      testDescription: "a refused one touches nothing",
      files: [base, file("2.xml", letter), file("3.xml", One.content(annexes: One.letter))],
      sent: [first, sent("2.xml"), sent("3.xml", at: later)],
      expected: ["1.xml": "superseded", "2.xml": "ranked", "3.xml": "inadmissible"]),
    Case(
      testDescription: "each under its own decision, the second built on the first",
      files: [
        file("1.xml", One.content(budget: odd)),
        file("2.xml", One.content(budget: odd, annexes: One.annex + One.letter)),
        file("3.xml", letter),
      ],
      sent: [first, sent("2.xml"), sent("3.xml", at: later, cites: "D2")],
      decisions: One.curing() + One.curing("D2", rules: "sums"),
      expected: ["1.xml": "superseded", "2.xml": "superseded", "3.xml": "ranked"]),
    Case(
      testDescription: "each under its own decision, the second not built on the first",
      files: [
        file("1.xml", One.content(budget: odd)),
        file("2.xml", One.content(budget: odd, annexes: One.annex + One.letter)),
        file("3.xml", One.content()),
      ],
      sent: [first, sent("2.xml"), sent("3.xml", at: later, cites: "D2")],
      decisions: One.curing() + One.curing("D2", rules: "sums"),
      expected: ["1.xml": "superseded", "2.xml": "clarification", "3.xml": "inadmissible"]),
    Case(
      testDescription: "the original bytes once more: in time, nothing changed, nothing mended",
      files: [base], sent: [first, sent("1.xml")], expected: ["1.xml": "clarification"]),
    Case(
      testDescription: "the original bytes after a good correction take it back",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("2.xml"), sent("1.xml", at: later)],
      expected: ["1.xml": "clarification", "2.xml": "superseded"]),
    Case(
      testDescription: "the original bytes too late change nothing",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("2.xml"), sent("1.xml", at: One.afterDue)],
      expected: ["1.xml": "superseded", "2.xml": "ranked"]),
    Case(
      testDescription: "the same bytes in time and late",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("2.xml"), sent("2.xml", at: One.afterDue)],
      expected: ["1.xml": "superseded", "2.xml": "ranked"]),
    Case(
      testDescription: "a receipt in time without its file leaves all open",
      files: [base], sent: [first, sent("gone.xml", names: true)],
      expected: ["1.xml": "undetermined", "receipt": "undetermined"]),
    Case(
      testDescription: "so does one that names its application only by the decision",
      files: [base], sent: [first, sent("gone.xml")],
      expected: ["1.xml": "undetermined", "receipt": "undetermined"]),
    Case(
      testDescription: "a late receipt without its file touches nothing",
      files: [base], sent: [first, sent("gone.xml", at: One.afterDue, names: true)],
      expected: ["1.xml": "clarification", "receipt": "late"]),
    Case(
      testDescription: "one without its file, then a good one: the last counts",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("gone.xml", names: true), sent("2.xml", at: later)],
      expected: ["1.xml": "superseded", "2.xml": "ranked", "receipt": "superseded"]),
    Case(
      testDescription: "a good one, then one without its file",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("2.xml"), sent("gone.xml", at: later, names: true)],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined", "receipt": "undetermined"]),
    Case(
      testDescription: "rejected at intake: refused, the version stands",
      files: [base, broken], sent: [first, sent("2.xml")],
      expected: ["1.xml": "clarification", "2.xml": "inadmissible"]),
    Case(
      testDescription: "who sends the same bytes as a correction does not become a submitter",
      files: [base, file("2.xml", letter)],
      sent: [first, sent("1.xml", by: "v"), sent("2.xml", at: later, by: "v")],
      expected: ["1.xml": "clarification", "2.xml": "inadmissible"]),
    Case(
      testDescription: "no XML at all: refused, the version stands",
      files: [base, .init(name: "2.xml", id: "A", raw: "%PDF-1.7")], sent: [first, sent("2.xml")],
      expected: ["1.xml": "clarification", "2.xml": "inadmissible"]),
    Case(
      testDescription: "of an application that came too late: nothing to correct",
      files: [base, file("2.xml", letter)],
      sent: [.init(file: "1.xml", by: "u", at: "2026-06-16T00:00:00Z"), sent("2.xml")],
      expected: ["1.xml": "late", "2.xml": "inadmissible"]),
    Case(
      testDescription: "of an application that nobody submitted",
      files: [file("2.xml", letter)], sent: [sent("2.xml")], expected: ["2.xml": "inadmissible"]),
    Case(
      testDescription: "of a version that was rejected at intake: nothing to compare",
      files: [broken, file("3.xml", letter)],
      sent: [.init(file: "2.xml", by: "u", at: One.before), sent("3.xml")],
      expected: ["2.xml": "inadmissible", "3.xml": "inadmissible"]),
    Case(
      testDescription: "of two versions, the last on time is the one that is corrected",
      files: [file("0.xml", One.content(budget: odd)), base, file("2.xml", letter)],
      sent: [.init(file: "0.xml", by: "u", at: "2026-05-01T00:00:00Z"), first, sent("2.xml")],
      expected: ["0.xml": "superseded", "1.xml": "superseded", "2.xml": "ranked"]),
    Case(
      testDescription: "where nobody can say which version stands, a correction is open, too",
      files: [base, file("0.xml", One.content(budget: odd)), file("2.xml", letter)],
      sent: [first, .init(file: "0.xml", by: "v", at: One.before), sent("2.xml")],
      expected: ["0.xml": "undetermined", "1.xml": "undetermined", "2.xml": "undetermined"]),
    Case(
      testDescription: "two at the same instant leave all open",
      files: [base, file("2.xml", letter), file("3.xml", unsigned)],
      sent: [first, sent("2.xml"), sent("3.xml")],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined", "3.xml": "undetermined"]),
    Case(
      testDescription: "two at the same instant, then a third",
      files: [base, file("2.xml", letter), file("3.xml", unsigned), file("4.xml", letter)],
      sent: [first, sent("2.xml"), sent("3.xml"), sent("4.xml", at: later)],
      expected: [
        "1.xml": "superseded", "2.xml": "superseded", "3.xml": "superseded", "4.xml": "ranked",
      ]),
    Case(
      testDescription: "the same bytes under two names are one correction",
      files: [
        base, .init(name: "b.xml", id: "A", content: letter, title: "T"),
        .init(name: "a.xml", id: "A", content: letter, title: "T"),
      ], sent: [first, sent("a.xml")],
      expected: ["1.xml": "superseded", "a.xml": "ranked", "b.xml": "superseded"]),
  ]

  static let odd = #"<budget currency="EUR" total="11" requested="6" cofinancing="4"/>"#

  @Test("DESIGN §5, Curing: several corrections", arguments: cases)
  func several(_ example: Case) throws {
    let scene = Scene(
      rules: One.rules, files: example.files, sent: example.sent, decisions: example.decisions)
    #expect(try scene.statuses() == example.expected)
  }

  @Test("DESIGN §5, Curing: a correction that was not decided at intake leaves all open")
  func undecided() throws {
    var scene = Scene(
      rules: One.rules, files: [Self.base, Self.file("2.xml", Self.letter)],
      sent: [Self.first, Self.sent("2.xml")], decisions: One.curing())
    scene.undecided = ["2.xml"]
    let statuses = try scene.statuses()
    #expect(statuses == ["1.xml": "undetermined", "2.xml": "undetermined"])
  }

  @Test("a corrected application came when it was submitted, not when it was corrected")
  func instant() throws {
    // Without its own instant B, which came after A, would block A.
    var scene = Scene(
      rules: One.rules + Scene.quota("first"),
      files: [
        Self.base, Self.file("2.xml", Self.letter),
        .init(name: "3.xml", id: "B", content: Self.letter, title: "T"),
      ],
      sent: [
        Self.first, Self.sent("2.xml"), .init(file: "3.xml", by: "w", at: "2026-06-02T10:00:00Z"),
      ], decisions: One.curing())
    #expect(
      try scene.statuses() == ["1.xml": "superseded", "2.xml": "ranked", "3.xml": "ineligible"])
    // A refused correction takes no part in a quota.
    scene.sent[1].by = "v"
    #expect(
      try scene.statuses()
        == ["1.xml": "clarification", "2.xml": "inadmissible", "3.xml": "ineligible"])
    let entry = try #require(try scene.rank().entries.first { $0.file == "1.xml" })
    #expect(entry.answers[0].answer == .pass)
  }

  @Test("the deadline's answer of a corrected file is that of the file it corrects")
  func deadline() throws {
    let scene = Scene(
      rules: One.rules, files: [Self.base, Self.file("2.xml", Self.letter)],
      sent: [Self.first, Self.sent("2.xml")], decisions: One.curing())
    let entry = try #require(try scene.rank().entries.first { $0.file == "2.xml" })
    #expect(entry.answers[0].answer == .pass)
    #expect(entry.answers[0].details?.texts == ["S0"])
  }
}
