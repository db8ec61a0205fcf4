// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can keep a vacancy from being carried down the reserve lists (DESIGN §7.7).
package enum VacancyFindings {
  /// An event about an application that is not in the ranking.
  package static let unknown = FindingKind(
    "VAC101",
    title: Texts(en: "application not in the ranking", zh: "排名中没有该申请"),
    message: Texts(
      en: "decision “{decision}” names application “{application}”, which is not in the ranking",
      zh: "决定“{decision}”所指的申请“{application}”不在排名中"),
    why: Texts(
      en: "A typing error would leave the money of another application where it is.",
      zh: "笔误会使另一份申请的资金无人处理。"),
    remedy: Texts(
      en: "Write the application's id as the ranking has it.", zh: "请按排名中的编号填写。"),
    example: #"<withdrawal application="NOBODY" …>"#)
  /// An event about one that holds neither an award nor a place on a reserve list.
  package static let nothingHeld = FindingKind(
    "VAC102",
    title: Texts(en: "nothing to vacate", zh: "无可空出的名额"),
    message: Texts(
      en: "decision “{decision}”: “{application}” is neither selected nor on a reserve list",
      zh: "决定“{decision}”：“{application}”既未入选，也不在候补名单"),
    why: Texts(
      en: "It holds no money and waits for none, so that nothing can follow from its leaving.",
      zh: "它未获资助，也不候补，其退出不产生任何结果。"),
    remedy: Texts(
      en: "Correct the application's id, or leave the decision out.",
      zh: "请更正申请编号，或删去该决定。"))
  /// An event about one that has left before.
  package static let leftBefore = FindingKind(
    "VAC103",
    title: Texts(en: "has already left", zh: "此前已退出"),
    message: Texts(
      en: "decision “{decision}”: “{application}” has already left ({earlier})",
      zh: "决定“{decision}”：“{application}”此前已退出（{earlier}）"),
    why: Texts(
      en: "Its money would be set free twice.", zh: "其资金会被重复释放。"),
    remedy: Texts(
      en: "Keep one of the two decisions, or correct the application's id.",
      zh: "请保留其中一项决定，或更正申请编号。"))
  /// An event from before the ranking that the ranking does not know.
  package static let tooEarly = FindingKind(
    "VAC104",
    title: Texts(en: "decided before the ranking", zh: "早于排名的决定"),
    message: Texts(
      en: "decision “{decision}” is earlier than “{last}”, the last that the ranking took into "
        + "account, but is not in the ranking",
      zh: "决定“{decision}”早于排名所依据的最后一项决定“{last}”，却未计入排名"),
    why: Texts(
      en: "What was known before the ranking belongs into it; afterwards it would give another "
        + "result.",
      zh: "排名之前已知的事项应计入排名；事后处理会得出不同结果。"),
    remedy: Texts(
      en: "Correct the instant; or record a correction and rank anew with this decision.",
      zh: "请更正时间；或记录更正决定，连同此决定重新排名。"))
  /// A correction: vacancies do not rank.
  package static let correction = FindingKind(
    "VAC105",
    title: Texts(en: "a correction ranks anew", zh: "更正须重新排名"),
    message: Texts(
      en: "decision “{decision}” corrects a published ranking: its reserve lists no longer hold",
      zh: "决定“{decision}”更正已公布的排名：其候补名单不再有效"),
    why: Texts(
      en: "Money must not go down a list that is being made anew.", zh: "不得按即将重做的名单递补。"),
    remedy: Texts(
      en: "Rank anew with `opencall rank` and this decision, publish that, and carry later "
        + "vacancies down its lists.",
      zh: "请连同此决定用 `opencall rank` 重新排名并公布，此后的空缺按新名单递补。"))
  /// A decision that would change the ranking.
  package static let changesRanking = FindingKind(
    "VAC106",
    title: Texts(en: "would change the published ranking", zh: "会改变已公布的排名"),
    message: Texts(
      en: "decision “{decision}” ({kind}) came after the ranking and would change it",
      zh: "决定“{decision}”（{kind}）在排名之后作出，会改变排名"),
    why: Texts(
      en:
        "After publication only withdrawals, late checks, lowered amounts and the order of equals "
        + "on a reserve list are carried out; all else would move places or awards.",
      zh: "公布之后只处理撤回、后期核查、金额下调及候补名单上并列者的先后；其余会改变名次或资助。"),
    remedy: Texts(
      en: "Record a correction and rank anew, or leave the decision out.",
      zh: "请记录更正决定并重新排名，或删去该决定。"))
  /// A decision that the ranking has taken otherwise.
  package static let altered = FindingKind(
    "VAC107",
    title: Texts(en: "not the decision that the ranking took", zh: "与排名所依据的决定不同"),
    message: Texts(
      en: "decision “{decision}” is part of the ranking, but with another content",
      zh: "决定“{decision}”已计入排名，但内容不同"),
    why: Texts(
      en: "The ranking follows from the decision as it was then.", zh: "排名依据的是当时的决定。"),
    remedy: Texts(
      en: "Restore the decision, and record what came later under an id of its own.",
      zh: "请恢复原决定，后来的事项另用编号记录。"))
  /// An amount that does not lower an award.
  package static let notLower = FindingKind(
    "VAC108",
    title: Texts(en: "amount is not below the award", zh: "金额不低于资助额"),
    message: Texts(
      en: "decision “{decision}” gives “{application}” {amount}; its award is {award}",
      zh: "决定“{decision}”将“{application}”的金额定为 {amount}；其资助额为 {award}"),
    why: Texts(
      en: "After publication an award can be lowered; more, or an award for one that has none, "
        + "would be another ranking.",
      zh: "公布之后只能下调资助额；提高或新增资助即为另一排名。"),
    remedy: Texts(
      en: "Write an amount from zero to below the award, in whole minor units.",
      zh: "请填写不小于零且低于资助额、且为最小货币单位整数倍的金额。"))
  /// A tie decision about others than equals on a reserve list.
  package static let noTie = FindingKind(
    "VAC109",
    title: Texts(en: "no equals of a reserve list", zh: "并非候补名单上的并列者"),
    message: Texts(
      en: "tie decision “{decision}” does not name the waiting applications of one shared place, "
        + "each once",
      zh: "同分决定“{decision}”所列并非同一并列名次上的候补申请，或有重复"),
    why: Texts(
      en: "Every other order is published and stays.", zh: "其余次序均已公布，不再变动。"),
    remedy: Texts(
      en: "Name those who share the place on the reserve list, best first.",
      zh: "请按先后列出共享该候补名次的申请。"))
  /// A ranking with something open.
  package static let provisional = FindingKind(
    "VAC110",
    title: Texts(en: "the ranking is provisional", zh: "排名尚为暂定"),
    message: Texts(
      en: "the ranking is provisional: {count} matters are open, and its reserve lists may change",
      zh: "排名尚为暂定：有 {count} 项未决，候补名单可能变动"),
    why: Texts(
      en: "Nobody moves up on a list that is not settled.", zh: "未定的名单不能递补。"),
    remedy: Texts(
      en: "Settle what is open, and rank with --final.", zh: "请处理未决事项，并用 --final 排名。"))
  /// A call that does not say how freed money goes on.
  package static let noPromotion = FindingKind(
    "VAC111",
    title: Texts(en: "the call has no rule of promotion", zh: "征集未规定递补规则"),
    message: Texts(
      en: "the call does not say how freed money goes down the reserve lists",
      zh: "征集未规定释放的资金如何按候补名单递补"),
    why: Texts(
      en: "Whether to skip who does not fit is for the call to say, before anybody knows whom it "
        + "helps.",
      zh: "额度不足者是否跳过，须由征集事先规定。"),
    remedy: Texts(
      en: "Freed money stays where it is. Write <promotion …/> into the next call.",
      zh: "释放的资金保留原处。请在下次征集中写入 <promotion …/>。"),
    example: #"<promotion does-not-fit="skip" draws-on="freed"/>"#)
  /// A ranking that contradicts itself.
  package static let contradicts = FindingKind(
    "VAC112",
    title: Texts(en: "the ranking contradicts itself", zh: "排名自相矛盾"),
    message: Texts(en: "ranking.json was altered: {what}", zh: "ranking.json 已被改动：{what}"),
    why: Texts(
      en: "The tool never writes such a file; somebody has changed it.",
      zh: "本工具不会写出这样的文件；它已被人改动。"),
    remedy: Texts(
      en: "Take the published file; `opencall rerun` shows the first difference.",
      zh: "请使用公布的文件；`opencall rerun` 会显示第一处不同。"))

  /// All of them.
  package static let all = [
    unknown, nothingHeld, leftBefore, tooEarly, correction, changesRanking, altered, notLower,
    noTie, provisional, noPromotion, contradicts,
  ]
}
