// SPDX-License-Identifier: Apache-2.0

/// Appends JSON to bytes, step by step: commas, escapes and, for people, indentation.
///
/// Compact output is RFC 8785 as long as the caller gives the keys of each object in the order of
/// their UTF-16 code units; a key out of order is a defect in the caller and stops the program,
/// because the bytes would be wrong.
@usableFromInline package struct JSONWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// Whether every element has its own line.
  private let indented: Bool
  /// The last key of every open object; nil for none yet, and for a list.
  private var lastKeys: [String?] = []
  /// Whether a value stands before the next token.
  private var needsComma = false
  /// Whether a key stands before the next token.
  private var afterKey = false

  /// An empty text; `indented` puts every element on its own line, two spaces a level.
  package init(indented: Bool = false) {
    self.indented = indented
  }

  /// Takes the bytes out, to write them in parts; the state stays.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Opens an object.
  @usableFromInline package mutating func beginObject() { open(0x7B) }

  /// Closes an object.
  @usableFromInline package mutating func endObject() { close(0x7D) }

  /// Opens a list.
  @usableFromInline package mutating func beginArray() { open(0x5B) }

  /// Closes a list.
  @usableFromInline package mutating func endArray() { close(0x5D) }

  /// A line feed between two values of a file with one value a line.
  package mutating func endLine() {
    precondition(lastKeys.isEmpty, "a line ends within a value")
    bytes.append(0x0A)
    needsComma = false
  }

  /// A key; its value follows.
  @usableFromInline package mutating func key(_ key: String) {
    precondition(!lastKeys.isEmpty && !afterKey, "a key stands outside an object")
    if let last = lastKeys[lastKeys.count - 1] {
      precondition(utf16Precedes(last, key), "keys are out of order")
    }
    lastKeys[lastKeys.count - 1] = key
    separate()
    appendQuoted(key)
    bytes.append(0x3A)
    if indented { bytes.append(0x20) }
    afterKey = true
  }

  /// A text.
  @usableFromInline package mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
    needsComma = true
  }

  /// A whole number within ±(2^53 − 1); a greater one is a defect in the caller.
  package mutating func integer(_ number: Int64) {
    precondition(number.magnitude <= JSONValue.greatestInteger, "an integer is out of range")
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// A whole number.
  package mutating func integer(_ number: Int) { integer(Int64(number)) }

  /// `true` or `false`.
  package mutating func bool(_ truth: Bool) {
    separate()
    bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    needsComma = true
  }

  /// `null`.
  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A whole value that is canonical JSON already, as it stands: for parts made by the thousand.
  package mutating func fragment(_ canonical: [UInt8]) {
    separate()
    bytes.append(contentsOf: canonical)
    needsComma = true
  }

  /// A whole value, its keys sorted.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let truth): bool(truth)
    case .integer(let number): integer(number)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in inCanonicalOrder(members) {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Opens an object or a list.
  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    lastKeys.append(nil)
    needsComma = false
  }

  /// Closes an object or a list.
  private mutating func close(_ byte: UInt8) {
    precondition(!afterKey && !lastKeys.isEmpty, "nothing is open, or a value is missing")
    lastKeys.removeLast()
    if needsComma { breakLine() }
    bytes.append(byte)
    needsComma = true
  }

  /// Writes what stands between the last token and the next key or value.
  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    if needsComma { bytes.append(0x2C) }
    if !lastKeys.isEmpty { breakLine() }
    needsComma = false
  }

  /// Starts a line, if there are lines.
  private mutating func breakLine() {
    guard indented else { return }
    bytes.append(0x0A)
    for _ in 0..<lastKeys.count {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }

  /// Appends a text between quotes with the escapes of RFC 8785, §3.2.2.2, and no others.
  private mutating func appendQuoted(_ text: String) {
    bytes.append(0x22)
    let content = text.utf8Span.span
    var plain = true
    for index in content.indices where needsEscape(content[index]) {
      plain = false
      break
    }
    if plain {
      // One copy of memory: a quarter faster over a whole trace than appending the UTF-8 view.
      unsafe content.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    } else {
      for index in content.indices { appendEscaped(content[index]) }
    }
    bytes.append(0x22)
  }

  /// Whether a byte may not stand in a text as it is.
  private func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  /// Appends a byte of a text with the shortest escape it needs.
  private mutating func appendEscaped(_ byte: UInt8) {
    guard needsEscape(byte) else {
      bytes.append(byte)
      return
    }
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default: bytes.append(contentsOf: "u00\(Hex.text(CollectionOfOne(byte)))".utf8)
    }
  }
}

/// The members in the order of RFC 8785; the same array where they already stand so.
func inCanonicalOrder(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
  for index in members.indices.dropFirst()
  where !utf16Precedes(members[index - 1].key, members[index].key) {
    return members.sorted { utf16Precedes($0.key, $1.key) }
  }
  return members
}

/// Whether the left text comes first by UTF-16 code units (RFC 8785, §3.2.3).
///
/// That is the order of the UTF-8 bytes, but that surrogates (four bytes, from F0) come before
/// U+E000…U+FFFF (three bytes, EE and EF).
package func utf16Precedes(_ left: String, _ right: String) -> Bool {
  let ours = left.utf8Span.span
  let theirs = right.utf8Span.span
  for index in 0..<min(ours.count, theirs.count) where ours[index] != theirs[index] {
    let (first, second) = (ours[index], theirs[index])
    if first >= 0xF0, second >= 0xEE, second < 0xF0 { return true }
    if second >= 0xF0, first >= 0xEE, first < 0xF0 { return false }
    return first < second
  }
  return ours.count < theirs.count
}
