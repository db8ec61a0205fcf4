// SPDX-License-Identifier: Apache-2.0

import Model
import Scoring
import Testing

@Suite("DESIGN §7.10: percentiles")
struct PercentileTests {
  /// Percentiles of totals, in their order.
  private func rate(
    _ totals: [Int], lots: [String] = [], facts: [FactValue] = [],
    within: PercentileRule.Within = .call, highest: Bool = false,
    rounding: Rounding? = Rounding(digits: 0, mode: .up)
  ) throws -> [PercentileStep?] {
    let rated = totals.enumerated().map { index, total in
      RatedTotal(
        candidate: Candidate(
          application: ApplicationID("A\(index)"),
          lot: lots.isEmpty ? nil : LotID(lots[index]),
          facts: facts.isEmpty ? [] : [facts[index]]),
        total: Rational(total))
    }
    return try percentiles(
      rated,
      PercentileRule(
        within: within, includesBelowThreshold: true, highestIsBest: highest,
        rounding: rounding)
    ).map { $0?.value }
  }

  @Test("the NIH's example: 10, 11, 19, 20, 20, 20 of 15 give 4, 10, 17, 30, 30, 30")
  func example() throws {
    let totals = [10, 11, 19, 20, 20, 20] + Array(31...39)
    let steps = try rate(totals).prefix(6)
    #expect(steps.map { $0?.value } == [4, 10, 17, 30, 30, 30].map { Rational($0) })
    #expect(steps.map { $0?.first } == [1, 2, 3, 4, 4, 4])
    #expect(steps.map { $0?.equals } == [1, 1, 1, 3, 3, 3])
    #expect(steps.allSatisfy { $0?.of == 15 })
    let third = try #require(try? Rational(numerator: 10, denominator: 3))
    #expect(steps[0]?.exact == third)
  }

  @Test("without rounding the percentile is exact; the order of the totals has no influence")
  func exact() throws {
    let steps = try rate([20, 10, 11], rounding: nil)
    let back = try rate([11, 10, 20], rounding: nil)
    #expect(steps.map { $0?.value } == back.reversed().map { $0?.value })
    #expect(steps[1]?.value.description == "50/3")
  }

  @Test("where the highest is the best, it is counted from there")
  func highest() throws {
    #expect(try rate([1, 3, 2, 3], highest: true).map { $0?.first } == [4, 1, 3, 1])
  }

  @Test("all equal share 50")
  func equals() throws {
    #expect(try rate([7, 7, 7]).allSatisfy { $0?.value == Rational(50) })
    #expect(try rate([7]).map { $0?.value } == [Rational(50)])
    #expect(try rate([]).isEmpty)
  }

  @Test("each lot, or each value of a fact, is a population; unknown or several values are none")
  func populations() throws {
    let lots = try rate([1, 2, 3], lots: ["1", "2", "1"], within: .lot)
    #expect(lots.map { $0?.of } == [2, 1, 2])
    let facts = try rate(
      [1, 2, 3, 4], facts: [.texts(["a"]), .texts(["b"]), .unknown, .texts(["a", "b"])],
      within: .fact(0))
    #expect(facts.map { $0?.of } == [1, 1, nil, nil])
  }
}
