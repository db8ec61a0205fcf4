// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Validation

@Suite("DESIGN §5, Curing: what the findings of each kind of rule name")
struct CorrectionKindTests {
  /// A rule, what was submitted, what was sent as its correction, and whether that is taken.
  struct Case: CustomTestStringConvertible, Sendable {
    let rule: String
    let old: String
    let new: String
    let isTaken: Bool
    var front = (old: "", new: "")
    var testDescription: String { "\(isTaken ? "may" : "may not"): \(rule.prefix(60)) \(new)" }

    init(
      _ rule: String, _ old: String, _ new: String, _ isTaken: Bool,
      front: (String, String) = ("", "")
    ) {
      (self.rule, self.old, self.new, self.isTaken) = (rule, old, new, isTaken)
      self.front = (front.0, front.1)
    }
  }

  /// A second partner, with attributes or, where it begins with `<`, content.
  static func partner(_ own: String = "", country: String = "CN", id: String = "P2") -> String {
    let (attributes, content) = own.hasPrefix("<") ? ("", own) : (own, "")
    return """
      <partner id="\(id)" role="partner" kind="government" country="\(country)" \(attributes)>\
      <name xml:lang="en">N</name>\(content)</partner>
      """
  }

  /// A budget with lines.
  static func budget(_ lines: String, total: String = "100") -> String {
    #"<budget currency="EUR" total="\#(total)" requested="60" cofinancing="40">"# + lines
      + "</budget>"
  }

  static func line(_ category: String, _ amount: String, id: String? = nil) -> String {
    #"<line id="\#(id ?? category)" category="\#(category)" partner="P1" amount="\#(amount)"/>"#
  }

  static func letter(_ partner: String, _ signed: String, kind: String = "letter") -> String {
    #"<annex kind="\#(kind)" file="f.pdf" signed="\#(signed)" partner="\#(partner)"/>"#
  }

  static let share = """
    <bound><share><sum of="line" attribute="amount"><where><is attribute="category" value="travel"/>\
    </where></sum><value attribute="total"/></share><max value="0.2"/></bound>
    """
  static let chinese = """
    <bound><count of="partner"><where><is attribute="country" value="CN"/></where></count>\
    <min value="1"/></bound>
    """
  static let registered = """
    <bound><count of="partner"><where><has of="identifier"><is attribute="scheme" value="PIC"/></has>\
    </where></count><min value="1"/></bound>
    """
  static let letters = """
    <annex kind="letter" by="each" signed="true"><where><is attribute="country" value="CN"/></where>\
    </annex>
    """
  static let location = """
    <dependent of="partner"><if><is attribute="country" value="CN"/></if>\
    <then><present attribute="gbt2260"/></then></dependent>
    """
  static let either = """
    <exclusive of="partner"><present attribute="nuts"/><present attribute="gbt2260"/></exclusive>
    """
  static let rate = """
    <cofinancing attribute="country" share="requested"><rate for="CN" max="0.5"/></cofinancing>
    """
  static let pic = #"<identifier scheme="PIC">999000001</identifier>"#

  static let cases: [Case] = [
    // What a measure measures: amounts and categories of the lines, rows of them, and the whole.
    Case(share, budget(line("travel", "30")), budget(line("travel", "20")), true),
    Case(share, budget(line("travel", "30")), budget(line("staff", "30", id: "travel")), true),
    Case(share, budget(line("travel", "30")), budget(""), true),
    Case(share, budget(line("travel", "30")), budget(line("travel", "30"), total: "200"), true),
    Case(
      share, budget(line("travel", "30") + line("staff", "9")),
      budget(line("travel", "20") + line("staff", "19")), false),
    Case(share, budget(line("travel", "30")), budget(line("travel", "20", id: "x")), true),
    Case(
      share, budget(line("travel", "30")), budget(line("travel", "20") + line("staff", "10")), false
    ),
    Case(chinese, "", partner(), true),
    Case(chinese, partner(country: "ES"), partner(), true),
    Case(chinese, partner(country: "ES"), partner(country: "FR"), false),
    Case(chinese, partner(country: "ES"), partner(#"total="5""#), false),
    Case(chinese, "", partner(country: "FR"), false),
    Case(registered, partner(), partner(pic), true),
    Case(registered, partner(), partner(#"<contact name="X"/>"#), false),
    Case(
      #"<bound><days from="start" to="end"/><max value="9"/></bound>"#,
      #"<plan kind="U-CAP" start="2026-01-01" end="2026-03-01"/>"#,
      #"<plan kind="U-CAP" start="2026-02-25" end="2026-03-01"/>"#, true),
    Case(
      #"<bound><days from="start" to="end"/><max value="9"/></bound>"#,
      #"<plan kind="U-CAP" start="2026-01-01" end="2026-03-01"/>"#,
      #"<plan kind="R-CAP" start="2026-02-25" end="2026-03-01"/>"#, false),
    // Annexes of the kind, of those who are asked; not who is asked.
    Case(letters, partner() + letter("P2", "false"), partner() + letter("P2", "true"), true),
    Case(letters, partner(), partner() + letter("P2", "true"), true),
    Case(letters, partner(), partner() + letter("P2", "true", kind: "plan"), false),
    Case(letters, partner(), partner(country: "FR"), false),
    Case(
      letters, partner() + partner(country: "ES", id: "P3"),
      partner() + partner(country: "ES", id: "P3") + letter("P3", "true"), false),
    Case(
      #"<declaration codes="honour" by="application"/>"#, "", #"<declaration code="honour"/>"#, true
    ),
    Case(
      #"<declaration codes="honour" by="application"/>"#, "", #"<declaration code="other"/>"#, false
    ),
    Case(
      #"<declaration codes="honour" by="others"/>"#, partner(),
      partner(#"<declaration code="honour"/>"#), true),
    Case(
      #"<declaration codes="honour" by="others"/>"#, partner(),
      partner() + #"<declaration code="honour"/>"#, false),
    Case(#"<identifier schemes="PIC" by="others"/>"#, partner(), partner(pic), true),
    Case(
      #"<identifier schemes="PIC" by="others"/>"#, partner(),
      partner(#"<identifier scheme="VAT">X</identifier>"#), false),
    Case(
      #"<language of="summary" languages="en"/>"#, "", "", true,
      front: ("", #"<summary xml:lang="en">S</summary>"#)),
    Case(
      #"<language of="summary" languages="en"/>"#, "", "", false,
      front: ("", #"<summary xml:lang="zh">S</summary>"#)),
    Case(
      #"<window attribute="start" from="2026-02-01"/>"#,
      #"<plan kind="U-CAP" start="2026-01-01" end="2026-03-01"/>"#,
      #"<plan kind="U-CAP" start="2026-02-01" end="2026-03-01"/>"#, true),
    Case(
      #"<window attribute="start" from="2026-02-01"/>"#,
      #"<plan kind="U-CAP" start="2026-01-01" end="2026-03-01"/>"#,
      #"<plan kind="U-CAP" start="2026-02-01" end="2027-03-01"/>"#, false),
    Case(
      #"<membership of="partner" attribute="country" list="states"/>"#, partner(country: "XX"),
      partner(country: "ES"), true),
    Case(
      #"<membership of="partner" attribute="country" list="states"/>"#, partner(country: "XX"),
      partner(country: "ES", id: "P3"), false),
    Case(
      #"<participant list="states"/>"#, partner("<participant>Spian</participant>"),
      partner(#"<participant code="ES"/>"#), true),
    Case(
      #"<participant list="states"/>"#, partner("<participant>Spian</participant>"),
      partner(#"<participant code="ES"/>"#, country: "ES"), false),
    Case(
      either, partner(#"<location nuts="ES51" gbt2260="330100"/>"#),
      partner(#"<location nuts="ES51"/>"#), true),
    Case(
      either, partner(#"<location nuts="ES51" gbt2260="330100"/>"#),
      partner(#"<location nuts="ES51" city="X"/>"#), false),
    Case(location, partner(), partner(#"<location gbt2260="330100"/>"#), true),
    Case(location, partner(), partner(country: "ES"), false),
    Case(
      #"<reference kinds="project" min="1"/>"#, "", #"<reference kind="project" id="1"/>"#, true),
    Case(
      #"<reference kinds="project" min="1"/>"#, "", #"<reference kind="grant" id="1"/>"#, false),
    Case(
      #"<consistency check="lines"/>"#, budget(line("a", "90")), budget(line("a", "100")), true),
    Case(
      #"<consistency check="lines"/>"#, budget(line("a", "90")),
      budget(line("a", "90") + line("b", "10")), true),
    Case(
      #"<consistency check="sources"/>"#, budget(line("a", "90"), total: "99"),
      budget(line("a", "100")), false),
    Case(
      #"<consistency check="partners"/>"#, partner(#"total="5""#) + budget(""),
      partner(#"total="100""#) + budget(""), true),
    Case(
      #"<consistency check="partners"/>"#, partner(#"total="5""#) + budget(""),
      partner(#"requested="5""#) + budget("", total: "5"), false),
    Case(
      #"<flat-rate categories="indirect" of="staff" rate="0.1"/>"#,
      budget(line("staff", "10") + line("indirect", "2") + line("travel", "1")),
      budget(line("staff", "10") + line("indirect", "1") + line("travel", "1")), true),
    Case(
      #"<flat-rate categories="indirect" of="staff" rate="0.1"/>"#,
      budget(line("staff", "10") + line("indirect", "2") + line("travel", "1")),
      budget(line("staff", "10") + line("indirect", "1") + line("travel", "2")), false),
    Case(
      rate, partner(#"total="10" requested="9""#), partner(#"total="10" requested="5""#), true),
    Case(
      rate, partner(#"total="10" requested="9""#),
      partner(#"total="10" requested="9""#, country: "ES"), false),
    Case(
      #"<population modes="each" min="9"/>"#, partner(#"<location population="1"/>"#),
      partner(#"<location population="10"/>"#), true),
    Case(
      #"<population modes="each" min="9"/>"#, partner(#"<location population="1"/>"#),
      partner(#"<location population="10" city="X"/>"#), false),
    Case(
      #"<drift by="0.2"><value attribute="requested"/></drift>"#, budget(""),
      budget("").replacing(#"requested="60""#, with: #"requested="50""#), true),
    Case(#"<drift by="0.2"><value attribute="requested"/></drift>"#, budget(""), "", false),
    Case(
      #"<overlap kinds="grant"/>"#, #"<reference kind="grant" id="1" amount="5"/>"#, "", true),
    Case(
      #"<overlap kinds="grant"/>"#,
      letter("P1", "true") + #"<reference kind="grant" id="1" amount="5"/>"#, "", false),
    // A hit of a screening list is for a person; nobody mends it by another name.
    Case(
      #"<screening list="states"/>"#, partner(),
      partner().replacing(
        "<name xml:lang=\"en\">N</name>", with: "<name xml:lang=\"en\">M</name>"),
      false),
  ]

  static let lists = """
    <codelists><codelist id="states"><name xml:lang="en">States</name>\
    <entry code="ES"><name xml:lang="en">Spain</name></entry>\
    <entry code="CN"><name xml:lang="en">China</name></entry></codelist></codelists>
    """

  @Test("DESIGN §5, Curing: may change what the findings name, and nothing else", arguments: cases)
  func kinds(_ one: Case) throws {
    let element = one.rule.dropFirst().prefix { $0.isLetter || $0 == "-" }
    let isFlag = ["screening", "overlap"].contains(element)
    let head = "<\(element)"
    let severity = isFlag ? "review" : "curable"
    var rule =
      head + #" id="r" severity="\#(severity)" days="5" otherwise="ineligible""#
      + one.rule.dropFirst(head.count)
    let message = #"<message xml:lang="en">m</message>"#
    if rule.hasSuffix("/>") {
      rule = rule.dropLast(2) + ">" + message + "</\(element)>"
    } else {
      rule = rule.dropLast("</\(element)>".count) + message + "</\(element)>"
    }
    var scene = Scene(
      rules: Scene.deadline + Scene.supersede + rule,
      files: [
        .init(name: "1.xml", id: "A", content: one.old, front: one.front.old, title: "T"),
        .init(name: "2.xml", id: "A", content: one.new, front: one.front.new, title: "T"),
      ],
      sent: [
        .init(file: "1.xml", by: "u", at: CorrectionTests.before),
        .init(file: "2.xml", by: "u", at: CorrectionTests.inTime, corrects: "D1"),
      ], decisions: CorrectionTests.curing(rules: "r"))
    scene.lists = Self.lists
    if isFlag { scene.rules = scene.rules.replacing(#" days="5""#, with: "") }
    let statuses = try scene.statuses()
    #expect((statuses["2.xml"] != "inadmissible") == one.isTaken, "\(statuses)")
    #expect((statuses["1.xml"] == "superseded") == one.isTaken, "\(statuses)")
    let entry = try #require(try scene.rank().entries.first { $0.file == "2.xml" })
    let codes = Set(entry.findings.map(\.kind.code))
    #expect(codes == (one.isTaken ? [] : ["COR101"]))
  }

  @Test("every kind that looks at an application has a case that may and one that may not")
  func complete() {
    for kind in RuleKinds.all where kind is any ApplicationRule.Type {
      guard !["deadline", "opening"].contains(kind.element) else { continue }
      let own = Self.cases.filter { $0.rule.hasPrefix("<\(kind.element)") }
      #expect(own.contains { !$0.isTaken }, "\(kind.element)")
      #expect(own.contains { $0.isTaken } || kind.element == "screening", "\(kind.element)")
    }
  }
}
