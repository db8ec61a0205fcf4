// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.6: not assessable.
@Suite struct NotAssessableTests {
  /// Three criteria of one section, weights 1, 2, 3, and one of another.
  private func graded(
    _ rule: NotAssessable, least: String? = nil, totals: Bool = false, veto: String? = nil
  ) -> Grid {
    let scale = range("1", "10", "1")
    return grid(
      [
        criterion("q", scale: scale, least: least, veto: veto),
        criterion("w", weight: "2", scale: scale), criterion("e", weight: "3", scale: scale),
        criterion("z", scale: scale, section: 1),
      ], sections: [section("s"), section("t")], totals: totals, notAssessable: rule)
  }

  /// Two sheets with marks for `q`.
  private func sheets(_ first: String, _ second: String) -> [Sheet] {
    [
      sheet("x", "a", "q=\(first) w=5 e=5 z=2"),
      sheet("y", "a", "q=\(second) w=7 e=5 z=4", line: 9),
    ]
  }

  @Test func `DESIGN §6.6: exclude rescales the other weights of the section`() throws {
    for totals in [false, true] {
      let result = try score(sheets("n/a", "N/A"), graded(.exclude, totals: totals))
      // 6·(2·6 + 3·5)/5 of the first section, 3 of the second.
      #expect(result.step.total == r("177/5"))
      #expect(result.step.criteria == [nil, r("6"), r("5"), r("3")])
      #expect(result.step.unweighted == r("14"))
    }
  }

  @Test func `DESIGN §6.6: minimum gives the scale's least score`() throws {
    for totals in [false, true] {
      let result = try score(sheets("n/a", "n/a"), graded(.minimum, totals: totals))
      #expect(result.step.total == r("31"))
      #expect(result.step.criteria[0] == r("1"))
    }
  }

  @Test func `DESIGN §6.6: only if every counting sheet says it, else clarification`() throws {
    let result = try score(sheets("n/a", "4"), graded(.exclude))
    #expect(result.state == .clarification(criteria: [0]))
    #expect(result.state.status == .clarification)
    let agree = decision("k", .consensus(ApplicationID("a"), scores("q=4 w=5 e=5 z=2")))
    #expect(try score(sheets("n/a", "4"), [agree], graded(.exclude)).state == .scored)
  }

  @Test func `DESIGN §6.6: a gate on it does not apply`() throws {
    for rule in [NotAssessable.exclude, .minimum] {
      let grid = graded(rule, least: "4", veto: "2")
      let own = candidate("a")
      let read = try book(sheets("n/a", "n/a"), grid, candidates: [own])
      let step = try aggregate(own, read, grid).1
      #expect(try gates(step, own.application, read, grid).isEmpty)
    }
  }

  @Test func `DESIGN §6.6: a section that nothing is left of drops out`() throws {
    let all = [
      sheet("x", "a", "q=2 w=5 e=5 z=n/a"), sheet("y", "a", "q=2 w=7 e=5 z=n/a", line: 9),
    ]
    let result = try score(all, graded(.exclude))
    #expect(result.step.total == r("29"))
    #expect(result.step.sectionsWeighted == [r("29"), r("0")])
    let scored = Scored(candidate: candidate("a"), step: result.step, grid: graded(.exclude))
    #expect([scored.section(0), scored.section(1)] == [r("29"), nil])
    let read = try book(all, graded(.exclude), candidates: [candidate("a")])
    let columns = Scored(
      candidate("a"), try Scores([candidate("a")], read, graded(.exclude)) { _ in false }, 0)
    #expect([columns.section(0), columns.section(1)] == [r("29"), nil])
  }

  @Test func `DESIGN §6.6: nothing left to score is undetermined`() throws {
    let nothing = "q=n/a w=n/a e=n/a z=n/a"
    let result = try score(
      [sheet("x", "a", nothing), sheet("y", "a", nothing, line: 9)], graded(.exclude))
    #expect(result.state == .undetermined(criteria: []))
  }

  @Test func `DESIGN §6.6: a computed criterion is rescaled, too`() throws {
    let flat = ScoreSource.bands(fact: 0, [.init(from: nil, below: nil, points: r("10"))])
    for totals in [false, true] {
      let result = try score(
        [sheet("x", "a", "q=n/a"), sheet("y", "a", "q=n/a", line: 9)],
        grid(
          [criterion("q"), criterion("c", weight: "3", source: flat)], totals: totals,
          notAssessable: .exclude), facts: [number("1")])
      #expect(result.step.total == r("40"))
    }
  }
}
