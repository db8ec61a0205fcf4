// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Numbers as canonical results write them: exact, as texts (DESIGN §4).
enum Exact {
  /// `43/3`, `-2`. What `Rational.description` says, made faster: most parts fit 64 bits, and the
  /// text of a 64-bit integer is made ten times as fast as that of a 128-bit one.
  static func text(_ value: Rational) -> String {
    guard let above = Int64(exactly: value.numerator),
      let below = Int64(exactly: value.denominator)
    else { return value.description }
    return below == 1 ? String(above) : String(above) + "/" + String(below)
  }

  /// Appends the text of a value between quotes.
  static func append(_ value: Rational, to bytes: inout [UInt8]) {
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
  static func text(_ value: KeyValue) -> String? {
    switch value {
    case .number(let number): text(number)
    case .drawn(let drawn): drawn
    case .unknown: nil
    }
  }
}

extension JSONWriter {
  /// A member that is a text.
  mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  /// A member that is a text, left away where there is none.
  mutating func member(_ key: String, ifAny text: String?) {
    if let text { member(key, text) }
  }

  /// A member that is a text or null.
  mutating func member(_ key: String, orNull text: String?) {
    self.key(key)
    if let text { string(text) } else { null() }
  }

  /// A member that is an exact number, left away where there is none.
  mutating func member(_ key: String, ifAny number: Rational?) {
    if let number { member(key, Exact.text(number)) }
  }

  /// A member that is a whole number.
  mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    integer(number)
  }

  /// A member that is true or false.
  mutating func member(_ key: String, _ truth: Bool) {
    self.key(key)
    bool(truth)
  }

  /// A member that is a list of texts.
  mutating func member(_ key: String, _ texts: some Sequence<String>) {
    self.key(key)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  /// A member that is a list of lists of whole numbers.
  mutating func lists(_ key: String, _ lists: [[Int]]) {
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
  mutating func member<Element>(
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
  mutating func member(_ key: String, object body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }

  /// A member with the wordings of a text, in the order written.
  mutating func member(_ key: String, _ text: LocalText) {
    member(key, each: text.entries) { writer, entry in
      writer.member("lang", entry.language)
      writer.member("text", entry.text)
    }
  }

  /// The members of a decision that was taken into account: not who and why.
  mutating func decision(_ decision: DecisionRecord) {
    member("applications", decision.applications.lazy.map(\.text))
    member("at", Instants.text(decision.at))
    member("id", decision.id.text)
    member("kind", decision.kind)
    member("value", ifAny: decision.value)
  }

  /// The members of a finding that carry nothing a person wrote: code, place, rule, severity.
  mutating func codes(_ finding: Finding, withFile: Bool) {
    member("code", finding.kind.code)
    if let place = finding.place {
      if place.column > 0 { member("column", place.column) }
      if withFile { member("file", place.file) }
      if place.line > 0 { member("line", place.line) }
    }
    member("rule", ifAny: finding.rule?.text)
    member("severity", finding.severity.rawValue)
    member("tab", ifAny: finding.place?.tab)
  }
}
