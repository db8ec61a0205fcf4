// SPDX-License-Identifier: Apache-2.0

/// Different texts, each kept once and known by its number, counted from 0 in the order of their
/// first use.
///
/// A batch names an application or an assessor millions of times; compared as numbers they cost next
/// to nothing. Texts are equal where their bytes are (DESIGN §10).
package struct TextTable: Sendable {
  /// The bytes of all texts, one behind the other.
  private var bytes: [UInt8] = []
  /// For each text the offset behind its last byte.
  private var ends: [Int] = []
  /// Open addressing: a number plus one, or 0 where a place is free. Its length is a power of two.
  private var slots: [UInt32] = []

  /// A table without texts.
  package init() {}

  /// How many different texts there are.
  package var count: Int { ends.count }

  /// A text by its number.
  package func text(_ number: Int) -> String {
    String(decoding: bytes[start(number)..<ends[number]], as: UTF8.self)
  }

  /// The number of a text; a new one is taken up.
  package mutating func number(of text: String) -> Int {
    number(of: text.utf8Span.span)
  }

  /// The number of a text in UTF-8; a new one is taken up.
  package mutating func number(of text: Span<UInt8>) -> Int {
    if (ends.count + 1) * 4 > slots.count * 3 { grow() }
    let slot = slot(of: text)
    if slots[slot] > 0 { return Int(slots[slot]) - 1 }
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    slots[slot] = UInt32(ends.count)
    return ends.count - 1
  }

  /// The number of a text in UTF-8, or nil where it is not here.
  package func known(_ text: Span<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let slot = slot(of: text)
    return slots[slot] > 0 ? Int(slots[slot]) - 1 : nil
  }

  /// The offset of a text's first byte.
  private func start(_ number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

  /// The place of a text, or the free place where it belongs; there is a free one.
  private func slot(of text: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TextTable.hash(text)) & mask
    while slots[slot] > 0, !isEqual(Int(slots[slot]) - 1, text) { slot = (slot + 1) & mask }
    return slot
  }

  /// Whether a text of the table has these bytes.
  private func isEqual(_ number: Int, _ text: Span<UInt8>) -> Bool {
    let start = start(number)
    guard ends[number] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  /// Doubles the places.
  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: max(slots.count * 2, 64))
    let mask = slots.count - 1
    for number in ends.indices {
      let hash = TextTable.hash(bytes.span.extracting(start(number)..<ends[number]))
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] > 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// Differs from run to run, so that nobody can write texts that all meet in one place; no result
  /// depends on it.
  private static let seed = UInt64.random(in: .min ... .max)

  /// A number that different texts seldom share.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.count)
    var word: UInt64 = 0
    for index in text.indices {
      word = word &<< 8 | UInt64(text[index])
      if index & 7 == 7 {
        hash = mixed(hash, word)
        word = 0
      }
    }
    return mixed(hash, word)
  }

  /// One step of hashing: the halves of a full product, folded.
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
