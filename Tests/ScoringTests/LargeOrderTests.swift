// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §7.3: places in groups that are large enough to be sorted by rank codes, and what the trace then
/// says of them.
@Suite struct LargeOrderTests {
  /// The total, best first.
  private let total = OrderKey.total(descending: true)

  @Test("DESIGN §7.3: the same places as the oracle in large groups", arguments: 0..<4)
  func oracle(_ seed: Int) throws {
    var random = Seeded(UInt64(seed) + 900)
    let unknowns = [0, 0, 40, 400]
    for _ in 0..<25 {
      let unknown = random.pick(unknowns)
      let all = (0..<Int.random(in: 13...48, using: &random)).map { index in
        scored(
          "a\(index)", random.pick(["1", "1", "3/2", "2"]),
          [
            number(String(Int.random(in: 0...6, using: &random) * 10)),
            .texts([random.pick(["x", "y", "z"])]),
            unknown > 0 && random.once(in: unknown)
              ? .unknown : number(random.pick(["1/3", "1/3", "1/2", "-1"])),
          ], criteria: [random.pick(["1", "2"])])
      }
      let choices: [OrderKey] = [
        .criterion(0, descending: random.once(in: 2)), .fact(2, descending: false),
        .leastCovered(fact: 1), .decided,
      ]
      let keys =
        [total] + choices.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))
      let ids = all.map(\.candidate.application.text)
      let tie = Array(ids.shuffled(using: &random).prefix(30))
      let naive = NaiveOrder(
        keys: keys, ties: [tie], money: nil, own: owns(all), fixed: fixed(all, keys))
      let list = try lists(
        all, keys, decisions: [decision("t", .tie(tie.map { ApplicationID($0) }))])[0]
      let found = list.groups.map { $0.map { all[$0].candidate.application.text } }
      #expect(found == naive.places(ids), "\(keys)")
      checkSteps(list, all, keys)
    }
  }

  /// What the oracle needs of each.
  private func owns(_ all: [Scored]) -> [String: NaiveWalk.Own] {
    all.reduce(into: [:]) { result, own in
      guard case .number(let amount) = own.candidate.fact(0),
        case .texts(let texts) = own.candidate.fact(1)
      else { return }
      result[own.candidate.application.text] = NaiveWalk.Own(
        id: own.candidate.application.text, lot: nil, amount: Int(amount.numerator) * 100,
        texts: texts)
    }
  }

  /// The values that do not depend on what is placed.
  private func fixed(_ all: [Scored], _ keys: [OrderKey]) -> [String: [Int: Fraction]] {
    all.reduce(into: [:]) { result, own in
      var values: [Int: Fraction] = [:]
      for (position, key) in keys.enumerated() {
        values[position] = own.number(of: key).map { Fraction($0) }
      }
      result[own.candidate.application.text] = values
    }
  }

  /// Each step agrees with those of its neighbours; keys are looked at until they part or are unknown.
  private func checkSteps(_ list: RankedOrder, _ scored: [Scored], _ keys: [OrderKey]) {
    let places = list.places
    for (index, placed) in places.enumerated() {
      let step = placed.step
      #expect(step.place == placed.place.place && step.isShared == placed.place.isShared)
      for (key, value) in zip(keys, step.keys) where key.looksAtOneOnly {
        #expect(value == KeyValue(scored[placed.position].number(of: key)))
      }
      #expect(!step.keys.dropLast().contains(.unknown))
      #expect((step.above == nil) == (index == 0))
      #expect((step.below == nil) == (index == places.count - 1))
      guard index > 0 else { continue }
      let above = places[index - 1]
      let ids = [placed, above].map { scored[$0.position].candidate.application }
      #expect(step.above?.application == ids[1] && above.step.below?.application == ids[0])
      #expect(step.above?.key == above.step.below?.key)
      #expect(step.above?.own == above.step.below?.other)
      #expect(step.above?.other == above.step.below?.own)
      guard let decided = step.above, let key = decided.key else {
        #expect(step.place == above.step.place && step.isShared)
        #expect(step.keys.count == above.step.keys.count)
        continue
      }
      #expect(step.place == index + 1)
      #expect(keys[key].prefers(decided.other, to: decided.own))
      #expect(above.step.keys[key] == decided.other)
      if keys[key].looksAtOneOnly, key < step.keys.count {
        #expect(step.keys[key] == decided.own)
      }
    }
  }

  @Test("an unknown value shares the place of a large group from there, and parts none of it")
  func unknown() throws {
    let all = (0..<40).map { index in
      scored(
        "a\(100 + index)", index < 20 ? "5" : "4",
        [index == 30 ? .unknown : number("\(index)")])
    }
    let list = try lists(all, [total, .fact(0, descending: true), .lottery])[0]
    let places = list.places
    #expect(places.prefix(20).map(\.position) == Array((0..<20).reversed()))
    #expect(places.prefix(20).allSatisfy { !$0.place.isShared })
    #expect(places.dropFirst(20).map(\.position) == Array(20..<40))
    #expect(places.dropFirst(20).allSatisfy { $0.place.place == 21 && $0.place.isShared })
    // The key was looked at; the one after it was not.
    #expect(places[30].step.keys == [.number(r("4")), .unknown])
    #expect(places[31].step.keys == [.number(r("4")), .number(r("31"))])
    #expect(places[31].step.above?.key == nil && places[31].step.above?.other == .unknown)
    #expect(places[20].step.above?.key == 0)
    // Of a first key that is unknown for one, all share the first place.
    let none = try lists(all, [.fact(0, descending: true)])[0].places
    #expect(none.allSatisfy { $0.place.place == 1 && $0.step.keys.count == 1 })
  }

  @Test("who is alone is asked for no further key")
  func alone() throws {
    let all = (0..<30).map { scored("a\(10 + $0)", "\($0 / 2)", [number("\($0 % 2)")]) }
    let keys = [total, .fact(0, descending: true), .leastCovered(fact: 0)]
    let pairs = try lists(all, keys)[0].places
    #expect(pairs.allSatisfy { $0.step.keys.count == 2 })
    let single = try lists(all.filter { $0.candidate.fact(0) == number("1") }, keys)[0].places
    #expect(single.allSatisfy { $0.step.keys.count == 1 && !$0.place.isShared })
    #expect(try lists([all[0]], keys)[0].places.map(\.step.keys.count) == [1])
    #expect(try lists([], keys)[0].places.isEmpty)
  }

  @Test("a key that looks above goes on from a large group that keys before it leave equal")
  func above() throws {
    let all = (0..<36).map { index in
      scored(
        "a\(10 + index)", "5", [.texts([["x", "y", "z"][index % 3]]), number("\(index / 18)")])
    }
    let keys = [total, .fact(1, descending: true), .leastCovered(fact: 0)]
    let places = try lists(all, keys)[0].places
    #expect(places.prefix(18).map(\.position).allSatisfy { $0 >= 18 })
    // One of each theme shares every place but the last of a half.
    // One theme is as little covered as another: all share, unless a key before parts them.
    #expect(places.prefix(18).allSatisfy { $0.place.place == 1 })
    let step = places[18].step
    #expect(step.above?.key == 1 && step.keys.count == 3)
    #expect(step.keys[2] == .number(Rational(6)))
  }

  @Test("more keys than a byte can count")
  func manyKeys() throws {
    let all = (0..<14).map { index in
      scored("a\(10 + index)", "5", criteria: Array(repeating: "1", count: 299) + ["\(index / 2)"])
    }
    let keys = [total] + (0..<300).map { .criterion($0, descending: true) }
    let places = try lists(all, keys)[0].places
    #expect(places.map(\.place.place) == [1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11, 13, 13])
    #expect(places[0].position == 12)
    #expect(places.allSatisfy { $0.step.keys.count == 301 })
    #expect(places[2].step.above?.key == 300)
    #expect(places[2].step.above?.other == .number(r("6")))
  }
}
