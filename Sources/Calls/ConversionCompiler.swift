// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallCompiler {
  /// Reads the table of conversion (DESIGN §7.9): its rates stand in the call or in a file beside it,
  /// whose rows were put behind them. Only those of the month that counts are kept.
  mutating func conversion(_ form: Form, into own: Currency) -> ConversionTable? {
    let asked = reader.required(form, "month")
    let month = asked == "closing" ? String(Instants.text(reader.day).prefix(7)) : asked
    var rates: [ConversionTable.Rate] = []
    var seen: Set<String> = []
    for child in form.children("rate") {
      let code = reader.required(child, "currency")
      guard let currency = Currency(code: code) else { continue }
      if let meant = Currency.meant(by: code) {
        reader.reportUnknown(
          Texts(en: "currency", zh: "货币"), code, known: [meant], at: child, attribute: "currency")
        continue
      }
      if !seen.insert(reader.required(child, "month") + code).inserted {
        reader.report(
          CallFindings.duplicate, at: child, attribute: "currency",
          [("what", CallReader.tag(child))])
        continue
      }
      guard let units = reader.rational(child, "units"), units > .zero,
        currency != own || units == .one
      else {
        reader.reportUnfit(
          child, "units",
          currency == own
            ? Texts(en: "1: it is the currency of the call's money", zh: "1：即征集资金的货币")
            : Texts(
              en: "a number above zero: how many \(code) are worth one \(own.code)",
              zh: "大于零的数：一 \(own.code) 合多少 \(code)"))
        continue
      }
      if child[attribute: "month"] == month, currency != own {
        rates.append(ConversionTable.Rate(currency: currency, units: units))
      }
    }
    if rates.isEmpty, reader.defects.isEmpty {
      reader.reportContradiction(
        form, attribute: "month",
        Texts(
          en:
            "the month that counts is \(month), and the table has no rate of another currency for it",
          zh: "以 \(month) 的汇率为准，而表中没有该月其他货币的汇率"))
    }
    return ConversionTable(month: month, mode: roundingMode(form), rates: rates)
  }
}
