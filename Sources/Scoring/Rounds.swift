// SPDX-License-Identifier: Apache-2.0

import Model

/// The rounds in which a group of equals is placed by keys that look at what is placed (DESIGN §7.3).
///
/// In every round every key is computed anew for all that are left; a large group would take as many values
/// as it has pairs. But a key that looks at one application only says the same in every round, and one that
/// looks above says the same of all with the same texts. So the group is a tree, a level for each key:
/// applications with the same value, or the same texts, are under one node. A round goes down from the
/// root with the nodes that are still best, and asks each text once.
///
/// A tie decision is about exactly those who are still equal; a tree knows nothing of that, and where there
/// are such decisions it is not used.
struct Rounds {
  /// Those of a group that are placed together, with what the trace says of them.
  struct Best {
    /// Who they are.
    let members: [Int]
    /// The values that they have in common, key by key.
    let common: [KeyValue]
    /// Their values of one more key, where it is unknown for one of them.
    let unknown: [KeyValue]?
    /// What kept each below those placed in the round before; empty in the first round.
    let splits: [Split]
  }

  /// Applications that are alike in the keys above.
  private struct Node {
    /// The node above.
    let parent: Int
    /// Its value of the parent's key, where that looks at one application only.
    let value: KeyValue
    /// How many are under it.
    var count: Int
    /// The nodes below; where the key of this level looks at one application only, the best is last.
    var children: [Int] = []
    /// Those under it, where there is no level below.
    var members: [Int] = []
    /// Whether the key of this level is unknown for one of them, whatever is placed.
    var isUnknown = false
    /// One of those under it: it speaks for all.
    let speaker: Int
    /// The count that it had last for a key that looks above, and in which round.
    var last: (round: Int32, count: Int32) = (0, 0)
    /// The count before that, and in which round.
    var earlier: (round: Int32, count: Int32) = (0, 0)
  }

  /// The keys from the first that looks above.
  private let keys: ArraySlice<OrderKey>
  /// Everybody.
  private let scored: [Scored]
  /// The nodes; the first is the root.
  private var nodes: [Node] = []
  /// The round, from 1.
  private var round: Int32 = 0
  /// The best values of the round before, key by key.
  private var tops: [KeyValue] = []

  /// How many are left.
  var count: Int { nodes[0].count }

  /// The tree of a group.
  init(_ group: [Int], of scored: [Scored], by keys: ArraySlice<OrderKey>, _ values: KeyValues) {
    self.keys = keys
    self.scored = scored
    add(group, value: .unknown, parent: -1, at: keys.startIndex, values)
  }

  // MARK: The tree

  /// Adds a node with all that is under it.
  @discardableResult
  private mutating func add(
    _ group: [Int], value: KeyValue, parent: Int, at level: Int, _ values: KeyValues
  ) -> Int {
    let node = nodes.count
    nodes.append(Node(parent: parent, value: value, count: group.count, speaker: group[0]))
    guard keys.indices.contains(level) else {
      nodes[node].members = group
      return node
    }
    var parts: [(value: KeyValue, members: [Int])] = []
    switch keys[level] {
    case .leastCovered(let fact), .leastFunded(let fact):
      guard let alike = alike(group, fact) else { break }
      parts = alike.map { (.unknown, $0) }
    case .decided: break
    case .total, .section, .criterion, .percentile, .fact, .lottery:
      parts = sorted(group, by: keys[level], values) ?? []
    }
    guard !parts.isEmpty else {
      nodes[node].isUnknown = true
      nodes[node].members = group
      return node
    }
    for part in parts {
      let child = add(part.members, value: part.value, parent: node, at: level + 1, values)
      nodes[node].children.append(child)
    }
    return node
  }

  /// A group by the texts of a fact; nil where it is unknown of one.
  private func alike(_ group: [Int], _ fact: Int) -> [[Int]]? {
    var parts: [[Int]] = []
    var numbers: [[String]: Int] = [:]
    for position in group {
      guard let texts = scored[position].candidate.fact(fact).texts else { return nil }
      if let number = numbers[texts] {
        parts[number].append(position)
      } else {
        numbers[texts] = parts.count
        parts.append([position])
      }
    }
    return parts
  }

  /// A group by the values of a key, worst first; nil where it is unknown of one.
  private func sorted(
    _ group: [Int], by key: OrderKey, _ values: KeyValues
  ) -> [(value: KeyValue, members: [Int])]? {
    let found = values.values(of: key, for: group)
    guard !found.contains(.unknown) else { return nil }
    var parts: [(value: KeyValue, members: [Int])] = []
    for index in group.indices.sorted(by: { key.prefers(found[$1], to: found[$0]) }) {
      if let last = parts.indices.last, parts[last].value == found[index] {
        parts[last].members.append(group[index])
      } else {
        parts.append((found[index], [group[index]]))
      }
    }
    return parts
  }

  // MARK: A round

  /// Takes the best of those left out of the tree, as things stand.
  mutating func next(_ values: KeyValues) -> Best {
    round += 1
    var best = [0]
    var common: [KeyValue] = []
    var isUnknown = false
    for level in keys.indices {
      guard best.reduce(0, { $0 + nodes[$1].count }) > 1 else { break }
      let found = look(at: level, below: best, values)
      if best.contains(where: { nodes[$0].isUnknown })
        || found.contains(where: { $0.1 == .unknown })
      {
        isUnknown = true
        break
      }
      let key = keys[level]
      guard let top = found.min(by: { key.prefers($0.1, to: $1.1) })?.1 else { break }
      common.append(top)
      best = found.filter { $0.1 == top }.map(\.node)
    }
    var placed: [(position: Int, leaf: Int)] = []
    for node in best { collect(under: node, into: &placed) }
    let members = placed.map(\.position)
    let splits = placed.compactMap { split(above: $0.leaf) }
    let unknown =
      isUnknown ? values.values(of: keys[keys.startIndex + common.count], for: members) : nil
    for node in best { remove(node) }
    tops = common
    return Best(members: members, common: common, unknown: unknown, splits: splits)
  }

  /// The values of a key for the nodes below some: of a key that looks at one application only those of
  /// the best, as no other can be chosen.
  private mutating func look(
    at level: Int, below best: [Int], _ values: KeyValues
  ) -> [(node: Int, KeyValue)] {
    var found: [(node: Int, KeyValue)] = []
    for node in best {
      guard keys[level].looksAbove else {
        if let child = nodes[node].children.last { found.append((child, nodes[child].value)) }
        continue
      }
      for child in nodes[node].children {
        let count = values.count(of: keys[level], for: scored[nodes[child].speaker])
        nodes[child].earlier = nodes[child].last
        nodes[child].last = (round, Int32(count ?? -1))
        found.append((child, KeyValue(count.map { Rational($0) })))
      }
    }
    return found
  }

  /// Those under a node, each with the lowest node above it.
  private func collect(under node: Int, into all: inout [(position: Int, leaf: Int)]) {
    all += nodes[node].members.map { ($0, node) }
    for child in nodes[node].children { collect(under: child, into: &all) }
  }

  /// What kept those under a leaf below the ones placed in the round before; nil in the first round.
  private func split(above leaf: Int) -> Split? {
    guard round > 1 else { return nil }
    var path: [Int] = []
    var node = leaf
    while nodes[node].parent >= 0 {
      path.append(node)
      node = nodes[node].parent
    }
    for (index, node) in path.reversed().enumerated() where index < tops.count {
      let key = keys.startIndex + index
      let own = keys[key].looksAbove ? counted(node, in: round - 1) : nodes[node].value
      if own != tops[index] { return Split(key: key, own: own, other: tops[index]) }
    }
    return nil
  }

  /// The value that a node had in a round for a key that looks above.
  private func counted(_ node: Int, in round: Int32) -> KeyValue {
    let found = nodes[node].last.round == round ? nodes[node].last : nodes[node].earlier
    return .number(Rational(Int(found.count)))
  }

  /// Takes a node with all that is under it out of the tree, and the nodes above that it leaves empty.
  private mutating func remove(_ node: Int) {
    let removed = nodes[node].count
    nodes[node].count = 0
    var child = node
    while nodes[child].parent >= 0 {
      let parent = nodes[child].parent
      if nodes[child].count == 0, let index = nodes[parent].children.lastIndex(of: child) {
        nodes[parent].children.remove(at: index)
      }
      nodes[parent].count -= removed
      child = parent
    }
  }
}
