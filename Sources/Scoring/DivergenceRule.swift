// SPDX-License-Identifier: Apache-2.0

import Model

extension Divergence {
  /// How far two scores are apart, in the unit of the method (DESIGN §6.8). Two zeros are not apart
  /// at all; of negative scores the "higher" is the one further from zero.
  func distance(
    _ left: Rational, _ right: Rational, maximum: Rational
  ) throws(ArithmeticFailure) -> Rational {
    let difference = try left.subtracting(right).magnitude
    if difference == .zero { return .zero }
    switch method {
    case .absolute: return difference
    case .percentOfHigher:
      return try Rational(100).multiplied(by: difference)
        .divided(by: max(left.magnitude, right.magnitude))
    case .percentOfMaximum:
      return try Rational(100).multiplied(by: difference).divided(by: maximum)
    }
  }

  /// Which of exactly three scores count, by position, ascending: the two closest; where the one in
  /// the middle is exactly in the middle, what the call says; nil where the committee decides.
  func closest(_ scores: [Rational]) throws(ArithmeticFailure) -> [Int]? {
    let order = scores.indices.sorted { left, right in
      scores[left] == scores[right] ? left < right : scores[left] < scores[right]
    }
    let below = try scores[order[1]].subtracting(scores[order[0]])
    let above = try scores[order[2]].subtracting(scores[order[1]])
    let lower = [order[0], order[1]].sorted()
    let higher = [order[1], order[2]].sorted()
    if below < above { return lower }
    if above < below { return higher }
    switch equidistant {
    case .higher: return higher
    case .lower: return lower
    case .mean: return [0, 1, 2]
    case .committee: return nil
    }
  }
}

extension Grid {
  /// The highest weighted total of the criteria that assessors score.
  func highestAssessed() throws(ArithmeticFailure) -> Rational {
    var highest = Rational.zero
    for criterion in criteria where criterion.isAssessed {
      let weight = try sections[criterion.section].weight.multiplied(by: criterion.weight)
      highest = try highest.adding(weight.multiplied(by: criterion.scale.most))
    }
    return highest
  }

  /// The weighted total of a sheet over the criteria that assessors score; nil where a score is
  /// missing, or where it says of every one that it cannot be assessed and these are left out.
  ///
  /// What the sheet says cannot be assessed is treated as the call treats it where all sheets
  /// agree: left out, the others rescaled; or the scale's least score.
  ///
  /// `whole` are the weights where no criterion is left out.
  func sheetTotal(_ marks: Marks, _ whole: Weights) throws(ArithmeticFailure) -> Rational? {
    let leavesOut = notAssessable == .exclude && marks.contains(.notAssessable)
    let weights =
      leavesOut ? try Weights(self) { marks[$0] == .notAssessable } : whole
    var total = Rational.zero
    var isEmpty = true
    for position in criteria.indices where criteria[position].isAssessed {
      guard let mark = marks[position] else { return nil }
      guard let weight = weights.inTotal[position] else { continue }
      isEmpty = false
      let points = mark.points ?? criteria[position].scale.least
      total = try total.adding(weight.multiplied(by: points))
    }
    return isEmpty ? nil : total
  }
}
