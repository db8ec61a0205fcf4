// SPDX-License-Identifier: Apache-2.0

import Intake
import Model
import Testing

@Suite("Schemas/application.xsd and the vocabulary are the same list (DESIGN §4)")
struct VocabularyTests {
  /// The schema's tree.
  let schema: Form

  init() throws {
    let bytes = try #require(EmbeddedFile.named("application.xsd"))
    let document = XMLDocument()
    document.read(bytes: bytes, schema: nil, names: .none)
    schema = try #require(FormReader.form(of: document))
  }

  /// An element of a list: its path, its attributes, whether it has text of its own.
  struct Element: Hashable, CustomStringConvertible {
    let path: String
    let attributes: Set<String>
    let hasText: Bool
    var description: String {
      "\(path) [\(attributes.sorted().joined(separator: " "))]\(hasText ? " text" : "")"
    }
  }

  /// The elements of the schema.
  func written() throws -> Set<Element> {
    var elements: Set<Element> = []
    func named(_ name: String) -> Form? {
      schema.children.first { $0[attribute: "name"] == name && $0.name != "element" }
    }
    /// Whether a simple type, or what it is made from, is there: then an element has text.
    func collect(_ form: Form, _ attributes: inout Set<String>, _ children: inout [Form]) -> Bool {
      var hasText = form.name == "simpleContent"
      for child in form.children {
        switch child.name {
        case "attribute":
          attributes.insert(child[attribute: "name"] ?? child[attribute: "ref"] ?? "?")
        case "element": children.append(child)
        case "annotation": continue
        default: if collect(child, &attributes, &children) { hasText = true }
        }
      }
      return hasText
    }
    func walk(_ element: Form, _ parent: String) throws {
      let name = try #require(element[attribute: "name"])
      let path = parent + "/" + name
      var attributes: Set<String> = []
      var children: [Form] = []
      let type = element.child("complexType") ?? element[attribute: "type"].flatMap { named($0) }
      let hasText = collect(try #require(type), &attributes, &children)
      elements.insert(Element(path: path, attributes: attributes, hasText: hasText))
      for child in children { try walk(child, path) }
    }
    try walk(try #require(schema.child("element")), "")
    return elements
  }

  /// The elements of the vocabulary.
  static func known() -> Set<Element> {
    var paths: [String] = []
    var elements: Set<Element> = []
    for element in Vocabulary.elements {
      let parent = element.parent < 0 ? "" : paths[element.parent]
      paths.append(parent + "/" + element.name)
      elements.insert(
        Element(
          path: paths[paths.count - 1],
          attributes: Set(
            element.attributes.map(\.attribute) + (element.isProperty ? ["name"] : [])),
          hasText: element.text != nil || element.isProperty))
    }
    return elements
  }

  @Test("each element, each attribute, each text, both ways")
  func bothWays() throws {
    let written = try written()
    let known = Self.known()
    #expect(written.subtracting(known).map(\.description).sorted() == [], "only in the schema")
    #expect(known.subtracting(written).map(\.description).sorted() == [], "only in the vocabulary")
  }

  @Test("every column is written by some element, every element writes to a column there is")
  func columns() {
    let vocabulary = Vocabulary()
    for table in Table.allCases {
      let elements = Vocabulary.elements.filter { $0.table == table }
      let written = Set(
        elements.flatMap { $0.attributes.map(\.column) + ($0.text.map { [$0] } ?? []) })
      #expect(written == Set(vocabulary.columns[table.rawValue].map(\.name)), "\(table.name)")
    }
  }

  @Test("the types of the schema are those of the vocabulary")
  func types() throws {
    let kinds: [String: Set<ColumnType>] = [
      "amount": [.money], "number": [.integer], "day": [.date], "xs:boolean": [.boolean],
      "identifier": [.code], "role": [.code], "country": [.code], "currency": [.code],
      "sha256": [.code], "themeKind": [.code], "xs:string": [.text],
    ]
    let vocabulary = Vocabulary()
    var seen = 0
    func walk(_ form: Form, _ element: String?) {
      let name = form.name == "element" ? form[attribute: "name"] : element
      if form.name == "attribute", let type = form[attribute: "type"], let name,
        let attribute = form[attribute: "name"]
      {
        for spec in Vocabulary.elements where spec.name == name {
          for pair in spec.attributes where pair.attribute == attribute {
            guard let index = vocabulary.index(of: pair.column, in: spec.table) else { continue }
            let column = vocabulary.column(index, of: spec.table)
            #expect(kinds[type]?.contains(column.type) == true, "\(name)/\(attribute): \(type)")
            seen += 1
          }
        }
      }
      for child in form.children { walk(child, name) }
    }
    walk(schema, nil)
    #expect(seen > 40)
  }
}
