// SPDX-License-Identifier: Apache-2.0

import Model

/// Consensus and adjustment, one of each for an application (DESIGN §6.9).
///
/// Two of one kind for one application are a defect, and neither counts. Decisions about
/// applications that are not in the batch are left to `DecisionBook`, which lists them.
struct ScoreDecisions {
  /// What is wrong with them.
  private(set) var defects: [Finding] = []
  /// The sound consensus of each application.
  private(set) var consensuses: [ApplicationID: ResolvedConsensus] = [:]
  /// The adjustment of each application, bounds not yet looked at.
  private(set) var adjustments: [ApplicationID: (ScoreStep.Adjustment, Place)] = [:]

  /// Reads them; their order has no influence.
  init(_ decisions: [Decision], _ grid: Grid, _ applications: [ApplicationID: LotID?]) {
    var seen = OncePerApplication()
    var readConsensus: [(ApplicationID, ResolvedConsensus)] = []
    for decision in inOrder(decisions) {
      switch decision.action {
      case .consensus(let application, let scores):
        guard applications[application] != nil else { continue }
        seen.add(decision, application, "consensus")
        var reader = MarkReader(grid)
        let marks = reader.marks(of: decision, on: application, scores)
        defects += reader.defects
        if reader.defects.isEmpty {
          readConsensus.append(
            (application, ResolvedConsensus(decision: decision.id, marks: marks)))
        }
      case .adjustment(let application, let points):
        guard applications[application] != nil else { continue }
        seen.add(decision, application, "adjustment")
        adjustments[application] = (
          ScoreStep.Adjustment(decision: decision.id, points: points), decision.place
        )
      default: continue
      }
    }
    for (application, consensus) in readConsensus
    where !seen.isRepeated(application, "consensus") {
      consensuses[application] = consensus
    }
    for application in seen.repeated("adjustment") { adjustments[application] = nil }
    defects += seen.defects
  }
}

/// Decisions by place, then id: a fixed order whatever order the files came in.
func inOrder(_ decisions: [Decision]) -> [Decision] {
  decisions.sorted { left, right in
    left.place == right.place ? left.id < right.id : isBefore(left.place, right.place)
  }
}

/// Finds out where a kind of decision was taken twice for one application.
struct OncePerApplication {
  /// What is wrong.
  private(set) var defects: [Finding] = []
  /// The first decision of each kind for each application.
  private var first: [String: [ApplicationID: DecisionID]] = [:]
  /// The applications with two decisions of a kind.
  private var twice: [String: Set<ApplicationID>] = [:]

  /// Takes note of a decision; `what` is its kind as the schema names it.
  mutating func add(_ decision: Decision, _ application: ApplicationID, _ what: String) {
    guard let earlier = first[what]?[application] else {
      first[what, default: [:]][application] = decision.id
      return
    }
    twice[what, default: []].insert(application)
    defects.append(
      Finding(
        DecisionFindings.decidedTwice,
        arguments: [
          .init("application", application.text), .init("what", what),
          .init("first", earlier.text), .init("second", decision.id.text),
        ], place: decision.place))
  }

  /// Whether an application has two decisions of a kind.
  func isRepeated(_ application: ApplicationID, _ what: String) -> Bool {
    twice[what]?.contains(application) == true
  }

  /// The applications with two decisions of a kind, in no order.
  func repeated(_ what: String) -> Set<ApplicationID> { twice[what] ?? [] }
}
