// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// Values and foreign texts as people read them, in terminals and pages.
enum Shown {
  /// A text that cannot drive a terminal or turn a line around: control characters, line ends and
  /// marks of direction stand as `�`, a tab as a space. The number of characters stays.
  static func harmless(_ text: String) -> String {
    guard !text.isPlainASCII, text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result.append(" ")
      } else {
        result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// Whether a character would do something else than stand there.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x20 { return true }
    if value < 0x7F { return false }
    switch value {
    // Delete and C1 controls; marks of direction; line separators; isolates and overrides;
    // the byte order mark; language tags; what is no character at all.
    case 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F, 0xFDD0...0xFDEF:
      return true
    default: return value & 0xFFFE == 0xFFFE
    }
  }

  /// A number, exact, or cut after so many digits and marked (DESIGN §6.11).
  static func number(_ value: Rational, digits: Int = 3) -> String {
    Decimals.text(value, maximumDigits: digits)
  }

  /// The value of an order key.
  static func key(_ value: KeyValue) -> String {
    switch value {
    case .number(let number): Shown.number(number)
    case .drawn(let drawn): String(drawn.prefix(16)) + "…"
    case .unknown: "?"
    }
  }

  /// An amount with its thousands apart, as in `1 234.50`.
  static func amount(_ money: Money, space: String = " ") -> String {
    amount(money.amountText, space: space)
  }

  /// The text of an amount with its thousands apart.
  static func amount(_ text: String, space: String = " ") -> String {
    let whole = text.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    var result = String(whole.prefix { $0 == "-" })
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += space }
      result.append(digit)
    }
    return result + text.dropFirst(whole.count)
  }

  /// `4`, or `4=` where others share it.
  static func place(_ held: HeldPlace) -> String {
    held.isShared ? "\(held.place)=" : "\(held.place)"
  }

  /// `file:line:column` as far as it is known; in a workbook `file:tab!C7`.
  static func place(_ place: Place) -> String {
    var text = harmless(place.file)
    if let tab = place.tab {
      text += ":" + harmless(tab)
      if place.line > 0, place.column > 0 {
        text += "!\(CellName.text(row: place.line, column: place.column))"
      } else if place.line > 0 {
        text += "!\(place.line)"
      }
      return text
    }
    if place.line > 0 { text += ":\(place.line)" }
    if place.line > 0, place.column > 0 { text += ":\(place.column)" }
    return text
  }

  /// A bound in words: `at least 0.2`.
  static func bound(_ name: String, _ value: String?) -> Texts {
    let shown = value ?? "?"
    return switch name {
    case "min": Texts(en: "at least \(shown)", zh: "不低于 \(shown)")
    case "max": Texts(en: "at most \(shown)", zh: "不高于 \(shown)")
    case "equals": Texts(en: "exactly \(shown)", zh: "等于 \(shown)")
    default: Texts(en: "\(name) \(shown)", zh: "\(name) \(shown)")
    }
  }
}

/// What a rule found and asked, ready to be shown.
struct Evidence {
  /// What was found, or nil where that is not a known number or text.
  let found: String?
  /// What was asked, or nil where the rule has no bounds.
  let asked: Texts?
  /// Where.
  let places: [Place]

  /// The evidence of an answer. Texts that were found may be anybody's: they are made harmless.
  init(_ answer: RuleAnswer, _ rule: RuleTerms) {
    guard !rule.isCondition else {
      // “Found 0, asked exactly 1” says nothing to somebody whose lot is not one of the call's.
      found = nil
      asked = rule.words
      places = answer.details?.places ?? []
      return
    }
    var found = answer.found.map { [Shown.number($0, digits: 6)] } ?? []
    found += (answer.details?.texts ?? []).map(Shown.harmless)
    self.found = found.isEmpty ? nil : found.joined(separator: ", ")
    let measured = answer.details?.asked ?? []
    let bounds = (measured.isEmpty ? rule.bounds : measured).map {
      Shown.bound($0.name, $0.value.map { Shown.number($0, digits: 6) })
    }
    asked =
      bounds.isEmpty
      ? nil
      : Texts(
        en: bounds.map(\.en).joined(separator: ", "), zh: bounds.map(\.zh).joined(separator: "，"))
    places = answer.details?.places ?? []
  }

  /// `found 0.1, asked: at least 0.2`; empty where nothing is known.
  var sentence: Texts {
    let foundText = found.map { Texts(en: "found \($0)", zh: "实际为 \($0)") }
    let askedText = asked.map { Texts(en: "asked: \($0.en)", zh: "要求\($0.zh)") }
    let parts = [foundText, askedText].compactMap { $0 }
    return Texts(
      en: parts.map(\.en).joined(separator: "; "), zh: parts.map(\.zh).joined(separator: "；"))
  }
}
