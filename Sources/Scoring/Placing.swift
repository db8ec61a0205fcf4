// SPDX-License-Identifier: Apache-2.0

import Model

/// Fills one list, from the top.
///
/// The keys at the head of the order that look at one application only, the *head*, sort ranges of one
/// array in place. What they leave equal goes on as a group of positions.
struct Placing {
  /// Everybody.
  private let scored: [Scored]
  /// The keys.
  private let keys: [OrderKey]
  /// How many keys are the head.
  private let head: Int
  /// The values of keys, and what is already placed.
  private var values: KeyValues
  /// The list; of those from `end` on nobody holds a place yet.
  private var list: PlacedList
  /// How many hold a place.
  private var end = 0
  /// Sorts ranges of the list.
  private var sorter = RangeSorter()

  /// A list in which nobody holds a place yet.
  init(
    _ members: [UInt32], of scored: [Scored], list: Int, _ keys: [OrderKey], _ values: KeyValues
  ) {
    self.scored = scored
    self.keys = keys
    self.values = values
    // The list keeps a byte for a key of the head; further ones are as well looked at later.
    head = min(keys.firstIndex { !$0.looksAtOneOnly } ?? keys.count, 250)
    self.list = PlacedList(
      list: list, scored: scored, keys: keys, members: members,
      starts: [UInt32](repeating: 0, count: members.count),
      looked: [UInt8](repeating: 0, count: members.count),
      splits: [UInt8](repeating: 0, count: members.count))
  }

  /// The finished list.
  consuming func placed() -> PlacedList { list }

  /// Places all members.
  mutating func place() throws(ScoringFailure) {
    let all = list.members.indices
    guard !all.isEmpty else { return }
    guard !keys.isEmpty else { return try settle(all, after: 0) }
    if head > 0 {
      try orderRange(all, by: 0)
    } else {
      try orderParts(of: group(all), by: 0)
    }
  }

  // MARK: The head

  /// Orders a range by one key of the head, and each part by the keys after it; where the key is
  /// unknown for one of them, all share a place.
  private mutating func orderRange(_ range: Range<Int>, by key: Int) throws(ScoringFailure) {
    guard let ends = sorter.sort(&list.members, range, by: keys[key], of: scored) else {
      return try settle(range, after: key + 1)
    }
    var start = range.lowerBound
    for end in ends {
      if start > range.lowerBound { list.splits[start] = UInt8(key) }
      if end - start == 1 || key + 1 == keys.count {
        try settle(start..<end, after: key + 1)
      } else if key + 1 == head {
        try order(group(start..<end), from: head)
      } else {
        try orderRange(start..<end, by: key + 1)
      }
      start = end
    }
  }

  /// A range of the list as a group.
  private func group(_ range: Range<Int>) -> [Int] { range.map { Int(list.members[$0]) } }

  /// Puts a range on one place, after so many keys of the head.
  private mutating func settle(_ range: Range<Int>, after looked: Int) throws(ScoringFailure) {
    list.looked[range.lowerBound] = UInt8(looked)
    if range.count == 1, !values.countsPlaced {
      list.starts[range.lowerBound] = UInt32(range.lowerBound)
      end = range.upperBound
    } else {
      try settle(group(range))
    }
  }

  /// Puts a group on one place.
  private mutating func settle(_ group: [Int]) throws(ScoringFailure) {
    let sorted =
      group.count == 1
      ? group
      : group.sorted {
        scored[$0].candidate.application < scored[$1].candidate.application
      }
    let start = end
    for position in sorted {
      list.members[end] = UInt32(position)
      list.starts[end] = UInt32(start)
      end += 1
    }
    try values.place(sorted)
  }

  // MARK: After the head

  /// Puts a group on one place that came to the keys after the head.
  private mutating func settleLate(_ group: [Int]) throws(ScoringFailure) {
    list.looked[end] = UInt8(head)
    try settle(group)
  }

  /// Orders a group of equals by the keys from one on.
  private mutating func order(_ group: [Int], from key: Int) throws(ScoringFailure) {
    guard group.count > 1, key < keys.count else { return try settleLate(group) }
    // A key that does not look at what is placed gives the same values in every round, so that
    // starting again would only repeat it: its order holds for the whole group.
    if !keys[key].looksAbove { return try orderParts(of: group, by: key) }
    if !values.hasTies { return try placeRounds(of: group, from: key) }
    var rest = group
    while !rest.isEmpty {
      let best = chooseBest(of: rest, from: key)
      try settleLate(best)
      rest = rest.without(best)
    }
  }

  /// Places a group round by round, by the keys from one on.
  private mutating func placeRounds(
    of group: [Int], from key: Int
  ) throws(ScoringFailure) {
    var rounds = Rounds(group, of: scored, by: keys[key...], values)
    while rounds.count > 0 {
      let best = rounds.next(values)
      for (index, position) in best.members.enumerated() {
        list.later[position, default: []] +=
          best.common + (best.unknown.map { [$0[index]] } ?? [])
        if index < best.splits.count { list.laterSplits[position] = best.splits[index] }
      }
      try settleLate(best.members)
    }
  }

  /// Orders a group by one key once, and each part by the keys after it; where the key is unknown
  /// for one of the group, all of it shares a place.
  private mutating func orderParts(of group: [Int], by key: Int) throws(ScoringFailure) {
    let found = values.values(of: keys[key], for: group)
    for (position, value) in zip(group, found) {
      list.later[position, default: []].append(value)
    }
    guard !found.contains(.unknown) else { return try settleLate(group) }
    let prefers = keys[key].prefers
    let sorted = group.indices.sorted { prefers(found[$0], found[$1]) }
    var start = 0
    var above: KeyValue?
    while start < sorted.count {
      let value = found[sorted[start]]
      let end = sorted[start...].firstIndex { found[$0] != value } ?? sorted.count
      let part = sorted[start..<end].map { group[$0] }
      if let above {
        let split = Split(key: key, own: value, other: above)
        for position in part { list.laterSplits[position] = split }
      }
      try order(part, from: key + 1)
      above = value
      start = end
    }
  }

  /// The best of a group by every key from one on, against what is already placed.
  private mutating func chooseBest(of group: [Int], from first: Int) -> [Int] {
    var best = group
    var common: [KeyValue] = []
    var unknown: [KeyValue]?
    for key in first..<keys.count where best.count > 1 {
      let found = values.values(of: keys[key], for: best)
      guard !found.contains(.unknown) else {
        unknown = found
        break
      }
      let prefers = keys[key].prefers
      guard let top = found.min(by: { prefers($0, $1) }) else { break }
      common.append(top)
      guard found.contains(where: { $0 != top }) else { continue }
      var kept: [Int] = []
      for (position, value) in zip(best, found) {
        if value == top {
          kept.append(position)
        } else {
          list.laterSplits[position] = Split(key: key, own: value, other: top)
        }
      }
      best = kept
    }
    for (index, position) in best.enumerated() {
      let before = list.later[position] ?? []
      list.later[position] = before + common + (unknown.map { [$0[index]] } ?? [])
    }
    return best
  }
}

extension [Int] {
  /// These without some of them that stand in the same order.
  fileprivate func without(_ some: [Int]) -> [Int] {
    var rest: [Int] = []
    rest.reserveCapacity(count - some.count)
    var next = 0
    for position in self {
      if next < some.count, some[next] == position {
        next += 1
      } else {
        rest.append(position)
      }
    }
    return rest
  }
}
