// SPDX-License-Identifier: Apache-2.0

import Model

/// Reads scores as written into marks, and lists every defect (DESIGN §6.5).
///
/// Each different pair of criterion and value is read once and each different mark is kept once: a
/// large batch has millions of scores and a few dozen different ones.
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
  /// For each pair of the sheets the criterion and the mark that it stands for, once read without a
  /// defect.
  private var known: [(criterion: Int, number: UInt32)?] = []
  /// For each criterion whether anything is written for it, sound or not.
  private var written: [Bool]

  /// A reader for a grid.
  init(_ grid: Grid) {
    self.grid = grid
    ids = grid.criteria.map(\.id.text)
    written = [Bool](repeating: false, count: ids.count)
  }

  /// What the numbers stand for that were given so far.
  var table: MarkTable { MarkTable(marks) }

  /// Adds the marks of a sheet, criterion by criterion, as numbers of the table; `mayLack`: a draft,
  /// or a sheet that a conflict keeps from counting. All sheets are of one list.
  mutating func read(_ sheet: Int, of sheets: Sheets, mayLack: Bool, into all: inout [UInt32]) {
    let first = all.count
    for criterion in written.indices {
      written[criterion] = false
      all.append(0)
    }
    for score in sheets.scores(of: sheet) {
      let pair = sheets.pair(of: score)
      if pair < known.count, let known = known[pair], !written[known.criterion] {
        written[known.criterion] = true
        all[first + known.criterion] = known.number
        continue
      }
      let own = sheets.score(score)
      guard let read = read(own, { sheets.place(ofScore: score, of: sheet) }) else { continue }
      all[first + read.criterion] = read.number
      while known.count <= pair { known.append(nil) }
      known[pair] = read
    }
    guard !mayLack else { return }
    for criterion in lacking {
      defects.append(
        Finding(
          SheetFindings.missingScore,
          arguments: [
            .init("assessor", sheets.assessors[sheets.assessor(of: sheet)].text),
            .init("application", sheets.applications[sheets.application(of: sheet)].text),
            .init("criterion", ids[criterion]),
          ], place: sheets.place(of: sheet)))
    }
  }

  /// The marks of a consensus, which must cover every criterion that assessors score.
  mutating func marks(
    of decision: Decision, on application: ApplicationID, _ scores: [Sheet.Score]
  ) -> [Mark?] {
    var found = [Mark?](repeating: nil, count: ids.count)
    for index in written.indices { written[index] = false }
    for score in scores {
      let read = read(score) {
        decision.place.ordinal == 0
          ? Place(file: decision.place.file, line: Int(score.position))
          : Place(file: decision.place.file, ordinal: score.position)
      }
      if let read { found[read.criterion] = marks[Int(read.number)] }
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
    return found
  }

  /// The criteria that assessors score and that nothing is written for.
  private var lacking: [Int] {
    guard written.contains(false) else { return [] }
    return ids.indices.filter { grid.criteria[$0].isAssessed && !written[$0] }
  }

  /// The criterion of a score and the number of its mark; nil where nothing is written, or nothing
  /// sound.
  private mutating func read(
    _ score: Sheet.Score, _ place: () -> Place
  ) -> (criterion: Int, number: UInt32)? {
    guard let position = ids.firstIndex(of: score.criterion) else {
      return report(
        SheetFindings.unknownCriterion, score, place(),
        [.init("known", ids.joined(separator: ", "))])
    }
    let criterion = grid.criteria[position]
    guard criterion.isAssessed else {
      return report(SheetFindings.computedCriterion, score, place())
    }
    if score.value.isEmpty { return nil }
    guard !written[position] else { return report(SheetFindings.scoredTwice, score, place()) }
    written[position] = true
    do throws(MarkFault) {
      return (position, number(of: try criterion.mark(score.value, grid.notAssessable)))
    } catch {
      return report(error.kind, score, place(), criterion.allowed)
    }
  }

  /// Where a mark stands among the different ones.
  private mutating func number(of mark: Mark) -> UInt32 {
    if let number = numbers[mark] { return number }
    let number = UInt32(marks.count)
    numbers[mark] = number
    marks.append(mark)
    return number
  }

  /// Adds a defect of a score; the result is always nil: nothing sound is written.
  private mutating func report(
    _ kind: FindingKind, _ score: Sheet.Score, _ place: Place,
    _ arguments: [Finding.Argument] = []
  ) -> (criterion: Int, number: UInt32)? {
    defects.append(
      Finding(
        kind,
        arguments: [.init("criterion", score.criterion), .init("value", score.value)] + arguments,
        place: place))
    return nil
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
