// SPDX-License-Identifier: Apache-2.0

/// A place where the source departs from the design.
struct Offence: Equatable, CustomStringConvertible {
  var line: Int
  var what: String

  var description: String { "line \(line): \(what)" }
}

/// The checks: each a function from the text of one file to what is wrong with it.
enum Checks {
  /// The first line of every file of ours.
  static let licence = "// SPDX-License-Identifier: Apache-2.0"

  /// Files are meant to stay under about 300 lines; beyond this many they fail (DESIGN §12).
  static let longest = 400

  private static let kinds: Set<String> = [
    "struct", "class", "enum", "actor", "protocol", "typealias",
  ]

  /// The modules that `source` imports, each with its line.
  static func imports(of source: String) -> [Token] {
    let tokens = Scanner.tokens(of: source)
    return tokens.indices.compactMap { index in
      // `.import`, `` `import` `` and `import:` are names; the rest is the keyword.
      guard tokens[index].text == "import", index + 1 < tokens.count else { return nil }
      if index > 0, [".", "`"].contains(tokens[index - 1].text) { return nil }
      let next = tokens[index + 1]
      guard next.isWord else { return nil }
      let importsOne = kinds.union(["func", "let", "var"]).contains(next.text)
      return importsOne && index + 2 < tokens.count ? tokens[index + 2] : next
    }
  }

  /// Imports that DESIGN §3 does not give to `room`.
  static func forbiddenImports(in source: String, room: String) -> [Offence] {
    imports(of: source).filter { !Rooms.allow(room, toImport: $0.text) }.map {
      Offence(line: $0.line, what: "\(room) may not import \($0.text) (DESIGN §3)")
    }
  }

  /// Types that have the name of the module they are in (DESIGN §3).
  static func typesNamedAsModule(in source: String, module: String) -> [Offence] {
    let tokens = Scanner.tokens(of: source)
    return zip(tokens, tokens.dropFirst())
      .filter { kinds.contains($0.text) && $1.text == module }
      .map { Offence(line: $1.line, what: "a type has its module's name, \(module) (DESIGN §3)") }
  }

  /// A file that is too long (DESIGN §12).
  static func excessLength(of source: String) -> [Offence] {
    let ends = source.utf8.count { $0 == UInt8(ascii: "\n") }
    let lines = source.isEmpty || source.utf8.last == UInt8(ascii: "\n") ? ends : ends + 1
    guard lines > longest else { return [] }
    return [Offence(line: longest + 1, what: "\(lines) lines, at most \(longest) (DESIGN §12)")]
  }

  /// A file that does not begin with its licence. A manifest begins with the version of its tools.
  static func missingLicence(in source: String) -> [Offence] {
    var lines = source.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    if lines.first?.hasPrefix("// swift-tools-version:") == true { lines.removeFirst() }
    return lines.first.map(String.init) == licence
      ? [] : [Offence(line: 1, what: "the file does not begin with \(licence)")]
  }

  /// Declarations that leave the package (DESIGN §3: share with `package`).
  static func publicDeclarations(in source: String) -> [Offence] {
    let tokens = Scanner.tokens(of: source)
    return tokens.indices.compactMap { index in
      let word = tokens[index].text
      let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
      let isAccess =
        word == "public"
        || word == "open" && ["class", "func", "var", "subscript", "override"].contains(next)
      guard isAccess, index == 0 || ![".", "`"].contains(tokens[index - 1].text) else { return nil }
      return Offence(
        line: tokens[index].line, what: "`\(word)`; share with `package` (DESIGN §3)")
    }
  }

  /// Types that cannot hold every decimal exactly, or not as DESIGN §6.1 asks.
  static func inexactTypes(in source: String) -> [Offence] {
    let names: Set<String> = [
      "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CDouble", "CFloat",
      "CGFloat", "Decimal",
    ]
    return Scanner.tokens(of: source).filter { names.contains($0.text) }.map {
      Offence(line: $0.line, what: "\($0.text): all arithmetic is exact (DESIGN §6.1)")
    }
  }
}
