// SPDX-License-Identifier: Apache-2.0

import Model

/// The value of a decimal as people write scores: `4.5`, `4`, `-1`, `4.50`; nil for everything
/// else.
///
/// At most 18 digits before the point and 6 after it (DESIGN §6.1). No sign `+`, no exponent, no
/// comma, no white space, no bare point: officials' input is read strictly (§6.5).
func exactDecimal(_ text: String) -> Rational? {
  var digits = text.utf8[...]
  let isNegative = digits.first == UInt8(ascii: "-")
  if isNegative { digits = digits.dropFirst() }
  let parts = digits.split(
    separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  guard (1...18).contains(parts[0].count) else { return nil }
  if parts.count == 2, !(1...6).contains(parts[1].count) { return nil }
  var above: Int128 = 0
  for part in parts {
    for byte in part {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      above = above * 10 + Int128(byte - UInt8(ascii: "0"))
    }
  }
  let below = powerOfTen(parts.count == 2 ? parts[1].count : 0)
  return try? Rational(numerator: isNegative ? 0 - above : above, denominator: below)
}

/// A value as people write it: `4.5` where it ends within six digits, else the fraction, `43/3`.
func plainText(_ value: Rational) -> String {
  guard let scaled = try? value.multiplied(by: Rational(1_000_000)), scaled.isInteger else {
    return value.description
  }
  let (whole, rest) = scaled.numerator.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
  var text = (value < .zero ? "-" : "") + String(whole)
  guard rest > 0 else { return text }
  var digits = String(rest + 1_000_000).dropFirst()
  while digits.last == "0" { digits = digits.dropLast() }
  text += "." + digits
  return text
}

/// What keeps a text from being a score of a criterion.
enum MarkFault: Error {
  /// It is not a decimal.
  case notADecimal
  /// It is below the least or above the highest score.
  case outOfRange
  /// It is between two steps, or none of the values listed.
  case offStep
  /// It is none of the words.
  case unknownWord
  /// The call does not allow "not assessable".
  case notAssessable
}

extension Criterion {
  /// The mark that a text stands for on this criterion's scale (DESIGN §6.2, §6.5).
  func mark(_ text: String, _ notAssessable: NotAssessable) throws(MarkFault) -> Mark {
    if isNotAssessable(text) {
      guard notAssessable != .no else { throw .notAssessable }
      return .notAssessable
    }
    if case .words(let words) = scale {
      for word in words where word.code == text { return .points(word.points) }
      throw .unknownWord
    }
    guard let value = exactDecimal(text) else { throw .notADecimal }
    guard scale.least <= value, value <= scale.most else { throw .outOfRange }
    switch scale {
    case .range(let least, _, let step):
      // 24 digits at most on each side: the quotient cannot leave 127 bits.
      guard step > .zero,
        let steps = try? value.subtracting(least).divided(by: step), steps.isInteger
      else { throw .offStep }
    case .values(let values):
      guard values.contains(value) else { throw .offStep }
    case .words: break
    }
    return .points(value)
  }
}

/// Whether a text says "not assessable": `n/a` in any case.
private func isNotAssessable(_ text: String) -> Bool {
  let bytes = text.utf8.map { $0 | 0x20 }
  return text.utf8.count == 3 && bytes[0] == UInt8(ascii: "n") && bytes[2] == UInt8(ascii: "a")
    && text.utf8.dropFirst().first == UInt8(ascii: "/")
}
