// SPDX-License-Identifier: Apache-2.0

package import Model

/// A kind of rule: one file, one element of `call.xsd` (DESIGN §5.3).
///
/// A new kind is a new file with a type that adopts `ApplicationRule` or `RuleKind`, a line in
/// `RuleKinds.all`, and its element in `Schemas/call.xsd`; tests hold the three together.
package protocol RuleKind: Sendable {
  /// The element's name.
  static var element: String { get }
  /// What a failure means: code, sentences, remedy.
  static var finding: FindingKind { get }
  /// Cases that pass and cases that do not; they run as tests and stand on the rule's page.
  static var examples: [RuleExample] { get }
  /// Reads its parameters, or nil with defects.
  static func read(_ form: Form, _ reader: inout CallReader) -> Self?
  /// The rule in words, made from its parameters.
  var words: Texts { get }
  /// The constant bounds, for evidence.
  var bounds: [RuleAnswer.Bound] { get }
  /// Whether people say the rule as a condition, without the number that it is reckoned with.
  var isCondition: Bool { get }
  /// Whether a self-check cannot know its answer (DESIGN §5.4).
  var needsBatch: Bool { get }
}

extension RuleKind {
  /// Most kinds have no constant bounds.
  package var bounds: [RuleAnswer.Bound] { [] }
  /// Most kinds have no number to leave out.
  package var isCondition: Bool { false }
  /// Most kinds are known before submission.
  package var needsBatch: Bool { false }
}

/// A rule that looks at one application, in appraise.
package protocol ApplicationRule: RuleKind {
  /// Settles values that other rules look at, before any rule is answered (DESIGN §5.6).
  func settle(_ application: inout Application, lists: [CompiledCodelist])
  /// The answer.
  func answer(_ subject: inout Subject, file: String) -> RuleAnswer
  /// What of an application the answer depends on; never less than the truth.
  var reads: Footprint { get }
  /// Whether a finding of the rule names a part of an application, so that a correction may change
  /// it (DESIGN §5, Curing): what the rule asks, never the condition under which it asks.
  func covers(_ part: Part, in subject: Subject) -> Bool
  /// Notes which codes it looks for, for a fill-in form.
  func note(_ codes: inout ExpectedCodes)
}

extension ApplicationRule {
  /// Most kinds settle nothing.
  package func settle(_ application: inout Application, lists: [CompiledCodelist]) {}
  /// A kind that does not say depends on everything: the safe answer.
  package var reads: Footprint { .everything }
  /// A kind that does not say names nothing that an applicant could mend: the safe answer.
  package func covers(_ part: Part, in subject: Subject) -> Bool { false }
  /// Most kinds look for no codes.
  package func note(_ codes: inout ExpectedCodes) {}
}

/// The one ordered list of rule kinds (DESIGN §5.3).
package enum RuleKinds {
  /// All kinds, as `opencall rule` lists them.
  package static let all: [any RuleKind.Type] = [
    BoundRule.self, ParticipantRule.self, DeadlineRule.self, SupersedeRule.self, QuotaRule.self,
    OpeningRule.self, WindowRule.self, LanguageRule.self, AnnexRule.self, DeclarationRule.self,
    IdentifierRule.self, MembershipRule.self, ExclusiveRule.self, DependentRule.self,
    ScreeningRule.self, ReferenceRule.self, ConsistencyRule.self, FlatRateRule.self,
    CofinancingRule.self, PopulationRule.self, DriftRule.self, OverlapRule.self,
  ]

  /// The kind of an element, or nil.
  package static func kind(_ element: String) -> (any RuleKind.Type)? {
    all.first { $0.element == element }
  }
}
