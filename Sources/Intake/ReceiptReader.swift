// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Receipts from their tree.
package enum ReceiptReader {
  /// The receipts, and what is wrong beyond the schema.
  package static func receipts(
    _ form: Form, call: CallID, file: String
  ) -> (receipts: [Receipt], findings: [Finding]) {
    var receipts: [Receipt] = []
    var findings = callFindings(form, call: call, file: file)
    var seen: Set<String> = []
    for child in form.children {
      let place = Place(file: file, ordinal: child.ordinal)
      let submission = child[attribute: "submission"] ?? ""
      if !seen.insert(submission).inserted {
        findings.append(
          OfficialFindings.at(
            place, OfficialFindings.duplicate, [("what", "submission"), ("id", submission)]))
      }
      guard let at = (child[attribute: "at"]).flatMap({ try? Instants.instant($0) }) else {
        findings.append(badInstant(child, "at", place))
        continue
      }
      receipts.append(
        Receipt(
          submission: SubmissionID(submission), submitter: child[attribute: "submitter"] ?? "",
          at: at, digest: child[attribute: "sha256"] ?? "",
          application: child[attribute: "application"].map { ApplicationID($0) },
          file: child[attribute: "file"],
          corrects: child[attribute: "corrects"].map { DecisionID($0) }, place: place))
    }
    return (receipts, findings)
  }

  /// A finding where a document names another call.
  static func callFindings(_ form: Form, call: CallID, file: String) -> [Finding] {
    let found = form[attribute: "call"] ?? ""
    guard found != call.text else { return [] }
    return [
      OfficialFindings.at(
        Place(file: file, ordinal: form.ordinal, attribute: "call"), OfficialFindings.otherCall,
        [("found", found), ("asked", call.text)])
    ]
  }

  /// A finding for an instant that the schema lets through and no calendar has.
  static func badInstant(_ form: Form, _ attribute: String, _ place: Place) -> Finding {
    OfficialFindings.at(
      place, OfficialFindings.badValue,
      [
        ("value", form[attribute: attribute] ?? ""), ("column", attribute),
        ("asked", "2026-06-15T17:00:00+02:00"),
      ])
  }
}
