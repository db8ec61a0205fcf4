// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Intake
package import Model
internal import Scoring
internal import Validation

/// Every code that the tool can report, in one list (DESIGN §8).
package enum Catalogue {
  /// All kinds, sorted by code.
  package static let kinds: [FindingKind] =
    (IntakeFindings.all + ApplicationFindings.all + RuleKinds.all.map { $0.finding }
    + CallFindings.all + CallContradictions.all + OfficialFindings.all + SheetFileFindings.all
    + WorkbookFindings.all
    + PipelineFindings.all + CorrectionFindings.all + SheetFindings.all
    + DecisionFindings.all + VacancyFindings.all + ArchiveFindings.all)
    .sorted { $0.code < $1.code }

  /// The examples and counter-examples of a code; none for what is no rule of a call.
  package static func examples(_ code: String) -> [RuleExample] {
    RuleKinds.all.first { $0.finding.code == code }?.examples ?? []
  }
}
