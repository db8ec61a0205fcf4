// SPDX-License-Identifier: Apache-2.0

package import Model

/// The pass marks that requests have set, and who passes them (DESIGN §6.10).
package struct PassMarks: Sendable {
  /// The pass marks, envelope by envelope, in the call's order.
  package let results: [PassMarkResult]
  /// For each of those scored how it stands: a gate where its envelope has a pass mark, nil where all
  /// pass, or where it is not known on which envelope it draws. Equals hold one together.
  package let gates: [Shared<GateStep>?]
  /// Those of which it is not known on which envelope they draw, by position: none is theirs.
  package let unsettled: Set<Int>
}

/// Sets the pass mark of each envelope: down the totals of those that draw on it until their requests
/// together reach the multiple that the call names. The total that reaches it is the pass mark, so that
/// equals pass together. Who has not passed the thresholds is not here: the floor prevails.
///
/// What is still open can only raise a pass mark. It may come to stand above, and so let the requests
/// reach the multiple earlier; who is below it now stays below it.
///
/// - Throws: where exact arithmetic overflows.
package func passMarks(
  _ scored: [Scored], _ rule: PassMark, _ money: MoneyRules, decisions: DecisionBook
) throws(ScoringFailure) -> PassMarks {
  try exactly(for: nil) { () throws(ArithmeticFailure) in
    let items = WalkItem.all(of: scored, money, decisions)
    var results: [PassMarkResult] = []
    var gates = [Shared<GateStep>?](repeating: nil, count: scored.count)
    var drawing = money.envelopes.map { _ in [(position: Int, total: Rational, amount: Int128)]() }
    for (position, item) in items.enumerated() {
      guard let envelope = item.envelope, let total = scored[position].total,
        let amount = item.amount
      else { continue }
      drawing[envelope].append((position, total, amount))
    }
    for (envelope, terms) in money.envelopes.enumerated() {
      let asked = try rule.asked(of: terms.amount)
      var members = drawing[envelope]
      members.sort { $1.total < $0.total }
      var together: Int128 = 0
      var mark: Rational?
      for member in members {
        if let mark, member.total < mark { break }
        together = try checkedSum(together, member.amount)
        if mark == nil, together >= asked.minorUnits { mark = member.total }
      }
      results.append(
        PassMarkResult(
          envelope: terms.id, asked: asked,
          requested: Money(minorUnits: together, currency: money.currency), mark: mark))
      guard let mark else { continue }
      var last: Shared<GateStep>?
      for member in members {
        if last?.value.score != member.total {
          last = Shared(
            GateStep(
              subject: .passMark(envelope), score: member.total, bound: mark,
              passes: mark <= member.total))
        }
        gates[member.position] = last
      }
    }
    let unsettled = items.indices.filter { items[$0].envelope == nil || items[$0].amount == nil }
    return PassMarks(results: results, gates: gates, unsettled: Set(unsettled))
  }
}
