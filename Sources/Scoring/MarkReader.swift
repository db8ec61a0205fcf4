// SPDX-License-Identifier: Apache-2.0

import Model

/// Reads scores as written into marks, and lists every defect (DESIGN §6.5).
///
/// Each different text is read once for a criterion and each different mark is kept once: a large
/// batch has millions of scores and a few dozen different ones.
struct MarkReader {
  /// The defects found.
  private(set) var defects: [Finding] = []
  /// The grid.
  private let grid: Grid
  /// The ids of its criteria.
  private let ids: [String]
  /// The different marks; the first is none.
  private var marks: [Mark?] = [nil]
  /// Where a mark stands among them.
  private var numbers: [Mark: UInt32] = [:]
  /// For each criterion where the mark stands that a text stands for.
  private var known: [[String: UInt32]]
  /// For each criterion whether anything is written for it, sound or not.
  private var written: [Bool]

  /// A reader for a grid.
  init(_ grid: Grid) {
    self.grid = grid
    ids = grid.criteria.map(\.id.text)
    known = [[String: UInt32]](repeating: [:], count: ids.count)
    written = [Bool](repeating: false, count: ids.count)
  }

  /// What the numbers stand for that were given so far.
  var table: MarkTable { MarkTable(marks) }

  /// The marks of a sheet, as numbers of the table; `mayLack`: a draft, or a sheet that a conflict
  /// keeps from counting.
  mutating func numbers(of sheet: Sheet, mayLack: Bool) -> [UInt32] {
    let found = read(sheet.scores) { sheet.place(of: $0) }
    guard !mayLack else { return found }
    for criterion in lacking {
      defects.append(
        Finding(
          SheetFindings.missingScore,
          arguments: [
            .init("assessor", sheet.assessor.text), .init("application", sheet.application.text),
            .init("criterion", ids[criterion]),
          ], place: sheet.place))
    }
    return found
  }

  /// The marks of a consensus, which must cover every criterion that assessors score.
  mutating func marks(
    of decision: Decision, on application: ApplicationID, _ scores: [Sheet.Score]
  ) -> [Mark?] {
    let found = read(scores) { score in
      decision.place.ordinal == 0
        ? Place(file: decision.place.file, line: Int(score.position))
        : Place(file: decision.place.file, ordinal: score.position)
    }
    for criterion in lacking {
      defects.append(
        Finding(
          DecisionFindings.consensusIncomplete,
          arguments: [
            .init("decision", decision.id.text), .init("application", application.text),
            .init("criterion", ids[criterion]),
          ], place: decision.place))
    }
    return found.map { marks[Int($0)] }
  }

  /// The criteria that assessors score and that nothing is written for.
  private var lacking: [Int] {
    guard written.contains(false) else { return [] }
    return ids.indices.filter { grid.criteria[$0].isAssessed && !written[$0] }
  }

  /// The marks as numbers; an empty value is nothing.
  private mutating func read(
    _ scores: [Sheet.Score], _ place: (Sheet.Score) -> Place
  ) -> [UInt32] {
    var found = [UInt32](repeating: 0, count: ids.count)
    for index in written.indices { written[index] = false }
    var expected = 0
    for score in scores {
      guard let position = position(score.criterion, expected) else {
        report(
          SheetFindings.unknownCriterion, score, place(score),
          [.init("known", ids.joined(separator: ", "))])
        continue
      }
      expected = position + 1
      guard grid.criteria[position].isAssessed else {
        report(SheetFindings.computedCriterion, score, place(score))
        continue
      }
      if score.value.isEmpty { continue }
      guard !written[position] else {
        report(SheetFindings.scoredTwice, score, place(score))
        continue
      }
      written[position] = true
      if let number = known[position][score.value] {
        found[position] = number
        continue
      }
      let criterion = grid.criteria[position]
      do throws(MarkFault) {
        let number = number(of: try criterion.mark(score.value, grid.notAssessable))
        known[position][score.value] = number
        found[position] = number
      } catch {
        report(error.kind, score, place(score), criterion.allowed)
      }
    }
    return found
  }

  /// The position of a criterion; sheets mostly list them in the grid's order.
  private func position(_ id: String, _ expected: Int) -> Int? {
    if expected < ids.count, ids[expected] == id { return expected }
    return ids.firstIndex(of: id)
  }

  /// Where a mark stands among the different ones.
  private mutating func number(of mark: Mark) -> UInt32 {
    if let number = numbers[mark] { return number }
    let number = UInt32(marks.count)
    numbers[mark] = number
    marks.append(mark)
    return number
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
