// SPDX-License-Identifier: Apache-2.0

/// What a person decided, who, when and why (DESIGN §4).
package struct Decision: Sendable {
  /// Its id.
  package let id: DecisionID
  /// Who decided.
  package let by: String
  /// When.
  package let at: Instant
  /// Why.
  package let reason: String
  /// What.
  package let action: Action
  /// Where it stands.
  package let place: Place

  /// What was decided.
  package enum Action: Sendable {
    /// The assessors agree on scores, as written, by criterion (DESIGN §6.9).
    case consensus(ApplicationID, [Sheet.Score])
    /// The committee moves a total.
    case adjustment(ApplicationID, Rational)
    /// The order of equals, best first.
    case tie([ApplicationID])
    /// A request to mend findings of rules by an instant.
    case curing(ApplicationID, [RuleID], due: Instant)
    /// A request to mend has expired.
    case expiry(ApplicationID, [RuleID])
    /// A person's answer to a rule.
    case review(ApplicationID, RuleID, passes: Bool)
    /// A conflict of interest is recorded or lifted.
    case conflict(ApplicationID, AssessorID, isRecorded: Bool)
    /// The applicant withdraws.
    case withdrawal(ApplicationID)
    /// A check made after the ranking.
    case lateCheck(ApplicationID, passes: Bool)
    /// The amount that the committee recommends.
    case amount(ApplicationID, Rational)
    /// The result of the public draw, and the salt where it is disclosed.
    case draw(value: String, salt: String?)
    /// A published ranking, by its digest, is made anew.
    case correction(rankingDigest: String)
  }

  /// A decision.
  package init(
    id: DecisionID, by: String, at: Instant, reason: String, action: Action, place: Place
  ) {
    self.id = id
    self.by = by
    self.at = at
    self.reason = reason
    self.action = action
    self.place = place
  }

  /// The applications that it names.
  package var applications: [ApplicationID] {
    switch action {
    case .consensus(let id, _), .adjustment(let id, _), .curing(let id, _, _), .expiry(let id, _),
      .review(let id, _, _), .conflict(let id, _, _), .withdrawal(let id), .lateCheck(let id, _),
      .amount(let id, _):
      [id]
    case .tie(let ids): ids
    case .draw, .correction: []
    }
  }
}
