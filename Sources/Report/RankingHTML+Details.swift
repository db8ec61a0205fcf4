// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension RankingHTML {
  /// Why an entry stands where it does, folded away.
  mutating func drawDetails(_ entry: RankedEntry) {
    page.raw("<details><summary>")
    if entry.place == nil {
      page.both("Details", "详情")
    } else {
      page.both("Why this place", "为何是此名次")
    }
    page.raw("</summary><div class=\"box\">\n")
    let assessed = entry.assessed
    if let scores = assessed.scores { draw(scores) }
    draw(assessed.gates)
    if let order = entry.order { draw(order) }
    if let conversion = entry.conversion, let money = input.terms.money {
      head("Currency", "货币")
      page.raw("<p>")
      page.both(ConversionWords(conversion, money).sentence)
      page.raw("</p>\n")
    }
    if let money = entry.money { draw(money, of: entry) }
    drawRules(entry)
    drawSource(entry)
    page.raw("</div></details>")
  }

  /// A heading within the details.
  private mutating func head(_ en: String, _ zh: String) {
    page.raw("<h4>")
    page.both(en, zh)
    page.raw("</h4>\n")
  }

  /// The table of scores, section by section, and its notes.
  private mutating func draw(_ scores: ScoreStep) {
    head("Scores", "评分")
    page.raw("<div class=\"scroll\"><table class=\"scores\">\n<thead><tr><th scope=\"col\">")
    page.both("Criterion", "标准")
    for sheet in scores.sheets {
      page.raw("</th><th class=\"n\" scope=\"col\">")
      page.text(sheet.assessor.text)
    }
    if !scores.criteria.isEmpty {
      page.raw("</th><th class=\"n\" scope=\"col\">")
      page.both("Together", "合计")
    }
    page.raw("</th><th class=\"n\" scope=\"col\">")
    page.both("Weight", "权重")
    page.raw("</th></tr></thead>\n<tbody>\n")
    for section in names.sections.indices { draw(section, scores) }
    if let total = scores.total {
      page.raw("<tr class=\"total\"><th scope=\"row\">")
      page.both(glossary.text("total"))
      page.raw("</th>")
      for sheet in scores.sheets { cell(sheet.total, sheet.use) }
      page.element("<td class=\"n\">", Shown.number(total), "</td><td></td></tr>\n")
    }
    page.raw("</tbody></table></div>\n")
    drawNotes(scores)
  }

  /// A section's row, then its criteria.
  private mutating func draw(_ section: Int, _ scores: ScoreStep) {
    page.raw("<tr class=\"section\"><th scope=\"row\">")
    page.both(glossary.text("section:\(names.sections[section])"))
    if scores.sectionsWeighted.indices.contains(section) {
      page.raw(" <span class=\"note\">")
      page.both("weighted", "加权")
      page.raw("</span>")
    }
    page.raw("</th>")
    for _ in scores.sheets { page.raw("<td></td>") }
    if !scores.criteria.isEmpty {
      page.raw("<td class=\"n\">")
      if scores.sectionsWeighted.indices.contains(section) {
        page.text(Shown.number(scores.sectionsWeighted[section]))
      }
      page.raw("</td>")
    }
    let weight = input.terms.grid?.sections[section].weight ?? .one
    page.element(
      "<td class=\"n\">", weight == .one ? "" : "×\(Shown.number(weight))", "</td></tr>\n")
    for (position, criterion) in (input.terms.grid?.criteria ?? []).enumerated()
    where criterion.section == section {
      page.element("<tr><th scope=\"row\"><code>", criterion.id.text, "</code> ")
      page.both(glossary.text("criterion:\(criterion.id)"))
      page.raw("</th>")
      for sheet in scores.sheets {
        cell(sheet.scores.indices.contains(position) ? sheet.scores[position] : nil, sheet.use)
      }
      if scores.criteria.indices.contains(position) { cell(scores.criteria[position], .counted) }
      page.element("<td class=\"n\">×", Shown.number(criterion.weight), "</td></tr>\n")
    }
  }

  /// A score, struck through where its sheet does not count.
  private mutating func cell(_ score: Rational?, _ use: ScoreStep.Use) {
    page.raw(use == .counted ? "<td class=\"n\">" : "<td class=\"n off\">")
    page.text(score.map { Shown.number($0) } ?? "–")
    page.raw("</td>")
  }

  /// What the table cannot say: use of sheets, divergence, consensus, adjustment.
  private mutating func drawNotes(_ scores: ScoreStep) {
    page.raw("<ul class=\"note\">\n")
    for sheet in scores.sheets {
      page.element("<li><code>", sheet.assessor.text, "</code> ")
      let (role, use) = (sheet.role.inWords, sheet.use.inWords)
      page.both(
        "\(role.en), version \(sheet.version): \(use.en)",
        "\(role.zh)，版本 \(sheet.version)：\(use.zh)")
      page.raw("</li>\n")
    }
    for divergence in scores.divergences where divergence.state != .none {
      let subject = glossary.text(
        divergence.criterion.map { "criterion:\(names.criteria[$0])" } ?? "total")
      let distance = Shown.number(divergence.distance)
      let isOpen = divergence.state == .open
      page.raw("<li>")
      page.both(
        "\(subject.en): first and second assessor differ by \(distance), "
          + (isOpen ? "open" : "resolved"),
        "\(subject.zh)：第一与第二评审员相差 \(distance)，\(isOpen ? "未解决" : "已解决")")
      page.raw("</li>\n")
    }
    if let consensus = scores.consensus {
      page.raw("<li>")
      page.both("a consensus replaces the sheets: ", "共识评分取代评审表：")
      page.element("<code>", consensus.text, "</code></li>\n")
    }
    if let adjustment = scores.adjustment {
      page.raw("<li>")
      let points = Shown.number(adjustment.points)
      page.both("adjusted by the committee: \(points) ", "委员会调整：\(points) ")
      page.element("<code>", adjustment.decision.text, "</code></li>\n")
    }
    page.raw("</ul>\n")
  }

  /// Thresholds and vetoes.
  private mutating func draw(_ gates: [GateStep]) {
    guard !gates.isEmpty else { return }
    head("Thresholds", "分数线")
    page.raw("<ul>\n")
    for gate in gates {
      page.raw(
        gate.passes ? "<li><span class=\"yes\">✓</span> " : "<li><span class=\"no\">✗</span> ")
      page.both(Reason.words(gate, names, glossary))
      page.raw("</li>\n")
    }
    page.raw("</ul>\n")
  }

  /// The neighbours.
  private mutating func draw(_ order: OrderStep) {
    guard input.isOrdered, order.above != nil || order.below != nil else { return }
    head("Neighbours", "前后比较")
    page.raw("<ul>\n")
    if let above = order.above { draw(above, Texts(en: "below ", zh: "位于其后：")) }
    if let below = order.below { draw(below, Texts(en: "above ", zh: "位于其前：")) }
    page.raw("</ul>\n")
  }

  /// Against one neighbour: the deciding key and both values.
  private mutating func draw(_ comparison: OrderStep.Comparison, _ side: Texts) {
    page.raw("<li>")
    guard let key = comparison.key else {
      page.both("shares its place with ", "并列：")
      link(comparison.application)
      page.both("; no key of the call tells them apart", "；征集的各项次序规则均无法区分")
      page.raw("</li>\n")
      return
    }
    page.both(side)
    link(comparison.application)
    let words = glossary.text(names.order[key])
    let (own, other) = (Shown.key(comparison.own), Shown.key(comparison.other))
    page.both(
      ", by \(words.en): \(own) here, \(other) there",
      "，依据：\(words.zh)（本申请 \(own)，对方 \(other)）")
    page.raw("</li>\n")
  }

  /// How the walk ended for it, and the envelope before and after.
  private mutating func draw(_ money: MoneyStep, of entry: RankedEntry) {
    head("Money", "资金")
    page.raw("<p>")
    page.both(money.outcome.inWords)
    if let envelope = input.envelope(money.envelope) {
      let words = glossary.text("envelope:\(envelope)")
      let (before, after) = (amount(money.before), amount(money.after))
      page.both(
        ". \(words.en): \(before) before, \(after) after",
        "。\(words.zh)：此前 \(before)，此后 \(after)")
    }
    if money.outcome == .capped { drawCaps(entry) }
    if let freed = entry.freed {
      page.both(
        ". Awarded, and taken back as it was revoked: \(amount(freed)); it is free in the envelope",
        "。曾获资助，撤销时收回：\(amount(freed))；该款项留在额度内")
    }
    page.raw("</p>\n")
  }

  /// The caps that an entry's values are under, with who has used them up.
  private mutating func drawCaps(_ entry: RankedEntry) {
    for (position, cap) in (input.terms.money?.caps ?? []).enumerated() {
      let holders = input.ranking.entries.filter { other in
        other.status == .selected && other.capped.indices.contains(position)
          && entry.capped.indices.contains(position)
          && !Set(other.capped[position]).isDisjoint(with: entry.capped[position])
      }
      guard !holders.isEmpty else { continue }
      let fact = glossary.text("fact:\(input.terms.facts[cap.fact].id)")
      page.both(". \(fact.en): the same as ", "。\(fact.zh)，与其相同者：")
      for (index, holder) in holders.enumerated() {
        if index > 0 { page.raw(", ") }
        if let id = holder.application { link(id) }
      }
    }
  }

  /// How the rules stand, with those not met or unknown in full, unless they stand above already.
  private mutating func drawRules(_ entry: RankedEntry) {
    guard !entry.answers.isEmpty else { return }
    head("Rules", "规则")
    let met = entry.answers.count { $0.answer == .pass }
    let beside = entry.answers.count { $0.answer == .notApplicable }
    page.raw("<p>")
    page.both("met: \(met); not applicable: \(beside)", "满足：\(met)；不适用：\(beside)")
    page.raw("</p>\n")
    let open = zip(input.terms.rules, entry.answers).filter {
      let isOpen = $0.1.answer == .fail || $0.1.answer == .unknown
      return isOpen && !(entry.place == nil && entry.because.contains($0.0.id))
    }
    guard !open.isEmpty else { return }
    draw(
      open.map { rule, answer in
        let evidence = Evidence(answer, rule)
        let (message, state) = (glossary.text("rule:\(rule.id)"), answer.answer.inWords)
        return Reason(
          code: rule.id.text,
          sentence: Texts(en: "\(message.en) (\(state.en))", zh: "\(message.zh)（\(state.zh)）"),
          evidence: evidence.sentence, places: evidence.places)
      })
  }

  /// The file, its digest, its version, and the decisions that changed something.
  private mutating func drawSource(_ entry: RankedEntry) {
    head("Source", "来源")
    page.raw("<ul class=\"note\">\n")
    if let file = entry.file { page.element("<li><code>", file, "</code></li>\n") }
    page.element("<li>SHA-256 <code>", entry.digest, "</code></li>\n")
    if let version = entry.version {
      page.raw("<li>")
      page.both(version.outcome.inWords)
      if let submission = version.submission {
        page.element(" <code>", submission.text, "</code>")
      }
      page.raw("</li>\n")
    }
    for correction in entry.corrections { draw(correction) }
    for quota in entry.quotas {
      page.element("<li><code>", quota.rule.text, "</code> ")
      page.both(quota.answer.inWords)
      for other in quota.others {
        page.raw(" ")
        link(other)
      }
      page.raw("</li>\n")
    }
    for decision in entry.decisions {
      page.raw("<li>")
      if let record = input.ranking.decisions.first(where: { $0.id == decision }) {
        page.both(
          DecisionWords.sentence(
            decision.text, at: Instants.text(record.at), record.kind, record.value))
      } else {
        page.both("decision \(decision)", "决定 \(decision)")
      }
      page.raw("</li>\n")
    }
    page.raw("</ul>\n")
  }
}
