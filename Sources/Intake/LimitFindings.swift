// SPDX-License-Identifier: Apache-2.0

package import Model

/// The limits of `IntakeLimits`, as findings; `{expected}` is the limit.
package enum LimitFindings {
  /// Why every one of them matters.
  private static let why = Texts(
    en: "Limits keep one file from slowing down or stopping the reading of all others.",
    zh: "限制可防止单个文件拖慢或中断其他文件的读取。")

  /// File too large.
  package static let bytes = FindingKind(
    "XML201",
    title: Texts(en: "File too large", zh: "文件过大"),
    message: Texts(
      en: "The file is larger than {expected} bytes.",
      zh: "文件大于 {expected} 字节。"),
    why: why,
    remedy: Texts(
      en: "Remove embedded data; annexes are separate files.",
      zh: "请移除内嵌数据；附件应为单独的文件。"))

  /// Elements nested too deeply.
  package static let depth = FindingKind(
    "XML202",
    title: Texts(en: "Elements nested too deeply", zh: "元素嵌套过深"),
    message: Texts(
      en: "Elements are nested more than {expected} deep.",
      zh: "元素嵌套超过 {expected} 层。"),
    why: why,
    remedy: Texts(
      en: "Start from the call's template.",
      zh: "请从模板开始填写。"))

  /// Too many elements.
  package static let elements = FindingKind(
    "XML203",
    title: Texts(en: "Too many elements", zh: "元素过多"),
    message: Texts(
      en: "The file holds more than {expected} elements.",
      zh: "文件包含的元素超过 {expected} 个。"),
    why: why,
    remedy: Texts(
      en: "Send one application a file.",
      zh: "每个文件只提交一份申请。"))

  /// Too many attributes.
  package static let attributes = FindingKind(
    "XML204",
    title: Texts(en: "Too many attributes", zh: "属性过多"),
    message: Texts(
      en: "A start tag has more than {expected} attributes.",
      zh: "一个开始标签的属性超过 {expected} 个。"),
    why: why,
    remedy: Texts(
      en: "Start from the call's template.",
      zh: "请从模板开始填写。"))

  /// Start tag too long.
  package static let startTag = FindingKind(
    "XML205",
    title: Texts(en: "Start tag too long", zh: "标签过长"),
    message: Texts(
      en: "A tag is longer than {expected} bytes.",
      zh: "一个标签超过 {expected} 字节。"),
    why: why,
    remedy: Texts(
      en: "Put long texts into elements, not into attributes.",
      zh: "请将长文本放入元素，而不是属性。"))

  /// Text too long.
  package static let text = FindingKind(
    "XML206",
    title: Texts(en: "Text too long", zh: "文本过长"),
    message: Texts(
      en: "A text, comment or processing instruction is longer than {expected} bytes.",
      zh: "一段文本、注释或处理指令超过 {expected} 字节。"),
    why: why,
    remedy: Texts(
      en: "Shorten the text; annexes are separate files.",
      zh: "请缩短文本；附件应为单独的文件。"))

  /// Name too long.
  package static let name = FindingKind(
    "XML207",
    title: Texts(en: "Name too long", zh: "名称过长"),
    message: Texts(
      en: "The name of an element or attribute is longer than {expected} bytes.",
      zh: "元素或属性的名称超过 {expected} 字节。"),
    why: why,
    remedy: Texts(
      en: "Start from the call's template.",
      zh: "请从模板开始填写。"))

  /// Too many findings.
  package static let findings = FindingKind(
    "XML208",
    title: Texts(en: "Too many findings", zh: "问题过多"),
    message: Texts(
      en: "The file has more than {expected} findings; the others are not listed.",
      zh: "文件的问题超过 {expected} 个；其余未列出。"),
    why: why,
    remedy: Texts(
      en: "Mend those listed, then check again.",
      zh: "请先修正已列出的问题，然后重新检查。"))

  /// Limit of the parser.
  package static let other = FindingKind(
    "XML209",
    title: Texts(en: "Limit of the parser", zh: "超出解析器限制"),
    message: Texts(
      en: "The file breaks a limit of the parser: {detail}.",
      zh: "文件超出解析器的限制（解析器信息：{detail}）。"),
    why: why,
    remedy: Texts(
      en: "Start from the call's template.",
      zh: "请从模板开始填写。"))

  /// All of them, by code.
  package static let all = [
    bytes, depth, elements, attributes, startTag, text, name, findings, other,
  ]
}

/// Why a file could not be decided (DESIGN §9): never accepted, never held against the applicant.
package enum UndecidedFindings {
  /// Why every one of them matters.
  private static let why = Texts(
    en: "A file that could not be read to its end is never taken for good, nor for bad.",
    zh: "未能读完的文件既不会被视为合格，也不会被视为不合格。")
  /// What to do about every one of them.
  private static let remedy = Texts(
    en: "Run again with a larger limit, or have a person look at the file.",
    zh: "请提高限制后重新运行，或由人工检查该文件。")

  /// Not decided: time.
  package static let time = FindingKind(
    "XML301",
    title: Texts(en: "Not decided: time", zh: "未能判定：超时"),
    message: Texts(
      en: "The file could not be read within {expected} milliseconds; it is "
        + "neither accepted nor rejected.",
      zh: "文件未能在 {expected} 毫秒内读完；既未接受也未拒绝。"),
    why: why, remedy: remedy)

  /// Not decided: value too hard to check.
  package static let budget = FindingKind(
    "XML302",
    title: Texts(en: "Not decided: value too hard to check", zh: "未能判定：值过于复杂"),
    message: Texts(
      en: "A value in {element} could not be checked against its pattern; the "
        + "file is neither accepted nor rejected.",
      zh: "{element} 中的值无法按其格式完成检查；文件既未接受也未拒绝。"),
    why: why, remedy: remedy)

  /// Not decided: memory.
  package static let memory = FindingKind(
    "XML303",
    title: Texts(en: "Not decided: memory", zh: "未能判定：内存不足"),
    message: Texts(
      en: "Memory ran out while the file was read; it is neither accepted nor rejected.",
      zh: "读取文件时内存不足；文件既未接受也未拒绝。"),
    why: why, remedy: remedy)

  /// Not decided: internal error.
  package static let parser = FindingKind(
    "XML304",
    title: Texts(en: "Not decided: internal error", zh: "未能判定：内部错误"),
    message: Texts(
      en: "The parser failed for a reason of its own ({detail}); the file is "
        + "neither accepted nor rejected.",
      zh: "解析器自身出错（{detail}）；文件既未接受也未拒绝。"),
    why: why, remedy: remedy)

  /// All of them, by code.
  package static let all = [time, budget, memory, parser]
}
