// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

/// DESIGN §10: the canonical writer is ours, and a reader refuses bytes it would not have written.
@Suite struct JSONTests {
  @Test func `keys are sorted by UTF-16 code units, as in RFC 8785`() {
    // The example of RFC 8785, §3.2.3, and a pair that UTF-8 would order otherwise.
    let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
    let sorted = ["\r", "1", "\u{80}", "\u{F6}", "\u{20AC}", "\u{1F600}", "\u{FB33}"]
    #expect(keys.sorted(by: utf16Precedes) == sorted)
    for left in keys {
      for right in keys {
        let expected = Array(left.utf16).lexicographicallyPrecedes(Array(right.utf16))
        #expect(utf16Precedes(left, right) == expected)
      }
    }
    let value = JSONValue.object(keys.map { JSONValue.Member($0, .null) })
    let text = CanonicalJSON.text(value)
    #expect(text.hasPrefix(#"{"\r":null,"1":null,"#))
  }

  @Test func `escapes are the least that RFC 8785 allows`() {
    let text = "\u{0}\u{8}\t\n\u{B}\u{C}\r\u{1F}\"\\/\u{7F}é€😀\u{2028}"
    let expected =
      #""\u0000\b\t\n\u000b\f\r\u001f\"\\/"# + "\u{7F}é€😀\u{2028}\""
    #expect(CanonicalJSON.text(.string(text)) == expected)
  }

  @Test func `a value is written without white space`() {
    let value = JSONValue.object([
      "b": .array([.integer(-9_007_199_254_740_991), .bool(false), .null, .array([])]),
      "a": .object([:]), "aa": .string("43/3"),
    ])
    #expect(
      CanonicalJSON.text(value) == #"{"a":{},"aa":"43/3","b":[-9007199254740991,false,null,[]]}"#)
    let indented = String(decoding: CanonicalJSON.indented(value), as: UTF8.self)
    #expect(
      indented == """
        {
          "a": {},
          "aa": "43/3",
          "b": [
            -9007199254740991,
            false,
            null,
            []
          ]
        }

        """)
  }

  @Test func `values are written step by step like the whole`() throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.integer(1)
    writer.string("x")
    writer.endArray()
    writer.key("b")
    writer.value(.object(["d": .bool(true), "c": .null]))
    writer.endObject()
    writer.endLine()
    writer.beginArray()
    writer.endArray()
    let text = String(decoding: writer.takeBytes(), as: UTF8.self)
    #expect(text == "{\"a\":[1,\"x\"],\"b\":{\"c\":null,\"d\":true}}\n[]")
  }

  @Test func `keys out of order stop the streaming writer`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("b")
      writer.null()
      writer.key("a")
    }
  }

  @Test func `canonical bytes come back from random values`() throws {
    var random = Seeded(8785)
    for _ in 0..<500 {
      let value = randomValue(depth: 4, &random)
      let bytes = CanonicalJSON.bytes(value)
      let again = try CanonicalJSON.readCanonical(bytes)
      #expect(CanonicalJSON.bytes(again) == bytes)
      let indented = CanonicalJSON.indented(value)
      #expect(try CanonicalJSON.read(indented) == again)
    }
  }

  /// A value whose objects have no key twice.
  private func randomValue(depth: Int, _ random: inout Seeded) -> JSONValue {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "\n", "\u{0}", "é", "e", "\u{301}", "中", "😀", "\u{FFFD}", "\u{E000}",
    ]
    switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2:
      let bound = JSONValue.greatestInteger
      return .integer(Int64.random(in: -bound...bound, using: &random))
    case 3: return .string(random.text(of: scalars, length: 6))
    case 4:
      return .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          randomValue(depth: depth - 1, &random)
        })
    default:
      var seen: Set<ExactText> = []
      var members: [JSONValue.Member] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let key = random.text(of: scalars, length: 3)
        guard seen.insert(ExactText(key)).inserted else { continue }
        members.append(JSONValue.Member(key, randomValue(depth: depth - 1, &random)))
      }
      return .object(members)
    }
  }

  @Test func `every fault has its kind and its place`() {
    let table: [(String, JSONFault.Kind, Int, Int)] = [
      ("", .unexpectedEnd, 1, 1), ("[1,\n", .unexpectedEnd, 2, 1), ("\"a", .unexpectedEnd, 1, 3),
      ("[1,]", .syntax, 1, 4), ("{\"a\":1,}", .syntax, 1, 8), ("{a:1}", .syntax, 1, 2),
      ("[1 2]", .syntax, 1, 4), ("nul", .syntax, 1, 1), ("'a'", .syntax, 1, 1),
      ("01", .syntax, 1, 1), ("-", .syntax, 1, 1), ("+1", .syntax, 1, 1),
      ("\"\\x\"", .syntax, 1, 2),
      ("\"\\u12G4\"", .syntax, 1, 6), ("1 2", .trailingContent, 1, 3),
      ("[\n\"é\",1.5]", .notAnInteger, 2, 5), ("1e3", .notAnInteger, 1, 1),
      ("9007199254740992", .integerOutOfRange, 1, 1),
      ("-99999999999999999999999999", .integerOutOfRange, 1, 1),
      ("\"a\nb\"", .controlCharacter, 1, 3), ("\"\\ud83d\"", .loneSurrogate, 1, 2),
      ("\"\\ude00\"", .loneSurrogate, 1, 2), ("\"\\ud83d\\u0041\"", .loneSurrogate, 1, 2),
      ("{\"a\":1,\n\"b\":2,\"\\u0061\":3}", .duplicateKey, 2, 7),
      ("[[[[1]]]]", .tooDeep, 1, 4),
    ]
    for (text, kind, line, column) in table {
      let fault = #expect(throws: JSONFault.self, "\(text)") {
        try CanonicalJSON.read(Array(text.utf8), maximumDepth: 3)
      }
      #expect(fault?.kind == kind, "\(text)")
      #expect(fault?.position == TextPosition(line: line, column: column), "\(text)")
    }
    let fault = #expect(throws: JSONFault.self) {
      try CanonicalJSON.read([0x22, 0xC0, 0x80, 0x22])
    }
    #expect(fault?.kind == .invalidUTF8)
  }

  @Test func `keys that differ only in composition are two keys`() throws {
    let text = "{\"e\u{301}\":1,\"\u{E9}\":2}"
    let value = try CanonicalJSON.readCanonical(Array(text.utf8))
    #expect(value["\u{E9}"] == .integer(2) && value["e\u{301}"] == .integer(1))
    #expect(JSONValue.string("e\u{301}") != .string("\u{E9}"))
  }

  @Test(arguments: [
    " 1", "1\n", "{\"b\":1,\"a\":2}", "\"\\u0041\"", "\"\\/\"", "-0", "[1, 2]", "\"\\u000A\"",
  ])
  func `sound JSON that is not canonical is refused`(text: String) throws {
    _ = try CanonicalJSON.read(Array(text.utf8))
    let fault = #expect(throws: JSONFault.self) {
      try CanonicalJSON.readCanonical(Array(text.utf8))
    }
    #expect(fault?.kind == .notCanonical)
  }

  @Test func `escapes are read`() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00x""#
    #expect(
      try CanonicalJSON.read(Array(text.utf8)) == .string("\"\\/\u{8}\u{C}\n\r\té😀x"))
  }
}
