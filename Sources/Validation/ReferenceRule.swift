// SPDX-License-Identifier: Apache-2.0

package import Model

/// The application refers to earlier projects as the call asks.
package struct ReferenceRule: ApplicationRule {
  package static let element = "reference"

  package static let finding = FindingKind(
    "ELG116",
    title: Texts(en: "references to projects are not as asked", zh: "项目引用不符合要求"),
    message: Texts(en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en: "A call that builds on earlier projects needs to know which: by number, so that anybody "
        + "can look it up, and of the list where the call has one.",
      zh: "以先前项目为基础的征集须知道是哪些项目：以编号引用便于查证；征集有名单的，须在名单内。"),
    remedy: Texts(
      en: "Write <reference kind=\"…\" id=\"…\" amount=\"…\"/> after the annexes, one a project.",
      zh: "请在附件之后为每个项目填写 <reference kind=\"…\" id=\"…\" amount=\"…\"/>。"),
    example: """
      <reference id="builds-on" severity="ineligible" kinds="earlier-project" min="1" list="projects">
        <message xml:lang="en">The project builds on at least one of the earlier projects listed.</message>
      </reference>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "one project", zh: "一个项目"),
      rule: #"<reference kinds="earlier-project" min="1" max="2"/>"#,
      application: #"<reference kind="earlier-project" id="101012345"/>"#, answer: .pass),
    RuleExample(
      title: Texts(en: "none", zh: "没有引用"),
      rule: #"<reference kinds="earlier-project" min="1"/>"#,
      application: #"<reference kind="other-grant" id="G-1"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "a number that is not of the list", zh: "编号不在名单内"),
      rule: #"<reference kinds="earlier-project" list="cities"/>"#,
      application: #"<reference kind="earlier-project" id="plovdiv"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "no amount is unknown", zh: "未填金额即未知"),
      rule: #"<reference kinds="other-grant" amount="true"/>"#,
      application: #"<reference kind="other-grant" id="G-1"/>"#, answer: .unknown),
  ]

  /// The kinds of reference that the rule looks at.
  let kinds: [String]
  /// How many there must be.
  let least: Int
  /// How many there may be, or nil.
  let most: Int?
  /// Whether each gives an amount.
  let asksAmount: Bool
  /// Whether a number is of the list, or nil.
  let program: FilterProgram?
  /// Where the kind stands.
  let kind: Int
  /// Where the number stands.
  let number: Int
  /// Where the amount stands.
  let amount: Int
  package let words: Texts
  package let bounds: [RuleAnswer.Bound]

  package static func read(_ form: Form, _ reader: inout CallReader) -> ReferenceRule? {
    func column(_ name: String) -> Int? { reader.vocabulary.index(of: name, in: .reference) }
    guard let kind = column("kind"), let number = column("id"), let amount = column("amount") else {
      return nil
    }
    let kinds = reader.codes(form, "kinds")
    let least = reader.count(form, "min") ?? 0
    let most = reader.count(form, "max")
    if let most, most < least {
      reader.reportContradiction(
        form,
        Texts(
          en: "min=\"\(least)\" is above max=\"\(most)\"",
          zh: "min=\"\(least)\" 大于 max=\"\(most)\""))
    }
    var listed: (program: FilterProgram, words: Texts)?
    if form[attribute: "list"] != nil {
      guard let list = reader.list(form, "list") else { return nil }
      listed = reader.program(
        .listed(column: number, list: list, on: nil, entry: nil), of: .reference)
    }
    let asksAmount = form[attribute: "amount"] == "true"
    if form[attribute: "min"] == nil, most == nil, listed == nil, !asksAmount {
      reader.reportIncomplete(
        form,
        Texts(en: "say what is asked: min, max, list or amount", zh: "须写明要求：min、max、list 或 amount"))
    }
    let names = kinds.joined(separator: ", ")
    var en = "references of kind \(names): at least \(least)"
    var zh = "类别为\(names)的引用：不少于\(least)项"
    if let most { (en, zh) = (en + ", at most \(most)", zh + "，不超过\(most)项") }
    if let listed { (en, zh) = (en + "; \(listed.words.en)", zh + "；\(listed.words.zh)") }
    if asksAmount { (en, zh) = (en + "; each with its amount", zh + "；均须填写金额") }
    return ReferenceRule(
      kinds: kinds, least: least, most: most, asksAmount: asksAmount, program: listed?.program,
      kind: kind, number: number, amount: amount, words: Texts(en: en, zh: zh),
      bounds: [RuleAnswer.Bound("min", Rational(least))]
        + (most.map { [RuleAnswer.Bound("max", Rational($0))] } ?? []))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(.reference, kind, number, amount)
    footprint.add(program, of: .reference)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    part.table == .reference
      && kinds.contains(subject.application[.reference][part.row, kind].text ?? "")
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(kinds, kind, .reference)
    codes.add(program, of: .reference)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.reference]
    var tally = Tally()
    var count = 0
    for row in 0..<rows.count {
      guard let own = rows[row, kind].text, kinds.contains(own) else { continue }
      count += 1
      var truth = subject.truth(program, row, of: .reference)
      if asksAmount, rows[row, amount] == .absent { truth = truth.and(.unknown) }
      tally.note(
        truth, "\(own) \(rows[row, number].text ?? "?")",
        subject.place(row, of: .reference, file: file))
    }
    if count < least || count > most ?? count {
      tally.note(.no, kinds.joined(separator: " | "), subject.root(file))
    }
    var answer = tally.answer
    answer.found = Rational(count)
    return answer
  }
}
