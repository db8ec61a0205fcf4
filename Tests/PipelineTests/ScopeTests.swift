// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Pipeline
import Testing

@Suite("Scope and evidence of rules (DESIGN §5.4, §5.5)")
struct ScopeTests {
  /// What a self-check says of an application that declares nothing.
  static func check(_ rules: String) throws -> (rulebook: Rulebook, appraisal: Appraisal) {
    let rulebook = try Scene(rules: rules, files: []).rulebook()
    let text = """
      <application xmlns="urn:opencall:application:1" call="T" id="A"><title xml:lang="en">t</title>
      <partner id="P1" role="lead" kind="k" country="CN"><name xml:lang="en">N</name>
      <participant code="xian"/></partner></application>
      """
    let dossier = Dossier(file: "a.xml", bytes: Array(text.utf8), digest: "0", receipts: nil)
    return (rulebook, try Appraiser(rulebook).appraise(dossier, using: XMLDocument()))
  }

  @Test(
    "DESIGN §5.4: what needs a receipt or the batch is said not to be known, and judges nothing")
  func selfCheck() throws {
    let rules = Scene.deadline + OpeningTests.opening + Scene.supersede + Scene.quota("first")
    let (rulebook, appraisal) = try Self.check(rules)
    #expect(rulebook.terms.rules.filter(\.needsBatch).map(\.id.text) == ["deadline", "opening"])
    #expect(rulebook.terms.batchRules.map(\.id.text) == ["latest", "quota"])
    #expect(appraisal.answers.map(\.answer) == [.unknown, .unknown])
    #expect(Judge.selfCheck(appraisal, rulebook.terms).verdict == .eligible)
    let failing = try Self.check(rules + Scene.declares("x", "ineligible"))
    #expect(Judge.selfCheck(failing.appraisal, failing.rulebook.terms).verdict == .ineligible)
  }

  @Test(
    "DESIGN §5.5: every severity's answer carries what was found, what was asked, and where",
    arguments: ["reject", "ineligible", "curable", "review", "warn"])
  func evidence(_ severity: String) throws {
    let rule = """
      <bound id="b" severity="\(severity)" days="5" otherwise="ineligible"><count of="partner"/>\
      <min value="2"/><message xml:lang="en">m</message></bound>
      """
    let (rulebook, appraisal) = try Self.check(rule)
    let answer = try #require(appraisal.answers.first)
    #expect(answer.answer == .fail)
    #expect(answer.found == Rational(1))
    #expect(rulebook.terms.rules[0].bounds == [RuleAnswer.Bound("min", Rational(2))])
    #expect(answer.details?.places.map(\.line) == [2])
  }
}
