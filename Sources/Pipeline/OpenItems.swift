// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model

/// What keeps a ranking provisional, and who must act (DESIGN §7.8).
struct OpenItems {
  /// The call.
  let rulebook: Rulebook
  /// The entries, in their final order.
  let entries: [RankedEntry]
  /// The batch.
  let appraisals: [Appraisal]
  /// Whether receipts were given.
  let hasReceipts: Bool
  /// Inputs that were left out.
  let leftOut: [Finding]
  /// Shared places that cross the line.
  let crossing: [OpenItem]

  /// All of them, in a fixed order.
  func items() -> [OpenItem] {
    var items: [OpenItem] = []
    if !rulebook.terms.call.isPublished {
      items.append(OpenItem(.draftCall, actor: .secretariat))
    }
    let hasDeadline = rulebook.terms.rules.contains(where: \.needsBatch)
    if !hasReceipts, hasDeadline { items.append(OpenItem(.noReceipts, actor: .secretariat)) }
    for finding in leftOut {
      let item = OpenItem(.straySheet, actor: .secretariat, file: finding.place?.file)
      if !items.contains(item) { items.append(item) }
    }
    for index in entries.indices { if let item = item(entries[index]) { items.append(item) } }
    return items + crossing
  }

  /// What is open about an entry, or nil.
  private func item(_ entry: RankedEntry) -> OpenItem? {
    switch entry.status {
    case .undetermined:
      let isMissing = appraisals[entry.appraisal].file == nil
      return OpenItem(
        isMissing ? .missingFile : .undetermined, actor: .secretariat,
        application: entry.application,
        file: entry.application == nil ? entry.file ?? entry.digest : nil)
    case .clarification:
      let isCurable = rulebook.terms.rules.contains {
        $0.severity == .curable && entry.because.contains($0.id)
      }
      let actor: OpenItem.Actor =
        entry.isAssessed ? .assessors : isCurable ? .applicant : .secretariat
      return OpenItem(.clarification, actor: actor, application: entry.application)
    case .awaitingAssessment:
      let isDivergent = entry.scores?.divergences.contains { $0.state == .open } ?? false
      let isForCommittee = rulebook.terms.grid?.divergence?.resolution == .committee
      return OpenItem(
        isDivergent ? .divergence : .awaitingAssessment,
        actor: isDivergent && isForCommittee ? .committee : .assessors,
        application: entry.application)
    default:
      return nil
    }
  }
}
