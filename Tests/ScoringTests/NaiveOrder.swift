// SPDX-License-Identifier: Apache-2.0

import Model

/// The order written a second time, from DESIGN §7.3: in every round every key is computed anew for
/// all of the group, with no thought of what could be kept.
struct NaiveOrder {
  var keys: [OrderKey]
  var ties: [[String]]
  var money: MoneyRules?
  var own: [String: NaiveWalk.Own]
  /// Application → key position → value, for keys that do not look above.
  var fixed: [String: [Int: Fraction]]

  /// The value of a key; nil where unknown.
  func value(_ key: Int, _ id: String, _ equals: [String], _ placed: [[String]])
    -> Fraction?
  {
    switch keys[key] {
    case .total(let descending), .criterion(_, let descending), .section(_, let descending),
      .fact(_, let descending):
      guard let value = fixed[id]?[key] else { return nil }
      return descending ? Fraction(0) - value : value
    case .leastCovered(let fact):
      return least(id, fact, placed.flatMap { $0 })
    case .leastFunded(let fact):
      guard var rules = money else { return nil }
      rules = MoneyRules(
        currency: rules.currency, requested: rules.requested, doesNotFit: rules.doesNotFit,
        partialMinimum: rules.partialMinimum, envelopes: rules.envelopes, guarantees: [],
        spills: [], caps: [])
      let walk = NaiveWalk(rules: rules, own: own, groups: placed)
      var state = NaiveWalk.State(left: rules.envelopes.map { Int($0.amount.minorUnits) })
      for group in placed { walk.visit(group, &state) }
      if !state.undecided.isEmpty { return nil }
      return least(id, fact, placed.flatMap { $0 }.filter { state.awards[$0] != nil })
    case .decided:
      let covering = ties.first { tie in equals.allSatisfy { tie.contains($0) } }
      return covering?.firstIndex(of: id).map { Fraction($0) }
    case .lottery, .percentile: return fixed[id]?[key]
    }
  }

  private func least(_ id: String, _ fact: Int, _ above: [String]) -> Fraction? {
    own[id]?.texts(of: fact).map { text in
      Fraction(above.count { own[$0]?.texts(of: fact).contains(text) == true })
    }.min()
  }

  /// The places, best first.
  func places(_ ids: [String]) -> [[String]] {
    var placed: [[String]] = []
    func best(of rest: [String], from first: Int) -> [String] {
      var equals = rest
      for key in first..<keys.count where equals.count > 1 {
        let values = equals.map { value(key, $0, equals, placed) }
        if values.contains(nil) { break }
        let top = values.compactMap { $0 }.min()
        equals = zip(equals, values).filter { $0.1 == top }.map(\.0)
      }
      return equals
    }
    // The first key gives the order, computed against nothing.
    var groups: [[String]] = []
    var rest = ids
    while !rest.isEmpty {
      let values = rest.map { value(0, $0, rest, []) }
      if values.contains(nil) { return [rest.sorted()] }
      let top = values.compactMap { $0 }.min()
      let group = rest.filter { value(0, $0, rest, []) == top }
      groups.append(group)
      rest.removeAll { group.contains($0) }
    }
    for var group in groups {
      while !group.isEmpty {
        let next = best(of: group, from: 1)
        placed.append(next.sorted())
        group.removeAll { next.contains($0) }
      }
    }
    return placed
  }
}
