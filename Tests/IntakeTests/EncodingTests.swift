// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// What the bytes may be.
@Suite("DESIGN §9: encodings and broken files")
struct EncodingTests {
  /// A document that declares an encoding; é and 中文 are put in by bytes.
  private func declared(_ encoding: String, _ text: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n".utf8)
      + Array("<root xmlns=\"urn:test:1\"><text>".utf8) + text + Array("</text></root>".utf8)
  }

  @Test("UTF-16 in both orders, with a mark, declared or not", arguments: [true, false])
  func wide(bigEndian: Bool) {
    for declaration in ["", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"] {
      let text = String(
        decoding: Samples.root("<text>中文𠀀</text>", declaration: declaration), as: UTF8.self)
      let reading = Reading(utf16(text, bigEndian: bigEndian))
      #expect(reading.outcome == .accepted)
      #expect(reading.document.encoding == (bigEndian ? "UTF-16BE" : "UTF-16LE"))
      #expect(reading.trace == ["<root 1", "<text 2", "\"中文𠀀\"", ">", ">"])
    }
  }

  @Test("UTF-8 with a mark")
  func mark() {
    let reading = Reading([0xEF, 0xBB, 0xBF] + Samples.good)
    #expect(reading.outcome == .accepted)
  }

  @Test("Chinese and European encodings that a declaration names")
  func single() {
    let samples: [(String, [UInt8], String)] = [
      ("GB18030", [0xD6, 0xD0, 0xCE, 0xC4, 0x95, 0x32, 0x82, 0x36], "中文𠀀"),
      ("gbk", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("GB2312", [0xD6, 0xD0], "中"),
      ("ISO-8859-1", [0xE9, 0xFC], "éü"), ("ISO-8859-15", [0xA4], "€"),
      ("windows-1252", [0x80, 0xE9], "€é"), ("utf-8", Array("é中".utf8), "é中"),
    ]
    for (encoding, bytes, text) in samples {
      let reading = Reading(declared(encoding, bytes))
      #expect(reading.outcome == .accepted, "\(encoding)")
      #expect(reading.trace.dropFirst(2).first == "\"\(text)\"")
    }
  }

  @Test("a declaration that contradicts the bytes is refused")
  func contradicted() {
    #expect(Reading(declared("UTF-16", [0x41])).codes == ["XML012"])
    let wide = utf16("<?xml version=\"1.0\" encoding=\"UTF-8\"?><root/>", bigEndian: false)
    #expect(Reading(wide).codes == ["XML012"])
    #expect(Reading([0xEF, 0xBB, 0xBF] + declared("GB18030", [0x41])).codes == ["XML012"])
  }

  @Test(
    "an encoding that is not on the list is refused",
    arguments: ["UTF-7", "ISO-2022-CN", "HZ-GB-2312", "EBCDIC-CP-FR", "nonsense"])
  func unsupported(encoding: String) {
    let reading = Reading(declared(encoding, [0x41]))
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML011"])
    #expect(reading.findings.first?.argument("encoding") == encoding)
  }

  @Test("bytes that the encoding does not have are found, with line and column")
  func broken() {
    let samples: [[UInt8]] = [
      [0xE4, 0xB8, 0xAD, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xE4, 0xB8], [0x80],
    ]
    for bytes in samples {
      let reading = Reading(declared("UTF-8", bytes))
      #expect(reading.outcome == .rejected)
      #expect(reading.codes == ["XML013"])
    }
    #expect(Reading(declared("UTF-8", [0xE4, 0xB8, 0xAD, 0xFF])).places == ["2:33"])
    #expect(Reading(declared("US-ASCII", [0xC3, 0xA9])).codes == ["XML013"])
    let chinese = Reading(declared("GB18030", [0xD6, 0xD0, 0xFF]))
    #expect(chinese.codes == ["XML013"])
    #expect(chinese.places == ["2:33"])
    #expect(Reading(utf16("<root/>", bigEndian: true) + [0]).codes == ["XML013"])
  }

  @Test("a NUL byte is found, with line and column")
  func nul() {
    let reading = Reading(Samples.root("\n<text>a\0b</text>"))
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML014"])
    #expect(reading.places == ["2:8"])
  }

  @Test("empty, white space, and what is not XML")
  func nothing() {
    #expect(Reading([UInt8]()).codes == ["XML008"])
    #expect(Reading(" \r\n\t ").codes == ["XML008"])
    #expect(Reading([0xEF, 0xBB, 0xBF]).codes == ["XML008"])
    #expect(Reading("PK\u{3}\u{4}\0\0").codes == ["XML009"])
    #expect(Reading("%PDF-1.7").codes == ["XML009"])
    for text in ["", " ", "hello", "%PDF", "<", "<?xml", "<!--"] {
      #expect(Reading(text).outcome == .rejected)
    }
  }

  @Test("a file cut off anywhere is never accepted")
  func truncated() {
    for count in 0..<Samples.good.count {
      let reading = Reading(Array(Samples.good.prefix(count)))
      #expect(reading.outcome == .rejected)
      #expect(!reading.codes.isEmpty)
    }
    let reading = Reading("<root xmlns=\"urn:test:1\">\n<item code=\"x\"/>\n")
    #expect(reading.codes == ["XML002"])
    #expect(reading.places == ["3:1"])
  }

  @Test("breaches of the grammar have a kind and a place")
  func malformed() {
    let samples = [
      ("<item code=\"x\"></text>", "XML003"), ("<x:item/>", "XML005"),
      ("<item code=\"x\" code=\"y\"/>", "XML006"), ("a\u{1}b", "XML007"), ("a & b", "XML001"),
      ("<item code=\"a<b\"/>", "XML001"), ("<item code=x/>", "XML001"),
    ]
    for (content, code) in samples {
      let reading = Reading(Samples.root("\n" + content))
      #expect(reading.outcome == .rejected)
      #expect(reading.codes.last == code, "\(content)")
      #expect(reading.findings.last?.place?.line == 2)
    }
    #expect(Reading(Samples.good + Array("junk".utf8)).codes == ["XML001"])
  }

  @Test("decoding for a second look finds the encoding as reading does")
  func decode() {
    let text = "<root>中文</root>"
    #expect(XMLText.decode(utf16(text, bigEndian: true)) == Array(text.utf8))
    #expect(XMLText.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == Array(text.utf8))
    #expect(XMLText.decode(utf16(text, bigEndian: true) + [1]) == nil)
    #expect(XMLText.decode(declared("UTF-7", [])) == nil)
    #expect(XMLText.decode([]) == [])
  }
}
