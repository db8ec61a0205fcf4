// SPDX-License-Identifier: Apache-2.0

package import Model

/// Contradictions in codelists and texts, and notes on the whole call.
package enum ListContradictions {
  /// The last day of validity comes before the first.
  package static let reversed = FindingKind(
    "CAL301",
    title: Texts(en: "validity ends before it begins", zh: "有效期起止颠倒"),
    message: Texts(
      en: "entry “{code}” is valid from {from} to {to}, which is no day at all",
      zh: "条目“{code}”的有效期为 {from} 至 {to}，不含任何一天"),
    why: Texts(en: "Nobody could ever use the entry.", zh: "该条目永远无法使用。"),
    remedy: Texts(en: "Exchange or correct the two days.", zh: "请交换或更正两个日期。"),
    example: #"<entry code="x" valid-from="2026-12-31" valid-to="2026-01-01">"#)

  /// An entry that nobody can use.
  package static let notValid = FindingKind(
    "CAL302",
    title: Texts(en: "an entry that is not valid when the call closes", zh: "截止时无效的条目"),
    message: Texts(
      en: "entry “{code}” of “{list}” is not valid on {day}, when the call closes",
      zh: "“{list}”的条目“{code}”在截止日 {day} 无效"),
    why: Texts(
      en:
        "Codes are looked up on the closing day, unless a condition names another day; applicants "
        + "see the entry and cannot use it.",
      zh: "除非条件另行指定日期，代码按截止日核对；申请人看得到该条目却无法使用。"),
    remedy: Texts(
      en: "Correct the days, or remove the entry where it is of the past.",
      zh: "请更正日期；如条目已失效，请删除。"),
    example: #"<entry code="x" valid-to="2020-12-31">"#)

  /// The same name for two entries.
  package static let sharedName = FindingKind(
    "CAL303",
    title: Texts(en: "a name that two entries claim", zh: "两个条目使用同一名称"),
    message: Texts(
      en: "“{name}” means both “{code}” and “{other}” of “{list}”",
      zh: "“{list}”中“{name}”同时指“{code}”与“{other}”"),
    why: Texts(
      en: "An applicant who writes that name settles nothing, and a person must decide.",
      zh: "申请人写该名称时无法确定所指，须由人工判定。"),
    remedy: Texts(
      en: "Leave the alias with one entry only. Where both have that name, add what tells them "
        + "apart.",
      zh: "别名只应归一个条目；如两者同名，请补充可区分的内容。"),
    example:
      "<entry code=\"a\">…<alias>Xian</alias></entry><entry code=\"b\">…<alias>XIAN</alias></entry>"
  )

  /// An instant whose offset is not that of the call's zone.
  package static let offset = FindingKind(
    "CAL305",
    title: Texts(en: "an offset that the zone does not have that day", zh: "时差与所在时区不符"),
    message: Texts(
      en: "{attribute} is written with {found}; in {zone} it is {asked} on that day",
      zh: "{attribute} 写的时差是 {found}；{zone} 当日为 {asked}"),
    why: Texts(
      en:
        "The offset decides which instant is meant, the zone is only text: an hour's slip between "
        + "winter and summer time makes applications late, or lets late ones in.",
      zh: "时差决定所指的时刻，时区仅为文字：冬夏令时相差一小时，会使申请逾期，或放过逾期者。"),
    remedy: Texts(
      en: "Write the offset of that very day: {asked}. Leave it where the zone's law has changed.",
      zh: "请写当日的时差：{asked}。如该时区的规定已变更，可保留。"),
    example: #"<call zone="Europe/Brussels" closes="2026-06-15T17:00:00+01:00" …>"#)

  /// A parameter that nothing refers to.
  package static let unused = FindingKind(
    "CAL306",
    title: Texts(en: "a parameter that nothing uses", zh: "未被使用的参数"),
    message: Texts(
      en: "parameter “{name}” is used by no rule and no fact", zh: "参数“{name}”未被任何规则或数据项使用"),
    why: Texts(
      en: "Applicants read a limit that nobody checks.", zh: "申请人会读到一个无人核对的限额。"),
    remedy: Texts(
      en: "Let a rule refer to it (parameter=\"{name}\"), or remove it.",
      zh: "请让规则引用它（parameter=\"{name}\"），或将其删除。"),
    example: #"<parameter name="ceiling" value="50000"/>"#)

  /// The same text in two languages.
  package static let sameText = FindingKind(
    "CAL304",
    title: Texts(en: "the same text in two languages", zh: "两种语言文字相同"),
    message: Texts(
      en: "“{text}” stands as {language} and as {other} ({count} such in {what})",
      zh: "“{text}”在 {language} 与 {other} 中相同（{what}中共 {count} 处）"),
    why: Texts(
      en: "A copied text often waits for its translation.", zh: "照抄的文字往往是尚未翻译。"),
    remedy: Texts(
      en: "Translate it; where it is a name that is the same in both, leave it.",
      zh: "请翻译；如两种语言中名称本就相同，可保留。"),
    example:
      #"<message xml:lang="en">One lead.</message><message xml:lang="zh">One lead.</message>"#)

  /// How many figures are illustrative.
  package static let illustrative = FindingKind(
    "CAL901",
    title: Texts(en: "illustrative figures", zh: "示例数字"),
    message: Texts(
      en: "figures marked as illustrative: {count}, the first here",
      zh: "共有 {count} 个数字标记为示例，第一个在此"),
    why: Texts(
      en: "An illustrative figure is invented and must not be published as a rule.",
      zh: "示例数字为虚构，不应作为规则发布。"),
    remedy: Texts(
      en: "Put the decided figure in its place and remove illustrative=\"true\".",
      zh: "请填入正式数字并删除 illustrative=\"true\"。"),
    example: #"<parameter name="ceiling" value="250000" illustrative="true"/>"#)

  /// The call is a draft.
  package static let draft = FindingKind(
    "CAL902",
    title: Texts(en: "a draft", zh: "草稿"),
    message: Texts(
      en: "the call is a draft; a draft never gives a final ranking",
      zh: "本征集为草稿；草稿不会产生最终排名"),
    why: Texts(
      en: "What applicants read must be what is judged by.", zh: "申请人所读须与判定所依一致。"),
    remedy: Texts(
      en: "Write status=\"published\" when the call is decided.",
      zh: "征集确定后请写 status=\"published\"。"),
    example: #"<call status="draft" …>"#)

  /// All of them.
  package static let all = [
    reversed, notValid, sharedName, sameText, offset, unused, illustrative, draft,
  ]
}
