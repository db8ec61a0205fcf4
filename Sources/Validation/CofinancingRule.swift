// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Each partner's rate of grant or of own money lies within the bounds of its category.
package struct CofinancingRule: ApplicationRule {
  package static let element = "cofinancing"

  package static let finding = FindingKind(
    "ELG119",
    title: Texts(en: "a partner's co-financing is out of its bounds", zh: "合作方配套比例超出界限"),
    message: Texts(en: "out of bounds: {found}", zh: "超出界限：{found}"),
    why: Texts(
      en:
        "How much of a partner's cost a fund may pay depends on where the partner is: more in less "
        + "developed regions, less elsewhere. A category without bounds is unknown, not free.",
      zh: "资金可承担合作方成本的比例取决于其所在地区：欠发达地区较高，其他地区较低。没有规定界限的类别视为未知，而非不限。"),
    remedy: Texts(
      en:
        "Change the partner's request or co-financing so that its rate lies within the bounds of its "
        + "category.",
      zh: "请调整合作方的申请额或配套资金，使其比例处于所属类别的界限之内。"),
    example: """
      <cofinancing id="rates" severity="ineligible" share="requested" attribute="nuts"
        list="regions" property="category">
        <rate for="less-developed" max="0.95"/>
        <rate for="transition" max="0.8"/>
        <rate for="more-developed" min="0.5" max="0.65"/>
        <message xml:lang="en">The rate of grant follows the partner's category of region.</message>
      </cofinancing>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "at its upper bound", zh: "恰为上限"),
      rule: rule, application: partner("BG", requested: "85", total: "100"), answer: .pass),
    RuleExample(
      title: Texts(en: "above it", zh: "高于上限"),
      rule: rule, application: partner("BG", requested: "85.01", total: "100"), answer: .fail),
    RuleExample(
      title: Texts(en: "below the lower bound of another category", zh: "低于另一类别的下限"),
      rule: rule, application: partner("ES", requested: "49", total: "100"), answer: .fail),
    RuleExample(
      title: Texts(en: "a category without bounds is unknown", zh: "类别没有界限即未知"),
      rule: rule, application: partner("CN", requested: "50", total: "100"), answer: .unknown),
    RuleExample(
      title: Texts(en: "a share of nothing is unknown", zh: "零的占比未知"),
      rule: rule, application: partner("BG", requested: "0", total: "0"), answer: .unknown),
  ]

  /// A rule, for the examples.
  private static let rule = """
    <cofinancing share="requested" attribute="country"><rate for="BG" max="0.85"/>\
    <rate for="ES" min="0.5" max="0.6"/></cofinancing>
    """

  /// A partner of a country with figures, for the examples.
  private static func partner(_ country: String, requested: String, total: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="\(country)" total="\(total)" \
    requested="\(requested)"><name xml:lang="en">City</name></partner>
    """
  }

  /// The bounds of a category.
  struct Rate: Sendable {
    /// The category.
    let category: String
    /// The least rate, or nil.
    let least: Rational?
    /// The greatest rate, or nil.
    let most: Rational?
  }

  /// The bounds, in the order written.
  let rates: [Rate]
  /// Who is judged.
  let who: Addressees
  /// Where the category, or the code that leads to it, stands in a partner's row.
  let column: Int
  /// The list whose entries tell the category, with the category of each, or nil.
  let lookup: (list: Int, categories: [String?])?
  /// Where the part stands.
  let part: Int
  /// Where the whole stands.
  let whole: Int
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> CofinancingRule? {
    guard let who = Addressees(form, &reader), let columns = BudgetColumns(reader.vocabulary),
      let column = reader.column(form, "attribute", of: .partner)
    else { return nil }
    var lookup: (list: Int, categories: [String?])?
    if form[attribute: "list"] != nil {
      guard let list = reader.list(form, "list") else { return nil }
      let property = reader.required(form, "property")
      let entries = reader.lists[list].list.entries
      var categories = entries.map { $0.property(property) }
      if !categories.contains(where: { $0 != nil }) {
        reader.reportUnknown(
          Texts(
            en: "property of codelist “\(reader.lists[list].list.id)”",
            zh: "代码表“\(reader.lists[list].list.id)”的属性"), property,
          known: Array(Set(entries.flatMap { $0.properties.map(\.name) }))
            .sorted(by: PathText.precedes), at: form, attribute: "property")
      }
      // An entry that is not valid on the closing day puts nobody into a category.
      for entry in entries.indices where !reader.lists[list].isValid(entry, on: reader.day) {
        categories[entry] = nil
      }
      lookup = (list, categories)
    }
    var rates: [Rate] = []
    for child in form.children("rate") {
      let rate = Rate(
        category: reader.required(child, "for"), least: reader.rational(child, "min"),
        most: reader.rational(child, "max"))
      if rates.contains(where: { $0.category == rate.category }) {
        reader.report(
          CallFindings.duplicate, at: child, [("what", "<rate category=\"\(rate.category)\">")])
      }
      if let least = rate.least, let most = rate.most, most < least {
        reader.reportContradiction(
          child,
          Texts(
            en: "the least rate (\(least.description)) is above the highest (\(most.description))",
            zh: "最低比例（\(least.description)）高于最高比例（\(most.description)）"))
      }
      reader.require(child, "min", rate.least)
      reader.require(child, "max", rate.most)
      rates.append(rate)
    }
    let isGrant = form[attribute: "share"] != "cofinancing"
    let what =
      isGrant
      ? Texts(en: "requested grant", zh: "申请资助额") : Texts(en: "co-financing", zh: "配套资金")
    let bounds = rates.map { rate in
      "\(rate.category): \(rate.least.map(Words.number) ?? "0")–\(rate.most.map(Words.number) ?? "1")"
    }
    return CofinancingRule(
      rates: rates, who: who, column: column, lookup: lookup,
      part: isGrant ? columns.partnerRequested : columns.partnerCofinancing,
      whole: columns.partnerTotal,
      words: Texts(
        en: "\(who.words.en): \(what.en) as a share of its total, by category: "
          + bounds.joined(separator: "; "),
        zh: "\(who.words.zh)：\(what.zh)占其合计的比例，按类别：\(bounds.joined(separator: "；"))"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(.partner, column, part, whole)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: .partner, columns: [self.part, whole])
      && who.asked(part.row, subject) != .no
  }

  package func note(_ codes: inout ExpectedCodes) {
    if let lookup {
      codes.add(list: lookup.list, column: column, of: .partner)
    } else {
      codes.add(rates.map(\.category), column, .partner)
    }
    codes.add(who.filter, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.partner]
    var tally = Tally()
    who.judge(subject, file: file, into: &tally) { owner, note in
      let row = Int(owner)
      guard row >= 0 else { return }
      let name = subject.label(row, of: .partner)
      let place = subject.place(row, of: .partner, file: file)
      guard let category = category(row, subject),
        let rate = rates.first(where: { $0.category == category }),
        let part = rows[row, part].millionths, let whole = rows[row, whole].millionths, whole != 0,
        let share = try? Rational(numerator: part, denominator: whole)
      else { return note(.unknown, "\(name): ?", place) }
      let isMet =
        (rate.least.map { $0 <= share } ?? true) && (rate.most.map { share <= $0 } ?? true)
      if !isMet { note(.no, "\(name): \(Words.number(share)) (\(category))", place) }
    }
    return tally.answer
  }

  /// The category of a partner, or nil.
  private func category(_ row: Int, _ subject: Subject) -> String? {
    guard let code = subject.application[.partner][row, column].text else { return nil }
    guard let lookup else { return code }
    return subject.lists[lookup.list].position(code: code).flatMap { lookup.categories[$0] }
  }
}
