// SPDX-License-Identifier: Apache-2.0

import Model

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
  var steps: [MoneyStep?]
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
    try self.init(scored.map { WalkItem($0.candidate, rules, decisions) }, rules)
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
    steps = [MoneyStep?](repeating: nil, count: items.count)
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
    _ group: [Int], as outcome: MoneyStep.Outcome, only envelope: Int? = nil
  ) throws(ArithmeticFailure) {
    var members: [Int] = []
    for position in group where !isFunded[position] && !isUndecided[position] {
      let item = items[position]
      if let envelope, item.envelope != envelope { continue }
      if item.possible.isEmpty {
        record(position, .noEnvelope)
      } else if item.possible.allSatisfy({ isEnded[$0] && !isOpen[$0] }) {
        record(position, .walkEnded)
      } else {
        members.append(position)
      }
    }
    members = try leaveOpen(members)
    let standing = isEnded
    for position in members {
      try give(position, as: outcome, wasEnded: standing)
    }
  }

  /// Leaves undecided who must be, and gives the others: in them no order has a say. What one
  /// leaves open may open another's envelope or cap, so it looks again until nothing changes.
  private mutating func leaveOpen(_ group: [Int]) throws(ArithmeticFailure) -> [Int] {
    var members = group
    while true {
      if let position = members.first(where: mustStayOpen) {
        leaveUndecided(position)
        members.removeAll { $0 == position }
        continue
      }
      let crossed = try crossingEnvelopes(members)
      guard !crossed.isEmpty else { return members }
      let open = members.filter { items[$0].envelope.map(crossed.contains) == true }
      crossing.append(open)
      for position in open { leaveUndecided(position) }
      members.removeAll { open.contains($0) }
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
    _ position: Int, as outcome: MoneyStep.Outcome, wasEnded: [Bool]
  ) throws(ArithmeticFailure) {
    guard let envelope = items[position].envelope, let amount = items[position].amount else {
      return
    }
    if try isCapped(position) { return record(position, .capped) }
    if isEnded[envelope] {
      return record(position, wasEnded[envelope] ? .walkEnded : .doesNotFit)
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
    steps[position] = MoneyStep(
      outcome: outcome, envelope: envelope, requested: money(items[position].amount ?? 0),
      award: money(amount), before: money(before), after: money(left[envelope]))
    for (cap, values) in items[position].capped.enumerated() {
      for value in values ?? [] {
        capCounts[cap][value, default: 0] += 1
        capAmounts[cap][value] = try checkedSum(capAmounts[cap][value] ?? 0, amount)
      }
    }
  }

  /// Takes note that an application gets nothing.
  private mutating func record(_ position: Int, _ outcome: MoneyStep.Outcome) {
    let envelope = items[position].envelope
    let holds = money(envelope.map { left[$0] } ?? 0)
    steps[position] = MoneyStep(
      outcome: outcome, envelope: envelope, requested: money(items[position].amount ?? 0),
      award: money(0), before: holds, after: holds)
  }

  /// So many minor units as money.
  func money(_ minorUnits: Int128) -> Money {
    Money(minorUnits: minorUnits, currency: rules.currency)
  }

  /// Whether a cap keeps an application from its amount as things stand.
  func isCapped(_ position: Int) throws(ArithmeticFailure) -> Bool {
    try !exceededCaps([position]).isEmpty
  }

  /// The caps, by position and value, that awards to all of these together would exceed.
  func exceededCaps(_ members: [Int]) throws(ArithmeticFailure) -> [(cap: Int, value: String)] {
    var exceeded: [(cap: Int, value: String)] = []
    for (position, cap) in rules.caps.enumerated() {
      var counts: [String: Int] = [:]
      var amounts: [String: Int128] = [:]
      for member in members {
        for value in items[member].capped[position] ?? [] {
          let count = (counts[value] ?? capCounts[position][value] ?? 0) + 1
          let amount = try checkedSum(
            amounts[value] ?? capAmounts[position][value] ?? 0, items[member].amount ?? 0)
          counts[value] = count
          amounts[value] = amount
          if cap.count.map({ $0 < count }) == true
            || cap.amount.map({ $0.minorUnits < amount }) == true
          {
            exceeded.append((position, value))
          }
        }
      }
    }
    return exceeded
  }
}
