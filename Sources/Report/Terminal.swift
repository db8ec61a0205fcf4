// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Emphasis for a terminal, or none: whether there is colour is the caller's to know.
struct Ink {
  /// How a text stands out.
  enum Style: String {
    /// Bold.
    case strong = "1"
    /// Faint.
    case faint = "2"
    /// Red and bold: an obstacle.
    case bad = "1;31"
    /// Green: well.
    case good = "32"
    /// Yellow: look at it.
    case care = "33"
    /// Cyan: where.
    case place = "36"
    /// Black on yellow: cannot be overlooked.
    case loud = "1;30;43"
  }

  /// Whether control sequences are written.
  let isColoured: Bool

  /// The text, emphasised where there is colour.
  func callAsFunction(_ style: Style, _ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The style of a status.
  static func style(_ status: Status) -> Style {
    switch status {
    case .selected: .good
    case .reserve, .ranked, .undetermined, .clarification, .awaitingAssessment: .care
    case .inadmissible, .ineligible, .late, .revoked: .bad
    case .withdrawn, .superseded, .belowThreshold, .notFunded: .faint
    }
  }
}

/// A text in a width, broken between words and between Chinese characters.
enum Wrapping {
  /// The lines, each but the first after so many spaces.
  static func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
    let room = max(20, width - indent)
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(text) {
      let size = piece.displayWidth
      if used > 0, used + size - (piece.hasSuffix(" ") ? 1 : 0) > room {
        lines.append(line)
        line = ""
        used = 0
      }
      line += piece
      used += size
    }
    lines.append(line)
    let margin = String(repeating: " ", count: indent)
    return lines.enumerated().map { index, line in
      let trimmed = line.hasSuffix(" ") ? String(line.dropLast()) : line
      return index == 0 ? trimmed : margin + trimmed
    }
  }

  /// What may stand on a line of its own: a word with the space behind it, a wide character with
  /// the punctuation behind it.
  private static func pieces(_ text: String) -> [String] {
    let closing: Set<Character> = ["，", "。", "；", "：", "、", "）", "”", "》", "！", "？"]
    var pieces: [String] = []
    var piece = ""
    for character in text {
      let isWide = DisplayWidth.width(character) == 2
      if closing.contains(character) || character == " " {
        piece.append(character)
        pieces.append(piece)
        piece = ""
      } else if isWide {
        if !piece.isEmpty { pieces.append(piece) }
        piece = String(character)
      } else {
        if let last = piece.last, DisplayWidth.width(last) == 2 {
          pieces.append(piece)
          piece = ""
        }
        piece.append(character)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return joinClosing(pieces, closing)
  }

  /// Keeps a closing mark from beginning a line.
  private static func joinClosing(_ pieces: [String], _ closing: Set<Character>) -> [String] {
    var joined: [String] = []
    for piece in pieces {
      if let first = piece.first, closing.contains(first), let last = joined.popLast() {
        joined.append(last + piece)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }
}

/// A table of texts with columns as wide as their widest cell.
struct TextTable {
  /// How the cells of each column stand.
  let alignments: [Alignment]
  /// The rows, the heading first.
  private(set) var rows: [[String]]

  /// A table with a heading.
  init(_ heading: [String], _ alignments: [Alignment]) {
    self.alignments = alignments
    rows = [heading]
  }

  /// Adds a row.
  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The width of each column; one of them, where told so, gives way to fit the whole into a width.
  func widths(within width: Int, flexible: Int? = nil) -> [Int] {
    var widths = alignments.indices.map { column in
      rows.reduce(0) { max($0, $1[column].displayWidth) }
    }
    if let flexible {
      let others = widths.reduce(0, +) - widths[flexible] + 2 * (widths.count - 1)
      widths[flexible] = min(widths[flexible], max(12, width - others))
    }
    return widths
  }

  /// One row as a line without spaces at its end; `ink` emphasises a cell after it was padded.
  func line(
    _ row: [String], _ widths: [Int], ink: (Int, String) -> String = { $1 }
  ) -> String {
    let last = row.lastIndex { !$0.isEmpty } ?? 0
    var cells: [String] = []
    for column in row.indices where column <= last {
      let text = row[column].truncated(to: widths[column])
      let isOpenEnd = column == last && alignments[column] == .left
      cells.append(
        ink(column, isOpenEnd ? text : text.padded(to: widths[column], alignments[column])))
    }
    return cells.joined(separator: "  ")
  }
}
