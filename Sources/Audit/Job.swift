// SPDX-License-Identifier: Apache-2.0

internal import Calls
package import Intake
internal import Model
package import Pipeline
package import Report
internal import Scoring

/// The whole job of ranking, from files to what the report draws; publishing and re-running share it.
package enum Job {
  /// The ranking of a set of inputs.
  package static func ranking(
    _ set: InputSet, limits: IntakeLimits, width: Int, takesSoundRest: Bool,
    formats: [any SheetFormat] = []
  ) async throws(JobFailure) -> ReportInput {
    let material = try await Batch(
      set, limits: limits, width: width, formats: formats
    ).material()
    let result: RankResult
    do throws(ScoringFailure) {
      result = try rank(
        material.rulebook, appraisals: material.appraisals, sheets: material.sheets,
        decisions: material.decisions, hasReceipts: material.hasReceipts,
        earlierDefects: material.defects)
    } catch {
      let name = error.application.map { " (\($0.text))" } ?? ""
      throw .failed(
        Texts(
          en: "the ranking cannot be computed exactly: \(error.code.rawValue)\(name)",
          zh: "无法精确计算排名：\(error.code.rawValue)\(name)"))
    }
    var ranking = result.ranking
    ranking.leftOut = material.located(ranking.leftOut)
    if !takesSoundRest, !ranking.leftOut.isEmpty { throw .inputRefused(ranking.leftOut) }
    return ReportInput(
      terms: material.rulebook.terms, ranking: ranking, appraisals: material.appraisals,
      sheets: material.sheets, inputs: material.inputs)
  }
}
