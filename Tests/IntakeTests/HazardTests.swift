// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// The table of hazards that DESIGN §9 makes part of the contract.
@Suite("DESIGN §9: input is hostile")
struct HazardTests {
  @Test("a document type declaration is refused, with its place")
  func doctype() {
    let reading = Reading("<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE root><root/>")
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML010"])
    #expect(reading.places == ["2:11"])
  }

  @Test("billion laughs end at the declaration")
  func billionLaughs() {
    var text = "<!DOCTYPE root [<!ENTITY a0 \"ha\">"
    for level in 1...30 {
      text += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    let reading = Reading(text + "]><root xmlns=\"urn:test:1\">&a30;</root>")
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML010"])
  }

  @Test(
    "no external entity, parameter entity or external subset is loaded",
    arguments: [
      "<!DOCTYPE root [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><root>&x;</root>",
      "<!DOCTYPE root [<!ENTITY % x SYSTEM \"http://localhost/x\"> %x;]><root/>",
      "<!DOCTYPE root SYSTEM \"file:///etc/passwd\"><root/>",
      "<!DOCTYPE root PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"xhtml.dtd\"><root/>",
    ])
  func external(text: String) {
    let reading = Reading(text)
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML010"])
    #expect(reading.document.eventCount == 0)
  }

  @Test("a reference to an entity that nobody declared is a finding")
  func entity() {
    let reading = Reading(Samples.root("a&nbsp;b"))
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML004"])
  }

  @Test("xsi:schemaLocation is not followed and takes no part in the events")
  func schemaLocation() {
    let reading = Reading(
      """
      <root xmlns="urn:test:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="1"
        xsi:schemaLocation="urn:test:1 file:///etc/passwd urn:o http://localhost/o.xsd"
        xsi:noNamespaceSchemaLocation="none.xsd"/>
      """)
    #expect(reading.outcome == .accepted)
    #expect(reading.trace == ["<root 1", "@id=1", ">"])
  }

  @Test("a schema that does not compile is an error, never a blank cheque")
  func brokenSchema() {
    let broken = ["", "<placeholder/>", Samples.schemaText.replacing("xs:integer", with: "nope")]
    for text in broken {
      #expect(throws: XMLSchemaFailure.self) {
        try XMLSchema(name: "broken.xsd", bytes: Array(text.utf8))
      }
    }
    #expect(throws: XMLSchemaFailure.self) { try XMLSchema(embedded: "not-there.xsd") }
  }

  @Test("a schema imports nothing but the files it is given")
  func imports() {
    #expect(throws: XMLSchemaFailure.self) {
      try XMLSchema(name: "test.xsd", bytes: Array(Samples.schemaText.utf8))
    }
  }

  @Test("100 000 attributes on one element are refused in less than a second")
  func attributes() {
    let many = (0..<100_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
    let time = ContinuousClock().measure {
      let reading = Reading(Samples.root("<item \(many)/>"))
      #expect(reading.outcome == .rejected)
      #expect(reading.codes == ["XML204"])
    }
    #expect(time < .seconds(1))
    let unclosed = Reading("<root " + many)
    #expect(unclosed.outcome == .rejected)
    #expect(unclosed.codes == ["XML204"])
  }

  @Test("100 000 bad siblings are read quickly, and the findings have a limit")
  func siblings() {
    let time = ContinuousClock().measure {
      let same = Reading(Samples.root(String(repeating: "<bad/>", count: 100_000)))
      #expect(same.outcome == .rejected)
      let bad = Reading(Samples.root(String(repeating: "<item/>", count: 100_000)))
      #expect(bad.outcome == .rejected)
      #expect(bad.codes.count == 101)
      #expect(Set(bad.codes.prefix(100)) == ["XML107"])
      #expect(bad.codes.last == "XML208")
    }
    // Quadratic time would be minutes; a busy machine is no defect.
    #expect(time < .seconds(20))
  }

  @Test("a reader that was stopped never accepts, whatever libxml2 says afterwards")
  func stopped() {
    for findings in 0...2 {
      var limits = IntakeLimits()
      limits.findings = findings
      let bytes = Samples.root("<item/><item/><item/><item/>")
      #expect(Reading(bytes, limits: limits).outcome == .rejected)
    }
    var limits = IntakeLimits()
    limits.elements = 1
    let reading = Reading(Samples.good, limits: limits)
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML203"])
  }

  @Test("a pattern that backtracks is not decided: neither accepted nor rejected")
  func budget() {
    let reading = Reading(Samples.root("<evil>" + String(repeating: "a", count: 40) + "c</evil>"))
    #expect(reading.outcome == .undecided)
    #expect(reading.codes == ["XML302"])
    #expect(reading.findings.allSatisfy { $0.severity == .review })
  }

  @Test("a certain defect before an undecided one rejects all the same")
  func budgetAfterDefect() {
    let evil = "<evil>" + String(repeating: "a", count: 40) + "c</evil>"
    #expect(Reading(Samples.root("<item/>" + evil)).outcome == .rejected)
  }

  @Test("a file over the time limit is not decided")
  func time() {
    var limits = IntakeLimits()
    limits.milliseconds = 1
    let bytes = Samples.root(String(repeating: "<item code=\"x\"/>", count: 190_000))
    let reading = Reading(bytes, limits: limits)
    #expect(reading.outcome == .undecided)
    #expect(reading.codes == ["XML301"])
  }

  @Test("a namespace that is no URI is refused by every version of libxml2")
  func namespaceURI() {
    let reading = Reading("<root xmlns=\"urn:test:1\" xmlns:x=\"a b\"/>")
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML001"])
  }

  @Test("a value's “&” arrives once, for the reader and for the validator")
  func ampersand() {
    let reading = Reading(
      "<root xmlns=\"urn:test:1\" id=\"a&amp;b&lt;&#38;#38;c\"><item code=\"&amp;&amp;&amp;&amp;&amp;\"/></root>"
    )
    #expect(reading.outcome == .accepted)
    #expect(reading.trace[1] == "@id=a&b<&#38;c")
    #expect(reading.trace[3] == "@code=&&&&&")
  }

  @Test("one schema serves four threads at once")
  func threads() async {
    let bytes = Samples.good
    let bad = Samples.root("<item/>")
    let schema = Samples.schema
    let wrong = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let document = XMLDocument()
          var wrong = 0
          for _ in 0..<500 {
            if document.read(bytes: bytes, schema: schema, names: Samples.names) != .accepted {
              wrong += 1
            }
            if document.read(bytes: bad, schema: schema, names: Samples.names) != .rejected {
              wrong += 1
            }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }

  @Test("one reader over 1 000 hostile and good files keeps accepting the good ones")
  func reuse() {
    var dice = Dice(state: 9)
    let document = XMLDocument()
    let expected = Reading(Samples.good).trace
    for round in 0..<1_000 {
      var bytes = Samples.good
      switch round % 5 {
      case 0:
        bytes[Int.random(in: 0..<bytes.count, using: &dice)] = .random(in: 0...255, using: &dice)
      case 1: bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
      case 2:
        let name = "n\(round)x" + String(repeating: "y", count: round % 150)
        bytes = Samples.root("<\(name) \(name)=\"1\"/>")
      case 3: bytes = Array("<!DOCTYPE a [<!ENTITY b \"c\">]>".utf8) + bytes
      default: bytes = Samples.root(String(repeating: "<a>", count: round))
      }
      document.read(bytes: bytes, schema: Samples.schema, names: Samples.names)
      let reading = Reading(Samples.good, document: document)
      #expect(reading.outcome == .accepted)
      #expect(reading.trace == expected)
    }
  }
}
