// SPDX-License-Identifier: Apache-2.0

internal import Model

extension RankingHTML {
  /// A correction: how it ended, and what it changed.
  mutating func draw(_ correction: CorrectionStep) {
    page.raw("<li>")
    page.both("correction ", "补正 ")
    page.element("<code>", correction.submission.text, "</code>")
    page.both(", asked for by decision ", "，依决定 ")
    page.element("<code>", correction.decision.text, "</code>")
    let words = correction.outcome.inWords
    page.both(": \(words.en)", "：\(words.zh)")
    if !correction.changes.isEmpty {
      page.raw("<ul>\n")
      for change in correction.changes {
        page.raw("<li>")
        let words = change.words(
          attribute: change.attribute.map { glossary.attribute($0, of: change.table) })
        let asked =
          change.isAsked
          ? Texts(en: "asked for", zh: "已要求") : Texts(en: "not asked for", zh: "未要求")
        page.both("\(words.en) (\(asked.en))", "\(words.zh)（\(asked.zh)）")
        page.raw("</li>\n")
      }
      if correction.more > 0 {
        page.raw("<li>")
        page.both("… and \(correction.more) more", "…另有 \(correction.more) 处")
        page.raw("</li>\n")
      }
      page.raw("</ul>\n")
    }
    page.raw("</li>\n")
  }
}
