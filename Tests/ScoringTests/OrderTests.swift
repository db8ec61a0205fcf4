// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §7.2–§7.4: places.
@Suite struct OrderTests {
  /// The total, best first.
  private let total = OrderKey.total(descending: true)

  @Test func `DESIGN §7.4: what is still equal shares a place, and the next counts on`() throws {
    let all = [
      scored("e", "1"), scored("b", "9"), scored("c", "5"), scored("a", "5"), scored("d", "1"),
    ]
    #expect(try places(all, [total]) == "1 b, 2= a c, 4= d e")
    #expect(try places(all, [.total(descending: false)]) == "1= d e, 3= a c, 5 b")
  }

  @Test func `DESIGN §7.3: further keys break ties, in turn`() throws {
    let all = [
      scored("a", "5", [number("1")], criteria: ["3", "2"]),
      scored("b", "5", [number("2")], criteria: ["3", "2"]),
      scored("c", "5", [number("9")], criteria: ["4", "1"]),
      scored("d", "5", [number("9")], criteria: ["3", "4"]),
      scored("e", "6", [number("0")], criteria: ["0", "0"]),
    ]
    let keys: [OrderKey] = [
      total, .criterion(0, descending: true), .criterion(1, descending: true),
      .fact(0, descending: false),
    ]
    #expect(try places(all, keys) == "1 e, 2 c, 3 d, 4 a, 5 b")
  }

  @Test func `DESIGN §7.3: never file order, name, id or time`() throws {
    var random = Seeded(3)
    var all = (0..<12).map { scored("a\($0)", String($0 % 4), [.texts(["t\($0 % 3)"])]) }
    let expected = try places(all, [total, .leastCovered(fact: 0)])
    for _ in 0..<30 {
      all.shuffle(using: &random)
      #expect(try places(all, [total, .leastCovered(fact: 0)]) == expected)
    }
  }

  @Test func `DESIGN §7.3: least covered looks at what is placed above, and starts again`() throws {
    func themed(_ id: String, _ points: String, _ themes: String...) -> Scored {
      scored(id, points, [.texts(themes)])
    }
    // Above: t1 twice, t2 once. Of the equals c (t1), d (t2), e (t3): e, then d, then c.
    let all = [
      themed("a", "9", "t1"), themed("b", "8", "t1", "t2"), themed("c", "5", "t1"),
      themed("d", "5", "t2"), themed("e", "5", "t3"),
    ]
    #expect(try places(all, [total, .leastCovered(fact: 0)]) == "1 a, 2 b, 3 e, 4 d, 5 c")
    // f (t3) and g (t4) are both uncovered: they share, and are placed together; only then h.
    let more = [
      themed("a", "9", "t1"), themed("f", "5", "t3"), themed("g", "5", "t4"),
      themed("h", "5", "t1"),
    ]
    #expect(try places(more, [total, .leastCovered(fact: 0)]) == "1 a, 2= f g, 4 h")
    // Placing one covers its themes for the next: i wins by the second key, then k is ahead of j.
    let again = [
      scored("i", "5", [.texts(["t1"]), number("3")]),
      scored("j", "5", [.texts(["t1"]), number("2")]),
      scored("k", "5", [.texts(["t2"]), number("1")]),
    ]
    let keys: [OrderKey] = [total, .leastCovered(fact: 0), .fact(1, descending: true)]
    #expect(try places(again, keys) == "1 i, 2 k, 3 j")
    // Of several values the least covered counts.
    let several = [themed("a", "9", "t1"), themed("b", "5", "t1", "t2"), themed("c", "5", "t1")]
    #expect(try places(several, [total, .leastCovered(fact: 0)]) == "1 a, 2 b, 3 c")
  }

  @Test func `DESIGN §7.3: least funded counts those selected above by a plain walk`() throws {
    func own(_ id: String, _ points: String, _ requested: String, _ country: String) -> Scored {
      scored(id, points, [number(requested), .texts([country])])
    }
    // The plain walk funds a (ES) and skips b (FR): d (FR) is ahead of c (ES).
    let all = [
      own("a", "9", "60", "ES"), own("b", "8", "70", "FR"), own("c", "5", "1", "ES"),
      own("d", "5", "1", "FR"),
    ]
    let keys: [OrderKey] = [total, .leastFunded(fact: 1)]
    // A guarantee for FR, spill-over and caps have no say.
    let rules = money(
      [envelope("e", 100), envelope("f", 900, lot: "none")], .skip,
      guarantees: [
        Guarantee(id: "g", envelope: 0, match: FactMatch(fact: 1, value: "FR"), count: 1)
      ],
      spills: [(1, 0)], caps: [Cap(fact: 1, count: 0, amount: nil)])
    #expect(try places(all, keys, money: rules) == "1 a, 2 b, 3 d, 4 c")
    // Where money is not given out the key is unknown.
    #expect(try places(all, keys) == "1 a, 2 b, 3= c d")
    // A shared place above that crosses the line blurs who is funded.
    let tied = [
      own("a", "9", "60", "ES"), own("b", "9", "70", "FR"), own("c", "5", "1", "ES"),
      own("d", "5", "1", "FR"),
    ]
    #expect(try places(tied, keys, money: rules) == "1= a b, 3= c d")
  }

  @Test func `DESIGN §7.3: an unknown key leaves the group shared from there`() throws {
    let keys: [OrderKey] = [total, .fact(0, descending: true), .fact(1, descending: true)]
    let all = [
      scored("a", "5", [number("2"), .unknown]), scored("b", "5", [number("2"), number("1")]),
      scored("c", "5", [number("1"), number("1")]), scored("d", "5", [number("1"), number("2")]),
    ]
    #expect(try places(all, keys) == "1= a b, 3 d, 4 c")
    let first = [
      scored("a", "5", [.unknown]), scored("b", "5", [number("2")]),
      scored("c", "5", [number("1")]),
    ]
    #expect(try places(first, [total, .fact(0, descending: true)]) == "1= a b c")
    // A criterion that was left out is unknown, too.
    let left = [scored("a", "5", criteria: [nil]), scored("b", "5", criteria: ["3"])]
    #expect(try places(left, [total, .criterion(0, descending: true)]) == "1= a b")
    // What somebody above covers is unknown: nobody's count can be said.
    let above = [
      scored("a", "9", [.unknown]), scored("b", "5", [.texts(["t"])]),
      scored("c", "5", [.texts(["u"])]),
    ]
    #expect(try places(above, [total, .leastCovered(fact: 0)]) == "1 a, 2= b c")
  }

  @Test func `DESIGN §7.3: a recorded decision orders the group that it names`() throws {
    let all = [scored("a", "5"), scored("b", "5"), scored("c", "5"), scored("d", "4")]
    func tie(_ ids: String...) -> Decision {
      decision("t" + ids.joined(), .tie(ids.map { ApplicationID($0) }))
    }
    let keys = [total, .decided]
    #expect(try places(all, keys, decisions: [tie("c", "a", "b")]) == "1 c, 2 a, 3 b, 4 d")
    #expect(try places(all, keys, decisions: [tie("c", "d", "a", "b")]) == "1 c, 2 a, 3 b, 4 d")
    #expect(try places(all, keys, decisions: [tie("c", "a")]) == "1= a b c, 4 d")
    #expect(try places(all, keys) == "1= a b c, 4 d")
    // It is asked only about those that the keys before it leave equal.
    let parted = [
      scored("a", "5", [number("1")]), scored("b", "5", [number("1")]),
      scored("c", "5", [number("2")]),
    ]
    #expect(
      try places(parted, [total, .fact(0, descending: true), .decided], decisions: [tie("b", "a")])
        == "1 c, 2 b, 3 a")
  }

  @Test func `DESIGN §6.5: decisions about order are sound`() {
    let all = [scored("a", "5"), scored("b", "5"), scored("c", "5")]
    func defects(_ actions: Decision.Action...) -> [String] {
      codes(
        decisionBook(
          actions.enumerated().map { decision("d\($0)", $1, line: $0) }, all
        ).defects)
    }
    func tie(_ ids: String...) -> Decision.Action { .tie(ids.map { ApplicationID($0) }) }
    #expect(defects(tie("a", "b"), tie("b", "c"), tie("a", "b", "c")) == [])
    #expect(defects(tie("a", "b", "a")) == ["SCO124"])
    #expect(defects(tie("a", "z")) == ["SCO107"])
    #expect(defects(tie("a", "b", "c"), tie("c", "a")) == ["SCO125"])
    #expect(defects(.withdrawal(ApplicationID("z"))) == ["SCO107"])
    #expect(defects(.draw(value: "1", salt: nil)) == ["SCO130"])
    let same = [decision("d", tie("a", "b")), decision("d", tie("b", "c"), line: 2)]
    #expect(codes(decisionBook(same, all).defects) == ["SCO131"])
    // Decisions that contradict each other count for nothing.
    let against = [decision("d", tie("a", "b", "c")), decision("e", tie("c", "a"), line: 2)]
    #expect(decisionBook(against, all).ties.isEmpty)
  }

  @Test func `DESIGN §7.2: one list, or one for each lot; places belong to a list`() throws {
    let all = [
      scored("a", "5", lot: "2"), scored("b", "7", lot: "1"), scored("c", "6", lot: "2"),
    ]
    let two = try lists(all, lots: ["1", "2", "3"])
    #expect(two.map { text($0, all) } == ["1 b", "1 c, 2 a", ""])
    #expect(two.map(\.lot) == [LotID("1"), LotID("2"), LotID("3")])
    #expect(two[1].places[0].step.list == 1)
    // Nobody is lost.
    #expect(try lists(all, lots: ["1"]).map { text($0, all) } == ["1 b", "1 c, 2 a"])
  }

  @Test func `DESIGN §7.11: the key that decided against each neighbour`() throws {
    let all = [
      scored("a", "9"), scored("b", "5", [number("2")]), scored("c", "5", [number("1")]),
      scored("d", "5", [number("1")]),
    ]
    let list = try lists(all, [total, .fact(0, descending: true)])[0]
    let steps = list.places.map(\.step)
    #expect(steps.map(\.place) == [1, 2, 3, 3])
    #expect(steps.map(\.isShared) == [false, false, true, true])
    #expect(steps[0].above == nil)
    #expect(
      steps[0].below
        == OrderStep.Comparison(
          application: ApplicationID("b"), key: 0, own: .number(r("9")), other: .number(r("5"))))
    #expect(
      steps[1].above
        == OrderStep.Comparison(
          application: ApplicationID("a"), key: 0, own: .number(r("5")), other: .number(r("9"))))
    #expect(
      steps[2].above
        == OrderStep.Comparison(
          application: ApplicationID("b"), key: 1, own: .number(r("1")), other: .number(r("2"))))
    #expect(steps[2].below?.key == nil)
    #expect(steps[3].below == nil)
    #expect(steps[1].keys == [.number(r("5")), .number(r("2"))])
    #expect(steps[0].keys == [.number(r("9"))])
  }
}
