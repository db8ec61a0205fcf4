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
    let appraisal = Appraisal(
      file: nil, digest: "", outcome: .accepted, application: ApplicationID("a"), lot: nil,
      findings: [], answers: [], facts: [], submissions: [], dossier: .empty)
    var entry = RankedEntry(appraisal, at: 0, status: .selected)
    entry.money = step(7, 5, 9, 4)
    #expect(entry.freed == nil)
    entry.funding?.revoke()
    #expect(entry.money?.award == .zero(euro) && entry.money?.after.minorUnits == 4)
    #expect(entry.freed?.minorUnits == 5 && entry.funding?.award == .zero(euro))
    #expect(entry.funding?.walked == step(7, 5, 9, 4))
  }
}
