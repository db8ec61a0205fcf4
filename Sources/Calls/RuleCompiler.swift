// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallCompiler {
  /// The rules of a call, sorted by what they look at.
  struct Rules {
    /// Rules of applications, in the order written.
    var application: [(terms: RuleTerms, rule: RuleProgram)] = []
    /// The rule of versions.
    var supersede: RuleTerms?
    /// The quotas, in the order written.
    var quotas: [Rulebook.Quota] = []
  }

  /// Reads all rules.
  mutating func rules() -> Rules {
    var rules = Rules()
    let forms = form.child("rules")?.children ?? []
    unique(forms, "id")
    for form in forms {
      guard let kind = RuleKinds.kind(form.name), let rule = kind.read(form, &reader) else {
        continue
      }
      let when = rule is any ApplicationRule ? reader.filter(form, "when", of: .application) : nil
      let terms = terms(form, kind, rule, when)
      if let rule = rule as? any ApplicationRule {
        rules.application.append((terms, RuleProgram(rule, when: when, reader)))
      } else if let rule = rule as? QuotaRule {
        rules.quotas.append(Rulebook.Quota(terms: terms, rule: rule))
      } else {
        if rules.supersede != nil {
          reader.report(
            CallFindings.duplicate, at: form, [("what", "<\(form.name)>")])
        }
        rules.supersede = terms
      }
    }
    return rules
  }

  /// What people see of a rule.
  private mutating func terms(
    _ form: Form, _ kind: any RuleKind.Type, _ rule: any RuleKind, _ when: Filter?
  ) -> RuleTerms {
    let id = reader.required(form, "id")
    let severity = Severity(rawValue: form[attribute: "severity"] ?? "") ?? .warn
    let otherwise = Severity(rawValue: form[attribute: "otherwise"] ?? "") ?? .ineligible
    let days = reader.count(form, "days")
    if severity == .curable, days == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "what may be mended needs a time: days=\"10\"",
          zh: "可补正的规则须写明天数：days=\"10\""))
    }
    if let days, days < 1 {
      reader.reportUnfit(
        form, "days", Texts(en: "at least one day to mend it", zh: "至少一天的补正时间"))
    }
    if otherwise == .curable || otherwise == .review {
      reader.reportContradiction(
        form, attribute: "otherwise",
        Texts(
          en:
            "otherwise says what follows in the end: reject, ineligible or warn, not \(otherwise.rawValue)",
          zh: "otherwise 表示最终后果：reject、ineligible 或 warn，不能是 \(otherwise.rawValue)"))
    }
    return RuleTerms(
      id: RuleID(id), kind: kind.finding, severity: severity, otherwise: otherwise, days: days,
      stage: Stage(rawValue: form[attribute: "stage"] ?? "") ?? .eligibility,
      message: reader.texts(form, "message"),
      words: RuleProgram.words(rule.words, when: when, reader),
      needsBatch: rule.needsBatch, bounds: rule.bounds, isCondition: rule.isCondition)
  }
}
