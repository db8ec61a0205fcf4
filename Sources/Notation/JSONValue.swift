// SPDX-License-Identifier: Apache-2.0

/// A JSON value as opencall uses it: exact integers, no fractions (numbers with a fraction are
/// strings, DESIGN §4), members in the order in which they were written.
package indirect enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true`, `false`.
  case bool(Bool)
  /// A whole number within ±(2^53 − 1), the range in which every JSON reader is exact.
  case integer(Int64)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Members; no key twice.
  case object([Member])

  /// A key and its value.
  package struct Member: Equatable, Sendable {
    /// The key.
    package let key: String
    /// The value.
    package let value: JSONValue

    /// A member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }

    /// Keys compare as bytes.
    package static func == (left: Member, right: Member) -> Bool {
      PathText.areEqual(left.key, right.key) && left.value == right.value
    }
  }

  /// The greatest integer, 2^53 − 1; the least is its negative.
  package static let greatestInteger: Int64 = 9_007_199_254_740_991

  /// Members in this order.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member($0.key, $0.value) })
  }

  /// The value of a member, by the bytes of its key; nil for another kind of value, too.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { PathText.areEqual($0.key, key) }?.value
  }

  /// The text, if this is one.
  package var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The number, if this is one.
  package var number: Int64? {
    if case .integer(let number) = self { return number }
    return nil
  }

  /// The truth value, if this is one.
  package var truth: Bool? {
    if case .bool(let truth) = self { return truth }
    return nil
  }

  /// The elements, if this is a list.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { return elements }
    return nil
  }

  /// The members, if this is an object.
  package var members: [Member]? {
    if case .object(let members) = self { return members }
    return nil
  }
}

extension JSONValue: Equatable {
  /// Texts compare as bytes and members in their order: equal values are written alike.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let ours), .bool(let theirs)): return ours == theirs
    case (.integer(let ours), .integer(let theirs)): return ours == theirs
    case (.string(let ours), .string(let theirs)): return PathText.areEqual(ours, theirs)
    case (.array(let ours), .array(let theirs)): return ours == theirs
    case (.object(let ours), .object(let theirs)): return ours == theirs
    default: return false
    }
  }
}

/// Why bytes are not the JSON that opencall takes, and where.
package struct JSONFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: String, Sendable {
    /// Not JSON here.
    case syntax
    /// The text ends too early.
    case unexpectedEnd
    /// Something follows the value.
    case trailingContent
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A control character in a text that is not escaped.
    case controlCharacter
    /// A `\u` escape of half a surrogate pair.
    case loneSurrogate
    /// A number with a fraction or an exponent.
    case notAnInteger
    /// An integer beyond ±(2^53 − 1).
    case integerOutOfRange
    /// A key that the object already has.
    case duplicateKey
    /// Lists and objects within each other beyond the limit.
    case tooDeep
    /// Sound JSON, but not the bytes that the canonical writer writes (DESIGN §10).
    case notCanonical
  }

  /// What is wrong.
  package let kind: Kind

  /// Where.
  package let position: TextPosition
}
