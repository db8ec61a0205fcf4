// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("Quotas over facts with several values: per partner, per group, per declared grant")
struct GroupQuotaTests {
  /// A partner beside the lead.
  static func partner(_ id: String, _ participant: String) -> String {
    """
    <partner id="\(id)" role="partner" kind="business" country="BG"><name xml:lang="en">N</name>\
    <participant code="\(participant)"/></partner>
    """
  }

  static let facts = """
    <fact id="everybody"><label xml:lang="en">e</label><texts of="partner" attribute="participant"/>\
    </fact>\
    <fact id="group"><label xml:lang="en">g</label><texts of="theme" attribute="code"/></fact>\
    <fact id="grants"><label xml:lang="en">g</label><texts of="reference" attribute="id">\
    <where><is attribute="kind" value="other-grant"/></where></texts></fact>
    """

  /// A quota on a fact.
  static func quota(_ fact: String, _ most: Int, _ keep: String, _ severity: String) -> String {
    """
    <quota id="quota" severity="\(severity)" per="\(fact)" max="\(most)" keep="\(keep)">\
    <message xml:lang="en">m</message></quota>
    """
  }

  /// Statuses of applications in the order of their receipts.
  static func statuses(_ quota: String, _ contents: [(lead: String, content: String)]) throws
    -> [String?]
  {
    let files = contents.enumerated().map { index, one in
      Scene.File(name: "\(index).xml", id: "A\(index)", lead: one.lead, content: one.content)
    }
    var scene = Scene(rules: Scene.deadline + quota, files: files)
    scene.facts = facts
    scene.sent = files.enumerated().map { index, file in
      Scene.Sent(file: file.name, by: "s\(index)", at: "2026-06-0\(index + 1)T10:00:00Z")
    }
    let statuses = try scene.statuses()
    return files.map { statuses[$0.name] }
  }

  @Test("per partner: any shared partner counts, in whatever role")
  func partners() throws {
    let contents: [(lead: String, content: String)] = [
      ("xian", Self.partner("P2", "sofia")), ("sofia", ""), ("lyon", Self.partner("P2", "xian")),
      ("bari", ""),
    ]
    #expect(
      try Self.statuses(Self.quota("everybody", 1, "first", "ineligible"), contents)
        == ["ranked", "ineligible", "ineligible", "ranked"])
    #expect(
      try Self.statuses(Self.quota("everybody", 1, "none", "ineligible"), contents)
        == ["ineligible", "ineligible", "ineligible", "ranked"])
    // Only kept applications block: the third is kept, so the first is not; the second is.
    #expect(
      try Self.statuses(Self.quota("everybody", 1, "latest", "ineligible"), contents)
        == ["ineligible", "ranked", "ranked", "ranked"])
    #expect(
      try Self.statuses(Self.quota("everybody", 2, "first", "ineligible"), contents)
        == ["ranked", "ranked", "ranked", "ranked"])
  }

  @Test("a partner without participant leaves the quota open")
  func unknown() throws {
    let nobody =
      #"<partner id="P2" role="partner" kind="x" country="BG"><name xml:lang="en">N</name></partner>"#
    #expect(
      try Self.statuses(
        Self.quota("everybody", 1, "first", "ineligible"), [("xian", nobody), ("sofia", "")])
        == ["undetermined", "ranked"])
  }

  @Test("per group of applications: a value that applications share, or several of them")
  func groups() throws {
    func theme(_ codes: String...) -> String {
      codes.map { #"<theme kind="cluster" code="\#($0)"/>"# }.joined()
    }
    // Themes stand before partners, so they are written with the lead's own file as raw content.
    let raw = [theme("water"), theme("water", "heat"), theme("heat"), ""].enumerated().map {
      index, themes in
      Scene.File(
        name: "\(index).xml", id: "A\(index)",
        raw: """
          <application xmlns="urn:opencall:application:1" call="T" id="A\(index)">\
          <title xml:lang="en">t</title>\(themes)\
          <partner id="P1" role="lead" kind="x" country="CN"><name xml:lang="en">N</name>\
          <participant code="p\(index)"/></partner></application>
          """)
    }
    var scene = Scene(
      rules: Scene.deadline + Self.quota("group", 1, "first", "ineligible"), files: raw)
    scene.facts = Self.facts
    scene.sent = raw.enumerated().map { index, file in
      Scene.Sent(file: file.name, by: "s\(index)", at: "2026-06-0\(index + 1)T10:00:00Z")
    }
    let statuses = try scene.statuses()
    #expect(raw.map { statuses[$0.name] } == ["ranked", "ineligible", "ranked", "ranked"])
  }

  @Test("the same grant declared twice in a batch is a flag for a person")
  func overlap() throws {
    func grant(_ id: String) -> String { #"<reference kind="other-grant" id="\#(id)"/>"# }
    #expect(
      try Self.statuses(
        Self.quota("grants", 1, "none", "review"),
        [("xian", grant("G-1")), ("sofia", grant("G-1")), ("lyon", grant("G-2")), ("bari", "")])
        == ["clarification", "clarification", "ranked", "ranked"])
  }
}
