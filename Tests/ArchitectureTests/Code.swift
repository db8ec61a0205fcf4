// SPDX-License-Identifier: Apache-2.0

/// One word or sign of Swift source, and the line it stands on, counted from 1.
struct Token: Equatable {
  var text: String
  var line: Int

  /// Is it a name, a keyword or a number, as opposed to a sign?
  var isWord: Bool { text.first.map { $0 == "_" || $0.isLetter || $0.isNumber } ?? false }
}

/// Splits Swift source into words and signs, without comments and without the text of string literals.
///
/// It knows line and nested block comments, one-line, multi-line and raw strings, and interpolations,
/// whose code it keeps. It does not know `/regex/` literals: a quote in one would mislead it.
struct Scanner {
  private let source: [Character]
  private var index = 0
  private var line = 1
  private var tokens: [Token] = []

  private init(_ source: String) {
    self.source = Array(source)
  }

  /// The tokens of `source`, in order.
  static func tokens(of source: String) -> [Token] {
    var scanner = Scanner(source)
    scanner.scanCode(nested: false)
    return scanner.tokens
  }

  private func starts(with text: String) -> Bool {
    source[index...].starts(with: text)
  }

  private mutating func skip(_ count: Int = 1) {
    for _ in 0..<count where index < source.count {
      if source[index].isNewline { line += 1 }
      index += 1
    }
  }

  /// Scans code to the end, or to the parenthesis that closes an interpolation.
  private mutating func scanCode(nested: Bool) {
    var depth = 0
    while index < source.count {
      let character = source[index]
      if starts(with: "//") {
        while index < source.count, !source[index].isNewline { skip() }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if let hashes = openingOfString() {
        scanString(hashes: hashes)
      } else if character.isLetter || character == "_" || character.isNumber {
        scanWord()
      } else if character.isWhitespace {
        skip()
      } else {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if nested, depth < 0 { return skip() }
        tokens.append(Token(text: String(character), line: line))
        skip()
      }
    }
  }

  private mutating func scanWord() {
    let start = index
    while index < source.count,
      source[index].isLetter || source[index].isNumber || source[index] == "_"
    {
      index += 1
    }
    tokens.append(Token(text: String(source[start..<index]), line: line))
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        skip(2)
      } else if starts(with: "*/") {
        depth -= 1
        skip(2)
      } else {
        skip()
      }
    } while depth > 0 && index < source.count
  }

  /// How many `#` stand before the quote here; `nil` if no string begins here.
  private func openingOfString() -> Int? {
    var end = index
    while end < source.count, source[end] == "#" { end += 1 }
    return end < source.count && source[end] == "\"" ? end - index : nil
  }

  private mutating func scanString(hashes: Int) {
    skip(hashes)
    let pound = String(repeating: "#", count: hashes)
    let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    skip(quotes.count)
    while index < source.count {
      if starts(with: quotes + pound) {
        return skip(quotes.count + hashes)
      } else if starts(with: "\\" + pound + "(") {
        skip(hashes + 2)
        scanCode(nested: true)
      } else if starts(with: "\\" + pound) {
        skip(hashes + 2)
      } else {
        skip()
      }
    }
  }
}
