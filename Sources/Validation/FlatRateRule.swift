// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Costs of a category are at most, or exactly, a flat rate of other costs.
package struct FlatRateRule: ApplicationRule {
  package static let element = "flat-rate"

  package static let finding = FindingKind(
    "ELG118",
    title: Texts(en: "costs above a flat rate", zh: "成本超出固定费率"),
    message: Texts(en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en:
        "Indirect costs, staff or contingency are often paid as a share of other costs instead of "
        + "by invoice. The base never contains the costs that the rate limits.",
      zh: "间接费用、人员费或预备费常按其他成本的比例支付，而不凭发票报销。计算基数不含受费率限制的成本本身。"),
    remedy: Texts(
      en: "Lower the lines of that category, or bring them to the rate; both sums are shown.",
      zh: "请降低该类预算行，或调整至规定费率；两侧金额均已列出。"),
    example: """
      <flat-rate id="indirect" severity="ineligible" categories="indirect" rate="0.07">
        <message xml:lang="en">Indirect costs are at most 7 % of the direct costs.</message>
      </flat-rate>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "exactly at the rate", zh: "恰为费率"),
      rule: #"<flat-rate categories="indirect" rate="0.07"/>"#,
      application: budget(indirect: "7"), answer: .pass),
    RuleExample(
      title: Texts(en: "a cent above it", zh: "超出一分"),
      rule: #"<flat-rate categories="indirect" rate="0.07"/>"#,
      application: budget(indirect: "7.01"), answer: .fail),
    RuleExample(
      title: Texts(en: "below it, where it is exact", zh: "要求恰为费率而低于费率"),
      rule: #"<flat-rate categories="indirect" of="staff" rate="0.15" exact="true"/>"#,
      application: budget(indirect: "7"), answer: .fail),
    RuleExample(
      title: Texts(en: "of staff costs, to a cent", zh: "以人员费为基数，误差一分"),
      rule:
        #"<flat-rate categories="indirect" of="staff" rate="0.1167" exact="true" tolerance="0.01"/>"#,
      application: budget(indirect: "7"), answer: .pass),
    RuleExample(
      title: Texts(en: "a line that is nobody's, by partner", zh: "按合作方计算而预算行无归属"),
      rule: #"<flat-rate categories="indirect" rate="0.07" per="partner"/>"#,
      application: budget(indirect: "7"), answer: .unknown),
  ]

  /// A budget with indirect costs, for the examples.
  private static func budget(indirect: String) -> String {
    """
    <budget currency="EUR" total="107" requested="107"><line category="staff" amount="60"/>\
    <line category="travel" amount="40"/><line category="indirect" amount="\(indirect)"/></budget>
    """
  }

  /// The categories that are limited.
  let categories: [String]
  /// The categories they are measured by; empty for all others.
  let base: [String]
  /// The rate.
  let rate: Rational
  /// Whether it must be met exactly.
  let isExact: Bool
  /// Whether each partner is judged for itself.
  let isPerPartner: Bool
  /// How far beyond it is still allowed.
  let tolerance: Rational
  /// Where the columns stand.
  let columns: BudgetColumns
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> FlatRateRule? {
    guard let columns = BudgetColumns(reader.vocabulary),
      let rate = reader.figure(form, "rate", or: "parameter")
    else { return nil }
    let categories = reader.codes(form, "categories")
    let base = form[attribute: "of"] == nil ? [] : reader.codes(form, "of")
    if let both = categories.first(where: { base.contains($0) }) {
      reader.report(
        CallFindings.contradiction, at: form, attribute: "of",
        [("detail", "categories, of: \(both)")])
    }
    reader.require(form, "rate", rate)
    let isExact = form[attribute: "exact"] == "true"
    let isPerPartner = form[attribute: "per"] == "partner"
    let tolerance = reader.tolerance(form)
    let shown = Words.number(rate)
    let more = tolerance == 0 ? "" : " ± " + Decimals.text(micro: tolerance)
    let names = (categories.joined(separator: " + "), base.joined(separator: " + "))
    return FlatRateRule(
      categories: categories, base: base, rate: rate, isExact: isExact,
      isPerPartner: isPerPartner, tolerance: Decimals.rational(micro: tolerance), columns: columns,
      words: Texts(
        en: (isPerPartner ? "of each partner, " : "") + "lines of \(names.0): "
          + (isExact ? "exactly" : "at most") + " \(shown) × "
          + (base.isEmpty ? "all other lines" : "lines of \(names.1)") + more,
        zh: (isPerPartner ? "各合作方的" : "") + "\(names.0)预算行\(isExact ? "等于" : "不超过")\(shown) × "
          + (base.isEmpty ? "其余预算行" : "\(names.1)预算行") + more))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    columns.add(to: &footprint)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    guard subject.names(part, of: .line, columns: [columns.category, columns.amount], rows: true)
    else { return false }
    let category = subject.application[.line][part.row, columns.category].text ?? ""
    return base.isEmpty || categories.contains(category) || base.contains(category)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(categories + base, columns.category, .line)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    let application = subject.application
    func isLimited(_ category: String) -> Bool { categories.contains(category) }
    func isBase(_ category: String) -> Bool {
      base.isEmpty ? !categories.contains(category) : base.contains(category)
    }
    if isPerPartner {
      let limited = columns.linesByPartner(application, counts: isLimited)
      let whole = columns.linesByPartner(application, counts: isBase)
      for row in 0..<application[.partner].count {
        note(
          limited[row], whole[row], subject.label(row, of: .partner) + ": ",
          subject.place(row, of: .partner, file: file), &tally)
      }
      return tally.answer
    }
    let lines = application[.line]
    var sums: (limited: Int128?, base: Int128?) = (0, 0)
    var place = subject.root(file)
    for row in 0..<lines.count {
      let category = lines[row, columns.category].text ?? ""
      let amount = lines[row, columns.amount].millionths
      if isLimited(category) {
        sums.limited = BudgetColumns.add(sums.limited, amount)
        place = subject.place(row, of: .line, file: file)
      } else if isBase(category) {
        sums.base = BudgetColumns.add(sums.base, amount)
      }
    }
    note(sums.limited, sums.base, "", place, &tally)
    return tally.answer
  }

  /// Notes the comparison of two sums with the rate.
  private func note(
    _ limited: Int128?, _ base: Int128?, _ name: String, _ place: Place, _ tally: inout Tally
  ) {
    guard let limited, let base,
      let allowed = try? rate.multiplied(by: Decimals.rational(micro: base)),
      let distance = try? Decimals.rational(micro: limited).subtracting(allowed)
    else { return tally.note(.unknown, name + "?", place) }
    let isMet = isExact ? distance.magnitude <= tolerance : distance <= tolerance
    let sign = isExact ? "≠" : ">"
    tally.note(
      Truth(isMet), "\(name)\(Decimals.text(micro: limited)) \(sign) \(Words.number(allowed))",
      place)
  }
}
