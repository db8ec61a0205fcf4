// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Testing

@testable import Pipeline

@Suite("DESIGN §7.9: one conversion per application, by the call's table and rounding")
struct ConversionTests {
  private static let rates = """
    <rate month="2026-05" currency="CNY" units="7.77"/><rate month="2026-06" currency="CNY" units="8"/>\
    <rate month="2026-06" currency="JPY" units="160.05"/>
    """

  /// A call with money, a rule on the converted request and one on the amounts as written.
  private func scene(
    _ budgets: [(id: String, currency: String, requested: String)], rates: String? = rates,
    month: String = "2026-06", mode: String = "half-up", extra: String = "", own: String = "EUR"
  ) -> Scene {
    let table = rates.map { #"<conversion month="\#(month)" mode="\#(mode)">\#($0)</conversion>"# }
    return Scene(
      rules: """
        <bound id="ceiling" severity="ineligible"><fact ref="requested"/><max value="1000"/>\
        <message xml:lang="en">m</message></bound>
        <bound id="sum" severity="reject"><value attribute="requested"/><equals>\
        <value attribute="total"/></equals><message xml:lang="en">m</message></bound>\(extra)
        """,
      extra: """
        <ranking lists="call"><order><by-fact ref="requested" order="ascending"/></order></ranking>
        <money currency="\(own)" requested="requested" does-not-fit="skip">\(table ?? "")\
        <envelope id="a" amount="2000"><name xml:lang="en">A</name></envelope></money>
        """,
      files: budgets.map { budget in
        .init(
          name: "\(budget.id).xml", id: budget.id,
          content: "<budget currency=\"\(budget.currency)\" total=\"\(budget.requested)\" "
            + "requested=\"\(budget.requested)\"/>")
      }, hasReceipts: false)
  }

  @Test(
    "the converted amount counts for rules, order and money; consistency stays with what is written"
  )
  func converts() throws {
    let scene = scene([("A", "CNY", "8000"), ("B", "EUR", "900"), ("C", "CNY", "8000.08")])
    #expect(
      try scene.statuses() == ["A.xml": "selected", "B.xml": "selected", "C.xml": "ineligible"])
    let ranking = try scene.rank()
    let own = ranking.entries.first { $0.application?.text == "A" }
    #expect(own?.money?.requested.description == "1000.00 EUR")
    #expect(own?.order?.place == 2)
    #expect(
      own?.conversion
        == Conversion(
          amount: Rational(8000), currency: try #require(Currency(code: "CNY")),
          units: Rational(8), result: Rational(1000)))
    #expect(ranking.entries.first { $0.application?.text == "B" }?.conversion == nil)
  }

  @Test(
    "exactly, then rounded to the minor unit in the call's way",
    arguments: [
      ("half-up", "8.04", "1.01"), ("half-even", "8.04", "1.00"), ("down", "8.07", "1.00"),
      ("up", "8.01", "1.01"), ("floor", "8.07", "1.00"), ("ceiling", "8.01", "1.01"),
      ("half-even", "8.12", "1.02"),
    ])
  func rounds(_ mode: String, _ requested: String, _ expected: String) throws {
    let ranking = try scene([("A", "CNY", requested)], mode: mode).rank()
    #expect(ranking.entries[0].money?.requested.amountText == expected)
  }

  @Test("a currency without cents is rounded to its own minor unit")
  func minorUnits() throws {
    let rates = #"<rate month="2026-06" currency="EUR" units="0.00625"/>"#
    let ranking = try scene([("A", "EUR", "4.99")], rates: rates, own: "JPY").rank()
    #expect(ranking.entries[0].money?.requested.description == "798 JPY")
  }

  @Test("the month is one for everybody: as written, or that of the closing instant")
  func month() throws {
    for (month, expected) in [("2026-05", "10.00"), ("closing", "9.71")] {
      let ranking = try scene([("A", "CNY", "77.70")], month: month).rank()
      #expect(ranking.entries[0].money?.requested.amountText == expected)
    }
  }

  @Test(
    "a currency that the month has no rate of is unknown, with the reason, and no rule passes on it"
  )
  func noRate() throws {
    let scene = scene([("A", "USD", "5"), ("B", "JPY", "16005")], month: "2026-06")
    #expect(try scene.statuses() == ["A.xml": "undetermined", "B.xml": "selected"])
    let entry = try #require(try scene.rank().entries.first { $0.application?.text == "A" })
    #expect(entry.because.map(\.text) == ["ceiling"])
    let finding = try #require(entry.findings.first)
    #expect(finding.kind.code == "APP110")
    #expect(
      finding.sentence(.english)
        == "the budget is in USD; the call counts in EUR, and its table has no rate of USD for 2026-06"
    )
    #expect(finding.place.map { $0.line > 0 && $0.attribute == "currency" } == true)
  }

  @Test("where the call converts nothing, a rule on the request does not take its bare number")
  func without() throws {
    let scene = scene([("A", "CNY", "999"), ("B", "EUR", "999")], rates: nil)
    #expect(try scene.statuses() == ["A.xml": "undetermined", "B.xml": "selected"])
    #expect(try scene.rank().open.contains { $0.kind == .undetermined })
    let entry = try #require(try scene.rank().entries.first { $0.application?.text == "A" })
    #expect(entry.findings.map(\.kind.code) == ["APP111"])
  }

  @Test("a self-check never says eligible of a request that ranking cannot know")
  func selfCheck() throws {
    var plain = scene([("A", "CNY", "5")], rates: nil)
    plain.rules = Scene.declares("warned", "warn")
    let rulebook = try plain.rulebook()
    let appraiser = try Appraiser(rulebook)
    for (currency, verdict) in [("CNY", Verdict.undetermined), ("EUR", .eligible)] {
      let bytes = Array(
        """
        <application xmlns="urn:opencall:application:1" call="T" id="A"><title xml:lang="en">t</title>
        <partner id="P" role="lead" kind="k" country="CN"><name xml:lang="en">n</name></partner>
        <budget currency="\(currency)" total="5" requested="5"/></application>
        """.utf8)
      let appraisal = appraiser.selfCheck(
        Dossier(file: "a.xml", bytes: bytes, digest: "", receipts: nil), using: .init())
      #expect(Judge.selfCheck(appraisal, rulebook.terms).verdict == verdict)
    }
  }

  @Test("people who write RMB are told CNY")
  func renminbi() throws {
    let entry = try scene([("A", "RMB", "5")]).rank().entries[0]
    #expect(entry.findings.first?.sentence(.english).contains("ISO 4217 is CNY") == true)
    #expect(entry.findings.first?.sentence(.chinese).contains("ISO 4217 代码为 CNY") == true)
  }

  @Test("a recommended amount is in the currency of the call and needs no rate")
  func recommended() throws {
    var scene = scene([("A", "USD", "5")])
    scene.rules = Scene.declares("warned", "warn")
    scene.decisions = """
      <amount id="D" by="c" at="2026-07-01T00:00:00Z" application="A" amount="10.50"><reason>r</reason></amount>
      """
    let entry = try scene.rank().entries[0]
    #expect(entry.status == .selected && entry.money?.award.amountText == "10.50")
  }
}
