// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// The short way through scoring against the long one, over random grids that the short one takes.
@Suite struct PlainScoringTests {
  @Test("DESIGN §6.7, §6.10: the short way says what the long one says", arguments: 0..<6)
  func agreement(_ seed: Int) throws {
    var random = Seeded(UInt64(seed) + 900)
    var short = 0
    var outcomes: [Scores.Outcome: Int] = [:]
    for _ in 0..<300 {
      let grid = plainGrid(&random)
      let ids = ["a", "b", "c"]
      let sheets = ids.flatMap { sheetsOf($0, grid, &random) }
      let candidates = ids.map { candidate($0) }
      let read = try book(sheets.shuffled(using: &random), grid, candidates: candidates)
      var quick = try #require(PlainScoring(read, grid))
      var table = ValueTable()
      let scores = try Scores(candidates, read, grid) { _ in false }
      for (position, own) in candidates.enumerated() {
        var numbers: [UInt32] = []
        if try quick.score(own.application, read, &table, into: &numbers) != nil { short += 1 }
        let (state, step) = try aggregate(own, read, grid)
        outcomes[scores.outcomes[position], default: 0] += 1
        guard state == .scored else {
          #expect(numbers.isEmpty)
          #expect(scores.outcomes[position] == .open(try #require(state.status)))
          continue
        }
        let passes = try gates(step, own.application, read, grid).allSatisfy(\.passes)
        #expect(scores.outcomes[position] == (passes ? .passed : .belowThreshold))
        #expect(scores.total(of: position) == step.total)
        #expect(
          grid.criteria.indices.map { scores.criterion($0, of: position) } == step.criteria)
        #expect(
          grid.sections.indices.map { scores.section($0, of: position) } == step.sectionsWeighted)
      }
    }
    // Else nothing was compared.
    #expect(short > 300, "\(short)")
    #expect(outcomes[.passed, default: 0] > 50, "\(outcomes)")
    #expect(outcomes[.belowThreshold, default: 0] > 50, "\(outcomes)")
    #expect(outcomes[.open(.awaitingAssessment), default: 0] > 20, "\(outcomes)")
  }

  @Test("DESIGN §6.1: eleven sheets, whose mean is no whole number of units, go the long way")
  func eleven() throws {
    let graded = grid([criterion("q", scale: range("0", "5", "0.5"))])
    let sheets = (0..<11).map { sheet("x\($0)", "a", "q=\($0 % 5)", line: $0 + 1) }
    let own = candidate("a")
    let read = try book(sheets, graded, candidates: [own])
    let scores = try Scores([own], read, graded) { _ in false }
    #expect(scores.total(of: 0) == r("20/11"))
  }

  @Test("a candidate that is left out has no scores")
  func leftOut() throws {
    let graded = grid([criterion("q", scale: range("0", "5", "0.5"))])
    let both = ["a", "b"].map { candidate($0) }
    let sheets = ["a", "b"].flatMap { id in
      ["x", "y"].map { sheet($0, id, "q=4", line: $0 == "x" ? 1 : 2) }
    }
    let read = try book(sheets, graded, candidates: both)
    let scores = try Scores(both, read, graded) { $0 == 0 }
    #expect(scores.outcomes == [.none, .passed])
    #expect(scores.step(of: 0) == nil)
    #expect(scores.total(of: 0) == nil)
    #expect(scores.total(of: 1) == r("4"))
  }

  /// A grid without anything that asks for the long way.
  private func plainGrid(_ random: inout Seeded) -> Grid {
    let weights = ["1", "2", "0.5", "1/3", "7/4", "0"]
    let bases: [Basis] = [.weighted, .unweighted]
    let sections = (0...Int.random(in: 0...1, using: &random)).map { index in
      section(
        "s\(index)", weight: random.pick(weights),
        least: random.once(in: 3) ? random.pick(["2", "4", "7/3"]) : nil, on: random.pick(bases))
    }
    let names = ["q", "w", "z"].prefix(Int.random(in: sections.count...3, using: &random))
    let criteria = names.enumerated().map { index, name in
      criterion(
        name, weight: random.pick(weights), scale: range("-1", "5", "0.25"),
        least: random.once(in: 3) ? random.pick(["1", "1.5", "8/3"]) : nil,
        on: random.pick(bases), section: min(index, sections.count - 1))
    }
    func rounded() -> Rounding? {
      random.once(in: 3)
        ? Rounding(
          digits: Int.random(in: 0...2, using: &random), mode: random.pick(Rounding.Mode.allCases))
        : nil
    }
    return grid(
      criteria, sections: sections, minimum: Int.random(in: 1...3, using: &random),
      least: random.once(in: 2) ? Threshold(least: r("5"), basis: random.pick(bases)) : nil,
      criterionRounding: rounded(), sectionRounding: rounded(), totalRounding: rounded())
  }

  /// Some sheets for an application; few are drafts, have a gap, or a conflict.
  private func sheetsOf(_ id: String, _ grid: Grid, _ random: inout Seeded) -> [Sheet] {
    (0..<Int.random(in: 2...4, using: &random)).map { number in
      let isDraft = random.once(in: 15)
      let scores = grid.criteria.map { criterion in
        let value = "\(Int.random(in: -1...4, using: &random)).\(random.pick(["0", "25", "75"]))"
        return "\(criterion.id.text)=\(isDraft && random.once(in: 2) ? "" : value)"
      }
      return sheet(
        "x\(number)", id, scores.joined(separator: " ").replacing("-1.25", with: "-1"),
        role: random.pick(AssessorRole.allCases), final: !isDraft,
        conflict: random.once(in: 15) ? "cousin" : nil, line: number * 10 + 1)
    }
  }
}
