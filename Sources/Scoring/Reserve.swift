// SPDX-License-Identifier: Apache-2.0

import Model

/// Reserve lists (DESIGN §7.6): who waits for freed money.
extension Walk {
  /// Puts on each envelope's reserve list the next not funded in order: up to a number, and while
  /// their requests together stay within an amount; both where the call gives both, nobody where
  /// it gives neither.
  ///
  /// The first that exceeds a bound ends the list. It also ends where the money of somebody is
  /// undecided: who comes after cannot know. Equals that a bound would part cross the line, too:
  /// they and those below them that are not funded stay undecided.
  mutating func fillReserves(_ groups: Places) throws(ArithmeticFailure) {
    for (position, envelope) in rules.envelopes.enumerated() {
      guard envelope.reserveCount != nil || envelope.reserveAmount != nil else { continue }
      var count = 0
      var amount: Int128 = 0
      var isCut = false
      for group in groups {
        let members = group.filter { items[$0].envelope == position && !isFunded[$0] }
        if isCut {
          for member in members { isUndecided[member] = true }
          continue
        }
        if members.isEmpty { continue }
        if members.contains(where: { isUndecided[$0] }) { break }
        guard let requests = requests(of: members) else {
          isCut = true
          for member in members { isUndecided[member] = true }
          continue
        }
        let before = amount
        var fits = false
        for request in requests {
          if isWithin(envelope, count + 1, try checkedSum(before, request)) { fits = true }
          amount = try checkedSum(amount, request)
        }
        if !fits { break }
        count += members.count
        if isWithin(envelope, count, amount) {
          for member in members { isReserve[member] = true }
        } else if members.count == 1 {
          break
        } else {
          isCut = true
          crossing.append(members)
          for member in members { isUndecided[member] = true }
        }
      }
    }
  }

  /// What they request; nil where that is not known of one.
  private func requests(of members: [Int]) -> [Int128]? {
    let known = members.compactMap { items[$0].amount }
    return known.count == members.count ? known : nil
  }

  /// Whether a reserve list may have so many places and so much requested.
  private func isWithin(_ envelope: Envelope, _ count: Int, _ amount: Int128) -> Bool {
    if let most = envelope.reserveCount, most < count { return false }
    if let most = envelope.reserveAmount, most.minorUnits < amount { return false }
    return true
  }
}
