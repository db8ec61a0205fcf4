// SPDX-License-Identifier: Apache-2.0

import Model
import Pipeline
import Testing

@Suite("DESIGN §5, Curing: a corrected file takes the place of the version, or is refused")
struct CorrectionTests {
  static let rules =
    Scene.deadline + Scene.supersede + """
      <annex id="letter" severity="curable" days="5" otherwise="ineligible" kind="letter" \
      by="application" signed="true"><message xml:lang="en">m</message></annex>\
      <consistency id="sums" severity="curable" days="5" otherwise="reject" check="sources">\
      <message xml:lang="en">m</message></consistency>\
      <bound id="size" severity="review" otherwise="ineligible"><count of="partner"/>\
      <min value="2"/><message xml:lang="en">m</message></bound>\
      <declaration id="honour" severity="ineligible" codes="honour" by="application">\
      <message xml:lang="en">m</message></declaration>
      """

  static let budget = #"<budget currency="EUR" total="10" requested="6" cofinancing="4"/>"#
  static let annex = #"<annex kind="plan" file="p.pdf"/>"#
  static let letter = #"<annex kind="letter" file="l.pdf" signed="true"/>"#
  static let honour = #"<declaration code="honour"/>"#
  static let second =
    #"<partner id="P2" role="partner" kind="government" country="CN"><name xml:lang="en">M</name></partner>"#

  /// What an application holds after its first partner; all is well but the letter.
  static func content(
    partners: String = second, budget: String = budget, annexes: String = annex,
    declarations: String = honour
  ) -> String {
    partners + budget + annexes + declarations
  }

  static let closing = "2026-06-15T17:00:00+02:00"
  static let before = "2026-06-01T10:00:00Z"
  static let asked = "2026-06-20T10:00:00Z"
  static let inTime = "2026-06-25T10:00:00Z"
  static let due = "2026-06-30T10:00:00Z"
  static let afterDue = "2026-06-30T10:00:01Z"

  /// A request to mend findings.
  static func curing(
    _ id: String = "D1", of application: String = "A", rules: String = "letter", at: String = asked,
    due: String = due
  ) -> String {
    """
    <curing id="\(id)" by="b" at="\(at)" application="\(application)" rules="\(rules)" \
    due="\(due)"><reason>r</reason></curing>
    """
  }

  /// A decision of another kind.
  static func decision(_ name: String, _ attributes: String, id: String = "D9") -> String {
    """
    <\(name) id="\(id)" by="b" at="2026-07-01T00:00:00Z" application="A" \(attributes)>\
    <reason>r</reason></\(name)>
    """
  }

  /// One correction of one application.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The corrected content.
    var content = CorrectionTests.content(annexes: annex + letter)
    var base = CorrectionTests.content()
    var at = inTime
    var by = "u"
    var cites = "D1"
    var decisions = curing()
    var id = "A"
    var lead = "xian"
    /// Of the version submitted to the call, then of the correction.
    let expected: [String]
    /// The codes of the correction's findings.
    var codes: [String] = []
    /// The codes of the defects of officials' input.
    var defects: [String] = []
    /// The sentences' parts that say what was changed.
    var changes: [String] = []

    /// The scene.
    var scene: Scene {
      Scene(
        rules: CorrectionTests.rules,
        files: [
          .init(name: "1.xml", id: "A", content: base, title: "T"),
          .init(name: "2.xml", id: id, lead: lead, content: content, title: "T"),
        ],
        sent: [
          .init(file: "1.xml", by: "u", at: before),
          .init(file: "2.xml", by: by, at: at, corrects: cites),
        ], decisions: decisions)
    }
  }

  static let cases = [
    Case(
      testDescription: "in time, the letter added: it takes the place of the version",
      expected: ["superseded", "ranked"]),
    Case(
      testDescription: "the whole due second is in time", at: "2026-06-30T12:00:00.999+02:00",
      expected: ["superseded", "ranked"]),
    Case(
      testDescription: "the next second is not", at: afterDue, expected: ["clarification", "late"],
      codes: ["COR102"]),
    Case(
      testDescription: "before it was asked for", at: "2026-06-20T09:59:59Z",
      expected: ["clarification", "inadmissible"], codes: ["COR107"]),
    Case(
      testDescription: "a decision that nobody made", cites: "D7",
      expected: ["clarification", "inadmissible"], codes: ["COR108"], defects: ["OFF113"]),
    Case(
      testDescription: "a decision of another kind", cites: "D9",
      decisions: curing() + decision("expiry", #"rules="sums""#),
      expected: ["clarification", "inadmissible"], codes: ["COR108"], defects: ["OFF113"]),
    Case(
      testDescription: "the decision of another application", decisions: curing(of: "B"),
      expected: ["clarification", "inadmissible"], codes: ["COR103"], defects: ["SCO107"]),
    Case(
      testDescription: "another application under this one's decision", id: "B",
      expected: ["clarification", "inadmissible"], codes: ["COR103"]),
    Case(
      testDescription: "another submitter", by: "v", expected: ["clarification", "inadmissible"],
      codes: ["COR104"]),
    Case(
      testDescription: "the budget mended, too: not asked for",
      content: content(
        budget: #"<budget currency="EUR" total="12" requested="8" cofinancing="4"/>"#,
        annexes: annex + letter),
      expected: ["clarification", "inadmissible"], codes: ["COR101", "COR101"],
      changes: ["application: total cost", "application: requested grant"]),
    Case(
      testDescription: "another annex exchanged, too",
      content: content(annexes: #"<annex kind="plan" file="q.pdf"/>"# + letter),
      expected: ["clarification", "inadmissible"], codes: ["COR101"],
      changes: ["annex plan: file"]),
    Case(
      testDescription: "another annex taken away", content: content(annexes: letter),
      expected: ["clarification", "inadmissible"], codes: ["COR101"],
      changes: ["annex plan: removed"]),
    Case(
      testDescription: "a partner taken away", content: content(partners: "", annexes: letter),
      expected: ["clarification", "inadmissible"], codes: ["COR101", "COR101"],
      changes: ["partner P2: removed", "annex plan: removed"]),
    Case(
      testDescription: "another participant", lead: "sofia",
      expected: ["clarification", "inadmissible"], codes: ["COR101"],
      changes: ["partner P1: participant"]),
    Case(
      testDescription: "two partners exchanged in order",
      content: content(
        partners: second
          + #"<partner id="P3" role="partner" kind="government" country="ES"><name xml:lang="en">O</name></partner>"#,
        annexes: annex + letter),
      base: content(
        partners:
          #"<partner id="P3" role="partner" kind="government" country="ES"><name xml:lang="en">O</name></partner>"#
          + second),
      expected: ["clarification", "inadmissible"], codes: ["COR101"], changes: [": moved"]),
    Case(
      testDescription: "numbers written otherwise are the same",
      content: content(
        budget: #"<budget currency="EUR" total="10.00" requested="6.0" cofinancing="4"/>"#,
        annexes: annex + letter),
      expected: ["superseded", "ranked"]),
    Case(
      testDescription: "it still fails: clarification goes on, of the corrected file",
      content: content(annexes: annex + #"<annex kind="letter" file="l.pdf" signed="false"/>"#),
      expected: ["superseded", "clarification"]),
    Case(
      testDescription: "it still fails, and the time expires",
      content: content(annexes: annex + #"<annex kind="letter" file="l.pdf" signed="false"/>"#),
      decisions: curing() + decision("expiry", #"rules="letter""#),
      expected: ["superseded", "ineligible"]),
    Case(
      testDescription: "expiry recorded after a good correction takes nothing away",
      decisions: curing() + decision("expiry", #"rules="letter""#),
      expected: ["superseded", "ranked"]),
    Case(
      testDescription: "expiry and a refused correction", by: "v",
      decisions: curing() + decision("expiry", #"rules="letter""#),
      expected: ["ineligible", "inadmissible"], codes: ["COR104"]),
    Case(
      testDescription: "withdrawn afterwards: every version is",
      decisions: curing() + decision("withdrawal", ""), expected: ["withdrawn", "withdrawn"]),
    Case(
      testDescription: "a rule of review may be asked for, too",
      content: content(annexes: annex + letter),
      base: content(partners: "", annexes: annex + letter), decisions: curing(rules: "size"),
      expected: ["superseded", "ranked"]),
    Case(
      testDescription: "a rule that is final may not",
      content: content(annexes: annex + letter),
      base: content(annexes: annex + letter, declarations: ""),
      decisions: curing(rules: "honour"), expected: ["ineligible", "inadmissible"],
      codes: ["COR101"], defects: ["OFF114"], changes: ["declaration honour: added"]),
    Case(
      testDescription: "both findings of one decision",
      content: content(annexes: annex + letter),
      base: content(budget: #"<budget currency="EUR" total="11" requested="6" cofinancing="4"/>"#),
      decisions: curing(rules: "letter sums"), expected: ["superseded", "ranked"]),
    Case(
      testDescription: "expired before it was due: a defect, and nothing expires",
      decisions: decision("expiry", #"rules="letter""#, id: "D2")
        + curing(due: "2026-07-02T00:00:00Z"),
      expected: ["superseded", "ranked"], defects: ["OFF115"]),
  ]

  @Test("DESIGN §5, Curing: one correction", arguments: cases)
  func one(_ example: Case) throws {
    let scene = example.scene
    let statuses = try scene.statuses()
    #expect([statuses["1.xml"], statuses["2.xml"]] == example.expected)
    let result = try scene.result()
    let entry = try #require(result.ranking.entries.first { $0.file == "2.xml" })
    #expect(entry.findings.map(\.kind.code) == example.codes)
    #expect(result.defects.map(\.kind.code) == example.defects)
    let sentences = entry.findings.map { $0.sentence(.english) }
    for (sentence, change) in zip(sentences, example.changes) {
      #expect(sentence.contains(change), "\(sentence)")
    }
    for finding in entry.findings {
      #expect(!finding.sentence(.chinese).contains("{"))
      #expect(!finding.sentence(.english).contains("{"))
    }
  }
}
