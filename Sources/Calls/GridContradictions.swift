// SPDX-License-Identifier: Apache-2.0

package import Model

/// Contradictions in the scoring grid.
package enum GridContradictions {
  /// A threshold that nobody can reach.
  package static let threshold = FindingKind(
    "CAL401",
    title: Texts(en: "a threshold above the maximum", zh: "分数线高于满分"),
    message: Texts(
      en: "{what}: the threshold is {asked} ({basis}), and no more than {most} can be reached",
      zh: "{what}：分数线为 {asked}（{basis}），而最多只能得 {most}"),
    why: Texts(en: "Every application would be below it.", zh: "所有申请都会低于该分数线。"),
    remedy: Texts(
      en: "Lower the threshold, or say threshold-on=\"weighted\" where it is meant with weights.",
      zh: "请降低分数线；如指加权分，请写 threshold-on=\"weighted\"。"),
    example: #"<criterion id="Q1" threshold="6">…<scale min="0" max="5" step="0.5"/></criterion>"#)

  /// A veto that everybody or nobody meets.
  package static let veto = FindingKind(
    "CAL402",
    title: Texts(en: "a veto out of the scale", zh: "否决分超出分值范围"),
    message: Texts(
      en: "{what}: a single score of {asked} or less rejects, and the scale runs from {least} to "
        + "{most}",
      zh: "{what}：单项得分不高于 {asked} 即否决，而分值范围为 {least} 至 {most}"),
    why: Texts(
      en: "Such a veto rejects every application or none.", zh: "这样的否决要么否决所有申请，要么从不生效。"),
    remedy: Texts(
      en: "Choose a veto within the scale, below its maximum.", zh: "请在分值范围内、低于满分处设定否决分。"),
    example: #"<criterion id="Q1" veto="5">…<scale min="0" max="5" step="1"/></criterion>"#)

  /// A scale whose step does not reach its maximum.
  package static let step = FindingKind(
    "CAL403",
    title: Texts(en: "a scale that does not reach its maximum", zh: "步长无法到达最高分"),
    message: Texts(
      en: "{what}: from {least} in steps of {step} one never comes to {most}",
      zh: "{what}：自 {least} 起以 {step} 为步长无法到达 {most}"),
    why: Texts(
      en: "Nobody could give the highest score, while thresholds and weights count on it.",
      zh: "任何人都无法给出最高分，而分数线与权重均以其为准。"),
    remedy: Texts(
      en: "Choose a step that divides the range.", zh: "请选择能整除分值范围的步长。"),
    example: #"<scale min="0" max="5" step="0.7"/>"#)

  /// A divergence that can never or will always be.
  package static let divergence = FindingKind(
    "CAL404",
    title: Texts(en: "a divergence that cannot be", zh: "不可能出现的分歧界限"),
    message: Texts(
      en: "two sheets are at most {most} apart, so they never differ by more than {asked} ({unit})",
      zh: "两份评审表最多相差 {most}，不可能超过 {asked}（{unit}）"),
    why: Texts(
      en: "No third assessor would ever be asked, however far two are apart.",
      zh: "无论两位评审员相差多远，都不会引入第三评审。"),
    remedy: Texts(en: "Lower the bound, or leave divergence away.", zh: "请降低界限，或删除分歧规则。"),
    example: #"<divergence on="total" method="percent-of-higher" over="100" then="committee"/>"#)

  /// Divergence without a second assessor.
  package static let oneSheet = FindingKind(
    "CAL405",
    title: Texts(en: "one sheet is enough, and two are compared", zh: "一份评审表即可，却比较两份"),
    message: Texts(
      en: "minimum-sheets=\"{minimum}\", but divergence compares a first and a second assessor",
      zh: "minimum-sheets=\"{minimum}\"，而分歧比较的是第一与第二评审员"),
    why: Texts(
      en: "With one sheet there is nothing to compare, and the application is ranked all the same.",
      zh: "只有一份评审表时无从比较，申请却照常排名。"),
    remedy: Texts(en: "Write minimum-sheets=\"2\".", zh: "请写 minimum-sheets=\"2\"。"),
    example: #"<grid minimum-sheets="1" …>…<divergence …/></grid>"#)

  /// Bands that leave something out, or claim it twice.
  package static let bands = FindingKind(
    "CAL406",
    title: Texts(en: "bands with a gap or an overlap", zh: "分段有空隙或重叠"),
    message: Texts(
      en: "{what}: {value} belongs to no band, or to more than one",
      zh: "{what}：{value} 不属于任何分段，或属于多个分段"),
    why: Texts(
      en: "An application with that figure would get no points, or points that depend on the order "
        + "in which bands are written.",
      zh: "数值落在此处的申请得不到分数，或其分数取决于分段的书写顺序。"),
    remedy: Texts(
      en: "Let each band begin (from) where the one before ends (below); leave both out at the "
        + "ends.",
      zh: "请让每段的起点（from）等于上一段的终点（below），两端不写界限。"),
    example: #"<band below="0.2" points="0"/><band from="0.3" points="5"/>"#)

  /// Computed points that the scale does not have.
  package static let points = FindingKind(
    "CAL407",
    title: Texts(en: "computed points out of the scale", zh: "计算分超出分值范围"),
    message: Texts(
      en: "{what}: {value} points are computed, and the scale runs from {least} to {most}",
      zh: "{what}：计算得 {value} 分，而分值范围为 {least} 至 {most}"),
    why: Texts(
      en: "The total could exceed its maximum, or fall below its minimum.", zh: "总分可能超出满分或低于最低分。"),
    remedy: Texts(en: "Give points within the scale.", zh: "请在分值范围内给分。"),
    example: #"<scale min="0" max="5" step="1"/><computed fact="x"><band points="8"/></computed>"#)

  /// A weight that is zero or less.
  package static let weight = FindingKind(
    "CAL408",
    title: Texts(en: "a weight that is not above zero", zh: "权重不大于零"),
    message: Texts(
      en: "{what} has the weight {value}", zh: "{what}的权重为 {value}"),
    why: Texts(
      en: "What weighs nothing is scored in vain; with a negative weight better applications lose.",
      zh: "权重为零则评分无效；权重为负则越好的申请得分越低。"),
    remedy: Texts(en: "Give it a weight above zero, or remove it.", zh: "请给出大于零的权重，或删除该项。"),
    example: #"<criterion id="Q1" weight="0">"#)

  /// Fewer assessors than sheets.
  package static let assessors = FindingKind(
    "CAL409",
    title: Texts(en: "too few assessors", zh: "评审员过少"),
    message: Texts(
      en: "the call lists {count} assessors; an application may need the sheets of {needed}",
      zh: "征集列有 {count} 名评审员，而一份申请可能需要 {needed} 份评审表"),
    why: Texts(
      en: "Applications would wait for a sheet that nobody may write.", zh: "申请将等待无人可写的评审表。"),
    remedy: Texts(
      en: "List more assessors, or ask for fewer sheets.", zh: "请增列评审员，或减少所需评审表数。"),
    example: #"<grid minimum-sheets="2" …> … <assessors><assessor id="A1"/></assessors>"#)

  /// All of them.
  package static let all = [
    threshold, veto, step, divergence, oneSheet, bands, points, weight, assessors,
  ]
}
