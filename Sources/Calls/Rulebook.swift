// SPDX-License-Identifier: Apache-2.0

package import Model
package import Validation

/// A call, checked and compiled: all that appraise and rank need of it (DESIGN §2).
package struct Rulebook: Sendable {
  /// What people see of it.
  package let terms: Terms
  /// The attributes of its applications.
  package let vocabulary: Vocabulary
  /// Its codelists, ready for look-ups.
  package let lists: [CompiledCodelist]
  /// Its facts, in the order of `terms.facts`.
  package let facts: [FactProgram]
  /// Its rules of applications, in the order of `terms.rules`.
  package let rules: [RuleProgram]
  /// Its rule of versions, or nil.
  package let supersede: RuleTerms?
  /// Its quotas.
  package let quotas: [Quota]

  /// What is measured of an application of the earlier stage.
  package let earlierMeasures: [CompiledMeasure]

  /// How a fact is computed.
  package enum FactProgram: Sendable {
    /// A number.
    case number(CompiledMeasure)
    /// The different values of a column.
    case texts(Table, column: Int, FilterProgram?)
  }

  /// A quota with its terms.
  package struct Quota: Sendable {
    /// As people see it.
    package let terms: RuleTerms
    /// What it computes.
    package let rule: QuotaRule
  }
}
