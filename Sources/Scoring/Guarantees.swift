// SPDX-License-Identifier: Apache-2.0

import Model

/// Where the walk on behalf of guarantees stands.
struct GuaranteeStand {
  /// The guarantee, by position.
  var guarantee: Int
  /// The place that it comes to next, by position.
  var group: Int
  /// How many awards it still has.
  var rest: Int
}

/// Awards kept for the best of a kind (DESIGN §7.6): they change status, never place.
extension Walk {
  /// Gives each guarantee, in the order written, its best-placed applications that match and fit.
  ///
  /// What does not fit is passed over, whatever the call says of the walk. An application that an
  /// earlier guarantee has funded uses up this one, too, when its turn comes: it *is* the
  /// best-placed of the kind.
  mutating func giveGuarantees(
    _ groups: Places, _ scored: [Scored], from start: GuaranteeStand
  ) throws(ArithmeticFailure) {
    var stand = start
    while stand.guarantee < rules.guarantees.count {
      if stand.rest > 0, stand.group < groups.count {
        stand.group += 1
        try give(&stand, groups, scored)
      } else {
        stand.guarantee += 1
        stand.group = 0
        stand.rest = rest(of: stand.guarantee)
      }
    }
  }

  /// How many awards a guarantee has, by position.
  func rest(of guarantee: Int) -> Int {
    rules.guarantees.indices.contains(guarantee) ? rules.guarantees[guarantee].count : 0
  }

  /// Comes to a place on behalf of a guarantee: the one before `stand.group`.
  private mutating func give(
    _ stand: inout GuaranteeStand, _ groups: Places, _ scored: [Scored]
  ) throws(ArithmeticFailure) {
    let guarantee = rules.guarantees[stand.guarantee]
    let group = groups[stand.group - 1].filter {
      items[$0].possible.contains(guarantee.envelope)
    }
    var matching: [Int] = []
    var taken = 0
    for position in group {
      let isMatch = scored[position].candidate.fact(guarantee.match.fact)
        .has(guarantee.match.value)
      if isFunded[position] {
        if isMatch == true { taken += 1 }
      } else if isMatch == nil || isMatch == true && !items[position].isSettled {
        // Unknown is neither a match nor none: who might be meant leaves the envelope open.
        if !isUndecided[position] { leaveUndecided(position) }
      } else if isMatch == true {
        matching.append(position)
      }
    }
    let isShut = isOpen[guarantee.envelope]
    let fitting = isShut ? [] : try matching.filter(fits: self)
    if isShut {
      stand.rest = 0
    } else if fitting.isEmpty {
      stand.rest -= min(stand.rest, taken)
    } else if !fitting.contains(where: sharesBlockedCap),
      let chosen = try choose(fitting, taken, stand, groups, scored)
    {
      try take(chosen, taken, &stand)
    } else {
      if fitting.count > 1 { crossing.append(fitting) }
      for position in fitting { leaveUndecided(position) }
      stand.rest = 0
    }
  }

  /// Who of equals that fit alone gets the guarantee; nil where an order among them would change
  /// somebody's award in the end.
  ///
  /// Where all of them get it, nothing is left to ask. Else each choice that some order leads to is
  /// walked to its end: if all end alike (the rest of them is funded by the list, say), it does not
  /// matter who got it. Beyond 64 choices, or where another guarantee comes to be as unclear, they
  /// count as crossing.
  private func choose(
    _ fitting: [Int], _ taken: Int, _ stand: GuaranteeStand, _ groups: Places,
    _ scored: [Scored]
  ) throws(ArithmeticFailure) -> [Int]? {
    if taken + fitting.count <= stand.rest, try fitTogether(fitting) { return fitting }
    guard !isTrial, let choices = try choices(fitting, taken, stand.rest) else { return nil }
    var expected: Walk?
    for choice in choices {
      var trial = self
      var trialStand = stand
      trial.isTrial = true
      try trial.take(choice, taken, &trialStand)
      try trial.run(groups, scored, from: trialStand)
      if let expected, !trial.endsLike(expected) { return nil }
      expected = trial
    }
    return choices.first
  }

  /// The sets that orders of equals can lead to, at most 64; nil where there are more. A member
  /// funded before may use up the guarantee at any time.
  private func choices(
    _ fitting: [Int], _ taken: Int, _ rest: Int
  ) throws(ArithmeticFailure) -> [[Int]]? {
    var found: [[Int]] = []
    var seen: Set<[Int]> = [[]]
    var waiting: [[Int]] = [[]]
    while let chosen = waiting.popLast() {
      var walk = self
      for position in chosen {
        try walk.award(position, walk.items[position].amount ?? 0, .guaranteed)
      }
      let next = try fitting.filter { !chosen.contains($0) }.filter(fits: walk)
      if chosen.count == rest || next.isEmpty || rest <= chosen.count + taken {
        found.append(chosen)
      }
      guard chosen.count < rest else { continue }
      for position in next {
        let longer = (chosen + [position]).sorted()
        if seen.insert(longer).inserted { waiting.append(longer) }
        guard seen.count <= 64 else { return nil }
      }
    }
    return found
  }

  /// Gives a guarantee to these.
  private mutating func take(
    _ chosen: [Int], _ taken: Int, _ stand: inout GuaranteeStand
  ) throws(ArithmeticFailure) {
    for position in chosen { try award(position, items[position].amount ?? 0, .guaranteed) }
    stand.rest -= min(stand.rest, chosen.count + taken)
  }

  /// Whether all of these fit together, caps included; they draw on one envelope.
  private func fitTogether(_ members: [Int]) throws(ArithmeticFailure) -> Bool {
    var together: Int128 = 0
    for position in members {
      together = try checkedSum(together, items[position].amount ?? 0)
    }
    guard let envelope = members.first.flatMap({ items[$0].envelope }) else { return true }
    let tally = try tally(members)
    return together <= left[envelope] && tally.isWithin
  }

  /// Whether everybody's award and standing is the same.
  private func endsLike(_ other: Walk) -> Bool {
    isUndecided == other.isUndecided && isReserve == other.isReserve
      && isFunded == other.isFunded
      && zip(steps, other.steps).allSatisfy { $0?.award == $1?.award }
  }
}

extension [Int] {
  /// Those that fit into what their envelope holds in a walk, and that no cap keeps out.
  fileprivate func filter(fits walk: Walk) throws(ArithmeticFailure) -> [Int] {
    var fitting: [Int] = []
    for position in self {
      guard let amount = walk.items[position].amount, let envelope = walk.items[position].envelope,
        amount <= walk.left[envelope], try !walk.isCapped(position)
      else { continue }
      fitting.append(position)
    }
    return fitting
  }
}
