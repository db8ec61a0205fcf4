// SPDX-License-Identifier: Apache-2.0

package import Model

/// What people read for the names of results (`section:relevance`, `rule:deadline`, `lot:1`).
///
/// Made from a call, or empty: then, and where a name is not the call's, its code stands.
package struct Glossary: Sendable {
  /// Only ever asked, never walked.
  private var words: [String: Texts]

  /// The words of a call.
  package init(_ terms: Terms) {
    words = [:]
    for lot in terms.call.lots { add("lot:", lot.id.text, lot.name) }
    for rule in terms.rules + terms.batchRules {
      let name = "rule:\(rule.id.text)"
      words[name] = rule.message.isEmpty ? rule.words : Glossary.texts(rule.message)
    }
    for section in terms.grid?.sections ?? [] { add("section:", section.id.text, section.name) }
    for criterion in terms.grid?.criteria ?? [] {
      add("criterion:", criterion.id.text, criterion.name)
    }
    for fact in terms.facts { add("fact:", fact.id.text, fact.label) }
    for envelope in terms.money?.envelopes ?? [] {
      add("envelope:", envelope.id.text, envelope.name)
    }
  }

  /// No words but the tool's own.
  private init() {
    words = [:]
  }

  /// The words of no call.
  package static let none = Glossary()

  /// The words for a name, or nil.
  package func words(_ name: String) -> Texts? {
    switch name {
    case "total": return Texts(en: "total score", zh: "总分")
    case "percentile": return Texts(en: "percentile", zh: "百分位")
    case "decided": return Texts(en: "recorded decision", zh: "书面决定")
    case "lottery":
      return Texts(en: "public draw (the lower number comes first)", zh: "公开抽签（数小者在前）")
    default: break
    }
    if let exact = words[name] { return exact }
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let id = String(name[name.index(after: colon)...])
    switch name[..<colon] {
    case "least-covered":
      let fact = text("fact:\(id)")
      return Texts(
        en: "\(fact.en): the value placed least often above", zh: "\(fact.zh)：前列中出现最少者优先")
    case "least-funded":
      let fact = text("fact:\(id)")
      return Texts(
        en: "\(fact.en): the value selected least often above", zh: "\(fact.zh)：前列中入选最少者优先")
    case "veto":
      let criterion = text("criterion:\(id)")
      return Texts(
        en: "\(criterion.en), on a single sheet", zh: "\(criterion.zh)（单份评审表）")
    case "pass-mark":
      let envelope = text("envelope:\(id)")
      return Texts(
        en: "total score, against the pass mark of “\(envelope.en)”",
        zh: "总分（对照“\(envelope.zh)”的入围线）")
    default: return nil
    }
  }

  /// The words for a name, else its code.
  package func text(_ name: String) -> Texts {
    if let words = words(name) { return words }
    let code = name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    return Texts(en: code, zh: code)
  }

  /// What people call an attribute of applications; of one that the call declares its code stands.
  func attribute(_ name: String, of table: Table) -> Texts {
    Glossary.vocabulary.index(of: name, in: table)
      .map { Glossary.vocabulary.column($0, of: table).words } ?? Texts(en: name, zh: name)
  }

  /// The attributes of every call.
  private static let vocabulary = Vocabulary()

  /// Remembers a text of the call, if it has any wording.
  private mutating func add(_ kind: String, _ id: String, _ text: LocalText) {
    if !text.isEmpty { words[kind + id] = Glossary.texts(text) }
  }

  /// A text of the call in the tool's two languages.
  static func texts(_ text: LocalText) -> Texts {
    Texts(en: text.text(.english), zh: text.text(.chinese))
  }
}
