// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallAudit {
  /// Why something cannot be, in both languages.
  typealias Reason = Texts

  /// Keys that decide nothing, and the draw.
  mutating func auditRanking() {
    guard let ranking = terms.ranking, let rankingForm = form.child("ranking") else { return }
    let forms = rankingForm.child("order")?.children ?? []
    if forms.count == ranking.keys.count {
      for (index, key) in ranking.keys.enumerated() {
        guard let reason = reason(key, after: Array(ranking.keys[..<index])) else { continue }
        let name = [forms[index].name, forms[index][attribute: "ref"]].compactMap { $0 }
        refuse(
          MoneyContradictions.key, at: forms[index], nil,
          [
            ("key", name.joined(separator: " ")), ("reason", reason.en), ("reasonZh", reason.zh),
          ])
      }
    }
    guard let draw = ranking.draw, let drawForm = rankingForm.child("draw") else { return }
    var reason: Reason?
    if draw.date <= reader.day {
      reason = Reason(
        en: "it is not after the closing day, \(Instants.text(reader.day))",
        zh: "不在截止日 \(Instants.text(reader.day)) 之后")
    } else if !ranking.keys.contains(.lottery) {
      reason = Reason(en: "the order has no <lottery/> that uses it", zh: "排序中没有使用它的 <lottery/>")
    }
    if let reason {
      warn(
        MoneyContradictions.draw, at: drawForm, "date",
        [
          ("day", Instants.text(draw.date)), ("reason", reason.en), ("reasonZh", reason.zh),
        ])
    }
  }

  /// Why a key cannot decide after the keys before it; nil where it can.
  private func reason(_ key: OrderKey, after earlier: [OrderKey]) -> Reason? {
    if earlier.contains(.lottery) {
      return Reason(en: "the draw before it leaves no ties", zh: "在其之前的抽签已消除一切并列")
    }
    if earlier.contains(where: { CallAudit.subject($0) == CallAudit.subject(key) }) {
      return Reason(en: "an earlier key looks at the same", zh: "之前的排序键已比较同一内容")
    }
    let constant = Reason(
      en: "it is the same for every application", zh: "它对所有申请都相同")
    switch key {
    case .criterion(let position, _):
      guard let criterion = terms.grid?.criteria[position] else { return nil }
      return isConstant(criterion) ? constant : nil
    case .section(let position, _):
      let members = terms.grid?.criteria.filter { $0.section == position } ?? []
      return !members.isEmpty && members.allSatisfy(isConstant) ? constant : nil
    case .fact(let fact, _):
      guard reader.factMeasures.indices.contains(fact), let measure = reader.factMeasures[fact]
      else { return nil }
      let extent = reachability.extent(measure)
      return extent.least != nil && extent.least == extent.most ? constant : nil
    default: return nil
    }
  }

  /// What a key looks at, whichever end comes first.
  private static func subject(_ key: OrderKey) -> OrderKey {
    switch key {
    case .total: .total(descending: true)
    case .section(let position, _): .section(position, descending: true)
    case .criterion(let position, _): .criterion(position, descending: true)
    case .fact(let fact, _): .fact(fact, descending: true)
    default: key
    }
  }

  /// Whether a criterion gives every application the same points.
  private func isConstant(_ criterion: Criterion) -> Bool {
    switch criterion.source {
    case .assessors: criterion.scale.least == criterion.scale.most
    case .bands(_, let bands): Set(bands.map(\.points)).count == 1
    case .linear(_, _, _, let from, let to): from == to
    }
  }
}
