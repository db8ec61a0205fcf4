// SPDX-License-Identifier: Apache-2.0

import Model

/// Which sheets of one application count, and why (DESIGN §6.3–§6.9).
struct Counting {
  /// The sheets, by role, then assessor.
  let sheets: [ResolvedSheet]
  /// Whether and why each of them counts.
  private(set) var uses: [ScoreStep.Use]
  /// For each criterion that assessors score the marks that count: of sheets, or of the consensus.
  private(set) var marks: [[Mark]]
  /// The totals of the counting sheets, or nil where criteria draw on different sheets or a
  /// consensus replaces them.
  private(set) var totals: [Rational]?
  /// The divergences, as the trace shows them.
  private(set) var divergences: [ScoreStep.DivergenceTrace] = []
  /// Whether a divergence is open.
  private(set) var isDivergent = false
  /// Whether the mean counts whatever the call's method: two closest, all three, or a consensus.
  private(set) var usesMean = false
  /// The consensus that replaces the sheets, or nil.
  let consensus: ResolvedConsensus?
  /// How many sheets are there of those that the minimum asks for.
  private(set) var found: Int
  /// How many the minimum asks for.
  private(set) var needed: Int
  /// The assessors whose sheets are open and would count.
  private(set) var open: [AssessorID] = []
  /// Each sheet's total over the criteria that assessors score; nil where it is not complete.
  private(set) var sheetTotals: [Rational?]

  /// Finds the counting sheets of an application.
  init(
    _ application: ApplicationID, _ book: SheetBook, _ grid: Grid
  ) throws(ArithmeticFailure) {
    sheets = book.sheets(of: application)
    consensus = book.consensus(on: application)
    sheetTotals = []
    uses = []
    for sheet in sheets {
      sheetTotals.append(try grid.sheetTotal(sheet.marks, book.weights))
      uses.append(sheet.isConflicted ? .conflict : sheet.isReady ? .counted : .open)
    }
    marks = [[Mark]](repeating: [], count: grid.criteria.count)
    needed = grid.isAssessed ? max(grid.minimumSheets, 1) : 0
    found = 0
    if let rule = grid.divergence {
      try count(under: rule, grid)
    } else {
      count(sheets.indices.filter { sheets[$0].isReady }, grid)
      found = sheets.count { $0.isReady }
      open = sheets.filter(\.isOpen).map(\.assessor)
    }
    if let consensus {
      usesMean = true
      isDivergent = false
      open = []
      totals = nil
      marks = consensus.marks.map { $0.map { [$0] } ?? [] }
      for index in uses.indices where sheets[index].isReady { uses[index] = .replaced }
    } else if !usesMean, needed > 0 {
      needed = max(needed, grid.method.leastSheets)
      if grid.aggregatesTotals, let method = grid.criterionMethod {
        needed = max(needed, method.leastSheets)
      }
    }
  }

  /// Whether every counting sheet says that a criterion cannot be assessed.
  func isNotAssessable(_ criterion: Int) -> Bool {
    !marks[criterion].isEmpty && marks[criterion].allSatisfy { $0 == .notAssessable }
  }

  /// Whether some counting sheets say so and others do not (DESIGN §6.6).
  func isDisputed(_ criterion: Int) -> Bool {
    marks[criterion].contains(.notAssessable) && !isNotAssessable(criterion)
  }

  /// Lets the same sheets count for every criterion.
  private mutating func count(_ counting: [Int], _ grid: Grid) {
    for criterion in grid.criteria.indices {
      marks[criterion] = counting.compactMap { sheets[$0].marks[criterion] }
    }
    let complete = counting.compactMap { sheetTotals[$0] }
    totals = complete.count == counting.count ? complete : nil
  }

  /// First and second count; the third only where they diverge (DESIGN §6.8).
  private mutating func count(
    under rule: Divergence, _ grid: Grid
  ) throws(ArithmeticFailure) {
    let first = sheets.firstIndex { $0.role == .first && $0.isReady }
    let second = sheets.firstIndex { $0.role == .second && $0.isReady }
    let third = sheets.firstIndex { $0.role == .third && $0.isReady }
    let pair = [first, second].compactMap { $0 }
    for index in sheets.indices where sheets[index].role == .third && sheets[index].isReady {
      uses[index] = .notAsked
    }
    found = pair.count
    open = sheets.filter { $0.isOpen && $0.role != .third }.map(\.assessor)
    count(pair, grid)
    guard let first, let second else { return }
    let found =
      rule.subject == .total
      ? try compareTotals(first, second, rule, grid)
      : try compareCriteria(first, second, rule, grid)
    guard !found.isEmpty else { return }
    var isOpen = true
    if rule.resolution == .third, let third {
      self.found = 3
      usesMean = true
      uses[third] = .counted
      isOpen =
        rule.subject == .total
        ? try !countClosest(first, second, third, rule, grid)
        : try !countClosest(first, second, third, of: found.compactMap(\.criterion), rule)
    }
    isDivergent = isOpen
    let isSettled = consensus != nil || !isOpen
    divergences = found.map {
      ScoreStep.DivergenceTrace(
        state: isSettled ? .resolved : .open, criterion: $0.criterion, distance: $0.distance)
    }
  }

  /// A divergence above the bound.
  private struct Distance {
    /// The criterion, or nil for the total.
    let criterion: Int?
    /// The distance.
    let distance: Rational
  }

  /// The divergence of the totals, if it is above the bound. Nothing is compared where a sheet has
  /// nothing but "not assessable".
  private mutating func compareTotals(
    _ first: Int, _ second: Int, _ rule: Divergence, _ grid: Grid
  ) throws(ArithmeticFailure) -> [Distance] {
    guard let left = sheetTotals[first], let right = sheetTotals[second] else { return [] }
    let distance = try rule.distance(left, right, maximum: try grid.highestAssessed())
    if rule.over < distance { return [Distance(criterion: nil, distance: distance)] }
    divergences = [
      ScoreStep.DivergenceTrace(state: .none, criterion: nil, distance: distance)
    ]
    return []
  }

  /// The divergences of criteria that are above the bound.
  private func compareCriteria(
    _ first: Int, _ second: Int, _ rule: Divergence, _ grid: Grid
  ) throws(ArithmeticFailure) -> [Distance] {
    var found: [Distance] = []
    for (position, criterion) in grid.criteria.enumerated() {
      guard let left = sheets[first].marks[position]?.points,
        let right = sheets[second].marks[position]?.points
      else { continue }
      let distance = try rule.distance(left, right, maximum: criterion.scale.most)
      if rule.over < distance { found.append(Distance(criterion: position, distance: distance)) }
    }
    return found
  }

  /// Lets the two sheets with the closest totals of exactly three count; false where the committee
  /// must decide.
  private mutating func countClosest(
    _ first: Int, _ second: Int, _ third: Int, _ rule: Divergence, _ grid: Grid
  ) throws(ArithmeticFailure) -> Bool {
    let three = [first, second, third]
    // A third sheet with nothing but "not assessable" is close to none: all three count, and
    // the criteria are disputed.
    guard let totals = allKnown(three.map { sheetTotals[$0] }) else {
      count(three, grid)
      return true
    }
    guard let closest = try rule.closest(totals) else { return false }
    count(closest.map { three[$0] }, grid)
    for (position, index) in three.enumerated() where !closest.contains(position) {
      uses[index] = .notClosest
    }
    return true
  }

  /// Lets the two closest scores count for each criterion that diverges; on the others the third
  /// sheet was not asked for. False where the committee must decide.
  private mutating func countClosest(
    _ first: Int, _ second: Int, _ third: Int, of criteria: [Int], _ rule: Divergence
  ) throws(ArithmeticFailure) -> Bool {
    var isSettled = true
    totals = nil
    for criterion in criteria {
      let three = [first, second, third].compactMap { sheets[$0].marks[criterion] }
      guard let points = allKnown(three.map(\.points)) else {
        marks[criterion] = three
        continue
      }
      if let closest = try rule.closest(points) {
        marks[criterion] = closest.map { three[$0] }
      } else {
        isSettled = false
      }
    }
    return isSettled
  }
}

/// The values where all of them are known; else nil.
private func allKnown(_ values: [Rational?]) -> [Rational]? {
  let known = values.compactMap { $0 }
  return known.count == values.count ? known : nil
}
