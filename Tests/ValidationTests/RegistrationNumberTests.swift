// SPDX-License-Identifier: Apache-2.0

import Testing
import Validation

@Suite("Registration numbers: what can be checked offline")
struct RegistrationNumberTests {
  static let cases: [(scheme: String, number: String, country: String, truth: Truth)] = [
    ("PIC", "999090536", "ES", .yes), ("PIC", "99909053", "ES", .no),
    ("PIC", "9990905361", "ES", .no), ("PIC", "99909053a", "ES", .no),
    ("USCC", "91330100MA0000015W", "CN", .yes), ("USCC", "11330100MA00000155", "CN", .yes),
    ("USCC", "91330100MA0000015X", "CN", .no), ("USCC", "91330100ma0000015w", "CN", .no),
    // I, O, S, V and Z are never used; the region is digits.
    ("USCC", "9133010OMA0000015W", "CN", .no), ("USCC", "91330100MA000001", "CN", .no),
    ("ORCID", "0000-0002-1825-0097", "ES", .yes), ("ORCID", "0000-0002-1694-233X", "ES", .yes),
    ("ORCID", "https://orcid.org/0000-0002-1825-0097", "ES", .yes),
    ("ORCID", "0000-0002-1825-0096", "ES", .no), ("ORCID", "0000000218250097", "ES", .no),
    ("IBAN", "DE89370400440532013000", "DE", .yes),
    ("IBAN", "GB29 NWBK 6016 1331 9268 19", "GB", .yes),
    ("IBAN", "NO9386011117947", "NO", .yes), ("IBAN", "DE89370400440532013001", "DE", .no),
    ("IBAN", "DE8937040044053201300", "DE", .no), ("IBAN", "CN89370400440532013000", "CN", .no),
    // Digits 97 apart leave the same rest: 00, 01 and 99 are never given.
    ("IBAN", "DE02100500000054540402", "DE", .yes),
    ("IBAN", "DE99100500000054540402", "DE", .no),
    ("IBAN", "MN121234123456789123", "MN", .yes), ("IBAN", "MN1212341234567891230", "MN", .no),
    ("VAT", "ATU12345678", "AT", .yes), ("VAT", "AT12345678", "AT", .no),
    ("VAT", "BE0123456789", "BE", .yes), ("VAT", "BE2123456789", "BE", .no),
    ("VAT", "EL123456789", "GR", .yes), ("VAT", "GR123456789", "GR", .no),
    ("VAT", "ESX1234567X", "ES", .yes), ("VAT", "ES123456789", "ES", .no),
    ("VAT", "FRXX999999999", "FR", .yes), ("VAT", "NL999999999B01", "NL", .yes),
    ("VAT", "RO12", "RO", .yes), ("VAT", "RO12345678901", "RO", .no),
    ("VAT", "IE9S99999L", "IE", .yes), ("VAT", "IE9999999WI", "IE", .yes),
    ("VAT", "DE123456789", "FR", .no), ("VAT", "XI123456789", "GB", .yes),
    ("VAT", "FR12345678901", "MC", .yes), ("VAT", "CHE123456788", "CH", .unknown),
    ("VAT", "12-3456789", "US", .unknown), ("DUNS", "150483782", "ES", .yes),
  ]

  @Test("each number", arguments: cases.indices)
  func numbers(_ index: Int) {
    let one = Self.cases[index]
    #expect(
      RegistrationNumbers.truth(scheme: one.scheme, one.number, country: one.country) == one.truth,
      "\(one.scheme) \(one.number)")
  }
}
