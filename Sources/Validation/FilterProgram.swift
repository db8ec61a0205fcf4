// SPDX-License-Identifier: Apache-2.0

package import Model

/// A filter as a flat program over columns (DESIGN §5.1): no closures, no names.
///
/// Instructions push truths on a stack of two bits each; it holds 32, and the reader refuses a
/// filter that nests deeper.
package struct FilterProgram: Hashable, Sendable {
  /// How deep filters may nest.
  package static let deepest = 24

  /// A step of the program.
  enum Instruction: Hashable, Sendable {
    /// Compares a text.
    case isText(Int, String)
    /// Compares a number.
    case isNumber(Int, Int128)
    /// Compares two columns.
    case same(Int, Filter.Reference)
    /// Looks in a short list.
    case isIn(Int, [String])
    /// Compares a beginning.
    case prefix(Int, String)
    /// Compares with bounds.
    case between(Int, Int128?, Int128?)
    /// Looks whether there is a value.
    case present(Int)
    /// Looks up a code; `allowed` has one answer an entry, worked out when compiled; `rest` is what
    /// depends on the row.
    case listed(Int, list: Int, allowed: [Truth], rest: [EntryProgram])
    /// Looks for a row of another table.
    case has(Table, Belonging, FilterProgram)
    /// Takes two, pushes both.
    case and
    /// Takes two, pushes either.
    case or
    /// Takes one, pushes its contrary.
    case not
    /// Pushes a truth.
    case constant(Truth)
  }

  /// Which rows of another table belong to a row.
  enum Belonging: Hashable, Sendable {
    /// All of them.
    case all
    /// Those that stand within it.
    case within
    /// Those that name it, a partner, by its id in this column.
    case naming(Int)

    /// How rows of a table belong to rows of another.
    init(_ other: Table, to table: Table) {
      if Vocabulary.owner(of: other) == table {
        self = .within
      } else if table == .partner, let column = Belonging.partners[other.rawValue] {
        self = .naming(column)
      } else {
        self = .all
      }
    }

    /// The column of each table that names a partner, by the table's raw value.
    private static let partners: [Int?] = Table.allCases.map {
      Vocabulary().index(of: "partner", in: $0)
    }
  }

  /// The steps.
  let instructions: [Instruction]

  /// Compiles a filter on rows of a table.
  package init(_ filter: Filter, of table: Table, lists: [CompiledCodelist], day: CivilDate) {
    var instructions: [Instruction] = []
    FilterProgram.emit(filter, of: table, lists: lists, day: day, into: &instructions)
    self.instructions = instructions
  }

  /// Appends the steps of a filter.
  private static func emit(
    _ filter: Filter, of table: Table, lists: [CompiledCodelist], day: CivilDate,
    into steps: inout [Instruction]
  ) {
    func fold(_ filters: [Filter], _ join: Instruction, empty: Truth) {
      if filters.isEmpty { steps.append(.constant(empty)) }
      for (position, filter) in filters.enumerated() {
        emit(filter, of: table, lists: lists, day: day, into: &steps)
        if position > 0 { steps.append(join) }
      }
    }
    switch filter {
    case .isText(let column, let value): steps.append(.isText(column, value))
    case .isNumber(let column, let value): steps.append(.isNumber(column, value))
    case .same(let column, let reference): steps.append(.same(column, reference))
    case .isIn(let column, let values): steps.append(.isIn(column, values))
    case .prefix(let column, let value): steps.append(.prefix(column, value))
    case .between(let column, let least, let most): steps.append(.between(column, least, most))
    case .present(let column): steps.append(.present(column))
    case .listed(let column, let list, let on, let entry):
      steps.append(listed(column, list, lists[list], on ?? day, entry))
    case .has(let other, let inner):
      let program = FilterProgram(inner, of: other, lists: lists, day: day)
      steps.append(.has(other, Belonging(other, to: table), program))
    case .all(let filters): fold(filters, .and, empty: .yes)
    case .any(let filters): fold(filters, .or, empty: .no)
    case .not(let inner):
      emit(inner, of: table, lists: lists, day: day, into: &steps)
      steps.append(.not)
    }
  }

  /// A look-up, its entries judged beforehand as far as they do not depend on the row.
  private static func listed(
    _ column: Int, _ list: Int, _ compiled: CompiledCodelist, _ day: CivilDate,
    _ entry: EntryFilter?
  ) -> Instruction {
    let parts: [EntryFilter] =
      if case .all(let parts) = entry { parts } else { entry.map { [$0] } ?? [] }
    var allowed = compiled.list.entries.indices.map { Truth(compiled.isValid($0, on: day)) }
    var rest: [EntryProgram] = []
    for part in parts {
      switch EntryProgram(part, compiled.list.entries) {
      case .fixed(let truths): allowed = zip(allowed, truths).map { $0.and($1) }
      case let program: rest.append(program)
      }
    }
    return .listed(column, list: list, allowed: allowed, rest: rest)
  }

  /// What the program says of a row.
  package func truth(
    _ row: Int, of table: Table, in application: Application, lists: [CompiledCodelist]
  ) -> Truth {
    truth(row, application[table], in: application, lists: lists)
  }

  /// What the program says of a row of these rows, which the caller has at hand: to take them out of
  /// the application for every row costs more than most conditions.
  func truth(
    _ row: Int, _ rows: Rows, in application: Application, lists: [CompiledCodelist]
  ) -> Truth {
    var stack: UInt64 = 0
    for instruction in instructions {
      let truth: Truth
      switch instruction {
      case .isText(let column, let value):
        truth =
          switch rows[row, column] {
          case .text(let text): Truth(text == value)
          case let other: FilterProgram.withoutText(other)
          }
      case .isNumber(let column, let value):
        truth =
          switch rows[row, column] {
          case .number(let number): Truth(number == value)
          default: .unknown
          }
      case .same(let column, let reference):
        let own = rows[row, column]
        let other = FilterProgram.cell(reference, row: row, rows: rows, in: application)
        if case .text = own, case .text = other {
          truth = Truth(own == other)
        } else if case .number = own, case .number = other {
          truth = Truth(own == other)
        } else {
          truth = FilterProgram.withoutText(own).and(FilterProgram.withoutText(other))
        }
      case .isIn(let column, let values):
        truth = FilterProgram.text(rows[row, column]) { values.contains($0) }
      case .prefix(let column, let value):
        truth = FilterProgram.text(rows[row, column]) { $0.hasPrefix(value) }
      case .between(let column, let least, let most):
        if let number = rows[row, column].millionths {
          truth = Truth((least ?? number) <= number && number <= (most ?? number))
        } else {
          truth = .unknown
        }
      case .present(let column):
        truth = Truth(rows[row, column] != .absent)
      case .listed(let column, let list, let allowed, let rest):
        truth = FilterProgram.listed(
          rows[row, column], lists[list], allowed, rest, row: row, rows: rows, in: application)
      case .has(let other, let belonging, let program):
        truth = FilterProgram.has(
          other, belonging, row, program, in: application, lists: lists)
      case .constant(let value):
        truth = value
      case .not:
        truth = FilterProgram.pop(&stack).negated
      case .and:
        truth = FilterProgram.pop(&stack).and(FilterProgram.pop(&stack))
      case .or:
        truth = FilterProgram.pop(&stack).or(FilterProgram.pop(&stack))
      }
      stack = stack << 2 | UInt64(truth.rawValue)
    }
    return FilterProgram.pop(&stack)
  }

  /// Takes the top of the stack.
  private static func pop(_ stack: inout UInt64) -> Truth {
    let truth = Truth(rawValue: UInt8(stack & 3)) ?? .unknown
    stack >>= 2
    return truth
  }

  /// What a comparison says of a cell without text: a name that matches nothing is out, one in
  /// doubt and what is absent are unknown (DESIGN §5.2, §5.6).
  private static func withoutText(_ cell: Cell) -> Truth {
    cell == .unsettled(isDoubtful: false) ? .no : .unknown
  }

  /// What a test says of the text of a cell.
  static func text(_ cell: Cell, _ test: (String) -> Bool) -> Truth {
    if case .text(let text) = cell { return Truth(test(text)) }
    return withoutText(cell)
  }

  /// A cell of the row or of the application.
  static func cell(
    _ reference: Filter.Reference, row: Int, rows: Rows, in application: Application
  ) -> Cell {
    switch reference {
    case .row(let column): return rows[row, column]
    case .application(let column):
      let own = application[.application]
      return own.count == 0 ? .absent : own[0, column]
    }
  }

  /// Whether a code is of a list, and its entry as wanted.
  private static func listed(
    _ cell: Cell, _ list: CompiledCodelist, _ allowed: [Truth], _ rest: [EntryProgram], row: Int,
    rows: Rows, in application: Application
  ) -> Truth {
    guard case .text(let code) = cell else { return withoutText(cell) }
    guard let position = list.position(code: code) else { return .no }
    var truth = allowed[position]
    for program in rest where truth != .no {
      truth = truth.and(program.truth(position, row: row, rows: rows, in: application))
    }
    return truth
  }

  /// Whether some row of a table that belongs to a row meets a program: any yes is yes, else any
  /// unknown is unknown. Whose a row is that names no partner is unknown.
  private static func has(
    _ table: Table, _ belonging: Belonging, _ owner: Int, _ program: FilterProgram,
    in application: Application, lists: [CompiledCodelist]
  ) -> Truth {
    let rows = application[table]
    var truth = Truth.no
    for row in 0..<rows.count {
      var belongs = Truth.yes
      switch belonging {
      case .all: break
      case .within: belongs = Truth(Int(rows.owners[row]) == owner)
      case .naming(let column):
        // The id is the first column of partners.
        belongs = text(rows[row, column]) { $0 == application[.partner][owner, 0].text }
      }
      guard belongs != .no else { continue }
      if belongs == .no { continue }
      truth = truth.or(belongs.and(program.truth(row, rows, in: application, lists: lists)))
      if truth == .yes { return .yes }
    }
    return truth
  }
}
