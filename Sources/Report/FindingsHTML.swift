// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What `opencall check` says to people who do not live in a terminal: one page that needs nothing
/// else, in both languages, without a script.
package struct FindingsHTML {
  /// What a browser holds `Schemas/check.css` to; a test compares.
  package static let styleDigest = "sha256-fsZNbQr7sCax0cqO59M9UEjr7Z+50qdGjBGHK0GL3to="

  /// The call.
  let terms: Terms
  /// The page so far.
  var page = HTML()

  /// The bytes of the page; `language` is the one that it shows first.
  package static func bytes(
    _ files: [CheckedFile], terms: Terms, language: Language = .english
  ) -> [UInt8] {
    var drawing = FindingsHTML(terms: terms)
    drawing.drawHead(language)
    if files.count > 1 { drawing.drawOverview(files) }
    for (index, file) in files.enumerated() { drawing.draw(file, index) }
    drawing.drawFoot()
    return drawing.page.bytes
  }

  /// Nothing drawn yet.
  private init(terms: Terms) {
    self.terms = terms
  }

  /// The head of the page: policy, styles, language switch, title.
  private mutating func drawHead(_ language: Language) {
    let call = terms.call
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    page.element("style-src '", RankingHTML.styleDigest, "' '")
    page.element("", FindingsHTML.styleDigest, "'; base-uri 'none'; form-action 'none'\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
    let titles = Glossary.texts(call.title)
    page.text("Self-check · 自检 · \(titles.en)")
    page.raw("</title>\n<style>")
    page.raw(bytes: PagePart.bytes("report.css"))
    page.raw("</style>\n<style>")
    page.raw(bytes: PagePart.bytes("check.css"))
    page.raw("</style>\n</head>\n<body>\n")
    page.raw("<input type=\"radio\" name=\"language\" id=\"en\" class=\"switch\"")
    if language == .english { page.raw(" checked") }
    page.raw(" aria-label=\"English\">\n<input type=\"radio\" name=\"language\" id=\"zh\"")
    page.raw(" class=\"switch\"")
    if language == .chinese { page.raw(" checked") }
    page.raw(" aria-label=\"中文\">\n<header>\n<div class=\"languages\">")
    page.raw("<label for=\"en\" lang=\"en\">English</label>")
    page.raw("<label for=\"zh\" lang=\"zh\">中文</label></div>\n<h1>")
    page.both("Self-check of an application", "申请自检")
    page.raw("</h1>\n<p class=\"sub\">")
    page.foreign(call.title)
    page.raw(" · ")
    page.element("<code>", call.id.text, "</code>")
    let closes = Instants.text(call.closes)
    page.both(
      ", version \(call.version), closes \(closes)", "，版本 \(call.version)，截止 \(closes)")
    page.raw("</p>\n</header>\n<main>\n")
  }

  /// The files with their verdicts, and how many have which.
  private mutating func drawOverview(_ files: [CheckedFile]) {
    page.raw("<ul class=\"chips\">\n")
    for verdict in Verdict.inOrder {
      let count = files.count { $0.verdict == verdict }
      guard count > 0 else { continue }
      page.element("<li class=\"badge ", verdict.rawValue, "\">")
      page.number(count)
      page.raw(" ")
      page.both(verdict.inWords)
      page.raw("</li>\n")
    }
    page.raw("</ul>\n<div class=\"scroll\"><table class=\"overview\">\n<tbody>\n")
    for (index, file) in files.enumerated() {
      page.raw("<tr><th scope=\"row\"><a href=\"#file-")
      page.number(index + 1)
      page.element("\">", file.file, "</a></th><td>")
      draw(file.verdict)
      page.raw("</td><td class=\"note\">")
      page.both(Problem.summary(Problem.all(file, terms)))
      page.raw("</td></tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  /// A verdict as a badge.
  private mutating func draw(_ verdict: Verdict) {
    page.element("<span class=\"badge verdict ", verdict.rawValue, "\">")
    page.both(verdict.inWords)
    page.raw("</span>")
  }

  /// A file: its verdict, what leads to it, what cannot be known yet.
  private mutating func draw(_ file: CheckedFile, _ index: Int) {
    let problems = Problem.all(file, terms)
    let details = problems.filter { !file.isBarred($0) }
    page.raw("<section class=\"sheet\" id=\"file-")
    page.number(index + 1)
    page.element("\">\n<h2><bdi>", file.file, "</bdi>")
    if let id = file.application { page.element(" <code>", id.text, "</code>") }
    page.raw("</h2>\n<p>")
    draw(file.verdict)
    page.raw("</p>\n")
    if file.verdict == .eligible {
      page.raw("<p>")
      page.both(
        "Nothing in this file speaks against the application.", "文件中没有不利于申请的内容。")
      page.raw("</p>\n")
    }
    for weight in Problem.Weight.allCases {
      let own = details.filter { $0.weight == weight }
      guard !own.isEmpty else { continue }
      page.raw("<h3>")
      page.both(capitalized(weight.heading))
      page.raw(" (")
      page.number(own.count)
      page.raw(")</h3>\n")
      for problem in own { draw(problem, file) }
    }
    drawBarred(problems.filter { file.isBarred($0) })
    drawNotKnownYet()
    drawMet(file)
    page.raw("</section>\n")
  }

  /// A heading with a capital letter.
  private func capitalized(_ texts: Texts) -> Texts {
    Texts(en: texts.en.prefix(1).uppercased() + texts.en.dropFirst(), zh: texts.zh)
  }

  /// The rules that stay unanswered because the file is faulty.
  private mutating func drawBarred(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    page.raw("<h3>")
    page.both(capitalized(Problem.barredHeading))
    page.raw(" (")
    page.number(problems.count)
    page.raw(")</h3>\n<ul class=\"names\">\n")
    for problem in problems { drawRule(problem.rule?.text ?? problem.code, problem.message) }
    page.raw("</ul>\n")
  }

  /// The rules that need a receipt or the batch.
  private mutating func drawNotKnownYet() {
    let rules = Problem.notKnownYet(terms)
    guard !rules.isEmpty else { return }
    page.raw("<h3>")
    page.both(capitalized(Problem.notKnownYetWords))
    page.raw(" (")
    page.number(rules.count)
    page.raw(")</h3>\n<ul class=\"names\">\n")
    for rule in rules { drawRule(rule.id.text, Problem.sentence(rule)) }
    page.raw("</ul>\n")
  }

  /// The rules that are met or do not apply, folded away.
  private mutating func drawMet(_ file: CheckedFile) {
    for answer in [Answer.pass, .notApplicable] {
      let rules = zip(terms.rules, file.answers).filter {
        !$0.0.needsBatch && $0.1.answer == answer
      }
      guard !rules.isEmpty else { continue }
      page.raw("<details><summary>")
      if answer == .pass {
        page.both("Rules that are met: \(rules.count)", "满足的规则：\(rules.count)")
      } else {
        page.both("Rules that do not apply: \(rules.count)", "不适用的规则：\(rules.count)")
      }
      page.raw("</summary>\n<ul class=\"names\">\n")
      for (rule, _) in rules { drawRule(rule.id.text, Problem.sentence(rule)) }
      page.raw("</ul>\n</details>\n")
    }
  }

  /// A rule in a list.
  private mutating func drawRule(_ id: String, _ sentence: Texts) {
    page.element("<li><code>", id, "</code> ")
    page.both(sentence)
    page.raw("</li>\n")
  }

  /// What the page is and is not.
  private mutating func drawFoot() {
    page.raw("</main>\n<footer>\n<p>")
    page.both(
      "This self-check was made on the applicant's own computer; nothing was sent anywhere. It "
        + "decides nothing: the programme judges what was submitted.",
      "本自检在申请人自己的计算机上进行，未向任何地方发送数据。自检不构成决定，以项目方对所提交文件的审查为准。")
    page.raw("</p>\n<p>")
    page.both("SHA-256 of the call: ", "征集文件的 SHA-256：")
    page.element("<code>", terms.digest, "</code></p>\n</footer>\n</body>\n</html>\n")
  }
}
