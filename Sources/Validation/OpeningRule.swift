// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Submitted once the call was open. Known only with receipts (DESIGN §5.4).
package struct OpeningRule: ApplicationRule {
  package static let element = "opening"

  package static let finding = FindingKind(
    "ELG106",
    title: Texts(en: "submitted before the call opened", zh: "征集开放前提交"),
    message: Texts(en: "submission {found} came before {asked}", zh: "提交{found}早于{asked}"),
    why: Texts(
      en: "A call opens for everybody at the same instant. What came before it was written to "
        + "rules that were not published yet.",
      zh: "征集对所有人同时开放。开放前的提交所依据的规则尚未发布。"),
    remedy: Texts(
      en: "Submit the file again after the call has opened; the same bytes are enough.",
      zh: "请在征集开放后重新提交；内容相同亦可。"),
    example: """
      <opening id="opening" severity="reject">
        <message xml:lang="en">Submit after the call has opened.</message>
      </opening>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "no receipt yet", zh: "尚无回执"), rule: "<opening/>", application: "",
      answer: .unknown)
  ]

  /// The opening instant.
  let opens: Instant
  package let words: Texts
  package let needsBatch = true

  package static func read(_ form: Form, _ reader: inout CallReader) -> OpeningRule? {
    guard let opens = reader.opens else { return nil }
    let text = Instants.text(opens)
    return OpeningRule(
      opens: opens,
      words: Texts(en: "submitted from the opening instant on: \(text)", zh: "在开放时间之后提交：\(text)"))
  }

  package var reads: Footprint { Footprint() }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    guard let submissions = subject.submissions, let last = submissions.last else {
      return RuleAnswer(.unknown)
    }
    // One submission after the opening is enough: an early one never harms it.
    let isOpen = submissions.contains { !($0.receipt.at < opens) }
    return RuleAnswer(
      isOpen ? .pass : .fail, details: .init(texts: [last.receipt.submission.text]))
  }
}
