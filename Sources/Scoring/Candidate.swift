// SPDX-License-Identifier: Apache-2.0

package import Model

/// What ranking needs of an application that passed eligibility.
package struct Candidate: Sendable {
  /// The application.
  package let application: ApplicationID
  /// Its lot, where the call has lots.
  package let lot: LotID?
  /// The facts of the call, in their order.
  package let facts: [FactValue]

  /// A candidate.
  package init(application: ApplicationID, lot: LotID?, facts: [FactValue]) {
    self.application = application
    self.lot = lot
    self.facts = facts
  }

  /// A fact by position; unknown where the call has none there.
  package func fact(_ position: Int) -> FactValue {
    facts.indices.contains(position) ? facts[position] : .unknown
  }

  /// What it requests, or nil where that is unknown, below zero, or not a whole number of minor
  /// units.
  package func requested(_ money: MoneyRules) -> Money? {
    guard case .number(let amount) = fact(money.requested), amount >= .zero else { return nil }
    return Money(amount, money.currency)
  }
}

extension FactValue {
  /// The fact as different texts; a number is one text; nil where it is unknown.
  var texts: [String]? {
    switch self {
    case .number(let value): [value.description]
    case .texts(let texts): texts
    case .unknown: nil
    }
  }

  /// Whether one of its values is this text; a number is compared as a number. Nil where unknown.
  func has(_ text: String) -> Bool? {
    switch self {
    case .number(let value): value == exactDecimal(text)
    case .texts(let texts): texts.contains(text)
    case .unknown: nil
    }
  }
}

/// A candidate that passed every gate, with the values that the order looks at (DESIGN §7.3).
package struct Scored: Sendable {
  /// The candidate.
  package let candidate: Candidate
  /// Each criterion's score, nil where it is left out.
  package let criteria: [Rational?]
  /// Each section's weighted score, nil where nothing of it was scored.
  package let sections: [Rational?]
  /// The total, nil where the call scores nothing.
  package let total: Rational?
  /// The percentile, nil where the call asks for none.
  package var percentile: Rational?

  /// A candidate with its values.
  package init(
    candidate: Candidate, criteria: [Rational?], sections: [Rational?], total: Rational?
  ) {
    self.candidate = candidate
    self.criteria = criteria
    self.sections = sections
    self.total = total
  }

  /// A candidate with the values of a step that is scored.
  package init(candidate: Candidate, step: ScoreStep, grid: Grid) {
    self.candidate = candidate
    criteria = step.criteria
    sections = step.sectionsWeighted.indices.map { section in
      grid.criteria.indices.contains {
        grid.criteria[$0].section == section && step.criteria[$0] != nil
      } ? step.sectionsWeighted[section] : nil
    }
    total = step.total
  }

  /// A candidate of a call that scores nothing.
  package init(unscored candidate: Candidate) {
    self.init(candidate: candidate, criteria: [], sections: [], total: nil)
  }

  /// A criterion's score by position, nil where it is left out.
  func criterion(_ position: Int) -> Rational? {
    criteria.indices.contains(position) ? criteria[position] : nil
  }

  /// A section's weighted score by position, nil where nothing of it was scored.
  func section(_ position: Int) -> Rational? {
    sections.indices.contains(position) ? sections[position] : nil
  }
}
