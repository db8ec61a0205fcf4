// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// What is said of a request in another currency (DESIGN §7.9).
struct ConversionWords {
  /// What is requested, as an exact number.
  let amount: String
  /// Its currency.
  let currency: String
  /// How many units of it are worth one of the call's, as an exact number; nil where nobody can say.
  let units: String?
  /// What counts, as an exact number; nil where that cannot be said.
  let result: String?
  /// The currency of the call's money.
  let own: String
  /// The month whose rates count; nil where the call converts nothing.
  let month: String?

  /// The words for what ranking holds.
  init(_ conversion: Conversion, _ money: MoneyRules) {
    amount = Exact.text(conversion.amount)
    currency = conversion.currency.code
    units = conversion.units.map(Exact.text)
    result = conversion.result.map(Exact.text)
    own = money.currency.code
    month = money.conversion?.month
  }

  /// The words for a line of the trace; nil where it has none.
  init?(_ trace: JSONValue, method: JSONValue?, own: String) {
    guard let conversion = trace["conversion"], let amount = conversion["amount"]?.text,
      let currency = conversion["currency"]?.text
    else { return nil }
    self.amount = amount
    self.currency = currency
    units = conversion["units"]?.text
    result = conversion["result"]?.text
    self.own = own
    month = method?["money"]?["conversion"]?["month"]?.text
  }

  /// The conversion, or why there is none.
  var sentence: Texts {
    let from = ConversionWords.amount(amount)
    guard let units, let result else {
      return month == nil
        ? Texts(
          en:
            "requested: \(from) \(currency); the call counts in \(own) and converts no other currency",
          zh: "申请额：\(from) \(currency)；征集以 \(own) 计，且不换算其他货币")
        : Texts(
          en: "requested: \(from) \(currency); the call has no rate of it for \(month ?? "?")",
          zh: "申请额：\(from) \(currency)；征集没有该货币在 \(month ?? "?") 的汇率")
    }
    let rate = Rational(canonical: units).map { Shown.number($0, digits: 6) } ?? units
    let to = ConversionWords.amount(result)
    return Texts(
      en: "requested: \(from) \(currency); at \(rate) \(currency) for one \(own) (\(month ?? "?")) "
        + "that is \(to) \(own)",
      zh: "申请额：\(from) \(currency)；按一 \(own) 合 \(rate) \(currency)（\(month ?? "?")）折合 "
        + "\(to) \(own)")
  }

  /// An exact amount as people read it.
  private static func amount(_ text: String) -> String {
    Rational(canonical: text).map { Shown.amount(Shown.number($0, digits: 6)) } ?? text
  }

  /// The rule of conversion, for the method and the guide.
  static func rule(_ table: ConversionTable, _ own: Currency) -> [Texts] {
    let rates = table.rates.map { rate in
      "\(Shown.number(rate.units, digits: 6)) \(rate.currency.code)"
    }.joined(separator: ", ")
    let mode = MethodWords.words(table.mode)
    return [
      Texts(
        en: "A request in another currency is converted once, by the rates of \(table.month), and "
          + "rounded to \(own.minorUnitDigits) digits, \(mode.en). One \(own.code) is worth: \(rates).",
        zh: "以其他货币计的申请额按 \(table.month) 的汇率换算一次，保留 \(own.minorUnitDigits) 位小数，"
          + "\(mode.zh)。一 \(own.code) 合：\(rates)。")
    ]
  }
}
