// SPDX-License-Identifier: Apache-2.0

/// Reads JSON strictly: RFC 8259, whole numbers only, no key twice, no lone surrogate.
struct JSONReader {
  /// The bytes, known to be UTF-8.
  let bytes: [UInt8]
  /// The most lists and objects within each other.
  let maximumDepth: Int
  /// The offset of the next byte.
  private var next = 0

  /// Checks that the bytes are UTF-8.
  init(_ bytes: [UInt8], maximumDepth: Int) throws(JSONFault) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw fault(.invalidUTF8, error.byteOffsets.lowerBound)
    }
  }

  /// The one value of the text.
  mutating func document() throws(JSONFault) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard next == bytes.count else { throw fault(.trailingContent, next) }
    return value
  }

  /// Reads any value.
  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    skipSpace()
    guard next < bytes.count else { throw fault(.unexpectedEnd, next) }
    switch bytes[next] {
    case 0x7B: return try object(depth: depth + 1)
    case 0x5B: return try array(depth: depth + 1)
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return .integer(try integer())
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    default: throw fault(.syntax, next)
    }
  }

  /// Reads an object from its brace.
  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= maximumDepth else { throw fault(.tooDeep, next) }
    var members: [JSONValue.Member] = []
    var keyOffsets: [Int] = []
    next += 1
    skipSpace()
    if take(0x7D) { return .object([]) }
    while true {
      skipSpace()
      guard next < bytes.count else { throw fault(.unexpectedEnd, next) }
      guard bytes[next] == 0x22 else { throw fault(.syntax, next) }
      keyOffsets.append(next)
      let key = try string()
      skipSpace()
      try expect(0x3A)
      members.append(JSONValue.Member(key, try value(depth: depth)))
      skipSpace()
      if take(0x7D) { break }
      try expect(0x2C)
    }
    try refuseDuplicates(members, keyOffsets)
    return .object(members)
  }

  /// Sorted keys, as the canonical writer leaves them, need one pass; others are sorted first.
  private func refuseDuplicates(
    _ members: [JSONValue.Member], _ offsets: [Int]
  ) throws(JSONFault) {
    var order = Array(members.indices)
    let sorted = order.dropFirst().allSatisfy {
      utf16Precedes(members[$0 - 1].key, members[$0].key)
    }
    if sorted { return }
    order.sort { left, right in
      if utf16Precedes(members[left].key, members[right].key) { return true }
      return left < right && PathText.areEqual(members[left].key, members[right].key)
    }
    for (first, second) in zip(order, order.dropFirst())
    where PathText.areEqual(members[first].key, members[second].key) {
      throw fault(.duplicateKey, offsets[second])
    }
  }

  /// Reads a list from its bracket.
  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= maximumDepth else { throw fault(.tooDeep, next) }
    var elements: [JSONValue] = []
    next += 1
    skipSpace()
    if take(0x5D) { return .array([]) }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if take(0x5D) { return .array(elements) }
      try expect(0x2C)
    }
  }

  /// Reads a word that stands for a value.
  private mutating func literal(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONFault) -> JSONValue {
    let text = word.description.utf8
    guard bytes[next...].starts(with: text) else { throw fault(.syntax, next) }
    next += text.count
    return value
  }

  /// Reads a whole number.
  private mutating func integer() throws(JSONFault) -> Int64 {
    let start = next
    let negative = take(0x2D)
    let firstDigit = next
    var number: Int64 = 0
    while next < bytes.count, isDigit(bytes[next]) {
      // Twenty digits cannot be in range; the cap keeps the sum from overflowing before that.
      if number <= JSONValue.greatestInteger { number = number * 10 + Int64(bytes[next] - 0x30) }
      next += 1
    }
    guard next > firstDigit else { throw fault(.syntax, start) }
    if bytes[firstDigit] == 0x30, next - firstDigit > 1 { throw fault(.syntax, start) }
    if next < bytes.count, [0x2E, 0x65, 0x45].contains(bytes[next]) {
      throw fault(.notAnInteger, start)
    }
    guard number <= JSONValue.greatestInteger else { throw fault(.integerOutOfRange, start) }
    return negative ? -number : number
  }

  /// Reads a text from its quote.
  private mutating func string() throws(JSONFault) -> String {
    next += 1
    let start = next
    while next < bytes.count, bytes[next] != 0x22, bytes[next] != 0x5C, bytes[next] >= 0x20 {
      next += 1
    }
    if next < bytes.count, bytes[next] == 0x22 {
      next += 1
      return String(decoding: bytes[start..<(next - 1)], as: UTF8.self)
    }
    var content = Array(bytes[start..<next])
    while true {
      guard next < bytes.count else { throw fault(.unexpectedEnd, next) }
      let byte = bytes[next]
      if byte < 0x20 { throw fault(.controlCharacter, next) }
      if byte == 0x5C {
        try escape(&content)
        continue
      }
      next += 1
      if byte == 0x22 { return String(decoding: content, as: UTF8.self) }
      content.append(byte)
    }
  }

  /// Reads one escape, the backslash included.
  private mutating func escape(_ content: inout [UInt8]) throws(JSONFault) {
    let start = next
    guard next + 1 < bytes.count else { throw fault(.unexpectedEnd, bytes.count) }
    let letter = bytes[next + 1]
    next += 2
    switch letter {
    case 0x22, 0x5C, 0x2F: content.append(letter)
    case 0x62: content.append(0x08)
    case 0x66: content.append(0x0C)
    case 0x6E: content.append(0x0A)
    case 0x72: content.append(0x0D)
    case 0x74: content.append(0x09)
    case 0x75:
      var code = try codeUnit()
      if (0xD800..<0xDC00).contains(code), next + 1 < bytes.count, bytes[next] == 0x5C,
        bytes[next + 1] == 0x75
      {
        next += 2
        let low = try codeUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw fault(.loneSurrogate, start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault(.loneSurrogate, start) }
      content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default: throw fault(.syntax, start)
    }
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() throws(JSONFault) -> UInt32 {
    guard next + 4 <= bytes.count else { throw fault(.unexpectedEnd, bytes.count) }
    var code: UInt32 = 0
    for index in next..<(next + 4) {
      let digit = Character(Unicode.Scalar(bytes[index]))
      guard let value = digit.hexDigitValue else { throw fault(.syntax, index) }
      code = code << 4 | UInt32(value)
    }
    next += 4
    return code
  }

  /// Goes past white space.
  private mutating func skipSpace() {
    while next < bytes.count, isXMLSpace(bytes[next]) { next += 1 }
  }

  /// Goes past a byte if it is the next one.
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next < bytes.count, bytes[next] == byte else { return false }
    next += 1
    return true
  }

  /// Goes past a byte that has to be the next one.
  private mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard next < bytes.count else { throw fault(.unexpectedEnd, next) }
    guard take(byte) else { throw fault(.syntax, next) }
  }

  /// A fault at an offset.
  private func fault(_ kind: JSONFault.Kind, _ offset: Int) -> JSONFault {
    JSONFault(kind: kind, position: textPosition(of: offset, in: bytes))
  }
}
