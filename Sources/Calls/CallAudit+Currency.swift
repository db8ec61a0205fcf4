// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallAudit {
  /// Figures in the currency of the money that are held against amounts in any currency: only the fact
  /// that says what is requested is converted (DESIGN §7.9).
  mutating func auditCurrency(_ money: MoneyRules) {
    guard money.conversion != nil else { return }
    for rule in form.child("rules")?.children("bound") ?? [] {
      var reader = reader
      guard let measure = reader.measures(in: rule).first, isWritten(measure, money) else {
        continue
      }
      for name in ["min", "max", "equals"] {
        guard let child = rule.child(name), let bound = CallAudit.constant(child, &reader),
          bound != .zero
        else { continue }
        warnCurrency(child, money)
      }
    }
    let criteria =
      form.child("grid")?.children("section").flatMap { $0.children("criterion") } ?? []
    for computed in criteria.compactMap({ $0.child("computed") }) {
      var reader = reader
      guard let fact = reader.fact(computed, "fact"), isWritten(fact, money) else { continue }
      warnCurrency(computed, money)
    }
    for key in form.child("ranking")?.child("order")?.children("by-fact") ?? [] {
      var reader = reader
      guard let fact = reader.fact(key, "ref"), isWritten(fact, money) else { continue }
      warnCurrency(key, money)
    }
  }

  /// Warns of a figure at an element.
  private mutating func warnCurrency(_ form: Form, _ money: MoneyRules) {
    let fact = terms.facts[money.requested].id.text
    warn(
      MoneyContradictions.currency, at: form, nil,
      [("what", CallReader.tag(form)), ("own", money.currency.code), ("fact", fact)])
  }

  /// Whether a fact is an amount as written, in whatever currency.
  private func isWritten(_ fact: Int, _ money: MoneyRules) -> Bool {
    guard fact != money.requested, reader.factMeasures.indices.contains(fact),
      let measure = reader.factMeasures[fact]
    else { return false }
    return isWritten(measure, money)
  }

  /// Whether a measure is an amount as written, in whatever currency; a share of two has none.
  private func isWritten(_ measure: Measure, _ money: MoneyRules) -> Bool {
    switch measure {
    case .sum(let table, let column, _, _), .value(let table, let column, _, _):
      reader.vocabulary.column(column, of: table).type == .money
    case .fact(let fact, let measure): fact != money.requested && isWritten(measure, money)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      measures.contains { isWritten($0, money) }
    case .subtract(let left, let right): isWritten(left, money) || isWritten(right, money)
    default: false
    }
  }
}
