// SPDX-License-Identifier: Apache-2.0

import Model

@testable import Scoring

extension Seeded {
  /// One of these.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }

  /// A rounding, or none.
  mutating func rounding() -> Rounding? {
    once(in: 4)
      ? Rounding(digits: Int.random(in: 0...2, using: &self), mode: pick(Rounding.Mode.allCases))
      : nil
  }

  /// A method.
  mutating func method() -> AggregateMethod {
    pick([.mean, .mean, .median, .trimmedMean(1)])
  }

  /// A grid of one to three sections and up to five criteria; fact 0 feeds computed ones.
  mutating func grid() -> Grid {
    let sections = (0..<Int.random(in: 1...3, using: &self)).map {
      section("s\($0)", weight: pick(["1", "1", "2", "0.5"]))
    }
    var criteria: [Criterion] = []
    for index in 0..<Int.random(in: 1...5, using: &self) {
      let scale = pick([
        range("0", "10", "1"), range("1", "5", "0.5"), .values([r("0"), r("3"), r("7"), r("10")]),
      ])
      let band = ScoreSource.Band(from: r("2"), below: r("8"), points: r("4"))
      let above = ScoreSource.Band(from: r("5"), below: nil, points: r("9"))
      let computed = [
        ScoreSource.bands(fact: 0, [band, above]),
        .linear(fact: 0, from: r("9"), to: r("3"), pointsFrom: r("0"), pointsTo: r("10")),
        .linear(fact: 0, from: r("1"), to: r("7"), pointsFrom: r("2"), pointsTo: r("5")),
      ]
      let source = once(in: 4) ? pick(computed) : .assessors
      criteria.append(
        criterion(
          "c\(index)", weight: pick(["1", "1", "2", "3", "1.5"]), scale: scale, source: source,
          veto: once(in: 4) ? "1" : nil,
          section: Int.random(in: 0..<sections.count, using: &self)))
    }
    criteria.sort { $0.section < $1.section }
    let diverges = once(in: 2)
    let rule = diverging(
      pick([.total, .criterion]), pick([.absolute, .percentOfHigher, .percentOfMaximum]),
      over: pick(["0", "2", "10", "25"]), then: once(in: 4) ? .committee : .third,
      equidistant: pick([.higher, .lower, .mean, .committee]))
    return ScoringTests.grid(
      criteria, sections: sections, totals: once(in: 3),
      method: diverges ? pick([.mean, .mean, .median, .trimmedMean(1)]) : method(),
      criterionMethod: once(in: 3) ? pick([.mean, .median]) : nil,
      minimum: Int.random(in: 1...3, using: &self), notAssessable: pick([.no, .exclude, .minimum]),
      reach: pick([.application, .lot, .call]), divergence: diverges ? rule : nil,
      criterionRounding: rounding(), sectionRounding: rounding(), totalRounding: rounding())
  }

  /// A score as written.
  mutating func score(_ criterion: Criterion, _ grid: Grid) -> String {
    if grid.notAssessable != .no, once(in: 3) { return "n/a" }
    switch criterion.scale {
    case .range(let least, _, _):
      return least == .zero
        ? String(Int.random(in: 0...10, using: &self)) : pick(["1", "1.5", "2", "3.5", "4", "5"])
    default: return pick(["0", "3", "7", "10"])
    }
  }

  /// The scores of all criteria that assessors score.
  mutating func scores(_ grid: Grid, likeOthers: [String: String]) -> String {
    var text: [String] = []
    for criterion in grid.criteria where criterion.isAssessed {
      let id = criterion.id.text
      // Sheets that agree on what cannot be assessed are worth most.
      let value = likeOthers[id].map { once(in: 8) ? score(criterion, grid) : $0 }
      let own = score(criterion, grid)
      text.append("\(id)=\(value ?? (own == "n/a" ? "3" : own))")
    }
    return text.joined(separator: " ")
  }

  /// Sheets of up to four assessors, in up to two versions, for applications `a` and `b`.
  mutating func sheets(_ grid: Grid) -> [Sheet] {
    var sheets: [Sheet] = []
    for application in ["a", "b"] {
      var shared: [String: String] = [:]
      for criterion in grid.criteria where grid.notAssessable != .no && once(in: 3) {
        shared[criterion.id.text] = "n/a"
      }
      let count = Int.random(in: 1...(grid.divergence == nil ? 5 : 3), using: &self)
      for index in 0..<count {
        let role: AssessorRole =
          grid.divergence == nil ? pick(AssessorRole.allCases) : AssessorRole.allCases[index]
        for version in 1...(once(in: 4) ? 2 : 1) {
          sheets.append(
            sheet(
              "x\(index)", application, scores(grid, likeOthers: shared), role: role,
              final: !once(in: 15), version: version, conflict: once(in: 20) ? "mine" : nil,
              line: sheets.count * 10 + 1))
        }
      }
    }
    return sheets
  }

  /// Decisions about scores.
  mutating func scoreDecisions(_ grid: Grid, _ sheets: [Sheet]) -> [Decision] {
    var decisions: [Decision] = []
    if once(in: 6), grid.criteria.contains(where: { $0.isAssessed }) {
      decisions.append(
        decision(
          "k", .consensus(ApplicationID("a"), ScoringTests.scores(scores(grid, likeOthers: [:])))))
    }
    if once(in: 4) {
      decisions.append(
        decision("j", .adjustment(ApplicationID("a"), r(pick(["1", "-1", "0.5"]))), line: 2))
    }
    if once(in: 10) {
      decisions.append(
        decision(
          "r", .conflict(ApplicationID("b"), AssessorID("x1"), isRecorded: true), at: 3, line: 3))
    }
    if let declared = sheets.first(where: { $0.conflict != nil }), once(in: 2) {
      decisions.append(
        decision(
          "l", .conflict(declared.application, declared.assessor, isRecorded: false), line: 4))
    }
    return decisions
  }
}
