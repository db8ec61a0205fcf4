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
  /// What every skeleton begins and ends with and how long it is: most names resemble none by that.
  private let outlines: Set<Outline>

  /// The first and the last sign of a skeleton, and how many there are.
  private struct Outline: Hashable, Sendable {
    var first: UInt32 = 0
    var last: UInt32 = 0
    var count = 0

    /// Adds a sign.
    mutating func add(_ sign: UInt32) {
      if count == 0 { first = sign }
      last = sign
      count += 1
    }

    /// The outline of a skeleton.
    init(of skeleton: String) {
      for scalar in skeleton.unicodeScalars { add(scalar.value) }
    }

    /// The outline of a name's skeleton, of ASCII and Han characters; nil where it has others.
    init?(ofPlain name: String) {
      for scalar in name.unicodeScalars {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: add(scalar.value)
        case 0x41...0x5A: add(scalar.value + 0x20)
        case ..<0x80: continue
        default: return nil
        }
      }
    }
  }

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
    outlines = Set(skeletons.keys.map { Outline(of: $0) })
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
    // Names of these characters that fold alike look alike: whoever looks like nobody is nobody.
    if let outline = Outline(ofPlain: name), !outlines.contains(outline) { return .none }
    if let position = names[NameFolding.folded(name)], position >= 0 { return .entry(position) }
    return skeletons[NameFolding.skeleton(name)].map { .lookAlike($0) } ?? .none
  }
}
