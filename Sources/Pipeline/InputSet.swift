// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The files of a job, by where they are below a common root (DESIGN §10).
package struct InputSet: Sendable {
  /// The root, as the system opens it; it reaches no result.
  package let root: String
  /// The call.
  package let call: String
  /// The applications, sorted by their bytes.
  package let applications: [String]
  /// The files of assessments, sorted by their bytes.
  package let assessments: [String]
  /// The receipts, or nil.
  package let receipts: String?
  /// The decisions, or nil.
  package let decisions: String?
  /// The files handed in beside applications, sorted by their bytes; nil where none were given.
  package let annexes: [String]?
  /// The applications of the earlier stage, sorted by their bytes.
  package let earlier: [String]
  /// Applications that are not files of their own.
  package let held: HeldFiles
  /// Appraisals that were kept; then no application is read.
  package let kept: KeptSet?

  /// The files of a job.
  package init(
    root: String, call: String, applications: [String], assessments: [String],
    receipts: String?, decisions: String?, annexes: [String]? = nil, earlier: [String] = [],
    held: HeldFiles = HeldFiles(), kept: KeptSet? = nil
  ) {
    self.root = root
    self.call = call
    self.applications = applications
    self.assessments = assessments
    self.receipts = receipts
    self.decisions = decisions
    self.annexes = annexes
    self.earlier = earlier
    self.held = held
    self.kept = kept
  }

  /// Where a file is for the system.
  package func location(_ path: String) -> String {
    root.isEmpty ? path : root.hasSuffix("/") ? root + path : root + "/" + path
  }
}

/// Why a job could not be done (DESIGN §8: a failure, exit status 2), or was refused (1).
package enum JobFailure: Error {
  /// The job could not be done; one sentence for each language.
  case failed(Texts)
  /// The call is refused.
  case callRefused([Finding])
  /// Officials' input is refused; every defect is listed (DESIGN §6.5).
  case inputRefused([Finding])
}

/// Files of a job that are in memory already, by path: the members of an archive.
package struct HeldFiles: Sendable {
  /// The bytes by path, compared as bytes.
  private var files: [ExactText: [UInt8]] = [:]

  /// None.
  package init() {}

  /// The bytes of a file, or nil where it is not held.
  package subscript(_ path: String) -> [UInt8]? {
    get { files.isEmpty ? nil : files[ExactText(path)] }
    set { files[ExactText(path)] = newValue }
  }
}
