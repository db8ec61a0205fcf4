// SPDX-License-Identifier: Apache-2.0

package import Model

/// Which codes the rules of a call look for in a column: what a fill-in form can offer.
package struct ExpectedCodes: Sendable {
  /// Lists that a column is looked up in, by position, in the order met.
  package private(set) var lists: [Footprint.Cell: [Int]] = [:]
  /// Single values that a column is compared with, in the order met.
  package private(set) var values: [Footprint.Cell: [String]] = [:]

  /// Nothing yet.
  package init() {}

  /// Adds a list for a column.
  package mutating func add(list: Int, column: Int, of table: Table) {
    let cell = Footprint.Cell(table: table, column: column)
    if lists[cell]?.contains(list) != true { lists[cell, default: []].append(list) }
  }

  /// Adds what a measure looks for.
  package mutating func add(_ measure: CompiledMeasure) {
    switch measure {
    case .count(let table, let filter), .distinct(let table, _, let filter),
      .sum(let table, _, let filter, _), .value(let table, _, let filter, _):
      add(filter, of: table)
    case .share(let left, let right), .subtract(let left, let right):
      add(left)
      add(right)
    case .fact(_, let measure): add(measure)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      measures.forEach { add($0) }
    case .lookup(let table, let column, let filter, let list, _):
      add(list: list, column: column, of: table)
      add(filter, of: table)
    case .number, .span: break
    }
  }

  /// Adds what a filter looks for.
  package mutating func add(_ filter: FilterProgram?, of table: Table) {
    for instruction in filter?.instructions ?? [] {
      switch instruction {
      case .isText(let column, let value): add([value], column, table)
      case .isIn(let column, let values): add(values, column, table)
      case .listed(let column, let list, _, _): add(list: list, column: column, of: table)
      case .has(let other, _, let program): add(program, of: other)
      default: break
      }
    }
  }

  /// Adds values of a column.
  mutating func add(_ found: [String], _ column: Int, _ table: Table) {
    let cell = Footprint.Cell(table: table, column: column)
    for value in found where values[cell]?.contains(value) != true {
      values[cell, default: []].append(value)
    }
  }
}
