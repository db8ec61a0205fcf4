// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallCompiler {
  /// Reads how places are found.
  mutating func ranking(_ form: Form, grid: Grid?) -> RankingRules? {
    var keys: [OrderKey] = []
    for child in form.child("order")?.children ?? [] {
      if let key = key(child, grid: grid) { keys.append(key) }
    }
    let draw = form.child("draw").flatMap { draw -> Draw? in
      guard let date = draw[attribute: "date"].flatMap({ try? Instants.date($0) }) else {
        return nil
      }
      return Draw(
        source: reader.required(draw, "source"), date: date,
        saltDigest: reader.required(draw, "salt-sha256"))
    }
    if keys.contains(.lottery), draw == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "<lottery/> needs a <draw source=\"…\" date=\"…\" salt-sha256=\"…\"/> after <order>",
          zh: "<lottery/> 须在 <order> 之后有 <draw source=\"…\" date=\"…\" salt-sha256=\"…\"/>"))
    }
    var rated: PercentileRule?
    if let child = form.child("percentile") { rated = percentile(child) }
    if keys.contains(.percentile), form.child("percentile") == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en:
            "the key <percentile/> needs a <percentile population=\"…\" within=\"…\" best=\"…\"/> after <order>",
          zh:
            "排序键 <percentile/> 须在 <order> 之后有 <percentile population=\"…\" within=\"…\" best=\"…\"/>"
        ))
    }
    return RankingRules(
      listPerLot: form[attribute: "lists"] == "lot", keys: keys, draw: draw,
      percentile: rated)
  }

  /// How totals become percentiles (DESIGN §7.10).
  private mutating func percentile(_ form: Form) -> PercentileRule? {
    let within: PercentileRule.Within
    switch form[attribute: "within"] {
    case "fact":
      guard form[attribute: "ref"] != nil else {
        reader.reportIncomplete(
          form,
          Texts(
            en: "within=\"fact\" says which fact: ref=\"…\"",
            zh: "within=\"fact\" 须写明数据项：ref=\"…\""))
        return nil
      }
      guard let fact = reader.fact(form, "ref", number: false) else { return nil }
      within = .fact(fact)
    case "lot": within = .lot
    default: within = .call
    }
    let hasDigits = form[attribute: "digits"] != nil
    if hasDigits != (form[attribute: "mode"] != nil) {
      reader.reportIncomplete(
        form,
        Texts(
          en: "digits and mode stand together: digits=\"0\" mode=\"up\"",
          zh: "digits 与 mode 须同时写明：digits=\"0\" mode=\"up\""))
    }
    return PercentileRule(
      within: within, includesBelowThreshold: form[attribute: "population"] == "scored",
      highestIsBest: form[attribute: "best"] == "highest",
      rounding: hasDigits ? rounding(form) : nil)
  }

  /// One key.
  private mutating func key(_ form: Form, grid: Grid?) -> OrderKey? {
    let descending = form[attribute: "order"] != "ascending"
    func missing(_ what: Texts, _ known: [String]) {
      reader.reportUnknown(
        what, reader.required(form, "ref"), known: known, at: form, attribute: "ref")
    }
    switch form.name {
    case "total": return .total(descending: descending)
    case "by-section":
      let ids = grid?.sections.map(\.id.text) ?? []
      if let index = ids.firstIndex(of: reader.required(form, "ref")) {
        return .section(index, descending: descending)
      }
      missing(Texts(en: "section", zh: "部分"), ids)
    case "by-criterion":
      let ids = grid?.criteria.map(\.id.text) ?? []
      if let index = ids.firstIndex(of: reader.required(form, "ref")) {
        return .criterion(index, descending: descending)
      }
      missing(Texts(en: "criterion", zh: "标准"), ids)
    case "by-fact":
      return reader.fact(form, "ref", number: true).map { .fact($0, descending: descending) }
    case "least-covered":
      return reader.fact(form, "ref", number: false).map { .leastCovered(fact: $0) }
    case "least-funded":
      return reader.fact(form, "ref", number: false).map { .leastFunded(fact: $0) }
    case "percentile": return .percentile
    case "decided": return .decided
    case "lottery": return .lottery
    default: break
    }
    return nil
  }

  /// Reads the money.
  mutating func money(_ form: Form, call: Call) -> MoneyRules? {
    let mark = form.child("pass-mark").flatMap { passMark($0) }
    let doesNotFit = form[attribute: "does-not-fit"].flatMap { DoesNotFit(rawValue: $0) }
    if doesNotFit == nil, mark?.givesAwards ?? true {
      reader.reportIncomplete(
        form,
        Texts(
          en:
            "say what happens where the money does not suffice: does-not-fit=\"stop\", skip or partial",
          zh: "须写明资金不足时的处理：does-not-fit=\"stop\"、skip 或 partial"))
    }
    guard let currency = Currency(code: reader.required(form, "currency")),
      let requested = reader.fact(form, "requested", number: true)
    else { return nil }
    let code = currency.code
    if let meant = Currency.meant(by: code) {
      reader.reportUnknown(
        Texts(en: "currency", zh: "货币"), code, known: [meant], at: form, attribute: "currency")
    }
    let table = form.child("conversion").flatMap { conversion($0, into: currency) }
    unique(form.children("envelope"), "id")
    unique(form.children("guarantee"), "id")
    let envelopes = form.children("envelope").map { child in
      Envelope(
        id: EnvelopeID(reader.required(child, "id")),
        name: reader.texts(child, "name"),
        amount: amount(child, "amount", currency) ?? .zero(currency), lot: lot(child, call),
        match: match(child), reserveCount: reader.count(child, "reserve"),
        reserveAmount: amount(child, "reserve-amount", currency))
    }
    let ids = envelopes.map(\.id.text)
    let guarantees = form.children("guarantee").compactMap { child -> Guarantee? in
      guard let envelope = envelope(child, "envelope", ids), let match = match(child) else {
        return nil
      }
      return Guarantee(
        id: reader.required(child, "id"), envelope: envelope, match: match,
        count: reader.count(child, "count") ?? 1)
    }
    let spills = form.children("spill-over").compactMap { child -> MoneyRules.Spill? in
      guard let from = envelope(child, "from", ids), let to = envelope(child, "to", ids) else {
        return nil
      }
      return MoneyRules.Spill(from: from, to: to)
    }
    let caps = form.children("cap").compactMap { child -> Cap? in
      guard let fact = reader.fact(child, "fact", number: false) else { return nil }
      let cap = Cap(
        fact: fact, count: reader.count(child, "count"),
        amount: amount(child, "amount", currency))
      if cap.count == nil, cap.amount == nil {
        reader.reportIncomplete(
          child,
          Texts(
            en: "say how much at most: count=\"2\" or amount=\"100000\"",
            zh: "须写明上限：count=\"2\" 或 amount=\"100000\""))
      }
      return cap
    }
    var freed: Promotion?
    if let child = form.child("promotion") {
      freed = promotion(child, hasCaps: !caps.isEmpty, currency)
    }
    return MoneyRules(
      currency: currency, requested: requested, doesNotFit: doesNotFit ?? .stop,
      partialMinimum: amount(form, "partial-minimum", currency), envelopes: envelopes,
      guarantees: guarantees, spills: spills, caps: caps, promotion: freed, passMark: mark,
      conversion: table)
  }

  /// A mark that is set afterwards (DESIGN §6.10).
  private mutating func passMark(_ form: Form) -> PassMark? {
    guard let multiple = reader.rational(form, "multiple") else { return nil }
    return PassMark(multiple: multiple, givesAwards: form[attribute: "awards"] == "yes")
  }

  /// How freed money goes down the reserve lists (DESIGN §7.7). What becomes of caps must be said
  /// where the call has any.
  private mutating func promotion(
    _ form: Form, hasCaps: Bool, _ currency: Currency
  ) -> Promotion? {
    guard let doesNotFit = DoesNotFit(rawValue: reader.required(form, "does-not-fit")),
      let source = Promotion.Source(rawValue: reader.required(form, "draws-on"))
    else { return nil }
    if hasCaps, form[attribute: "caps"] == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "the call has caps: say caps=\"hold\" or caps=\"lift\" for who moves up",
          zh: "征集设有上限：须写明递补时上限是否适用：caps=\"hold\" 或 caps=\"lift\""))
    }
    return Promotion(
      doesNotFit: doesNotFit, partialMinimum: amount(form, "partial-minimum", currency),
      source: source, keepsCaps: form[attribute: "caps"] != "lift")
  }

  /// An amount in whole minor units; a defect where it is finer or negative.
  private mutating func amount(
    _ form: Form, _ attribute: String, _ currency: Currency
  ) -> Money? {
    guard let number = reader.rational(form, attribute) else { return nil }
    if let money = Money(number, currency), money.minorUnits >= 0 { return money }
    reader.reportUnfit(
      form, attribute,
      Texts(
        en: "an amount in \(currency.code), not negative, with at most "
          + "\(currency.minorUnitDigits) decimals",
        zh: "以 \(currency.code) 计的金额，非负，最多 \(currency.minorUnitDigits) 位小数"))
    return nil
  }

  /// The lot that an envelope is for, or nil.
  private mutating func lot(_ form: Form, _ call: Call) -> LotID? {
    guard let id = form[attribute: "lot"] else { return nil }
    if let lot = call.lots.first(where: { $0.id.text == id }) { return lot.id }
    reader.reportUnknown(
      Texts(en: "lot", zh: "标段"), id, known: call.lots.map(\.id.text), at: form, attribute: "lot")
    return nil
  }

  /// The fact and the value that an envelope or guarantee is for, or nil.
  private mutating func match(_ form: Form) -> FactMatch? {
    guard form[attribute: "fact"] != nil, let fact = reader.fact(form, "fact") else { return nil }
    guard let value = form[attribute: "value"] else {
      reader.reportIncomplete(
        form,
        Texts(
          en: "a fact needs the value that it must have: value=\"…\"",
          zh: "写了 fact 就须写明其取值：value=\"…\""))
      return nil
    }
    return FactMatch(fact: fact, value: value)
  }

  /// An envelope by id, by position; a defect where there is none.
  private mutating func envelope(_ form: Form, _ attribute: String, _ ids: [String]) -> Int? {
    let id = reader.required(form, attribute)
    if let index = ids.firstIndex(of: id) { return index }
    reader.reportUnknown(
      Texts(en: "envelope", zh: "资金额度"), id, known: ids, at: form, attribute: attribute)
    return nil
  }

  /// What grid, ranking and money must agree on.
  mutating func check(grid: Grid?, ranking: RankingRules?, money: MoneyRules?, call: Call) {
    if let ranking, ranking.listPerLot, call.lots.isEmpty {
      reader.reportContradiction(
        form,
        Texts(
          en: "lists=\"lot\" asks for a list per lot, and the call has no <lots>",
          zh: "lists=\"lot\" 要求每个标段一个名单，而征集没有 <lots>"))
    }
    let needsScores = ranking?.keys.contains { key in
      switch key {
      case .total, .section, .criterion: true
      default: false
      }
    }
    if needsScores == true, grid == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "the order looks at scores, and the call has no <grid>",
          zh: "排序依据分数，而征集没有 <grid>"))
    }
    if money != nil, ranking?.keys.isEmpty ?? true {
      reader.reportIncomplete(
        form,
        Texts(
          en: "money is given out down a list: <ranking> with an <order> must stand before <money>",
          zh: "资金按名单发放：<money> 之前须有带 <order> 的 <ranking>"))
    }
    if money?.passMark != nil, grid == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "<pass-mark> goes down the totals, and the call has no <grid>",
          zh: "<pass-mark> 按总分依次向下，而征集没有 <grid>"))
    }
    guard let grid else { return }
    let needsCriteria =
      grid.criteria.contains { $0.threshold != nil }
      || grid.sections.contains { $0.threshold != nil }
      || ranking?.keys.contains { key in
        switch key {
        case .section, .criterion: true
        default: false
        }
      } == true
    if grid.aggregatesTotals, grid.criterionMethod == nil, needsCriteria {
      // Per total needs a named method for criterion scores (DESIGN §6.7).
      reader.reportIncomplete(
        form,
        Texts(
          en:
            "grid aggregate=\"total\" needs criterion-method=\"mean\" (or median): thresholds or keys look at single criteria",
          zh: "grid aggregate=\"total\" 须有 criterion-method=\"mean\"（或 median）：分数线或排序键要看单项标准"))
    }
  }
}
