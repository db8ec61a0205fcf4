// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Decisions in words, as results know them: which, when and what; not who and why.
enum DecisionWords {
  /// `decision D-04 of 2027-05-20: the check after the ranking was failed`.
  static func sentence(_ id: String, at: String, _ kind: String, _ value: String?) -> Texts {
    let words = words(kind, value)
    let day = at.prefix(10)
    return Texts(
      en: "decision \(id) of \(day): \(words.en)", zh: "决定 \(id)（\(day)）：\(words.zh)")
  }

  /// What a kind of decision says, with its value.
  private static func words(_ kind: String, _ value: String?) -> Texts {
    let value = value ?? ""
    let passes = value == "pass"
    return switch kind {
    case "consensus":
      Texts(en: "a consensus replaces the assessors' scores", zh: "以共识评分取代评审分数")
    case "adjustment":
      Texts(en: "the committee moves the total", zh: "评审委员会调整总分")
    case "tie": Texts(en: "the committee puts equals in order", zh: "评审委员会确定并列者的先后")
    case "curing": Texts(en: "the applicant is asked to mend something", zh: "要求申请人补正")
    case "expiry": Texts(en: "the time to mend has expired", zh: "补正期限已过")
    case "review":
      passes
        ? Texts(en: "a person has found a rule to be met", zh: "人工判定规则已满足")
        : Texts(en: "a person has found a rule not to be met", zh: "人工判定规则未满足")
    case "conflict":
      value == "lifted"
        ? Texts(en: "a conflict of interest is lifted", zh: "解除利益冲突")
        : Texts(en: "a conflict of interest is recorded", zh: "记录利益冲突")
    case "withdrawal": Texts(en: "the applicant has withdrawn it", zh: "申请人已撤回")
    case "late-check":
      passes
        ? Texts(en: "the check after the ranking was passed", zh: "排名后的核查通过")
        : Texts(en: "the check after the ranking was failed", zh: "排名后的核查未通过")
    case "amount": Texts(en: "the committee recommends an amount", zh: "评审委员会建议金额")
    case "draw": Texts(en: "the public draw is recorded", zh: "记录公开抽签结果")
    default: Texts(en: kind, zh: kind)
    }
  }
}
