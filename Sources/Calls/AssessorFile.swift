// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// The assessors that stand in a CSV file beside the call: one id a row, under the heading `assessor`;
/// a column `note` may stand beside it.
package struct AssessorFile {
  /// The path of the file, as reports name it.
  let file: String
  /// What is wrong with it.
  package private(set) var defects: [Finding] = []

  /// A file.
  package init(file: String) {
    self.file = file
  }

  /// The list with the file's assessors behind its own; its places are those of the list.
  package mutating func list(_ form: Form, _ bytes: [UInt8]) -> Form {
    form.followed(by: assessors(bytes, form))
  }

  /// The assessors; with a defect those rows that are sound, as the call is refused then.
  private mutating func assessors(_ bytes: [UInt8], _ form: Form) -> [Form] {
    var found: [Form] = []
    do {
      var reader = try CSVReader(bytes)
      let hasHead = try reader.nextRow()
      let columns = hasHead ? (0..<reader.count).map { Form.trimmed(reader.text($0)) } : []
      guard let own = columns.firstIndex(of: "assessor"),
        columns.allSatisfy({ ["assessor", "note"].contains($0) }),
        Set(columns).count == columns.count
      else {
        report(
          1, 1,
          Texts(
            en: "the headings are assessor and, if wanted, note", zh: "表头须为 assessor，可另加 note"))
        return []
      }
      var seen: [String: Int] = [:]
      while try reader.nextRow() {
        guard !reader.isBlank else { continue }
        let id = own < reader.count ? Form.trimmed(reader.text(own)) : ""
        let position = own < reader.count ? reader.position(own) : nil
        let (line, column) = (position?.line ?? reader.rowLine, position?.column ?? 1)
        guard AssessorID(checking: id) != nil else {
          report(line, column, Texts(en: "“\(id)” is no id", zh: "“\(id)”不是编号"))
          continue
        }
        if let first = seen.updateValue(line, forKey: id) {
          report(
            line, column,
            Texts(
              en: "“\(id)” stands here and in line \(first)", zh: "“\(id)”已在第 \(first) 行出现"))
          continue
        }
        found.append(
          Form(
            name: "assessor", attributes: [Form.Attribute("id", id)], ordinal: form.ordinal))
      }
    } catch {
      report(error.position.line, error.position.column, error.words)
    }
    return found
  }

  /// Notes what is wrong with the file.
  private mutating func report(_ line: Int, _ column: Int, _ detail: Texts) {
    defects.append(
      Finding(
        CallFindings.assessorFile, arguments: [.init("file", file), .init("detail", detail)],
        place: Place(file: file, line: line, column: column)))
  }
}
