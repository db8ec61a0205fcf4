// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension CallCompiler {
  /// Reads the grid.
  mutating func grid(_ form: Form) -> Grid? {
    let sectionForms = form.children("section")
    unique(sectionForms, "id")
    unique(sectionForms.flatMap { $0.children("criterion") }, "id")
    var sections: [Section] = []
    var criteria: [Criterion] = []
    for (position, section) in sectionForms.enumerated() {
      let id = reader.required(section, "id")
      sections.append(
        Section(
          id: SectionID(id), name: reader.texts(section, "name"),
          weight: reader.rational(section, "weight") ?? .one, threshold: threshold(section)))
      for child in section.children("criterion") {
        if let criterion = criterion(child, section: position) { criteria.append(criterion) }
      }
    }
    let trim = reader.count(form, "trim")
    guard let method = method(form, "method", trim: trim) else { return nil }
    let criterionMethod = self.method(form, "criterion-method", trim: trim)
    let divergence = form.child("divergence").flatMap { self.divergence($0) }
    let minimum = reader.count(form, "minimum-sheets") ?? 1
    if minimum < 1 {
      reader.reportContradiction(
        form, attribute: "minimum-sheets",
        Texts(
          en: "at least one sheet must count",
          zh: "至少须计入一份评审表"))
    }
    if case .trimmedMean(let k) = method, minimum < 2 * k + 1 {
      reader.reportContradiction(
        form, attribute: "minimum-sheets",
        Texts(
          en: "a trimmed mean that leaves out \(k) at each end needs at least \(2 * k + 1) sheets",
          zh: "两端各去掉 \(k) 份的截尾平均至少需要 \(2 * k + 1) 份评审表"))
    }
    if divergence?.resolution == .third, minimum > 2 {
      // The two closest of exactly three: more regular sheets have no such pair (DESIGN §6.8).
      reader.reportContradiction(
        form, attribute: "minimum-sheets",
        Texts(
          en:
            "<divergence then=\"third\"> takes the two closest of exactly three sheets: minimum-sheets is 1 or 2, or then=\"committee\"",
          zh:
            "<divergence then=\"third\"> 取恰好三份中最接近的两份：minimum-sheets 应为 1 或 2，或改为 then=\"committee\""
        ))
    }
    let assessors = form.child("assessors").map { self.assessors($0) }
    let highest = highest(sections, criteria, at: form)
    return Grid(
      sections: sections, criteria: criteria,
      aggregatesTotals: form[attribute: "aggregate"] == "total", method: method,
      criterionMethod: criterionMethod, minimumSheets: minimum,
      notAssessable: NotAssessable(rawValue: form[attribute: "not-assessable"] ?? "") ?? .no,
      conflictReach: ConflictReach(rawValue: form[attribute: "conflict-reach"] ?? "")
        ?? .application,
      threshold: form.child("threshold").flatMap { total in
        reader.rational(total, "min").map {
          Threshold(
            least: $0, basis: Basis(rawValue: reader.required(total, "on")) ?? .weighted)
        }
      },
      divergence: divergence, criterionRounding: rounding(form, "criterion"),
      sectionRounding: rounding(form, "section"), totalRounding: rounding(form, "total"),
      highest: highest, mostAdjustment: adjustment(form), assessors: assessors)
  }

  /// How far a committee may move a total, or nil.
  private mutating func adjustment(_ form: Form) -> Rational? {
    guard let child = form.child("adjustment"), let most = reader.rational(child, "most") else {
      return nil
    }
    if most < .zero {
      reader.reportContradiction(
        child, attribute: "most",
        Texts(
          en: "the most that may be added or taken is not negative",
          zh: "可增减的上限不得为负"))
    }
    return most
  }

  /// The highest total that the weights allow; a defect where the call declares another.
  private mutating func highest(
    _ sections: [Section], _ criteria: [Criterion], at form: Form
  ) -> Rational {
    do {
      var highest = Rational.zero
      for criterion in criteria {
        let most = try criterion.scale.most.multiplied(by: criterion.weight)
          .multiplied(by: sections[criterion.section].weight)
        highest = try highest.adding(most)
      }
      if let declared = reader.rational(form, "out-of"), declared != highest {
        reader.reportContradiction(
          form, attribute: "out-of",
          Texts(
            en:
              "out-of=\"\(declared.description)\" is declared, and weights and scales come to \(highest.description)",
            zh: "声明的满分 out-of=\"\(declared.description)\" 与权重和分值之和 \(highest.description) 不符"))
      }
      return highest
    } catch {
      reader.reportContradiction(
        form,
        Texts(
          en: "the weights are too large to reckon with",
          zh: "权重过大，无法计算"))
      return .zero
    }
  }

  /// A criterion.
  private mutating func criterion(_ form: Form, section: Int) -> Criterion? {
    let id = reader.required(form, "id")
    let name = reader.texts(form, "name")
    guard let scaleForm = form.child("scale"), let scale = scale(scaleForm, id) else {
      return nil
    }
    let source = form.child("computed").map { self.source($0) } ?? .assessors
    let threshold = threshold(form)
    return Criterion(
      id: CriterionID(id), name: name, guidance: form.localText("guidance"),
      weight: reader.rational(form, "weight") ?? .one, scale: scale, source: source,
      threshold: threshold, veto: reader.rational(form, "veto"), section: section)
  }

  /// The scores that a criterion allows: a range, values or words, exactly one of them.
  private mutating func scale(_ form: Form, _ id: String) -> Scale? {
    let words = form.children("word")
    let values = (form[attribute: "values"] ?? "").split(separator: " ").map(String.init)
    if !words.isEmpty {
      unique(words, "code")
      return .words(
        words.map {
          Scale.Word(
            code: reader.required($0, "code"), label: reader.texts($0, "label"),
            points: reader.rational($0, "points") ?? .zero)
        })
    }
    if !values.isEmpty {
      let numbers = values.compactMap { try? Decimals.rational($0) }
      if numbers.count == values.count { return .values(numbers.sorted()) }
    } else if let least = reader.rational(form, "min"), let most = reader.rational(form, "max"),
      let step = reader.rational(form, "step"), least < most, .zero < step
    {
      return .range(least: least, most: most, step: step)
    }
    reader.reportIncomplete(
      form,
      Texts(
        en:
          "a scale is min, max and step (min below max, step above 0), or values=\"0 3 7 10\", or <word> elements",
        zh: "分值须为 min、max、step（min 小于 max，step 大于 0），或 values=\"0 3 7 10\"，或若干 <word>"))
    return nil
  }

  /// Where a computed criterion's points come from.
  private mutating func source(_ form: Form) -> ScoreSource {
    guard let fact = reader.fact(form, "fact", number: true) else { return .assessors }
    let bands = form.children("band").map {
      ScoreSource.Band(
        from: reader.rational($0, "from"), below: reader.rational($0, "below"),
        points: reader.rational($0, "points") ?? .zero)
    }
    if let linear = form.child("linear"), bands.isEmpty,
      let from = reader.rational(linear, "from"), let to = reader.rational(linear, "to"),
      let pointsFrom = reader.rational(linear, "points-from"),
      let pointsTo = reader.rational(linear, "points-to"), from != to
    {
      return .linear(fact: fact, from: from, to: to, pointsFrom: pointsFrom, pointsTo: pointsTo)
    }
    if bands.isEmpty || form.child("linear") != nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "points are computed by <band> elements or by one <linear> whose from and to differ",
          zh: "计算分须由若干 <band> 或一个 from 与 to 不同的 <linear> 给出"))
    }
    return .bands(fact: fact, bands)
  }

  /// A threshold on a section or criterion; unweighted unless the call says so (DESIGN §6.10).
  private func threshold(_ form: Form) -> Threshold? {
    reader.rational(form, "threshold").map {
      Threshold(
        least: $0, basis: Basis(rawValue: form[attribute: "threshold-on"] ?? "") ?? .unweighted)
    }
  }

  /// How sheets are aggregated.
  private mutating func method(
    _ form: Form, _ attribute: String, trim: Int?
  ) -> AggregateMethod? {
    switch form[attribute: attribute] {
    case "mean": return .mean
    case "median": return .median
    case "consensus": return .consensus
    case "trimmed-mean":
      guard let trim, trim > 0 else {
        reader.reportIncomplete(
          form,
          Texts(
            en: "a trimmed mean says how many sheets are left out at each end: trim=\"1\"",
            zh: "截尾平均须写明两端各去掉几份：trim=\"1\""))
        return nil
      }
      return .trimmedMean(trim)
    default: return nil
    }
  }

  /// The rule of divergence.
  private mutating func divergence(_ form: Form) -> Divergence? {
    guard let subject = Divergence.Subject(rawValue: reader.required(form, "on")),
      let method = Divergence.Method(rawValue: reader.required(form, "method")),
      let over = reader.rational(form, "over"),
      let resolution = Divergence.Resolution(rawValue: reader.required(form, "then"))
    else { return nil }
    let equidistant = Divergence.Equidistant(rawValue: form[attribute: "equidistant"] ?? "")
    if resolution == .third, equidistant == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en:
            "say which pair counts where the third is in the middle: equidistant=\"higher\", lower, mean or committee",
          zh: "须写明第三份居中时取哪一对：equidistant=\"higher\"、lower、mean 或 committee"))
    }
    return Divergence(
      subject: subject, method: method, over: over, resolution: resolution,
      equidistant: equidistant ?? .committee)
  }

  /// Where and how a value is rounded.
  private mutating func rounding(_ form: Form, _ stage: String) -> Rounding? {
    let forms = form.children("rounding").filter { $0[attribute: "stage"] == stage }
    guard let first = forms.first else { return nil }
    if forms.count > 1 {
      reader.report(
        CallFindings.duplicate, at: forms[1], [("what", "<rounding stage=\"\(stage)\">")])
    }
    return rounding(first)
  }

  /// Who may score; somebody must.
  private mutating func assessors(_ form: Form) -> Set<AssessorID> {
    let all = form.children("assessor")
    unique(all, "id")
    if all.isEmpty {
      reader.reportIncomplete(
        form,
        Texts(
          en: "list somebody: <assessor id=\"A1\"/>, or leave it out so that anybody may score",
          zh: "须列出评审员：<assessor id=\"A1\"/>；不列则不限评审员"))
    }
    return Set(all.map { AssessorID(reader.required($0, "id")) })
  }

  /// The way of rounding that the attribute `mode` asks for.
  func roundingMode(_ form: Form) -> Rounding.Mode {
    switch reader.required(form, "mode") {
    case "half-up": .halfUp
    case "half-even": .halfEven
    case "down": .down
    case "up": .up
    case "floor": .floor
    default: .ceiling
    }
  }

  /// The rounding that the attributes `digits` and `mode` ask for.
  mutating func rounding(_ first: Form) -> Rounding? {
    let mode = roundingMode(first)
    guard let digits = reader.count(first, "digits"),
      let rounding = Rounding(digits: digits, mode: mode)
    else {
      reader.reportContradiction(
        first, attribute: "digits",
        Texts(
          en: "digits lie between 0 and 6",
          zh: "digits 应在 0 至 6 之间"))
      return nil
    }
    return rounding
  }
}
