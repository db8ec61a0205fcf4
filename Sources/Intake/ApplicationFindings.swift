// SPDX-License-Identifier: Apache-2.0

package import Model

/// What the schema cannot say about an application and no rule of the call repeats (DESIGN §4, §9).
package enum ApplicationFindings {
  /// The application answers another call.
  package static let otherCall = FindingKind(
    "APP101",
    title: Texts(en: "application to another call", zh: "申请属于其他征集"),
    message: Texts(
      en: "the application names call “{found}”; this call is “{asked}”",
      zh: "申请填写的征集为“{found}”，本征集为“{asked}”"),
    why: Texts(
      en: "Rules differ from call to call; an application is judged only by the rules of its own.",
      zh: "各征集规则不同；申请只按其所属征集的规则判定。"),
    remedy: Texts(
      en: "Write call=\"{asked}\", or submit the application to the call it names.",
      zh: "请填写 call=\"{asked}\"，或将申请提交至其所填写的征集。"),
    example: #"<application call="ANOTHER-CALL" id="A-001">"#)
  /// Two rows carry the same id.
  package static let duplicateID = FindingKind(
    "APP102",
    title: Texts(en: "the same id twice", zh: "编号重复"),
    message: Texts(en: "{table} id “{id}” is used twice", zh: "{table}编号“{id}”重复使用"),
    why: Texts(
      en: "Activities and budget lines refer to partners by id; two of the same id are ambiguous.",
      zh: "活动和预算行以编号引用合作方；编号重复则产生歧义。"),
    remedy: Texts(en: "Give each its own id.", zh: "请为每项使用不同编号。"),
    example: #"<partner id="P1" …/><partner id="P1" …/>"#)
  /// A reference to a partner that is not there.
  package static let unknownPartner = FindingKind(
    "APP103",
    title: Texts(en: "unknown partner", zh: "合作方不存在"),
    message: Texts(
      en: "{table} refers to partner “{id}”, which the application does not have",
      zh: "{table}引用的合作方“{id}”不存在"),
    why: Texts(
      en: "Costs and activities must belong to somebody in the consortium.",
      zh: "成本和活动必须归属于联合体成员。"),
    remedy: Texts(
      en: "Write the id of one of the application's partners.", zh: "请填写申请中某合作方的编号。"),
    example: #"<line category="staff" partner="P9" amount="1000.00"/>"#)
  /// A declared property is missing its declaration.
  package static let unknownProperty = FindingKind(
    "APP104",
    title: Texts(en: "property that the call does not declare", zh: "征集未声明的附加项"),
    message: Texts(
      en: "the call declares no property “{name}” here", zh: "征集在此处未声明附加项“{name}”"),
    why: Texts(
      en: "A misspelled property would be lost without anybody noticing.",
      zh: "名称拼错的附加项会被无声忽略。"),
    remedy: Texts(
      en: "Write the name as the call's guide gives it, or remove the property.",
      zh: "请按征集指南填写名称，或删除该项。"),
    example: #"<property name="populaton">52000</property>"#)
  /// A declared property has a value of another type.
  package static let propertyType = FindingKind(
    "APP105",
    title: Texts(en: "property of the wrong type", zh: "附加项类型错误"),
    message: Texts(
      en: "“{value}” is no {type}, which property “{name}” holds",
      zh: "“{value}”不是附加项“{name}”所要求的{type}"),
    why: Texts(
      en:
        "Rules compare the value as a number, day or code; another spelling means nothing to them.",
      zh: "规则以数字、日期或代码比较该值；其他写法无法识别。"),
    remedy: Texts(
      en: "Write numbers as 1234.50, days as 2026-06-15, yes and no as true and false.",
      zh: "数字请写作 1234.50，日期写作 2026-06-15，是/否写作 true/false。"),
    example: #"<property name="population">1,000</property>"#)
  /// The same property twice.
  package static let repeatedProperty = FindingKind(
    "APP106",
    title: Texts(en: "the same property twice", zh: "附加项重复"),
    message: Texts(en: "property “{name}” is given twice", zh: "附加项“{name}”重复填写"),
    why: Texts(en: "Nobody can say which value counts.", zh: "无法确定以哪个值为准。"),
    remedy: Texts(en: "Keep one of the two.", zh: "请只保留其中之一。"),
    example: #"<property name="x">1</property><property name="x">2</property>"#)
  /// More fraction digits than the currency has.
  package static let minorUnits = FindingKind(
    "APP107",
    title: Texts(en: "amount finer than its currency", zh: "金额小于货币最小单位"),
    message: Texts(
      en: "{amount} {currency} is not a whole number of the currency's smallest unit",
      zh: "{amount} {currency} 不是该货币最小单位的整数倍"),
    why: Texts(
      en:
        "Money is counted in cents or the like; a fraction of a cent can be neither paid nor summed.",
      zh: "金额以分等最小单位计；不足一分的金额无法支付或合计。"),
    remedy: Texts(
      en: "Write the amount with at most {digits} digits after the full stop.",
      zh: "金额小数点后最多{digits}位。"),
    example: #"<budget currency="EUR" total="100.005" …>"#)
  /// Arithmetic of a rule or fact overflowed.
  package static let overflow = FindingKind(
    "APP108",
    title: Texts(en: "number too large to calculate with", zh: "数值过大，无法计算"),
    message: Texts(
      en: "a sum or share of this application is too large to be exact; it counts as unknown",
      zh: "该申请的某个合计或占比过大，无法精确计算，按未知处理"),
    why: Texts(
      en: "A rounded or wrapped figure could make a wrong verdict.", zh: "舍入或溢出的数值可能导致错误判定。"),
    remedy: Texts(en: "Correct the amounts of the application.", zh: "请更正申请中的金额。"))

  /// A property's code is not of its list.
  package static let propertyCode = FindingKind(
    "APP109",
    title: Texts(en: "property with an unknown code", zh: "附加项代码未知"),
    message: Texts(
      en: "“{value}” of property “{name}” is no code of the list “{list}”",
      zh: "附加项“{name}”的值“{value}”不是代码表“{list}”中的代码"),
    why: Texts(
      en: "The call declares that the property is a code of that list; another word could mean "
        + "anything.",
      zh: "征集规定该附加项为该代码表中的代码；其他文字含义不明。"),
    remedy: Texts(
      en: "Write a code of the list “{list}”, exactly as the call writes it.",
      zh: "请填写代码表“{list}”中的代码，与征集的写法完全一致。"),
    example: #"<property name="region-category">Less developed</property>"#)

  /// The budget is in a currency that the call has no rate of.
  package static let noRate = FindingKind(
    "APP110",
    title: Texts(en: "a currency without a rate", zh: "货币没有汇率"),
    message: Texts(
      en:
        "the budget is in {currency}{hint}; the call counts in {own}, and its table has no rate of "
        + "{currency} for {month}",
      zh: "预算以 {currency} 计{hint}；征集以 {own} 计，其汇率表没有 {currency} 在 {month} 的汇率"),
    why: Texts(
      en: "Without a rate nobody can say how much is requested, and the application gets no place.",
      zh: "没有汇率就无法确定申请额，该申请不能排名。"),
    remedy: Texts(
      en: "Write the budget in {own} or one of: {known}. Or ask the programme for a new version of "
        + "the call with the rate.",
      zh: "请以 {own} 或以下货币编制预算：{known}；或请征集方发布含该汇率的新版本。"),
    example: #"<budget currency="JPY" total="…" requested="…"/>"#)
  /// The budget is in another currency, and the call converts none.
  package static let otherCurrency = FindingKind(
    "APP111",
    title: Texts(en: "another currency than the call's", zh: "货币与征集不同"),
    message: Texts(
      en:
        "the budget is in {currency}{hint}; the call counts in {own} and converts no other currency",
      zh: "预算以 {currency} 计{hint}；征集以 {own} 计，且不换算其他货币"),
    why: Texts(
      en: "Nobody can say how much is requested in {own}, and the application gets no place.",
      zh: "无法确定以 {own} 计的申请额，该申请不能排名。"),
    remedy: Texts(en: "Write the budget in {own}.", zh: "请以 {own} 编制预算。"),
    example: #"<budget currency="CNY" total="…" requested="…"/>"#)

  /// All of them.
  package static let all = [
    otherCall, duplicateID, unknownPartner, unknownProperty, propertyType, repeatedProperty,
    minorUnits, overflow, propertyCode, noRate,
    otherCurrency,
  ]
}
