// SPDX-License-Identifier: Apache-2.0

/// Walks over markup from start tag to start tag, past comments, CDATA, processing instructions
/// and quoted values, and counts as the reader counts.
@safe struct MarkupWalk {
  /// The ordinal of the start tag last found; the root's is 1.
  private(set) var ordinal: UInt32 = 0
  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0

  /// A walk from the start of a decoded text.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe self.text = text
  }

  /// The next start tag, from its `<` to behind its `>`; nil at the end.
  mutating func nextStartTag() -> Range<Int>? {
    while let open = find("<", from: at) {
      if starts("<!--", at: open) {
        at = behind("-->", from: open + 4)
      } else if starts("<![CDATA[", at: open) {
        at = behind("]]>", from: open + 9)
      } else if starts("<?", at: open) {
        at = behind("?>", from: open + 2)
      } else if starts("</", at: open) || starts("<!", at: open) {
        at = behind(">", from: open + 2)
      } else {
        at = tagEnd(open)
        ordinal += 1
        return open..<at
      }
    }
    at = unsafe text.count
    return nil
  }

  /// The offset of an attribute's name in a start tag; a name without a prefix also finds one with.
  func attribute(_ name: String, of tag: Range<Int>) -> Int? {
    var position = tag.lowerBound + 1
    while position < tag.upperBound, !isSpace(position) { position += 1 }
    var second: Int?
    while position < tag.upperBound {
      while position < tag.upperBound, isSpace(position) { position += 1 }
      let start = position
      while position < tag.upperBound, !isSpace(position), !isByte("=", at: position),
        !isByte(">", at: position)
      {
        position += 1
      }
      if matches(name, start..<position) { return start }
      if second == nil, let colon = unsafe text[start..<position].firstIndex(of: 0x3A),
        matches(name, (colon + 1)..<position)
      {
        second = start
      }
      while position < tag.upperBound, !isByte("\"", at: position), !isByte("'", at: position) {
        position += 1
      }
      guard position < tag.upperBound else { return second }
      let quote = unsafe text[position]
      position += 1
      while position < tag.upperBound, unsafe text[position] != quote { position += 1 }
      position += 1
    }
    return second
  }

  /// The offset of the last attribute of exactly this name in a start tag.
  func lastAttribute(_ name: String, of tag: Range<Int>) -> Int? {
    var found: Int?
    var rest = tag
    while let next = attribute(name, of: rest), matches(name, next..<(next + name.utf8.count)) {
      found = next
      // The rest begins at the quotation mark that ends the value, as a tag does at its `<`.
      var behind = next
      while behind < tag.upperBound, !isByte("\"", at: behind), !isByte("'", at: behind) {
        behind += 1
      }
      guard behind < tag.upperBound else { break }
      let quote = unsafe text[behind]
      behind += 1
      while behind < tag.upperBound, unsafe text[behind] != quote { behind += 1 }
      guard behind < tag.upperBound else { break }
      rest = behind..<tag.upperBound
    }
    return found
  }

  /// The offset behind the `>` of a start tag; quoted ones do not count, a `<` ends a broken tag.
  private func tagEnd(_ open: Int) -> Int {
    var position = open + 1
    while unsafe position < text.count {
      let byte = unsafe text[position]
      if byte == UInt8(ascii: "<") { return position }
      position += 1
      if byte == UInt8(ascii: ">") { return position }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        while unsafe position < text.count, unsafe text[position] != byte { position += 1 }
        position += 1
      }
    }
    return unsafe text.count
  }

  /// The offset behind the next `mark`, or the end.
  private func behind(_ mark: StaticString, from: Int) -> Int {
    let size = mark.utf8CodeUnitCount
    var position = from
    while let found = unsafe find(Unicode.Scalar(mark.utf8Start[0]), from: position) {
      if starts(mark, at: found) { return found + size }
      position = found + 1
    }
    return unsafe text.count
  }

  /// The next offset of an ASCII character.
  private func find(_ scalar: Unicode.Scalar, from: Int) -> Int? {
    let byte = UInt8(ascii: scalar)
    var position = from
    while unsafe position < text.count {
      if unsafe text[position] == byte { return position }
      position += 1
    }
    return nil
  }

  /// Whether ASCII text stands at an offset.
  private func starts(_ mark: StaticString, at offset: Int) -> Bool {
    let size = mark.utf8CodeUnitCount
    guard unsafe offset + size <= text.count else { return false }
    for index in 0..<size where unsafe text[offset + index] != mark.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether a range of the text spells a name.
  private func matches(_ name: String, _ range: Range<Int>) -> Bool {
    unsafe text[range].elementsEqual(name.utf8)
  }

  /// Whether a byte is XML's white space.
  private func isSpace(_ offset: Int) -> Bool {
    let byte = unsafe text[offset]
    return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Whether a byte is an ASCII character.
  private func isByte(_ scalar: Unicode.Scalar, at offset: Int) -> Bool {
    unsafe text[offset] == UInt8(ascii: scalar)
  }
}
