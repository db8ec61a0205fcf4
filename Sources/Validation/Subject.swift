// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What a rule looks at: an application with its facts and submissions. Evaluates measures.
package struct Subject {
  /// The application.
  package let application: Application
  /// The codelists of the call.
  package let lists: [CompiledCodelist]
  /// The submissions of its bytes, judged; nil where no receipts were given.
  package let submissions: [Submission]?
  /// The digests of the files handed in with it; nil where no folder of annexes was given.
  package var annexes: AnnexDigests?
  /// What was measured of the earlier stage's application of the same id; nil where there is none.
  package var earlier: EarlierFigures?
  /// The facts known so far.
  package var facts: [FactValue] = []
  /// The request in its own currency, where that is another than the call's.
  package var conversion: Conversion?
  /// Whether some arithmetic overflowed: a finding, and unknown (DESIGN §6.1).
  package private(set) var overflowed = false

  /// A subject.
  package init(
    application: Application, lists: [CompiledCodelist], submissions: [Submission]?
  ) {
    self.application = application
    self.lists = lists
    self.submissions = submissions
  }

  /// The same, but for another state of the application.
  package func with(_ application: Application) -> Subject {
    var subject = Subject(application: application, lists: lists, submissions: submissions)
    subject.annexes = annexes
    subject.earlier = earlier
    subject.facts = facts
    subject.conversion = conversion
    return subject
  }

  /// The value of a measure, or nil where it is unknown.
  package mutating func value(_ measure: CompiledMeasure) -> Rational? {
    switch measure {
    case .count(let table, let filter):
      var count = 0
      guard each(table, filter, { _, _ in count += 1 }) else { return nil }
      return Rational(count)
    case .distinct(let table, let column, let filter):
      return values(table, column, filter).map { Rational($0.count) }
    case .sum(let table, let column, let filter, let fallback):
      return sum(table, column, filter, fallback)
    case .value(let table, let column, let filter, let fallback):
      guard let found = only(table, column, filter) else { return nil }
      return (found.millionths ?? fallback).map { Decimals.rational(micro: $0) }
    case .share(let part, let whole):
      guard let part = value(part), let whole = value(whole), whole != .zero else { return nil }
      return exact { () throws(ArithmeticFailure) in try part.divided(by: whole) }
    case .span(let from, let to, let inclusive, let unit):
      return span(from: from, to: to, inclusive: inclusive, unit)
    case .number(let number):
      return number
    case .fact(let fact, _):
      if case .number(let number) = facts[fact] { return number }
      return nil
    case .add(let measures):
      var total = Rational.zero
      for measure in measures {
        guard let next = value(measure) else { return nil }
        guard let sum = exact({ () throws(ArithmeticFailure) in try total.adding(next) }) else {
          return nil
        }
        total = sum
      }
      return total
    case .subtract(let left, let right):
      guard let left = value(left), let right = value(right) else { return nil }
      return exact { () throws(ArithmeticFailure) in try left.subtracting(right) }
    case .smallest(let measures):
      return allKnown(measures)?.min()
    case .largest(let measures):
      return allKnown(measures)?.max()
    case .lookup(let table, let column, let filter, let list, let numbers):
      guard case .text(let code)? = only(table, column, filter),
        let entry = lists[list].position(code: code)
      else { return nil }
      return numbers[entry]
    }
  }

  /// The different values of a column, sorted by their bytes; nil where that is unknown.
  package func values(_ table: Table, _ column: Int, _ filter: FilterProgram?) -> [String]? {
    var values: [String] = []
    var unknown = false
    let known = each(table, filter) { rows, row in
      switch rows[row, column] {
      case .absent, .unsettled: unknown = true
      case .text(let text): values.append(text)
      case .number(let number): values.append(Decimals.text(micro: number))
      }
    }
    guard known, !unknown else { return nil }
    values.sort(by: PathText.precedes)
    var different: [String] = []
    for value in values where different.last.map({ !PathText.areEqual($0, value) }) ?? true {
      different.append(value)
    }
    // Canonically equal texts are one value (DESIGN §5.6), and need not stand side by side.
    guard different.contains(where: { $0.utf8.contains { 0x80 <= $0 } }) else { return different }
    var seen: Set<String> = []
    return different.filter { seen.insert($0).inserted }
  }

  /// Calls `body` for each row that a filter takes in. False where some row is neither in nor out.
  private func each(_ table: Table, _ filter: FilterProgram?, _ body: (Rows, Int) -> Void) -> Bool {
    let rows = application[table]
    for row in 0..<rows.count {
      switch filter?.truth(row, rows, in: application, lists: lists) ?? .yes {
      case .yes: body(rows, row)
      case .no: continue
      case .unknown: return false
      }
    }
    return true
  }

  /// The sum of a column over rows, or nil.
  private mutating func sum(
    _ table: Table, _ column: Int, _ filter: FilterProgram?, _ fallback: Int128?
  ) -> Rational? {
    var total: Int128 = 0
    var absent = false
    var overflow = false
    let known = each(table, filter) { rows, row in
      guard let next = rows[row, column].millionths ?? fallback else {
        absent = true
        return
      }
      let (sum, tooLarge) = total.addingReportingOverflow(next)
      total = sum
      overflow = overflow || tooLarge
    }
    overflowed = overflowed || overflow
    return known && !absent && !overflow ? Decimals.rational(micro: total) : nil
  }

  /// The values of all measures, or nil where one is unknown.
  private mutating func allKnown(_ measures: [CompiledMeasure]) -> [Rational]? {
    var values: [Rational] = []
    for measure in measures {
      guard let value = value(measure) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The cell of the one row that a filter takes in, or nil.
  private func only(_ table: Table, _ column: Int, _ filter: FilterProgram?) -> Cell? {
    var found: Cell?
    var count = 0
    let known = each(table, filter) { rows, row in
      found = rows[row, column]
      count += 1
    }
    return known && count == 1 ? found : nil
  }

  /// Days or months between two days of the application, or nil.
  private func span(
    from: Measure.Day, to: Measure.Day, inclusive: Bool, _ unit: CompiledMeasure.SpanUnit
  ) -> Rational? {
    guard let first = day(from), let end = day(to) else { return nil }
    let last = CivilDate(days: end.days + (inclusive ? 1 : 0))
    switch unit {
    case .days: return Rational(first.days(until: last))
    case .begunMonths where first < last:
      return Rational(first.months(until: CivilDate(days: last.days - 1)) + 1)
    case .months, .begunMonths: return Rational(first.months(until: last))
    }
  }

  /// A day of the application or of the call, or nil.
  private func day(_ day: Measure.Day) -> CivilDate? {
    switch day {
    case .opens(let day), .closes(let day): return day
    case .column(let column):
      let own = application[.application]
      guard own.count > 0, let days = own[0, column].millionths else { return nil }
      return CivilDate(days: Int32(truncatingIfNeeded: days / Cell.scale))
    }
  }

  /// The result of exact arithmetic, or nil where it overflows, which is noted.
  private mutating func exact(_ body: () throws(ArithmeticFailure) -> Rational) -> Rational? {
    do {
      return try body()
    } catch {
      overflowed = true
      return nil
    }
  }

  /// Where the rows of a measure stand: rows taken in, or where that is unknown the rows that are
  /// neither in nor out. At most `limit` places, in the order written.
  package func places(_ measure: CompiledMeasure, file: String, limit: Int = 5) -> [Place] {
    var places: [Place] = []
    collect(measure, file, limit, &places)
    if places.isEmpty, let root = application[.application].ordinals.first {
      places.append(Place(file: file, ordinal: root))
    }
    return places
  }

  /// Appends the places of a measure.
  private func collect(
    _ measure: CompiledMeasure, _ file: String, _ limit: Int, _ places: inout [Place]
  ) {
    func add(_ place: Place) {
      if places.count < limit, !places.contains(place) { places.append(place) }
    }
    switch measure {
    case .count(let table, let filter), .distinct(let table, _, let filter),
      .sum(let table, _, let filter, _):
      for row in rows(table, filter) {
        add(Place(file: file, ordinal: application[table].ordinals[row]))
      }
    case .value(let table, let column, let filter, _),
      .lookup(let table, let column, let filter, _, _):
      for row in rows(table, filter) {
        add(place(of: column, row: row, table, file))
      }
    case .span(let from, let to, _, _):
      let own = application[.application]
      for case .column(let column) in [from, to] where own.count > 0 && own.origins[column] > 0 {
        add(place(of: column, row: 0, .application, file))
      }
    case .share(let left, let right), .subtract(let left, let right):
      collect(left, file, limit, &places)
      collect(right, file, limit, &places)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      for measure in measures { collect(measure, file, limit, &places) }
    case .fact(_, let measure):
      collect(measure, file, limit, &places)
    case .number:
      break
    }
  }

  /// Where a cell stands: its attribute, else its element, else its row.
  func place(of column: Int, row: Int, _ table: Table, _ file: String) -> Place {
    let rows = application[table]
    let origin = rows.origins[row * rows.width + column]
    guard origin > 0 else { return Place(file: file, ordinal: rows.ordinals[row]) }
    return Place(
      file: file, ordinal: origin, attribute: Vocabulary.attribute(of: column, in: table))
  }

  /// The rows that a filter takes in, or where some are unknown those.
  private func rows(_ table: Table, _ filter: FilterProgram?) -> [Int] {
    let all = 0..<application[table].count
    guard let filter else { return Array(all) }
    let truths = all.map { filter.truth($0, of: table, in: application, lists: lists) }
    let unknown = all.filter { truths[$0] == .unknown }
    return unknown.isEmpty ? all.filter { truths[$0] == .yes } : unknown
  }
}
