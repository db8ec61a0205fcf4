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
    "who is kept",
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

  @Test("an undetermined member that could change the outcome leaves it undetermined")
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

  @Test("the quota precedes eligibility unless the call says otherwise")
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

  @Test("a withdrawn application blocks nobody")
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
    "a known fail outweighs an unknown, an unknown a doubt, a doubt a warning",
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
    "unknown is never pass",
    arguments: [
      ("reject", "undetermined"), ("ineligible", "undetermined"), ("curable", "clarification"),
      ("review", "clarification"), ("warn", "ranked"),
    ])
  func unknowns(_ severity: String, _ expected: String) throws {
    #expect(try Self.status(Self.unknown("u", severity)) == expected)
  }

  @Test("a known fail of ineligible outweighs an unknown of reject")
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

  @Test("persons' decisions change only what the rules leave open")
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

  @Test("a draft call, missing receipts and everything open keep a ranking provisional (§7.8)")
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
