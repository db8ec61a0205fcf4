// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report

/// A small call and a ranking of it, made by hand.
enum Fixture {
  static let euro = Currency(code: "EUR") ?? { preconditionFailure("EUR is a currency") }()

  static func both(_ en: String, _ zh: String) -> LocalText {
    LocalText([.init(language: "en", text: en), .init(language: "zh", text: zh)])
  }

  static func ratio(_ above: Int, _ below: Int = 1) -> Rational {
    (try? Rational(numerator: Int128(above), denominator: Int128(below))) ?? .zero
  }

  static func money(_ euros: Int) -> Money {
    Money(minorUnits: Int128(euros) * 100, currency: euro)
  }

  static func instant(_ text: String) -> Instant {
    (try? Instants.instant(text)) ?? { preconditionFailure("\(text) is no instant") }()
  }

  static func digest(_ seed: Int) -> String {
    String(repeating: String(seed % 10), count: 60) + String(1000 + seed % 9000)
  }

  static let tooLow = FindingKind(
    "MIN101", title: Texts(en: "Value below its bound", zh: "数值低于下限"),
    message: Texts(en: "The value is too low.", zh: "数值过低。"),
    why: Texts(en: "The call sets a least value.", zh: "征集规定了下限。"),
    remedy: Texts(en: "Raise the value.", zh: "请提高该数值。"), example: "<budget total=\"1\"/>")

  static let malformed = FindingKind(
    "XML101", title: Texts(en: "Not well-formed", zh: "格式不良"),
    message: Texts(en: "Element {name} is not closed.", zh: "元素 {name} 未闭合。"),
    why: Texts(en: "The file cannot be read to its end.", zh: "文件无法读完。"),
    remedy: Texts(en: "Close {name}.", zh: "请闭合 {name}。"))

  static func rule(
    _ id: String, _ severity: Severity, _ en: String, _ zh: String,
    bounds: [RuleAnswer.Bound] = [], needsBatch: Bool = false
  ) -> RuleTerms {
    RuleTerms(
      id: RuleID(id), kind: tooLow, severity: severity, otherwise: .ineligible, days: nil,
      stage: .eligibility, message: both(en, zh), words: Texts(en: en, zh: zh),
      needsBatch: needsBatch, bounds: bounds)
  }

  static let call = Call(
    id: CallID("CALL-1"), version: "2", isPublished: true, zone: "Europe/Brussels",
    languages: ["en", "zh"], opens: instant("2026-03-02T09:00:00+01:00"),
    closes: instant("2026-06-15T17:00:00+02:00"), closingSecondIncluded: true,
    title: both("Cities & regions: a test call", "城市与区域：测试征集"), notes: [],
    lots: [
      Lot(id: LotID("1"), name: both("Component 1: cities", "板块一：城市")),
      Lot(id: LotID("2"), name: both("Component 2: regions", "板块二：区域")),
    ], parameters: [], codelists: [])

  static let scale = Scale.range(least: .zero, most: ratio(5), step: ratio(1, 2))

  static func criterion(
    _ id: String, _ en: String, _ zh: String, weight: Int, threshold: Threshold? = nil,
    section: Int
  ) -> Criterion {
    Criterion(
      id: CriterionID(id), name: both(en, zh), guidance: .none, weight: ratio(weight),
      scale: scale, source: .assessors, threshold: threshold, veto: nil, section: section)
  }

  static let grid = Grid(
    sections: [
      Section(
        id: SectionID("relevance"), name: both("Relevance", "相关性"), weight: ratio(2),
        threshold: nil),
      Section(
        id: SectionID("quality"), name: both("Quality", "质量"), weight: ratio(1), threshold: nil),
    ],
    criteria: [
      criterion("R1", "Fit with the theme", "与专题的契合度", weight: 2, section: 0),
      criterion(
        "Q1", "Method and work plan", "方法与工作计划", weight: 1,
        threshold: Threshold(least: ratio(3), basis: .unweighted), section: 1),
      criterion("B2", "Lasting results", "持久成果", weight: 1, section: 1),
    ], aggregatesTotals: false, method: .mean, criterionMethod: nil, minimumSheets: 2,
    notAssessable: .no, conflictReach: .application,
    threshold: Threshold(least: ratio(18), basis: .weighted),
    divergence: Divergence(
      subject: .total, method: .percentOfHigher, over: ratio(30), resolution: .third,
      equidistant: .higher), criterionRounding: nil, sectionRounding: nil, totalRounding: nil,
    highest: ratio(30))

  static func envelope(_ id: String, _ en: String, _ zh: String, _ euros: Int) -> Envelope {
    Envelope(
      id: EnvelopeID("component-\(id)"), name: both(en, zh), amount: money(euros), lot: LotID(id),
      match: nil, reserveCount: 1, reserveAmount: nil)
  }

  static let terms = Terms(
    digest: digest(1), call: call,
    rules: [
      rule("title-en", .curable, "A title in English is needed.", "须有英文名称。"),
      rule(
        "own-money", .ineligible, "At least a fifth must be own money.", "配套资金不得低于五分之一。",
        bounds: [.init("min", ratio(1, 5))]),
      rule("state-aid", .review, "A person looks at State aid.", "须人工审查国家援助。"),
    ],
    batchRules: [
      rule("deadline", .reject, "Submit in time.", "须按时提交。", needsBatch: true),
      rule("one-lead", .ineligible, "One application a lead.", "每个牵头方一份申请。", needsBatch: true),
    ],
    facts: [
      FactTerms(id: FactID("requested"), label: both("Requested grant", "申请资助额")),
      FactTerms(id: FactID("theme"), label: both("Cluster theme", "合作专题")),
    ], grid: grid,
    ranking: RankingRules(
      listPerLot: true,
      keys: [
        .total(descending: true), .section(0, descending: true), .leastCovered(fact: 1),
        .decided,
      ], draw: nil),
    money: MoneyRules(
      currency: euro, requested: 0, doesNotFit: .stop, partialMinimum: nil,
      envelopes: [
        envelope("1", "Component 1", "板块一", 400_000),
        envelope("2", "Component 2", "板块二", 300_000),
      ], guarantees: [], spills: [], caps: []))

  static func dossier(_ en: String, _ zh: String, lead: LocalText) -> DossierText {
    DossierText(
      titles: zh.isEmpty ? LocalText([.init(language: "en", text: en)]) : both(en, zh),
      partners: [
        .init(id: "P1", role: "lead", country: "BG", names: lead, participant: "sofia"),
        .init(
          id: "P2", role: "partner", country: "CN", names: both("Ningbo", "宁波市"),
          participant: "ningbo"),
      ])
  }
}
