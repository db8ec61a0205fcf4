// SPDX-License-Identifier: Apache-2.0

internal import Model

/// The form of the codes of a built-in attribute, so that a rule that looks for another is refused.
struct CodeForm {
  /// A character of a code.
  private enum Character {
    case letter
    case digit
    case either

    /// Whether a byte is one.
    func allows(_ byte: UInt8) -> Bool {
      let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      return switch self {
      case .letter: isLetter
      case .digit: isDigit
      case .either: isLetter || isDigit
      }
    }
  }

  /// The attribute.
  private let name: String
  /// What stands where, in the longest code.
  private let characters: [Character]
  /// The length of the shortest code.
  private let least: Int
  /// The form in words.
  let words: Texts

  /// The form of the codes of an attribute, or nil where they are free.
  static func of(_ name: String, in table: Table) -> CodeForm? {
    guard table == .partner || table == .application else { return nil }
    return all.first { $0.name == name }
  }

  /// Whether a text is a code of this form, or the beginning of one.
  func fits(_ text: String, isPrefix: Bool) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count <= characters.count && (isPrefix || bytes.count >= least)
      && zip(bytes, characters).allSatisfy { $1.allows($0) }
  }

  /// All of them.
  private static let all = [
    CodeForm(
      name: "country", characters: [.letter, .letter], least: 2,
      words: Texts(en: "two capital letters of ISO 3166-1", zh: "ISO 3166-1 两位大写字母")),
    CodeForm(
      name: "currency", characters: [.letter, .letter, .letter], least: 3,
      words: Texts(en: "three capital letters of ISO 4217", zh: "ISO 4217 三位大写字母")),
    CodeForm(
      name: "nuts", characters: [.letter, .letter, .either, .either, .either], least: 2,
      words: Texts(
        en: "a NUTS code: two capital letters, then up to three digits or capital letters",
        zh: "NUTS 代码：两位大写字母，后接至多三位数字或大写字母")),
    CodeForm(
      name: "gbt2260", characters: Array(repeating: .digit, count: 6), least: 6,
      words: Texts(en: "a code of GB/T 2260: six digits", zh: "GB/T 2260 代码：六位数字")),
  ]
}
