// SPDX-License-Identifier: Apache-2.0

package import Model

/// Numbers as canonical results write them: exact, as texts (DESIGN §4).
package enum Exact {
  /// `43/3`, `-2`. What `Rational.description` says, made faster: most parts fit 64 bits, and the
  /// text of a 64-bit integer is made ten times as fast as that of a 128-bit one.
  package static func text(_ value: Rational) -> String {
    guard let above = Int64(exactly: value.numerator),
      let below = Int64(exactly: value.denominator)
    else { return value.description }
    return below == 1 ? String(above) : String(above) + "/" + String(below)
  }

  /// Appends the text of a value between quotes.
  package static func append(_ value: Rational, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if let above = Int64(exactly: value.numerator), let below = Int64(exactly: value.denominator) {
      append(above, to: &bytes)
      if below != 1 {
        bytes.append(0x2F)
        append(below, to: &bytes)
      }
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
    bytes.append(0x22)
  }

  /// The number that a text as `append` writes it spells between its quotes, or nil for any other.
  package static func number(_ text: ArraySlice<UInt8>) -> Rational? {
    // Nearly all are short; the others take the slow and strict way.
    quick(text) ?? Rational(canonical: String(decoding: text, as: UTF8.self))
  }

  /// The same of parts that are short, and canonical.
  private static func quick(_ text: ArraySlice<UInt8>) -> Rational? {
    var index = text.startIndex
    let isNegative = text.first == 0x2D
    if isNegative { index += 1 }
    guard let above = digits(text, &index), above > 0 || text.count == 1 else { return nil }
    let signed = Int64(isNegative ? -above : above)
    if index == text.endIndex { return Rational(Int(signed)) }
    guard text[index] == 0x2F else { return nil }
    index += 1
    guard let below = digits(text, &index), below > 1, index == text.endIndex,
      greatestCommonDivisor(UInt128(above), UInt128(below)) == 1
    else { return nil }
    return Rational(reduced: Int128(signed), over: Int128(below))
  }

  /// A whole number of 1 to 18 digits without leading zeros; goes past it.
  private static func digits(_ text: ArraySlice<UInt8>, _ index: inout Int) -> Int? {
    let start = index
    var number = 0
    while index < text.endIndex, text[index] &- 0x30 < 10, index - start < 18 {
      number = number * 10 + Int(text[index] - 0x30)
      index += 1
    }
    guard index > start, text[start] != 0x30 || index == start + 1 else { return nil }
    return number
  }

  /// Appends the digits of a number, the last found first.
  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(0x2D) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if bytes.count - start > 1 { bytes[start...].reverse() }
  }

  /// The value of an order key, or nil where it is unknown.
  package static func text(_ value: KeyValue) -> String? {
    switch value {
    case .number(let number): text(number)
    case .drawn(let drawn): drawn
    case .unknown: nil
    }
  }
}

extension JSONWriter {
  /// A member that is a text.
  package mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// A member that is a text, left away where there is none.
  package mutating func member(_ key: String, ifAny text: String?) {
    if let text { member(key, text) }
  }

  /// A member that is a text or null.
  package mutating func member(_ key: String, orNull text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }

  /// A member that is an exact number, left away where there is none.
  package mutating func member(_ key: String, ifAny number: Rational?) {
    if let number { member(key, Exact.text(number)) }
  }

  /// A member that is a whole number.
  package mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    integer(number)
  }

  /// A member that is true or false.
  package mutating func member(_ key: String, _ truth: Bool) {
    self.key(key)
    bool(truth)
  }

  /// A member that is a list of texts.
  @inlinable package mutating func member(_ key: String, _ texts: some Sequence<String>) {
    self.key(key)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// A member that is a list of lists of whole numbers.
  package mutating func lists(_ key: String, _ lists: [[Int]]) {
    self.key(key)
    beginArray()
    for list in lists {
      beginArray()
      for number in list { integer(number) }
      endArray()
    }
    endArray()
  }

  /// A member that is a list of objects, one an element.
  @inlinable package mutating func member<Element>(
    _ key: String, each elements: some Sequence<Element>,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    beginArray()
    for element in elements {
      beginObject()
      body(&self, element)
      endObject()
    }
    endArray()
  }

  /// A member that is an object.
  @inlinable package mutating func member(_ key: String, object body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }

  /// A member with the wordings of a text, in the order written.
  package mutating func member(_ key: String, _ text: LocalText) {
    member(key, each: text.entries) { writer, entry in
      writer.member("lang", entry.language)
      writer.member("text", entry.text)
    }
  }
}
