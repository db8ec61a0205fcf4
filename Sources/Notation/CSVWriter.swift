// SPDX-License-Identifier: Apache-2.0

/// Writes RFC 4180: CRLF after every row, quotes only where a field needs them.
package struct CSVWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  /// The byte between two fields.
  package let separator: UInt8

  /// Whether a field that a spreadsheet would take for a formula gets an apostrophe in front. A
  /// reader then sees another text, so files that are read again are written without.
  package let spreadsheetSafe: Bool

  /// Whether the next field is the first of its row.
  private var isRowStart = true

  /// An empty text; `byteOrderMark` is for spreadsheets that otherwise guess the encoding.
  package init(separator: UInt8 = 0x2C, spreadsheetSafe: Bool = false, byteOrderMark: Bool = false)
  {
    self.separator = separator
    self.spreadsheetSafe = spreadsheetSafe
    if byteOrderMark { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// Appends a field to the row.
  package mutating func field(_ text: String) {
    if !isRowStart { bytes.append(separator) }
    let content = text.utf8
    let first = content.first
    let guarded = spreadsheetSafe && startsFormula(first)
    let quoted =
      needsQuotes(text.utf8Span.span)
      // A lone empty field would be an empty line, which readers skip; a byte order mark would
      // be taken off.
      || (isRowStart && (first == nil || first == 0xEF))
    isRowStart = false
    if quoted { bytes.append(0x22) }
    if guarded { bytes.append(0x27) }
    if quoted {
      for byte in content {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: content)
    }
  }

  /// Ends the row.
  package mutating func endRow() {
    bytes.append(0x0D)
    bytes.append(0x0A)
    isRowStart = true
  }

  /// Appends a whole row.
  package mutating func row(_ fields: [String]) {
    for text in fields { field(text) }
    endRow()
  }

  /// Takes the bytes out, to write them in parts.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Whether a field would be taken for several, or for several rows.
  private func needsQuotes(_ content: Span<UInt8>) -> Bool {
    for index in content.indices {
      let byte = content[index]
      // Letters are above every special byte: one comparison decides most of them.
      if byte > 0x3B { continue }
      if byte == separator || byte == 0x22 || byte == 0x0A || byte == 0x0D { return true }
    }
    return false
  }

  /// Whether a first byte makes a spreadsheet see a formula: = + - @ tab, carriage return.
  private func startsFormula(_ byte: UInt8?) -> Bool {
    switch byte {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D: return true
    default: return false
    }
  }
}
