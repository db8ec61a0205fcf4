// SPDX-License-Identifier: Apache-2.0

package import Model

/// Everything that a report of a ranking is drawn from.
package struct ReportInput: Sendable {
  /// The call, as people see it.
  package let terms: Terms
  /// The result.
  package let ranking: Ranking
  /// The appraisals; `RankedEntry.appraisal` is a position in them. Only drawings that people read
  /// (never `ranking.json` or the trace) look at them.
  package let appraisals: [Appraisal]
  /// Every version of every sheet, for the comments of the dossier.
  package let sheets: Sheets
  /// The inputs, in the order in which they are to be listed.
  package let inputs: [InputFile]

  /// What a report is drawn from.
  package init(
    terms: Terms, ranking: Ranking, appraisals: [Appraisal], sheets: Sheets, inputs: [InputFile]
  ) {
    self.terms = terms
    self.ranking = ranking
    self.appraisals = appraisals
    self.sheets = sheets
    self.inputs = inputs
  }

  /// Whether the call puts applications in an order; else those that are eligible share a list.
  var isOrdered: Bool { !(terms.ranking?.keys.isEmpty ?? true) }

  /// Whether money is given out at this step.
  var givesAwards: Bool { terms.money?.givesAwards ?? false }

  /// Whether the call gives out no money at this step, and who passes goes on to the next.
  var isPreselection: Bool { terms.money?.givesAwards == false }

  /// A status in words; where there is no order, or no money yet, nobody is “ranked”.
  func words(_ status: Status) -> Texts {
    guard status == .ranked else { return status.words }
    if isPreselection { return Status.preselected }
    return isOrdered ? status.words : Texts(en: "eligible", zh: "符合资格")
  }

  /// What an entry requests: as the walk saw it, or at a pre-selection as its fact says.
  func requested(_ entry: RankedEntry) -> Money? {
    if let funding = entry.funding { return funding.requested }
    guard isPreselection, let money = terms.money, entry.facts.indices.contains(money.requested),
      case .number(let amount) = entry.facts[money.requested]
    else { return nil }
    return Money(amount, money.currency)
  }

  /// The heading of a list; `lot` is the name of the lot it is for.
  func heading(lot: Texts?) -> Texts {
    let name = lot ?? Texts(en: "Ranking", zh: "排名")
    guard !isOrdered else { return name }
    return Texts(
      en: lot.map { "\($0.en): eligible, in no order" } ?? "Eligible, in no order",
      zh: lot.map { "\($0.zh)：符合资格（不分先后）" } ?? "符合资格（不分先后）")
  }

  /// What people see of an entry's application.
  func dossier(_ entry: RankedEntry) -> DossierText {
    appraisals.indices.contains(entry.appraisal) ? appraisals[entry.appraisal].dossier : .empty
  }

  /// The name of an entry's lead partner: of the first with the role `lead`, else of the first.
  func lead(_ entry: RankedEntry) -> LocalText {
    let partners = dossier(entry).partners
    return (partners.first { $0.role == "lead" } ?? partners.first)?.names ?? .none
  }

  /// What an entry is called where its application has no id that could be read.
  func name(_ entry: RankedEntry) -> String {
    entry.application?.text ?? entry.file ?? entry.digest
  }

  /// The id of an envelope by position, or nil.
  func envelope(_ position: Int?) -> EnvelopeID? {
    guard let position, let money = terms.money, money.envelopes.indices.contains(position)
    else { return nil }
    return money.envelopes[position].id
  }

  /// The rule of this id, of applications or of the batch, or nil.
  func rule(_ id: RuleID) -> RuleTerms? {
    terms.rules.first { $0.id == id } ?? terms.batchRules.first { $0.id == id }
  }
}

extension RankedEntry {
  /// What was decided about versions, or nil.
  var version: VersionStep? {
    for case .version(let step) in steps { return step }
    return nil
  }

  /// What became of it as a correction, in order of time.
  var corrections: [CorrectionStep] {
    steps.compactMap { if case .correction(let step) = $0 { step } else { nil } }
  }

  /// The decisions of persons that changed something, in order.
  var decisions: [DecisionID] {
    steps.compactMap { if case .decision(let id) = $0 { id } else { nil } }
  }

  /// What quotas say, in order.
  var quotas: [QuotaStep] {
    steps.compactMap { if case .quota(let step) = $0 { step } else { nil } }
  }
}

/// A file that `opencall check` has looked at.
package struct CheckedFile: Sendable {
  /// The file's name as it is to be shown.
  package let file: String
  /// The application's id, where it could be read.
  package let application: ApplicationID?
  /// The verdict.
  package let verdict: Verdict
  /// Findings of intake and built-in checks.
  package let findings: [Finding]
  /// The answers of the call's application rules, in their order; empty unless accepted.
  package let answers: [RuleAnswer]
  /// The text of the line at a place, without its end, or nil where it is not known.
  package let sourceLine: @Sendable (Place) -> String?

  /// A checked file.
  package init(
    file: String, application: ApplicationID?, verdict: Verdict, findings: [Finding],
    answers: [RuleAnswer], sourceLine: @escaping @Sendable (Place) -> String? = { _ in nil }
  ) {
    self.file = file
    self.application = application
    self.verdict = verdict
    self.findings = findings
    self.answers = answers
    self.sourceLine = sourceLine
  }
}
