// SPDX-License-Identifier: Apache-2.0

package import Model

/// A total that is rated among others.
package struct RatedTotal: Sendable {
  /// The application.
  package let candidate: Candidate
  /// Its total.
  package let total: Rational

  /// A total that is rated among others.
  package init(candidate: Candidate, total: Rational) {
    self.candidate = candidate
    self.total = total
  }
}

/// The percentile of each total (DESIGN §7.10): 100·(k − ½)/N, k counted from the best, equals
/// sharing the mean of theirs, N all of the same population. Nil where it cannot be said which
/// population a total belongs to. The order of the totals has no influence. Equals hold one step together.
package func percentiles(
  _ totals: [RatedTotal], _ rule: PercentileRule
) throws(ScoringFailure) -> [Shared<PercentileStep>?] {
  let populations = totals.map { rule.population(of: $0.candidate) }
  var members: [String: [Int]] = [:]
  for (index, population) in populations.enumerated() {
    if let population { members[population, default: []].append(index) }
  }
  var steps = [Shared<PercentileStep>?](repeating: nil, count: totals.count)
  // Each population writes only its own members, so the order of the dictionary reaches nothing.
  for (_, all) in members {
    let sorted = all.sorted {
      rule.highestIsBest
        ? totals[$1].total < totals[$0].total : totals[$0].total < totals[$1].total
    }
    var first = 0
    while first < sorted.count {
      var end = first + 1
      while end < sorted.count, totals[sorted[end]].total == totals[sorted[first]].total {
        end += 1
      }
      // The mean of k from first + 1 to end, less one half, is half of first + end.
      let (above, below) = (100 * Int128(first + end), 2 * Int128(sorted.count))
      let (exact, value) = try exactly(for: nil) { () throws(ArithmeticFailure) in
        let exact = try Rational(numerator: above, denominator: below)
        guard let rounding = rule.rounding else { return (exact, exact) }
        return (exact, try exact.rounded(rounding))
      }
      let step = Shared(
        PercentileStep(
          first: first + 1, equals: end - first, of: sorted.count, exact: exact, value: value))
      for position in sorted[first..<end] { steps[position] = step }
      first = end
    }
  }
  return steps
}

extension PercentileRule {
  /// The population that an application belongs to, or nil where that is unknown or several.
  fileprivate func population(of candidate: Candidate) -> String? {
    switch within {
    case .call: return ""
    case .lot: return candidate.lot?.text ?? ""
    case .fact(let fact):
      guard let texts = candidate.fact(fact).texts, texts.count == 1 else { return nil }
      return texts[0]
    }
  }
}
