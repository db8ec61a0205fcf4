// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Which version of each application counts (DESIGN §5, Versions).
struct Versions {
  /// The appraisals of the batch.
  let appraisals: [Appraisal]
  /// Whether receipts were given.
  let hasReceipts: Bool
  /// Whether the call says that the last version counts.
  let hasRule: Bool

  /// The step of each appraisal, in their order.
  func steps() -> [VersionStep] {
    var steps = appraisals.map { _ in VersionStep(.counts) }
    var groups: [ApplicationID: [Int]] = [:]
    for (index, appraisal) in appraisals.enumerated() {
      if let id = appraisal.application {
        groups[id, default: []].append(index)
      } else {
        steps[index] = alone(index)
      }
    }
    // Each group writes only its own members, so the order of the dictionary reaches nothing.
    for (_, members) in groups { judge(members, &steps) }
    return steps
  }

  /// A file without a readable id, or a receipt that names no application: it supersedes nothing.
  private func alone(_ index: Int) -> VersionStep {
    let appraisal = appraisals[index]
    if isLate(index) { return VersionStep(.late, submission: last(index)) }
    if appraisal.file == nil {
      return VersionStep(.receiptWithoutFile, submission: last(index))
    }
    // Without a receipt an unreadable file is still what intake says it is.
    return VersionStep(.counts)
  }

  /// Judges the versions of one application.
  private func judge(_ members: [Int], _ steps: inout [VersionStep]) {
    var open: [Int] = []
    for index in members {
      if isLate(index) {
        steps[index] = VersionStep(.late, submission: last(index))
      } else {
        open.append(index)
      }
    }
    open = withoutCopies(open, &steps)
    guard hasReceipts else {
      if open.count > 1 { for index in open { steps[index] = VersionStep(.noReceipt) } }
      return
    }
    func all(_ own: (Int) -> VersionStep) { for index in open { steps[index] = own(index) } }
    let unreceived = open.filter { appraisals[$0].submissions.isEmpty }
    if !unreceived.isEmpty {
      return all {
        VersionStep(unreceived.contains($0) ? .noReceipt : .otherWithoutReceipt)
      }
    }
    if let missing = open.first(where: { appraisals[$0].file == nil }) {
      return all { _ in VersionStep(.receiptWithoutFile, submission: last(missing)) }
    }
    let submitters = Set(
      open.flatMap { index in
        appraisals[index].submissions.filter { !$0.isLate }.map(\.receipt.submitter)
      })
    if submitters.count > 1 { return all { _ in VersionStep(.differentSubmitters) } }
    guard open.count > 1 else {
      for index in open { steps[index] = VersionStep(.counts, submission: last(index)) }
      return
    }
    guard hasRule else { return all { _ in VersionStep(.noRule) } }
    // Every open version has a submission on time here, so every instant is known.
    let latest = open.max { isBefore($0, $1) } ?? open[0]
    if open.contains(where: { $0 != latest && instant($0) == instant(latest) }) {
      return all { _ in VersionStep(.sameInstant) }
    }
    if appraisals[latest].outcome != .accepted {
      all { _ in VersionStep(.lastNotAccepted, submission: last(latest)) }
      steps[latest] = VersionStep(.counts, submission: last(latest))
      return
    }
    all { _ in VersionStep(.superseded, submission: last(latest)) }
    steps[latest] = VersionStep(.counts, submission: last(latest))
  }

  /// Files of the same bytes are one version: the first path, by bytes, stands for all.
  private func withoutCopies(_ members: [Int], _ steps: inout [VersionStep]) -> [Int] {
    var kept: [Int] = []
    for index in members {
      if let other = kept.first(where: { appraisals[$0].digest == appraisals[index].digest }) {
        let isEarlier =
          (appraisals[index].file ?? "").utf8.lexicographicallyPrecedes(
            (appraisals[other].file ?? "").utf8)
        let copy = isEarlier ? other : index
        steps[copy] = VersionStep(.superseded, submission: last(copy))
        if isEarlier { kept[kept.firstIndex(of: other) ?? 0] = index }
      } else {
        kept.append(index)
      }
    }
    return kept
  }

  /// Whether every submission of these bytes came too late.
  private func isLate(_ index: Int) -> Bool {
    let submissions = appraisals[index].submissions
    return !submissions.isEmpty && submissions.allSatisfy(\.isLate)
  }

  /// The last submission on time, else the last one.
  private func lastSubmission(_ index: Int) -> Submission? {
    let submissions = appraisals[index].submissions
    return submissions.last { !$0.isLate } ?? submissions.last
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
