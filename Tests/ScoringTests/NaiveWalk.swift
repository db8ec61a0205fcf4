// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

/// The walk written a second time, from DESIGN §7.4 and §7.6, and literally: whether an order among
/// equals would change an award is found out by trying all orders.
struct NaiveWalk {
  /// An application.
  struct Own {
    var id: String
    var lot: String?
    var amount: Int
    var texts: [String]
    /// Texts fact by fact, where facts differ; else `texts` are those of every fact.
    var byFact: [Int: [String]] = [:]

    /// The texts of a fact.
    func texts(of fact: Int) -> [String] { byFact.isEmpty ? texts : byFact[fact] ?? [] }
  }
  var rules: MoneyRules
  var own: [String: Own]
  /// Places over all lists, in order.
  var groups: [[String]]

  /// How things stand.
  struct State: Equatable {
    var left: [Int]
    var ended: Set<Int> = []
    var open: Set<Int> = []
    var awards: [String: Int] = [:]
    var undecided: Set<String> = []
    var reserve: Set<String> = []
    var blocked: Set<String> = []
    var capCount: [String: Int] = [:]
    var capAmount: [String: Int] = [:]
  }

  private func matches(_ id: String, _ match: FactMatch) -> Bool {
    own[id]?.texts(of: match.fact).contains(match.value) == true
  }

  func envelope(_ id: String) -> Int? {
    rules.envelopes.indices.first { index in
      let envelope = rules.envelopes[index]
      return (envelope.lot == nil || envelope.lot?.text == own[id]?.lot)
        && (envelope.match.map { matches(id, $0) } ?? true)
    }
  }

  private func amount(_ id: String) -> Int { own[id]?.amount ?? 0 }

  private func capKeys(_ id: String) -> [(Cap, String)] {
    rules.caps.enumerated().flatMap { index, cap in
      (own[id]?.texts(of: cap.fact) ?? []).map { (cap, "\(index)/\($0)") }
    }
  }

  private func isCapped(_ id: String, _ state: State) -> Bool {
    capKeys(id).contains { cap, key in
      let tooMany = cap.count.map { state.capCount[key, default: 0] + 1 > $0 } ?? false
      let tooMuch =
        cap.amount.map { state.capAmount[key, default: 0] + amount(id) > Int($0.minorUnits) }
        ?? false
      return tooMany || tooMuch
    }
  }

  private func award(_ id: String, _ amount: Int, _ state: inout State) {
    guard let envelope = envelope(id) else { return }
    state.left[envelope] -= amount
    state.awards[id] = amount
    for (_, key) in capKeys(id) {
      state.capCount[key, default: 0] += 1
      state.capAmount[key, default: 0] += amount
    }
  }

  /// One application, as if it stood alone.
  private func give(_ id: String, _ state: inout State) {
    guard let envelope = envelope(id), !state.ended.contains(envelope), !isCapped(id, state)
    else { return }
    if amount(id) <= state.left[envelope] { return award(id, amount(id), &state) }
    if rules.doesNotFit == .skip { return }
    state.ended.insert(envelope)
    let least = Int(rules.partialMinimum?.minorUnits ?? 0)
    if rules.doesNotFit == .partial, state.left[envelope] > 0, state.left[envelope] >= least {
      award(id, state.left[envelope], &state)
    }
  }

  private func leaveOpen(_ id: String, _ state: inout State) {
    state.undecided.insert(id)
    if let envelope = envelope(id) { state.open.insert(envelope) }
    for (_, key) in capKeys(id) { state.blocked.insert(key) }
  }

  private func isBlocked(_ id: String, _ state: State) -> Bool {
    capKeys(id).contains { state.blocked.contains($0.1) }
  }

  func visit(_ group: [String], _ state: inout State, only: Int? = nil) {
    var members = group.filter { id in
      guard state.awards[id] == nil, !state.undecided.contains(id), let envelope = envelope(id)
      else { return false }
      return (only == nil || only == envelope)
        && (!state.ended.contains(envelope) || state.open.contains(envelope))
    }
    while true {
      if let id = members.first(where: { id in
        envelope(id).map { state.open.contains($0) } == true || isBlocked(id, state)
      }) {
        leaveOpen(id, &state)
        members.removeAll { $0 == id }
        continue
      }
      var ends: [State] = []
      for order in permutations(members) {
        var end = state
        for id in order { give(id, &end) }
        ends.append(end)
      }
      guard let first = ends.first else { return }
      // Whether a walk ends is a matter of those below.
      let envelopes = Set(
        members.filter { id in
          ends.contains { end in
            end.awards[id] != first.awards[id]
              || envelope(id).map { end.ended.contains($0) != first.ended.contains($0) } == true
          }
        }.compactMap(envelope))
      if envelopes.isEmpty {
        // Then nothing else differs, either, and nobody below can be told apart.
        #expect(ends.allSatisfy { $0 == first })
        state = first
        return
      }
      for id in members where envelope(id).map({ envelopes.contains($0) }) == true {
        leaveOpen(id, &state)
      }
      members.removeAll { state.undecided.contains($0) }
    }
  }

  /// The rest of the walk from a guarantee and place on.
  func run(
    _ start: State, guarantee: Int = 0, group: Int = 0, rest: Int? = nil, isTrial: Bool = false
  )
    -> State
  {
    var state = start
    if guarantee < rules.guarantees.count {
      let rule = rules.guarantees[guarantee]
      let wanted = rest ?? rule.count
      if group == groups.count || wanted <= 0 || state.open.contains(rule.envelope) {
        return run(state, guarantee: guarantee + 1, isTrial: isTrial)
      }
      let drawing = groups[group].filter {
        envelope($0) == rule.envelope && matches($0, rule.match)
      }
      var ends: [(taken: Set<String>, state: State, rest: Int)] = []
      var fitting: Set<String> = []
      for order in permutations(drawing) {
        var end = state
        var left = wanted
        var taken: Set<String> = []
        for id in order where left > 0 {
          if state.awards[id] != nil {
            left -= 1
          } else if amount(id) <= end.left[rule.envelope], !isCapped(id, end) {
            award(id, amount(id), &end)
            taken.insert(id)
            left -= 1
          }
        }
        fitting.formUnion(taken)
        if !ends.contains(where: { $0.taken == taken }) { ends.append((taken, end, left)) }
      }
      let isBlocked = fitting.contains { self.isBlocked($0, state) }
      if !isBlocked, ends.count == 1 {
        return run(
          ends[0].state, guarantee: guarantee, group: group + 1, rest: ends[0].rest,
          isTrial: isTrial)
      }
      if !isBlocked, !isTrial {
        let all = ends.map {
          run($0.state, guarantee: guarantee, group: group + 1, rest: $0.rest, isTrial: true)
        }
        if all.allSatisfy({
          $0.awards == all[0].awards && $0.undecided == all[0].undecided
            && $0.reserve == all[0].reserve
        }) {
          return run(
            ends[0].state, guarantee: guarantee, group: group + 1, rest: ends[0].rest)
        }
      }
      for id in fitting { leaveOpen(id, &state) }
      return run(state, guarantee: guarantee + 1, isTrial: isTrial)
    }
    for group in groups { visit(group, &state) }
    for spill in rules.spills
    where !state.open.contains(spill.from) && !state.open.contains(spill.to)
      && spill.from != spill.to
    {
      guard state.left[spill.from] > 0 else { continue }
      state.left[spill.to] += state.left[spill.from]
      state.left[spill.from] = 0
      state.ended.remove(spill.to)
      for group in groups { visit(group, &state, only: spill.to) }
    }
    for envelope in rules.envelopes.indices { fillReserve(envelope, &state) }
    return state
  }

  private func fillReserve(_ index: Int, _ state: inout State) {
    let envelope = rules.envelopes[index]
    guard envelope.reserveCount != nil || envelope.reserveAmount != nil else { return }
    var count = 0
    var amount = 0
    var isEnded = false
    for (position, group) in groups.enumerated() {
      let members = group.filter { self.envelope($0) == index && state.awards[$0] == nil }
      if members.contains(where: { state.undecided.contains($0) }) { return }
      var ends: [(Set<String>, Int, Int, Bool)] = []
      for order in permutations(members) {
        var end: (Set<String>, Int, Int, Bool) = ([], count, amount, isEnded)
        for id in order where !end.3 {
          let tooMany = envelope.reserveCount.map { end.1 + 1 > $0 } ?? false
          let tooMuch =
            envelope.reserveAmount.map { end.2 + self.amount(id) > Int($0.minorUnits) } ?? false
          if tooMany || tooMuch {
            end.3 = true
          } else {
            end = (end.0.union([id]), end.1 + 1, end.2 + self.amount(id), false)
          }
        }
        ends.append(end)
      }
      guard let first = ends.first else { continue }
      if ends.allSatisfy({ $0.0 == first.0 }) {
        state.reserve.formUnion(first.0)
        (count, amount, isEnded) = (first.1, first.2, first.3)
      } else {
        for later in groups[position...] {
          for id in later where self.envelope(id) == index && state.awards[id] == nil {
            state.undecided.insert(id)
          }
        }
        return
      }
    }
  }
}

/// All orders of some values.
func permutations<Value>(_ values: [Value]) -> [[Value]] {
  if values.isEmpty { return [[]] }
  return values.indices.flatMap { index in
    var rest = values
    let first = rest.remove(at: index)
    return permutations(rest).map { [first] + $0 }
  }
}
