// SPDX-License-Identifier: Apache-2.0

import Model

/// What happened when the walk came to an application; the rest follows from its `WalkItem`.
struct WalkStep {
  /// How it ended.
  let outcome: MoneyStep.Outcome
  /// What is given, in minor units.
  var award: Int128
  /// What the envelope held before.
  let before: Int128
}

/// The walk down the lists (DESIGN §7.6): a value, so that it can be tried and thrown away.
///
/// Amounts are minor units of the call's currency. A *group* is a place: those that share it are
/// taken together, so that no order among them has a say.
struct Walk {
  /// The rules.
  let rules: MoneyRules
  /// What it needs of each application.
  let items: [WalkItem]
  /// What each envelope holds.
  var left: [Int128]
  /// What was awarded from each envelope.
  var awarded: [Int128]
  /// What spilled over into each envelope (negative: out of it).
  var spilled: [Int128]
  /// Whether the walk of an envelope has ended: nobody further down is funded from it.
  var isEnded: [Bool]
  /// Whether an order among equals, or something unknown, leaves an envelope open.
  var isOpen: [Bool]
  /// What happened to each application last.
  var steps: [WalkStep?]
  /// Who is funded.
  var isFunded: [Bool]
  /// Whose money cannot be said.
  var isUndecided: [Bool]
  /// Who is on a reserve list.
  var isReserve: [Bool]
  /// The shared places that cross the line: those of their members that an order would change.
  var crossing: [[Int]] = []
  /// Whether this walk only finds out where a choice would lead.
  var isTrial = false
  /// For each cap and value how many awards count towards it. Look-ups only.
  var capCounts: [[String: Int]]
  /// For each cap and value how much money counts towards it. Look-ups only.
  var capAmounts: [[String: Int128]]
  /// For each cap the values of those whose money cannot be said.
  var blocked: [Set<String>]

  /// A walk that has not begun; refuses money in another currency than the call's.
  init(
    _ scored: [Scored], _ rules: MoneyRules, _ decisions: DecisionBook
  ) throws(ScoringFailure) {
    try self.init(WalkItem.all(of: scored, rules, decisions), rules)
  }

  /// A walk that has not begun, over what it needs of each application.
  init(_ items: [WalkItem], _ rules: MoneyRules) throws(ScoringFailure) {
    let amounts =
      rules.envelopes.map(\.amount) + rules.envelopes.compactMap(\.reserveAmount)
      + rules.caps.compactMap(\.amount) + [rules.partialMinimum].compactMap { $0 }
    guard amounts.allSatisfy({ $0.currency == rules.currency }) else {
      throw ScoringFailure(.mixedCurrencies)
    }
    self.rules = rules
    self.items = items
    left = rules.envelopes.map(\.amount.minorUnits)
    awarded = [Int128](repeating: 0, count: left.count)
    spilled = awarded
    isEnded = [Bool](repeating: false, count: left.count)
    isOpen = isEnded
    steps = [WalkStep?](repeating: nil, count: items.count)
    isFunded = [Bool](repeating: false, count: items.count)
    isUndecided = isFunded
    isReserve = isFunded
    capCounts = rules.caps.map { _ in [:] }
    capAmounts = rules.caps.map { _ in [:] }
    blocked = rules.caps.map { _ in [] }
  }

  /// Comes to a place. Those already funded are passed by; of the others, those whose money an
  /// order among them would change are left undecided, and the rest get what the rules give them.
  ///
  /// - Parameters:
  ///   - outcome: what an award in full is called: `fits`, or `spillOver`.
  ///   - envelope: the only envelope to look at, or nil for all.
  mutating func visit(
    _ group: ArraySlice<Int>, as outcome: MoneyStep.Outcome, only envelope: Int? = nil
  ) throws(ArithmeticFailure) {
    if group.count == 1, let position = group.first {
      return try visit(position, as: outcome, only: envelope)
    }
    var members = group.filter { isWaiting($0, only: envelope) }
    members = try leaveOpen(members)
    let standing = isEnded
    for position in members {
      guard let envelope = items[position].envelope else { continue }
      try give(position, from: envelope, as: outcome, wasEnded: standing[envelope])
    }
  }

  /// Comes to a place that one application holds alone: the same, where no order can have a say.
  private mutating func visit(
    _ position: Int, as outcome: MoneyStep.Outcome, only envelope: Int?
  ) throws(ArithmeticFailure) {
    guard isWaiting(position, only: envelope) else { return }
    if mustStayOpen(position) {
      leaveUndecided(position)
    } else if let envelope = items[position].envelope {
      try give(position, from: envelope, as: outcome, wasEnded: isEnded[envelope])
    }
  }

  /// Whether an application waits for money that the walk may give; takes note where there is none.
  private mutating func isWaiting(_ position: Int, only envelope: Int?) -> Bool {
    guard !isFunded[position], !isUndecided[position] else { return false }
    if let envelope, items[position].envelope != envelope { return false }
    if items[position].possible.isEmpty {
      record(position, .noEnvelope)
    } else if items[position].possible.allSatisfy({ isEnded[$0] && !isOpen[$0] }) {
      record(position, .walkEnded)
    } else {
      return true
    }
    return false
  }

  /// Leaves undecided who must be, and gives the others: in them no order has a say. What one
  /// leaves open may open another's envelope or cap, so it looks again until nothing changes.
  private mutating func leaveOpen(_ group: [Int]) throws(ArithmeticFailure) -> [Int] {
    var members = group
    while true {
      var rest: [Int] = []
      for position in members {
        if mustStayOpen(position) { leaveUndecided(position) } else { rest.append(position) }
      }
      let isAnyLeft = rest.count < members.count
      members = rest
      if isAnyLeft { continue }
      let crossed = try crossingEnvelopes(members)
      guard !crossed.isEmpty else { return members }
      rest = []
      var open: [Int] = []
      for position in members {
        if items[position].envelope.map(crossed.contains) == true {
          open.append(position)
        } else {
          rest.append(position)
        }
      }
      crossing.append(open)
      for position in open { leaveUndecided(position) }
      members = rest
    }
  }

  /// Whether something above, or something unknown, keeps an application undecided.
  private func mustStayOpen(_ position: Int) -> Bool {
    let item = items[position]
    guard item.isSettled, let envelope = item.envelope else { return true }
    return isOpen[envelope] || sharesBlockedCap(position)
  }

  /// Whether an application shares a value under a cap with one whose money cannot be said.
  func sharesBlockedCap(_ position: Int) -> Bool {
    zip(items[position].capped, blocked).contains { values, blocked in
      values?.contains { blocked.contains($0) } == true
    }
  }

  /// Leaves an application, its envelopes and the values it shares under a cap undecided.
  mutating func leaveUndecided(_ position: Int) {
    let item = items[position]
    isUndecided[position] = true
    record(position, .undecided)
    for envelope in item.possible { isOpen[envelope] = true }
    for (cap, values) in item.capped.enumerated() { blocked[cap].formUnion(values ?? []) }
  }

  /// Gives one application what the rules give it; the cap comes first, and passes it over without
  /// ending the walk.
  private mutating func give(
    _ position: Int, from envelope: Int, as outcome: MoneyStep.Outcome, wasEnded: Bool
  ) throws(ArithmeticFailure) {
    guard let amount = items[position].amount else { return }
    if try isCapped(position) { return record(position, .capped) }
    if isEnded[envelope] {
      return record(position, wasEnded ? .walkEnded : .doesNotFit)
    }
    if amount <= left[envelope] { return try award(position, amount, outcome) }
    if rules.doesNotFit == .skip { return record(position, .doesNotFit) }
    isEnded[envelope] = true
    guard rules.doesNotFit == .partial, givesRemainder(of: envelope) else {
      return record(position, .doesNotFit)
    }
    try award(position, left[envelope], .partial)
  }

  /// Whether the remainder of an envelope is enough for a partial award.
  func givesRemainder(of envelope: Int) -> Bool {
    left[envelope] > 0 && (rules.partialMinimum?.minorUnits ?? 0) <= left[envelope]
  }

  /// Awards an amount that the envelope holds.
  mutating func award(
    _ position: Int, _ amount: Int128, _ outcome: MoneyStep.Outcome
  ) throws(ArithmeticFailure) {
    guard let envelope = items[position].envelope else { return }
    let before = left[envelope]
    left[envelope] = try checkedSum(before, 0 - amount)
    awarded[envelope] = try checkedSum(awarded[envelope], amount)
    isFunded[position] = true
    steps[position] = WalkStep(outcome: outcome, award: amount, before: before)
    for (cap, values) in items[position].capped.enumerated() {
      for value in values ?? [] {
        capCounts[cap][value, default: 0] += 1
        capAmounts[cap][value] = try checkedSum(capAmounts[cap][value] ?? 0, amount)
      }
    }
  }

  /// Takes note that an application gets nothing.
  private mutating func record(_ position: Int, _ outcome: MoneyStep.Outcome) {
    steps[position] = WalkStep(
      outcome: outcome, award: 0, before: items[position].envelope.map { left[$0] } ?? 0)
  }

  /// What happened to an application last, in money; nil where the walk did not come to it.
  func step(of position: Int) -> MoneyStep? {
    guard let step = steps[position] else { return nil }
    return MoneyStep(
      outcome: step.outcome, envelope: items[position].envelope,
      requested: money(items[position].amount ?? 0), award: money(step.award),
      before: money(step.before), after: money(step.before - step.award))
  }

  /// So many minor units as money.
  func money(_ minorUnits: Int128) -> Money {
    Money(minorUnits: minorUnits, currency: rules.currency)
  }
}
