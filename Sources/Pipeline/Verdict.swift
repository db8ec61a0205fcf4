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
    let items = zip(terms.rules, appraisal.answers).filter { !$0.0.needsBatch }
      .filter { $0.0.stage != .late }
      .map { Item(rule: $0.0.id, answer: $0.1.answer, severity: $0.0.severity) }
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
