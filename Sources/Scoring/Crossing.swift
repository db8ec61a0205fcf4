// SPDX-License-Identifier: Apache-2.0

import Model

/// Whether a shared place crosses the line (DESIGN §7.4): exact, without trying orders.
extension Walk {
  /// The envelopes in which some order of these equals would change an award, or whether the walk
  /// goes on for those below, as it stands.
  ///
  /// Who a cap keeps out alone is kept out in every order. Of the others, S are those that fit
  /// into their envelope alone, N those that do not:
  /// * `skip`: N never fit. It crosses unless all of S fit together.
  /// * `stop`: the first of N ends the walk. It crosses where there are both, or S do not all fit.
  /// * `partial`: the same; and two of N cross where the remainder would be given.
  ///
  /// Caps are looked at over all envelopes together. Where everybody that would be funded exceeds
  /// one, who comes last is passed over, and somebody else in another order. And where those that
  /// would end a walk are all passed over once the others are funded, it ends in some orders only.
  ///
  /// The test looks at this place only: what spill-over might mend later does not count.
  func crossingEnvelopes(_ members: [Int]) throws(ArithmeticFailure) -> [Int] {
    guard members.count > 1 else { return [] }
    var crossing: [Int] = []
    var funded: [Int] = []
    var ending: [(envelope: Int, members: [Int])] = []
    for envelope in rules.envelopes.indices {
      var fitting: [Int] = []
      var others: [Int] = []
      var together: Int128 = 0
      for position in members where items[position].envelope == envelope {
        guard let amount = items[position].amount, try !isCapped(position) else { continue }
        if amount <= left[envelope] {
          fitting.append(position)
          together = try checkedSum(together, amount)
        } else {
          others.append(position)
        }
      }
      let isCrossed =
        if left[envelope] < together {
          true
        } else if rules.doesNotFit == .skip || others.isEmpty {
          false
        } else if !fitting.isEmpty {
          true
        } else {
          rules.doesNotFit == .partial && others.count > 1 && givesRemainder(of: envelope)
        }
      if isCrossed {
        crossing.append(envelope)
      } else {
        funded += fitting
        if rules.doesNotFit == .partial, fitting.isEmpty, givesRemainder(of: envelope) {
          funded += others
        } else if rules.doesNotFit != .skip, !others.isEmpty {
          ending.append((envelope, others))
        }
      }
    }
    let tally = try tally(funded)
    if !tally.isWithin {
      for position in funded where exceeds(tally, position) {
        guard let envelope = items[position].envelope, !crossing.contains(envelope) else {
          continue
        }
        crossing.append(envelope)
      }
    }
    for (envelope, members) in ending {
      var endsAlways = false
      for position in members where try isWithin(tally, with: position) {
        endsAlways = true
        break
      }
      if !endsAlways { crossing.append(envelope) }
    }
    return crossing
  }

  /// Whether an application has a value under a cap that awards to all would exceed.
  private func exceeds(_ tally: CapTally, _ position: Int) -> Bool {
    zip(items[position].capped, tally.exceeded).contains { values, exceeded in
      values?.contains { exceeded.contains($0) } == true
    }
  }
}
