// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// A JSON value as Foundation reads it: the recomputation shares no reader with the tool.
struct Json {
  var value: Any?

  subscript(_ key: String) -> Json { Json(value: (value as? [String: Any])?[key]) }
  var list: [Json] { (value as? [Any] ?? []).map { Json(value: $0) } }
  var text: String? { value as? String }
  var int: Int? { value as? Int }
  var truth: Bool? { value as? Bool }
  var keys: [String] { ((value as? [String: Any])?.keys).map { $0.sorted() } ?? [] }
  var isThere: Bool { value != nil && !(value is NSNull) }
  /// An exact number; texts of results spell `43/3`.
  var fraction: Fraction? { text.map { Fraction(exact: $0) } }
  /// An amount in cents, as `1234.50` spells it.
  var cents: Int? { text.flatMap { Int($0.filter { $0 != "." }) } }
}

extension Fraction {
  /// The value of `43/3` or `-2`.
  init(exact text: String) {
    let parts = text.split(separator: "/")
    self.init(Int(parts[0]) ?? 0, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
  }

  /// The same for the nouns of the model.
  var rational: Rational {
    guard let value = Rational(canonical: "\(self)") else { preconditionFailure("\(self)") }
    return value
  }
}

/// `trace.jsonl`, and nothing else: the method of its first line, and the lines after it.
struct TraceFile {
  var head: Json
  var lines: [Json]

  init(head: Json, lines: [Json]) {
    self.head = head
    self.lines = lines
  }

  /// Reads a file.
  init(_ file: URL) throws {
    let all = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      Json(value: try JSONSerialization.jsonObject(with: Data($0.utf8)))
    }
    self.init(head: all[0], lines: Array(all.dropFirst()))
  }

  // MARK: The method, as the model's nouns

  /// The ids of the facts that any line or the method names; their positions are this test's own.
  var facts: [String] {
    var ids: Set<String> = []
    for line in lines { ids.formUnion(line["facts"].keys) }
    return ids.sorted()
  }

  private func fact(_ id: String?) -> Int { facts.firstIndex { $0 == id } ?? 0 }

  /// The grid, or nil where nothing is scored.
  var grid: Grid? {
    let grid = head["grid"]
    guard grid.isThere else { return nil }
    func r(_ json: Json) -> Rational { (json.fraction ?? Fraction(0)).rational }
    func threshold(_ json: Json) -> Threshold? {
      guard json.isThere, let basis = json["on"].text.flatMap({ Basis(rawValue: $0) }) else {
        return nil
      }
      return Threshold(least: r(json["min"]), basis: basis)
    }
    func method(_ json: Json) -> AggregateMethod? {
      switch json["name"].text {
      case "mean": .mean
      case "median": .median
      case "consensus": .consensus
      case "trimmed-mean": .trimmedMean(json["trim"].int ?? 0)
      default: nil
      }
    }
    func rounding(_ json: Json) -> Rounding? {
      guard let digits = json["digits"].int,
        let mode = json["mode"].text.flatMap({ Rounding.Mode(rawValue: $0) })
      else { return nil }
      return Rounding(digits: digits, mode: mode)
    }
    let sections = grid["sections"].list.map {
      Section(
        id: SectionID($0["id"].text ?? ""), name: .none, weight: r($0["weight"]),
        threshold: threshold($0["threshold"]))
    }
    let criteria = grid["criteria"].list.map { json -> Criterion in
      var source = ScoreSource.assessors
      if json["bands"].isThere {
        source = .bands(
          fact: fact(json["fact"].text),
          json["bands"].list.map {
            .init(
              from: $0["from"].fraction?.rational, below: $0["below"].fraction?.rational,
              points: r($0["points"]))
          })
      } else if json["linear"].isThere {
        let line = json["linear"]
        source = .linear(
          fact: fact(json["fact"].text), from: r(line["from"]), to: r(line["to"]),
          pointsFrom: r(line["pointsFrom"]), pointsTo: r(line["pointsTo"]))
      }
      return Criterion(
        id: CriterionID(json["id"].text ?? ""), name: .none, guidance: .none,
        weight: r(json["weight"]), scale: .values([r(json["least"]), r(json["most"])]),
        source: source, threshold: threshold(json["threshold"]),
        veto: json["veto"].fraction?.rational,
        section: sections.firstIndex { $0.id.text == json["section"].text } ?? 0)
    }
    var divergence: Divergence?
    let rule = grid["divergence"]
    if let subject = rule["on"].text.flatMap({ Divergence.Subject(rawValue: $0) }),
      let how = rule["method"].text.flatMap({ Divergence.Method(rawValue: $0) }),
      let then = rule["then"].text.flatMap({ Divergence.Resolution(rawValue: $0) }),
      let middle = rule["equidistant"].text.flatMap({ Divergence.Equidistant(rawValue: $0) })
    {
      divergence = Divergence(
        subject: subject, method: how, over: r(rule["over"]), resolution: then,
        equidistant: middle)
    }
    return Grid(
      sections: sections, criteria: criteria, aggregatesTotals: grid["aggregate"].text == "total",
      method: method(grid["method"]) ?? .mean, criterionMethod: method(grid["criterionMethod"]),
      minimumSheets: grid["minimumSheets"].int ?? 0,
      notAssessable: NotAssessable(rawValue: grid["notAssessable"].text ?? "") ?? .no,
      conflictReach: .application, threshold: threshold(grid["threshold"]),
      divergence: divergence, criterionRounding: rounding(grid["rounding"]["criterion"]),
      sectionRounding: rounding(grid["rounding"]["section"]),
      totalRounding: rounding(grid["rounding"]["total"]), highest: .zero)
  }

  /// The order's keys.
  var keys: [OrderKey] {
    let grid = grid
    return head["order"]["keys"].list.compactMap { json in
      let name = json["key"].text ?? ""
      let isDescending = json["best"].text == "highest"
      let id = name.split(separator: ":", maxSplits: 1).last.map(String.init)
      switch name.split(separator: ":").first {
      case "total": return .total(descending: isDescending)
      case "percentile": return .percentile
      case "decided": return .decided
      case "lottery": return .lottery
      case "section":
        return grid?.sections.firstIndex { $0.id.text == id }
          .map { .section($0, descending: isDescending) }
      case "criterion":
        return grid?.criterion(id ?? "").map { .criterion($0, descending: isDescending) }
      case "fact": return .fact(fact(id), descending: isDescending)
      case "least-covered": return .leastCovered(fact: fact(id))
      case "least-funded": return .leastFunded(fact: fact(id))
      default: return nil
      }
    }
  }

  /// The money that is given out, or nil.
  var money: MoneyRules? { head["money"]["doesNotFit"].isThere ? rules : nil }

  /// The money, given out or not, or nil; numbers stand for the texts that facts must have.
  var rules: MoneyRules? {
    let money = head["money"]
    guard let currency = money["currency"].text.flatMap({ Currency(code: $0) }) else { return nil }
    let rule = money["doesNotFit"].text.flatMap { DoesNotFit(rawValue: $0) } ?? .stop
    func amount(_ json: Json) -> Money? {
      json.cents.map { Money(minorUnits: Int128($0), currency: currency) }
    }
    func match(_ json: Json) -> FactMatch? {
      guard json.isThere else { return nil }
      return FactMatch(fact: fact(json["fact"].text), value: "#\(json["number"].int ?? 0)")
    }
    let envelopes = money["envelopes"].list.map {
      Envelope(
        id: EnvelopeID($0["id"].text ?? ""), name: .none,
        amount: amount($0["amount"]) ?? .zero(currency),
        lot: $0["lot"].text.map { LotID($0) }, match: match($0["match"]),
        reserveCount: $0["reserveCount"].int, reserveAmount: amount($0["reserveAmount"]))
    }
    func envelope(_ id: String?) -> Int { envelopes.firstIndex { $0.id.text == id } ?? 0 }
    return MoneyRules(
      currency: currency, requested: fact(money["requested"].text), doesNotFit: rule,
      partialMinimum: amount(money["partialMinimum"]), envelopes: envelopes,
      guarantees: money["guarantees"].list.compactMap { json in
        match(json["match"]).map {
          Guarantee(
            id: json["id"].text ?? "", envelope: envelope(json["envelope"].text), match: $0,
            count: json["count"].int ?? 0)
        }
      },
      spills: money["spills"].list.map {
        .init(from: envelope($0["from"].text), to: envelope($0["to"].text))
      },
      caps: money["caps"].list.map {
        Cap(fact: fact($0["fact"].text), count: $0["count"].int, amount: amount($0["amount"]))
      })
  }
}
