// SPDX-License-Identifier: Apache-2.0

/// A place in a text file; both count from 1, the column in characters (Unicode scalars).
package struct TextPosition: Hashable, Sendable {
  /// The line.
  package let line: Int

  /// The column.
  package let column: Int

  /// So many lines and columns.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A fault that ends the reading of a CSV file.
package struct CSVFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: String, Sendable {
    /// A quoted field that never ends; the place is its opening quote.
    case unterminatedQuote
    /// Something else than a separator or a line end after a closing quote.
    case textAfterClosingQuote
    /// A quote within a field that does not start with one.
    case quoteInField
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A byte 0, the mark of a file that is not text.
    case nulByte
    /// More fields in a row than asked for.
    case tooManyFields
  }

  /// What is wrong.
  package let kind: Kind

  /// Where.
  package let position: TextPosition
}

/// Reads RFC 4180 row by row from bytes in memory.
///
/// CRLF, LF and CR end a row, a byte order mark is skipped, fields may hold line breaks between
/// quotes. The reader keeps offsets only: texts and columns are made when asked for.
package struct CSVReader: Sendable {
  /// Where one field of the current row stands.
  struct Field {
    /// The first byte of the content, after an opening quote.
    var start: Int
    /// The byte after the content.
    var end: Int
    /// The line of the field's first character.
    var line: Int
    /// The offset of that line's first byte.
    var lineStart: Int
    /// Whether the field stood between quotes.
    var quoted: Bool
    /// Whether the content holds doubled quotes.
    var escaped: Bool
  }

  /// The byte between two fields.
  package let separator: UInt8

  /// A row with more fields is refused; set it to the header's count once that is read.
  package var maximumFields: Int

  /// The whole file.
  let bytes: [UInt8]
  /// Whether every character is one byte.
  private let isASCII: Bool
  /// The offset after a byte order mark.
  private let firstByte: Int
  /// The offset of the next byte.
  private var next: Int
  /// The line of the next byte.
  private var line = 1
  /// The offset of that line's first byte.
  private var lineStart: Int
  /// The fields of the current row.
  var fields: [Field] = []

  /// Checks that the bytes are UTF-8; without a separator, takes the comma or the semicolon,
  /// whichever the first row has more of outside quotes (a tie is a comma).
  package init(
    _ bytes: [UInt8], separator: UInt8? = nil, maximumFields: Int = 1024
  ) throws(CSVFault) {
    firstByte = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    next = firstByte
    lineStart = firstByte
    do throws(UTF8.ValidationError) {
      isASCII = try UTF8Span(validating: bytes.span).isKnownASCII
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw CSVFault(kind: .invalidUTF8, position: textPosition(of: offset, in: bytes))
    }
    self.bytes = bytes
    self.maximumFields = maximumFields
    self.separator = separator ?? CSVReader.detectSeparator(bytes)
  }

  /// The offset behind the current row.
  package var offset: Int { next }

  /// How many lines were read since the reader began, or was moved.
  package var lines: Int { line - 1 }

  /// Goes on at another offset, which has to be that of a row; lines are counted anew.
  package mutating func move(to offset: Int) {
    next = offset
    line = 1
    lineStart = offset
    fields.removeAll(keepingCapacity: true)
  }

  /// The number of fields of the current row.
  package var count: Int { fields.count }

  /// The line on which the current row starts.
  package var rowLine: Int { fields.first?.line ?? line }

  /// Whether the current row holds nothing: an empty line, or only separators.
  package var isBlank: Bool { fields.allSatisfy { $0.start == $0.end && !$0.quoted } }

  /// Goes to the next row; false after the last one. An empty line is a row with one empty field.
  package mutating func nextRow() throws(CSVFault) -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard next < bytes.count else { return false }
    if readPlainRow() { return true }
    while true {
      guard fields.count < maximumFields else {
        throw fault(.tooManyFields, next, line, lineStart)
      }
      if next < bytes.count, bytes[next] == 0x22 {
        try readQuoted()
      } else {
        try readPlain()
      }
      guard next < bytes.count else { return true }
      let byte = bytes[next]
      next += 1
      if byte == separator { continue }
      // A carriage return and a line feed are one line end.
      if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
      line += 1
      lineStart = next
      return true
    }
  }

  /// The text of a field, quotes resolved.
  package func text(_ index: Int) -> String {
    let field = fields[index]
    if field.start == field.end { return "" }
    if field.escaped { return String(decoding: unescaped(field), as: UTF8.self) }
    return String(decoding: bytes[field.start..<field.end], as: UTF8.self)
  }

  /// Calls `body` with the bytes of a field, without an allocation unless it has doubled quotes.
  package func withBytes<Result, Failure: Error>(
    _ index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let field = fields[index]
    if field.escaped { return try body(unescaped(field).span) }
    return try body(bytes.span.extracting(field.start..<field.end))
  }

  /// Adds the bytes of a field to others, quotes resolved.
  package func append(_ index: Int, to bytes: inout [UInt8]) {
    let field = fields[index]
    if field.escaped {
      bytes += unescaped(field)
    } else {
      bytes += self.bytes[field.start..<field.end]
    }
  }

  /// The offsets of a field's content, quotes left out but not resolved.
  package func range(_ index: Int) -> Range<Int> { fields[index].start..<fields[index].end }

  /// The offsets of the contents of some fields in a row, with what stands between them.
  package func range(_ first: Int, through last: Int) -> Range<Int> {
    fields[first].start..<fields[last].end
  }

  /// Whether the same bytes stand at two places of the file.
  package func isSame(_ range: Range<Int>, as other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    let bytes = bytes
    let span = bytes.span
    let distance = other.lowerBound - range.lowerBound
    for index in range where span[index] != span[index + distance] { return false }
    return true
  }

  /// Calls `body` with bytes of the file.
  package func withBytes<Result>(_ range: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(range))
  }

  /// The place of a field's first character, the opening quote included.
  package func position(_ index: Int) -> TextPosition {
    let field = fields[index]
    return position(field.quoted ? field.start - 1 : field.start, field.line, field.lineStart)
  }

  /// Reads a row in which nothing is quoted, and that is right. False, with nothing read, where it is
  /// another one.
  private mutating func readPlainRow() -> Bool {
    let bytes = bytes
    let span = bytes.span
    let (separator, end) = (separator, bytes.count)
    var field = Field(
      start: next, end: next, line: line, lineStart: lineStart, quoted: false, escaped: false)
    var index = next
    while true {
      let byte: UInt8
      if index < end {
        byte = span[index]
        // Letters are above every special byte: one comparison decides most of them.
        if byte > 0x3B {
          index += 1
          continue
        }
      } else {
        byte = 0x0A
      }
      let isEnd = byte == 0x0A || byte == 0x0D
      if isEnd || byte == separator {
        guard fields.count < maximumFields else { break }
        field.end = index
        fields.append(field)
        index += 1
        field.start = index
        guard isEnd else { continue }
        guard index <= end else {
          next = end
          return true
        }
        // A carriage return and a line feed are one line end.
        if byte == 0x0D, index < end, span[index] == 0x0A { index += 1 }
        line += 1
        lineStart = index
        next = index
        return true
      }
      if byte == 0x22 || byte == 0 { break }
      index += 1
    }
    fields.removeAll(keepingCapacity: true)
    return false
  }

  /// Reads a field without quotes.
  private mutating func readPlain() throws(CSVFault) {
    let start = next
    var index = next
    let separator = separator
    while index < bytes.count {
      let byte = bytes[index]
      // Letters are above every special byte: one comparison decides most of them.
      if byte > 0x3B {
        index += 1
        continue
      }
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      if byte == 0x22 { throw fault(.quoteInField, index, line, lineStart) }
      if byte == 0 { throw fault(.nulByte, index, line, lineStart) }
      index += 1
    }
    fields.append(
      Field(
        start: start, end: index, line: line, lineStart: lineStart, quoted: false, escaped: false))
    next = index
  }

  /// Reads a field between quotes.
  private mutating func readQuoted() throws(CSVFault) {
    var field = Field(
      start: next + 1, end: next + 1, line: line, lineStart: lineStart, quoted: true,
      escaped: false)
    var index = field.start
    while true {
      guard index < bytes.count else {
        throw fault(.unterminatedQuote, field.start - 1, field.line, field.lineStart)
      }
      let byte = bytes[index]
      index += 1
      if byte > 0x22 { continue }
      if byte == 0x22 {
        guard index < bytes.count, bytes[index] == 0x22 else { break }
        field.escaped = true
        index += 1
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        line += 1
        lineStart = index
      } else if byte == 0 {
        throw fault(.nulByte, index - 1, line, lineStart)
      }
    }
    if index < bytes.count {
      let byte = bytes[index]
      guard byte == separator || byte == 0x0A || byte == 0x0D else {
        throw fault(.textAfterClosingQuote, index, line, lineStart)
      }
    }
    field.end = index - 1
    fields.append(field)
    next = index
  }

  /// The content of a field with every doubled quote made one.
  private func unescaped(_ field: Field) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(field.end - field.start)
    var index = field.start
    while index < field.end {
      content.append(bytes[index])
      index += bytes[index] == 0x22 ? 2 : 1
    }
    return content
  }

  /// A fault at an offset of a line.
  private func fault(
    _ kind: CSVFault.Kind, _ offset: Int, _ line: Int, _ lineStart: Int
  ) -> CSVFault {
    CSVFault(kind: kind, position: position(offset, line, lineStart))
  }

  /// The place of an offset of a line.
  private func position(_ offset: Int, _ line: Int, _ lineStart: Int) -> TextPosition {
    TextPosition(
      line: line,
      column: (isASCII ? offset - lineStart : countScalars(bytes, lineStart..<offset)) + 1)
  }

  /// The more frequent of comma and semicolon in the first row, outside quotes.
  private static func detectSeparator(_ bytes: [UInt8]) -> UInt8 {
    var commas = 0
    var semicolons = 0
    var quoted = false
    for byte in bytes {
      if byte == 0x22 {
        quoted.toggle()
      } else if !quoted {
        if byte == 0x0A || byte == 0x0D { break }
        if byte == 0x2C { commas += 1 }
        if byte == 0x3B { semicolons += 1 }
      }
    }
    return semicolons > commas ? 0x3B : 0x2C
  }
}

/// The number of Unicode scalars that start within the bytes.
func countScalars(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
  bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
}

/// Line and column of a byte offset; CRLF, LF and CR end a line, a byte order mark has no column.
func textPosition(of offset: Int, in bytes: [UInt8]) -> TextPosition {
  var line = 1
  var lineStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : 0
  for index in lineStart..<max(offset, lineStart) {
    let endsLine =
      bytes[index] == 0x0A
      || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
    if endsLine {
      line += 1
      lineStart = index + 1
    }
  }
  return TextPosition(line: line, column: countScalars(bytes, lineStart..<offset) + 1)
}
