// SPDX-License-Identifier: Apache-2.0

internal import Model

/// What measures and filters name, so that a correction may change it (DESIGN §5, Curing).
///
/// What a rule asks may be changed; the condition under which it asks (`when`, a kind's `where`, who
/// is asked) may not: else an applicant asked for a letter could mend the finding by no longer being
/// somebody who needs one. The filter of a measure is not such a condition: it says what is measured.
extension CompiledMeasure {
  /// Whether a part of an application is one that the measure measures.
  func covers(_ part: Part, in subject: Subject) -> Bool {
    func lies(_ table: Table, _ columns: [Int], _ filter: FilterProgram?) -> Bool {
      let isCounted = subject.names(
        part, of: table, columns: columns + (filter?.columns ?? []), where: filter, rows: true)
      return isCounted || filter?.covers(part, in: subject) ?? false
    }
    switch self {
    case .count(let table, let filter): return lies(table, [], filter)
    case .distinct(let table, let column, let filter), .sum(let table, let column, let filter, _),
      .value(let table, let column, let filter, _),
      .lookup(let table, let column, let filter, _, _):
      return lies(table, [column], filter)
    case .share(let left, let right), .subtract(let left, let right):
      return left.covers(part, in: subject) || right.covers(part, in: subject)
    case .span(let from, let to, _, _):
      guard part.table == .application, let own = part.column else { return false }
      return [from, to].contains { if case .column(own) = $0 { true } else { false } }
    case .number: return false
    case .fact(_, let measure): return measure.covers(part, in: subject)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      return measures.contains { $0.covers(part, in: subject) }
    }
  }
}

extension FilterProgram {
  /// The columns of its own row that it looks at.
  var columns: [Int] {
    instructions.compactMap { instruction in
      switch instruction {
      case .isText(let column, _), .isNumber(let column, _), .isIn(let column, _),
        .prefix(let column, _), .between(let column, _, _), .present(let column),
        .same(let column, _), .listed(let column, _, _, _):
        column
      case .has, .and, .or, .not, .constant: nil
      }
    }
  }

  /// Whether a part stands in a row of another table that it looks for.
  func covers(_ part: Part, in subject: Subject) -> Bool {
    instructions.contains { instruction in
      guard case .has(let table, let belonging, let program) = instruction else { return false }
      var columns = program.columns
      if case .naming(let column) = belonging { columns.append(column) }
      return subject.names(part, of: table, columns: columns, where: program, rows: true)
        || program.covers(part, in: subject)
    }
  }
}

extension Subject {
  /// Whether a part stands in a row of a table that a filter does not rule out, in one of these
  /// columns; of a row that is one statement, any column. A whole row only where `rows` lets rows
  /// come and go.
  func names(
    _ part: Part, of table: Table, columns: [Int], where filter: FilterProgram? = nil,
    rows: Bool = false
  ) -> Bool {
    guard part.table == table else { return false }
    if let column = part.column {
      guard table.isStatement || columns.contains(column) else { return false }
    } else if !rows {
      return false
    }
    return truth(filter, part.row, of: table) != .no
  }
}
