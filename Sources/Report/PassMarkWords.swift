// SPDX-License-Identifier: Apache-2.0

internal import Model

/// What is said of a pass mark (DESIGN §6.10).
enum PassMarkWords {
  /// How the pass mark of an envelope came about.
  static func sentence(_ mark: PassMarkResult, _ glossary: Glossary) -> Texts {
    let name = glossary.text("envelope:\(mark.envelope)")
    let currency = mark.asked.currency.code
    let (asked, requested) = (Shown.amount(mark.asked), Shown.amount(mark.requested))
    guard let bound = mark.mark.map({ Shown.number($0) }) else {
      return Texts(
        en:
          "\(name.en): all that passed the thresholds request \(requested) \(currency), less than "
          + "the \(asked) that would set a pass mark; none is set.",
        zh: "\(name.zh)：达到分数线者共申请 \(requested) \(currency)，未及 \(asked)，不设入围线。")
    }
    return Texts(
      en:
        "\(name.en): the requests reach \(asked) \(currency) at a total of \(bound), which is the "
        + "pass mark; those with at least that total request \(requested).",
      zh: "\(name.zh)：总分 \(bound) 时申请额合计达到 \(asked) \(currency)，即为入围线；"
        + "总分不低于此者共申请 \(requested)。")
  }

  /// The rule of the pass mark, for the method and the guide.
  static func rule(_ mark: PassMark) -> [Texts] {
    let times = Shown.number(mark.multiple)
    let rule = Texts(
      en: "The list goes down until the requests together reach \(times) times the envelope. The "
        + "total that reaches it is the pass mark: who has it or more passes, equals together. No "
        + "threshold is lowered by it.",
      zh: "自名单之首依次向下，直至申请额合计达到额度的 \(times) 倍；此时的总分即为入围线，达到者（含同分者）通过。"
        + "各项分数线不因此降低。")
    guard !mark.givesAwards else { return [rule] }
    return [
      rule,
      Texts(
        en: "No money is given out at this step: who passes is pre-selected.",
        zh: "本阶段不分配资金：通过者为入围。"),
    ]
  }
}
