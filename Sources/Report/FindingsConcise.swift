// SPDX-License-Identifier: Apache-2.0

package import Model

/// What `opencall check` says in one line a problem: `file:line:column: severity CODE rule: sentence`.
package enum FindingsConcise {
  /// The lines; a file without a problem has one with its verdict.
  package static func text(
    _ files: [CheckedFile], terms: Terms, language: Language
  ) -> String {
    var lines: [String] = []
    for file in files {
      let problems = Problem.all(file, terms)
      if problems.isEmpty {
        lines.append("\(Shown.harmless(file.file)): \(file.verdict.inWords.text(language))")
      }
      for problem in problems where !file.isBarred(problem) {
        let place = problem.places.first.map(Shown.place) ?? Shown.harmless(file.file)
        let rule = problem.rule.map { " \($0)" } ?? ""
        let state = problem.answer?.answer == .unknown ? "unknown/" : ""
        let evidence = problem.evidence?.sentence.text(language) ?? ""
        let detail = evidence.isEmpty ? "" : " (\(evidence))"
        lines.append(
          "\(place): \(state)\(problem.severity.rawValue) \(problem.code)\(rule): "
            + Shown.harmless(problem.message.text(language)) + detail)
      }
      let barred = problems.filter(file.isBarred)
      if !barred.isEmpty {
        let words = Problem.barredWords(barred).text(language)
        lines.append("\(Shown.harmless(file.file)): \(words)")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Findings outside any application, of a call or of officials' input: a line each, and under it
  /// what to do.
  package static func text(_ findings: [Finding], language: Language) -> String {
    findings.map { finding in
      let place = finding.place.map { Shown.place($0) + ": " } ?? ""
      let rule = finding.rule.map { " \($0)" } ?? ""
      return place + "\(finding.kind.code)\(rule): " + Shown.harmless(finding.sentence(language))
        + "\n  → " + Shown.harmless(finding.remedy(language)) + "\n"
    }.joined()
  }
}
