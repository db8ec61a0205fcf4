// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Bad applications through the tool: amounts, days, and names that only look right")
struct BadApplicationTests {
  /// A change of a sound application, the verdict's line, and what is said in one line a finding.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let new: String
    let verdict: String
    var says: [String] = []

    init(_ title: String, _ old: String, _ new: String, _ verdict: String, _ says: [String] = []) {
      testDescription = title
      (self.old, self.new, self.verdict, self.says) = (old, new, verdict, says)
    }
  }

  static let amount = #"requested="85685.15""#
  static let name = "<participant>Xi’an</participant>"
  static let inadmissible = "not eligible: inadmissible"
  static let unsettled = [
    "a.xml:12:1: review ELG102 participant-settled", "≈ xian?", "a.xml:9:1: unknown/ineligible",
  ]

  static let cases = [
    Case("as it is", amount, amount, ": eligible"),
    // No number at all for libxml2 before 2.13 (XML111); one that is too large since (XML119).
    Case(
      "30 digits", amount, #"requested="\#(String(repeating: "9", count: 30))""#, inadmissible,
      ["a.xml:9:79: reject XML11", "partner/@requested"]),
    Case(
      "negative", amount, #"requested="-85685.15""#, inadmissible, ["a.xml:9:79: reject XML112"]),
    Case(
      "grouped", amount, #"requested="1,000.50""#, inadmissible,
      ["a.xml:9:79: reject XML111", "1,000.50"]),
    Case("no number", amount, #"requested="NaN""#, inadmissible, ["a.xml:9:79: reject XML111"]),
    Case(
      "29 February of a common year", #"start="2027-02-01""#, #"start="2027-02-29""#,
      inadmissible, ["a.xml:49:48: reject XML111", "2027-02-29"]),
    Case(
      "29 February of a leap year", #"signed="2026-03-03""#, #"signed="2028-02-29""#, ": eligible"),
    Case(
      "over the turn of the year", #"start="2027-01-01" end="2027-03-31""#,
      #"start="2026-12-31" end="2027-01-01""#, ": eligible"),
    Case(
      "the EU's partner is in a country that is not in the EU", #"kind="government" country="GR""#,
      #"kind="government" country="CH""#, ": not eligible",
      ["a.xml:18:1: ineligible ELG101 participant-country"]),
    Case("a declared alias", name, "<participant>Xian</participant>", ": eligible"),
    Case("in full width", name, "<participant>ＸＩ’ＡＮ</participant>", ": eligible"),
    Case(
      "a Cyrillic letter", name, "<participant>Xi’\u{430}n</participant>", ": undetermined",
      unsettled),
    Case(
      "another apostrophe", name, "<participant>Xi\u{2BC}an</participant>", ": undetermined",
      unsettled),
    Case(
      "a diacritic too many", name, "<participant>Xï’an</participant>", ": undetermined", unsettled),
    Case(
      "a name of nobody", name, "<participant>Atlantis</participant>", ": not eligible",
      ["ineligible ELG101 cn-participant", "review ELG102 participant-settled", "Atlantis"]),
    Case(
      "a code and the name of another", #"<participant code="ioannina">Ioannina"#,
      #"<participant code="ioannina">Larissa"#, ": needs clarification",
      ["a.xml:21:1: review ELG102 participant-settled", "ioannina ≠ Larissa"]),
    Case(
      "a language's tag in capitals", #"<title xml:lang="en">Station"#,
      #"<title xml:lang="EN">Station"#, ": eligible"),
  ]

  @Test("the verdict, and where to mend it", arguments: cases)
  func check(_ one: Case) throws {
    let sample = Tool.sample.appendingPathComponent("applications/IURC-031-xian-ioannina.xml")
    let text = try String(contentsOf: sample, encoding: .utf8)
    try #require(text.contains(one.old))
    let scratch = try Scratch()
    try scratch.write(text.replacingOccurrences(of: one.old, with: one.new), "a.xml")
    let call = Tool.sample.appendingPathComponent("call.xml").path
    let shown = try Tool.run(["check", call, "a.xml"], in: scratch.folder)
    #expect(shown.output.prefix { $0 != "\n" }.hasSuffix(one.verdict), "\(shown.all)")
    #expect(shown.status == (one.verdict == ": eligible" ? 0 : 1))
    let lines = try Tool.run(
      ["check", call, "a.xml", "--format", "concise"], in: scratch.folder)
    for words in one.says { #expect(lines.output.contains(words), "\(lines.output)") }
    let chinese = try Tool.run(["check", call, "a.xml", "--lang", "zh"], in: scratch.folder)
    #expect(chinese.status == shown.status)
  }
}
