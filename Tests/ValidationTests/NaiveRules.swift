// SPDX-License-Identifier: Apache-2.0

import Model

/// A second, naive reading of DESIGN §5.2, written from its words and not from the code it checks:
/// rows are dictionaries, everything is looked up by name, and nothing is compiled.
struct NaiveApplication {
  /// A row: attribute → value as written; "^" is the position of the partner it stands in.
  typealias Row = [String: String]

  /// The rows of each table.
  var rows: [String: [Row]] = [:]
  /// The list that `listed` looks in: code → side, first and last day of validity.
  static let cities: [String: (side: String, from: String, to: String)] = [
    "xian": ("CN", "0001-01-01", "9999-12-31"), "sofia": ("EU", "0001-01-01", "2026-01-31"),
    "wuhan": ("CN", "2026-02-01", "9999-12-31"),
  ]
  /// The day on which the call closes.
  static let closes = "2026-02-01"
  /// The tables whose rows stand within a partner, and those whose rows name one.
  static let within: Set<String> = ["contact", "declaration"]
  static let naming: Set<String> = ["activity", "line", "annex"]

  /// The rows of a table.
  func table(_ name: String) -> [Row] { rows[name] ?? [] }
}

/// Yes, no, or nil for unknown.
typealias NaiveTruth = Bool?

/// All of them: no if any is no, else unknown if any is unknown.
func naiveAll(_ truths: [NaiveTruth]) -> NaiveTruth {
  truths.contains(false) ? false : truths.contains(nil) ? nil : true
}

/// Any of them: yes if any is yes, else unknown if any is unknown.
func naiveAny(_ truths: [NaiveTruth]) -> NaiveTruth {
  truths.contains(true) ? true : truths.contains(nil) ? nil : false
}

/// A condition.
indirect enum NaiveFilter: Equatable {
  case equal(String, String)
  case among(String, [String])
  case prefix(String, String)
  case between(String, Int, Int)
  case present(String)
  case listed(String, side: String?, on: String?)
  case has(String, [NaiveFilter])
  case all([NaiveFilter])
  case any([NaiveFilter])
  case not(NaiveFilter)

  /// What it says of a row of a table.
  func truth(_ row: Int, of table: String, in application: NaiveApplication) -> NaiveTruth {
    let own = application.table(table)[row]
    switch self {
    case .all(let parts):
      return naiveAll(parts.map { $0.truth(row, of: table, in: application) })
    case .any(let parts):
      return naiveAny(parts.map { $0.truth(row, of: table, in: application) })
    case .not(let inner): return inner.truth(row, of: table, in: application).map { !$0 }
    case .present(let name): return own[name] != nil
    case .equal(let name, let value): return own[name].map { $0 == value }
    case .among(let name, let values): return own[name].map { values.contains($0) }
    case .prefix(let name, let value): return own[name].map { $0.hasPrefix(value) }
    case .between(let name, let least, let most):
      return own[name].flatMap { Int($0) }.map { least <= $0 && $0 <= most }
    case .listed(let name, let side, let on):
      return own[name].map { code in
        guard let entry = NaiveApplication.cities[code] else { return false }
        // Days as they are written sort as days.
        let day = on ?? NaiveApplication.closes
        return entry.from <= day && day <= entry.to && (side ?? entry.side) == entry.side
      }
    case .has(let other, let inner):
      return naiveAny(
        application.table(other).enumerated().map { position, candidate in
          var belongs: NaiveTruth = true
          if table == "partner", NaiveApplication.within.contains(other) {
            belongs = candidate["^"] == "\(row)"
          } else if table == "partner", NaiveApplication.naming.contains(other) {
            belongs = candidate["partner"].map { $0 == own["id"] }
          }
          return naiveAll(
            [belongs] + inner.map { $0.truth(position, of: other, in: application) })
        })
    }
  }

  /// As a call writes it.
  var xml: String {
    func tag(_ name: String, _ parts: [NaiveFilter]) -> String {
      "<\(name)>\(parts.map(\.xml).joined())</\(name)>"
    }
    switch self {
    case .all(let parts): return tag("all", parts)
    case .any(let parts): return tag("any", parts)
    case .not(let inner): return tag("not", [inner])
    case .present(let name): return #"<present attribute="\#(name)"/>"#
    case .equal(let name, let value): return #"<is attribute="\#(name)" value="\#(value)"/>"#
    case .among(let name, let values):
      return #"<in attribute="\#(name)" values="\#(values.joined(separator: " "))"/>"#
    case .prefix(let name, let value): return #"<prefix attribute="\#(name)" value="\#(value)"/>"#
    case .between(let name, let least, let most):
      return #"<between attribute="\#(name)" min="\#(least)" max="\#(most)"/>"#
    case .listed(let name, let side, let on):
      let day = on.map { #" on="\#($0)""# } ?? ""
      let inner = side.map { #"<is attribute="side" value="\#($0)"/>"# } ?? ""
      return #"<listed attribute="\#(name)" list="places"\#(day)>\#(inner)</listed>"#
    case .has(let other, let inner):
      return #"<has of="\#(other)">\#(inner.map(\.xml).joined())</has>"#
    }
  }
}

/// A fraction of small whole numbers.
struct NaiveNumber: Equatable {
  let over: Int
  let under: Int

  init(_ over: Int, _ under: Int = 1) {
    self.over = under < 0 ? -over : over
    self.under = abs(under)
  }

  static func <= (left: NaiveNumber, right: NaiveNumber) -> Bool {
    left.over * right.under <= right.over * left.under
  }

  static func + (left: NaiveNumber, right: NaiveNumber) -> NaiveNumber {
    NaiveNumber(left.over * right.under + right.over * left.under, left.under * right.under)
  }
}

/// A measure.
indirect enum NaiveMeasure {
  case count(String, [NaiveFilter])
  case distinct(String, String, [NaiveFilter])
  case sum(String, String, [NaiveFilter], default: Int?)
  case value(String, String, [NaiveFilter], default: Int?)
  case share(NaiveMeasure, NaiveMeasure)
  case add(NaiveMeasure, NaiveMeasure)
  case largest(NaiveMeasure, NaiveMeasure)

  /// Its value, or nil where that is unknown.
  func value(in application: NaiveApplication) -> NaiveNumber? {
    /// The rows that a filter takes in; nil where some row is neither in nor out.
    func rows(_ table: String, _ filters: [NaiveFilter]) -> [NaiveApplication.Row]? {
      let all = application.table(table)
      let truths = all.indices.map { row in
        naiveAll(filters.map { $0.truth(row, of: table, in: application) })
      }
      return truths.contains(nil) ? nil : all.indices.filter { truths[$0] == true }.map { all[$0] }
    }
    switch self {
    case .count(let table, let filters): return rows(table, filters).map { NaiveNumber($0.count) }
    case .distinct(let table, let name, let filters):
      guard let values = rows(table, filters)?.map({ $0[name] }), !values.contains(nil) else {
        return nil
      }
      return NaiveNumber(Set(values).count)
    case .sum(let table, let name, let filters, let fallback):
      guard let rows = rows(table, filters) else { return nil }
      let values = rows.map { $0[name].flatMap { Int($0) } ?? fallback }
      return values.contains(nil) ? nil : NaiveNumber(values.reduce(0) { $0 + ($1 ?? 0) })
    case .value(let table, let name, let filters, let fallback):
      guard let rows = rows(table, filters), rows.count == 1 else { return nil }
      return (rows[0][name].flatMap { Int($0) } ?? fallback).map { NaiveNumber($0) }
    case .share(let part, let whole):
      guard let part = part.value(in: application), let whole = whole.value(in: application),
        whole.over != 0
      else { return nil }
      return NaiveNumber(part.over * whole.under, part.under * whole.over)
    case .add(let left, let right):
      guard let left = left.value(in: application), let right = right.value(in: application) else {
        return nil
      }
      return left + right
    case .largest(let left, let right):
      guard let left = left.value(in: application), let right = right.value(in: application) else {
        return nil
      }
      return left <= right ? right : left
    }
  }

  /// As a call writes it.
  var xml: String {
    func rows(_ name: String, _ table: String, _ more: String, _ filters: [NaiveFilter]) -> String {
      let inner = filters.map(\.xml).joined()
      let condition = inner.isEmpty ? "" : "<where>\(inner)</where>"
      return #"<\#(name) of="\#(table)"\#(more)>\#(condition)</\#(name)>"#
    }
    func cell(_ name: String, _ fallback: Int?) -> String {
      #" attribute="\#(name)""# + (fallback.map { #" default="\#($0)""# } ?? "")
    }
    switch self {
    case .count(let table, let filters): return rows("count", table, "", filters)
    case .distinct(let table, let name, let filters):
      return rows("distinct", table, cell(name, nil), filters)
    case .sum(let table, let name, let filters, let fallback):
      return rows("sum", table, cell(name, fallback), filters)
    case .value(let table, let name, let filters, let fallback):
      return rows("value", table, cell(name, fallback), filters)
    case .share(let left, let right): return "<share>\(left.xml)\(right.xml)</share>"
    case .add(let left, let right): return "<add>\(left.xml)\(right.xml)</add>"
    case .largest(let left, let right): return "<largest>\(left.xml)\(right.xml)</largest>"
    }
  }
}
