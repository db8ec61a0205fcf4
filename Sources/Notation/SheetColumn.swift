// SPDX-License-Identifier: Apache-2.0

package import Model

/// The columns of score sheets as CSV and workbooks name them, those of the table first.
package enum SheetColumn: Int, CaseIterable, Sendable {
  /// The assessor's id.
  case assessor
  /// The assessor's part: first, second, third.
  case role
  /// The application's id.
  case application
  /// The criterion's id.
  case criterion
  /// The score, as written.
  case score
  /// The comment.
  case comment
  /// Draft or final.
  case status
  /// The version of the sheet.
  case version
  /// A conflict of interest, in words.
  case conflict
  /// The call's id.
  case call
  /// The application's title: for people, nobody reads it back.
  case title
  /// The criterion's name: for people, nobody reads it back.
  case criterionName
  /// The scores that the criterion allows: for people, nobody reads it back.
  case allowed

  /// The name in a header.
  package var name: String {
    switch self {
    case .assessor: "assessor"
    case .role: "role"
    case .application: "application"
    case .criterion: "criterion"
    case .score: "score"
    case .comment: "comment"
    case .status: "status"
    case .version: "version"
    case .conflict: "conflict"
    case .call: "call"
    case .title: "title"
    case .criterionName: "criterion-name"
    case .allowed: "allowed"
    }
  }

  /// Whether a table without it cannot be read.
  package var isRequired: Bool {
    switch self {
    case .assessor, .role, .application, .criterion, .score, .status: true
    default: false
    }
  }

  /// Whether it only helps who fills the sheet in.
  package var isHelp: Bool {
    switch self {
    case .title, .criterionName, .allowed: true
    default: false
    }
  }

  /// The column of a header's cell, in any case, or nil.
  package init?(name: String) {
    let name = name.lowercased()
    guard let found = SheetColumn.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// The scores that a criterion allows, as people read them.
package enum ScaleText {
  /// How "not assessable" is written (DESIGN §6.6).
  package static let notAssessable = "n/a"

  /// One line: `0 … 5, 0.5` is from 0 to 5 in steps of 0.5.
  package static func line(_ criterion: Criterion, _ rule: NotAssessable) -> String {
    let scale =
      switch criterion.scale {
      case .range(let least, let most, let step):
        "\(number(least)) … \(number(most)) (+\(number(step)))"
      case .values(let values): values.map(number).joined(separator: ", ")
      case .words(let words): words.map(\.code).joined(separator: ", ")
      }
    return rule == .no ? scale : scale + ", " + notAssessable
  }

  /// Every score allowed, least first, or nil where there are more than `limit`.
  package static func all(
    _ criterion: Criterion, _ rule: NotAssessable, limit: Int
  ) -> [String]? {
    var texts: [String] = []
    switch criterion.scale {
    case .range(let least, let most, let step):
      guard step > .zero else { return nil }
      var next = least
      while next <= most {
        texts.append(number(next))
        guard texts.count <= limit, let sum = try? next.adding(step) else { return nil }
        next = sum
      }
    case .values(let values): texts = values.map(number)
    case .words(let words): texts = words.map(\.code)
    }
    if rule != .no { texts.append(notAssessable) }
    return texts.count <= limit ? texts : nil
  }

  /// A score as a sheet writes it.
  package static func number(_ value: Rational) -> String {
    Decimals.text(value, maximumDigits: Decimals.fractionDigits)
  }
}

/// Cells as spreadsheets name them.
package enum CellName {
  /// The name of a cell, both counting from 1: row 7, column 3 is `C7`.
  package static func text(row: Int, column: Int) -> String { letters(column) + "\(row)" }

  /// The name of a column: 1 is `A`, 27 is `AA`.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
