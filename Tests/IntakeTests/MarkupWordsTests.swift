// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// Breaches of XML's grammar, as somebody who writes an application is told them.
@Suite("what is wrong with the markup is said in words of ours, in both languages")
struct MarkupWordsTests {
  /// A text between the root's tags, or a whole file, and what its first finding must say.
  struct Case: Sendable {
    let text: String
    let code: String
    let english: String
    var isWholeFile = false

    /// The file.
    var file: String { isWholeFile ? text : Case.root("\n" + text) }

    /// A document with this content.
    static func root(_ content: String) -> String {
      String(decoding: Samples.root(content), as: UTF8.self)
    }
  }

  static let cases = [
    Case(text: "<text>a & b</text>", code: "XML001", english: "“&” stands alone"),
    Case(text: "<text>a &amp b</text>", code: "XML001", english: "“;” is missing after “&”"),
    Case(text: "<text>a &#16 b</text>", code: "XML001", english: "a reference like &#160;"),
    Case(text: "<text>a &#xZ; b</text>", code: "XML001", english: "a reference like &#xA0;"),
    Case(text: "<text>a < b</text>", code: "XML001", english: "“<” does not begin a tag here"),
    Case(text: "<text>a <3 b</text>", code: "XML001", english: "“<” does not begin a tag here"),
    Case(text: "<text>a ]]> b</text>", code: "XML001", english: "“]]>” stands in a text"),
    Case(text: "<item code=x/>", code: "XML001", english: "a straight quotation mark"),
    Case(text: "<item code=“x”/>", code: "XML001", english: "a straight quotation mark"),
    Case(text: "<item code/>", code: "XML001", english: "an attribute has no value"),
    Case(text: "<item code=\"<\"/>", code: "XML001", english: "“<” stands in an attribute's value"),
    Case(text: "<item code=\"a\"n=\"1\"/>", code: "XML001", english: "a space is missing"),
    Case(
      text: "<item code=\"a n=\"1\"/>" + String(repeating: "<item code=\"a\"/>", count: 100),
      code: "XML001", english: "a quotation mark is missing or one too many before this place"),
    Case(
      text: "<item code=\"a\"\n<item code=\"a\"/>", code: "XML001",
      english: "the start tag before this place is not closed"),
    Case(text: "<!-- a -- b -->", code: "XML001", english: "“--” stands within a comment"),
    Case(
      text: "<text>a</ text>", code: "XML001", english: "a tag is not closed with “>” here"),
    Case(
      text: "<text>a</txet>", code: "XML003",
      english: "</txet> stands where </text> is expected (open since line 2)"),
    Case(text: "<text>a&nbsp;b</text>", code: "XML004", english: "not know: &nbsp;."),
    Case(text: "<x:text>a</x:text>", code: "XML005", english: "a declaration: “x:”."),
    Case(text: "<item code=\"a\" code=\"b\"/>", code: "XML006", english: "twice: “code”."),
    Case(text: "<text>a\u{1}b</text>", code: "XML007", english: "not allow: U+0001."),
    Case(text: "<text>a&#31;b</text>", code: "XML007", english: "not allow: U+001F."),
    Case(
      text: Case.root("") + "<more/>", code: "XML001",
      english: "something follows after the end of the root element", isWholeFile: true),
    Case(
      text: "\n<?xml version=\"1.0\"?>" + Case.root(""), code: "XML001",
      english: "does not stand at the very beginning", isWholeFile: true),
    Case(
      text: "<?xml version=\"1.0\" encoding=\"UTF-8\">" + Case.root(""), code: "XML001",
      english: "the XML declaration is not closed with “?>”", isWholeFile: true),
    Case(
      text: "<?xml encoding=\"UTF-8\"?>" + Case.root(""), code: "XML001",
      english: "does not begin with version", isWholeFile: true),
  ]

  @Test("each common slip has its sentence", arguments: cases)
  func sentence(_ sample: Case) throws {
    let reading = Reading(sample.file)
    let finding = try #require(reading.findings.first { $0.kind.code == sample.code })
    #expect(finding.sentence(.english).contains(sample.english), "\(finding.sentence(.english))")
    #expect(!finding.sentence(.chinese).contains("解析器信息"), "\(finding.sentence(.chinese))")
  }

  @Test("what libxml2 alone can say is said with its words, and marked as such in Chinese")
  func rest() throws {
    let finding = try #require(
      Reading("<?xml version=\"1.0\" standalone=\"x\"?><a/>").findings.first)
    #expect(finding.kind.code == "XML001")
    #expect(finding.sentence(.chinese).contains("解析器信息："))
  }

  @Test("one of our own documents in the place of another is called by its name")
  func otherDocument() throws {
    func finding(_ namespace: String, asked: String) throws -> Finding {
      let document = XMLDocument()
      let names = XMLNames(namespace: asked)
      _ = document.read(
        bytes: Array("<x xmlns=\"\(namespace)\"/>".utf8), schema: nil, names: names,
        limits: .standard)
      return try #require(document.findings(file: "a.xml").first)
    }
    let swapped = try finding("urn:opencall:call:1", asked: "urn:opencall:application:1")
    #expect(swapped.kind.code == "XML122")
    #expect(swapped.sentence(.english) == "The file holds a call; asked is an application.")
    #expect(swapped.sentence(.chinese) == "此文件是征集文件，应为申请书。")
    let edition = try finding("urn:opencall:call:2", asked: "urn:opencall:call:1")
    #expect(edition.kind.code == "XML101")
    #expect(try finding("http://example.org", asked: "urn:opencall:call:1").kind.code == "XML101")
  }
}
