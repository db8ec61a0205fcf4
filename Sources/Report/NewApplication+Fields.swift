// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension NewApplication {
  /// An element with its attributes and children; `value` is that of the attribute by which its
  /// copies differ.
  mutating func draw(
    _ field: FieldGuide, element: Int, depth: Int, value: String?, isFirst: Bool
  ) {
    let margin = String(repeating: "  ", count: depth)
    if isFirst { draw(comment: comment(field, element), depth: depth) }
    let number = numbers[field.name, default: 0] + 1
    numbers[field.name] = number
    var tag = margin + "<" + field.name
    if depth == 0 {
      // The hint lets editors complete and check; the tool itself never follows it.
      tag += " xmlns=\"urn:opencall:application:1\""
      tag += "\n  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
      tag += "\n  xsi:schemaLocation=\"urn:opencall:application:1 application.xsd\"\n "
    }
    for attribute in field.attributes {
      let text = NewApplication.escaped(
        self.value(of: attribute, in: field, element, value: value, number: number))
      tag += " \(attribute.name)=\"\(text)\""
    }
    let children = field.children
    if children.isEmpty, !field.hasText {
      lines.append(tag + "/>")
    } else if field.hasText {
      let text = NewApplication.escaped(self.text(of: field, element, value: value))
      lines.append("\(tag)>\(text)</\(field.name)>")
    } else {
      lines.append(tag + ">")
      for child in children { drawAll(child, in: element, depth: depth + 1, isFirst: isFirst) }
      lines.append("\(margin)</\(field.name)>")
    }
  }

  /// All copies of a child element: one a language, one a listed value, one a declared property,
  /// else one.
  private mutating func drawAll(_ field: FieldGuide, in parent: Int, depth: Int, isFirst: Bool) {
    let element = Vocabulary.elements.firstIndex {
      $0.parent == parent && $0.name == field.name
    }
    guard let element else { return }
    var copies: [String?] = [nil]
    if Vocabulary.elements[element].isProperty {
      copies = properties(Vocabulary.elements[element].table).map(\.name)
    } else if let attribute = distinguishing(field) {
      copies =
        attribute.name == "xml:lang" ? terms.call.languages : attribute.values.map(\.code)
    }
    for (index, value) in copies.enumerated() {
      draw(field, element: element, depth: depth, value: value, isFirst: isFirst && index == 0)
    }
  }

  /// The attribute by which the copies of a repeated element differ, or nil.
  private func distinguishing(_ field: FieldGuide) -> FieldGuide? {
    guard field.isRepeated else { return nil }
    return field.attributes.first {
      $0.isRequired && ($0.name == "xml:lang" || !$0.values.isEmpty)
    }
  }

  /// The properties that the call declares for a table.
  private func properties(_ table: Table) -> ArraySlice<Column> {
    plan.vocabulary.columns[table.rawValue][plan.vocabulary.builtIn[table.rawValue]...]
  }

  /// A name, what is to be known of it, and its words.
  private func named(_ name: String, _ manner: String, _ words: String) -> String {
    say("\(name) (\(manner)): \(words)", "\(name)（\(manner)）：\(words)")
  }

  /// What stands in an attribute.
  private func value(
    of attribute: FieldGuide, in field: FieldGuide, _ element: Int, value: String?, number: Int
  ) -> String {
    if let value, attribute.name == distinguishing(field)?.name { return value }
    let spec = Vocabulary.elements[element]
    if spec.isProperty, attribute.name == "name" { return value ?? "" }
    switch (element, attribute.name) {
    case (0, "call"): return terms.call.id.text
    case (0, "lot"):
      if let lot = plan.lot ?? (terms.call.lots.count == 1 ? terms.call.lots[0].id : nil) {
        return lot.text
      }
    case (_, "currency"):
      if let money = terms.money { return money.currency.code }
    // Rows that others refer to are numbered: P1, P2.
    case (_, "id") where element > 0: return field.name.prefix(1).uppercased() + "\(number)"
    case (_, "partner"): return "P1"
    default: break
    }
    return "«\(say(attribute.words.en, attribute.words.zh))»"
  }

  /// What stands in an element.
  private func text(of field: FieldGuide, _ element: Int, value: String?) -> String {
    let spec = Vocabulary.elements[element]
    if spec.isProperty, let value,
      let column = properties(spec.table).first(where: { $0.name == value })
    {
      return "«\(column.words.text(language))»"
    }
    return "«\(field.words.text(language))»"
  }

  /// What stands above an element: what it is, its attributes with their codes, the call's rules.
  private func comment(_ field: FieldGuide, _ element: Int) -> [String] {
    let spec = Vocabulary.elements[element]
    var manner = [field.isRequired ? say("required", "必填") : say("optional", "可选")]
    if field.isRepeated { manner.append(say("may be repeated", "可重复")) }
    var lines = [
      named(field.name, manner.joined(separator: say(", ", "，")), field.words.text(language))
    ]
    if spec.isProperty {
      for column in properties(spec.table) {
        lines.append("  " + named(column.name, column.type.rawValue, column.words.text(language)))
        let index = plan.vocabulary.index(of: column.name, in: spec.table)
        lines += codes(spec.table, index)
      }
    } else {
      for attribute in field.attributes { lines += words(of: attribute, spec) }
      if let text = spec.text {
        lines += codes(spec.table, plan.vocabulary.index(of: text, in: spec.table))
      }
    }
    if element == 0, plan.lot == nil, !terms.call.lots.isEmpty {
      lines += terms.call.lots.map {
        "    lot=\"\($0.id)\"" + say(": ", "：") + $0.name.text(language)
      }
    }
    let rules = plan.rules[element]
    if !rules.isEmpty { lines.append(say("Rules of the call:", "征集规则：")) }
    for rule in rules {
      let severity = rule.severity.inWords.text(language)
      let sentence = Problem.sentence(rule).text(language)
      let words = rule.words.text(language)
      let exact = words == sentence ? "" : say(" [\(words)]", "［\(words)］")
      lines.append("- " + named(rule.id.text, severity, sentence + exact))
    }
    return lines
  }

  /// An attribute: whether it must be there, what it is, its form, its codes.
  private func words(of attribute: FieldGuide, _ spec: VocabularyElement) -> [String] {
    let manner = attribute.isRequired ? say("required", "必填") : say("optional", "可选")
    let words = attribute.words.text(language)
    var line = "  " + named(attribute.name, manner, words)
    let form = attribute.form.text(language)
    if !form.isEmpty, attribute.name != "xml:lang", attribute.values.isEmpty {
      line += say(". ", "。") + form
    }
    if !attribute.values.isEmpty {
      let values = attribute.values.map { value in
        let words = value.words.text(language)
        return words.isEmpty
          ? value.code : say("\(value.code) (\(words))", "\(value.code)（\(words)）")
      }
      line += say(": ", "：") + values.joined(separator: say(", ", "、"))
    }
    guard let pair = spec.attributes.first(where: { $0.attribute == attribute.name }),
      attribute.values.isEmpty
    else { return [line] }
    return [line] + codes(spec.table, plan.vocabulary.index(of: pair.column, in: spec.table))
  }

  /// The codes of a column, as far as the call says.
  private func codes(_ table: Table, _ column: Int?) -> [String] {
    guard let column else { return [] }
    let cell = Footprint.Cell(table: table, column: column)
    if let lists = plan.lists[cell] {
      return lists.flatMap { words(of: $0).map { "    " + $0 } }
    }
    guard let codes = plan.codes[cell], table != .application || column > 2 else { return [] }
    return [
      say("    The call's rules look for: ", "    征集规则涉及：") + codes.joined(separator: ", ")
    ]
  }

  /// A text that may stand between tags and in an attribute.
  private static func escaped(_ text: String) -> String {
    var html = HTML()
    html.text(text)
    return String(decoding: html.bytes, as: UTF8.self)
  }
}
