// SPDX-License-Identifier: Apache-2.0

/// The receipt of one submission: who sent which bytes when (DESIGN §5, Versions).
package struct Receipt: Sendable, Hashable {
  /// The submission.
  package let submission: SubmissionID
  /// Who submitted, an account's id.
  package let submitter: String
  /// When.
  package let at: Instant
  /// SHA-256 of the bytes, in hexadecimal.
  package let digest: String
  /// The application, where the portal knew it.
  package let application: ApplicationID?
  /// The file's name at the portal, for people; files join by digest.
  package let file: String?
  /// The decision that asked for this correction, or nil.
  package let corrects: DecisionID?
  /// Where the receipt stands.
  package let place: Place

  /// A receipt.
  package init(
    submission: SubmissionID, submitter: String, at: Instant, digest: String,
    application: ApplicationID?, file: String?, corrects: DecisionID?, place: Place
  ) {
    self.submission = submission
    self.submitter = submitter
    self.at = at
    self.digest = digest
    self.application = application
    self.file = file
    self.corrects = corrects
    self.place = place
  }
}

/// A receipt and what the call's closing instant makes of it.
package struct Submission: Sendable, Hashable {
  /// The receipt.
  package let receipt: Receipt
  /// Whether it came too late; a correction never does by the closing instant.
  package let isLate: Bool

  /// Whether it is a correction: not late by the closing instant, but judged by the decision that it
  /// cites (DESIGN §5, Curing).
  package var isCorrection: Bool { receipt.corrects != nil }

  /// A judged receipt.
  package init(receipt: Receipt, isLate: Bool) {
    self.receipt = receipt
    self.isLate = isLate
  }
}
