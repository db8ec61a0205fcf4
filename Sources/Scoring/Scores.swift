// SPDX-License-Identifier: Apache-2.0

package import Model

/// The scores of all candidates: what ordering needs as numbers in columns, the rest made anew when
/// somebody asks.
///
/// A `ScoreStep` with its sheets and fractions takes some kilobytes, and a list of a million
/// applications needs four bytes a value. Scoring is pure, so that asking again gives the same.
package final class Scores: ScoreRegister {
  /// How far an application has come.
  package enum Outcome: Sendable, Hashable {
    /// It has a total and passed every gate.
    case passed
    /// It has a total and did not pass a gate.
    case belowThreshold
    /// It has no total; the status says why.
    case open(Status)
    /// It was not looked at.
    case none
  }

  /// How far each candidate has come.
  package let outcomes: [Outcome]
  /// The candidates.
  private let candidates: [Candidate]
  /// Their sheets.
  private let book: SheetBook
  /// The grid.
  private let grid: Grid
  /// The different values.
  private let values: [Rational]
  /// For each candidate the numbers of its values: criteria, sections, total; 0 for none.
  private let numbers: [UInt32]

  /// Scores candidates, each alone; those that `isLeftOut` names by position are not looked at.
  ///
  /// - Throws: where exact arithmetic overflows.
  package init(
    _ candidates: [Candidate], _ book: SheetBook, _ grid: Grid, isLeftOut: (Int) -> Bool
  ) throws(ScoringFailure) {
    self.candidates = candidates
    self.book = book
    self.grid = grid
    var table = ValueTable()
    var quick = PlainScoring(book, grid)
    let width = grid.criteria.count + grid.sections.count + 1
    var numbers: [UInt32] = []
    numbers.reserveCapacity(candidates.count * width)
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(candidates.count)
    for (position, candidate) in candidates.enumerated() {
      var outcome = Outcome.none
      if !isLeftOut(position) {
        let passes = try exactly(for: candidate.application) { () throws(ArithmeticFailure) in
          try quick?.score(candidate.application, book, &table, into: &numbers)
        }
        if let passes {
          outcomes.append(passes ? .passed : .belowThreshold)
          continue
        }
        let (state, step) = try aggregate(candidate, book, grid)
        if let status = state.status {
          outcome = .open(status)
        } else {
          let gates = try Scoring.gates(step, candidate.application, book, grid)
          outcome = gates.allSatisfy(\.passes) ? .passed : .belowThreshold
          for score in step.criteria { numbers.append(table.number(of: score)) }
          for score in step.sectionsWeighted { numbers.append(table.number(of: score)) }
          numbers.append(table.number(of: step.total))
        }
      }
      outcomes.append(outcome)
      while numbers.count < outcomes.count * width { numbers.append(0) }
    }
    self.outcomes = outcomes
    self.numbers = numbers
    values = table.values
  }

  /// A value by its column.
  private func value(_ candidate: Int, _ column: Int) -> Rational? {
    let width = grid.criteria.count + grid.sections.count + 1
    let number = numbers[candidate * width + column]
    return number == 0 ? nil : values[Int(number)]
  }

  /// A criterion's score, raw; nil where it is left out or the candidate is not scored.
  package func criterion(_ criterion: Int, of candidate: Int) -> Rational? {
    value(candidate, criterion)
  }

  /// A section's weighted score; nil where the candidate is not scored.
  package func section(_ section: Int, of candidate: Int) -> Rational? {
    value(candidate, grid.criteria.count + section)
  }

  /// The same where something of the section was scored; else nil.
  func scored(_ section: Int, of candidate: Int) -> Rational? {
    let isThere = grid.criteria.indices.contains {
      grid.criteria[$0].section == section && criterion($0, of: candidate) != nil
    }
    return isThere ? self.section(section, of: candidate) : nil
  }

  /// The total; nil where the candidate is not scored.
  package func total(of candidate: Int) -> Rational? {
    value(candidate, grid.criteria.count + grid.sections.count)
  }

  /// How sheets became a total; nil where the candidate was not looked at.
  package func step(of candidate: Int) -> ScoreStep? {
    guard outcomes[candidate] != .none else { return nil }
    // What was computed once without a failure is computed again without one.
    return try? aggregate(candidates[candidate], book, grid).1
  }

  /// The gates, by its step; none where the candidate is not scored.
  package func gates(of candidate: Int, _ step: ScoreStep) -> [GateStep] {
    switch outcomes[candidate] {
    case .open, .none: []
    case .passed, .belowThreshold:
      (try? Scoring.gates(step, candidates[candidate].application, book, grid)) ?? []
    }
  }
}

/// Different values, each once, known by number; 0 is no value.
struct ValueTable {
  /// The values; the first stands for none.
  private(set) var values: [Rational] = [.zero]
  /// Where a value stands.
  private var numbers: [Rational: UInt32] = [:]

  /// The number of a value.
  mutating func number(of value: Rational?) -> UInt32 {
    guard let value else { return 0 }
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }
}
