// SPDX-License-Identifier: Apache-2.0

/// Names of places and organisations, made comparable (DESIGN §5.6).
package enum NameFolding {
  /// The name as it is matched: width and case folded, white space collapsed and trimmed.
  ///
  /// Compare results with Swift's `==`, which is canonical equality. Marks stay: "Malaga" is not
  /// "Málaga"; a call declares an alias where it wants that.
  package static func folded(_ name: String) -> String {
    if let plain = foldedASCII(name) { return plain }
    var result = ""
    var pendingSpace = false
    for scalar in name.unicodeScalars {
      let narrow = narrowed(scalar)
      if let plain = plain(narrow) {
        if pendingSpace { result.unicodeScalars.append(" ") }
        pendingSpace = false
        result.unicodeScalars.append(plain)
        continue
      }
      if narrow.properties.isWhitespace {
        pendingSpace = !result.isEmpty
        continue
      }
      if pendingSpace { result.unicodeScalars.append(" ") }
      pendingSpace = false
      appendCaseFolded(narrow, to: &result)
    }
    return result
  }

  /// Whether both names match.
  package static func matches(_ left: String, _ right: String) -> Bool {
    folded(left) == folded(right)
  }

  /// What the name looks like: without case, marks, punctuation and spaces, and with the letters
  /// of other scripts that look Latin as Latin ones.
  ///
  /// Two names with one skeleton deserve a look; they do not match by it (DESIGN §5.6).
  package static func skeleton(_ name: String) -> String {
    if let plain = skeletonASCII(name) { return plain }
    var result = ""
    var word: [Unicode.Scalar] = []
    for scalar in name.unicodeScalars {
      let narrow = narrowed(scalar)
      switch role(of: narrow) {
      case .letter: word.append(narrow)
      case .mark: continue
      case .gap:
        appendLooks(of: word, to: &result)
        word.removeAll(keepingCapacity: true)
      }
    }
    appendLooks(of: word, to: &result)
    return result
  }

  /// The skeleton where the name is ASCII only: its letters and digits.
  private static func skeletonASCII(_ name: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    for byte in name.utf8 {
      switch byte {
      case 0x80...: return nil
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      case 0x41...0x5A: bytes.append(byte + 0x20)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folded name where it is printable ASCII only; most names are.
  private static func foldedASCII(_ name: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    var pendingSpace = false
    for byte in name.utf8 {
      if byte >= 0x80 || (byte < 0x20 && !(0x09...0x0D).contains(byte)) { return nil }
      if byte <= 0x20 {
        pendingSpace = !bytes.isEmpty
        continue
      }
      if pendingSpace { bytes.append(0x20) }
      pendingSpace = false
      bytes.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Fullwidth ASCII as ASCII and the ideographic space as a space.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x3000: return " "
    default: return scalar
    }
  }

  /// Lower case, and the three letters whose case folding is not their lower case and that
  /// names do hold: ß, the long s, the final sigma.
  private static func appendCaseFolded(_ scalar: Unicode.Scalar, to result: inout String) {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      switch lower {
      case "ß": result += "ss"
      case "ſ": result.unicodeScalars.append("s")
      case "ς": result.unicodeScalars.append("σ")
      default: result.unicodeScalars.append(lower)
      }
    }
  }

  /// What a scalar does in a skeleton.
  private enum Role {
    /// It stays.
    case letter
    /// It goes, and the word goes on.
    case mark
    /// It goes and ends the word.
    case gap
  }

  /// The lower case of a letter or digit of ASCII, or a Han character: what needs no table, and
  /// what most names are made of. Nil for all others.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: scalar
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 0x20))
    default: nil
    }
  }

  /// What a scalar does, by its general category.
  private static func role(of scalar: Unicode.Scalar) -> Role {
    if plain(scalar) != nil { return .letter }
    // Modifier letters: apostrophes such as ʼ and ʻ are letters to Unicode.
    if (0x02B0...0x02FF).contains(scalar.value) { return .gap }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return .letter
    case .nonspacingMark, .enclosingMark, .format: return .mark
    case .spacingMark: return .letter
    default: return .gap
    }
  }

  /// Appends what a word looks like.
  ///
  /// A lower-case Greek ν looks like v, its capital Ν like N. Within a word with Latin letters the
  /// written shape counts; a wholly Greek word counts in its capitals, so that "Αθήνα" and "ΑΘΗΝΑ"
  /// look alike.
  private static func appendLooks(of word: [Unicode.Scalar], to result: inout String) {
    let mixed = word.contains(where: isLatin)
    for scalar in word {
      if let plain = plain(scalar) {
        result.unicodeScalars.append(plain)
        continue
      }
      var folded = ""
      appendCaseFolded(scalar, to: &folded)
      for lower in folded.unicodeScalars {
        let base = LookAlikes.base[lower] ?? lower
        if mixed, scalar.properties.isLowercase, let shape = LookAlikes.lowerShapes[base] {
          result.unicodeScalars.append(shape)
        } else if let shape = LookAlikes.shapes[base] {
          result += shape
        } else if role(of: base) == .letter {
          result.unicodeScalars.append(base)
        }
      }
    }
  }

  /// Whether a scalar is a Latin letter.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return true
    case 0xC0...0x24F, 0x1E00...0x1EFF: return scalar.properties.isAlphabetic
    default: return false
    }
  }
}
