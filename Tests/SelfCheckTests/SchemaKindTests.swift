// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake
import Model
import Testing

/// All kinds of error that libxml2's validator has (`XML_SCHEMAV_…`, 1801 to 1879): what each that our
/// schemas can raise becomes, and why the others cannot be raised.
@Suite("Every error of the validator has a code, a place and words of ours, or cannot be raised")
struct SchemaKindTests {
  /// A kind that is raised: what is put into the small application, what it then says, and where.
  struct Raised: CustomTestStringConvertible, Sendable {
    let kind: Int
    let from: String
    let to: String
    let code: String
    /// What stands at the place.
    let at: String

    init(_ kind: Int, _ from: String, _ to: String, _ code: String, at: String) {
      self.kind = kind
      self.from = from
      self.to = to
      self.code = code
      self.at = at
    }

    var testDescription: String { "\(kind): \(to)" }
  }

  private static let xsi = "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "

  static let raised: [Raised] = [
    // 1824, CVC_DATATYPE_VALID_1_2_1: not a value of the type.
    Raised(1824, "total=\"12.50\"", "total=\"12,50\"", "XML111", at: "total="),
    Raised(1824, "population=\"12\"", "population=\"1.5\"", "XML111", at: "population="),
    Raised(1824, "start=\"2027-01-01\"", "start=\"1.1.2027\"", "XML111", at: "start="),
    Raised(1824, "signed=\"true\"", "signed=\"yes\"", "XML111", at: "signed="),
    Raised(1824, "<plan ", xsi + "xsi:type=\":::\" ", "XML106", at: "xsi:type="),
    Raised(1824, "<plan ", xsi + "xsi:nil=\"maybe\" ", "XML106", at: "xsi:nil="),
    // 1830, 1832, 1836, 1838, 1839, 1840: the facets.
    Raised(1830, "sha256=\"aaaa", "sha256=\"", "XML113", at: "sha256="),
    Raised(
      1832, "kind=\"U-CAP\"", "kind=\"\(String(repeating: "x", count: 65))\"", "XML115",
      at: "kind="),
    Raised(1836, "total=\"100\"", "total=\"1000000000000000000\"", "XML119", at: "total="),
    Raised(1838, "total=\"100\"", "total=\"100.1234567\"", "XML121", at: "total="),
    Raised(1839, "country=\"ES\"", "country=\"Spain\"", "XML112", at: "country="),
    Raised(1839, "<title xml:lang=\"en\">", "<title xml:lang=\"e n\">", "XML112", at: "xml:lang="),
    Raised(1840, "role=\"lead\"", "role=\"leader\"", "XML110", at: "role="),
    // 1841 to 1843, CVC_COMPLEX_TYPE_2_1 to 2_3: text or elements where none may stand.
    Raised(
      1841, "<contact name=\"Ana\"/>", "<contact name=\"Ana\">x</contact>", "XML108", at: "<contact"
    ),
    Raised(
      1841, "<contact name=\"Ana\"/>", "<contact name=\"Ana\"><b/></contact>", "XML104", at: "<b/>"),
    Raised(1842, "Green ports", "Green <b>ports</b>", "XML104", at: "<b>"),
    Raised(1843, "<plan ", "loose<plan ", "XML108", at: "<application"),
    // 1845, CVC_ELT_1: another root.
    Raised(
      1845, Desk.small, "<partner xmlns=\"urn:opencall:application:1\"/>", "XML102", at: "<partner"),
    // 1847, 1851, 1852: attributes of XML Schema's own.
    Raised(1847, "<plan ", xsi + "xsi:nil=\"true\" ", "XML106", at: "xsi:nil="),
    Raised(1851, "<plan ", xsi + "xsi:type=\"zzz\" ", "XML106", at: "xsi:type="),
    Raised(1852, "<plan ", xsi + "xsi:type=\"text\" ", "XML106", at: "xsi:type="),
    // 1866, CVC_COMPLEX_TYPE_3_2_1, and 1868, CVC_COMPLEX_TYPE_4: attributes.
    Raised(1866, "requested=", "requestd=", "XML106", at: "requestd="),
    Raised(1866, "<plan ", "<plan xmlns:o=\"urn:o\" o:x=\"1\" ", "XML106", at: "o:x="),
    Raised(1868, " country=\"ES\"", "", "XML107", at: "<partner"),
    // 1871, ELEMENT_CONTENT: the order and number of elements.
    Raised(1871, "budget", "budgett", "XML103", at: "<budgett"),
    Raised(
      1871, "</application>", "<property name=\"y\">2</property><plan/></application>", "XML103",
      at: "<plan/>"),
    Raised(
      1871,
      "<name xml:lang=\"en\">City</name>\n<location population=\"12\"/>\n<contact name=\"Ana\"/>",
      "",
      "XML105", at: "<partner"),
  ]

  /// Why the others cannot be raised.
  static let never: [(kinds: [Int], reason: String)] = [
    (
      Array(1801...1817) + Array(1819...1823) + [1829, 1844, 1850, 1853, 1854, 1855]
        + [1859, 1860, 1861, 1863, 1864, 1865, 1869, 1870, 1873],
      "libxml2 has names for them and no code that raises them"
    ),
    (
      [1818],
      "a value whose pattern takes too many steps: our patterns do not backtrack (HazardTests has one)"
    ),
    ([1825, 1826], "no list and no union"),
    ([1827, 1828], "no element has a simple type, because all have documentation or attributes"),
    ([1831, 1833, 1834, 1835, 1837], "facets that no schema uses; each has a code all the same"),
    ([1846, 1876], "nothing is abstract"),
    ([1848, 1849], "nothing may be nil"),
    ([1856, 1857, 1858, 1874], "nothing has a fixed value"),
    ([1862, 1875], "every type that is named is there, else the schema does not compile"),
    ([1867, 1878], "no wildcard"),
    ([1872], "a whole document is validated while it is read, never a tree without a root"),
    ([1877], "no identity constraint (DESIGN §9)"),
    ([1879], "only a warning, about xsi:schemaLocation, which is not followed"),
  ]

  @Test("the table has every kind once")
  func whole() {
    let raised = Set(SchemaKindTests.raised.map(\.kind))
    let all = Array(raised) + SchemaKindTests.never.flatMap(\.kinds)
    #expect(all.sorted() == Array(1801...1879))
  }

  @Test(
    "each that can be raised has its code, its place, and no words of libxml2", arguments: raised)
  func sentence(_ example: Raised) throws {
    let broken = Desk.small.replacingOccurrences(of: example.from, with: example.to)
    try #require(broken != Desk.small)
    let document = XMLDocument()
    document.read(
      bytes: Array(broken.utf8), schema: try XMLSchema(embedded: "application.xsd"),
      names: XMLNames(namespace: "urn:opencall:application:1"))
    let index = try #require(
      document.diagnostics.firstIndex { $0.code == example.kind },
      "\(document.diagnostics.map(\.detail))")
    let finding = document.findings(file: "a.xml", schema: "application.xsd")[index]
    #expect(finding.kind.code == example.code)
    let place = try #require(finding.place)
    let line = broken.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
    let rest = String(line.dropFirst(place.column - 1))
    #expect(rest.hasPrefix(example.at), "\(place.line):\(place.column) \(rest)")
    let said = [finding.sentence(.english), finding.sentence(.chinese)]
    let theirs = ["Element '", "facet", "atomic type", "{", "xs:", "解析器信息", "Expected is"]
    for sentence in said {
      for words in theirs { #expect(!sentence.contains(words), "\(sentence)") }
      #expect(!sentence.contains(document.diagnostics[index].detail))
    }
    #expect(said[0] != said[1])
  }

  @Test("an attribute that is refused shows its value, whatever its namespace")
  func values() throws {
    for (attribute, value) in [
      ("xsi:nil=\"true\"", "true"), ("xsi:nil=\"maybe\"", "maybe"), ("xsi:type=\"a:b\"", "a:b"),
      ("xsi:type=\"zzz\"", "zzz"), ("o:kind=\"a &amp; b\"", "a & b"), ("o:x=\"\"", ""),
    ] {
      let broken = Desk.small.replacingOccurrences(
        of: "<plan ", with: Self.xsi + "xmlns:o=\"urn:o\" \(attribute) ")
      let finding = try #require(
        Desk.check(broken).findings.first { $0.kind.code == "XML106" })
      #expect(finding.sentence(.english).contains("(value “\(value)”)"), "\(finding)")
      #expect(finding.sentence(.chinese).contains("值为“\(value)”"))
    }
    let broken = Desk.small.replacingOccurrences(
      of: "<title xml:lang=\"en\">", with: "<title xml:lang=\"e n\">")
    let finding = try #require(Desk.check(broken).findings.first { $0.kind.code == "XML112" })
    #expect(finding.sentence(.english).contains("“e n”"), "\(finding.sentence(.english))")
  }

  @Test("no schema uses a construct whose errors the table calls impossible")
  func constructs() throws {
    let elements: Set<String> = [
      "any", "anyAttribute", "key", "keyref", "unique", "list", "union", "notation", "redefine",
      "minLength", "minInclusive", "maxInclusive", "minExclusive", "totalDigits",
    ]
    let attributes: Set<String> = [
      "fixed", "default", "abstract", "nillable", "substitutionGroup", "mixed",
    ]
    for name in EmbeddedFile.names where name.hasSuffix(".xsd") {
      let document = XMLDocument()
      document.read(bytes: try #require(EmbeddedFile.named(name)), schema: nil, names: .none)
      let schema = try #require(FormReader.form(of: document))
      let simple = Set(
        schema.children.filter { $0.name == "simpleType" }.compactMap { $0[attribute: "name"] })
      func walk(_ form: Form) {
        #expect(!elements.contains(form.name), "\(name): \(form.name)")
        for attribute in form.attributes {
          #expect(!attributes.contains(attribute.name), "\(name): \(attribute.name)")
        }
        if form.name == "element" {
          let type = form[attribute: "type"] ?? ""
          #expect(!simple.contains(type) && !type.hasPrefix("xs:"), "\(name): \(type)")
          #expect(!form.children.contains { $0.name == "simpleType" }, "\(name)")
        }
        form.children.forEach(walk)
      }
      walk(schema)
    }
  }
}
