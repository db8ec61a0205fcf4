// SPDX-License-Identifier: Apache-2.0

import Model
import Pipeline
import Testing

/// A generator with a seed (SplitMix64): a failing property test fails again.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Curing against a naive reading: cut out what was asked for, and compare the rest as text")
struct CorrectionPropertyTests {
  typealias One = CorrectionTests

  /// An application as lists of elements, written down in their order.
  struct Sheet {
    var partners = [#"id="P2" country="CN""#, #"id="P3" country="ES""#]
    var total = 10
    var annexes = [#"kind="plan" file="p.pdf""#, #"kind="letter" file="l.pdf" signed="false""#]
    var declarations = ["honour", "other"]

    /// Its XML after the first partner; `name` makes the bytes of a file its own.
    func content(_ name: String) -> String {
      partners.map {
        "<partner \($0) role=\"partner\" kind=\"government\"><name xml:lang=\"en\">N</name></partner>"
      }.joined()
        + #"<budget currency="EUR" total="\#(total)" requested="6" cofinancing="4"/>"#
        + annexes.map { "<annex \($0)/>" }.joined()
        + declarations.map { #"<declaration code="\#($0)"/>"# }.joined() + "<!-- \(name) -->"
    }

    /// All but what a finding on letters names, as text.
    var rest: [String] {
      partners + ["\(total)"] + annexes.filter { !$0.contains("letter") } + declarations
    }

    /// Whether the letter is there and signed.
    var isMended: Bool { annexes.contains { $0.contains("letter") && $0.contains("true") } }

    /// One random edit; most are of letters.
    fileprivate mutating func edit(_ random: inout Seeded) {
      let letter = #"kind="letter" file="l\#(Int.random(in: 1...3, using: &random)).pdf" signed="#
      switch Int.random(in: 0..<12, using: &random) {
      case 0: total += 1
      case 1: partners.reverse()
      case 2: partners[0] = #"id="P2" country="FR""#
      case 3: _ = partners.popLast()
      case 4: annexes.append(#"kind="plan" file="q.pdf""#)
      case 5: declarations.reverse()
      case 6: annexes.removeAll { $0.contains("letter") }
      case 7, 8: annexes.insert(letter + #""false""#, at: 0)
      default: annexes.append(letter + #""true""#)
      }
      if partners.isEmpty { partners = [#"id="P9" country="IT""#] }
    }
  }

  /// What a naive reader expects of a file, and what is sent.
  struct Sent {
    let sheet: Sheet
    let at: Int
    let isOurs: Bool
  }

  @Test("random corrections, in any order of files", arguments: 0..<150)
  func random(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    let base = Sheet()
    var sent: [Sent] = []
    var last = base
    var instants = Set<Int>()
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      var sheet = Bool.random(using: &random) ? base : last
      for _ in 0..<Int.random(in: 0...2, using: &random) { sheet.edit(&random) }
      var at = Int.random(in: 0..<14, using: &random)
      while !instants.insert(at).inserted { at = (at + 1) % 14 }
      sent.append(Sent(sheet: sheet, at: at, isOurs: Int.random(in: 0..<8, using: &random) > 0))
      last = sheet
    }
    // The naive reading: days 0 to 10 of the request are in time.
    var standing = base
    var expected = ["0.xml": "superseded"]
    var winner = "0.xml"
    for (index, one) in sent.enumerated().sorted(by: { $0.element.at < $1.element.at }) {
      let name = "\(index + 1).xml"
      if one.at > 10 {
        expected[name] = "late"
      } else if one.isOurs, one.sheet.rest == standing.rest {
        expected[name] = "superseded"
        (standing, winner) = (one.sheet, name)
      } else {
        expected[name] = "inadmissible"
      }
    }
    expected[winner] = standing.isMended ? "ranked" : "clarification"
    var files = [Scene.File(name: "0.xml", id: "A", content: base.content("0"), title: "T")]
    for (index, one) in sent.enumerated() {
      files.append(
        .init(
          name: "\(index + 1).xml", id: "A", content: one.sheet.content("\(index + 1)"), title: "T")
      )
    }
    files.shuffle(using: &random)
    var receipts = [Scene.Sent(file: "0.xml", by: "u", at: One.before)]
    for (index, one) in sent.enumerated() {
      let day = 20 + one.at
      let at = day <= 30 ? "2026-06-\(day)T10:00:00Z" : "2026-07-0\(day - 30)T10:00:00Z"
      receipts.append(
        .init(file: "\(index + 1).xml", by: one.isOurs ? "u" : "v", at: at, corrects: "D1"))
    }
    let scene = Scene(
      rules: One.rules, files: files, sent: receipts,
      decisions: One.curing(at: "2026-06-19T10:00:00Z", due: "2026-06-30T10:00:00Z"))
    #expect(try scene.statuses() == expected)
  }
}
