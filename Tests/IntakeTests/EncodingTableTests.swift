// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// Every encoding against every kind of defect: code, line and column, near and far.
@Suite("DESIGN §9: right places in every encoding, past line 65 535, too")
struct EncodingTableTests {
  /// An encoding, a few characters in it, and what it does not have.
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    /// The characters before the defect.
    let token: String
    /// Their bytes, where the encoding keeps ASCII; nil for the UTF-16s.
    let bytes: [UInt8]?
    /// A sequence that the encoding does not have; nil where it has all.
    let broken: [UInt8]?
    /// What stands before the document.
    var mark: [UInt8] = []
    /// Whether a declaration names the encoding.
    var isDeclared = true
    var bigEndian = false

    var testDescription: String { name + (mark.isEmpty ? "" : " with a mark") }

    /// A part of the document.
    func encode(_ text: String) -> [UInt8] {
      bytes == nil ? utf16(text, bigEndian: bigEndian, mark: false) : Array(text.utf8)
    }

    /// A document whose last line begins with the token, then the defect.
    func document(lines: Int, defect: [UInt8]) -> [UInt8] {
      let declaration = isDeclared ? "<?xml version=\"1.0\" encoding=\"\(name)\"?>" : ""
      return mark
        + encode(declaration + "<root xmlns=\"urn:test:1\">")
        + encode(String(repeating: "\n", count: lines) + "<text>") + (bytes ?? encode(token))
        + encode("</text>") + defect
        + encode("<text>x</text></root>")
    }

    /// The column behind the token.
    var column: Int { 14 + token.unicodeScalars.count }
  }

  /// The encodings.
  static let samples: [Sample] = {
    let chinese = Array("中文𠀀é".utf8)
    var samples = [
      Sample(name: "UTF-8", token: "中文𠀀é", bytes: chinese, broken: [0xE4, 0xB8, 0x20]),
      Sample(
        name: "UTF-8", token: "中文𠀀é", bytes: chinese, broken: [0xFF], mark: [0xEF, 0xBB, 0xBF],
        isDeclared: false),
      Sample(
        name: "GB18030", token: "中文𠀀",
        bytes: [0xD6, 0xD0, 0xCE, 0xC4, 0x95, 0x32, 0x82, 0x36], broken: [0xFF]),
      Sample(name: "GBK", token: "中文", bytes: [0xD6, 0xD0, 0xCE, 0xC4], broken: [0xFF]),
      Sample(name: "ISO-8859-1", token: "éü", bytes: [0xE9, 0xFC], broken: nil),
      Sample(name: "ISO-8859-2", token: "čž", bytes: [0xE8, 0xBE], broken: nil),
      Sample(name: "ISO-8859-5", token: "Яя", bytes: [0xCF, 0xEF], broken: nil),
      Sample(name: "ISO-8859-7", token: "α", bytes: [0xE1], broken: [0xFF]),
      Sample(name: "ISO-8859-15", token: "€", bytes: [0xA4], broken: nil),
      Sample(name: "windows-1252", token: "€é", bytes: [0x80, 0xE9], broken: [0x81]),
      Sample(name: "US-ASCII", token: "abc", bytes: Array("abc".utf8), broken: [0xC3, 0xA9]),
    ]
    for bigEndian in [false, true] {
      let lone: [UInt8] = bigEndian ? [0xD8, 0, 0, 0x41] : [0, 0xD8, 0x41, 0]
      let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for isMarked in [true, false] {
        samples.append(
          Sample(
            name: "UTF-16", token: "中文𠀀é", bytes: nil, broken: lone, mark: isMarked ? mark : [],
            isDeclared: !isMarked, bigEndian: bigEndian))
      }
    }
    return samples
  }()

  @Test("code and place of each defect", arguments: samples, [1, 70_000])
  func places(sample: Sample, lines: Int) {
    let place = "\(lines + 1):\(sample.column)"
    let good = Reading(sample.document(lines: lines, defect: []))
    #expect(good.outcome == .accepted)
    #expect(good.trace.contains("\"\(sample.token)\""))
    var defects: [(bytes: [UInt8], code: String)] = [
      (sample.encode("<item/>"), "XML107"), (sample.encode("<nope/>"), "XML104"),
      (sample.encode("\0"), "XML014"), (sample.encode("<!DOCTYPE a>"), "XML010"),
    ]
    if let broken = sample.broken { defects.append((broken, "XML013")) }
    for defect in defects {
      let reading = Reading(sample.document(lines: lines, defect: defect.bytes))
      #expect(reading.outcome == .rejected)
      #expect(reading.codes.first == defect.code)
      #expect(reading.places.first == place, "\(defect.code)")
    }
    let attribute = Reading(
      sample.document(lines: lines, defect: sample.encode("<item code='toolong'/>")))
    #expect(attribute.codes == ["XML115"])
    #expect(attribute.places == ["\(lines + 1):\(sample.column + 6)"])
    // The parser's own place is where it stood, a few characters behind the defect.
    let malformed = Reading(sample.document(lines: lines, defect: sample.encode("& ")))
    #expect(malformed.codes.first == "XML001")
    #expect(malformed.findings.first?.place?.line == lines + 1)
    let column = malformed.findings.first?.place?.column ?? 0
    #expect((sample.column...sample.column + 3).contains(column))
  }
}
