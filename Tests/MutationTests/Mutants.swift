// SPDX-License-Identifier: Apache-2.0

/// One way to break a document.
struct Mutant {
  /// What was done, in words.
  let label: String
  /// What stands in the place of what, ascending and apart.
  let edits: [(range: Range<Int>, text: [UInt8])]

  /// The document with the edits.
  func bytes(of source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    for edit in edits {
      result += source[at..<edit.range.lowerBound]
      result += edit.text
      at = edit.range.upperBound
    }
    return result + source[at...]
  }
}

/// Every systematic way in which this file knows to break a document.
struct Mutants {
  private let markup: Markup
  private(set) var all: [Mutant] = []

  /// Values that one type or another refuses.
  private static let values = [
    "", " ", "-1", "zz zz", "99999999999999999999.9999999", "0.1234567", "2026-02-30", "1e9",
    "NaN", "true", "X", "&lt;&amp;", "\u{4E2D}\u{6587}", "+5", "05",
  ]

  /// All mutants of a document; only those of the whole where its markup is broken as it is.
  static func of(_ bytes: [UInt8], isWellFormed: Bool) -> [Mutant] {
    var mutants = Mutants(Markup(isWellFormed ? bytes : [], all: bytes))
    for index in mutants.markup.elements.indices { mutants.element(index) }
    mutants.document()
    return mutants.all
  }

  private init(_ markup: Markup) { self.markup = markup }

  private mutating func add(_ label: String, _ edits: [(Range<Int>, [UInt8])]) {
    all.append(Mutant(label: label, edits: edits.sorted { $0.0.lowerBound < $1.0.lowerBound }))
  }

  private func text(_ range: Range<Int>) -> [UInt8] { Array(markup.bytes[range]) }

  /// The mutants of one element and of its attributes.
  private mutating func element(_ index: Int) {
    let element = markup.elements[index]
    let name = String(decoding: markup.bytes[element.name], as: UTF8.self)
    let label = "<\(name)> at \(element.whole.lowerBound): "
    let whole = text(element.whole)
    let none: [UInt8] = []
    func renamed(_ new: [UInt8]) -> [(Range<Int>, [UInt8])] {
      [(element.name, new)]
        + (element.end.isEmpty ? [] : [(element.end, Array("</".utf8) + new + Array(">".utf8))])
    }
    add(label + "drop", [(element.whole, none)])
    add(label + "duplicate", [(element.whole, whole + whole)])
    add(label + "misspell", renamed(text(element.name) + Array("x".utf8)))
    for other in ["partner", "theme", "line", "title"] where other != name {
      add(label + "call it \(other)", renamed(Array(other.utf8)))
    }
    let behindName = element.name.upperBound..<element.name.upperBound
    add(label + "another namespace", [(behindName, Array(" xmlns=\"urn:other\"".utf8))])
    add(
      label + "nil",
      [
        (
          behindName,
          Array(
            " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"".utf8)
        )
      ])
    if let next = markup.sibling(after: index) {
      add(label + "swap", [(element.whole, text(next.whole)), (next.whole, whole)])
    }
    if let root = markup.elements.first, index > 0 {
      let start = root.content.lowerBound..<root.content.lowerBound
      let end = root.content.upperBound..<root.content.upperBound
      add(label + "move to the front", [(start, whole), (element.whole, none)])
      add(label + "move to the end", [(element.whole, none), (end, whole)])
      add(label + "stray text before", [(element.whole, Array("stray".utf8) + whole)])
    }
    if !element.end.isEmpty {
      for value in Mutants.values.prefix(5) {
        add(label + "text “\(value)”", [(element.content, Array(value.utf8))])
      }
      add(label + "no end tag", [(element.end, none)])
      add(label + "child", [(element.end, Array("<child/>".utf8) + text(element.end))])
    }
    add(label + "no start tag", [(element.tag, none)])
    for position in element.attributes.indices { attribute(label, element, position) }
  }

  /// The mutants of one attribute.
  private mutating func attribute(_ label: String, _ element: Markup.Element, _ position: Int) {
    let attribute = element.attributes[position]
    let name = String(decoding: markup.bytes[attribute.name], as: UTF8.self)
    let label = label + "@\(name): "
    let whole = text(attribute.whole)
    add(label + "drop", [(attribute.whole, [])])
    add(label + "duplicate", [(attribute.whole, whole + whole)])
    add(label + "misspell", [(attribute.name, text(attribute.name) + Array("x".utf8))])
    for value in Mutants.values {
      add(label + "“\(value)”", [(attribute.value, Array(value.utf8))])
    }
    add(label + "spaces", [(attribute.value, [0x20] + text(attribute.value) + [0x20])])
    let quoted = attribute.value.lowerBound - 1..<attribute.value.upperBound + 1
    add(label + "unquoted", [(quoted, text(attribute.value))])
    if position + 1 < element.attributes.count {
      let next = element.attributes[position + 1].value
      add(label + "swap", [(attribute.value, text(next)), (next, text(attribute.value))])
    }
  }

  /// The mutants of the document as a whole.
  private mutating func document() {
    let bytes = markup.bytes
    for part in 1..<20 {
      let at = bytes.count * part / 20
      add("cut at \(at)", [(at..<bytes.count, [])])
      add("NUL at \(at)", [(at..<at, [0])])
      add("0xFF at \(at)", [(at..<at, [0xFF])])
      add("control at \(at)", [(at..<at, [1])])
    }
    add("mark", [(0..<0, [0xEF, 0xBB, 0xBF])])
    add("junk before", [(0..<0, Array("x".utf8))])
    add("junk behind", [(bytes.count..<bytes.count, Array("x".utf8))])
    add("second root", [(bytes.count..<bytes.count, Array("<application/>".utf8))])
    guard let root = markup.elements.first else { return }
    let before = root.whole.lowerBound..<root.whole.lowerBound
    add("document type", [(before, Array("<!DOCTYPE application>".utf8))])
    add("entity", [(before, Array("<!DOCTYPE application [<!ENTITY e \"x\">]>".utf8))])
    let declaration = 0..<root.whole.lowerBound
    for encoding in ["UTF-16", "UTF-7", "ISO-8859-1", "US-ASCII", "GB18030"] {
      add(
        "declared \(encoding)",
        [(declaration, Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>".utf8))])
    }
  }
}
