// SPDX-License-Identifier: Apache-2.0

package import Model

/// What the answers of an application's rules come to (DESIGN §7.1).
package struct Judgement: Sendable {
  /// The verdict.
  package let verdict: Verdict
  /// The rules that led to it, in the call's order.
  package let because: [RuleID]
}

/// Judges answers: the one place that says which severity outweighs which.
package enum Judge {
  /// One rule's answer with the severity it has now.
  package struct Item: Sendable {
    /// The rule.
    package let rule: RuleID
    /// Its answer.
    package let answer: Answer
    /// Its severity, once an expiry or a failed review has given it another.
    package let severity: Severity

    /// An item.
    package init(rule: RuleID, answer: Answer, severity: Severity) {
      self.rule = rule
      self.answer = answer
      self.severity = severity
    }
  }

  /// The judgement of a self-check: what needs a receipt or the batch does not touch it (§5.4).
  package static func selfCheck(_ appraisal: Appraisal, _ terms: Terms) -> Judgement {
    guard appraisal.outcome == .accepted else {
      return Judgement(
        verdict: appraisal.outcome == .rejected ? .inadmissible : .undetermined, because: [])
    }
    var items: [Item] = []
    for index in appraisal.answers.indices {
      let answer = appraisal.answers[index].answer
      // What passes or does not apply comes to nothing; most rules do.
      guard answer == .fail || answer == .unknown, !terms.rules[index].needsBatch,
        terms.rules[index].stage != .late
      else { continue }
      items.append(
        Item(
          rule: terms.rules[index].id, answer: answer, severity: terms.rules[index].severity))
    }
    let judged = judge(items)
    // A request that is not known as an amount of the call's money gets no place (DESIGN §7.1).
    if judged.verdict == .eligible, let conversion = appraisal.conversion, conversion.result == nil
    {
      return Judgement(verdict: .undetermined, because: [])
    }
    return judged
  }

  /// The judgement of answers.
  ///
  /// A known fail of reject or ineligible outweighs an unknown; an unknown of either leaves the
  /// application undetermined; curable and open review need clarification; warn stays a warning.
  package static func judge(_ items: [Item]) -> Judgement {
    func rules(_ severities: [Severity], _ answers: [Answer]) -> [RuleID] {
      items.filter { severities.contains($0.severity) && answers.contains($0.answer) }.map(\.rule)
    }
    if items.isEmpty { return Judgement(verdict: .eligible, because: []) }
    let levels: [(Verdict, [Severity], [Answer])] = [
      (.inadmissible, [.reject], [.fail]),
      (.ineligible, [.ineligible], [.fail]),
      (.undetermined, [.reject, .ineligible], [.unknown]),
      (.clarification, [.curable, .review], [.fail, .unknown]),
    ]
    for (verdict, severities, answers) in levels {
      let because = rules(severities, answers)
      if !because.isEmpty { return Judgement(verdict: verdict, because: because) }
    }
    return Judgement(verdict: .eligible, because: [])
  }
}
