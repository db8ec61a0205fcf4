// SPDX-License-Identifier: Apache-2.0

import Model

/// Conversions from a trace alone (DESIGN §7.9).
extension TraceRecompute {
  /// The digits of a currency's minor unit, as far as samples need them.
  private func digits(_ currency: String) -> Int { currency == "JPY" ? 0 : 2 }

  mutating func convert(_ index: Int) {
    let line = file.lines[index]
    let stated = line["conversion"]
    guard stated.isThere, let amount = stated["amount"].fraction else { return }
    let money = file.head["money"]
    let table = money["conversion"]
    let rate = table["rates"].list.first { $0["currency"].text == stated["currency"].text }
    expect(stated["currency"].text != money["currency"].text, index, "another currency")
    expect(rate?["units"].fraction == stated["units"].fraction, index, "rate")
    var result: Fraction?
    if let units = rate?["units"].fraction,
      let mode = table["mode"].text.flatMap({ Rounding.Mode(rawValue: $0) })
    {
      let to = money["currency"].text ?? ""
      result = (amount / units).rounded(Rounding(digits: digits(to), mode: mode))
    }
    expect(stated["result"].fraction == result, index, "converted \(result as Any)")
    let fact = line["facts"][money["requested"].text ?? ""]
    if line["facts"].isThere { expect(fact.fraction == result, index, "what counts") }
  }
}
