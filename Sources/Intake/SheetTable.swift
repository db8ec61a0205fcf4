// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Collects sheets from the rows of one file's table: CSV, or a tab of a workbook.
package struct SheetTable: Sendable {
  /// What is wrong, in the order of the rows.
  package var findings: [Finding] = []
  private var builder = SheetsBuilder()
  private var positions = SheetIndex()
  private let call: CallID
  private let options: SheetOptions

  /// A table without rows.
  package init(call: CallID, options: SheetOptions) {
    self.call = call
    self.options = options
  }

  /// The sheets, in the order of their first rows.
  package var sheets: Sheets { builder.finish() }

  /// Adds the sheets of rows that follow, so many lines further down. False, with nothing added, where
  /// they contradict what is here, so that somebody has to be told where.
  mutating func append(_ other: SheetTable, lines: Int) -> Bool {
    let sheets = other.sheets
    let names = builder.names(of: sheets)
    var keys: [SheetIndex.Key] = []
    keys.reserveCapacity(sheets.count)
    for sheet in sheets.indices {
      let key = SheetIndex.Key(
        application: names.applications[sheets.application(of: sheet)],
        assessor: names.assessors[sheets.assessor(of: sheet)],
        version: Int32(sheets.version(of: sheet)))
      keys.append(key)
      guard let known = positions[key] else { continue }
      guard builder.role(of: known) == sheets.role(of: sheet),
        builder.isFinal(known) == sheets.isFinal(sheet), sheets.conflict(of: sheet) == nil
      else { return false }
    }
    for (sheet, key) in keys.enumerated() {
      let known = positions[key]
      _ = builder.append(sheet, of: sheets, names, lines: lines, onto: known)
      if known == nil { positions.append(key) }
    }
    return true
  }

  /// Adds a row: a score, or a conflict of interest.
  package mutating func add(_ row: some SheetRow) {
    if let position = sheet(of: row) { score(row, of: position) }
  }

  /// The sheet that a row is of: a known one, or a new one; nil where the row is refused.
  mutating func sheet(of row: some SheetRow) -> Int? {
    let code = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
    let named = row.text(.call)
    guard named.isEmpty || named == call.text else {
      return report(
        row, .call, OfficialFindings.otherCall, [("found", named), ("asked", call.text)])
    }
    guard let assessor = AssessorID(checking: row.text(.assessor)) else {
      return refuse(row, .assessor, code)
    }
    guard let application = ApplicationID(checking: row.text(.application)) else {
      return refuse(row, .application, code)
    }
    guard let role = AssessorRole(rawValue: row.text(.role)) else {
      return refuse(row, .role, AssessorRole.allCases.map(\.rawValue).joined(separator: " | "))
    }
    let status = row.text(.status)
    guard status == "draft" || status == "final" else {
      return refuse(row, .status, "draft | final")
    }
    let written = row.text(.version)
    let version = written.isEmpty ? 1 : Int(written) ?? -1
    guard version >= 0, version <= 999_999_999 else { return refuse(row, .version, "1, 2, 3 …") }
    let isFinal = status == "final"
    let own = builder.application(application.text.utf8Span.span)
    let person = builder.assessor(assessor.text.utf8Span.span)
    let key = SheetIndex.Key(
      application: UInt32(own), assessor: UInt32(person), version: Int32(version))
    if let known = positions[key] {
      let other = builder.role(of: known)
      if other != role { return contradict(row, .role, role.rawValue, other.rawValue, known) }
      if builder.isFinal(known) != isFinal {
        return contradict(row, .status, status, isFinal ? "draft" : "final", known)
      }
      return known
    }
    let place = row.place(.application)
    return begin(
      key, role, isFinal, Place(file: place.file, line: place.line, tab: place.tab))
  }

  /// A sheet by its names, known or new; nil where an earlier row says something else of it.
  mutating func sheet(
    _ application: Int, _ assessor: Int, _ role: AssessorRole, isFinal: Bool, version: Int,
    at place: Place
  ) -> Int? {
    let key = SheetIndex.Key(
      application: UInt32(application), assessor: UInt32(assessor), version: Int32(version))
    guard let known = positions[key] else { return begin(key, role, isFinal, place) }
    let isSame = builder.role(of: known) == role && builder.isFinal(known) == isFinal
    return isSame ? known : nil
  }

  /// The number of an assessor's name, or nil where it is none.
  mutating func assessor(_ name: Span<UInt8>) -> Int? {
    AssessorID.isWellShaped(name) ? builder.assessor(name) : nil
  }

  /// The number of an application's name, or nil where it is none.
  mutating func application(_ name: Span<UInt8>) -> Int? {
    ApplicationID.isWellShaped(name) ? builder.application(name) : nil
  }

  /// Begins a sheet.
  private mutating func begin(
    _ key: SheetIndex.Key, _ role: AssessorRole, _ isFinal: Bool, _ place: Place
  ) -> Int {
    let position = builder.append(
      application: Int(key.application), assessor: Int(key.assessor), role: role,
      isFinal: isFinal, version: Int(key.version), place: place)
    positions.append(key)
    return position
  }

  /// Adds what a row says of its sheet: the conflict, a score with its comment. Gives criterion and
  /// value of the score by number, or nil where none was added.
  @discardableResult
  mutating func score(_ row: some SheetRow, of position: Int) -> Int? {
    let conflict = row.text(.conflict)
    if !conflict.isEmpty {
      guard isSound(row, .conflict, conflict) else { return nil }
      if let other = builder.conflict(of: position), !other.utf8.elementsEqual(conflict.utf8) {
        contradict(row, .conflict, conflict, other, position)
      }
      builder.setConflict(conflict, of: position)
    }
    let criterion = row.text(.criterion)
    let comment = row.text(.comment)
    var value = row.text(.score)
    if criterion.isEmpty, value.isEmpty {
      if conflict.isEmpty || !comment.isEmpty { refuse(row, .criterion, "R1, R2 …") }
      return nil
    }
    guard isSound(row, .comment, comment), isSound(row, .score, value),
      isSound(row, .criterion, criterion)
    else { return nil }
    let place = row.place(.score)
    if options.decimalComma, !row.hasNumber {
      guard let pointed = SheetTable.withPoint(value) else {
        return report(row, .score, SheetFileFindings.pointAmongCommas, [("value", value)])
      }
      value = pointed
    }
    let pair = builder.pair(criterion, value)
    builder.append(
      pair: pair, comment: comment, position: UInt32(truncatingIfNeeded: place.line),
      column: UInt16(truncatingIfNeeded: place.column), to: position)
    return pair
  }

  /// Adds a score whose criterion and value, by number, were sound in an earlier row, without a
  /// comment.
  mutating func score(pair: Int, at position: TextPosition, of sheet: Int) {
    builder.append(
      pair: pair, position: UInt32(truncatingIfNeeded: position.line),
      column: UInt16(truncatingIfNeeded: position.column), to: sheet)
  }

  /// A number with a decimal comma as one with a point, anything else as it is; nil where a number
  /// has a point, which could be one of thousands.
  private static func withPoint(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    let isNumber = bytes.allSatisfy {
      $0 &- 0x30 < 10 || $0 == 0x2C || $0 == 0x2D || $0 == 0x2E
    }
    guard isNumber else { return text }
    if bytes.contains(0x2E) { return nil }
    guard let comma = bytes.firstIndex(of: 0x2C) else { return text }
    bytes[comma] = 0x2E
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a text is not too long and can be written as XML; else there is a finding.
  private mutating func isSound(
    _ row: some SheetRow, _ column: SheetColumn, _ text: String
  ) -> Bool {
    // Nearly every text is short and plain.
    if text.utf8.count <= options.comment, text.isPlainASCII { return true }
    var length = 0
    for scalar in text.unicodeScalars {
      length += 1
      let value = scalar.value
      if (value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D)
        || value & 0xFFFE == 0xFFFE
      {
        report(
          row, column, SheetFileFindings.controlCharacter,
          [("column", column.name), ("code", String(value, radix: 16, uppercase: true))])
        return false
      }
    }
    guard length <= options.comment else {
      report(
        row, column, SheetFileFindings.tooLong,
        [("column", column.name), ("found", "\(length)"), ("most", "\(options.comment)")])
      return false
    }
    return true
  }

  /// A row that says something else than an earlier one of its sheet; the result is always nil.
  @discardableResult
  private mutating func contradict(
    _ row: some SheetRow, _ column: SheetColumn, _ value: String, _ other: String, _ sheet: Int
  ) -> Int? {
    report(
      row, column, OfficialFindings.contradiction,
      [
        ("column", column.name), ("value", value), ("other", other),
        ("line", "\(builder.place(of: sheet).line)"),
      ])
  }

  /// A value that its column cannot have; the result is always nil.
  @discardableResult
  private mutating func refuse(
    _ row: some SheetRow, _ column: SheetColumn, _ asked: String
  ) -> Int? {
    report(
      row, column, OfficialFindings.badValue,
      [("value", row.text(column)), ("column", column.name), ("asked", asked)])
  }

  /// A finding at a column of a row; the result is always nil: such a row is of no sheet.
  @discardableResult
  private mutating func report(
    _ row: some SheetRow, _ column: SheetColumn, _ kind: FindingKind,
    _ arguments: [(String, String)]
  ) -> Int? {
    findings.append(OfficialFindings.at(row.place(column), kind, arguments))
    return nil
  }
}
