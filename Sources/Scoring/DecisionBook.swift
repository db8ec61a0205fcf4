// SPDX-License-Identifier: Apache-2.0

package import Model

/// What officials decided about order and money, read strictly (DESIGN §6.5, §7.3, §7.5, §7.9):
/// ties, the public draw, recommended amounts.
///
/// It also holds every decision to the batch: one that names an application that is not there is
/// a defect, and so is an id used twice. What is faulty is left out of everything else.
package struct DecisionBook: Sendable {
  /// Every defect with place and value, severity reject, sorted by file and place.
  package private(set) var defects: [Finding] = []
  /// The sound tie decisions, by place.
  package private(set) var ties: [[ApplicationID]] = []
  /// The value drawn in public, as recorded, or nil.
  package private(set) var drawn: String?
  /// The 32 salt bytes, where they are disclosed and have the digest committed to.
  package private(set) var salt: [UInt8]?
  /// The recommended amounts; look-ups only.
  private var amounts: [ApplicationID: Money] = [:]

  /// Reads decisions; their order has no influence.
  ///
  /// - Parameters:
  ///   - applications: every application of the batch with its lot, also ineligible ones.
  ///   - candidates: those that passed eligibility; a recommended amount is held to what they
  ///     request.
  package init(
    _ decisions: [Decision], applications: [ApplicationID: LotID?], candidates: [Candidate],
    rules: RankingRules?, money: MoneyRules?
  ) {
    let sorted = inOrder(decisions)
    checkNames(sorted, applications)
    readTies(sorted, applications)
    readDraw(sorted, rules?.draw)
    if let money { readAmounts(sorted, applications, candidates, money) }
    sortByPlace(&defects)
  }

  /// The draw, where its value is recorded and its salt disclosed.
  package var lottery: LotteryRecord? {
    guard let drawn, let salt else { return nil }
    return LotteryRecord(drawn: drawn, salt: Lottery.hexadecimal(salt))
  }

  /// The book of a ranking without decisions.
  package static var empty: DecisionBook {
    DecisionBook([], applications: [:], candidates: [], rules: nil, money: nil)
  }

  /// The amount that counts for an application: the recommended one, else the request; nil where
  /// that is not known (DESIGN §7.9).
  package func amount(of candidate: Candidate, _ money: MoneyRules) -> Money? {
    // Most calls record none, and this is asked for every application more than once.
    if amounts.isEmpty { return candidate.requested(money) }
    return amounts[candidate.application] ?? candidate.requested(money)
  }

  /// Unknown applications and ids used twice.
  private mutating func checkNames(
    _ decisions: [Decision], _ applications: [ApplicationID: LotID?]
  ) {
    var ids: Set<DecisionID> = []
    for decision in decisions {
      if !ids.insert(decision.id).inserted {
        report(DecisionFindings.sameID, decision)
      }
      for application in decision.applications where applications[application] == nil {
        report(
          SheetFindings.unknownApplication, decision,
          [.init("application", application.text)])
      }
    }
  }

  /// Tie decisions: none names an application twice or an unknown one, no two contradict.
  private mutating func readTies(
    _ decisions: [Decision], _ applications: [ApplicationID: LotID?]
  ) {
    var sound: [(DecisionID, [ApplicationID])] = []
    var contradicted: Set<Int> = []
    for decision in decisions {
      guard case .tie(let order) = decision.action else { continue }
      var isSound = order.allSatisfy { applications[$0] != nil }
      for (position, application) in order.enumerated()
      where order[..<position].contains(application) {
        isSound = false
        report(
          DecisionFindings.tieNamesTwice, decision, [.init("application", application.text)])
      }
      guard isSound else { continue }
      for (index, earlier) in sound.enumerated() {
        guard let (left, right) = contradiction(earlier.1, order) else { continue }
        contradicted.formUnion([index, sound.count])
        report(
          DecisionFindings.tiesContradict, decision,
          [
            .init("first", earlier.0.text), .init("second", decision.id.text),
            .init("application", left.text), .init("other", right.text),
          ])
      }
      sound.append((decision.id, order))
    }
    ties = sound.indices.filter { !contradicted.contains($0) }.map { sound[$0].1 }
  }

  /// The draw: one result, and a salt that has the digest committed to. The salt may be disclosed
  /// in a decision of its own, later.
  private mutating func readDraw(_ decisions: [Decision], _ draw: Draw?) {
    var first: DecisionID?
    var isContradicted = false
    for decision in decisions {
      guard case .draw(let value, let disclosed) = decision.action else { continue }
      guard let draw else {
        report(DecisionFindings.noDraw, decision)
        continue
      }
      if let first, let drawn, !drawn.utf8.elementsEqual(value.utf8) {
        isContradicted = true
        report(
          DecisionFindings.drawsContradict, decision,
          [.init("first", first.text), .init("second", decision.id.text)])
      }
      if first == nil {
        first = decision.id
        drawn = value
      }
      guard let disclosed else { continue }
      if let bytes = Lottery.salt(disclosed, committed: draw) {
        salt = bytes
      } else {
        report(DecisionFindings.wrongSalt, decision, [.init("digest", draw.saltDigest)])
      }
    }
    if isContradicted { drawn = nil }
  }

  /// Recommended amounts: one for an application, from zero to the request, in whole minor units.
  private mutating func readAmounts(
    _ decisions: [Decision], _ applications: [ApplicationID: LotID?], _ candidates: [Candidate],
    _ money: MoneyRules
  ) {
    guard decisions.contains(where: { if case .amount = $0.action { true } else { false } }) else {
      return
    }
    var requests: [ApplicationID: Money] = [:]
    for candidate in candidates {
      requests[candidate.application] = candidate.requested(money)
    }
    var seen = OncePerApplication()
    for decision in decisions {
      guard case .amount(let application, let amount) = decision.action,
        applications[application] != nil
      else { continue }
      seen.add(decision, application, "amount")
      let requested = requests[application]
      let recommended = amount < .zero ? nil : Money(amount, money.currency)
      if let recommended, recommended.minorUnits <= requested?.minorUnits ?? Int128.max {
        amounts[application] = recommended
      } else {
        report(
          DecisionFindings.amountOutOfBounds, decision,
          [
            .init("application", application.text), .init("amount", plainText(amount)),
            .init("requested", requested?.amountText ?? "?"),
          ])
      }
    }
    for application in seen.repeated("amount") { amounts[application] = nil }
    defects += seen.defects
  }

  /// Adds a defect of a decision.
  private mutating func report(
    _ kind: FindingKind, _ decision: Decision, _ arguments: [Finding.Argument] = []
  ) {
    defects.append(
      Finding(
        kind, arguments: [.init("decision", decision.id.text)] + arguments, place: decision.place))
  }
}

/// Two applications that both orders name, and order differently.
private func contradiction(
  _ left: [ApplicationID], _ right: [ApplicationID]
) -> (ApplicationID, ApplicationID)? {
  let common = left.filter { right.contains($0) }
  let other = right.filter { left.contains($0) }
  for (ours, theirs) in zip(common, other) where ours != theirs { return (ours, theirs) }
  return nil
}
