// SPDX-License-Identifier: Apache-2.0

package import Model

/// One assessor's sheet for one application: the version that decides, read (DESIGN §6.3).
package struct ResolvedSheet: Sendable {
  /// The assessor.
  package let assessor: AssessorID
  /// The assessor's part.
  package let role: AssessorRole
  /// The version that decides: the highest.
  package let version: Int
  /// Whether it is finished.
  package let isFinal: Bool
  /// Criterion by criterion; nil where nothing, or nothing sound, is written.
  package let marks: Marks
  /// Whether a conflict of interest reaches it (DESIGN §6.4).
  package let isConflicted: Bool
  /// Whether it has a defect; then it counts as not yet there (DESIGN §6.5).
  package let isFaulty: Bool

  /// Whether it can count: finished, sound, without a conflict.
  package var isReady: Bool { isFinal && !isFaulty && !isConflicted }
  /// Whether somebody still has to finish or mend it.
  package var isOpen: Bool { !isConflicted && (!isFinal || isFaulty) }
}

/// Scores that the assessors agreed on (DESIGN §6.9).
package struct ResolvedConsensus: Sendable {
  /// The decision.
  package let decision: DecisionID
  /// Criterion by criterion; nil where the criterion is computed.
  package let marks: [Mark?]
}

/// What officials handed in about scores, read strictly (DESIGN §6.3–§6.5, §6.9).
///
/// The order of `sheets` and `decisions` has no influence. What is faulty is listed in `defects`
/// and left out of everything else: sheets count as not yet there, decisions as not made. A
/// ranking that is not provisional refuses a book with defects.
///
/// Only the version of a sheet that decides is read for its scores: a higher version mends a
/// lower one. Conflicts are taken from every version, faulty or not.
package struct SheetBook: Sendable {
  /// Every defect with place and value, severity reject, sorted by file and place.
  package private(set) var defects: [Finding]
  /// The weights of the grid where no criterion is left out.
  let weights: Weights
  /// All sheets as written.
  private let written: Sheets
  /// The sheets that decide, by position among those written, by application, role, assessor.
  private let deciding: [Int]
  /// Whether a conflict reaches each of them.
  let isConflicted: [Bool]
  /// Whether each of them has a defect.
  private let isFaulty: [Bool]
  /// For each of them, one behind the other, the marks criterion by criterion, as numbers of the
  /// table.
  private let numbers: [UInt32]
  /// How many criteria there are.
  private let width: Int
  /// What the numbers stand for.
  let table: MarkTable
  /// Where the sheets of each application stand among them, by the position of its name.
  private let ranges: [Range<Int>]
  /// The consensus of each application that has one.
  private let consensuses: [ApplicationID: ResolvedConsensus]
  /// The adjustment of each application that has one.
  private var adjustments: [ApplicationID: ScoreStep.Adjustment]

  /// Reads sheets and the decisions about scores: consensus, adjustment, conflict.
  ///
  /// - Parameters:
  ///   - applications: every application of the batch with its lot, also ineligible ones: a sheet
  ///     for those is no defect, it is just not used.
  ///   - candidates: those that passed eligibility; an adjustment that takes one of them out of
  ///     the bounds of the total is refused.
  /// - Throws: where exact arithmetic overflows.
  package init(
    sheets written: Sheets, decisions: [Decision], grid: Grid,
    applications: [ApplicationID: LotID?], candidates: [Candidate]
  ) throws(ScoringFailure) {
    let versions = SheetVersions(written, applications, grid)
    let deciding = versions.deciding
    let conflicts = Conflicts(written, decisions, applications, grid)
    var reader = MarkReader(grid)
    var numbers: [UInt32] = []
    numbers.reserveCapacity(deciding.count * grid.criteria.count)
    var isConflicted = [Bool](repeating: false, count: deciding.count)
    var isFaulty = isConflicted
    for (index, position) in deciding.enumerated() {
      let reached =
        !conflicts.isEmpty
        && conflicts.reach(
          written.assessors[written.assessor(of: position)],
          written.applications[written.application(of: position)])
      let known = reader.defects.count
      reader.read(
        position, of: written, mayLack: !written.isFinal(position) || reached, into: &numbers)
      isConflicted[index] = reached
      isFaulty[index] = reader.defects.count > known || versions.isAmbiguous(position)
    }
    var defects = versions.defects + conflicts.defects + reader.defects
    if grid.divergence != nil {
      let active = deciding.indices.filter { !isConflicted[$0] }
      defects += SheetBook.settleRoles(active, deciding, written, &isFaulty)
    }
    self.written = written
    self.deciding = deciding
    self.isConflicted = isConflicted
    self.isFaulty = isFaulty
    self.numbers = numbers
    width = grid.criteria.count
    table = reader.table
    var ranges = [Range<Int>](repeating: 0..<0, count: written.applications.count)
    var start = 0
    for group in versions.groups {
      ranges[group.application] = start..<group.end
      start = group.end
    }
    self.ranges = ranges
    weights = try exactly(for: nil) { () throws(ArithmeticFailure) in
      try Weights(grid) { _ in false }
    }
    let book = ScoreDecisions(decisions, grid, applications)
    self.defects = defects + book.defects
    consensuses = book.consensuses
    adjustments = [:]
    try adjust(book.adjustments, grid, candidates)
    sortByPlace(&self.defects)
  }

  /// The sheets of an application, by role, then assessor.
  package func sheets(of application: ApplicationID) -> [ResolvedSheet] {
    guard let name = written.position(of: application) else { return [] }
    return ranges[name].map { index in
      let sheet = deciding[index]
      return ResolvedSheet(
        assessor: written.assessors[written.assessor(of: sheet)], role: written.role(of: sheet),
        version: written.version(of: sheet), isFinal: written.isFinal(sheet),
        marks: Marks(table, Array(numbers[(index * width)..<((index + 1) * width)])),
        isConflicted: isConflicted[index], isFaulty: isFaulty[index])
    }
  }

  /// Where the sheets of an application stand among those that decide; nil where a decision on its
  /// scores says something, too.
  func plainRange(of application: ApplicationID) -> Range<Int>? {
    if !consensuses.isEmpty, consensuses[application] != nil { return nil }
    if !adjustments.isEmpty, adjustments[application] != nil { return nil }
    return written.position(of: application).map { ranges[$0] }
  }

  /// Whether a deciding sheet is finished and sound.
  func isComplete(_ index: Int) -> Bool {
    !isFaulty[index] && written.isFinal(deciding[index])
  }

  /// The mark of a deciding sheet for a criterion, as a number of the table.
  func mark(_ index: Int, _ criterion: Int) -> Int {
    Int(numbers[index * width + criterion])
  }

  /// The consensus on an application, or nil.
  package func consensus(on application: ApplicationID) -> ResolvedConsensus? {
    consensuses[application]
  }

  /// The adjustment of an application's total, or nil.
  package func adjustment(of application: ApplicationID) -> ScoreStep.Adjustment? {
    adjustments[application]
  }

  /// Marks sheets of one application with one role as faulty, and gives the defects: divergence
  /// compares *the* first with *the* second. Conflicted sheets may share a role with the sheet
  /// that replaces them. `deciding` is sorted by application, role, assessor; `active` are those of
  /// it without a conflict.
  private static func settleRoles(
    _ active: [Int], _ deciding: [Int], _ sheets: Sheets, _ isFaulty: inout [Bool]
  ) -> [Finding] {
    var defects: [Finding] = []
    for (first, second) in zip(active, active.dropFirst()) {
      let (left, right) = (deciding[first], deciding[second])
      guard sheets.application(of: left) == sheets.application(of: right),
        sheets.role(of: left) == sheets.role(of: right)
      else { continue }
      isFaulty[first] = true
      isFaulty[second] = true
      defects.append(
        Finding(
          SheetFindings.sameRole,
          arguments: [
            .init("application", sheets.applications[sheets.application(of: left)].text),
            .init("role", sheets.role(of: left).rawValue),
            .init("first", sheets.assessors[sheets.assessor(of: left)].text),
            .init("second", sheets.assessors[sheets.assessor(of: right)].text),
          ], place: sheets.place(of: right)))
    }
    return defects
  }

  /// Takes over the adjustments that stay within the bounds; the others are refused, the highest
  /// total being the grid's own figure and the least the sum of the scales' least scores.
  private mutating func adjust(
    _ asked: [ApplicationID: (ScoreStep.Adjustment, Place)], _ grid: Grid, _ candidates: [Candidate]
  ) throws(ScoringFailure) {
    for candidate in candidates {
      guard let (adjustment, place) = asked[candidate.application] else { continue }
      let application = candidate.application
      if let most = grid.mostAdjustment, most < adjustment.points.magnitude {
        defects.append(
          Finding(
            DecisionFindings.adjustmentTooLarge,
            arguments: [
              .init("decision", adjustment.decision.text), .init("application", application.text),
              .init("points", plainText(adjustment.points)), .init("most", plainText(most)),
            ], place: place))
        continue
      }
      let (total, least, moved) = try exactly(for: application) {
        () throws(ArithmeticFailure) in
        let total = try Aggregation(candidate, self, grid).exactTotal
        return (total, try grid.leastTotal(), try total?.adding(adjustment.points))
      }
      if let total, let moved, moved < least || grid.highest < moved {
        defects.append(
          Finding(
            DecisionFindings.adjustmentOutOfBounds,
            arguments: [
              .init("decision", adjustment.decision.text), .init("application", application.text),
              .init("total", plainText(total)), .init("points", plainText(adjustment.points)),
              .init("least", plainText(least)), .init("most", plainText(grid.highest)),
            ], place: place))
      } else {
        adjustments[application] = adjustment
      }
    }
  }
}

extension Grid {
  /// The least total: every criterion at the least score of its scale.
  func leastTotal() throws(ArithmeticFailure) -> Rational {
    var least = Rational.zero
    for criterion in criteria {
      let weight = try sections[criterion.section].weight.multiplied(by: criterion.weight)
      least = try least.adding(weight.multiplied(by: criterion.scale.least))
    }
    return least
  }
}

/// Sorts findings by file (as bytes), place, code and arguments: a fixed order (DESIGN §10).
func sortByPlace(_ findings: inout [Finding]) {
  findings.sort { left, right in
    let ours = left.place ?? Place(file: "")
    let theirs = right.place ?? Place(file: "")
    if ours != theirs { return isBefore(ours, theirs) }
    if left.kind != right.kind { return left.kind.code < right.kind.code }
    for (own, other) in zip(left.arguments, right.arguments) where own.value != other.value {
      return own.value.utf8.lexicographicallyPrecedes(other.value.utf8)
    }
    return false
  }
}

/// Whether a place comes before another: by the file's bytes, then line, ordinal, column.
func isBefore(_ left: Place, _ right: Place) -> Bool {
  if !left.file.utf8.elementsEqual(right.file.utf8) {
    return left.file.utf8.lexicographicallyPrecedes(right.file.utf8)
  }
  return (left.line, left.ordinal, left.column) < (right.line, right.ordinal, right.column)
}
