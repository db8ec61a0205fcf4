// SPDX-License-Identifier: Apache-2.0

import Model

@testable import Scoring

/// The value of a decimal or of a fraction such as `43/3`.
func r(_ text: String) -> Rational {
  guard let value = exactDecimal(text) ?? Rational(canonical: text) else {
    preconditionFailure("not a number: \(text)")
  }
  return value
}

/// Rounding to so many digits.
func rounding(_ digits: Int, _ mode: Rounding.Mode) -> Rounding {
  guard let rounding = Rounding(digits: digits, mode: mode) else {
    preconditionFailure("no rounding")
  }
  return rounding
}

/// Euros.
let euro: Currency = {
  guard let euro = Currency(code: "EUR") else { preconditionFailure("no euro") }
  return euro
}()

/// An amount in euros.
func euros(_ amount: Int) -> Money { Money(minorUnits: Int128(amount) * 100, currency: euro) }

/// An instant, so many seconds after the epoch.
func instant(_ seconds: Int64) -> Instant {
  guard let instant = Instant(seconds: seconds) else { preconditionFailure("no instant") }
  return instant
}

/// A range scale.
func range(_ least: String, _ most: String, _ step: String) -> Scale {
  .range(least: r(least), most: r(most), step: r(step))
}

/// A criterion; by default 0 to 100 in steps of a half, weight 1, first section.
func criterion(
  _ id: String, weight: String = "1", scale: Scale = range("0", "100", "0.5"),
  source: ScoreSource = .assessors, least: String? = nil, on basis: Basis = .unweighted,
  veto: String? = nil, section: Int = 0
) -> Criterion {
  Criterion(
    id: CriterionID(id), name: .none, guidance: .none, weight: r(weight), scale: scale,
    source: source, threshold: least.map { Threshold(least: r($0), basis: basis) },
    veto: veto.map(r), section: section)
}

/// A section.
func section(
  _ id: String, weight: String = "1", least: String? = nil, on basis: Basis = .unweighted
) -> Section {
  Section(
    id: SectionID(id), name: .none, weight: r(weight),
    threshold: least.map { Threshold(least: r($0), basis: basis) })
}

/// A grid; by default one section, the mean per criterion of two sheets at least.
func grid(
  _ criteria: [Criterion], sections: [Section] = [section("s")], totals: Bool = false,
  method: AggregateMethod = .mean, criterionMethod: AggregateMethod? = nil, minimum: Int = 2,
  notAssessable: NotAssessable = .no, reach: ConflictReach = .application,
  least: Threshold? = nil, divergence: Divergence? = nil, criterionRounding: Rounding? = nil,
  sectionRounding: Rounding? = nil, totalRounding: Rounding? = nil, mostAdjustment: Rational? = nil,
  assessors: [String]? = nil
) -> Grid {
  var highest = Rational.zero
  for criterion in criteria {
    do {
      let weight = try sections[criterion.section].weight.multiplied(by: criterion.weight)
      highest = try highest.adding(weight.multiplied(by: criterion.scale.most))
    } catch { preconditionFailure("overflow") }
  }
  return Grid(
    sections: sections, criteria: criteria, aggregatesTotals: totals, method: method,
    criterionMethod: criterionMethod, minimumSheets: minimum, notAssessable: notAssessable,
    conflictReach: reach, threshold: least, divergence: divergence,
    criterionRounding: criterionRounding, sectionRounding: sectionRounding,
    totalRounding: totalRounding, highest: highest, mostAdjustment: mostAdjustment,
    assessors: assessors.map { Set($0.map { AssessorID($0) }) })
}

/// A rule of divergence.
func diverging(
  _ subject: Divergence.Subject = .total, _ method: Divergence.Method = .absolute, over: String,
  then resolution: Divergence.Resolution = .third,
  equidistant: Divergence.Equidistant = .higher
) -> Divergence {
  Divergence(
    subject: subject, method: method, over: r(over), resolution: resolution,
    equidistant: equidistant)
}

/// A sheet; scores as `"q=4 w=3.5"`.
func sheet(
  _ assessor: String, _ application: String, _ scores: String, role: AssessorRole = .first,
  final isFinal: Bool = true, version: Int = 1, conflict: String? = nil, file: String = "a.csv",
  line: Int = 1
) -> Sheet {
  let pairs = scores.split(separator: " ").map {
    $0.split(separator: "=", omittingEmptySubsequences: false)
  }
  return Sheet(
    assessor: AssessorID(assessor), application: ApplicationID(application), role: role,
    isFinal: isFinal, version: version,
    scores: pairs.enumerated().map {
      Sheet.Score(
        criterion: String($1[0]), value: String($1[1]), comment: "",
        position: UInt32(line + $0))
    }, conflict: conflict, remark: "", place: Place(file: file, line: line))
}

/// A decision.
func decision(
  _ id: String, _ action: Decision.Action, at seconds: Int64 = 0, line: Int = 1
) -> Decision {
  Decision(
    id: DecisionID(id), by: "committee", at: instant(seconds), reason: "because", action: action,
    place: Place(file: "decisions.csv", line: line))
}

/// The scores of a consensus.
func scores(_ text: String) -> [Sheet.Score] { sheet("x", "x", text).scores }

/// A candidate; facts by position.
func candidate(
  _ application: String, _ facts: [FactValue] = [], lot: String? = nil
) -> Candidate {
  Candidate(application: ApplicationID(application), lot: lot.map { LotID($0) }, facts: facts)
}

/// A fact with a number.
func number(_ text: String) -> FactValue { .number(r(text)) }

/// A batch of applications without lots.
func batch(_ ids: String...) -> [ApplicationID: LotID?] {
  Dictionary(uniqueKeysWithValues: ids.map { (ApplicationID($0), nil) })
}

/// The book over a batch of the applications that sheets and candidates name.
func book(
  _ sheets: [Sheet], _ decisions: [Decision], _ grid: Grid, candidates: [Candidate] = [],
  lots: [String: String] = [:], also: [String] = []
) throws -> SheetBook {
  var applications: [ApplicationID: LotID?] = [:]
  for id in sheets.map(\.application.text) + candidates.map(\.application.text) + also {
    applications[ApplicationID(id)] = .some(lots[id].map { LotID($0) })
  }
  return try SheetBook(
    sheets: Sheets(sheets), decisions: decisions, grid: grid, applications: applications,
    candidates: candidates)
}

/// The scoring of application `a`.
func score(
  _ sheets: [Sheet], _ decisions: [Decision], _ grid: Grid, facts: [FactValue] = []
) throws -> (state: ScoreState, step: ScoreStep) {
  let own = candidate("a", facts)
  let read = try book(sheets, decisions, grid, candidates: [own])
  let (state, step) = try aggregate(own, read, grid)
  return (state, step)
}

/// The book of sheets without decisions.
func book(
  _ sheets: [Sheet], _ grid: Grid, candidates: [Candidate] = [], lots: [String: String] = [:]
) throws -> SheetBook {
  try book(sheets, [], grid, candidates: candidates, lots: lots)
}

/// The scoring of application `a` without decisions.
func score(
  _ sheets: [Sheet], _ grid: Grid, facts: [FactValue] = []
) throws -> (state: ScoreState, step: ScoreStep) {
  try score(sheets, [], grid, facts: facts)
}

/// Codes of findings, in order.
func codes(_ findings: [Finding]) -> [String] { findings.map(\.kind.code) }

/// A scored candidate with a total; facts by position.
func scored(
  _ application: String, _ total: String, _ facts: [FactValue] = [], lot: String? = nil,
  criteria: [String?] = []
) -> Scored {
  Scored(
    candidate: candidate(application, facts, lot: lot), criteria: criteria.map { $0.map(r) },
    sections: [], total: r(total))
}

/// An envelope.
func envelope(
  _ id: String, _ amount: Int, lot: String? = nil, match: FactMatch? = nil, reserve: Int? = nil,
  reserveAmount: Int? = nil
) -> Envelope {
  Envelope(
    id: EnvelopeID(id), name: .none, amount: euros(amount), lot: lot.map { LotID($0) },
    match: match, reserveCount: reserve, reserveAmount: reserveAmount.map(euros))
}

/// Money; fact 0 says what is requested.
func money(
  _ envelopes: [Envelope], _ rule: DoesNotFit = .skip, minimum: Int? = nil,
  guarantees: [Guarantee] = [], spills: [(Int, Int)] = [], caps: [Cap] = [],
  passMark: PassMark? = nil
) -> MoneyRules {
  MoneyRules(
    currency: euro, requested: 0, doesNotFit: rule, partialMinimum: minimum.map(euros),
    envelopes: envelopes, guarantees: guarantees,
    spills: spills.map { MoneyRules.Spill(from: $0.0, to: $0.1) }, caps: caps,
    passMark: passMark)
}

/// The lists by keys.
func lists(
  _ scored: [Scored], _ keys: [OrderKey] = [.total(descending: true)],
  decisions: [Decision] = [], money: MoneyRules? = nil, draw: Draw? = nil, lots: [String] = []
) throws -> [RankedOrder] {
  let rules = RankingRules(listPerLot: !lots.isEmpty, keys: keys, draw: draw)
  return try order(
    scored, rules: rules, call: CallID("call"), lots: lots.map { LotID($0) },
    decisions: decisionBook(decisions, scored, rules, money), money: money)
}

/// The book of decisions about a batch of scored applications.
func decisionBook(
  _ decisions: [Decision], _ scored: [Scored], _ rules: RankingRules? = nil,
  _ money: MoneyRules? = nil
) -> DecisionBook {
  var applications: [ApplicationID: LotID?] = [:]
  for own in scored { applications[own.candidate.application] = .some(own.candidate.lot) }
  return DecisionBook(
    decisions, applications: applications, candidates: scored.map(\.candidate), rules: rules,
    money: money)
}

/// A list as text: `1 b, 2= a c, 4 d`.
func text(_ list: RankedOrder, _ scored: [Scored]) -> String {
  list.groups.map { group in
    let place = list.places.first { $0.position == group[0] }?.step.place ?? 0
    let ids = group.map { scored[$0].candidate.application.text }.joined(separator: " ")
    return "\(place)\(group.count > 1 ? "=" : "") \(ids)"
  }.joined(separator: ", ")
}

/// The places by keys as text.
func places(
  _ scored: [Scored], _ keys: [OrderKey], decisions: [Decision] = [], money: MoneyRules? = nil,
  draw: Draw? = nil
) throws -> String {
  text(try lists(scored, keys, decisions: decisions, money: money, draw: draw)[0], scored)
}

/// Statuses and awards as text, by application in the order given: `a:selected(50) b:notFunded`.
func awards(
  _ scored: [Scored], _ money: MoneyRules, keys: [OrderKey] = [.total(descending: true)],
  decisions: [Decision] = [], lots: [String] = []
) throws -> String {
  let list = try lists(scored, keys, decisions: decisions, money: money, lots: lots)
  let allocation = try allocate(
    list, scored, money, decisions: decisionBook(decisions, scored, nil, money))
  return scored.indices.map { position in
    let award = (allocation.steps[position]?.award.minorUnits ?? 0) / 100
    return scored[position].candidate.application.text + ":"
      + allocation.statuses[position].rawValue + (award > 0 ? "(\(award))" : "")
  }.joined(separator: " ")
}
