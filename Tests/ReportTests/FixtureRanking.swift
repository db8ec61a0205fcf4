// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report

extension Fixture {
  /// A title that attacks pages, terminals, spreadsheets and readers' eyes.
  static let hostile =
    "=cmd|' /C calc'!A0 <script>alert(\"1\")</script> & \u{1B}[31mred \u{202E}txt.exe\u{0}"

  static func sheet(
    _ assessor: String, _ role: AssessorRole, _ scores: [Rational?], total: Rational?,
    use: ScoreStep.Use = .counted
  ) -> ScoreStep.SheetTrace {
    ScoreStep.SheetTrace(
      assessor: AssessorID(assessor), role: role, version: 1, use: use,
      marks: Marks(scores.map { $0.map { .points($0) } }), total: total)
  }

  static func scores(_ r1: Rational, _ q1: Rational, _ b2: Rational) throws -> ScoreStep {
    var step = ScoreStep(sheets: [
      sheet("as-1", .first, [r1, q1, b2], total: ratio(24)),
      sheet("as-2", .second, [r1, q1, b2], total: ratio(25)),
    ])
    let quality = try q1.adding(b2)
    let relevance = try r1.multiplied(by: ratio(4))
    step.criteria = [r1, q1, b2]
    step.sectionsUnweighted = [r1, quality]
    step.sectionsWeighted = [relevance, quality]
    step.unweighted = try r1.adding(quality)
    step.total = try relevance.adding(quality)
    return step
  }

  static func entry(
    _ position: Int, _ id: String?, _ lot: String, _ status: Status
  ) -> RankedEntry {
    var entry = RankedEntry(
      appraisal: position, application: id.map { ApplicationID($0) },
      file: id.map { "\($0.lowercased()).xml" } ?? "broken.xml", digest: digest(position + 2),
      lot: id == nil ? nil : LotID(lot), status: status)
    entry.answers = [
      RuleAnswer(.pass, found: .one), RuleAnswer(.pass, found: ratio(3, 10)),
      RuleAnswer(.notApplicable),
    ]
    if id == nil { entry.answers = [] }
    entry.steps = [.version(VersionStep(.counts, submission: SubmissionID("S-\(position + 1)")))]
    return entry
  }

  static func against(
    _ id: String, _ key: Int?, _ own: Rational, _ other: Rational
  ) -> OrderStep.Comparison {
    OrderStep.Comparison(
      application: ApplicationID(id), key: key, own: .number(own), other: .number(other))
  }

  /// The entries in order, with their scores, places and money.
  static func entries() throws -> [RankedEntry] {
    var all = [
      entry(0, "A-001", "1", .selected), entry(1, "A-002", "1", .ranked),
      entry(2, "A-003", "1", .ranked), entry(3, "B-001", "2", .selected),
      entry(4, "B-002", "2", .reserve), entry(5, "A-004", "1", .belowThreshold),
      entry(6, "A-005", "1", .ineligible), entry(7, nil, "", .inadmissible),
      entry(8, "A-006", "1", .clarification), entry(9, "A-007", "1", .superseded),
      entry(10, "A-008", "1", .awaitingAssessment),
    ]
    let high = try scores(ratio(9, 2), ratio(4), ratio(9, 2))
    let tied = try scores(ratio(4), ratio(13, 3), ratio(4))
    placed(&all)
    let criterionGate = GateStep(
      subject: .criterion(1), score: ratio(4), bound: ratio(3), passes: true)
    for (index, step) in [high, tied, tied, high, tied].enumerated() {
      all[index].score(by: FixtureScores(step, [criterionGate]), 0)
    }
    all[5].score(
      by: FixtureScores(
        try scores(ratio(4), ratio(2), ratio(4)),
        [GateStep(subject: .criterion(1), score: ratio(2), bound: ratio(3), passes: false)]), 0)
    all[6].because = [RuleID("own-money")]
    all[6].answers[1] = RuleAnswer(
      .fail, found: ratio(1, 10),
      details: .init(places: [Place(file: "a-005.xml", line: 12, column: 5)]))
    all[7].steps = []
    all[7].findings = [
      Finding(
        malformed, arguments: [.init("name", "<b>\u{202E}")],
        place: Place(file: "broken.xml", line: 3, column: 7))
    ]
    all[8].because = [RuleID("state-aid")]
    all[8].answers[2] = RuleAnswer(
      .unknown, details: .init(texts: ["business", "Société Générale"]))
    all[8].steps.append(.decision(DecisionID("D-3")))
    all[9].steps = [.version(VersionStep(.superseded, submission: SubmissionID("S-11")))]
    var divergent = ScoreStep(sheets: [
      sheet("as-1", .first, [ratio(5), ratio(5), ratio(5)], total: ratio(30)),
      sheet("as-2", .second, [ratio(2), nil, ratio(3)], total: nil, use: .open),
    ])
    divergent.divergences = [.init(state: .open, criterion: nil, distance: ratio(160, 3))]
    all[10].score(by: FixtureScores(divergent, []), 0)
    return all
  }

  /// Gives the first five their places and their money.
  private static func placed(_ all: inout [RankedEntry]) {
    let total = [ratio(53, 2), ratio(73, 3), ratio(73, 3), ratio(53, 2), ratio(73, 3)]
    let places = [(0, 1, false), (0, 2, true), (0, 2, true), (1, 1, false), (1, 2, false)]
    for (index, place) in places.enumerated() {
      all[index].order = OrderStep(
        list: place.0, place: place.1, isShared: place.2,
        keys: place.2
          ? [.number(total[index]), .number(ratio(16)), .number(.zero), .unknown]
          : [.number(total[index])])
    }
    all[0].order?.below = against("A-002", 0, total[0], total[1])
    all[1].order?.above = against("A-001", 0, total[1], total[0])
    all[1].order?.below = OrderStep.Comparison(
      application: ApplicationID("A-003"), key: nil, own: .unknown, other: .unknown)
    all[2].order?.above = OrderStep.Comparison(
      application: ApplicationID("A-002"), key: nil, own: .unknown, other: .unknown)
    all[3].order?.below = against("B-002", 0, total[3], total[4])
    all[4].order?.above = against("B-001", 0, total[4], total[3])
    all[0].money = MoneyStep(
      outcome: .fits, envelope: 0, requested: money(250_000), award: money(250_000),
      before: money(400_000), after: money(150_000))
    for index in 1...2 {
      all[index].money = MoneyStep(
        outcome: .undecided, envelope: 0, requested: money(150_000), award: money(0),
        before: money(150_000), after: money(150_000))
    }
    all[3].money = MoneyStep(
      outcome: .fits, envelope: 1, requested: money(200_000), award: money(200_000),
      before: money(300_000), after: money(100_000))
    all[4].money = MoneyStep(
      outcome: .doesNotFit, envelope: 1, requested: money(180_000), award: money(0),
      before: money(100_000), after: money(100_000))
  }

  static func ranking() throws -> Ranking {
    func open(_ kind: OpenItem.Kind, _ actor: OpenItem.Actor, _ id: String) -> OpenItem {
      OpenItem(kind, actor: actor, application: ApplicationID(id))
    }
    return Ranking(
      open: [
        open(.sharedPlace, .committee, "A-002"), open(.sharedPlace, .committee, "A-003"),
        open(.clarification, .secretariat, "A-006"), open(.divergence, .assessors, "A-008"),
        OpenItem(.noReceipts, actor: .secretariat),
      ],
      lists: [
        RankedList(lot: LotID("1"), places: [0, 1, 2]),
        RankedList(lot: LotID("2"), places: [3, 4]),
      ], entries: try entries(),
      envelopes: [
        EnvelopeResult(
          id: EnvelopeID("component-1"), amount: money(400_000), spilled: money(0),
          awarded: money(250_000), left: money(150_000), isOpen: true),
        EnvelopeResult(
          id: EnvelopeID("component-2"), amount: money(300_000), spilled: money(0),
          awarded: money(200_000), left: money(100_000), isOpen: false),
      ], notJudged: [RuleID("deadline")],
      leftOut: [
        Finding(
          tooLow, severity: .reject, place: Place(file: "assessments/as-9.csv", line: 4, column: 2))
      ])
  }

  static func input() throws -> ReportInput {
    let ranking = try ranking()
    let titles = [
      ("Green corridors", "绿色走廊"), ("Clean air for two rivers", "两河清洁空气"),
      ("Heat & water", ""), ("Regional chips", "区域芯片创新合作与人才交流计划"),
      ("Old mines, new jobs", "老矿区新就业"), ("Slow trams", "慢行有轨电车"), (hostile, ""),
    ]
    let appraisals = ranking.entries.map { entry in
      let title = titles.indices.contains(entry.appraisal) ? titles[entry.appraisal] : nil
      return Appraisal(
        file: entry.file, digest: entry.digest, outcome: .accepted,
        application: entry.application, lot: entry.lot, findings: [], answers: [], facts: [],
        submissions: [],
        dossier: title.map { dossier($0.0, $0.1, lead: both("Sofia", "索非亚市")) } ?? .empty)
    }
    let sheet = Sheet(
      assessor: AssessorID("as-1"), application: ApplicationID("A-001"), role: .first,
      isFinal: true, version: 1,
      scores: [
        .init(criterion: "R1", value: "4.5", comment: "Strong \"fit\"", position: 3),
        .init(criterion: "Q1", value: "4", comment: "", position: 4),
      ], conflict: nil, remark: "很好", place: Place(file: "assessments/as-1.xml", ordinal: 2))
    return ReportInput(
      terms: terms, ranking: ranking, appraisals: appraisals, sheets: [sheet],
      inputs: [
        InputFile(role: .call, path: "call.xml", digest: digest(1)),
        InputFile(role: .application, path: "applications/a-001.xml", digest: digest(2)),
        InputFile(role: .assessments, path: "assessments/as-1.xml", digest: digest(3)),
      ])
  }
}

extension RankedEntry {
  /// An entry of an appraisal that says nothing else.
  init(
    appraisal: Int, application: ApplicationID?, file: String?, digest: String, lot: LotID?,
    status: Status
  ) {
    let source = Appraisal(
      file: file, digest: digest, outcome: .accepted, application: application, lot: lot,
      findings: [], answers: [], facts: [], submissions: [], dossier: .empty)
    self.init(source, at: appraisal, status: status)
  }
}

/// Scores of one application that are ready.
final class FixtureScores: ScoreRegister {
  private let step: ScoreStep
  private let gates: [GateStep]

  init(_ step: ScoreStep, _ gates: [GateStep]) {
    self.step = step
    self.gates = gates
  }

  func step(of position: Int) -> ScoreStep? { step }
  func gates(of position: Int, _ step: ScoreStep) -> [GateStep] { gates }
  func total(of position: Int) -> Rational? { step.total }
  func section(_ section: Int, of position: Int) -> Rational? {
    step.sectionsWeighted.indices.contains(section) ? step.sectionsWeighted[section] : nil
  }
}
