// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with a value, by its type in the schema; `{subject}` is `element` or
/// `element/@attribute`.
package enum ValueFindings {
  /// Why every one of them matters.
  private static let why = Texts(
    en: "A value that is not exactly of its type cannot be compared or computed with.",
    zh: "不完全符合其类型的值无法用于比较或计算。")

  /// A value that is not in the list.
  package static let notListed = FindingKind(
    "XML110",
    title: Texts(en: "Value not in the list", zh: "值不在列表中"),
    message: Texts(
      en: "{subject}: “{value}” is not allowed; allowed: {expected}.",
      zh: "{subject}：不允许值“{value}”；允许的值：{expected}。"),
    why: why,
    remedy: Texts(
      en: "Choose one of the values listed; upper and lower case count.",
      zh: "请从列出的值中选择；区分大小写。"))

  /// A value of another type.
  package static let wrongType = FindingKind(
    "XML111",
    title: Texts(en: "Value of the wrong type", zh: "值的类型错误"),
    message: Texts(
      en: "{subject}: “{value}” does not fit; asked is {expected}.",
      zh: "{subject}：值“{value}”不符；要求：{expected}。"),
    why: why,
    remedy: Texts(
      en: "Write numbers as 1234.50, dates as 2026-03-31, and leave no field empty.",
      zh: "数字请写作 1234.50，日期请写作 2026-03-31，不要留空。"))

  /// A value of another shape.
  package static let pattern = FindingKind(
    "XML112",
    title: Texts(en: "Value of the wrong shape", zh: "值的格式错误"),
    message: Texts(
      en: "{subject}: “{value}” does not have the required form: {expected}.",
      zh: "{subject}：值“{value}”格式不符；要求的格式：{expected}。"),
    why: why,
    remedy: Texts(
      en: "Correct the value; “opencall new-application” shows the form of every field.",
      zh: "请更正该值；“opencall new-application”会列出每一项的格式。"))

  /// A value of another length.
  package static let wrongLength = FindingKind(
    "XML113",
    title: Texts(en: "Value of the wrong length", zh: "值的长度错误"),
    message: Texts(
      en: "“{value}” must be exactly {expected} long ({subject}).",
      zh: "{subject} 的值“{value}”长度必须正好为 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Write exactly as many characters as asked.",
      zh: "请写入规定数量的字符。"))

  /// A value that is too short.
  package static let tooShort = FindingKind(
    "XML114",
    title: Texts(en: "Value too short", zh: "值过短"),
    message: Texts(
      en: "“{value}” is too short ({subject}); the least length is {expected}.",
      zh: "{subject} 的值“{value}”过短；最短长度为 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Fill in the value.",
      zh: "请填写完整。"))

  /// A value that is too long.
  package static let tooLong = FindingKind(
    "XML115",
    title: Texts(en: "Value too long", zh: "值过长"),
    message: Texts(
      en: "“{value}” is too long ({subject}); the greatest length is {expected}.",
      zh: "{subject} 的值“{value}”过长；最大长度为 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Shorten the text.",
      zh: "请缩短文本。"))

  /// A number below an inclusive bound.
  package static let tooSmall = FindingKind(
    "XML116",
    title: Texts(en: "Value too small", zh: "值过小"),
    message: Texts(
      en: "{value} is too small ({subject}); the least is {expected}.",
      zh: "{subject} 的值 {value} 过小；最小值为 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Correct the number.",
      zh: "请更正数值。"))

  /// A number above an inclusive bound.
  package static let tooLarge = FindingKind(
    "XML117",
    title: Texts(en: "Value too large", zh: "值过大"),
    message: Texts(
      en: "{value} is too large ({subject}); the greatest is {expected}.",
      zh: "{subject} 的值 {value} 过大；最大值为 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Correct the number.",
      zh: "请更正数值。"))

  /// A number not above an exclusive bound.
  package static let notAbove = FindingKind(
    "XML118",
    title: Texts(en: "Value not above the bound", zh: "值未大于下限"),
    message: Texts(
      en: "{value} must be greater than {expected} ({subject}).",
      zh: "{subject} 的值 {value} 必须大于 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Correct the number.",
      zh: "请更正数值。"))

  /// A number not below an exclusive bound.
  package static let notBelow = FindingKind(
    "XML119",
    title: Texts(en: "Value not below the bound", zh: "值未小于上限"),
    message: Texts(
      en: "{value} must be less than {expected} ({subject}).",
      zh: "{subject} 的值 {value} 必须小于 {expected}。"),
    why: why,
    remedy: Texts(
      en: "Correct the number.",
      zh: "请更正数值。"))

  /// A number with too many digits.
  package static let tooManyDigits = FindingKind(
    "XML120",
    title: Texts(en: "Too many digits", zh: "位数过多"),
    message: Texts(
      en: "{value} has too many digits ({subject}); at most {expected} are allowed.",
      zh: "{subject} 的值 {value} 位数过多；最多 {expected} 位。"),
    why: why,
    remedy: Texts(
      en: "Write fewer digits.",
      zh: "请减少位数。"))

  /// A number with too many decimals.
  package static let tooManyDecimals = FindingKind(
    "XML121",
    title: Texts(en: "Too many decimals", zh: "小数位过多"),
    message: Texts(
      en: "{value} has too many decimals ({subject}); at most {expected} are allowed.",
      zh: "{subject} 的值 {value} 小数位过多；最多 {expected} 位。"),
    why: why,
    remedy: Texts(
      en: "Round the number yourself; it is never rounded here.",
      zh: "请自行四舍五入；系统不会代为取整。"))

  /// All of them, by code.
  package static let all = [
    notListed, wrongType, pattern, wrongLength, tooShort, tooLong,
    tooSmall, tooLarge, notAbove, notBelow, tooManyDigits, tooManyDecimals,
  ]
}
