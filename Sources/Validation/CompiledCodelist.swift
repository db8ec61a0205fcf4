// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A codelist made ready for look-ups. Built once for a call.
package struct CompiledCodelist: Sendable {
  /// The list as the call gives it.
  package let list: Codelist
  /// Code → position of its entry.
  private let codes: [String: Int]
  /// Folded name or alias → position of its entry, or -1 where two entries share it.
  private let names: [String: Int]

  /// Makes a list ready.
  package init(_ list: Codelist) {
    self.list = list
    var codes: [String: Int] = [:]
    var names: [String: Int] = [:]
    for (position, entry) in list.entries.enumerated() {
      codes[entry.code] = position
      for name in entry.name.entries.map(\.text) + entry.aliases {
        let folded = NameFolding.folded(name)
        if let other = names[folded], other != position {
          names[folded] = -1
        } else {
          names[folded] = position
        }
      }
    }
    self.codes = codes
    self.names = names
  }

  /// The position of the entry with this code, or nil.
  package func position(code: String) -> Int? { codes[code] }

  /// What a name settles to (DESIGN §5.6).
  package enum NameMatch: Hashable, Sendable {
    /// A declared name or alias of the entry at this position.
    case entry(Int)
    /// It only resembles the entry at this position, or several share it: nothing is guessed.
    case lookAlike(Int)
    /// It resembles nothing.
    case none
  }

  /// What a name settles to: declared names and aliases, width and case folded.
  package func match(name: String) -> NameMatch {
    if let position = names[NameFolding.folded(name)], position >= 0 { return .entry(position) }
    // Looked for entry by entry: names that settle nothing are rare, and calls are read often.
    let skeleton = NameFolding.skeleton(name)
    for (position, entry) in list.entries.enumerated() {
      for other in entry.name.entries.map(\.text) + entry.aliases
      where NameFolding.skeleton(other) == skeleton {
        return .lookAlike(position)
      }
    }
    return .none
  }

  /// Whether an entry is valid on a day.
  package func isValid(_ position: Int, on day: CivilDate) -> Bool {
    let entry = list.entries[position]
    if let from = entry.validFrom, day < from { return false }
    if let to = entry.validTo, to < day { return false }
    return true
  }
}
