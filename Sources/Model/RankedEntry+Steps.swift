// SPDX-License-Identifier: Apache-2.0

/// What is made when somebody looks at it: whole steps of the order and the money take much more room
/// than what they are made of.
extension RankedEntry {
  /// Its percentile, where the call asks for it.
  package var percentile: PercentileStep? {
    get { rated?.value }
    set { rated = newValue.map { Shared($0) } }
  }

  /// How its place came about, where it holds one; `place` alone costs less.
  package var order: OrderStep? {
    get { place?.step }
    set { place = newValue.map { HeldPlace($0) } }
  }

  /// Its money, where the walk came to it: without an award that was taken away.
  package var money: MoneyStep? {
    get { funding.flatMap(\.standing) }
    set { funding = newValue.map { HeldMoney($0) } }
  }

  /// What was taken from it as it was revoked, or nil.
  package var freed: Money? {
    guard let funding, funding.isRevoked else { return nil }
    return funding.walked?.award
  }
}
