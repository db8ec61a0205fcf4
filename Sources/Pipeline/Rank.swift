// SPDX-License-Identifier: Apache-2.0

package import Calls
package import Model
package import Scoring

/// The result of ranking, and what is wrong with officials' input.
package struct RankResult: Sendable {
  /// The ranking of the sound rest.
  package let ranking: Ranking
  /// Every defect; unless the user asked for the sound rest, any refuses the job (DESIGN §6.5).
  package let defects: [Finding]
}

/// Ranks a batch (DESIGN §2): pure, and the only place that compares applications.
///
/// First each application alone: versions, answers, status, scores, gates. Then together: order,
/// ties, money. `earlierDefects` are those that reading found; they keep the ranking provisional.
package func rank(
  _ rulebook: Rulebook, appraisals: [Appraisal], sheets: Sheets, decisions: [Decision],
  hasReceipts: Bool, earlierDefects: [Finding] = []
) throws(ScoringFailure) -> RankResult {
  var work = try RankWork(rulebook, appraisals, sheets, decisions, hasReceipts: hasReceipts)
  try work.score()
  try work.setPassMarks()
  try work.rate()
  try work.placeAndFund()
  work.revoke()
  return work.result(earlierDefects)
}

/// The steps of ranking, in their order.
private struct RankWork {
  let rulebook: Rulebook
  let appraisals: [Appraisal]
  let rulings: Rulings
  let screening: Screening
  let decisions: [Decision]
  let hasReceipts: Bool
  var entries: [RankedEntry]
  /// The entries that go on to scores, and what scoring needs of them.
  var candidates: [(entry: Int, candidate: Candidate)] = []
  let sheets: SheetBook?
  let book: DecisionBook
  /// Those that passed every gate.
  var scored = Passed()
  var lists: [RankedList] = []
  var envelopes: [EnvelopeResult] = []
  var passMarks: [PassMarkResult] = []
  var open: [OpenItem] = []

  /// Everything before scores.
  init(
    _ rulebook: Rulebook, _ appraisals: [Appraisal], _ sheets: Sheets, _ decisions: [Decision],
    hasReceipts: Bool
  ) throws(ScoringFailure) {
    self.rulebook = rulebook
    self.appraisals = appraisals
    self.decisions = decisions
    self.hasReceipts = hasReceipts
    let terms = rulebook.terms
    rulings = Rulings(decisions, rulebook: rulebook, appraisals: appraisals)
    screening = Screening(
      rulebook: rulebook, appraisals: appraisals, rulings: rulings, hasReceipts: hasReceipts)
    entries = screening.entries()
    var candidates: [(entry: Int, candidate: Candidate)] = []
    candidates.reserveCapacity(entries.count)
    for index in entries.indices where entries[index].status == .ranked {
      guard let id = entries[index].application else { continue }
      candidates.append(
        (
          index,
          Candidate(application: id, lot: entries[index].lot, facts: appraisals[index].facts)
        ))
    }
    self.candidates = candidates
    let applications = RankWork.lots(of: appraisals, entries)
    let plain = candidates.map(\.candidate)
    book = DecisionBook(
      decisions, applications: applications, candidates: plain, rules: terms.ranking,
      money: terms.money)
    if let grid = terms.grid {
      self.sheets = try SheetBook(
        sheets: sheets, decisions: decisions, grid: grid, applications: applications,
        candidates: plain)
    } else {
      self.sheets = nil
    }
  }

  /// The lot of each application.
  private static func lots(
    of appraisals: [Appraisal], _ entries: [RankedEntry]
  ) -> [ApplicationID: LotID?] {
    var lots = [ApplicationID: LotID?](minimumCapacity: appraisals.count)
    var hasVersions = false
    for index in appraisals.indices {
      guard let id = appraisals[index].application else { continue }
      let lot = appraisals[index].lot
      let known = lots.updateValue(lot, forKey: id)
      guard let known else { continue }
      hasVersions = true
      // A version whose lot is known says more than one that could not be read.
      if lot == nil { lots[id] = .some(known) }
    }
    guard hasVersions else { return lots }
    // Of several versions, the one that counts says it.
    for entry in entries {
      switch entry.status {
      case .late, .superseded, .inadmissible: continue
      default: if let id = entry.application, let lot = entry.lot { lots[id] = lot }
      }
    }
    return lots
  }

  /// Aggregates and gates, each application alone.
  mutating func score() throws(ScoringFailure) {
    let plain = candidates.map(\.candidate)
    // An unknown request is never zero: no place can be given (DESIGN §6.2, §7.1).
    let isUnknown = plain.map { candidate in
      rulebook.terms.money.map { book.amount(of: candidate, $0) == nil } ?? false
    }
    var scores: Scores?
    if let grid = rulebook.terms.grid, let sheets {
      scores = try Scores(plain, sheets, grid) { isUnknown[$0] }
    }
    for (position, (index, candidate)) in candidates.enumerated() {
      entries[index].isCandidate = true
      if isUnknown[position] {
        entries[index].status = .undetermined
        continue
      }
      guard let scores else {
        scored.append((index, Scored(unscored: candidate)))
        continue
      }
      entries[index].score(by: scores, position)
      switch scores.outcomes[position] {
      case .open(let status): entries[index].status = status
      case .belowThreshold: entries[index].status = .belowThreshold
      case .passed: scored.append((index, Scored(candidate, scores, position)))
      case .none: continue
      }
    }
  }

  /// Sets the pass marks that follow from the requests, and keeps those that pass (DESIGN §6.10).
  mutating func setPassMarks() throws(ScoringFailure) {
    guard let money = rulebook.terms.money, let rule = money.passMark else { return }
    let found = try Scoring.passMarks(scored.values, rule, money, decisions: book)
    passMarks = found.results
    for (position, gate) in found.gates.enumerated() {
      let index = scored.entries[position]
      entries[index].passMark = gate
      if gate?.value.passes == false { entries[index].status = .belowThreshold }
      // Where the envelope is not known, nobody can say which pass mark holds (DESIGN §7.1).
      if found.unsettled.contains(position) { entries[index].status = .undetermined }
    }
    scored.keep { entries[$0].status == .ranked }
  }

  /// Rates totals among each other, where the call asks for percentiles (DESIGN §7.10).
  mutating func rate() throws(ScoringFailure) {
    guard let rule = rulebook.terms.ranking?.percentile else { return }
    var rated: [Int] = []
    var totals: [RatedTotal] = []
    for (index, candidate) in candidates {
      let status = entries[index].status
      guard status == .ranked || (status == .belowThreshold && rule.includesBelowThreshold),
        let total = entries[index].total
      else { continue }
      rated.append(index)
      totals.append(RatedTotal(candidate: candidate, total: total))
    }
    for (index, step) in zip(rated, try percentiles(totals, rule)) { entries[index].rated = step }
    scored.setPercentiles { entries[$0].rated?.value.value }
  }

  /// Gives places and money.
  mutating func placeAndFund() throws(ScoringFailure) {
    let terms = rulebook.terms
    // Where the call names no order, those that passed share one list and one place.
    let rules = terms.ranking ?? RankingRules(listPerLot: false, keys: [], draw: nil)
    let orders = try order(
      scored.values, rules: rules, call: terms.call.id, lots: terms.call.lots.map(\.id),
      decisions: book, money: terms.money)
    for list in orders {
      var places: [Int] = []
      places.reserveCapacity(list.count)
      for position in 0..<list.count {
        let placed = list[position]
        let index = scored.entries[placed.position]
        entries[index].place = placed.place
        places.append(index)
      }
      lists.append(RankedList(lot: list.lot, places: places))
    }
    guard let money = terms.money, money.givesAwards else { return }
    let allocation = try allocate(orders, scored.values, money, decisions: book)
    envelopes = allocation.envelopes
    for (position, status) in allocation.statuses.enumerated() {
      let index = scored.entries[position]
      entries[index].status = status
      entries[index].capped = allocation.capped(position)
      entries[index].funding = HeldMoney(allocation.steps, at: position)
    }
    for members in allocation.crossing {
      for member in members {
        open.append(
          OpenItem(
            .sharedPlace, actor: .committee,
            application: entries[scored.entries[member]].application))
      }
    }
  }

  /// A failed late check, or a late rule that fails, takes the money of one that was selected; it
  /// keeps its place, and no other award changes (DESIGN §7.7). What is still unknown stays open
  /// until a decision says that the check was passed; a known failure is never lifted.
  mutating func revoke() {
    for index in entries.indices where entries[index].status == .selected {
      guard let id = entries[index].application else { continue }
      let late = screening.late(entries[index])
      let check = rulings.lateCheck(id)
      let isFailure = late.verdict == .inadmissible || late.verdict == .ineligible
      guard isFailure || check == false else {
        if late.verdict != .eligible, check == nil {
          open.append(OpenItem(.lateCheck, actor: .secretariat, application: id))
        }
        continue
      }
      entries[index].status = .revoked
      entries[index].because = isFailure ? late.because : []
      guard let money = entries[index].money else { continue }
      entries[index].funding?.revoke()
      guard let position = money.envelope else { continue }
      guard let awarded = try? envelopes[position].awarded.subtracting(money.award),
        let left = try? envelopes[position].left.adding(money.award)
      else { continue }
      envelopes[position].awarded = awarded
      envelopes[position].left = left
    }
  }

  /// What is open, and the entries in their order.
  func result(_ earlierDefects: [Finding]) -> RankResult {
    let defects = rulings.defects + book.defects + (sheets?.defects ?? [])
    let leftOut = earlierDefects + defects
    var order: [Int] = lists.flatMap(\.places)
    let placed = Set(order)
    let rest = entries.indices.filter { !placed.contains($0) }
    order += rest.sorted { isBefore(entries[$0], entries[$1]) }
    var positions = entries.indices.map { _ in 0 }
    for (position, index) in order.enumerated() { positions[index] = position }
    let ordered = order.map { entries[$0] }
    let ranking = Ranking(
      open: OpenItems(
        rulebook: rulebook, entries: ordered, appraisals: appraisals,
        hasReceipts: hasReceipts, leftOut: leftOut, crossing: open
      ).items(),
      lists: lists.map { RankedList(lot: $0.lot, places: $0.places.map { positions[$0] }) },
      entries: ordered, envelopes: envelopes,
      notJudged: hasReceipts
        ? [] : rulebook.terms.rules.filter(\.needsBatch).map(\.id), leftOut: leftOut,
      decisions: decisions.sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map(\.record),
      lottery: book.lottery, passMarks: passMarks)
    return RankResult(ranking: ranking, defects: defects)
  }

  /// The order of entries without a place: by status, then id, then path; only presentation.
  private func isBefore(_ left: RankedEntry, _ right: RankedEntry) -> Bool {
    if left.status != right.status { return left.status.position < right.status.position }
    if left.application != right.application {
      guard let first = left.application else { return false }
      guard let second = right.application else { return true }
      return first < second
    }
    let first = left.file ?? left.digest
    let second = right.file ?? right.digest
    return first.utf8.lexicographicallyPrecedes(second.utf8)
  }
}

extension Status {
  /// Its position in the order of DESIGN §7.1.
  fileprivate var position: Int { Status.allCases.firstIndex(of: self) ?? 0 }
}
