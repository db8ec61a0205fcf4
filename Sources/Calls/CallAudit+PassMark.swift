// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallAudit {
  /// A pass mark, and what stands beside it (DESIGN §6.10).
  mutating func auditMark(_ money: MoneyRules, _ moneyForm: Form) {
    guard let mark = money.passMark, let own = moneyForm.child("pass-mark") else { return }
    if mark.multiple < Rational(1) {
      refuse(
        own, "multiple",
        Reason(
          en: "multiple=\"\(CallAudit.text(mark.multiple))\" leaves money over that those below "
            + "the pass mark ask for",
          zh: "multiple=\"\(CallAudit.text(mark.multiple))\" 会使资金有余而申请者落在线下"))
    }
    if let order = form.child("ranking")?.child("order"), let keys = terms.ranking?.keys,
      let first = keys.first, first != .total(descending: true)
    {
      refuse(
        order.children.first ?? order, nil,
        Reason(
          en: "the pass mark goes down the totals, and the list is ordered by something else first",
          zh: "入围线按总分依次向下，而名单首先按其他内容排序"))
    }
    auditCover(money, own)
    if !mark.givesAwards { auditPreselection(moneyForm) }
    guard let grid = terms.grid, grid.threshold == nil else { return }
    warn(
      MoneyContradictions.passMark, at: own, nil,
      [
        ("reason", "the grid has no <threshold>, so that where requests are few everybody passes"),
        ("reasonZh", "评分表没有 <threshold>，申请较少时所有申请均会通过"),
      ])
  }

  /// Every application must draw on some envelope, or nobody could say which pass mark holds for it.
  private mutating func auditCover(_ money: MoneyRules, _ own: Form) {
    let open = money.envelopes.filter { $0.match == nil }
    if open.contains(where: { $0.lot == nil }) { return }
    let lots = terms.call.lots.map(\.id)
    let left = lots.filter { lot in !open.contains { $0.lot == lot } }
    guard lots.isEmpty || !left.isEmpty else { return }
    let names = left.map(\.text).joined(separator: ", ")
    refuse(
      own, nil,
      names.isEmpty
        ? Reason(
          en: "what no envelope is for has no pass mark: the last envelope must be for all others",
          zh: "不属于任何额度的申请没有入围线：最后一个额度须适用于其余全部申请")
        : Reason(
          en:
            "what no envelope is for has no pass mark: lot \(names) needs an envelope without a fact",
          zh: "不属于任何额度的申请没有入围线：标段 \(names) 须有不限 fact 的额度"))
  }

  /// Where no money is given out, nothing that speaks of giving it has a meaning.
  private mutating func auditPreselection(_ moneyForm: Form) {
    let reason = Reason(
      en: "awards=\"no\" gives out no money, and this says how it is given",
      zh: "awards=\"no\" 不分配资金，而此处规定了如何分配")
    for name in ["does-not-fit", "partial-minimum"] where moneyForm[attribute: name] != nil {
      refuse(moneyForm, name, reason)
    }
    for child in moneyForm.children {
      switch child.name {
      case "guarantee", "spill-over", "cap", "promotion": refuse(child, nil, reason)
      case "envelope":
        for name in ["reserve", "reserve-amount"] where child[attribute: name] != nil {
          refuse(child, name, reason)
        }
      default: break
      }
    }
  }

  /// Notes a contradiction of the pass mark.
  private mutating func refuse(_ form: Form, _ attribute: String?, _ reason: Reason) {
    refuse(
      MoneyContradictions.passMark, at: form, attribute,
      [("reason", reason.en), ("reasonZh", reason.zh)])
  }
}
