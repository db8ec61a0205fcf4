// SPDX-License-Identifier: Apache-2.0

/// Which known name a misspelt one may have meant. Only ever a help in a sentence: nothing is
/// guessed (DESIGN §5.6).
package enum Nearness {
  /// The most bytes of a name that is looked at.
  private static let longest = 64

  /// The nearest of some names, the first of equally near ones; nil where none is near: more than a
  /// third of the letters differ, or the name is equal.
  package static func nearest(to name: String, among names: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in names where candidate != name && isNear(name, candidate) {
      let distance = distance(name.lowercased(), candidate.lowercased())
      if let best, best.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Whether at most a third of the letters differ.
  package static func isNear(_ left: String, _ right: String) -> Bool {
    distance(left.lowercased(), right.lowercased())
      <= max(1, max(left.utf8.count, right.utf8.count) / 3)
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour.
  package static func distance(_ left: String, _ right: String) -> Int {
    let from = Array(left.utf8.prefix(longest))
    let to = Array(right.utf8.prefix(longest))
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in from.indices {
      var next = [row + 1]
      for column in to.indices {
        let change = last[column] + (from[row] == to[column] ? 0 : 1)
        var least = min(change, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        next.append(least)
      }
      beforeLast = last
      last = next
    }
    return last[to.count]
  }
}
