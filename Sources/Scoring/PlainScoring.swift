// SPDX-License-Identifier: Apache-2.0

import Model

/// The short way through scoring for what most applications are: complete sheets, criterion by
/// criterion, their mean, thresholds (DESIGN §6.7, §6.10).
///
/// All in whole numbers, and each different sum is turned into a fraction once. It says the same as
/// `aggregate` and `gates`, or nothing: a draft, a gap, a consensus, an adjustment, a divergence, a
/// veto, a computed criterion go through those.
struct PlainScoring {
  /// What a sum of marks of a criterion comes to.
  private struct Mean {
    /// The number of the criterion's score.
    let value: UInt32
    /// Weight times score, in units.
    let weighted: Int64
    /// The score, in units.
    let raw: Int64
    /// Whether it passes the criterion's threshold.
    let passes: Bool
  }

  /// What a weighted sum of a section, or a total, comes to.
  private struct Sum {
    /// The number of its value.
    let value: UInt32
    /// Whether it passes a threshold on what is weighted.
    let passes: Bool
  }

  /// The grid.
  private let grid: Grid
  /// Its weights where no criterion is left out.
  private let weights: Weights
  /// The points of each mark, in parts of a point; nil for no mark.
  private let points: [Int64?]
  /// How many parts a point has.
  private let parts: Int64
  /// How many units a point has: enough for every mean of some sheets, times its weight.
  private let unit: Int64
  /// How many sheets are needed.
  private let needed: Int
  /// For each criterion what sums of marks come to, by sum and number of sheets.
  private var means: [[Int: Mean]]
  /// For each section what its weighted sums come to.
  private var sums: [[Int64: Sum]]
  /// What totals come to, by the numbers of the sections' values.
  private var totals: [[UInt32]: Sum] = [:]
  /// The weighted sum of each section of the current application.
  private var weighted: [Int64]
  /// The sum of raw scores of each section of the current application.
  private var raw: [Int64]
  /// The numbers of the values of the current application's sections.
  private var found: [UInt32]

  /// The short way by a grid; nil where it has none.
  init?(_ book: SheetBook, _ grid: Grid) {
    guard grid.method == .mean, !grid.aggregatesTotals, grid.divergence == nil,
      grid.notAssessable == .no,
      grid.criteria.allSatisfy({ $0.isAssessed && $0.veto == nil }),
      grid.sections.indices.allSatisfy({ section in
        grid.criteria.contains { $0.section == section }
      })
    else { return nil }
    self.grid = grid
    weights = book.weights
    needed = max(grid.minimumSheets, 1)
    let marks = book.table.marks.map { $0?.points }
    guard let parts = PlainScoring.commonMultiple(of: marks.map { $0?.denominator ?? 1 })
    else { return nil }
    // The means of one to ten sheets are whole numbers of 2520th parts.
    let below = weights.inSection.map { $0?.denominator ?? 1 }
    let rounded = grid.criterionRounding.map { powerOfTen($0.digits) } ?? 1
    guard let whole = PlainScoring.commonMultiple(of: [2520, parts, rounded]),
      let weight = PlainScoring.commonMultiple(of: below), whole * weight < 1 << 40
    else { return nil }
    self.parts = Int64(parts)
    unit = Int64(whole * weight)
    points = marks.map { $0.flatMap { PlainScoring.scaled($0, by: Int64(parts)) } }
    means = grid.criteria.map { _ in [:] }
    sums = grid.sections.map { _ in [:] }
    weighted = grid.sections.map { _ in 0 }
    raw = weighted
    found = grid.sections.map { _ in 0 }
  }

  /// Scores an application and says whether it passes all gates; adds the numbers of its values:
  /// criteria, sections, total. Nil where it is not plain; then nothing is added.
  mutating func score(
    _ application: ApplicationID, _ book: SheetBook, _ table: inout ValueTable,
    into numbers: inout [UInt32]
  ) throws(ArithmeticFailure) -> Bool? {
    guard let range = book.plainRange(of: application) else { return nil }
    var count = 0
    for index in range where !book.isConflicted[index] {
      guard book.isComplete(index) else { return nil }
      count += 1
    }
    guard count >= needed, count < 1024 else { return nil }
    for section in weighted.indices { (weighted[section], raw[section]) = (0, 0) }
    let first = numbers.count
    var passes = true
    for criterion in means.indices {
      guard let sum = sum(of: criterion, range, book),
        let mean = try mean(criterion, sum, count, &table)
      else {
        numbers.removeLast(numbers.count - first)
        return nil
      }
      numbers.append(mean.value)
      let section = grid.criteria[criterion].section
      weighted[section] += mean.weighted
      raw[section] += mean.raw
      passes = passes && mean.passes
    }
    for section in sums.indices {
      let sum = try self.sum(section, &table)
      numbers.append(sum.value)
      found[section] = sum.value
      passes = passes && sum.passes && rawPasses(raw[section], grid.sections[section].threshold)
    }
    let total = try total(&table)
    numbers.append(total.value)
    return passes && total.passes && rawPasses(raw.reduce(0, +), grid.threshold)
  }

  /// The sum of a criterion's marks, in parts; nil where one is missing.
  private func sum(of criterion: Int, _ range: Range<Int>, _ book: SheetBook) -> Int64? {
    var sum: Int64 = 0
    for index in range where !book.isConflicted[index] {
      guard let own = points[book.mark(index, criterion)] else { return nil }
      sum += own
    }
    return sum
  }

  /// What a sum comes to; nil where it is no whole number of units.
  private mutating func mean(
    _ criterion: Int, _ sum: Int64, _ count: Int, _ table: inout ValueTable
  ) throws(ArithmeticFailure) -> Mean? {
    let key = Int(sum) * 1024 + count
    if let known = means[criterion][key] { return known }
    let terms = grid.criteria[criterion]
    let score = try Rational(
      numerator: Int128(sum), denominator: Int128(count) * Int128(parts)
    ).rounded(where: grid.criterionRounding)
    guard let weight = weights.inSection[criterion] else { return nil }
    let product = try weight.multiplied(by: score)
    guard let weighted = PlainScoring.scaled(product, by: unit),
      let raw = PlainScoring.scaled(score, by: unit)
    else { return nil }
    var passes = true
    if let threshold = terms.threshold {
      let looked =
        threshold.basis == .weighted ? try terms.weight.multiplied(by: score) : score
      passes = threshold.least <= looked
    }
    let mean = Mean(
      value: table.number(of: score), weighted: weighted, raw: raw, passes: passes)
    means[criterion][key] = mean
    return mean
  }

  /// What the weighted sum of a section comes to.
  private mutating func sum(
    _ section: Int, _ table: inout ValueTable
  ) throws(ArithmeticFailure) -> Sum {
    if let known = sums[section][weighted[section]] { return known }
    let terms = grid.sections[section]
    let plain = try Rational(numerator: Int128(weighted[section]), denominator: Int128(unit))
    let value = try terms.weight.multiplied(by: plain).rounded(where: grid.sectionRounding)
    let sum = Sum(
      value: table.number(of: value), passes: PlainScoring.passes(value, terms.threshold))
    sums[section][weighted[section]] = sum
    return sum
  }

  /// What the sections come to together.
  private mutating func total(_ table: inout ValueTable) throws(ArithmeticFailure) -> Sum {
    if let known = totals[found] { return known }
    var value = Rational.zero
    for number in found { value = try value.adding(table.values[Int(number)]) }
    value = try value.rounded(where: grid.totalRounding)
    let sum = Sum(
      value: table.number(of: value), passes: PlainScoring.passes(value, grid.threshold))
    totals[found] = sum
    return sum
  }

  /// Whether a weighted value passes a threshold on what is weighted.
  private static func passes(_ value: Rational, _ threshold: Threshold?) -> Bool {
    guard let threshold, threshold.basis == .weighted else { return true }
    return threshold.least <= value
  }

  /// Whether a sum of raw scores, in units, passes a threshold on what is not weighted.
  private func rawPasses(_ sum: Int64, _ threshold: Threshold?) -> Bool {
    guard let threshold, threshold.basis == .unweighted else { return true }
    guard let value = try? Rational(numerator: Int128(sum), denominator: Int128(unit)) else {
      return false
    }
    return threshold.least <= value
  }

  /// A value in so many parts; nil where that is no whole number of moderate size.
  private static func scaled(_ value: Rational, by parts: Int64) -> Int64? {
    guard value.numerator.magnitude < 1 << 60, parts < 1 << 40,
      Int128(parts) % value.denominator == 0
    else { return nil }
    let scaled = value.numerator * (Int128(parts) / value.denominator)
    return scaled.magnitude < 1 << 48 ? Int64(scaled) : nil
  }

  /// The least number that all of these divide; nil where it is not of moderate size.
  private static func commonMultiple(of numbers: [Int128]) -> Int128? {
    var multiple: Int128 = 1
    for number in numbers {
      guard number < 1 << 40 else { return nil }
      let divisor = Int128(greatestCommonDivisor(multiple.magnitude, number.magnitude))
      multiple = multiple / divisor * number
      guard multiple < 1 << 40 else { return nil }
    }
    return multiple
  }
}
