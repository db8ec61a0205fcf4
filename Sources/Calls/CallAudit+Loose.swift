// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallAudit {
  /// Instants whose offset is not that of the zone that the call names.
  mutating func auditOffsets() {
    let call = terms.call
    for (attribute, instant) in [("opens", call.opens), ("closes", call.closes)] {
      guard let asked = ZoneOffsets.minutes(call.zone, at: instant),
        asked != instant.offsetMinutes
      else { continue }
      warn(
        ListContradictions.offset, at: form, attribute,
        [
          ("attribute", attribute), ("found", Instants.offsetText(instant.offsetMinutes)),
          ("zone", call.zone), ("asked", Instants.offsetText(asked)),
        ])
    }
  }

  /// Parameters that nothing refers to, and attributes of rules that change nothing.
  mutating func auditUnused() {
    for parameter in form.child("parameters")?.children("parameter") ?? [] {
      let name = parameter[attribute: "name"] ?? ""
      let isUsed = !CallAudit.all(form) { holder in
        holder.ordinal != parameter.ordinal
          && (holder[attribute: "parameter"] == name
            || (holder.name == "parameter" && holder[attribute: "name"] == name))
      }.isEmpty
      if !isUsed { warn(ListContradictions.unused, at: parameter, "name", [("name", name)]) }
    }
    for rule in form.child("rules")?.children ?? [] {
      let severity = Severity(rawValue: rule[attribute: "severity"] ?? "")
      let idle = [
        rule[attribute: "days"] != nil && severity != .curable ? "days" : nil,
        rule[attribute: "otherwise"] != nil && severity != .curable && severity != .review
          ? "otherwise" : nil,
      ]
      for attribute in idle.compactMap(\.self) {
        warn(
          RuleContradictions.idle, at: rule, attribute,
          [
            ("rule", rule[attribute: "id"] ?? ""), ("attribute", attribute),
            ("severity", severity?.rawValue ?? ""),
          ])
      }
    }
  }
}
