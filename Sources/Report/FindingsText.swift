// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What `opencall check` says to people: the verdict first, then each problem with its line.
package struct FindingsText {
  /// The call.
  private let terms: Terms
  /// The language.
  private let language: Language
  /// The terminal's width in cells.
  private let width: Int
  /// The emphasis.
  private let ink: Ink
  /// What was drawn so far.
  private var lines: [String] = []

  /// The whole text; `width` is the terminal's, in cells.
  package static func text(
    _ files: [CheckedFile], terms: Terms, language: Language, width: Int = 100,
    colour: Bool = false
  ) -> String {
    var drawing = FindingsText(terms, language, width: max(60, width), colour: colour)
    for (index, file) in files.enumerated() {
      if index > 0 { drawing.lines.append("") }
      drawing.draw(file)
    }
    if files.count > 1 { drawing.drawTotals(files) }
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// Nothing drawn yet.
  private init(_ terms: Terms, _ language: Language, width: Int, colour: Bool) {
    self.terms = terms
    self.language = language
    self.width = width
    ink = Ink(isColoured: colour)
  }

  /// The wording in the language.
  private func say(_ en: String, _ zh: String) -> String { language == .english ? en : zh }

  /// A file: the verdict, what leads to it, what cannot be known yet; then each problem.
  private mutating func draw(_ file: CheckedFile) {
    let problems = Problem.all(file, terms)
    let details = problems.filter { !file.isBarred($0) }
    let name = Shown.harmless(file.file)
    let id = file.application.map { say(" (\($0))", "（\($0)）") } ?? ""
    let verdict = file.verdict.inWords.text(language)
    lines.append(ink(.strong, name + id) + say(": ", "：") + ink(style(file.verdict), verdict))
    for weight in Problem.Weight.allCases {
      drawSummary(weight, details.filter { $0.weight == weight })
    }
    drawBarred(problems.filter { file.isBarred($0) })
    drawNotKnownYet()
    let met = file.answers.count { $0.answer == .pass }
    let beside = file.answers.count { $0.answer == .notApplicable }
    if !file.answers.isEmpty {
      lines.append(
        say(
          "  rules met: \(met); not applicable: \(beside)", "  满足规则：\(met)；不适用：\(beside)"))
    } else if file.verdict != .eligible, !terms.rules.isEmpty {
      lines += Wrapping.lines(
        say(
          "  The call's rules could not be looked at; mend what is listed, then check again.",
          "  尚无法核对征集规则；请修正所列问题后重新检查。"), width: width, indent: 2)
    }
    for problem in details { draw(problem, file) }
  }

  /// The emphasis of a verdict.
  private func style(_ verdict: Verdict) -> Ink.Style {
    switch verdict {
    case .eligible: .good
    case .inadmissible, .ineligible: .bad
    case .undetermined, .clarification: .care
    }
  }

  /// The emphasis of a problem.
  private func style(_ weight: Problem.Weight) -> Ink.Style {
    switch weight {
    case .blocking: .bad
    case .unknown, .attention: .care
    case .warning: .strong
    }
  }

  /// The problems of one weight, a line each, at most so many.
  private mutating func drawSummary(_ weight: Problem.Weight, _ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    let heading = weight.heading.text(language)
    lines.append(
      "  " + ink(style(weight), heading) + say(" (\(problems.count)):", "（\(problems.count)）："))
    let most = 8
    for problem in problems.prefix(most) {
      let place = problem.places.first.flatMap { $0.line > 0 ? $0.line : nil }
      let line = place.map { say(" (line \($0))", "（第 \($0) 行）") } ?? ""
      // One line a problem: the whole sentence stands with its details below.
      let text =
        "    - \(problem.name)\(line)" + say(": ", "：")
        + Shown.harmless(problem.message.text(language))
      lines.append(text.truncated(to: width))
    }
    if problems.count > most {
      let more = problems.count - most
      lines.append(say("    - and \(more) more", "    - 另有 \(more) 项"))
    }
  }

  /// The rules that stay unanswered because the file is faulty: their names, and why.
  private mutating func drawBarred(_ problems: [Problem]) {
    guard !problems.isEmpty else { return }
    lines += Wrapping.lines(
      "  " + Problem.barredWords(problems).text(language), width: width, indent: 4)
  }

  /// The rules that need a receipt or the batch (DESIGN §5.4).
  private mutating func drawNotKnownYet() {
    let rules = Problem.notKnownYet(terms)
    guard !rules.isEmpty else { return }
    lines.append(
      "  " + Problem.notKnownYetWords.text(language)
        + say(" (\(rules.count)):", "（\(rules.count)）："))
    for rule in rules {
      lines += Wrapping.lines(
        "    - \(rule.id)" + say(": ", "：")
          + Shown.harmless(Problem.sentence(rule).text(language)), width: width, indent: 6)
    }
  }

  /// A problem: sentence, places with their lines, evidence, remedy.
  private mutating func draw(_ problem: Problem, _ file: CheckedFile) {
    lines.append("")
    let label = problem.label.text(language)
    let codes = ([problem.code] + (problem.rule.map { [$0.text] } ?? [])).joined(separator: " ")
    let head = "\(label)[\(codes)]" + say(": ", "：")
    let message = Wrapping.lines(
      head + Shown.harmless(problem.message.text(language)), width: width, indent: 2)
    for (index, line) in message.enumerated() {
      // The label is emphasised after wrapping, so that colour moves no line break.
      let isHead = index == 0 && line.hasPrefix(label)
      lines.append(
        isHead ? ink(style(problem.weight), label) + line.dropFirst(label.count) : line)
    }
    let margin = marginWidth(problem)
    for place in problem.places.prefix(3) { draw(place, file, margin: margin) }
    let more = problem.places.count - 3
    if more > 0 { note(say("and \(more) more places", "另有 \(more) 处"), margin) }
    if let found = problem.evidence?.found { note(say("found: ", "实际：") + found, margin) }
    if let asked = problem.evidence?.asked {
      note(say("asked: ", "要求：") + asked.text(language), margin)
    }
    if problem.rule != nil, problem.why != problem.message, problem.why != problem.evidence?.asked {
      note(say("rule: ", "规则：") + Shown.harmless(problem.why.text(language)), margin)
    }
    if problem.answer?.answer == .unknown, problem.evidence?.found == nil {
      note(say("found: nothing that can be judged", "实际：无可判定的内容"), margin)
    }
    note(say("help: ", "建议：") + Shown.harmless(problem.remedy.text(language)), margin)
  }

  /// The cells of the widest line number.
  private func marginWidth(_ problem: Problem) -> Int {
    problem.places.prefix(3).reduce(1) { max($0, String($1.line).count) }
  }

  /// A line under the source, as `= help: …`.
  private mutating func note(_ text: String, _ margin: Int) {
    let space = String(repeating: " ", count: margin)
    lines += Wrapping.lines("\(space) = \(text)", width: width, indent: margin + 5)
  }

  /// `--> file:line:column`, the line, and a caret under the column.
  private mutating func draw(_ place: Place, _ file: CheckedFile, margin: Int) {
    let space = String(repeating: " ", count: margin)
    lines.append(space + ink(.place, "--> ") + Shown.place(place))
    guard place.line > 0, let source = file.sourceLine(place) else { return }
    let view = Excerpt(source, column: place.column, width: width - margin - 3)
    let number = String(place.line).padded(to: margin, .right)
    lines.append(space + ink(.place, " |"))
    lines.append(ink(.place, "\(number) | ") + view.text)
    if place.column > 0 {
      let tail = String(repeating: "~", count: max(0, view.marked.displayWidth - 1))
      lines.append(
        space + ink(.place, " | ") + String(repeating: " ", count: view.caret)
          + ink(.bad, "^" + tail))
    }
  }

  /// How many files have which verdict, and which are not eligible.
  private mutating func drawTotals(_ files: [CheckedFile]) {
    let parts = Verdict.inOrder.compactMap { verdict -> String? in
      let count = files.count { $0.verdict == verdict }
      return count == 0
        ? nil : say("\(count) \(verdict.inWords.en)", "\(count) 个\(verdict.inWords.zh)")
    }
    lines.append("")
    lines.append(
      ink(
        .strong,
        say("\(files.count) files: ", "共 \(files.count) 个文件：")
          + parts.joined(separator: say(", ", "，"))))
    for file in files where file.verdict != .eligible {
      lines.append(
        "  " + Shown.harmless(file.file) + say(": ", "：")
          + ink(style(file.verdict), file.verdict.inWords.text(language)))
    }
  }
}
