// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Compares two versions of an application (DESIGN §5, Curing): which cells differ, which rows came,
/// went or stand elsewhere. The order of rows counts, as written; how numbers are written does not.
struct Comparison {
  /// A difference, with the part in each version that has it.
  struct Difference {
    /// What happened.
    let kind: CorrectionStep.Change.Kind
    /// The part of the version that stood.
    let old: Part?
    /// The part of the version that is to replace it.
    let new: Part?
  }

  /// The most pairs of rows that are weighed against each other; beyond it a run of rows that differ
  /// is taken for gone and come.
  private static let mostPairs = 1_000_000

  /// The version that stood.
  let old: Application
  /// The version that is to replace it.
  let new: Application
  /// The attributes.
  let vocabulary: Vocabulary

  /// All differences, in the order of tables, then of rows.
  func differences() -> [Difference] {
    var found: [Difference] = []
    var pairs = [[(old: Int, new: Int)]](repeating: [], count: Table.allCases.count)
    for table in Table.allCases {
      let owned = Owned(table, old: old, new: new, pairs: pairs)
      let own = pair(table, owned)
      pairs[table.rawValue] = own
      found += differences(of: table, owned, own)
    }
    return found
  }

  /// The rows of a table whose owners stand in both versions; the others came or went with them.
  private struct Owned {
    /// Rows of the version that stood.
    let old: [Int]
    /// Rows of the other.
    let new: [Int]
    /// The owner of each row of the other version, as a row of the version that stood.
    private let owners: [Int32: Int32]
    /// The rows of both.
    private let rows: (old: Rows, new: Rows)

    /// The rows of a table, its owners paired before.
    init(
      _ table: Table, old: Application, new: Application, pairs: [[(old: Int, new: Int)]]
    ) {
      rows = (old[table], new[table])
      var owners: [Int32: Int32] = [-1: -1]
      if let owner = Vocabulary.owner(of: table) {
        for pair in pairs[owner.rawValue] { owners[Int32(pair.new)] = Int32(pair.old) }
      }
      let standing = Set(owners.values)
      self.owners = owners
      self.old = (0..<old[table].count).filter { standing.contains(old[table].owners[$0]) }
      self.new = (0..<new[table].count).filter { owners[new[table].owners[$0]] != nil }
    }

    /// How many cells two rows share, or nil where they have other owners or other keys.
    func likeness(_ old: Int, _ new: Int, keys: [Int]) -> Int? {
      guard owners[rows.new.owners[new]] == rows.old.owners[old],
        keys.allSatisfy({ rows.old[old, $0] == rows.new[new, $0] })
      else { return nil }
      return (0..<rows.old.width).count { rows.old[old, $0] == rows.new[new, $0] }
    }
  }

  /// Which row of one version is which of the other: an alignment in the order written that shares
  /// the most cells.
  private func pair(_ table: Table, _ owned: Owned) -> [(old: Int, new: Int)] {
    let keys = table.keys.compactMap { vocabulary.index(of: $0, in: table) }
    let width = old[table].width
    var (left, right) = (owned.old[...], owned.new[...])
    var first: [(old: Int, new: Int)] = []
    var last: [(old: Int, new: Int)] = []
    func areSame(_ old: Int?, _ new: Int?) -> Bool {
      guard let old, let new else { return false }
      return owned.likeness(old, new, keys: keys) == width
    }
    while areSame(left.first, right.first) {
      first.append((left.removeFirst(), right.removeFirst()))
    }
    while areSame(left.last, right.last) { last.append((left.removeLast(), right.removeLast())) }
    let middle = weigh(Array(left), Array(right)) { owned.likeness($0, $1, keys: keys) }
    return first + middle + last.reversed()
  }

  /// The alignment of two runs of rows with the greatest sum of likeness.
  private func weigh(
    _ left: [Int], _ right: [Int], _ likeness: (Int, Int) -> Int?
  ) -> [(old: Int, new: Int)] {
    guard !left.isEmpty, !right.isEmpty, left.count * right.count <= Comparison.mostPairs else {
      return []
    }
    let width = right.count + 1
    var best = [Int](repeating: 0, count: (left.count + 1) * width)
    var like = [Int](repeating: -1, count: left.count * right.count)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        var most = max(best[(i + 1) * width + j], best[i * width + j + 1])
        if let own = likeness(left[i], right[j]) {
          like[i * right.count + j] = own
          most = max(most, best[(i + 1) * width + j + 1] + own + 1)
        }
        best[i * width + j] = most
      }
    }
    var pairs: [(old: Int, new: Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let own = like[i * right.count + j]
      if own >= 0, best[i * width + j] == best[(i + 1) * width + j + 1] + own + 1 {
        pairs.append((left[i], right[j]))
        (i, j) = (i + 1, j + 1)
      } else if best[i * width + j] == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }

  /// The differences of a table: of paired rows the cells, of all others the rows.
  private func differences(
    of table: Table, _ owned: Owned, _ pairs: [(old: Int, new: Int)]
  ) -> [Difference] {
    var found: [Difference] = []
    for pair in pairs {
      for column in 0..<old[table].width
      where old[table][pair.old, column] != new[table][pair.new, column] {
        found.append(
          Difference(
            kind: .changed, old: Part(table: table, row: pair.old, column: column),
            new: Part(table: table, row: pair.new, column: column)))
      }
    }
    let paired = (old: Set(pairs.map(\.old)), new: Set(pairs.map(\.new)))
    var gone = owned.old.filter { !paired.old.contains($0) }
    let came = owned.new.filter { !paired.new.contains($0) }
    let canMove = gone.count * came.count <= Comparison.mostPairs
    let all = Array(0..<new[table].width)
    for row in came {
      let part = Part(table: table, row: row, column: nil)
      if canMove, let same = gone.firstIndex(where: { owned.likeness($0, row, keys: all) != nil }) {
        let before = Part(table: table, row: gone.remove(at: same), column: nil)
        found.append(Difference(kind: .moved, old: before, new: part))
      } else {
        found.append(Difference(kind: .added, old: nil, new: part))
      }
    }
    for row in gone {
      found.append(
        Difference(kind: .removed, old: Part(table: table, row: row, column: nil), new: nil))
    }
    return found
  }
}
