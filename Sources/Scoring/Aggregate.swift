// SPDX-License-Identifier: Apache-2.0

package import Model

/// How far the scoring of one application has come.
package enum ScoreState: Sendable, Hashable {
  /// It has a total; gates come next.
  case scored
  /// Sheets are missing, or open and would count.
  case awaiting([Lack])
  /// First and second diverge, and neither a third sheet nor a consensus has resolved it.
  case divergent
  /// The facts of these criteria, by position, are unknown; or nothing is left to score.
  case undetermined(criteria: [Int])
  /// The counting sheets disagree whether these criteria, by position, can be assessed.
  case clarification(criteria: [Int])

  /// What an application waits for.
  package enum Lack: Sendable, Hashable {
    /// Fewer sheets than needed.
    case sheets(found: Int, needed: Int)
    /// A sheet of this assessor is a draft or faulty.
    case open(AssessorID)
    /// A consensus, without which the sheets give no score.
    case consensus
  }

  /// The status that follows, or nil where it is scored (DESIGN §7.1).
  package var status: Status? {
    switch self {
    case .scored: nil
    case .awaiting, .divergent: .awaitingAssessment
    case .undetermined: .undetermined
    case .clarification: .clarification
    }
  }
}

/// Scores one application alone: sheets → aggregate → total (DESIGN §6.2–§6.9, §6.11).
///
/// Where several states hold, the first of §7.1 counts: an unknown fact, then a dispute whether a
/// criterion can be assessed, then what is missing; but which sheets count, and so who disputes,
/// is known only when a divergence is resolved. A step that is not scored carries its sheets and
/// divergences, and no numbers. Where the call lets only a consensus give scores, an application
/// waits for it.
package func aggregate(
  _ candidate: Candidate, _ book: SheetBook, _ grid: Grid
) throws(ScoringFailure) -> (ScoreState, ScoreStep) {
  try exactly(for: candidate.application) { () throws(ArithmeticFailure) in
    var aggregation = try Aggregation(candidate, book, grid)
    if let adjustment = book.adjustment(of: candidate.application) {
      try aggregation.adjust(adjustment)
    }
    return (aggregation.state, aggregation.step)
  }
}

/// The scoring of one application, before any adjustment.
struct Aggregation {
  /// How far it has come.
  private(set) var state: ScoreState
  /// What came of it.
  private(set) var step: ScoreStep
  /// The total before adjustment and rounding, where it is scored.
  private(set) var exactTotal: Rational?
  /// The grid.
  private let grid: Grid
  /// Its weights where no criterion is left out.
  private let whole: Weights

  /// Scores an application.
  init(_ candidate: Candidate, _ book: SheetBook, _ grid: Grid) throws(ArithmeticFailure) {
    self.grid = grid
    whole = book.weights
    let counting = try Counting(candidate.application, book, grid)
    step = ScoreStep(sheets: counting.traces)
    step.divergences = counting.divergences
    step.consensus = counting.consensus?.decision
    step.consensusScores = counting.consensus?.marks.map { $0?.points } ?? []
    var scores: [Rational?] = []
    for position in grid.criteria.indices {
      scores.append(
        grid.criteria[position].isAssessed
          ? nil : try grid.criteria[position].source.points(candidate))
    }
    state = Aggregation.state(counting, grid, scores)
    guard state == .scored else { return }
    for position in grid.criteria.indices {
      if grid.criteria[position].isAssessed {
        scores[position] = try counting.score(of: position, grid)
      }
      scores[position] = try scores[position]?.rounded(where: grid.criterionRounding)
    }
    guard scores.contains(where: { $0 != nil }) else {
      state = .undetermined(criteria: [])
      return
    }
    try addUp(scores, counting)
  }

  /// The first state that holds.
  private static func state(
    _ counting: Counting, _ grid: Grid, _ computed: [Rational?]
  ) -> ScoreState {
    let unknown = grid.criteria.indices.filter {
      !grid.criteria[$0].isAssessed && computed[$0] == nil
    }
    if !unknown.isEmpty { return .undetermined(criteria: unknown) }
    if counting.isDivergent { return .divergent }
    let disputed = grid.criteria.indices.filter(counting.isDisputed)
    if !disputed.isEmpty { return .clarification(criteria: disputed) }
    var lacks: [ScoreState.Lack] = []
    if counting.found < counting.needed {
      lacks.append(.sheets(found: counting.found, needed: counting.needed))
    }
    lacks += counting.open.map(ScoreState.Lack.open)
    if grid.method == .consensus, counting.needed > 0, counting.consensus == nil {
      lacks.append(.consensus)
    }
    return lacks.isEmpty ? .scored : .awaiting(lacks)
  }

  /// Sections and totals from criterion scores.
  private mutating func addUp(
    _ scores: [Rational?], _ counting: Counting
  ) throws(ArithmeticFailure) {
    let weights =
      scores.contains { $0 == nil } ? try Weights(grid) { scores[$0] == nil } : whole
    step.criteria = scores
    step.unweighted = try scores.compactMap { $0 }.sum()
    for section in grid.sections.indices {
      var unweighted = Rational.zero
      var weighted = Rational.zero
      for position in grid.criteria.indices where grid.criteria[position].section == section {
        guard let score = scores[position], let weight = weights.inSection[position] else {
          continue
        }
        unweighted = try unweighted.adding(score)
        weighted = try weighted.adding(weight.multiplied(by: score))
      }
      weighted = try grid.sections[section].weight.multiplied(by: weighted)
        .rounded(where: grid.sectionRounding)
      step.sectionsUnweighted.append(unweighted)
      step.sectionsWeighted.append(weighted)
    }
    exactTotal =
      grid.aggregatesTotals
      ? try totalOfTotals(scores, weights, counting) : try step.sectionsWeighted.sum()
    step.total = try exactTotal?.rounded(where: grid.totalRounding)
  }

  /// The aggregate of the sheets' totals, and the computed criteria once (DESIGN §6.7).
  private func totalOfTotals(
    _ scores: [Rational?], _ weights: Weights, _ counting: Counting
  ) throws(ArithmeticFailure) -> Rational {
    var total = Rational.zero
    for (position, criterion) in grid.criteria.enumerated() where !criterion.isAssessed {
      guard let score = scores[position], let weight = weights.inTotal[position] else { continue }
      total = try total.adding(weight.multiplied(by: score))
    }
    if let totals = counting.totals, !totals.isEmpty {
      let method = counting.usesMean ? .mean : grid.method
      return try total.adding(method.aggregate(totals))
    }
    // One sheet made of what counts for each criterion: a consensus, or the two closest of each.
    var merged = [Mark?](repeating: nil, count: grid.criteria.count)
    for (position, criterion) in grid.criteria.enumerated() where criterion.isAssessed {
      merged[position] =
        counting.isNotAssessable(position)
        ? .notAssessable : .points(try counting.mean(of: position))
    }
    return try total.adding(grid.sheetTotal(Marks(merged), whole) ?? .zero)
  }

  /// Moves the total; it precedes rounding and gates (DESIGN §6.9, §6.11).
  mutating func adjust(_ adjustment: ScoreStep.Adjustment) throws(ArithmeticFailure) {
    guard state == .scored, let exactTotal else { return }
    step.adjustment = adjustment
    step.total = try exactTotal.adding(adjustment.points).rounded(where: grid.totalRounding)
  }
}

extension Counting {
  /// The sheets as the trace shows them.
  fileprivate var traces: [ScoreStep.SheetTrace] {
    sheets.indices.map { index in
      ScoreStep.SheetTrace(
        assessor: sheets[index].assessor, role: sheets[index].role,
        version: sheets[index].version, use: uses[index],
        marks: sheets[index].marks, total: sheetTotals[index])
    }
  }

  /// The mean of the marks that count for a criterion; zero of none.
  fileprivate func mean(of criterion: Int) throws(ArithmeticFailure) -> Rational {
    let points = marks[criterion].compactMap(\.points)
    return points.isEmpty ? .zero : try AggregateMethod.mean.aggregate(points)
  }

  /// A criterion's score; nil where it is left out (DESIGN §6.6).
  fileprivate func score(of criterion: Int, _ grid: Grid) throws(ArithmeticFailure) -> Rational? {
    if isNotAssessable(criterion) {
      return grid.notAssessable == .minimum ? grid.criteria[criterion].scale.least : nil
    }
    if usesMean { return try mean(of: criterion) }
    let method = grid.aggregatesTotals ? grid.criterionMethod ?? grid.method : grid.method
    return try method.aggregate(marks[criterion].compactMap(\.points))
  }
}
