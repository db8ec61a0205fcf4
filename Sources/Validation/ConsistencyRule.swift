// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The parts of the budget agree: lines, partners, sources and totals.
package struct ConsistencyRule: ApplicationRule {
  package static let element = "consistency"

  package static let finding = FindingKind(
    "ELG117",
    title: Texts(en: "parts of the budget do not agree", zh: "预算各部分不一致"),
    message: Texts(en: "does not agree: {found}", zh: "不一致：{found}"),
    why: Texts(
      en: "The same money stands in several places: in lines, in partners' totals, in the sum and "
        + "in its sources. Where they differ, nobody knows which is meant. Sums are exact; the "
        + "tolerance is none unless the call gives one.",
      zh: "同一笔资金出现在预算行、合作方合计、总额和资金来源中。不一致时无法判断以何者为准。"
        + "合计精确计算，除非征集另有规定，不允许误差。"),
    remedy: Texts(
      en: "Correct the figure that is wrong; both sums are shown.", zh: "请更正有误的数字；两侧合计均已列出。"),
    example: """
      <consistency id="budget" severity="ineligible" tolerance="0.01"
        check="lines partners sources partner-lines partner-sources">
        <message xml:lang="en">Lines, partners and sources add up to the total.</message>
      </consistency>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "everything agrees", zh: "完全一致"),
      rule: #"<consistency check="lines partners sources partner-lines partner-sources"/>"#,
      application: budget(line: "0.20"), answer: .pass),
    RuleExample(
      title: Texts(en: "a cent is missing", zh: "相差一分"),
      rule: #"<consistency check="lines"/>"#, application: budget(line: "0.19"), answer: .fail),
    RuleExample(
      title: Texts(en: "a cent within the tolerance", zh: "误差在容许范围内"),
      rule: #"<consistency check="lines partner-lines" tolerance="0.01"/>"#,
      application: budget(line: "0.19"), answer: .pass),
    RuleExample(
      title: Texts(en: "a partner whose lines are another sum", zh: "合作方的预算行合计不符"),
      rule: #"<consistency check="partner-lines"/>"#, application: budget(line: "0.21"),
      answer: .fail),
    RuleExample(
      title: Texts(en: "a partner without a total is unknown", zh: "合作方未填合计即未知"),
      rule: #"<consistency check="partners"/>"#,
      application: #"<budget currency="EUR" total="1" requested="1"/>"#, answer: .unknown),
  ]

  /// A budget of two partners, for the examples.
  private static func budget(line: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="ES" total="0.10" requested="0.05" \
    cofinancing="0.05"><name xml:lang="en">City</name></partner>\
    <partner id="P2" role="partner" kind="government" country="CN" total="0.20" requested="0.10" \
    cofinancing="0.10"><name xml:lang="en">Town</name></partner>\
    <budget currency="EUR" total="0.30" requested="0.15" cofinancing="0.15">\
    <line category="staff" partner="P1" amount="0.10"/>\
    <line category="staff" partner="P2" amount="\(line)"/></budget>
    """
  }

  /// What can be compared.
  enum Check: String, Sendable, CaseIterable {
    /// The lines with the total cost.
    case lines
    /// The partners' totals with the total cost.
    case partners
    /// The partners' requests with the request.
    case requested
    /// The partners' co-financing with the co-financing.
    case cofinancing
    /// Request and co-financing with the total cost.
    case sources
    /// The lines of each partner with its total.
    case partnerLines = "partner-lines"
    /// The request and co-financing of each partner with its total.
    case partnerSources = "partner-sources"

    /// In words.
    var words: Texts {
      switch self {
      case .lines: Texts(en: "lines = total cost", zh: "预算行合计＝总成本")
      case .partners: Texts(en: "partners' totals = total cost", zh: "合作方合计之和＝总成本")
      case .requested: Texts(en: "partners' requests = requested grant", zh: "合作方申请额之和＝申请资助额")
      case .cofinancing:
        Texts(en: "partners' co-financing = co-financing", zh: "合作方配套之和＝配套资金")
      case .sources: Texts(en: "requested grant + co-financing = total cost", zh: "申请资助额＋配套资金＝总成本")
      case .partnerLines: Texts(en: "each partner's lines = its total", zh: "各合作方预算行合计＝其合计")
      case .partnerSources:
        Texts(en: "each partner's request + co-financing = its total", zh: "各合作方申请额＋配套＝其合计")
      }
    }
  }

  /// What is compared, in the order written.
  let checks: [Check]
  /// How far apart the two sides may be, in millionths.
  let tolerance: Int128
  /// Where the columns stand.
  let columns: BudgetColumns
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> ConsistencyRule? {
    guard let columns = BudgetColumns(reader.vocabulary) else { return nil }
    var checks: [Check] = []
    for name in reader.codes(form, "check") {
      if let check = Check(rawValue: name) {
        checks.append(check)
      } else {
        reader.reportUnknown(
          Texts(en: "check", zh: "核对项"), name, known: Check.allCases.map(\.rawValue), at: form,
          attribute: "check")
      }
    }
    let tolerance = reader.tolerance(form)
    let more = tolerance == 0 ? "" : " ± " + Decimals.text(micro: tolerance)
    return ConsistencyRule(
      checks: checks, tolerance: tolerance, columns: columns,
      words: Texts(
        en: checks.map(\.words.en).joined(separator: "; ") + more,
        zh: checks.map(\.words.zh).joined(separator: "；") + more))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    columns.add(to: &footprint)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    checks.contains { check in
      let parts = columns.parts(of: check)
      return parts.contains {
        subject.names(part, of: $0.table, columns: $0.columns, rows: $0.table == .line)
      }
    }
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    for check in checks { note(check, subject, file, &tally) }
    return tally.answer
  }

  /// Notes what one comparison finds.
  private func note(_ check: Check, _ subject: Subject, _ file: String, _ tally: inout Tally) {
    let own = subject.application[.application]
    let partners = subject.application[.partner]
    func total(_ column: Int) -> Int128? { own.count > 0 ? own[0, column].millionths : nil }
    func compare(
      _ left: Int128?, _ right: Int128?, _ name: @autoclosure () -> String,
      _ place: @autoclosure () -> Place
    ) {
      guard let left, let right else { return tally.note(.unknown, "\(name()): ?", place()) }
      let (distance, overflow) = left.subtractingReportingOverflow(right)
      guard !overflow, distance.magnitude <= tolerance.magnitude else {
        return tally.note(
          .no, "\(name()): \(Decimals.text(micro: left)) ≠ \(Decimals.text(micro: right))", place())
      }
    }
    func atTotal() -> Place { place(of: columns.total, subject, file) }
    switch check {
    case .lines:
      compare(
        columns.sum(.line, columns.amount, subject.application), total(columns.total),
        check.rawValue, atTotal())
    case .partners:
      compare(
        columns.sum(.partner, columns.partnerTotal, subject.application), total(columns.total),
        check.rawValue, atTotal())
    case .requested:
      compare(
        columns.sum(.partner, columns.partnerRequested, subject.application),
        total(columns.requested), check.rawValue, self.place(of: columns.requested, subject, file))
    case .cofinancing:
      compare(
        columns.sum(.partner, columns.partnerCofinancing, subject.application),
        total(columns.cofinancing), check.rawValue,
        self.place(of: columns.cofinancing, subject, file))
    case .sources:
      compare(
        BudgetColumns.add(total(columns.requested), total(columns.cofinancing)),
        total(columns.total), check.rawValue, atTotal())
    case .partnerLines:
      let sums = columns.linesByPartner(subject.application)
      for row in 0..<partners.count {
        compare(
          sums[row], partners[row, columns.partnerTotal].millionths,
          subject.label(row, of: .partner), subject.place(row, of: .partner, file: file))
      }
    case .partnerSources:
      for row in 0..<partners.count {
        compare(
          BudgetColumns.add(
            partners[row, columns.partnerRequested].millionths,
            partners[row, columns.partnerCofinancing].millionths),
          partners[row, columns.partnerTotal].millionths, subject.label(row, of: .partner),
          subject.place(row, of: .partner, file: file))
      }
    }
  }

  /// Where a figure of the budget stands, else the application.
  private func place(of column: Int, _ subject: Subject, _ file: String) -> Place {
    guard subject.application[.application].count > 0 else { return subject.root(file) }
    return subject.place(of: column, row: 0, .application, file)
  }
}

extension BudgetColumns {
  /// The figures that a check compares.
  fileprivate func parts(of check: ConsistencyRule.Check) -> [(table: Table, columns: [Int])] {
    switch check {
    case .lines: [(.line, [amount]), (.application, [total])]
    case .partners: [(.partner, [partnerTotal]), (.application, [total])]
    case .requested: [(.partner, [partnerRequested]), (.application, [requested])]
    case .cofinancing: [(.partner, [partnerCofinancing]), (.application, [cofinancing])]
    case .sources: [(.application, [total, requested, cofinancing])]
    case .partnerLines: [(.line, [amount, linePartner]), (.partner, [partnerTotal])]
    case .partnerSources: [(.partner, [partnerTotal, partnerRequested, partnerCofinancing])]
    }
  }
}
