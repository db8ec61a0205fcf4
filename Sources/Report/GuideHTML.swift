// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The applicants' guide as one page that needs nothing else, in both languages.
///
/// It has the report's style and a little more, no script, and a content security policy that
/// allows these styles by their digests and nothing else.
package struct GuideHTML {
  /// What a browser holds `Schemas/guide.css` to; a test compares.
  package static let styleDigest = "sha256-Vn3hgIjG6PMnVv5Gv8Cq4heQLud8N+lywa3atM5Uh3g="

  /// The guide.
  private let guide: Guide
  /// The language that is shown first.
  private let language: Language
  /// How sheets become places and money, in sentences.
  private let method: MethodWords
  /// What was drawn so far.
  private var page = HTML()

  /// The bytes of the file.
  package static func bytes(_ guide: Guide, language: Language) -> [UInt8] {
    var drawing = GuideHTML(guide: guide, language: language)
    drawing.drawHead()
    drawing.drawContents()
    for chapter in guide.chapters { drawing.draw(chapter) }
    drawing.page.raw("</main>\n</body>\n</html>\n")
    return drawing.page.bytes
  }

  /// Nothing drawn yet.
  private init(guide: Guide, language: Language) {
    self.guide = guide
    self.language = language
    method = MethodWords(guide.terms, Glossary(guide.terms), KeyNames(guide.terms))
  }

  /// Policy, style, language switch, title.
  private mutating func drawHead() {
    let call = guide.terms.call
    page.element("<!doctype html>\n<html lang=\"", language.rawValue, "\">\n<head>\n")
    page.raw("<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    page.element("style-src '", RankingHTML.styleDigest, "' ")
    page.element("'", GuideHTML.styleDigest, "'; ")
    page.raw("base-uri 'none'; form-action 'none'\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
    page.element("<title>", call.title.texts.text(language), "</title>\n<style>")
    page.raw(bytes: PagePart.bytes("report.css"))
    page.raw("</style>\n<style>")
    page.raw(bytes: PagePart.bytes("guide.css"))
    page.raw("</style>\n</head>\n<body>\n")
    page.raw("<input type=\"radio\" name=\"language\" id=\"en\" class=\"switch\" ")
    if language == .english { page.raw("checked ") }
    page.raw("aria-label=\"English\">\n<input type=\"radio\" name=\"language\" id=\"zh\" ")
    page.raw("class=\"switch\" ")
    if language == .chinese { page.raw("checked ") }
    page.raw("aria-label=\"中文\">\n<header>\n<div class=\"languages\">")
    page.raw("<label for=\"en\" lang=\"en\">English</label>")
    page.raw("<label for=\"zh\" lang=\"zh\">中文</label></div>\n<h1>")
    page.foreign(call.title)
    page.raw("</h1>\n<p class=\"sub\">")
    page.both("Guide for applicants", "申请指南")
    page.element(" · <code>", call.id.text, "</code>")
    page.both(", version \(call.version)", "，版本 \(call.version)")
    page.raw("</p>\n</header>\n<main>\n")
  }

  /// The chapters, as links.
  private mutating func drawContents() {
    page.raw("<ul class=\"chips\">\n")
    for chapter in guide.chapters {
      page.element("<li><a href=\"#", chapter.id, "\">")
      page.both(chapter.title)
      page.raw("</a></li>\n")
    }
    page.raw("</ul>\n")
  }

  /// A chapter.
  private mutating func draw(_ chapter: Guide.Chapter) {
    page.element("<section class=\"method\" id=\"", chapter.id, "\">\n<h2>")
    page.both(chapter.title)
    page.raw("</h2>\n")
    for block in chapter.blocks { draw(block) }
    page.raw("</section>\n")
  }

  /// A part of a chapter.
  private mutating func draw(_ block: Guide.Block) {
    switch block {
    case .paragraph(let texts):
      page.raw("<p>")
      page.both(texts)
      page.raw("</p>\n")
    case .heading(let texts):
      page.raw("<h3>")
      page.both(texts)
      page.raw("</h3>\n")
    case .list(let sentences): list(sentences)
    case .table(let heads, let rows): draw(heads, rows)
    case .item(let id, let message, let details):
      page.element("<ul class=\"reasons\"><li id=\"rule-", id, "\"><strong>")
      page.both(message)
      page.element("</strong> <code>", id, "</code>\n<ul>\n")
      for detail in details {
        page.raw("<li><span class=\"note\">")
        page.both(detail.name)
        page.both(": ", "：")
        page.raw("</span>")
        page.both(detail.text)
        page.raw("</li>\n")
      }
      page.raw("</ul></li></ul>\n")
    case .code(let command): page.element("<pre><code>", command, "</code></pre>\n")
    case .scoring: list(method.scoring)
    case .order:
      page.raw("<ol>\n")
      items(method.keys)
      page.raw("</ol>\n")
    case .money: list(method.money)
    }
  }

  /// A list of sentences.
  private mutating func list(_ sentences: [Texts]) {
    page.raw("<ul>\n")
    items(sentences)
    page.raw("</ul>\n")
  }

  /// The items of a list.
  private mutating func items(_ sentences: [Texts]) {
    for sentence in sentences {
      page.raw("<li>")
      page.both(sentence)
      page.raw("</li>\n")
    }
  }

  /// A table.
  private mutating func draw(_ heads: [Texts], _ rows: [[Guide.Cell]]) {
    page.raw("<div class=\"scroll\"><table>\n<thead><tr>")
    for head in heads {
      page.raw("<th scope=\"col\">")
      page.both(head)
      page.raw("</th>")
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for row in rows {
      page.raw("<tr>")
      for cell in row { draw(cell) }
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  /// A cell.
  private mutating func draw(_ cell: Guide.Cell) {
    switch cell {
    case .code(let code): page.element("<td><code>", code, "</code></td>")
    case .text(let texts):
      page.raw("<td>")
      page.both(texts)
      page.raw("</td>")
    case .number(let number):
      page.element("<td class=\"n\">", Shown.number(number, digits: 6), "</td>")
    case .money(let money):
      let text = Shown.amount(money, space: "\u{A0}") + "\u{A0}" + money.currency.code
      page.element("<td class=\"n\">", text, "</td>")
    }
  }
}
