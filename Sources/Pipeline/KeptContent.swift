// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension KeptAppraisals {
  /// What stands in an application that may be compared with another version: a list of rows for
  /// each table.
  static func append(_ content: Content, of file: String, to writer: inout JSONWriter) {
    writer.key("content")
    writer.beginArray()
    for table in Table.allCases {
      let rows = content.application[table]
      writer.beginArray()
      for row in 0..<rows.count {
        writer.beginObject()
        let columns = (0..<rows.width).filter { rows.origins[row * rows.width + $0] > 0 }
        writer.member("cells", each: columns) { writer, column in
          writer.member("column", column)
          append(rows[row, column], to: &writer)
          writer.member("origin", Int(rows.origins[row * rows.width + column]))
          let part = Part(table: table, row: row, column: column)
          if let place = content.place(part) {
            writer.member("place") { append(place, of: file, to: &$0) }
          }
          if case .text(let text) = rows[row, column] { writer.member("text", text) }
        }
        writer.member("ordinal", Int(rows.ordinals[row]))
        writer.member("owner", Int(rows.owners[row]))
        if let place = content.place(Part(table: table, row: row, column: nil)) {
          writer.member("place") { append(place, of: file, to: &$0) }
        }
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endArray()
  }

  /// What a cell is, where it is no text.
  private static func append(_ cell: Cell, to writer: inout JSONWriter) {
    switch cell {
    case .absent: writer.member("is", "absent")
    case .text: break
    case .number(let number): writer.member("is", String(number))
    case .unsettled(let isDoubtful): writer.member("is", isDoubtful ? "doubtful" : "unsettled")
    }
  }

  /// Reads what `append` wrote.
  static func content(
    _ cursor: inout JSONCursor, _ vocabulary: Vocabulary, _ reader: KeptReader, file: String
  ) throws(JSONFault) -> Content {
    var application = Application(vocabulary)
    var places: [Part: Place] = [:]
    try cursor.beginArray()
    for table in Table.allCases {
      guard try cursor.nextElement() else { throw cursor.fault(.syntax) }
      var rows = Rows(width: application[table].width)
      try cursor.beginArray()
      while try cursor.nextElement() {
        var cells: [(column: Int, cell: Cell, origin: UInt32)] = []
        try cursor.beginObject()
        try cursor.key("cells")
        try cursor.beginArray()
        while try cursor.nextElement() {
          let part = Part(table: table, row: rows.count, column: nil)
          cells.append(try cell(&cursor, part, &places, reader, file: file))
        }
        try cursor.key("ordinal")
        let ordinal = try cursor.integer()
        try cursor.key("owner")
        let owner = try cursor.integer()
        // Who owns a row is read before it; no other number may ever be looked up.
        let owning = Vocabulary.owner(of: table).map { application[$0].count } ?? 0
        guard (-1..<max(owning, 1)).contains(owner) else { throw cursor.fault(.syntax) }
        if cursor.take(key: "place") {
          places[Part(table: table, row: rows.count, column: nil)] =
            try reader.place(&cursor, file: file)
        }
        try cursor.endObject()
        rows.append(
          ordinal: UInt32(truncatingIfNeeded: ordinal), owner: Int32(truncatingIfNeeded: owner))
        for cell in cells {
          guard cell.column < rows.width else { throw cursor.fault(.syntax) }
          rows.set(cell.column, cell.cell, origin: cell.origin)
        }
      }
      application[table] = rows
    }
    guard try !cursor.nextElement() else { throw cursor.fault(.syntax) }
    return Content(application: application, places: places)
  }

  /// Reads a cell of a row.
  private static func cell(
    _ cursor: inout JSONCursor, _ row: Part, _ places: inout [Part: Place], _ reader: KeptReader,
    file: String
  ) throws(JSONFault) -> (column: Int, cell: Cell, origin: UInt32) {
    try cursor.beginObject()
    try cursor.key("column")
    let column = try cursor.integer()
    guard column >= 0 else { throw cursor.fault(.syntax) }
    let word = cursor.take(key: "is") ? try cursor.string() : nil
    try cursor.key("origin")
    let origin = UInt32(truncatingIfNeeded: try cursor.integer())
    if cursor.take(key: "place") {
      places[Part(table: row.table, row: row.row, column: column)] =
        try reader.place(&cursor, file: file)
    }
    var cell = Cell.absent
    switch word {
    case nil:
      try cursor.key("text")
      cell = .text(try cursor.string())
    case "absent": break
    case "doubtful": cell = .unsettled(isDoubtful: true)
    case "unsettled": cell = .unsettled(isDoubtful: false)
    case let word?:
      guard let number = Int128(word) else { throw cursor.fault(.syntax) }
      cell = .number(number)
    }
    try cursor.endObject()
    return (column, cell, origin)
  }
}
