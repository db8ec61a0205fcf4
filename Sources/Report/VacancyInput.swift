// SPDX-License-Identifier: Apache-2.0

package import Model

/// Everything that a report of vacancies is drawn from.
package struct VacancyInput: Sendable {
  /// The call's id and version.
  package let call: (id: String, version: String)
  /// SHA-256 of the call's file, as the ranking names it.
  package let callDigest: String
  /// SHA-256 of the published `ranking.json`.
  package let rankingDigest: String
  /// SHA-256 of the file of decisions, or nil where none was given.
  package let decisionsDigest: String?
  /// How many of its decisions the ranking had taken into account.
  package let knownDecisions: Int
  /// What is published.
  package let published: PublishedMoney
  /// What vacancies came to.
  package let result: VacancyResult

  /// What a report of vacancies is drawn from.
  package init(
    call: (id: String, version: String), callDigest: String, rankingDigest: String,
    decisionsDigest: String?, knownDecisions: Int, published: PublishedMoney,
    result: VacancyResult
  ) {
    self.call = call
    self.callDigest = callDigest
    self.rankingDigest = rankingDigest
    self.decisionsDigest = decisionsDigest
    self.knownDecisions = knownDecisions
    self.published = published
    self.result = result
  }

  /// Whose status or award is not what was published: before and after, in published order.
  var changes: [(before: Standing, after: Standing)] {
    zip(published.standings, result.standings)
      .filter { $0.status != $1.status || $0.award != $1.award }
      .map { (before: $0, after: $1) }
  }
}
