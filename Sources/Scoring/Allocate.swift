// SPDX-License-Identifier: Apache-2.0

package import Model

/// Who gets money (DESIGN §7.6).
package struct Allocation: Sendable {
  /// What happened when the walk came to each application, by position among those scored.
  package let steps: MoneySteps
  /// The status of each: selected, reserve, not funded, or ranked where it cannot be said.
  package let statuses: [Status]
  /// What became of each envelope, in the call's order.
  package let envelopes: [EnvelopeResult]
  /// The shared places that cross the line: those of their members, by position, whose money some
  /// order among them would change (DESIGN §7.4).
  package let crossing: [[Int]]
  /// For each of those scored and each cap the numbers of the values that count towards it; empty
  /// where the call has no caps.
  private let numbers: [[[Int]]]

  /// What a walk came to.
  fileprivate init(_ walk: Walk, _ places: Places) {
    steps = MoneySteps(count: walk.items.count, walk.rules.currency) { walk.step(of: $0) }
    statuses = walk.items.indices.map(walk.status)
    envelopes = walk.envelopeResults()
    crossing = walk.crossing
    numbers = walk.numberedCaps(places)
  }

  /// For each cap the numbers of the values that count towards it: equal values have equal numbers,
  /// given in the order of places, so that results name no value.
  package func capped(_ position: Int) -> [[Int]] { numbers.isEmpty ? [] : numbers[position] }
}

/// Walks down the lists with the money: first guarantees, then the lists in order, then
/// spill-over, then reserve lists (DESIGN §7.6).
///
/// Each application draws on the first envelope, in the order written, whose lot and fact match.
/// The recorded recommended amount counts, else the request (§7.9). Spill-over needs both
/// envelopes decided; the walk of the one that receives then goes on with those not yet funded,
/// from the top, under the same rule. Where a shared place crosses the line, or something that the
/// walk needs of an application is unknown, it and all that come after it on the same envelope, or
/// share a value with it under a cap, stay `ranked` (§7.4). A place is judged envelope by
/// envelope: a member whose money no order changes keeps it.
///
/// - Throws: where exact arithmetic overflows, or money is in two currencies.
package func allocate(
  _ lists: [RankedOrder], _ scored: [Scored], _ money: MoneyRules, decisions: DecisionBook
) throws(ScoringFailure) -> Allocation {
  let places = Places(lists)
  var walk = try Walk(scored, money, decisions)
  try exactly(for: nil) { () throws(ArithmeticFailure) in
    let start = GuaranteeStand(guarantee: 0, group: 0, rest: walk.rest(of: 0))
    try walk.run(places, scored, from: start)
  }
  return Allocation(walk, places)
}

extension RankedOrder {
  /// Those with one place together, best first.
  var groups: [[Int]] { Places([self]).map { Array($0) } }
}

extension Walk {
  /// Walks to the end from where guarantees stand.
  mutating func run(
    _ groups: Places, _ scored: [Scored], from start: GuaranteeStand
  ) throws(ArithmeticFailure) {
    try giveGuarantees(groups, scored, from: start)
    for group in groups { try visit(group, as: .fits) }
    for spill in rules.spills { try spillOver(spill, groups) }
    try fillReserves(groups)
  }

  /// Moves what is left of one envelope to another, and goes on there.
  fileprivate mutating func spillOver(
    _ spill: MoneyRules.Spill, _ groups: Places
  ) throws(ArithmeticFailure) {
    guard spill.from != spill.to, !isOpen[spill.from], !isOpen[spill.to] else { return }
    let moved = left[spill.from]
    guard moved > 0 else { return }
    left[spill.from] = 0
    spilled[spill.from] = try checkedSum(spilled[spill.from], 0 - moved)
    left[spill.to] = try checkedSum(left[spill.to], moved)
    spilled[spill.to] = try checkedSum(spilled[spill.to], moved)
    isEnded[spill.to] = false
    for group in groups { try visit(group, as: .spillOver, only: spill.to) }
  }

  /// The status that the walk leaves an application with.
  fileprivate func status(_ position: Int) -> Status {
    if isFunded[position] { return .selected }
    if isUndecided[position] { return .ranked }
    return isReserve[position] ? .reserve : .notFunded
  }

  /// The values under caps as numbers, from 1 in the order given; an unknown fact has none.
  fileprivate func numberedCaps(_ places: Places) -> [[[Int]]] {
    if rules.caps.isEmpty { return [] }
    var numbered = items.map { _ in [[Int]](repeating: [], count: rules.caps.count) }
    for cap in rules.caps.indices {
      var numbers: [String: Int] = [:]
      for position in places.joined() {
        for value in items[position].capped[cap] ?? [] {
          let number = numbers[value] ?? numbers.count + 1
          numbers[value] = number
          numbered[position][cap].append(number)
        }
      }
    }
    return numbered
  }

  /// What became of the envelopes.
  fileprivate func envelopeResults() -> [EnvelopeResult] {
    rules.envelopes.indices.map { position in
      EnvelopeResult(
        id: rules.envelopes[position].id, amount: rules.envelopes[position].amount,
        spilled: money(spilled[position]), awarded: money(awarded[position]),
        left: money(left[position]), isOpen: isOpen[position])
    }
  }
}
