// SPDX-License-Identifier: Apache-2.0

package import Model

/// A list of places (DESIGN §7.2).
package struct RankedOrder: Sendable {
  /// The lot it is for, or nil for the whole call.
  package let lot: LotID?
  /// The list, by position.
  private let list: Int
  /// Who holds a place, best first, by position among those ordered; who shares one, by application
  /// id: that order is for the eye only.
  let members: [UInt32]
  /// For each of them the first, by position here, of those that hold the same place.
  let starts: [UInt32]
  /// How each place came about.
  private let steps: OrderSteps

  /// An application with its place.
  package struct Placed: Sendable {
    /// The application, by position among those ordered.
    package let position: Int
    /// Its place.
    package let place: HeldPlace

    /// How the place came about.
    package var step: OrderStep { place.step }
  }

  /// A list of places.
  init(lot: LotID?, _ placed: PlacedList) {
    self.lot = lot
    list = placed.list
    members = placed.members
    starts = placed.starts
    steps = OrderSteps { placed.step(at: $0) }
  }

  /// How many hold a place.
  package var count: Int { members.count }

  /// Who comes at an index, best first.
  package subscript(index: Int) -> Placed {
    let start = starts[index]
    let isShared =
      Int(start) != index || (index + 1 < starts.count && starts[index + 1] == start)
    return Placed(
      position: Int(members[index]),
      place: HeldPlace(
        list: list, place: Int(start) + 1, isShared: isShared, index: index, of: steps))
  }

  /// All of them.
  package var places: [Placed] { members.indices.map { self[$0] } }
}

/// Places by the call's keys (DESIGN §7.2, §7.3): one list, or one for each lot, empty ones too.
///
/// The first key gives the order, computed against nothing. Within a group of equals every further
/// key is computed against what is already placed in the list; the best by all keys in turn is
/// placed, several still equal together; the rest starts again at the first tie-break key. A key
/// that is unknown for one of those still equal leaves them equal: they share the place from
/// there. Nothing else has a say: the order of `scored` does not, nor does an id.
///
/// - Parameters:
///   - lots: the lots of the call, in its order.
///   - decisions: ties, the draw, and the amounts that a plain walk counts with.
/// - Throws: where exact arithmetic overflows, or money is in two currencies.
package func order(
  _ scored: [Scored], rules: RankingRules, call: CallID, lots: [LotID], decisions: DecisionBook,
  money: MoneyRules?
) throws(ScoringFailure) -> [RankedOrder] {
  var lists: [(lot: LotID?, members: [UInt32])] = []
  if rules.listPerLot {
    lists = lots.map { ($0, []) }
    var numbers: [LotID: Int] = [:]
    for (number, lot) in lots.enumerated() where numbers[lot] == nil { numbers[lot] = number }
    // Nobody is lost: what is in no lot of the call has a list of its own.
    var stray: [UInt32] = []
    for position in scored.indices {
      if let number = scored[position].candidate.lot.flatMap({ numbers[$0] }) {
        lists[number].members.append(UInt32(position))
      } else {
        stray.append(UInt32(position))
      }
    }
    if !stray.isEmpty { lists.append((nil, stray)) }
  } else {
    lists = [(nil, scored.indices.map { UInt32($0) })]
  }
  let values = try KeyValues(scored, rules, call, decisions, money)
  var orders: [RankedOrder] = []
  for (list, entry) in lists.enumerated() {
    var placing = Placing(entry.members, of: scored, list: list, rules.keys, values)
    try placing.place()
    orders.append(RankedOrder(lot: entry.lot, placing.placed()))
  }
  return orders
}
