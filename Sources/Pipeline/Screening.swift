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
      appraisals: appraisals, hasReceipts: hasReceipts, hasRule: rulebook.supersede != nil
    ).steps()
    var entries = appraisals.enumerated().map { index, appraisal in
      var entry = RankedEntry(
        appraisal: index, application: appraisal.application, file: appraisal.file,
        digest: appraisal.digest, lot: appraisal.lot, status: .ranked)
      entry.findings = appraisal.findings
      entry.answers = appraisal.answers
      if !appraisal.submissions.isEmpty || versions[index].outcome != .counts {
        entry.steps.append(.version(versions[index]))
      }
      entry.steps += rulings.apply(to: &entry.answers, of: appraisal.application)
      return entry
    }
    let judged = quotas(&entries, versions)
    for index in entries.indices {
      let judgement = judgement(entries[index], quotas: judged[index])
      let status = status(index, versions[index].outcome, judgement)
      entries[index].status = status
      entries[index].because = Screening.reasons(status, judgement)
    }
    return entries
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
    _ index: Int, _ version: VersionStep.Outcome, _ judgement: Judgement
  ) -> Status {
    let appraisal = appraisals[index]
    if let id = appraisal.application, rulings.isWithdrawn(id) { return .withdrawn }
    switch version {
    case .late: return .late
    case .superseded: return .superseded
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
    zip(rulebook.terms.rules, entry.answers).compactMap { terms, answer in
      guard isMeant(terms), terms.kind != DeadlineRule.finding, hasReceipts || !terms.needsBatch
      else { return nil }
      return Judge.Item(
        rule: terms.id, answer: answer.answer,
        severity: rulings.severity(of: terms, for: entry.application))
    }
  }

  /// The quotas' answers for each entry; their steps are added to the entries.
  private func quotas(
    _ entries: inout [RankedEntry], _ versions: [VersionStep]
  ) -> [[Judge.Item]] {
    var items: [[Judge.Item]] = entries.map { _ in [] }
    for quota in rulebook.quotas {
      let members = entries.indices.filter {
        takesPart($0, versions[$0].outcome, quota.rule, entries[$0])
      }
      let answers = quota.rule.answers(
        members.map { member($0, versions[$0].outcome, quota.rule, entries[$0]) })
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
    guard appraisal.outcome == .accepted, version != .late, version != .superseded else {
      return false
    }
    if let id = appraisal.application, rulings.isWithdrawn(id) { return false }
    guard quota.countsEligible else { return true }
    switch Judge.judge(items(entry)).verdict {
    case .inadmissible, .ineligible: return false
    case .eligible, .undetermined, .clarification: return true
    }
  }

  /// An application as a quota sees it.
  private func member(
    _ index: Int, _ version: VersionStep.Outcome, _ quota: QuotaRule, _ entry: RankedEntry
  ) -> QuotaRule.Member {
    let appraisal = appraisals[index]
    let onTime = appraisal.submissions.last { !$0.isLate }
    let isSettled =
      !quota.countsEligible || Judge.judge(items(entry)).verdict == .eligible
    return QuotaRule.Member(
      values: values(index, quota.fact), at: onTime?.receipt.at,
      isCertain: version == .counts && isSettled)
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
