// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Settles each partner's participant: by code, or by a name that the list declares (DESIGN §5.6).
package struct ParticipantRule: ApplicationRule {
  package static let element = "participant"

  package static let finding = FindingKind(
    "ELG102",
    title: Texts(en: "a participant is not settled", zh: "参与方无法确定"),
    message: Texts(en: "not settled: {found}", zh: "无法确定：{found}"),
    why: Texts(
      en: "Whether a partner belongs to a listed city or region decides its eligibility. A code of "
        + "the list settles it; a declared name or alias does, too, whatever its width or case. A "
        + "name that only looks like one settles nothing, and a person decides.",
      zh: "合作方是否属于名单内的城市或地区决定其资格。名单代码可以确定；名单声明的名称或别名（不论全角半角、大小写）也可以。"
        + "仅仅相似的名称不能确定，须由人工判定。"),
    remedy: Texts(
      en: "Write the participant's code from the call's list, for example <participant code=…>.",
      zh: "请填写征集名单中的参与方代码，例如 <participant code=…>。"),
    example: """
      <participant id="participant-settled" severity="review" list="participants">
        <message xml:lang="en">A participant must be settled.</message>
      </participant>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "a code of the list", zh: "名单代码"),
      rule: #"<participant list="cities"/>"#,
      application: partner(#"<participant code="xian"/>"#), answer: .pass),
    RuleExample(
      title: Texts(en: "a declared alias, in full width", zh: "声明的别名（全角）"),
      rule: #"<participant list="cities"/>"#,
      application: partner("<participant>ＸＩＡＮ</participant>"), answer: .pass),
    RuleExample(
      title: Texts(en: "a look-alike with a Cyrillic letter", zh: "含西里尔字母的相似名称"),
      rule: #"<participant list="cities"/>"#,
      application: partner("<participant>Xi\u{430}n</participant>"),
      answer: .fail),
    RuleExample(
      title: Texts(en: "a partner without participant", zh: "未填参与方的合作方"),
      rule: #"<participant list="cities"/>"#,
      application: partner(""), answer: .pass),
  ]

  /// A partner with this content, for the examples.
  private static func partner(_ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="CN">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// The list, by position.
  let list: Int
  /// Its names.
  let names: NameIndex
  /// Where the code stands in a partner's row.
  let code: Int
  /// Where the name stands.
  let name: Int
  /// The day on which an entry must be valid.
  let day: CivilDate
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> ParticipantRule? {
    guard let list = reader.list(form, "list"),
      let code = reader.vocabulary.index(of: "participant", in: .partner),
      let name = reader.vocabulary.index(of: "participant-name", in: .partner)
    else { return nil }
    let title = reader.lists[list].list.name
    return ParticipantRule(
      list: list, names: NameIndex(reader.lists[list].list), code: code, name: name,
      day: reader.day,
      words: Texts(
        en:
          "each partner's participant is a code of “\(title.text(.english))”, or a name that it declares",
        zh: "各合作方的参与方为“\(title.text(.chinese))”中的代码或其声明的名称"))
  }

  package func settle(_ application: inout Application, lists: [CompiledCodelist]) {
    for row in 0..<application[.partner].count {
      let rows = application[.partner]
      guard rows[row, code] == .absent, let written = rows[row, name].text else { continue }
      let cell: Cell =
        switch names.match(written) {
        case .entry(let entry): .text(lists[list].list.entries[entry].code)
        case .lookAlike: .unsettled(isDoubtful: true)
        case .none: .unsettled(isDoubtful: false)
        }
      application.tables[Table.partner.rawValue].settle(
        row: row, column: code, cell, origin: rows.origins[row * rows.width + name])
    }
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(rowsOf: .partner)
    footprint.add(column: code, of: .partner)
    footprint.add(column: name, of: .partner)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: .partner, columns: [code, name])
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(list: list, column: code, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.partner]
    let compiled = subject.lists[list]
    var open: [String] = []
    var places: [Place] = []
    for row in 0..<rows.count {
      let given = rows[row, code].text
      let written = rows[row, name].text
      let settled: String? =
        if let given { compiled.position(code: given).flatMap { valid($0, compiled) } } else { nil }
      let problem: String?
      if let given, settled == nil {
        problem = given
      } else if let written, contradicts(written, settled, compiled) {
        problem = given.map { "\($0) ≠ \(written)" } ?? describe(written, compiled)
      } else {
        problem = nil
      }
      guard let problem else { continue }
      open.append(problem)
      let column = given == nil ? name : code
      places.append(Place(file: file, ordinal: rows.origins[row * rows.width + column]))
    }
    guard !open.isEmpty else { return RuleAnswer(.pass, found: .zero) }
    return RuleAnswer(
      .fail, found: Rational(open.count), details: .init(texts: open, places: places))
  }

  /// The code of an entry, where it is valid on the day.
  private func valid(_ position: Int, _ compiled: CompiledCodelist) -> String? {
    compiled.isValid(position, on: day) ? compiled.list.entries[position].code : nil
  }

  /// Whether a written name speaks against the settled code: another entry's name, or, where there
  /// is no code, no entry's name.
  private func contradicts(
    _ written: String, _ settled: String?, _ compiled: CompiledCodelist
  ) -> Bool {
    switch names.match(written) {
    case .entry(let entry): compiled.list.entries[entry].code != settled
    case .lookAlike, .none: settled == nil
    }
  }

  /// A name that did not settle, with what it resembles.
  private func describe(_ written: String, _ compiled: CompiledCodelist) -> String {
    if case .lookAlike(let entry) = names.match(written) {
      return "\(written) (≈ \(compiled.list.entries[entry].code)?)"
    }
    return written
  }
}
