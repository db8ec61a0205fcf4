// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

extension CallReader {
  /// The names of the elements that are measures.
  package static let measureNames: Set<String> = [
    "count", "distinct", "sum", "value", "share", "days", "months", "number", "parameter", "fact",
    "add", "subtract", "smallest", "largest", "lookup",
  ]

  /// The measures among the children of a form.
  package mutating func measures(in form: Form) -> [Measure] {
    form.children.filter { CallReader.measureNames.contains($0.name) }.compactMap { measure($0) }
  }

  /// A measure, or nil with a defect.
  package mutating func measure(_ form: Form) -> Measure? {
    switch form.name {
    case "count":
      return table(form).map { .count($0, filter(form, "where", of: $0)) }
    case "distinct":
      guard let table = table(form), let column = column(form, "attribute", of: table) else {
        return nil
      }
      return .distinct(table, column: column, filter(form, "where", of: table))
    case "sum", "value":
      return cell(form)
    case "share", "subtract":
      let parts = measures(in: form)
      guard parts.count == 2 else { return nil }
      if form.name == "share", case .number(.zero) = parts[1] {
        reportContradiction(
          form, Texts(en: "a share of nothing is always unknown", zh: "零的占比总是未知"))
      }
      return form.name == "share" ? .share(parts[0], parts[1]) : .subtract(parts[0], parts[1])
    case "days", "months":
      guard let from = date(form, "from"), let to = date(form, "to") else { return nil }
      let inclusive = form[attribute: "inclusive"] == "true"
      return form.name == "days"
        ? .days(from: from, to: to, inclusive: inclusive)
        : .months(
          from: from, to: to, inclusive: inclusive, begun: form[attribute: "begun"] == "true")
    case "number":
      return rational(form, "value").map { .number($0) }
    case "parameter":
      return parameter(form, "name").map { .parameter($0.name, $0.value) }
    case "fact":
      guard let fact = fact(form, "ref", number: true), let measure = factMeasures[fact] else {
        return nil
      }
      return .fact(fact, measure)
    case "add":
      return .add(measures(in: form))
    case "smallest": return .smallest(measures(in: form))
    case "largest": return .largest(measures(in: form))
    case "lookup": return lookup(form)
    default:
      return nil
    }
  }

  /// `sum` and `value`: a number column of rows.
  private mutating func cell(_ form: Form) -> Measure? {
    guard let table = table(form, default: form.name == "value" ? .application : nil),
      let index = column(form, "attribute", of: table)
    else { return nil }
    let column = vocabulary.column(index, of: table)
    guard column.type.isNumeric else {
      reportUnfit(form, "attribute", ColumnType.numberAsked)
      return nil
    }
    let fallback =
      form[attribute: "default"] == nil
      ? nil : CallReader.millionths(required(form, "default"), type: .decimal)
    let filter = filter(form, "where", of: table)
    return form.name == "sum"
      ? .sum(table, column: index, filter, default: fallback)
      : .value(table, column: index, filter, default: fallback)
  }

  /// `lookup`: a number that a list gives for a code.
  private mutating func lookup(_ form: Form) -> Measure? {
    guard let table = table(form, default: .application),
      let column = column(form, "attribute", of: table), let list = list(form, "list")
    else { return nil }
    let property = required(form, "property")
    let own = lists[list].list
    let values = own.entries.compactMap { $0.property(property) }
    if values.isEmpty {
      reportUnknown(
        Texts(
          en: "property of codelist “\(own.id)”", zh: "代码表“\(own.id)”的属性"), property,
        known: Array(Set(own.entries.flatMap { $0.properties.map(\.name) }))
          .sorted(by: PathText.precedes), at: form, attribute: "property")
    }
    if let text = values.first(where: { (try? Decimals.rational($0)) == nil }) {
      reportUnfit(
        form, "property",
        Texts(
          en: "a property that is a number in every entry, not “\(text)”",
          zh: "每个条目中均为数字的属性，而不是“\(text)”"))
    }
    return .lookup(
      Measure.Lookup(
        table: table, column: column, filter: filter(form, "where", of: table), list: list,
        property: property))
  }

  /// A day of the application, or of the call: `opens` and `closes`, unless an attribute of the
  /// application has that name.
  private mutating func date(_ form: Form, _ attribute: String) -> Measure.Day? {
    let name = required(form, attribute)
    if vocabulary.index(of: name, in: .application) == nil {
      if name == "opens" { return .opens(openingDay) }
      if name == "closes" { return .closes(day) }
    }
    guard let index = column(form, attribute, of: .application) else { return nil }
    let column = vocabulary.column(index, of: .application)
    guard column.type == .date else {
      reportUnfit(form, attribute, ColumnType.dayAsked)
      return nil
    }
    return .column(index)
  }

  /// A fact that is texts, or nil with a defect.
  package mutating func textsMeasure(_ form: Form) -> TextsMeasure? {
    guard let table = table(form), let column = column(form, "attribute", of: table) else {
      return nil
    }
    return TextsMeasure(table: table, column: column, filter: filter(form, "where", of: table))
  }
}
