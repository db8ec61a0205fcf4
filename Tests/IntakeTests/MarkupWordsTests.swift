// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// Breaches of XML's grammar, as somebody who writes an application is told them.
@Suite("what is wrong with the markup is said in words of ours, in both languages")
struct MarkupWordsTests {
  /// A file, what its first finding of a code must say, and what stands at its place.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let code: String
    let english: String
    let at: String

    var testDescription: String { file }

    /// A whole file.
    init(file: String, _ code: String, _ english: String, at: String) {
      (self.file, self.code, self.english, self.at) = (file, code, english, at)
    }

    /// A text between the root's tags.
    init(_ text: String, _ code: String, _ english: String, at: String) {
      self.init(file: Case.root("\n" + text), code, english, at: at)
    }

    /// A document with this content.
    static func root(_ content: String) -> String {
      String(decoding: Samples.root(content), as: UTF8.self)
    }
  }

  static let cases = [
    Case("<text>a & b</text>", "XML001", "“&” stands alone", at: "& b"),
    Case("<text>中文 & b</text>", "XML001", "“&” stands alone", at: "& b"),
    Case("<item code=\"a & b\"/>", "XML001", "“&” stands alone", at: "& b"),
    Case("<text>a &; b</text>", "XML001", "“&” stands alone", at: "&; b"),
    Case("<text>a &amp b</text>", "XML001", "“;” is missing after “&”", at: "&amp b"),
    Case("<text>a &#16 b</text>", "XML001", "a reference like &#160;", at: "&#16 b"),
    Case("<text>a &#xZ; b</text>", "XML001", "a reference like &#xA0;", at: "&#xZ;"),
    Case("<text>a < b</text>", "XML001", "“<” does not begin a tag here", at: "< b"),
    Case("<text>a <3 b</text>", "XML001", "“<” does not begin a tag here", at: "<3 b"),
    Case("<text>a ]]> b</text>", "XML001", "“]]>” stands in a text", at: "]]> b"),
    Case("<item code=x/>", "XML001", "a straight quotation mark", at: "x/>"),
    Case("<item code=“x”/>", "XML001", "a straight quotation mark", at: "“x”"),
    Case("<item code/>", "XML001", "an attribute has no value", at: "/>"),
    Case("<item code=\"<\"/>", "XML001", "“<” stands in an attribute's value", at: "<\"/>"),
    Case("<item code=\"a\"n=\"1\"/>", "XML001", "a space is missing", at: "n="),
    Case(
      "<item code=\"a n=\"1\"/>" + String(repeating: "<item code=\"a\"/>", count: 100), "XML001",
      "a quotation mark is missing or one too many before this place", at: "1\"/>"),
    Case(
      "<item code=\"a\"\n<item code=\"a\"/>", "XML001",
      "the start tag before this place is not closed", at: "<item code=\"a\"/>"),
    Case("<!-- a -- b -->", "XML001", "“--” stands within a comment", at: "-- b"),
    Case("<text>a</ text>", "XML001", "a tag is not closed with “>” here", at: "text>"),
    Case("<x:y:z/>", "XML001", "more than one colon", at: "<x:y"),
    Case("<text xmlns:x=\"\"/>", "XML001", "with an empty namespace", at: "<text"),
    Case("<text xmlns:x=\"a b\"/>", "XML001", "is no address of a namespace", at: "<text"),
    Case("<? x?>", "XML001", "“<?” is not followed by a name", at: "<? x"),
    Case("<?xml version=\"1.0\"?>", "XML001", "does not stand at the very beginning", at: "<?xml"),
    Case(
      "<text>a</txet>", "XML003",
      "</txet> stands where </text> is expected (open since line 2)", at: "</txet>"),
    Case("<text>a</>", "XML003", "an end tag without a name", at: "</>"),
    Case("<text>a&nbsp;b</text>", "XML004", "not know: &nbsp;.", at: "&nbsp;b"),
    Case("<item code=\"&nbsp;\"/>", "XML004", "not know: &nbsp;.", at: "&nbsp;"),
    Case("<x:text>a</x:text>", "XML005", "a declaration: “x:”.", at: "<x:text"),
    Case("<item n='1' x:code=\"a\"/>", "XML005", "a declaration: “x:”.", at: "x:code"),
    Case("<item code=\"a\" n='2' code=\"b\"/>", "XML006", "twice: “code”.", at: "code=\"b\""),
    Case("<text>a\u{1}b</text>", "XML007", "not allow: U+0001.", at: "\u{1}b"),
    Case("<text>a\u{FFFE}b</text>", "XML007", "not allow: U+FFFE.", at: "\u{FFFE}b"),
    Case("<item code=\"a\u{1}b\"/>", "XML007", "not allow: U+0001.", at: "\u{1}b"),
    Case("<item\u{1F}/>", "XML007", "not allow: U+001F.", at: "\u{1F}/>"),
    Case("<text><![CDATA[a\u{1}b]]></text>", "XML007", "not allow: U+0001.", at: "\u{1}b"),
    Case("<text><!-- a\u{1} --></text>", "XML007", "not allow: U+0001.", at: "\u{1} --"),
    Case("<text>a&#31;b</text>", "XML007", "not allow: U+001F.", at: "&#31;b"),
    Case(
      file: Case.root("") + "<more/>", "XML001",
      "something follows after the end of the root element", at: "<more/>"),
    Case(
      file: "\n<?xml version=\"1.0\"?>" + Case.root(""), "XML001",
      "does not stand at the very beginning", at: "<?xml"),
    Case(
      file: "<?xml version=\"1.0\" encoding=\"UTF-8\">" + Case.root(""), "XML001",
      "the XML declaration is not closed with “?>”", at: "><root"),
    Case(
      file: "<?xml encoding=\"UTF-8\"?>" + Case.root(""), "XML001",
      "does not begin with version", at: "encoding="),
  ]

  @Test("each common slip has its sentence", arguments: cases)
  func sentence(_ sample: Case) throws {
    let reading = Reading(sample.file)
    let finding = try #require(reading.findings.first { $0.kind.code == sample.code })
    #expect(finding.sentence(.english).contains(sample.english), "\(finding.sentence(.english))")
    #expect(!finding.sentence(.chinese).contains("解析器信息"), "\(finding.sentence(.chinese))")
    let place = try #require(finding.place)
    let line = sample.file.split(separator: "\n", omittingEmptySubsequences: false)[place.line - 1]
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(place.column - 1)))
    #expect(rest.hasPrefix(sample.at), "\(place.line):\(place.column) \(rest)")
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
