// SPDX-License-Identifier: Apache-2.0

internal import Files
package import Model
internal import Notation
internal import Pipeline

extension Judge {
  /// The applications of a batch that assessors may have to score, and the rest by id or file.
  ///
  /// Left out is what is known to be inadmissible or ineligible, or has no id that can be read;
  /// what only receipts, the batch or a person can decide is in.
  package static func scorable(
    _ appraisals: [Appraisal], _ terms: Terms
  ) -> (subjects: [ScoreForm.Subject], leftOut: [String]) {
    var subjects: [ScoreForm.Subject] = []
    var leftOut: [String] = []
    for appraisal in appraisals {
      let verdict = selfCheck(appraisal, terms).verdict
      guard let id = appraisal.application, verdict != .ineligible, verdict != .inadmissible else {
        leftOut.append(appraisal.application?.text ?? appraisal.file ?? appraisal.digest)
        continue
      }
      // Of several versions the last file's title stands: it only helps.
      subjects.removeAll { $0.id == id }
      subjects.append(ScoreForm.Subject(id: id, titles: appraisal.dossier.titles))
    }
    return (subjects, leftOut)
  }
}

extension Published {
  /// The applications of a ranking that assessors may have to score, and the rest by id or file.
  package func scorable() throws(Failure) -> (subjects: [ScoreForm.Subject], leftOut: [String]) {
    let never: Set<Status> = [.withdrawn, .late, .superseded, .inadmissible, .ineligible, .revoked]
    let titles = try titles()
    var subjects: [ScoreForm.Subject] = []
    var leftOut: [String] = []
    for entry in ranking["entries"]?.elements ?? [] {
      let status = entry["status"]?.text.flatMap { Status(rawValue: $0) }
      guard let id = entry["application"]?.text.flatMap({ ApplicationID(checking: $0) }),
        let status, !never.contains(status)
      else {
        let name = entry["application"]?.text ?? entry["file"]?.text ?? entry["sha256"]?.text
        leftOut.append(name ?? "?")
        continue
      }
      guard !subjects.contains(where: { $0.id == id }) else { continue }
      let digest = entry["sha256"]?.text ?? ""
      subjects.append(ScoreForm.Subject(id: id, titles: titles[digest] ?? .none))
    }
    return (subjects, leftOut)
  }

  /// The titles of each application by its file's digest, from `dossier.jsonl`.
  private func titles() throws(Failure) -> [String: LocalText] {
    var titles: [String: LocalText] = [:]
    var number = 0
    for line in try bytes("dossier.jsonl").split(separator: 0x0A) {
      number += 1
      do {
        let value = try CanonicalJSON.readCanonical(Array(line))
        guard let digest = value["sha256"]?.text else { continue }
        titles[digest] = LocalText(
          (value["titles"]?.elements ?? []).map {
            LocalText.Entry(language: $0["lang"]?.text ?? "", text: $0["text"]?.text ?? "")
          })
      } catch {
        throw .format(
          path: PathText.joined(folder, "dossier.jsonl"), line: number,
          column: error.position.column)
      }
    }
    return titles
  }
}
