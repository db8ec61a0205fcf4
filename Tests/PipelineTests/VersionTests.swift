// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("DESIGN §5, Versions")
struct VersionTests {
  static let both = [Scene.File(name: "1.xml", id: "A"), Scene.File(name: "2.xml", id: "A")]

  /// What was sent, and the status of each file.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sent: [Scene.Sent]
    let expected: [String: String]
    var rules = Scene.deadline + Scene.supersede
    var hasReceipts = true
  }

  static let early = "2026-06-01T10:00:00Z"
  static let later = "2026-06-02T10:00:00Z"
  static let late = "2026-06-15T15:00:01Z"

  static let cases = [
    Case(
      testDescription: "DESIGN §5, Versions: the last submission on time counts",
      sent: [.init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: later)],
      expected: ["1.xml": "superseded", "2.xml": "ranked"]),
    Case(
      testDescription: "DESIGN §5, Versions: a late one never touches it",
      sent: [.init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: late)],
      expected: ["1.xml": "ranked", "2.xml": "late"]),
    Case(
      testDescription: "DESIGN §5, Versions: a late one of another submitter never touches it",
      sent: [.init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "v", at: late)],
      expected: ["1.xml": "ranked", "2.xml": "late"]),
    Case(
      testDescription: "DESIGN §5, Versions: a file sent again after the deadline stays on time",
      sent: [
        .init(file: "1.xml", by: "u", at: early), .init(file: "1.xml", by: "u", at: late),
        .init(file: "2.xml", by: "u", at: late),
      ],
      expected: ["1.xml": "ranked", "2.xml": "late"]),
    Case(
      testDescription: "DESIGN §5, Versions: a version sent again is the last",
      sent: [
        .init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: later),
        .init(file: "1.xml", by: "u", at: "2026-06-03T10:00:00Z"),
      ],
      expected: ["1.xml": "ranked", "2.xml": "superseded"]),
    Case(
      testDescription: "DESIGN §5, Versions: a version without receipt leaves all undetermined",
      sent: [.init(file: "1.xml", by: "u", at: early)],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined"]),
    Case(
      testDescription:
        "DESIGN §5, Versions: an on-time receipt without file leaves all undetermined",
      sent: [
        .init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: later),
        .init(file: "gone.xml", by: "u", at: later, names: true),
      ],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined", "receipt": "undetermined"]),
    Case(
      testDescription: "DESIGN §5, Versions: a late receipt without file touches nothing",
      sent: [
        .init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: later),
        .init(file: "gone.xml", by: "u", at: late, names: true),
      ],
      expected: ["1.xml": "superseded", "2.xml": "ranked", "receipt": "late"]),
    Case(
      testDescription: "DESIGN §5, Versions: different submitters leave all undetermined",
      sent: [.init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "v", at: later)],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined"]),
    Case(
      testDescription:
        "DESIGN §5, Versions: two versions of the same instant leave both undetermined",
      sent: [
        .init(file: "1.xml", by: "u", at: "2026-06-01T12:00:00+02:00"),
        .init(file: "2.xml", by: "u", at: early),
      ],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined"]),
    Case(
      testDescription: "DESIGN §5, Versions: without a rule of versions neither is judged",
      sent: [.init(file: "1.xml", by: "u", at: early), .init(file: "2.xml", by: "u", at: later)],
      expected: ["1.xml": "undetermined", "2.xml": "undetermined"], rules: Scene.deadline),
    Case(
      testDescription: "DESIGN §5, Versions: without receipts ids must be unique",
      sent: [], expected: ["1.xml": "undetermined", "2.xml": "undetermined"], hasReceipts: false),
  ]

  @Test("DESIGN §5, Versions: which version counts", arguments: cases)
  func versions(_ example: Case) throws {
    let scene = Scene(
      rules: example.rules, files: Self.both, sent: example.sent,
      hasReceipts: example.hasReceipts)
    #expect(try scene.statuses() == example.expected)
  }

  @Test(
    "DESIGN §5, Versions: the last on-time one was not accepted at intake: no version is chosen")
  func lastNotAccepted() throws {
    let broken = """
      <application xmlns="urn:opencall:application:1" call="T" id="A"><oops/></application>
      """
    let scene = Scene(
      rules: Scene.deadline + Scene.supersede,
      files: [.init(name: "1.xml", id: "A"), .init(name: "2.xml", id: "A", raw: broken)],
      sent: [
        .init(file: "1.xml", by: "u", at: Self.early),
        .init(file: "2.xml", by: "u", at: Self.later),
      ])
    #expect(try scene.statuses() == ["1.xml": "undetermined", "2.xml": "inadmissible"])
  }

  @Test("DESIGN §7.1: a file without a readable id is in the result and supersedes nothing")
  func unreadable() throws {
    let scene = Scene(
      rules: Scene.deadline + Scene.supersede,
      files: [.init(name: "1.xml", id: "A"), .init(name: "2.xml", id: "A", raw: "<broken")],
      sent: [
        .init(file: "1.xml", by: "u", at: Self.early),
        .init(file: "2.xml", by: "u", at: Self.later),
      ])
    #expect(try scene.statuses() == ["1.xml": "ranked", "2.xml": "inadmissible"])
  }

  @Test("DESIGN §5, Versions: files join receipts by SHA-256; the same bytes are one version")
  func copies() throws {
    var scene = Scene(
      rules: Scene.deadline + Scene.supersede,
      files: [
        .init(name: "b.xml", id: "A", raw: VersionTests.raw),
        .init(name: "a.xml", id: "A", raw: VersionTests.raw),
      ], sent: [.init(file: "a.xml", by: "u", at: Self.early)])
    #expect(try scene.statuses() == ["a.xml": "ranked", "b.xml": "superseded"])
    scene.hasReceipts = false
    #expect(try scene.statuses() == ["a.xml": "ranked", "b.xml": "superseded"])
  }

  static let raw = """
    <application xmlns="urn:opencall:application:1" call="T" id="A">
    <title xml:lang="en">t</title>
    <partner id="P1" role="lead" kind="government" country="CN"><name xml:lang="en">N</name>
    </partner></application>
    """

  @Test(
    "the closing second counts, the next does not, in every zone",
    arguments: [
      ("2026-06-15T17:00:00+02:00", "ranked"), ("2026-06-15T23:00:00+08:00", "ranked"),
      ("2026-06-15T15:00:00.999999999Z", "ranked"), ("2026-06-15T17:00:01+02:00", "late"),
      ("2026-06-15T23:00:01+08:00", "late"), ("2026-06-15T05:00:00-10:00", "ranked"),
      ("2026-06-15T05:00:01-10:00", "late"),
    ])
  func deadline(_ at: String, _ status: String) throws {
    let scene = Scene(
      rules: Scene.deadline, files: [.init(name: "1.xml", id: "A")],
      sent: [.init(file: "1.xml", by: "u", at: at)])
    #expect(try scene.statuses() == ["1.xml": status])
  }
}
