// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// The entries of a codelist that stand in a CSV file beside the call (DESIGN §2: screening lists).
///
/// The first row names the columns: `code`; `name` for all languages of the call, or `name:en` and
/// so on; `alias`, as often as needed; `valid-from`, `valid-to`; any other column is a property.
package struct CodelistFile {
  /// The path of the file, as reports name it.
  let file: String
  /// The languages of the call.
  let languages: [String]
  /// What is wrong with it.
  package private(set) var defects: [Finding] = []

  /// A file of a call with these languages.
  package init(file: String, call: Form) {
    self.file = file
    languages = (call[attribute: "languages"] ?? "").split(separator: " ").map(String.init)
  }

  /// The codelist with the file's entries behind its own; its places are those of the list.
  package mutating func list(_ form: Form, _ bytes: [UInt8]) -> Form {
    form.followed(by: entries(bytes, form))
  }

  /// The entries, or none with a defect.
  private mutating func entries(_ bytes: [UInt8], _ list: Form) -> [Form] {
    var entries: [Form] = []
    do {
      var reader = try CSVReader(bytes)
      guard try reader.nextRow() else { return report(Texts(en: "it is empty", zh: "文件为空"), 1, 1) }
      let columns = (0..<reader.count).map { reader.text($0) }
      for needed in ["code"] + (columns.contains("name") ? [] : languages.map { "name:" + $0 })
      where !columns.contains(needed) {
        return report(Texts(en: "no column “\(needed)”", zh: "缺少“\(needed)”列"), 1, 1)
      }
      while try reader.nextRow() {
        guard !reader.isBlank else { continue }
        guard reader.count == columns.count else {
          return report(
            Texts(
              en: "\(reader.count) cells in a row under \(columns.count) columns",
              zh: "该行有 \(reader.count) 格，而表头有 \(columns.count) 列"), reader.rowLine, 1)
        }
        let values = (0..<reader.count).map { Form.trimmed(reader.text($0)) }
        let attributes = ["code", "valid-from", "valid-to"]
        for (index, column) in columns.enumerated() where attributes.contains(column) {
          let isGood =
            column == "code" ? CodelistFile.isCode(values[index]) : isDay(values[index])
          guard isGood else {
            let position = reader.position(index)
            return report(
              column == "code"
                ? Texts(en: "“\(values[index])” is no code", zh: "“\(values[index])”不是代码")
                : Texts(
                  en: "“\(values[index])” is no day such as 2026-05-31",
                  zh: "“\(values[index])”不是 2026-05-31 格式的日期"), position.line, position.column)
          }
        }
        entries.append(entry(columns, values, list))
      }
    } catch {
      return report(error.words, error.position.line, error.position.column)
    }
    return entries
  }

  /// The entry of a row.
  private func entry(_ columns: [String], _ values: [String], _ list: Form) -> Form {
    var attributes: [Form.Attribute] = []
    var children: [Form] = []
    func add(_ name: String, _ own: [Form.Attribute], _ text: String) {
      children.append(Form(name: name, attributes: own, text: text, ordinal: list.ordinal))
    }
    for (column, value) in zip(columns, values) where !value.isEmpty {
      switch column {
      case "code", "valid-from", "valid-to": attributes.append(Form.Attribute(column, value))
      case "alias": add("alias", [], value)
      case "name":
        for language in languages { add("name", [Form.Attribute("xml:lang", language)], value) }
      default:
        if column.hasPrefix("name:") {
          add("name", [Form.Attribute("xml:lang", String(column.dropFirst(5)))], value)
        } else {
          add("property", [Form.Attribute("name", column)], value)
        }
      }
    }
    return Form(name: "entry", attributes: attributes, children: children, ordinal: list.ordinal)
  }

  /// Notes what is wrong with the file; there are no entries then.
  private mutating func report(_ detail: Texts, _ line: Int, _ column: Int) -> [Form] {
    defects.append(
      Finding(
        CallFindings.listFile, arguments: [.init("file", file), .init("detail", detail)],
        place: Place(file: file, line: line, column: column)))
    return []
  }

  /// Whether a text is a code as the schema has them.
  private static func isCode(_ text: String) -> Bool {
    ApplicationID(checking: text) != nil
  }

  /// Whether a text is a day, or nothing.
  private func isDay(_ text: String) -> Bool {
    text.isEmpty || (try? Instants.date(text)) != nil
  }
}
