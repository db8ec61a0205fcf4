// SPDX-License-Identifier: Apache-2.0

package import Model

/// Carries what happened after publication down the published reserve lists (DESIGN §7.7).
///
/// Decisions that the ranking knows are passed by; the others count in the order of their instants,
/// then ids, after what the ranking itself has revoked. Freed money stays in its envelope and goes
/// down that envelope's reserve list in published order, as the walk does (§7.6) with the call's
/// rule of promotion: no place changes, and no other award. Equals whom it does not all reach stay
/// as they are until a recorded tie decision puts them in order.
///
/// - Returns: what came of it; and every defect of the decisions, without which it does not count.
package func vacancies(
  _ published: PublishedMoney, _ decisions: [Decision]
) throws(ScoringFailure) -> (result: VacancyResult, defects: [Finding]) {
  var work = try VacancyWork(published)
  try work.carryDownRevoked()
  let known = published.decisions.max { ($0.at, $0.id) < ($1.at, $1.id) }
  var records: [DecisionID: DecisionRecord] = [:]
  for record in published.decisions { records[record.id] = record }
  for decision in decisions.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
    if let record = records[decision.id] {
      if record != decision.record { work.report(VacancyFindings.altered, decision) }
      continue
    }
    if let known, decision.at < known.at {
      work.report(
        VacancyFindings.tooEarly, decision,
        [.init("last", known.id.text)])
      continue
    }
    try work.carryOut(decision)
  }
  sortByPlace(&work.defects)
  return (work.result(), work.defects)
}

/// The standings while events are carried out.
private struct VacancyWork {
  /// What is published.
  let published: PublishedMoney
  /// How everybody stands now.
  var standings: [Standing]
  /// The walk that gives money out; its `left` is what can be given.
  var walk: Walk
  /// Those of a place together, in published order.
  let groups: [[Int]]
  /// The standing of an application. Look-ups only.
  let positions: [ApplicationID: Int]
  /// What made an application leave. Look-ups only.
  var gone: [ApplicationID: String] = [:]
  /// Recorded orders of equals.
  var ties: [[Int]] = []
  /// What was set free after publication, by envelope.
  var freed: [Int128]
  /// What was awarded after publication, by envelope.
  var granted: [Int128]
  /// Equals whom the money of an envelope does not all reach.
  var open: [[[Int]]]
  /// What happened.
  var steps: [VacancyStep] = []
  /// What is wrong.
  var defects: [Finding] = []

  /// The standings as published.
  init(_ published: PublishedMoney) throws(ScoringFailure) {
    self.published = published
    standings = published.standings
    freed = published.envelopes.map { _ in 0 }
    granted = freed
    open = published.envelopes.map { _ in [] }
    var positions: [ApplicationID: Int] = [:]
    var groups: [[Int]] = []
    for (position, standing) in standings.enumerated() {
      positions[standing.application] = position
      if let last = groups.last?.first, standings[last].list == standing.list,
        standings[last].place == standing.place
      {
        groups[groups.count - 1].append(position)
      } else {
        groups.append([position])
      }
      if standing.status == .revoked {
        gone[standing.application] = Status.revoked.rawValue
      }
    }
    self.positions = positions
    self.groups = groups
    var walk = try Walk(
      standings.map { WalkItem($0, keepsCaps: published.promotion.keepsCaps) }, published.rules)
    let standings = standings
    try exactly(for: nil) { () throws(ArithmeticFailure) in
      for (position, standing) in standings.enumerated() where standing.status == .selected {
        let envelope = standing.envelope
        walk.left[envelope] = standing.award.minorUnits
        try walk.award(position, standing.award.minorUnits, .fits)
      }
    }
    for (position, envelope) in published.envelopes.enumerated() {
      let isShared = published.promotion.source == .envelope
      walk.left[position] = isShared ? envelope.left.minorUnits : 0
    }
    self.walk = walk
  }

  // MARK: Events

  /// What the ranking revoked is free since then: who is next, in published order.
  mutating func carryDownRevoked() throws(ScoringFailure) {
    for (position, standing) in standings.enumerated() where standing.status == .revoked {
      let money = standing.freed?.minorUnits ?? 0
      // The ranking has already put it back into what the envelope holds.
      if published.promotion.source == .freed {
        try add(money, to: standing.envelope)
      }
      try goDown(
        .revoked, about: [position], envelope: standing.envelope, freed: money, by: nil)
    }
  }

  /// Carries out one decision.
  mutating func carryOut(_ decision: Decision) throws(ScoringFailure) {
    switch decision.action {
    case .withdrawal(let application):
      try leave(application, .withdrawn, .withdrawal, decision)
    case .lateCheck(let application, passes: false):
      try leave(application, .revoked, .lateCheck, decision)
    case .lateCheck(let application, passes: true):
      // A check that was passed changes nothing; one about nobody is a mistake all the same.
      _ = standing(application, decision)
    case .amount(let application, let amount): try lower(application, to: amount, decision)
    case .tie(let order): try decide(order, decision)
    case .correction: report(VacancyFindings.correction, decision)
    case .consensus, .adjustment, .curing, .expiry, .review, .conflict, .draw:
      report(VacancyFindings.changesRanking, decision, [.init("kind", decision.record.kind)])
    }
  }

  /// Somebody leaves: its money is free, or nobody waits in its place.
  private mutating func leave(
    _ application: ApplicationID, _ status: Status, _ event: VacancyStep.Event,
    _ decision: Decision
  ) throws(ScoringFailure) {
    guard let position = standing(application, decision) else { return }
    gone[application] = decision.id.text
    standings[position].status = status
    let money = standings[position].award.minorUnits
    standings[position].award = .zero(published.currency)
    let envelope = standings[position].envelope
    try exactly(for: application) { () throws(ArithmeticFailure) in try walk.vacate(position) }
    freed[envelope] += money
    try add(money, to: envelope)
    try goDown(event, about: [position], envelope: envelope, freed: money, by: decision)
  }

  /// An award is lowered: the difference is free.
  private mutating func lower(
    _ application: ApplicationID, to amount: Rational, _ decision: Decision
  ) throws(ScoringFailure) {
    guard let position = standing(application, decision) else { return }
    let held = standings[position].award
    guard amount >= .zero, let new = Money(amount, published.currency),
      new.minorUnits < held.minorUnits
    else {
      return report(
        VacancyFindings.notLower, decision,
        [
          .init("application", application.text), .init("amount", plainText(amount)),
          .init("award", held.amountText),
        ])
    }
    standings[position].award = new
    let money = held.minorUnits - new.minorUnits
    let envelope = standings[position].envelope
    try exactly(for: application) { () throws(ArithmeticFailure) in
      try walk.lower(position, by: money)
    }
    freed[envelope] += money
    try add(money, to: envelope)
    try goDown(.amount, about: [position], envelope: envelope, freed: money, by: decision)
  }

  /// Equals on a reserve list are put in order; money that waited for it goes on.
  private mutating func decide(
    _ order: [ApplicationID], _ decision: Decision
  ) throws(ScoringFailure) {
    let members = order.compactMap { positions[$0] }
    let group = groups.first { group in members.first.map(group.contains) == true } ?? []
    guard members.count == order.count, Set(members).count == members.count, members.count > 1,
      members.allSatisfy({ group.contains($0) && standings[$0].status == .reserve })
    else { return report(VacancyFindings.noTie, decision) }
    ties.append(members)
    for envelope in published.envelopes.indices {
      let about = members.filter { standings[$0].envelope == envelope }
      if about.isEmpty { continue }
      try goDown(.tie, about: about, envelope: envelope, freed: 0, by: decision)
    }
  }

  /// Where an application stands that an event is about; a defect where it holds nothing any more.
  private mutating func standing(_ application: ApplicationID, _ decision: Decision) -> Int? {
    let name = Finding.Argument("application", application.text)
    if let earlier = gone[application] {
      report(VacancyFindings.leftBefore, decision, [name, .init("earlier", earlier)])
    } else if let position = positions[application] {
      return position
    } else {
      let isKnown = published.others.contains(application)
      report(
        isKnown ? VacancyFindings.nothingHeld : VacancyFindings.unknown, decision, [name])
    }
    return nil
  }

  /// Adds a defect of a decision.
  mutating func report(
    _ kind: FindingKind, _ decision: Decision, _ arguments: [Finding.Argument] = []
  ) {
    defects.append(
      Finding(
        kind, arguments: [.init("decision", decision.id.text)] + arguments, place: decision.place))
  }

  // MARK: Money

  /// Adds to what can be given.
  private mutating func add(_ money: Int128, to envelope: Int) throws(ScoringFailure) {
    try exactly(for: nil) { () throws(ArithmeticFailure) in
      walk.left[envelope] = try checkedSum(walk.left[envelope], money)
    }
  }

  /// Goes down an envelope's reserve list with what can be given, and notes the step.
  private mutating func goDown(
    _ event: VacancyStep.Event, about: [Int], envelope: Int, freed: Int128, by decision: Decision?
  ) throws(ScoringFailure) {
    let available = walk.left[envelope]
    walk.reopen()
    open[envelope] = []
    var visited: [Int] = []
    if available > 0 {
      for group in waiting(for: envelope) {
        visited += group
        for position in group { walk.steps[position] = nil }
        try exactly(for: nil) { () throws(ArithmeticFailure) in
          try walk.visit(group[...], as: .fits)
        }
      }
      open[envelope] = walk.crossing
    }
    var offers: [VacancyStep.Offer] = []
    for position in visited {
      guard let step = walk.step(of: position), step.outcome != .walkEnded else { continue }
      offers.append(
        VacancyStep.Offer(
          standing: position, outcome: step.outcome, award: step.award, before: step.before,
          after: step.after))
      guard walk.isFunded[position] else { continue }
      standings[position].status = .selected
      standings[position].award = step.award
      granted[envelope] += step.award.minorUnits
    }
    steps.append(
      VacancyStep(
        event: event, decision: decision?.id, at: decision?.at, about: about, envelope: envelope,
        freed: walk.money(freed), available: walk.money(available), offers: offers,
        rest: walk.money(walk.left[envelope])))
  }

  /// Who waits for an envelope's money: those of a place together, unless a decision orders them.
  private func waiting(for envelope: Int) -> [[Int]] {
    var waiting: [[Int]] = []
    for group in groups {
      let members = group.filter {
        standings[$0].envelope == envelope && standings[$0].status == .reserve
      }
      if members.isEmpty { continue }
      if members.count > 1, let tie = ties.last(where: { tie in members.allSatisfy(tie.contains) })
      {
        waiting += tie.filter(members.contains).map { [$0] }
      } else {
        waiting.append(members)
      }
    }
    return waiting
  }

  /// What came of it all.
  func result() -> VacancyResult {
    let envelopes = published.envelopes.enumerated().map { position, envelope in
      VacantEnvelope(
        id: envelope.id, published: envelope.left, freed: walk.money(freed[position]),
        awarded: walk.money(granted[position]),
        left: walk.money(envelope.left.minorUnits + freed[position] - granted[position]))
    }
    return VacancyResult(
      steps: steps, envelopes: envelopes, standings: standings,
      open: open.flatMap { $0 }.map { $0.map { standings[$0].application } })
  }
}

extension PublishedMoney {
  /// The rules of the walk down the reserve lists.
  fileprivate var rules: MoneyRules {
    MoneyRules(
      currency: currency, requested: 0, doesNotFit: promotion.doesNotFit,
      partialMinimum: promotion.partialMinimum,
      envelopes: envelopes.map {
        Envelope(
          id: $0.id, name: .none, amount: $0.amount, lot: nil, match: nil, reserveCount: nil,
          reserveAmount: nil)
      },
      guarantees: [], spills: [],
      caps: promotion.keepsCaps
        ? caps.map { Cap(fact: 0, count: $0.count, amount: $0.amount) } : [])
  }
}
