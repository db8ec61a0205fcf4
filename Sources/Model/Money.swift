// SPDX-License-Identifier: Apache-2.0

/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
  /// Three capital letters, `EUR`.
  package let code: String

  /// The digits of the minor unit: 2 for cents, 0 for the yen.
  package let minorUnitDigits: Int

  /// Nil unless the code is three capital ASCII letters; a code outside ISO 4217 has cents.
  package init?(code: String) {
    let bytes = code.utf8
    guard bytes.count == 3, bytes.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    self.code = code
    minorUnitDigits = Currency.digitsBesideTwo[code] ?? 2
  }

  /// The code.
  package var description: String { code }

  /// The code of ISO 4217 that people mean who write another name of the currency; nil for any other.
  package static func meant(by code: String) -> String? { code == "RMB" ? "CNY" : nil }

  /// The active codes of ISO 4217 whose minor unit does not have two digits.
  private static let digitsBesideTwo: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
  ]
}

/// Why two sums of money do not add up.
package enum MoneyFailure: Error, Equatable, Sendable {
  /// Two currencies in one calculation; only a call's conversion joins them (DESIGN §7.9).
  case mixedCurrencies(Currency, Currency)
  /// More than 127 bits of minor units.
  case overflow
}

/// A sum of money: whole minor units (cents) of one currency (DESIGN §7.9).
package struct Money: Hashable, Sendable, CustomStringConvertible {
  /// The sum in minor units, cents for the euro.
  package let minorUnits: Int128

  /// The currency.
  package let currency: Currency

  /// So many minor units.
  package init(minorUnits: Int128, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// The exact amount in major units; nil where it is not a whole number of minor units, or
  /// where that number does not fit.
  package init?(_ amount: Rational, _ currency: Currency) {
    let scale = Rational(reduced: powerOfTen(currency.minorUnitDigits), over: 1)
    guard let units = try? amount.multiplied(by: scale), units.isInteger else { return nil }
    self.init(minorUnits: units.numerator, currency: currency)
  }

  /// The sum of nothing.
  package static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }

  /// The sum of both; refuses two currencies.
  package func adding(_ other: Money) throws(MoneyFailure) -> Money {
    try requireSameCurrency(other)
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: sum, currency: currency)
  }

  /// The difference; refuses two currencies.
  package func subtracting(_ other: Money) throws(MoneyFailure) -> Money {
    try requireSameCurrency(other)
    let (rest, overflow) = minorUnits.subtractingReportingOverflow(other.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: rest, currency: currency)
  }

  /// Whether this sum is below the other; refuses two currencies, which is why `Money` is not
  /// `Comparable`.
  package func isLess(than other: Money) throws(MoneyFailure) -> Bool {
    try requireSameCurrency(other)
    return minorUnits < other.minorUnits
  }

  /// The exact amount in major units; throws only for −2^127 minor units.
  package var amount: Rational {
    get throws(ArithmeticFailure) {
      try Rational(numerator: minorUnits, denominator: powerOfTen(currency.minorUnitDigits))
    }
  }

  /// The amount with all digits of the minor unit and without grouping: `1234.50`, `-0.05`.
  package var amountText: String {
    let digits = currency.minorUnitDigits
    let sign = minorUnits < 0 ? "-" : ""
    var text = String(minorUnits.magnitude)
    guard digits > 0 else { return sign + text }
    if text.utf8.count <= digits {
      text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text
    }
    return sign + text.dropLast(digits) + "." + text.suffix(digits)
  }

  /// The sum that `amountText` writes so; nil for any other text.
  package init?(amountText text: String, _ currency: Currency) {
    guard let units = Int128(String(text.filter { $0 != "." })) else { return nil }
    self.init(minorUnits: units, currency: currency)
    guard amountText == text else { return nil }
  }

  /// The amount and the currency: `1234.50 EUR`.
  package var description: String { "\(amountText) \(currency.code)" }

  /// Throws unless both sums are in one currency.
  private func requireSameCurrency(_ other: Money) throws(MoneyFailure) {
    guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
  }
}
