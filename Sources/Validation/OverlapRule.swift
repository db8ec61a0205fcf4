// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Other grants that the application declares, which may pay for the same costs. A flag, no verdict.
///
/// The same grant named by two applications of a batch is a quota on a fact of its number.
package struct OverlapRule: ApplicationRule {
  package static let element = "overlap"

  package static let finding = FindingKind(
    "ELG122",
    title: Texts(en: "another grant is declared", zh: "已申报其他资助"),
    message: Texts(en: "declared: {found}", zh: "已申报：{found}"),
    why: Texts(
      en:
        "The same cost must not be paid twice. Declaring another grant is honest and often harmless, "
        + "so that a person looks whether the two overlap.",
      zh: "同一成本不得重复资助。申报其他资助是诚实的做法，往往并无问题，因此由人工核查两者是否重叠。"),
    remedy: Texts(
      en:
        "Say in the reference's note which costs the other grant pays; the secretariat records its "
        + "decision.",
      zh: "请在引用说明中写明其他资助支付哪些成本；由秘书处记录其决定。"),
    example: """
      <overlap id="double-funding" severity="review" otherwise="ineligible" kinds="other-grant"
        within="total">
        <message xml:lang="en">Other grants and this one together must not exceed the cost.</message>
      </overlap>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "none is declared", zh: "未申报"),
      rule: #"<overlap kinds="other-grant"/>"#,
      application: #"<reference kind="earlier-project" id="1"/>"#, answer: .pass),
    RuleExample(
      title: Texts(en: "one is declared", zh: "已申报一项"),
      rule: #"<overlap kinds="other-grant"/>"#,
      application: #"<reference kind="other-grant" id="G-1">Pays for the pumps</reference>"#,
      answer: .fail),
    RuleExample(
      title: Texts(en: "together they stay within the cost", zh: "合计不超过成本"),
      rule: #"<overlap kinds="other-grant" within="total"/>"#, application: budget("40"),
      answer: .pass),
    RuleExample(
      title: Texts(en: "together they exceed the cost", zh: "合计超过成本"),
      rule: #"<overlap kinds="other-grant" within="total"/>"#, application: budget("40.01"),
      answer: .fail),
    RuleExample(
      title: Texts(en: "its amount is not said", zh: "未填金额"),
      rule: #"<overlap kinds="other-grant" within="total"/>"#,
      application: """
        <budget currency="EUR" total="100" requested="60"/><reference kind="other-grant" id="G-1"/>
        """, answer: .unknown),
  ]

  /// A budget with another grant, for the examples.
  private static func budget(_ other: String) -> String {
    """
    <budget currency="EUR" total="100" requested="60"/>\
    <reference kind="other-grant" id="G-1" amount="\(other)"/>
    """
  }

  /// The kinds of reference that are grants.
  let kinds: [String]
  /// Whether they are allowed up to the total cost.
  let isWithinTotal: Bool
  /// Where the kind stands.
  let kind: Int
  /// Where the number stands.
  let number: Int
  /// Where the amount stands.
  let amount: Int
  /// Where the figures of the budget stand.
  let columns: BudgetColumns
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> OverlapRule? {
    func column(_ name: String) -> Int? { reader.vocabulary.index(of: name, in: .reference) }
    guard let kind = column("kind"), let number = column("id"), let amount = column("amount"),
      let columns = BudgetColumns(reader.vocabulary)
    else { return nil }
    reader.requireReview(form)
    let kinds = reader.codes(form, "kinds")
    let isWithinTotal = form[attribute: "within"] == "total"
    let names = kinds.joined(separator: ", ")
    return OverlapRule(
      kinds: kinds, isWithinTotal: isWithinTotal, kind: kind, number: number, amount: amount,
      columns: columns,
      words: isWithinTotal
        ? Texts(
          en: "requested grant plus amounts of \(names): at most the total cost",
          zh: "申请资助额与\(names)的金额之和不超过总成本")
        : Texts(en: "no reference of kind \(names)", zh: "没有类别为\(names)的引用"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(.reference, kind, number, amount)
    footprint.add(.application, columns.requested, columns.total)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    if part.table == .reference {
      return kinds.contains(subject.application[.reference][part.row, kind].text ?? "")
    }
    return isWithinTotal
      && subject.names(part, of: .application, columns: [columns.requested, columns.total])
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(kinds, kind, .reference)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.reference]
    let own = subject.application[.application]
    let declared = (0..<rows.count).filter { rows[$0, kind].text.map(kinds.contains) ?? false }
    guard !declared.isEmpty else { return RuleAnswer(.pass) }
    var truth = Truth.no
    if isWithinTotal {
      var sum = own.count > 0 ? own[0, columns.requested].millionths : nil
      for row in declared { sum = BudgetColumns.add(sum, rows[row, amount].millionths) }
      let total = own.count > 0 ? own[0, columns.total].millionths : nil
      if let sum, let total { truth = Truth(sum <= total) } else { truth = .unknown }
    }
    var tally = Tally()
    for row in declared {
      let money = rows[row, amount].millionths.map { " " + Decimals.text(micro: $0) } ?? ""
      tally.note(
        truth, (rows[row, number].text ?? "?") + money,
        subject.place(row, of: .reference, file: file))
    }
    return tally.answer
  }
}

extension CallReader {
  /// Notes a rule that flags and does not judge, where its severity would judge.
  mutating func requireReview(_ form: Form) {
    let severity = form[attribute: "severity"] ?? ""
    guard severity != Severity.review.rawValue, severity != Severity.warn.rawValue else { return }
    reportContradiction(
      form, attribute: "severity",
      Texts(
        en:
          "what others have declared is for a person to judge: severity=\"review\" or \"warn\", not \"\(severity)\"",
        zh: "他处申报的内容须由人工判断：severity 应为 \"review\" 或 \"warn\"，不能是 \"\(severity)\""))
  }
}
