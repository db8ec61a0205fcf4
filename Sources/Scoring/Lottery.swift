// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Model

/// The public draw (DESIGN §7.5). Anyone can redo it with standard tools.
package enum Lottery {
  /// The number of an application: HKDF-SHA-256 with the draw as recorded (UTF-8) as key material,
  /// the salt, and as info the call's id, NUL, the application's id; 32 bytes in hexadecimal.
  /// Ascending numbers give the order. It depends on nothing else: a withdrawn application keeps
  /// its number, and nobody redraws.
  package static func number(
    call: CallID, application: ApplicationID, drawn: String, salt: [UInt8]
  ) -> String {
    let info = Array(call.text.utf8) + [0] + Array(application.text.utf8)
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: Array(drawn.utf8)), salt: salt, info: info,
      outputByteCount: 32)
    return unsafe key.withUnsafeBytes { unsafe hexadecimal(Array($0)) }
  }

  /// The bytes of a disclosed salt; nil unless they are 32 in hexadecimal and have the digest that
  /// the call committed to.
  package static func salt(_ text: String, committed draw: Draw) -> [UInt8]? {
    guard let bytes = bytes(text), bytes.count == 32 else { return nil }
    let digest = hexadecimal(Array(SHA256.hash(data: bytes)))
    return digest == draw.saltDigest.lowercased() ? bytes : nil
  }

  /// Bytes in lower-case hexadecimal.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that hexadecimal digits of either case spell, or nil.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.map { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
      default: nil
      }
    }
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[start], let low = digits[start + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
