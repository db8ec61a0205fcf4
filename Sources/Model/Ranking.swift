// SPDX-License-Identifier: Apache-2.0

/// The result of ranking (DESIGN §4, §7). What `ranking.json`, the trace and the report draw.
package struct Ranking: Sendable {
  /// The edition of the semantics of DESIGN §5–§7 that this tool computes.
  package static let semantics = 1

  /// Whether anything is open (DESIGN §7.8).
  package var isProvisional: Bool { !open.isEmpty }
  /// What is open, in a fixed order.
  package var open: [OpenItem]
  /// The lists, in order: one, or one for each lot.
  package var lists: [RankedList]
  /// Every file and every receipt without one; those with a place first, list by list.
  package var entries: [RankedEntry]
  /// What became of each envelope.
  package var envelopes: [EnvelopeResult]
  /// The pass marks that the requests have set, envelope by envelope; empty where the call asks
  /// for none.
  package var passMarks: [PassMarkResult]
  /// Rules that were not judged, as there were no receipts.
  package var notJudged: [RuleID]
  /// Faulty sheets, receipts or decisions that a provisional ranking left out (DESIGN §6.5).
  package var leftOut: [Finding]
  /// The decisions that it took into account, by instant, then id.
  package var decisions: [DecisionRecord]
  /// The public draw, where it is recorded and its salt disclosed.
  package var lottery: LotteryRecord?

  /// A ranking.
  package init(
    open: [OpenItem], lists: [RankedList], entries: [RankedEntry], envelopes: [EnvelopeResult],
    notJudged: [RuleID], leftOut: [Finding], decisions: [DecisionRecord] = [],
    lottery: LotteryRecord? = nil, passMarks: [PassMarkResult] = []
  ) {
    self.open = open
    self.lists = lists
    self.entries = entries
    self.envelopes = envelopes
    self.notJudged = notJudged
    self.leftOut = leftOut
    self.decisions = decisions
    self.lottery = lottery
    self.passMarks = passMarks
  }
}

/// What anybody needs to draw again (DESIGN §7.5).
package struct LotteryRecord: Sendable, Hashable {
  /// The value drawn, as recorded.
  package let drawn: String
  /// The salt that was disclosed, 32 bytes in hexadecimal.
  package let salt: String

  /// A recorded draw.
  package init(drawn: String, salt: String) {
    self.drawn = drawn
    self.salt = salt
  }
}

/// A list of places.
package struct RankedList: Sendable {
  /// The lot it is for, or nil for the whole call.
  package let lot: LotID?
  /// The entries that hold a place, best first, by position.
  package var places: [Int]

  /// A list.
  package init(lot: LotID?, places: [Int]) {
    self.lot = lot
    self.places = places
  }
}

/// What became of one file, or of one receipt without a file.
package struct RankedEntry: Sendable {
  /// The appraisal that it comes from, by position in the batch.
  package let appraisal: Int
  /// The application, where its id could be read.
  package let application: ApplicationID?
  /// The file, relative to the root of the applications, or nil.
  package let file: String?
  /// SHA-256 of the file, or of the receipt's bytes.
  package let digest: String
  /// Its lot, where known.
  package let lot: LotID?
  /// Its status.
  package var status: Status
  /// The rules that led to the status, in the call's order.
  package var because: [RuleID]
  /// Findings that led to the status, from intake.
  package var findings: [Finding]
  /// The answers of the call's application rules, decisions of persons applied.
  package var answers: [RuleAnswer]
  /// The steps that led to it up to gates, before applications are compared; `allSteps` has the rest.
  package var steps: [TraceStep]
  /// Its scores, where it was scored.
  package var scores: ScoreStep?
  /// Its gate against the pass mark that the requests have set; equals hold one together.
  package var passMark: Shared<GateStep>?
  /// Its percentile, where the call asks for it; equals hold one together.
  package var rated: Shared<PercentileStep>?
  /// Its place, where it holds one.
  package var place: HeldPlace?
  /// Its money, where the walk came to it.
  package var funding: HeldMoney?
  /// For each cap of the call the numbers of its values that count towards it; equal numbers are
  /// equal values. Empty without a place.
  package var capped: [[Int]]
  /// How reading its file ended.
  package var intake: IntakeOutcome
  /// The facts of the call where it came to scores, in their order; else empty.
  package var facts: [FactValue]
  /// Its request in its own currency, where that is another than the call's; else nil.
  package var conversion: Conversion?
  /// The severities that decisions have given rules for it, by position of the rule (DESIGN §5).
  package var restated: [RestatedRule]

  /// An entry.
  package init(
    appraisal: Int, application: ApplicationID?, file: String?, digest: String, lot: LotID?,
    status: Status
  ) {
    self.appraisal = appraisal
    self.application = application
    self.file = file
    self.digest = digest
    self.lot = lot
    self.status = status
    because = []
    findings = []
    answers = []
    steps = []
    scores = nil
    passMark = nil
    rated = nil
    place = nil
    funding = nil
    capped = []
    intake = .accepted
    facts = []
    conversion = nil
    restated = []
  }
}

/// A rule whose severity for one application is another than the call's.
package struct RestatedRule: Sendable, Hashable {
  /// The rule, by position.
  package let rule: Int
  /// The severity that it has now.
  package let severity: Severity

  /// A rule with another severity.
  package init(rule: Int, severity: Severity) {
    self.rule = rule
    self.severity = severity
  }
}

/// What became of an envelope.
package struct EnvelopeResult: Sendable, Hashable {
  /// The envelope.
  package let id: EnvelopeID
  /// What the call gives it.
  package let amount: Money
  /// What spilled over into it (negative: out of it).
  package var spilled: Money
  /// What was awarded from it.
  package var awarded: Money
  /// What is left.
  package var left: Money
  /// Whether a tie across the line left it open.
  package var isOpen: Bool

  /// An envelope's result.
  package init(
    id: EnvelopeID, amount: Money, spilled: Money, awarded: Money, left: Money, isOpen: Bool
  ) {
    self.id = id
    self.amount = amount
    self.spilled = spilled
    self.awarded = awarded
    self.left = left
    self.isOpen = isOpen
  }
}

/// The pass mark that the requests on an envelope have set (DESIGN §6.10).
package struct PassMarkResult: Sendable, Hashable {
  /// The envelope.
  package let envelope: EnvelopeID
  /// What the requests must reach together.
  package let asked: Money
  /// What those that pass request together.
  package let requested: Money
  /// The least total that passes; nil where all requests together do not reach what is asked, so
  /// that thresholds alone decide.
  package let mark: Rational?

  /// A pass mark that requests have set.
  package init(envelope: EnvelopeID, asked: Money, requested: Money, mark: Rational?) {
    self.envelope = envelope
    self.asked = asked
    self.requested = requested
    self.mark = mark
  }
}

/// Something that keeps a ranking provisional, and who must act.
package struct OpenItem: Sendable, Hashable {
  /// What it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The application is undetermined.
    case undetermined
    /// The application awaits clarification.
    case clarification
    /// Sheets are missing or open.
    case awaitingAssessment
    /// First and second assessor diverge, and nobody has resolved it.
    case divergence
    /// A receipt has no file.
    case missingFile
    /// A sheet is for nobody in the batch, or faulty.
    case straySheet
    /// A shared place crosses the funding line.
    case sharedPlace
    /// A late rule of one that was selected is not settled.
    case lateCheck
    /// No receipts were given, so the deadline was not judged.
    case noReceipts
    /// The call is a draft.
    case draftCall

    /// What people read.
    package var words: Texts {
      switch self {
      case .undetermined: Texts(en: "cannot be determined", zh: "无法判定")
      case .clarification: Texts(en: "needs clarification", zh: "待澄清")
      case .awaitingAssessment: Texts(en: "an assessment is not complete", zh: "评审尚未完成")
      case .divergence: Texts(en: "assessors diverge", zh: "评审分歧未解决")
      case .missingFile: Texts(en: "a receipt has no file", zh: "回执缺少对应文件")
      case .straySheet: Texts(en: "an input was left out", zh: "有输入未被采用")
      case .sharedPlace: Texts(en: "a shared place crosses the funding line", zh: "并列名次跨越资助线")
      case .lateCheck: Texts(en: "late eligibility is not settled", zh: "后期资格审查未结")
      case .noReceipts: Texts(en: "no receipts: deadline not judged", zh: "无回执，未判定是否按时")
      case .draftCall: Texts(en: "the call is a draft", zh: "征集尚为草案")
      }
    }
  }
  /// Who must act.
  package enum Actor: String, Sendable, Hashable, CaseIterable {
    /// The secretariat.
    case secretariat
    /// The applicant.
    case applicant
    /// The assessors.
    case assessors
    /// The committee.
    case committee

    /// What people call them.
    package var words: Texts {
      switch self {
      case .secretariat: Texts(en: "secretariat", zh: "秘书处")
      case .applicant: Texts(en: "applicant", zh: "申请人")
      case .assessors: Texts(en: "assessors", zh: "评审员")
      case .committee: Texts(en: "committee", zh: "评审委员会")
      }
    }
  }
  /// What it is.
  package let kind: Kind
  /// Who must act.
  package let actor: Actor
  /// The application, where it is about one.
  package let application: ApplicationID?
  /// The file or receipt, where it is about one without an id.
  package let file: String?

  /// An open item.
  package init(
    _ kind: Kind, actor: Actor, application: ApplicationID? = nil, file: String? = nil
  ) {
    self.kind = kind
    self.actor = actor
    self.application = application
    self.file = file
  }
}
