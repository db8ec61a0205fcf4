// SPDX-License-Identifier: Apache-2.0

/// What one assessor fills in: applications × the criteria that assessors score.
package struct ScoreForm: Sendable {
  /// The call.
  package let call: Call
  /// The grid.
  package let grid: Grid
  /// The assessor.
  package let assessor: AssessorID
  /// The assessor's part.
  package let role: AssessorRole
  /// The applications, sorted by id.
  package let applications: [Subject]

  /// An application to score.
  package struct Subject: Sendable {
    /// Its id.
    package let id: ApplicationID
    /// Its titles.
    package let titles: LocalText

    /// An application to score.
    package init(id: ApplicationID, titles: LocalText) {
      self.id = id
      self.titles = titles
    }
  }

  /// What one assessor fills in.
  package init(
    call: Call, grid: Grid, assessor: AssessorID, role: AssessorRole, applications: [Subject]
  ) {
    self.call = call
    self.grid = grid
    self.assessor = assessor
    self.role = role
    self.applications = applications.sorted { $0.id < $1.id }
  }

  /// The criteria that assessors score, in the grid's order.
  package var criteria: [Criterion] { grid.criteria.filter(\.isAssessed) }
}

extension LocalText {
  /// All wordings, in the order written: for those who may read any of them.
  package var allWordings: String { entries.map(\.text).joined(separator: " / ") }
}
