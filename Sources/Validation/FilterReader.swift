// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

extension CallReader {
  /// The filter of a `where` or `when` child; nil where there is none.
  package mutating func filter(_ form: Form, _ child: String, of table: Table) -> Filter? {
    guard let container = form.child(child) else { return nil }
    return conditions(container, of: table, depth: 1)
  }

  /// The names of the elements that are conditions.
  package static let conditionNames: Set<String> = [
    "is", "in", "prefix", "between", "present", "listed", "has", "all", "any", "not",
  ]

  /// The conditions among the children of a form, each for itself.
  mutating func conditions(in form: Form, of table: Table) -> [Filter] {
    form.children.filter { CallReader.conditionNames.contains($0.name) }
      .compactMap { condition($0, of: table, depth: 1) }
  }

  /// All conditions of a container together.
  private mutating func conditions(_ form: Form, of table: Table, depth: Int) -> Filter {
    let filters = form.children.compactMap { condition($0, of: table, depth: depth) }
    return filters.count == 1 ? filters[0] : .all(filters)
  }

  /// One condition, or nil with a defect.
  private mutating func condition(_ form: Form, of table: Table, depth: Int) -> Filter? {
    guard depth <= FilterProgram.deepest else {
      report(CallFindings.tooDeep, at: form, [("limit", "\(FilterProgram.deepest)")])
      return nil
    }
    switch form.name {
    case "all": return conditions(form, of: table, depth: depth + 1)
    case "any":
      return .any(form.children.compactMap { condition($0, of: table, depth: depth + 1) })
    case "not":
      return form.children.first.flatMap { condition($0, of: table, depth: depth + 1) }
        .map { .not($0) }
    case "has":
      guard let other = self.table(form) else { return nil }
      return .has(other, conditions(form, of: other, depth: depth + 1))
    default: break
    }
    guard let index = column(form, "attribute", of: table) else { return nil }
    let column = vocabulary.column(index, of: table)
    switch form.name {
    case "is": return comparison(form, index, column, of: table)
    case "in":
      let values = codes(form, "values")
      if column.type.isNumeric {
        return .any(
          values.compactMap { text in
            if let number = CallReader.millionths(text, type: column.type) {
              return .isNumber(column: index, number)
            }
            reportUnfit(
              form, "values",
              column.type.asked)
            return nil
          })
      }
      return .isIn(column: index, values)
    case "prefix":
      guard requireText(form, "attribute", column) else { return nil }
      let value = required(form, "value")
      if value.isEmpty {
        reportUnfit(
          form, "value", Texts(en: "the beginning of a code", zh: "代码的开头部分"))
      }
      return .prefix(column: index, value)
    case "between":
      let least = form[attribute: "min"] == nil ? nil : millionths(form, "min", column: column)
      let most = form[attribute: "max"] == nil ? nil : millionths(form, "max", column: column)
      if least == nil, most == nil {
        reportIncomplete(
          form,
          Texts(
            en: "give min, max or both",
            zh: "须写明 min、max 或两者"))
      }
      return .between(column: index, least: least, most: most)
    case "present":
      return .present(column: index)
    case "listed":
      guard let list = list(form, "list"), requireText(form, "attribute", column) else {
        return nil
      }
      let on = form[attribute: "on"].flatMap { try? Instants.date($0) }
      let entry = entryFilter(form, list: list, of: table)
      return .listed(column: index, list: list, on: on, entry: entry)
    default:
      return nil
    }
  }

  /// `is`: with a value, or the same as another attribute.
  private mutating func comparison(
    _ form: Form, _ index: Int, _ column: Column, of table: Table
  ) -> Filter? {
    if form[attribute: "value"] != nil, form[attribute: "same-as"] == nil {
      if column.type.isNumeric {
        return millionths(form, "value", column: column).map { .isNumber(column: index, $0) }
      }
      return .isText(column: index, required(form, "value"))
    }
    guard form[attribute: "value"] == nil, let name = form[attribute: "same-as"] else {
      reportIncomplete(
        form,
        Texts(
          en: "give either value=\"…\" or same-as=\"…\"",
          zh: "须写明 value=\"…\" 或 same-as=\"…\" 之一"))
      return nil
    }
    return reference(name, form, of: table).map { .same(column: index, $0) }
  }

  /// What `same-as` refers to: an attribute of the row, else one of the application.
  private mutating func reference(
    _ name: String, _ form: Form, of table: Table
  ) -> Filter.Reference? {
    if let own = vocabulary.index(of: name, in: table) { return .row(own) }
    if let other = vocabulary.index(of: name, in: .application) { return .application(other) }
    reportUnknown(
      Texts(en: "attribute", zh: "属性"), name,
      known: (vocabulary.columns[table.rawValue] + vocabulary.columns[Table.application.rawValue])
        .map(\.name), at: form, attribute: "same-as")
    return nil
  }

  /// All conditions on an entry among the children of a form, or nil where there are none.
  mutating func entryFilter(_ form: Form, list: Int, of table: Table) -> EntryFilter? {
    let entries = form.children.filter { CallReader.conditionNames.contains($0.name) }
      .compactMap { entryCondition($0, list: list, of: table) }
    return entries.isEmpty ? nil : entries.count == 1 ? entries[0] : .all(entries)
  }

  /// One condition on an entry, or nil with a defect.
  private mutating func entryCondition(
    _ form: Form, list: Int, of table: Table
  ) -> EntryFilter? {
    switch form.name {
    case "all":
      return .all(form.children.compactMap { entryCondition($0, list: list, of: table) })
    case "any":
      return .any(form.children.compactMap { entryCondition($0, list: list, of: table) })
    case "not":
      return form.children.first
        .flatMap { entryCondition($0, list: list, of: table) }.map { .not($0) }
    case "has", "listed", "between":
      reportIncomplete(
        form,
        Texts(
          en: "a condition on an entry is is, in, prefix, present, all, any or not",
          zh: "对条目的条件只能是 is、in、prefix、present、all、any 或 not"))
      return nil
    default: break
    }
    let property = required(form, "attribute")
    let known = lists[list].list.entries.flatMap { $0.properties.map(\.name) }
    guard known.contains(property) else {
      reportUnknown(
        Texts(
          en: "property of codelist “\(lists[list].list.id)”",
          zh: "代码表“\(lists[list].list.id)”的属性"), property,
        known: Array(Set(known)).sorted(by: PathText.precedes), at: form, attribute: "attribute")
      return nil
    }
    switch form.name {
    case "in":
      return .isIn(
        property: property, required(form, "values").split(separator: " ").map(String.init))
    case "prefix": return .prefix(property: property, required(form, "value"))
    case "present": return .present(property: property)
    default: break
    }
    if let value = form[attribute: "value"] { return .isText(property: property, value) }
    guard let name = form[attribute: "same-as"] else {
      reportIncomplete(
        form,
        Texts(
          en: "give either value=\"…\" or same-as=\"…\"",
          zh: "须写明 value=\"…\" 或 same-as=\"…\" 之一"))
      return nil
    }
    return reference(name, form, of: table).map { .same(property: property, $0) }
  }
}
