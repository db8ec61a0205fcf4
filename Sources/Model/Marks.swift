// SPDX-License-Identifier: Apache-2.0

/// What a sheet or a consensus says of one criterion.
package enum Mark: Hashable, Sendable {
  /// Points.
  case points(Rational)
  /// It cannot be assessed (DESIGN §6.6).
  case notAssessable

  /// The points, or nil where it cannot be assessed.
  package var points: Rational? {
    if case .points(let points) = self { points } else { nil }
  }
}

/// The different marks of a batch, each once. A large batch has millions of marks and a few dozen
/// different ones.
package final class MarkTable: Sendable {
  /// The marks; the first is no mark at all.
  package let marks: [Mark?]

  /// A table; its first entry must be nil.
  package init(_ marks: [Mark?]) {
    self.marks = marks
  }
}

/// The marks of a sheet, criterion by criterion; nil where nothing, or nothing sound, is written.
package struct Marks: Sendable {
  /// What the numbers stand for.
  private let table: MarkTable
  /// For each criterion the position of its mark in the table.
  private let numbers: [UInt32]

  /// Marks by their positions in a table.
  package init(_ table: MarkTable, _ numbers: [UInt32]) {
    self.table = table
    self.numbers = numbers
  }

  /// Marks with a table of their own.
  package init(_ marks: [Mark?]) {
    table = MarkTable([nil] + marks)
    numbers = marks.indices.map { marks[$0] == nil ? 0 : UInt32($0 + 1) }
  }

  /// The points, criterion by criterion; nil where not assessed or not assessable.
  package var points: [Rational?] { map { $0?.points } }
}

extension Marks: RandomAccessCollection, Equatable, ExpressibleByArrayLiteral {
  /// The marks that a literal lists.
  package init(arrayLiteral marks: Mark?...) { self.init(marks) }
  /// The first criterion.
  package var startIndex: Int { 0 }
  /// How many criteria there are.
  package var endIndex: Int { numbers.count }
  /// The mark of a criterion.
  package subscript(criterion: Int) -> Mark? { table.marks[Int(numbers[criterion])] }

  /// Whether both say the same, whatever their tables.
  package static func == (left: Marks, right: Marks) -> Bool { left.elementsEqual(right) }
}
