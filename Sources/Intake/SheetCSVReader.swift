// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Reads assessments as CSV: one row a score, the first row names the columns.
struct SheetCSVReader {
  /// The columns, those that must be there first.
  private enum Column: String, CaseIterable {
    case assessor, role, application, criterion, score, status
    case comment, version, conflict, call

    /// Whether a file without it cannot be read.
    var isRequired: Bool {
      switch self {
      case .assessor, .role, .application, .criterion, .score, .status: true
      case .comment, .version, .conflict, .call: false
      }
    }
  }

  /// What tells one sheet from another.
  private struct Key: Hashable {
    let assessor: String
    let application: String
    let version: Int
  }

  let file: String
  let call: CallID

  /// The sheets, in the order of their first rows, or what is wrong with the file.
  func sheets(_ bytes: [UInt8]) -> (sheets: [Sheet], findings: [Finding]) {
    var sheets: [Sheet] = []
    var findings: [Finding] = []
    do throws(CSVFault) {
      var reader = try CSVReader(bytes)
      guard try reader.nextRow() else {
        return ([], Column.allCases.filter(\.isRequired).map { missing($0) })
      }
      let columns = header(reader, &findings)
      guard findings.isEmpty else { return ([], findings) }
      reader.maximumFields = reader.count
      var positions: [Key: Int] = [:]
      while try reader.nextRow() {
        if reader.isBlank { continue }
        row(reader, columns, &sheets, &positions, &findings)
      }
    } catch {
      findings.append(
        OfficialFindings.at(
          Place(file: file, line: error.position.line, column: error.position.column),
          OfficialFindings.brokenCSV, [("detail", error.kind.rawValue)]))
    }
    return (sheets, findings)
  }

  /// Where each known column is; −1 where it is absent.
  private func header(_ reader: CSVReader, _ findings: inout [Finding]) -> [Int] {
    var columns = Column.allCases.map { _ in -1 }
    for index in 0..<reader.count {
      let name = trimmed(reader.text(index)).lowercased()
      guard let column = Column.allCases.firstIndex(where: { $0.rawValue == name }) else {
        if !name.isEmpty {
          findings.append(at(reader, index, OfficialFindings.unknownColumn, [("column", name)]))
        }
        continue
      }
      if columns[column] >= 0 {
        findings.append(
          at(reader, index, OfficialFindings.duplicate, [("what", "column"), ("id", name)]))
      }
      columns[column] = index
    }
    for (position, column) in Column.allCases.enumerated()
    where column.isRequired && columns[position] < 0 {
      findings.append(missing(column))
    }
    return columns
  }

  /// One row: a score, or a conflict of interest.
  private func row(
    _ reader: CSVReader, _ columns: [Int], _ sheets: inout [Sheet],
    _ positions: inout [Key: Int], _ findings: inout [Finding]
  ) {
    func index(_ column: Column) -> Int {
      Column.allCases.firstIndex(of: column).map { columns[$0] } ?? -1
    }
    func text(_ column: Column) -> String {
      let index = index(column)
      return index < 0 || index >= reader.count ? "" : trimmed(reader.text(index))
    }
    func refuse(_ column: Column, _ asked: String) {
      let place = min(max(index(column), 0), reader.count - 1)
      findings.append(
        at(
          reader, place, OfficialFindings.badValue,
          [("value", text(column)), ("column", column.rawValue), ("asked", asked)]))
    }
    let code = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
    if index(.call) >= 0, text(.call) != call.text {
      findings.append(
        at(
          reader, index(.call), OfficialFindings.otherCall,
          [("found", text(.call)), ("asked", call.text)]))
      return
    }
    guard let assessor = AssessorID(checking: text(.assessor)) else {
      return refuse(.assessor, code)
    }
    guard let application = ApplicationID(checking: text(.application)) else {
      return refuse(.application, code)
    }
    guard let role = AssessorRole(rawValue: text(.role)) else {
      return refuse(.role, AssessorRole.allCases.map(\.rawValue).joined(separator: " | "))
    }
    guard ["draft", "final"].contains(text(.status)) else {
      return refuse(.status, "draft | final")
    }
    let version = text(.version).isEmpty ? 1 : Int(text(.version)) ?? -1
    guard version >= 0, version <= 999_999_999 else { return refuse(.version, "1, 2, 3 …") }
    let key = Key(assessor: assessor.text, application: application.text, version: version)
    let isFinal = text(.status) == "final"
    let position: Int
    if let known = positions[key] {
      position = known
      let sheet = sheets[known]
      if sheet.role != role || sheet.isFinal != isFinal {
        let isRole = sheet.role != role
        findings.append(
          at(
            reader, max(index(isRole ? .role : .status), 0), OfficialFindings.contradiction,
            [
              ("column", isRole ? "role" : "status"),
              ("value", isRole ? role.rawValue : text(.status)),
              ("other", isRole ? sheet.role.rawValue : sheet.isFinal ? "final" : "draft"),
              ("line", "\(sheet.place.line)"),
            ]))
        return
      }
    } else {
      position = sheets.count
      positions[key] = position
      sheets.append(
        Sheet(
          assessor: assessor, application: application, role: role, isFinal: isFinal,
          version: version, scores: [], conflict: nil, remark: "",
          place: Place(file: file, line: reader.rowLine)))
    }
    if !text(.conflict).isEmpty { sheets[position].conflict = text(.conflict) }
    if text(.criterion).isEmpty, text(.score).isEmpty {
      if text(.conflict).isEmpty { refuse(.criterion, "R1, R2 …") }
      return
    }
    sheets[position].scores.append(
      Sheet.Score(
        criterion: text(.criterion), value: text(.score), comment: text(.comment),
        position: UInt32(truncatingIfNeeded: reader.rowLine)))
  }

  /// A finding at a field of the row.
  private func at(
    _ reader: CSVReader, _ index: Int, _ kind: FindingKind, _ arguments: [(String, String)]
  ) -> Finding {
    let position = reader.position(index)
    return OfficialFindings.at(
      Place(file: file, line: position.line, column: position.column), kind, arguments)
  }

  /// A column is missing.
  private func missing(_ column: Column) -> Finding {
    OfficialFindings.at(
      Place(file: file, line: 1), OfficialFindings.missingColumn, [("column", column.rawValue)])
  }
}
