// SPDX-License-Identifier: Apache-2.0

import Model

/// Caps (DESIGN §7.6): how much awards would add to what counts towards each value.
extension Walk {
  /// What awards to some would bring the caps to, beyond the awards given.
  struct CapTally {
    /// For each cap the counts of values that they add to. Look-ups only.
    fileprivate var counts: [[String: Int]]
    /// For each cap the amounts of values that they add to. Look-ups only.
    fileprivate var amounts: [[String: Int128]]
    /// For each cap the values that exceed it.
    fileprivate(set) var exceeded: [Set<String>]

    /// Whether no cap is exceeded.
    var isWithin: Bool { exceeded.allSatisfy(\.isEmpty) }
  }

  /// Whether a cap keeps an application from its amount as things stand.
  func isCapped(_ position: Int) throws(ArithmeticFailure) -> Bool {
    if rules.caps.isEmpty { return false }
    return try !tally([position]).isWithin
  }

  /// What awards to all of these together would bring the caps to.
  func tally(_ members: [Int]) throws(ArithmeticFailure) -> CapTally {
    var tally = CapTally(
      counts: rules.caps.map { _ in [:] }, amounts: rules.caps.map { _ in [:] },
      exceeded: rules.caps.map { _ in [] })
    if rules.caps.isEmpty { return tally }
    for member in members { try add(member, to: &tally) }
    return tally
  }

  /// Adds an award to what others would bring the caps to.
  private func add(_ member: Int, to tally: inout CapTally) throws(ArithmeticFailure) {
    for (position, cap) in rules.caps.enumerated() {
      for value in items[member].capped[position] ?? [] {
        let count = (tally.counts[position][value] ?? capCounts[position][value] ?? 0) + 1
        let amount = try checkedSum(
          tally.amounts[position][value] ?? capAmounts[position][value] ?? 0,
          items[member].amount ?? 0)
        tally.counts[position][value] = count
        tally.amounts[position][value] = amount
        if cap.count.map({ $0 < count }) == true
          || cap.amount.map({ $0.minorUnits < amount }) == true
        {
          tally.exceeded[position].insert(value)
        }
      }
    }
  }

  /// Whether an award to one more would exceed no cap.
  func isWithin(
    _ tally: CapTally, with member: Int
  ) throws(ArithmeticFailure) -> Bool {
    guard tally.isWithin else { return false }
    if rules.caps.isEmpty { return true }
    // What the one more adds to is all that can come to exceed.
    var longer = CapTally(
      counts: rules.caps.map { _ in [:] }, amounts: rules.caps.map { _ in [:] },
      exceeded: rules.caps.map { _ in [] })
    for position in rules.caps.indices {
      for value in items[member].capped[position] ?? [] {
        longer.counts[position][value] = tally.counts[position][value]
        longer.amounts[position][value] = tally.amounts[position][value]
      }
    }
    try add(member, to: &longer)
    return longer.isWithin
  }
}
