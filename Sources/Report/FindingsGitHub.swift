// SPDX-License-Identifier: Apache-2.0

package import Model

/// What `opencall check` says to GitHub Actions: one workflow command a problem, which shows at its
/// line in the review of a change.
package enum FindingsGitHub {
  /// The commands; each file ends with a notice of its verdict.
  package static func text(
    _ files: [CheckedFile], terms: Terms, language: Language
  ) -> String {
    var lines: [String] = []
    for file in files {
      let problems = Problem.all(file, terms)
      let barred = problems.filter(file.isBarred)
      for problem in problems where !file.isBarred(problem) {
        lines.append(command(problem, file, language))
      }
      var summary = Problem.summary(problems.filter { !file.isBarred($0) }).text(language)
      // A host shows few annotations a run: what only waits for the others has one line.
      if !barred.isEmpty { summary += "\n" + Problem.barredWords(barred).text(language) }
      lines.append(
        line(
          "notice", place: Place(file: file.file), title: file.verdict.inWords.text(language),
          message: summary.isEmpty ? file.verdict.inWords.text(language) : summary))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The command of a problem.
  private static func command(
    _ problem: Problem, _ file: CheckedFile, _ language: Language
  ) -> String {
    let level =
      switch problem.weight {
      case .blocking: "error"
      case .unknown, .attention: "warning"
      case .warning: "notice"
      }
    let rule = problem.rule.map { " \($0)" } ?? ""
    var message = problem.message.text(language)
    let evidence = problem.evidence?.sentence.text(language) ?? ""
    if !evidence.isEmpty { message += "\n" + evidence }
    message += "\n→ " + problem.remedy.text(language)
    return line(
      level, place: problem.places.first ?? Place(file: file.file),
      title: "\(problem.label.text(language)) [\(problem.code)\(rule)]", message: message)
  }

  /// `::level file=…,line=…,col=…,title=…::message`.
  private static func line(
    _ level: String, place: Place, title: String, message: String
  ) -> String {
    var properties = ["file=" + property(place.file)]
    if place.line > 0 { properties.append("line=\(place.line)") }
    if place.line > 0, place.column > 0 { properties.append("col=\(place.column)") }
    properties.append("title=" + property(title))
    return "::\(level) \(properties.joined(separator: ","))::\(data(message))"
  }

  /// A message: one line, whatever is in it, so that no text of others can begin a command.
  private static func data(_ text: String) -> String {
    // Lines are ours; what stands between them may be anybody's.
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Shown.harmless(String($0)).replacingASCII("%", "%25") }.joined(separator: "%0A")
  }

  /// The value of a property, in which colons and commas end it, too.
  private static func property(_ text: String) -> String {
    Shown.harmless(text).replacingASCII("%", "%25").replacingASCII(":", "%3A")
      .replacingASCII(",", "%2C")
  }
}

extension String {
  /// The text with every occurrence of a character replaced.
  func replacingASCII(_ character: Unicode.Scalar, _ replacement: String) -> String {
    guard unicodeScalars.contains(character) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == character {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
