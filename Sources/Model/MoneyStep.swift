// SPDX-License-Identifier: Apache-2.0

/// What happened when the walk came to an application.
package struct MoneyStep: Sendable, Hashable {
  /// How it ended.
  package enum Outcome: String, Sendable, Hashable {
    /// A guarantee gives it money.
    case guaranteed
    /// It fits.
    case fits
    /// It gets the remainder.
    case partial
    /// It does not fit.
    case doesNotFit
    /// The walk of its envelope has ended above.
    case walkEnded
    /// A cap is reached.
    case capped
    /// It draws on no envelope.
    case noEnvelope
    /// An order among equals would change it.
    case undecided
    /// Money spilled over from another envelope.
    case spillOver
  }
  /// How it ended.
  package let outcome: Outcome
  /// The envelope, by position, or nil.
  package let envelope: Int?
  /// What was asked.
  package let requested: Money
  /// What is given.
  package let award: Money
  /// What the envelope held before.
  package let before: Money
  /// What it holds after.
  package let after: Money

  /// A step.
  package init(
    outcome: Outcome, envelope: Int?, requested: Money, award: Money, before: Money, after: Money
  ) {
    self.outcome = outcome
    self.envelope = envelope
    self.requested = requested
    self.award = award
    self.before = before
    self.after = after
  }
}

/// What happened when a walk came to each of many applications, small: a step has four sums of money,
/// and nearly all of them fit 64 bits and are of one currency.
package final class MoneySteps: RandomAccessCollection, Sendable {
  /// A step, or nothing where the walk did not come there.
  private struct Record {
    /// What was asked, in minor units.
    var requested: Int64 = 0
    /// What is given.
    var award: Int64 = 0
    /// What the envelope held before.
    var before: Int64 = 0
    /// The envelope; below zero for none.
    var envelope: Int32 = -1
    /// How it ended, or nil for no step.
    var outcome: MoneyStep.Outcome?
  }

  /// The currency of all records.
  private let currency: Currency
  /// The steps, by position.
  private let records: [Record]
  /// Those that do not fit a record, by position. Look-ups only.
  private let others: [Int: MoneyStep]

  /// So many steps, each asked for once, in order.
  package init(count: Int, _ currency: Currency, step: (Int) -> MoneyStep?) {
    var records: [Record] = []
    var others: [Int: MoneyStep] = [:]
    records.reserveCapacity(count)
    for position in 0..<count {
      let whole = step(position)
      let record = MoneySteps.record(whole, currency)
      records.append(record ?? Record())
      if record == nil { others[position] = whole }
    }
    self.currency = currency
    self.records = records
    self.others = others
  }

  /// The first position.
  package var startIndex: Int { 0 }
  /// After the last position.
  package var endIndex: Int { records.count }

  /// The step at a position, or nil where the walk did not come there.
  package subscript(position: Int) -> MoneyStep? {
    let record = records[position]
    guard let outcome = record.outcome else { return others[position] }
    func money(_ units: Int64) -> Money { Money(minorUnits: Int128(units), currency: currency) }
    return MoneyStep(
      outcome: outcome, envelope: record.envelope < 0 ? nil : Int(record.envelope),
      requested: money(record.requested), award: money(record.award),
      before: money(record.before), after: money(record.before - record.award))
  }

  /// What was asked at a position; nil where the walk did not come there.
  package func requested(at position: Int) -> Money? {
    let record = records[position]
    guard record.outcome != nil else { return others[position]?.requested }
    return Money(minorUnits: Int128(record.requested), currency: currency)
  }

  /// What is given at a position; nil where the walk did not come there.
  package func award(at position: Int) -> Money? {
    let record = records[position]
    guard record.outcome != nil else { return others[position]?.award }
    return Money(minorUnits: Int128(record.award), currency: currency)
  }

  /// A step as a record; nil where it does not fit one.
  private static func record(_ step: MoneyStep?, _ currency: Currency) -> Record? {
    guard let step else { return Record() }
    guard let requested = units(step.requested, currency), let award = units(step.award, currency),
      let before = units(step.before, currency), let after = units(step.after, currency),
      let envelope = Int32(exactly: step.envelope ?? -1), (step.envelope ?? 0) >= 0
    else { return nil }
    let (rest, isBeyond) = before.subtractingReportingOverflow(award)
    guard !isBeyond, rest == after else { return nil }
    return Record(
      requested: requested, award: award, before: before, envelope: envelope,
      outcome: step.outcome)
  }

  /// Money of the currency in minor units; nil where it is of another or beyond 64 bits.
  private static func units(_ money: Money, _ currency: Currency) -> Int64? {
    money.currency == currency ? Int64(exactly: money.minorUnits) : nil
  }
}

/// What the walk with the money came to for an application.
package struct HeldMoney: Sendable {
  /// The steps of the walk.
  private let steps: MoneySteps
  /// The position of the application among them.
  private let index: UInt32
  /// Whether the award was taken away again (DESIGN §7.7).
  package private(set) var isRevoked = false

  /// What a walk came to at a position; nil where it did not come there.
  package init?(_ steps: MoneySteps, at index: Int) {
    guard steps[index] != nil else { return nil }
    self.steps = steps
    self.index = UInt32(index)
  }

  /// A step that is there already.
  package init(_ step: MoneyStep) {
    steps = MoneySteps(count: 1, step.award.currency) { _ in step }
    index = 0
  }

  /// Takes the award away; what the walk did stays to be seen.
  package mutating func revoke() { isRevoked = true }

  /// The walk's step, as it was when the walk came there.
  package var walked: MoneyStep? { steps[Int(index)] }

  /// What was asked; costs less than the step.
  package var requested: Money? { steps.requested(at: Int(index)) }

  /// What is given, nothing where it was taken away; costs less than the step.
  package var award: Money? {
    let award = steps.award(at: Int(index))
    return isRevoked ? award.map { .zero($0.currency) } : award
  }

  /// The step as it stands: without the award that was taken away.
  package var standing: MoneyStep? {
    guard let step = walked, isRevoked else { return walked }
    return MoneyStep(
      outcome: step.outcome, envelope: step.envelope, requested: step.requested,
      award: .zero(step.award.currency), before: step.before, after: step.after)
  }
}
