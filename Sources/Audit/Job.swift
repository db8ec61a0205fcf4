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
    locate(&ranking.entries, material)
    return ReportInput(
      terms: material.rulebook.terms, ranking: ranking, appraisals: material.appraisals,
      sheets: material.sheets, inputs: material.inputs)
  }

  /// Gives line and column to findings of ranking whose places are known by ordinal only.
  private static func locate(_ entries: inout [RankedEntry], _ material: Batch.Material) {
    var open: [(entry: Int, finding: Int)] = []
    for (index, entry) in entries.enumerated() {
      for (position, finding) in entry.findings.enumerated() {
        guard let place = finding.place, place.line == 0, place.ordinal > 0 else { continue }
        open.append((index, position))
      }
    }
    let located = material.located(open.map { entries[$0.entry].findings[$0.finding] })
    for (own, finding) in zip(open, located) {
      entries[own.entry].findings[own.finding] = finding
    }
  }
}
