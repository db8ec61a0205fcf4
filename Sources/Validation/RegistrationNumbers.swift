// SPDX-License-Identifier: Apache-2.0

/// Schemes of registration numbers whose form is public. A number is right in form, wrong, or, where
/// nobody can say, unknown; whether it was given to that organisation is for registers to say.
package enum RegistrationNumbers {
  /// The schemes that can be checked.
  package static let schemes = ["PIC", "USCC", "VAT", "ORCID", "IBAN"]

  /// Whether a number fits its scheme; yes for a scheme that has no public form. `country` is the
  /// partner's, two letters of ISO 3166-1.
  package static func truth(scheme: String, _ number: String, country: String?) -> Truth {
    let bytes = Array(number.utf8)
    switch scheme {
    case "PIC": return Truth(isPIC(bytes))
    case "USCC": return Truth(isUSCC(bytes))
    case "VAT": return VATNumbers.truth(bytes, country: country)
    case "ORCID": return Truth(isORCID(bytes))
    case "IBAN": return truth(iban: bytes)
    default: return Truth(!bytes.isEmpty)
    }
  }

  /// Nine digits; its check digit is not public.
  static func isPIC(_ bytes: [UInt8]) -> Bool {
    bytes.count == 9 && bytes.allSatisfy { digit($0) != nil }
  }

  /// China's unified social credit code, GB 32100-2015: 18 characters without I, O, S, V, Z; the
  /// region is six digits; the last character checks the others with weights 3^(i−1) mod 31.
  static func isUSCC(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 18, bytes[2..<8].allSatisfy({ digit($0) != nil }) else { return false }
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return false }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31] == bytes[17]
  }

  /// The characters of a unified social credit code, in the order of their values.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// `0000-0002-1825-0097`, alone or behind `https://orcid.org/`; ISO 7064 mod 11-2.
  static func isORCID(_ bytes: [UInt8]) -> Bool {
    let prefix = Array("https://orcid.org/".utf8)
    let own = bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes
    guard own.count == 19 else { return false }
    var total = 0
    for (position, byte) in own.dropLast().enumerated() {
      if position % 5 == 4 {
        guard byte == UInt8(ascii: "-") else { return false }
        continue
      }
      guard let value = digit(byte) else { return false }
      total = (total + value) * 2 % 11
    }
    let check = (12 - total) % 11
    return own[18] == (check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check))
  }

  /// An IBAN, ISO 13616: the country's length and mod 97; spaces between groups do not count. A
  /// country that is not known to have one is unknown; China and the United States have none.
  static func truth(iban bytes: [UInt8]) -> Truth {
    let plain = bytes.filter { $0 != 0x20 }
    guard plain.count >= 15, plain.count <= 34,
      plain.allSatisfy({ digit($0) != nil || isCapital($0) }),
      digit(plain[2]) != nil, digit(plain[3]) != nil
    else { return .no }
    let country = String(decoding: plain[0..<2], as: UTF8.self)
    // Check digits are 02 to 98; 00, 01 and 99 would leave the same rest as 97, 98 and 02.
    guard (2...98).contains((Int(plain[2]) - 0x30) * 10 + Int(plain[3]) - 0x30) else { return .no }
    if withoutIBAN.contains(country) { return .no }
    if let length = ibanLengths[country], length != plain.count { return .no }
    var rest = 0
    for byte in plain[4...] + plain[..<4] {
      if let value = digit(byte) {
        rest = (rest * 10 + value) % 97
      } else {
        rest = (rest * 100 + Int(byte) - 55) % 97
      }
    }
    guard rest == 1 else { return .no }
    return ibanLengths[country] == nil ? .unknown : .yes
  }

  /// Countries of which it is known that they have no IBAN.
  private static let withoutIBAN: Set<String> = ["CN", "HK", "MO", "TW", "US", "CA", "JP", "KR"]

  /// The length of an IBAN by country, from the registry of SWIFT.
  private static let ibanLengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27,
    "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HN": 28, "HR": 21, "HU": 28,
    "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24,
    "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28,
    "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
  ]

  /// The value of an ASCII digit, or nil.
  static func digit(_ byte: UInt8) -> Int? { byte &- 0x30 < 10 ? Int(byte - 0x30) : nil }

  /// Whether a byte is A to Z.
  static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
