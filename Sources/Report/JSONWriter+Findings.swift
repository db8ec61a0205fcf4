// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension JSONWriter {
  /// The members of a decision that was taken into account: not who and why.
  mutating func decision(_ decision: DecisionRecord) {
    member("applications", decision.applications.lazy.map(\.text))
    member("at", Instants.text(decision.at))
    member("id", decision.id.text)
    member("kind", decision.kind)
    member("value", ifAny: decision.value)
  }

  /// The members of a finding that carry nothing a person wrote: code, place, rule, severity.
  mutating func codes(_ finding: Finding, withFile: Bool) {
    member("code", finding.kind.code)
    if let place = finding.place {
      if place.column > 0 { member("column", place.column) }
      if withFile { member("file", place.file) }
      if place.line > 0 { member("line", place.line) }
    }
    member("rule", ifAny: finding.rule?.text)
    member("severity", finding.severity.rawValue)
    member("tab", ifAny: finding.place?.tab)
  }
}
