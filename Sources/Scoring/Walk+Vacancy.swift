// SPDX-License-Identifier: Apache-2.0

import Model

/// What a walk needs beyond publication: awards are taken back, and it begins anew (DESIGN §7.7).
extension Walk {
  /// Takes an award back, with what counts towards caps.
  mutating func vacate(_ position: Int) throws(ArithmeticFailure) {
    guard isFunded[position], let step = steps[position] else { return }
    isFunded[position] = false
    try lower(position, by: step.award)
    for (cap, values) in items[position].capped.enumerated() {
      for value in values ?? [] { capCounts[cap][value, default: 0] -= 1 }
    }
  }

  /// Lowers an award; what it frees is for the caller to give out.
  mutating func lower(_ position: Int, by amount: Int128) throws(ArithmeticFailure) {
    guard let envelope = items[position].envelope else { return }
    awarded[envelope] = try checkedSum(awarded[envelope], 0 - amount)
    for (cap, values) in items[position].capped.enumerated() {
      for value in values ?? [] {
        capAmounts[cap][value] = try checkedSum(capAmounts[cap][value] ?? 0, 0 - amount)
      }
    }
    steps[position]?.award -= amount
  }

  /// Forgets what an earlier event left open or ended: each goes down from the top.
  mutating func reopen() {
    isEnded = isEnded.map { _ in false }
    isOpen = isOpen.map { _ in false }
    isUndecided = isUndecided.map { _ in false }
    blocked = blocked.map { _ in [] }
    crossing = []
  }
}
