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

  /// What results say of it: which, when and what, not who and why.
  package var record: DecisionRecord {
    DecisionRecord(id: id, at: at, kind: kind, applications: applications, value: value)
  }

  /// The name of its element.
  private var kind: String {
    switch action {
    case .consensus: "consensus"
    case .adjustment: "adjustment"
    case .tie: "tie"
    case .curing: "curing"
    case .expiry: "expiry"
    case .review: "review"
    case .conflict: "conflict"
    case .withdrawal: "withdrawal"
    case .lateCheck: "late-check"
    case .amount: "amount"
    case .draw: "draw"
    case .correction: "correction"
    }
  }

  /// The one value that says what was decided, or nil where it has none or several.
  private var value: String? {
    switch action {
    case .adjustment(_, let number), .amount(_, let number): number.description
    case .review(_, _, let passes), .lateCheck(_, let passes): passes ? "pass" : "fail"
    case .conflict(_, _, let isRecorded): isRecorded ? "recorded" : "lifted"
    case .draw(let value, _): value
    case .correction(let digest): digest
    case .consensus, .tie, .curing, .expiry, .withdrawal: nil
    }
  }
}

/// A decision as results name it.
package struct DecisionRecord: Sendable, Hashable {
  /// Its id.
  package let id: DecisionID
  /// When.
  package let at: Instant
  /// The name of its element.
  package let kind: String
  /// The applications that it names, in its order.
  package let applications: [ApplicationID]
  /// The one value that says what was decided, or nil.
  package let value: String?

  /// A decision as results name it.
  package init(
    id: DecisionID, at: Instant, kind: String, applications: [ApplicationID], value: String?
  ) {
    self.id = id
    self.at = at
    self.kind = kind
    self.applications = applications
    self.value = value
  }
}
