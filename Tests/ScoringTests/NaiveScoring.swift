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

  private var assessed: [Criterion] { grid.criteria.filter { $0.source == .assessors } }

  private func hasConflict(_ assessor: String, _ application: String) -> Bool {
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

  private func card(_ scores: [Sheet.Score]) -> Card {
    var card: Card = [:]
    for score in scores {
      card[score.criterion] = .some(score.value == "n/a" ? nil : Fraction(decimal: score.value))
    }
    return card
  }

  /// Weight in the total, with some criteria left out of their sections.
  private func weight(_ criterion: Criterion, without left: Set<String>) -> Fraction {
    let members = grid.criteria.filter { $0.section == criterion.section }
    let all = members.map { Fraction($0.weight) }.sum
    let rest = members.filter { !left.contains($0.id.text) }.map { Fraction($0.weight) }.sum
    let factor = left.isEmpty || rest == Fraction(0) ? Fraction(1) : all / rest
    return Fraction(criterion.weight) * factor
  }

  private func total(_ card: Card) -> Fraction? {
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

  private func distance(_ left: Fraction, _ right: Fraction, _ maximum: Fraction) -> Fraction {
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
  private func closest(_ values: [Fraction]) -> [Int]? {
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

  private func aggregate(_ values: [Fraction], _ method: AggregateMethod) -> Fraction {
    var sorted = values.sorted()
    switch method {
    case .mean: return sorted.mean
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

  private func computed(_ criterion: Criterion, _ facts: [FactValue]) -> Fraction? {
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

  /// The result for one application.
  func score(_ application: String, _ facts: [FactValue]) -> Result {
    var latest: [String: Sheet] = [:]
    for sheet in sheets where sheet.application.text == application {
      if sheet.version > latest[sheet.assessor.text]?.version ?? 0 {
        latest[sheet.assessor.text] = sheet
      }
    }
    var result = Result(state: "scored")
    var cards: [String: Card] = [:]
    var open: [Sheet] = []
    for (assessor, sheet) in latest {
      if hasConflict(assessor, application) {
        result.uses[assessor] = "conflict"
      } else if !sheet.isFinal {
        result.uses[assessor] = "open"
        open.append(sheet)
      } else {
        result.uses[assessor] = "counted"
        cards[assessor] = card(sheet.scores)
      }
    }
    var consensus: Card?
    var adjustment = Fraction(0)
    for decision in decisions {
      if case .consensus(let id, let scores) = decision.action, id.text == application {
        consensus = card(scores)
      }
      if case .adjustment(let id, let points) = decision.action, id.text == application {
        adjustment = Fraction(points)
      }
    }

    // Who counts, criterion by criterion.
    var voices: [String: [Fraction?]] = [:]
    var wholeSheets: [Card]? = []
    var isOpen = false
    var usesMean = false
    var found = 0
    func take(_ names: [String]) {
      for criterion in assessed {
        voices[criterion.id.text] = names.map { cards[$0]?[criterion.id.text] ?? nil }
      }
      wholeSheets = names.compactMap { cards[$0] }
    }
    if let rule = grid.divergence {
      func name(_ role: AssessorRole) -> String? {
        cards.keys.first { latest[$0]?.role == role }
      }
      let third = name(.third)
      if let third { result.uses[third] = "notAsked" }
      let pair = [name(.first), name(.second)].compactMap { $0 }
      take(pair)
      found = pair.count
      open.removeAll { $0.role == .third }
      if pair.count == 2 {
        let (left, right) = (cards[pair[0]] ?? [:], cards[pair[1]] ?? [:])
        let apart: [String]
        if rule.subject == .total {
          if let one = total(left), let other = total(right) {
            let most = assessed.map {
              Fraction(grid.sections[$0.section].weight) * Fraction($0.weight)
                * Fraction($0.scale.most)
            }.sum
            apart = distance(one, other, most) > Fraction(rule.over) ? ["total"] : []
          } else {
            apart = []
          }
        } else {
          apart = assessed.filter {
            guard let one = left[$0.id.text] ?? nil, let other = right[$0.id.text] ?? nil else {
              return false
            }
            return distance(one, other, Fraction($0.scale.most)) > Fraction(rule.over)
          }.map(\.id.text)
        }
        if !apart.isEmpty {
          if rule.resolution == .third, let third {
            let three = pair + [third]
            found = 3
            usesMean = true
            result.uses[third] = "counted"
            if rule.subject == .total {
              let totals = three.map { total(cards[$0] ?? [:]) }
              if totals.contains(nil) {
                take(three)
              } else if let best = closest(totals.compactMap { $0 }) {
                take(best.map { three[$0] })
                for (index, one) in three.enumerated() where !best.contains(index) {
                  result.uses[one] = "notClosest"
                }
              } else {
                isOpen = true
              }
            } else {
              wholeSheets = nil
              for id in apart {
                let all = three.map { cards[$0]?[id] ?? nil }
                if all.contains(nil) {
                  voices[id] = all
                } else if let best = closest(all.compactMap { $0 }) {
                  voices[id] = best.map { all[$0] }
                } else {
                  isOpen = true
                }
              }
            }
          } else {
            isOpen = true
          }
        }
      }
    } else {
      take(Array(cards.keys))
      found = cards.count
    }
    if let consensus {
      isOpen = false
      usesMean = true
      open = []
      wholeSheets = [consensus]
      for criterion in assessed {
        voices[criterion.id.text] = [consensus[criterion.id.text] ?? nil]
      }
      for name in cards.keys { result.uses[name] = "replaced" }
    }

    // The state.
    var scores: [String: Fraction] = [:]
    for criterion in grid.criteria where criterion.source != .assessors {
      guard let points = computed(criterion, facts) else {
        result.state = "undetermined"
        return result
      }
      scores[criterion.id.text] = points
    }
    if isOpen {
      result.state = "divergent"
      return result
    }
    for (_, marks) in voices where marks.contains(nil) && marks.contains(where: { $0 != nil }) {
      result.state = "clarification"
      return result
    }
    var needed = assessed.isEmpty ? 0 : max(1, grid.minimumSheets)
    if !usesMean, !assessed.isEmpty {
      for method in [grid.method, grid.aggregatesTotals ? grid.criterionMethod : nil] {
        if case .trimmedMean(let k) = method { needed = max(needed, 2 * k + 1) }
      }
    }
    if found < needed || !open.isEmpty {
      result.state = "awaiting"
      return result
    }

    // The numbers.
    var left: Set<String> = []
    for criterion in assessed {
      let marks = voices[criterion.id.text] ?? []
      let points = marks.compactMap { $0 }
      if points.isEmpty {
        if grid.notAssessable == .exclude {
          left.insert(criterion.id.text)
        } else {
          scores[criterion.id.text] = Fraction(criterion.scale.least)
        }
      } else {
        let method = grid.aggregatesTotals ? grid.criterionMethod ?? grid.method : grid.method
        scores[criterion.id.text] = usesMean ? points.mean : aggregate(points, method)
        if let veto = criterion.veto, points.contains(where: { $0 <= Fraction(veto) }) {
          result.vetoed.append(grid.criterion(criterion.id.text) ?? -1)
        }
      }
    }
    let unrounded = scores
    scores = scores.mapValues { $0.rounded(grid.criterionRounding) }
    if scores.isEmpty {
      result.state = "undetermined"
      return result
    }
    for (position, section) in grid.sections.enumerated() {
      let inside = grid.criteria.filter {
        $0.section == position && scores[$0.id.text] != nil
      }.map { weight($0, without: leftIn(position, left)) * (scores[$0.id.text] ?? Fraction(0)) }
      result.sections.append((Fraction(section.weight) * inside.sum).rounded(grid.sectionRounding))
    }
    var sum = result.sections.sum
    if grid.aggregatesTotals {
      if wholeSheets == nil {
        var merged: Card = [:]
        for criterion in assessed {
          merged[criterion.id.text] = .some(
            left.contains(criterion.id.text) ? nil : unrounded[criterion.id.text])
        }
        wholeSheets = [merged]
      }
      let totals = (wholeSheets ?? []).compactMap { total($0) }
      sum = totals.isEmpty ? Fraction(0) : usesMean ? totals.mean : aggregate(totals, grid.method)
      for criterion in grid.criteria where criterion.source != .assessors {
        sum =
          sum + Fraction(grid.sections[criterion.section].weight)
          * weight(criterion, without: leftIn(criterion.section, left))
          * (scores[criterion.id.text] ?? Fraction(0))
      }
    }
    result.total = (sum + adjustment).rounded(grid.totalRounding)
    result.criteria = grid.criteria.map { scores[$0.id.text] }
    return result
  }

  private func leftIn(_ section: Int, _ left: Set<String>) -> Set<String> {
    left.filter { id in grid.criteria.contains { $0.id.text == id && $0.section == section } }
  }
}
