// SPDX-License-Identifier: Apache-2.0

/// A language the tool itself speaks. A call may use others for its own texts.
package enum Language: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"
}

/// A sentence of the tool's own, in both of its languages (DESIGN §8: both are required).
package struct Texts: Hashable, Sendable {
  /// The English wording.
  package let en: String
  /// The Chinese wording.
  package let zh: String

  /// A sentence; `{name}` stands for an argument of the finding that shows it.
  package init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The wording in one language.
  package func text(_ language: Language) -> String {
    switch language {
    case .english: en
    case .chinese: zh
    }
  }
}

/// A text of the call or of an application, in whatever languages its author wrote it.
package struct LocalText: Hashable, Sendable {
  /// Language tag and text, in the order written.
  package let entries: [Entry]

  /// One wording.
  package struct Entry: Hashable, Sendable {
    /// The language tag as written (`en`, `zh`, `zh-Hans`).
    package let language: String
    /// The text.
    package let text: String

    /// One wording.
    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// A text from its wordings.
  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// No text at all.
  package static let none = LocalText([])

  /// Whether nothing was written.
  package var isEmpty: Bool { entries.isEmpty }

  /// A tag with its language in small letters: tags mean the same in any case (RFC 5646, section
  /// 2.1.1), so `EN` is `en` and `ZH-Hans` is `zh-Hans`.
  package static func tag(_ written: String) -> String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let language = written.utf8.prefix { $0 != UInt8(ascii: "-") }
    guard language.contains(where: { capitals.contains($0) }) else { return written }
    let small = language.map { capitals.contains($0) ? $0 + 32 : $0 }
    return String(decoding: small + written.utf8.dropFirst(language.count), as: UTF8.self)
  }

  /// The wording in exactly this language (`zh` also accepts `zh-Hans`), if there is one.
  package func exact(_ language: String) -> String? {
    for entry in entries where entry.language == language { return entry.text }
    for entry in entries where entry.language.hasPrefix(language + "-") { return entry.text }
    return nil
  }

  /// The wording in this language, else the first one written, else the empty string.
  package func text(_ language: Language) -> String {
    exact(language.rawValue) ?? entries.first?.text ?? ""
  }
}
