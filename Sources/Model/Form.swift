// SPDX-License-Identifier: Apache-2.0

/// A generic element of a call or of an officials' document: what intake hands on (DESIGN §5.3).
package struct Form: Hashable, Sendable {
  /// The element's local name.
  package let name: String
  /// Its attributes in the order written; `xml:lang` keeps its prefix.
  package let attributes: [Attribute]
  /// Its child elements in the order written.
  package let children: [Form]
  /// Its own text, white space as written, children's text left out.
  package let text: String
  /// The ordinal of its start tag; the root element is 1.
  package let ordinal: UInt32

  /// An attribute.
  package struct Attribute: Hashable, Sendable {
    /// The local name, or `xml:lang`.
    package let name: String
    /// The value after XML's own normalization.
    package let value: String

    /// An attribute.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An element.
  package init(
    name: String, attributes: [Attribute] = [], children: [Form] = [], text: String = "",
    ordinal: UInt32 = 0
  ) {
    self.name = name
    self.attributes = attributes
    self.children = children
    self.text = text
    self.ordinal = ordinal
  }

  /// The value of an attribute, or nil.
  package subscript(attribute name: String) -> String? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  /// The child elements of this name, in the order written.
  package func children(_ name: String) -> [Form] {
    children.filter { $0.name == name }
  }

  /// The first child element of this name, or nil.
  package func child(_ name: String) -> Form? {
    children.first { $0.name == name }
  }

  /// The text without XML white space at its ends.
  package var trimmedText: String {
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// The children of this name that carry `xml:lang`, as a text in several languages.
  package func localText(_ name: String) -> LocalText {
    LocalText(
      children(name).map {
        LocalText.Entry(language: $0[attribute: "xml:lang"] ?? "", text: $0.trimmedText)
      })
  }
}
