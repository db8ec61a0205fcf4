// SPDX-License-Identifier: Apache-2.0

/// What became of one file, or of one receipt without a file.
///
/// A large batch has many, so that an entry holds what all of them have, refers to its appraisal for
/// the rest, and keeps what only some have apart.
package struct RankedEntry: Sendable {
  /// What only some entries have.
  private struct Rare: Sendable {
    var because: [RuleID] = []
    var findings: [Finding]?
    var answers: [RuleAnswer]?
    var steps: [TraceStep] = []
    var capped: [[Int]] = []
    var restated: [RestatedRule] = []
    var passMark: Shared<GateStep>?
  }

  /// The appraisal that it comes from, by position in the batch.
  package let appraisal: Int
  /// That appraisal.
  private let source: Appraisal
  /// Its status.
  package var status: Status
  /// Whether it came to scores.
  package var isCandidate = false
  /// What makes its scores, where it was looked at for them.
  private var register: (any ScoreRegister)?
  /// Its position there.
  private var position: UInt32 = 0
  /// Its percentile, where the call asks for it; equals hold one together.
  package var rated: Shared<PercentileStep>?
  /// Its place, where it holds one.
  package var place: HeldPlace?
  /// Its money, where the walk came to it.
  package var funding: HeldMoney?
  /// What only some entries have, or nil.
  private var rare: Shared<Rare>?

  /// An entry.
  package init(_ source: Appraisal, at appraisal: Int, status: Status) {
    self.source = source
    self.appraisal = appraisal
    self.status = status
  }

  /// Changes what only some entries have.
  private mutating func change(_ body: (inout Rare) -> Void) {
    var changed = rare?.value ?? Rare()
    body(&changed)
    rare = Shared(changed)
  }
}

extension RankedEntry {
  /// The application, where its id could be read.
  package var application: ApplicationID? { source.application }
  /// The file, relative to the root of the applications, or nil.
  package var file: String? { source.file }
  /// SHA-256 of the file, or of the receipt's bytes.
  package var digest: String { source.digest }
  /// Its lot, where known.
  package var lot: LotID? { source.lot }
  /// How reading its file ended.
  package var intake: IntakeOutcome { source.outcome }
  /// Its request in its own currency, where that is another than the call's; else nil.
  package var conversion: Conversion? { source.conversion }
  /// The facts of the call where it came to scores, in their order; else empty.
  package var facts: [FactValue] { isCandidate ? source.facts : [] }

  /// The rules that led to the status, in the call's order.
  package var because: [RuleID] {
    get { rare?.value.because ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.because = newValue } } }
  }
  /// Findings that led to the status, from intake.
  package var findings: [Finding] {
    get { rare?.value.findings ?? source.findings }
    set { change { $0.findings = newValue } }
  }
  /// The answers of the call's application rules, decisions of persons applied.
  package var answers: [RuleAnswer] {
    get { rare?.value.answers ?? source.answers }
    set { change { $0.answers = newValue } }
  }
  /// What happened to it before its scores.
  package var steps: [TraceStep] {
    get { rare?.value.steps ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.steps = newValue } } }
  }
  /// For each cap of the call the numbers of its values that count towards it; equal numbers are
  /// equal values. Empty without a place.
  package var capped: [[Int]] {
    get { rare?.value.capped ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.capped = newValue } } }
  }
  /// The severities that decisions have given rules for it, by position of the rule (DESIGN §5).
  package var restated: [RestatedRule] {
    get { rare?.value.restated ?? [] }
    set { if rare != nil || !newValue.isEmpty { change { $0.restated = newValue } } }
  }
  /// Its gate against the pass mark that the requests have set; equals hold one together.
  package var passMark: Shared<GateStep>? {
    get { rare?.value.passMark }
    set { if rare != nil || newValue != nil { change { $0.passMark = newValue } } }
  }
}

extension RankedEntry {
  /// Its scores, where it was looked at for them: made anew each time.
  package var scores: ScoreStep? { register?.step(of: Int(position)) }
  /// Whether it was looked at for scores.
  package var isAssessed: Bool { register != nil }
  /// Its total, where it is scored.
  package var total: Rational? { register?.total(of: Int(position)) }
  /// The weighted score of a section, by position, where it is scored.
  package func section(_ section: Int) -> Rational? {
    register?.section(section, of: Int(position))
  }
  /// The gates, in order: made anew each time.
  package var gates: [GateStep] { assessed.gates }
  /// Its scores and its gates, where it was looked at for them: made anew together.
  package var assessed: (scores: ScoreStep?, gates: [GateStep]) {
    let step = scores
    var gates: [GateStep] = []
    if let register, let step { gates = register.gates(of: Int(position), step) }
    if let passMark { gates.append(passMark.value) }
    return (step, gates)
  }

  /// Notes what makes its scores, and its position there.
  package mutating func score(by register: any ScoreRegister, _ position: Int) {
    self.register = register
    self.position = UInt32(position)
  }
}

/// What makes the scores of applications, by position, when somebody asks: a ranking has many, and
/// only a few are looked at at a time.
package protocol ScoreRegister: AnyObject, Sendable {
  /// How sheets became a total; nil where there is nothing of it.
  func step(of position: Int) -> ScoreStep?
  /// The gates, by the step that `step` gives.
  func gates(of position: Int, _ step: ScoreStep) -> [GateStep]
  /// The total, where it is scored.
  func total(of position: Int) -> Rational?
  /// The weighted score of a section, where it is scored.
  func section(_ section: Int, of position: Int) -> Rational?
}
