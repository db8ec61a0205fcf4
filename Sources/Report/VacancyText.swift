// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Vacancies for a terminal: who left, who moves up, what is left, in one language.
package struct VacancyText {
  /// What is drawn.
  private let input: VacancyInput
  /// The language.
  private let language: Language
  /// The terminal's width in cells.
  private let width: Int
  /// The emphasis.
  private let ink: Ink
  /// What was drawn so far.
  private var lines: [String] = []

  /// The whole text; `width` is the terminal's, in cells.
  package static func text(
    _ input: VacancyInput, language: Language, width: Int = 100, colour: Bool = false
  ) -> String {
    var drawing = VacancyText(
      input: input, language: language, width: max(60, width), ink: Ink(isColoured: colour))
    drawing.drawHead()
    for (number, step) in input.result.steps.enumerated() { drawing.draw(step, number + 1) }
    drawing.drawOpen()
    drawing.drawChanges()
    drawing.drawEnvelopes()
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// The wording in the language.
  private func say(_ en: String, _ zh: String) -> String { language == .english ? en : zh }

  /// A line or several, broken at the width.
  private mutating func item(_ text: String, indent: Int = 2) {
    let margin = String(repeating: " ", count: indent)
    lines += Wrapping.lines(margin + text, width: width, indent: indent + 2)
  }

  /// An amount with its currency.
  private func amount(_ money: Money) -> String {
    Shown.amount(money) + " " + money.currency.code
  }

  /// Whose ranking, from which files, by which rule.
  private mutating func drawHead() {
    lines.append(
      ink(
        .strong,
        say(
          "Vacancies after publication: \(input.call.id), version \(input.call.version)",
          "公布之后的空缺递补：\(input.call.id)，版本 \(input.call.version)")))
    item(say("ranking.json  SHA-256 ", "ranking.json  SHA-256 ") + input.rankingDigest)
    if let digest = input.decisionsDigest {
      item(say("decisions     SHA-256 ", "决定文件      SHA-256 ") + digest)
      let known = input.knownDecisions
      item(
        say(
          "decisions that the ranking took into account, passed by here: \(known)",
          "已计入排名、此处不再处理的决定：\(known) 项"))
    }
    for sentence in PromotionWords.sentences(input.published.promotion) {
      item(sentence.text(language))
    }
    guard input.result.steps.isEmpty else { return }
    lines.append("")
    lines.append(
      say(
        "Nothing has happened that sets money free.", "没有释放资金的事项。"))
  }

  /// What happened, and how far its money went.
  private mutating func draw(_ step: VacancyStep, _ number: Int) {
    let names = step.about.map { input.result.standings[$0].application.text }
      .joined(separator: ", ")
    let source = [step.at.map { Instants.text($0) }, step.decision?.text].compactMap { $0 }
      .joined(separator: say(", ", "，"))
    lines.append("")
    lines += Wrapping.lines(
      ink(.strong, "\(number). \(names)") + say(": ", "：") + step.event.inWords.text(language)
        + (source.isEmpty ? "" : say(" (\(source))", "（\(source)）")), width: width, indent: 3)
    let envelope = input.published.envelopes[step.envelope].id
    item(
      step.freed.minorUnits > 0
        ? say(
          "sets free \(amount(step.freed)) in envelope \(envelope); to give out: "
            + amount(step.available),
          "在额度 \(envelope) 释放 \(amount(step.freed))；可供递补：\(amount(step.available))")
        : say(
          "sets nothing free in envelope \(envelope); to give out: \(amount(step.available))",
          "在额度 \(envelope) 未释放资金；可供递补：\(amount(step.available))"), indent: 3)
    for offer in step.offers { draw(offer) }
    if step.offers.isEmpty, step.available.minorUnits > 0 {
      item(
        say("nobody waits on its reserve list", "该额度的候补名单上已无申请"), indent: 3)
    }
    item(say("left to give out: ", "尚可递补：") + amount(step.rest), indent: 3)
  }

  /// Somebody to whom the money came.
  private mutating func draw(_ offer: VacancyStep.Offer) {
    let standing = input.result.standings[offer.standing]
    let request = amount(standing.requested)
    let head = say(
      "\(standing.application), place \(standing.place), asks for \(request): ",
      "\(standing.application)，第 \(standing.place) 名，申请 \(request)：")
    let words: String
    switch offer.outcome {
    case .fits: words = ink(.good, say("moves up, gets all of it", "递补，足额资助"))
    case .partial:
      words = ink(
        .good, say("moves up, gets \(amount(offer.award))", "递补，获得 \(amount(offer.award))"))
    case .capped:
      words = say("passed over: a cap of the call is reached", "跳过：已达征集的上限")
    case .undecided:
      words = ink(.care, say("undecided: equals are in its way", "未定：取决于并列者的先后"))
    default:
      let missing = Money(
        minorUnits: standing.requested.minorUnits - offer.before.minorUnits,
        currency: offer.before.currency)
      words = say(
        "does not fit, \(amount(missing)) too little", "额度不足，尚缺 \(amount(missing))")
    }
    item(head + words, indent: 5)
  }

  /// Equals whom the money does not all reach: who must act.
  private mutating func drawOpen() {
    for group in input.result.open {
      let names = group.map(\.text).joined(separator: ", ")
      lines.append("")
      lines += Wrapping.lines(
        ink(
          .care,
          say(
            "OPEN: \(names) share a place, and the money does not reach all of them. The committee "
              + "must record a tie decision that names them, best first.",
            "未决：\(names) 并列，资金不足以资助全部。评审委员会须记录同分决定，按先后列出。")),
        width: width, indent: 6)
    }
  }

  /// Before and after, of everybody whose status or award is another now.
  private mutating func drawChanges() {
    lines.append("")
    let changes = input.changes
    guard !changes.isEmpty else {
      lines.append(say("Nobody's status or award changes.", "没有申请的状态或资助额发生变化。"))
      return
    }
    var table = TextTable(
      [
        say("Application", "申请"), say("Place", "名次"), say("Published", "公布时"),
        say("Award", "资助额"), say("Now", "现在"), say("Award", "资助额"),
      ], [.left, .right, .left, .right, .left, .right])
    for (before, after) in changes {
      table.add([
        after.application.text, "\(after.place)", before.status.words.text(language),
        shown(before.award), after.status.words.text(language), shown(after.award),
      ])
    }
    draw(table)
  }

  /// An amount, or a dash for nothing.
  private func shown(_ money: Money) -> String {
    money.minorUnits == 0 ? "–" : Shown.amount(money)
  }

  /// What became of the envelopes, and that nothing published changes.
  private mutating func drawEnvelopes() {
    lines.append("")
    let currency = input.published.currency.code
    var table = TextTable(
      [
        say("Envelope, \(currency)", "资金额度（\(currency)）"), say("Left as published", "公布时余额"),
        say("Freed since", "此后释放"), say("Awarded since", "此后资助"), say("Left now", "现余额"),
      ], [.left, .right, .right, .right, .right])
    for envelope in input.result.envelopes {
      table.add([
        envelope.id.text, Shown.amount(envelope.published), Shown.amount(envelope.freed),
        Shown.amount(envelope.awarded), Shown.amount(envelope.left),
      ])
    }
    draw(table)
    lines.append("")
    lines += Wrapping.lines(
      say(
        "The published ranking stays as it is: no place and no other award changes.",
        "已公布的排名不变：名次及其他资助均不受影响。"), width: width)
  }

  /// A table, its heading faint.
  private mutating func draw(_ table: TextTable) {
    let widths = table.widths(within: width, flexible: 0)
    for (index, row) in table.rows.enumerated() {
      let line = table.line(row, widths)
      lines.append(index == 0 ? ink(.faint, line) : line)
    }
  }
}

extension VacancyStep.Event: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .revoked: Texts(en: "revoked in the ranking itself", zh: "排名中即已撤销")
    case .withdrawal: Texts(en: "withdrawn", zh: "撤回")
    case .lateCheck: Texts(en: "failed a late check", zh: "后期核查未通过")
    case .amount: Texts(en: "its award is lowered", zh: "资助额下调")
    case .tie: Texts(en: "put in order by the committee", zh: "由评审委员会确定先后")
    }
  }
}
