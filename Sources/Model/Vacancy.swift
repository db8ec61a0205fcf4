// SPDX-License-Identifier: Apache-2.0

/// What a published ranking says of its money: all that a vacancy needs (DESIGN §7.7).
package struct PublishedMoney: Sendable {
  /// The most that one value of a fact may receive.
  package struct Limit: Sendable {
    /// The fact.
    package let fact: FactID
    /// How many awards at most, or nil.
    package let count: Int?
    /// How much money at most, or nil.
    package let amount: Money?

    /// A cap.
    package init(fact: FactID, count: Int?, amount: Money?) {
      self.fact = fact
      self.count = count
      self.amount = amount
    }
  }
  /// The currency.
  package let currency: Currency
  /// How freed money goes down the reserve lists.
  package let promotion: Promotion
  /// The caps of the call.
  package let caps: [Limit]
  /// The envelopes as published.
  package let envelopes: [EnvelopeResult]
  /// Who is selected, waits, or was revoked in the ranking itself; in published order.
  package let standings: [Standing]
  /// Every other application of the ranking. Only ever asked, never walked.
  package let others: Set<ApplicationID>
  /// The decisions that the ranking took into account.
  package let decisions: [DecisionRecord]

  /// What a published ranking says of its money.
  package init(
    currency: Currency, promotion: Promotion, caps: [Limit], envelopes: [EnvelopeResult],
    standings: [Standing], others: Set<ApplicationID>, decisions: [DecisionRecord]
  ) {
    self.currency = currency
    self.promotion = promotion
    self.caps = caps
    self.envelopes = envelopes
    self.standings = standings
    self.others = others
    self.decisions = decisions
  }
}

/// How an application stands with an envelope.
package struct Standing: Sendable {
  /// The application.
  package let application: ApplicationID
  /// Selected, reserve or revoked; after vacancies also withdrawn.
  package var status: Status
  /// The envelope, by position.
  package let envelope: Int
  /// The list, by position.
  package let list: Int
  /// The place, from 1.
  package let place: Int
  /// What was requested.
  package let requested: Money
  /// What is awarded.
  package var award: Money
  /// What the ranking took from it as it revoked it, or nil.
  package let freed: Money?
  /// For each cap the numbers of the values that count towards it.
  package let capped: [[Int]]

  /// A standing.
  package init(
    application: ApplicationID, status: Status, envelope: Int, list: Int, place: Int,
    requested: Money, award: Money, freed: Money?, capped: [[Int]]
  ) {
    self.application = application
    self.status = status
    self.envelope = envelope
    self.list = list
    self.place = place
    self.requested = requested
    self.award = award
    self.freed = freed
    self.capped = capped
  }
}

/// What vacancies came to; nothing published changes (DESIGN §7.7).
package struct VacancyResult: Sendable {
  /// What happened, one event after the other; a tie decision gives a step an envelope.
  package var steps: [VacancyStep]
  /// What became of each envelope.
  package var envelopes: [VacantEnvelope]
  /// How everybody stands in the end, in published order.
  package var standings: [Standing]
  /// Equals whom the money does not all reach: only a recorded tie decision goes on.
  package var open: [[ApplicationID]]

  /// A result.
  package init(
    steps: [VacancyStep], envelopes: [VacantEnvelope], standings: [Standing],
    open: [[ApplicationID]]
  ) {
    self.steps = steps
    self.envelopes = envelopes
    self.standings = standings
    self.open = open
  }
}

/// One event, and how far its money went.
package struct VacancyStep: Sendable {
  /// What happened.
  package enum Event: String, Sendable, Hashable, CaseIterable {
    /// The ranking itself has revoked it: its money is free since then.
    case revoked
    /// The applicant has withdrawn it.
    case withdrawal
    /// A check made after publication failed.
    case lateCheck = "late-check"
    /// Its amount was lowered.
    case amount
    /// The committee has put equals on a reserve list in order.
    case tie
  }
  /// Somebody on the reserve list to whom the money came.
  package struct Offer: Sendable {
    /// Who, by position among the standings.
    package let standing: Int
    /// What came of it: `fits` and `partial` move up.
    package let outcome: MoneyStep.Outcome
    /// What it gets.
    package let award: Money
    /// What could be given before.
    package let before: Money
    /// What could be given after.
    package let after: Money

    /// An offer.
    package init(
      standing: Int, outcome: MoneyStep.Outcome, award: Money, before: Money, after: Money
    ) {
      self.standing = standing
      self.outcome = outcome
      self.award = award
      self.before = before
      self.after = after
    }
  }
  /// What happened.
  package let event: Event
  /// The decision, or nil where the ranking says it.
  package let decision: DecisionID?
  /// When it was decided, or nil where the ranking says it.
  package let at: Instant?
  /// Whom it is about, by position among the standings.
  package let about: [Int]
  /// The envelope, by position.
  package let envelope: Int
  /// What it sets free.
  package let freed: Money
  /// What can be given then.
  package let available: Money
  /// Who was next, in order.
  package let offers: [Offer]
  /// What can still be given.
  package let rest: Money

  /// A step.
  package init(
    event: Event, decision: DecisionID?, at: Instant?, about: [Int], envelope: Int, freed: Money,
    available: Money, offers: [Offer], rest: Money
  ) {
    self.event = event
    self.decision = decision
    self.at = at
    self.about = about
    self.envelope = envelope
    self.freed = freed
    self.available = available
    self.offers = offers
    self.rest = rest
  }
}

/// What became of an envelope after publication.
package struct VacantEnvelope: Sendable {
  /// The envelope.
  package let id: EnvelopeID
  /// What the ranking left in it.
  package let published: Money
  /// What was set free since.
  package let freed: Money
  /// What was awarded since.
  package let awarded: Money
  /// What is left now.
  package let left: Money

  /// What became of an envelope.
  package init(id: EnvelopeID, published: Money, freed: Money, awarded: Money, left: Money) {
    self.id = id
    self.published = published
    self.freed = freed
    self.awarded = awarded
    self.left = left
  }
}
