// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §7.4: shared places and the line.
@Suite struct CrossingTests {
  /// Equals `b`, `c` … between `a` above and `z` below, by what they request.
  private func ask(
    _ rule: DoesNotFit, _ equals: [Int], above: Int = 50, below: Int = 1, minimum: Int? = nil,
    reserve: Int? = nil
  ) throws -> String {
    var all = [scored("a", "9", [number(String(above))])]
    for (index, request) in equals.enumerated() {
      all.append(
        scored(String(UnicodeScalar(UInt8(98 + index))), "5", [number(String(request))]))
    }
    all.append(scored("z", "1", [number(String(below))]))
    let text = try awards(
      all, money([envelope("e", 100, reserve: reserve)], rule, minimum: minimum))
    return text.split(separator: " ").dropFirst().joined(separator: " ")
  }

  @Test func `DESIGN §7.4: where all fit, no order changes an award`() throws {
    for rule in [DoesNotFit.stop, .skip, .partial] {
      #expect(try ask(rule, [20, 30], below: 1) == "b:selected(20) c:selected(30) z:notFunded")
    }
  }

  @Test func `DESIGN §7.4: some fit, but not all`() throws {
    for rule in [DoesNotFit.stop, .skip, .partial] {
      #expect(try ask(rule, [20, 31]) == "b:ranked c:ranked z:ranked")
    }
  }

  @Test func `DESIGN §7.4: one never fits`() throws {
    #expect(try ask(.skip, [20, 60]) == "b:selected(20) c:notFunded z:selected(1)")
    #expect(try ask(.stop, [20, 60]) == "b:ranked c:ranked z:ranked")
    #expect(try ask(.partial, [20, 60]) == "b:ranked c:ranked z:ranked")
  }

  @Test func `DESIGN §7.4: none fits`() throws {
    #expect(try ask(.skip, [60, 70]) == "b:notFunded c:notFunded z:selected(1)")
    #expect(try ask(.stop, [60, 70]) == "b:notFunded c:notFunded z:notFunded")
    #expect(try ask(.partial, [60, 70]) == "b:ranked c:ranked z:ranked")
    #expect(try ask(.partial, [60, 70], minimum: 51) == "b:notFunded c:notFunded z:notFunded")
    #expect(try ask(.partial, [60, 70], above: 100) == "b:notFunded c:notFunded z:notFunded")
  }

  @Test func `DESIGN §7.6: a reserve bound that parts equals crosses the line, too`() throws {
    #expect(
      try ask(.stop, [60, 70], reserve: 3) == "b:reserve c:reserve z:reserve")
    #expect(
      try ask(.stop, [60, 70], reserve: 2) == "b:reserve c:reserve z:notFunded")
    #expect(try ask(.stop, [60, 70], reserve: 1) == "b:ranked c:ranked z:ranked")
  }

  @Test func `DESIGN §7.4: other envelopes go on; a shared cap does not`() throws {
    func own(_ id: String, _ points: String, _ request: Int, _ lot: String, _ lead: String)
      -> Scored
    {
      scored(id, points, [number(String(request)), .texts([lead])], lot: lot)
    }
    let all = [
      own("a", "5", 60, "1", "p"), own("b", "5", 70, "1", "q"), own("c", "5", 50, "2", "r"),
      own("d", "4", 10, "2", "p"), own("e", "3", 10, "2", "s"),
    ]
    let both = [envelope("e", 100, lot: "1"), envelope("f", 100, lot: "2")]
    #expect(
      try awards(all, money(both, .skip))
        == "a:ranked b:ranked c:selected(50) d:selected(10) e:selected(10)")
    #expect(
      try awards(all, money(both, .skip, caps: [Cap(fact: 1, count: 1, amount: nil)]))
        == "a:ranked b:ranked c:selected(50) d:ranked e:ranked")
    let allocation = try allocate(
      try lists(all), all, money(both, .skip), decisions: .empty)
    #expect(allocation.crossing == [[0, 1]])
    #expect(allocation.envelopes.map(\.isOpen) == [true, false])
  }

  @Test func `DESIGN §7.4: a cap over two envelopes can make equals cross`() throws {
    let all = [
      scored("a", "5", [number("10"), .texts(["p"])], lot: "1"),
      scored("b", "5", [number("10"), .texts(["p"])], lot: "2"),
    ]
    let both = [envelope("e", 100, lot: "1"), envelope("f", 100, lot: "2")]
    #expect(
      try awards(all, money(both, .skip, caps: [Cap(fact: 1, count: 1, amount: nil)]))
        == "a:ranked b:ranked")
    #expect(
      try awards(all, money(both, .skip, caps: [Cap(fact: 1, count: 2, amount: nil)]))
        == "a:selected(10) b:selected(10)")
  }

  @Test func `DESIGN §7.4: a cap can decide whether equals end a walk, and so change awards below`()
    throws
  {
    // In order a, b the cap passes b over and c is funded; in order b, a the walk of f ends at b.
    let all = [
      scored("a", "5", [number("10"), .texts(["p"])], lot: "1"),
      scored("b", "5", [number("110"), .texts(["p"])], lot: "2"),
      scored("c", "4", [number("10"), .texts(["q"])], lot: "2"),
    ]
    let both = [envelope("e", 100, lot: "1"), envelope("f", 100, lot: "2")]
    #expect(
      try awards(all, money(both, .stop, caps: [Cap(fact: 1, count: 1, amount: nil)]))
        == "a:ranked b:ranked c:ranked")
    #expect(
      try awards(all, money(both, .stop, caps: [Cap(fact: 1, count: 2, amount: nil)]))
        == "a:selected(10) b:notFunded c:notFunded")
  }

  @Test func `DESIGN §7.6: an open envelope neither gives nor takes`() throws {
    let all = [
      scored("a", "5", [number("60")], lot: "1"), scored("b", "5", [number("70")], lot: "1"),
      scored("c", "4", [number("150")], lot: "2"),
    ]
    let both = [envelope("e", 100, lot: "1"), envelope("f", 100, lot: "2")]
    #expect(
      try awards(all, money(both, .skip, spills: [(0, 1), (1, 0)]))
        == "a:ranked b:ranked c:notFunded")
  }
}
