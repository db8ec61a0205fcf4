// SPDX-License-Identifier: Apache-2.0

import Calls
import Model
import Testing

@Suite("Wrong rules are refused with the call, with the line (DESIGN §5.7)")
struct WrongCallTests {
  /// A rule → the code of the defect.
  static let cases: [(rule: String, code: String)] = [
    (#"<window attribute="end" from="2027-01-01" to="2026-01-01"/>"#, "CAL107"),
    (#"<window attribute="end" from="closes" to="opens"/>"#, "CAL107"),
    (#"<window attribute="end"/>"#, "CAL103"),
    (#"<window attribute="total" from="opens"/>"#, "CAL104"),
    (#"<window attribute="begin" from="opens"/>"#, "CAL101"),
    (#"<window attribute="end" from="2026-02-30"/>"#, "CAL104"),
    (
      #"<language of="title" languages="en"><where><present attribute="id"/></where></language>"#,
      "CAL103"
    ),
    (
      #"<annex kind="a" by="application"><where><present attribute="id"/></where></annex>"#,
      "CAL103"
    ),
    (
      #"<declaration codes="a"><where><is attribute="size" value="1"/></where></declaration>"#,
      "CAL101"
    ),
    (#"<identifier schemes="pic"/>"#, "CAL101"),
    (#"<identifier schemes="PIC PIC"/>"#, "CAL102"),
    (#"<declaration codes="a a"/>"#, "CAL102"),
    (#"<language of="title" languages="EN"/>"#, "CAL104"),
    (#"<language of="title" languages="en en"/>"#, "CAL102"),
    (#"<language of="title" languages="english"/>"#, "CAL104"),
    (#"<membership of="partner" attribute="total" list="cities"/>"#, "CAL104"),
    (#"<exclusive of="partner"><present attribute="nuts"/></exclusive>"#, "CAL103"),
    (
      #"<exclusive of="partner"><present attribute="nuts"/><present attribute="nuts"/></exclusive>"#,
      "CAL102"
    ),
    (#"<reference kinds="a"/>"#, "CAL103"),
    (#"<consistency check="lines lines"/>"#, "CAL102"),
    (#"<consistency check="lines" tolerance="-1"/>"#, "CAL104"),
    (#"<flat-rate categories="a" rate="-0.1"/>"#, "CAL104"),
    (
      #"<cofinancing share="requested" attribute="kind"><rate for="a" min="-1"/></cofinancing>"#,
      "CAL104"
    ),
    (#"<population modes="each" min="-5"/>"#, "CAL104"),
    (#"<population modes="each each" min="5"/>"#, "CAL102"),
    (#"<population modes="each" min="5" share="0.5"/>"#, "CAL103"),
    (
      """
      <population modes="majority" min="5" share="1.5"><among><is attribute="country" value="ES"/>\
      </among></population>
      """, "CAL104"
    ),
    (#"<drift by="-0.2"><value attribute="requested"/></drift>"#, "CAL104"),
    (
      #"<bound tolerance="-1"><count of="partner"/><equals value="1"/></bound>"#, "CAL104"
    ),
    (
      """
      <bound><share><value attribute="total"/><number value="0"/></share><max value="1"/></bound>
      """, "CAL107"
    ),
    (
      """
      <bound><count of="partner"><where><prefix attribute="nuts" value=""/></where></count>\
      <min value="1"/></bound>
      """, "CAL104"
    ),
    (
      """
      <bound><count of="partner"><where><prefix attribute="total" value="1"/></where></count>\
      <min value="1"/></bound>
      """, "CAL104"
    ),
    (
      """
      <bound><count of="partner"><where><in attribute="total" values="1 much"/></where></count>\
      <min value="1"/></bound>
      """, "CAL104"
    ),
    (
      """
      <bound><count of="partner"><where><listed attribute="total" list="cities"/></where></count>\
      <min value="1"/></bound>
      """, "CAL104"
    ),
    (#"<identifier schemes="PIC" by="application"/>"#, "CAL107"),
    (#"<membership of="partner" attribute="kind" list="kinds"/>"#, "CAL101"),
    (#"<membership of="partners" attribute="kind" list="cities"/>"#, "CAL101"),
    (#"<membership of="partner" attribute="kind" list="cities" version="9"/>"#, "CAL107"),
    (
      """
      <membership of="partner" attribute="kind" list="cities"><is attribute="colour" value="red"/>\
      </membership>
      """, "CAL101"
    ),
    (
      #"<exclusive of="partner" least="2"><present attribute="nuts"/><present attribute="city"/></exclusive>"#,
      "CAL107"
    ),
    (
      #"<dependent of="partner"><then><is attribute="total" value="much"/></then></dependent>"#,
      "CAL104"
    ),
    (#"<screening list="excluded"/>"#, "CAL101"),
    (#"<reference kinds="a" min="2" max="1"/>"#, "CAL107"),
    (#"<reference kinds="a" list="projects"/>"#, "CAL101"),
    (#"<consistency check="lines totals"/>"#, "CAL101"),
    (#"<flat-rate categories="a"/>"#, "CAL103"),
    (#"<flat-rate categories="a" rate="0.1" parameter="p"/>"#, "CAL103"),
    (#"<flat-rate categories="a" parameter="p"/>"#, "CAL101"),
    (#"<flat-rate categories="a b" of="b" rate="0.1"/>"#, "CAL107"),
    (
      #"<cofinancing share="requested" attribute="region"><rate for="a" max="1"/></cofinancing>"#,
      "CAL101"
    ),
    (
      #"<cofinancing share="requested" attribute="kind"><rate for="a" min="0.9" max="0.5"/></cofinancing>"#,
      "CAL107"
    ),
    (
      #"<cofinancing share="requested" attribute="kind"><rate for="a"/><rate for="a"/></cofinancing>"#,
      "CAL102"
    ),
    (
      #"<cofinancing share="requested" attribute="kind" list="cities" property="x"><rate for="a"/></cofinancing>"#,
      "CAL101"
    ),
    (#"<population modes="majority" min="1"/>"#, "CAL103"),
    (#"<population modes="each"/>"#, "CAL103"),
    (#"<population modes="alone" min="1"/>"#, "CAL101"),
    (#"<population modes="each" min="1" attribute="city"/>"#, "CAL104"),
    (#"<drift><value attribute="requested"/></drift>"#, "CAL103"),
    (#"<bound><days from="closes" to="total"/><min value="1"/></bound>"#, "CAL104"),
    (#"<bound><days from="closing" to="end"/><min value="1"/></bound>"#, "CAL101"),
    (
      #"<declaration codes="a"><when><is attribute="size" value="1"/></when></declaration>"#,
      "CAL101"
    ),
  ]

  @Test(
    "DESIGN §5.7: a wrong call is refused with the line that is wrong", arguments: cases.indices)
  func refused(_ index: Int) {
    let one = Self.cases[index]
    let element = String(one.rule.dropFirst().prefix { $0.isLetter || $0 == "-" })
    do {
      _ = try Workshop.rulebook(Workshop.complete(one.rule, element: element))
      Issue.record("taken: \(one.rule)")
    } catch let refusal as CallRefusal {
      #expect(refusal.defects.map(\.kind.code) == [one.code], "\(one.rule)")
      #expect(refusal.defects.allSatisfy { $0.place?.ordinal ?? 0 > 0 })
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a cure takes at least a day, and a deadline is final")
  func finality() throws {
    let message = #"<message xml:lang="en">m</message>"#
    func defects(_ rule: String) -> [String] {
      do {
        _ = try Workshop.rulebook(rule)
        return []
      } catch {
        return (error as? CallRefusal)?.defects.map(\.kind.code) ?? ["\(error)"]
      }
    }
    for (days, codes) in [("0", ["CAL104"]), ("1", [])] {
      let rule = #"<annex id="r" severity="curable" days="\#(days)" kind="a">\#(message)</annex>"#
      #expect(defects(rule) == codes)
    }
    for (severity, codes) in [
      ("reject", []), ("ineligible", []), ("curable\" days=\"2", ["CAL104"]),
      ("review", ["CAL104"]),
      ("warn", ["CAL104"]),
    ] {
      let rule = #"<deadline id="r" severity="\#(severity)">\#(message)</deadline>"#
      #expect(defects(rule) == codes, "\(severity)")
    }
  }

  @Test("what flags takes no severity that judges", arguments: ["screening", "overlap"])
  func severity(_ element: String) {
    let rule = #"<\#(element) \#(element == "screening" ? #"list="cities""# : #"kinds="a""#)/>"#
    let complete = Workshop.complete(rule, element: element)
    for severity in ["reject", "ineligible", "curable"] {
      let wrong = complete.replacing("review", with: severity + #"" days="1"#)
      #expect(throws: CallRefusal.self) { try Workshop.rulebook(wrong) }
    }
    #expect(throws: Never.self) { try Workshop.rulebook(complete) }
  }
}
