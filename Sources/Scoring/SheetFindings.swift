// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with sheets (DESIGN §6.5): every defect is listed with file, line and value.
package enum SheetFindings {
  /// A score for a criterion that the grid does not have.
  package static let unknownCriterion = FindingKind(
    "SCO101",
    title: Texts(en: "unknown criterion", zh: "未知评审标准"),
    message: Texts(
      en: "“{criterion}” is no criterion of the grid; known are: {known}",
      zh: "评分表中没有标准“{criterion}”；已有的标准：{known}"),
    why: Texts(
      en: "A score that belongs to no criterion would be lost without a word.",
      zh: "不属于任何标准的分数会无声地丢失。"),
    remedy: Texts(
      en: "Write the id of a criterion as the grid has it.", zh: "请按评分表写标准的编号。"),
    example: #"<score criterion="qualtiy" value="4"/>"#)
  /// A score for a criterion that the tool computes.
  package static let computedCriterion = FindingKind(
    "SCO102",
    title: Texts(en: "computed criterion scored by hand", zh: "对自动计算的标准打分"),
    message: Texts(
      en: "criterion “{criterion}” is computed from the application; nobody scores it",
      zh: "标准“{criterion}”由申请内容自动计算，不应人工打分"),
    why: Texts(
      en: "One criterion cannot have two sources.", zh: "一项标准不能有两个分数来源。"),
    remedy: Texts(en: "Remove the score.", zh: "请删除该分数。"))
  /// A text that is no decimal.
  package static let notADecimal = FindingKind(
    "SCO103",
    title: Texts(en: "score is not a number", zh: "分数不是数字"),
    message: Texts(
      en: "“{value}” for criterion “{criterion}” is not a number such as 4 or 4.5",
      zh: "标准“{criterion}”的“{value}”不是如 4 或 4.5 的数字"),
    why: Texts(
      en: "A score is taken exactly as written; nothing is guessed.",
      zh: "分数按所写原样采用，系统不作猜测。"),
    remedy: Texts(
      en:
        "Write digits, with a point before decimals: 4.5. Where a whole file writes decimal commas, "
        + "`opencall sheet read --decimal-comma` makes them points.",
      zh:
        "请写数字，小数用点号：4.5。若整个文件都用逗号作小数点，"
        + "请用 `opencall sheet read --decimal-comma` 转换。"),
    example: #"<score criterion="quality" value="4,5"/>"#)
  /// A score outside the scale.
  package static let outOfRange = FindingKind(
    "SCO104",
    title: Texts(en: "score out of range", zh: "分数超出范围"),
    message: Texts(
      en: "{value} for criterion “{criterion}” is not between {least} and {most}",
      zh: "标准“{criterion}”的分数 {value} 不在 {least} 与 {most} 之间"),
    why: Texts(
      en: "A score outside the scale would weigh more than the call allows.",
      zh: "超出量表的分数会使其权重超过征集的规定。"),
    remedy: Texts(en: "Write a score of the scale.", zh: "请写量表之内的分数。"))
  /// A score between two steps, or none of the listed values.
  package static let offStep = FindingKind(
    "SCO105",
    title: Texts(en: "score the scale does not have", zh: "量表中没有的分数"),
    message: Texts(
      en: "{value} for criterion “{criterion}” is none of the scores allowed: {allowed}",
      zh: "标准“{criterion}”的分数 {value} 不在允许的分数之中：{allowed}"),
    why: Texts(
      en: "Scores are comparable only on one scale.", zh: "只有同一量表的分数才可比较。"),
    remedy: Texts(en: "Write one of the scores allowed.", zh: "请写允许的分数之一。"))
  /// A word that the scale does not have.
  package static let unknownWord = FindingKind(
    "SCO106",
    title: Texts(en: "word the scale does not have", zh: "量表中没有的词语"),
    message: Texts(
      en: "“{value}” for criterion “{criterion}” is none of: {allowed}",
      zh: "标准“{criterion}”的“{value}”不在以下词语之中：{allowed}"),
    why: Texts(
      en: "Only a word of the scale has points.", zh: "只有量表中的词语才有分值。"),
    remedy: Texts(en: "Write one of the words.", zh: "请写其中一个词语。"))
  /// A sheet for an application that is not in the batch.
  package static let unknownApplication = FindingKind(
    "SCO107",
    title: Texts(en: "unknown application", zh: "未知申请"),
    message: Texts(
      en: "application “{application}” is not in the batch", zh: "本批中没有申请“{application}”"),
    why: Texts(
      en: "A sheet or a decision for nobody is usually a typing error, and somebody lacks it.",
      zh: "无归属的评审表或决定多为笔误，而另有申请因此缺少它。"),
    remedy: Texts(
      en: "Write the id of an application in the batch, or remove the sheet or decision.",
      zh: "请写本批申请的编号，或删除该评审表或决定。"))
  /// Two sheets with one version and different content.
  package static let differentContent = FindingKind(
    "SCO108",
    title: Texts(en: "one version, two contents", zh: "同一版本内容不同"),
    message: Texts(
      en:
        "version {version} of {assessor}'s sheet for {application} differs between {first} and {second}",
      zh: "{assessor} 对 {application} 的评审表第 {version} 版在 {first} 与 {second} 中内容不同"),
    why: Texts(
      en: "Which of the two counts cannot be known.", zh: "无法得知以何者为准。"),
    remedy: Texts(
      en: "Give the newer one a higher version, or remove one of the two.",
      zh: "请为较新者写更高的版本号，或删除其中之一。"))
  /// A final sheet without a score.
  package static let missingScore = FindingKind(
    "SCO109",
    title: Texts(en: "missing score", zh: "缺少分数"),
    message: Texts(
      en: "{assessor}'s final sheet for {application} has no score for criterion “{criterion}”",
      zh: "{assessor} 对 {application} 的定稿评审表缺少标准“{criterion}”的分数"),
    why: Texts(
      en: "Missing is never zero: the application cannot be scored.",
      zh: "缺失不等于零分：该申请无法计分。"),
    remedy: Texts(
      en: "Complete the sheet, or hand it in as a draft.", zh: "请补全评审表，或以草稿提交。"))
  /// A criterion scored twice.
  package static let scoredTwice = FindingKind(
    "SCO110",
    title: Texts(en: "criterion scored twice", zh: "同一标准打分两次"),
    message: Texts(
      en: "criterion “{criterion}” is scored a second time, with “{value}”",
      zh: "标准“{criterion}”被第二次打分：“{value}”"),
    why: Texts(
      en: "Which of the two counts cannot be known.", zh: "无法得知以何者为准。"),
    remedy: Texts(en: "Remove one of the two.", zh: "请删除其中之一。"))
  /// "Not assessable" where the call does not allow it.
  package static let notAssessable = FindingKind(
    "SCO111",
    title: Texts(en: "“not assessable” is not allowed", zh: "不允许“无法评审”"),
    message: Texts(
      en: "“{value}” for criterion “{criterion}”: the call asks for a score",
      zh: "标准“{criterion}”的“{value}”：征集要求给出分数"),
    why: Texts(
      en: "The call does not say what would follow from it.", zh: "征集未规定其后果。"),
    remedy: Texts(
      en: "Write a score; only the call can allow “not assessable”.",
      zh: "请给出分数；只有征集可以允许“无法评审”。"))
  /// An assessor that the call does not list.
  package static let unknownAssessor = FindingKind(
    "SCO113",
    title: Texts(en: "unknown assessor", zh: "未知评审员"),
    message: Texts(
      en: "assessor “{assessor}” is not one of those that the call lists",
      zh: "评审员“{assessor}”不在征集所列的评审员之中"),
    why: Texts(
      en:
        "A mistyped assessor scores twice or not at all, and a conflict of interest misses its sheet.",
      zh: "评审员编号写错会导致重复或遗漏评分，利益冲突也无法对应其评审表。"),
    remedy: Texts(
      en: "Correct the id, or add the assessor to <assessors> in a new version of the call.",
      zh: "请更正编号，或在征集的新版本中将其列入 <assessors>。"),
    example: #"<sheet assessor="A1O" …>"#)
  /// Two assessors with one role.
  package static let sameRole = FindingKind(
    "SCO112",
    title: Texts(en: "two assessors with the same role", zh: "两位评审员角色相同"),
    message: Texts(
      en: "{first} and {second} are both {role} assessor of {application}",
      zh: "{first} 与 {second} 同为 {application} 的评审员（{role}）"),
    why: Texts(
      en: "Divergence compares the first with the second: there must be one of each.",
      zh: "分歧比较第一与第二评审员：二者须各只有一位。"),
    remedy: Texts(
      en:
        "Correct the role of one of the two, or record the conflict of interest of the one who was replaced.",
      zh: "请更正其中一人的角色，或记录被替换者的利益冲突。"))

  /// All of them.
  package static let all = [
    unknownCriterion, computedCriterion, notADecimal, outOfRange, offStep, unknownWord,
    unknownApplication, differentContent, missingScore, scoredTwice, notAssessable, sameRole,
    unknownAssessor,
  ]
}
