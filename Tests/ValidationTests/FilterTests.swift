// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("Conditions are three-valued and combine (DESIGN §5.2)")
struct FilterTests {
  /// What a condition says of a partner in Spain without participant, total or location.
  static func truth(_ condition: String, _ partner: String = Workshop.partner()) throws -> Answer? {
    try Workshop.answer(
      "<dependent of=\"partner\"><then>\(condition)</then></dependent>", partner)
  }

  static let yes = #"<is attribute="country" value="ES"/>"#
  static let no = #"<is attribute="country" value="CN"/>"#
  static let unknown = #"<is attribute="participant" value="xian"/>"#

  @Test("DESIGN §5.2: three-valued and, or and not over yes, no and unknown")
  func combinations() throws {
    let values: [(String, Answer)] = [
      (Self.yes, .pass), (Self.no, .fail), (Self.unknown, .unknown),
    ]
    for (left, first) in values {
      let negated: Answer = first == .pass ? .fail : first == .fail ? .pass : .unknown
      #expect(try Self.truth("<not>\(left)</not>") == negated)
      for (right, second) in values {
        let both: Answer =
          first == .fail || second == .fail
          ? .fail : first == .unknown || second == .unknown ? .unknown : .pass
        let either: Answer =
          first == .pass || second == .pass
          ? .pass : first == .unknown || second == .unknown ? .unknown : .fail
        #expect(try Self.truth("<all>\(left)\(right)</all>") == both)
        #expect(try Self.truth("<any>\(left)\(right)</any>") == either)
      }
    }
  }

  @Test(
    "prefixes of NUTS and GB/T 2260",
    arguments: [
      ("nuts", "ES", "ES51", Answer.pass), ("nuts", "ES5", "ES51", .pass),
      ("nuts", "PT", "ES51", .fail), ("gbt2260", "33", "330100", .pass),
      ("gbt2260", "3301", "330200", .fail),
    ])
  func prefixes(_ attribute: String, _ prefix: String, _ value: String, _ answer: Answer) throws {
    let partner = Workshop.partner(#"<location \#(attribute)="\#(value)"/>"#)
    let condition = #"<prefix attribute="\#(attribute)" value="\#(prefix)"/>"#
    #expect(try Self.truth(condition, partner) == answer)
    #expect(try Self.truth(condition) == .unknown)
  }

  /// A list whose entries are valid at different times.
  static let list = """
    <codelist id="regions" version="2021"><name xml:lang="en">Regions</name>\
    <entry code="A" valid-to="2026-01-31"><name xml:lang="en">A</name>\
    <property name="country">ES</property><property name="class">less</property></entry>\
    <entry code="B" valid-from="2026-02-01"><name xml:lang="en">B</name>\
    <property name="country">PT</property></entry></codelist>
    """

  /// What a rule on a partner of a region says.
  static func answer(_ rule: String, _ region: String) throws -> Answer? {
    let element = String(rule.dropFirst().prefix { $0.isLetter })
    let rulebook = try Workshop.rulebook(
      Workshop.complete(rule, element: element), lists: Self.list)
    return try Workshop.appraise(
      Workshop.partner(#"<location nuts="\#(region)"/>"#), by: rulebook
    ).answers.first?.answer
  }

  @Test("DESIGN §4: codelists are valid on a day, the closing day unless said")
  func validity() throws {
    // The call closes on 2026-02-01.
    for (day, region, answer) in [
      ("", "A", Answer.fail), ("", "B", .pass), (#"on="2026-01-31""#, "A", .pass),
      (#"on="2026-01-31""#, "B", .fail), (#"on="opens""#, "A", .pass),
      (#"on="closes-1""#, "A", .pass), (#"on="closes""#, "B", .pass),
    ] {
      let rule = #"<membership of="partner" attribute="nuts" list="regions" \#(day)/>"#
      #expect(try Self.answer(rule, region) == answer, "\(day) \(region)")
    }
    let filter = """
      <dependent of="partner"><then><listed attribute="nuts" list="regions" on="2026-01-31"/></then>\
      </dependent>
      """
    #expect(try Self.answer(filter, "A") == .pass)
    #expect(try Self.answer(filter, "B") == .fail)
    #expect(try Self.answer(filter, "C") == .fail)
  }

  @Test(
    "DESIGN §5.2: has looks at the rows of its own row; whose one without a partner is, is unknown")
  func belonging() throws {
    let partners = Workshop.partner() + Workshop.partner(id: "P2")
    let rule = """
      <bound><count of="partner"><where><has of="activity"><is attribute="kind" value="visit"/></has>\
      </where></count><equals value="1"/></bound>
      """
    for (activities, answer) in [
      (#"<activity kind="visit" partner="P2"/>"#, Answer.pass),
      (#"<activity kind="visit" partner="P1"/><activity kind="visit" partner="P2"/>"#, .fail),
      (#"<activity kind="pilot" partner="P2"/>"#, .fail), ("", .fail),
      (#"<activity kind="visit"/>"#, .unknown), (#"<activity kind="pilot"/>"#, .fail),
      (#"<activity kind="visit" partner="P1"/><activity kind="visit"/>"#, .unknown),
    ] {
      #expect(try Workshop.answer(rule, partners + activities) == answer, "\(activities)")
    }
    let each = """
      <dependent of="partner"><then><has of="annex"><is attribute="kind" value="letter"/></has></then>\
      </dependent>
      """
    let letter = #"<annex kind="letter" file="l.pdf" partner="P1"/>"#
    #expect(try Workshop.answer(each, partners + letter) == .fail)
    #expect(try Workshop.answer(each, Workshop.partner() + letter) == .pass)
  }

  @Test("an entry that is not valid on the closing day gives no rate of co-financing")
  func expiredRate() throws {
    let rule = """
      <cofinancing share="requested" attribute="nuts" list="regions" property="country">\
      <rate for="ES" max="0.5"/><rate for="PT" max="0.5"/></cofinancing>
      """
    let rulebook = try Workshop.rulebook(
      Workshop.complete(rule, element: "cofinancing"), lists: Self.list)
    for (region, answer) in [("A", Answer.unknown), ("B", .pass), ("C", .unknown)] {
      let partner = Workshop.partner(
        #"<location nuts="\#(region)"/>"#, attributes: #"total="100" requested="50""#)
      #expect(try Workshop.appraise(partner, by: rulebook).answers[0].answer == answer)
    }
  }

  @Test("a list of another version is refused with the call")
  func version() {
    #expect(throws: (any Error).self) {
      try Self.answer(
        #"<membership of="partner" attribute="nuts" list="regions" version="2024"/>"#, "A")
    }
  }

  @Test("conditions inside listed combine, and compare with the row anywhere")
  func insideListed() throws {
    func listed(_ inner: String) -> String {
      """
      <dependent of="partner"><then><listed attribute="nuts" list="regions" on="2026-01-31">\
      \(inner)</listed></then></dependent>
      """
    }
    let same = #"<is attribute="country" same-as="country"/>"#
    let less = #"<is attribute="class" value="less"/>"#
    let more = #"<is attribute="class" value="more"/>"#
    for (inner, answer) in [
      (same, Answer.pass), ("<not>\(same)</not>", .fail), ("<any>\(more)\(same)</any>", .pass),
      ("<all>\(less)<not>\(same)</not></all>", .fail),
      ("<any>\(more)<not>\(less)</not></any>", .fail),
      ("<not><any>\(more)<not>\(same)</not></any></not>", .pass),
      (#"<is attribute="country" same-as="participant"/>"#, .unknown),
      (#"<any>\#(less)<is attribute="country" same-as="participant"/></any>"#, .pass),
      (#"<in attribute="class" values="more less"/>"#, .pass),
      (#"<prefix attribute="country" value="E"/>"#, .pass),
      (#"<present attribute="class"/>"#, .pass),
    ] {
      #expect(try Self.answer(listed(inner), "A") == answer, "\(inner)")
    }
  }

  @Test("DESIGN §5.2: an unknown when makes the rule unknown; a known one may set it aside")
  func when() throws {
    for (when, answer) in [
      (#"<is attribute="lot" value="1"/>"#, Answer.fail),
      (#"<is attribute="lot" value="2"/>"#, .notApplicable),
      (#"<is attribute="plan" value="x"/>"#, .unknown),
    ] {
      for rule in [
        #"<bound><when>\#(when)</when><count of="activity"/><min value="1"/></bound>"#,
        #"<declaration codes="honour"><when>\#(when)</when></declaration>"#,
        #"<participant list="cities"><when>\#(when)</when></participant>"#,
      ] {
        let partner = Workshop.partner("<participant>nowhere</participant>")
        #expect(try Workshop.answer(rule, partner) == answer, "\(rule)")
      }
    }
  }

  @Test("DESIGN §5: bounds are a number, another measure or a fact; §5.2: unknown is never pass")
  func bounds() throws {
    let extra = """
      <facts><fact id="cost"><label xml:lang="en">c</label><value attribute="total"/></fact></facts>
      """
    let budget = #"<budget currency="EUR" total="100" requested="80" cofinancing="20"/>"#
    for (bound, answer) in [
      (#"<max value="80"/>"#, Answer.pass), (#"<max value="79.99"/>"#, .fail),
      ("<max><fact ref=\"cost\"/></max>", .pass),
      (#"<min><subtract><fact ref="cost"/><number value="20"/></subtract></min>"#, .pass),
      (
        #"<equals><subtract><value attribute="total"/><value attribute="cofinancing"/></subtract></equals>"#,
        .pass
      ),
      (#"<min><sum of="partner" attribute="requested"/></min>"#, .unknown),
      (
        #"<min><share><value attribute="total"/><sum of="line" attribute="amount"/></share></min>"#,
        .unknown
      ),
      (#"<max value="79"/><min><sum of="partner" attribute="requested"/></min>"#, .fail),
    ] {
      let rule = #"<bound><value attribute="requested"/>\#(bound)</bound>"#
      let ordered = rule.replacing(
        #"<max value="79"/><min><sum of="partner" attribute="requested"/></min>"#,
        with: #"<min><sum of="partner" attribute="requested"/></min><max value="79"/>"#)
      #expect(try Workshop.answer(ordered, budget, extra: extra) == answer, "\(bound)")
    }
  }
}
