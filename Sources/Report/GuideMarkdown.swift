// SPDX-License-Identifier: Apache-2.0

package import Model

/// The applicants' guide as Markdown, in one language.
package struct GuideMarkdown {
  /// The guide.
  private let guide: Guide
  /// The language.
  private let language: Language
  /// How sheets become places and money, in sentences.
  private let method: MethodWords
  /// What was drawn so far.
  private var text = ""

  /// The text of the file.
  package static func text(_ guide: Guide, language: Language) -> String {
    var drawing = GuideMarkdown(guide: guide, language: language)
    drawing.draw()
    return drawing.text
  }

  /// Nothing drawn yet.
  private init(guide: Guide, language: Language) {
    self.guide = guide
    self.language = language
    method = MethodWords(guide.terms, Glossary(guide.terms), KeyNames(guide.terms))
  }

  /// Everything.
  private mutating func draw() {
    let call = guide.terms.call
    text += "# \(plain(call.title.texts))\n"
    let version = Texts(en: "version \(call.version)", zh: "版本 \(call.version)")
    text += "\n`\(call.id)`, \(plain(version))\n"
    for chapter in guide.chapters {
      text += "\n## \(plain(chapter.title))\n"
      for block in chapter.blocks { draw(block) }
    }
  }

  /// A part of a chapter, after an empty line.
  private mutating func draw(_ block: Guide.Block) {
    text += "\n"
    switch block {
    case .paragraph(let texts): text += plain(texts) + "\n"
    case .heading(let texts): text += "### \(plain(texts))\n"
    case .list(let sentences): list(sentences, "-")
    case .table(let heads, let rows): draw(heads, rows)
    case .item(let id, let message, let details):
      text += "**\(plain(message))** `\(id)`\n\n"
      for detail in details {
        let colon = language == .english ? ": " : "："
        text += "- *\(plain(detail.name))*\(colon)\(plain(detail.text))\n"
      }
    case .code(let command): text += "```\n\(Shown.harmless(command))\n```\n"
    case .scoring: list(method.scoring, "-")
    case .order: list(method.keys, "1.")
    case .money: list(method.money, "-")
    }
  }

  /// A list.
  private mutating func list(_ sentences: [Texts], _ mark: String) {
    for sentence in sentences { text += "\(mark) \(plain(sentence))\n" }
  }

  /// A table.
  private mutating func draw(_ heads: [Texts], _ rows: [[Guide.Cell]]) {
    text += "| " + heads.map { plain($0) }.joined(separator: " | ") + " |\n"
    text += "|" + heads.map { _ in "---|" }.joined() + "\n"
    for row in rows {
      text += "| " + row.map { cell($0) }.joined(separator: " | ") + " |\n"
    }
  }

  /// A cell.
  private func cell(_ cell: Guide.Cell) -> String {
    switch cell {
    case .code(let code): code.isEmpty ? "" : "`\(Shown.harmless(code))`"
    case .text(let texts): plain(texts)
    case .number(let number): Shown.number(number, digits: 6)
    case .money(let money): Shown.amount(money, space: "\u{A0}") + " " + money.currency.code
    }
  }

  /// A text without characters that Markdown reads as its own.
  private func plain(_ texts: Texts) -> String {
    var result = ""
    for character in Shown.harmless(texts.text(language)) {
      switch character {
      case "<": result += "&lt;"
      case "\\", "*", "_", "`", "[", "]", "|": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
