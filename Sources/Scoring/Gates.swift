// SPDX-License-Identifier: Apache-2.0

package import Model

/// The gates that apply to a scored application, criteria first (a threshold, then a veto), then
/// sections, then the total (DESIGN §6.10). It is below threshold where one of them is not passed.
///
/// Thresholds look at the unweighted aggregate unless the call says weighted: a criterion's raw
/// score, the sum of a section's raw scores, the sum of all. Weighted, they look at weight times
/// score, at the section's weighted score, at the total with its adjustment. A veto looks at every
/// mark that counts, which under a consensus is the consensus. A gate on a criterion that cannot
/// be assessed does not apply (§6.6), whether it is left out or set to the least score; nor does a
/// gate on a section that nothing is left of.
package func gates(
  _ step: ScoreStep, _ application: ApplicationID, _ book: SheetBook, _ grid: Grid
) throws(ScoringFailure) -> [GateStep] {
  try exactly(for: application) { () throws(ArithmeticFailure) in
    // Most calls neither allow "not assessable" nor veto: the scores then say all.
    let looksAtMarks =
      grid.notAssessable != .no || grid.criteria.contains { $0.veto != nil }
    let counting = looksAtMarks ? try Counting(application, book, grid) : nil
    var gates: [GateStep] = []
    for position in grid.criteria.indices where counting?.isNotAssessable(position) != true {
      let criterion = grid.criteria[position]
      if let threshold = criterion.threshold, let score = step.criteria[position] {
        let looked =
          threshold.basis == .weighted ? try criterion.weight.multiplied(by: score) : score
        gates.append(GateStep(.criterion(position), looked, least: threshold.least))
      }
      if let veto = criterion.veto,
        let lowest = counting?.marks[position].compactMap(\.points).min()
      {
        gates.append(
          GateStep(
            subject: .veto(position), score: lowest, bound: veto, passes: veto < lowest))
      }
    }
    for (position, section) in grid.sections.enumerated() {
      guard let threshold = section.threshold,
        grid.criteria.indices.contains(where: {
          grid.criteria[$0].section == position && step.criteria[$0] != nil
        })
      else { continue }
      let looked =
        threshold.basis == .weighted
        ? step.sectionsWeighted[position] : step.sectionsUnweighted[position]
      gates.append(GateStep(.section(position), looked, least: threshold.least))
    }
    if let threshold = grid.threshold {
      let looked = threshold.basis == .weighted ? step.total : step.unweighted
      if let looked { gates.append(GateStep(.total, looked, least: threshold.least)) }
    }
    return gates
  }
}

extension GateStep {
  /// A threshold.
  fileprivate init(_ subject: Subject, _ score: Rational, least: Rational) {
    self.init(subject: subject, score: score, bound: least, passes: least <= score)
  }
}
