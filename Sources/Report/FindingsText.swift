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

  /// A file: verdict, summary, problems.
  private mutating func draw(_ file: CheckedFile) {
    let problems = Problem.all(file, terms)
    let name = Shown.harmless(file.file)
    let id = file.application.map { say(" (\($0))", "（\($0)）") } ?? ""
    let style: Ink.Style =
      switch file.verdict {
      case .eligible: .good
      case .inadmissible, .ineligible: .bad
      case .undetermined, .clarification: .care
      }
    let verdict = file.verdict.inWords.text(language)
    let summary = Problem.summary(problems).text(language)
    let rest = summary.isEmpty ? "" : say("; \(summary)", "；\(summary)")
    lines.append(ink(.strong, name + id) + say(": ", "：") + ink(style, verdict) + rest)
    let met = file.answers.count { $0.answer == .pass }
    let beside = file.answers.count { $0.answer == .notApplicable }
    if !file.answers.isEmpty {
      lines.append(
        say(
          "  rules met: \(met); not applicable: \(beside)", "  满足规则：\(met)；不适用：\(beside)"))
    }
    drawNotKnownYet()
    for problem in problems { draw(problem, file) }
  }

  /// The rules that need a receipt or the batch (DESIGN §5.4).
  private mutating func drawNotKnownYet() {
    let rules = Problem.notKnownYet(terms)
    guard !rules.isEmpty else { return }
    lines.append(say("  not known before submission:", "  提交前无法判定："))
    for rule in rules {
      let message = rule.message.isEmpty ? rule.words : Glossary.texts(rule.message)
      lines += Wrapping.lines(
        "    - \(rule.id)" + say(": ", "：") + Shown.harmless(message.text(language)), width: width,
        indent: 6)
    }
  }

  /// A problem: sentence, places with their lines, evidence, remedy.
  private mutating func draw(_ problem: Problem, _ file: CheckedFile) {
    let style: Ink.Style =
      switch problem.weight {
      case .blocking: .bad
      case .unknown, .attention: .care
      case .warning: .strong
      }
    lines.append("")
    let label = problem.label.text(language)
    let codes = ([problem.code] + (problem.rule.map { [$0.text] } ?? [])).joined(separator: " ")
    let head = "\(label)[\(codes)]" + say(": ", "：")
    let message = Wrapping.lines(
      head + Shown.harmless(problem.message.text(language)), width: width, indent: 2)
    for (index, line) in message.enumerated() {
      // The label is emphasised after wrapping, so that colour moves no line break.
      let isHead = index == 0 && line.hasPrefix(label)
      lines.append(isHead ? ink(style, label) + line.dropFirst(label.count) : line)
    }
    let margin = marginWidth(problem)
    for place in problem.places.prefix(3) { draw(place, file, margin: margin) }
    let more = problem.places.count - 3
    if more > 0 { note(say("and \(more) more places", "另有 \(more) 处"), margin) }
    if let found = problem.evidence?.found { note(say("found: ", "实际：") + found, margin) }
    if let asked = problem.evidence?.asked {
      note(say("asked: ", "要求：") + asked.text(language), margin)
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
      lines.append(
        space + ink(.place, " | ") + String(repeating: " ", count: view.caret) + ink(.bad, "^"))
    }
  }

  /// How many files are eligible.
  private mutating func drawTotals(_ files: [CheckedFile]) {
    let eligible = files.count { $0.verdict == .eligible }
    lines.append("")
    lines.append(
      ink(
        .strong,
        say(
          "\(files.count) files: \(eligible) eligible, \(files.count - eligible) not",
          "共 \(files.count) 个文件：\(eligible) 个符合资格，\(files.count - eligible) 个不符合或未定")))
  }
}

/// The part of a line that fits a width, with the cell of a column in it.
struct Excerpt {
  /// The text, harmless, `…` where something was cut.
  private(set) var text: String
  /// The cells before the column.
  private(set) var caret: Int

  /// An excerpt of a line around a column, which counts characters (scalars) from 1.
  init(_ line: String, column: Int, width: Int) {
    let scalars = Array(Shown.harmless(line).unicodeScalars)
    let target = min(max(0, column - 1), scalars.count)
    // A file may be one line of megabytes: no more is looked at than could be shown.
    var start = max(0, target - width)
    let end = min(scalars.count, target + 2 * width)
    // Ends of elements stand at a line's right: what is before the column explains it best.
    while start < target, Excerpt.text(scalars[start..<target]).displayWidth > width * 2 / 3 {
      start += 1
    }
    let mark = start > 0 ? "…" : ""
    text = (mark + Excerpt.text(scalars[start..<end])).truncated(to: width)
    caret = (mark + Excerpt.text(scalars[start..<target])).displayWidth
  }

  /// Scalars as a text.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
