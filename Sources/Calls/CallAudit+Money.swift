// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallAudit {
  /// Envelopes, lots, reserves, guarantees, caps.
  mutating func auditMoney() {
    guard let money = terms.money, let moneyForm = form.child("money") else { return }
    let envelopeForms = moneyForm.children("envelope")
    for (index, envelope) in money.envelopes.enumerated() {
      let own = envelopeForms[index]
      // An amount that cannot be read is the compiler's to report.
      let isZero = reader.rational(own, "amount") == .zero
      if let (attribute, reason) = nobody(
        envelope, isZero: isZero, after: Array(money.envelopes[..<index]))
      {
        refuse(
          MoneyContradictions.envelope, at: own, attribute,
          [
            ("envelope", envelope.id.text), ("reason", reason.en), ("reasonZh", reason.zh),
          ])
      }
      if envelope.reserveCount == 0 || envelope.reserveAmount?.minorUnits == 0 {
        warnReserve(
          own, envelope.reserveCount == 0 ? "reserve" : "reserve-amount",
          Texts(en: "envelope “\(envelope.id)”", zh: "资金额度“\(envelope.id)”"))
      }
    }
    if money.givesAwards,
      money.envelopes.allSatisfy({ $0.reserveCount == nil && $0.reserveAmount == nil })
    {
      warnReserve(
        moneyForm, nil,
        Texts(en: "no envelope has a reserve", zh: "没有任何资金额度设有候补"))
    }
    let lotForms = form.child("lots")?.children("lot") ?? []
    for (lot, lotForm) in zip(terms.call.lots, lotForms)
    where !money.envelopes.contains(where: { $0.lot == nil || $0.lot == lot.id }) {
      refuse(MoneyContradictions.noEnvelope, at: lotForm, nil, [("lot", lot.id.text)])
    }
    auditMark(money, moneyForm)
    auditCurrency(money)
    guard money.givesAwards else { return }
    auditPartial(money, money.doesNotFit, money.partialMinimum, moneyForm)
    auditPromotion(money, moneyForm)
    auditGuarantees(money, moneyForm)
    for spill in moneyForm.children("spill-over")
    where spill[attribute: "from"] == spill[attribute: "to"] {
      refuse(
        MoneyContradictions.spill, at: spill, "to",
        [("envelope", spill[attribute: "from"] ?? "")])
    }
    for cap in moneyForm.children("cap") {
      for name in ["count", "amount"] where reader.rational(cap, name) == .zero {
        refuse(MoneyContradictions.cap, at: cap, name, [("fact", cap[attribute: "fact"] ?? "")])
      }
    }
  }

  /// Warns of a reserve list that nobody can be on.
  private mutating func warnReserve(_ form: Form, _ attribute: String?, _ what: Texts) {
    warn(
      MoneyContradictions.reserve, at: form, attribute, [("what", what.en), ("whatZh", what.zh)])
  }

  /// Why nobody can draw on an envelope, and where that is written; nil where somebody can.
  private func nobody(
    _ envelope: Envelope, isZero: Bool, after earlier: [Envelope]
  ) -> (attribute: String, reason: Reason)? {
    if isZero {
      return ("amount", Reason(en: "its amount is zero", zh: "其金额为零"))
    }
    // Each application draws on the first envelope that is for it (DESIGN §7.6).
    if let all = earlier.first(where: { other in
      (other.lot == nil || other.lot == envelope.lot)
        && (other.match == nil || other.match == envelope.match)
    }) {
      return (
        "id",
        Reason(
          en: "“\(all.id)” stands before it and takes all that it is for",
          zh: "在其之前的“\(all.id)”已涵盖其全部对象")
      )
    }
    if let match = envelope.match, let reason = never(match) { return ("value", reason) }
    if let least = leastRequest, let amount = try? envelope.amount.amount, amount < least {
      return (
        "amount",
        Reason(
          en: "the rules ask for requests of at least \(CallAudit.text(least))",
          zh: "规则要求申请额不低于 \(CallAudit.text(least))")
      )
    }
    return nil
  }

  /// Why no application can have a value of a fact; nil where one can.
  private func never(_ match: FactMatch) -> Reason? {
    let forms = form.child("facts")?.children ?? []
    guard forms.indices.contains(match.fact), let texts = forms[match.fact].child("texts"),
      let table = texts[attribute: "of"].flatMap({ Table(name: $0) }),
      let column = texts[attribute: "attribute"].flatMap({
        reader.vocabulary.index(of: $0, in: table)
      }), let known = reachability.values(column, of: table), !known.contains(match.value)
    else { return nil }
    let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    return Reason(
      en: "“\(match.value)” is none of the values: \(shown)",
      zh: "“\(match.value)”不在可能的取值之内：\(shown)")
  }

  /// The least amount that the rules let every application request, or nil.
  private var leastRequest: Rational? {
    guard let money = terms.money, reader.factMeasures.indices.contains(money.requested),
      let requested = reader.factMeasures[money.requested]
    else { return nil }
    let plain = Reachability.plain(requested)
    var reader = reader
    var least: Rational?
    for rule in form.child("rules")?.children("bound") ?? [] {
      let severity = rule[attribute: "severity"].flatMap { Severity(rawValue: $0) } ?? .warn
      guard rule.child("when") == nil, severity == .reject || severity == .ineligible,
        let measure = reader.measures(in: rule).first, Reachability.plain(measure) == plain,
        let child = rule.child("min"), let bound = CallAudit.constant(child, &reader),
        (least ?? bound) <= bound
      else { continue }
      least = bound
    }
    return least
  }

  /// A partial award that can never be.
  private mutating func auditPartial(
    _ money: MoneyRules, _ doesNotFit: DoesNotFit, _ minimum: Money?, _ form: Form
  ) {
    guard let minimum else { return }
    let reason: Reason
    if doesNotFit != .partial {
      reason = Reason(
        en: "does-not-fit=\"\(doesNotFit.rawValue)\" gives no partial awards",
        zh: "does-not-fit=\"\(doesNotFit.rawValue)\" 不产生部分资助")
    } else if money.envelopes.allSatisfy({ $0.amount.minorUnits < minimum.minorUnits }) {
      reason = Reason(en: "no envelope holds so much", zh: "没有任何额度达到该数")
    } else {
      return
    }
    let arguments = [
      ("asked", form[attribute: "partial-minimum"] ?? ""), ("reason", reason.en),
      ("reasonZh", reason.zh),
    ]
    if doesNotFit == .partial {
      refuse(MoneyContradictions.partial, at: form, "partial-minimum", arguments)
    } else {
      warn(MoneyContradictions.partial, at: form, "partial-minimum", arguments)
    }
  }

  /// A promotion from no reserve list or under no caps, and reserve lists without a promotion.
  private mutating func auditPromotion(_ money: MoneyRules, _ moneyForm: Form) {
    let reserve = money.envelopes.firstIndex {
      $0.reserveCount.map { $0 > 0 } ?? ($0.reserveAmount.map { $0.minorUnits > 0 } ?? false)
    }
    guard let promotion = money.promotion, let own = moneyForm.child("promotion") else {
      guard let reserve else { return }
      warn(
        MoneyContradictions.noPromotion, at: moneyForm.children("envelope")[reserve], "reserve",
        [("envelope", money.envelopes[reserve].id.text)])
      return
    }
    if reserve == nil {
      refuse(
        MoneyContradictions.promotion, at: own, nil,
        [
          ("reason", "no envelope has a reserve list to go down"),
          ("reasonZh", "没有任何额度设有可供递补的候补名单"),
        ])
    }
    if own[attribute: "caps"] != nil, money.caps.isEmpty {
      refuse(
        MoneyContradictions.promotion, at: own, "caps",
        [("reason", "the call has no caps"), ("reasonZh", "征集未设上限")])
    }
    auditPartial(money, promotion.doesNotFit, promotion.partialMinimum, own)
  }

  /// Guarantees that the call's own rules exclude.
  private mutating func auditGuarantees(_ money: MoneyRules, _ moneyForm: Form) {
    let forms = moneyForm.children("guarantee")
    guard forms.count == money.guarantees.count else { return }
    for (guarantee, own) in zip(money.guarantees, forms) {
      var found: (attribute: String, reason: Reason)?
      let envelope = money.envelopes[guarantee.envelope]
      if guarantee.count == 0 {
        found = ("count", Reason(en: "it guarantees nothing", zh: "不保障任何名额"))
      } else if let reason = never(guarantee.match) {
        found = ("value", reason)
      } else if let match = envelope.match, match.fact == guarantee.match.fact,
        match.value != guarantee.match.value, isSingle(match.fact)
      {
        found = (
          "value",
          Reason(
            en: "its envelope is for “\(match.value)” only", zh: "其资金额度仅供“\(match.value)”使用")
        )
      } else if let cap = money.caps.first(where: { $0.fact == guarantee.match.fact }),
        let most = cap.count, most < guarantee.count
      {
        found = (
          "count",
          Reason(en: "a cap allows \(most) at most", zh: "上限只允许 \(most) 个")
        )
      } else if let least = leastRequest,
        let need = try? least.multiplied(by: Rational(guarantee.count)),
        let amount = try? envelope.amount.amount, amount < need
      {
        found = (
          "count",
          Reason(
            en: "the least requests together exceed its envelope", zh: "最低申请额之和已超出其资金额度")
        )
      }
      guard let found else { continue }
      refuse(
        MoneyContradictions.guarantee, at: own, found.attribute,
        [
          ("guarantee", guarantee.id), ("count", "\(guarantee.count)"),
          ("reason", found.reason.en), ("reasonZh", found.reason.zh),
        ])
    }
  }

  /// Whether a fact is one value at most: of the application itself.
  private func isSingle(_ fact: Int) -> Bool {
    let forms = form.child("facts")?.children ?? []
    guard forms.indices.contains(fact) else { return false }
    return forms[fact].child("texts")?[attribute: "of"] == Table.application.name
  }
}
