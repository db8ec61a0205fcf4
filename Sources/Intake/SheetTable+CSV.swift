// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension SheetTable {
  /// The sheet that a row of a CSV file is of, told by its bytes; nil where something about it is
  /// not plain, so that it has to be read as any other row.
  mutating func sheet(_ reader: CSVReader, _ header: SheetHeader, _ file: String) -> Int? {
    func bytes<Result>(_ column: SheetColumn, _ body: (Span<UInt8>) -> Result?) -> Result? {
      let index = header[column]
      guard index >= 0, index < reader.count else { return nil }
      return reader.withBytes(index) { body($0) }
    }
    guard header[.call] < 0, let role = bytes(.role, AssessorRole.init(bytes:)),
      let isFinal = bytes(.status, { $0.spells("final") ? true : $0.spells("draft") ? false : nil })
    else { return nil }
    let version = header[.version] < 0 ? 1 : bytes(.version) { $0.isEmpty ? 1 : $0.wholeNumber }
    guard let version, let assessor = bytes(.assessor, { self.assessor($0) }),
      let application = bytes(.application, { self.application($0) })
    else { return nil }
    let position = reader.position(header[.application])
    return sheet(
      application, assessor, role, isFinal: isFinal, version: version,
      at: Place(file: file, line: position.line))
  }
}

extension AssessorRole {
  /// The role that bytes spell.
  fileprivate init?(bytes: Span<UInt8>) {
    if bytes.spells("first") {
      self = .first
    } else if bytes.spells("second") {
      self = .second
    } else if bytes.spells("third") {
      self = .third
    } else {
      return nil
    }
  }
}

extension Span<UInt8> {
  /// Whether the bytes are those of a word.
  fileprivate func spells(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { text in
      for index in indices where unsafe self[index] != text[index] { return false }
      return true
    }
  }

  /// The number that one to nine digits spell.
  fileprivate var wholeNumber: Int? {
    guard (1...9).contains(count) else { return nil }
    var number = 0
    for index in indices {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
