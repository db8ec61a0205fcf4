// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// What the schema refuses, as findings.
@Suite("DESIGN §9: schema errors take our ordinal, names and values")
struct SchemaTests {
  /// The arguments of a reading's only finding.
  private func only(_ content: String) -> (code: String, place: String, arguments: [String: String])
  {
    let reading = Reading(Samples.root("\n" + content))
    #expect(reading.outcome == .rejected)
    #expect(reading.findings.count == 1)
    var arguments: [String: String] = [:]
    for argument in reading.findings.first?.arguments ?? [] {
      arguments[argument.name] = argument.value
    }
    return (reading.codes.first ?? "", reading.places.first ?? "", arguments)
  }

  @Test("an unexpected element, with what was expected")
  func unexpectedElement() {
    let found = only("  <bad/>")
    #expect(found.code == "XML103")
    #expect(found.place == "2:3")
    #expect(
      found.arguments == ["element": "bad", "expected": "item, evil, text, group", "hint": ""])
    let late = only("<group><one/><two>1</two><two>1</two></group>")
    #expect(late.code == "XML104")
    #expect(late.arguments["element"] == "two")
  }

  @Test("a missing element, at the element that lacks it")
  func missingElement() {
    let found = only("<group><one>1</one></group>")
    #expect(found.code == "XML105")
    #expect(found.place == "2:1")
    #expect(found.arguments == ["element": "group", "expected": "two"])
  }

  @Test("an unexpected attribute, with its value and place")
  func unexpectedAttribute() {
    let found = only("<item code=\"x\" bad=\"a &amp; b\"/>")
    #expect(found.code == "XML106")
    #expect(found.place == "2:16")
    #expect(
      found.arguments == ["element": "item", "attribute": "bad", "value": "a & b", "hint": ""])
  }

  @Test("an attribute of an element that is only a value")
  func simpleElement() {
    let found = only("<group><one bad=\"1\"/><two>1</two></group>")
    #expect(found.code == "XML106")
    #expect(
      found.arguments == ["element": "one", "attribute": "bad", "value": "1", "hint": ""])
  }

  @Test("a missing attribute, at the start tag")
  func missingAttribute() {
    let found = only("<item n=\"1\"/>")
    #expect(found.code == "XML107")
    #expect(found.place == "2:1")
    #expect(found.arguments == ["element": "item", "attribute": "code", "name": "code"])
  }

  @Test("bad values: the list, the bound or the type that was asked")
  func values() {
    let listed = only("<item code=\"x\" kind=\"zz\"/>")
    #expect(listed.code == "XML110")
    #expect(listed.place == "2:16")
    #expect(listed.arguments == ["subject": "item/@kind", "value": "zz", "expected": "a b, it's"])
    let long = only("<item code=\"tool'ong\"/>")
    #expect(long.code == "XML115")
    #expect(long.arguments == ["subject": "item/@code", "value": "tool'ong", "expected": "5"])
    let type = only("<group><one/><two>a'b</two></group>")
    #expect(type.code == "XML111")
    #expect(type.arguments == ["subject": "two", "value": "a'b", "expected": "xs:decimal"])
    let empty = only("<group><one/><two> </two></group>")
    #expect(empty.code == "XML111")
    #expect(empty.arguments["value"] == "")
    let pattern = only("<evil>x</evil>")
    #expect(pattern.code == "XML112")
    #expect(pattern.arguments["expected"] == "(a|aa|a*)+b")
  }

  @Test("text where only elements may stand")
  func text() {
    let found = only("loose<item code=\"x\"/>")
    #expect(found.code == "XML108")
    #expect(found.arguments == ["element": "root"])
  }

  @Test("another namespace or another root is said as such")
  func root() {
    let space = Reading("<root xmlns=\"urn:test:2\"/>")
    #expect(space.codes == ["XML101"])
    #expect(space.document.root == XMLRoot(namespace: "urn:test:2", name: "root"))
    #expect(space.findings.first?.argument("expected") == "urn:test:1")
    #expect(Reading("<root/>").codes == ["XML101"])
    let root = Reading("\n<item xmlns=\"urn:test:1\" code=\"1\"/>")
    #expect(root.codes == ["XML102"])
    #expect(root.places == ["2:1"])
  }

  @Test("sentences name the value in both languages")
  func sentences() {
    let finding = Reading(Samples.root("<item code=\"x\" kind=\"zz\"/>")).findings.first
    #expect(
      finding?.sentence(.english) == "item/@kind: “zz” is not allowed; allowed: a b, it's.")
    #expect(finding?.sentence(.chinese) == "item/@kind：不允许值“zz”；允许的值：a b, it's。")
  }

  @Test("an element or attribute that is not known keeps its name, a foreign one its namespace")
  func unknown() {
    let bytes = Samples.root("<o:x xmlns:o=\"urn:o\" o:y=\"1\" y=\"2\"/><z/>")
    let reading = Reading(bytes, schema: nil)
    #expect(reading.outcome == .accepted)
    #expect(
      reading.trace == ["<root 1", "<{urn:o}x 2", "?y", "@=2", ">", "<z 3", ">", ">"])
  }

  @Test("a form keeps names, attributes, text and ordinals")
  func form() {
    let bytes = Samples.root(
      "<a x=\"1\" xml:lang=\"zh\">one<b/>two<![CDATA[<]]></a>\n<?p i?><c>  </c>")
    for names in [XMLNames.none, Samples.names] {
      let reading = Reading(bytes, schema: nil, names: names)
      let form = FormReader.form(of: reading.document)
      #expect(
        form
          == Form(
            name: "root",
            children: [
              Form(
                name: "a", attributes: [.init("x", "1"), .init("xml:lang", "zh")],
                children: [Form(name: "b", ordinal: 3)], text: "onetwo<", ordinal: 2),
              Form(name: "c", ordinal: 4),
            ], ordinal: 1))
    }
    #expect(FormReader.form(of: Reading("<a>").document) == nil)
  }
}
