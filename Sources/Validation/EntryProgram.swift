// SPDX-License-Identifier: Apache-2.0

internal import Model

/// A condition on a codelist's entries, worked out for every entry as far as it looks at no row.
indirect enum EntryProgram: Hashable, Sendable {
  /// One answer an entry.
  case fixed([Truth])
  /// The property of each entry, or nil, is that of a column.
  case same([String?], Filter.Reference)
  /// All hold.
  case all([EntryProgram])
  /// At least one holds.
  case any([EntryProgram])
  /// It does not hold.
  case not(EntryProgram)

  /// Compiles a condition.
  init(_ filter: EntryFilter, _ entries: [CodelistEntry]) {
    func given(_ property: String, _ test: (String) -> Bool) -> EntryProgram {
      .fixed(
        entries.map { entry in entry.property(property).map { Truth(test($0)) } ?? .unknown })
    }
    switch filter {
    case .isText(let property, let value): self = given(property) { $0 == value }
    case .isIn(let property, let values): self = given(property) { values.contains($0) }
    case .prefix(let property, let value): self = given(property) { $0.hasPrefix(value) }
    case .present(let property):
      self = .fixed(entries.map { Truth($0.property(property) != nil) })
    case .same(let property, let reference):
      self = .same(entries.map { $0.property(property) }, reference)
    case .all(let filters): self = EntryProgram.join(filters, entries, .yes) { $0.and($1) }
    case .any(let filters): self = EntryProgram.join(filters, entries, .no) { $0.or($1) }
    case .not(let filter):
      switch EntryProgram(filter, entries) {
      case .fixed(let truths): self = .fixed(truths.map(\.negated))
      case let program: self = .not(program)
      }
    }
  }

  /// Several conditions: one answer an entry where none looks at the row.
  private static func join(
    _ filters: [EntryFilter], _ entries: [CodelistEntry], _ start: Truth,
    _ combine: (Truth, Truth) -> Truth
  ) -> EntryProgram {
    let programs = filters.map { EntryProgram($0, entries) }
    var truths = entries.map { _ in start }
    for program in programs {
      guard case .fixed(let own) = program else {
        return start == .yes ? .all(programs) : .any(programs)
      }
      truths = zip(truths, own).map(combine)
    }
    return .fixed(truths)
  }

  /// What it says of an entry for a row.
  func truth(_ entry: Int, row: Int, rows: Rows, in application: Application) -> Truth {
    func inner(_ program: EntryProgram) -> Truth {
      program.truth(entry, row: row, rows: rows, in: application)
    }
    switch self {
    case .fixed(let truths): return truths[entry]
    case .same(let values, let reference):
      let other = FilterProgram.cell(reference, row: row, rows: rows, in: application)
      guard let value = values[entry] else { return .unknown }
      return FilterProgram.text(other) { $0 == value }
    case .all(let programs): return programs.reduce(.yes) { $0.and(inner($1)) }
    case .any(let programs): return programs.reduce(.no) { $0.or(inner($1)) }
    case .not(let program): return inner(program).negated
    }
  }
}
