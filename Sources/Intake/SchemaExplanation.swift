// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

extension XMLDocument {
  /// What is wrong with the last file read, in the words of its schema's documentation: fields by
  /// what people call them, and the names that a misspelt one may have meant.
  package func findings(file: String, schema name: String) -> [Finding] {
    var findings = findings(file: file)
    // The schema is read a second time only where it has something to say.
    guard diagnostics.contains(where: { $0.category.isAboutSchema }),
      let guide = SchemaGuide.shared(name)
    else { return findings }
    for (index, diagnostic) in diagnostics.enumerated() where diagnostic.category.isAboutSchema {
      let explanation = SchemaExplanation(
        diagnostic, path: path(to: diagnostic.ordinal), guide: guide, document: self)
      findings[index].arguments = findings[index].arguments.map { argument in
        explanation.texts(argument.name).map { Finding.Argument(argument.name, $0) } ?? argument
      }
    }
    return findings
  }

  /// The names of the elements from the root to a start tag, itself included.
  private func path(to ordinal: UInt32) -> [String] {
    var path: [String] = []
    for index in 0..<eventCount {
      let event = event(index)
      switch event.kind {
      case .start:
        path.append(name(event))
        if event.ordinal == ordinal { return path }
      case .end: path.removeLast()
      default: continue
      }
    }
    return []
  }

  /// Whether an element of the same name stands before a start tag, in the same parent.
  fileprivate func isRepeated(_ ordinal: UInt32) -> Bool {
    // For each open element, the names of the children that were seen.
    var open: [[String]] = []
    for index in 0..<eventCount {
      let event = event(index)
      switch event.kind {
      case .start:
        let name = name(event)
        if event.ordinal == ordinal { return open.last?.contains(name) == true }
        if !open.isEmpty { open[open.count - 1].append(name) }
        open.append([])
      case .end: open.removeLast()
      default: continue
      }
    }
    return false
  }

  /// The names of the attributes that a start tag has.
  fileprivate func attributes(of ordinal: UInt32) -> [String] {
    var names: [String] = []
    for index in 0..<eventCount where event(index).ordinal == ordinal {
      let event = event(index)
      if event.kind == .unknownAttribute || event.kind == .attribute && event.name != 0 {
        names.append(name(event))
      }
    }
    return names
  }
}

extension XMLDiagnostic.Category {
  /// Whether a schema's documentation can say more about it.
  fileprivate var isAboutSchema: Bool {
    rawValue >= Self.unexpectedElement.rawValue && rawValue <= Self.badValue.rawValue
  }
}

/// A diagnostic in the words of its schema.
private struct SchemaExplanation {
  let diagnostic: XMLDiagnostic
  let path: [String]
  let guide: SchemaGuide
  let document: XMLDocument
  /// The declaration of the element that the diagnostic is about, where the schema has one.
  let element: Form?
  /// The declaration of the attribute that it is about.
  let attribute: Form?

  init(_ diagnostic: XMLDiagnostic, path: [String], guide: SchemaGuide, document: XMLDocument) {
    self.diagnostic = diagnostic
    self.path = path
    self.guide = guide
    self.document = document
    let element = guide.element(path)
    self.element = element
    attribute = element.flatMap { element in
      guide.attributes(of: element).first {
        // libxml2 leaves the prefix of `xml:lang` out.
        let name = guide.name(of: $0)
        return name == diagnostic.attribute || name == "xml:" + diagnostic.attribute
      }
    }
  }

  /// An argument in words, or nil where it stays as it is.
  func texts(_ name: String) -> Texts? {
    switch name {
    case "element":
      return element.map { named(diagnostic.element, $0) } ?? quoted(diagnostic.element)
    case "attribute":
      return attribute.map { named(guide.name(of: $0), $0) } ?? quoted(diagnostic.attribute)
    case "name":
      return attribute.map { Texts(en: guide.name(of: $0), zh: guide.name(of: $0)) }
    case "subject": return subject
    case "expected": return expected
    case "hint": return hint
    default: return nil
    }
  }

  /// A name that the schema does not have.
  private func quoted(_ name: String) -> Texts { Texts(en: "“\(name)”", zh: "“\(name)”") }

  /// A name with what people call it.
  private func named(_ name: String, _ declaration: Form) -> Texts {
    let words = meaning(of: declaration)
    var en = words.en[...]
    if en.hasPrefix(name + ": ") { en = en.dropFirst(name.count + 2) }
    return Texts(
      en: en.isEmpty || en == name ? "“\(name)”" : "“\(name)” (\(en))",
      zh: words.zh.isEmpty || words.zh == name ? "“\(name)”" : "“\(name)”（\(words.zh)）")
  }

  /// Documentation as a part of a sentence: no capital, no full stop.
  private static func phrase(_ texts: Texts) -> Texts {
    var en = texts.en[...]
    if en.hasSuffix(".") { en = en.dropLast() }
    var zh = texts.zh[...]
    if zh.hasSuffix("。") { zh = zh.dropLast() }
    // “NUTS code” keeps its capitals; “A country” does not.
    let isWord = en.dropFirst().first.map { $0.isLowercase || $0 == " " } ?? false
    let start = isWord ? en.prefix(1).lowercased() : String(en.prefix(1))
    return Texts(en: start + en.dropFirst(), zh: String(zh))
  }

  /// What a bad value belongs to.
  private var subject: Texts? {
    guard let element else { return nil }
    guard let attribute else { return named(diagnostic.element, element) }
    let name = "\(diagnostic.element)/@\(guide.name(of: attribute))"
    let words = meaning(of: attribute)
    return Texts(
      en: words.en.isEmpty ? "“\(name)”" : "“\(name)” (\(words.en))",
      zh: words.zh.isEmpty ? "“\(name)”" : "“\(name)”（\(words.zh)）")
  }

  /// What a declaration means; empty where only its type is documented, which the form of its
  /// values says.
  private func meaning(of declaration: Form) -> Texts {
    let words = SchemaExplanation.phrase(guide.words(of: declaration))
    let form = SchemaExplanation.phrase(guide.form(of: declaration))
    return words == form ? Texts(en: "", zh: "") : words
  }

  /// What was expected: names with what people call them, or the form of a value.
  private var expected: Texts? {
    switch diagnostic.category {
    case .badValue: return form
    case .unexpectedElement, .missingElement:
      let parent = diagnostic.category == .missingElement ? element : self.parent
      guard let parent else { return nil }
      let children = guide.children(of: parent)
      let all = diagnostic.expected.map { name -> Texts in
        let declaration = children.first { guide.name(of: $0) == name }
        // A long list of long names says less than a long list of short ones.
        guard let declaration, diagnostic.expected.count <= 3 else {
          return Texts(en: "“\(name)”", zh: "“\(name)”")
        }
        return named(name, declaration)
      }
      // One of what may come next is enough to go on.
      let isMissing = diagnostic.category == .missingElement
      return Texts(
        en: all.map(\.en).joined(separator: isMissing ? " or " : ", "),
        zh: all.map(\.zh).joined(separator: isMissing ? "或" : "、"))
    default: return nil
    }
  }

  /// The form of a value, where its type says more than a facet.
  private var form: Texts? {
    guard let declaration = attribute ?? element else { return nil }
    switch diagnostic.constraint {
    case .enumeration:
      let values = guide.values(of: declaration)
      guard !values.isEmpty else { return nil }
      let all = values.map { value in
        Texts(
          en: value.words.en.isEmpty ? value.code : "\(value.code) (\(value.words.en))",
          zh: value.words.zh.isEmpty ? value.code : "\(value.code)（\(value.words.zh)）")
      }
      return Texts(
        en: all.map(\.en).joined(separator: ", "), zh: all.map(\.zh).joined(separator: "、"))
    case .pattern, .type, .none:
      var words = guide.form(of: declaration)
      if words.en.isEmpty, let type = diagnostic.expected.first { words = guide.form(ofType: type) }
      return words.en.isEmpty ? nil : SchemaExplanation.phrase(words)
    default: return nil
    }
  }

  /// The element around the one that the diagnostic is about.
  private var parent: Form? { guide.element(Array(path.dropLast())) }

  /// What a misspelt or misplaced name may have meant; empty where nothing is near.
  private var hint: Texts {
    let none = Texts(en: "", zh: "")
    if diagnostic.category == .unexpectedAttribute, let element {
      let given = document.attributes(of: diagnostic.ordinal)
      let attributes = guide.attributes(of: element)
      let names = attributes.map(guide.name(of:)).filter { !given.contains($0) }
      guard let near = Nearness.nearest(to: diagnostic.attribute, among: names),
        let declaration = attributes.first(where: { guide.name(of: $0) == near })
      else { return none }
      return meant(named(near, declaration))
    }
    guard diagnostic.category == .unexpectedElement, let parent else { return none }
    let children = guide.children(of: parent)
    let name = path.last ?? diagnostic.element
    if let own = children.first(where: { guide.name(of: $0) == name }) {
      return misplaced(name, own, among: children)
    }
    let names = children.map(guide.name(of:))
    let expected = names.filter { diagnostic.expected.contains($0) }
    let near =
      Nearness.nearest(to: name, among: expected) ?? Nearness.nearest(to: name, among: names)
    if let near, let declaration = children.first(where: { guide.name(of: $0) == near }) {
      return meant(named(near, declaration))
    }
    for child in children
    where guide.children(of: child).contains(where: { guide.name(of: $0) == name }) {
      let home = named(guide.name(of: child), child)
      return Texts(en: " It belongs inside \(home.en).", zh: "它应位于\(home.zh)之内。")
    }
    return none
  }

  /// A question after a name that is near.
  private func meant(_ name: Texts) -> Texts {
    Texts(en: " Did you mean \(name.en)?", zh: "您是否想写\(name.zh)？")
  }

  /// What is wrong with an element that its parent may have, but not here.
  private func misplaced(_ name: String, _ own: Form, among children: [Form]) -> Texts {
    let order = children.map { guide.name(of: $0) }.joined(separator: ", ")
    let isTwice =
      (own[attribute: "maxOccurs"] ?? "1") == "1" && document.isRepeated(diagnostic.ordinal)
    let once = isTwice ? Texts(en: " It may stand only once.", zh: "它只能出现一次。") : nil
    return Texts(
      en: "\(once?.en ?? "") The order is: \(order).", zh: "\(once?.zh ?? "")顺序为：\(order)。")
  }
}
