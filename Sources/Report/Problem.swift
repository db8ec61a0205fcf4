// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Something that a self-check reports: a finding, or a rule that failed or is unknown.
struct Problem {
  /// How a problem weighs, gravest first.
  enum Weight: Int, CaseIterable {
    /// The application cannot be funded as it is.
    case blocking
    /// It cannot be said whether it can.
    case unknown
    /// It must be mended, or a person looks at it.
    case attention
    /// Nothing follows.
    case warning
  }

  /// How it weighs.
  let weight: Weight
  /// What a failure means.
  let severity: Severity
  /// The stable code.
  let code: String
  /// The call's own rule, or nil.
  let rule: RuleID?
  /// The rule's answer, or nil for a finding.
  let answer: RuleAnswer?
  /// The rule's constant bounds.
  let bounds: [RuleAnswer.Bound]
  /// Found and asked, or nil for a finding.
  let evidence: Evidence?
  /// The sentence.
  let message: Texts
  /// Why it matters.
  let why: Texts
  /// What to do about it.
  let remedy: Texts
  /// Where.
  let places: [Place]

  /// Everything to report of a file, gravest first, else findings before rules, in their order.
  ///
  /// Rules that need a receipt or the batch are no problems of a file (DESIGN §5.4).
  static func all(_ file: CheckedFile, _ terms: Terms) -> [Problem] {
    let findings = file.findings.map { Problem($0) }
    let rules = zip(terms.rules, file.answers).compactMap { rule, answer in
      rule.needsBatch ? nil : Problem(rule, answer)
    }
    let problems = findings + rules
    return Weight.allCases.flatMap { weight in problems.filter { $0.weight == weight } }
  }

  /// The rules that cannot be known before submission.
  static func notKnownYet(_ terms: Terms) -> [RuleTerms] {
    (terms.rules + terms.batchRules).filter(\.needsBatch)
  }

  /// What stands above those rules.
  static let notKnownYetWords = Texts(en: "not known before submission", zh: "提交前无法判定")

  /// What stands above the rules that only wait for other problems to be mended.
  static let barredHeading = Texts(
    en: "cannot be judged before the above is mended", zh: "上述问题修正后才能判定")

  /// The rules that only wait for other problems to be mended, in one sentence.
  static func barredWords(_ problems: [Problem]) -> Texts {
    let heading = barredHeading
    return Texts(
      en: "\(heading.en) (\(problems.count)): "
        + problems.map(\.name).joined(separator: ", "),
      zh: "\(heading.zh)（\(problems.count)）：" + problems.map(\.name).joined(separator: "、"))
  }

  /// What a rule tells the applicant: the call's own words, else the rule in ours.
  static func sentence(_ rule: RuleTerms) -> Texts {
    rule.message.isEmpty ? rule.words : Glossary.texts(rule.message)
  }

  /// What it is called in a list: the call's rule, else the code.
  var name: String { rule?.text ?? code }

  /// A finding.
  private init(_ finding: Finding) {
    weight = Problem.weight(finding.severity)
    severity = finding.severity
    code = finding.kind.code
    rule = finding.rule
    answer = nil
    bounds = []
    evidence = nil
    message = Texts(en: finding.sentence(.english), zh: finding.sentence(.chinese))
    why = finding.kind.why
    remedy = Texts(en: finding.remedy(.english), zh: finding.remedy(.chinese))
    places = finding.place.map { [$0] } ?? []
  }

  /// Nil where the rule is met or does not apply.
  private init?(_ rule: RuleTerms, _ answer: RuleAnswer) {
    switch answer.answer {
    case .pass, .notApplicable: return nil
    case .fail: weight = Problem.weight(rule.severity)
    case .unknown:
      let weight = Problem.weight(rule.severity)
      self.weight = weight == .blocking ? .unknown : weight
    }
    severity = rule.severity
    code = rule.kind.code
    self.rule = rule.id
    self.answer = answer
    bounds = rule.bounds
    let evidence = Evidence(answer, rule)
    self.evidence = evidence
    message = Problem.sentence(rule)
    why = rule.words
    remedy = rule.kind.remedy
    places = evidence.places
  }

  /// How a severity weighs where it is certain.
  private static func weight(_ severity: Severity) -> Weight {
    switch severity {
    case .reject, .ineligible: .blocking
    case .curable, .review: .attention
    case .warn: .warning
    }
  }

  /// What stands before the sentence: the severity, or that the answer is unknown.
  var label: Texts {
    guard answer?.answer == .unknown else { return severity.inWords }
    return Texts(
      en: "unknown (\(severity.inWords.en))", zh: "未知（\(severity.inWords.zh)）")
  }

  /// How many of each weight, in words; empty where there are none.
  static func summary(_ problems: [Problem]) -> Texts {
    var parts: [Texts] = []
    for weight in Weight.allCases {
      let count = problems.count { $0.weight == weight }
      guard count > 0 else { continue }
      switch weight {
      case .blocking: parts.append(Texts(en: "\(count) blocking", zh: "\(count) 项障碍"))
      case .unknown: parts.append(Texts(en: "\(count) unknown", zh: "\(count) 项未知"))
      case .attention:
        parts.append(Texts(en: "\(count) to be mended or reviewed", zh: "\(count) 项待补正或审查"))
      case .warning:
        parts.append(
          Texts(en: count == 1 ? "1 warning" : "\(count) warnings", zh: "\(count) 项提醒"))
      }
    }
    return Texts(
      en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }
}

extension Problem.Weight {
  /// What stands above problems of this weight.
  var heading: Texts {
    switch self {
    case .blocking: Texts(en: "blocking", zh: "障碍")
    case .unknown: Texts(en: "unknown: cannot be judged from what is given", zh: "未知：依所填内容无法判定")
    case .attention: Texts(en: "to be mended or reviewed", zh: "待补正或审查")
    case .warning: Texts(en: "only a warning", zh: "仅为提醒")
    }
  }
}

extension Verdict {
  /// All verdicts, best first.
  static let inOrder: [Verdict] = [
    .eligible, .clarification, .undetermined, .ineligible, .inadmissible,
  ]
}

extension CheckedFile {
  /// Whether a rule stays unanswered only because the file itself is faulty: then what is to be
  /// done stands with the findings, and the rule is merely named.
  func isBarred(_ problem: Problem) -> Bool {
    problem.answer?.answer == .unknown && verdict == .inadmissible
      && findings.contains { $0.severity == .reject } && problem.places.isEmpty
  }
}
