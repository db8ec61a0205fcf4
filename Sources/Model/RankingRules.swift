// SPDX-License-Identifier: Apache-2.0

/// A key of the order (DESIGN §7.3).
package enum OrderKey: Hashable, Sendable {
  /// The total.
  case total(descending: Bool)
  /// A section's score, by position.
  case section(Int, descending: Bool)
  /// A criterion's score, by position.
  case criterion(Int, descending: Bool)
  /// The percentile; the lower is the better.
  case percentile
  /// A fact that is a number, by position.
  case fact(Int, descending: Bool)
  /// A fact's values, least often placed above first.
  case leastCovered(fact: Int)
  /// A fact's values, least often selected above first.
  case leastFunded(fact: Int)
  /// A recorded decision.
  case decided
  /// The public draw.
  case lottery
}

/// The public draw that the call commits to (DESIGN §7.5).
package struct Draw: Hashable, Sendable {
  /// Where its result is published.
  package let source: String
  /// The day it is drawn.
  package let date: CivilDate
  /// SHA-256 of the 32 salt bytes, in hexadecimal.
  package let saltDigest: String

  /// A draw.
  package init(source: String, date: CivilDate, saltDigest: String) {
    self.source = source
    self.date = date
    self.saltDigest = saltDigest
  }
}

/// How totals become percentiles (DESIGN §7.10).
package struct PercentileRule: Sendable, Hashable {
  /// Which totals are rated among each other.
  package enum Within: Sendable, Hashable {
    /// All of the call.
    case call
    /// Those of the same lot.
    case lot
    /// Those with the same value of a fact, by position.
    case fact(Int)
  }
  /// Which totals are rated among each other.
  package let within: Within
  /// Whether totals below a threshold are in the population, too.
  package let includesBelowThreshold: Bool
  /// Whether the highest total is the best.
  package let highestIsBest: Bool
  /// How percentiles are rounded, or nil.
  package let rounding: Rounding?

  /// How totals become percentiles.
  package init(
    within: Within, includesBelowThreshold: Bool, highestIsBest: Bool, rounding: Rounding?
  ) {
    self.within = within
    self.includesBelowThreshold = includesBelowThreshold
    self.highestIsBest = highestIsBest
    self.rounding = rounding
  }
}

/// How places are found.
package struct RankingRules: Sendable {
  /// Whether each lot has a list of its own.
  package let listPerLot: Bool
  /// The keys; the first gives the order, the others break ties.
  package let keys: [OrderKey]
  /// The public draw, or nil.
  package let draw: Draw?
  /// How totals become percentiles, or nil.
  package let percentile: PercentileRule?

  /// Rules of ranking.
  package init(
    listPerLot: Bool, keys: [OrderKey], draw: Draw?, percentile: PercentileRule? = nil
  ) {
    self.listPerLot = listPerLot
    self.keys = keys
    self.draw = draw
    self.percentile = percentile
  }
}

/// What happens at the first application that does not fit (DESIGN §7.6).
package enum DoesNotFit: String, Hashable, Sendable {
  /// Nobody further down is funded from that envelope.
  case stop
  /// It is passed over.
  case skip
  /// It gets what is left, if that is enough; then the walk ends.
  case partial
}

/// An envelope of money.
package struct Envelope: Sendable {
  /// Its id.
  package let id: EnvelopeID
  /// Its name.
  package let name: LocalText
  /// Its amount.
  package let amount: Money
  /// The lot whose applications draw on it, or nil for any.
  package let lot: LotID?
  /// The fact, by position, and the value it must have, or nil for any.
  package let match: FactMatch?
  /// How many places its reserve list has at most, or nil for no bound on the number.
  package let reserveCount: Int?
  /// How much its reserve list may request together, or nil for no bound on the amount.
  package let reserveAmount: Money?

  /// An envelope.
  package init(
    id: EnvelopeID, name: LocalText, amount: Money, lot: LotID?, match: FactMatch?,
    reserveCount: Int?, reserveAmount: Money?
  ) {
    self.id = id
    self.name = name
    self.amount = amount
    self.lot = lot
    self.match = match
    self.reserveCount = reserveCount
    self.reserveAmount = reserveAmount
  }
}

/// A fact that must have a value.
package struct FactMatch: Hashable, Sendable {
  /// The fact, by position.
  package let fact: Int
  /// The value, as text.
  package let value: String

  /// A match.
  package init(fact: Int, value: String) {
    self.fact = fact
    self.value = value
  }
}

/// A number of awards kept for the best of a kind (DESIGN §7.6).
package struct Guarantee: Sendable {
  /// Its id.
  package let id: String
  /// The envelope, by position.
  package let envelope: Int
  /// Which applications it is for.
  package let match: FactMatch
  /// How many awards.
  package let count: Int

  /// A guarantee.
  package init(id: String, envelope: Int, match: FactMatch, count: Int) {
    self.id = id
    self.envelope = envelope
    self.match = match
    self.count = count
  }
}

/// The most that one value of a fact may receive.
package struct Cap: Sendable {
  /// The fact, by position.
  package let fact: Int
  /// How many awards at most, or nil.
  package let count: Int?
  /// How much money at most, or nil.
  package let amount: Money?

  /// A cap.
  package init(fact: Int, count: Int?, amount: Money?) {
    self.fact = fact
    self.count = count
    self.amount = amount
  }
}

/// A pass mark that is set afterwards: down the list until the requests together reach a multiple of the
/// envelope (DESIGN §6.10). The application that reaches it and its equals pass; thresholds, the
/// floor, hold whatever it comes to.
package struct PassMark: Sendable, Hashable {
  /// How many times the envelope.
  package let multiple: Rational
  /// Whether money is given out at this step; else those that reach it are pre-selected.
  package let givesAwards: Bool

  /// A pass mark that is set afterwards.
  package init(multiple: Rational, givesAwards: Bool) {
    self.multiple = multiple
    self.givesAwards = givesAwards
  }

  /// What the requests must reach together: in whole minor units, rounded up, which no sum of
  /// requests can tell from the exact multiple.
  package func asked(of envelope: Money) throws(ArithmeticFailure) -> Money {
    let exact = try multiple.multiplied(
      by: Rational(numerator: envelope.minorUnits, denominator: 1))
    guard let rounding = Rounding(digits: 0, mode: .ceiling) else { return envelope }
    return Money(
      minorUnits: try exact.rounded(rounding).numerator, currency: envelope.currency)
  }
}

/// Money and how it is given out (DESIGN §7.6).
package struct MoneyRules: Sendable {
  /// The currency.
  package let currency: Currency
  /// The fact, by position, that says how much an application requests.
  package let requested: Int
  /// What happens at the first application that does not fit.
  package let doesNotFit: DoesNotFit
  /// The least amount that a partial award may have, or nil for any above zero.
  package let partialMinimum: Money?
  /// The envelopes, in order.
  package let envelopes: [Envelope]
  /// The guarantees, in order.
  package let guarantees: [Guarantee]
  /// Spill-over: from and to, envelopes by position, in order.
  package let spills: [Spill]
  /// The caps.
  package let caps: [Cap]
  /// How freed money goes down the reserve lists, or nil where the call does not say.
  package let promotion: Promotion?
  /// The pass mark that is set afterwards, or nil.
  package let passMark: PassMark?
  /// How requests in another currency are converted; nil where they are not.
  package let conversion: ConversionTable?

  /// Whether money is given out at this step.
  package var givesAwards: Bool { passMark?.givesAwards ?? true }

  /// What is left of one envelope goes to another.
  package struct Spill: Hashable, Sendable {
    /// The envelope that gives.
    package let from: Int
    /// The envelope that receives.
    package let to: Int

    /// A spill-over.
    package init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Rules of money.
  package init(
    currency: Currency, requested: Int, doesNotFit: DoesNotFit, partialMinimum: Money?,
    envelopes: [Envelope], guarantees: [Guarantee], spills: [Spill], caps: [Cap],
    promotion: Promotion? = nil, passMark: PassMark? = nil, conversion: ConversionTable? = nil
  ) {
    self.currency = currency
    self.requested = requested
    self.doesNotFit = doesNotFit
    self.partialMinimum = partialMinimum
    self.envelopes = envelopes
    self.guarantees = guarantees
    self.spills = spills
    self.caps = caps
    self.promotion = promotion
    self.passMark = passMark
    self.conversion = conversion
  }
}
