// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension FindingsHTML {
  /// A problem: the sentence, where, found and asked, what to do, and why.
  mutating func draw(_ problem: Problem, _ file: CheckedFile) {
    page.element("<div class=\"problem ", String(describing: problem.weight), "\">\n<h4>")
    page.both(problem.message)
    page.raw("</h4>\n<p class=\"note\">")
    page.both(problem.label)
    page.element(" · <code>", problem.code, "</code>")
    if let rule = problem.rule { page.element(" <code>", rule.text, "</code>") }
    page.raw("</p>\n<dl>\n")
    for place in problem.places.prefix(3) {
      term("where", "位置")
      draw(place, file)
      page.raw("</dd>\n")
    }
    if problem.places.count > 3 {
      let more = problem.places.count - 3
      term("", "")
      page.both("and \(more) more places", "另有 \(more) 处")
      page.raw("</dd>\n")
    }
    if let found = problem.evidence?.found {
      term("found", "实际")
      page.element("<bdi>", found, "</bdi></dd>\n")
    }
    if let asked = problem.evidence?.asked {
      term("asked", "要求")
      page.both(asked)
      page.raw("</dd>\n")
    }
    term("what to do", "建议")
    page.raw("<span class=\"do\">")
    page.both(problem.remedy)
    page.raw("</span></dd>\n</dl>\n")
    if problem.why != problem.evidence?.asked {
      page.raw("<details><summary>")
      page.both(problem.rule == nil ? Self.why : Self.exactly)
      page.raw("</summary>\n<p>")
      page.both(problem.why)
      page.raw("</p>\n</details>\n")
    }
    page.raw("</div>\n")
  }

  /// What stands above the reason of a finding.
  private static let why = Texts(en: "Why it matters", zh: "为何重要")
  /// What stands above a rule in exact words.
  private static let exactly = Texts(en: "The rule in exact words", zh: "规则的确切表述")

  /// A term; its description is still open.
  private mutating func term(_ en: String, _ zh: String) {
    page.raw("<dt>")
    page.both(en, zh)
    page.raw("</dt><dd>")
  }

  /// Line and column in words, and the line with its place marked.
  private mutating func draw(_ place: Place, _ file: CheckedFile) {
    guard place.line > 0 else {
      page.element("<code>", place.file, "</code>")
      return
    }
    let (line, column) = (place.line, place.column)
    page.both(
      column > 0 ? "line \(line), column \(column)" : "line \(line)",
      column > 0 ? "第 \(line) 行，第 \(column) 列" : "第 \(line) 行")
    guard let source = file.sourceLine(place) else { return }
    let view = Excerpt(source, column: column, width: 110)
    page.raw("<pre class=\"source\"><code>")
    if column > 0, !view.marked.isEmpty {
      page.text(view.before)
      page.element("<mark>", view.marked, "</mark>")
      page.text(view.after)
    } else {
      page.text(view.text)
    }
    page.raw("</code></pre>")
  }
}
