// SPDX-License-Identifier: Apache-2.0

package import Model
package import Validation

/// What the call measures of the applications of an earlier stage (DESIGN §2).
///
/// The same id with different figures is ambiguous, and nothing is guessed: it counts as absent.
package struct EarlierStage: Sendable {
  /// The figures by id, in the order of `Rulebook.earlierMeasures`; nil where ambiguous.
  private var figures: [ApplicationID: EarlierFigures?] = [:]

  /// No applications yet.
  package init() {}

  /// Adds what was measured of an application.
  package mutating func add(_ own: EarlierFigures, of id: ApplicationID) {
    if let known = figures[id] {
      if known != own { figures.updateValue(nil, forKey: id) }
    } else {
      figures.updateValue(own, forKey: id)
    }
  }

  /// The figures of an application, or nil.
  package func figures(of id: ApplicationID) -> EarlierFigures? { figures[id] ?? nil }
}
