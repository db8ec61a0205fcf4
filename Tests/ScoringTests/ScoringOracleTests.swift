// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// Scoring against a second, naive implementation over random grids and sheets.
@Suite struct ScoringOracleTests {
  @Test("DESIGN §6: the same states and totals as the oracle", arguments: 0..<8)
  func oracle(_ seed: Int) throws {
    var random = Seeded(UInt64(seed))
    var states: [String: Int] = [:]
    for _ in 0..<500 {
      let grid = random.grid()
      let sheets = random.sheets(grid)
      let decisions = random.scoreDecisions(grid, sheets)
      let facts = [
        random.once(in: 12)
          ? FactValue.unknown : number(random.pick(["1", "2", "4.5", "6", "8", "11"]))
      ]
      let lots = ["a": "1", "b": random.pick(["1", "2"])]
      let candidates = ["a", "b"].map { candidate($0, facts, lot: lots[$0]) }
      let read = try SheetBook(
        sheets: Sheets(sheets.shuffled(using: &random)),
        decisions: decisions.shuffled(using: &random),
        grid: grid,
        applications: ["a", "b"].reduce(into: [:]) {
          $0[ApplicationID($1)] = .some(lots[$1].map { LotID($0) })
        }, candidates: candidates)
      var taken = decisions
      for defect in read.defects {
        // An adjustment out of bounds is refused; nothing else is wrong with these.
        #expect(defect.kind.code == "SCO123")
        taken.removeAll { $0.id.text == "j" }
      }
      let naive = NaiveScoring(grid: grid, sheets: sheets, decisions: taken, lots: lots)
      for own in candidates {
        let (state, step) = try aggregate(own, read, grid)
        var found = NaiveScoring.Result(state: name(state))
        found.total = step.total.map { Fraction($0) }
        found.criteria = step.criteria.map { $0.map { Fraction($0) } }
        found.sections = step.sectionsWeighted.map { Fraction($0) }
        for sheet in step.sheets { found.uses[sheet.assessor.text] = sheet.use.rawValue }
        if state == .scored {
          found.vetoed = try gates(step, own.application, read, grid).compactMap {
            if case .veto(let criterion) = $0.subject, !$0.passes { criterion } else { nil }
          }
        }
        let expected = naive.score(own.application.text, facts)
        #expect(found == expected)
        try expectSame(own, read, grid)
        states[found.state, default: 0] += 1
      }
    }
    // The cases are worth something only where every state comes up.
    for state in ["scored", "awaiting", "divergent", "clarification", "undetermined"] {
      #expect(states[state, default: 0] > 10, "\(states)")
    }
    #expect(states["scored", default: 0] > 300, "\(states)")
  }

  /// Expects that the columns of scores say what scoring one application says.
  private func expectSame(_ own: Candidate, _ book: SheetBook, _ grid: Grid) throws {
    let (state, step) = try aggregate(own, book, grid)
    let scores = try Scores([own], book, grid) { _ in false }
    guard state == .scored else {
      #expect(scores.outcomes == [.open(try #require(state.status))])
      #expect(scores.total(of: 0) == nil)
      return
    }
    let passes = try gates(step, own.application, book, grid).allSatisfy(\.passes)
    #expect(scores.outcomes == [passes ? .passed : .belowThreshold])
    #expect(scores.total(of: 0) == step.total)
    #expect(grid.criteria.indices.map { scores.criterion($0, of: 0) } == step.criteria)
    #expect(grid.sections.indices.map { scores.section($0, of: 0) } == step.sectionsWeighted)
    #expect(scores.step(of: 0)?.total == step.total)
  }

  /// A state without its details.
  private func name(_ state: ScoreState) -> String {
    switch state {
    case .scored: "scored"
    case .awaiting: "awaiting"
    case .divergent: "divergent"
    case .undetermined: "undetermined"
    case .clarification: "clarification"
    }
  }
}
