// SPDX-License-Identifier: Apache-2.0

/// What became of one submission of a corrected file (DESIGN §5, Curing).
package struct CorrectionStep: Sendable, Hashable {
  /// How it ended.
  package enum Outcome: String, Sendable, Hashable {
    /// It counts.
    case taken
    /// It was taken, and a later correction counts.
    case replaced
    /// It was refused; the version that stood before it goes on to stand.
    case refused
    /// It came in time, and its file is missing or could not be decided.
    case open
  }

  /// A difference to the version that it is to replace, in codes only.
  package struct Change: Sendable, Hashable {
    /// What happened to the part.
    package enum Kind: String, Sendable, Hashable {
      /// A value differs.
      case changed
      /// A row is new.
      case added
      /// A row is gone.
      case removed
      /// A row stands elsewhere among its like.
      case moved
    }
    /// What happened to it.
    package let kind: Kind
    /// The table.
    package let table: Table
    /// What tells the row from others: ids and codes, no names.
    package let row: [String]
    /// The attribute; nil for a whole row.
    package let attribute: String?
    /// Whether the findings that the decision cites name it.
    package let isAsked: Bool

    /// A difference.
    package init(kind: Kind, table: Table, row: [String], attribute: String?, isAsked: Bool) {
      self.kind = kind
      self.table = table
      self.row = row
      self.attribute = attribute
      self.isAsked = isAsked
    }

    /// It in words: `partner P2: country`; `attribute` is what people call the attribute.
    package func words(attribute: Texts?) -> Texts {
      let name = row.joined(separator: " ")
      let en = table.singular.en + (name.isEmpty ? "" : " " + name)
      let zh = table.singular.zh + (name.isEmpty ? "" : " " + name)
      switch kind {
      case .changed:
        return Texts(en: "\(en): \(attribute?.en ?? "?")", zh: "\(zh)：\(attribute?.zh ?? "?")")
      case .added: return Texts(en: "\(en): added", zh: "\(zh)：新增")
      case .removed: return Texts(en: "\(en): removed", zh: "\(zh)：删除")
      case .moved: return Texts(en: "\(en): moved", zh: "\(zh)：移动")
      }
    }
  }

  /// The submission.
  package let submission: SubmissionID
  /// The decision that it cites.
  package let decision: DecisionID
  /// How it ended.
  package var outcome: Outcome
  /// What differs, in the order of tables and rows; empty where it was not compared.
  package let changes: [Change]
  /// How many more differences there are.
  package let more: Int

  /// How many differences are kept: who sends another application altogether differs in everything.
  private static let mostChanges = 200

  /// A step.
  package init(
    submission: SubmissionID, decision: DecisionID, outcome: Outcome, changes: [Change] = []
  ) {
    self.submission = submission
    self.decision = decision
    self.outcome = outcome
    self.changes = Array(changes.prefix(CorrectionStep.mostChanges))
    more = changes.count - self.changes.count
  }
}
