// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with recorded decisions (DESIGN §6.5, §6.9, §7.5, §7.9).
package enum DecisionFindings {
  /// Two decisions of one kind for one application.
  package static let decidedTwice = FindingKind(
    "SCO121",
    title: Texts(en: "decided twice", zh: "重复决定"),
    message: Texts(
      en: "decisions {first} and {second} both give {application} {what}",
      zh: "决定 {first} 与 {second} 均就 {application} 规定了{what}"),
    why: Texts(en: "Which of the two counts cannot be known.", zh: "无法得知以何者为准。"),
    remedy: Texts(
      en: "Keep the one that holds; the other goes into the minutes only.",
      zh: "请保留有效的一项；另一项只载入会议记录。"))
  /// A consensus without a score that it needs.
  package static let consensusIncomplete = FindingKind(
    "SCO122",
    title: Texts(en: "incomplete consensus", zh: "共识不完整"),
    message: Texts(
      en: "consensus {decision} on {application} has no score for criterion “{criterion}”",
      zh: "关于 {application} 的共识 {decision} 缺少标准“{criterion}”的分数"),
    why: Texts(
      en: "A consensus replaces all criteria that assessors score; missing is never zero.",
      zh: "共识取代全部评审打分的标准；缺失不等于零分。"),
    remedy: Texts(en: "Add the score.", zh: "请补上该分数。"))
  /// An adjustment that leaves the scale.
  package static let adjustmentOutOfBounds = FindingKind(
    "SCO123",
    title: Texts(en: "adjustment leaves the scale", zh: "调整超出分值范围"),
    message: Texts(
      en:
        "adjustment {decision} would take {application} from {total} by {points} out of {least} to {most}",
      zh: "调整 {decision} 将使 {application} 由 {total} 变动 {points}，超出 {least} 至 {most}"),
    why: Texts(
      en: "A total outside the scale could not be compared.", zh: "超出量表的总分无法比较。"),
    remedy: Texts(en: "Record an adjustment that stays within.", zh: "请记录不超出范围的调整。"))
  /// An adjustment larger than the call allows.
  package static let adjustmentTooLarge = FindingKind(
    "SCO132",
    title: Texts(en: "adjustment larger than the call allows", zh: "调整超出征集允许的幅度"),
    message: Texts(
      en: "adjustment {decision} moves {application} by {points}, at most {most} is allowed",
      zh: "调整 {decision} 使 {application} 变动 {points}，最多允许 {most}"),
    why: Texts(
      en: "A committee may correct a total, not replace it: the call says how far.",
      zh: "委员会可更正总分，而不能取而代之：幅度由征集规定。"),
    remedy: Texts(
      en: "Record an adjustment within the bound, or a consensus with its reason.",
      zh: "请记录幅度之内的调整，或附理由的共识评分。"))
  /// A tie decision that names an application twice.
  package static let tieNamesTwice = FindingKind(
    "SCO124",
    title: Texts(en: "named twice in a tie decision", zh: "同分决定重复列名"),
    message: Texts(
      en: "tie decision {decision} names {application} twice",
      zh: "同分决定 {decision} 两次列出 {application}"),
    why: Texts(en: "Its place cannot be known.", zh: "无法得知其先后。"),
    remedy: Texts(en: "Name each application once.", zh: "每份申请只列一次。"))
  /// Two tie decisions with opposite orders.
  package static let tiesContradict = FindingKind(
    "SCO125",
    title: Texts(en: "tie decisions contradict each other", zh: "同分决定相互矛盾"),
    message: Texts(
      en: "tie decisions {first} and {second} order {application} and {other} differently",
      zh: "同分决定 {first} 与 {second} 对 {application} 和 {other} 的先后规定不同"),
    why: Texts(en: "Which of the two counts cannot be known.", zh: "无法得知以何者为准。"),
    remedy: Texts(en: "Keep one of the two.", zh: "请保留其中之一。"))
  /// A conflict is lifted that nobody recorded or declared.
  package static let nothingToLift = FindingKind(
    "SCO126",
    title: Texts(en: "no conflict to lift", zh: "无可解除的利益冲突"),
    message: Texts(
      en:
        "decision {decision} lifts a conflict of {assessor} with {application} that nobody recorded or declared",
      zh: "决定 {decision} 解除 {assessor} 与 {application} 的利益冲突，但从无人记录或声明"),
    why: Texts(
      en: "It is probably meant for another assessor or application, whose conflict stands.",
      zh: "它很可能针对另一位评审员或另一份申请，而其冲突仍然有效。"),
    remedy: Texts(
      en: "Correct the assessor or the application, or remove the decision.",
      zh: "请更正评审员或申请，或删除该决定。"))
  /// A recommended amount that cannot be awarded.
  package static let amountOutOfBounds = FindingKind(
    "SCO127",
    title: Texts(en: "recommended amount is impossible", zh: "建议金额无效"),
    message: Texts(
      en:
        "amount {amount} of decision {decision} for {application} is not between 0 and {requested}, in whole minor units",
      zh: "决定 {decision} 给 {application} 的金额 {amount} 不在 0 与 {requested} 之间，或不是最小货币单位的整数倍"),
    why: Texts(
      en: "Nobody is given more than requested, and money has no fractions of a cent.",
      zh: "资助不得超过申请额，金额也不得小于最小货币单位。"),
    remedy: Texts(en: "Correct the amount.", zh: "请更正金额。"))
  /// A salt that is not the one the call committed to.
  package static let wrongSalt = FindingKind(
    "SCO128",
    title: Texts(en: "salt is not the one committed to", zh: "盐值与承诺不符"),
    message: Texts(
      en: "the salt of decision {decision} is not 32 bytes in hexadecimal with SHA-256 {digest}",
      zh: "决定 {decision} 的盐值不是 SHA-256 为 {digest} 的 32 字节十六进制数"),
    why: Texts(
      en: "Another salt would be another draw; the call fixed it before closing.",
      zh: "换盐值等于重新抽签；征集在截止前已将其固定。"),
    remedy: Texts(
      en: "Disclose the salt whose digest stands in the call.", zh: "请公布摘要载于征集中的盐值。"))
  /// Two results of the public draw.
  package static let drawsContradict = FindingKind(
    "SCO129",
    title: Texts(en: "two results of the draw", zh: "抽签结果不一致"),
    message: Texts(
      en: "decisions {first} and {second} record different results of the draw",
      zh: "决定 {first} 与 {second} 记录了不同的抽签结果"),
    why: Texts(en: "Nobody redraws.", zh: "抽签不得重来。"),
    remedy: Texts(en: "Keep the published result.", zh: "请保留公布的结果。"))
  /// A draw where the call has none.
  package static let noDraw = FindingKind(
    "SCO130",
    title: Texts(en: "the call has no draw", zh: "征集没有抽签"),
    message: Texts(
      en: "decision {decision} records a draw that the call does not provide for",
      zh: "决定 {decision} 记录了征集未规定的抽签"),
    why: Texts(
      en: "A draw that was not fixed before closing proves nothing.",
      zh: "截止前未确定的抽签不能证明任何事。"),
    remedy: Texts(en: "Remove the decision.", zh: "请删除该决定。"))
  /// One id for two decisions.
  package static let sameID = FindingKind(
    "SCO131",
    title: Texts(en: "the same decision id twice", zh: "决定编号重复"),
    message: Texts(
      en: "decision id “{decision}” is used twice", zh: "决定编号“{decision}”被使用两次"),
    why: Texts(
      en: "The trace names decisions by their id.", zh: "追溯记录以编号指称决定。"),
    remedy: Texts(en: "Give one of the two another id.", zh: "请为其中一项另取编号。"))

  /// All of them.
  package static let all = [
    decidedTwice, consensusIncomplete, adjustmentOutOfBounds, tieNamesTwice, tiesContradict,
    nothingToLift, amountOutOfBounds, wrongSalt, drawsContradict, noDraw, sameID,
    adjustmentTooLarge,
  ]
}

/// Every kind of finding that this room raises.
package enum ScoringFindings {
  /// All of them, by code.
  package static let all = SheetFindings.all + DecisionFindings.all + VacancyFindings.all
}
