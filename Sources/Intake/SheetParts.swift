// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A large CSV file of assessments in parts that can be read side by side.
///
/// Where a part begins is a guess: behind a line feed, which could stand between quotes. The part
/// before it ends there only if the guess was right. Where it was wrong, and where anything at all
/// is wrong with the file, the parts are thrown away and the file is read as a whole, so that what
/// is said of it does not depend on the number of parts.
package struct SheetParts: Sendable {
  /// A part that was read. The lines of all but the first are counted from their own first one.
  package struct Part: Sendable {
    /// Its rows.
    fileprivate let table: SheetTable
    /// How many lines stand before the next part, counted likewise.
    fileprivate let lines: Int
  }

  /// The file of the parts.
  private let file: SheetCSVReader
  /// A reader that has read the first row.
  private let reader: CSVReader
  /// The columns.
  private let header: SheetHeader
  /// Where the parts begin, and where the last one ends.
  private let bounds: [Int]

  /// Files below this size are read as a whole.
  package static let leastBytes = 4_000_000

  /// Cuts a file into about so many parts; nil where it is too short, or its head is not right.
  init?(_ file: SheetCSVReader, _ bytes: [UInt8], count: Int, leastBytes: Int) {
    guard count > 1, bytes.count >= leastBytes, let head = file.head(bytes) else { return nil }
    self.file = file
    (reader, header) = head
    var bounds = [reader.offset]
    for part in 1..<count {
      let aim = reader.offset + (bytes.count - reader.offset) / count * part
      guard let feed = bytes[aim...].firstIndex(of: 0x0A), feed + 1 < bytes.count,
        feed >= bounds[bounds.count - 1]
      else { continue }
      bounds.append(feed + 1)
    }
    guard bounds.count > 1 else { return nil }
    self.bounds = bounds + [bytes.count]
  }

  /// How many parts there are.
  package var count: Int { bounds.count - 1 }

  /// Reads a part; nil where anything is wrong with it.
  package func read(_ part: Int) -> Part? {
    var own = reader
    if part > 0 { own.move(to: bounds[part]) }
    var table = file.table()
    do throws(CSVFault) {
      try file.read(&own, header, until: bounds[part + 1], into: &table)
    } catch { return nil }
    guard table.findings.isEmpty, own.offset == bounds[part + 1] else { return nil }
    return Part(table: table, lines: own.lines)
  }

  /// The sheets of all parts; nil where the file has to be read as a whole.
  package func joined(_ parts: consuming [Part?]) -> Sheets? {
    // Each part goes as soon as it is joined: together they take as much room as the result.
    guard var table = parts.first??.table, var lines = parts.first??.lines else { return nil }
    parts[0] = nil
    for index in parts.indices.dropFirst() {
      // The first part counts from the first line of the file.
      guard let part = parts[index], table.append(part.table, lines: lines) else { return nil }
      lines += part.lines
      parts[index] = nil
    }
    return table.sheets
  }
}
