// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Scoring

/// Why a published ranking gives no money to carry down: it is open, silent or altered.
struct NoVacancies: Error {
  /// What is wrong.
  let finding: Finding
}

/// Reads from `ranking.json` what vacancies need, and refuses a file that contradicts itself
/// (DESIGN §7.7): that the bytes are canonical says nothing about who wrote them.
struct PublishedMoneyReader {
  /// All of `ranking.json`.
  let ranking: JSONValue
  /// Its path, for findings.
  let path: String

  /// What the ranking says of its money.
  func money() throws(NoVacancies) -> PublishedMoney {
    let open = ranking["open"]?.elements ?? []
    guard ranking["provisional"]?.truth == !open.isEmpty else {
      throw altered("provisional, open")
    }
    if !open.isEmpty {
      throw NoVacancies(finding: finding(VacancyFindings.provisional, ("count", "\(open.count)")))
    }
    guard let code = ranking["currency"]?.text, let currency = Currency(code: code),
      let rule = ranking["promotion"]
    else { throw NoVacancies(finding: finding(VacancyFindings.noPromotion)) }
    let promotion = try promotion(rule, currency)
    let caps = try caps(currency)
    let envelopes = try envelopes(currency)
    let (standings, others) = try standings(envelopes, caps: caps.count, currency)
    try compareLists()
    return PublishedMoney(
      currency: currency, promotion: promotion, caps: caps, envelopes: envelopes,
      standings: standings, others: others, decisions: try decisions())
  }

  // MARK: Rules

  /// The rule of promotion.
  private func promotion(
    _ rule: JSONValue, _ currency: Currency
  ) throws(NoVacancies) -> Promotion {
    guard let doesNotFit = rule["doesNotFit"]?.text.flatMap({ DoesNotFit(rawValue: $0) }),
      let source = rule["drawsOn"]?.text.flatMap({ Promotion.Source(rawValue: $0) }),
      let caps = rule["caps"]?.text, caps == "hold" || caps == "lift"
    else { throw altered("promotion") }
    return Promotion(
      doesNotFit: doesNotFit,
      partialMinimum: try amount(ifAny: rule, "partialMinimum", currency, "promotion"),
      source: source, keepsCaps: caps == "hold")
  }

  /// The caps.
  private func caps(_ currency: Currency) throws(NoVacancies) -> [PublishedMoney.Limit] {
    var caps: [PublishedMoney.Limit] = []
    for value in ranking["caps"]?.elements ?? [] {
      guard let fact = value["fact"]?.text else { throw altered("caps") }
      caps.append(
        PublishedMoney.Limit(
          fact: FactID(fact), count: value["count"]?.number.map { Int($0) },
          amount: try amount(ifAny: value, "amount", currency, "caps")))
    }
    return caps
  }

  /// The decisions that the ranking took into account.
  private func decisions() throws(NoVacancies) -> [DecisionRecord] {
    var decisions: [DecisionRecord] = []
    for value in ranking["decisions"]?.elements ?? [] {
      guard let id = value["id"]?.text, let kind = value["kind"]?.text,
        let at = value["at"]?.text.flatMap({ try? Instants.instant($0) })
      else { throw altered("decisions") }
      decisions.append(
        DecisionRecord(
          id: DecisionID(id), at: at, kind: kind,
          applications: (value["applications"]?.elements ?? []).compactMap(\.text)
            .map { ApplicationID($0) }, value: value["value"]?.text))
    }
    return decisions
  }

  // MARK: Money

  /// The envelopes, each of which must add up.
  private func envelopes(_ currency: Currency) throws(NoVacancies) -> [EnvelopeResult] {
    var envelopes: [EnvelopeResult] = []
    var spilled: Int128 = 0
    for value in ranking["envelopes"]?.elements ?? [] {
      let id = value["id"]?.text ?? "?"
      let place = "envelopes[\(id)]"
      let envelope = EnvelopeResult(
        id: EnvelopeID(id), amount: try amount(value, "amount", currency, place),
        spilled: try amount(value, "spilled", currency, place),
        awarded: try amount(value, "awarded", currency, place),
        left: try amount(value, "left", currency, place),
        isOpen: value["open"]?.truth ?? true)
      let sum =
        envelope.amount.minorUnits + envelope.spilled.minorUnits - envelope.awarded.minorUnits
      guard sum == envelope.left.minorUnits, sum >= 0, !envelope.isOpen,
        !envelopes.contains(where: { $0.id == envelope.id })
      else { throw altered("\(place): amount + spilled − awarded ≠ left") }
      spilled += envelope.spilled.minorUnits
      envelopes.append(envelope)
    }
    guard spilled == 0, !envelopes.isEmpty else { throw altered("envelopes: spilled") }
    return envelopes
  }

  /// Who is selected, waits or was revoked; the awards must add up, too.
  private func standings(
    _ envelopes: [EnvelopeResult], caps: Int, _ currency: Currency
  ) throws(NoVacancies) -> (standings: [Standing], others: Set<ApplicationID>) {
    var standings: [Standing] = []
    var others: Set<ApplicationID> = []
    var seen: Set<ApplicationID> = []
    var awarded = envelopes.map { _ in Int128(0) }
    for value in ranking["entries"]?.elements ?? [] {
      let name = value["application"]?.text ?? value["sha256"]?.text ?? "?"
      let place = "entries[\(name)]"
      guard let status = value["status"]?.text.flatMap({ Status(rawValue: $0) }),
        !status.isOpen
      else { throw altered("\(place).status") }
      guard [.selected, .reserve, .revoked].contains(status) else {
        if let award = try amount(ifAny: value, "award", currency, place), award.minorUnits != 0 {
          throw altered("\(place).award")
        }
        if let id = value["application"]?.text { others.insert(ApplicationID(id)) }
        continue
      }
      guard let envelope = envelopes.firstIndex(where: { $0.id.text == value["envelope"]?.text }),
        let list = value["list"]?.number, let rank = value["place"]?.number,
        let id = value["application"]?.text.map({ ApplicationID($0) }), seen.insert(id).inserted
      else { throw altered(place) }
      let capped = (value["capped"]?.elements ?? []).map { values in
        (values.elements ?? []).compactMap(\.number).map { Int($0) }
      }
      let standing = Standing(
        application: id, status: status, envelope: envelope, list: Int(list), place: Int(rank),
        requested: try amount(value, "requested", currency, place),
        award: try amount(value, "award", currency, place),
        freed: try amount(ifAny: value, "freed", currency, place), capped: capped)
      guard capped.count == caps, (standing.freed == nil) == (status != .revoked),
        status == .selected || standing.award.minorUnits == 0, standing.award.minorUnits >= 0,
        standing.award.minorUnits <= standing.requested.minorUnits,
        (standing.freed?.minorUnits ?? 0) <= standing.requested.minorUnits
      else { throw altered(place) }
      awarded[envelope] += standing.award.minorUnits
      standings.append(standing)
    }
    for (envelope, sum) in zip(envelopes, awarded) where envelope.awarded.minorUnits != sum {
      throw altered("envelopes[\(envelope.id)].awarded ≠ entries")
    }
    return (standings, others)
  }

  /// The lists must say of everybody what the entries say, in the same order, places ascending.
  private func compareLists() throws(NoVacancies) {
    let placed = (ranking["entries"]?.elements ?? []).filter { $0["place"] != nil }
    var next = 0
    for (position, list) in (ranking["lists"]?.elements ?? []).enumerated() {
      var last: Int64 = 0
      for value in list["places"]?.elements ?? [] {
        guard placed.indices.contains(next), let place = value["place"]?.number, last <= place,
          placed[next]["list"]?.number == Int64(position),
          ["application", "award", "place", "status", "total"].allSatisfy({
            placed[next][$0] == value[$0]
          })
        else { throw altered("lists[\(position)] ≠ entries") }
        last = place
        next += 1
      }
    }
    guard next == placed.count else { throw altered("lists ≠ entries") }
  }

  /// An amount that must be there. So large a one that sums could overflow is none of a call.
  private func amount(
    _ value: JSONValue, _ key: String, _ currency: Currency, _ place: String
  ) throws(NoVacancies) -> Money {
    guard let money = value[key]?.text.flatMap({ Money(amountText: $0, currency) }),
      money.minorUnits.magnitude < 1_000_000_000_000_000_000_000_000_000_000
    else { throw altered("\(place).\(key)") }
    return money
  }

  /// An amount that may be absent.
  private func amount(
    ifAny value: JSONValue, _ key: String, _ currency: Currency, _ place: String
  ) throws(NoVacancies) -> Money? {
    value[key] == nil ? nil : try amount(value, key, currency, place)
  }

  // MARK: Findings

  /// A ranking that the tool has not written so.
  private func altered(_ what: String) -> NoVacancies {
    NoVacancies(finding: finding(VacancyFindings.contradicts, ("what", what)))
  }

  /// A finding about `ranking.json`.
  private func finding(_ kind: FindingKind, _ arguments: (String, String)...) -> Finding {
    Finding(kind, arguments: arguments.map { .init($0.0, $0.1) }, place: Place(file: path))
  }
}
