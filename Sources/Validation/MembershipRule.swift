// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// An attribute of each row is a code of a list, valid on a day, whose entry meets conditions.
package struct MembershipRule: ApplicationRule {
  package static let element = "membership"

  package static let finding = FindingKind(
    "ELG112",
    title: Texts(en: "a code is not of its list", zh: "代码不在代码表中"),
    message: Texts(en: "not of the list: {found}", zh: "不在代码表中：{found}"),
    why: Texts(
      en:
        "Codes mean something only in a version of their list: regions are merged, themes change. "
        + "An entry counts on the day that the rule names, else on the closing day.",
      zh: "代码只有在特定版本的代码表中才有意义：地区会合并，主题会变化。条目须在规则指定之日（否则为截止日）有效。"),
    remedy: Texts(
      en: "Write a code of the list; `opencall call guide` prints every list of the call.",
      zh: "请填写代码表中的代码；`opencall call guide` 可列出征集的全部代码表。"),
    example: """
      <membership id="activity-kind" severity="ineligible" of="activity" attribute="kind"
        list="activity-kinds" version="2026" on="closes">
        <message xml:lang="en">An activity is of one of the kinds listed.</message>
      </membership>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "a code of the list", zh: "表中代码"),
      rule: #"<membership of="partner" attribute="participant" list="cities"/>"#,
      application: partner(#"<participant code="sofia"/>"#), answer: .pass),
    RuleExample(
      title: Texts(en: "another code", zh: "表外代码"),
      rule: #"<membership of="partner" attribute="participant" list="cities"/>"#,
      application: partner(#"<participant code="plovdiv"/>"#), answer: .fail),
    RuleExample(
      title: Texts(en: "an entry with another property", zh: "条目属性不符"),
      rule: """
        <membership of="partner" attribute="participant" list="cities">\
        <is attribute="side" value="CN"/></membership>
        """,
      application: partner(#"<participant code="sofia"/>"#), answer: .fail),
    RuleExample(
      title: Texts(en: "no code is unknown", zh: "未填代码即未知"),
      rule: #"<membership of="partner" attribute="participant" list="cities"/>"#,
      application: partner(""), answer: .unknown),
    RuleExample(
      title: Texts(en: "rows that are not asked", zh: "不适用的行"),
      rule: """
        <membership of="partner" attribute="participant" list="cities">\
        <where><present attribute="participant"/></where></membership>
        """,
      application: partner(""), answer: .pass),
  ]

  /// A partner with this content, for the examples.
  private static func partner(_ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="BG">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// The table.
  let table: Table
  /// The code's column.
  let column: Int
  /// Which rows.
  let filter: FilterProgram?
  /// Whether a row's code is of the list.
  let program: FilterProgram
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> MembershipRule? {
    guard let table = reader.table(form), let column = reader.column(form, "attribute", of: table),
      let list = reader.list(form, "list"),
      reader.requireText(form, "attribute", reader.vocabulary.column(column, of: table))
    else { return nil }
    let filter = reader.program(form, "where", of: table)
    let own = reader.lists[list].list
    if let version = form[attribute: "version"], version != own.version {
      reader.reportContradiction(
        form, attribute: "version",
        Texts(
          en:
            "version=\"\(version)\" is asked, and the list “\(own.id)” is version “\(own.version)”",
          zh: "要求 version=\"\(version)\"，而代码表“\(own.id)”的版本是“\(own.version)”"))
    }
    let day = form[attribute: "on"] == nil ? nil : reader.day(form, "on")?.day
    let entry = reader.entryFilter(form, list: list, of: table)
    let listed = reader.program(
      .listed(column: column, list: list, on: day, entry: entry), of: table)
    let version =
      own.version.isEmpty
      ? Texts(en: "", zh: "")
      : Texts(en: " (version \(own.version))", zh: "（版本\(own.version)）")
    let rows = Words.rows(table.singular, filter?.words)
    return MembershipRule(
      table: table, column: column, filter: filter?.program, program: listed.program,
      words: Texts(
        en: "each \(rows.en): \(listed.words.en)\(version.en)",
        zh: "每个\(rows.zh)：\(listed.words.zh)\(version.zh)"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(table, column)
    footprint.add(filter, of: table)
    footprint.add(program, of: table)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: table, columns: [column], where: filter)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(program, of: table)
    codes.add(filter, of: table)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[table]
    var tally = Tally()
    for row in 0..<rows.count {
      let truth = subject.truth(program, row, of: table)
      guard truth != .yes else { continue }
      tally.note(
        truth, of: subject.truth(filter, row, of: table),
        "\(subject.label(row, of: table)): \(rows[row, column].text ?? "?")",
        subject.place(of: column, row: row, table, file))
    }
    return tally.answer
  }
}
