// SPDX-License-Identifier: Apache-2.0

package import Model

/// What `opencall check` says to continuous integration: JUnit XML, a suite a file, a case a rule.
///
/// A case fails exactly where it keeps the file from being eligible: a rule that is not met or
/// cannot be judged, a finding that is more than a warning. What does not apply, what a file that
/// was not accepted leaves unanswered, and what is not known before submission is skipped.
package enum FindingsJUnit {
  /// A case as it will be written.
  private struct Case {
    let name: String
    let outcome: Outcome

    /// How it ended.
    enum Outcome {
      case passed
      case remarked(String)
      case failed(type: String, message: String, detail: String)
      case skipped(String)
    }

    /// Whether it failed.
    var isFailed: Bool { if case .failed = outcome { true } else { false } }
    /// Whether it was skipped.
    var isSkipped: Bool { if case .skipped = outcome { true } else { false } }
  }

  /// The document.
  package static func bytes(
    _ files: [CheckedFile], terms: Terms, language: Language
  ) -> [UInt8] {
    let suites = files.map { cases($0, terms, language) }
    var page = HTML()
    page.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"opencall\"")
    count(suites.flatMap { $0 }, &page)
    page.raw(">\n")
    for (file, cases) in zip(files, suites) {
      page.raw("  <testsuite name=\"")
      page.text(file.file)
      page.raw("\"")
      count(cases, &page)
      page.raw(">\n    <properties>\n")
      property("application", file.application?.text ?? "", &page)
      property("call", terms.call.id.text, &page)
      property("verdict", file.verdict.rawValue, &page)
      page.raw("    </properties>\n")
      for item in cases { draw(item, terms, file, &page) }
      page.raw("  </testsuite>\n")
    }
    page.raw("</testsuites>\n")
    return page.bytes
  }

  /// A property of a suite.
  private static func property(_ name: String, _ value: String, _ page: inout HTML) {
    page.element("      <property name=\"", name, "\" value=\"")
    page.text(value)
    page.raw("\"/>\n")
  }

  /// The numbers of a suite.
  private static func count(_ cases: [Case], _ page: inout HTML) {
    page.raw(" tests=\"")
    page.number(cases.count)
    page.raw("\" failures=\"")
    page.number(cases.count(where: \.isFailed))
    page.raw("\" errors=\"0\" skipped=\"")
    page.number(cases.count(where: \.isSkipped))
    page.raw("\"")
  }

  /// A case.
  private static func draw(
    _ item: Case, _ terms: Terms, _ file: CheckedFile, _ page: inout HTML
  ) {
    page.element("    <testcase classname=\"", terms.call.id.text, "\" name=\"")
    page.text(item.name)
    page.raw("\" file=\"")
    page.text(file.file)
    switch item.outcome {
    case .passed: page.raw("\"/>\n")
    case .remarked(let text):
      page.raw("\">\n      <system-out>")
      lines(text, &page)
      page.raw("</system-out>\n    </testcase>\n")
    case .skipped(let why):
      page.raw("\">\n      <skipped message=\"")
      page.text(why)
      page.raw("\"/>\n    </testcase>\n")
    case .failed(let type, let message, let detail):
      page.raw("\">\n      <failure type=\"")
      page.text(type)
      page.raw("\" message=\"")
      page.text(message)
      page.raw("\">")
      lines(detail, &page)
      page.raw("</failure>\n    </testcase>\n")
    }
  }

  /// A text of several lines.
  private static func lines(_ text: String, _ page: inout HTML) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { page.raw("\n") }
      page.text(String(line))
    }
  }

  /// The cases of a file: findings, rules in the call's order, then what cannot be known yet.
  private static func cases(
    _ file: CheckedFile, _ terms: Terms, _ language: Language
  ) -> [Case] {
    let problems = Problem.all(file, terms)
    var cases = problems.filter { $0.rule == nil }.map { problem in
      let place = problem.places.first.map { " " + Shown.place($0) } ?? ""
      return Case(name: problem.code + place, outcome: outcome(problem, language))
    }
    for (position, rule) in terms.rules.enumerated() where !rule.needsBatch {
      let name = "\(rule.id): \(Problem.sentence(rule).text(language))"
      let outcome: Case.Outcome
      if let problem = problems.first(where: { $0.rule == rule.id && $0.answer != nil }) {
        outcome =
          file.isBarred(problem)
          ? .skipped(Problem.barredHeading.text(language)) : self.outcome(problem, language)
      } else if position >= file.answers.count {
        outcome = .skipped(
          Texts(en: "the file was not accepted", zh: "文件未获接收").text(language))
      } else if file.answers[position].answer == .notApplicable {
        outcome = .skipped(Answer.notApplicable.inWords.text(language))
      } else {
        outcome = .passed
      }
      cases.append(Case(name: name, outcome: outcome))
    }
    for rule in Problem.notKnownYet(terms) {
      cases.append(
        Case(
          name: "\(rule.id): \(Problem.sentence(rule).text(language))",
          outcome: .skipped(Problem.notKnownYetWords.text(language))))
    }
    return cases
  }

  /// What a problem makes of its case.
  private static func outcome(_ problem: Problem, _ language: Language) -> Case.Outcome {
    var lines = problem.places.map(Shown.place)
    if let evidence = problem.evidence?.sentence.text(language), !evidence.isEmpty {
      lines.append(evidence)
    }
    lines.append("→ " + problem.remedy.text(language))
    let message = problem.message.text(language)
    if problem.weight == .warning {
      return .remarked(([message] + lines).joined(separator: "\n"))
    }
    let type = problem.answer?.answer == .unknown ? "unknown" : problem.severity.rawValue
    return .failed(
      type: type, message: message, detail: lines.joined(separator: "\n"))
  }
}
