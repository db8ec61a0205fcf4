// SPDX-License-Identifier: Apache-2.0

import Model

/// A small fraction of its own, so that the oracle shares no arithmetic with what it checks. It
/// traps on overflow: the random cases are small.
struct Fraction: Hashable, Comparable, CustomStringConvertible {
  /// Above the bar.
  let top: Int
  /// Below the bar, above zero.
  let bottom: Int

  /// A reduced fraction.
  init(_ top: Int, _ bottom: Int = 1) {
    var (left, right) = (abs(top), abs(bottom))
    while right != 0 { (left, right) = (right, left % right) }
    let sign = bottom < 0 ? -1 : 1
    self.top = sign * top / left
    self.bottom = sign * bottom / left
  }

  /// The value of an exact number of the model.
  init(_ value: Rational) {
    self.init(Int(value.numerator), Int(value.denominator))
  }

  /// The value of a decimal as written.
  init(decimal text: String) {
    let parts = text.split(separator: ".")
    let digits = parts.count > 1 ? parts[1].count : 0
    var below = 1
    for _ in 0..<digits { below *= 10 }
    self.init(Int(parts.joined()) ?? 0, below)
  }

  var description: String { bottom == 1 ? "\(top)" : "\(top)/\(bottom)" }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.top, right.bottom)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.top, left.bottom * right.bottom)
  }

  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.top * right.bottom, left.bottom * right.top)
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.top * right.bottom < right.top * left.bottom
  }

  /// Rounded, by counting in units of the last digit.
  func rounded(_ rounding: Rounding?) -> Fraction {
    guard let rounding else { return self }
    var unit = 1
    for _ in 0..<rounding.digits { unit *= 10 }
    let scaled = self * Fraction(unit)
    let low =
      (scaled.top - ((scaled.top % scaled.bottom) + scaled.bottom) % scaled.bottom) / scaled.bottom
    let rest = scaled - Fraction(low)
    if rest == Fraction(0) { return self }
    let isNegative = top < 0
    let goesUp =
      switch rounding.mode {
      case .floor: false
      case .ceiling: true
      case .down: isNegative
      case .up: !isNegative
      case .halfUp: rest > Fraction(1, 2) || rest == Fraction(1, 2) && !isNegative
      case .halfEven: rest > Fraction(1, 2) || rest == Fraction(1, 2) && low % 2 != 0
      }
    return Fraction(goesUp ? low + 1 : low, unit)
  }
}

extension [Fraction] {
  /// The sum.
  var sum: Fraction { reduce(Fraction(0), +) }
  /// The mean.
  var mean: Fraction { sum / Fraction(count) }
}
