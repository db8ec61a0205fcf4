// SPDX-License-Identifier: Apache-2.0

internal import Intake
internal import Model
internal import Notation
package import Pipeline
package import Report
internal import Scoring

/// What happened after publication, carried down the published reserve lists (DESIGN §7.7). The
/// folder is only read: nothing published changes.
package enum VacancyJob {
  /// What a published folder and later decisions give; without decisions only what the ranking
  /// itself has revoked goes down.
  package static func report(
    _ published: Published, decisions path: String?
  ) throws(JobFailure) -> VacancyInput {
    let ranking = published.ranking
    let file = PathText.joined(published.folder, "ranking.json")
    guard let call = ranking["call"]?["id"]?.text else {
      throw .failed(Texts(en: "\(file) names no call", zh: "\(file) 未写明征集"))
    }
    var loading = Loading(
      InputSet(
        root: "", call: "", applications: [], assessments: [], receipts: nil, decisions: path),
      limits: .standard)
    let money: PublishedMoney
    do { money = try PublishedMoneyReader(ranking: ranking, path: file).money() } catch {
      throw .inputRefused([error.finding])
    }
    let (decisions, findings) = try loading.decisions(of: CallID(call))
    guard findings.isEmpty else { throw .inputRefused(findings) }
    let outcome: (result: VacancyResult, defects: [Finding])
    do throws(ScoringFailure) { outcome = try vacancies(money, decisions) } catch {
      throw .failed(
        Texts(
          en: "vacancies cannot be computed exactly: \(error.code.rawValue)",
          zh: "无法精确计算递补：\(error.code.rawValue)"))
    }
    guard outcome.defects.isEmpty else {
      throw .inputRefused(loading.located(outcome.defects))
    }
    let known = Set(money.decisions.map(\.id))
    return VacancyInput(
      call: (call, ranking["call"]?["version"]?.text ?? ""),
      callDigest: ranking["call"]?["sha256"]?.text ?? "", rankingDigest: published.digest,
      decisionsDigest: loading.read.first { $0.role == .decisions }?.digest,
      knownDecisions: decisions.count { known.contains($0.id) }, published: money,
      result: outcome.result)
  }
}
