// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

/// DESIGN §6.1: all arithmetic is exact and never wraps.
@Suite struct RationalTests {
  /// A fraction of small numbers.
  private func fraction(_ above: Int128, _ below: Int128) throws -> Rational {
    try Rational(numerator: above, denominator: below)
  }

  @Test func `a fraction is reduced and its denominator is positive`() throws {
    #expect(try fraction(2, 4).description == "1/2")
    #expect(try fraction(2, -4).description == "-1/2")
    #expect(try fraction(-6, -3).description == "2")
    #expect(try fraction(0, -7).description == "0")
    #expect(try fraction(86, 6).description == "43/3")
  }

  @Test func `sums, products and order agree with brute force on small fractions`() throws {
    let parts: [(Int128, Int128)] = (-5...5).flatMap { above in
      (1...6).map { (Int128(above), Int128($0)) }
    }
    for (a, b) in parts {
      let left = try fraction(a, b)
      for (c, d) in parts {
        let right = try fraction(c, d)
        #expect(try left.adding(right) == fraction(a * d + c * b, b * d))
        #expect(try left.subtracting(right) == fraction(a * d - c * b, b * d))
        #expect(try left.multiplied(by: right) == fraction(a * c, b * d))
        #expect((left < right) == (a * d < c * b))
        #expect((left == right) == (a * d == c * b))
        if c != 0 { #expect(try left.divided(by: right) == fraction(a * d, b * c)) }
      }
      let floor = (a - ((a % b) + b) % b) / b
      #expect(left.floor == floor)
    }
  }

  @Test func `the laws of fields hold for random fractions`() throws {
    var random = Seeded(61)
    func any() throws -> Rational {
      try fraction(
        Int128(Int32.random(in: .min ... .max, using: &random)),
        Int128(Int32.random(in: 1 ... .max, using: &random)))
    }
    for _ in 0..<500 {
      let (a, b) = (try any(), try any())
      #expect(try a.adding(b) == b.adding(a))
      #expect(try a.adding(b).subtracting(b) == a)
      #expect(try a.multiplied(by: b) == b.multiplied(by: a))
      if b != .zero { #expect(try a.multiplied(by: b).divided(by: b) == a) }
      #expect(try a.adding(a.negated) == .zero)
      #expect((a < b) == (b.negated < a.negated))
      #expect(Rational(canonical: a.description) == a)
      #expect(a.hashValue == (try a.adding(b).subtracting(b)).hashValue)
      let common = try fraction(b.numerator, a.denominator)
      #expect(try a.adding(common).subtracting(common) == a)
    }
  }

  @Test func `order is right where cross products do not fit into 128 bits`() throws {
    let huge = Int128.max
    let below = try fraction(huge - 1, huge)
    let above = try fraction(huge, huge - 1)
    #expect(below < .one && .one < above && below < above)
    #expect(above.negated < below.negated)
    #expect(!(below < below) && below.negated < below)
    #expect(try fraction(huge - 2, huge - 1) < fraction(huge - 1, huge))
  }

  @Test func `an overflow is thrown and never wraps`() throws {
    let huge = try fraction(Int128.max, 1)
    #expect(throws: ArithmeticFailure.overflow) { try huge.adding(.one) }
    #expect(throws: ArithmeticFailure.overflow) { try huge.negated.subtracting(.one) }
    #expect(throws: ArithmeticFailure.overflow) { try huge.multiplied(by: Rational(2)) }
    #expect(throws: ArithmeticFailure.overflow) { try fraction(Int128.min, 1) }
    #expect(throws: ArithmeticFailure.overflow) { try fraction(1, Int128.min) }
    #expect(throws: ArithmeticFailure.overflow) {
      try fraction(1, Int128.max).adding(fraction(1, Int128.max - 1))
    }
    #expect(try fraction(Int128.min, Int128.min) == .one)
    #expect(try fraction(Int128.min, 2).numerator == Int128.min / 2)
    #expect(try fraction(1, Int128.max).multiplied(by: huge) == .one)
  }

  @Test func `a division by zero is thrown`() throws {
    #expect(throws: ArithmeticFailure.divisionByZero) { try fraction(1, 0) }
    #expect(throws: ArithmeticFailure.divisionByZero) { try Rational.one.divided(by: .zero) }
  }

  @Test(arguments: [
    "2/4", "+1", "01", "-0", "1/1", "1/-2", "0/5", "1/0", "", "/", "1/", "/2", " 1", "1 ", "1/02",
    "1/+2", "1.5", "1/2/3", "-", "--1", "１", "170141183460469231731687303715884105728",
  ])
  func `a text that is not canonical is refused`(text: String) {
    #expect(Rational(canonical: text) == nil)
  }

  @Test func `rounding follows its mode on both sides of zero`() throws {
    // Value in tenths; results in whole numbers, in the order of `Rounding.Mode.allCases`.
    let table: [(Int128, [Int])] = [
      (25, [3, 2, 2, 3, 2, 3]), (-25, [-3, -2, -2, -3, -3, -2]),
      (35, [4, 4, 3, 4, 3, 4]), (-35, [-4, -4, -3, -4, -4, -3]),
      (21, [2, 2, 2, 3, 2, 3]), (-29, [-3, -3, -2, -3, -3, -2]),
      (5, [1, 0, 0, 1, 0, 1]), (-5, [-1, 0, 0, -1, -1, 0]), (20, [2, 2, 2, 2, 2, 2]),
    ]
    for (tenths, results) in table {
      for (mode, result) in zip(Rounding.Mode.allCases, results) {
        let rounding = try #require(Rounding(digits: 0, mode: mode))
        #expect(try fraction(tenths, 10).rounded(rounding) == Rational(result))
      }
    }
    let two = try #require(Rounding(digits: 2, mode: .halfUp))
    #expect(try fraction(43, 3).rounded(two) == fraction(1433, 100))
    #expect(try fraction(1, Int128.max).rounded(two) == .zero)
    #expect(try fraction(Int128.max - 1, Int128.max).rounded(two) == .one)
    #expect(throws: ArithmeticFailure.overflow) { try fraction(Int128.max, 2).rounded(two) }
    #expect(Rounding(digits: 7, mode: .down) == nil && Rounding(digits: -1, mode: .up) == nil)
  }

  @Test func `rounding is within one step and keeps what is round`() throws {
    var random = Seeded(611)
    for _ in 0..<300 {
      let value = try fraction(
        Int128(Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)),
        Int128(Int64.random(in: 1...1_000_000, using: &random)))
      for mode in Rounding.Mode.allCases {
        let rounding = try #require(
          Rounding(digits: Int.random(in: 0...6, using: &random), mode: mode))
        let step = try fraction(1, powerOfTen(rounding.digits))
        let rounded = try value.rounded(rounding)
        #expect(try rounded.subtracting(value).magnitude < step)
        #expect(try rounded.rounded(rounding) == rounded)
        if mode == .floor { #expect(rounded <= value) }
        if mode == .ceiling { #expect(rounded >= value) }
      }
    }
  }
}

/// DESIGN §7.9: money is integer minor units and a currency.
@Suite struct MoneyTests {
  /// A currency that exists.
  private func currency(_ code: String) throws -> Currency { try #require(Currency(code: code)) }

  @Test func `amounts show all digits of the minor unit`() throws {
    let table: [(Int128, String, String)] = [
      (123_450, "EUR", "1234.50"), (-5, "EUR", "-0.05"), (0, "EUR", "0.00"), (7, "JPY", "7"),
      (-1234, "KWD", "-1.234"), (1, "CLF", "0.0001"), (100, "CNY", "1.00"),
    ]
    for (units, code, text) in table {
      let money = Money(minorUnits: units, currency: try currency(code))
      #expect(money.amountText == text)
      #expect(money.description == "\(text) \(code)")
      #expect(Money(try money.amount, try currency(code)) == money)
    }
  }

  @Test func `an amount between two minor units is no money`() throws {
    let euro = try currency("EUR")
    #expect(Money(try Rational(numerator: 1, denominator: 3), euro) == nil)
    #expect(Money(try Rational(numerator: 1, denominator: 1000), euro) == nil)
    #expect(Money(try Rational(numerator: 1, denominator: 2), try currency("JPY")) == nil)
    #expect(Money(try Rational(numerator: 1, denominator: 2), euro)?.minorUnits == 50)
    #expect(Money(try Rational(numerator: Int128.max, denominator: 1), euro) == nil)
  }

  @Test func `two currencies never add up, and an overflow is thrown`() throws {
    let euro = Money(minorUnits: 1, currency: try currency("EUR"))
    let yuan = Money(minorUnits: 1, currency: try currency("CNY"))
    let mixed = MoneyFailure.mixedCurrencies(euro.currency, yuan.currency)
    #expect(throws: mixed) { try euro.adding(yuan) }
    #expect(throws: mixed) { try euro.subtracting(yuan) }
    #expect(throws: mixed) { try euro.isLess(than: yuan) }
    let huge = Money(minorUnits: Int128.max, currency: euro.currency)
    #expect(throws: MoneyFailure.overflow) { try huge.adding(euro) }
    #expect(try huge.subtracting(euro).adding(euro) == huge)
  }

  @Test func `a currency code is three capital letters`() {
    for code in ["eur", "EU", "EURO", "E1R", "", "ÉUR", "ЕUR"] {
      #expect(Currency(code: code) == nil)
    }
  }
}
