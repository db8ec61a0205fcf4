// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.10: thresholds and vetoes.
@Suite struct GateTests {
  /// The gates of application `a`, as text: `criterion(0) 3>=3`.
  private func gatesOf(
    _ sheets: [Sheet], _ grid: Grid, _ decisions: [Decision] = []
  ) throws -> [String] {
    let own = candidate("a")
    let read = try book(sheets, decisions, grid, candidates: [own])
    #expect(read.defects.isEmpty)
    let step = try aggregate(own, read, grid).1
    return try gates(step, own.application, read, grid).map {
      "\($0.subject) \($0.score) \($0.bound) \($0.passes)"
    }
  }

  @Test
  func `DESIGN §6.10: thresholds look at the unweighted aggregate unless the call says weighted`()
    throws
  {
    let all = [sheet("x", "a", "q=4 w=5"), sheet("y", "a", "q=5 w=6", line: 5)]
    let unweighted = grid(
      [criterion("q", weight: "2", least: "4.5"), criterion("w", weight: "3", least: "6")],
      sections: [section("s", weight: "10", least: "10")],
      least: Threshold(least: r("11"), basis: .unweighted))
    #expect(
      try gatesOf(all, unweighted) == [
        "criterion(0) 9/2 9/2 true", "criterion(1) 11/2 6 false", "section(0) 10 10 true",
        "total 10 11 false",
      ])
    let weighted = grid(
      [criterion("q", weight: "2", least: "9", on: .weighted), criterion("w", weight: "3")],
      sections: [section("s", weight: "10", least: "255", on: .weighted)],
      least: Threshold(least: r("256"), basis: .weighted))
    #expect(
      try gatesOf(all, weighted) == [
        "criterion(0) 9 9 true", "section(0) 255 255 true", "total 255 256 false",
      ])
  }

  @Test func `DESIGN §6.9, §6.10: an adjustment precedes gates`() throws {
    let graded = grid([criterion("q")], least: Threshold(least: r("50"), basis: .weighted))
    let all = [sheet("x", "a", "q=49"), sheet("y", "a", "q=50", line: 2)]
    #expect(try gatesOf(all, graded) == ["total 99/2 50 false"])
    let move = decision("j", .adjustment(ApplicationID("a"), r("0.5")))
    #expect(try gatesOf(all, graded, [move]) == ["total 50 50 true"])
  }

  @Test func `DESIGN §6.10: vetoes look at single sheets that count`() throws {
    let graded = grid(
      [criterion("q", veto: "1")], divergence: diverging(over: "3", equidistant: .higher))
    func veto(_ values: [String], _ decisions: [Decision] = []) throws -> [String] {
      try gatesOf(
        zip(AssessorRole.allCases, values).enumerated().map {
          sheet("x\($0)", "a", "q=\($1.1)", role: $1.0, line: $0 + 1)
        }, graded, decisions)
    }
    #expect(try veto(["1", "4"]) == ["veto(0) 1 1 false"])
    #expect(try veto(["1.5", "4"]) == ["veto(0) 3/2 1 true"])
    // A third that was not asked for, or a sheet that is not among the closest, has no veto.
    #expect(try veto(["2", "4", "0"]) == ["veto(0) 2 1 true"])
    #expect(try veto(["1", "8", "7"]) == ["veto(0) 7 1 true"])
    // A consensus replaces the sheets, and so their vetoes.
    let agree = decision("k", .consensus(ApplicationID("a"), scores("q=3")))
    #expect(try veto(["1", "4"], [agree]) == ["veto(0) 3 1 true"])
  }

  @Test func `Horizon: thresholds of 3 and 10 on unweighted scores, Impact 1.5 for ranking only`()
    throws
  {
    let scale = range("0", "5", "0.5")
    let innovation = grid(
      [
        criterion("e", scale: scale, least: "3"),
        criterion("i", weight: "1.5", scale: scale, least: "3"),
        criterion("m", scale: scale, least: "3"),
      ], least: Threshold(least: r("10"), basis: .unweighted))
    let agree = decision("k", .consensus(ApplicationID("a"), scores("e=3 i=3.5 m=3")))
    let three = (0..<3).map { sheet("x\($0)", "a", "e=3 i=4 m=3", line: $0) }
    #expect(
      try gatesOf(three, innovation, [agree]) == [
        "criterion(0) 3 3 true", "criterion(1) 7/2 3 true", "criterion(2) 3 3 true",
        "total 19/2 10 false",
      ])
  }
}
