// SPDX-License-Identifier: Apache-2.0

/// The limits of one file (DESIGN §9); each is inclusive and has a finding of its own.
package struct IntakeLimits: Hashable, Sendable {
  /// Bytes of the file as it came.
  package var bytes = 20_000_000
  /// Elements one inside the other; more than 250 counts as 250.
  package var depth = 64
  /// Elements in all.
  package var elements = 200_000
  /// Attributes of one start tag, namespace declarations included.
  package var attributes = 64
  /// Bytes of one start tag.
  package var startTag = 65_536
  /// Bytes of one run of text, one comment or one processing instruction.
  package var text = 1_000_000
  /// Bytes of one name.
  package var name = 128
  /// Findings, after which reading stops.
  package var findings = 100
  /// Milliseconds, after which the file is not decided; 0 is no limit.
  package var milliseconds = 10_000

  /// The defaults.
  package init() {}

  /// The defaults.
  package static let standard = IntakeLimits()
}
