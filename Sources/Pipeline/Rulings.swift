// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model
internal import Notation

/// The decisions that change answers and status: review, expiry, withdrawal, late check (DESIGN §4).
struct Rulings {
  /// A rule of an application.
  private struct Key: Hashable {
    let application: ApplicationID
    let rule: RuleID
  }

  /// A request to mend findings by an instant (DESIGN §5, Curing).
  struct Request {
    /// The decision.
    let decision: DecisionID
    /// The application that is asked.
    let application: ApplicationID
    /// The rules whose findings it names, by position; only those that may be mended.
    let rules: [Int]
    /// Their ids.
    let ruleIDs: [RuleID]
    /// When it was made.
    let at: Instant
    /// Until when it is open; the whole second is in time.
    let due: Instant
    /// The same, for people.
    var dueText: String { Instants.text(due) }
  }

  private let rules: [RuleTerms]
  private var requests: [DecisionID: Request] = [:]
  private var reviews: [Key: (passes: Bool, decision: DecisionID)] = [:]
  /// The applications with a review or an expiry. Only ever asked, never walked.
  private var judged: Set<ApplicationID> = []
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
        judged.insert(id)
      case .expiry(let id, let rules):
        for rule in rules where knows(rule, decision) && isDue(id, rule, decision) {
          expiries[Key(application: id, rule: rule)] = decision.id
          judged.insert(id)
        }
      case .curing(let id, let rules, let due): ask(id, rules, due, decision)
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
    noteUnasked(appraisals)
  }

  /// Receipts of corrections that cite no request: a defect of each.
  private mutating func noteUnasked(_ appraisals: [Appraisal]) {
    var seen: Set<SubmissionID> = []
    for submission in appraisals.lazy.flatMap(\.submissions) {
      let receipt = submission.receipt
      guard let cited = receipt.corrects, requests[cited] == nil,
        seen.insert(receipt.submission).inserted
      else { continue }
      defects.append(
        Finding(
          PipelineFindings.noRequest,
          arguments: [
            .init("submission", receipt.submission.text), .init("decision", cited.text),
          ], place: receipt.place))
    }
  }

  /// Notes a request. What was expired before is open again.
  private mutating func ask(
    _ id: ApplicationID, _ named: [RuleID], _ due: Instant, _ decision: Decision
  ) {
    var positions: [Int] = []
    for rule in named where knows(rule, decision) {
      guard let position = rules.firstIndex(where: { $0.id == rule }) else { continue }
      let severity = rules[position].severity
      guard severity == .curable || severity == .review else {
        report(
          PipelineFindings.notCurable, decision,
          [
            ("decision", decision.id.text), ("application", id.text), ("rule", rule.text),
            ("severity", severity.rawValue),
          ])
        continue
      }
      positions.append(position)
      expiries[Key(application: id, rule: rule)] = nil
    }
    requests[decision.id] = Request(
      decision: decision.id, application: id, rules: positions,
      ruleIDs: positions.map { rules[$0].id }, at: decision.at, due: due)
  }

  /// Whether no request that stands for a rule is still open; else a defect.
  private mutating func isDue(
    _ id: ApplicationID, _ rule: RuleID, _ decision: Decision
  ) -> Bool {
    // Of requests open at the time the longest is named, of equals the first by id.
    let open = requests.values.filter {
      $0.application == id && $0.ruleIDs.contains(rule) && decision.at.seconds <= $0.due.seconds
    }
    guard let last = open.max(by: { ($0.due, $1.decision) < ($1.due, $0.decision) }) else {
      return true
    }
    report(
      PipelineFindings.earlyExpiry, decision,
      [
        ("decision", decision.id.text), ("application", id.text), ("rule", rule.text),
        ("request", last.decision.text), ("due", last.dueText),
      ])
    return false
  }

  /// Whether no decision says anything of an application.
  var isEmpty: Bool {
    reviews.isEmpty && expiries.isEmpty && withdrawals.isEmpty && lateChecks.isEmpty
  }

  /// The request that a decision made, or nil where it made none.
  func request(_ decision: DecisionID) -> Request? { requests[decision] }

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

  /// Whether a decision can give a rule of an application another severity.
  func changesSeverities(of application: ApplicationID) -> Bool { judged.contains(application) }

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
