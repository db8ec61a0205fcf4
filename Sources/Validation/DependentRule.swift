// SPDX-License-Identifier: Apache-2.0

package import Model

/// Where one thing holds of a row, another must: fields that depend on each other.
package struct DependentRule: ApplicationRule {
  package static let element = "dependent"

  package static let finding = FindingKind(
    "ELG114",
    title: Texts(en: "something that depends on another is missing", zh: "缺少依存的内容"),
    message: Texts(en: "does not hold: {found}", zh: "不成立：{found}"),
    why: Texts(
      en: "Some statements are complete only together with others: who asks for money says for "
        + "what. Where the first is unknown, so is the rule, unless the second holds anyway.",
      zh: "有些内容须与其他内容一并填写才完整：申请资金者须说明用途。前项未知时规则亦未知，除非后项本已成立。"),
    remedy: Texts(
      en: "Complete the row at the place shown, or take back what asks for it.",
      zh: "请在所示位置补全该行，或撤回引发该要求的内容。"),
    example: """
      <dependent id="business-size" severity="curable" days="10" of="partner">
        <if><is attribute="kind" value="business"/></if>
        <then><has of="identifier"><in attribute="scheme" values="VAT USCC"/></has></then>
        <message xml:lang="en">A business gives its VAT number or its unified social credit code.</message>
      </dependent>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "both hold", zh: "两项均成立"),
      rule: rule, application: partner("CN", #"<location gbt2260="330100"/>"#), answer: .pass),
    RuleExample(
      title: Texts(en: "the first does not hold", zh: "前项不成立"),
      rule: rule, application: partner("ES", ""), answer: .pass),
    RuleExample(
      title: Texts(en: "the second is missing", zh: "缺少后项"),
      rule: rule, application: partner("CN", ""), answer: .fail),
    RuleExample(
      title: Texts(en: "whether the first holds is unknown", zh: "前项是否成立未知"),
      rule: """
        <dependent of="partner"><if><is attribute="participant" value="xian"/></if>\
        <then><present attribute="gbt2260"/></then></dependent>
        """,
      application: partner("CN", ""), answer: .unknown),
  ]

  /// A rule, for the examples.
  private static let rule = """
    <dependent of="partner"><if><is attribute="country" value="CN"/></if>\
    <then><present attribute="gbt2260"/></then></dependent>
    """

  /// A partner of a country with this content, for the examples.
  private static func partner(_ country: String, _ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="\(country)">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// The table.
  let table: Table
  /// What asks, or nil for every row.
  let condition: FilterProgram?
  /// What is asked.
  let consequence: FilterProgram
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> DependentRule? {
    guard let table = reader.table(form, default: .application) else { return nil }
    let condition = reader.program(form, "if", of: table)
    guard let consequence = reader.program(form, "then", of: table) else { return nil }
    let rows = Words.rows(table.singular, condition?.words)
    return DependentRule(
      table: table, condition: condition?.program, consequence: consequence.program,
      words: Texts(
        en: "of each \(rows.en): \(consequence.words.en)",
        zh: "每个\(rows.zh)：\(consequence.words.zh)"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(rowsOf: table)
    footprint.add(condition, of: table)
    footprint.add(consequence, of: table)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: table, columns: consequence.columns, where: condition)
      || consequence.covers(part, in: subject)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(condition, of: table)
    codes.add(consequence, of: table)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    for row in 0..<subject.application[table].count {
      let asked = subject.truth(condition, row, of: table)
      guard asked != .no else { continue }
      tally.note(
        subject.truth(consequence, row, of: table), of: asked, subject.label(row, of: table),
        subject.place(row, of: table, file: file))
    }
    return tally.answer
  }
}
