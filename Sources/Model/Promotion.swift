// SPDX-License-Identifier: Apache-2.0

/// How money that is set free after publication goes down the reserve lists (DESIGN §7.7).
package struct Promotion: Hashable, Sendable {
  /// What is given out again.
  package enum Source: String, Hashable, Sendable {
    /// Only what was set free after the walk, and what is left of that.
    case freed
    /// All that the envelope holds, with what the ranking left in it.
    case envelope
  }
  /// What happens at the first on the reserve list that does not fit.
  package let doesNotFit: DoesNotFit
  /// The least amount that a partial award may have, or nil for any above zero.
  package let partialMinimum: Money?
  /// What is given out again.
  package let source: Source
  /// Whether the caps of the call hold for who moves up.
  package let keepsCaps: Bool

  /// A rule of promotion.
  package init(
    doesNotFit: DoesNotFit, partialMinimum: Money?, source: Source, keepsCaps: Bool
  ) {
    self.doesNotFit = doesNotFit
    self.partialMinimum = partialMinimum
    self.source = source
    self.keepsCaps = keepsCaps
  }
}
