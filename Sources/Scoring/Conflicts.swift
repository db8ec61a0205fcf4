// SPDX-License-Identifier: Apache-2.0

import Model

/// Conflicts of interest and how far they reach (DESIGN §6.4).
///
/// A conflict that any version of a sheet declares stands until a decision lifts it, and so does
/// one that the secretariat records. Of several decisions on one assessor and one application the
/// latest holds; at the same instant "recorded" does.
struct Conflicts {
  /// Conflicts lifted that nobody recorded or declared, and those of nobody known.
  private(set) var defects: [Finding] = []
  /// How far a conflict reaches.
  private let reach: ConflictReach
  /// The lot of each application.
  private let lots: [ApplicationID: LotID?]
  /// The applications that each assessor has a conflict with.
  private var standing: [AssessorID: [ApplicationID]] = [:]

  /// An assessor and an application.
  private struct Pair: Hashable {
    /// The assessor.
    let assessor: AssessorID
    /// The application.
    let application: ApplicationID
  }

  /// Finds the conflicts that stand; the order of sheets and decisions has no influence.
  init(
    _ sheets: Sheets, _ decisions: [Decision], _ applications: [ApplicationID: LotID?],
    _ grid: Grid
  ) {
    reach = grid.conflictReach
    lots = applications
    var stands: [Pair: Bool] = [:]
    for sheet in sheets.conflicted {
      let pair = Pair(
        assessor: sheets.assessors[sheets.assessor(of: sheet)],
        application: sheets.applications[sheets.application(of: sheet)])
      stands[pair] = true
    }
    let sorted = decisions.sorted { left, right in
      if left.at != right.at { return left.at < right.at }
      return !left.recordsConflict && right.recordsConflict
    }
    for decision in sorted {
      guard case .conflict(let application, let assessor, let isRecorded) = decision.action else {
        continue
      }
      guard grid.knows(assessor) else {
        defects.append(
          Finding(
            SheetFindings.unknownAssessor, arguments: [.init("assessor", assessor.text)],
            place: decision.place))
        continue
      }
      let pair = Pair(assessor: assessor, application: application)
      if !isRecorded, stands[pair] == nil {
        defects.append(
          Finding(
            DecisionFindings.nothingToLift,
            arguments: [
              .init("decision", decision.id.text), .init("assessor", assessor.text),
              .init("application", application.text),
            ], place: decision.place))
        continue
      }
      stands[pair] = isRecorded
    }
    // The order of the lists has no influence: they are only searched.
    for (pair, isStanding) in stands where isStanding {
      standing[pair.assessor, default: []].append(pair.application)
    }
  }

  /// Whether nobody has one.
  var isEmpty: Bool { standing.isEmpty }

  /// Whether a conflict of the assessor reaches the application.
  func reach(_ assessor: AssessorID, _ application: ApplicationID) -> Bool {
    guard !standing.isEmpty, let applications = standing[assessor] else { return false }
    switch reach {
    case .application: return applications.contains(application)
    case .lot:
      // Without lots all applications are of one lot; an application that is not in the batch
      // has none that is known, so its conflict reaches no other.
      guard let lot = lots[application] else { return applications.contains(application) }
      return applications.contains { $0 == application || lots[$0].map { $0 == lot } == true }
    case .call: return true
    }
  }
}

extension Decision {
  /// Whether it records a conflict of interest.
  fileprivate var recordsConflict: Bool {
    if case .conflict(_, _, let isRecorded) = action { isRecorded } else { false }
  }
}
