// SPDX-License-Identifier: Apache-2.0

/// What happened to an application before its scores: data, not a log (DESIGN §7.11). Scores, gates,
/// place and money are members of its entry.
package enum TraceStep: Sendable {
  /// Which version counts.
  case version(VersionStep)
  /// What became of a corrected file.
  case correction(CorrectionStep)
  /// A decision of a person that changed something.
  case decision(DecisionID)
  /// A quota.
  case quota(QuotaStep)
}

/// A total among others (DESIGN §7.10).
package struct PercentileStep: Sendable, Hashable {
  /// Its position from the best, the first of its equals.
  package let first: Int
  /// How many have this total, itself included.
  package let equals: Int
  /// How many are rated.
  package let of: Int
  /// The percentile before rounding.
  package let exact: Rational
  /// The percentile.
  package let value: Rational

  /// A total among others.
  package init(first: Int, equals: Int, of: Int, exact: Rational, value: Rational) {
    self.first = first
    self.equals = equals
    self.of = of
    self.exact = exact
    self.value = value
  }
}

/// Which version of an application counts, and why.
package struct VersionStep: Sendable, Hashable {
  /// How it ended.
  package enum Outcome: String, Sendable, Hashable {
    /// This version counts.
    case counts
    /// A later one counts.
    case superseded
    /// Every submission of it came too late.
    case late
    /// It lacks a receipt.
    case noReceipt
    /// Another version lacks its receipt.
    case otherWithoutReceipt
    /// An on-time receipt lacks its file.
    case receiptWithoutFile
    /// Versions come from different submitters.
    case differentSubmitters
    /// The last on-time version was not accepted at intake.
    case lastNotAccepted
    /// Two versions were submitted at the same instant.
    case sameInstant
    /// The call has no rule that says which version counts.
    case noRule
    /// It is a correction that was refused (DESIGN §5, Curing).
    case refused
    /// A correction in time is missing, or could not be decided.
    case openCorrection
  }
  /// How it ended.
  package let outcome: Outcome
  /// The submission that decided, where one did.
  package let submission: SubmissionID?

  /// A step.
  package init(_ outcome: Outcome, submission: SubmissionID? = nil) {
    self.outcome = outcome
    self.submission = submission
  }
}

/// What a quota says of an application.
package struct QuotaStep: Sendable, Hashable {
  /// The rule.
  package let rule: RuleID
  /// Its answer.
  package let answer: Answer
  /// The other applications with the same value, sorted.
  package let others: [ApplicationID]

  /// A step.
  package init(rule: RuleID, answer: Answer, others: [ApplicationID]) {
    self.rule = rule
    self.answer = answer
    self.others = others
  }
}

/// How sheets became a total.
package struct ScoreStep: Sendable {
  /// Whether and why a sheet counts.
  package enum Use: String, Sendable, Hashable {
    /// It counts.
    case counted
    /// It is a draft: open.
    case open
    /// A conflict of interest reaches it.
    case conflict
    /// A third sheet that no divergence asked for.
    case notAsked
    /// The other two are closer.
    case notClosest
    /// A consensus replaces it.
    case replaced
  }
  /// One sheet.
  package struct SheetTrace: Sendable {
    /// The assessor.
    package let assessor: AssessorID
    /// The assessor's part.
    package let role: AssessorRole
    /// The version.
    package let version: Int
    /// Whether it counts.
    package var use: Use
    /// Its marks, criterion by criterion.
    private let marks: Marks
    /// Its weighted total over the assessed criteria, or nil where it is not complete.
    package let total: Rational?

    /// A sheet.
    package init(
      assessor: AssessorID, role: AssessorRole, version: Int, use: Use, marks: Marks,
      total: Rational?
    ) {
      self.assessor = assessor
      self.role = role
      self.version = version
      self.use = use
      self.marks = marks
      self.total = total
    }

    /// Its scores, criterion by criterion; nil where not assessed or not assessable.
    package var scores: [Rational?] { marks.points }
  }
  /// Whether first and second were too far apart.
  package struct DivergenceTrace: Sendable, Hashable {
    /// How it stands.
    package enum State: String, Sendable, Hashable {
      /// Not above the bound.
      case none
      /// Above it, and a third sheet or a consensus has resolved it.
      case resolved
      /// Above it, and open.
      case open
    }
    /// How it stands.
    package let state: State
    /// The criterion, by position, or nil for the total.
    package let criterion: Int?
    /// The distance, in the unit of the call's method.
    package let distance: Rational

    /// A divergence.
    package init(state: State, criterion: Int?, distance: Rational) {
      self.state = state
      self.criterion = criterion
      self.distance = distance
    }
  }
  /// The sheets, in order of role, then assessor.
  package var sheets: [SheetTrace]
  /// The divergences looked at that are above the bound, or the one total looked at.
  package var divergences: [DivergenceTrace]
  /// The consensus that replaces the sheets, or nil.
  package var consensus: DecisionID?
  /// Its points, criterion by criterion; nil where not assessed or not assessable. Empty without.
  package var consensusScores: [Rational?]
  /// Each criterion's score: raw, unweighted; nil where it is left out.
  package var criteria: [Rational?]
  /// Each section's unweighted score.
  package var sectionsUnweighted: [Rational]
  /// Each section's weighted score.
  package var sectionsWeighted: [Rational]
  /// The sum of raw scores.
  package var unweighted: Rational?
  /// The adjustment of the committee, and the decision, or nil.
  package var adjustment: Adjustment?
  /// The total, with weights and adjustment.
  package var total: Rational?

  /// An adjustment by the committee.
  package struct Adjustment: Sendable, Hashable {
    /// The decision.
    package let decision: DecisionID
    /// The points.
    package let points: Rational

    /// An adjustment.
    package init(decision: DecisionID, points: Rational) {
      self.decision = decision
      self.points = points
    }
  }

  /// A step with sheets and nothing computed yet.
  package init(sheets: [SheetTrace]) {
    self.sheets = sheets
    divergences = []
    consensus = nil
    consensusScores = []
    criteria = []
    sectionsUnweighted = []
    sectionsWeighted = []
    unweighted = nil
    adjustment = nil
    total = nil
  }
}

/// A gate: a threshold, a veto, or a pass mark set afterwards.
package struct GateStep: Sendable, Hashable {
  /// What it looks at.
  package enum Subject: Sendable, Hashable {
    /// A criterion, by position.
    case criterion(Int)
    /// A section, by position.
    case section(Int)
    /// The total.
    case total
    /// A single sheet's score of a criterion.
    case veto(Int)
    /// The total, against the pass mark that the requests on an envelope, by position, have set.
    case passMark(Int)
  }
  /// What it looks at.
  package let subject: Subject
  /// The score it looked at.
  package let score: Rational
  /// The least score that passes; for a veto, the highest that rejects.
  package let bound: Rational
  /// Whether it passed.
  package let passes: Bool

  /// A gate.
  package init(subject: Subject, score: Rational, bound: Rational, passes: Bool) {
    self.subject = subject
    self.score = score
    self.bound = bound
    self.passes = passes
  }
}
