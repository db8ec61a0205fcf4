// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with a file's structure, by its schema (DESIGN §4, §9).
package enum SchemaFindings {
  /// The root stands in another namespace.
  package static let wrongNamespace = FindingKind(
    "XML101",
    title: Texts(en: "Wrong namespace", zh: "命名空间错误"),
    message: Texts(
      en: "The root element {element} is in the namespace “{value}”; expected is “{expected}”.",
      zh: "根元素 {element} 的命名空间为“{value}”，应为“{expected}”。"),
    why: Texts(
      en: "The namespace says which kind and edition of document this is.",
      zh: "命名空间表明文档的类型和版本。"),
    remedy: Texts(
      en: "Write xmlns=\"{expected}\" on the root element, or send the right file.",
      zh: "请在根元素上写 xmlns=\"{expected}\"，或提交正确的文件。"))

  /// One of our own documents in the place of another.
  package static let otherDocument = FindingKind(
    "XML122",
    title: Texts(en: "Another document", zh: "文档类型不符"),
    message: Texts(
      en: "The file holds {value}; asked is {expected}.", zh: "此文件是{value}，应为{expected}。"),
    why: Texts(
      en: "Files that were given in each other's place would be judged by the wrong rules.",
      zh: "文件放错位置会导致按错误的规则判定。"),
    remedy: Texts(
      en: "Give the right file. In a command the call comes first, then what it judges: opencall "
        + "check CALL APPLICATION.",
      zh: "请提供正确的文件。命令中征集文件在前，其后是待检查的文件：opencall check 征集文件 申请书。"))

  /// The namespaces of our documents up to their number, and what such a file holds.
  private static let documents: [(namespace: String, words: Texts)] = [
    ("urn:opencall:application:", Texts(en: "an application", zh: "申请书")),
    ("urn:opencall:call:", Texts(en: "a call", zh: "征集文件")),
    ("urn:opencall:assessments:", Texts(en: "assessments", zh: "评审表")),
    ("urn:opencall:receipts:", Texts(en: "receipts", zh: "提交回执")),
    ("urn:opencall:decisions:", Texts(en: "decisions", zh: "决定记录")),
  ]

  /// What a file of a namespace holds, where it is one of ours, of any edition.
  static func document(_ namespace: String) -> Texts? {
    documents.first { namespace.hasPrefix($0.namespace) }?.words
  }

  /// The root is another element.
  package static let wrongRoot = FindingKind(
    "XML102",
    title: Texts(en: "Wrong root element", zh: "根元素错误"),
    message: Texts(
      en: "The file's root element is {element}, which is not the root of such a document.",
      zh: "文件的根元素是 {element}，不是此类文档的根元素。"),
    why: Texts(en: "It is another kind of document.", zh: "这是另一种文档。"),
    remedy: Texts(
      en: "Start from the call's template and send the right file.",
      zh: "请从征集公告提供的模板开始填写，并提交正确的文件。"))

  /// An element that stands where others are expected.
  package static let unexpectedElement = FindingKind(
    "XML103",
    title: Texts(en: "Unexpected element", zh: "意外的元素"),
    message: Texts(
      en: "The element {element} is not expected here; expected: {expected}.{hint}",
      zh: "此处不应出现元素{element}；应为：{expected}。{hint}"),
    why: Texts(
      en: "The order and number of elements are fixed; a misspelt or misplaced one may hide "
        + "another.",
      zh: "元素的顺序和数量是固定的；拼写或位置错误的元素可能掩盖其他内容。"),
    remedy: Texts(
      en: "Check the spelling and the order. What follows in the same element is checked once "
        + "this is mended.",
      zh: "请检查拼写和顺序。修正后才会检查同一元素中的后续内容。"))

  /// An element where none may follow.
  package static let elementNotAllowed = FindingKind(
    "XML104",
    title: Texts(en: "Element not allowed here", zh: "此处不允许该元素"),
    message: Texts(
      en: "The element {element} is not allowed here; no further element may follow.{hint}",
      zh: "此处不允许出现元素{element}，其后不得再有其他元素。{hint}"),
    why: Texts(
      en: "The order and number of elements are fixed; extra ones are not ignored.",
      zh: "元素的顺序和数量是固定的；多余的元素不会被忽略。"),
    remedy: Texts(
      en: "Remove the element or move it to its place.", zh: "请删除该元素或将其移到正确位置。"))

  /// An element that is not there.
  package static let missingElement = FindingKind(
    "XML105",
    title: Texts(en: "Missing element", zh: "缺少元素"),
    message: Texts(
      en: "The element {element} is not complete; missing: {expected}.",
      zh: "元素{element}不完整；缺少：{expected}。"),
    why: Texts(en: "This information is required.", zh: "该信息为必填项。"),
    remedy: Texts(
      en: "Add the missing element inside {element}.", zh: "请在{element}中补充缺少的元素。"))

  /// An attribute that the element does not have.
  package static let unexpectedAttribute = FindingKind(
    "XML106",
    title: Texts(en: "Unexpected attribute", zh: "意外的属性"),
    message: Texts(
      en: "The element {element} has no attribute {attribute} (value “{value}”).{hint}",
      zh: "元素{element}没有属性{attribute}（值为“{value}”）。{hint}"),
    why: Texts(
      en: "It may be a misspelling of another attribute, whose value would be lost.",
      zh: "这可能是另一属性的误写，其值会因此丢失。"),
    remedy: Texts(en: "Check the spelling, or remove it.", zh: "请检查拼写，或删除该属性。"))

  /// An attribute that is not there.
  package static let missingAttribute = FindingKind(
    "XML107",
    title: Texts(en: "Missing attribute", zh: "缺少属性"),
    message: Texts(
      en: "The element {element} lacks the attribute {attribute}.",
      zh: "元素{element}缺少属性{attribute}。"),
    why: Texts(en: "This information is required.", zh: "该信息为必填项。"),
    remedy: Texts(en: "Add {name}=\"…\" to the start tag.", zh: "请在开始标签中添加 {name}=\"…\"。")
  )

  /// Text where only elements may stand.
  package static let unexpectedText = FindingKind(
    "XML108",
    title: Texts(en: "Text not allowed here", zh: "此处不允许文本"),
    message: Texts(
      en: "The element {element} must hold elements or nothing, but it holds text.",
      zh: "元素{element}只能包含子元素或为空，却含有文本。"),
    why: Texts(en: "Loose text belongs to nothing and would be lost.", zh: "游离的文本没有归属，会丢失。"),
    remedy: Texts(
      en: "Remove the text, or put it into the element that it belongs to.",
      zh: "请删除该文本，或将其放入所属的元素。"))

  /// Anything else that the schema refuses.
  package static let other = FindingKind(
    "XML109",
    title: Texts(en: "Refused by the schema", zh: "不符合模式"),
    message: Texts(
      en: "The element {element} does not follow the schema: {detail}.",
      zh: "元素{element}不符合模式（解析器信息：{detail}）。"),
    why: Texts(en: "The schema fixes what a document may hold.", zh: "模式规定了文档可以包含的内容。"),
    remedy: Texts(
      en: "Compare this part with the call's template.", zh: "请将此部分与征集公告的模板对照。"))

  /// All of them, by code.
  package static let all = [
    wrongNamespace, wrongRoot, unexpectedElement, elementNotAllowed, missingElement,
    unexpectedAttribute, missingAttribute, unexpectedText, other,
  ]
}
