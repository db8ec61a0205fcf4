// SPDX-License-Identifier: Apache-2.0

package import Model

/// A rule of an application with the condition under which it applies.
///
/// An unknown condition makes the rule unknown (DESIGN §5.2). A class, because every appraisal goes
/// through all rules and copies of them would cost more than the small ones do.
package final class RuleProgram: Sendable {
  /// What the rule asks.
  package let rule: any ApplicationRule
  /// When it applies, or nil for always.
  private let when: FilterProgram?

  /// A rule, and its condition on the application's own row.
  package init(_ rule: any ApplicationRule, when: Filter?, _ reader: CallReader) {
    self.rule = rule
    self.when = when.map {
      FilterProgram($0, of: .application, lists: reader.lists, day: reader.day)
    }
  }

  /// A rule's words with its condition before them.
  package static func words(_ words: Texts, when: Filter?, _ reader: CallReader) -> Texts {
    guard let when else { return words }
    let condition = Words.filter(when, of: .application, reader)
    return Texts(
      en: "where \(condition.en): \(words.en)", zh: "当\(condition.zh)时：\(words.zh)")
  }

  /// Settles values that other rules look at; whether the rule applies does not matter for that.
  package func settle(_ application: inout Application, lists: [CompiledCodelist]) {
    rule.settle(&application, lists: lists)
  }

  /// What of an application the answer depends on.
  package var reads: Footprint {
    var footprint = rule.reads
    footprint.add(when, of: .application)
    return footprint
  }

  /// Whether a finding of the rule names a part of an application (DESIGN §5, Curing).
  package func covers(_ part: Part, in application: Application, _ lists: [CompiledCodelist])
    -> Bool
  {
    rule.covers(part, in: Subject(application: application, lists: lists, submissions: nil))
  }

  /// Notes which codes it looks for, for a fill-in form.
  package func note(_ codes: inout ExpectedCodes) {
    codes.add(when, of: .application)
    rule.note(&codes)
  }

  /// Whether it can never apply to an application of this lot; `column` is that of the lot.
  package func isBeside(
    lot: String, column: Int, _ vocabulary: Vocabulary, _ lists: [CompiledCodelist]
  ) -> Bool {
    guard let when else { return false }
    var application = Application(vocabulary)
    application[.application].append(ordinal: 1, owner: -1)
    application[.application].set(column, .text(lot), origin: 1)
    return when.truth(0, of: .application, in: application, lists: lists) == .no
  }

  /// The answer.
  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    if let when {
      guard subject.application[.application].count > 0 else { return RuleAnswer(.unknown) }
      switch when.truth(0, of: .application, in: subject.application, lists: subject.lists) {
      case .no: return RuleAnswer(.notApplicable)
      case .unknown: return RuleAnswer(.unknown)
      case .yes: break
      }
    }
    return rule.answer(&subject, file: file)
  }
}
