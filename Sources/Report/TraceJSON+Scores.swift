// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension TraceJSON {
  /// Sheets → criteria → sections → total, with the weights that join them.
  static func append(
    _ scores: ScoreStep, grid: Grid?, names: KeyNames, to writer: inout JSONWriter
  ) {
    writer.member("scores") {
      if let adjustment = scores.adjustment {
        $0.member("adjustment") {
          $0.member("decision", adjustment.decision.text)
          $0.member("points", Exact.text(adjustment.points))
        }
      }
      $0.member("consensus", ifAny: scores.consensus?.text)
      if scores.consensus != nil {
        $0.key("consensusScores")
        $0.fragment(points(scores.consensusScores, names: names))
      }
      $0.member("criteria", each: zip(names.criteria.indices, scores.criteria)) { writer, score in
        writer.member("id", names.criteria[score.0])
        writer.member("raw", orNull: score.1.map(Exact.text))
        writer.member("weight", ifAny: grid?.criteria[score.0].weight)
      }
      $0.member("divergences", each: scores.divergences) { writer, divergence in
        writer.member("criterion", orNull: divergence.criterion.map { names.criteria[$0] })
        writer.member("distance", Exact.text(divergence.distance))
        writer.member("state", divergence.state.rawValue)
      }
      appendSections(scores, grid: grid, names: names, to: &$0)
      $0.member("sheets", each: scores.sheets) { append($1, names: names, to: &$0) }
      $0.member("total", orNull: scores.total.map(Exact.text))
      $0.member("unweighted", orNull: scores.unweighted.map(Exact.text))
    }
  }

  /// The sections, with weights.
  private static func appendSections(
    _ scores: ScoreStep, grid: Grid?, names: KeyNames, to writer: inout JSONWriter
  ) {
    let count = min(scores.sectionsUnweighted.count, scores.sectionsWeighted.count)
    writer.member("sections", each: 0..<min(count, names.sections.count)) { writer, section in
      writer.member("id", names.sections[section])
      writer.member("unweighted", Exact.text(scores.sectionsUnweighted[section]))
      writer.member("weight", ifAny: grid?.sections[section].weight)
      writer.member("weighted", Exact.text(scores.sectionsWeighted[section]))
    }
  }

  /// The members of a sheet.
  private static func append(
    _ sheet: ScoreStep.SheetTrace, names: KeyNames, to writer: inout JSONWriter
  ) {
    writer.member("assessor", sheet.assessor.text)
    writer.member("role", sheet.role.rawValue)
    writer.key("scores")
    writer.fragment(points(sheet.scores, names: names))
    writer.member("total", orNull: sheet.total.map(Exact.text))
    writer.member("use", sheet.use.rawValue)
    writer.member("version", sheet.version)
  }

  /// The object of points by criterion id. Ids need no escapes (DESIGN §10).
  private static func points(_ points: [Rational?], names: KeyNames) -> [UInt8] {
    var object: [UInt8] = [0x7B]
    for criterion in names.sortedCriteria where points.indices.contains(criterion) {
      if object.count > 1 { object.append(0x2C) }
      object += names.criterionKeys[criterion]
      if let score = points[criterion] {
        Exact.append(score, to: &object)
      } else {
        object += "null".utf8
      }
    }
    object.append(0x7D)
    return object
  }
}
