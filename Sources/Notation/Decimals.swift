// SPDX-License-Identifier: Apache-2.0

package import Model

/// Why a text is not a decimal that opencall takes (DESIGN §6.1: 18 + 6 digits).
package enum DecimalFault: Error, Equatable, Sendable {
  /// Not `xs:decimal`: empty, an exponent, grouping, a comma, `NaN`, inner space …
  case notADecimal
  /// More than 18 digits before the point, leading zeros not counted.
  case tooManyDigits
  /// More than 6 digits after the point, trailing zeros not counted.
  case tooManyFractionDigits
}

/// Decimals as `xs:decimal` writes them, both ways.
package enum Decimals {
  /// The most digits before the point.
  package static let integerDigits = 18

  /// The most digits after the point.
  package static let fractionDigits = 6

  /// What one is in micro units.
  package static let microPerUnit: Int128 = 1_000_000

  /// The exact value in millionths: `-12.50` is −12 500 000. XML white space around the number is
  /// taken off; nothing is allocated.
  package static func micro(_ text: Span<UInt8>) throws(DecimalFault) -> Int128 {
    var start = 0
    var end = text.count
    while start < end, isXMLSpace(text[start]) { start += 1 }
    while start < end, isXMLSpace(text[end - 1]) { end -= 1 }
    var negative = false
    if start < end, text[start] == 0x2D || text[start] == 0x2B {
      negative = text[start] == 0x2D
      start += 1
    }
    var point = start
    while point < end, isDigit(text[point]) { point += 1 }
    var fractionEnd = end
    if point < end {
      guard text[point] == 0x2E else { throw .notADecimal }
      for index in (point + 1)..<end where !isDigit(text[index]) { throw .notADecimal }
      guard end - start > 1 else { throw .notADecimal }
      while fractionEnd > point + 1, text[fractionEnd - 1] == 0x30 { fractionEnd -= 1 }
    }
    guard start < end else { throw .notADecimal }
    while start < point, text[start] == 0x30 { start += 1 }
    guard point - start <= integerDigits else { throw .tooManyDigits }
    guard fractionEnd - point - 1 <= fractionDigits else { throw .tooManyFractionDigits }
    // 18 digits fit into 63 bits, 6 more into the other word.
    var whole: Int64 = 0
    for index in start..<point { whole = whole &* 10 &+ Int64(text[index] &- 0x30) }
    var fraction: Int64 = 0
    for index in (point + 1)..<(point + 1 + fractionDigits) {
      fraction = fraction &* 10 &+ (index < fractionEnd ? Int64(text[index] &- 0x30) : 0)
    }
    let magnitude = Int128(whole) * microPerUnit + Int128(fraction)
    return negative ? -magnitude : magnitude
  }

  /// The exact value in millionths of a buffer of UTF-8.
  package static func micro(_ text: UnsafeBufferPointer<UInt8>) throws(DecimalFault) -> Int128 {
    unsafe try micro(text.span)
  }

  /// The exact value in millionths.
  package static func micro(_ text: String) throws(DecimalFault) -> Int128 {
    try micro(text.utf8Span.span)
  }

  /// The exact value.
  package static func rational(_ text: Span<UInt8>) throws(DecimalFault) -> Rational {
    rational(micro: try micro(text))
  }

  /// The exact value of a buffer of UTF-8.
  package static func rational(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(DecimalFault) -> Rational {
    rational(micro: unsafe try micro(text.span))
  }

  /// The exact value.
  package static func rational(_ text: String) throws(DecimalFault) -> Rational {
    rational(micro: try micro(text.utf8Span.span))
  }

  /// The value of so many millionths.
  package static func rational(micro: Int128) -> Rational {
    var above = micro
    var below = microPerUnit
    // A million has no other prime factors than 2 and 5: dividing by ten first leaves little.
    while below > 1, above % 10 == 0 {
      above /= 10
      below /= 10
    }
    while below & 1 == 0, above & 1 == 0 {
      above >>= 1
      below >>= 1
    }
    while below % 5 == 0, above % 5 == 0 {
      above /= 5
      below /= 5
    }
    return Rational(reduced: above, over: below)
  }

  /// The decimal of so many millionths, shortest form: `-12.5`, `0`.
  package static func text(micro: Int128) -> String {
    text(rational(micro: micro), maximumDigits: fractionDigits)
  }

  /// The decimal where it ends within `maximumDigits` fraction digits, else truncated towards
  /// zero and marked: `14.333…` (DESIGN §6.11). At least `minimumDigits` digits are written.
  package static func text(
    _ value: Rational, maximumDigits: Int, minimumDigits: Int = 0
  ) -> String {
    let below = value.denominator.magnitude
    let (whole, remainder) = value.numerator.magnitude.quotientAndRemainder(dividingBy: below)
    var text = value.numerator < 0 ? "-" : ""
    text += String(whole)
    var rest = remainder
    var digits = ""
    var written = 0
    while written < maximumDigits, rest != 0 || written < minimumDigits {
      // Full-width: a remainder of 127 bits times ten is beyond 128 bits.
      let (digit, left) = below.dividingFullWidth(rest.multipliedFullWidth(by: 10))
      digits.unicodeScalars.append(Unicode.Scalar(0x30 + UInt8(digit)))
      rest = left
      written += 1
    }
    if !digits.isEmpty { text += "." + digits }
    return rest == 0 ? text : text + "…"
  }
}

/// Whether a byte is white space in XML: space, tab, line feed, carriage return.
func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
