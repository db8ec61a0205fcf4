// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Model

/// Percentiles, order and money from a trace alone.
extension TraceRecompute {
  mutating func rate() {
    let rule = file.head["order"]["percentile"]
    guard rule.isThere else { return }
    let counted = file.lines.indices.filter { index in
      results[name(index)] != nil
        && (statuses[index] == nil
          || statuses[index] == "belowThreshold" && rule["population"].text == "scored")
    }
    func population(_ index: Int) -> String? {
      switch rule["within"].text {
      case "call": return ""
      case "lot": return file.lines[index]["lot"].text ?? ""
      default:
        let id = rule["within"].text?.dropFirst(5) ?? ""
        let values = file.lines[index]["facts"][String(id)].list
        return values.count == 1 ? "\(values[0].int ?? 0)" : nil
      }
    }
    func total(_ index: Int) -> Fraction { results[name(index)]?.total ?? Fraction(0) }
    for index in counted {
      let stated = file.lines[index]["percentile"]
      guard let own = population(index) else {
        expect(!stated.isThere, index, "no percentile")
        continue
      }
      let all = counted.filter { population($0) == own }
      let better = all.count {
        rule["best"].text == "highest" ? total($0) > total(index) : total($0) < total(index)
      }
      let equals = all.count { total($0) == total(index) }
      let exact = Fraction(100 * (2 * better + equals), 2 * all.count)
      var rounding: Rounding?
      if let digits = rule["rounding"]["digits"].int,
        let mode = rule["rounding"]["mode"].text.flatMap({ Rounding.Mode(rawValue: $0) })
      {
        rounding = Rounding(digits: digits, mode: mode)
      }
      expect(
        stated["first"].int == better + 1 && stated["equals"].int == equals
          && stated["of"].int == all.count && stated["exact"].fraction == exact
          && stated["value"].fraction == exact.rounded(rounding), index, "percentile \(exact)")
    }
  }

  /// What the walk needs of a line.
  func own(_ index: Int) -> NaiveWalk.Own {
    var own = NaiveWalk.Own(
      id: name(index), lot: file.lines[index]["lot"].text, amount: amount(index) ?? 0, texts: [])
    for (position, value) in facts(index).enumerated() {
      switch value {
      case .texts(let texts): own.byFact[position] = texts
      case .number(let number):
        // A number that must have a value is compared as a number, by what the method writes.
        let matches =
          file.head["money"]["envelopes"].list.map(\.["match"])
          + file.head["money"]["guarantees"].list.map(\.["match"])
        let hit = matches.first {
          $0["fact"].text == file.facts[position]
            && $0["value"].text.map { Fraction(decimal: $0) } == Fraction(number)
        }
        own.byFact[position] = [hit.map { "#\($0["number"].int ?? 0)" } ?? number.description]
      case .unknown: break
      }
    }
    return own
  }

  /// The number drawn for an application (DESIGN §7.5), by RFC 5869 on top of HMAC.
  private func drawn(_ application: String) -> String? {
    let lottery = file.head["lottery"]
    guard let drawn = lottery["drawn"].text, let salt = lottery["salt"].text,
      let call = file.head["call"]["id"].text
    else { return nil }
    let bytes = stride(from: 0, to: salt.count, by: 2).compactMap { start -> UInt8? in
      let begin = salt.index(salt.startIndex, offsetBy: start)
      return UInt8(salt[begin..<salt.index(begin, offsetBy: 2)], radix: 16)
    }
    let extracted = HMAC<SHA256>.authenticationCode(
      for: Array(drawn.utf8), using: SymmetricKey(data: bytes))
    let info = Array(call.utf8) + [0] + Array(application.utf8) + [1]
    let expanded = HMAC<SHA256>.authenticationCode(
      for: info, using: SymmetricKey(data: Array(extracted)))
    return expanded.map { String(format: "%02x", $0) }.joined()
  }

  mutating func place() {
    let indices = file.lines.indices.filter { statuses[$0] == nil }
    var owns: [String: NaiveWalk.Own] = [:]
    var fixed: [String: [Int: Fraction]] = [:]
    let keys = file.keys
    expect(keys.count == file.head["order"]["keys"].list.count, 0, "keys are known")
    let numbers = Dictionary(uniqueKeysWithValues: indices.map { (name($0), drawn(name($0))) })
    let sorted = numbers.values.compactMap { $0 }.sorted()
    for index in indices {
      let id = name(index)
      owns[id] = own(index)
      let result = results[id]
      for (position, key) in keys.enumerated() {
        switch key {
        case .total: fixed[id, default: [:]][position] = result?.total
        case .section(let section, _):
          let isScored = file.grid.map { grid in
            zip(grid.criteria, result?.criteria ?? []).contains {
              $0.0.section == section && $0.1 != nil
            }
          }
          fixed[id, default: [:]][position] =
            isScored == true ? result?.sections[section] : nil
        case .criterion(let criterion, _):
          fixed[id, default: [:]][position] = result?.criteria[criterion]
        case .percentile:
          fixed[id, default: [:]][position] = file.lines[index]["percentile"]["value"].fraction
        case .fact(let fact, _):
          if case .number(let value) = facts(index)[fact] {
            fixed[id, default: [:]][position] = Fraction(value)
          }
        case .lottery:
          let number = numbers[id] ?? nil
          fixed[id, default: [:]][position] = number.flatMap { sorted.firstIndex(of: $0) }
            .map { Fraction($0) }
        case .leastCovered, .leastFunded, .decided: break
        }
      }
    }
    let ties = file.head["decisions"].list.filter { $0["kind"].text == "tie" }
      .map { $0["applications"].list.compactMap(\.text) }
    let order = NaiveOrder(keys: keys, ties: ties, money: file.money, own: owns, fixed: fixed)
    let lots: [String?] =
      file.head["order"]["lists"].text == "lot"
      ? file.head["lots"].list.map(\.text) : [nil]
    var groups: [[String]] = []
    for (list, lot) in lots.enumerated() {
      let members = indices.filter { lot == nil || file.lines[$0]["lot"].text == lot }.map(name)
      let places = members.isEmpty ? [] : keys.isEmpty ? [members.sorted()] : order.places(members)
      check(places, list: list, numbers: numbers, order: order)
      groups += places
    }
    pay(groups, owns)
  }

  /// The places of a list, the values stated for them, and the neighbours.
  private mutating func check(
    _ places: [[String]], list: Int, numbers: [String: String?], order: NaiveOrder
  ) {
    var place = 1
    let flat = places.flatMap { $0 }
    for (position, group) in places.enumerated() {
      let above = Array(places[..<position])
      for id in group {
        guard
          let index = file.lines.firstIndex(where: {
            $0["application"].text == id && $0["order"].isThere
          })
        else {
          differences.append("\(id): holds no place, should be \(place)")
          continue
        }
        let stated = file.lines[index]["order"]
        expect(
          stated["place"].int == place && stated["list"].int == list
            && stated["shared"].truth == (group.count > 1), index, "place \(place)")
        for (position, value) in stated["keys"].list.enumerated() {
          let name = "key \(position)"
          switch order.keys[position] {
          case .lottery:
            expect(value["value"].text == numbers[id] ?? nil, index, "the number drawn")
          case .decided:
            let places = order.ties.compactMap { $0.firstIndex(of: id) }.map { Fraction($0 + 1) }
            let isOne = value["value"].fraction.map(places.contains) ?? true
            expect(isOne, index, name)
          case .leastCovered, .leastFunded:
            let own = order.value(position, id, group, above)
            expect(value["value"].fraction == own, index, name)
          default: expect(value["value"].fraction == order.fixed[id]?[position], index, name)
          }
        }
        let at = flat.firstIndex(of: id) ?? 0
        for (name, other) in [("above", at - 1), ("below", at + 1)] {
          let neighbour = stated[name]
          let expected = flat.indices.contains(other) ? flat[other] : nil
          expect(neighbour["application"].text == expected, index, "neighbour \(name)")
          guard let expected, neighbour.isThere else { continue }
          let key = neighbour["key"].text
          expect((key == nil) == group.contains(expected), index, "key against \(expected)")
          compare(neighbour, isAbove: name == "above", index)
          agree(neighbour, with: expected, isAbove: name == "above", index)
        }
      }
      place += group.count
    }
  }

  /// The values against a neighbour put the better one above.
  private mutating func compare(_ neighbour: Json, isAbove: Bool, _ index: Int) {
    guard let key = neighbour["key"].text, let own = neighbour["own"].text,
      let other = neighbour["other"].text
    else { return }
    let rule = file.head["order"]["keys"].list.first { $0["key"].text == key }
    let (upper, lower) = isAbove ? (other, own) : (own, other)
    let holds =
      key == "lottery"
      ? upper < lower
      : rule?["best"].text == "highest"
        ? Fraction(exact: lower) < Fraction(exact: upper)
        : Fraction(exact: upper) < Fraction(exact: lower)
    expect(holds, index, "\(key) decides")
  }

  /// Both neighbours state the same comparison, and this one the values of its own line.
  private mutating func agree(
    _ neighbour: Json, with other: String, isAbove: Bool, _ index: Int
  ) {
    let line = file.lines.first { $0["application"].text == other && $0["order"].isThere }
    let mirror = line?["order"][isAbove ? "below" : "above"] ?? Json()
    expect(
      mirror["own"].text == neighbour["other"].text && mirror["other"].text == neighbour["own"].text
        && mirror["key"].text == neighbour["key"].text, index, "both sides of \(other)")
  }

  private mutating func pay(_ groups: [[String]], _ owns: [String: NaiveWalk.Own]) {
    guard let money = file.money else {
      for id in groups.flatMap({ $0 }) {
        guard
          let index = file.lines.firstIndex(where: {
            $0["application"].text == id && $0["order"].isThere
          })
        else { continue }
        statuses[index] = "ranked"
        expect(file.lines[index]["status"].text == "ranked", index, "ranked")
      }
      return
    }
    let walk = NaiveWalk(rules: money, own: owns, groups: groups)
    let end = walk.run(NaiveWalk.State(left: money.envelopes.map { Int($0.amount.minorUnits) }))
    left = end.left
    var spent: [Int: [(before: Int, after: Int)]] = [:]
    for id in groups.flatMap({ $0 }) {
      guard
        let index = file.lines.firstIndex(where: {
          $0["application"].text == id && $0["order"].isThere
        })
      else { continue }
      let line = file.lines[index]
      var status =
        end.awards[id] != nil
        ? "selected"
        : end.undecided.contains(id) ? "ranked" : end.reserve.contains(id) ? "reserve" : "notFunded"
      var award = end.awards[id] ?? 0
      let stated = line["money"]
      let envelope = walk.envelope(id)
      expect(
        stated["envelope"].text == envelope.map { money.envelopes[$0].id.text }, index,
        "envelope")
      expect(stated["requested"].cents == owns[id]?.amount, index, "requested")
      let (before, after) = (stated["before"].cents ?? -1, stated["after"].cents ?? -1)
      expect(before - after == award, index, "before − after = \(award)")
      if award > 0, let envelope { spent[envelope, default: []].append((before, after)) }
      if status == "selected", isRevoked(line) {
        status = "revoked"
        if let envelope { left[envelope] += award }
        award = 0
      }
      expect(stated["award"].cents == award, index, "award \(award)")
      statuses[index] = status
      expect(line["status"].text == status, index, "status \(status)")
      if award == 0, status != "revoked" {
        let isFull = stated["outcome"].text == "doesNotFit"
        expect(!isFull || (owns[id]?.amount ?? 0) > before, index, "does not fit")
      }
    }
    guard money.spills.isEmpty else { return }
    for (envelope, steps) in spent {
      var rest = Int(money.envelopes[envelope].amount.minorUnits)
      for step in steps.sorted(by: { $0.before > $1.before }) {
        if step.before != rest {
          differences.append("envelope \(envelope): \(step.before) where \(rest) is left")
        }
        rest = step.after
      }
    }
  }

  /// Whether a late rule or a late check takes the money away.
  private func isRevoked(_ line: Json) -> Bool {
    let failsRule = zip(file.head["rules"].list, line["answers"].list).contains { rule, answer in
      rule["stage"].text == "late" && answer["answer"].text == "fail"
        && ["reject", "ineligible"].contains(answer["severity"].text ?? rule["severity"].text ?? "")
    }
    let checks = line["decisions"].list.map(decision).filter { $0["kind"].text == "late-check" }
    return failsRule || checks.last?["value"].text == "fail"
  }
}
