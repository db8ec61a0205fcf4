// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// Writes the content of a call's guide: what is asked, every rule, every list, the grid, the money.
package struct GuideWriter {
  /// The call.
  let rulebook: Rulebook
  /// The schema of applications, as a tree: what is required is said there and nowhere else.
  let schema: Form

  /// What people see of the call.
  var terms: Terms { rulebook.terms }

  /// The guide of a call; `schema` is the tree of `application.xsd`, `file` the call's name for the
  /// commands that it shows.
  package static func guide(_ rulebook: Rulebook, schema: Form, file: String) -> Guide {
    let writer = GuideWriter(rulebook: rulebook, schema: schema)
    let chapters = [
      writer.overview, writer.asked, writer.rules, writer.figures, writer.lists, writer.grid,
      writer.order, writer.money, writer.selfCheck(file),
    ]
    return Guide(
      terms: rulebook.terms,
      chapters: chapters.compactMap { $0?.blocks.isEmpty == false ? $0 : nil }
    )
  }

  // MARK: Overview

  /// Dates, lots, remarks.
  private var overview: Guide.Chapter? {
    let call = terms.call
    var blocks: [Guide.Block] = []
    if !call.isPublished {
      blocks.append(
        .paragraph(
          Texts(
            en: "This call is a draft: nothing in it is decided.", zh: "本征集为草稿，内容尚未确定。")))
    }
    for note in call.notes where !note.isEmpty { blocks.append(.paragraph(note.texts)) }
    blocks += dates(call)
    if !call.lots.isEmpty {
      blocks.append(.heading(Texts(en: "Lots", zh: "标段")))
      blocks.append(
        .table(
          [Texts(en: "Code", zh: "代码"), Texts(en: "Name", zh: "名称")],
          call.lots.map { [.code($0.id.text), .text($0.name.texts)] }))
    }
    return Guide.Chapter(
      id: "overview", title: Texts(en: "At a glance", zh: "概览"), blocks: blocks)
  }

  /// The two instants, each in its own offset, in UTC and in China's.
  private func dates(_ call: Call) -> [Guide.Block] {
    func row(_ name: Texts, _ instant: Instant) -> [Guide.Cell] {
      let others = [Int16(0), 480].map { instant.written(offsetMinutes: $0).map(Instants.text) }
      return [.text(name), .code(Instants.text(instant))] + others.map { .code($0 ?? "–") }
    }
    return [
      .table(
        [
          Texts(en: "", zh: ""), Words.plain(call.zone), Words.plain("UTC"),
          Texts(en: "China (+08:00)", zh: "北京时间（+08:00）"),
        ],
        [
          row(Texts(en: "Opens", zh: "开放"), call.opens),
          row(Texts(en: "Closes", zh: "截止"), call.closes),
        ]),
      .paragraph(
        call.closingSecondIncluded
          ? Texts(
            en:
              "What arrives within the closing second itself is on time; one second later is late.",
            zh: "在截止的那一秒之内送达视为按时，再晚一秒即为逾期。")
          : Texts(
            en: "What arrives at the closing instant itself is late.", zh: "恰在截止时刻送达视为逾期。")),
      .paragraph(
        Texts(
          en: "Languages of the call: \(call.languages.joined(separator: ", ")).",
          zh: "征集语言：\(call.languages.joined(separator: "、"))。")),
    ]
  }

  // MARK: Rules

  /// Every rule in words, by stage.
  private var rules: Guide.Chapter? {
    let all = terms.rules + terms.batchRules
    var blocks: [Guide.Block] = []
    let stages: [(Stage, Texts)] = [
      (.admissibility, Texts(en: "Admissibility: looked at first", zh: "受理条件：首先审查")),
      (.eligibility, Texts(en: "Eligibility", zh: "资格条件")),
      (.late, Texts(en: "Looked at after the ranking", zh: "排名之后审查")),
    ]
    for (stage, title) in stages {
      let own = all.filter { $0.stage == stage }
      guard !own.isEmpty else { continue }
      blocks.append(.heading(title))
      blocks += own.map(item)
    }
    return Guide.Chapter(
      id: "rules", title: Texts(en: "Rules of eligibility", zh: "资格规则"), blocks: blocks)
  }

  /// One rule.
  private func item(_ rule: RuleTerms) -> Guide.Block {
    var details = [
      Guide.Detail(Texts(en: "Checked", zh: "检查内容"), rule.words),
      Guide.Detail(Texts(en: "What follows", zh: "后果"), GuideWriter.meaning(rule)),
    ]
    for fact in terms.facts where rule.words.en.contains(Words.fact(fact.id.text).en) {
      let label = fact.label.texts
      details.insert(
        Guide.Detail(
          Words.fact(fact.id.text),
          Texts(
            en: "\(label.en): \(fact.words.en)", zh: "\(label.zh)：\(fact.words.zh)")), at: 1)
    }
    if rule.needsBatch {
      details.append(
        Guide.Detail(
          Texts(en: "When", zh: "判定时间"),
          Texts(
            en: "known only after submission; a check of your own file cannot tell",
            zh: "提交后方可判定；自查时无法得知")))
    }
    details.append(
      Guide.Detail(
        Texts(en: "Code", zh: "代码"),
        Texts(
          en: "\(rule.kind.code), \(rule.kind.title.en)",
          zh: "\(rule.kind.code)，\(rule.kind.title.zh)"
        )))
    let message = rule.message.isEmpty ? rule.words : rule.message.texts
    return .item(id: rule.id.text, message: message, details: details)
  }

  /// What follows from a failure.
  private static func meaning(_ rule: RuleTerms) -> Texts {
    if rule.kind == SupersedeRule.finding {
      return Texts(en: "an earlier version is set aside", zh: "较早的版本不予采用")
    }
    let otherwise = outcome(rule.otherwise)
    switch rule.severity {
    case .reject, .ineligible, .warn: return outcome(rule.severity)
    case .curable:
      let days = rule.days ?? 0
      return Texts(
        en: "you are asked to mend it within \(days) days; otherwise \(otherwise.en)",
        zh: "将要求在 \(days) 天内补正；逾期则\(otherwise.zh)")
    case .review:
      return Texts(
        en: "a person decides; if the decision is against you, \(otherwise.en)",
        zh: "由人工审定；如审定不通过，则\(otherwise.zh)")
    }
  }

  /// What a severity without conditions means.
  private static func outcome(_ severity: Severity) -> Texts {
    switch severity {
    case .reject: Texts(en: "the application is inadmissible", zh: "申请不予受理")
    case .warn: Texts(en: "nothing follows; it is only noted", zh: "无后果，仅作提示")
    case .ineligible, .curable, .review:
      Texts(en: "the application is not eligible", zh: "申请不符合资格")
    }
  }

  // MARK: Figures

  /// Parameters and facts.
  private var figures: Guide.Chapter? {
    var blocks: [Guide.Block] = []
    if !terms.call.parameters.isEmpty {
      blocks.append(.heading(Texts(en: "Parameters", zh: "参数")))
      blocks.append(
        .table(
          [
            Texts(en: "Name", zh: "名称"), Texts(en: "Value", zh: "值"),
            Texts(en: "Meaning", zh: "含义"),
          ],
          terms.call.parameters.map { parameter in
            let mark = Texts(en: " (illustrative)", zh: "（示例）")
            let note = parameter.note.texts
            return [
              .code(parameter.name), .number(parameter.value),
              .text(
                parameter.isIllustrative
                  ? Texts(en: note.en + mark.en, zh: note.zh + mark.zh) : note),
            ]
          }))
    }
    if !terms.facts.isEmpty {
      blocks.append(.heading(Texts(en: "Facts", zh: "数据项")))
      blocks.append(
        .paragraph(
          Texts(
            en: "Figures that rules, scores and the ranking take from the application.",
            zh: "规则、评分与排名从申请书中取得的数据。")))
      blocks.append(
        .table(
          [
            Texts(en: "Name", zh: "名称"), Texts(en: "Meaning", zh: "含义"),
            Texts(en: "Taken as", zh: "取值方式"),
          ],
          terms.facts.map { [.code($0.id.text), .text($0.label.texts), .text($0.words)] }))
    }
    return Guide.Chapter(
      id: "figures", title: Texts(en: "Figures", zh: "数字"), blocks: blocks)
  }

  // MARK: Lists

  /// Every codelist with its codes and names.
  private var lists: Guide.Chapter? {
    var blocks: [Guide.Block] = []
    for list in terms.call.codelists {
      let name = list.name.texts
      let version = list.version.isEmpty ? "" : ", \(list.version)"
      let versionZh = list.version.isEmpty ? "" : "，\(list.version)"
      blocks.append(
        .heading(
          Texts(
            en: "\(name.en) (\(list.id)\(version))", zh: "\(name.zh)（\(list.id)\(versionZh)）")))
      blocks.append(table(list))
    }
    return Guide.Chapter(id: "lists", title: Texts(en: "Lists", zh: "代码表"), blocks: blocks)
  }

  /// A list as a table; columns that no entry fills are left away.
  private func table(_ list: Codelist) -> Guide.Block {
    let hasAliases = list.entries.contains { !$0.aliases.isEmpty }
    let hasDays = list.entries.contains { $0.validFrom != nil || $0.validTo != nil }
    var properties: [String] = []
    for property in list.entries.flatMap(\.properties) where !properties.contains(property.name) {
      properties.append(property.name)
    }
    var heads = [Texts(en: "Code", zh: "代码"), Texts(en: "Name", zh: "名称")]
    if hasAliases { heads.append(Texts(en: "Also accepted", zh: "亦接受")) }
    heads += properties.map(Words.plain)
    if hasDays { heads.append(Texts(en: "Valid", zh: "有效期")) }
    let rows = list.entries.map { entry in
      var row: [Guide.Cell] = [.code(entry.code), .text(entry.name.texts)]
      if hasAliases {
        row.append(
          .text(
            Texts(
              en: entry.aliases.joined(separator: ", "),
              zh: entry.aliases.joined(separator: "、"))))
      }
      row += properties.map { .text(Words.plain(entry.property($0) ?? "")) }
      if hasDays {
        let (from, to) = (entry.validFrom.map(Instants.text), entry.validTo.map(Instants.text))
        row.append(
          .text(Words.plain(from == nil && to == nil ? "" : "\(from ?? "…") – \(to ?? "…")")))
      }
      return row
    }
    return .table(heads, rows)
  }
}
