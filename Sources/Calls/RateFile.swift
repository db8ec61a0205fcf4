// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// The rates of a conversion that stand in a CSV file beside the call (DESIGN §2: conversion tables).
///
/// The first row names the columns: `month`, `currency`, and `rate:EUR` where the money of the call is
/// in euro: how many units of the currency are worth one euro. So a table made for another currency is
/// not taken for this one. `note` may stand beside them, and nothing else.
package struct RateFile {
  /// The path of the file, as reports name it.
  let file: String
  /// The currency of the call's money.
  let own: String
  /// What is wrong with it.
  package private(set) var defects: [Finding] = []

  /// A file of a call whose money is in a currency.
  package init(file: String, own: String) {
    self.file = file
    self.own = own
  }

  /// The conversion with the file's rates behind its own; its places are those of the conversion.
  package mutating func conversion(_ form: Form, _ bytes: [UInt8]) -> Form {
    form.followed(by: rates(bytes, form))
  }

  /// The rates; with a defect those rows that are sound, as the call is refused then.
  private mutating func rates(_ bytes: [UInt8], _ form: Form) -> [Form] {
    var rates: [Form] = []
    do {
      var reader = try CSVReader(bytes)
      guard try reader.nextRow() else {
        report(1, 1, Texts(en: "it is empty", zh: "文件为空"))
        return []
      }
      let columns = (0..<reader.count).map { Form.trimmed(reader.text($0)) }
      guard checkHead(columns) else { return [] }
      var seen: [String: Int] = [:]
      while try reader.nextRow() {
        guard !reader.isBlank else { continue }
        guard reader.count == columns.count else {
          report(
            reader.rowLine, 1,
            Texts(
              en: "\(reader.count) cells in a row under \(columns.count) columns",
              zh: "该行有 \(reader.count) 格，而表头有 \(columns.count) 列"))
          continue
        }
        var row: [String: (text: String, position: TextPosition)] = [:]
        for (index, column) in columns.enumerated() {
          row[column] = (Form.trimmed(reader.text(index)), reader.position(index))
        }
        if let rate = rate(row, line: reader.rowLine, &seen, form) { rates.append(rate) }
      }
    } catch {
      report(error.position.line, error.position.column, error.words)
    }
    return rates
  }

  /// Whether the columns are the right ones, each once.
  private mutating func checkHead(_ columns: [String]) -> Bool {
    let needed = ["month", "currency", "rate:\(own)"]
    for column in needed where !columns.contains(column) {
      report(
        1, 1,
        column == needed[2]
          ? Texts(
            en: "no column “\(column)”: the money of the call is in \(own)",
            zh: "缺少“\(column)”列：征集资金以 \(own) 计")
          : Texts(en: "no column “\(column)”", zh: "缺少“\(column)”列"))
      return false
    }
    for (index, column) in columns.enumerated()
    where !(needed + ["note"]).contains(column) || columns[..<index].contains(column) {
      report(
        1, 1,
        Texts(
          en: "column “\(column)” is none of month, currency, rate:\(own) and note, each once",
          zh: "“\(column)”列不在 month、currency、rate:\(own)、note 之内，或重复"))
      return false
    }
    return true
  }

  /// The rate of a row, or nil with a defect.
  private mutating func rate(
    _ row: [String: (text: String, position: TextPosition)], line: Int,
    _ seen: inout [String: Int], _ form: Form
  ) -> Form? {
    guard let month = row["month"], let currency = row["currency"], let units = row["rate:\(own)"]
    else { return nil }
    guard RateFile.isMonth(month.text) else {
      report(
        month.position.line, month.position.column,
        Texts(
          en: "“\(month.text)” is no month such as 2026-05", zh: "“\(month.text)”不是 2026-05 格式的月份"))
      return nil
    }
    guard Currency(code: currency.text) != nil, Currency.meant(by: currency.text) == nil else {
      let meant = Currency.meant(by: currency.text)
      report(
        currency.position.line, currency.position.column,
        Texts(
          en: "“\(currency.text)” is no currency of ISO 4217"
            + (meant.map { "; write \($0)" } ?? ""),
          zh: "“\(currency.text)”不是 ISO 4217 货币代码" + (meant.map { "，应为 \($0)" } ?? "")))
      return nil
    }
    let number = try? Decimals.rational(units.text)
    guard let number, number > .zero, currency.text != own || number == .one else {
      report(
        units.position.line, units.position.column,
        currency.text == own && number != nil
          ? Texts(
            en: "one \(own) is 1 \(own), not \(units.text)",
            zh: "一 \(own) 等于 1 \(own)，不是 \(units.text)")
          : Texts(
            en: "“\(units.text)” is no rate: a number above zero, with a full stop and at most "
              + "\(Decimals.fractionDigits) decimals",
            zh: "“\(units.text)”不是汇率：须为大于零的数，用小数点，最多 \(Decimals.fractionDigits) 位小数"))
      return nil
    }
    if let first = seen.updateValue(line, forKey: month.text + currency.text) {
      report(
        currency.position.line, currency.position.column,
        Texts(
          en: "\(currency.text) of \(month.text) stands here and in line \(first)",
          zh: "\(month.text) 的 \(currency.text) 已在第 \(first) 行出现"))
      return nil
    }
    return Form(
      name: "rate",
      attributes: [
        Form.Attribute("currency", currency.text), Form.Attribute("month", month.text),
        Form.Attribute("units", units.text),
      ], ordinal: form.ordinal)
  }

  /// Notes what is wrong with the file.
  private mutating func report(_ line: Int, _ column: Int, _ detail: Texts) {
    defects.append(
      Finding(
        CallFindings.rateFile,
        arguments: [
          .init("file", file), .init("own", own), .init("detail", detail),
        ],
        place: Place(file: file, line: line, column: column)))
  }

  /// Whether a text is a month such as `2026-05`.
  private static func isMonth(_ text: String) -> Bool {
    text.utf8.count == 7 && (try? Instants.date(text + "-01")) != nil
  }
}
