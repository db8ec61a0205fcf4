// SPDX-License-Identifier: Apache-2.0

/// Why an exact calculation has no result (DESIGN §6.1).
@usableFromInline package enum ArithmeticFailure: Error, Equatable, Sendable {
  /// A division by zero.
  case divisionByZero
  /// The exact result needs more than 127 bits above or below the bar.
  case overflow
}

/// An exact fraction of two 128-bit integers, always reduced, the denominator above zero.
///
/// Both parts stay within ±(2^127 − 1): without `Int128.min` every value has its negative, so
/// `negated` and the magnitude cannot overflow.
@usableFromInline package struct Rational: Hashable, Sendable {
  /// The part above the bar; it carries the sign.
  @usableFromInline package let numerator: Int128

  /// The part below the bar; 1 or more, without a common factor with the numerator.
  @usableFromInline package let denominator: Int128

  /// Takes parts that are already reduced; nothing is checked.
  @usableFromInline package init(reduced numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A whole number.
  @inlinable package init(_ integer: Int) {
    self.init(reduced: Int128(integer), over: 1)
  }

  /// The reduced value of `numerator / denominator`; throws on a zero denominator, and where a
  /// reduced part is beyond ±(2^127 − 1).
  package init(numerator: Int128, denominator: Int128) throws(ArithmeticFailure) {
    guard denominator != 0 else { throw .divisionByZero }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let above = numerator.magnitude / divisor
    let below = denominator.magnitude / divisor
    let largest = UInt128(Int128.max)
    guard above <= largest, below <= largest else { throw .overflow }
    let negative = (numerator < 0) != (denominator < 0)
    self.init(reduced: negative ? -Int128(above) : Int128(above), over: Int128(below))
  }

  /// 0.
  package static let zero = Rational(0)

  /// 1.
  package static let one = Rational(1)

  /// Whether the value has no fraction.
  @inlinable package var isInteger: Bool { denominator == 1 }

  /// The value with the other sign.
  @inlinable package var negated: Rational {
    Rational(reduced: 0 - numerator, over: denominator)
  }

  /// The value without its sign.
  @inlinable package var magnitude: Rational { numerator < 0 ? negated : self }

  /// The greatest whole number that is not above the value.
  package var floor: Int128 {
    if denominator == 1 { return numerator }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Rational: Comparable {
  /// Full-width: the cross products are compared with 256 bits, so no pair of values overflows.
  @inlinable package static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    if (left.numerator < 0) != (right.numerator < 0) { return left.numerator < 0 }
    let ours = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
    let theirs = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
    if ours.high == theirs.high && ours.low == theirs.low { return false }
    let nearerZero = ours.high == theirs.high ? ours.low < theirs.low : ours.high < theirs.high
    return left.numerator < 0 ? !nearerZero : nearerZero
  }
}

extension Rational {
  /// The exact sum.
  @inlinable package func adding(_ other: Rational) throws(ArithmeticFailure) -> Rational {
    if denominator == 1 && other.denominator == 1 {
      return Rational(reduced: try checkedSum(numerator, other.numerator), over: 1)
    }
    return try addingFractions(other)
  }

  /// The exact difference.
  @inlinable package func subtracting(_ other: Rational) throws(ArithmeticFailure) -> Rational {
    try adding(other.negated)
  }

  /// The exact product.
  @inlinable package func multiplied(by other: Rational) throws(ArithmeticFailure) -> Rational {
    if denominator == 1 && other.denominator == 1 {
      return Rational(reduced: try checkedProduct(numerator, other.numerator), over: 1)
    }
    return try multipliedFractions(other)
  }

  /// The exact quotient; throws `divisionByZero`, too.
  package func divided(by other: Rational) throws(ArithmeticFailure) -> Rational {
    guard other.numerator != 0 else { throw .divisionByZero }
    let inverse =
      other.numerator < 0
      ? Rational(reduced: 0 - other.denominator, over: 0 - other.numerator)
      : Rational(reduced: other.denominator, over: other.numerator)
    return try multipliedFractions(inverse)
  }

  /// The sum by Knuth's method: common factors go before the products, not after, so that an
  /// intermediate value overflows only where the result is out of reach, too, or nearly so.
  @usableFromInline
  package func addingFractions(_ other: Rational) throws(ArithmeticFailure) -> Rational {
    if let ours = short, let theirs = other.short {
      // Below 2^31 each: the products and their sum fit 64 bits.
      return Rational(
        ours.above &* theirs.below &+ theirs.above &* ours.below, ours.below &* theirs.below)
    }
    if denominator == other.denominator {
      let sum = try checkedSum(numerator, other.numerator)
      return try Rational(numerator: sum, denominator: denominator)
    }
    let common = Int128(greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    let ours = common == 1 ? denominator : denominator / common
    let theirs = common == 1 ? other.denominator : other.denominator / common
    let sum = try checkedSum(
      try checkedProduct(numerator, theirs), try checkedProduct(other.numerator, ours))
    if common == 1 {
      return Rational(reduced: sum, over: try checkedProduct(ours, theirs))
    }
    let rest = Int128(greatestCommonDivisor(sum.magnitude, common.magnitude))
    return Rational(
      reduced: sum / rest, over: try checkedProduct(ours, other.denominator / rest))
  }

  /// The product, cross-reduced first: it overflows only where the reduced result does.
  @usableFromInline
  package func multipliedFractions(_ other: Rational) throws(ArithmeticFailure) -> Rational {
    if let ours = short, let theirs = other.short {
      return Rational(ours.above &* theirs.above, ours.below &* theirs.below)
    }
    let first = Int128(greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
    let second = Int128(greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
    return Rational(
      reduced: try checkedProduct(numerator / first, other.numerator / second),
      over: try checkedProduct(denominator / second, other.denominator / first))
  }
}

extension Rational {
  /// Both parts, where each is below 2^31: most scores, weights and their sums. A 64-bit operation
  /// costs a tenth of a 128-bit one.
  private var short: (above: Int64, below: Int64)? {
    let above = Int64(truncatingIfNeeded: numerator)
    let below = Int64(truncatingIfNeeded: denominator)
    guard Int128(above) == numerator, Int128(below) == denominator, above.magnitude < 1 << 31,
      below < 1 << 31
    else { return nil }
    return (above, below)
  }

  /// The reduced value of two 64-bit parts, the lower one above zero.
  private init(_ above: Int64, _ below: Int64) {
    if above == 0 {
      self.init(reduced: 0, over: 1)
    } else if below == 1 {
      self.init(reduced: Int128(above), over: 1)
    } else {
      let shift = UInt64((above.magnitude | below.magnitude).trailingZeroBitCount)
      let odd = greatestCommonOddDivisor(
        above.magnitude &>> UInt64(above.magnitude.trailingZeroBitCount),
        below.magnitude &>> UInt64(below.magnitude.trailingZeroBitCount))
      let divisor = Int64(odd &<< shift)
      self.init(reduced: Int128(above / divisor), over: Int128(below / divisor))
    }
  }
}

extension Rational: CustomStringConvertible {
  /// The canonical text: `43/3`, `-2`, `0`.
  @usableFromInline package var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// The strict inverse of `description`: nil for everything that it would not have written
  /// (`2/4`, `+1`, `01`, `-0`, `1/1`, a space).
  package init?(canonical text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let above = Int128(parts[0]) else { return nil }
    var below: Int128 = 1
    if parts.count == 2 {
      guard let read = Int128(parts[1]), read > 1 else { return nil }
      below = read
    }
    guard let value = try? Rational(numerator: above, denominator: below) else { return nil }
    guard value.description.utf8.elementsEqual(text.utf8) else { return nil }
    self = value
  }
}

/// The sum within ±(2^127 − 1).
@inlinable package func checkedSum(
  _ left: Int128, _ right: Int128
) throws(ArithmeticFailure) -> Int128 {
  let (sum, overflow) = left.addingReportingOverflow(right)
  guard !overflow, sum != Int128.min else { throw .overflow }
  return sum
}

/// The product within ±(2^127 − 1).
@inlinable package func checkedProduct(
  _ left: Int128, _ right: Int128
) throws(ArithmeticFailure) -> Int128 {
  let (product, overflow) = left.multipliedReportingOverflow(by: right)
  guard !overflow, product != Int128.min else { throw .overflow }
  return product
}

/// The greatest common divisor; the other value where one is zero.
///
/// Stein's method, in 64 bits as soon as both fit: a 128-bit division is a library call.
package func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  if left == 1 || right == 1 { return 1 }
  if left == 0 { return right }
  if right == 0 { return left }
  let shift = min(left.trailingZeroBitCount, right.trailingZeroBitCount)
  var smaller = left >> UInt128(left.trailingZeroBitCount)
  var larger = right >> UInt128(right.trailingZeroBitCount)
  while smaller != larger {
    if smaller > larger { swap(&smaller, &larger) }
    if larger <= UInt128(UInt64.max) {
      return UInt128(greatestCommonOddDivisor(UInt64(smaller), UInt64(larger))) << UInt128(shift)
    }
    larger -= smaller
    larger >>= UInt128(larger.trailingZeroBitCount)
  }
  return smaller << UInt128(shift)
}

/// The greatest common divisor of two odd numbers.
func greatestCommonOddDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
  var smaller = left
  var larger = right
  while smaller != larger {
    if smaller > larger { swap(&smaller, &larger) }
    larger &-= smaller
    larger &>>= UInt64(truncatingIfNeeded: larger.trailingZeroBitCount)
  }
  return smaller
}
