// SPDX-License-Identifier: Apache-2.0

import Model

extension AggregateMethod {
  /// The least number of sheets that it needs: a trimmed mean leaves k high and k low ones out
  /// and needs one more (DESIGN §6.7).
  var leastSheets: Int {
    switch self {
    case .mean, .median, .consensus: 1
    case .trimmedMean(let trimmed): 2 * trimmed + 1
    }
  }

  /// One number of several (DESIGN §6.7); there are at least `leastSheets`.
  func aggregate(_ values: [Rational]) throws(ArithmeticFailure) -> Rational {
    let kept: ArraySlice<Rational>
    switch self {
    case .mean, .consensus: kept = values[...]
    case .median: kept = values.sorted()[((values.count - 1) / 2)...(values.count / 2)]
    case .trimmedMean(let trimmed): kept = values.sorted().dropFirst(trimmed).dropLast(trimmed)
    }
    return try kept.sum().divided(by: Rational(kept.count))
  }
}

extension ScoreSource {
  /// The points that a fact is worth; nil where it is unknown, no number or in no band: never
  /// zero (DESIGN §6.2).
  func points(_ candidate: Candidate) throws(ArithmeticFailure) -> Rational? {
    switch self {
    case .assessors: return nil
    case .bands(let fact, let bands):
      guard case .number(let value) = candidate.fact(fact) else { return nil }
      for band in bands {
        if let from = band.from, value < from { continue }
        if let below = band.below, below <= value { continue }
        return band.points
      }
      return nil
    case .linear(let fact, let from, let to, let pointsFrom, let pointsTo):
      guard case .number(let value) = candidate.fact(fact) else { return nil }
      // Held at its ends, whichever of the two is the lower one.
      let isRising = from <= to
      if isRising ? value <= from : from <= value { return pointsFrom }
      if isRising ? to <= value : value <= to { return pointsTo }
      let part = try value.subtracting(from).divided(by: to.subtracting(from))
      return try pointsFrom.adding(pointsTo.subtracting(pointsFrom).multiplied(by: part))
    }
  }
}

/// What the weights of the grid are where some criteria are left out (DESIGN §6.6).
struct Weights {
  /// Each criterion's weight in the total; nil where it is left out.
  let inTotal: [Rational?]
  /// Each criterion's weight in its section, rescaled; nil where it is left out.
  let inSection: [Rational?]

  /// The weights of a grid without some criteria. The others of the section are rescaled by its
  /// sum of weights over what remains of it; a section that nothing is left of drops out.
  init(_ grid: Grid, isLeftOut: (Int) -> Bool) throws(ArithmeticFailure) {
    var inSection = [Rational?](repeating: nil, count: grid.criteria.count)
    var inTotal = inSection
    for (section, terms) in grid.sections.enumerated() {
      let members = grid.criteria.indices.filter { grid.criteria[$0].section == section }
      let kept = members.filter { !isLeftOut($0) }
      let whole = try members.map { grid.criteria[$0].weight }.sum()
      let rest = try kept.map { grid.criteria[$0].weight }.sum()
      // Where what remains weighs nothing, it adds nothing, rescaled or not.
      let factor =
        kept.count == members.count || rest == .zero ? .one : try whole.divided(by: rest)
      for criterion in kept {
        let weight = try grid.criteria[criterion].weight.multiplied(by: factor)
        inSection[criterion] = weight
        inTotal[criterion] = try terms.weight.multiplied(by: weight)
      }
    }
    self.inSection = inSection
    self.inTotal = inTotal
  }
}
