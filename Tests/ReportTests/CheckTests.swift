// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report
import Testing

@Suite("What a self-check says")
struct CheckTests {
  private let line = "  <budget 名称=\"预算\" total=\"100\">"

  /// A file with a failed, an unknown and a met rule, and a finding.
  private var file: CheckedFile {
    let source = line
    return CheckedFile(
      file: "my\u{1B}[2Japplication.xml", application: ApplicationID("A-1"), verdict: .ineligible,
      findings: [
        Finding(
          Fixture.malformed, severity: .warn, arguments: [.init("name", "b\u{202E}")],
          place: Place(file: "a.xml", line: 3, column: 7))
      ],
      answers: [
        RuleAnswer(.pass, found: .one),
        RuleAnswer(
          .fail, found: Fixture.ratio(1, 3),
          details: .init(places: [Place(file: "a.xml", line: 12, column: 19)])),
        RuleAnswer(.unknown),
      ], sourceLine: { $0.line == 12 ? source : nil })
  }

  private var eligible: CheckedFile {
    CheckedFile(
      file: "b.xml", application: ApplicationID("A-2"), verdict: .eligible, findings: [],
      answers: [RuleAnswer(.pass), RuleAnswer(.pass), RuleAnswer(.notApplicable)])
  }

  @Test("text as recorded, without a control character", arguments: Language.allCases)
  func text(_ language: Language) {
    let text = FindingsText.text([file, eligible], terms: Fixture.terms, language: language)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    Golden.expect(Array(text.utf8), "check.\(language.rawValue).txt")
  }

  @Test("the caret stands under the column, wide characters counted double")
  func caret() throws {
    let text = FindingsText.text([file], terms: Fixture.terms, language: .english)
    let lines = text.split(separator: "\n")
    let caret = try #require(lines.firstIndex { $0.contains("^") })
    let before = String(lines[caret].prefix { $0 != "^" }).displayWidth
    #expect(lines[caret].hasSuffix("^" + String(repeating: "~", count: "total=100".count + 1)))
    let upTo = try #require(lines[caret - 1].firstRange(of: "total="))
    #expect(String(lines[caret - 1][..<upTo.lowerBound]).displayWidth == before)
  }

  @Test("a file that is one long line is cut around the column")
  func longLine() throws {
    let line = String(repeating: "x", count: 500_000) + "<here/>"
    let long = CheckedFile(
      file: "l.xml", application: nil, verdict: .inadmissible,
      findings: [Finding(Fixture.malformed, place: Place(file: "l.xml", line: 1, column: 500_001))],
      answers: [], sourceLine: { _ in line })
    let text = FindingsText.text([long], terms: Fixture.terms, language: .english, width: 80)
    let lines = text.split(separator: "\n")
    let caret = try #require(lines.firstIndex { $0.contains("^") })
    let at = lines[caret].prefix { $0 != "^" }.count
    #expect(Array(lines[caret - 1])[at] == "<")
    #expect(lines.allSatisfy { String($0).displayWidth <= 80 })
  }

  @Test(
    "tabs, combining marks and wide characters before the column move the caret as they move it",
    arguments: [
      "\t\t<a b=\"1\"/>", "e\u{301}e\u{301}<a b=\"1\"/>", "中文，〈测试〉<a b=\"1\"/>", "👩‍👩‍👧<a b=\"1\"/>",
    ])
  func alignment(_ line: String) throws {
    let column = try #require(line.unicodeScalars.firstIndex(of: "b"))
    let before = line.unicodeScalars[..<column]
    let checked = CheckedFile(
      file: "l.xml", application: nil, verdict: .inadmissible,
      findings: [
        Finding(Fixture.malformed, place: Place(file: "l.xml", line: 1, column: before.count + 1))
      ], answers: [], sourceLine: { _ in line })
    let text = FindingsText.text([checked], terms: Fixture.terms, language: .english)
    let lines = text.split(separator: "\n")
    let caret = try #require(lines.firstIndex { $0.contains("^") })
    let shown = try #require(lines[caret - 1].firstRange(of: "b="))
    #expect(
      String(lines[caret - 1][..<shown.lowerBound]).displayWidth
        == String(lines[caret].prefix { $0 != "^" }).displayWidth)
  }

  @Test("several files end with totals and the names of those that are not eligible")
  func totals() {
    let text = FindingsText.text(
      [file, eligible, eligible], terms: Fixture.terms, language: .english)
    #expect(
      text.hasSuffix(
        """
        3 files: 2 eligible, 1 not eligible
          my�[2Japplication.xml: not eligible

        """))
  }

  @Test("one line a problem")
  func concise() {
    let text = FindingsConcise.text([file, eligible], terms: Fixture.terms, language: .english)
    #expect(
      text == """
        a.xml:12:19: ineligible MIN101 own-money: At least a fifth must be own money. \
        (found 0.333333…; asked: at least 0.2)
        my�[2Japplication.xml: unknown/review MIN101 state-aid: A person looks at State aid.
        a.xml:3:7: warn XML101: Element b� is not closed.
        b.xml: eligible

        """)
  }

  @Test("findings outside applications, with what to do")
  func officials() {
    let finding = Finding(
      Fixture.malformed, arguments: [.init("name", "\u{1B}c")],
      place: Place(file: "call.xml", line: 2, column: 1))
    #expect(
      FindingsConcise.text([finding], language: .english)
        == "call.xml:2:1: XML101: Element �c is not closed.\n  → Close �c.\n")
  }

  @Test("one canonical object a file")
  func json() throws {
    let bytes = FindingsJSON.lines([file, eligible], terms: Fixture.terms)
    let values = try bytes.split(separator: 0x0A).map {
      try CanonicalJSON.readCanonical(Array($0))
    }
    #expect(values.count == 2)
    #expect(values[0]["counts"]?["blocking"]?.number == 1)
    #expect(values[0]["problems"]?.elements?[0]["found"]?.text == "1/3")
    #expect(values[0]["notKnownYet"]?.elements?.compactMap(\.text) == ["deadline", "one-lead"])
    #expect(values[1]["problems"]?.elements?.count == 0)
    Golden.expect(bytes, "check.jsonl")
    let list = try CanonicalJSON.read(
      FindingsJSON.list([file, eligible], terms: Fixture.terms))
    #expect(list.elements == values)
    #expect(
      String(decoding: FindingsJSON.list([], terms: Fixture.terms), as: UTF8.self) == "[]\n")
  }

  @Test("what a schema does not list is not written", arguments: ["ranking", "check"])
  func schemas(_ name: String) throws {
    let schema = try CanonicalJSON.read(
      Golden.read("\(Golden.root)/Schemas/\(name).schema.json"))
    // What a self-check writes is a list, or lines, of what the schema calls a file.
    let value = try #require(name == "check" ? schema["$defs"]?["file"] : schema)
    let lines =
      name == "check"
      ? FindingsJSON.lines([file, eligible], terms: Fixture.terms).split(separator: 0x0A)
      : [RankingJSON.bytes(try Fixture.input())[...]]
    for line in lines {
      let strays = SchemaCheck(schema).strays(try CanonicalJSON.read(Array(line)), value, "")
      #expect(strays == [])
    }
  }
}

/// Holds a value to the structure of a schema: keys that it lists, keys that it requires.
private struct SchemaCheck {
  let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
  }

  /// The paths of members that the schema does not list or that are missing.
  func strays(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    if let elements = value.elements {
      guard let items = schema["items"] else { return ["\(path): no items"] }
      return elements.enumerated().flatMap { strays($1, items, "\(path)[\($0)]") }
    }
    guard let members = value.members else { return [] }
    let properties = schema["properties"]
    let required = (schema["required"]?.elements ?? []).compactMap(\.text)
    let missing = required.filter { value[$0] == nil }.map { "\(path).\($0) is missing" }
    return missing
      + members.flatMap { member -> [String] in
        guard let property = properties?[member.key] else { return ["\(path).\(member.key)"] }
        return strays(member.value, property, "\(path).\(member.key)")
      }
  }
}
