// SPDX-License-Identifier: Apache-2.0

/// An element or attribute of a document as its schema describes it: what forms and messages say.
package struct FieldGuide: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// What people call it; empty where the schema does not say.
  package let words: Texts
  /// The form of its value in words; empty where any text will do.
  package let form: Texts
  /// The values it may have, where they are listed.
  package let values: [Value]
  /// Whether it must be there.
  package let isRequired: Bool
  /// Whether it may stand several times.
  package let isRepeated: Bool
  /// Whether it is an element with text of its own.
  package let hasText: Bool
  /// Its attributes, in the schema's order.
  package let attributes: [FieldGuide]
  /// Its child elements, in the order they must have.
  package let children: [FieldGuide]

  /// A value of a list.
  package struct Value: Sendable, Hashable {
    /// The value as it is written.
    package let code: String
    /// What it means; empty where the schema does not say.
    package let words: Texts

    /// A value of a list.
    package init(code: String, words: Texts) {
      self.code = code
      self.words = words
    }
  }

  /// A field.
  package init(
    name: String, words: Texts, form: Texts, values: [Value], isRequired: Bool, isRepeated: Bool,
    hasText: Bool = false, attributes: [FieldGuide] = [], children: [FieldGuide] = []
  ) {
    self.name = name
    self.words = words
    self.form = form
    self.values = values
    self.isRequired = isRequired
    self.isRepeated = isRepeated
    self.hasText = hasText
    self.attributes = attributes
    self.children = children
  }
}
