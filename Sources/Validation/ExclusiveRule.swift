// SPDX-License-Identifier: Apache-2.0

package import Model

/// Of several conditions at most so many hold: fields that exclude each other.
package struct ExclusiveRule: ApplicationRule {
  package static let element = "exclusive"

  package static let finding = FindingKind(
    "ELG113",
    title: Texts(en: "statements that exclude each other", zh: "互斥的内容同时出现"),
    message: Texts(en: "too many or too few hold: {found}", zh: "成立过多或过少：{found}"),
    why: Texts(
      en: "Two statements that cannot both be meant leave open which one is.",
      zh: "不能同时成立的两项内容使人无法判断以哪项为准。"),
    remedy: Texts(
      en: "Keep the statement that is meant and remove the others.", zh: "请保留所指的内容，删除其余。"),
    example: """
      <exclusive id="one-register" severity="ineligible" of="partner" least="1">
        <present attribute="nuts"/>
        <present attribute="gbt2260"/>
        <message xml:lang="en">A partner gives a NUTS code or a GB/T 2260 code, not both.</message>
      </exclusive>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "one of two", zh: "两者之一"),
      rule: rule, application: partner(#"<location nuts="ES51"/>"#), answer: .pass),
    RuleExample(
      title: Texts(en: "both", zh: "两者都有"),
      rule: rule, application: partner(#"<location nuts="ES51" gbt2260="330100"/>"#),
      answer: .fail),
    RuleExample(
      title: Texts(en: "neither, where one is needed", zh: "须有其一而全无"),
      rule: rule, application: partner(""), answer: .fail),
    RuleExample(
      title: Texts(en: "a condition that is unknown", zh: "条件未知"),
      rule: """
        <exclusive of="partner"><is attribute="participant" value="sofia"/>\
        <is attribute="country" value="ES"/></exclusive>
        """,
      application: partner(""), answer: .unknown),
  ]

  /// A rule, for the examples.
  private static let rule = """
    <exclusive of="partner" least="1"><present attribute="nuts"/><present attribute="gbt2260"/>\
    </exclusive>
    """

  /// A partner with this content, for the examples.
  private static func partner(_ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="ES">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// The table.
  let table: Table
  /// Which rows.
  let filter: FilterProgram?
  /// The conditions.
  let conditions: [FilterProgram]
  /// How many may hold.
  let most: Int
  /// How many must hold.
  let least: Int
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> ExclusiveRule? {
    guard let table = reader.table(form, default: .application) else { return nil }
    let filter = reader.program(form, "where", of: table)
    let filters = reader.conditions(in: form, of: table)
    let conditions = filters.map { reader.program($0, of: table) }
    for (position, filter) in filters.enumerated() where filters[..<position].contains(filter) {
      reader.report(
        CallFindings.duplicate, at: form,
        [("what", "\(CallReader.tag(form)): \(conditions[position].words.en)")])
    }
    let most = reader.count(form, "most") ?? 1
    let least = reader.count(form, "least") ?? 0
    if conditions.count < 2 {
      reader.reportIncomplete(
        form, Texts(en: "name at least two conditions", zh: "须写出至少两个条件"))
    } else if least > most || least > conditions.count {
      reader.reportContradiction(
        form,
        Texts(
          en: "at least \(least) are asked, and at most \(min(most, conditions.count)) can hold",
          zh: "要求至少 \(least) 项成立，而最多只有 \(min(most, conditions.count)) 项可成立"))
    }
    let rows = Words.rows(table.singular, filter?.words)
    let range = least == 0 ? "≤ \(most)" : least == most ? "\(most)" : "\(least)–\(most)"
    return ExclusiveRule(
      table: table, filter: filter?.program, conditions: conditions.map(\.program), most: most,
      least: least,
      words: Texts(
        en: "of each \(rows.en), \(range) of these hold: "
          + conditions.map(\.words.en).joined(separator: "; "),
        zh: "每个\(rows.zh)中，以下各项成立\(range)项："
          + conditions.map(\.words.zh).joined(separator: "；")))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(rowsOf: table)
    footprint.add(filter, of: table)
    for condition in conditions { footprint.add(condition, of: table) }
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(
      part, of: table, columns: conditions.flatMap(\.columns), where: filter)
      || conditions.contains { $0.covers(part, in: subject) }
  }

  package func note(_ codes: inout ExpectedCodes) {
    for condition in conditions { codes.add(condition, of: table) }
    codes.add(filter, of: table)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    for row in 0..<subject.application[table].count {
      var yes = 0
      var unknown = 0
      for condition in conditions {
        switch subject.truth(condition, row, of: table) {
        case .yes: yes += 1
        case .unknown: unknown += 1
        case .no: continue
        }
      }
      let truth: Truth =
        yes > most || yes + unknown < least
        ? .no : yes + unknown > most || yes < least ? .unknown : .yes
      guard truth != .yes else { continue }
      tally.note(
        truth, of: subject.truth(filter, row, of: table),
        "\(subject.label(row, of: table)): \(yes)" + (unknown > 0 ? " + \(unknown) ?" : ""),
        subject.place(row, of: table, file: file))
    }
    return tally.answer
  }
}
