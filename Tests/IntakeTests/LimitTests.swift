// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// Every limit: what is just within it passes, one more is a finding.
@Suite("DESIGN §9: limits have a default, an option and a finding")
struct LimitTests {
  /// Reads with one limit changed.
  private func read(
    _ bytes: [UInt8], _ change: (inout IntakeLimits) -> Void
  ) -> Reading {
    var limits = IntakeLimits()
    change(&limits)
    return Reading(bytes, limits: limits)
  }

  @Test("bytes")
  func bytes() {
    #expect(read(Samples.good) { $0.bytes = Samples.good.count }.outcome == .accepted)
    let reading = read(Samples.good) { $0.bytes = Samples.good.count - 1 }
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML201"])
  }

  @Test("depth, which never passes libxml2's own bound")
  func depth() {
    let bytes = Samples.root("<group><one>x</one><two>1</two></group>")
    #expect(read(bytes) { $0.depth = 3 }.outcome == .accepted)
    #expect(read(bytes) { $0.depth = 2 }.codes == ["XML202"])
    let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    var limits = IntakeLimits()
    limits.depth = 100_000
    let reading = Reading(Array(deep.utf8), schema: nil, names: .none, limits: limits)
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML202"])
  }

  @Test("elements")
  func elements() {
    #expect(read(Samples.good) { $0.elements = 3 }.outcome == .accepted)
    #expect(read(Samples.good) { $0.elements = 2 }.codes == ["XML203"])
  }

  @Test("attributes of one start tag")
  func attributes() {
    #expect(read(Samples.good) { $0.attributes = 3 }.outcome == .accepted)
    #expect(read(Samples.good) { $0.attributes = 2 }.codes == ["XML204"])
  }

  @Test("a missing quotation mark is named as such, however many others follow")
  func missingQuote() {
    let items = String(repeating: "<item code=\"A\"/>", count: 100)
    let open = Reading(Samples.root("<item code=\"A/>" + items))
    #expect(open.outcome == .rejected)
    #expect(open.codes == ["XML001"])
    let begun = Reading(Samples.root("<item code=\"A name=\"B\"/>" + items))
    #expect(begun.codes == ["XML001"])
  }

  @Test("length of one start tag, closed or not")
  func startTag() {
    let bytes = Samples.root("<item code=\"" + String(repeating: "x", count: 70_000) + "\"/>")
    #expect(Reading(bytes).codes == ["XML205"])
    let open = Array(("<root a=\"" + String(repeating: "x", count: 70_000)).utf8)
    #expect(Reading(open).codes == ["XML205"])
    #expect(read(Samples.good) { $0.startTag = 34 }.outcome == .accepted)
    #expect(read(Samples.good) { $0.startTag = 33 }.codes == ["XML205"])
  }

  @Test(
    "text, comments, CDATA sections and processing instructions",
    arguments: [
      ("<text>", "</text>"), ("<!--", "-->"), ("<?x ", "?>"), ("<text><![CDATA[", "]]></text>"),
    ])
  func text(around: (String, String)) {
    let short = String(repeating: "x", count: 90)
    let long = String(repeating: "x", count: 120)
    let change = { (limits: inout IntakeLimits) in limits.text = 100 }
    let accepted = read(Samples.root(around.0 + short + around.1), change)
    #expect(accepted.outcome == .accepted)
    let reading = read(Samples.root(around.0 + long + around.1), change)
    #expect(reading.outcome == .rejected)
    #expect(reading.codes == ["XML206"])
  }

  @Test("text that comes in pieces counts as one")
  func pieces() {
    let piece = String(repeating: "x", count: 60) + "<!-- -->"
    let reading = read(Samples.root("<text>\(piece)\(piece)</text>")) { $0.text = 100 }
    #expect(reading.codes == ["XML206"])
    #expect(reading.places == ["1:26"])
  }

  @Test("names")
  func names() {
    for content in [
      "<\(String(repeating: "n", count: 129))/>",
      "<item code=\"x\" \(String(repeating: "n", count: 129))=\"\"/>",
    ] {
      let reading = Reading(Samples.root(content))
      #expect(reading.outcome == .rejected)
      #expect(reading.codes.last == "XML207")
    }
  }

  @Test("every kind has its own code, both languages, and known placeholders only")
  func kinds() {
    let kinds = IntakeFindings.all
    #expect(Set(kinds.map(\.code)).count == kinds.count)
    #expect(kinds.map(\.code) == kinds.map(\.code).sorted())
    let known = [
      "element", "attribute", "subject", "value", "expected", "detail", "encoding", "hint", "name",
    ]
    for kind in kinds {
      for texts in [kind.title, kind.message, kind.why, kind.remedy] {
        #expect(!texts.en.isEmpty && !texts.zh.isEmpty)
        for text in [texts.en, texts.zh] {
          let names = text.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
          #expect(names.allSatisfy { known.contains(String($0)) })
        }
      }
    }
  }
}
