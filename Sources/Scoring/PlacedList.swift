// SPDX-License-Identifier: Apache-2.0

import Model

/// What kept an application below the group placed above it.
struct Split {
  /// The key, by position.
  let key: Int
  /// The application's value.
  let own: KeyValue
  /// The group's value.
  let other: KeyValue
}

/// A finished list: who holds which place, and as much as it takes to say how each came about.
///
/// The keys at the head of the order that look at one application only need no values here: how many of
/// them were looked at says it all. Values of the keys after them stand beside the few that came so far.
struct PlacedList: Sendable {
  /// The list, by position.
  let list: Int
  /// Everybody.
  let scored: [Scored]
  /// The keys.
  let keys: [OrderKey]
  /// Who holds a place, best first, by position among all; who shares one, by id.
  var members: [UInt32]
  /// For each of them the first, by position here, of those that hold the same place.
  var starts: [UInt32]
  /// For the first of a place how many keys of the head were looked at.
  var looked: [UInt8]
  /// For the first of a place the key of the head that parted it from those above.
  var splits: [UInt8]
  /// The values of keys after the head, of those that came so far. Look-ups only.
  var later: [Int: [KeyValue]] = [:]
  /// What kept an application below those above it, where that was a key after the head. Look-ups
  /// only.
  var laterSplits: [Int: Split] = [:]

  /// How the place at an index came about.
  func step(at index: Int) -> OrderStep {
    let start = starts[index]
    let sharesAbove = Int(start) != index
    let sharesBelow = index + 1 < starts.count && starts[index + 1] == start
    var step = OrderStep(
      list: list, place: Int(start) + 1, isShared: sharesAbove || sharesBelow,
      keys: values(at: index))
    if sharesAbove {
      step.above = equal(index, index - 1)
    } else if index > 0 {
      step.above = compare(lower: index, with: index - 1, isAbove: true)
    }
    if sharesBelow {
      step.below = equal(index, index + 1)
    } else if index + 1 < members.count {
      step.below = compare(lower: index + 1, with: index, isAbove: false)
    }
    return step
  }

  /// The values that the application at an index was placed with, key by key.
  private func values(at index: Int) -> [KeyValue] {
    let position = Int(members[index])
    let head = keys.prefix(Int(looked[Int(starts[index])]))
    return head.map { KeyValue(scored[position].number(of: $0)) } + (later[position] ?? [])
  }

  /// The comparison of two that share a place: the last key looked at, which did not part them.
  private func equal(_ index: Int, _ neighbour: Int) -> OrderStep.Comparison {
    OrderStep.Comparison(
      application: application(neighbour), key: nil, own: values(at: index).last ?? .unknown,
      other: values(at: neighbour).last ?? .unknown)
  }

  /// The comparison of the first of a place with the last of the one above it, as one of them sees it.
  private func compare(lower: Int, with higher: Int, isAbove: Bool) -> OrderStep.Comparison {
    let split = split(of: lower, below: higher)
    return OrderStep.Comparison(
      application: application(isAbove ? higher : lower), key: split.key,
      own: isAbove ? split.own : split.other, other: isAbove ? split.other : split.own)
  }

  /// What parted the first of a place from the place above it.
  private func split(of lower: Int, below higher: Int) -> Split {
    let position = Int(members[lower])
    if let split = laterSplits[position] { return split }
    let key = Int(splits[lower])
    // All of the group above have the same value of this key.
    return Split(
      key: key, own: KeyValue(scored[position].number(of: keys[key])),
      other: KeyValue(scored[Int(members[higher])].number(of: keys[key])))
  }

  /// The application at an index.
  private func application(_ index: Int) -> ApplicationID {
    scored[Int(members[index])].candidate.application
  }
}
