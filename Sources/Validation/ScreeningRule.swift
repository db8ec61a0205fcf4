// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Looks for partners in a list of excluded or watched organisations. A hit is never a verdict: a
/// person decides (DESIGN §5.6).
package struct ScreeningRule: ApplicationRule {
  package static let element = "screening"

  package static let finding = FindingKind(
    "ELG115",
    title: Texts(en: "a partner may be on a screening list", zh: "合作方可能在筛查名单上"),
    message: Texts(en: "resembles an entry: {found}", zh: "与名单条目相似：{found}"),
    why: Texts(
      en:
        "Excluded organisations cannot be funded, and namesakes must not suffer for them. A number, "
        + "a folded name or a look-alike (Cyrillic letters, missing marks) is a reason to look, "
        + "not to refuse: a person decides and records it.",
      zh: "被排除的机构不得获资助，同名者亦不应因此受损。号码相同、名称折叠后相同或形似（西里尔字母、缺少变音符号）"
        + "只是核查的理由，而非拒绝的理由：由人工决定并记录。"),
    remedy: Texts(
      en: "The secretariat compares the entry with the partner and records a review decision.",
      zh: "请秘书处比对条目与合作方，并记录人工判定的决定。"),
    example: """
      <screening id="excluded" severity="review" otherwise="ineligible" list="excluded">
        <message xml:lang="en">A partner may be excluded from funding; a person looks at it.</message>
      </screening>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "nothing alike", zh: "无相似"),
      rule: #"<screening list="cities"/>"#, application: partner("Plovdiv", ""), answer: .pass),
    RuleExample(
      title: Texts(en: "the name of an entry, in full width", zh: "条目名称（全角）"),
      rule: #"<screening list="cities"/>"#, application: partner("ＳＯＦＩＡ", ""), answer: .fail),
    RuleExample(
      title: Texts(en: "a look-alike in Cyrillic letters", zh: "西里尔字母的形似名称"),
      rule: #"<screening list="cities"/>"#,
      application: partner("S\u{43E}fia", ""), answer: .fail),
    RuleExample(
      title: Texts(en: "a number of an entry, written with spaces", zh: "条目的号码（含空格）"),
      rule: #"<screening list="cities"/>"#,
      application: partner("Plovdiv", #"<identifier scheme="PIC">999 000 001</identifier>"#),
      answer: .fail),
    RuleExample(
      title: Texts(en: "whether a partner is asked is unknown", zh: "是否适用于该合作方未知"),
      rule: """
        <screening list="cities"><where><is attribute="participant" value="xian"/></where></screening>
        """,
      application: partner("Sofia", ""), answer: .unknown),
  ]

  /// A partner of a name with this content, for the examples.
  private static func partner(_ name: String, _ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="BG">\
    <name xml:lang="en">\(name)</name>\(content)</partner>
    """
  }

  /// The list, by position.
  let list: Int
  /// Its names.
  let names: NameIndex
  /// Scheme and number → the entry's position.
  let numbers: [String: Int]
  /// Who is looked for.
  let who: Addressees
  /// Whether contacts and signatories are looked for, too.
  let persons: Bool
  /// Where the columns stand.
  private let columns: Columns
  package let words: Texts

  /// Where the columns stand that are looked at.
  private struct Columns: Sendable {
    let scheme: Int
    let number: Int
    let contact: Int
    let signatory: Int
  }

  package static func read(_ form: Form, _ reader: inout CallReader) -> ScreeningRule? {
    guard let list = reader.list(form, "list"), let who = Addressees(form, &reader),
      let scheme = reader.vocabulary.index(of: "scheme", in: .identifier),
      let number = reader.vocabulary.index(of: "value", in: .identifier),
      let contact = reader.vocabulary.index(of: "name", in: .contact),
      let signatory = reader.vocabulary.index(of: "signatory", in: .declaration)
    else { return nil }
    reader.requireReview(form)
    var numbers: [String: Int] = [:]
    for (position, entry) in reader.lists[list].list.entries.enumerated() {
      for property in entry.properties {
        numbers[key(property.name, property.value)] = position
      }
    }
    let title = reader.lists[list].list.name
    let persons = form[attribute: "persons"] == "true"
    return ScreeningRule(
      list: list, names: NameIndex(reader.lists[list].list), numbers: numbers, who: who,
      persons: persons,
      columns: Columns(scheme: scheme, number: number, contact: contact, signatory: signatory),
      words: Texts(
        en:
          "\(who.words.en)\(persons ? ", with contacts and signatories," : "") resembles no entry "
          + "of “\(title.text(.english))”",
        zh: "\(who.words.zh)\(persons ? "及其联系人和签署人" : "")与“\(title.text(.chinese))”的条目均不相似"))
  }

  /// A scheme with a number as they are compared: capitals and digits only.
  private static func key(_ scheme: String, _ number: String) -> String {
    var bytes = Array(scheme.utf8) + [0x3A]
    for byte in NameFolding.folded(number).utf8 {
      if RegistrationNumbers.digit(byte) != nil || byte >= 0x61 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(.identifier, columns.scheme, columns.number)
    footprint.add(.name, 1)
    if persons {
      footprint.add(.contact, columns.contact)
      footprint.add(.declaration, columns.signatory)
    }
    return footprint
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(who.filter, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    who.judge(subject, file: file, into: &tally) { owner, note in
      let rows = subject.application[.identifier]
      for row in 0..<rows.count where rows.owners[row] == owner {
        guard let scheme = rows[row, columns.scheme].text,
          let number = rows[row, columns.number].text,
          let entry = numbers[ScreeningRule.key(scheme, number)]
        else { continue }
        note(
          .no, "\(ScreeningRule.label(owner, subject)): \(scheme) = \(code(entry, subject))",
          subject.place(row, of: .identifier, file: file))
      }
      look(.name, 1, owner, subject, file, note)
      guard persons else { return }
      look(.contact, columns.contact, owner, subject, file, note)
      look(.declaration, columns.signatory, owner, subject, file, note)
    }
    // Who signs for the consortium signs for every partner.
    if persons, who.isEverybody {
      look(.declaration, columns.signatory, -1, subject, file) {
        tally.note($0, $1, $2)
      }
    }
    return tally.answer
  }

  /// Looks for the names of a column of the rows of a partner.
  private func look(
    _ table: Table, _ column: Int, _ owner: Int32, _ subject: Subject, _ file: String,
    _ note: (Truth, String, Place) -> Void
  ) {
    let rows = subject.application[table]
    for row in 0..<rows.count where rows.owners[row] == owner {
      guard let name = rows[row, column].text else { continue }
      let (entry, sign): (Int, String)
      switch names.match(name) {
      case .entry(let found): (entry, sign) = (found, "=")
      case .lookAlike(let found): (entry, sign) = (found, "≈")
      case .none: continue
      }
      // Nearly every name is nobody's: words and places only for those that are.
      note(
        .no,
        "\(ScreeningRule.label(owner, subject)): \(table.name) \(sign) \(code(entry, subject))",
        subject.place(row, of: table, file: file))
    }
  }

  /// What a partner is called, or the application itself.
  private static func label(_ owner: Int32, _ subject: Subject) -> String {
    owner < 0 ? "application" : subject.label(Int(owner), of: .partner)
  }

  /// The code of an entry.
  private func code(_ entry: Int, _ subject: Subject) -> String {
    subject.lists[list].list.entries[entry].code
  }
}
