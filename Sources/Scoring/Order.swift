// SPDX-License-Identifier: Apache-2.0

package import Model

/// A list of places (DESIGN §7.2).
package struct RankedOrder: Sendable {
  /// The lot it is for, or nil for the whole call.
  package let lot: LotID?
  /// Who holds a place, best first; who shares one, by application id: that order is for the eye
  /// only.
  package let places: [Placed]

  /// An application with its place.
  package struct Placed: Sendable {
    /// The application, by position among those ordered.
    package let position: Int
    /// How the place came about.
    package let step: OrderStep

    /// An application with its place.
    package init(position: Int, step: OrderStep) {
      self.position = position
      self.step = step
    }
  }

  /// A list.
  package init(lot: LotID?, places: [Placed]) {
    self.lot = lot
    self.places = places
  }
}

/// Places by the call's keys (DESIGN §7.2, §7.3): one list, or one for each lot, empty ones too.
///
/// The first key gives the order, computed against nothing. Within a group of equals every further
/// key is computed against what is already placed in the list; the best by all keys in turn is
/// placed, several still equal together; the rest starts again at the first tie-break key. A key
/// that is unknown for one of those still equal leaves them equal: they share the place from
/// there. Nothing else has a say: the order of `scored` does not, nor does an id.
///
/// - Parameters:
///   - lots: the lots of the call, in its order.
///   - decisions: ties, the draw, and the amounts that a plain walk counts with.
/// - Throws: where exact arithmetic overflows, or money is in two currencies.
package func order(
  _ scored: [Scored], rules: RankingRules, call: CallID, lots: [LotID], decisions: DecisionBook,
  money: MoneyRules?
) throws(ScoringFailure) -> [RankedOrder] {
  var lists: [(lot: LotID?, members: [Int])] = []
  if rules.listPerLot {
    lists = lots.map { lot in
      (lot, scored.indices.filter { scored[$0].candidate.lot == lot })
    }
    // Nobody is lost: what is in no lot of the call has a list of its own.
    let stray = scored.indices.filter { position in
      !lots.contains { $0 == scored[position].candidate.lot }
    }
    if !stray.isEmpty { lists.append((nil, stray)) }
  } else {
    lists = [(nil, Array(scored.indices))]
  }
  var orders: [RankedOrder] = []
  for (list, entry) in lists.enumerated() {
    var placing = try Placing(
      scored, list: list, rules: rules, call: call, decisions: decisions, money: money)
    try placing.place(entry.members)
    orders.append(RankedOrder(lot: entry.lot, places: placing.places()))
  }
  return orders
}

/// Fills one list, from the top.
struct Placing {
  /// Everybody.
  private let scored: [Scored]
  /// The list, by position.
  private let list: Int
  /// The keys.
  private let keys: [OrderKey]
  /// The values of keys, and what is already placed.
  private var values: KeyValues
  /// The groups placed so far.
  private var groups: [[Int]] = []
  /// The values that each application was placed with, key by key.
  private var consulted: [[KeyValue]]
  /// For each application the key that kept it below the group placed last: its position, the
  /// application's own value, the group's.
  private var splits: [Split?]

  /// What kept an application below a group.
  private struct Split {
    /// The key, by position.
    let key: Int
    /// The application's value.
    let own: KeyValue
    /// The group's value.
    let other: KeyValue
  }

  /// An empty list.
  init(
    _ scored: [Scored], list: Int, rules: RankingRules, call: CallID, decisions: DecisionBook,
    money: MoneyRules?
  ) throws(ScoringFailure) {
    self.scored = scored
    self.list = list
    keys = rules.keys
    values = try KeyValues(scored, rules, call, decisions, money)
    consulted = [[KeyValue]](repeating: [], count: scored.count)
    splits = [Split?](repeating: nil, count: scored.count)
  }

  /// Places all members.
  mutating func place(_ members: [Int]) throws(ScoringFailure) {
    guard !members.isEmpty else { return }
    guard !keys.isEmpty else { return try settle(members) }
    try orderParts(of: members, by: 0)
  }

  /// Orders a group of equals by the keys from one on.
  private mutating func order(_ group: [Int], from key: Int) throws(ScoringFailure) {
    guard group.count > 1, key < keys.count else { return try settle(group) }
    // A key that does not look at what is placed gives the same values in every round, so that
    // starting again would only repeat it: its order holds for the whole group.
    if !keys[key].looksAbove { return try orderParts(of: group, by: key) }
    var rest = group
    while !rest.isEmpty {
      let best = chooseBest(of: rest, from: key)
      try settle(best)
      rest.removeAll { best.contains($0) }
    }
  }

  /// Orders a group by one key once, and each part by the keys after it; where the key is unknown
  /// for one of the group, all of it shares a place.
  private mutating func orderParts(of group: [Int], by key: Int) throws(ScoringFailure) {
    let found = values.values(of: keys[key], for: group)
    for (position, value) in zip(group, found) { consulted[position].append(value) }
    guard !found.contains(.unknown) else { return try settle(group) }
    for part in partition(group, by: key, found) { try order(part, from: key + 1) }
  }

  /// Parts of a group by the known values of a key, best first.
  private mutating func partition(
    _ group: [Int], by key: Int, _ found: [KeyValue]
  ) -> [[Int]] {
    let sorted = group.indices.sorted { keys[key].prefers(found[$0], to: found[$1]) }
    var parts: [[Int]] = []
    var above: KeyValue?
    for index in sorted {
      if let last = parts.indices.last, let above, above == found[index] {
        parts[last].append(group[index])
      } else {
        parts.append([group[index]])
      }
      above = found[index]
    }
    for (higher, lower) in zip(parts, parts.dropFirst()) {
      guard let other = consulted[higher[0]].last else { continue }
      for position in lower {
        splits[position] = Split(key: key, own: consulted[position][key], other: other)
      }
    }
    return parts
  }

  /// The best of a group by every key from one on, against what is already placed.
  private mutating func chooseBest(of group: [Int], from first: Int) -> [Int] {
    var best = group
    for position in group { consulted[position].removeLast(consulted[position].count - first) }
    for key in first..<keys.count where best.count > 1 {
      let found = values.values(of: keys[key], for: best)
      for (position, value) in zip(best, found) { consulted[position].append(value) }
      guard !found.contains(.unknown) else { break }
      guard let top = found.min(by: { keys[key].prefers($0, to: $1) }) else { break }
      for (position, value) in zip(best, found) where value != top {
        splits[position] = Split(key: key, own: value, other: top)
      }
      best = zip(best, found).filter { $0.1 == top }.map(\.0)
    }
    return best
  }

  /// Puts a group on one place.
  private mutating func settle(_ group: [Int]) throws(ScoringFailure) {
    let sorted = group.sorted {
      scored[$0].candidate.application < scored[$1].candidate.application
    }
    groups.append(sorted)
    try values.place(sorted)
  }

  /// The finished list.
  func places() -> [RankedOrder.Placed] {
    var places: [RankedOrder.Placed] = []
    var place = 1
    for (index, group) in groups.enumerated() {
      for (rank, position) in group.enumerated() {
        var step = OrderStep(
          list: list, place: place, isShared: group.count > 1, keys: consulted[position])
        if rank > 0 {
          step.above = equal(position, group[rank - 1])
        } else if index > 0, let above = groups[index - 1].last {
          step.above = compare(lower: position, with: above, isAbove: true)
        }
        if rank + 1 < group.count {
          step.below = equal(position, group[rank + 1])
        } else if index + 1 < groups.count, let below = groups[index + 1].first {
          step.below = compare(lower: below, with: position, isAbove: false)
        }
        places.append(RankedOrder.Placed(position: position, step: step))
      }
      place += group.count
    }
    return places
  }

  /// The comparison of two that share a place: the last key looked at, which did not part them.
  private func equal(_ position: Int, _ neighbour: Int) -> OrderStep.Comparison {
    OrderStep.Comparison(
      application: scored[neighbour].candidate.application, key: nil,
      own: consulted[position].last ?? .unknown, other: consulted[neighbour].last ?? .unknown)
  }

  /// The comparison of an application with the one above it, as one of the two sees it.
  private func compare(lower: Int, with higher: Int, isAbove: Bool) -> OrderStep.Comparison? {
    guard let split = splits[lower] else { return nil }
    return OrderStep.Comparison(
      application: scored[isAbove ? higher : lower].candidate.application, key: split.key,
      own: isAbove ? split.own : split.other, other: isAbove ? split.other : split.own)
  }
}
