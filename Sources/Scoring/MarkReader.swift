// SPDX-License-Identifier: Apache-2.0

import Model

/// Reads scores as written into marks, and lists every defect (DESIGN §6.5).
struct MarkReader {
  /// The grid.
  let grid: Grid
  /// What "not assessable" leads to.
  let notAssessable: NotAssessable
  /// The defects found.
  private(set) var defects: [Finding] = []

  /// A reader for a grid.
  init(grid: Grid, notAssessable: NotAssessable) {
    self.grid = grid
    self.notAssessable = notAssessable
  }

  /// The marks of a sheet; `mayLack`: a draft, or a sheet that a conflict keeps from counting.
  mutating func marks(of sheet: Sheet, mayLack: Bool) -> [Mark?] {
    let (marks, written) = read(sheet.scores) { sheet.place(of: $0) }
    guard !mayLack else { return marks }
    for criterion in lacking(written) {
      defects.append(
        Finding(
          SheetFindings.missingScore,
          arguments: [
            .init("assessor", sheet.assessor.text), .init("application", sheet.application.text),
            .init("criterion", criterion.id.text),
          ], place: sheet.place))
    }
    return marks
  }

  /// The marks of a consensus, which must cover every criterion that assessors score.
  mutating func marks(
    of decision: Decision, on application: ApplicationID, _ scores: [Sheet.Score]
  ) -> [Mark?] {
    let (marks, written) = read(scores) { score in
      decision.place.ordinal == 0
        ? Place(file: decision.place.file, line: Int(score.position))
        : Place(file: decision.place.file, ordinal: score.position)
    }
    for criterion in lacking(written) {
      defects.append(
        Finding(
          DecisionFindings.consensusIncomplete,
          arguments: [
            .init("decision", decision.id.text), .init("application", application.text),
            .init("criterion", criterion.id.text),
          ], place: decision.place))
    }
    return marks
  }

  /// The criteria that assessors score and that nothing is written for.
  private func lacking(_ written: [Bool]) -> [Criterion] {
    grid.criteria.indices.filter { grid.criteria[$0].isAssessed && !written[$0] }
      .map { grid.criteria[$0] }
  }

  /// The marks, and for each criterion whether anything is written for it, sound or not. An empty
  /// value is nothing.
  private mutating func read(
    _ scores: [Sheet.Score], _ place: (Sheet.Score) -> Place
  ) -> ([Mark?], [Bool]) {
    var marks = [Mark?](repeating: nil, count: grid.criteria.count)
    var written = [Bool](repeating: false, count: grid.criteria.count)
    for score in scores {
      guard let position = grid.criterion(score.criterion) else {
        report(
          SheetFindings.unknownCriterion, score, place(score),
          [.init("known", grid.criteria.map(\.id.text).joined(separator: ", "))])
        continue
      }
      let criterion = grid.criteria[position]
      guard criterion.isAssessed else {
        report(SheetFindings.computedCriterion, score, place(score))
        continue
      }
      if score.value.isEmpty { continue }
      guard !written[position] else {
        report(SheetFindings.scoredTwice, score, place(score))
        continue
      }
      written[position] = true
      do throws(MarkFault) {
        marks[position] = try criterion.mark(score.value, notAssessable)
      } catch {
        report(error.kind, score, place(score), criterion.allowed)
      }
    }
    return (marks, written)
  }

  /// Adds a defect of a score.
  private mutating func report(
    _ kind: FindingKind, _ score: Sheet.Score, _ place: Place,
    _ arguments: [Finding.Argument] = []
  ) {
    defects.append(
      Finding(
        kind,
        arguments: [.init("criterion", score.criterion), .init("value", score.value)] + arguments,
        place: place))
  }
}

extension MarkFault {
  /// The kind of finding that it is.
  fileprivate var kind: FindingKind {
    switch self {
    case .notADecimal: SheetFindings.notADecimal
    case .outOfRange: SheetFindings.outOfRange
    case .offStep: SheetFindings.offStep
    case .unknownWord: SheetFindings.unknownWord
    case .notAssessable: SheetFindings.notAssessable
    }
  }
}

extension Criterion {
  /// The scores allowed, as arguments of a sentence: `least`, `most`, `allowed`.
  fileprivate var allowed: [Finding.Argument] {
    let allowed =
      switch scale {
      case .range(let least, let most, let step):
        "\(plainText(least)) … \(plainText(most)), \(plainText(step))"
      case .values(let values): values.map(plainText).joined(separator: ", ")
      case .words(let words): words.map(\.code).joined(separator: ", ")
      }
    return [
      .init("least", plainText(scale.least)), .init("most", plainText(scale.most)),
      .init("allowed", allowed),
    ]
  }
}
