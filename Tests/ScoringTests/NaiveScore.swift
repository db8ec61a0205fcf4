// SPDX-License-Identifier: Apache-2.0

import Model

extension NaiveScoring {
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

  func leftIn(_ section: Int, _ left: Set<String>) -> Set<String> {
    left.filter { id in grid.criteria.contains { $0.id.text == id && $0.section == section } }
  }
}
