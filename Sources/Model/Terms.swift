// SPDX-License-Identifier: Apache-2.0

/// When a rule is looked at (DESIGN §5).
package enum Stage: String, Hashable, Sendable, CaseIterable {
  /// Whether the application may be looked at.
  case admissibility
  /// Whether it may be funded.
  case eligibility
  /// Looked at after ranking.
  case late
}

/// A rule of the call as people see it: no program.
package struct RuleTerms: Sendable {
  /// Its id.
  package let id: RuleID
  /// The kind it is of: code, title, why, remedy.
  package let kind: FindingKind
  /// What a failure means.
  package let severity: Severity
  /// What an expired cure or a failed review means.
  package let otherwise: Severity
  /// Days to mend, where curable.
  package let days: Int?
  /// When it is looked at.
  package let stage: Stage
  /// What the applicant is told where it fails.
  package let message: LocalText
  /// The rule in words, made from its parameters.
  package let words: Texts
  /// Whether a self-check cannot know it: it needs a receipt or the batch (DESIGN §5.4).
  package let needsBatch: Bool
  /// The constant bounds: `min`, `max`, `equals` and their values; empty where measured.
  package let bounds: [RuleAnswer.Bound]
  /// Whether the words are a condition: what is found and asked is then no number to show.
  package let isCondition: Bool

  /// A rule as people see it.
  package init(
    id: RuleID, kind: FindingKind, severity: Severity, otherwise: Severity, days: Int?,
    stage: Stage, message: LocalText, words: Texts, needsBatch: Bool, bounds: [RuleAnswer.Bound],
    isCondition: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.otherwise = otherwise
    self.days = days
    self.stage = stage
    self.message = message
    self.words = words
    self.needsBatch = needsBatch
    self.bounds = bounds
    self.isCondition = isCondition
  }
}

/// A fact of the call as people see it.
package struct FactTerms: Sendable {
  /// Its id.
  package let id: FactID
  /// Its label.
  package let label: LocalText
  /// How it is taken from the application, made from its measure; empty where that is not known.
  package let words: Texts

  /// A fact as people see it.
  package init(id: FactID, label: LocalText, words: Texts = Texts(en: "", zh: "")) {
    self.id = id
    self.label = label
    self.words = words
  }
}

/// Everything a call says, as people see it; the rulebook adds the compiled programs.
package struct Terms: Sendable {
  /// SHA-256 of the call's file, in hexadecimal.
  package let digest: String
  /// Identity, dates, lists.
  package let call: Call
  /// The rules of applications, in order: `RankedEntry.answers` follows it.
  package let rules: [RuleTerms]
  /// The rules that look at the batch, in order.
  package let batchRules: [RuleTerms]
  /// The facts, in order: `Appraisal.facts` follows it.
  package let facts: [FactTerms]
  /// The grid, or nil where nothing is scored.
  package let grid: Grid?
  /// How places are found, or nil where nothing is ranked.
  package let ranking: RankingRules?
  /// The money, or nil where none is given out.
  package let money: MoneyRules?

  /// The terms of a call.
  package init(
    digest: String, call: Call, rules: [RuleTerms], batchRules: [RuleTerms], facts: [FactTerms],
    grid: Grid?, ranking: RankingRules?, money: MoneyRules?
  ) {
    self.digest = digest
    self.call = call
    self.rules = rules
    self.batchRules = batchRules
    self.facts = facts
    self.grid = grid
    self.ranking = ranking
    self.money = money
  }
}

/// An input of a result: where it is below the root of inputs, and what bytes it has (DESIGN §10).
package struct InputFile: Sendable, Hashable {
  /// What it is for.
  package enum Role: String, Sendable, Hashable, CaseIterable {
    /// The call.
    case call
    /// An application.
    case application
    /// Assessments.
    case assessments
    /// Receipts.
    case receipts
    /// Decisions.
    case decisions
    /// A file handed in beside an application.
    case annex
    /// A codelist of the call.
    case codelist
    /// An application of the earlier stage.
    case earlier
    /// The assessors that the call knows.
    case assessorList = "assessor-list"
    /// The rates of the call's conversion.
    case rates
  }
  /// What it is for.
  package let role: Role
  /// The path below the root, with `/`.
  package let path: String
  /// SHA-256 of its bytes, in hexadecimal.
  package let digest: String

  /// An input.
  package init(role: Role, path: String, digest: String) {
    self.role = role
    self.path = path
    self.digest = digest
  }
}
