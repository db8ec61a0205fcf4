// SPDX-License-Identifier: Apache-2.0

import Model

/// What the walk needs of one application.
struct WalkItem {
  /// The amount that counts in minor units: recommended, else requested; nil where unknown.
  let amount: Int128?
  /// The envelope that it draws on: the first, in the order written, that takes it; nil for none.
  let envelope: Int?
  /// The envelopes that it may draw on, more than one where a fact is unknown.
  let possible: [Int]
  /// For each cap the values that count towards it; nil where the fact is unknown.
  let capped: [[String]?]

  /// Whether all is known that the walk needs.
  var isSettled: Bool {
    amount != nil && possible.count <= 1 && !capped.contains { $0 == nil }
  }

  /// What a vacancy needs of a published standing; numbers stand for the values under caps.
  init(_ standing: Standing, keepsCaps: Bool) {
    amount = standing.requested.minorUnits
    envelope = standing.envelope
    possible = [standing.envelope]
    capped = keepsCaps ? standing.capped.map { $0.map(String.init) } : []
  }

  /// What the walk needs of a candidate.
  init(_ candidate: Candidate, _ rules: MoneyRules, _ decisions: DecisionBook) {
    amount = decisions.amount(of: candidate, rules)?.minorUnits
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
    if let certain { possible.append(certain) }
    self.possible = possible
    envelope = possible.count == 1 ? certain : nil
    capped = rules.caps.map { cap in
      candidate.fact(cap.fact).texts.map { texts in
        // A value written twice counts once.
        texts.indices.filter { !texts[..<$0].contains(texts[$0]) }.map { texts[$0] }
      }
    }
  }
}
