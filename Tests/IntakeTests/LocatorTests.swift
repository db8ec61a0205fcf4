// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// The second scan.
@Suite("DESIGN §9: positions are found by a second scan")
struct LocatorTests {
  /// `line:column` of places in a text.
  private func spots(_ text: String, _ requests: [Locator.Request]) -> [String] {
    Locator.locate(requests, in: Array(text.utf8)).map { spot in
      spot.map { "\($0.line):\($0.column)" } ?? "-"
    }
  }

  @Test("comments, CDATA, processing instructions and quoted values are not tags")
  func skips() {
    let text = """
      <?xml version="1.0"?><!-- <no> -->
      <root a='>' b="<">
        <![CDATA[<no>]]><?pi <no>?><item code="/>" n = '1'/>
      </root>
      """
    let found = spots(
      text,
      [
        .tag(ordinal: 2, attribute: "n"), .tag(ordinal: 1, attribute: nil),
        .tag(ordinal: 1, attribute: "a"), .tag(ordinal: 1, attribute: "b"),
        .tag(ordinal: 2, attribute: nil), .tag(ordinal: 2, attribute: "none"),
        .tag(ordinal: 3, attribute: nil), .tag(ordinal: 0, attribute: nil),
      ])
    #expect(found[0] == "3:46")
    #expect(found[1...2] == ["2:1", "2:7"])
    #expect(found[4...] == ["3:30", "3:30", "-", "-"])
  }

  @Test("line feeds, carriage returns and both end lines as in XML")
  func lineEnds() {
    let text = "<a>\r\n<b/>\r<c/>\n\n<d/>\r\r\n<e/></a>"
    let found = spots(text, (1...5).map { .tag(ordinal: $0, attribute: nil) })
    #expect(found == ["1:1", "2:1", "3:1", "5:1", "7:1"])
  }

  @Test("columns count scalars, in every encoding")
  func columns() {
    let text = "<a>中文𠀀é<b 城市=\"x\" c=\"1\"/></a>"
    let requests: [Locator.Request] = [
      .tag(ordinal: 2, attribute: nil), .tag(ordinal: 2, attribute: "c"),
    ]
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text, bigEndian: false),
    ] {
      let found = Locator.locate(requests, in: bytes)
      #expect(found.map { $0?.column } == [8, 18])
      #expect(found.map { $0?.source } == [text, text])
    }
  }

  @Test("a prefixed attribute is found by its full name, else by its local one")
  func prefixes() {
    let text = "<a x:type=\"1\" type=\"2\" xml:lang=\"en\" x:only=\"3\"/>"
    let found = spots(text, ["type", "xml:lang", "only"].map { .tag(ordinal: 1, attribute: $0) })
    #expect(found == ["1:15", "1:24", "1:38"])
  }

  @Test("libxml2's own lines are found, past 65 535 too")
  func farLines() {
    let text =
      "<root xmlns=\"urn:test:1\">" + String(repeating: "\n", count: 70_000) + "中 & </root>"
    let reading = Reading(text)
    #expect(reading.codes == ["XML001"])
    #expect(reading.findings.first?.place?.line == 70_001)
    #expect(reading.findings.first?.place?.column == 3)
    let item = String(repeating: "\r\n", count: 70_000) + "  <item/>"
    #expect(Reading(Samples.root(item)).places == ["70001:3"])
  }

  @Test("a long line is shown around the column only")
  func longLine() {
    let text =
      "<a>" + String(repeating: "中", count: 10_000) + "<b/>" + String(repeating: "文", count: 10_000)
      + "</a>"
    let spot = Locator.locate([.tag(ordinal: 2, attribute: nil)], in: Array(text.utf8)).first ?? nil
    #expect(spot?.column == 10_004)
    let source = Array((spot?.source ?? "").unicodeScalars)
    #expect(source.count < 200)
    #expect(source[(spot?.caret ?? 1) - 1] == "<")
  }

  @Test("ordinals and attributes of the locator agree with the reader's, over made-up documents")
  func agreement() {
    var dice = Dice(state: 4)
    for _ in 0..<200 {
      var text = "<?xml version=\"1.0\"?><!-- <a> -->\n"
      Self.element(into: &text, depth: 0, dice: &dice)
      let reading = Reading(Array(text.utf8), schema: nil, names: .none)
      #expect(reading.outcome == .accepted, "\(text)")
      var requests: [Locator.Request] = []
      var wanted: [String] = []
      for index in 0..<reading.document.eventCount {
        let event = reading.document.event(index)
        if event.kind == .start {
          requests.append(.tag(ordinal: event.ordinal, attribute: nil))
          wanted.append("<" + reading.document.name(event))
        } else if event.kind == .unknownAttribute {
          let name = reading.document.name(event)
          requests.append(.tag(ordinal: event.ordinal, attribute: name))
          wanted.append(name)
        }
      }
      let found = Locator.locate(requests, in: Array(text.utf8))
      for (spot, wanted) in zip(found, wanted) {
        let line = Array((spot?.source ?? "").unicodeScalars).dropFirst((spot?.caret ?? 1) - 1)
        #expect(line.starts(with: Array(wanted.unicodeScalars)))
      }
    }
  }

  /// Writes one element with everything that could confuse a scan.
  private static func element(into text: inout String, depth: Int, dice: inout Dice) {
    let name = "e\(Int.random(in: 0..<1_000, using: &dice))"
    text += "<" + name
    for index in 0..<Int.random(in: 0..<4, using: &dice) {
      let space = [" ", "\n", "\r\n", "\t"].randomElement(using: &dice) ?? " "
      let value = ["'>'", "\"/>\"", "\"'\"", "'a=\"b\"'", "\"中\n文\"", "''"]
      text += space + "a\(index)" + (["=", " = "].randomElement(using: &dice) ?? "=")
      text += value.randomElement(using: &dice) ?? "''"
    }
    if Int.random(in: 0..<4, using: &dice) == 0 {
      text += " />"
      return
    }
    text += ">"
    let fillers = [
      "x > y", "<!-- <no a='1'> -->", "<![CDATA[<no>]] >]]>", "<?pi <no> ' ?>", "中文\r", "\n",
      "&lt;no&gt;", "\"'",
    ]
    for _ in 0..<Int.random(in: 0..<5, using: &dice) {
      if depth < 5, Bool.random(using: &dice) {
        element(into: &text, depth: depth + 1, dice: &dice)
      } else {
        text += fillers.randomElement(using: &dice) ?? ""
      }
    }
    text += "</\(name)>"
  }
}
