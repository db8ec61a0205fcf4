// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// Order and money against a second, naive implementation over random batches.
@Suite struct RankingOracleTests {
  /// A random batch: fact 0 is the request, 1 a set of texts, 2 a number.
  private func batch(_ random: inout Seeded) -> [Scored] {
    (0..<Int.random(in: 1...5, using: &random)).map { index in
      let texts = ["x", "y", "z"].filter { _ in random.once(in: 2) }
      return scored(
        "a\(index)", random.pick(["1", "2"]),
        [
          number(String(Int.random(in: 0...6, using: &random) * 10)),
          .texts(texts.isEmpty ? ["w"] : texts),
          random.once(in: 10) ? .unknown : number(random.pick(["1", "2"])),
        ], lot: random.pick(["1", "2"]), criteria: [random.pick(["1", "2"])])
    }
  }

  /// Random money over the facts of `batch`.
  private func money(_ random: inout Seeded) -> MoneyRules {
    var envelopes: [Envelope] = []
    for index in 0..<Int.random(in: 1...3, using: &random) {
      envelopes.append(
        envelope(
          "e\(index)", random.pick([0, 30, 60, 100, 150]), lot: random.once(in: 3) ? "1" : nil,
          match: random.once(in: 4) ? FactMatch(fact: 1, value: "x") : nil,
          reserve: random.once(in: 2) ? Int.random(in: 0...3, using: &random) : nil,
          reserveAmount: random.once(in: 3) ? random.pick([20, 50, 90]) : nil))
    }
    var guarantees: [Guarantee] = []
    for index in 0..<Int.random(in: 0...2, using: &random) {
      guarantees.append(
        Guarantee(
          id: "g\(index)", envelope: Int.random(in: 0..<envelopes.count, using: &random),
          match: FactMatch(fact: 1, value: random.pick(["x", "y"])),
          count: Int.random(in: 1...2, using: &random)))
    }
    var spills: [(Int, Int)] = []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      spills.append(
        (
          Int.random(in: 0..<envelopes.count, using: &random),
          Int.random(in: 0..<envelopes.count, using: &random)
        ))
    }
    var caps: [Cap] = []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      caps.append(
        random.once(in: 2)
          ? Cap(fact: 1, count: Int.random(in: 1...3, using: &random), amount: nil)
          : Cap(fact: 1, count: nil, amount: euros(random.pick([30, 60, 90]))))
    }
    return ScoringTests.money(
      envelopes, random.pick([.stop, .skip, .partial]),
      minimum: random.once(in: 2) ? random.pick([10, 40]) : nil, guarantees: guarantees,
      spills: spills, caps: caps)
  }

  /// The oracle's view of a batch.
  private func naive(_ scored: [Scored]) -> [String: NaiveWalk.Own] {
    scored.reduce(into: [:]) { result, own in
      guard case .number(let amount) = own.candidate.fact(0),
        case .texts(let texts) = own.candidate.fact(1)
      else { return }
      result[own.candidate.application.text] = NaiveWalk.Own(
        id: own.candidate.application.text, lot: own.candidate.lot?.text,
        amount: Int(amount.numerator) * 100, texts: texts)
    }
  }

  @Test("DESIGN §7.3: the same places as the oracle", arguments: 0..<4)
  func order(_ seed: Int) throws {
    var random = Seeded(UInt64(seed) + 100)
    var shared = 0
    for _ in 0..<400 {
      let all = batch(&random)
      let money = money(&random)
      let choices: [OrderKey] = [
        .criterion(0, descending: true), .fact(2, descending: false), .leastCovered(fact: 1),
        .leastFunded(fact: 1), .decided,
      ]
      let keys =
        [.total(descending: true)]
        + choices.shuffled(using: &random).prefix(Int.random(in: 0...5, using: &random))
      let ids = all.map(\.candidate.application.text)
      let tie = Array(
        ids.shuffled(using: &random).prefix(Int.random(in: 1...ids.count, using: &random)))
      let decisions = [decision("t", .tie(tie.map { ApplicationID($0) }))]
      let naive = NaiveOrder(
        keys: keys, ties: [tie], money: money, own: naive(all),
        fixed: all.reduce(into: [:]) { result, own in
          var values: [Int: Fraction] = [:]
          for (position, key) in keys.enumerated() {
            switch key {
            case .total: values[position] = own.total.map { Fraction($0) }
            case .criterion: values[position] = own.criterion(0).map { Fraction($0) }
            case .fact:
              if case .number(let value) = own.candidate.fact(2) {
                values[position] = Fraction(value)
              }
            default: continue
            }
          }
          result[own.candidate.application.text] = values
        })
      let mixed = all.shuffled(using: &random)
      let list = try lists(mixed, keys, decisions: decisions, money: money)[0]
      let found = list.groups.map { $0.map { mixed[$0].candidate.application.text } }
      #expect(found == naive.places(ids), "\(keys)")
      shared += found.count { $0.count > 1 }
      checkNeighbours(list, keys)
    }
    #expect(shared > 50)
  }

  /// Each comparison agrees with the one of the neighbour, and with the places.
  private func checkNeighbours(_ list: RankedOrder, _ keys: [OrderKey]) {
    for (upper, lower) in zip(list.places, list.places.dropFirst()) {
      let below = upper.step.below
      let above = lower.step.above
      #expect(below?.key == above?.key)
      #expect(below?.own == above?.other && below?.other == above?.own)
      #expect((below?.key == nil) == (upper.step.place == lower.step.place))
      if let below, let key = below.key {
        #expect(keys[key].prefers(below.own, to: below.other))
        #expect(upper.step.keys[key] == below.own)
      }
    }
    #expect(list.places.first?.step.above == nil && list.places.last?.step.below == nil)
  }

  @Test("DESIGN §7.4, §7.6: the same money as the oracle, which tries all orders", arguments: 0..<8)
  func money(_ seed: Int) throws {
    var random = Seeded(UInt64(seed) + 200)
    var seen: [Status: Int] = [:]
    for _ in 0..<500 {
      let all = batch(&random)
      let rules = money(&random)
      let isPerLot = random.once(in: 3)
      let list = try lists(all, money: rules, lots: isPerLot ? ["1", "2"] : [])
      let allocation = try allocate(list, all, rules, decisions: .empty)
      let naive = NaiveWalk(
        rules: rules, own: naive(all),
        groups: list.flatMap { $0.groups.map { $0.map { all[$0].candidate.application.text } } })
      let end = naive.run(
        NaiveWalk.State(left: rules.envelopes.map { Int($0.amount.minorUnits) }))
      for (position, own) in all.enumerated() {
        let id = own.candidate.application.text
        let expected: Status =
          end.awards[id] != nil
          ? .selected
          : end.undecided.contains(id)
            ? .ranked : end.reserve.contains(id) ? .reserve : .notFunded
        #expect(allocation.statuses[position] == expected, "\(id) \(all) \(rules)")
        let award = allocation.steps[position]?.award.minorUnits
        #expect(award == Int128(end.awards[id] ?? 0))
        seen[expected, default: 0] += 1
      }
      #expect(
        rules.envelopes.indices.filter { allocation.envelopes[$0].isOpen } == end.open.sorted())
      #expect(allocation.envelopes.map(\.left.minorUnits) == end.left.map { Int128($0) })
      // Money is conserved to the minor unit.
      for result in allocation.envelopes {
        #expect(
          result.amount.minorUnits + result.spilled.minorUnits
            == result.awarded.minorUnits + result.left.minorUnits)
        #expect(result.left.minorUnits >= 0)
      }
      #expect(allocation.envelopes.map(\.spilled.minorUnits).reduce(0, +) == 0)
    }
    for status in [Status.selected, .ranked, .reserve, .notFunded] {
      #expect(seen[status, default: 0] > 50, "\(seen)")
    }
  }
}
