// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// The names of a codelist, ready to be looked up as they are written and as they look.
///
/// Only the rules that settle or screen names have one: looking at a name costs more than reading
/// it, and most lists are looked up by code alone.
struct NameIndex: Sendable {
  /// Folded name or alias → position of its entry, or -1 where two entries share it.
  private let names: [String: Int]
  /// Look-alike skeleton → position of the first entry that it resembles.
  private let skeletons: [String: Int]

  /// Makes the names of a list ready.
  init(_ list: Codelist) {
    var names: [String: Int] = [:]
    var skeletons: [String: Int] = [:]
    for (position, entry) in list.entries.enumerated() {
      for name in entry.name.entries.map(\.text) + entry.aliases {
        let folded = NameFolding.folded(name)
        names[folded] = names[folded] ?? position == position ? position : -1
        let skeleton = NameFolding.skeleton(name)
        if skeletons[skeleton] == nil { skeletons[skeleton] = position }
      }
    }
    self.names = names
    self.skeletons = skeletons
  }

  /// What a name settles to (DESIGN §5.6).
  enum Match: Hashable, Sendable {
    /// A declared name or alias of the entry at this position.
    case entry(Int)
    /// It only resembles the entry at this position, or several share it: nothing is guessed.
    case lookAlike(Int)
    /// It resembles nothing.
    case none
  }

  /// What a name settles to: declared names and aliases, width and case folded.
  func match(_ name: String) -> Match {
    if let position = names[NameFolding.folded(name)], position >= 0 { return .entry(position) }
    return skeletons[NameFolding.skeleton(name)].map { .lookAlike($0) } ?? .none
  }
}
