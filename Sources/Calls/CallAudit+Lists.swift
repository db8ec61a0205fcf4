// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallAudit {
  /// Entries that cannot be used, and names that settle nothing.
  mutating func auditLists() {
    let forms = form.child("codelists")?.children("codelist") ?? []
    for (list, listForm) in zip(reader.lists, forms) {
      for (entry, entryForm) in zip(list.list.entries, listForm.children("entry")) {
        auditValidity(entry, entryForm, of: list.list)
      }
      // A list to screen against may well hold two of a name: a hit is for a person to judge.
      if !isUsed(list.list.id, by: "screening") { auditNames(list.list, listForm) }
    }
  }

  /// The days of an entry.
  private mutating func auditValidity(
    _ entry: CodelistEntry, _ entryForm: Form, of list: Codelist
  ) {
    if let from = entry.validFrom, let to = entry.validTo, to < from {
      refuse(
        ListContradictions.reversed, at: entryForm, "valid-to",
        [
          ("code", entry.code), ("from", Instants.text(from)), ("to", Instants.text(to)),
        ])
      return
    }
    let isValid = { (day: CivilDate) in
      (entry.validFrom.map { $0 <= day } ?? true) && (entry.validTo.map { day <= $0 } ?? true)
    }
    if isValid(reader.day) || days(of: list.id).contains(where: isValid) { return }
    warn(
      ListContradictions.notValid, at: entryForm,
      entry.validTo.map { $0 < reader.day } == true ? "valid-to" : "valid-from",
      [("code", entry.code), ("list", list.id), ("day", Instants.text(reader.day))])
  }

  /// The days on which rules look a list up, the closing day apart.
  private func days(of list: String) -> [CivilDate] {
    CallAudit.all(form) { $0[attribute: "list"] == list && $0[attribute: "on"] != nil }
      .compactMap { user in
        var reader = reader
        return reader.day(user, "on")?.day
      }
  }

  /// Whether a rule of a kind refers to a list.
  private func isUsed(_ list: String, by kind: String) -> Bool {
    form.child("rules")?.children(kind).contains { $0[attribute: "list"] == list } ?? false
  }

  /// Names and aliases that two entries claim.
  private mutating func auditNames(_ list: Codelist, _ listForm: Form) {
    let settles = isUsed(list.id, by: "participant")
    var owners: [String: (entry: CodelistEntry, isAlias: Bool)] = [:]
    for (entry, entryForm) in zip(list.entries, listForm.children("entry")) {
      let names = entry.name.entries.map { ($0.text, false) } + entry.aliases.map { ($0, true) }
      for (name, isAlias) in names {
        let folded = NameFolding.folded(name)
        guard let owner = owners[folded] else {
          owners[folded] = (entry, isAlias)
          continue
        }
        guard owner.entry.code != entry.code else { continue }
        let place = isAlias ? entryForm.children("alias").first { $0.trimmedText == name } : nil
        let arguments = [
          ("name", name), ("code", owner.entry.code), ("other", entry.code), ("list", list.id),
        ]
        // Places may share a name; an alias is only there to settle one.
        if settles, isAlias || owner.isAlias {
          refuse(ListContradictions.sharedName, at: place ?? entryForm, nil, arguments)
        } else {
          warn(ListContradictions.sharedName, at: place ?? entryForm, nil, arguments)
        }
      }
    }
  }

  // MARK: Texts

  /// Texts that are the same in two languages: once for each part of the call.
  mutating func auditTexts() {
    for part in form.children + [form] {
      var found: [(form: Form, text: String, languages: [String])] = []
      let holders = part == form ? [form] : CallAudit.all(part) { !$0.children.isEmpty }
      for holder in holders { found += CallAudit.sameTexts(holder) }
      guard let first = found.first else { continue }
      warn(
        ListContradictions.sameText, at: first.form, nil,
        [
          ("text", first.text), ("language", first.languages[0]), ("other", first.languages[1]),
          ("count", "\(found.count)"), ("what", part.name),
        ])
    }
  }

  /// The children of a form that repeat the text of another language.
  private static func sameTexts(
    _ holder: Form
  ) -> [(form: Form, text: String, languages: [String])] {
    var found: [(form: Form, text: String, languages: [String])] = []
    for (index, child) in holder.children.enumerated() {
      guard let language = child[attribute: "xml:lang"] else { continue }
      let text = child.trimmedText
      for earlier in holder.children[..<index]
      where earlier.name == child.name && earlier.trimmedText == text {
        guard let other = earlier[attribute: "xml:lang"], other != language else { continue }
        if needsTranslation(text, [language, other]) {
          found.append((child, text, [other, language]))
          break
        }
      }
    }
    return found
  }

  /// Whether a text can hardly be the same in both languages: several words; or, for Chinese, a
  /// word without a Chinese character, or a Chinese one elsewhere. Codes and names of one word are
  /// often the same.
  private static func needsTranslation(_ text: String, _ languages: [String]) -> Bool {
    let isHan = { (scalar: Unicode.Scalar) in (0x3400...0x9FFF).contains(scalar.value) }
    if text.unicodeScalars.contains(where: isHan) { return true }
    let words = text.split { $0 == " " || $0 == "\u{A0}" }
    let letters = text.unicodeScalars.count { $0.properties.isLowercase }
    if languages.contains(where: { $0.hasPrefix("zh") }) { return letters >= 4 }
    return words.count >= 3
  }
}
