// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Scoring

/// Those that passed every gate, each with the entry that it is: two arrays, so that what compares
/// applications takes theirs as it is.
struct Passed {
  /// The entries, by position in the ranking's.
  private(set) var entries: [Int] = []
  /// What the order looks at, in the same order.
  private(set) var values: [Scored] = []

  /// Adds one.
  mutating func append(_ member: (entry: Int, scored: Scored)) {
    entries.append(member.entry)
    values.append(member.scored)
  }

  /// Keeps those whose entry is to stay.
  mutating func keep(_ isKept: (Int) -> Bool) {
    let kept = entries.indices.filter { isKept(entries[$0]) }
    guard kept.count < entries.count else { return }
    values = kept.map { values[$0] }
    entries = kept.map { entries[$0] }
  }

  /// Gives each the percentile of its entry.
  mutating func setPercentiles(_ percentile: (Int) -> Rational?) {
    for position in values.indices { values[position].percentile = percentile(entries[position]) }
  }
}
