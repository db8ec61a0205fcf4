// SPDX-License-Identifier: Apache-2.0

package import Model

/// What the call measures of the applications of an earlier stage (DESIGN §2).
///
/// The same id with different figures is ambiguous, and nothing is guessed: it counts as absent.
package struct EarlierStage: Sendable {
  /// The figures by id, in the order of `Rulebook.earlierMeasures`; nil where ambiguous.
  private var figures: [ApplicationID: [Rational?]?] = [:]

  /// No applications yet.
  package init() {}

  /// Adds what was measured of an application.
  package mutating func add(_ values: [Rational?], of id: ApplicationID) {
    if let known = figures[id] {
      if known != values { figures.updateValue(nil, forKey: id) }
    } else {
      figures.updateValue(values, forKey: id)
    }
  }

  /// The figures of an application, or nil.
  package func values(of id: ApplicationID) -> [Rational?]? { figures[id] ?? nil }
}
