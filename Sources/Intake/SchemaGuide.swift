// SPDX-License-Identifier: Apache-2.0

package import Model

/// A schema as people read it: its own documentation, by element and attribute.
///
/// Made only when something is to be said: for a schema finding, or for a fill-in form. It knows
/// as much of XSD as our schemas use: named and inline types, sequences, choices, groups,
/// extensions, restrictions.
package struct SchemaGuide: Sendable {
  /// The root of the schema.
  private let schema: Form

  /// The guide of an embedded schema, or nil where there is none of that name.
  package init?(embedded name: String) {
    guard let bytes = EmbeddedFile.named(name) else { return nil }
    let document = XMLDocument()
    guard document.read(bytes: bytes, schema: nil, names: .none) == .accepted,
      let form = FormReader.form(of: document)
    else { return nil }
    schema = form
  }

  /// The guide of applications, read once: a batch may hold many faulty ones.
  private static let application = SchemaGuide(embedded: "application.xsd")

  /// The guide of an embedded schema, or nil where there is none of that name.
  static func shared(_ name: String) -> SchemaGuide? {
    name == "application.xsd" ? application : SchemaGuide(embedded: name)
  }

  /// The declaration of the element at a path of names from the root, or nil.
  func element(_ path: [String]) -> Form? {
    guard let first = path.first else { return nil }
    var found = schema.children("element").first { $0[attribute: "name"] == first }
    for name in path.dropFirst() {
      found = found.flatMap { children(of: $0).first { $0[attribute: "name"] == name } }
    }
    return found
  }

  /// The declarations of an element's children, in the schema's order.
  func children(of element: Form) -> [Form] {
    var result: [Form] = []
    if let type = complexType(of: element) { particles(type, &result) }
    return result
  }

  /// The declarations of an element's attributes, in the schema's order.
  func attributes(of element: Form) -> [Form] {
    var result: [Form] = []
    if let type = complexType(of: element) { collectAttributes(type, &result) }
    return result
  }

  /// The name of a declaration; a reference has that of what it refers to.
  func name(of declaration: Form) -> String {
    declaration[attribute: "name"] ?? declaration[attribute: "ref"] ?? ""
  }

  /// What a declaration is called: its own documentation, else that of its type.
  func words(of declaration: Form) -> Texts {
    if let own = documentation(declaration) { return own }
    switch declaration[attribute: "ref"] {
    case "xml:lang": return Texts(en: "language, such as en or zh", zh: "语言，如 en 或 zh")
    default: break
    }
    return type(of: declaration).flatMap(documentation) ?? Texts(en: "", zh: "")
  }

  /// The form of a declaration's value in words: its type's documentation, else what the standard's
  /// own type is; empty where any text will do.
  func form(of declaration: Form) -> Texts {
    if declaration[attribute: "ref"] == "xml:lang" {
      return Texts(en: "a language, such as en or zh", zh: "语言代码，如 en 或 zh")
    }
    if let type = type(of: declaration), let words = documentation(type) { return words }
    return SchemaGuide.standard(declaration[attribute: "type"] ?? "")
  }

  /// What a type of the standard asks for; empty where any text will do.
  static func standard(_ type: String) -> Texts {
    switch type.split(separator: ":").last ?? "" {
    case "decimal": Texts(en: "a number such as 1234.50", zh: "数字，如 1234.50")
    case "integer", "nonNegativeInteger", "positiveInteger", "int":
      Texts(en: "a whole number such as 1234", zh: "整数，如 1234")
    case "date": Texts(en: "a day such as 2026-03-31", zh: "日期，如 2026-03-31")
    case "dateTime":
      Texts(
        en: "an instant with its offset such as 2026-03-31T17:00:00+02:00",
        zh: "带时差的时刻，如 2026-03-31T17:00:00+02:00")
    case "boolean": Texts(en: "true or false", zh: "true 或 false")
    case "language": Texts(en: "a language, such as en or zh", zh: "语言代码，如 en 或 zh")
    default: Texts(en: "", zh: "")
    }
  }

  /// The documentation of a named simple type, or what a type of the standard asks for.
  func form(ofType name: String) -> Texts {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    return named("simpleType", local).flatMap(documentation) ?? SchemaGuide.standard(name)
  }

  /// The values that a declaration lists.
  func values(of declaration: Form) -> [FieldGuide.Value] {
    (type(of: declaration)?.child("restriction")?.children("enumeration") ?? []).map {
      FieldGuide.Value(
        code: $0[attribute: "value"] ?? "", words: documentation($0) ?? Texts(en: "", zh: ""))
    }
  }

  /// The whole of an element as a tree; `depth` ends schemas that contain themselves.
  package func guide(_ path: [String], depth: Int = 8) -> FieldGuide? {
    element(path).map { guide($0, depth: depth) }
  }

  /// The tree of a declaration.
  private func guide(_ declaration: Form, depth: Int) -> FieldGuide {
    let most = declaration[attribute: "maxOccurs"] ?? "1"
    let type = complexType(of: declaration)
    let isElement = declaration.name == "element"
    return FieldGuide(
      name: name(of: declaration), words: words(of: declaration), form: form(of: declaration),
      values: values(of: declaration),
      isRequired: isElement
        ? declaration[attribute: "minOccurs"] != "0" : declaration[attribute: "use"] == "required",
      isRepeated: most != "1",
      hasText: isElement && (type == nil || type?.child("simpleContent") != nil),
      attributes: attributes(of: declaration).map { guide($0, depth: 0) },
      children: depth == 0 ? [] : children(of: declaration).map { guide($0, depth: depth - 1) })
  }

  /// A global definition.
  private func named(_ kind: String, _ name: String) -> Form? {
    schema.children(kind).first { $0[attribute: "name"] == name }
  }

  /// The type of a declaration that is ours: inline or named; nil for one of the standard.
  private func type(of declaration: Form) -> Form? {
    if let inline = declaration.child("complexType") ?? declaration.child("simpleType") {
      return inline
    }
    guard let name = declaration[attribute: "type"] else { return nil }
    return named("complexType", name) ?? named("simpleType", name)
  }

  /// The complex type of an element, or nil.
  private func complexType(of element: Form) -> Form? {
    type(of: element).flatMap { $0.name == "complexType" ? $0 : nil }
  }

  /// Appends the elements that stand in a type, a group or a model group.
  private func particles(_ form: Form, _ result: inout [Form]) {
    for child in form.children {
      switch child.name {
      case "element": result.append(child)
      case "sequence", "choice", "all", "complexContent": particles(child, &result)
      case "extension":
        if let base = child[attribute: "base"].flatMap({ named("complexType", $0) }) {
          particles(base, &result)
        }
        particles(child, &result)
      case "group":
        if let group = child[attribute: "ref"].flatMap({ named("group", $0) }) {
          particles(group, &result)
        }
      default: continue
      }
    }
  }

  /// Appends the attributes of a type.
  private func collectAttributes(_ form: Form, _ result: inout [Form]) {
    for child in form.children {
      switch child.name {
      case "attribute": result.append(child)
      case "attributeGroup":
        if let group = child[attribute: "ref"].flatMap({ named("attributeGroup", $0) }) {
          collectAttributes(group, &result)
        }
      case "simpleContent", "complexContent": collectAttributes(child, &result)
      case "extension":
        if let base = child[attribute: "base"].flatMap({ named("complexType", $0) }) {
          collectAttributes(base, &result)
        }
        collectAttributes(child, &result)
      default: continue
      }
    }
  }

  /// The documentation of a definition or declaration in both languages, or nil.
  private func documentation(_ form: Form) -> Texts? {
    let text = form.child("annotation")?.localText("documentation") ?? .none
    guard !text.isEmpty else { return nil }
    return Texts(en: text.text(.english), zh: text.text(.chinese))
  }
}
