// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model
internal import Validation

/// Judges corrected files (DESIGN §5, Curing): one that came by the due instant and changes only what
/// the findings name that its decision cites takes the place of the version; every other is refused.
struct Corrections {
  /// The call.
  let rulebook: Rulebook
  /// The batch.
  let appraisals: [Appraisal]
  /// The decisions that ask for corrections.
  let rulings: Rulings

  /// How many changes that nobody asked for are found one by one; the last finding counts the rest.
  private static let mostFindings = 20

  /// What became of one submission.
  enum Verdict {
    /// It takes the place of the version.
    case taken([CorrectionStep.Change])
    /// It came in time, and nobody can say what is in it.
    case open
    /// It is refused, and why.
    case refused([Finding], [CorrectionStep.Change])
  }

  /// What became of one submission of a file; `standing` is the version that it would replace, nil
  /// where there is none, `submitters` those who submitted the application, and `isOpen` says that
  /// it cannot be told which version stands.
  func verdict(
    _ submission: Submission, of file: Int, standing: Int?, submitters: Set<String>, isOpen: Bool
  ) -> Verdict {
    let receipt = submission.receipt
    guard let decision = receipt.corrects, let request = rulings.request(decision) else {
      return refused(CorrectionFindings.noRequest, receipt)
    }
    if let own = appraisals[file].application, own != request.application {
      return refused(
        CorrectionFindings.otherApplication, receipt,
        [("application", own.text), ("asked", request.application.text)])
    }
    guard receipt.at.seconds <= request.due.seconds else {
      return refused(CorrectionFindings.afterDue, receipt, [("due", request.dueText)])
    }
    guard !(receipt.at < request.at) else {
      return refused(CorrectionFindings.beforeAsked, receipt)
    }
    if appraisals[file].outcome == .rejected {
      return refused(CorrectionFindings.notAccepted, receipt)
    }
    if isOpen { return .open }
    guard let standing else { return refused(CorrectionFindings.noVersion, receipt) }
    guard submitters.contains(receipt.submitter) else {
      return refused(CorrectionFindings.otherSubmitter, receipt)
    }
    if appraisals[file].outcome == .undecided { return .open }
    guard appraisals[standing].outcome == .accepted else {
      return refused(CorrectionFindings.noVersion, receipt)
    }
    // What was not kept cannot be compared; nobody is refused for that.
    guard let old = appraisals[standing].content, let new = appraisals[file].content else {
      return .open
    }
    return compared(receipt, request, old, new)
  }

  /// The verdict on what differs.
  private func compared(
    _ receipt: Receipt, _ request: Rulings.Request, _ old: Content, _ new: Content
  ) -> Verdict {
    let rules = request.rules.map { rulebook.rules[$0] }
    let versions = (old: old.application, new: new.application)
    let differences = Comparison(
      old: versions.old, new: versions.new, vocabulary: rulebook.vocabulary
    ).differences()
    var changes: [CorrectionStep.Change] = []
    var findings: [Finding] = []
    var unasked = 0
    func report(_ change: Texts, _ place: Place?) {
      findings.append(
        Finding(
          CorrectionFindings.notAsked,
          arguments: [
            .init("submission", receipt.submission.text), .init("change", change),
            .init("decision", request.decision.text),
            .init("rules", request.ruleIDs.map(\.text).joined(separator: ", ")),
          ], place: place))
    }
    for difference in differences {
      let isAsked = rules.contains { isNamed(difference, by: $0, versions) }
      let change = change(difference, versions, isAsked: isAsked)
      changes.append(change)
      guard !isAsked else { continue }
      unasked += 1
      guard unasked <= Corrections.mostFindings else { continue }
      report(
        change.words(attribute: attribute(difference)),
        difference.new.flatMap { new.place($0) } ?? difference.old.flatMap { old.place($0) })
    }
    let rest = unasked - Corrections.mostFindings
    if rest > 0 { report(Texts(en: "\(rest) more things", zh: "另外 \(rest) 处"), nil) }
    return findings.isEmpty ? .taken(changes) : .refused(findings, changes)
  }

  /// Whether a finding of a rule names a difference: a cell in either version, a row in the version
  /// that has it. What an application is, and of which call, no finding names.
  private func isNamed(
    _ difference: Comparison.Difference, by rule: RuleProgram,
    _ versions: (old: Application, new: Application)
  ) -> Bool {
    func covers(_ part: Part?, _ application: Application) -> Bool {
      guard let part else { return false }
      if part.table == .application, let column = part.column, column < 2 { return false }
      return rule.covers(part, in: application, rulebook.lists)
    }
    let isOld = covers(difference.old, versions.old)
    let isNew = covers(difference.new, versions.new)
    return difference.kind == .moved ? isOld && isNew : isOld || isNew
  }

  /// A difference in codes.
  private func change(
    _ difference: Comparison.Difference, _ versions: (old: Application, new: Application),
    isAsked: Bool
  ) -> CorrectionStep.Change {
    let part = difference.new ?? difference.old ?? Part(table: .application, row: 0, column: nil)
    let application = difference.new == nil ? versions.old : versions.new
    return CorrectionStep.Change(
      kind: difference.kind, table: part.table,
      row: codes(part.table, part.row, application),
      attribute: part.column.map { rulebook.vocabulary.column($0, of: part.table).name },
      isAsked: isAsked)
  }

  /// What people call the attribute of a difference.
  private func attribute(_ difference: Comparison.Difference) -> Texts? {
    guard let part = difference.new ?? difference.old, let column = part.column else { return nil }
    return rulebook.vocabulary.column(column, of: part.table).words
  }

  /// What tells a row from others: its owner's id and its keys, as far as they are codes.
  private func codes(_ table: Table, _ row: Int, _ application: Application) -> [String] {
    let rows = application[table]
    var codes: [String] = []
    if let owner = Vocabulary.owner(of: table), rows.owners[row] >= 0 {
      codes = self.codes(owner, Int(rows.owners[row]), application)
    }
    for key in table.keys {
      guard let column = rulebook.vocabulary.index(of: key, in: table),
        rulebook.vocabulary.column(column, of: table).type == .code,
        let code = rows[row, column].text, RuleID.isWellShaped(code)
      else { continue }
      codes.append(code)
    }
    return codes
  }

  /// A refusal for one reason.
  private func refused(
    _ kind: FindingKind, _ receipt: Receipt, _ more: [(String, String)] = []
  ) -> Verdict {
    let arguments = [
      ("submission", receipt.submission.text), ("decision", receipt.corrects?.text ?? ""),
    ]
    return .refused(
      [
        Finding(
          kind, arguments: (arguments + more).map { .init($0.0, $0.1) }, place: receipt.place)
      ], [])
  }
}
