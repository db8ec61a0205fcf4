// SPDX-License-Identifier: Apache-2.0

package import Model

/// Of several versions of an application the last one submitted on time counts (DESIGN §5).
package struct SupersedeRule: RuleKind {
  package static let element = "supersede"

  package static let finding = FindingKind(
    "ELG104",
    title: Texts(en: "a later version counts", zh: "以较后版本为准"),
    message: Texts(
      en: "superseded by submission {found}", zh: "已被提交{found}取代"),
    why: Texts(
      en: "Applicants may replace what they sent until the call closes. Without this rule a call "
        + "that receives two versions of an application judges neither.",
      zh: "截止前申请人可以替换已提交的文件。没有此规则时，同一申请的两个版本均不予判定。"),
    remedy: Texts(
      en: "Nothing, where the later version is the one you mean.",
      zh: "如较后版本正是所需版本，无须处理。"),
    example: """
      <supersede id="latest-version">
        <message xml:lang="en">The latest version on time counts.</message>
      </supersede>
      """)

  /// Versions need a batch; the versions' own tests stand with ranking.
  package static let examples: [RuleExample] = []

  package let words = Texts(
    en: "of several versions of an application the last one submitted on time counts",
    zh: "同一申请有多个版本的，以按时提交的最后版本为准")
  package let needsBatch = true

  package static func read(_ form: Form, _ reader: inout CallReader) -> SupersedeRule? {
    SupersedeRule()
  }
}
