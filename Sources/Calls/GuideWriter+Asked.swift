// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension GuideWriter {
  /// What an application holds, as its schema says.
  var asked: Guide.Chapter? {
    guard let root = schema.child("element") else { return nil }
    var rows: [[Guide.Cell]] = []
    append(root, path: "", parent: -1, to: &rows)
    var blocks: [Guide.Block] = [
      .paragraph(
        Texts(
          en: "An application is one XML file. Elements stand in this order; @ marks an "
            + "attribute. What is not required by the form may still be required by a rule below.",
          zh: "申请书为一个 XML 文件，元素按下列顺序排列；@ 表示属性。表格中非必填的内容，仍可能为下文规则所要求。")),
      .table(
        [
          Texts(en: "Element or attribute", zh: "元素或属性"), Texts(en: "What", zh: "内容"),
          Texts(en: "Form", zh: "格式"), Texts(en: "Required", zh: "必填"),
        ], rows),
      .heading(Texts(en: "Forms of values", zh: "值的格式")),
      .table(
        [Texts(en: "Form", zh: "格式"), Texts(en: "Meaning", zh: "含义")], forms),
    ]
    let properties = self.properties
    if !properties.isEmpty {
      blocks.append(.heading(Texts(en: "Properties that this call adds", zh: "本征集的附加项")))
      blocks.append(
        .paragraph(
          Texts(
            en: "Written as <property name=\"…\">value</property>, in the application or in a "
              + "partner.",
            zh: "写作 <property name=\"…\">值</property>，置于申请书或合作方之内。")))
      blocks.append(
        .table(
          [
            Texts(en: "In", zh: "所属"), Texts(en: "Name", zh: "名称"),
            Texts(en: "What", zh: "内容"), Texts(en: "Form", zh: "格式"),
            Texts(en: "List", zh: "代码表"),
          ], properties))
    }
    return Guide.Chapter(
      id: "asked", title: Texts(en: "What is asked", zh: "申请内容"), blocks: blocks)
  }

  /// An element, its attributes, and the elements in it.
  private func append(
    _ element: Form, path: String, parent: Int, to rows: inout [[Guide.Cell]]
  ) {
    let name = element[attribute: "name"] ?? ""
    let path = path.isEmpty ? name : "\(path)/\(name)"
    let known = Vocabulary.elements.firstIndex { $0.name == name && $0.parent == parent } ?? -1
    let content = GuideWriter.content(element, in: schema)
    let text = content.type ?? content.base
    rows.append([
      .code(path), .text(GuideWriter.documentation(element)), form(text),
      .text(GuideWriter.occurrence(element)),
    ])
    for attribute in content.attributes {
      let own = attribute[attribute: "name"] ?? attribute[attribute: "ref"] ?? ""
      rows.append([
        .code("\(path)/@\(own)"), .text(words(own, known)), form(attribute[attribute: "type"]),
        .text(
          attribute[attribute: "use"] == "required"
            ? Texts(en: "yes", zh: "是") : Texts(en: "no", zh: "否")),
      ])
    }
    for child in content.children {
      append(child, path: parent < 0 ? "" : path, parent: known, to: &rows)
    }
  }

  /// The words of an attribute: the vocabulary's, which messages use, too.
  private func words(_ attribute: String, _ element: Int) -> Texts {
    guard element >= 0 else { return Words.plain("") }
    let known = Vocabulary.elements[element]
    guard let column = known.attributes.first(where: { $0.attribute == attribute })?.column,
      let index = rulebook.vocabulary.index(of: column, in: known.table)
    else {
      return known.isProperty ? Texts(en: "name of the property", zh: "附加项名称") : Words.plain("")
    }
    return rulebook.vocabulary.column(index, of: known.table).words
  }

  /// The name of a type as people look it up; types of XML Schema by what they mean.
  private func form(_ type: String?) -> Guide.Cell {
    switch type {
    case nil: .empty
    case "xs:string": .text(Texts(en: "text", zh: "文字"))
    case "xs:boolean": .text(Texts(en: "true or false", zh: "true 或 false"))
    case let type?: .code(type)
    }
  }

  /// What an element can hold: attributes, elements, and the type of its text.
  private static func content(_ element: Form, in schema: Form) -> (
    attributes: [Form], children: [Form], type: String?, base: String?
  ) {
    var type = element.child("complexType")
    var name: String?
    if let written = element[attribute: "type"] {
      name = written
      type = schema.children("complexType").first { $0[attribute: "name"] == written }
    }
    guard let type else { return ([], [], name, nil) }
    let extended = type.child("simpleContent")?.child("extension")
    let attributes = (extended ?? type).children("attribute")
    let children = (type.child("sequence")?.children ?? []).filter { $0.name == "element" }
    return (attributes, children, nil, extended?[attribute: "base"])
  }

  /// The documentation of an element or type.
  private static func documentation(_ form: Form) -> Texts {
    (form.child("annotation")?.localText("documentation") ?? .none).texts
  }

  /// Whether an element must be there, and how often.
  private static func occurrence(_ element: Form) -> Texts {
    let isOptional = element[attribute: "minOccurs"] == "0"
    let isRepeated = element[attribute: "maxOccurs"] == "unbounded"
    return switch (isOptional, isRepeated) {
    case (false, false): Texts(en: "yes", zh: "是")
    case (false, true): Texts(en: "yes, one or more", zh: "是，可多个")
    case (true, false): Texts(en: "no", zh: "否")
    case (true, true): Texts(en: "no, any number", zh: "否，可多个")
    }
  }

  /// The simple types, with their values where they list some.
  private var forms: [[Guide.Cell]] {
    schema.children("simpleType").map { type in
      let meaning = GuideWriter.documentation(type)
      let values = type.child("restriction")?.children("enumeration") ?? []
      let listed = values.map { value in
        let words = GuideWriter.documentation(value)
        let code = value[attribute: "value"] ?? ""
        return Texts(en: "\(code) (\(words.en))", zh: "\(code)（\(words.zh)）")
      }
      let text =
        listed.isEmpty
        ? meaning
        : Texts(
          en: "\(meaning.en) \(listed.map(\.en).joined(separator: ", "))",
          zh: "\(meaning.zh)\(listed.map(\.zh).joined(separator: "、"))")
      return [.code(type[attribute: "name"] ?? ""), .text(text)]
    }
  }

  /// The properties that the call declares.
  private var properties: [[Guide.Cell]] {
    var rows: [[Guide.Cell]] = []
    for table in Table.allCases {
      let columns = rulebook.vocabulary.columns[table.rawValue]
      for column in columns.dropFirst(rulebook.vocabulary.builtIn[table.rawValue]) {
        rows.append([
          .text(table.singular), .code(column.name), .text(column.words),
          .text(GuideWriter.words(column.type)),
          column.list.map { .code($0) } ?? .empty,
        ])
      }
    }
    return rows
  }

  /// What a declared property holds.
  private static func words(_ type: ColumnType) -> Texts {
    switch type {
    case .text: Texts(en: "text", zh: "文字")
    case .code: Texts(en: "code of the list", zh: "代码表中的代码")
    case .integer: Texts(en: "whole number", zh: "整数")
    case .decimal, .money: Texts(en: "decimal number", zh: "小数")
    case .date: Texts(en: "day, as 2026-06-15", zh: "日期，如 2026-06-15")
    case .boolean: Texts(en: "true or false", zh: "true 或 false")
    }
  }
}
