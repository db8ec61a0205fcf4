// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Schemas

/// Appends HTML to bytes. Markup is a literal of ours; every text of others goes through `text`.
struct HTML {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Markup of our own, as it stands.
  mutating func raw(_ markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Bytes of our own, as they stand.
  mutating func raw(bytes own: [UInt8]) {
    bytes += own
  }

  /// A text, safe between tags and between quotes.
  ///
  /// What could end a text or an attribute is escaped; control characters and marks of direction
  /// stand as `�`.
  mutating func text(_ text: String) {
    for byte in Shown.harmless(text).utf8 {
      switch byte {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// A whole number.
  mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// An element with a text in it; the tag may carry attributes.
  mutating func element(_ tag: StaticString, _ content: String, _ end: StaticString) {
    raw(tag)
    text(content)
    raw(end)
  }

  /// A sentence in both languages; the page shows one. Equal wordings stand once.
  mutating func both(_ texts: Texts) {
    guard texts.en != texts.zh else {
      text(texts.en)
      return
    }
    element("<span lang=\"en\">", texts.en, "</span>")
    element("<span lang=\"zh\">", texts.zh, "</span>")
  }

  /// A sentence in both languages.
  mutating func both(_ en: String, _ zh: String) {
    both(Texts(en: en, zh: zh))
  }

  /// A text of others in both languages, held apart from the direction of what is around it.
  mutating func foreign(_ text: LocalText) {
    let texts = Glossary.texts(text)
    guard texts.en != texts.zh else {
      element("<bdi>", texts.en, "</bdi>")
      return
    }
    element("<span lang=\"en\"><bdi>", texts.en, "</bdi></span>")
    element("<span lang=\"zh\"><bdi>", texts.zh, "</bdi></span>")
  }

  /// An element around more markup.
  mutating func inside(
    _ tag: StaticString, _ end: StaticString, _ body: (inout HTML) -> Void
  ) {
    raw(tag)
    body(&self)
    raw(end)
  }
}

/// A file of `Schemas/` that the page is made of.
enum PagePart {
  /// The bytes of a file; empty where there is none, which a test would see.
  static func bytes(_ name: String) -> [UInt8] {
    for index in 0..<opencall_embedded_file_count {
      guard let file = unsafe opencall_embedded_file_at(index)?.pointee else { continue }
      guard unsafe String(cString: file.name) == name else { continue }
      return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: file.length))
    }
    return []
  }
}
