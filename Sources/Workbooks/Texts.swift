// SPDX-License-Identifier: Apache-2.0

#if Workbooks

/// A text in runs of different looks: the runs joined, readings of Chinese or Japanese left out.
struct RichText {
  /// What was read so far.
  private(set) var whole = ""
  private var open: [String] = []
  private var readings = 0
  private var hasText = false

  /// An element begins.
  mutating func start(_ name: String) {
    open.append(name)
    if name == "rPh" { readings += 1 }
    hasText = false
  }

  /// A text.
  mutating func text(_ text: String) {
    guard open.last == "t", readings == 0 else { return }
    whole += text
    hasText = true
  }

  /// The element ends.
  mutating func end(_ name: String) {
    if !open.isEmpty { open.removeLast() }
    if name == "rPh" { readings -= 1 }
    // The reader of XML leaves out runs that are only white space; between two others they part
    // words.
    if name == "t", !hasText, open.last == "r", readings == 0 { whole += " " }
  }

  /// A text with the characters that OOXML writes as `_x000D_`.
  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == 0x78,
        bytes[index + 6] == 0x5F,
        let code = UInt32(
          String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(code)
      {
        result += Array(String(Character(scalar)).utf8)
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The texts that cells of a workbook share.
struct SharedTexts {
  /// The texts, by number.
  private(set) var texts: [String] = []

  /// Reads them; a workbook without texts has no such part.
  init(_ parts: Parts) throws(WorkbookFault) {
    let part = "xl/sharedStrings.xml"
    guard let bytes = parts[part] else { return }
    var open: [String] = []
    var rich = RichText()
    var texts: [String] = []
    try PartWalk.walk(bytes, part) { (step) throws(WorkbookFault) in
      switch step {
      case .start(let name, _):
        if name == "si" { rich = RichText() }
        open.append(name)
        rich.start(name)
      case .text(let text): rich.text(text)
      case .end:
        let name = open.removeLast()
        rich.end(name)
        if name == "si" { texts.append(RichText.unescaped(rich.whole)) }
      }
    }
    self.texts = texts
  }
}

/// Which styles of cells show a number as a date.
struct DateStyles {
  private var isDate: [Bool] = []

  /// Reads them; a workbook without styles shows no dates.
  init(_ parts: Parts) throws(WorkbookFault) {
    let part = "xl/styles.xml"
    guard let bytes = parts[part] else { return }
    var dates: Set<Int> = []
    var open: [String] = []
    var isDate: [Bool] = []
    try PartWalk.walk(bytes, part) { (step) throws(WorkbookFault) in
      switch step {
      case .start(let name, let attributes):
        let format = Int(attributes["numFmtId"] ?? "") ?? 0
        if name == "numFmt", DateStyles.showsDate(attributes["formatCode"] ?? "") {
          dates.insert(format)
        }
        if name == "xf", open.last == "cellXfs" {
          isDate.append(dates.contains(format) || DateStyles.isBuiltIn(format))
        }
        open.append(name)
      case .text: break
      case .end: open.removeLast()
      }
    }
    self.isDate = isDate
  }

  /// Whether a style, by its number as written, shows dates.
  func isDate(_ style: String?) -> Bool {
    guard let index = style.flatMap({ Int($0) }), isDate.indices.contains(index) else {
      return false
    }
    return isDate[index]
  }

  /// Whether a format that every program knows by its number shows dates or times.
  private static func isBuiltIn(_ format: Int) -> Bool {
    switch format {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format shows a date or time: day, month, year, hour or second outside quotes.
  private static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for byte in code.utf8 {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): isEscaped = !isQuoted
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      default:
        // Small letters; colours and conditions stand in brackets.
        let letters = [0x64, 0x6D, 0x79, 0x68, 0x73] as [UInt8]
        if !isQuoted, !isBracketed, letters.contains(byte | 0x20) { return true }
      }
    }
    return false
  }
}

#endif
