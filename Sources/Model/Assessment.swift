// SPDX-License-Identifier: Apache-2.0

/// An assessor's part for one application.
package enum AssessorRole: String, Hashable, Sendable, CaseIterable {
  /// The first assessor.
  case first
  /// The second assessor.
  case second
  /// The third assessor, asked where the first two diverge.
  case third
}

/// One version of one assessor's sheet for one application, as written.
package struct Sheet: Sendable {
  /// The assessor.
  package let assessor: AssessorID
  /// The application.
  package let application: ApplicationID
  /// The assessor's part.
  package let role: AssessorRole
  /// Whether the sheet is finished.
  package let isFinal: Bool
  /// The version; the highest decides (DESIGN §6.3).
  package let version: Int
  /// The scores, in the order written.
  package var scores: [Score]
  /// The conflict of interest that the assessor declares, in words, or nil.
  package var conflict: String?
  /// A remark on the whole application, or empty.
  package let remark: String
  /// Where the sheet begins.
  package let place: Place

  /// A score as written.
  package struct Score: Sendable, Hashable {
    /// The criterion, as written.
    package let criterion: String
    /// The score, as written.
    package let value: String
    /// The comment, or empty.
    package let comment: String
    /// The ordinal of its start tag, or in CSV and workbooks its line.
    package let position: UInt32
    /// In CSV and workbooks the column of the score, or 0.
    package let column: UInt16

    /// A score.
    package init(
      criterion: String, value: String, comment: String, position: UInt32, column: UInt16 = 0
    ) {
      self.criterion = criterion
      self.value = value
      self.comment = comment
      self.position = position
      self.column = column
    }
  }

  /// A sheet.
  package init(
    assessor: AssessorID, application: ApplicationID, role: AssessorRole, isFinal: Bool,
    version: Int, scores: [Score], conflict: String?, remark: String, place: Place
  ) {
    self.assessor = assessor
    self.application = application
    self.role = role
    self.isFinal = isFinal
    self.version = version
    self.scores = scores
    self.conflict = conflict
    self.remark = remark
    self.place = place
  }

  /// Where one of its scores stands: line and column in CSV, a cell of a workbook, a start tag in
  /// XML.
  package func place(of score: Score) -> Place {
    place.ordinal == 0
      ? Place(
        file: place.file, line: Int(score.position), column: Int(score.column), tab: place.tab)
      : Place(file: place.file, ordinal: score.position)
  }
}
