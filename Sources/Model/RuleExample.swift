// SPDX-License-Identifier: Apache-2.0

/// A case of a rule: a rule, an application, the answer.
package struct RuleExample: Sendable {
  /// What it shows.
  package let title: Texts
  /// The rule as XML of a call, without namespace and messages.
  package let rule: String
  /// The content of an application as XML, without namespace.
  package let application: String
  /// The answer that the rule gives.
  package let answer: Answer

  /// A case.
  package init(title: Texts, rule: String, application: String, answer: Answer) {
    self.title = title
    self.rule = rule
    self.application = application
    self.answer = answer
  }
}
