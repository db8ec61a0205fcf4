// SPDX-License-Identifier: Apache-2.0

/// Reads canonical JSON value by value, for large files of lines that the tool itself has written.
///
/// Whoever uses it knows which members come, and in which order (that of RFC 8785); anything else
/// is a fault. Nothing is kept of what was read, so a line costs little more than its texts.
package struct JSONCursor {
  /// The file.
  private let bytes: [UInt8]
  /// The offset of the next byte.
  package private(set) var next: Int
  /// The offset after the last byte that may be read.
  private let end: Int

  /// A cursor over part of a file; the caller has checked that the bytes are UTF-8.
  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    next = range.lowerBound
    end = range.upperBound
  }

  /// Whether everything was read.
  package var isAtEnd: Bool { next == end }

  /// Goes past a line feed.
  package mutating func endLine() throws(JSONFault) { try expect(0x0A) }

  /// Goes into an object.
  package mutating func beginObject() throws(JSONFault) { try expect(0x7B) }

  /// Leaves an object that has no other member.
  package mutating func endObject() throws(JSONFault) { try expect(0x7D) }

  /// Goes into a list.
  package mutating func beginArray() throws(JSONFault) { try expect(0x5B) }

  /// Whether another element stands in the list; else the list is left.
  package mutating func nextElement() throws(JSONFault) -> Bool {
    if take(0x5D) { return false }
    _ = take(0x2C)
    guard next < end else { throw fault(.unexpectedEnd) }
    return true
  }

  /// Goes past the key, if it is the next one of the object.
  package mutating func take(key: StaticString) -> Bool {
    var index = next
    if index < end, bytes[index] == 0x2C { index += 1 }
    let count = key.utf8CodeUnitCount
    guard index + count + 3 <= end, bytes[index] == 0x22, bytes[index + count + 1] == 0x22,
      bytes[index + count + 2] == 0x3A
    else { return false }
    let same = key.withUTF8Buffer { text in
      for offset in 0..<count where unsafe text[offset] != bytes[index + 1 + offset] {
        return false
      }
      return true
    }
    if same { next = index + count + 3 }
    return same
  }

  /// Goes past a key that has to be the next one.
  package mutating func key(_ key: StaticString) throws(JSONFault) {
    guard take(key: key) else { throw fault(.syntax) }
  }

  /// Goes past `null`, if that comes.
  package mutating func takeNull() -> Bool {
    guard next + 4 <= end, bytes[next] == 0x6E, bytes[next + 1] == 0x75, bytes[next + 2] == 0x6C,
      bytes[next + 3] == 0x6C
    else { return false }
    next += 4
    return true
  }

  /// Whether a list comes.
  package var isArray: Bool { next < end && bytes[next] == 0x5B }

  /// A whole number.
  package mutating func integer() throws(JSONFault) -> Int {
    let isNegative = take(0x2D)
    let start = next
    var number = 0
    while next < end, bytes[next] &- 0x30 < 10, next - start < 17 {
      number = number * 10 + Int(bytes[next] - 0x30)
      next += 1
    }
    guard next > start, number <= Int(JSONValue.greatestInteger) else { throw fault(.syntax) }
    return isNegative ? -number : number
  }

  /// `true` or `false`.
  package mutating func bool() throws(JSONFault) -> Bool {
    let isTrue = next < end && bytes[next] == 0x74
    for byte in isTrue ? "true".utf8 : "false".utf8 { try expect(byte) }
    return isTrue
  }

  /// A text.
  package mutating func string() throws(JSONFault) -> String {
    let (range, isEscaped) = try text()
    guard isEscaped else { return String(decoding: bytes[range], as: UTF8.self) }
    let whole = Array(bytes[(range.lowerBound - 1)..<(range.upperBound + 1)])
    guard case .string(let text) = try CanonicalJSON.read(whole) else { throw fault(.syntax) }
    return text
  }

  /// The bytes of a text in which nothing is escaped, without making a text of them.
  package mutating func plainText() throws(JSONFault) -> ArraySlice<UInt8> {
    let (range, isEscaped) = try text()
    guard !isEscaped else { throw fault(.syntax) }
    return bytes[range]
  }

  /// The offsets of a text between its quotes, and whether anything in it is escaped.
  private mutating func text() throws(JSONFault) -> (range: Range<Int>, isEscaped: Bool) {
    try expect(0x22)
    let start = next
    var isEscaped = false
    while next < end, bytes[next] != 0x22 {
      if bytes[next] == 0x5C {
        isEscaped = true
        next += 1
      } else if bytes[next] < 0x20 {
        throw fault(.controlCharacter)
      }
      next += 1
    }
    guard next < end else { throw fault(.unexpectedEnd) }
    next += 1
    return (start..<(next - 1), isEscaped)
  }

  /// Goes past a byte if it is the next one.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next < end, bytes[next] == byte else { return false }
    next += 1
    return true
  }

  /// Goes past a byte that has to be the next one.
  private mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard next < end else { throw fault(.unexpectedEnd) }
    guard take(byte) else { throw fault(.syntax) }
  }

  /// A fault at the next byte.
  package func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind: kind, position: textPosition(of: next, in: bytes))
  }
}
