// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A measure and its bounds: the rule that most rules of a call are.
package struct BoundRule: ApplicationRule {
  package static let element = "bound"

  package static let finding = FindingKind(
    "ELG101",
    title: Texts(en: "a measure is out of its bounds", zh: "数值超出界限"),
    message: Texts(
      en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en: "A call says what it funds as counts, sums, shares, durations and values, each with its "
        + "least, its most or its exact value. What is missing is unknown and never passes.",
      zh: "征集以个数、合计、占比、期限和取值规定资助条件，并给出下限、上限或准确值。缺失的值视为未知，绝不视为通过。"),
    remedy: Texts(
      en: "Change the application at the place shown so that it meets what is asked.",
      zh: "请在所示位置修改申请，使其符合要求。"),
    example: """
      <bound id="activities" severity="ineligible">
        <distinct of="activity" attribute="kind"/>
        <min value="3"/>
        <message xml:lang="en">The project needs three kinds of activity.</message>
      </bound>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "enough rows", zh: "行数足够"),
      rule: #"<bound><count of="partner"/><min value="1"/></bound>"#,
      application: """
        <partner id="P1" role="lead" kind="government" country="ES">\
        <name xml:lang="en">City</name></partner>
        """,
      answer: .pass),
    RuleExample(
      title: Texts(en: "too few rows", zh: "行数不足"),
      rule: #"<bound><count of="partner"/><min value="2"/></bound>"#,
      application: """
        <partner id="P1" role="lead" kind="government" country="ES">\
        <name xml:lang="en">City</name></partner>
        """,
      answer: .fail),
    RuleExample(
      title: Texts(en: "lines add up to the cent", zh: "预算行合计精确到分"),
      rule: """
        <bound><sum of="line" attribute="amount"/><equals><value attribute="total"/></equals></bound>
        """,
      application: """
        <budget currency="EUR" total="0.30" requested="0.30">\
        <line category="staff" amount="0.10"/><line category="staff" amount="0.20"/></budget>
        """,
      answer: .pass),
    RuleExample(
      title: Texts(en: "what is missing is unknown", zh: "缺失即未知"),
      rule: #"<bound><value attribute="cofinancing"/><min value="0"/></bound>"#,
      application: #"<budget currency="EUR" total="1" requested="1"/>"#,
      answer: .unknown),
    RuleExample(
      title: Texts(en: "a share of nothing is unknown", zh: "零的占比未知"),
      rule: """
        <bound><share><value attribute="requested"/><value attribute="total"/></share>\
        <max value="1"/></bound>
        """,
      application: #"<budget currency="EUR" total="0" requested="0"/>"#,
      answer: .unknown),
    RuleExample(
      title: Texts(en: "a day more is a month begun", zh: "多一日即多计一月"),
      rule: sixMonths,
      application: #"<plan kind="P" start="2026-01-01" end="2026-07-01"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "six months to the day", zh: "恰满六个月"),
      rule: sixMonths,
      application: #"<plan kind="P" start="2026-01-01" end="2026-06-30"/>"#, answer: .pass),
    RuleExample(
      title: Texts(en: "the smaller of two amounts", zh: "两数取小"),
      rule: """
        <bound><value attribute="requested"/><max><smallest><number value="60"/>\
        <value attribute="cofinancing"/></smallest></max></bound>
        """,
      application: #"<budget currency="EUR" total="95" requested="50" cofinancing="45"/>"#,
      answer: .fail),
    RuleExample(
      title: Texts(en: "a number of the list", zh: "代码表中的数值"),
      rule: looksUp,
      application: partner("sofia"), answer: .pass),
    RuleExample(
      title: Texts(en: "the list has no number for the code", zh: "代码表中无此数值"),
      rule: looksUp,
      application: partner("xian"), answer: .unknown),
    RuleExample(
      title: Texts(en: "does not apply", zh: "不适用"),
      rule: """
        <bound><when><is attribute="lot" value="2"/></when><count of="activity"/>\
        <min value="1"/></bound>
        """,
      application: "",
      answer: .notApplicable),
  ]

  /// A rule that counts months begun, for the examples.
  private static let sixMonths = """
    <bound><months from="start" to="end" inclusive="true" begun="true"/><max value="6"/></bound>
    """

  /// A rule that looks up a number, for the examples.
  private static let looksUp = """
    <bound><lookup of="partner" attribute="participant" list="cities" property="PIC"/>\
    <equals value="999000001"/></bound>
    """

  /// A partner of this participant, for the examples.
  private static func partner(_ code: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="ES"><name xml:lang="en">City</name>\
    <participant code="\(code)"/></partner>
    """
  }

  /// A bound: constant, or measured.
  enum Limit: Sendable {
    /// A number of the call.
    case constant(Rational)
    /// A measure of the application.
    case measured(CompiledMeasure)
  }

  /// What is measured.
  let measure: CompiledMeasure
  /// The least value.
  let least: Limit?
  /// The most value.
  let most: Limit?
  /// The exact value.
  let exact: Limit?
  /// How far from `exact` it may be.
  let tolerance: Rational
  package let words: Texts
  package let isCondition: Bool

  package static func read(_ form: Form, _ reader: inout CallReader) -> BoundRule? {
    let measures = reader.measures(in: form)
    var limits: [String: (limit: Limit, words: Texts)] = [:]
    for name in ["min", "max", "equals"] {
      guard let child = form.child(name) else { continue }
      limits[name] = limit(child, &reader)
    }
    if form.child("min") == nil, form.child("max") == nil, form.child("equals") == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "a bound needs a <min>, a <max> or an <equals> after its measure",
          zh: "须在量之后写明 <min>、<max> 或 <equals>"))
    }
    if case .constant(let least)? = limits["min"]?.limit,
      case .constant(let most)? = limits["max"]?.limit, most < least
    {
      reader.reportContradiction(
        form,
        Texts(
          en: "the least value (\(least.description)) is above the greatest (\(most.description))",
          zh: "下限（\(least.description)）大于上限（\(most.description)）"))
    }
    reader.require(form, "tolerance", reader.rational(form, "tolerance"))
    guard let measure = measures.first else { return nil }
    let (least, most, exact) = (limits["min"], limits["max"], limits["equals"])
    let condition = Words.condition(
      measure, least: least?.words, most: most?.words, exact: exact?.words, reader)
    return BoundRule(
      measure: CompiledMeasure(measure, lists: reader.lists, day: reader.day),
      least: least?.limit, most: most?.limit, exact: exact?.limit,
      tolerance: reader.rational(form, "tolerance") ?? .zero,
      words: condition
        ?? Words.bound(
          measure, least: least?.words, most: most?.words, exact: exact?.words, reader),
      isCondition: condition != nil)
  }

  /// Reads one bound: a value, a parameter or a measure, exactly one of them.
  private static func limit(
    _ form: Form, _ reader: inout CallReader
  ) -> (limit: Limit, words: Texts)? {
    let measures = reader.measures(in: form)
    let given = [
      form[attribute: "value"] != nil, form[attribute: "parameter"] != nil,
      !form.children.isEmpty,
    ]
    guard given.filter({ $0 }).count == 1 else {
      reader.reportIncomplete(
        form,
        Texts(
          en: "give one of value=\"…\", parameter=\"…\" or a measure inside",
          zh: "须写明 value=\"…\"、parameter=\"…\" 或其中一个量"))
      return nil
    }
    if let value = reader.rational(form, "value") {
      return (.constant(value), Words.plain(Words.number(value)))
    }
    if form[attribute: "parameter"] != nil {
      return reader.parameter(form, "parameter").map {
        (.constant($0.value), Words.plain(Words.number($0.value)))
      }
    }
    return measures.first.map {
      let compiled = CompiledMeasure($0, lists: reader.lists, day: reader.day)
      if case .number(let number) = compiled {
        return (.constant(number), Words.plain(Words.number(number)))
      }
      return (.measured(compiled), Words.measure($0, reader))
    }
  }

  package var bounds: [RuleAnswer.Bound] {
    [("min", least), ("max", most), ("equals", exact)].compactMap { name, limit in
      if case .constant(let number)? = limit { RuleAnswer.Bound(name, number) } else { nil }
    }
  }

  package var reads: Footprint {
    var footprint = Footprint.of(measure)
    for case .measured(let measure)? in [least, most, exact] { footprint.add(measure) }
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    if measure.covers(part, in: subject) { return true }
    return [least, most, exact].contains {
      if case .measured(let measure)? = $0 { measure.covers(part, in: subject) } else { false }
    }
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(measure)
    for case .measured(let measure)? in [least, most, exact] { codes.add(measure) }
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let found = subject.value(measure)
    var asked: [RuleAnswer.Bound] = []
    var answer = found == nil ? Answer.unknown : .pass
    var blamed: CompiledMeasure?
    func judge(_ name: String, _ limit: Limit?, _ holds: (Rational, Rational) -> Bool) {
      guard let limit else { return }
      let bound: Rational?
      switch limit {
      case .constant(let number): bound = number
      case .measured(let measure):
        bound = subject.value(measure)
        asked.append(RuleAnswer.Bound(name, bound))
      }
      guard let found, let bound else {
        if answer == .pass { answer = .unknown }
        if bound == nil, case .measured(let measure) = limit { blamed = measure }
        return
      }
      if !holds(found, bound) {
        answer = .fail
        if case .measured(let measure) = limit { blamed = measure }
      }
    }
    judge("min", least) { $0 >= $1 }
    judge("max", most) { $0 <= $1 }
    judge("equals", exact) { isWithin($0, $1) }
    var places: [Place] = []
    if answer != .pass {
      if let blamed { places = subject.places(blamed, file: file, limit: 1) }
      for place in subject.places(measure, file: file) where !places.contains(place) {
        places.append(place)
      }
    }
    let details =
      asked.isEmpty && places.isEmpty ? nil : RuleAnswer.Details(asked: asked, places: places)
    return RuleAnswer(answer, found: found, details: details)
  }

  /// Whether two numbers are no further apart than the tolerance; too large to say is no.
  private func isWithin(_ left: Rational, _ right: Rational) -> Bool {
    if tolerance == .zero { return left == right }
    guard let distance = try? left.subtracting(right) else { return false }
    return distance.magnitude <= tolerance
  }
}
