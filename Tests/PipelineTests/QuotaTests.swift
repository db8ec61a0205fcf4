// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("DESIGN §5, Quota")
struct QuotaTests {
  static let files = [
    Scene.File(name: "1.xml", id: "A"), Scene.File(name: "2.xml", id: "B"),
    Scene.File(name: "3.xml", id: "C"), Scene.File(name: "4.xml", id: "D", lead: "sofia"),
  ]
  static let sent = [
    Scene.Sent(file: "1.xml", by: "a", at: "2026-06-01T10:00:00Z"),
    Scene.Sent(file: "2.xml", by: "b", at: "2026-06-02T10:00:00Z"),
    Scene.Sent(file: "3.xml", by: "c", at: "2026-06-03T10:00:00Z"),
    Scene.Sent(file: "4.xml", by: "d", at: "2026-06-04T10:00:00Z"),
  ]

  @Test(
    "DESIGN §5, Quota: in receipt order (latest: reversed), only kept ones block",
    arguments: [
      ("first", 1, ["ranked", "ineligible", "ineligible", "ranked"]),
      ("latest", 1, ["ineligible", "ineligible", "ranked", "ranked"]),
      ("first", 2, ["ranked", "ranked", "ineligible", "ranked"]),
      ("none", 1, ["ineligible", "ineligible", "ineligible", "ranked"]),
      ("none", 3, ["ranked", "ranked", "ranked", "ranked"]),
    ])
  func keeps(_ keep: String, _ most: Int, _ expected: [String]) throws {
    let scene = Scene(
      rules: Scene.deadline + Scene.quota(keep, max: most), files: Self.files, sent: Self.sent)
    let statuses = try scene.statuses()
    #expect(Self.files.map { statuses[$0.name] } == expected.map { $0 })
  }

  @Test("DESIGN §5, Quota: an undetermined member that could change the outcome leaves it open")
  func undetermined() throws {
    // 2.xml has no receipt: it may have come before 1.xml or after it.
    let sent = Self.sent.filter { $0.file != "2.xml" && $0.file != "3.xml" }
    let scene = Scene(
      rules: Scene.deadline + Scene.quota("first"), files: Self.files.filter { $0.name != "3.xml" },
      sent: sent)
    #expect(
      try scene.statuses() == [
        "1.xml": "undetermined", "2.xml": "undetermined", "4.xml": "ranked",
      ])
  }

  @Test("DESIGN §5, Quota: precedes eligibility unless the call says counts=\"eligible\"")
  func counts() throws {
    var files = Self.files
    files[1].content = #"<declaration code="ok"/>"#
    files[0].content = #"<declaration code="ok"/>"#
    let rules = Scene.deadline + Scene.declares("ok", "ineligible")
    let kept = Scene(rules: rules + Scene.quota("latest"), files: files, sent: Self.sent)
    var statuses = try kept.statuses()
    #expect(
      ["1.xml", "2.xml", "3.xml"].map { statuses[$0] } == [
        "ineligible", "ineligible", "ineligible",
      ])
    let eligible = Scene(
      rules: rules + Scene.quota("latest", counts: "eligible"), files: files, sent: Self.sent)
    statuses = try eligible.statuses()
    #expect(
      ["1.xml", "2.xml", "3.xml"].map { statuses[$0] } == ["ineligible", "ranked", "ineligible"])
  }

  @Test("DESIGN §5, Quota: only kept applications block: a withdrawn one blocks nobody")
  func withdrawn() throws {
    var scene = Scene(
      rules: Scene.deadline + Scene.quota("latest"), files: Self.files, sent: Self.sent)
    scene.decisions = """
      <withdrawal id="D1" by="b" at="2026-07-01T00:00:00Z" application="C"><reason>r</reason>\
      </withdrawal>
      """
    #expect(
      try scene.statuses() == [
        "1.xml": "ineligible", "2.xml": "ranked", "3.xml": "withdrawn", "4.xml": "ranked",
      ])
  }

  @Test("without receipts nobody is preferred")
  func noReceipts() throws {
    let scene = Scene(
      rules: Scene.quota("first"), files: Self.files, hasReceipts: false)
    let statuses = try scene.statuses()
    #expect(statuses["1.xml"] == "undetermined")
    #expect(statuses["4.xml"] == "ranked")
  }
}

@Suite("DESIGN §7.1: the status is the first that holds")
struct StatusTests {
  static let sent = [Scene.Sent(file: "1.xml", by: "a", at: "2026-06-01T10:00:00Z")]

  static func status(
    _ rules: String, content: String = "", decisions: String = "", sent: [Scene.Sent] = sent
  ) throws -> String? {
    var scene = Scene(
      rules: Scene.deadline + rules, files: [.init(name: "1.xml", id: "A", content: content)],
      sent: sent)
    scene.decisions = decisions
    return try scene.statuses()["1.xml"]
  }

  static func unknown(_ id: String, _ severity: String) -> String {
    """
    <bound id="\(id)" severity="\(severity)" days="5"><value attribute="cofinancing"/>\
    <min value="0"/><message xml:lang="en">m</message></bound>
    """
  }

  @Test(
    "DESIGN §7.1: reject, ineligible, curable or review, warn: the first that holds",
    arguments: [
      (["reject", "ineligible", "curable", "review"], "inadmissible"),
      (["ineligible", "curable", "review", "warn"], "ineligible"),
      (["curable", "warn"], "clarification"), (["review", "warn"], "clarification"),
      (["warn"], "ranked"), ([], "ranked"),
    ])
  func severities(_ failing: [String], _ expected: String) throws {
    let rules = failing.map { Scene.declares("r-\($0)", $0) }.joined()
    #expect(try Self.status(rules) == expected)
  }

  @Test(
    "DESIGN §7.1: unknown of reject or ineligible is undetermined, of curable or review clarification",
    arguments: [
      ("reject", "undetermined"), ("ineligible", "undetermined"), ("curable", "clarification"),
      ("review", "clarification"), ("warn", "ranked"),
    ])
  func unknowns(_ severity: String, _ expected: String) throws {
    #expect(try Self.status(Self.unknown("u", severity)) == expected)
  }

  @Test("DESIGN §7.1: a known fail of reject or ineligible outweighs an unknown")
  func outweighs() throws {
    #expect(
      try Self.status(Self.unknown("u", "reject") + Scene.declares("x", "ineligible"))
        == "ineligible")
  }

  static func decision(_ element: String, _ attributes: String) -> String {
    """
    <\(element) id="D1" by="b" at="2026-07-01T00:00:00Z" application="A" \(attributes)>\
    <reason>r</reason></\(element)>
    """
  }

  @Test("DESIGN §5.5: a person decides what is review, and nothing that the rules leave not open")
  func decisions() throws {
    let review = Scene.declares("x", "review")
    let curable = Scene.declares("x", "curable")
    #expect(
      try Self.status(review, decisions: Self.decision("review", #"rule="x" outcome="pass""#))
        == "ranked")
    #expect(
      try Self.status(review, decisions: Self.decision("review", #"rule="x" outcome="fail""#))
        == "ineligible")
    #expect(
      try Self.status(curable, decisions: Self.decision("expiry", #"rules="x""#)) == "ineligible")
    #expect(
      try Self.status(
        curable,
        decisions: Self.decision("curing", #"rules="x" due="2026-07-10T00:00:00Z""#))
        == "clarification")
    #expect(
      try Self.status(
        Self.unknown("u", "ineligible"),
        decisions: Self.decision("review", #"rule="u" outcome="pass""#)) == "ranked")
    #expect(
      try Self.status(
        Scene.declares("x", "ineligible"),
        decisions: Self.decision("review", #"rule="x" outcome="pass""#)) == "ineligible")
    #expect(
      try Self.status(
        Scene.declares("x", "reject"), decisions: Self.decision("withdrawal", "")) == "withdrawn")
  }

  @Test("DESIGN §7.1: of several that hold the first is the status")
  func order() throws {
    let withdrawal = Self.decision("withdrawal", "")
    let late = [Scene.Sent(file: "1.xml", by: "a", at: "2026-06-15T15:00:01Z")]
    let failing = Scene.declares("x", "reject") + Scene.declares("y", "ineligible")
    let unknown = Self.unknown("u", "ineligible")
    // withdrawn, late, inadmissible, ineligible, undetermined, clarification: each with all after it.
    let all = failing + unknown + Scene.declares("z", "curable")
    #expect(try Self.status(all, decisions: withdrawal, sent: late) == "withdrawn")
    #expect(try Self.status(all, sent: late) == "late")
    #expect(try Self.status(all) == "inadmissible")
    #expect(
      try Self.status(Scene.declares("y", "ineligible") + unknown + Scene.declares("z", "curable"))
        == "ineligible")
    #expect(try Self.status(unknown + Scene.declares("z", "curable")) == "undetermined")
    #expect(try Self.status(Scene.declares("z", "curable")) == "clarification")
    // Superseded comes before what its rules say; withdrawal takes all versions.
    var scene = Scene(
      rules: Scene.deadline + Scene.supersede + failing, files: VersionTests.both,
      sent: [
        .init(file: "1.xml", by: "u", at: VersionTests.early),
        .init(file: "2.xml", by: "u", at: VersionTests.later),
      ])
    #expect(try scene.statuses() == ["1.xml": "superseded", "2.xml": "inadmissible"])
    scene.decisions = withdrawal
    #expect(try scene.statuses() == ["1.xml": "withdrawn", "2.xml": "withdrawn"])
  }

  @Test("DESIGN §7.1: rejected at intake is inadmissible, not decided at intake undetermined")
  func intake() throws {
    let broken = """
      <application xmlns="urn:opencall:application:1" call="T" id="A"><oops/></application>
      """
    var scene = Scene(
      rules: Scene.deadline,
      files: [.init(name: "1.xml", id: "A", raw: broken), .init(name: "2.xml", id: "B")],
      sent: [
        .init(file: "1.xml", by: "a", at: VersionTests.early),
        .init(file: "2.xml", by: "b", at: VersionTests.early),
      ])
    scene.undecided = ["2.xml"]
    #expect(try scene.statuses() == ["1.xml": "inadmissible", "2.xml": "undetermined"])
  }

  @Test("DESIGN §5, Versions: without receipts the deadline is not judged, the ranking provisional")
  func provisional() throws {
    var scene = Scene(
      rules: Scene.deadline, files: [.init(name: "1.xml", id: "A")], sent: Self.sent)
    #expect(try scene.rank().open.isEmpty)
    scene.status = "draft"
    #expect(try scene.rank().open.map(\.kind) == [.draftCall])
    scene.status = "published"
    scene.hasReceipts = false
    let ranking = try scene.rank()
    #expect(ranking.open.map(\.kind) == [.noReceipts])
    #expect(ranking.notJudged.map(\.text) == ["deadline"])
  }
}
