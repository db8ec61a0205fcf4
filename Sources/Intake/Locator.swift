// SPDX-License-Identifier: Apache-2.0

/// The second scan (DESIGN §9): from ordinals of start tags to lines and columns.
///
/// Lines end as in XML (line feed, carriage return, or both), columns count Unicode scalars, both
/// from 1. A text need not be well-formed: the scan goes as far as it can.
package enum Locator {
  /// What is looked for.
  package enum Request: Hashable, Sendable {
    /// A start tag, or an attribute of it; where it has no such attribute, the tag itself.
    case tag(ordinal: UInt32, attribute: String?)
    /// A place as libxml2 counts: lines by line feeds from 1, and bytes before it in that line; or
    /// what stands before that place and is the fault.
    case raw(line: Int, byteColumn: Int, mark: MarkupMark?)
  }

  /// Where it is.
  package struct Spot: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// The column.
    package let column: Int
    /// The text of that line, of a long line only the part around the column.
    package let source: String
    /// The column within `source`.
    package let caret: Int
  }

  /// The most bytes of a line shown before and behind the column.
  static let reach = 200

  /// Finds many places in one go, in a file's own bytes; nil for what is not there.
  package static func locate(_ requests: [Request], in file: [UInt8]) -> [Spot?] {
    guard let text = XMLText.decode(file) else { return requests.map { _ in nil } }
    return unsafe text.withUnsafeBufferPointer { unsafe locate(requests, in: $0) }
  }

  /// Finds many places in one go, in decoded text without a byte order mark.
  package static func locate(
    _ requests: [Request], in text: UnsafeBufferPointer<UInt8>
  ) -> [Spot?] {
    var offsets = [Int?](repeating: nil, count: requests.count)
    var tags: [(ordinal: UInt32, attribute: String?, index: Int)] = []
    var places: [Place] = []
    for (index, request) in requests.enumerated() {
      switch request {
      case .tag(let ordinal, let attribute):
        if ordinal > 0 { tags.append((ordinal, attribute, index)) }
      case .raw(let line, let column, let mark):
        if line > 0 { places.append(Place(line: line, column: column, mark: mark, index: index)) }
      }
    }
    tags.sort { ($0.ordinal, $0.index) < ($1.ordinal, $1.index) }
    places.sort { ($0.line, $0.index) < ($1.line, $1.index) }
    var next = 0
    var walk = unsafe MarkupWalk(text)
    while next < tags.count, let tag = walk.nextStartTag() {
      while next < tags.count, tags[next].ordinal == walk.ordinal {
        let attribute = tags[next].attribute
        offsets[tags[next].index] =
          attribute.flatMap { walk.attribute($0, of: tag) } ?? tag.lowerBound
        next += 1
      }
    }
    unsafe resolve(places, in: text, into: &offsets)
    return unsafe spots(offsets, in: text)
  }

  /// A place as libxml2 counts, and the request that it is for.
  private struct Place {
    let line: Int
    let column: Int
    let mark: MarkupMark?
    let index: Int
  }

  /// Turns libxml2's lines into offsets.
  private static func resolve(
    _ places: [Place], in text: UnsafeBufferPointer<UInt8>, into offsets: inout [Int?]
  ) {
    var line = 1
    var start = 0
    for place in places {
      while line < place.line, let feed = unsafe text[start...].firstIndex(of: 0x0A) {
        start = feed + 1
        line += 1
      }
      guard line == place.line else { return }
      var end = start
      while end < text.count, end - start < place.column, unsafe text[end] != 0x0A { end += 1 }
      unsafe offsets[place.index] = place.mark?.offset(from: end, in: text) ?? end
    }
  }

  /// Turns offsets into lines and columns.
  private static func spots(_ offsets: [Int?], in text: UnsafeBufferPointer<UInt8>) -> [Spot?] {
    var spots = [Spot?](repeating: nil, count: offsets.count)
    let order = offsets.indices.filter { offsets[$0] != nil }
      .sorted { (offsets[$0] ?? 0, $0) < (offsets[$1] ?? 0, $1) }
    var line = 1
    var start = 0
    var at = 0
    for index in order {
      guard let offset = offsets[index] else { continue }
      while at < offset {
        let byte = unsafe text[at]
        at += 1
        let pair = unsafe byte == 0x0D && at < text.count && text[at] == 0x0A
        if byte == 0x0A || (byte == 0x0D && !pair) {
          line += 1
          start = at
        }
      }
      unsafe spots[index] = spot(line: line, start: start, offset: offset, in: text)
    }
    return spots
  }

  /// One place, its line from `start` on.
  private static func spot(
    line: Int, start: Int, offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Spot {
    let isInner = { (at: Int) in unsafe at < text.count && text[at] & 0xC0 == 0x80 }
    var end = offset
    while end < text.count, unsafe text[end] != 0x0A && text[end] != 0x0D { end += 1 }
    var first = max(start, offset - reach)
    while first > start, isInner(first) { first -= 1 }
    var last = min(end, offset + reach)
    while last < end, isInner(last) { last += 1 }
    let scalars = { (range: Range<Int>) in range.count { !isInner($0) } }
    return unsafe Spot(
      line: line, column: scalars(start..<offset) + 1,
      source: String(decoding: UnsafeBufferPointer(rebasing: text[first..<last]), as: UTF8.self),
      caret: scalars(first..<offset) + 1)
  }
}
