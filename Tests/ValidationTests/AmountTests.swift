// SPDX-License-Identifier: Apache-2.0

import Calls
import Model
import Pipeline
import Testing

@Suite("Amounts are exact, or refused with a finding")
struct AmountTests {
  static let lines = #"<bound><sum of="line" attribute="amount"/><max value="1"/></bound>"#

  @Test(
    "what is no amount is refused",
    arguments: [
      String(repeating: "9", count: 30), "-1", "+1", "1,000.50", "1 000", "NaN", "INF", "1e3", "",
      "1.", ".5", "0.0000001", "１００",
    ])
  func refused(_ amount: String) throws {
    let rulebook = try Workshop.rulebook(Workshop.complete(Self.lines, element: "bound"))
    let appraisal = try Workshop.appraise(
      #"<budget currency="EUR" total="1" requested="1"><line category="a" amount="\#(amount)"/></budget>"#,
      by: rulebook)
    #expect(appraisal.outcome == .rejected)
    #expect(!appraisal.findings.isEmpty)
    #expect(appraisal.findings.allSatisfy { $0.place?.line ?? 0 > 0 })
    #expect(Judge.selfCheck(appraisal, rulebook.terms).verdict == .inadmissible)
  }

  @Test("a cent too fine for its currency is refused")
  func minorUnits() throws {
    let rulebook = try Workshop.rulebook(Workshop.complete(Self.lines, element: "bound"))
    let appraisal = try Workshop.appraise(
      #"<budget currency="JPY" total="1.5" requested="1"/>"#, by: rulebook)
    #expect(appraisal.findings.map(\.kind.code) == ["APP107"])
  }

  @Test("the largest amounts add up without a wrap")
  func large() throws {
    let largest = String(repeating: "9", count: 18) + ".99"
    let line = #"<line category="a" amount="\#(largest)"/>"#
    let content =
      #"<budget currency="EUR" total="\#(largest)" requested="1">\#(line)\#(line)</budget>"#
    #expect(try Workshop.answer(Self.lines, content) == .fail)
    #expect(
      try Workshop.answer(#"<consistency check="lines"/>"#, content) == .fail)
  }

  @Test("a tenth and a fifth are three tenths")
  func tenths() throws {
    let content = """
      <budget currency="EUR" total="0.3" requested="0.3"><line category="a" amount="0.1"/>\
      <line category="b" amount="0.20"/></budget>
      """
    #expect(try Workshop.answer(#"<consistency check="lines"/>"#, content) == .pass)
  }

  @Test("a flat rate is compared exactly")
  func thirds() throws {
    // 100 / 3 of 7 %: no decimal has it.
    let content = """
      <budget currency="EUR" total="1" requested="1"><line category="a" amount="33.33"/>\
      <line category="i" amount="2.3331"/></budget>
      """
    // The line is finer than a cent, so intake refuses it before any rule looks.
    let rulebook = try Workshop.rulebook(
      Workshop.complete(#"<flat-rate categories="i" rate="0.07"/>"#, element: "flat-rate"))
    #expect(try Workshop.appraise(content, by: rulebook).outcome == .rejected)
    let cent = content.replacing("2.3331", with: "2.33")
    #expect(try Workshop.answer(#"<flat-rate categories="i" rate="0.07"/>"#, cent) == .pass)
    let more = content.replacing("2.3331", with: "2.34")
    #expect(try Workshop.answer(#"<flat-rate categories="i" rate="0.07"/>"#, more) == .fail)
  }
}
