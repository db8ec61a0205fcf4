// SPDX-License-Identifier: Apache-2.0

/// A part in which two versions of an application can differ: a cell, or a whole row that only one
/// of them has (DESIGN §5, Curing).
package struct Part: Hashable, Sendable {
  /// The table.
  package let table: Table
  /// The row, by position in the version that is looked at.
  package let row: Int
  /// The column, or nil for the whole row.
  package let column: Int?

  /// A part of a version.
  package init(table: Table, row: Int, column: Int?) {
    self.table = table
    self.row = row
    self.column = column
  }
}

/// What stands in an application, kept where another version has to be compared with it
/// (DESIGN §5, Curing): its rows, and where each of their parts stands, but no XML.
package struct Content: Sendable {
  /// The rows.
  package let application: Application
  /// Where the parts stand; only ever asked, never walked.
  private let places: [Part: Place]

  /// The content of a file.
  package init(application: Application, places: [Part: Place]) {
    self.application = application
    self.places = places
  }

  /// All rows and all cells with a value, with their places by ordinal.
  package static func parts(of application: Application, file: String) -> [(Part, Place)] {
    var parts: [(Part, Place)] = []
    for table in Table.allCases {
      let rows = application[table]
      for row in 0..<rows.count {
        let own = Place(file: file, ordinal: rows.ordinals[row])
        parts.append((Part(table: table, row: row, column: nil), own))
        for column in 0..<rows.width where rows.origins[row * rows.width + column] > 0 {
          let place = Place(
            file: file, ordinal: rows.origins[row * rows.width + column],
            attribute: Vocabulary.attribute(of: column, in: table))
          parts.append((Part(table: table, row: row, column: column), place))
        }
      }
    }
    return parts
  }

  /// The same content, of a file of this name.
  package func standing(in file: String) -> Content {
    Content(
      application: application,
      places: places.mapValues { place in
        var place = place
        place.file = file
        return place
      })
  }

  /// Where a part stands; where it has no value, its row.
  package func place(_ part: Part) -> Place? {
    places[part] ?? places[Part(table: part.table, row: part.row, column: nil)]
  }
}

extension Table {
  /// Whether a row is one statement: it has no id of its own, so who changes a part of it makes
  /// another statement.
  package var isStatement: Bool {
    switch self {
    case .application, .partner, .activity, .line: false
    case .title, .summary, .theme, .name, .identifier, .contact, .declaration, .activityTitle,
      .outline, .annex, .reference:
      true
    }
  }

  /// The columns that say which row of one version is which of another.
  package var keys: [String] {
    switch self {
    case .application: []
    case .partner, .activity, .line: ["id"]
    case .title, .summary, .name, .activityTitle, .outline: ["lang"]
    case .theme, .reference: ["kind"]
    case .identifier: ["scheme"]
    case .contact: ["name"]
    case .declaration: ["code"]
    case .annex: ["kind", "partner"]
    }
  }
}
