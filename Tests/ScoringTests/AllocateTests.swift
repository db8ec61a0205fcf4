// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §7.6, §7.9: the walk with the money.
@Suite struct AllocateTests {
  /// Applications `a`, `b` … with one total less each, by what they request and their text.
  private func row(_ requests: (Int, String)..., lots: [String] = []) -> [Scored] {
    requests.enumerated().map { index, own in
      scored(
        String(UnicodeScalar(UInt8(97 + index))), String(50 - index),
        [number(String(own.0)), .texts([own.1])],
        lot: lots.indices.contains(index) ? lots[index] : nil)
    }
  }

  @Test func `DESIGN §7.6: what does not fit: stop, skip, partial`() throws {
    let all = row((60, "x"), (50, "x"), (40, "x"), (10, "x"))
    func ask(_ rule: DoesNotFit, _ minimum: Int? = nil) throws -> String {
      try awards(all, money([envelope("e", 100)], rule, minimum: minimum))
    }
    #expect(try ask(.stop) == "a:selected(60) b:notFunded c:notFunded d:notFunded")
    #expect(try ask(.skip) == "a:selected(60) b:notFunded c:selected(40) d:notFunded")
    #expect(try ask(.partial) == "a:selected(60) b:selected(40) c:notFunded d:notFunded")
    #expect(try ask(.partial, 40) == "a:selected(60) b:selected(40) c:notFunded d:notFunded")
    #expect(try ask(.partial, 41) == "a:selected(60) b:notFunded c:notFunded d:notFunded")
  }

  @Test func `DESIGN §7.11: the envelope before and after`() throws {
    let all = row((60, "x"), (50, "x"), (40, "x"))
    let rules = money([envelope("e", 100)], .stop)
    let allocation = try allocate(try lists(all), all, rules, decisions: .empty)
    #expect(allocation.steps.map { $0?.outcome } == [.fits, .doesNotFit, .walkEnded])
    #expect(allocation.steps.map { $0?.before } == [euros(100), euros(40), euros(40)])
    #expect(allocation.steps.map { $0?.after } == [euros(40), euros(40), euros(40)])
    #expect(
      allocation.envelopes == [
        EnvelopeResult(
          id: EnvelopeID("e"), amount: euros(100), spilled: euros(0), awarded: euros(60),
          left: euros(40), isOpen: false)
      ])
  }

  @Test
  func `DESIGN §7.6: each draws on one envelope, the first in the order written that takes it`()
    throws
  {
    let all = row((60, "x"), (60, "y"), (60, "z"), (60, "x"), lots: ["1", "1", "2", "3"])
    let rules = money(
      [
        envelope("e", 60, match: FactMatch(fact: 1, value: "x")), envelope("f", 60, lot: "1"),
        envelope("g", 60, lot: "2"),
      ], .stop)
    #expect(
      try awards(all, rules) == "a:selected(60) b:selected(60) c:selected(60) d:notFunded")
    let none = row((1, "y"))
    let allocation = try allocate(
      try lists(none), none, money([envelope("e", 60, lot: "9")]), decisions: .empty)
    #expect(allocation.steps[0]?.outcome == .noEnvelope)
    #expect(allocation.statuses == [.notFunded])
  }

  @Test func `DESIGN §7.6: guarantees come first and change status, never place`() throws {
    let all = row((60, "x"), (50, "x"), (90, "n"), (30, "n"), (20, "n"))
    func ask(_ count: Int, _ rule: DoesNotFit = .skip) throws -> String {
      try awards(
        all,
        money(
          [envelope("e", 100)], rule,
          guarantees: [
            Guarantee(id: "g", envelope: 0, match: FactMatch(fact: 1, value: "n"), count: count)
          ]))
    }
    #expect(try ask(1) == "a:notFunded b:notFunded c:selected(90) d:notFunded e:notFunded")
    let smaller = row((60, "x"), (50, "x"), (190, "n"), (30, "n"), (20, "n"))
    let rules = money(
      [envelope("e", 100)], .stop,
      guarantees: [
        Guarantee(id: "g", envelope: 0, match: FactMatch(fact: 1, value: "n"), count: 1)
      ])
    // c does not fit and is passed over, even under stop; its place stays what it was.
    #expect(
      try awards(smaller, rules)
        == "a:selected(60) b:notFunded c:notFunded d:selected(30) e:notFunded")
    let allocation = try allocate(try lists(smaller), smaller, rules, decisions: .empty)
    #expect(allocation.steps[3]?.outcome == .guaranteed)
  }

  @Test func `DESIGN §7.6: an application that a guarantee funds uses up the next one, too`() throws
  {
    let all = [
      scored("a", "9", [number("10"), .texts(["n", "w"])]),
      scored("b", "8", [number("95"), .texts(["w"])]),
    ]
    let rules = money(
      [envelope("e", 100)], .skip,
      guarantees: ["n", "w"].map {
        Guarantee(id: $0, envelope: 0, match: FactMatch(fact: 1, value: $0), count: 1)
      })
    #expect(try awards(all, rules) == "a:selected(10) b:notFunded")
  }

  @Test func `DESIGN §7.4, §7.6: an equal that is funded already may use the guarantee up`() throws
  {
    // b is funded by the guarantee for n. Before c it uses up the one for w, too, and a is funded;
    // after c it does not, and a is not.
    let all = [
      scored("a", "9", [number("60"), .texts(["x"])]),
      scored("b", "5", [number("10"), .texts(["n", "w"])]),
      scored("c", "5", [number("50"), .texts(["w"])]),
    ]
    let rules = money(
      [envelope("e", 100)], .skip,
      guarantees: ["n", "w"].map {
        Guarantee(id: $0, envelope: 0, match: FactMatch(fact: 1, value: $0), count: 1)
      })
    #expect(try awards(all, rules) == "a:ranked b:selected(10) c:ranked")
  }

  @Test func `DESIGN §7.4, §7.6: equals under a guarantee`() throws {
    let rules = money(
      [envelope("e", 100)], .skip,
      guarantees: [
        Guarantee(id: "g", envelope: 0, match: FactMatch(fact: 1, value: "n"), count: 1)
      ])
    func ask(_ first: Int, _ second: Int, _ above: Int) throws -> String {
      try awards(
        [
          scored("a", "9", [number(String(above)), .texts(["x"])]),
          scored("b", "5", [number(String(first)), .texts(["n"])]),
          scored("c", "5", [number(String(second)), .texts(["n"])]),
        ], rules)
    }
    // Whoever gets the guarantee, the list funds the other.
    #expect(try ask(30, 20, 50) == "a:selected(50) b:selected(30) c:selected(20)")
    // One of them only: which one would change an award, and what is left for a.
    #expect(try ask(60, 60, 40) == "a:ranked b:ranked c:ranked")
    // What does not fit alone is passed over in every order.
    #expect(try ask(160, 60, 40) == "a:selected(40) b:notFunded c:selected(60)")
  }

  @Test func `DESIGN §7.6: spill-over, then the walk goes on`() throws {
    let all = row((50, "x"), (40, "x"), (30, "y"), (60, "y"), (25, "y"))
    func ask(_ rule: DoesNotFit) throws -> String {
      try awards(
        all,
        money(
          [
            envelope("e", 100, match: FactMatch(fact: 1, value: "x")),
            envelope("f", 50, match: FactMatch(fact: 1, value: "y")),
          ], rule, spills: [(0, 1)]))
    }
    #expect(
      try ask(.skip) == "a:selected(50) b:selected(40) c:selected(30) d:notFunded e:selected(25)")
    #expect(
      try ask(.stop) == "a:selected(50) b:selected(40) c:selected(30) d:notFunded e:notFunded")
    // d got the remainder, and is not topped up; e gets what spilled over.
    #expect(
      try ask(.partial)
        == "a:selected(50) b:selected(40) c:selected(30) d:selected(20) e:selected(10)")
  }

  @Test func `DESIGN §7.6: a cap per value passes over and does not stop the walk`() throws {
    let all = row((10, "x"), (10, "x"), (10, "x"), (10, "y"))
    #expect(
      try awards(
        all, money([envelope("e", 100)], .stop, caps: [Cap(fact: 1, count: 2, amount: nil)]))
        == "a:selected(10) b:selected(10) c:notFunded d:selected(10)")
    #expect(
      try awards(
        all, money([envelope("e", 100)], .stop, caps: [Cap(fact: 1, count: nil, amount: euros(15))])
      )
        == "a:selected(10) b:notFunded c:notFunded d:selected(10)")
  }

  @Test func `DESIGN §7.6: reserve by size or amount`() throws {
    let all = row((100, "x"), (40, "x"), (30, "x"), (20, "x"))
    func ask(_ count: Int?, _ amount: Int?) throws -> String {
      try awards(
        all, money([envelope("e", 100, reserve: count, reserveAmount: amount)], .stop))
    }
    #expect(try ask(nil, nil) == "a:selected(100) b:notFunded c:notFunded d:notFunded")
    #expect(try ask(2, nil) == "a:selected(100) b:reserve c:reserve d:notFunded")
    #expect(try ask(nil, 70) == "a:selected(100) b:reserve c:reserve d:notFunded")
    #expect(try ask(nil, 60) == "a:selected(100) b:reserve c:notFunded d:notFunded")
    #expect(try ask(1, 70) == "a:selected(100) b:reserve c:notFunded d:notFunded")
    #expect(try ask(nil, 30) == "a:selected(100) b:notFunded c:notFunded d:notFunded")
  }

  @Test func `DESIGN §7.6: an envelope shared by lists is walked list by list`() throws {
    let all = [
      scored("a", "9", [number("60")], lot: "2"), scored("b", "5", [number("60")], lot: "1"),
    ]
    #expect(
      try awards(all, money([envelope("e", 100)], .stop), lots: ["1", "2"])
        == "a:notFunded b:selected(60)")
  }

  @Test func `DESIGN §7.9: the recommended amount counts, else the request`() throws {
    let all = row((60, "x"), (60, "x"))
    let rules = money([envelope("e", 100)], .stop)
    func recommend(_ amount: String) -> Decision {
      decision("m", .amount(ApplicationID("a"), r(amount)))
    }
    #expect(try awards(all, rules) == "a:selected(60) b:notFunded")
    #expect(
      try awards(all, rules, decisions: [recommend("40")]) == "a:selected(40) b:selected(60)")
    for (amount, expected) in [
      ("60", [String]()), ("60.01", ["SCO127"]), ("-1", ["SCO127"]), ("0.001", ["SCO127"]),
    ] {
      #expect(codes(decisionBook([recommend(amount)], all, nil, rules).defects) == expected)
    }
    let twice = [recommend("40"), decision("n", .amount(ApplicationID("a"), r("40")), line: 2)]
    #expect(codes(decisionBook(twice, all, nil, rules).defects) == ["SCO121"])
  }

  @Test func `money in another currency is a failure`() throws {
    guard let yuan = Currency(code: "CNY") else { return }
    let other = Envelope(
      id: EnvelopeID("e"), name: .none, amount: Money(minorUnits: 1, currency: yuan), lot: nil,
      match: nil, reserveCount: nil, reserveAmount: nil)
    #expect(throws: ScoringFailure(.mixedCurrencies)) {
      try allocate([], [], money([other]), decisions: .empty)
    }
  }

  @Test func `DESIGN §5.2: unknown is never a fit: it and what comes after it stay ranked`() throws
  {
    func own(_ id: String, _ points: String, _ request: FactValue, _ text: FactValue) -> Scored {
      scored(id, points, [request, text])
    }
    let (ten, x) = (number("10"), FactValue.texts(["x"]))
    // The request.
    let requests = [own("a", "9", ten, x), own("b", "8", .unknown, x), own("c", "7", ten, x)]
    #expect(try awards(requests, money([envelope("e", 100)])) == "a:selected(10) b:ranked c:ranked")
    // Which envelope it draws on: it may be either, so both stay open.
    let texts = [
      own("a", "9", ten, x), own("b", "8", ten, .unknown), own("c", "7", ten, x),
      own("d", "6", ten, .texts(["y"])),
    ]
    let two = [envelope("e", 100, match: FactMatch(fact: 1, value: "x")), envelope("f", 100)]
    #expect(try awards(texts, money(two)) == "a:selected(10) b:ranked c:ranked d:ranked")
    // Whose cap it counts towards.
    let capped = money([envelope("e", 100)], caps: [Cap(fact: 1, count: 2, amount: nil)])
    #expect(try awards(texts, capped) == "a:selected(10) b:ranked c:ranked d:ranked")
    // Whether a guarantee is for it.
    let match = FactMatch(fact: 1, value: "y")
    let kept = money(
      [envelope("e", 100)],
      guarantees: [Guarantee(id: "g", envelope: 0, match: match, count: 1)])
    #expect(try awards(texts, kept) == "a:ranked b:ranked c:ranked d:ranked")
    // Whether a reserve list holds it, and those below it.
    let reserve = money([envelope("e", 5, reserveAmount: 30)], .stop)
    #expect(try awards(requests, reserve) == "a:reserve b:ranked c:ranked")
  }
}
