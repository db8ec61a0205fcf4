// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

extension GuideWriter {
  /// Sections, criteria, scales, and how sheets become scores.
  var grid: Guide.Chapter? {
    guard let grid = terms.grid else { return nil }
    var rows: [[Guide.Cell]] = []
    for (position, section) in grid.sections.enumerated() {
      rows.append([
        .code(section.id.text), .text(section.name.texts), .number(section.weight), .empty, .empty,
      ])
      for criterion in grid.criteria where criterion.section == position {
        rows.append([
          .code(criterion.id.text), .text(criterion.name.texts), .number(criterion.weight),
          .text(GuideWriter.words(criterion.scale)), .text(guidance(criterion)),
        ])
      }
    }
    return Guide.Chapter(
      id: "grid", title: Texts(en: "How applications are scored", zh: "评分"),
      blocks: [
        .table(
          [
            Texts(en: "Code", zh: "代码"), Texts(en: "Section or criterion", zh: "部分或标准"),
            Texts(en: "Weight", zh: "权重"), Texts(en: "Scale", zh: "分值"),
            Texts(en: "What assessors look at", zh: "评审要点"),
          ], rows),
        .scoring, .paragraph(GuideWriter.words(grid.notAssessable)),
      ])
  }

  /// A scale.
  private static func words(_ scale: Scale) -> Texts {
    switch scale {
    case .range(let least, let most, let step):
      let (from, to, by) = (Words.number(least), Words.number(most), Words.number(step))
      return Texts(en: "\(from) to \(to) in steps of \(by)", zh: "\(from) 至 \(to)，步长 \(by)")
    case .values(let values):
      let texts = values.map(Words.number)
      return Texts(en: texts.joined(separator: ", "), zh: texts.joined(separator: "、"))
    case .words(let words):
      let texts = words.map { word in
        let label = word.label.texts
        let points = Words.number(word.points)
        return Texts(en: "\(label.en) (\(points))", zh: "\(label.zh)（\(points)）")
      }
      return Texts(
        en: texts.map(\.en).joined(separator: ", "), zh: texts.map(\.zh).joined(separator: "、"))
    }
  }

  /// What assessors look at, or how points are computed.
  private func guidance(_ criterion: Criterion) -> Texts {
    let own = criterion.guidance.texts
    let computed: Texts
    switch criterion.source {
    case .assessors: return own
    case .bands(let fact, let bands):
      let parts = bands.map { band in
        let points = Words.number(band.points)
        let (from, below) = (band.from.map(Words.number), band.below.map(Words.number))
        return switch (from, below) {
        case (let from?, let below?):
          Texts(
            en: "from \(from) to below \(below): \(points)", zh: "\(from) 起、低于 \(below)：\(points) 分"
          )
        case (let from?, nil): Texts(en: "from \(from): \(points)", zh: "\(from) 起：\(points) 分")
        case (nil, let below?):
          Texts(en: "below \(below): \(points)", zh: "低于 \(below)：\(points) 分")
        case (nil, nil): Texts(en: "always \(points)", zh: "一律 \(points) 分")
        }
      }
      let label = terms.facts[fact].label.texts
      computed = Texts(
        en: "Computed from “\(label.en)”: \(parts.map(\.en).joined(separator: "; ")).",
        zh: "由“\(label.zh)”计算：\(parts.map(\.zh).joined(separator: "；"))。")
    case .linear(let fact, let from, let to, let pointsFrom, let pointsTo):
      let label = terms.facts[fact].label.texts
      let (a, b) = (Words.number(from), Words.number(to))
      let (p, q) = (Words.number(pointsFrom), Words.number(pointsTo))
      computed = Texts(
        en: "Computed from “\(label.en)” on a straight line: \(a) gives \(p), \(b) gives \(q).",
        zh: "由“\(label.zh)”按直线计算：\(a) 得 \(p) 分，\(b) 得 \(q) 分。")
    }
    return own.en.isEmpty
      ? computed : Texts(en: "\(own.en) \(computed.en)", zh: "\(own.zh)\(computed.zh)")
  }

  /// What "not assessable" leads to.
  private static func words(_ rule: NotAssessable) -> Texts {
    switch rule {
    case .no:
      Texts(en: "Every criterion must be scored.", zh: "每项标准均须评分。")
    case .exclude:
      Texts(
        en: "A criterion that every sheet calls not assessable is left out; the other weights of "
          + "its section are scaled up.",
        zh: "所有评审表均称无法评审的标准不计，该部分其余权重按比例上调。")
    case .minimum:
      Texts(
        en: "A criterion that every sheet calls not assessable gets the least score of its scale.",
        zh: "所有评审表均称无法评审的标准按最低分计。")
    }
  }

  // MARK: Order and money

  /// What a call without an order says: who is eligible is on the list, and nobody before another.
  private func withoutOrder(_ ranking: RankingRules) -> Guide.Chapter {
    let list =
      ranking.listPerLot
      ? Texts(en: "the list of its lot", zh: "所属标段的名单") : Texts(en: "one list", zh: "同一名单")
    return Guide.Chapter(
      id: "order", title: Texts(en: "What follows from eligibility", zh: "资格审查的结果"),
      blocks: [
        .paragraph(
          Texts(
            en: "Every eligible application is on \(list.en), in no order.",
            zh: "符合资格的申请均列入\(list.zh)，不分先后。"))
      ])
  }

  /// How places and ties are decided.
  var order: Guide.Chapter? {
    guard let ranking = terms.ranking else { return nil }
    guard !ranking.keys.isEmpty else { return withoutOrder(ranking) }
    var blocks: [Guide.Block] = [
      .paragraph(
        ranking.listPerLot
          ? Texts(en: "Each lot has a list of its own.", zh: "每个标段单独排名。")
          : Texts(en: "There is one list for the whole call.", zh: "整个征集统一排名。")),
      .order,
      .paragraph(
        Texts(
          en: "Those who are equal by every key share a place. Nothing else decides: not the order "
            + "of files, names, or arrival.",
          zh: "各项均相同者并列。不以文件顺序、名称或提交先后等其他因素决定。")),
    ]
    if let draw = ranking.draw {
      blocks.append(
        .paragraph(
          Texts(
            en: "Public draw: \(draw.source), \(Instants.text(draw.date)). SHA-256 of the salt, "
              + "fixed before closing: \(draw.saltDigest).",
            zh: "公开抽签：\(draw.source)，\(Instants.text(draw.date))。截止前公布的盐值 SHA-256："
              + "\(draw.saltDigest)。")))
    }
    return Guide.Chapter(
      id: "order", title: Texts(en: "How places and ties are decided", zh: "名次与并列"),
      blocks: blocks)
  }

  /// Envelopes and how they are given out.
  var money: Guide.Chapter? {
    guard let money = terms.money else { return nil }
    let rows = money.envelopes.map { envelope -> [Guide.Cell] in
      [
        .code(envelope.id.text), .text(envelope.name.texts), .money(envelope.amount),
        .text(addressees(envelope)), .text(GuideWriter.reserve(envelope)),
      ]
    }
    var blocks: [Guide.Block] = [
      .table(
        [
          Texts(en: "Code", zh: "代码"), Texts(en: "Envelope", zh: "资金额度"),
          Texts(en: "Amount", zh: "金额"), Texts(en: "For", zh: "对象"),
          Texts(en: "Reserve", zh: "候补"),
        ], rows),
      .money,
    ]
    if let minimum = money.partialMinimum {
      blocks.append(
        .paragraph(
          Texts(
            en: "A remainder is given only if it is at least \(minimum).",
            zh: "余额不低于 \(minimum) 时方予发放。")))
    }
    return Guide.Chapter(
      id: "money", title: Texts(en: "Money", zh: "资金"), blocks: blocks)
  }

  /// Whom an envelope is for.
  private func addressees(_ envelope: Envelope) -> Texts {
    var parts: [Texts] = []
    if let id = envelope.lot {
      let name = terms.call.lots.first { $0.id == id }?.name.texts ?? Words.plain("")
      parts.append(
        Texts(en: "lot \(id): \(name.en)", zh: "标段 \(id)：\(name.zh)"))
    }
    if let match = envelope.match {
      let label = terms.facts[match.fact].label.texts
      parts.append(
        Texts(en: "\(label.en) = \(match.value)", zh: "\(label.zh)为 \(match.value)"))
    }
    guard !parts.isEmpty else { return Texts(en: "all", zh: "全部") }
    return Texts(
      en: parts.map(\.en).joined(separator: "; "), zh: parts.map(\.zh).joined(separator: "；"))
  }

  /// How long a reserve list is.
  private static func reserve(_ envelope: Envelope) -> Texts {
    let count = envelope.reserveCount.map { Texts(en: "\($0) places", zh: "\($0) 个名额") }
    let amount = envelope.reserveAmount.map { Texts(en: "up to \($0)", zh: "不超过 \($0)") }
    let parts = [count, amount].compactMap { $0 }
    guard !parts.isEmpty else { return Texts(en: "none", zh: "无") }
    return Texts(
      en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
  }

  // MARK: Self-check

  /// How applicants check their own file.
  func selfCheck(_ file: String) -> Guide.Chapter? {
    Guide.Chapter(
      id: "check", title: Texts(en: "Check your own file", zh: "自查"),
      blocks: [
        .paragraph(
          Texts(
            en: "You can check your file yourself, as often as you like, before you submit it. The "
              + "tool works offline and sends nothing anywhere; it uses the same rules as the "
              + "programme.",
            zh: "提交前可随时自查，次数不限。工具离线运行，不会发送任何内容，所用规则与征集方相同。")),
        .code("opencall check \(file) my-application.xml"),
        .paragraph(
          Texts(
            en: "It names every problem with its line and says what to do. “opencall rule CODE” "
              + "explains a code; “opencall schema application” prints the form as XML Schema.",
            zh: "工具会逐项指出问题所在行及处理办法。“opencall rule CODE”解释代码含义；"
              + "“opencall schema application”输出申请书的 XML 模式。")),
        .paragraph(
          Texts(
            en: "Made from \(file), version \(terms.call.version), SHA-256 \(terms.digest).",
            zh: "本指南由 \(file) 生成，版本 \(terms.call.version)，SHA-256 \(terms.digest)。")),
      ])
  }
}
