// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Decisions from their tree.
package enum DecisionReader {
  /// The decisions, and what is wrong beyond the schema.
  package static func decisions(
    _ form: Form, call: CallID, file: String
  ) -> (decisions: [Decision], findings: [Finding]) {
    var decisions: [Decision] = []
    var findings = ReceiptReader.callFindings(form, call: call, file: file)
    var seen: Set<String> = []
    for child in form.children {
      let place = Place(file: file, ordinal: child.ordinal)
      let id = child[attribute: "id"] ?? ""
      if !seen.insert(id).inserted {
        findings.append(
          OfficialFindings.at(
            place, OfficialFindings.duplicate, [("what", "decision"), ("id", id)]))
      }
      findings += unsigned(child, id, place)
      guard let at = child[attribute: "at"].flatMap({ try? Instants.instant($0) }) else {
        findings.append(ReceiptReader.badInstant(child, "at", place))
        continue
      }
      guard let action = action(child) else {
        findings.append(ReceiptReader.badInstant(child, "due", place))
        continue
      }
      decisions.append(
        Decision(
          id: DecisionID(id), by: child[attribute: "by"] ?? "", at: at,
          reason: child.child("reason")?.trimmedText ?? "", action: action, place: place))
    }
    return (decisions, findings)
  }

  /// What a decision lacks that nobody may leave out: who took it, and why (DESIGN §4, §6.9).
  private static func unsigned(_ form: Form, _ id: String, _ place: Place) -> [Finding] {
    var lacking: [Texts] = []
    let by = Form(name: "", text: form[attribute: "by"] ?? "").trimmedText
    if by.isEmpty { lacking.append(Texts(en: "name of who took it", zh: "作出者")) }
    if let reason = form.child("reason"), reason.trimmedText.isEmpty {
      lacking.append(Texts(en: "reason", zh: "理由"))
    }
    return lacking.map {
      Finding(
        OfficialFindings.unsigned, arguments: [.init("decision", id), .init("what", $0)],
        place: place)
    }
  }

  /// What an element decides; nil where an instant or number of it cannot be.
  private static func action(_ form: Form) -> Decision.Action? {
    let application = ApplicationID(form[attribute: "application"] ?? "")
    let rules = (form[attribute: "rules"] ?? "").split(separator: " ").map { RuleID(String($0)) }
    let passes = form[attribute: "outcome"] == "pass"
    func number(_ attribute: String) -> Rational? {
      form[attribute: attribute].flatMap { try? Decimals.rational($0) }
    }
    switch form.name {
    case "consensus":
      return .consensus(
        application,
        form.children("score").map {
          Sheet.Score(
            criterion: $0[attribute: "criterion"] ?? "", value: $0[attribute: "value"] ?? "",
            comment: "", position: $0.ordinal)
        })
    case "adjustment": return number("points").map { .adjustment(application, $0) }
    case "tie":
      return .tie(
        form.children("place").map { ApplicationID($0[attribute: "application"] ?? "") })
    case "curing":
      return form[attribute: "due"].flatMap { try? Instants.instant($0) }
        .map { .curing(application, rules, due: $0) }
    case "expiry": return .expiry(application, rules)
    case "review":
      return .review(application, RuleID(form[attribute: "rule"] ?? ""), passes: passes)
    case "conflict":
      return .conflict(
        application, AssessorID(form[attribute: "assessor"] ?? ""),
        isRecorded: form[attribute: "state"] == "recorded")
    case "withdrawal": return .withdrawal(application)
    case "late-check": return .lateCheck(application, passes: passes)
    case "amount": return number("amount").map { .amount(application, $0) }
    case "draw":
      return .draw(value: form[attribute: "value"] ?? "", salt: form[attribute: "salt"])
    case "correction":
      return .correction(rankingDigest: form[attribute: "ranking-sha256"] ?? "")
    default: return nil
    }
  }
}
