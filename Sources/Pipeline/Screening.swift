// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model
internal import Validation

/// Everything before scores: versions, quotas, answers with persons' decisions, status (DESIGN §7.1).
struct Screening {
  /// The call.
  let rulebook: Rulebook
  /// The batch.
  let appraisals: [Appraisal]
  /// The decisions.
  let rulings: Rulings
  /// Whether receipts were given.
  let hasReceipts: Bool

  /// The entries in the order of the appraisals. Those that are eligible carry status `ranked`,
  /// which scoring and money go on to change.
  func entries() -> [RankedEntry] {
    let versions = Versions(
      appraisals: appraisals, hasReceipts: hasReceipts, hasRule: rulebook.supersede != nil,
      corrections: Corrections(rulebook: rulebook, appraisals: appraisals, rulings: rulings)
    ).results()
    var entries: [RankedEntry] = []
    entries.reserveCapacity(appraisals.count)
    for index in appraisals.indices { entries.append(entry(index, versions[index])) }
    let judged = quotas(&entries, versions)
    for index in entries.indices {
      let judgement = judgement(entries[index], quotas: judged[index])
      let status = status(index, versions[index], judgement)
      entries[index].status = status
      let isRefused = versions[index].step.outcome == .refused
      entries[index].because = isRefused ? [] : Screening.reasons(status, judgement)
    }
    return entries
  }

  /// An entry without its status.
  private func entry(_ index: Int, _ version: Versions.Result) -> RankedEntry {
    let appraisal = appraisals[index]
    let submissions = appraisal.submissions
    var entry = RankedEntry(appraisal, at: index, status: .ranked)
    if !version.findings.isEmpty { entry.findings = appraisal.findings + version.findings }
    let isOriginal = submissions.contains { !$0.isCorrection }
    if version.original != nil || (!isOriginal && !submissions.isEmpty) {
      entry.answers = takenOver(from: version.original, entry.answers)
    }
    var steps: [TraceStep] = []
    if !submissions.isEmpty || version.step.outcome != .counts {
      steps.append(.version(version.step))
    }
    steps += version.corrections.map { .correction($0) }
    if !rulings.isEmpty {
      var answers = entry.answers
      let decided = rulings.apply(to: &answers, of: entry.application)
      if !decided.isEmpty { entry.answers = answers }
      steps += decided
      entry.restated = restated(for: entry.application)
    }
    entry.steps = steps
    return entry
  }

  /// When an application came is said by the version that was submitted to the call, not by the one
  /// that corrects it; of a correction that does not count it is not asked.
  private func takenOver(from original: Int?, _ own: [RuleAnswer]) -> [RuleAnswer] {
    var answers = own
    let others = original.map { appraisals[$0].answers } ?? []
    for (position, terms) in rulebook.terms.rules.enumerated()
    where terms.needsBatch && answers.indices.contains(position) {
      answers[position] =
        others.indices.contains(position) ? others[position] : RuleAnswer(.notApplicable)
    }
    return answers
  }

  /// The rules whose severity decisions have changed for an application.
  private func restated(for application: ApplicationID?) -> [RestatedRule] {
    guard let application, rulings.changesSeverities(of: application) else { return [] }
    return rulebook.terms.rules.enumerated().compactMap { position, terms in
      let severity = rulings.severity(of: terms, for: application)
      return severity == terms.severity ? nil : RestatedRule(rule: position, severity: severity)
    }
  }

  /// The rules that led to a status; a status that rules did not lead to has none.
  private static func reasons(_ status: Status, _ judgement: Judgement) -> [RuleID] {
    switch (status, judgement.verdict) {
    case (.inadmissible, .inadmissible), (.ineligible, .ineligible),
      (.undetermined, .undetermined), (.clarification, .clarification):
      judgement.because
    default: []
    }
  }

  /// The status, the first that holds.
  private func status(
    _ index: Int, _ result: Versions.Result, _ judgement: Judgement
  ) -> Status {
    let appraisal = appraisals[index]
    let version = result.step.outcome
    if let id = appraisal.application, rulings.isWithdrawn(id) { return .withdrawn }
    switch version {
    case .late: return .late
    case .superseded: return .superseded
    case .refused:
      let isLate = result.findings.allSatisfy { $0.kind == CorrectionFindings.afterDue }
      return isLate ? .late : .inadmissible
    default: break
    }
    if appraisal.outcome == .rejected { return .inadmissible }
    switch judgement.verdict {
    case .inadmissible: return .inadmissible
    case .ineligible: return .ineligible
    default: break
    }
    if version != .counts || appraisal.outcome == .undecided { return .undetermined }
    switch judgement.verdict {
    case .undetermined: return .undetermined
    case .clarification: return .clarification
    default: break
    }
    // A list of its own for each lot has no place for an application of no lot.
    if rulebook.terms.ranking?.listPerLot == true, appraisal.lot == nil { return .undetermined }
    return .ranked
  }

  /// What the answers of an entry come to, with those of the quotas.
  private func judgement(_ entry: RankedEntry, quotas: [Judge.Item]) -> Judgement {
    Judge.judge(items(entry) + quotas)
  }

  /// The answers of an entry, each with the severity it has now. The deadline is judged by
  /// versions, the opening only with receipts, what is late in stage only after ranking.
  private func items(_ entry: RankedEntry) -> [Judge.Item] {
    items(entry) { $0.stage != .late }
  }

  /// What the late rules come to for an entry (DESIGN §5: after ranking).
  func late(_ entry: RankedEntry) -> Judgement {
    Judge.judge(items(entry) { $0.stage == .late })
  }

  /// The answers of the rules that a test takes in.
  private func items(_ entry: RankedEntry, _ isMeant: (RuleTerms) -> Bool) -> [Judge.Item] {
    var items: [Judge.Item] = []
    let answers = entry.answers
    for index in answers.indices {
      let answer = answers[index].answer
      // What passes or does not apply comes to nothing; most rules do.
      guard answer == .fail || answer == .unknown else { continue }
      let terms = rulebook.terms.rules[index]
      guard isMeant(terms), terms.kind != DeadlineRule.finding, hasReceipts || !terms.needsBatch
      else { continue }
      items.append(
        Judge.Item(
          rule: terms.id, answer: answer,
          severity: rulings.severity(of: terms, for: entry.application)))
    }
    return items
  }

  /// The quotas' answers for each entry; their steps are added to the entries.
  private func quotas(
    _ entries: inout [RankedEntry], _ versions: [Versions.Result]
  ) -> [[Judge.Item]] {
    var items: [[Judge.Item]] = entries.map { _ in [] }
    for quota in rulebook.quotas {
      let members = entries.indices.filter {
        takesPart($0, versions[$0].step.outcome, quota.rule, entries[$0])
      }
      let answers = quota.rule.answers(
        members.map { member($0, versions[$0], quota.rule, entries[$0]) })
      var sharing: [String: [ApplicationID]] = [:]
      for index in members {
        guard let id = appraisals[index].application else { continue }
        for value in values(index, quota.rule.fact) ?? [] { sharing[value, default: []].append(id) }
      }
      for (index, answer) in zip(members, answers) {
        items[index].append(
          Judge.Item(rule: quota.terms.id, answer: answer, severity: quota.terms.severity))
        guard answer != .pass else { continue }
        let own = appraisals[index].application
        let others = (values(index, quota.rule.fact) ?? []).flatMap { sharing[$0] ?? [] }
        let step = QuotaStep(
          rule: quota.terms.id, answer: answer,
          others: Array(Set(others.filter { $0 != own })).sorted())
        entries[index].steps.append(.quota(step))
      }
    }
    return items
  }

  /// Whether an application is one of those that a quota counts: in, read, on time, not replaced.
  private func takesPart(
    _ index: Int, _ version: VersionStep.Outcome, _ quota: QuotaRule, _ entry: RankedEntry
  ) -> Bool {
    let appraisal = appraisals[index]
    guard appraisal.outcome == .accepted, ![.late, .superseded, .refused].contains(version)
    else { return false }
    if let id = appraisal.application, rulings.isWithdrawn(id) { return false }
    guard quota.countsEligible else { return true }
    switch Judge.judge(items(entry)).verdict {
    case .inadmissible, .ineligible: return false
    case .eligible, .undetermined, .clarification: return true
    }
  }

  /// An application as a quota sees it.
  private func member(
    _ index: Int, _ version: Versions.Result, _ quota: QuotaRule, _ entry: RankedEntry
  ) -> QuotaRule.Member {
    // A correction keeps the place in receipt order of what it corrects.
    let receipts = appraisals[version.original ?? index].submissions
    let onTime = receipts.last { !$0.isLate && !$0.isCorrection }
    let isSettled =
      !quota.countsEligible || Judge.judge(items(entry)).verdict == .eligible
    return QuotaRule.Member(
      values: values(index, quota.fact), at: onTime?.receipt.at,
      isCertain: version.step.outcome == .counts && isSettled)
  }

  /// The values that a quota counts, or nil where they are unknown.
  private func values(_ index: Int, _ fact: Int) -> [String]? {
    guard fact < appraisals[index].facts.count else { return nil }
    switch appraisals[index].facts[fact] {
    case .texts(let texts): return texts
    case .number(let number): return [number.description]
    case .unknown: return nil
    }
  }
}
