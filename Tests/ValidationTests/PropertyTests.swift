// SPDX-License-Identifier: Apache-2.0

import Model
import Pipeline
import Testing

@Suite("Declared properties are attributes like any other (DESIGN §4)")
struct PropertyTests {
  static let properties = """
    <properties>\
    <property of="application" name="stage" type="integer"><label xml:lang="en">s</label></property>\
    <property of="application" name="ratio" type="decimal"><label xml:lang="en">r</label></property>\
    <property of="application" name="founded" type="date"><label xml:lang="en">f</label></property>\
    <property of="application" name="slogan" type="text"><label xml:lang="en">t</label></property>\
    <property of="partner" name="sme" type="boolean"><label xml:lang="en">b</label></property>\
    <property of="partner" name="home" type="code" list="cities"><label xml:lang="en">h</label>\
    </property></properties>
    """

  /// Properties of the application.
  static func own(_ name: String, _ value: String) -> String {
    #"<property name="\#(name)">\#(value)</property>"#
  }

  @Test("typed, in rules, filters and bounds")
  func rules() throws {
    let partner = Workshop.partner(Self.own("sme", " true ") + Self.own("home", "sofia"))
    let content =
      partner + Self.own("stage", "3") + Self.own("ratio", "-0.25")
      + Self.own("founded", "2028-02-29") + Self.own("slogan", " Rain ")
    for (rule, answer) in [
      (#"<bound><value attribute="stage"/><equals value="3"/></bound>"#, Answer.pass),
      (#"<bound><value attribute="ratio"/><max value="-0.25"/></bound>"#, .pass),
      (#"<window attribute="founded" from="2028-02-29" to="2028-02-29"/>"#, .pass),
      (#"<dependent><then><is attribute="slogan" value="Rain"/></then></dependent>"#, .pass),
      (
        #"<dependent><then><between attribute="founded" min="2028-03-01"/></then></dependent>"#,
        .fail
      ),
      (
        """
        <bound><count of="partner"><where><is attribute="sme" value="true"/>\
        <listed attribute="home" list="cities"><is attribute="side" value="EU"/></listed></where>\
        </count><min value="1"/></bound>
        """, .pass
      ),
    ] {
      #expect(
        try Workshop.answer(rule, content, extra: Self.properties) == answer, "\(rule)")
    }
  }

  @Test("DESIGN §5: the same measures feed computed criteria and tie-breaks, as facts")
  func facts() throws {
    let facts = """
      <facts><fact id="stage"><label xml:lang="en">s</label><value attribute="stage"/></fact>\
      <fact id="homes"><label xml:lang="en">h</label><texts of="partner" attribute="home"/></fact>\
      </facts>
      """
    let rulebook = try Workshop.rulebook(
      Workshop.complete(
        #"<bound><fact ref="stage"/><min value="1"/></bound>"#, element: "bound"),
      extra: Self.properties + facts)
    let content =
      Workshop.partner(Self.own("home", "sofia")) + Self.own("stage", "3")
    let appraisal = try Workshop.appraise(content, by: rulebook)
    #expect(appraisal.facts == [.number(Rational(3)), .texts(["sofia"])])
    let none = try Workshop.appraise("", by: rulebook)
    #expect(none.facts == [.unknown, .unknown])
    #expect(none.answers[0].answer == .unknown)
  }

  @Test(
    "wrong types and names are findings",
    arguments: [
      ("stage", "3.5", "APP105"), ("stage", "three", "APP105"), ("ratio", "NaN", "APP105"),
      ("ratio", "1,5", "APP105"), ("founded", "2027-02-29", "APP105"),
      ("ratio", "1234567890123456789012345678901", "APP105"), ("colour", "red", "APP104"),
      ("call", "X", "APP104"),
    ])
  func wrong(_ name: String, _ value: String, _ code: String) throws {
    let rulebook = try Workshop.rulebook(
      Workshop.complete(
        #"<bound><count of="partner"/><min value="1"/></bound>"#, element: "bound"),
      extra: Self.properties)
    let appraisal = try Workshop.appraise(Self.own(name, value), by: rulebook)
    #expect(appraisal.findings.map(\.kind.code) == [code])
    #expect(appraisal.findings.first?.place?.line ?? 0 > 0)
  }

  @Test("a partner's boolean and code")
  func partners() throws {
    let rulebook = try Workshop.rulebook(
      Workshop.complete(
        #"<bound><count of="partner"/><min value="1"/></bound>"#, element: "bound"),
      extra: Self.properties)
    for (name, value, code) in [
      ("sme", "yes", "APP105"), ("sme", "TRUE", "APP105"), ("home", "plovdiv", "APP109"),
      ("home", "Sofia", "APP109"),
    ] {
      let appraisal = try Workshop.appraise(
        Workshop.partner(Self.own(name, value)), by: rulebook)
      #expect(appraisal.findings.map(\.kind.code) == [code])
    }
    let twice = Workshop.partner(Self.own("sme", "true") + Self.own("sme", "false"))
    #expect(
      try Workshop.appraise(twice, by: rulebook).findings.map(\.kind.code) == ["APP106"])
  }

  @Test("DESIGN §5.2: what holds nothing to read is not given, in attributes, texts and properties")
  func blank() throws {
    for nothing in ["", " ", "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF} \u{2060}"] {
      let email = """
        <dependent of="partner"><then><has of="contact"><present attribute="email"/></has></then>\
        </dependent>
        """
      let contact = Workshop.partner(#"<contact name="N" email="\#(nothing)"/>"#)
      #expect(try Workshop.answer(email, contact) == .fail)
      #expect(
        try Workshop.answer(
          #"<language of="summary" languages="en"/>"#,
          #"<summary xml:lang="en">\#(nothing)</summary>"#) == .fail)
      for name in ["slogan", "stage"] {
        let rule =
          #"<bound><count of="application"><where><present attribute="\#(name)"/></where></count>"#
          + #"<min value="1"/></bound>"#
        #expect(
          try Workshop.answer(rule, Self.own(name, nothing), extra: Self.properties) == .fail)
      }
    }
    let said = Workshop.partner(#"<contact name="N" email="\u{3000}a"/>"#)
    let rule = #"<bound><count of="contact"><where><present attribute="email"/></where></count>"#
    #expect(try Workshop.answer(rule + #"<min value="1"/></bound>"#, said) == .pass)
  }

  @Test("DESIGN §5.2: an absent property is unknown, not false")
  func absent() throws {
    let rule = """
      <bound><count of="partner"><where><is attribute="sme" value="true"/></where></count>\
      <max value="0"/></bound>
      """
    #expect(try Workshop.answer(rule, "", extra: Self.properties) == .unknown)
    let empty = Workshop.partner(Self.own("sme", ""))
    #expect(try Workshop.answer(rule, empty, extra: Self.properties) == .unknown)
  }
}
