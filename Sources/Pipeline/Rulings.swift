// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model

/// The decisions that change answers and status: review, expiry, withdrawal, late check (DESIGN §4).
struct Rulings {
  /// A rule of an application.
  private struct Key: Hashable {
    let application: ApplicationID
    let rule: RuleID
  }

  private let rules: [RuleTerms]
  private var reviews: [Key: (passes: Bool, decision: DecisionID)] = [:]
  private var expiries: [Key: DecisionID] = [:]
  private var withdrawals: [ApplicationID: DecisionID] = [:]
  private var lateChecks: [ApplicationID: (passes: Bool, decision: DecisionID)] = [:]
  /// What is wrong with the decisions.
  private(set) var defects: [Finding] = []

  /// Reads the decisions. What a later one says of the same thing prevails over an earlier one.
  init(_ decisions: [Decision], rulebook: Rulebook, appraisals: [Appraisal]) {
    rules = rulebook.terms.rules
    let sorted = decisions.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    for decision in sorted {
      switch decision.action {
      case .review(let id, let rule, let passes):
        guard knows(rule, decision) else { continue }
        if passes, isKnownFailure(id, rule, appraisals) {
          report(
            PipelineFindings.cannotLift, decision,
            [
              ("decision", decision.id.text), ("application", id.text), ("rule", rule.text),
            ])
          continue
        }
        reviews[Key(application: id, rule: rule)] = (passes, decision.id)
      case .expiry(let id, let rules):
        for rule in rules where knows(rule, decision) {
          expiries[Key(application: id, rule: rule)] = decision.id
        }
      case .curing(_, let rules, _):
        for rule in rules { _ = knows(rule, decision) }
      case .withdrawal(let id): withdrawals[id] = decision.id
      case .lateCheck(let id, let passes):
        let failed = rules.first { $0.stage == .late && isKnownFailure(id, $0.id, appraisals) }
        if passes, let failed {
          report(
            PipelineFindings.cannotLift, decision,
            [
              ("decision", decision.id.text), ("application", id.text), ("rule", failed.id.text),
            ])
          continue
        }
        lateChecks[id] = (passes, decision.id)
      default: continue
      }
    }
  }

  /// Whether the applicant has withdrawn.
  func isWithdrawn(_ application: ApplicationID) -> Bool { withdrawals[application] != nil }

  /// How the late check was decided, or nil where it was not.
  func lateCheck(_ application: ApplicationID) -> Bool? { lateChecks[application]?.passes }

  /// Changes answers as reviews say, and gives the decisions that reached the application.
  func apply(to answers: inout [RuleAnswer], of application: ApplicationID?) -> [TraceStep] {
    guard let application else { return [] }
    var applied: [DecisionID] = []
    if let decision = withdrawals[application] { applied.append(decision) }
    for (index, terms) in rules.enumerated() where index < answers.count {
      let key = Key(application: application, rule: terms.id)
      let isSettled =
        answers[index].answer == .fail
        && (terms.severity == .reject || terms.severity == .ineligible)
      if let review = reviews[key], !(review.passes && isSettled) {
        answers[index].answer = review.passes ? .pass : .fail
        applied.append(review.decision)
      }
      if let decision = expiries[key] { applied.append(decision) }
    }
    // A check that was passed says something only where the call has rules for it.
    if let check = lateChecks[application],
      !check.passes || rules.contains(where: { $0.stage == .late })
    {
      applied.append(check.decision)
    }
    var different: [DecisionID] = []
    for decision in applied where !different.contains(decision) { different.append(decision) }
    return different.map { .decision($0) }
  }

  /// The severity that a rule has for an application: an expired cure and a failed review have the
  /// one that the call names (DESIGN §5, Curing).
  func severity(of terms: RuleTerms, for application: ApplicationID?) -> Severity {
    guard let application else { return terms.severity }
    let key = Key(application: application, rule: terms.id)
    if terms.severity == .curable, expiries[key] != nil { return terms.otherwise }
    if terms.severity == .curable || terms.severity == .review, reviews[key]?.passes == false {
      return terms.otherwise
    }
    return terms.severity
  }

  /// Whether the call has a rule; else a defect.
  private mutating func knows(_ rule: RuleID, _ decision: Decision) -> Bool {
    if rules.contains(where: { $0.id == rule }) { return true }
    report(
      PipelineFindings.unknownRule, decision,
      [("decision", decision.id.text), ("rule", rule.text)])
    return false
  }

  /// Whether every version of an application that was judged is known to fail a rule that leaves
  /// nothing to a person.
  private func isKnownFailure(
    _ application: ApplicationID, _ rule: RuleID, _ appraisals: [Appraisal]
  ) -> Bool {
    guard let index = rules.firstIndex(where: { $0.id == rule }),
      rules[index].severity == .reject || rules[index].severity == .ineligible
    else { return false }
    let answers = appraisals.filter { $0.application == application && !$0.answers.isEmpty }
      .map { $0.answers[index].answer }
    return !answers.isEmpty && answers.allSatisfy { $0 == .fail }
  }

  /// Notes a defect.
  private mutating func report(
    _ kind: FindingKind, _ decision: Decision, _ arguments: [(String, String)]
  ) {
    defects.append(
      Finding(kind, arguments: arguments.map { .init($0.0, $0.1) }, place: decision.place))
  }
}
