// SPDX-License-Identifier: Apache-2.0

package import Model

/// Contradictions among rules, found before anyone applies.
package enum RuleContradictions {
  /// A rule whose condition can never hold.
  package static let neverApplies = FindingKind(
    "CAL201",
    title: Texts(en: "a rule that never applies", zh: "永不适用的规则"),
    message: Texts(
      en: "rule “{rule}” can never apply: no application meets its condition ({detail})",
      zh: "规则“{rule}”永不适用：没有申请能满足其条件（{detail}）"),
    why: Texts(
      en: "A rule that never applies checks nothing; applications pass that it was meant to stop.",
      zh: "永不适用的规则不起任何作用，本应拦下的申请会因此通过。"),
    remedy: Texts(
      en: "Correct the condition: a lot, code or value that the call declares, and no two values "
        + "at once for the same attribute.",
      zh: "请更正条件：使用征集已声明的标段、代码或取值，且同一属性不得同时要求两个值。"),
    example: #"<when><is attribute="lot" value="9"/></when>"#)

  /// A condition within a measure that can never hold.
  package static let neverHolds = FindingKind(
    "CAL202",
    title: Texts(en: "a condition that can never hold", zh: "永不成立的条件"),
    message: Texts(
      en: "“{value}” is no value that {what} can have; it has: {known}",
      zh: "“{value}”不是{what}可能的取值；可能的取值有：{known}"),
    why: Texts(
      en: "A comparison with a value that does not exist is usually a misspelling, and what it "
        + "should count is then not counted.",
      zh: "与不存在的取值比较通常是笔误，应计入的内容因此不会计入。"),
    remedy: Texts(
      en: "Write one of the values, or declare “{value}” in its list.",
      zh: "请写已有取值之一，或在相应列表中声明“{value}”。"),
    example: #"<count of="partner"><where><is attribute="role" value="leader"/></where></count>"#)

  /// Two rules that no application can satisfy together.
  package static let together = FindingKind(
    "CAL203",
    title: Texts(en: "rules that cannot be met together", zh: "无法同时满足的规则"),
    message: Texts(
      en: "rule “{rule}” asks {asked} of what rule “{other}” asks {otherAsked}; no application can "
        + "meet both",
      zh: "规则“{rule}”要求{asked}，而规则“{other}”对同一数值要求{otherAsked}；没有申请能同时满足两者"),
    why: Texts(
      en: "Every application to which both rules apply would fail.",
      zh: "凡同时适用两条规则的申请都会被判不合格。"),
    remedy: Texts(
      en: "Change one of the two bounds, or give the rules conditions that exclude each other.",
      zh: "请修改其中一个界限，或使两条规则的适用条件互斥。"),
    example: """
      <bound id="a" severity="ineligible"><count of="partner"/><max value="2"/>…</bound>
      <bound id="b" severity="ineligible"><count of="partner"/><min value="3"/>…</bound>
      """)

  /// More is asked of a part than is allowed of its whole.
  package static let morePart = FindingKind(
    "CAL210",
    title: Texts(en: "more of a part than of its whole", zh: "部分大于整体"),
    message: Texts(
      en: "rule “{rule}” asks {asked} of a part of what rule “{other}” asks {otherAsked}; no "
        + "application can meet both",
      zh: "规则“{rule}”要求{asked}，而其所测仅为规则“{other}”所测（要求{otherAsked}）的一部分；没有申请能同时满足两者"),
    why: Texts(
      en: "Three partners come from three countries at most. Every application to which both rules "
        + "apply would fail.",
      zh: "三个合作方最多来自三个国家。凡同时适用两条规则的申请都会被判不合格。"),
    remedy: Texts(
      en: "Change one of the two bounds, or give the rules conditions that exclude each other.",
      zh: "请修改其中一个界限，或使两条规则的适用条件互斥。"),
    example: """
      <bound id="a" severity="ineligible"><count of="partner"/><max value="3"/>…</bound>
      <bound id="b" severity="ineligible"><distinct of="partner" attribute="country"/><min value="4"/>…</bound>
      """)

  /// Less is allowed of a whole than is asked of its part.
  package static let lessWhole = FindingKind(
    "CAL211",
    title: Texts(en: "less of a whole than of its part", zh: "整体小于部分"),
    message: Texts(
      en: "rule “{rule}” asks {asked}, and rule “{other}” asks {otherAsked} of a part of it; no "
        + "application can meet both",
      zh: "规则“{rule}”要求{asked}，而规则“{other}”对其中一部分即要求{otherAsked}；没有申请能同时满足两者"),
    why: morePart.why, remedy: morePart.remedy,
    example: """
      <bound id="a" severity="ineligible"><distinct of="partner" attribute="country"/><min value="4"/>…</bound>
      <bound id="b" severity="ineligible"><count of="partner"/><max value="3"/>…</bound>
      """)

  /// A bound that its measure can never meet.
  package static let impossible = FindingKind(
    "CAL204",
    title: Texts(en: "a bound that nothing can meet", zh: "无法达到的界限"),
    message: Texts(
      en: "rule “{rule}” asks {asked}, but what it measures is always {range}",
      zh: "规则“{rule}”要求{asked}，而其所测数值总是{range}"),
    why: Texts(
      en: "Every application to which the rule applies would fail.", zh: "凡适用该规则的申请都会被判不合格。"),
    remedy: Texts(
      en: "Correct the bound or the measure.", zh: "请更正界限或测量方式。"),
    example: #"<count of="application"/><min value="2"/>"#)

  /// A bound on a share above one.
  package static let percent = FindingKind(
    "CAL205",
    title: Texts(en: "a share above one", zh: "占比大于一"),
    message: Texts(
      en: "rule “{rule}” bounds a share by {value}; shares are written as parts of one",
      zh: "规则“{rule}”以 {value} 作为占比的界限；占比应以小数书写"),
    why: Texts(
      en: "20 where 0.2 was meant asks for twenty times the whole.",
      zh: "把 0.2 写成 20，意味着要求整体的二十倍。"),
    remedy: Texts(
      en: "Write 0.2 for 20 %. Leave it where more than the whole is meant.",
      zh: "20% 请写 0.2。如确指超过整体，可保留。"),
    example: #"<share>…</share><min value="20"/>"#)

  /// A bound that every application meets.
  package static let saysNothing = FindingKind(
    "CAL206",
    title: Texts(en: "a bound that everything meets", zh: "总能满足的界限"),
    message: Texts(
      en: "rule “{rule}” asks {asked}, and what it measures is always {range}",
      zh: "规则“{rule}”要求{asked}，而其所测数值本来就总是{range}"),
    why: Texts(
      en: "Applicants read a rule that excludes nobody; usually another bound was meant.",
      zh: "该规则不排除任何申请；通常本意是另一个界限。"),
    remedy: Texts(en: "Correct the bound, or remove the rule.", zh: "请更正界限或删除该规则。"),
    example: #"<count of="partner"/><min value="0"/>"#)

  /// A quota that lets nobody in.
  package static let emptyQuota = FindingKind(
    "CAL207",
    title: Texts(en: "a quota of nobody", zh: "名额为零"),
    message: Texts(
      en: "rule “{rule}” lets no application in: max=\"0\"",
      zh: "规则“{rule}”不允许任何申请：max=\"0\""),
    why: Texts(
      en: "Every application with a value of that fact would fail.", zh: "凡具有该取值的申请都会被判不合格。"),
    remedy: Texts(en: "Write how many applications may share a value.", zh: "请写明同一取值最多允许几份申请。"),
    example: #"<quota id="one-per-lead" per="lead" max="0" keep="first" severity="ineligible">"#)

  /// An attribute that changes nothing.
  package static let idle = FindingKind(
    "CAL208",
    title: Texts(en: "an attribute without effect", zh: "不起作用的属性"),
    message: Texts(
      en: "rule “{rule}”: {attribute} has no effect with severity=\"{severity}\"",
      zh: "规则“{rule}”：severity=\"{severity}\" 时 {attribute} 不起作用"),
    why: Texts(
      en: "Whoever wrote it meant that the failure may be mended, or is for a person to decide.",
      zh: "写该属性的人本意应是允许补正或由人工决定。"),
    remedy: Texts(
      en: "Write severity=\"curable\" (or \"review\" for otherwise), or remove the attribute.",
      zh: "请写 severity=\"curable\"（otherwise 也可用 \"review\"），或删除该属性。"),
    example: #"<bound id="seals" severity="ineligible" days="10">"#)

  /// A code of a form that its attribute never has.
  package static let wrongForm = FindingKind(
    "CAL209",
    title: Texts(en: "a code that no application can have", zh: "任何申请都不可能有的代码"),
    message: Texts(
      en: "“{value}” can be no value, and no beginning of one, of {what}: {form}",
      zh: "“{value}”不可能是{what}的取值或其开头：{form}"),
    why: Texts(
      en: "Codes are compared as they are written: es is not ES. The condition would never hold.",
      zh: "代码按书写形式比较：es 不等于 ES。该条件永远不会成立。"),
    remedy: Texts(en: "Write the code in its form.", zh: "请按规定形式书写代码。"),
    example: #"<prefix attribute="nuts" value="es"/>"#)

  /// All of them.
  package static let all = [
    neverApplies, neverHolds, together, impossible, percent, saysNothing, emptyQuota, idle,
    wrongForm, morePart, lessWhole,
  ]
}
