// SPDX-License-Identifier: Apache-2.0

internal import Notation

/// The part of a line that fits a width, with the cell of a column in it.
struct Excerpt {
  /// What stands before the column, harmless, `…` where something was cut.
  let before: String
  /// What the column points at: a tag up to its name's end, an attribute with its value, or one
  /// character; empty at the end of the line.
  let marked: String
  /// What follows, `…` where something was cut.
  let after: String
  /// The cells before the column.
  let caret: Int

  /// The whole.
  var text: String { before + marked + after }

  /// An excerpt of a line around a column, which counts characters (scalars) from 1.
  init(_ line: String, column: Int, width: Int) {
    let all = line.unicodeScalars
    // A file may be one line of megabytes: no more is looked at than could be shown.
    let target = max(0, column - 1)
    var at = all.startIndex
    let from = max(0, target - width)
    _ = all.formIndex(&at, offsetBy: from, limitedBy: all.endIndex)
    let window = all[at...].prefix(target - from + 2 * width)
    let scalars = Array(Shown.harmless(String(window)).unicodeScalars)
    let middle = min(target - from, scalars.count)
    var start = 0
    // Ends of elements stand at a line's right: what is before the column explains it best.
    while start < middle, Excerpt.text(scalars[start..<middle]).displayWidth > width * 2 / 3 {
      start += 1
    }
    let mark = from + start > 0 ? "…" : ""
    before = mark + Excerpt.text(scalars[start..<middle])
    caret = before.displayWidth
    let rest = Excerpt.text(scalars[middle...]).truncated(to: max(2, width - caret))
    let length = Excerpt.length(of: rest)
    marked = String(rest.prefix(length))
    after = String(rest.dropFirst(length))
  }

  /// How many characters of a text belong to what it begins with.
  private static func length(of text: String) -> Int {
    guard let first = text.first else { return 0 }
    var quote: Character?
    var length = 0
    for character in text {
      if let open = quote {
        length += 1
        if character == open { return length }
        continue
      }
      if length > 0, [" ", ">", "/", "<", "…"].contains(character), character != "/" || length > 1 {
        return length
      }
      if character == "\"" || character == "'" {
        guard first != "<" else { return length }
        quote = character
      }
      length += 1
    }
    return min(length, 60)
  }

  /// Scalars as a text.
  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
