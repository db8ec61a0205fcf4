// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Testing

/// DESIGN §6.1: decimals of 18 + 6 digits are read exactly; §6.11: exact, or truncated and marked.
@Suite struct DecimalTests {
  @Test func `a decimal is read exactly into millionths`() throws {
    let table: [(String, Int128)] = [
      ("0", 0), ("-0", 0), ("12.50", 12_500_000), ("-12.50", -12_500_000), ("+4.5", 4_500_000),
      (".5", 500_000), ("5.", 5_000_000), ("-.000001", -1), (" \n\t7\r ", 7_000_000),
      ("000000000000000000000001", 1_000_000), ("1.50000000000", 1_500_000),
      ("999999999999999999.999999", 999_999_999_999_999_999_999_999),
    ]
    for (text, micro) in table {
      #expect(try Decimals.micro(text) == micro)
      #expect(try Decimals.rational(text) == Rational(numerator: micro, denominator: 1_000_000))
    }
  }

  @Test func `every fault has its own error`() {
    let table: [(DecimalFault, [String])] = [
      (
        .notADecimal,
        [
          "", " ", ".", "+", "-", "+.", "1e3", "1E3", "NaN", "INF", "1,5", "1 000", "1.000.0",
          "--1", "+-1", "0x10", "１", "1\u{A0}", "4.5 5", "1.2a", "\u{FEFF}1", "²",
        ]
      ),
      (.tooManyDigits, ["1000000000000000000", "-1234567890123456789.5"]),
      (.tooManyFractionDigits, ["0.0000001", "1.1234567", "1.12345670000001"]),
    ]
    for (fault, texts) in table {
      for text in texts {
        #expect(throws: fault, "\(text)") { try Decimals.micro(text) }
        #expect(throws: fault, "\(text)") { try Decimals.rational(text) }
      }
    }
  }

  @Test func `a buffer of UTF-8 is read like a text`() throws {
    let bytes = Array("<b>-7.25</b>".utf8)
    let micro = unsafe try bytes.withUnsafeBufferPointer {
      unsafe try Decimals.micro(UnsafeBufferPointer(rebasing: $0[3..<8]))
    }
    #expect(micro == -7_250_000)
  }

  @Test func `what is written is read again as the same number`() throws {
    var random = Seeded(1806)
    for _ in 0..<2000 {
      let digits = Int.random(in: 0...24, using: &random)
      let bound = digits == 24 ? powerOfTen(24) - 1 : powerOfTen(digits)
      let micro = Int128.random(in: -bound...bound, using: &random)
      let text = Decimals.text(micro: micro)
      #expect(try Decimals.micro(text) == micro)
      let value = Decimals.rational(micro: micro)
      #expect(value == (try Rational(numerator: micro, denominator: 1_000_000)))
      #expect(try Decimals.rational(text) == value)
    }
  }

  @Test func `a number is shown exactly, or truncated and marked`() throws {
    let table: [(Int128, Int128, Int, String)] = [
      (43, 3, 3, "14.333…"), (-43, 3, 2, "-14.33…"), (29, 2, 3, "14.5"), (2, 1, 3, "2"),
      (1, 8, 3, "0.125"), (1, 8, 2, "0.12…"), (-1, 1000, 2, "-0.00…"), (1, 3, 0, "0…"),
      (199_999, 100_000, 2, "1.99…"), (0, 1, 4, "0"),
    ]
    for (above, below, digits, text) in table {
      let value = try Rational(numerator: above, denominator: below)
      #expect(Decimals.text(value, maximumDigits: digits) == text)
    }
    let half = try Rational(numerator: 29, denominator: 2)
    #expect(Decimals.text(half, maximumDigits: 3, minimumDigits: 2) == "14.50")
    #expect(Decimals.text(.one, maximumDigits: 3, minimumDigits: 2) == "1.00")
    let tiny = try Rational(numerator: Int128.max - 1, denominator: Int128.max)
    #expect(Decimals.text(tiny, maximumDigits: 4) == "0.9999…")
  }
}
