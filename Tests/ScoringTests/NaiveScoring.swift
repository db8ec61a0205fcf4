// SPDX-License-Identifier: Apache-2.0

import Model

/// Scoring written a second time, from DESIGN §6, with dictionaries and without any part of the
/// room: what the real one must agree with.
struct NaiveScoring {
  var grid: Grid
  var sheets: [Sheet]
  var decisions: [Decision]
  var lots: [String: String]

  /// The result in words, and the numbers.
  struct Result: Equatable {
    var state: String
    var total: Fraction?
    var criteria: [Fraction?] = []
    var sections: [Fraction] = []
    var uses: [String: String] = [:]
    var vetoed: [Int] = []
  }

  /// Criterion id → score, nil for "n/a".
  typealias Card = [String: Fraction?]

  var assessed: [Criterion] { grid.criteria.filter { $0.source == .assessors } }

  func hasConflict(_ assessor: String, _ application: String) -> Bool {
    var pairs: Set<String> = []
    for sheet in sheets where sheet.assessor.text == assessor && sheet.conflict != nil {
      pairs.insert(sheet.application.text)
    }
    for decision in decisions.sorted(by: { $0.at < $1.at }) {
      if case .conflict(let application, let who, let isRecorded) = decision.action,
        who.text == assessor
      {
        if isRecorded { pairs.insert(application.text) } else { pairs.remove(application.text) }
      }
    }
    switch grid.conflictReach {
    case .application: return pairs.contains(application)
    case .lot: return pairs.contains { lots[$0] == lots[application] }
    case .call: return !pairs.isEmpty
    }
  }

  func card(_ scores: [Sheet.Score]) -> Card {
    var card: Card = [:]
    for score in scores {
      card[score.criterion] = .some(score.value == "n/a" ? nil : Fraction(decimal: score.value))
    }
    return card
  }

  /// Weight in the total, with some criteria left out of their sections.
  func weight(_ criterion: Criterion, without left: Set<String>) -> Fraction {
    let members = grid.criteria.filter { $0.section == criterion.section }
    let all = members.map { Fraction($0.weight) }.sum
    let rest = members.filter { !left.contains($0.id.text) }.map { Fraction($0.weight) }.sum
    let factor = left.isEmpty || rest == Fraction(0) ? Fraction(1) : all / rest
    return Fraction(criterion.weight) * factor
  }

  func total(_ card: Card) -> Fraction? {
    var left: Set<String> = []
    if grid.notAssessable == .exclude {
      for criterion in assessed where card[criterion.id.text] == .some(nil) {
        left.insert(criterion.id.text)
      }
    }
    let kept = assessed.filter { !left.contains($0.id.text) }
    if kept.isEmpty { return nil }
    return kept.map { criterion in
      let score = (card[criterion.id.text] ?? nil) ?? Fraction(criterion.scale.least)
      return Fraction(grid.sections[criterion.section].weight) * weight(criterion, without: left)
        * score
    }.sum
  }

  func distance(_ left: Fraction, _ right: Fraction, _ maximum: Fraction) -> Fraction {
    guard let rule = grid.divergence else { return Fraction(0) }
    let gap = left < right ? right - left : left - right
    if gap == Fraction(0) { return gap }
    switch rule.method {
    case .absolute: return gap
    case .percentOfHigher: return Fraction(100) * gap / max(left, right)
    case .percentOfMaximum: return Fraction(100) * gap / maximum
    }
  }

  /// The two closest of three by trying the three pairs; nil for the committee.
  func closest(_ values: [Fraction]) -> [Int]? {
    let pairs = [[0, 1], [0, 2], [1, 2]]
    func gap(_ pair: [Int]) -> Fraction {
      let (left, right) = (values[pair[0]], values[pair[1]])
      return left < right ? right - left : left - right
    }
    let least = pairs.map(gap).min() ?? Fraction(0)
    let best = pairs.filter { gap($0) == least }
    if best.count == 1 { return best[0] }
    func sum(_ pair: [Int]) -> Fraction { values[pair[0]] + values[pair[1]] }
    switch grid.divergence?.equidistant {
    case .higher: return best.max { sum($0) < sum($1) }
    case .lower: return best.min { sum($0) < sum($1) }
    case .mean: return [0, 1, 2]
    default: return nil
    }
  }

  func aggregate(_ values: [Fraction], _ method: AggregateMethod) -> Fraction {
    var sorted = values.sorted()
    switch method {
    case .mean, .consensus: return sorted.mean
    case .median:
      while sorted.count > 2 {
        sorted.removeFirst()
        sorted.removeLast()
      }
      return sorted.mean
    case .trimmedMean(let k):
      for _ in 0..<k {
        sorted.removeFirst()
        sorted.removeLast()
      }
      return sorted.mean
    }
  }

  func computed(_ criterion: Criterion, _ facts: [FactValue]) -> Fraction? {
    switch criterion.source {
    case .assessors: return nil
    case .bands(let fact, let bands):
      guard case .number(let number) = facts[fact] else { return nil }
      let value = Fraction(number)
      let fitting = bands.filter { band in
        (band.from.map { Fraction($0) <= value } ?? true)
          && (band.below.map { value < Fraction($0) } ?? true)
      }
      return fitting.first.map { Fraction($0.points) }
    case .linear(let fact, let from, let to, let pointsFrom, let pointsTo):
      guard case .number(let number) = facts[fact] else { return nil }
      let span = Fraction(to) - Fraction(from)
      var part = (Fraction(number) - Fraction(from)) / span
      part = min(max(part, Fraction(0)), Fraction(1))
      return Fraction(pointsFrom) + (Fraction(pointsTo) - Fraction(pointsFrom)) * part
    }
  }
}
