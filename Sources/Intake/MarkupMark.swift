// SPDX-License-Identifier: Apache-2.0

/// What a breach of XML's grammar is about, where libxml2 gives the place behind it.
///
/// libxml2 reads on until it knows that something is wrong, so its place is at or behind the fault.
/// All before that place was well-formed, so what is looked for can be found by going back: no `<`
/// stands in a tag before the place but the one that began it, no `&` between a reference and its end.
package enum MarkupMark: Hashable, Sendable {
  /// The `&` of a reference, or one that stands alone.
  case ampersand
  /// The `<` of a tag, or one that stands alone.
  case tag
  /// The last time that a tag has an attribute of a name, which may have a prefix; without it, its `<`.
  case attribute(String)
  /// A `]]>` of a text, of which libxml2 gives the start.
  case sectionEnd

  /// What a diagnostic is about, or nil where the place is the fault's own.
  init?(_ diagnostic: XMLDiagnostic) {
    switch diagnostic.category {
    case .tagMismatch: self = .tag
    case .undeclaredEntity: self = .ampersand
    case .duplicateAttribute, .undeclaredPrefix:
      self = MarkupMark.name(in: diagnostic.detail).map { .attribute($0) } ?? .tag
    case .forbiddenCharacter where diagnostic.value.isEmpty: self = .ampersand
    case .malformed:
      switch (diagnostic.domain, diagnostic.code) {
      case (MarkupWords.namespaces, _): self = .tag
      case (MarkupWords.parser, MarkupWords.nameRequired):
        if diagnostic.detail.contains("EntityRef") {
          self = .ampersand
        } else if diagnostic.detail.contains("element name") {
          self = .tag
        } else {
          return nil
        }
      // References without end or number; what begins like an XML declaration, or like an instruction.
      case (MarkupWords.parser, 6), (MarkupWords.parser, 7), (MarkupWords.parser, 23):
        self = .ampersand
      case (MarkupWords.parser, 46), (MarkupWords.parser, 64): self = .tag
      case (MarkupWords.parser, 62): self = .sectionEnd
      default: return nil
      }
    default: return nil
    }
  }

  /// The attribute in “Attribute code redefined” and “Namespace prefix x for code on item is not
  /// defined”; nil where an element is meant, or a namespace's own words.
  private static func name(in detail: String) -> String? {
    let words = detail.split(whereSeparator: { $0 == " " || $0 == "\n" })
    if words.count == 3, words[0] == "Attribute" { return String(words[1]) }
    if words.count > 4, words[0] == "Namespace", words[3] == "for" {
      return words[2] + ":" + words[4]
    }
    return nil
  }

  /// The offset of the fault, from the place that libxml2 gave; that one where nothing is found.
  func offset(from place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    switch self {
    case .ampersand: return unsafe MarkupMark.back(to: 0x26, from: place, in: text) ?? place
    case .tag: return unsafe MarkupMark.back(to: 0x3C, from: place, in: text) ?? place
    case .attribute(let name):
      guard let open = unsafe MarkupMark.back(to: 0x3C, from: place, in: text) else { return place }
      let walk = unsafe MarkupWalk(text)
      return walk.lastAttribute(name, of: open..<place) ?? open
    case .sectionEnd:
      var at = place
      while at + 2 < text.count, unsafe text[at] != 0x3C {
        if unsafe text[at] == 0x5D && text[at + 1] == 0x5D && text[at + 2] == 0x3E { return at }
        at += 1
      }
      return place
    }
  }

  /// The last offset of a byte before a place.
  private static func back(
    to byte: UInt8, from place: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    unsafe text[..<min(place, text.count)].lastIndex(of: byte)
  }
}
