// SPDX-License-Identifier: Apache-2.0

package import Intake
package import Model
package import Pipeline
package import Report

/// The whole job of ranking, from files to what the report draws; publishing and re-running share it.
package enum Job {
  /// The ranking of a set of inputs.
  package static func ranking(
    _ set: InputSet, limits: IntakeLimits, width: Int, takesSoundRest: Bool
  ) async throws(JobFailure) -> ReportInput {
    let material = try await Batch(set, limits: limits, width: width).material()
    let ranking = try rank(material, set: set, takesSoundRest: takesSoundRest)
    return ReportInput(
      terms: material.rulebook.terms, ranking: ranking, appraisals: material.appraisals,
      sheets: material.sheets, inputs: material.inputs)
  }
}
