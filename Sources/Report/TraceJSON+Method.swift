// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// The first line of the trace: the method of the call, without which no number below it could be
/// recomputed (DESIGN §7.11). `Schemas/trace.schema.json` says what every member means.
extension TraceJSON {
  /// What the first line says the file is.
  static let format = "urn:opencall:trace:1"

  /// Writes the first line.
  static func appendMethod(
    of input: ReportInput, names: KeyNames, values: inout FactNumbers, to writer: inout JSONWriter
  ) {
    let terms = input.terms
    writer.beginObject()
    writer.member("call") {
      $0.member("id", terms.call.id.text)
      $0.member("sha256", terms.digest)
      $0.member("version", terms.call.version)
    }
    writer.member("decisions", each: input.ranking.decisions) { $0.decision($1) }
    writer.member("format", format)
    if let grid = terms.grid { writer.member("grid") { append(grid, of: terms, to: &$0) } }
    writer.member("lots", terms.call.lots.lazy.map(\.id.text))
    if let lottery = input.ranking.lottery {
      writer.member("lottery") {
        $0.member("drawn", lottery.drawn)
        $0.member("salt", lottery.salt)
      }
    }
    if let money = terms.money {
      writer.key("money")
      writer.beginObject()
      append(money, of: terms, values: &values, to: &writer)
      writer.endObject()
    }
    writer.member("notJudged", input.ranking.notJudged.lazy.map(\.text))
    if let ranking = terms.ranking {
      writer.member("order") { append(ranking, of: terms, names: names, to: &$0) }
    }
    writer.member("quotas", each: terms.batchRules) { append($1, to: &$0) }
    writer.member("rules", each: terms.rules) { append($1, to: &$0) }
    writer.member("semantics", Ranking.semantics)
    writer.endObject()
    writer.endLine()
  }

  /// The members of a rule.
  private static func append(_ rule: RuleTerms, to writer: inout JSONWriter) {
    if !rule.bounds.isEmpty {
      writer.member("bounds", each: rule.bounds) { writer, bound in
        writer.member("name", bound.name)
        writer.member("value", orNull: bound.value.map(Exact.text))
      }
    }
    writer.member("code", rule.kind.code)
    if rule.isCondition { writer.member("condition", true) }
    writer.member("id", rule.id.text)
    writer.member("otherwise", rule.otherwise.rawValue)
    writer.member("severity", rule.severity.rawValue)
    writer.member("stage", rule.stage.rawValue)
  }

  // MARK: Scores

  /// The members of a grid.
  private static func append(_ grid: Grid, of terms: Terms, to writer: inout JSONWriter) {
    writer.member("aggregate", grid.aggregatesTotals ? "total" : "criterion")
    writer.member("criteria", each: grid.criteria) { writer, criterion in
      append(criterion, of: grid, terms, to: &writer)
    }
    if let method = grid.criterionMethod {
      writer.member("criterionMethod") { append(method, to: &$0) }
    }
    if let divergence = grid.divergence {
      writer.member("divergence") {
        $0.member("equidistant", divergence.equidistant.rawValue)
        $0.member("method", divergence.method.rawValue)
        $0.member("on", divergence.subject.rawValue)
        $0.member("over", Exact.text(divergence.over))
        $0.member("then", divergence.resolution.rawValue)
      }
    }
    writer.member("method") { append(grid.method, to: &$0) }
    writer.member("minimumSheets", grid.minimumSheets)
    writer.member("notAssessable", grid.notAssessable.rawValue)
    writer.member("rounding") {
      append(grid.criterionRounding, "criterion", to: &$0)
      append(grid.sectionRounding, "section", to: &$0)
      append(grid.totalRounding, "total", to: &$0)
    }
    writer.member("sections", each: grid.sections) { writer, section in
      writer.member("id", section.id.text)
      append(section.threshold, to: &writer)
      writer.member("weight", Exact.text(section.weight))
    }
    append(grid.threshold, to: &writer)
  }

  /// The members of a criterion.
  private static func append(
    _ criterion: Criterion, of grid: Grid, _ terms: Terms, to writer: inout JSONWriter
  ) {
    switch criterion.source {
    case .assessors: break
    case .bands(let fact, let bands):
      writer.member("bands", each: bands) { writer, band in
        writer.member("below", ifAny: band.below)
        writer.member("from", ifAny: band.from)
        writer.member("points", Exact.text(band.points))
      }
      writer.member("fact", terms.facts[fact].id.text)
    case .linear(let fact, _, _, _, _): writer.member("fact", terms.facts[fact].id.text)
    }
    writer.member("id", criterion.id.text)
    writer.member("least", Exact.text(criterion.scale.least))
    if case .linear(_, let from, let to, let pointsFrom, let pointsTo) = criterion.source {
      writer.member("linear") {
        $0.member("from", Exact.text(from))
        $0.member("pointsFrom", Exact.text(pointsFrom))
        $0.member("pointsTo", Exact.text(pointsTo))
        $0.member("to", Exact.text(to))
      }
    }
    writer.member("most", Exact.text(criterion.scale.most))
    writer.member("section", grid.sections[criterion.section].id.text)
    append(criterion.threshold, to: &writer)
    writer.member("veto", ifAny: criterion.veto)
    writer.member("weight", Exact.text(criterion.weight))
  }

  /// A threshold, where there is one.
  private static func append(_ threshold: Threshold?, to writer: inout JSONWriter) {
    guard let threshold else { return }
    writer.member("threshold") {
      $0.member("min", Exact.text(threshold.least))
      $0.member("on", threshold.basis.rawValue)
    }
  }

  /// The members of a way of aggregating.
  private static func append(_ method: AggregateMethod, to writer: inout JSONWriter) {
    switch method {
    case .mean: writer.member("name", "mean")
    case .median: writer.member("name", "median")
    case .consensus: writer.member("name", "consensus")
    case .trimmedMean(let count):
      writer.member("name", "trimmed-mean")
      writer.member("trim", count)
    }
  }

  /// A rounding, where there is one.
  private static func append(
    _ rounding: Rounding?, _ key: String, to writer: inout JSONWriter
  ) {
    guard let rounding else { return }
    writer.member(key) {
      $0.member("digits", rounding.digits)
      $0.member("mode", rounding.mode.rawValue)
    }
  }

  // MARK: Order and money

  /// The members of the order.
  private static func append(
    _ ranking: RankingRules, of terms: Terms, names: KeyNames, to writer: inout JSONWriter
  ) {
    writer.member("keys", each: zip(names.order, ranking.keys)) { writer, key in
      switch key.1 {
      case .total(let descending), .section(_, let descending), .criterion(_, let descending),
        .fact(_, let descending):
        writer.member("best", descending ? "highest" : "lowest")
      case .percentile, .leastCovered, .leastFunded, .decided, .lottery:
        writer.member("best", "lowest")
      }
      writer.member("key", key.0)
    }
    writer.member("lists", ranking.listPerLot ? "lot" : "call")
    guard let percentile = ranking.percentile else { return }
    writer.member("percentile") {
      $0.member("best", percentile.highestIsBest ? "highest" : "lowest")
      $0.member("population", percentile.includesBelowThreshold ? "scored" : "ranked")
      append(percentile.rounding, "rounding", to: &$0)
      switch percentile.within {
      case .call: $0.member("within", "call")
      case .lot: $0.member("within", "lot")
      case .fact(let fact): $0.member("within", "fact:" + terms.facts[fact].id.text)
      }
    }
  }

  /// The members of the money.
  private static func append(
    _ money: MoneyRules, of terms: Terms, values: inout FactNumbers, to writer: inout JSONWriter
  ) {
    writer.member("caps", each: money.caps) { writer, cap in
      writer.member("amount", ifAny: cap.amount?.amountText)
      if let count = cap.count { writer.member("count", count) }
      writer.member("fact", terms.facts[cap.fact].id.text)
    }
    if let table = money.conversion {
      writer.member("conversion") {
        $0.member("mode", table.mode.rawValue)
        $0.member("month", table.month)
        $0.member("rates", each: table.rates) { writer, rate in
          writer.member("currency", rate.currency.code)
          writer.member("units", Exact.text(rate.units))
        }
      }
    }
    writer.member("currency", money.currency.code)
    if money.givesAwards { writer.member("doesNotFit", money.doesNotFit.rawValue) }
    // The numbers of values are given in this order, and go on with the first entry.
    let envelopes = money.envelopes.map { envelope in
      (envelope, envelope.match.map { values.number(of: $0.value, fact: $0.fact) })
    }
    let guarantees = money.guarantees.map { guarantee in
      (guarantee, values.number(of: guarantee.match.value, fact: guarantee.match.fact))
    }
    writer.member("envelopes", each: envelopes) { writer, element in
      let (envelope, number) = element
      writer.member("amount", envelope.amount.amountText)
      writer.member("id", envelope.id.text)
      writer.member("lot", ifAny: envelope.lot?.text)
      if let match = envelope.match, let number {
        writer.member("match") { append(match, number, of: terms, to: &$0) }
      }
      writer.member("reserveAmount", ifAny: envelope.reserveAmount?.amountText)
      if let count = envelope.reserveCount { writer.member("reserveCount", count) }
    }
    writer.member("guarantees", each: guarantees) { writer, element in
      let (guarantee, number) = element
      writer.member("count", guarantee.count)
      writer.member("envelope", money.envelopes[guarantee.envelope].id.text)
      writer.member("id", guarantee.id)
      writer.member("match") { append(guarantee.match, number, of: terms, to: &$0) }
    }
    writer.member("partialMinimum", ifAny: money.partialMinimum?.amountText)
    if let mark = money.passMark {
      writer.member("passMark") {
        $0.member("awards", mark.givesAwards)
        $0.member("multiple", Exact.text(mark.multiple))
      }
    }
    if let promotion = money.promotion {
      writer.member("promotion") { RankingJSON.append(promotion, to: &$0) }
    }
    writer.member("requested", terms.facts[money.requested].id.text)
    writer.member("spills", each: money.spills) { writer, spill in
      writer.member("from", money.envelopes[spill.from].id.text)
      writer.member("to", money.envelopes[spill.to].id.text)
    }
  }

  /// The members of a fact that must have a value: the call's own text, and the number that stands
  /// for it in the lines.
  private static func append(
    _ match: FactMatch, _ number: Int, of terms: Terms, to writer: inout JSONWriter
  ) {
    writer.member("fact", terms.facts[match.fact].id.text)
    writer.member("number", number)
    writer.member("value", match.value)
  }
}

/// The facts that scores, order and money look at, and numbers in place of their texts: a trace is
/// published, and a text may be a person's.
struct FactNumbers {
  /// The facts, by position, in the order of their ids, which canonical JSON asks for.
  let used: [(fact: Int, id: String)]
  /// For each fact the number of each text, from 1 in the order of appearance. Look-ups only.
  private var numbers: [[String: Int]]

  /// The facts that a call uses.
  init(_ terms: Terms) {
    var used: Set<Int> = []
    for criterion in terms.grid?.criteria ?? [] {
      switch criterion.source {
      case .assessors: break
      case .bands(let fact, _), .linear(let fact, _, _, _, _): used.insert(fact)
      }
    }
    for key in terms.ranking?.keys ?? [] {
      switch key {
      case .fact(let fact, _), .leastCovered(let fact), .leastFunded(let fact): used.insert(fact)
      case .total, .section, .criterion, .percentile, .decided, .lottery: break
      }
    }
    if case .fact(let fact) = terms.ranking?.percentile?.within { used.insert(fact) }
    if let money = terms.money {
      used.insert(money.requested)
      used.formUnion(money.caps.map(\.fact))
      used.formUnion(money.envelopes.compactMap(\.match?.fact))
      used.formUnion(money.guarantees.map(\.match.fact))
    }
    self.used = used.map { (fact: $0, id: terms.facts[$0].id.text) }.sorted {
      $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
    numbers = terms.facts.map { _ in [:] }
  }

  /// The number that stands for a text of a fact.
  mutating func number(of text: String, fact: Int) -> Int {
    let number = numbers[fact][text] ?? numbers[fact].count + 1
    numbers[fact][text] = number
    return number
  }

  /// Writes the facts of an entry that was scored or placed.
  mutating func append(_ facts: [FactValue], to writer: inout JSONWriter) {
    guard !facts.isEmpty, !used.isEmpty else { return }
    writer.key("facts")
    writer.beginObject()
    for (fact, id) in used {
      writer.key(id)
      switch facts.indices.contains(fact) ? facts[fact] : .unknown {
      case .number(let value): writer.string(Exact.text(value))
      case .unknown: writer.null()
      case .texts(let texts):
        writer.beginArray()
        for text in texts { writer.integer(number(of: text, fact: fact)) }
        writer.endArray()
      }
    }
    writer.endObject()
  }
}
