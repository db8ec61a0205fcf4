// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What turns an application into an exact number, or unknown (DESIGN §5). Names are resolved.
package indirect enum Measure: Hashable, Sendable {
  /// How many rows.
  case count(Table, Filter?)
  /// How many different values.
  case distinct(Table, column: Int, Filter?)
  /// The sum of a column.
  case sum(Table, column: Int, Filter?, default: Int128?)
  /// The value of the one row.
  case value(Table, column: Int, Filter?, default: Int128?)
  /// Part over whole.
  case share(Measure, Measure)
  /// Days from one day to another.
  case days(from: Day, to: Day, inclusive: Bool)
  /// Months from one day to another: completed ones, or also one that has begun.
  case months(from: Day, to: Day, inclusive: Bool, begun: Bool)
  /// A constant.
  case number(Rational)
  /// A parameter of the call.
  case parameter(String, Rational)
  /// A fact of the call, by position, and what it measures.
  case fact(Int, Measure)
  /// A sum of measures.
  case add([Measure])
  /// A difference of measures.
  case subtract(Measure, Measure)
  /// The smallest of measures.
  case smallest([Measure])
  /// The largest of measures.
  case largest([Measure])
  /// The number that an entry of a list gives for the code of the one row.
  case lookup(Lookup)

  /// Where a number of a list is looked up.
  package struct Lookup: Hashable, Sendable {
    /// The table of the row.
    package let table: Table
    /// The column of the code.
    package let column: Int
    /// Which row.
    package let filter: Filter?
    /// The list, by position.
    package let list: Int
    /// The property of its entries, a number.
    package let property: String
  }

  /// A day that differences are taken between.
  package enum Day: Hashable, Sendable {
    /// Of the application, by column.
    case column(Int)
    /// The day on which the call opens.
    case opens(CivilDate)
    /// The day on which the call closes.
    case closes(CivilDate)
  }
}

/// Which values an attribute has over rows: a fact that is not a number.
package struct TextsMeasure: Hashable, Sendable {
  /// The table.
  package let table: Table
  /// The column.
  package let column: Int
  /// Which rows.
  package let filter: Filter?

  /// The values of a column.
  package init(table: Table, column: Int, filter: Filter?) {
    self.table = table
    self.column = column
    self.filter = filter
  }
}

/// A measure with its filters compiled.
package indirect enum CompiledMeasure: Sendable {
  /// How many rows.
  case count(Table, FilterProgram?)
  /// How many different values.
  case distinct(Table, Int, FilterProgram?)
  /// The sum of a column.
  case sum(Table, Int, FilterProgram?, Int128?)
  /// The value of the one row.
  case value(Table, Int, FilterProgram?, Int128?)
  /// Part over whole.
  case share(CompiledMeasure, CompiledMeasure)
  /// Days or months between two days.
  case span(from: Measure.Day, to: Measure.Day, inclusive: Bool, SpanUnit)
  /// A constant.
  case number(Rational)
  /// A fact of the call, by position, and what it measures: for places only.
  case fact(Int, CompiledMeasure)
  /// A sum.
  case add([CompiledMeasure])
  /// A difference.
  case subtract(CompiledMeasure, CompiledMeasure)
  /// The smallest of several.
  case smallest([CompiledMeasure])
  /// The largest of several.
  case largest([CompiledMeasure])
  /// What the entry of a list, by position, gives for the code of the one row; nil where the entry
  /// has no such number or is not valid on the closing day.
  case lookup(Table, Int, FilterProgram?, list: Int, [Rational?])

  /// What a span is counted in.
  package enum SpanUnit: Hashable, Sendable {
    /// Days.
    case days
    /// Completed months.
    case months
    /// Completed months, and one more where a further one has begun.
    case begunMonths
  }

  /// Compiles a measure.
  package init(_ measure: Measure, lists: [CompiledCodelist], day: CivilDate) {
    func program(_ filter: Filter?, _ table: Table) -> FilterProgram? {
      filter.map { FilterProgram($0, of: table, lists: lists, day: day) }
    }
    func inner(_ measure: Measure) -> CompiledMeasure {
      CompiledMeasure(measure, lists: lists, day: day)
    }
    switch measure {
    case .count(let table, let filter): self = .count(table, program(filter, table))
    case .distinct(let table, let column, let filter):
      self = .distinct(table, column, program(filter, table))
    case .sum(let table, let column, let filter, let fallback):
      self = .sum(table, column, program(filter, table), fallback)
    case .value(let table, let column, let filter, let fallback):
      self = .value(table, column, program(filter, table), fallback)
    case .share(let part, let whole): self = .share(inner(part), inner(whole))
    case .days(let from, let to, let inclusive):
      self = .span(from: from, to: to, inclusive: inclusive, .days)
    case .months(let from, let to, let inclusive, let begun):
      self = .span(from: from, to: to, inclusive: inclusive, begun ? .begunMonths : .months)
    case .number(let number), .parameter(_, let number): self = .number(number)
    case .fact(let fact, let measure): self = .fact(fact, inner(measure))
    case .add(let measures): self = .add(measures.map(inner))
    case .subtract(let left, let right): self = .subtract(inner(left), inner(right))
    case .smallest(let measures): self = .smallest(measures.map(inner))
    case .largest(let measures): self = .largest(measures.map(inner))
    case .lookup(let lookup):
      let list = lists[lookup.list]
      let numbers = list.list.entries.indices.map { entry in
        list.isValid(entry, on: day)
          ? list.list.entries[entry].property(lookup.property)
            .flatMap { try? Decimals.rational($0) } : nil
      }
      self = .lookup(
        lookup.table, lookup.column, program(lookup.filter, lookup.table), list: lookup.list,
        numbers)
    }
  }

  /// The same without looking up facts: for an application whose facts were not computed.
  var withoutFacts: CompiledMeasure {
    switch self {
    case .fact(_, let measure): measure.withoutFacts
    case .share(let part, let whole): .share(part.withoutFacts, whole.withoutFacts)
    case .add(let measures): .add(measures.map(\.withoutFacts))
    case .subtract(let left, let right): .subtract(left.withoutFacts, right.withoutFacts)
    case .smallest(let measures): .smallest(measures.map(\.withoutFacts))
    case .largest(let measures): .largest(measures.map(\.withoutFacts))
    case .count, .distinct, .sum, .value, .span, .number, .lookup: self
    }
  }
}
