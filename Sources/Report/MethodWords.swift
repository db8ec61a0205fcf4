// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// How a call turns sheets into places and money, in sentences.
struct MethodWords {
  /// The call.
  private let terms: Terms
  /// What the call calls its parts.
  private let glossary: Glossary
  /// The names of the order's keys.
  private let names: KeyNames

  /// The sentences of a call.
  init(_ terms: Terms, _ glossary: Glossary, _ names: KeyNames) {
    self.terms = terms
    self.glossary = glossary
    self.names = names
  }

  /// How sheets become a total.
  var scoring: [Texts] {
    guard let grid = terms.grid else { return [] }
    let method = MethodWords.words(grid.method)
    var sentences = [
      grid.method == .consensus
        ? Texts(
          en: "Scores are those of a recorded consensus; the sheets alone give none.",
          zh: "以经记录的共识评分为准；仅有评审表不产生分数。")
        : grid.aggregatesTotals
          ? Texts(
            en: "Each sheet gives a total; the total is \(method.en) of the counting sheets.",
            zh: "每份评审表得出一个总分；总分取计入评审表的\(method.zh)。")
          : Texts(
            en: "Each criterion's score is \(method.en) of the counting sheets.",
            zh: "每项标准的分数取计入评审表的\(method.zh)。"),
      Texts(
        en: grid.minimumSheets == 1
          ? "At least one sheet must count." : "At least \(grid.minimumSheets) sheets must count.",
        zh: "至少须有 \(grid.minimumSheets) 份评审表计入。"),
      Texts(
        en: "The highest total is \(Shown.number(grid.highest)).",
        zh: "总分上限为 \(Shown.number(grid.highest))。"),
    ]
    if let known = grid.assessors {
      sentences.append(
        Texts(
          en: "Only the \(known.count) assessors that the call lists may score.",
          zh: "仅征集所列的 \(known.count) 名评审员可评分。"))
    }
    if let divergence = grid.divergence { sentences.append(words(divergence)) }
    if let most = grid.mostAdjustment {
      let points = Shown.number(most)
      sentences.append(
        Texts(
          en: "The committee may move a total by at most \(points), with its reason.",
          zh: "委员会可附理由对总分增减，最多 \(points) 分。"))
    }
    let roundings: [(Rounding?, Texts)] = [
      (grid.criterionRounding, Texts(en: "Scores of criteria", zh: "标准分数")),
      (grid.sectionRounding, Texts(en: "Scores of sections", zh: "部分分数")),
      (grid.totalRounding, Texts(en: "The total", zh: "总分")),
    ]
    for (rounding, subject) in roundings {
      guard let rounding else { continue }
      let mode = MethodWords.words(rounding.mode)
      sentences.append(
        Texts(
          en: "\(subject.en): rounded to \(rounding.digits) digits, \(mode.en).",
          zh: "\(subject.zh)：保留 \(rounding.digits) 位小数，\(mode.zh)。"))
    }
    if roundings.allSatisfy({ $0.0 == nil }) {
      sentences.append(Texts(en: "Nothing is rounded.", zh: "均不舍入。"))
    }
    return sentences + thresholds(grid)
  }

  /// The thresholds and vetoes.
  private func thresholds(_ grid: Grid) -> [Texts] {
    var sentences: [Texts] = []
    func add(_ name: String, _ threshold: Threshold?) {
      guard let threshold else { return }
      let subject = glossary.text(name)
      let least = Shown.number(threshold.least)
      let isWeighted = threshold.basis == .weighted
      sentences.append(
        Texts(
          en: "Threshold: \(subject.en), at least \(least) (\(threshold.basis.rawValue)).",
          zh: "分数线：\(subject.zh)不低于 \(least)（\(isWeighted ? "加权" : "未加权")）。"))
    }
    for criterion in grid.criteria {
      add("criterion:\(criterion.id)", criterion.threshold)
      guard let veto = criterion.veto else { continue }
      let (subject, bound) = (glossary.text("criterion:\(criterion.id)"), Shown.number(veto))
      sentences.append(
        Texts(
          en: "Veto: a single sheet with \(bound) or less in \(subject.en).",
          zh: "否决：任一评审表中\(subject.zh)不高于 \(bound)。"))
    }
    for section in grid.sections { add("section:\(section.id)", section.threshold) }
    add("total", grid.threshold)
    return sentences
  }

  /// The keys of the order, the first first.
  var keys: [Texts] {
    zip(terms.ranking?.keys ?? [], names.order).map { key, name in
      let words = glossary.text(name)
      switch key {
      case .total(let descending), .section(_, let descending), .criterion(_, let descending),
        .fact(_, let descending):
        return descending
          ? Texts(en: "\(words.en), higher first", zh: "\(words.zh)，高者在前")
          : Texts(en: "\(words.en), lower first", zh: "\(words.zh)，低者在前")
      case .percentile:
        return Texts(en: "\(words.en), lower first", zh: "\(words.zh)，低者在前")
      case .leastCovered, .leastFunded, .decided, .lottery: return words
      }
    }
  }

  /// How totals become percentiles.
  var percentile: [Texts] {
    guard let rule = terms.ranking?.percentile else { return [] }
    let among =
      switch rule.within {
      case .call: Texts(en: "all of the call", zh: "整个征集")
      case .lot: Texts(en: "those of the same lot", zh: "同一板块")
      case .fact(let fact):
        Texts(
          en: "those with the same \(terms.facts[fact].label.text(.english))",
          zh: "“\(terms.facts[fact].label.text(.chinese))”相同者")
      }
    let best = rule.highestIsBest
    var sentences = [
      Texts(
        en: "The percentile is 100·(k − ½)/N among \(among.en): k counts from the "
          + "\(best ? "highest" : "lowest") total, equals share the mean.",
        zh: "百分位为 100·(k − ½)/N，范围为\(among.zh)：k 从\(best ? "最高" : "最低")总分数起，同分取平均。")
    ]
    if rule.includesBelowThreshold {
      sentences.append(
        Texts(en: "Totals below a threshold are counted, too.", zh: "未达分数线的总分也计入。"))
    }
    if let rounding = rule.rounding {
      sentences.append(
        Texts(
          en: "It is rounded to \(rounding.digits) digits (\(rounding.mode.rawValue)).",
          zh: "取整至 \(rounding.digits) 位小数（\(rounding.mode.rawValue)）。"))
    }
    return sentences
  }

  /// How money is given out.
  var money: [Texts] {
    guard let money = terms.money else { return [] }
    let first =
      (money.conversion.map { ConversionWords.rule($0, money.currency) } ?? [])
      + (money.passMark.map(PassMarkWords.rule) ?? [])
    guard money.givesAwards else { return first }
    var sentences: [Texts]
    switch money.doesNotFit {
    case .stop:
      sentences = [
        Texts(
          en: "The list is funded from the top; the first that does not fit ends its envelope.",
          zh: "自名单之首依次资助；遇到首个额度不足者，该资金额度即停止分配。")
      ]
    case .skip:
      sentences = [
        Texts(
          en: "The list is funded from the top; what does not fit is passed over.",
          zh: "自名单之首依次资助；额度不足者跳过。")
      ]
    case .partial:
      sentences = [
        Texts(
          en: "The list is funded from the top; the first that does not fit gets what is left.",
          zh: "自名单之首依次资助；首个额度不足者获得余额。")
      ]
    }
    for guarantee in money.guarantees {
      let fact = glossary.text("fact:\(terms.facts[guarantee.match.fact].id)")
      let value = guarantee.match.value
      sentences.append(
        Texts(
          en: "Guaranteed: \(guarantee.count) with \(fact.en) = \(value).",
          zh: "保障名额：\(fact.zh)为 \(value) 者 \(guarantee.count) 项。"))
    }
    for cap in money.caps {
      let fact = glossary.text("fact:\(terms.facts[cap.fact].id)")
      let bounds = [cap.count.map(String.init), cap.amount.map { Shown.amount($0) }]
      let most = bounds.compactMap { $0 }.joined(separator: ", ")
      sentences.append(
        Texts(
          en: "At most \(most) for one value of \(fact.en).", zh: "\(fact.zh)相同者至多 \(most)。"))
    }
    for spill in money.spills {
      let (from, to) = (money.envelopes[spill.from].id, money.envelopes[spill.to].id)
      let (source, target) = (glossary.text("envelope:\(from)"), glossary.text("envelope:\(to)"))
      sentences.append(
        Texts(
          en: "What is left of \(source.en) goes to \(target.en).",
          zh: "\(source.zh)的余额调入\(target.zh)。"))
    }
    return first + sentences + (money.promotion.map(PromotionWords.sentences) ?? [])
  }

  /// The rule of divergence.
  private func words(_ divergence: Divergence) -> Texts {
    let bound = Shown.number(divergence.over)
    let subject =
      divergence.subject == .total
      ? Texts(en: "in the total", zh: "总分") : Texts(en: "in a criterion", zh: "任一标准分")
    let unit: Texts
    switch divergence.method {
    case .absolute: unit = Texts(en: "\(bound) points", zh: "\(bound) 分")
    case .percentOfHigher:
      unit = Texts(en: "\(bound) percent of the higher score", zh: "较高分的 \(bound)%")
    case .percentOfMaximum:
      unit = Texts(en: "\(bound) percent of the highest possible score", zh: "满分的 \(bound)%")
    }
    let then =
      divergence.resolution == .third
      ? Texts(
        en: "a third assessor is asked, and the two closest sheets count",
        zh: "增加第三评审员，取最接近的两份")
      : Texts(en: "the committee agrees on scores", zh: "由评审委员会形成共识评分")
    return Texts(
      en: "Where first and second assessor differ \(subject.en) by more than \(unit.en), "
        + "\(then.en).",
      zh: "第一与第二评审员的\(subject.zh)相差超过\(unit.zh)的，\(then.zh)。")
  }

  /// A way of aggregating.
  private static func words(_ method: AggregateMethod) -> Texts {
    switch method {
    case .mean: Texts(en: "the mean", zh: "平均值")
    case .median: Texts(en: "the median", zh: "中位数")
    case .consensus: Texts(en: "the consensus", zh: "共识评分")
    case .trimmedMean(let count):
      Texts(
        en: "the mean without the \(count) highest and \(count) lowest",
        zh: "去掉 \(count) 个最高分和 \(count) 个最低分后的平均值")
    }
  }

  /// A way of rounding.
  static func words(_ mode: Rounding.Mode) -> Texts {
    switch mode {
    case .halfUp: Texts(en: "a half away from zero", zh: "四舍五入")
    case .halfEven: Texts(en: "a half to the even digit", zh: "四舍六入五成双")
    case .down: Texts(en: "towards zero", zh: "向零舍去")
    case .up: Texts(en: "away from zero", zh: "远零进位")
    case .floor: Texts(en: "downwards", zh: "向下取整")
    case .ceiling: Texts(en: "upwards", zh: "向上取整")
    }
  }
}
