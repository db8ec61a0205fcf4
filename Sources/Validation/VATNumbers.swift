// SPDX-License-Identifier: Apache-2.0

/// VAT numbers of the EU by the patterns that VIES publishes: the prefix of the state, then its form.
enum VATNumbers {
  /// The forms of a state, without prefix: `9` a digit, `@` a capital, `#` either; else itself.
  ///
  /// Greece writes EL, although its country code is GR; Northern Ireland writes XI.
  private static let forms: [String: [String]] = [
    "AT": ["U99999999"],
    "BE": ["0999999999", "1999999999"],
    "BG": ["999999999", "9999999999"],
    "CY": ["99999999@"],
    "CZ": ["99999999", "999999999", "9999999999"],
    "DE": ["999999999"],
    "DK": ["99999999"],
    "EE": ["999999999"],
    "EL": ["999999999"],
    "ES": ["@9999999#", "99999999@"],
    "FI": ["99999999"],
    "FR": ["##999999999"],
    "HR": ["99999999999"],
    "HU": ["99999999"],
    "IE": ["9#99999@", "9+99999@", "9*99999@", "9999999@@"],
    "IT": ["99999999999"],
    "LT": ["999999999", "999999999999"],
    "LU": ["99999999"],
    "LV": ["99999999999"],
    "MT": ["99999999"],
    "NL": ["999999999B99"],
    "PL": ["9999999999"],
    "PT": ["999999999"],
    "RO": (2...10).map { String(repeating: "9", count: $0) },
    "SE": ["999999999999"],
    "SI": ["99999999"],
    "SK": ["9999999999"],
    "XI": ["999999999", "999999999999", "GD999", "HA999"],
  ]

  /// Whether a number has the form of its state, and that state is the partner's where it is of the
  /// EU. A number of a state without a known form is unknown.
  static func truth(_ bytes: [UInt8], country: String?) -> Truth {
    guard bytes.count >= 4, RegistrationNumbers.isCapital(bytes[0]),
      RegistrationNumbers.isCapital(bytes[1])
    else {
      // A partner outside the EU may have a number of quite another form.
      guard let country, forms[prefix(of: country)] == nil else { return .no }
      return bytes.isEmpty ? .no : .unknown
    }
    let state = String(decoding: bytes[0..<2], as: UTF8.self)
    if let country, forms[prefix(of: country)] != nil, prefix(of: country) != state { return .no }
    guard let forms = forms[state] else { return .unknown }
    return Truth(forms.contains { fits(bytes.dropFirst(2), $0) })
  }

  /// The prefix of a country's numbers.
  private static func prefix(of country: String) -> String { country == "GR" ? "EL" : country }

  /// Whether bytes have a form.
  private static func fits(_ bytes: ArraySlice<UInt8>, _ form: String) -> Bool {
    guard bytes.count == form.utf8.count else { return false }
    return zip(bytes, form.utf8).allSatisfy { byte, sign in
      switch sign {
      case UInt8(ascii: "9"): RegistrationNumbers.digit(byte) != nil
      case UInt8(ascii: "@"): RegistrationNumbers.isCapital(byte)
      case UInt8(ascii: "#"):
        RegistrationNumbers.digit(byte) != nil || RegistrationNumbers.isCapital(byte)
      default: byte == sign
      }
    }
  }
}
