// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Why an entry has its status, one reason after the other, for drawings.
struct Reason {
  /// The rule or the finding's code; empty where neither speaks.
  var code = ""
  /// The sentence.
  let sentence: Texts
  /// Found and asked; empty where there is nothing to say.
  var evidence = Texts(en: "", zh: "")
  /// Where.
  var places: [Place] = []

  /// The reasons of an entry: findings, rules, the version, gates, sheets.
  static func all(
    _ entry: RankedEntry, of input: ReportInput, names: KeyNames, _ glossary: Glossary
  ) -> [Reason] {
    var reasons = entry.findings.map { finding in
      Reason(
        code: finding.kind.code,
        sentence: Texts(en: finding.sentence(.english), zh: finding.sentence(.chinese)),
        places: finding.place.map { [$0] } ?? [])
    }
    reasons += entry.because.map { rule($0, of: entry, input, glossary) }
    if let version = entry.version, version.outcome != .counts {
      reasons.append(
        Reason(code: version.submission?.text ?? "", sentence: version.outcome.inWords))
    }
    let gates = entry.status == .belowThreshold ? entry.gates : []
    for gate in gates where !gate.passes {
      reasons.append(Reason(sentence: words(gate, names, glossary)))
    }
    return reasons + sheets(of: entry, input) + unknowns(of: entry, input, glossary)
  }

  /// What is not known of an entry that neither a rule nor its file leaves undetermined: its list,
  /// its amount, or what a criterion is computed from (DESIGN §6.2, §7.2).
  private static func unknowns(
    of entry: RankedEntry, _ input: ReportInput, _ glossary: Glossary
  ) -> [Reason] {
    guard entry.status == .undetermined, entry.because.isEmpty, entry.findings.isEmpty,
      entry.version?.outcome ?? .counts == .counts
    else { return [] }
    let terms = input.terms
    if terms.ranking?.listPerLot == true, entry.lot == nil {
      return [
        Reason(
          sentence: Texts(
            en: "it names no lot of the call, and each lot has a list of its own",
            zh: "未选择征集的标段，而每个标段各有名单"))
      ]
    }
    guard let scores = entry.scores else {
      guard let money = terms.money else { return [] }
      let (label, currency) = (terms.facts[money.requested].label.texts, money.currency.code)
      return [
        Reason(
          sentence: Texts(
            en: "“\(label.en)” is not known as an amount in \(currency)",
            zh: "“\(label.zh)”无法确定为 \(currency) 金额"))
      ]
    }
    if terms.money?.passMark != nil, scores.total != nil {
      return [
        Reason(
          sentence: Texts(
            en: "on which envelope it draws is not known, and with it the pass mark",
            zh: "无法确定其所属资金额度，因而无法确定入围线"))
      ]
    }
    return (terms.grid?.criteria ?? []).indices.compactMap { position in
      guard let grid = terms.grid, !grid.criteria[position].isAssessed,
        !scores.criteria.indices.contains(position) || scores.criteria[position] == nil
      else { return nil }
      let name = glossary.text("criterion:\(grid.criteria[position].id)")
      return Reason(
        sentence: Texts(
          en: "\(name.en): the figure that it is computed from is not known",
          zh: "\(name.zh)：计算所依据的数据未知"))
    }
  }

  /// A gate in words: `Method: 2, threshold 3`.
  static func words(_ gate: GateStep, _ names: KeyNames, _ glossary: Glossary) -> Texts {
    let subject = glossary.text(names.subject(gate.subject))
    let (score, bound) = (Shown.number(gate.score), Shown.number(gate.bound))
    if case .veto = gate.subject {
      return Texts(
        en: "\(subject.en): \(score), veto at \(bound) or below",
        zh: "\(subject.zh)：\(score)，不高于 \(bound) 即否决")
    }
    if case .passMark = gate.subject {
      return Texts(
        en: "\(subject.en): \(score), the requests have set the pass mark at \(bound)",
        zh: "\(subject.zh)：\(score)，申请额确定的入围线为 \(bound)")
    }
    return Texts(
      en: "\(subject.en): \(score), threshold \(bound)",
      zh: "\(subject.zh)：\(score)，分数线 \(bound)")
  }

  /// A rule that led to the status, with its evidence.
  private static func rule(
    _ id: RuleID, of entry: RankedEntry, _ input: ReportInput, _ glossary: Glossary
  ) -> Reason {
    var reason = Reason(code: id.text, sentence: glossary.text("rule:\(id)"))
    guard let position = input.terms.rules.firstIndex(where: { $0.id == id }),
      entry.answers.indices.contains(position)
    else { return reason }
    let evidence = Evidence(entry.answers[position], input.terms.rules[position])
    reason.evidence = evidence.sentence
    reason.places = evidence.places
    return reason
  }

  /// What sheets keep an entry waiting.
  private static func sheets(of entry: RankedEntry, _ input: ReportInput) -> [Reason] {
    guard entry.status == .awaitingAssessment else { return [] }
    let scores = entry.scores
    let sheets = scores?.sheets ?? []
    let counted = sheets.count { $0.use == .counted }
    let least = input.terms.grid?.minimumSheets ?? 0
    var reasons: [Reason] = []
    if counted < least {
      reasons.append(
        Reason(
          sentence: Texts(
            en: "\(counted) of at least \(least) sheets count so far",
            zh: "目前计入 \(counted) 份评审表，至少须 \(least) 份")))
    }
    if input.terms.grid?.method == .consensus, scores?.consensus == nil {
      reasons.append(
        Reason(sentence: Texts(en: "no consensus is recorded yet", zh: "尚未记录共识评分")))
    }
    for sheet in sheets where sheet.use != .counted {
      reasons.append(
        Reason(
          sentence: Texts(
            en: "\(sheet.role.inWords.en) \(sheet.assessor): \(sheet.use.inWords.en)",
            zh: "\(sheet.role.inWords.zh) \(sheet.assessor)：\(sheet.use.inWords.zh)")))
    }
    for divergence in scores?.divergences ?? [] where divergence.state == .open {
      let distance = Shown.number(divergence.distance)
      reasons.append(
        Reason(
          sentence: Texts(
            en: "first and second assessor diverge by \(distance)",
            zh: "第一与第二评审员分歧为 \(distance)")))
    }
    return reasons
  }
}
