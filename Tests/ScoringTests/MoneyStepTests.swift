// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

/// DESIGN §7.11: the walk's steps are kept small, and come back as they were.
@Suite struct MoneyStepTests {
  private func step(
    _ requested: Int128, _ award: Int128, _ before: Int128, _ after: Int128,
    envelope: Int? = 0, in currency: Currency = euro
  ) -> MoneyStep {
    func money(_ units: Int128) -> Money { Money(minorUnits: units, currency: currency) }
    return MoneyStep(
      outcome: .fits, envelope: envelope, requested: money(requested), award: money(award),
      before: money(before), after: money(after))
  }

  @Test("what does not fit 64 bits, is of another currency or does not add up, too")
  func everything() throws {
    let large = Int128(Int64.max)
    let yen = try #require(Currency(code: "JPY"))
    let steps: [MoneyStep?] = [
      step(5, 5, 9, 4), nil, step(5, 0, 9, 9, envelope: nil), step(large, large, large, 0),
      step(large + 1, 0, 9, 9), step(5, 0, large + 1, large + 1), step(5, -large, large, 2 * large),
      step(1, 2, 3, 4), step(5, 5, 9, 4, in: yen), step(5, 5, 9, 4, envelope: Int.max),
      step(5, 5, 9, 4, envelope: 70_000),
    ]
    let kept = MoneySteps(count: steps.count, euro) { steps[$0] }
    #expect(Array(kept) == steps)
    #expect(HeldMoney(kept, at: 1) == nil)
    #expect(HeldMoney(kept, at: 4)?.walked == steps[4])
    for case let step? in steps {
      let held = HeldMoney(step)
      #expect(held.standing == step)
      #expect(held.requested == step.requested && held.award == step.award)
    }
  }

  @Test("DESIGN §7.7: an award that is taken away stays in what the walk did")
  func revoked() {
    var entry = RankedEntry(
      appraisal: 0, application: ApplicationID("a"), file: nil, digest: "", lot: nil,
      status: .selected)
    entry.money = step(7, 5, 9, 4)
    #expect(entry.freed == nil)
    entry.funding?.revoke()
    #expect(entry.money?.award == .zero(euro) && entry.money?.after.minorUnits == 4)
    #expect(entry.freed?.minorUnits == 5 && entry.funding?.award == .zero(euro))
    guard case .money(let walked)? = entry.allSteps.last else {
      Issue.record("the walk's step is missing")
      return
    }
    #expect(walked == step(7, 5, 9, 4))
  }

  @Test("DESIGN §7.11: pass mark, percentile, place and money follow the other steps in this order")
  func order() {
    var entry = RankedEntry(
      appraisal: 0, application: ApplicationID("a"), file: nil, digest: "", lot: nil,
      status: .selected)
    entry.steps = [.decision(DecisionID("d"))]
    entry.money = step(7, 5, 9, 4)
    entry.order = OrderStep(list: 2, place: 3, isShared: true, keys: [.unknown])
    entry.percentile = PercentileStep(first: 1, equals: 1, of: 1, exact: .one, value: .one)
    entry.passMark = Shared(
      GateStep(subject: .passMark(0), score: .one, bound: .one, passes: true))
    let kinds = entry.allSteps.map { step in
      switch step {
      case .decision: "decision"
      case .gate: "gate"
      case .percentile: "percentile"
      case .order(let order): "order \(order.list) \(order.place) \(order.keys.count)"
      case .money: "money"
      default: "other"
      }
    }
    #expect(kinds == ["decision", "gate", "percentile", "order 2 3 1", "money"])
    #expect(entry.place?.list == 2 && entry.place?.place == 3 && entry.place?.isShared == true)
  }
}
