// SPDX-License-Identifier: Apache-2.0

import Model

/// What the walk needs of one application; small, as there is one for each.
struct WalkItem {
  /// The amount, or 0.
  private let units: Int128
  /// Whether the amount is known.
  private let isAmountKnown: Bool
  /// The envelope, below zero for none.
  private let drawsOn: Int32
  /// The envelopes that it may draw on, more than one where a fact is unknown.
  let possible: [Int]
  /// For each cap the values that count towards it; nil where the fact is unknown.
  let capped: [[String]?]

  /// The amount that counts in minor units: recommended, else requested; nil where unknown.
  var amount: Int128? { isAmountKnown ? units : nil }

  /// The envelope that it draws on: the first, in the order written, that takes it; nil for none.
  var envelope: Int? { drawsOn < 0 ? nil : Int(drawsOn) }

  /// Whether all is known that the walk needs.
  var isSettled: Bool {
    isAmountKnown && possible.count <= 1 && !capped.contains { $0 == nil }
  }

  /// What a vacancy needs of a published standing; numbers stand for the values under caps.
  init(_ standing: Standing, keepsCaps: Bool) {
    units = standing.requested.minorUnits
    isAmountKnown = true
    drawsOn = Int32(standing.envelope)
    possible = [standing.envelope]
    capped = keepsCaps ? standing.capped.map { $0.map(String.init) } : []
  }

  /// What the walk needs of everybody, by position.
  static func all(
    of scored: [Scored], _ rules: MoneyRules, _ decisions: DecisionBook
  ) -> [WalkItem] {
    let single = rules.envelopes.indices.map { [$0] }
    return scored.map { WalkItem($0.candidate, rules, decisions, single: single) }
  }

  /// What the walk needs of a candidate. Nearly everybody draws on one envelope: `single` are the lists
  /// of one, so that they are held together.
  private init(
    _ candidate: Candidate, _ rules: MoneyRules, _ decisions: DecisionBook, single: [[Int]]
  ) {
    let amount = decisions.amount(of: candidate, rules)?.minorUnits
    units = amount ?? 0
    isAmountKnown = amount != nil
    var possible: [Int] = []
    var certain: Int?
    for (position, envelope) in rules.envelopes.enumerated() {
      if let lot = envelope.lot, lot != candidate.lot { continue }
      guard let match = envelope.match else {
        certain = position
        break
      }
      switch candidate.fact(match.fact).has(match.value) {
      case false: continue
      case true: certain = position
      default: possible.append(position)
      }
      if certain != nil { break }
    }
    if let certain {
      if possible.isEmpty { possible = single[certain] } else { possible.append(certain) }
    }
    self.possible = possible
    drawsOn = possible.count == 1 ? Int32(certain ?? -1) : -1
    capped = rules.caps.map { cap in
      candidate.fact(cap.fact).texts.map { texts in
        guard texts.count > 1 else { return texts }
        // A value written twice counts once.
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
      }
    }
  }
}
