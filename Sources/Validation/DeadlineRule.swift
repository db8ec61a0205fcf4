// SPDX-License-Identifier: Apache-2.0

package import Model

/// Submitted by the closing instant of the call. Known only with receipts (DESIGN §5.4).
package struct DeadlineRule: ApplicationRule {
  package static let element = "deadline"

  package static let finding = FindingKind(
    "ELG103",
    title: Texts(en: "submitted too late", zh: "逾期提交"),
    message: Texts(en: "submitted {found}, asked {asked}", zh: "提交于{found}，要求{asked}"),
    why: Texts(
      en: "The receipt's instant is compared with the call's closing instant as points in time, "
        + "whatever zone each is written in. A late version never touches one that was on time.",
      zh: "回执时间与截止时间按时间点比较，与各自书写的时区无关。逾期版本不影响按时提交的版本。"),
    remedy: Texts(
      en: "Submit before the call closes; a version already on time keeps counting.",
      zh: "请在截止前提交；已按时提交的版本继续有效。"),
    example: """
      <deadline id="deadline" severity="reject">
        <message xml:lang="en">Submit by the closing instant.</message>
      </deadline>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "no receipt yet", zh: "尚无回执"), rule: "<deadline/>", application: "",
      answer: .unknown)
  ]

  package let words: Texts
  package let needsBatch = true

  package static func read(_ form: Form, _ reader: inout CallReader) -> DeadlineRule? {
    let severity = form[attribute: "severity"] ?? ""
    if let known = Severity(rawValue: severity), known != .reject, known != .ineligible {
      reader.reportUnfit(
        form, "severity",
        Texts(en: "reject or ineligible: a late version is late", zh: "reject 或 ineligible：逾期即为逾期"))
    }
    return DeadlineRule(
      words: Texts(
        en: "submitted by the closing instant: \(reader.closing)",
        zh: "在截止时间前提交：\(reader.closing)"))
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    guard let submissions = subject.submissions, !submissions.isEmpty else {
      return RuleAnswer(.unknown)
    }
    // One submission in time is enough: a late one never touches it.
    let decisive = submissions.last { !$0.isLate } ?? submissions[0]
    return RuleAnswer(
      decisive.isLate ? .fail : .pass,
      details: .init(texts: [decisive.receipt.submission.text]))
  }
}
