// SPDX-License-Identifier: Apache-2.0

import Intake
import Model
import Testing
import Validation

@Suite("Measures (DESIGN §5): an exact number, or unknown")
struct MeasureTests {
  /// The measures of a rule, read anew.
  static func measures(_ xml: String) throws -> [Measure] {
    let call = """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC" \
      languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01T12:00:00Z">\
      <title xml:lang="en">T</title><rules><bound id="r" severity="warn">\(xml)<min value="1"/>\
      <message xml:lang="en">m</message></bound></rules></call>
      """
    let read = try OfficialReader.form(Array(call.utf8), .call, file: "call.xml")
    let rule = try #require(read.form?.child("rules")?.children.first)
    var reader = CallReader(file: "call.xml")
    return reader.measures(in: rule)
  }

  @Test("DESIGN §5.1: a measure is a tree that can be compared and printed")
  func tree() throws {
    let count = #"<count of="partner"><where><is attribute="role" value="lead"/></where></count>"#
    let other =
      #"<count of="partner"><where><is attribute="role" value="partner"/></where></count>"#
    let nested = "<share>\(count)<add>\(other)<number value=\"2\"/></add></share>"
    for xml in [count, other, nested] {
      #expect(try Self.measures(xml) == Self.measures(xml))
      #expect("\(try Self.measures(xml))" == "\(try Self.measures(xml))")
    }
    #expect(try Self.measures(count) != Self.measures(other))
    #expect("\(try Self.measures(nested))".contains("share"))
  }

  @Test("DESIGN §5.2: an absent value is unknown unless the measure gives a default")
  func absent() throws {
    let partners =
      Workshop.partner(id: "P1", attributes: #"total="3""#) + Workshop.partner(id: "P2")
    for (measure, answer) in [
      (#"<sum of="partner" attribute="total"/>"#, Answer.unknown),
      (#"<sum of="partner" attribute="total" default="4"/>"#, .pass),
      (
        #"<value of="partner" attribute="total"><where><is attribute="id" value="P2"/></where></value>"#,
        .unknown
      ),
      (
        #"<value of="partner" attribute="total" default="7"><where><is attribute="id" value="P2"/>"#
          + "</where></value>", .pass
      ),
      (#"<distinct of="partner" attribute="total"/>"#, .unknown),
      (#"<value attribute="total"/>"#, .unknown),
    ] {
      let rule = "<bound>\(measure)<equals value=\"7\"/></bound>"
      #expect(try Workshop.answer(rule, partners) == answer, "\(measure)")
    }
  }

  @Test(
    "DESIGN §5.2: a row that is neither in nor out leaves the measure unknown, whatever its bound")
  func neither() throws {
    let partners =
      Workshop.partner(#"<participant code="sofia"/>"#) + Workshop.partner(id: "P2")
    let rule = """
      <bound><count of="partner"><where><is attribute="participant" value="sofia"/></where></count>
      """
    for bound in [#"<min value="0"/>"#, #"<min value="1"/>"#, #"<max value="9"/>"#] {
      #expect(try Workshop.answer("\(rule)\(bound)</bound>", partners) == .unknown)
    }
    // The value of the one row is unknown where there are none, or several.
    let one = #"<bound><value of="partner" attribute="total"/><min value="0"/></bound>"#
    #expect(try Workshop.answer(one, partners) == .unknown)
  }

  @Test("DESIGN §5.6: canonically equal texts are one value, however they are spelled")
  func canonical() throws {
    let cities = ["M\u{E1}laga", "Maz", "Ma\u{301}laga"]
    let partners = cities.enumerated().map { index, city in
      Workshop.partner(#"<location city="\#(city)"/>"#, id: "P\(index)")
    }.joined()
    let rule = #"<bound><distinct of="partner" attribute="city"/><equals value="2"/></bound>"#
    #expect(try Workshop.answer(rule, partners) == .pass)
  }

  @Test("DESIGN §5.2: a share of nothing is unknown")
  func shares() throws {
    let rule = """
      <bound><share><value attribute="requested"/><value attribute="total"/></share>\
      <max value="1"/></bound>
      """
    for (total, answer) in [("0", Answer.unknown), ("1", .pass), ("0.5", .fail)] {
      let budget = #"<budget currency="EUR" total="\#(total)" requested="1"/>"#
      #expect(try Workshop.answer(rule, budget) == answer)
    }
  }
}
