// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Which version of each application counts (DESIGN §5, Versions and Curing).
struct Versions {
  /// The appraisals of the batch.
  let appraisals: [Appraisal]
  /// Whether receipts were given.
  let hasReceipts: Bool
  /// Whether the call says that the last version counts.
  let hasRule: Bool
  /// What judges corrected files.
  let corrections: Corrections

  /// What became of a version.
  struct Result {
    /// Whether it counts, and why.
    var step: VersionStep
    /// Its submissions as a correction, in order of time.
    var corrections: [CorrectionStep] = []
    /// Why they were refused.
    var findings: [Finding] = []
    /// The version that was submitted before the call closed, where this one corrects it: its
    /// receipt goes on to say when the application came.
    var original: Int?

    /// A result.
    init(_ outcome: VersionStep.Outcome, submission: SubmissionID? = nil) {
      step = VersionStep(outcome, submission: submission)
    }
  }

  /// The result of each appraisal, in their order.
  func results() -> [Result] {
    var results = [Result](repeating: Result(.counts), count: appraisals.count)
    // For each application its first version, and for each version the next one of its application.
    var first: [Int] = []
    var last: [Int] = []
    var next = [Int?](repeating: nil, count: appraisals.count)
    var table = TextTable()
    for index in appraisals.indices {
      guard let id = application(index) else {
        alone(index, &results)
        continue
      }
      let number = table.number(of: id.text)
      if number < first.count {
        next[last[number]] = index
        last[number] = index
      } else {
        first.append(index)
        last.append(index)
      }
    }
    for start in first {
      // A version alone that nobody handed in by a receipt: nothing to judge without receipts.
      if next[start] == nil, !hasReceipts, appraisals[start].submissions.isEmpty { continue }
      var members = [start]
      while let following = next[members[members.count - 1]] { members.append(following) }
      judge(members, &results)
    }
    return results
  }

  /// The application that a version is of. Where nobody can say, as nothing of it could be read, a
  /// correction is of the one that was asked for it.
  private func application(_ index: Int) -> ApplicationID? {
    let appraisal = appraisals[index]
    if let id = appraisal.application { return id }
    guard appraisal.outcome == .undecided, !hasOrdinary(index) else { return nil }
    return appraisal.submissions.lazy.compactMap(\.receipt.corrects)
      .compactMap { corrections.rulings.request($0)?.application }.first
  }

  /// A file without a readable id, or a receipt that names no application: it supersedes nothing.
  private func alone(_ index: Int, _ results: inout [Result]) {
    let appraisal = appraisals[index]
    if !hasOrdinary(index) { return correct([index], base: nil, isOpen: false, &results) }
    if isLate(index) {
      results[index] = Result(.late, submission: last(index))
    } else if appraisal.file == nil {
      results[index] = Result(.receiptWithoutFile, submission: last(index))
    }
    // Without a receipt an unreadable file is still what intake says it is.
  }

  /// Judges the versions of one application: first those submitted to the call, then corrections.
  private func judge(_ members: [Int], _ results: inout [Result]) {
    let ordinary = members.filter { hasOrdinary($0) }
    judge(ordinary: ordinary, &results)
    guard members.contains(where: { !submissions($0, corrections: true).isEmpty }) else { return }
    let counting = ordinary.filter { results[$0].step.outcome == .counts }
    let isOpen = ordinary.contains {
      ![.counts, .late, .superseded].contains(results[$0].step.outcome)
    }
    var own = members.filter { !hasOrdinary($0) }
    own = withoutCopies(own, &results)
    correct(
      own + ordinary, base: counting.count == 1 ? counting[0] : nil,
      isOpen: isOpen || counting.contains { appraisals[$0].outcome == .undecided }, &results)
  }

  /// Judges the versions that were submitted to the call.
  private func judge(ordinary members: [Int], _ results: inout [Result]) {
    var open: [Int] = []
    for index in members {
      if isLate(index) {
        results[index] = Result(.late, submission: last(index))
      } else {
        open.append(index)
      }
    }
    open = withoutCopies(open, &results)
    guard hasReceipts else {
      if open.count > 1 { for index in open { results[index] = Result(.noReceipt) } }
      return
    }
    func all(_ own: (Int) -> Result) { for index in open { results[index] = own(index) } }
    let unreceived = open.filter { appraisals[$0].submissions.isEmpty }
    if !unreceived.isEmpty {
      return all { Result(unreceived.contains($0) ? .noReceipt : .otherWithoutReceipt) }
    }
    if let missing = open.first(where: { appraisals[$0].file == nil }) {
      return all { _ in Result(.receiptWithoutFile, submission: last(missing)) }
    }
    let submitters = Set(
      open.flatMap { index in
        submissions(index).filter { !$0.isLate }.map(\.receipt.submitter)
      })
    if submitters.count > 1 { return all { _ in Result(.differentSubmitters) } }
    guard open.count > 1 else {
      return all { Result(.counts, submission: last($0)) }
    }
    guard hasRule else { return all { _ in Result(.noRule) } }
    // Every open version has a submission on time here, so every instant is known.
    let latest = open.max { isBefore($0, $1) } ?? open[0]
    if open.contains(where: { $0 != latest && instant($0) == instant(latest) }) {
      return all { _ in Result(.sameInstant) }
    }
    let isAccepted = appraisals[latest].outcome == .accepted
    all { _ in Result(isAccepted ? .superseded : .lastNotAccepted, submission: last(latest)) }
    results[latest] = Result(.counts, submission: last(latest))
  }

  /// Files of the same bytes are one version: the first path, by bytes, stands for all.
  private func withoutCopies(_ members: [Int], _ results: inout [Result]) -> [Int] {
    var kept: [Int] = []
    for index in members {
      if let other = kept.first(where: { appraisals[$0].digest == appraisals[index].digest }) {
        let isEarlier =
          (appraisals[index].file ?? "").utf8.lexicographicallyPrecedes(
            (appraisals[other].file ?? "").utf8)
        let copy = isEarlier ? other : index
        results[copy] = Result(.superseded, submission: last(copy))
        if isEarlier { kept[kept.firstIndex(of: other) ?? 0] = index }
      } else {
        kept.append(index)
      }
    }
    return kept
  }

  /// The submissions of a version: to the call, or as corrections.
  func submissions(_ index: Int, corrections: Bool = false) -> [Submission] {
    appraisals[index].submissions.filter { $0.isCorrection == corrections }
  }

  /// Whether a version was submitted to the call, or has no receipt at all.
  func hasOrdinary(_ index: Int) -> Bool {
    appraisals[index].submissions.isEmpty || !submissions(index).isEmpty
  }

  /// Whether every submission of these bytes came too late.
  private func isLate(_ index: Int) -> Bool {
    let submissions = submissions(index)
    return !submissions.isEmpty && submissions.allSatisfy(\.isLate)
  }

  /// The last submission on time, else the last one.
  private func lastSubmission(_ index: Int) -> Submission? {
    let own = submissions(index)
    return own.last { !$0.isLate } ?? own.last ?? appraisals[index].submissions.last
  }

  /// Its id.
  private func last(_ index: Int) -> SubmissionID? { lastSubmission(index)?.receipt.submission }

  /// Its instant, or nil where there is no submission.
  private func instant(_ index: Int) -> Instant? { lastSubmission(index)?.receipt.at }

  /// Whether the last submission of one version came before that of another.
  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    guard let left = instant(left), let right = instant(right) else { return false }
    return left < right
  }
}
