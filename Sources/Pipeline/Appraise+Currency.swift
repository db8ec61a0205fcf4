// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Intake
internal import Model
internal import Validation

extension Appraiser {
  /// The request in the currency of the call's money: converted once, before any rule looks at it, by
  /// the call's table and rounding; unknown where the call has no rate for it (DESIGN §7.9). All other
  /// amounts stay in the currency of the budget: consistency is a matter of what was written.
  func convert(_ subject: inout Subject) {
    let rows = subject.application[.application]
    guard let money = rulebook.terms.money, let column = currencyColumn, rows.count > 0 else {
      return
    }
    let code = rows[0, column].text
    guard code != money.currency.code else { return }
    defer {
      subject.facts[money.requested] =
        subject.conversion?.result.map { .number($0) } ?? .unknown
    }
    guard let currency = code.flatMap({ Currency(code: $0) }),
      case .number(let amount) = subject.facts[money.requested]
    else { return }
    let units = money.conversion?.units(of: currency)
    let result = units.flatMap { units in
      try? money.conversion?.converted(amount, at: units, into: money.currency)
    }
    subject.conversion = Conversion(
      amount: amount, currency: currency, units: units, result: result)
  }

  /// What keeps a request from being known as an amount of the call's money. Ranking will not decide
  /// about it, so that its applicant must hear of it beforehand.
  func doubts(_ subject: Subject, _ file: String) -> [Finding] {
    guard let money = rulebook.terms.money, let column = currencyColumn,
      let conversion = subject.conversion, conversion.result == nil
    else { return [] }
    let rows = subject.application[.application]
    let place = Place(
      file: file, ordinal: rows.origins[column],
      attribute: rulebook.vocabulary.column(column, of: .application).name)
    let code = conversion.currency.code
    let hint = Currency.meant(by: code).map {
      Texts(en: " (the code of ISO 4217 is \($0))", zh: "（ISO 4217 代码为 \($0)）")
    }
    var arguments: [Finding.Argument] = [
      .init("currency", code), .init("own", money.currency.code),
      .init("hint", hint ?? Texts(en: "", zh: "")),
    ]
    guard let table = money.conversion else {
      return [
        Finding(
          ApplicationFindings.otherCurrency, severity: .warn, arguments: arguments, place: place)
      ]
    }
    guard conversion.units == nil else {
      return [Finding(ApplicationFindings.overflow, severity: .warn, place: place)]
    }
    arguments += [
      .init("month", table.month),
      .init("known", table.rates.map(\.currency.code).joined(separator: ", ")),
    ]
    return [
      Finding(ApplicationFindings.noRate, severity: .warn, arguments: arguments, place: place)
    ]
  }
}
