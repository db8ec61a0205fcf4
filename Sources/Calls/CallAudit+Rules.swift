// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallAudit {
  /// A rule with bounds, as the audit compares it.
  struct Bounded {
    /// Its element.
    let form: Form
    /// Its id.
    let id: String
    /// When it applies, or nil for always.
    let when: Filter?
    /// What is measured, written plainly.
    let measure: Measure
    /// Whether what is measured is a day.
    var isDay = false
    /// What it allows.
    let allowed: Extent
    /// Whether a failure means that the application cannot be funded.
    let isBlocking: Bool
    /// The element of its first bound, and the attribute that holds it.
    let bound: (form: Form, attribute: String?)
  }

  /// Rules that never apply, cannot be met, or cannot be met together.
  mutating func auditRules() {
    var bounded: [Bounded] = []
    for rule in form.child("rules")?.children ?? [] {
      let id = rule[attribute: "id"] ?? ""
      if rule.name == "quota", rule[attribute: "max"].flatMap({ Int($0) }) == 0 {
        refuse(RuleContradictions.emptyQuota, at: rule, "max", [("rule", id)])
      }
      let when = reader.filter(rule, "when", of: .application)
      if let when, reachability.reach(when, of: .application) == .never {
        let words = CallAudit.spelled(rule.child("when"))
        refuse(
          RuleContradictions.neverApplies, at: rule.child("when") ?? rule, nil,
          [("rule", id), ("detail", words)])
        continue
      }
      auditShares(rule, id)
      if let window = window(rule, id, when) { bounded.append(window) }
      guard let one = self.bounded(rule, id, when) else { continue }
      if isPossible(one) { bounded.append(one) }
    }
    auditTogether(bounded)
  }

  /// Shares of kinds of their own that are above one.
  private mutating func auditShares(_ rule: Form, _ id: String) {
    let attributes = ["flat-rate": ["rate"], "drift": ["by"], "rate": ["min", "max"]]
    for form in [rule] + (rule.name == "cofinancing" ? rule.children("rate") : []) {
      for attribute in attributes[form.name] ?? [] {
        guard let value = reader.rational(form, attribute), Rational.one < value else { continue }
        warn(
          RuleContradictions.percent, at: form, attribute,
          [("rule", id), ("value", CallAudit.text(value))])
      }
      // Bounds by the code itself; by a property of its entry they are named as the list does.
      guard form.name == "rate", rule[attribute: "list"] == nil,
        let name = rule[attribute: "attribute"], let codes = CodeForm.of(name, in: .partner),
        let code = form[attribute: "for"], !codes.fits(code, isPrefix: false)
      else { continue }
      refuse(
        RuleContradictions.wrongForm, at: form, "for",
        [("value", code), ("what", "partner/\(name)")], [.init("form", codes.words)])
    }
  }

  /// A rule with constant bounds, or nil.
  private mutating func bounded(_ rule: Form, _ id: String, _ when: Filter?) -> Bounded? {
    guard rule.name == "bound", let measure = reader.measures(in: rule).first else { return nil }
    var allowed = Extent.any
    var bound: (form: Form, attribute: String?)?
    let tolerance = reader.rational(rule, "tolerance") ?? .zero
    for name in ["min", "max", "equals"] {
      guard let child = rule.child(name), let number = CallAudit.constant(child, &reader) else {
        continue
      }
      let extent: Extent
      switch name {
      case "min": extent = Extent(least: number)
      case "max": extent = Extent(most: number)
      default:
        extent = Extent(
          least: (try? number.subtracting(tolerance)) ?? number,
          most: (try? number.adding(tolerance)) ?? number)
      }
      allowed = allowed.and(extent)
      let attribute = child.attributes.first.map(\.name)
      if bound == nil { bound = (child.attributes.isEmpty ? rule : child, attribute) }
    }
    guard let bound else { return nil }
    return Bounded(
      form: rule, id: id, when: when, measure: Reachability.plain(measure), allowed: allowed,
      isBlocking: CallAudit.isBlocking(rule), bound: bound)
  }

  /// The number of a bound that is not measured.
  static func constant(_ form: Form, _ reader: inout CallReader) -> Rational? {
    if let value = reader.rational(form, "value") { return value }
    if form[attribute: "parameter"] != nil { return reader.parameter(form, "parameter")?.value }
    guard let measure = reader.measures(in: form).first,
      case .number(let number) = Reachability.plain(measure)
    else { return nil }
    return number
  }

  /// Looks at one rule alone; false where it contradicts itself.
  private mutating func isPossible(_ rule: Bounded) -> Bool {
    // That the least is above the most is the compiler's finding.
    if rule.allowed.isEmpty { return false }
    let natural = reachability.extent(rule.measure)
    let (asked, range) = (CallAudit.spelled(rule.allowed), CallAudit.spelled(natural))
    let arguments = [("rule", rule.id), ("asked", asked), ("range", range)]
    let (form, attribute) = rule.bound
    if natural.and(rule.allowed).isEmpty {
      if rule.isBlocking {
        refuse(RuleContradictions.impossible, at: form, attribute, arguments)
      } else {
        warn(RuleContradictions.impossible, at: form, attribute, arguments)
      }
      return false
    }
    let isBoundedAlone = rule.form.children.allSatisfy { child in
      !["min", "max", "equals"].contains(child.name) || !child.attributes.isEmpty
    }
    if isBoundedAlone, natural.isWithin(rule.allowed) {
      warn(RuleContradictions.saysNothing, at: form, attribute, arguments)
    }
    if Reachability.isShare(rule.measure),
      let high = [rule.allowed.least, rule.allowed.most].compactMap({ $0 })
        .first(where: { Rational.one < $0 })
    {
      warn(
        RuleContradictions.percent, at: form, attribute,
        [("rule", rule.id), ("value", CallAudit.text(high))])
    }
    return true
  }

  /// An extent in signs that need no language: `≥ 1`, `≤ 3`, `1 … 3`, `= 2`.
  static func spelled(_ extent: Extent) -> String {
    switch (extent.least, extent.most) {
    case (let least?, let most?):
      least == most ? "= \(text(least))" : "\(text(least)) … \(text(most))"
    case (let least?, nil): "≥ \(text(least))"
    case (nil, let most?): "≤ \(text(most))"
    case (nil, nil): extent.isWhole ? "∈ ℤ" : "∈ ℝ"
    }
  }

  /// A condition as it is written, for a finding.
  private static func spelled(_ form: Form?) -> String {
    guard let form else { return "" }
    return form.children.map { child in
      let attributes = child.attributes.map { "\($0.name)=\"\($0.value)\"" }
      let inner = spelled(child)
      return ([child.name] + attributes + (inner.isEmpty ? [] : ["(\(inner))"]))
        .joined(separator: " ")
    }.joined(separator: ", ")
  }

  // MARK: Conditions

  /// Values that no attribute can have, in conditions of measures and rules.
  mutating func auditConditions() {
    for name in ["facts", "rules"] {
      for holder in form.child(name)?.children ?? [] {
        auditConditions(holder, table: .application)
      }
    }
  }

  /// The conditions below an element, whose rows are those of a table.
  private mutating func auditConditions(_ form: Form, table: Table) {
    var own = table
    if form.name == "when" {
      own = .application
    } else if let name = form[attribute: "of"], let named = Table(name: name) {
      own = named
    }
    // Below `listed` stand properties of entries, which the compiler resolves.
    if form.name == "listed" { return }
    for child in form.children {
      auditValue(child, of: own)
      auditConditions(child, table: own)
    }
  }

  /// The codes that one condition names, where their form is known: no application has another.
  private mutating func auditForm(_ form: Form, of table: Table) {
    guard let name = form[attribute: "attribute"], let codes = CodeForm.of(name, in: table) else {
      return
    }
    let attribute = form.name == "in" ? "values" : "value"
    guard ["is", "in", "prefix"].contains(form.name), let written = form[attribute: attribute]
    else { return }
    let values = form.name == "in" ? written.split(separator: " ").map(String.init) : [written]
    for value in values where !codes.fits(value, isPrefix: form.name == "prefix") {
      // An empty beginning is the compiler's finding.
      guard !value.isEmpty else { continue }
      let what = "\(table.name)/\(name)"
      refuse(
        RuleContradictions.wrongForm, at: form, attribute, [("value", value), ("what", what)],
        [.init("form", codes.words)])
    }
  }

  /// The values that one condition names.
  private mutating func auditValue(_ form: Form, of table: Table) {
    auditForm(form, of: table)
    let attribute = form.name == "is" ? "value" : form.name == "in" ? "values" : ""
    guard let written = form[attribute: attribute], let name = form[attribute: "attribute"],
      let column = reader.vocabulary.index(of: name, in: table),
      !reader.vocabulary.column(column, of: table).type.isNumeric,
      let known = reachability.values(column, of: table)
    else { return }
    let values = form.name == "in" ? written.split(separator: " ").map(String.init) : [written]
    guard let wrong = values.first(where: { !known.contains($0) }) else { return }
    let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    warn(
      RuleContradictions.neverHolds, at: form, attribute,
      [("value", wrong), ("what", "\(table.name)/\(name)"), ("known", shown)])
  }
}
