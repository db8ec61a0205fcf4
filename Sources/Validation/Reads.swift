// SPDX-License-Identifier: Apache-2.0

package import Model

/// What measures and filters read, so that a self-check knows which rules a fault leaves untouched.
/// Every switch here is exhaustive on purpose: a new measure or condition must say what it reads.
extension Footprint {
  /// What a measure reads.
  package static func of(_ measure: CompiledMeasure) -> Footprint {
    var footprint = Footprint()
    footprint.add(measure)
    return footprint
  }

  /// Adds what a measure reads.
  mutating func add(_ measure: CompiledMeasure) {
    switch measure {
    case .count(let table, let filter):
      add(rowsOf: table)
      add(filter, of: table)
    case .distinct(let table, let column, let filter), .sum(let table, let column, let filter, _),
      .value(let table, let column, let filter, _),
      .lookup(let table, let column, let filter, _, _):
      add(rowsOf: table)
      add(column: column, of: table)
      add(filter, of: table)
    case .share(let left, let right), .subtract(let left, let right):
      add(left)
      add(right)
    case .span(let from, let to, _, _):
      for case .column(let column) in [from, to] { add(column: column, of: .application) }
    case .number: break
    case .fact(_, let measure): add(measure)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      measures.forEach { add($0) }
    }
  }

  /// Adds the rows of a table with some of its columns.
  mutating func add(_ table: Table, _ columns: Int...) {
    add(rowsOf: table)
    for column in columns { add(column: column, of: table) }
  }

  /// Adds what a filter on rows of a table reads.
  mutating func add(_ filter: FilterProgram?, of table: Table) {
    for instruction in filter?.instructions ?? [] {
      switch instruction {
      case .isText(let column, _), .isNumber(let column, _), .isIn(let column, _),
        .prefix(let column, _), .between(let column, _, _), .present(let column):
        add(column: column, of: table)
      case .same(let column, let reference):
        add(column: column, of: table)
        add(reference, of: table)
      case .listed(let column, _, _, let rest):
        add(column: column, of: table)
        for entry in rest { add(entry, of: table) }
      case .has(let other, let belonging, let program):
        add(rowsOf: other)
        if case .naming(let column) = belonging {
          add(column: column, of: other)
          add(column: 0, of: .partner)
        }
        add(program, of: other)
      case .and, .or, .not, .constant: break
      }
    }
  }

  /// Adds what a condition on entries reads of the row.
  private mutating func add(_ entry: EntryProgram, of table: Table) {
    switch entry {
    case .fixed: break
    case .same(_, let reference): add(reference, of: table)
    case .all(let programs), .any(let programs):
      for program in programs { add(program, of: table) }
    case .not(let program): add(program, of: table)
    }
  }

  /// Adds a column of the row or of the application.
  private mutating func add(_ reference: Filter.Reference, of table: Table) {
    switch reference {
    case .row(let column): add(column: column, of: table)
    case .application(let column): add(column: column, of: .application)
    }
  }
}
