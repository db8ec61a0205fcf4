// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// The pass mark that requests set (DESIGN §6.10).
@Suite struct PassMarkTests {
  /// Each application as `a:pass`, `a:below`, `a:free` (no pass mark) or `a:?`, and the results.
  private func marks(
    _ scored: [Scored], _ envelopes: [Envelope], times: String = "2", decisions: [Decision] = []
  ) throws -> (text: String, results: [PassMarkResult]) {
    let rule = PassMark(multiple: r(times), givesAwards: false)
    let rules = money(envelopes, passMark: rule)
    let found = try passMarks(
      scored, rule, rules, decisions: decisionBook(decisions, scored, nil, rules))
    let words = scored.indices.map { position in
      let gate = found.gates[position]
      let word =
        found.unsettled.contains(position)
        ? "?" : gate.map { $0.value.passes ? "pass" : "below" } ?? "free"
      return "\(scored[position].candidate.application):\(word)"
    }
    return (words.joined(separator: " "), found.results)
  }

  @Test("DESIGN §6.10: it includes the application that reaches it and its equals")
  func includes() throws {
    let all = [
      scored("a", "45", [number("90")]), scored("b", "40", [number("80")]),
      scored("c", "38", [number("40")]), scored("d", "38", [number("70")]),
      scored("e", "37", [number("1")]),
    ]
    let (text, results) = try marks(all, [envelope("all", 100)])
    #expect(text == "a:pass b:pass c:pass d:pass e:below")
    #expect(
      results == [
        PassMarkResult(
          envelope: EnvelopeID("all"), asked: euros(200), requested: euros(280), mark: r("38"))
      ])
  }

  @Test("DESIGN §6.10: exactly the multiple reaches it; a cent less does not")
  func exact() throws {
    func all(_ second: String) -> [Scored] {
      [
        scored("a", "45", [number("100")]), scored("b", "40", [number(second)]),
        scored("c", "39", [number("10")]), scored("d", "38", [number("10")]),
      ]
    }
    #expect(try marks(all("100"), [envelope("all", 100)]).text == "a:pass b:pass c:below d:below")
    #expect(try marks(all("99.99"), [envelope("all", 100)]).text == "a:pass b:pass c:pass d:below")
  }

  @Test("DESIGN §6.10, §7.9: a multiple that is no whole number of cents asks for the next cent")
  func fraction() throws {
    let rule = PassMark(multiple: r("10/3"), givesAwards: false)
    #expect(try rule.asked(of: euros(1)) == Money(minorUnits: 334, currency: euro))
    #expect(
      try PassMark(multiple: r("1.5"), givesAwards: true).asked(of: euros(3))
        == Money(minorUnits: 450, currency: euro))
  }

  @Test("where all requests do not reach the multiple there is no pass mark: the floor alone holds")
  func notReached() throws {
    let all = [scored("a", "45", [number("100")]), scored("b", "30", [number("99.99")])]
    let (text, results) = try marks(all, [envelope("all", 100)])
    #expect(text == "a:free b:free")
    #expect(results[0].mark == nil && results[0].requested.amountText == "199.99")
    #expect(try marks([], [envelope("all", 100)]).results[0].mark == nil)
  }

  @Test("each envelope has its own; an application counts towards the first that is for it")
  func envelopes() throws {
    let all = [
      scored("a", "45", [number("30")], lot: "1"), scored("b", "44", [number("30")], lot: "2"),
      scored("c", "20", [number("30")], lot: "1"), scored("d", "10", [number("30")], lot: "2"),
    ]
    let (text, results) = try marks(
      all, [envelope("one", 10, lot: "1"), envelope("rest", 30)])
    #expect(text == "a:pass b:pass c:below d:pass")
    #expect(results.map(\.mark) == [r("45"), r("10")])
  }

  @Test("DESIGN §7.9: the recorded recommended amount counts, else the request")
  func recommended() throws {
    let all = [
      scored("a", "45", [number("150")]), scored("b", "40", [number("60")]),
      scored("c", "30", [number("60")]),
    ]
    #expect(try marks(all, [envelope("all", 100)]).text == "a:pass b:pass c:below")
    let cut = decision("d", .amount(ApplicationID("a"), r("100")))
    #expect(
      try marks(all, [envelope("all", 100)], decisions: [cut]).text == "a:pass b:pass c:pass")
  }

  @Test("DESIGN §5.2: where the envelope is not known, nobody can say which pass mark holds")
  func unknown() throws {
    let all = [
      scored("a", "45", [number("10"), .texts(["x"])]),
      scored("b", "40", [number("10"), .unknown]),
      scored("c", "30", [number("10"), .texts(["y"])]),
    ]
    let found = try marks(
      all, [envelope("x", 5, match: FactMatch(fact: 1, value: "x")), envelope("rest", 5)])
    #expect(found.text == "a:pass b:? c:pass")
  }

  @Test("against a naive reading over random batches; and what comes in can only raise it")
  func oracle() throws {
    var random = Seeded(610)
    var (cut, met) = (0, 0)
    for _ in 0..<3000 {
      let all = (0..<Int.random(in: 0...8, using: &random)).map { index in
        scored(
          "a\(index)", random.pick(["30", "31", "31.5", "32", "65/2"]),
          [number("\(Int.random(in: 0...9, using: &random) * 10)")],
          lot: random.pick(["1", "2"]))
      }
      let envelopes = [
        envelope("one", random.pick([10, 40]), lot: "1"), envelope("rest", random.pick([10, 60])),
      ]
      let times = random.pick(["1", "2", "1.5", "7/3"])
      let mixed = all.shuffled(using: &random)
      let rule = PassMark(multiple: r(times), givesAwards: false)
      let rules = money(envelopes, passMark: rule)
      let found = try passMarks(mixed, rule, rules, decisions: .empty)
      for (position, envelope) in envelopes.enumerated() {
        let members = mixed.indices.filter {
          (mixed[$0].candidate.lot?.text == "1") == (position == 0)
        }
        let naive = TraceRecompute.NaivePassMark(
          members: members.map { index in
            guard case .number(let amount) = mixed[index].candidate.fact(0) else {
              return (Fraction(0), 0)
            }
            return (Fraction(mixed[index].total ?? .zero), Int(amount.numerator) * 100)
          }, asked: Fraction(r(times)) * Fraction(Int(envelope.amount.minorUnits)))
        #expect(found.results[position].mark.map { Fraction($0) } == naive.mark)
        #expect(found.results[position].requested.minorUnits == Int128(naive.requested))
        for index in members {
          let passes = naive.passes(Fraction(mixed[index].total ?? .zero))
          #expect(found.gates[index]?.value.passes ?? true == passes)
          #expect((found.gates[index] == nil) == (naive.mark == nil))
          if passes { met += 1 } else { cut += 1 }
        }
      }
      // One more, whoever it is, lets nobody pass that did not.
      let more = scored(
        "late", random.pick(["30", "31", "33"]),
        [number("\(Int.random(in: 0...9, using: &random) * 10)")], lot: random.pick(["1", "2"]))
      let grown = try passMarks(mixed + [more], rule, rules, decisions: .empty)
      for index in mixed.indices where found.gates[index]?.value.passes == false {
        #expect(grown.gates[index]?.value.passes == false)
      }
    }
    #expect(cut > 500 && met > 500, "\(cut) \(met)")
  }
}
