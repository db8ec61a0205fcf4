// SPDX-License-Identifier: Apache-2.0

/// A rounding as a call asks for it: so many fraction digits, in this way (DESIGN §6.11).
package struct Rounding: Hashable, Sendable {
  /// What happens to a value between two of the wanted digits.
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    /// To the nearer; a half goes away from zero.
    case halfUp
    /// To the nearer; a half goes to the even digit.
    case halfEven
    /// Towards zero.
    case down
    /// Away from zero.
    case up
    /// To the lower value.
    case floor
    /// To the higher value.
    case ceiling
  }

  /// The fraction digits that stay, 0 to 6.
  package let digits: Int

  /// The way of rounding.
  package let mode: Mode

  /// Nil unless `digits` is 0 to 6.
  package init?(digits: Int, mode: Mode) {
    guard (0...6).contains(digits) else { return nil }
    self.digits = digits
    self.mode = mode
  }
}

extension Rational {
  /// The value rounded to `rounding.digits` fraction digits; throws `overflow` where the rounded
  /// value does not fit.
  package func rounded(_ rounding: Rounding) throws(ArithmeticFailure) -> Rational {
    if denominator == 1 { return self }
    let scale = powerOfTen(rounding.digits)
    let below = denominator.magnitude
    let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: below)
    // The remainder is below the denominator, so the quotient of the full-width product is below
    // the scale: this step cannot overflow, however long the fraction is.
    let (cut, left) = below.dividingFullWidth(rest.multipliedFullWidth(by: UInt128(scale)))
    let negative = numerator < 0
    var kept = try checkedSum(try checkedProduct(Int128(whole), scale), Int128(cut))
    if left != 0 && roundsAway(rounding.mode, negative, odd: kept & 1 == 1, left, below) {
      kept = try checkedSum(kept, 1)
    }
    return try Rational(numerator: negative ? 0 - kept : kept, denominator: scale)
  }
}

/// Whether a magnitude with the remainder `left` (not 0) of `below` goes up by one step.
private func roundsAway(
  _ mode: Rounding.Mode, _ negative: Bool, odd: Bool, _ left: UInt128, _ below: UInt128
) -> Bool {
  switch mode {
  case .down: return false
  case .up: return true
  case .floor: return negative
  case .ceiling: return !negative
  case .halfUp: return left >= below - left
  case .halfEven:
    let missing = below - left
    return left == missing ? odd : left > missing
  }
}

/// 10 to the power of `exponent`, 0 to 38.
package func powerOfTen(_ exponent: Int) -> Int128 {
  var power: Int128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}
