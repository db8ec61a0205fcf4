// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with a call file (DESIGN §5.7): it is refused, with the line.
package enum CallFindings {
  /// A name that nothing in the call or the vocabulary has.
  package static let unknownName = FindingKind(
    "CAL101",
    title: Texts(en: "unknown name", zh: "未知名称"),
    message: Texts(
      en: "{what} “{name}” does not exist{hint}; known are: {known}",
      zh: "{what}“{name}”不存在{hint}；已知的有：{known}"),
    why: Texts(
      en: "A rule that refers to nothing could never be answered.",
      zh: "引用不存在之物的规则永远无法判定。"),
    remedy: Texts(
      en: "Write one of the known names, or declare “{name}” first.",
      zh: "请写已知名称之一，或先声明“{name}”。"),
    example: #"<count of="partners"/>"#)
  /// The same id twice.
  package static let duplicate = FindingKind(
    "CAL102",
    title: Texts(en: "the same id twice", zh: "编号重复"),
    message: Texts(en: "{what} stands twice", zh: "{what} 出现了两次"),
    why: Texts(
      en: "References would be ambiguous; nothing is guessed.", zh: "引用会产生歧义；系统不作猜测。"),
    remedy: Texts(en: "Rename or remove one of the two.", zh: "请重命名或删除其中之一。"),
    example: #"<lot id="1">…</lot><lot id="1">…</lot>"#)
  /// An attribute is missing, or one too many is given.
  package static let incomplete = FindingKind(
    "CAL103",
    title: Texts(en: "incomplete or contradictory statement", zh: "表述不完整或自相矛盾"),
    message: Texts(en: "{what}: {detail}", zh: "{what}：{detail}"),
    why: Texts(
      en: "The call must say what is meant; there is no silent default.",
      zh: "征集须写明含义；不存在默认的猜测。"),
    remedy: Texts(
      en: "Complete the element; “opencall schema call” prints what it may hold.",
      zh: "请补全该元素；“opencall schema call”列出其可用内容。"),
    example: #"<min/>"#)
  /// A value that does not fit the type of its attribute.
  package static let wrongType = FindingKind(
    "CAL104",
    title: Texts(en: "value of the wrong type", zh: "值的类型错误"),
    message: Texts(
      en: "“{value}” does not fit {what}: asked is {asked}",
      zh: "“{value}”不适合 {what}：应为{asked}"),
    why: Texts(
      en: "What cannot be compared or reckoned with can never come true.", zh: "无法比较或计算的内容永远不会成立。"),
    remedy: Texts(
      en: "Write what is asked: days as 2026-06-15, numbers as 12.50, yes as true.",
      zh: "请按要求填写：日期如 2026-06-15，数字如 12.50，是为 true。"),
    example: #"<is attribute="start" value="soon"/>"#)
  /// A filter nests too deeply.
  package static let tooDeep = FindingKind(
    "CAL105",
    title: Texts(en: "conditions nest too deeply", zh: "条件嵌套过深"),
    message: Texts(
      en: "conditions may nest {limit} deep", zh: "条件最多嵌套{limit}层"),
    why: Texts(
      en: "A rule that deep is not one that people can check.", zh: "如此复杂的规则无法由人核对。"),
    remedy: Texts(en: "Split the rule in two.", zh: "请拆分为两条规则。"))
  /// A text is missing in a language of the call.
  package static let missingTranslation = FindingKind(
    "CAL106",
    title: Texts(en: "missing translation", zh: "缺少译文"),
    message: Texts(
      en: "{what} has no <{name}> in “{language}”, a language of the call",
      zh: "{what} 缺少征集语言“{language}”的 <{name}>"),
    why: Texts(
      en: "Applicants are told in every language of the call.", zh: "须以征集的每种语言告知申请人。"),
    remedy: Texts(
      en: "Add <{name} xml:lang=\"{language}\">…</{name}>.",
      zh: "请添加 <{name} xml:lang=\"{language}\">…</{name}>。"))
  /// A number is out of the range that makes sense.
  package static let contradiction = FindingKind(
    "CAL107",
    title: Texts(en: "contradiction", zh: "自相矛盾"),
    message: Texts(en: "{what}: {detail}", zh: "{what}：{detail}"),
    why: Texts(
      en: "Two statements of the call cannot both hold.", zh: "征集中的两处表述不能同时成立。"),
    remedy: Texts(en: "Change one of the two.", zh: "请修改其中之一。"))

  /// The file of a codelist cannot be taken.
  package static let listFile = FindingKind(
    "CAL108",
    title: Texts(en: "file of a codelist with a fault", zh: "代码表文件有误"),
    message: Texts(en: "{file}: {detail}", zh: "{file}：{detail}"),
    why: Texts(
      en: "A list that is read in part would let through, or hold up, whoever stands in the rest.",
      zh: "只读取一部分的名单会放过或误拦其余条目中的机构。"),
    remedy: Texts(
      en: "Give a CSV file beside the call, in UTF-8, with the columns code and name (or name:en, "
        + "name:zh); alias, valid-from and valid-to are optional; others are properties.",
      zh: "请在征集文件旁提供 UTF-8 编码的 CSV 文件，含 code 和 name（或 name:en、name:zh）列；"
        + "alias、valid-from、valid-to 可选；其他列为属性。"),
    example: #"<codelist id="excluded" file="../excluded.csv" sha256="…">"#)
  /// The file of a codelist is not the one that the call names.
  package static let listDigest = FindingKind(
    "CAL109",
    title: Texts(en: "another file than the call names", zh: "文件与征集所指不符"),
    message: Texts(
      en: "{file} has digest {found}; the call names {asked}",
      zh: "{file} 的摘要为 {found}，征集所写为 {asked}"),
    why: Texts(
      en: "A published call means one list; exchanged later, it would judge by another.",
      zh: "已发布的征集对应确定的名单；事后替换会导致按另一份名单判定。"),
    remedy: Texts(
      en: "Restore the file, or publish a new version of the call with sha256=\"{found}\".",
      zh: "请恢复原文件，或以 sha256=\"{found}\" 发布征集的新版本。"),
    example: #"<codelist id="excluded" file="excluded.csv" sha256="…">"#)

  /// The file of a conversion's rates cannot be taken.
  package static let rateFile = FindingKind(
    "CAL110",
    title: Texts(en: "file of rates with a fault", zh: "汇率文件有误"),
    message: Texts(en: "{file}: {detail}", zh: "{file}：{detail}"),
    why: Texts(
      en: "A wrong or doubtful rate changes who gets money, and nobody would see it in the places.",
      zh: "错误或存疑的汇率会改变资助结果，而从名次中看不出来。"),
    remedy: Texts(
      en:
        "Give a CSV file beside the call, in UTF-8, with the columns month (2026-05), currency (CNY) "
        + "and rate:{own} (how many units of it are worth one {own}); each currency once a month.",
      zh: "请在征集文件旁提供 UTF-8 编码的 CSV 文件，含 month（2026-05）、currency（CNY）、"
        + "rate:{own}（一 {own} 合多少该货币）列；每种货币每月一行。"),
    example: "month,currency,rate:EUR\n2026-05,CNY,0")

  /// The file of assessors cannot be taken.
  package static let assessorFile = FindingKind(
    "CAL111",
    title: Texts(en: "file of assessors with a fault", zh: "评审员文件有误"),
    message: Texts(en: "{file}: {detail}", zh: "{file}：{detail}"),
    why: Texts(
      en: "Whoever is missing from the list could not score, and whoever is mistyped could.",
      zh: "名单缺漏者将无法评分，写错者反而可以。"),
    remedy: Texts(
      en: "Give a CSV file beside the call, in UTF-8, with the heading assessor and one id a row.",
      zh: "请在征集文件旁提供 UTF-8 编码的 CSV 文件，表头为 assessor，每行一个编号。"),
    example: "assessor\nA1\nA1")

  /// All of them.
  package static let all = [
    unknownName, duplicate, incomplete, wrongType, tooDeep, missingTranslation, contradiction,
    listFile, listDigest, rateFile, assessorFile,
  ]
}
