// SPDX-License-Identifier: Apache-2.0

import Calls
import Model
import Pipeline
import Testing

@Suite("Identity without constraint (DESIGN §5.6): nothing is guessed")
struct IdentityTests {
  static let rules = """
    <participant id="settled" severity="review" list="cities"><message xml:lang="en">m</message>\
    </participant>\
    <bound id="listed" severity="ineligible"><count of="partner"><where>\
    <listed attribute="participant" list="cities"/></where></count><min value="1"/>\
    <message xml:lang="en">m</message></bound>
    """

  /// Written name → the answer whether it is settled, whether a listed partner is there, verdict.
  static let names: [(name: String, settled: Answer, listed: Answer, verdict: Verdict)] = [
    ("Xi'an", .pass, .pass, .eligible),
    ("  xi'AN ", .pass, .pass, .eligible),
    // Full width letters are the same letters; so is the declared alias.
    ("ＸＩＡＮ", .pass, .pass, .eligible),
    // Another apostrophe, U+2019 and U+02BC, only looks alike.
    ("Xi\u{2019}an", .fail, .unknown, .undetermined),
    ("Xi\u{2BC}an", .fail, .unknown, .undetermined),
    // A Cyrillic а.
    ("Xi'\u{430}n", .fail, .unknown, .undetermined),
    // A mark that the list has not.
    ("Xī'ān", .fail, .unknown, .undetermined),
    // Nothing like it.
    ("Lhasa", .fail, .fail, .ineligible),
  ]

  @Test(
    "DESIGN §5.6: width and case folded, canonical equality, declared aliases; the rest is review",
    arguments: names.indices)
  func participants(_ index: Int) throws {
    let one = Self.names[index]
    let rulebook = try Workshop.rulebook(Self.rules)
    let appraisal = try Workshop.appraise(
      Workshop.partner("<participant>\(one.name)</participant>"), by: rulebook)
    #expect(appraisal.answers.map(\.answer) == [one.settled, one.listed], "\(one.name)")
    #expect(Judge.selfCheck(appraisal, rulebook.terms).verdict == one.verdict, "\(one.name)")
  }

  @Test("canonically equal names are one name; a missing mark is another")
  func marks() throws {
    let list = """
      <codelist id="l"><name xml:lang="en">l</name><entry code="malaga">\
      <name xml:lang="en">M\u{E1}laga</name></entry></codelist>
      """
    let rule = #"<participant list="l"/>"#
    for (name, answer) in [("Ma\u{301}laga", Answer.pass), ("Malaga", .fail)] {
      let rulebook = try Workshop.rulebook(
        Workshop.complete(rule, element: "participant"), lists: list)
      let appraisal = try Workshop.appraise(
        Workshop.partner("<participant>\(name)</participant>"), by: rulebook)
      #expect(appraisal.answers[0].answer == answer)
    }
  }

  @Test("DESIGN §5.6: a name is only a help: it does not stand against its code")
  func contradiction() throws {
    let rulebook = try Workshop.rulebook(Self.rules)
    let appraisal = try Workshop.appraise(
      Workshop.partner(#"<participant code="sofia">Xian</participant>"#), by: rulebook)
    #expect(appraisal.answers[0].answer == .fail)
  }

  @Test("DESIGN §5.6: participants match by code, exactly: no case, no width, no look-alike")
  func codes() throws {
    let rulebook = try Workshop.rulebook(Self.rules)
    for code in ["Xian", "xi.an"] {
      let appraisal = try Workshop.appraise(
        Workshop.partner(#"<participant code="\#(code)"/>"#), by: rulebook)
      #expect(appraisal.answers.map(\.answer) == [.fail, .fail])
    }
  }

  @Test("a partner called EU in a country that is not is found by the country, not by its word")
  func notOfTheUnion() throws {
    let list = """
      <codelist id="eu"><name xml:lang="en">EU</name>\
      <entry code="ES"><name xml:lang="en">Spain</name></entry></codelist>
      """
    let rule = #"<membership of="partner" attribute="country" list="eu"/>"#
    let rulebook = try Workshop.rulebook(
      Workshop.complete(rule, element: "membership"), lists: list)
    for (country, answer) in [("ES", Answer.pass), ("CH", .fail), ("GB", .fail)] {
      let appraisal = try Workshop.appraise(Workshop.partner(country: country), by: rulebook)
      #expect(appraisal.answers[0].answer == answer)
    }
  }

  @Test("DESIGN §5.6: a name in doubt is set aside only where a person looks at it")
  func doubt() throws {
    let none = """
      <bound id="none" severity="ineligible"><count of="partner"><where>\
      <is attribute="participant" value="sofia"/></where></count><max value="0"/>\
      <message xml:lang="en">m</message></bound>
      """
    let partner = Workshop.partner("<participant>S\u{43E}fia</participant>")
    for (severity, when, answer) in [
      ("review", "", Answer.pass), ("ineligible", "", .pass), ("warn", "", .unknown),
      ("review", #"<when><is attribute="lot" value="2"/></when>"#, .unknown),
    ] {
      let settled = """
        <participant id="settled" severity="\(severity)" list="cities">\(when)\
        <message xml:lang="en">m</message></participant>
        """
      let appraisal = try Workshop.appraise(partner, by: try Workshop.rulebook(settled + none))
      #expect(appraisal.answers[1].answer == answer, "\(severity) \(when)")
      let verdict = Judge.selfCheck(appraisal, try Workshop.rulebook(settled + none).terms).verdict
      #expect(verdict != .eligible)
    }
  }

  @Test("DESIGN §5.6: a screening hit is review, whatever it is by")
  func screening() throws {
    let rule = """
      <screening id="s" severity="review" list="cities" persons="true">\
      <message xml:lang="en">m</message></screening>
      """
    let rulebook = try Workshop.rulebook(rule)
    let contents = [
      #"<identifier scheme="PIC">999000001</identifier>"#,
      #"<contact name="S\#u{43E}fia"/>"#, #"<declaration code="x" signatory="sofia"/>"#,
    ]
    for content in contents {
      let appraisal = try Workshop.appraise(Workshop.partner(content), by: rulebook)
      #expect(appraisal.answers[0].answer == .fail)
      #expect(Judge.selfCheck(appraisal, rulebook.terms).verdict == .clarification)
    }
    let consortium = #"<declaration code="x" signatory="sofia"/>"#
    #expect(
      try Workshop.appraise(Workshop.partner() + consortium, by: rulebook).answers[0].answer
        == .fail)
    let others = try Workshop.rulebook(rule.replacing("persons", with: "by=\"others\" persons"))
    #expect(
      try Workshop.appraise(Workshop.partner() + consortium, by: others).answers[0].answer == .pass)
    #expect(throws: (any Error).self) {
      try Workshop.rulebook(rule.replacing("review", with: "reject"))
    }
  }
}
