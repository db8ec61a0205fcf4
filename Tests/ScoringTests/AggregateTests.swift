// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.2, §6.6, §6.7, §6.9, §6.11: sheets become a total.
@Suite struct AggregateTests {
  /// Final sheets of one criterion `q`.
  private func sheets(_ values: [String]) -> [Sheet] {
    values.enumerated().map { sheet("x\($0)", "a", "q=\($1)", line: $0 + 1) }
  }

  @Test(
    "DESIGN §6.7: mean, median and trimmed mean are exact",
    arguments: [
      (AggregateMethod.mean, ["1", "2", "2"], "5/3"), (.median, ["1", "9", "2"], "2"),
      (.median, ["1", "2", "4", "9"], "3"), (.median, ["1", "2"], "3/2"),
      (.trimmedMean(1), ["0", "4", "5", "100"], "9/2"), (.trimmedMean(1), ["0", "4", "100"], "4"),
      (.trimmedMean(2), ["0", "1", "4", "50", "100"], "4"),
    ] as [(AggregateMethod, [String], String)])
  func methods(_ method: AggregateMethod, _ values: [String], _ expected: String) throws {
    for totals in [false, true] {
      let result = try score(
        sheets(values), grid([criterion("q")], totals: totals, method: method))
      #expect(result.state == .scored)
      #expect(result.step.total == r(expected))
    }
  }

  @Test func `DESIGN §6.7: the median of an even number is the mean of the middle two`() throws {
    let result = try score(
      sheets(["0", "10", "20", "90"]), grid([criterion("q")], method: .median))
    #expect(result.step.total == r("15"))
  }

  @Test func `DESIGN §6.7: a trimmed mean needs 2k + 1 sheets`() throws {
    let result = try score(
      sheets(["1", "2", "3", "4"]), grid([criterion("q")], method: .trimmedMean(2)))
    #expect(result.state == .awaiting([.sheets(found: 4, needed: 5)]))
  }

  @Test func `DESIGN §6.7: fewer counting sheets than the minimum await assessment`() throws {
    let result = try score(sheets(["1"]), grid([criterion("q")], minimum: 2))
    #expect(result.state == .awaiting([.sheets(found: 1, needed: 2)]))
    #expect(result.state.status == .awaitingAssessment)
    #expect(result.step.total == nil)
  }

  @Test func `DESIGN §6.3: an open sheet is waited for, even beyond the minimum`() throws {
    let all = sheets(["1", "2"]) + [sheet("late", "a", "q=3", final: false, line: 9)]
    let result = try score(all, grid([criterion("q")], minimum: 2))
    #expect(result.state == .awaiting([.open(AssessorID("late"))]))
    #expect(result.step.sheets.filter { $0.use == .open }.map(\.assessor.text) == ["late"])
  }

  @Test func `DESIGN §6.7: per total, criterion scores have a method of their own`() throws {
    let two = [criterion("q"), criterion("w", weight: "2")]
    let all = [
      sheet("x", "a", "q=0 w=10"), sheet("y", "a", "q=10 w=0"), sheet("z", "a", "q=2 w=9"),
    ]
    // Totals 20, 10, 20: the median is 20; criterion means are 4 and 19/3.
    let result = try score(
      all, grid(two, totals: true, method: .median, criterionMethod: .mean))
    #expect(result.step.total == r("20"))
    #expect(result.step.criteria == [r("4"), r("19/3")])
    let perCriterion = try score(all, grid(two, method: .median))
    #expect(perCriterion.step.total == r("20"))
    #expect(perCriterion.step.criteria == [r("2"), r("9")])
  }

  @Test func `DESIGN §6.7: per total, computed criteria are added once`() throws {
    let both = [
      criterion("q"),
      criterion(
        "c", weight: "3", source: .bands(fact: 0, [.init(from: nil, below: nil, points: r("2"))])),
    ]
    let result = try score(
      sheets(["10", "20"]), grid(both, totals: true), facts: [number("7")])
    #expect(result.step.total == r("21"))
  }

  @Test func `sections weigh, unweighted scores do not`() throws {
    let result = try score(
      [sheet("x", "a", "q=10 w=4"), sheet("y", "a", "q=20 w=4")],
      grid(
        [criterion("q", weight: "2"), criterion("w", weight: "0.5", section: 1)],
        sections: [section("s", weight: "3"), section("t")]))
    #expect(result.step.sectionsUnweighted == [r("15"), r("4")])
    #expect(result.step.sectionsWeighted == [r("90"), r("2")])
    #expect(result.step.unweighted == r("19"))
    #expect(result.step.total == r("92"))
  }

  @Test func `a cascade call: scores 0, 3, 7, 10, average per criterion, then weight`() throws {
    let weights = ["2", "2", "3", "1", "1", "1"]
    let scale = Scale.values([r("0"), r("3"), r("7"), r("10")])
    let six = weights.enumerated().map { criterion("c\($0)", weight: $1, scale: scale) }
    let result = try score(
      [
        sheet("x", "a", "c0=10 c1=7 c2=3 c3=10 c4=0 c5=7"),
        sheet("y", "a", "c0=7 c1=7 c2=10 c3=3 c4=3 c5=7"),
      ], grid(six))
    #expect(result.step.criteria == [r("8.5"), r("7"), r("6.5"), r("6.5"), r("1.5"), r("7")])
    #expect(result.step.total == r("65.5"))
  }

  @Test func `DESIGN §6.2: an unknown fact is undetermined, never zero`() throws {
    let bands = ScoreSource.bands(
      fact: 0, [.init(from: r("10"), below: r("20"), points: r("5"))])
    let graded = grid([criterion("q"), criterion("c", source: bands)])
    for fact in [FactValue.unknown, number("9"), number("20"), .texts(["12"])] {
      let result = try score(sheets(["1", "2"]), graded, facts: [fact])
      #expect(result.state == .undetermined(criteria: [1]))
      #expect(result.state.status == .undetermined)
    }
    #expect(try score(sheets(["1", "2"]), graded, facts: [number("10")]).step.total == r("6.5"))
    // It outweighs missing sheets: the first status that holds counts (§7.1).
    #expect(try score([], graded, facts: [.unknown]).state == .undetermined(criteria: [1]))
  }

  @Test(
    "DESIGN §6.2: the first band that holds the value; a line is held at its ends",
    arguments: [
      ("0", "1", "0"), ("9.99", "1", "999/100"), ("10", "2", "10"), ("15", "2", "10"),
      ("-5", "1", "0"), ("1000", "3", "10"),
    ])
  func computed(_ fact: String, _ band: String, _ line: String) throws {
    let own = candidate("a", [number(fact)])
    let bands = ScoreSource.bands(
      fact: 0,
      [
        .init(from: nil, below: r("10"), points: r("1")),
        .init(from: r("10"), below: r("20"), points: r("2")),
        .init(from: r("15"), below: nil, points: r("3")),
      ])
    #expect(try bands.points(own) == r(band))
    let rising = ScoreSource.linear(
      fact: 0, from: r("0"), to: r("10"), pointsFrom: r("0"), pointsTo: r("10"))
    #expect(try rising.points(own) == r(line))
    let falling = ScoreSource.linear(
      fact: 0, from: r("10"), to: r("0"), pointsFrom: r("10"), pointsTo: r("0"))
    #expect(try falling.points(own) == r(line))
  }

  @Test func `DESIGN §6.9: an adjustment beyond the call's own bound is refused`() throws {
    let bounded = grid(
      [criterion("q", scale: range("0", "100", "1"))], mostAdjustment: r("30"))
    func moved(_ points: String) throws -> (Rational?, [String]) {
      let move = decision("j", .adjustment(ApplicationID("a"), r(points)))
      let own = candidate("a")
      let read = try book(sheets(["20", "20"]), [move], bounded, candidates: [own])
      return (try aggregate(own, read, bounded).1.total, codes(read.defects))
    }
    #expect(try moved("30") == (r("50"), []))
    #expect(try moved("-20") == (r("0"), []))
    #expect(try moved("30.5") == (r("20"), ["SCO132"]))
  }

  @Test func `DESIGN §6.9: where only a consensus gives scores, an application waits for it`()
    throws
  {
    let panel = grid([criterion("q")], method: .consensus, minimum: 3)
    let agreed = decision("j", .consensus(ApplicationID("a"), scores("q=4")))
    let waiting = try score(sheets(["1", "2", "3"]), panel)
    #expect(waiting.state == .awaiting([.consensus]))
    #expect(waiting.step.total == nil)
    #expect(try score(sheets(["1", "2", "3"]), [agreed], panel).step.total == r("4"))
    let few = try score(sheets(["1", "2"]), [agreed], panel)
    #expect(few.state == .awaiting([.sheets(found: 2, needed: 3)]))
  }

  @Test func `DESIGN §6.9: an adjustment moves the total, out of bounds it is refused`() throws {
    let graded = grid([criterion("q", scale: range("0", "10", "1"))])
    func adjusted(_ points: String) throws -> (Rational?, [String]) {
      let move = decision("j", .adjustment(ApplicationID("a"), r(points)))
      let own = candidate("a")
      let read = try book(sheets(["8", "9"]), [move], graded, candidates: [own])
      return (try aggregate(own, read, graded).1.total, codes(read.defects))
    }
    #expect(try adjusted("1.5") == (r("10"), []))
    #expect(try adjusted("-8.5") == (r("0"), []))
    #expect(try adjusted("1.6") == (r("8.5"), ["SCO123"]))
    #expect(try adjusted("-8.6") == (r("8.5"), ["SCO123"]))
  }

  @Test func `DESIGN §6.9: a consensus replaces all assessed criteria and needs the minimum`()
    throws
  {
    let agree = decision("k", .consensus(ApplicationID("a"), scores("q=7")))
    let result = try score(sheets(["1", "2", "3"]), [agree], grid([criterion("q")]))
    #expect(result.step.total == r("7"))
    #expect(result.step.consensus == DecisionID("k"))
    #expect(result.step.sheets.allSatisfy { $0.use == .replaced })
    let alone = try score(sheets(["1"]), [agree], grid([criterion("q")]))
    #expect(alone.state == .awaiting([.sheets(found: 1, needed: 2)]))
    // It replaces a trimmed mean, too, and what is still open.
    let open = sheets(["1", "2"]) + [sheet("z", "a", "", final: false, line: 9)]
    let trimmed = try score(open, [agree], grid([criterion("q")], method: .trimmedMean(1)))
    #expect(trimmed.step.total == r("7"))
  }

  @Test func `DESIGN §6.11: a rounded value replaces the exact one in every later step`() throws {
    let criteria = [criterion("q", weight: "3"), criterion("w", weight: "3")]
    let all = [sheet("x", "a", "q=1 w=1"), sheet("y", "a", "q=1 w=1"), sheet("z", "a", "q=2 w=2")]
    func total(_ grid: Grid) throws -> String? { try score(all, grid).step.total?.description }
    #expect(try total(grid(criteria)) == "8")
    #expect(try total(grid(criteria, criterionRounding: rounding(1, .down))) == "39/5")
    #expect(try total(grid(criteria, criterionRounding: rounding(0, .halfUp))) == "6")
    #expect(try total(grid(criteria, sectionRounding: rounding(0, .up))) == "8")
    let uneven = [criterion("q", weight: "1"), criterion("w", weight: "1")]
    #expect(try total(grid(uneven, totalRounding: rounding(1, .halfEven))) == "27/10")
    #expect(
      try total(
        grid(uneven, sectionRounding: rounding(1, .up), totalRounding: rounding(0, .down))) == "2")
  }

  @Test func `DESIGN §6.1: overflow is a failure, never a wrap`() throws {
    let huge = Rational(reduced: Int128.max, over: 1)
    let source = ScoreSource.bands(fact: 0, [.init(from: nil, below: nil, points: huge)])
    let graded = grid([criterion("c", source: source), criterion("d", source: source)])
    #expect(throws: ScoringFailure(.overflow, application: ApplicationID("a"))) {
      try score([], graded, facts: [number("1")])
    }
  }
}
