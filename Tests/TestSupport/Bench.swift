// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Intake
internal import Model
internal import Pipeline

/// Checks applications to the call of a sample, one after the other.
package final class Bench {
  private let appraiser: Appraiser
  private let document = XMLDocument()

  /// A bench for a sample, by its folder below the root.
  package init(sample: String) throws {
    let inputs = InputSet(
      root: Repository.root + "/" + sample, call: "call.xml", applications: [], assessments: [],
      receipts: nil, decisions: nil)
    var loading = Loading(inputs, limits: .standard)
    appraiser = try Appraiser(try loading.rulebook())
  }

  /// What a self-check says of an application: its verdict's name, the findings' codes, and
  /// whether it was accepted at intake.
  package func selfCheck(
    _ bytes: [UInt8]
  ) -> (verdict: String, codes: [String], isAccepted: Bool) {
    let dossier = Dossier(file: "a.xml", bytes: bytes, digest: "", receipts: nil)
    let appraisal = appraiser.selfCheck(dossier, using: document)
    return (
      Judge.selfCheck(appraisal, appraiser.rulebook.terms).verdict.rawValue,
      appraisal.findings.map(\.kind.code), appraisal.outcome == .accepted
    )
  }
}
