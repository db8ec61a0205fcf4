// SPDX-License-Identifier: Apache-2.0

/// The table by which requests in another currency are converted (DESIGN §7.9). One month counts,
/// the same for everybody, so that equal requests stay equal whenever they were submitted.
package struct ConversionTable: Sendable, Hashable {
  /// What a currency is worth.
  package struct Rate: Sendable, Hashable {
    /// The currency.
    package let currency: Currency
    /// How many units of it are worth one unit of the currency of the call's money.
    package let units: Rational

    /// What a currency is worth.
    package init(currency: Currency, units: Rational) {
      self.currency = currency
      self.units = units
    }
  }

  /// The month whose rates count, `2026-05`.
  package let month: String
  /// How a converted amount is rounded to whole minor units.
  package let mode: Rounding.Mode
  /// The rates of that month, in the order of their codes.
  package let rates: [Rate]

  /// A table.
  package init(month: String, mode: Rounding.Mode, rates: [Rate]) {
    self.month = month
    self.mode = mode
    self.rates = rates.sorted { $0.currency.code < $1.currency.code }
  }

  /// How many units of a currency are worth one of the call's, or nil where the month has no rate.
  package func units(of currency: Currency) -> Rational? {
    rates.first { $0.currency == currency }?.units
  }

  /// An amount in another currency, converted once: exactly, then rounded to whole minor units.
  package func converted(
    _ amount: Rational, at units: Rational, into currency: Currency
  ) throws(ArithmeticFailure) -> Rational {
    let exact = try amount.divided(by: units)
    guard let rounding = Rounding(digits: currency.minorUnitDigits, mode: mode) else {
      return exact
    }
    return try exact.rounded(rounding)
  }
}

/// What became of a request in another currency than that of the call's money.
package struct Conversion: Sendable, Hashable {
  /// What is requested, in major units of its own currency.
  package let amount: Rational
  /// Its own currency.
  package let currency: Currency
  /// How many units of it are worth one of the call's; nil where the call has no rate.
  package let units: Rational?
  /// What counts, in major units of the call's currency; nil where that cannot be said.
  package let result: Rational?

  /// What became of a request.
  package init(amount: Rational, currency: Currency, units: Rational?, result: Rational?) {
    self.amount = amount
    self.currency = currency
    self.units = units
    self.result = result
  }
}
