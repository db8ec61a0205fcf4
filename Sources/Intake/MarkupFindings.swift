// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with the bytes and the markup of a file (DESIGN §9).
package enum MarkupFindings {
  /// Any breach of XML's grammar without a kind of its own.
  package static let malformed = FindingKind(
    "XML001",
    title: Texts(en: "Not well-formed XML", zh: "XML 格式不正确"),
    message: Texts(
      en: "The file is not well-formed XML: {detail}.",
      zh: "文件不是格式良好的 XML：{detail}。"),
    why: Texts(
      en: "A file that breaks XML's grammar can be read in more than one way, so it is not read.",
      zh: "违反 XML 语法的文件可能有多种读法，因此不予读取。"),
    remedy: Texts(
      en: "Look at the place given and a few characters before it.",
      zh: "请检查所示位置及其前面的几个字符。"),
    example: "<title>Research & innovation</title>")

  /// The file ends too early.
  package static let truncated = FindingKind(
    "XML002",
    title: Texts(en: "File ends too early", zh: "文件不完整"),
    message: Texts(
      en: "The file ends before the element {element} is closed.",
      zh: "文件在元素 {element} 结束之前就中断了。"),
    why: Texts(
      en: "Part of the application is missing; it may have been cut off during upload.",
      zh: "申请内容缺失，可能在上传过程中被截断。"),
    remedy: Texts(
      en: "Compare the size with your own copy and send the whole file; check that every tag is "
        + "closed.",
      zh: "请与本地副本比较文件大小并重新提交完整文件；检查每个标签是否都已闭合。"),
    example: "<application><title>Green ports</title>")

  /// An end tag that closes another element than the open one.
  package static let tagMismatch = FindingKind(
    "XML003",
    title: Texts(en: "End tag does not match", zh: "结束标签不匹配"),
    message: Texts(
      en: "An end tag does not close the open element {element}: {detail}.",
      zh: "结束标签与尚未闭合的元素 {element} 不匹配：{detail}。"),
    why: Texts(
      en: "Elements must close in the reverse order in which they were opened.",
      zh: "元素必须按与打开相反的顺序闭合。"),
    remedy: Texts(
      en: "Add </{element}> or correct the name in the end tag.",
      zh: "请补上 </{element}>，或更正结束标签中的名称。"),
    example: "<title>Green ports</titel>")

  /// A reference to an entity that XML does not define.
  package static let undeclaredEntity = FindingKind(
    "XML004",
    title: Texts(en: "Unknown entity", zh: "未知实体"),
    message: Texts(
      en: "An entity is used that XML does not know: {detail}.",
      zh: "使用了 XML 未定义的实体：{detail}。"),
    why: Texts(
      en: "Only &amp; &lt; &gt; &quot; &apos; and numeric references exist; HTML's do not.",
      zh: "XML 只有 &amp; &lt; &gt; &quot; &apos; 和数字引用，没有 HTML 的实体。"),
    remedy: Texts(
      en: "Write the character itself, or its number (&#160; for &nbsp;).",
      zh: "请直接写入该字符，或使用数字引用（如用 &#160; 代替 &nbsp;）。"),
    example: "<title>Ports&nbsp;2030</title>")

  /// A prefix without a namespace.
  package static let undeclaredPrefix = FindingKind(
    "XML005",
    title: Texts(en: "Undeclared namespace prefix", zh: "命名空间前缀未声明"),
    message: Texts(
      en: "A namespace prefix is used without a declaration: {detail}.",
      zh: "使用了未声明的命名空间前缀：{detail}。"),
    why: Texts(
      en: "Without its declaration nobody can say what the name means.",
      zh: "没有声明就无法确定该名称的含义。"),
    remedy: Texts(
      en: "Declare the prefix with xmlns:prefix=\"…\" or remove it.",
      zh: "请用 xmlns:前缀=\"…\" 声明该前缀，或将其删除。"),
    example: "<x:title>Green ports</x:title>")

  /// The same attribute twice in one start tag.
  package static let duplicateAttribute = FindingKind(
    "XML006",
    title: Texts(en: "Attribute given twice", zh: "属性重复"),
    message: Texts(
      en: "A start tag gives an attribute twice: {detail}.",
      zh: "同一个开始标签中属性重复出现：{detail}。"),
    why: Texts(
      en: "It would be open which of the two values counts.", zh: "无法确定以哪个值为准。"),
    remedy: Texts(en: "Remove one of the two.", zh: "请删除其中一个。"),
    example: "<partner country=\"CN\" country=\"FR\"/>")

  /// A character that XML does not allow.
  package static let forbiddenCharacter = FindingKind(
    "XML007",
    title: Texts(en: "Forbidden character", zh: "非法字符"),
    message: Texts(
      en: "The file holds a character that XML does not allow: {detail}.",
      zh: "文件含有 XML 不允许的字符：{detail}。"),
    why: Texts(
      en: "Control characters often come in by copying from other programs; they are invisible.",
      zh: "控制字符常因从其他程序复制而混入，肉眼不可见。"),
    remedy: Texts(en: "Delete the invisible character at the place given.", zh: "请删除所示位置的不可见字符。"))

  /// Nothing in it.
  package static let empty = FindingKind(
    "XML008",
    title: Texts(en: "Empty file", zh: "空文件"),
    message: Texts(en: "The file is empty.", zh: "文件为空。"),
    why: Texts(en: "There is nothing to read.", zh: "没有可读取的内容。"),
    remedy: Texts(
      en: "Look at your own copy, and give the file again.", zh: "请检查本地副本并重新提供文件。"))

  /// Something else than XML.
  package static let notXML = FindingKind(
    "XML009",
    title: Texts(en: "Not an XML file", zh: "不是 XML 文件"),
    message: Texts(
      en: "The file does not start with “<”, so it is not XML.", zh: "文件不是以“<”开头，不是 XML 文件。"),
    why: Texts(
      en: "PDF, Word or ZIP files are not XML, whatever their name ends in.",
      zh: "无论扩展名如何，PDF、Word 或 ZIP 文件都不是 XML。"),
    remedy: Texts(
      en: "Export it as XML, and give that file.", zh: "请将其导出为 XML，再提供该文件。"))

  /// A document type declaration.
  package static let doctype = FindingKind(
    "XML010",
    title: Texts(en: "Document type declaration", zh: "含有文档类型声明"),
    message: Texts(
      en: "The file holds a document type declaration (<!DOCTYPE …>), which is not allowed.",
      zh: "文件含有文档类型声明（<!DOCTYPE …>），这是不允许的。"),
    why: Texts(
      en: "Such declarations can load other files or blow a small file up; they are never read.",
      zh: "此类声明可能加载其他文件或使小文件急剧膨胀，因此一律不读取。"),
    remedy: Texts(en: "Delete the declaration.", zh: "请删除该声明。"),
    example: "<!DOCTYPE application SYSTEM \"application.dtd\">")

  /// An encoding that is not read.
  package static let encodingUnsupported = FindingKind(
    "XML011",
    title: Texts(en: "Unknown encoding", zh: "不支持的编码"),
    message: Texts(
      en: "The encoding {encoding} is not supported.", zh: "不支持编码 {encoding}。"),
    why: Texts(
      en: "Text in an unknown encoding cannot be read without guessing.",
      zh: "编码未知的文本只能靠猜测读取。"),
    remedy: Texts(en: "Save the file as UTF-8.", zh: "请将文件另存为 UTF-8 编码。"),
    example: "<?xml version=\"1.0\" encoding=\"UTF-7\"?>")

  /// The declared encoding is not that of the bytes.
  package static let encodingContradicted = FindingKind(
    "XML012",
    title: Texts(en: "Wrong encoding declared", zh: "编码声明有误"),
    message: Texts(
      en: "The encoding in the XML declaration is not that of the file, which looks like "
        + "{encoding}.",
      zh: "XML 声明中的编码与文件实际编码不符（文件看起来是 {encoding}）。"),
    why: Texts(
      en: "Read by the declaration, names and texts would come out garbled.",
      zh: "若按声明读取，名称和文本会变成乱码。"),
    remedy: Texts(
      en: "Save the file as UTF-8 and declare encoding=\"UTF-8\".",
      zh: "请将文件另存为 UTF-8，并声明 encoding=\"UTF-8\"。"))

  /// Bytes that the encoding does not have.
  package static let encodingBroken = FindingKind(
    "XML013",
    title: Texts(en: "Bytes do not fit the encoding", zh: "字节与编码不符"),
    message: Texts(
      en: "The file holds bytes that are not {encoding}.", zh: "文件含有不属于 {encoding} 编码的字节。"),
    why: Texts(
      en: "The text at this place is damaged, or another encoding was used without saying so.",
      zh: "此处文本已损坏，或使用了未声明的其他编码。"),
    remedy: Texts(
      en: "Save the file as UTF-8, or declare the encoding it really has (such as GB18030).",
      zh: "请将文件另存为 UTF-8，或声明其真实编码（例如 GB18030）。"))

  /// A NUL byte.
  package static let nul = FindingKind(
    "XML014",
    title: Texts(en: "NUL byte", zh: "含有空字节"),
    message: Texts(en: "The file holds a NUL byte.", zh: "文件含有空字节（NUL）。"),
    why: Texts(
      en: "XML does not allow it; the file was damaged or is not a text file.",
      zh: "XML 不允许空字节；文件已损坏或不是文本文件。"),
    remedy: Texts(en: "Export the file again.", zh: "请重新导出文件。"))

  /// All of them, by code.
  package static let all = [
    malformed, truncated, tagMismatch, undeclaredEntity, undeclaredPrefix, duplicateAttribute,
    forbiddenCharacter, empty, notXML, doctype, encodingUnsupported, encodingContradicted,
    encodingBroken, nul,
  ]
}
