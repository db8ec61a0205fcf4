// SPDX-License-Identifier: Apache-2.0

import Model
import Pipeline
import Testing

@Suite("Severities (DESIGN §5.5, §7.1): what each answer comes to")
struct SeverityTests {
  /// Severity and answer → the verdict, alone and with nothing else.
  static let table: [(severity: Severity, answer: Answer, verdict: Verdict)] = [
    (.reject, .pass, .eligible), (.reject, .notApplicable, .eligible),
    (.reject, .fail, .inadmissible), (.reject, .unknown, .undetermined),
    (.ineligible, .pass, .eligible), (.ineligible, .notApplicable, .eligible),
    (.ineligible, .fail, .ineligible), (.ineligible, .unknown, .undetermined),
    (.curable, .pass, .eligible), (.curable, .notApplicable, .eligible),
    (.curable, .fail, .clarification), (.curable, .unknown, .clarification),
    (.review, .pass, .eligible), (.review, .notApplicable, .eligible),
    (.review, .fail, .clarification), (.review, .unknown, .clarification),
    (.warn, .pass, .eligible), (.warn, .fail, .eligible), (.warn, .unknown, .eligible),
  ]

  /// How much a verdict outweighs others, gravest first.
  static let order: [Verdict] = [
    .inadmissible, .ineligible, .undetermined, .clarification, .eligible,
  ]

  @Test("DESIGN §5.5: each severity with each answer, alone", arguments: table.indices)
  func alone(_ index: Int) {
    let one = Self.table[index]
    let item = Judge.Item(rule: RuleID("r"), answer: one.answer, severity: one.severity)
    #expect(Judge.judge([item]).verdict == one.verdict)
  }

  @Test("DESIGN §7.1: of two the graver one, in either order; a known fail outweighs an unknown")
  func together() {
    for first in Self.table {
      for second in Self.table {
        let items = [first, second].enumerated().map { index, one in
          Judge.Item(rule: RuleID("r\(index)"), answer: one.answer, severity: one.severity)
        }
        let expected = Self.order.first { $0 == first.verdict || $0 == second.verdict }
        #expect(Judge.judge(items).verdict == expected)
        #expect(Judge.judge(items.reversed()).verdict == expected)
      }
    }
  }

  /// One application that declares nothing, by a rule of a severity.
  static func status(_ severity: String, decisions: String = "") throws -> String? {
    var scene = Scene(
      rules: Scene.declares("ok", severity), files: [.init(name: "1.xml", id: "A")])
    scene.hasReceipts = false
    scene.decisions = decisions
    return try scene.statuses()["1.xml"]
  }

  @Test("DESIGN §5, Curing: expiry gives the finding the severity that the call names")
  func decisions() throws {
    func decision(_ name: String, _ attributes: String) -> String {
      """
      <\(name) id="D1" by="b" at="2026-07-01T00:00:00Z" application="A" \(attributes)>\
      <reason>r</reason></\(name)>
      """
    }
    let expiry = decision("expiry", #"rules="ok""#)
    let passed = decision("review", #"rule="ok" outcome="pass""#)
    let failed = decision("review", #"rule="ok" outcome="fail""#)
    for (severity, open) in [("curable", "clarification"), ("review", "clarification")] {
      #expect(try Self.status(severity) == open)
      #expect(try Self.status(severity, decisions: passed) == "ranked")
      #expect(try Self.status(severity, decisions: failed) == "ineligible")
    }
    #expect(try Self.status("curable", decisions: expiry) == "ineligible")
    // A failure of what leaves nothing to a person is not lifted.
    #expect(try Self.status("ineligible", decisions: passed) == "ineligible")
    #expect(try Self.status("reject", decisions: passed) == "inadmissible")
    #expect(try Self.status("warn") == "ranked")
  }

  @Test("curable without days, and a cure that ends in review, are refused with the call")
  func refused() throws {
    let rule = Scene.declares("ok", "curable")
    for wrong in [
      rule.replacing(#" days="5""#, with: ""),
      rule.replacing(#"otherwise="ineligible""#, with: #"otherwise="review""#),
    ] {
      #expect(throws: (any Error).self) { try Scene(rules: wrong, files: []).rulebook() }
    }
  }
}
