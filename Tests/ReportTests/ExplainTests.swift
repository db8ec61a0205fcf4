// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report
import Testing

@Suite("A published ranking in words")
struct ExplainTests {
  private let ranking: JSONValue
  private let traces: [JSONValue]

  init() throws {
    let input = try Fixture.input()
    ranking = try CanonicalJSON.readCanonical(RankingJSON.bytes(input))
    traces = try TraceJSON.bytes(input).split(separator: 0x0A).dropFirst().map {
      try CanonicalJSON.readCanonical(Array($0))
    }
  }

  private func text(
    _ index: Int, _ language: Language = .english, glossary: Glossary = Glossary(Fixture.terms)
  ) -> String {
    Explain.text(
      trace: traces[index], ranking: ranking, glossary: glossary,
      kinds: [Fixture.malformed, Fixture.tooLow], language: language)
  }

  @Test("every entry as recorded", arguments: Language.allCases)
  func recorded(_ language: Language) {
    let all = traces.indices.map { text($0, language) }.joined(separator: "\n")
    Golden.expect(Array(all.utf8), "explain.\(language.rawValue).txt")
  }

  @Test("a place names its neighbours and the deciding key")
  func neighbours() {
    let tied = text(1)
    #expect(tied.contains("below A-001, by total score: 24.333… here, 26.5 there"))
    #expect(tied.contains("shares its place with A-003"))
    #expect(text(1, .chinese).contains("位于 A-001 之后，依据：总分（本申请 24.333…，对方 26.5）"))
  }

  @Test("what would have had to differ follows from the lists")
  func distance() {
    let reserve = text(4)
    #expect(reserve.contains("the envelope lacked 80 000 EUR"))
    #expect(reserve.contains("2.166… points more would draw level"))
    #expect(text(5).contains("1 more in Method and work plan would reach its threshold"))
    #expect(!text(0).contains("would have had to differ"))
  }

  @Test("as JSON it is canonical, exact, and holds the trace and both languages")
  func json() throws {
    let bytes = ExplainJSON.bytes(
      traces: [traces[4], traces[0]], ranking: ranking, glossary: Glossary(Fixture.terms))
    let value = try CanonicalJSON.readCanonical(Array(bytes.dropLast()))
    #expect(value["format"]?.text == "urn:opencall:explanation:1")
    let entry = try #require(value["entries"]?.elements?.first)
    #expect(entry["trace"] == traces[4])
    #expect(entry["missing"]?["money"]?.text == "80000")
    #expect(entry["missing"]?["line"]?["points"]?.text == "13/6")
    #expect(entry["words"]?.elements?.compactMap { $0["lang"]?.text } == ["en", "zh"])
    #expect(value["entries"]?.elements?.last?["missing"]?.members == nil)
  }

  @Test("without the call, codes stand")
  func codes() {
    let bare = text(6, glossary: .none)
    #expect(bare.contains("own-money, not met: own-money"))
    #expect(bare.contains("--> a-005.xml:12:5"))
  }

  @Test("a foreign line stops nothing")
  func foreign() {
    let text = Explain.text(
      trace: .object(["status": .string("unheard-of"), "answers": .integer(3)]), ranking: .null,
      language: .english)
    #expect(text.hasPrefix("?: unheard-of"))
  }
}

@Suite("What a code means")
struct RuleTextTests {
  private let kinds = [Fixture.tooLow, Fixture.malformed]

  @Test("the list and a page")
  func page() throws {
    #expect(
      RuleText.list(kinds, language: .chinese) == "MIN101  数值低于下限\nXML101  格式不良\n")
    let kind = try #require(RuleText.kind("min101", in: kinds))
    #expect(
      RuleText.page(kind, language: .english) == """
        MIN101  Value below its bound

        What it says
          The value is too low.

        Why it matters
          The call sets a least value.

        What to do
          Raise the value.

        Example that raises it
            <budget total="1"/>

        """)
    #expect(RuleText.kind("NOP000", in: kinds) == nil)
  }

  @Test("the pages of all as Markdown")
  func markdown() {
    let text = RulesMarkdown.text(kinds)
    #expect(text.contains("| [MIN101](#min101) | Value below its bound | 数值低于下限 |"))
    #expect(text.contains("```xml\n<budget total=\"1\"/>\n```"))
    #expect(text.contains("请提高该数值。"))
  }
}
