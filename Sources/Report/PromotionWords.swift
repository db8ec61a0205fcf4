// SPDX-License-Identifier: Apache-2.0

internal import Model

/// How freed money goes down the reserve lists, in sentences.
enum PromotionWords {
  /// The sentences of a rule.
  static func sentences(_ rule: Promotion) -> [Texts] {
    var sentences = [
      rule.source == .freed
        ? Texts(
          en: "Money that is set free after publication goes down the envelope's reserve list, in "
            + "published order; what the ranking had left over is not used for it.",
          zh: "公布之后释放的资金按公布的次序递补该额度的候补名单；排名时的余款不用于递补。")
        : Texts(
          en: "Money that is set free after publication goes down the envelope's reserve list, in "
            + "published order, together with what the ranking had left over.",
          zh: "公布之后释放的资金连同排名时的余款，按公布的次序递补该额度的候补名单。")
    ]
    switch rule.doesNotFit {
    case .stop:
      sentences.append(
        Texts(
          en: "The first on the reserve list that does not fit is waited for: nobody moves up past "
            + "it.",
          zh: "候补名单上首个额度不足者之后，不再递补，资金留待其用。"))
    case .skip:
      sentences.append(
        Texts(
          en: "Who does not fit is passed over and stays on the reserve list.",
          zh: "额度不足者跳过，仍留在候补名单。"))
    case .partial:
      let least = rule.partialMinimum.map { Shown.amount($0) + " " + $0.currency.code }
      sentences.append(
        Texts(
          en: "The first on the reserve list that does not fit gets what is left"
            + (least.map { ", if that is at least \($0)." } ?? "."),
          zh: "候补名单上首个额度不足者获得余额" + (least.map { "，但不得低于 \($0)。" } ?? "。")))
    }
    if !rule.keepsCaps {
      sentences.append(
        Texts(en: "Caps do not hold for who moves up.", zh: "递补时不适用上限。"))
    }
    return sentences
  }
}
