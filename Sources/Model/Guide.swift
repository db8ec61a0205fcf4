// SPDX-License-Identifier: Apache-2.0

/// The applicants' guide of a call: what renderers draw it from. It is made from the same rulebook
/// that judges, so that rule and guide can never disagree.
package struct Guide: Sendable {
  /// The call.
  package let terms: Terms
  /// Its chapters, in order.
  package let chapters: [Chapter]

  /// A guide.
  package init(terms: Terms, chapters: [Chapter]) {
    self.terms = terms
    self.chapters = chapters
  }

  /// A chapter.
  package struct Chapter: Sendable {
    /// Its id: an anchor.
    package let id: String
    /// Its heading.
    package let title: Texts
    /// What stands in it.
    package let blocks: [Block]

    /// A chapter.
    package init(id: String, title: Texts, blocks: [Block]) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }
  }

  /// A part of a chapter.
  package enum Block: Sendable {
    /// A sentence or several.
    case paragraph(Texts)
    /// A heading below the chapter's.
    case heading(Texts)
    /// A list of sentences.
    case list([Texts])
    /// A table with its heads.
    case table([Texts], [[Cell]])
    /// Something with an id, its message, and details under it.
    case item(id: String, message: Texts, details: [Detail])
    /// A command or a piece of a file, as it is to be written.
    case code(String)
    /// How sheets become scores; the renderer has the sentences.
    case scoring
    /// The keys of the order; the renderer has the sentences.
    case order
    /// How money is given out; the renderer has the sentences.
    case money
  }

  /// A named detail of an item.
  package struct Detail: Sendable {
    /// What it says.
    package let name: Texts
    /// The sentence.
    package let text: Texts

    /// A named detail.
    package init(_ name: Texts, _ text: Texts) {
      self.name = name
      self.text = text
    }
  }

  /// A cell of a table.
  package enum Cell: Sendable {
    /// A code, name or value as it is to be written.
    case code(String)
    /// Words.
    case text(Texts)
    /// A number.
    case number(Rational)
    /// An amount.
    case money(Money)

    /// No words.
    package static let empty = Cell.text(Texts(en: "", zh: ""))
  }
}

extension LocalText {
  /// The text in the tool's two languages.
  package var texts: Texts { Texts(en: text(.english), zh: text(.chinese)) }
}
