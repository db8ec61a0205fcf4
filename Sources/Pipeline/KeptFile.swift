// SPDX-License-Identifier: Apache-2.0

internal import Crypto
internal import Model
package import Notation

/// A file of kept appraisals in memory, its frame checked: head, number of lines, digest.
package struct KeptFile: Sendable {
  /// Its path as typed, for messages.
  package let path: String
  /// Its first line.
  package let head: KeptAppraisals.Head
  /// Its bytes.
  let bytes: [UInt8]
  /// The offsets of the lines of appraisals.
  let body: Range<Int>
  /// How many there are.
  package let count: Int

  /// What keeps a file from being one of kept appraisals.
  package enum Fault: Error {
    /// It is something else, or another edition of it.
    case otherFormat
    /// It ends too early, or somebody has changed it.
    case damaged
    /// Its digest is right and a line of it is not what the tool writes.
    case line(TextPosition)
  }

  /// Checks the frame of a file.
  package init(_ bytes: [UInt8], path: String) throws(Fault) {
    self.path = path
    self.bytes = bytes
    guard let first = bytes.firstIndex(of: 0x0A), bytes.last == 0x0A,
      let head = try? KeptFile.head(bytes, first)
    else { throw .otherFormat }
    self.head = head
    let last = bytes[..<(bytes.count - 1)].lastIndex(of: 0x0A) ?? first
    body = (first + 1)..<(last + 1)
    guard last > first || bytes.count > first + 1,
      let end = try? KeptFile.end(bytes, (last + 1)..<bytes.count),
      Hex.text(SHA256.hash(data: bytes[..<(last + 1)])) == end.digest
    else { throw .damaged }
    count = end.count
  }

  /// Reads the first line.
  private static func head(_ bytes: [UInt8], _ end: Int) throws(JSONFault) -> KeptAppraisals.Head {
    var cursor = JSONCursor(bytes, 0..<end)
    try cursor.beginObject()
    try cursor.key("call")
    try cursor.beginObject()
    try cursor.key("id")
    let call = CallID(try cursor.string())
    try cursor.key("sha256")
    let digest = try cursor.string()
    try cursor.endObject()
    try cursor.key("format")
    guard try cursor.string() == KeptAppraisals.format else { throw cursor.fault(.syntax) }
    var inputs: [InputFile] = []
    try cursor.key("inputs")
    try cursor.beginArray()
    while try cursor.nextElement() {
      try cursor.beginObject()
      try cursor.key("path")
      let path = try cursor.string()
      try cursor.key("role")
      let role = InputFile.Role(rawValue: try cursor.string())
      try cursor.key("sha256")
      let digest = try cursor.string()
      try cursor.endObject()
      guard let role else { throw cursor.fault(.syntax) }
      inputs.append(InputFile(role: role, path: path, digest: digest))
    }
    try cursor.key("semantics")
    guard try cursor.integer() == Ranking.semantics else { throw cursor.fault(.syntax) }
    try cursor.key("tool")
    let tool = try cursor.string()
    try cursor.endObject()
    guard cursor.isAtEnd else { throw cursor.fault(.trailingContent) }
    return KeptAppraisals.Head(tool: tool, call: call, callDigest: digest, inputs: inputs)
  }

  /// Reads the last line.
  private static func end(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(JSONFault) -> (count: Int, digest: String) {
    var cursor = JSONCursor(bytes, range)
    try cursor.beginObject()
    try cursor.key("count")
    let count = try cursor.integer()
    try cursor.key("sha256")
    let digest = try cursor.string()
    try cursor.endObject()
    return (count, digest)
  }

  /// The lines of appraisals in so many parts of about the same length, for as many readers.
  package func parts(_ count: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = body.lowerBound
    for part in 1...max(count, 1) {
      var end = part == count ? body.upperBound : body.lowerBound + body.count * part / count
      end = max(end, start)
      while end > start, end < body.upperBound, bytes[end - 1] != 0x0A { end += 1 }
      parts.append(start..<end)
      start = end
    }
    return parts
  }
}
