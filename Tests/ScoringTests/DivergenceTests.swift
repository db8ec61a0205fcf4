// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.8: divergence of first and second.
@Suite struct DivergenceTests {
  /// Sheets of first, second and third with one criterion.
  private func sheets(_ values: String...) -> [Sheet] {
    zip(AssessorRole.allCases, values).enumerated().map { index, pair in
      sheet("x\(index)", "a", "q=\(pair.1)", role: pair.0, line: index + 1)
    }
  }

  @Test(
    "DESIGN §6.8: strictly above the bound; 0 and 0 is none",
    arguments: [
      (Divergence.Method.absolute, "10", "50", "60", "10", false),
      (.absolute, "10", "50", "60.5", "21/2", true),
      (.percentOfHigher, "30", "70", "100", "30", false),
      (.percentOfHigher, "30", "69.5", "100", "61/2", true),
      (.percentOfHigher, "0", "0", "0", "0", false),
      (.percentOfMaximum, "20", "10", "30", "20", false),
      (.percentOfMaximum, "20", "10", "30.5", "41/2", true),
    ] as [(Divergence.Method, String, String, String, String, Bool)])
  func bounds(
    _ method: Divergence.Method, _ over: String, _ first: String, _ second: String,
    _ distance: String, _ isAbove: Bool
  ) throws {
    for subject in [Divergence.Subject.total, .criterion] {
      let rule = diverging(subject, method, over: over)
      for pair in [sheets(first, second), sheets(second, first)] {
        let result = try score(pair, grid([criterion("q")], divergence: rule))
        #expect(result.state == (isAbove ? .divergent : .scored))
        if isAbove || subject == .total {
          #expect(result.step.divergences.count == 1)
          #expect(result.step.divergences[0].distance == r(distance))
          #expect(result.step.divergences[0].state == (isAbove ? .open : .none))
        } else {
          #expect(result.step.divergences.isEmpty)
        }
      }
    }
  }

  @Test(
    "DESIGN §6.8: the two closest of exactly three; equidistant as the call says",
    arguments: [
      ("60", "100", "70", Divergence.Equidistant.higher, "65"), ("60", "100", "90", .lower, "95"),
      ("60", "80", "70", .higher, "75"), ("60", "80", "70", .lower, "65"),
      ("60", "80", "70", .mean, "70"), ("60", "80", "80", .lower, "80"),
      ("60", "80", "0", .lower, "70"),
      ("60", "80", "70", .committee, nil),
    ] as [(String, String, String, Divergence.Equidistant, String?)])
  func closest(
    _ first: String, _ second: String, _ third: String, _ equidistant: Divergence.Equidistant,
    _ expected: String?
  ) throws {
    for subject in [Divergence.Subject.total, .criterion] {
      for totals in [false, true] {
        let rule = diverging(subject, over: "10", equidistant: equidistant)
        let result = try score(
          sheets(first, second, third), grid([criterion("q")], totals: totals, divergence: rule))
        #expect(result.step.total == expected.map(r))
        #expect(result.state == (expected == nil ? .divergent : .scored))
        #expect(result.step.divergences.map(\.state) == [expected == nil ? .open : .resolved])
      }
    }
  }

  @Test
  func `the codified example: over 30 % of the higher, 60 and 90, third 75, the call must say`()
    throws
  {
    let rule = diverging(.total, .percentOfHigher, over: "30", equidistant: .committee)
    let graded = grid([criterion("q")], divergence: rule)
    #expect(try score(sheets("60", "90"), graded).state == .divergent)
    #expect(try score(sheets("60", "90", "75"), graded).state == .divergent)
    // 60 and 80: 25 % of the higher, no divergence, so 70 as third does not count.
    let none = try score(sheets("60", "80", "71"), graded)
    #expect(none.step.total == r("70"))
    #expect(none.step.sheets.map(\.use) == [.counted, .counted, .notAsked])
  }

  @Test func `DESIGN §6.8: without divergence a third sheet does not count`() throws {
    let rule = diverging(over: "20")
    let result = try score(sheets("60", "70", "100"), grid([criterion("q")], divergence: rule))
    #expect(result.step.total == r("65"))
    // Not even for the minimum.
    let short = try score(
      [sheets("60", "70", "100")[0], sheets("60", "70", "100")[2]],
      grid([criterion("q")], divergence: rule))
    #expect(short.state == .awaiting([.sheets(found: 1, needed: 2)]))
  }

  @Test func `DESIGN §6.8: the sheet that is not among the closest is marked`() throws {
    let result = try score(
      sheets("60", "90", "85"), grid([criterion("q")], divergence: diverging(over: "20")))
    #expect(result.step.sheets.map(\.use) == [.notClosest, .counted, .counted])
    #expect(result.step.total == r("87.5"))
  }

  @Test func `DESIGN §6.8: per criterion, only those that diverge take the third`() throws {
    let rule = diverging(.criterion, over: "20")
    let result = try score(
      [
        sheet("x", "a", "q=10 w=50"), sheet("y", "a", "q=40 w=60", role: .second),
        sheet("z", "a", "q=12 w=100", role: .third),
      ], grid([criterion("q"), criterion("w")], divergence: rule))
    #expect(result.step.criteria == [r("11"), r("55")])
    #expect(result.step.divergences.map(\.criterion) == [0])
  }

  @Test func `DESIGN §6.8: or the committee, by a consensus`() throws {
    let rule = diverging(over: "10", then: .committee)
    let graded = grid([criterion("q")], divergence: rule)
    #expect(try score(sheets("60", "80", "70"), graded).state == .divergent)
    let agree = decision("k", .consensus(ApplicationID("a"), scores("q=66")))
    let result = try score(sheets("60", "80"), [agree], graded)
    #expect(result.step.total == r("66"))
    #expect(result.step.divergences.map(\.state) == [.resolved])
  }

  @Test func `DESIGN §6.8: totals are weighted, and percent of the maximum of assessed criteria`()
    throws
  {
    let flat = ScoreSource.bands(fact: 0, [.init(from: nil, below: nil, points: r("100"))])
    let rule = diverging(.total, .percentOfMaximum, over: "10")
    let result = try score(
      [sheet("x", "a", "q=10 w=0"), sheet("y", "a", "q=30 w=0", role: .second)],
      grid(
        [criterion("q", weight: "2"), criterion("w"), criterion("c", weight: "9", source: flat)],
        divergence: rule), facts: [number("1")])
    // 100·40/300
    #expect(result.step.divergences[0].distance == r("40/3"))
    #expect(result.state == .divergent)
  }

  @Test func `DESIGN §6.3: an open first sheet is waited for; an open third only where asked`()
    throws
  {
    let graded = grid([criterion("q")], minimum: 1, divergence: diverging(over: "20"))
    let open = [sheet("x", "a", "q=1", final: false), sheet("y", "a", "q=2", role: .second)]
    #expect(try score(open, graded).state == .awaiting([.open(AssessorID("x"))]))
    let third = sheets("60", "70") + [sheet("z", "a", "", role: .third, final: false)]
    #expect(try score(third, graded).state == .scored)
  }
}
