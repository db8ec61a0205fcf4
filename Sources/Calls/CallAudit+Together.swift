// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallAudit {
  /// Rules that no application can meet together: on the same number or day, or on a part and its
  /// whole.
  mutating func auditTogether(_ rules: [Bounded]) {
    for (index, rule) in rules.enumerated() {
      for earlier in rules[..<index] where earlier.isDay == rule.isDay {
        if earlier.measure == rule.measure {
          let natural = rule.isDay ? Extent.any : reachability.extent(rule.measure)
          guard rule.allowed.and(earlier.allowed).and(natural).isEmpty else { continue }
          report(RuleContradictions.together, rule, earlier)
        } else if isMore(rule, earlier) {
          report(RuleContradictions.morePart, rule, earlier)
        } else if isMore(earlier, rule) {
          report(RuleContradictions.lessWhole, rule, earlier)
        }
      }
    }
  }

  /// Whether a rule asks for more of a part than another allows of the whole.
  private func isMore(_ part: Bounded, _ whole: Bounded) -> Bool {
    guard !part.isDay, let least = part.allowed.least, let most = whole.allowed.most, most < least
    else { return false }
    return reachability.isPart(part.measure, of: whole.measure)
  }

  /// Notes two rules that contradict each other: an error where both apply to some application.
  private mutating func report(_ kind: FindingKind, _ rule: Bounded, _ earlier: Bounded) {
    let reach = reachability.reach(rule.when, earlier.when)
    guard reach != .never else { return }
    let arguments = [
      ("rule", rule.id), ("asked", CallAudit.spelled(rule)), ("other", earlier.id),
      ("otherAsked", CallAudit.spelled(earlier)),
    ]
    let (form, attribute) = rule.bound
    if reach == .surely, rule.isBlocking, earlier.isBlocking {
      refuse(kind, at: form, attribute, arguments)
    } else {
      warn(kind, at: form, attribute, arguments)
    }
  }

  /// A window on a day of the application, of which there is one, as a rule with bounds; or nil.
  mutating func window(_ rule: Form, _ id: String, _ when: Filter?) -> Bounded? {
    guard rule.name == "window", rule.child("where") == nil,
      (rule[attribute: "of"] ?? Table.application.name) == Table.application.name,
      let column = rule[attribute: "attribute"]
        .flatMap({ reader.vocabulary.index(of: $0, in: .application) })
    else { return nil }
    let (first, last) = (reader.day(rule, "from")?.day, reader.day(rule, "to")?.day)
    let allowed = Extent(
      least: first.map { Rational(Int($0.days)) }, most: last.map { Rational(Int($0.days)) },
      isWhole: true)
    // That a window ends before it begins is the compiler's finding.
    guard !allowed.isEmpty, first != nil || last != nil else { return nil }
    return Bounded(
      form: rule, id: id, when: when,
      measure: .value(.application, column: column, nil, default: nil), isDay: true,
      allowed: allowed, isBlocking: CallAudit.isBlocking(rule),
      bound: (rule, first == nil ? "to" : "from"))
  }

  /// Whether a failure of a rule means that the application cannot be funded.
  static func isBlocking(_ rule: Form) -> Bool {
    let severity = rule[attribute: "severity"].flatMap { Severity(rawValue: $0) } ?? .warn
    return severity != .warn && severity != .review
  }

  /// What a rule allows, in signs that need no language.
  private static func spelled(_ rule: Bounded) -> String {
    guard rule.isDay else { return spelled(rule.allowed) }
    func day(_ number: Rational) -> String {
      Instants.text(CivilDate(days: Int32(truncatingIfNeeded: number.floor)))
    }
    switch (rule.allowed.least, rule.allowed.most) {
    case (let first?, let last?): return "\(day(first)) … \(day(last))"
    case (let first?, nil): return "≥ \(day(first))"
    case (nil, let last?): return "≤ \(day(last))"
    case (nil, nil): return ""
    }
  }
}

extension Reachability {
  /// Whether one measure is never more than another, where both are known: it counts some of the
  /// rows, or different values of them, or adds up amounts of some of them.
  func isPart(_ part: Measure, of whole: Measure) -> Bool {
    switch (part, whole) {
    case (.count(let table, let filter), .count(let other, let wider)),
      (.distinct(let table, _, let filter), .count(let other, let wider)):
      return table == other && isNarrower(filter, wider)
    case (
      .distinct(let table, let column, let filter), .distinct(let other, let same, let wider)
    ):
      return table == other && column == same && isNarrower(filter, wider)
    case (
      .sum(let table, let column, let filter, let fallback),
      .sum(let other, let same, let wider, let otherwise)
    ):
      return table == other && column == same && fallback == otherwise
        && extent(whole).isWithin(.positive) && isNarrower(filter, wider)
    default: return false
    }
  }

  /// Whether a filter takes in no row that another leaves out: it asks the same and perhaps more.
  private func isNarrower(_ filter: Filter?, _ other: Filter?) -> Bool {
    guard let other else { return true }
    guard let filter else { return false }
    func conditions(_ filter: Filter) -> [Filter] {
      if case .all(let parts) = filter { parts } else { [filter] }
    }
    let own = conditions(filter)
    return conditions(other).allSatisfy { own.contains($0) }
  }
}
