// SPDX-License-Identifier: Apache-2.0

internal import Model

extension Versions {
  /// A submission of a file as a correction.
  private struct Correction {
    /// The file.
    let file: Int
    /// The submission.
    let submission: Submission
    /// Its instant.
    var at: Instant { submission.receipt.at }
  }

  /// Judges the corrections among the versions of an application (DESIGN §5, Curing), in order of
  /// time: each is compared with the version that stands then, and the last one that is taken counts.
  /// `base` is the version that was submitted to the call, `isOpen` says that nobody can tell which
  /// that is.
  func correct(_ members: [Int], base: Int?, isOpen: Bool, _ results: inout [Result]) {
    let sent = members.flatMap { file in
      submissions(file, corrections: true).map { Correction(file: file, submission: $0) }
    }.sorted {
      ($0.at, $0.submission.receipt.submission) < ($1.at, $1.submission.receipt.submission)
    }
    // Who submitted the version speaks for it; who only ever sent corrections does not.
    let submitters = Set(
      base.map { submissions($0) }?.filter { !$0.isLate }.map(\.receipt.submitter) ?? [])
    var standing = base
    var taken: Correction?
    // Why it is open which version counts, through what came after the last one that was taken.
    var doubt: VersionStep.Outcome?
    var rest = sent[...]
    while let first = rest.first {
      let together = rest.prefix { $0.at == first.at }
      rest = rest.dropFirst(together.count)
      var inPlay: Set<Int> = []
      let before = standing
      for own in together {
        let verdict = corrections.verdict(
          own.submission, of: own.file, standing: before, submitters: submitters, isOpen: isOpen)
        note(verdict, own, &results)
        switch verdict {
        case .refused: continue
        case .open: doubt = .openCorrection
        case .taken: (standing, taken, doubt) = (own.file, own, nil)
        }
        inPlay.insert(own.file)
      }
      if inPlay.count > 1 { doubt = .sameInstant }
    }
    settle(Set(sent.map(\.file)).sorted(), base, taken, doubt, &results)
  }

  /// Adds what became of a submission to the file's result.
  private func note(_ verdict: Corrections.Verdict, _ own: Correction, _ results: inout [Result]) {
    let receipt = own.submission.receipt
    guard let decision = receipt.corrects else { return }
    func step(_ outcome: CorrectionStep.Outcome, _ changes: [CorrectionStep.Change] = []) {
      results[own.file].corrections.append(
        CorrectionStep(
          submission: receipt.submission, decision: decision, outcome: outcome, changes: changes))
    }
    switch verdict {
    case .taken(let changes): step(.taken, changes)
    case .open: step(.open)
    case .refused(let findings, let changes):
      step(.refused, changes)
      results[own.file].findings += findings
    }
  }

  /// Says of each file that was sent as a correction, and of the one that they correct, what counts.
  private func settle(
    _ files: [Int], _ base: Int?, _ taken: Correction?, _ doubt: VersionStep.Outcome?,
    _ results: inout [Result]
  ) {
    func step(_ file: Int, _ outcome: VersionStep.Outcome) {
      let own = submissions(file, corrections: true).last?.receipt.submission
      results[file].step = VersionStep(
        outcome, submission: taken?.submission.receipt.submission ?? own)
    }
    for file in files {
      let isInPlay = results[file].corrections.contains { $0.outcome != .refused }
      if isInPlay {
        step(file, doubt ?? (file == taken?.file ? .counts : .superseded))
      } else if !hasOrdinary(file) {
        let own = submissions(file, corrections: true).last?.receipt.submission
        results[file].step = VersionStep(.refused, submission: own)
      }
    }
    if let base, doubt != nil {
      step(base, doubt ?? .openCorrection)
    } else if let base, let taken, taken.file != base {
      step(base, .superseded)
      results[taken.file].original = base
    }
    for file in files { outdate(&results[file].corrections, taken, isOpen: doubt != nil) }
  }

  /// Corrections that were taken, once a later one counts or nobody can tell which does.
  private func outdate(_ steps: inout [CorrectionStep], _ taken: Correction?, isOpen: Bool) {
    for index in steps.indices where steps[index].outcome == .taken {
      if isOpen {
        steps[index].outcome = .open
      } else if steps[index].submission != taken?.submission.receipt.submission {
        steps[index].outcome = .replaced
      }
    }
  }
}
