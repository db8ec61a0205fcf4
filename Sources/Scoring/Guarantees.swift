// SPDX-License-Identifier: Apache-2.0

import Model

/// Awards kept for the best of a kind (DESIGN §7.6): they change status, never place.
extension Walk {
  /// Gives each guarantee, in the order written, its best-placed applications that match and fit.
  ///
  /// What does not fit is passed over, whatever the call says of the walk. An application that an
  /// earlier guarantee has funded uses up this one, too, when its turn comes: it *is* the
  /// best-placed of the kind.
  mutating func giveGuarantees(_ groups: [[Int]], _ scored: [Scored]) throws(ArithmeticFailure) {
    for guarantee in rules.guarantees {
      var rest = guarantee.count
      for group in groups where rest > 0 {
        try give(guarantee, group, scored, &rest)
      }
    }
  }

  /// Comes to a place on behalf of a guarantee. Equals cross the line where more of them match and
  /// fit than the guarantee still has awards, or not all of them fit together.
  private mutating func give(
    _ guarantee: Guarantee, _ group: [Int], _ scored: [Scored], _ rest: inout Int
  ) throws(ArithmeticFailure) {
    let drawing = group.filter { items[$0].possible.contains(guarantee.envelope) }
    let matches = drawing.map {
      (
        position: $0,
        isMatch: scored[$0].candidate.fact(guarantee.match.fact)
          .has(guarantee.match.value)
      )
    }
    let taken = matches.count { isFunded[$0.position] && $0.isMatch == true }
    // Unknown is never a match, and never none: who might be meant leaves the envelope open.
    for (position, isMatch) in matches where isMatch != false && !isFunded[position] {
      let isUnclear = isMatch == nil || !items[position].isSettled
      if isUnclear, !isUndecided[position] { leaveUndecided(position) }
    }
    guard !isOpen[guarantee.envelope] else {
      rest = 0
      return
    }
    var fitting: [Int] = []
    var together: Int128 = 0
    for (position, isMatch) in matches where isMatch == true && !isFunded[position] {
      guard let amount = items[position].amount, amount <= left[guarantee.envelope],
        try !isCapped(position)
      else { continue }
      fitting.append(position)
      together = try checkedSum(together, amount)
    }
    if fitting.isEmpty {
      rest -= min(rest, taken)
      return
    }
    let exceeded = try exceededCaps(fitting)
    let allFit = together <= left[guarantee.envelope] && exceeded.isEmpty
    if taken + fitting.count <= rest, allFit, !fitting.contains(where: sharesBlockedCap) {
      rest -= taken + fitting.count
      for position in fitting {
        try award(position, items[position].amount ?? 0, .guaranteed)
      }
      return
    }
    if group.count > 1 { crossing.append(fitting) }
    for position in fitting { leaveUndecided(position) }
    rest = 0
  }
}
