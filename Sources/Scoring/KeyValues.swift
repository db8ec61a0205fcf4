// SPDX-License-Identifier: Apache-2.0

import Model

extension OrderKey {
  /// Whether its value depends on what is already placed.
  var looksAbove: Bool {
    switch self {
    case .leastCovered, .leastFunded: true
    case .total, .section, .criterion, .percentile, .fact, .decided, .lottery: false
    }
  }

  /// Whether its value is a number of one application, whoever else is there.
  var looksAtOneOnly: Bool {
    switch self {
    case .total, .section, .criterion, .percentile, .fact: true
    case .leastCovered, .leastFunded, .decided, .lottery: false
    }
  }

  /// Whether one value is better than another; unknown values are not compared.
  func prefers(_ left: KeyValue, to right: KeyValue) -> Bool {
    switch (left, right) {
    case (.number(let ours), .number(let theirs)): isDescending ? theirs < ours : ours < theirs
    case (.drawn(let ours), .drawn(let theirs)):
      ours.utf8.lexicographicallyPrecedes(theirs.utf8)
    default: false
    }
  }

  /// Whether the higher value is better.
  var isDescending: Bool {
    switch self {
    case .total(let descending), .section(_, let descending), .criterion(_, let descending),
      .fact(_, let descending):
      descending
    case .percentile, .leastCovered, .leastFunded, .decided, .lottery: false
    }
  }
}

/// The values of order keys, against what is already placed in one list (DESIGN §7.3).
struct KeyValues {
  /// Everybody.
  private let scored: [Scored]
  /// The call.
  private let call: CallID
  /// Ties and the draw.
  private let decisions: DecisionBook
  /// The places in each tie decision. Look-ups only.
  private let ties: [[ApplicationID: Int]]
  /// The tie decisions that name an application, in their order. Look-ups only.
  private let tiesOf: [ApplicationID: [Int]]
  /// For each fact that a key counts above: how often each of its texts was placed, and how often
  /// selected. Look-ups only.
  private var covered: [Int: [String: Int]] = [:]
  /// The same of those selected.
  private var funded: [Int: [String: Int]] = [:]
  /// The facts whose counts cannot be said any more: one of those placed has the fact unknown.
  private var blind: Set<Int> = []
  /// The plain walk over those placed, where a key needs it: no guarantees, spill-over, caps.
  private var walk: Walk?
  /// Whether the walk came to a shared place that crosses the line: nobody can say who is funded
  /// above.
  private var isBlurred = false

  /// Values before anybody is placed.
  init(
    _ scored: [Scored], _ rules: RankingRules, _ call: CallID, _ decisions: DecisionBook,
    _ money: MoneyRules?
  ) throws(ScoringFailure) {
    self.scored = scored
    self.call = call
    self.decisions = decisions
    let isDecided = rules.keys.contains(.decided)
    ties = (isDecided ? decisions.ties : []).map { tie in
      Dictionary(zip(tie, tie.indices)) { first, _ in first }
    }
    var tiesOf: [ApplicationID: [Int]] = [:]
    for (number, tie) in ties.enumerated() {
      for application in tie.keys { tiesOf[application, default: []].append(number) }
    }
    self.tiesOf = tiesOf
    var needsWalk = false
    for key in rules.keys {
      switch key {
      case .leastCovered(let fact): covered[fact] = [:]
      case .leastFunded(let fact):
        funded[fact] = [:]
        needsWalk = true
      case .total, .section, .criterion, .percentile, .fact, .decided, .lottery: continue
      }
    }
    if needsWalk, let money {
      walk = try Walk(WalkItem.all(of: scored, money.plain, decisions), money.plain)
    }
  }

  /// The values of a key for those that are still equal.
  func values(of key: OrderKey, for group: [Int]) -> [KeyValue] {
    if key == .decided { return decidedPlaces(group) }
    return group.map { value(of: key, for: scored[$0]) }
  }

  /// The value of a key for one application.
  private func value(of key: OrderKey, for own: Scored) -> KeyValue {
    switch key {
    case .total, .section, .criterion, .percentile, .fact: return KeyValue(own.number(of: key))
    case .leastCovered, .leastFunded:
      return KeyValue(count(of: key, for: own).map { Rational($0) })
    case .decided: return .unknown
    case .lottery:
      guard let drawn = decisions.drawn, let salt = decisions.salt else { return .unknown }
      return .drawn(
        Lottery.number(
          call: call, application: own.candidate.application, drawn: drawn, salt: salt))
    }
  }

  /// The least count among the texts of the fact that a key counts above; nil where it is unknown.
  func count(of key: OrderKey, for own: Scored) -> Int? {
    switch key {
    case .leastCovered(let fact):
      guard !blind.contains(fact) else { return nil }
      return own.candidate.fact(fact).texts?.lazy.map { covered[fact]?[$0] ?? 0 }.min()
    case .leastFunded(let fact):
      guard walk != nil, !isBlurred, !blind.contains(fact) else { return nil }
      return own.candidate.fact(fact).texts?.lazy.map { funded[fact]?[$0] ?? 0 }.min()
    case .total, .section, .criterion, .percentile, .fact, .decided, .lottery: return nil
    }
  }

  /// The places in the first recorded decision that names all of the group; sound decisions do not
  /// contradict each other.
  private func decidedPlaces(_ group: [Int]) -> [KeyValue] {
    func application(_ position: Int) -> ApplicationID { scored[position].candidate.application }
    for tie in group.first.flatMap({ tiesOf[application($0)] }) ?? [] {
      let places = group.lazy.map { ties[tie][application($0)] }
      if places.contains(nil) { continue }
      return places.map { $0.map { .number(Rational($0 + 1)) } ?? .unknown }
    }
    return group.map { _ in .unknown }
  }

  /// Whether there are tie decisions, and a key that looks at them.
  var hasTies: Bool { !ties.isEmpty }

  /// Whether a key counts those placed.
  var countsPlaced: Bool { !covered.isEmpty || !funded.isEmpty }

  /// Takes note of a group that was put on the next place.
  mutating func place(_ group: [Int]) throws(ScoringFailure) {
    guard countsPlaced else { return }
    try exactly(for: nil) { () throws(ArithmeticFailure) in
      try walk?.visit(group[...], as: .fits)
    }
    for position in group {
      if walk?.isUndecided[position] == true { isBlurred = true }
      let isFunded = walk?.isFunded[position] == true
      for fact in KeyValues.facts(covered, funded) {
        guard let texts = scored[position].candidate.fact(fact).texts else {
          blind.insert(fact)
          continue
        }
        for text in texts {
          covered[fact]?[text, default: 0] += 1
          if isFunded { funded[fact]?[text, default: 0] += 1 }
        }
      }
    }
  }

  /// The facts that keys count above, each once; their order has no influence.
  private static func facts(
    _ covered: [Int: [String: Int]], _ funded: [Int: [String: Int]]
  ) -> Set<Int> {
    Set(covered.keys).union(funded.keys)
  }
}

extension KeyValue {
  /// A number, or unknown where there is none.
  init(_ number: Rational?) {
    self = number.map(KeyValue.number) ?? .unknown
  }
}

extension MoneyRules {
  /// The rules of a plain walk: without guarantees, spill-over and caps (DESIGN §7.3).
  var plain: MoneyRules {
    MoneyRules(
      currency: currency, requested: requested, doesNotFit: doesNotFit,
      partialMinimum: partialMinimum, envelopes: envelopes, guarantees: [], spills: [], caps: [])
  }
}
