// SPDX-License-Identifier: Apache-2.0

/// JSON whose bytes follow from its value (RFC 8785, DESIGN §10).
package enum CanonicalJSON {
  /// The depth that readers take unless told otherwise.
  package static let defaultDepth = 64

  /// The canonical bytes: keys by UTF-16 code units, minimal escapes, no white space.
  package static func bytes(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(value)
    return writer.bytes
  }

  /// The canonical text.
  package static func text(_ value: JSONValue) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  /// The same order for people: two spaces a level, a line feed at the end.
  package static func indented(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.value(value)
    writer.endLine()
    return writer.bytes
  }

  /// Reads any strict JSON.
  package static func read(
    _ bytes: [UInt8], maximumDepth: Int = defaultDepth
  ) throws(JSONFault) -> JSONValue {
    var reader = try JSONReader(bytes, maximumDepth: maximumDepth)
    return try reader.document()
  }

  /// Reads JSON and refuses it unless writing it again gives the same bytes (DESIGN §10). The
  /// fault of sound but not canonical JSON is placed at the first byte that differs.
  package static func readCanonical(
    _ bytes: [UInt8], maximumDepth: Int = defaultDepth
  ) throws(JSONFault) -> JSONValue {
    let value = try read(bytes, maximumDepth: maximumDepth)
    let again = self.bytes(value)
    guard again == bytes else {
      let agreeing = zip(again, bytes).prefix { $0 == $1 }.count
      throw JSONFault(kind: .notCanonical, position: textPosition(of: agreeing, in: bytes))
    }
    return value
  }
}
