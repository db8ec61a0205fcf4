// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// A small schema, names and readers that the tests share.
enum Samples {
  /// The namespace of the test documents.
  static let space = "urn:test:1"

  /// The schema's text.
  static let schemaText = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:test:1"
      xmlns="urn:test:1" elementFormDefault="qualified">
      <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
      <xs:element name="root"><xs:complexType>
        <xs:choice minOccurs="0" maxOccurs="unbounded">
          <xs:element name="item" type="item"/>
          <xs:element name="evil" type="evil"/>
          <xs:element name="text"><xs:complexType><xs:simpleContent>
            <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
          </xs:simpleContent></xs:complexType></xs:element>
          <xs:element name="group"><xs:complexType><xs:sequence>
            <xs:element name="one" type="xs:string"/><xs:element name="two" type="xs:decimal"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:choice>
        <xs:attribute name="id" type="xs:string"/>
      </xs:complexType></xs:element>
      <xs:complexType name="item">
        <xs:attribute name="code" use="required" type="short"/>
        <xs:attribute name="n" type="xs:integer"/>
        <xs:attribute name="kind" type="kind"/>
      </xs:complexType>
      <xs:simpleType name="kind"><xs:restriction base="xs:string">
        <xs:enumeration value="a b"/><xs:enumeration value="it's"/>
      </xs:restriction></xs:simpleType>
      <xs:simpleType name="short"><xs:restriction base="xs:string">
        <xs:maxLength value="5"/>
      </xs:restriction></xs:simpleType>
      <xs:simpleType name="evil"><xs:restriction base="xs:string">
        <xs:pattern value="(a|aa|a*)+b"/>
      </xs:restriction></xs:simpleType>
    </xs:schema>
    """

  /// The imported schema's text.
  static let importText = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
      targetNamespace="http://www.w3.org/XML/1998/namespace">
      <xs:attribute name="lang" type="xs:language"/>
    </xs:schema>
    """

  /// The schema, compiled once.
  static let schema: XMLSchema = {
    do {
      return try XMLSchema(
        name: "test.xsd", bytes: Array(schemaText.utf8),
        imports: [("xml.xsd", Array(importText.utf8))])
    } catch {
      fatalError("\(error)")
    }
  }()

  /// The names the reader knows.
  static let names = XMLNames(
    namespace: space,
    ["root", "item", "code", "n", "kind", "text", "xml:lang", "group", "one", "two", "id"])

  /// A document with this content in its root.
  static func root(_ content: String, declaration: String = "") -> [UInt8] {
    Array("\(declaration)<root xmlns=\"\(space)\">\(content)</root>".utf8)
  }

  /// A document that is good.
  static let good = root("<item code=\"x\" n=\"3\" kind=\"it's\"/><text xml:lang=\"zh\">中文</text>")
}

/// What reading gave.
struct Reading {
  /// How it ended.
  let outcome: XMLOutcome
  /// The findings' codes.
  let codes: [String]
  /// The findings.
  let findings: [Finding]
  /// The reader, for its events.
  let document: XMLDocument

  /// Reads bytes with a fresh reader.
  init(
    _ bytes: [UInt8], schema: XMLSchema? = Samples.schema, names: XMLNames = Samples.names,
    limits: IntakeLimits = .standard, document: XMLDocument = XMLDocument()
  ) {
    outcome = document.read(bytes: bytes, schema: schema, names: names, limits: limits)
    findings = document.findings(file: "a.xml")
    codes = findings.map(\.kind.code)
    self.document = document
  }

  /// Reads text with a fresh reader.
  init(_ text: String, limits: IntakeLimits = .standard) {
    self.init(Array(text.utf8), limits: limits)
  }

  /// The events, one a line: `<name`, `@name=value`, `"text"`, `>`.
  var trace: [String] {
    (0..<document.eventCount).map { index in
      let event = document.event(index)
      return switch event.kind {
      case .start: "<\(document.name(event)) \(event.ordinal)"
      case .unknownAttribute: "?\(document.name(event))"
      case .attribute: "@\(document.names.name(of: event.name))=\(document.text(event))"
      case .text: "\"\(document.text(event))\""
      case .end: ">"
      }
    }
  }

  /// `line:column` of every finding.
  var places: [String] {
    findings.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }
}

/// UTF-16 code units as bytes.
func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return bigEndian ? [high, low] : [low, high]
  }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
