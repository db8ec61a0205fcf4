// SPDX-License-Identifier: Apache-2.0

import Model

extension Scored {
  /// The value of a key that looks at one application only; nil where it is unknown.
  func number(of key: OrderKey) -> Rational? {
    switch key {
    case .total: return total
    case .percentile: return percentile
    case .section(let position, _): return section(position)
    case .criterion(let position, _): return criterion(position)
    case .fact(let fact, _):
      guard case .number(let value) = candidate.fact(fact) else { return nil }
      return value
    case .leastCovered, .leastFunded, .decided, .lottery: return nil
    }
  }
}

/// Sorts ranges of a list by keys that look at one application only.
///
/// Many applications have few different values. So a range gets *rank codes*: the different values are
/// sorted, exactly, and then whole numbers stand for them, whose order is theirs. In a small range it
/// costs less to compare the values.
struct RangeSorter {
  /// Up to so many are sorted by their values.
  private static let small = 12
  /// The values of a small range, with whose they are.
  private var valued: [(value: Rational, position: UInt32)] = []
  /// The codes of a large range, each above the position that it is for.
  private var coded: [UInt64] = []

  /// Sorts a range of positions, best first.
  ///
  /// - Returns: where each part with the same value ends; nil where a value is unknown, and then
  ///   nothing is moved.
  mutating func sort(
    _ members: inout [UInt32], _ range: Range<Int>, by key: OrderKey, of scored: [Scored]
  ) -> [Int]? {
    range.count <= RangeSorter.small
      ? sortValues(&members, range, by: key, of: scored)
      : sortCodes(&members, range, by: key, of: scored)
  }

  /// Sorts a small range by its values.
  private mutating func sortValues(
    _ members: inout [UInt32], _ range: Range<Int>, by key: OrderKey, of scored: [Scored]
  ) -> [Int]? {
    valued.removeAll(keepingCapacity: true)
    for index in range {
      let position = members[index]
      guard let value = scored[Int(position)].number(of: key) else { return nil }
      valued.append((value, position))
    }
    if key.isDescending {
      valued.sort { $1.value < $0.value }
    } else {
      valued.sort { $0.value < $1.value }
    }
    var ends: [Int] = []
    for (offset, index) in range.enumerated() {
      members[index] = valued[offset].position
      if offset > 0, valued[offset].value != valued[offset - 1].value { ends.append(index) }
    }
    ends.append(range.upperBound)
    return ends
  }

  /// Sorts a large range by rank codes.
  private mutating func sortCodes(
    _ members: inout [UInt32], _ range: Range<Int>, by key: OrderKey, of scored: [Scored]
  ) -> [Int]? {
    coded.removeAll(keepingCapacity: true)
    // Look-ups only; the codes are those of the order in which values come.
    var codes: [Rational: UInt32] = [:]
    var values: [Rational] = []
    for index in range {
      let position = members[index]
      guard let value = scored[Int(position)].number(of: key) else { return nil }
      let code: UInt32
      if let known = codes[value] {
        code = known
      } else {
        code = UInt32(values.count)
        codes[value] = code
        values.append(value)
      }
      coded.append(UInt64(code) << 32 | UInt64(position))
    }
    guard values.count > 1 else { return [range.upperBound] }
    let order =
      key.isDescending
      ? values.indices.sorted { values[$1] < values[$0] }
      : values.indices.sorted { values[$0] < values[$1] }
    var ranks = [UInt64](repeating: 0, count: values.count)
    for (rank, code) in order.enumerated() { ranks[code] = UInt64(rank) }
    for index in coded.indices {
      coded[index] = ranks[Int(coded[index] >> 32)] << 32 | coded[index] & 0xFFFF_FFFF
    }
    coded.sort()
    var ends: [Int] = []
    ends.reserveCapacity(values.count)
    for (offset, index) in range.enumerated() {
      members[index] = UInt32(truncatingIfNeeded: coded[offset])
      if offset > 0, coded[offset] >> 32 != coded[offset - 1] >> 32 { ends.append(index) }
    }
    ends.append(range.upperBound)
    return ends
  }
}
