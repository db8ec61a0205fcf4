// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Pipeline
import Report
import Testing

@Suite("The guide says what the rulebook says")
struct GuideTests {
  /// The guide of a call.
  static func guide(_ text: String) throws -> Guide {
    let rulebook = try #require(try BaseCall.examine(text).rulebook)
    return GuideWriter.guide(
      rulebook, schema: try Loading.applicationSchema(), file: "call.xml")
  }

  @Test("Markdown, both languages", arguments: Language.allCases)
  func markdown(_ language: Language) throws {
    let guide = try GuideTests.guide(BaseCall.text)
    Golden.expect(
      Array(GuideMarkdown.text(guide, language: language).utf8), "guide.\(language.rawValue).md")
  }

  @Test("the page, in both languages at once")
  func page() throws {
    let guide = try GuideTests.guide(BaseCall.text)
    Golden.expect(GuideHTML.bytes(guide, language: .english), "guide.html")
  }

  @Test("every rule, code, criterion and envelope of the sample stands in its guide")
  func complete() throws {
    let path = Golden.folder + "/../../../Samples/iurc-china/call.xml"
    let text = String(decoding: Golden.read(path), as: UTF8.self)
    let guide = try GuideTests.guide(text)
    let terms = guide.terms
    for language in Language.allCases {
      let drawn = GuideMarkdown.text(guide, language: language)
      for rule in terms.rules + terms.batchRules {
        #expect(drawn.contains("`\(rule.id)`"))
        #expect(drawn.contains(rule.message.text(language)))
      }
      for list in terms.call.codelists {
        for entry in list.entries { #expect(drawn.contains("| `\(entry.code)` |")) }
      }
      for criterion in terms.grid?.criteria ?? [] {
        #expect(drawn.contains("| `\(criterion.id)` |"))
      }
      for envelope in terms.money?.envelopes ?? [] {
        #expect(drawn.contains("| `\(envelope.id)` |"))
      }
      #expect(drawn.contains("2026-06-15T23:00:00+08:00"), "the closing instant in China")
      #expect(drawn.contains("2026-06-15T15:00:00Z"), "the closing instant in UTC")
    }
  }

  @Test("what the vocabulary knows is asked for, with words in both languages")
  func asked() throws {
    let guide = try GuideTests.guide(BaseCall.text)
    let drawn = GuideMarkdown.text(guide, language: .english)
    for element in Vocabulary.elements {
      for pair in element.attributes {
        #expect(drawn.contains("\(element.name)/@\(pair.attribute)` |"), "\(pair.attribute)")
      }
    }
    for case .table(_, let rows) in guide.chapters.first(where: { $0.id == "asked" })?.blocks ?? []
    {
      for row in rows {
        guard row.count > 1, case .text(let words) = row[1] else { continue }
        #expect(!words.en.isEmpty && !words.zh.isEmpty, "\(row[0])")
      }
    }
  }

  @Test("texts of others cannot become markup")
  func escaped() throws {
    let text = try BaseCall.spoilt([
      (
        "<title xml:lang=\"en\">Base call",
        "<title xml:lang=\"en\">«&lt;script&gt;alert(1)&lt;/script&gt; | *x*"
      )
    ]).text
    let guide = try GuideTests.guide(text)
    let page = String(decoding: GuideHTML.bytes(guide, language: .english), as: UTF8.self)
    #expect(!page.contains("<script"))
    let drawn = GuideMarkdown.text(guide, language: .english)
    #expect(drawn.contains("&lt;script>alert(1)&lt;/script> \\| \\*x\\*"))
  }
}

@Suite("The scaffold is a call")
struct ScaffoldTests {
  @Test("it is sound, and says what is not decided", arguments: Language.allCases)
  func sound(_ language: Language) throws {
    let text = Scaffold.call(id: CallID("NEW"), language: language)
    let found = try BaseCall.examine(text)
    #expect(found.findings.map { $0.sentence(.english) } == [])
    #expect(found.notes.map(\.kind.code) == ["CAL902", "CAL901"])
    #expect(found.rulebook?.terms.call.id == CallID("NEW"))
    for line in text.split(separator: "\n") { #expect(line.count <= 132, "\(line)") }
  }

  @Test("both languages write the same call")
  func same() throws {
    func stripped(_ language: Language) -> String {
      var text = Scaffold.call(id: CallID("NEW"), language: language)[...]
      var result = ""
      while let open = text.firstRange(of: "<!--"), let close = text.firstRange(of: "-->") {
        result += text[..<open.lowerBound]
        text = text[close.upperBound...]
      }
      return result + text
    }
    #expect(stripped(.english) == stripped(.chinese))
  }
}

@Suite("What the audit knows of the schema")
struct SchemaValueTests {
  @Test("the values that the schema lists are those that conditions are held to")
  func values() throws {
    let schema = try Loading.applicationSchema()
    for (table, column, values) in SchemaValues.all {
      let type = table == .partner ? "role" : "themeKind"
      let listed = schema.children("simpleType").first { $0[attribute: "name"] == type }?
        .child("restriction")?.children("enumeration").compactMap { $0[attribute: "value"] }
      #expect(listed == values, "\(table)/\(column)")
    }
  }
}
