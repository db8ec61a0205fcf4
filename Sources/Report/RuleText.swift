// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// `opencall rule`: what a stable code means (DESIGN §8).
package enum RuleText {
  /// All kinds, one a line: code and title.
  package static func list(_ kinds: [FindingKind], language: Language) -> String {
    let width = kinds.reduce(0) { max($0, $1.code.displayWidth) }
    return kinds.map {
      "\($0.code.padded(to: width))  \($0.title.text(language))\n"
    }.joined()
  }

  /// The kind of this code, in whatever case it is written, or nil.
  package static func kind(_ code: String, in kinds: [FindingKind]) -> FindingKind? {
    kinds.first { $0.code.lowercased() == code.lowercased() }
  }

  /// The page of one kind.
  package static func page(
    _ kind: FindingKind, examples: [RuleExample] = [], language: Language, width: Int = 100,
    colour: Bool = false
  ) -> String {
    let ink = Ink(isColoured: colour)
    var lines = [ink(.strong, "\(kind.code)  \(kind.title.text(language))")]
    for (heading, body) in parts(kind) {
      lines.append("")
      lines.append(ink(.place, heading.text(language)))
      lines += Wrapping.lines("  " + body.text(language), width: max(60, width), indent: 2)
    }
    if !kind.example.isEmpty {
      lines.append("")
      lines.append(ink(.place, exampleHeading.text(language)))
      lines += kind.example.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "    " + $0
      }
    }
    if !examples.isEmpty {
      lines.append("")
      lines.append(ink(.place, casesHeading.text(language)))
      for example in examples {
        let mark = answer(example.answer).text(language)
        lines += Wrapping.lines(
          "  \(mark): \(example.title.text(language))", width: max(60, width), indent: 4)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What stands above the example.
  static let exampleHeading = Texts(en: "Example that raises it", zh: "触发示例")

  /// What stands above the cases.
  static let casesHeading = Texts(en: "Cases", zh: "情形")

  /// An answer as it stands beside a case.
  static func answer(_ answer: Answer) -> Texts {
    switch answer {
    case .pass: Texts(en: "passes", zh: "通过")
    case .fail: Texts(en: "fails", zh: "不通过")
    case .unknown: Texts(en: "unknown", zh: "未知")
    case .notApplicable: Texts(en: "does not apply", zh: "不适用")
    }
  }

  /// What a page says, with headings.
  static func parts(_ kind: FindingKind) -> [(heading: Texts, body: Texts)] {
    [
      (Texts(en: "What it says", zh: "含义"), kind.message),
      (Texts(en: "Why it matters", zh: "为何重要"), kind.why),
      (Texts(en: "What to do", zh: "如何处理"), kind.remedy),
    ]
  }
}

/// `Documentation/rules.md`: the pages of all kinds in both languages.
package enum RulesMarkdown {
  /// The text of the file.
  package static func text(
    _ kinds: [FindingKind], examples: (String) -> [RuleExample] = { _ in [] }
  ) -> String {
    var text = """
      # Rules and findings · 规则与检查结果

      Every code that `opencall` can report; `opencall rule CODE` prints the same. This page is made from the source.

      `opencall` 可能给出的全部代码；`opencall rule CODE --lang zh` 显示同样内容。本页由源代码生成。

      | code | | |
      |---|---|---|

      """
    for kind in kinds {
      let title = "\(escaped(kind.title.en)) | \(escaped(kind.title.zh))"
      text += "| [\(kind.code)](#\(kind.code.lowercased())) | \(title) |\n"
    }
    for kind in kinds { text += section(kind) + cases(examples(kind.code)) }
    return text
  }

  /// The cases of a rule, each with the answer that it gives; they run as tests.
  private static func cases(_ examples: [RuleExample]) -> String {
    var text = ""
    for example in examples {
      let answer = RuleText.answer(example.answer)
      text += "\n*\(answer.en) · \(answer.zh):* \(escaped(example.title.en))"
      text += " · \(escaped(example.title.zh))\n\n```xml\n\(example.rule)\n"
      if !example.application.isEmpty { text += "\n\(example.application)\n" }
      text += "```\n"
    }
    return text
  }

  /// The page of one kind.
  private static func section(_ kind: FindingKind) -> String {
    var text = """

      ## \(kind.code)

      **\(escaped(kind.title.en)) · \(escaped(kind.title.zh))**

      """
    for (heading, body) in RuleText.parts(kind) {
      text += "\n*\(heading.en) · \(heading.zh).* \(escaped(body.en))\n"
      text += "\n\(escaped(body.zh))\n"
    }
    guard !kind.example.isEmpty else { return text }
    let heading = RuleText.exampleHeading
    return text + "\n*\(heading.en) · \(heading.zh).*\n\n```xml\n\(kind.example)\n```\n"
  }

  /// A text without characters that Markdown reads as its own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case "\\", "*", "_", "`", "[", "]", "|": result += "\\\(character)"
      case "\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
