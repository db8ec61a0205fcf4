// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import Notation

/// Numbers of a workbook, taken from their decimal text: never through binary fractions.
enum ExactNumber {
  /// The number without an exponent, exactly: `1.5E-1` is `0.15`. What is no number, or too long
  /// for a score, stays as it is.
  static func plain(_ text: String) -> String {
    let text = trimmed(text)
    guard let mark = text.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return text
    }
    var exponent = text[text.index(after: mark)...]
    if exponent.hasPrefix("+") { exponent = exponent.dropFirst() }
    var mantissa = text[..<mark]
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    if !sign.isEmpty { mantissa = mantissa.dropFirst() }
    let pieces = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard let shift = Int(exponent), abs(shift) <= 30, (1...2).contains(pieces.count),
      pieces.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } })
    else { return text }
    let fraction = pieces.count == 2 ? pieces[1] : ""
    var digits = String(repeating: "0", count: 31) + pieces[0] + fraction
    digits += String(repeating: "0", count: 31)
    let point = 31 + pieces[0].count + shift
    let cut = digits.index(digits.startIndex, offsetBy: point)
    var whole = digits[..<cut].drop { $0 == "0" }
    if whole.isEmpty { whole = "0" }
    var rest = digits[cut...]
    while rest.last == "0" { rest = rest.dropLast() }
    return sign + whole + (rest.isEmpty ? "" : "." + rest)
  }

  /// Whether a number has no more digits than a score can have.
  static func isShort(_ text: String) -> Bool {
    (try? Decimals.micro(plain(text))) != nil
  }
}

/// A text without XML white space around it.
func trimmed(_ text: String) -> String {
  func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
  }
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
  while let last = scalars.last, isSpace(last) { scalars.removeLast() }
  return String(scalars)
}

#endif
