// SPDX-License-Identifier: Apache-2.0

internal import Model

/// What a breach of XML's grammar means to somebody who writes an application, in both languages.
///
/// libxml2's own words name its functions ("xmlParseEntityRef: no name") and are English only; they
/// are shown where nothing better is known.
enum MarkupWords {
  /// The part of a markup finding's sentence that says what exactly is wrong.
  static func detail(_ diagnostic: XMLDiagnostic, shown: String) -> Texts {
    let words: Texts?
    switch diagnostic.category {
    case .malformed: words = grammar(diagnostic)
    case .tagMismatch: words = mismatch(diagnostic.detail)
    case .undeclaredEntity: words = entity(diagnostic.detail)
    case .undeclaredPrefix: words = prefix(diagnostic.detail)
    case .duplicateAttribute: words = attributeTwice(diagnostic.detail)
    case .forbiddenCharacter:
      let code = diagnostic.value
      words = code.isEmpty ? character(diagnostic.detail) : Texts(en: code, zh: code)
    default: return Texts(en: shown, zh: shown)
    }
    return words ?? Texts(en: shown, zh: "解析器信息：\(shown)")
  }

  /// A breach of the grammar, by libxml2's code and, where one code has several meanings, its words.
  private static func grammar(_ diagnostic: XMLDiagnostic) -> Texts? {
    if diagnostic.domain == namespaces {
      // Two faults have the code of the first.
      let isEmpty = diagnostic.detail.contains("Empty XML namespace")
      let code = isEmpty ? emptyNamespace : diagnostic.code
      return namespaceSentences.first { $0.code == code }?.words
    }
    guard diagnostic.domain == parser else { return nil }
    if diagnostic.code == nameRequired { return name(diagnostic.detail) }
    if diagnostic.code == spaceRequired, !diagnostic.detail.contains("attributes") {
      if diagnostic.detail.contains("PI") {
        return Texts(
          en: "an instruction <?name … ?> lacks a space behind its name, or is not closed with "
            + "“?>”",
          zh: "处理指令 <?名称 … ?> 的名称之后缺少空格，或没有以“?>”结束")
      }
      // These words are those of the XML declaration; 2.15 says them of one without its end, too.
      return diagnostic.detail.contains("Blank needed")
        ? Texts(
          en: "a space is missing here, or the XML declaration is not closed with “?>”",
          zh: "此处缺少空格，或 XML 声明没有以“?>”结束")
        : Texts(en: "a space is missing here", zh: "此处缺少空格")
    }
    return sentences.first { $0.code == diagnostic.code }?.words
  }

  /// A name is missing: behind an ampersand, behind “<”, or where an attribute should stand.
  private static func name(_ detail: String) -> Texts? {
    if detail.contains("EntityRef") {
      return Texts(
        en: "“&” stands alone; as a character of the text it is written &amp;",
        zh: "“&”单独出现；作为文字字符应写作 &amp;")
    }
    if detail.contains("element name") {
      return Texts(
        en: "“<” does not begin a tag here; as a character of the text it is written &lt;",
        zh: "此处的“<”不是标签的开头；作为文字字符应写作 &lt;")
    }
    if detail.contains("attribute name") {
      return Texts(
        en: "the start tag before this place is not closed with “>”, or an attribute's name is "
          + "missing in it",
        zh: "此处之前的开始标签没有以“>”结束，或其中缺少属性名")
    }
    return nil
  }

  /// “Opening and ending tag mismatch: budget line 68 and bugdet”.
  private static func mismatch(_ detail: String) -> Texts? {
    let words = detail.split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count >= 5, words[words.count - 2] == "and", words[words.count - 4] == "line",
      let line = Int(words[words.count - 3])
    else { return nil }
    let (open, found) = (words[words.count - 5], words[words.count - 1])
    guard found != "unparsable" else {
      return Texts(
        en:
          "an end tag without a name stands where </\(open)> is expected (open since line \(line))",
        zh: "应为 </\(open)> 处的结束标签没有名称（该元素自第 \(line) 行打开）")
    }
    return Texts(
      en: "</\(found)> stands where </\(open)> is expected (open since line \(line))",
      zh: "应为 </\(open)> 处却是 </\(found)>（该元素自第 \(line) 行打开）")
  }

  /// “Entity 'nbsp' not defined”.
  private static func entity(_ detail: String) -> Texts? {
    let parts = detail.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    return Texts(en: "&\(parts[1]);", zh: "&\(parts[1]);")
  }

  /// “Namespace prefix xsi for foo on application is not defined”.
  private static func prefix(_ detail: String) -> Texts? {
    let start = "Namespace prefix "
    guard detail.hasPrefix(start),
      let name = detail.dropFirst(start.count).split(separator: " ").first
    else { return nil }
    return Texts(en: "“\(name):”", zh: "“\(name):”")
  }

  /// “Attribute currency redefined”, also with its namespace.
  private static func attributeTwice(_ detail: String) -> Texts? {
    let words = detail.split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count >= 3, words[0] == "Attribute", words[words.count - 1] == "redefined" else {
      return nil
    }
    let name = words[words.count - 2]
    return Texts(en: "“\(name)”", zh: "“\(name)”")
  }

  /// “PCDATA invalid Char value 1”: the number of the character, in the usual form.
  private static func character(_ detail: String) -> Texts? {
    guard let last = detail.split(whereSeparator: { $0 == " " || $0 == "\n" }).last,
      let number = UInt32(last), number <= 0x10_FFFF
    else { return nil }
    let digits = String(number, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Texts(en: code, zh: code)
  }

  /// libxml2's domain of errors of its parser, `XML_FROM_PARSER`.
  static let parser = 1

  /// libxml2's domain of errors of namespaces, `XML_FROM_NAMESPACE`.
  static let namespaces = 3

  /// `XML_NS_ERR_EMPTY`.
  private static let emptyNamespace = 204

  /// `XML_ERR_NAME_REQUIRED`.
  static let nameRequired = 68

  /// `XML_ERR_SPACE_REQUIRED`: between attributes, or in a declaration.
  private static let spaceRequired = 65

  /// What libxml2's codes (`xmlParserErrors`, the same in all its versions) mean.
  private static let sentences: [(code: Int, words: Texts)] = [
    (
      5,  // XML_ERR_DOCUMENT_END
      Texts(
        en: "something follows after the end of the root element; a file holds one document",
        zh: "根元素结束之后还有内容；一个文件只能包含一份文档")
    ),
    (
      23,  // XML_ERR_ENTITYREF_SEMICOL_MISSING
      Texts(
        en: "“;” is missing after “&” and a name; as a character of the text “&” is written &amp;",
        zh: "“&”及其后的名称缺少“;”；作为文字字符，“&”应写作 &amp;")
    ),
    (
      7,  // XML_ERR_INVALID_DEC_CHARREF
      Texts(
        en: "a reference like &#160; has no “;” or is no decimal number",
        zh: "形如 &#160; 的引用缺少“;”或不是十进制数")
    ),
    (
      6,  // XML_ERR_INVALID_HEX_CHARREF
      Texts(
        en: "a reference like &#xA0; has no “;” or is no hexadecimal number",
        zh: "形如 &#xA0; 的引用缺少“;”或不是十六进制数")
    ),
    (
      38,  // XML_ERR_LT_IN_ATTRIBUTE
      Texts(
        en: "“<” stands in an attribute's value, where it is written &lt;; perhaps the quotation "
          + "mark that ends the value is missing",
        zh: "属性值中出现“<”，应写作 &lt;；也可能是缺少结束属性值的引号")
    ),
    (
      39,  // XML_ERR_ATTRIBUTE_NOT_STARTED
      Texts(
        en: "an attribute's value does not begin with a straight quotation mark (\" or ')",
        zh: "属性值没有以英文直引号（\" 或 '）开头")
    ),
    (
      40,  // XML_ERR_ATTRIBUTE_NOT_FINISHED
      Texts(
        en: "the quotation mark that ends an attribute's value is missing", zh: "缺少结束属性值的引号")
    ),
    (
      41,  // XML_ERR_ATTRIBUTE_WITHOUT_VALUE
      Texts(
        en: "an attribute has no value; it is written name=\"value\"",
        zh: "属性没有值；应写作 名称=\"值\"")
    ),
    (
      65,  // XML_ERR_SPACE_REQUIRED
      Texts(
        en: "a space is missing, or a quotation mark is missing or one too many before this place",
        zh: "缺少空格，或此处之前多了或少了一个引号")
    ),
    (
      73,  // XML_ERR_GT_REQUIRED
      Texts(en: "a tag is not closed with “>” here", zh: "标签没有在此处以“>”结束")
    ),
    (
      80,  // XML_ERR_HYPHEN_IN_COMMENT
      Texts(
        en: "“--” stands within a comment, where it is not allowed", zh: "注释中不得出现“--”")
    ),
    (
      45,  // XML_ERR_COMMENT_NOT_FINISHED
      Texts(en: "a comment is not closed with “-->”", zh: "注释没有以“-->”结束")
    ),
    (
      63,  // XML_ERR_CDATA_NOT_FINISHED
      Texts(en: "a CDATA section is not closed with “]]>”", zh: "CDATA 段没有以“]]>”结束")
    ),
    (
      62,  // XML_ERR_MISPLACED_CDATA_END
      Texts(
        en: "“]]>” stands in a text, where it is written ]]&gt;", zh: "文字中出现“]]>”，应写作 ]]&gt;")
    ),
    (
      64,  // XML_ERR_RESERVED_XML_NAME
      Texts(
        en: "the XML declaration <?xml … ?> does not stand at the very beginning of the file; not "
          + "even an empty line may precede it",
        zh: "XML 声明 <?xml … ?> 不在文件最开头；其前不得有任何内容，空行也不行")
    ),
    (
      57,  // XML_ERR_XMLDECL_NOT_FINISHED
      Texts(en: "the XML declaration is not closed with “?>”", zh: "XML 声明没有以“?>”结束")
    ),
    (
      46,  // XML_ERR_PI_NOT_STARTED
      Texts(en: "“<?” is not followed by a name", zh: "“<?”之后没有名称")
    ),
    (
      47,  // XML_ERR_PI_NOT_FINISHED
      Texts(en: "an instruction <?name … ?> is not closed with “?>”", zh: "处理指令没有以“?>”结束")
    ),
    (
      96,  // XML_ERR_VERSION_MISSING
      Texts(
        en: "the XML declaration does not begin with version=\"1.0\"",
        zh: "XML 声明没有以 version=\"1.0\" 开头")
    ),
  ]

  /// What its codes mean in the domain of namespaces.
  private static let namespaceSentences: [(code: Int, words: Texts)] = [
    (
      200,  // XML_NS_ERR_XML_NAMESPACE
      Texts(
        en: "a name that XML keeps for itself (xml, xmlns) is declared as a namespace",
        zh: "把 XML 保留的名称（xml、xmlns）声明为命名空间")
    ),
    (
      202,  // XML_NS_ERR_QNAME
      Texts(en: "a name has more than one colon, or ends with one", zh: "名称含有多个冒号，或以冒号结尾")
    ),
    (
      204,  // XML_NS_ERR_EMPTY
      Texts(
        en: "a prefix is declared with an empty namespace (xmlns:…=\"\")",
        zh: "前缀声明的命名空间为空（xmlns:…=\"\"）")
    ),
    (
      205,  // XML_NS_ERR_COLON
      Texts(en: "a colon stands in a name where none may", zh: "名称中不得出现冒号")
    ),
    (
      99,  // XML_WAR_NS_URI
      Texts(
        en: "a namespace (xmlns=\"…\") is no address of a namespace, perhaps for a space in it",
        zh: "命名空间（xmlns=\"…\"）不是有效的命名空间地址，可能含有空格")
    ),
  ]
}
