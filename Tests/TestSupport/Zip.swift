// SPDX-License-Identifier: Apache-2.0

/// Writes zip archives by hand, the bad ones too.
package struct Zip {
  /// The archive so far.
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// An empty one.
  package init() {}

  /// Adds a member; `deflated` are its bytes as a raw deflate stream, stored without; `size` is
  /// what it says of its size.
  package mutating func add(
    _ name: String, _ content: [UInt8], deflated: [UInt8]? = nil, isEncrypted: Bool = false,
    mode: UInt32 = 0o100644, wrongSum: Bool = false, size: Int? = nil
  ) {
    let name = Array(name.utf8)
    let body = deflated ?? content
    let sum = Zip.crc(content) ^ (wrongSum ? 1 : 0)
    // Bit 11: the name is UTF-8; bit 0: encrypted.
    let flags = 0x0800 | (isEncrypted ? 1 : 0)
    let common =
      Zip.two(20) + Zip.two(flags) + Zip.two(deflated == nil ? 0 : 8) + Zip.two(0) + Zip.two(0x5A21)
      + Zip.four(sum) + Zip.four(UInt32(body.count)) + Zip.four(UInt32(size ?? content.count))
      + Zip.two(name.count) + Zip.two(0)
    let offset = UInt32(bytes.count)
    bytes += Zip.four(0x0403_4B50) + common + name + body
    directory +=
      Zip.four(0x0201_4B50) + Zip.two(0x031E) + common + Zip.two(0) + Zip.two(0) + Zip.two(0)
      + Zip.four(mode << 16) + Zip.four(offset) + name
    count += 1
  }

  /// The whole archive.
  package var archive: [UInt8] {
    bytes + directory + Zip.four(0x0605_4B50) + Zip.two(0) + Zip.two(0) + Zip.two(count)
      + Zip.two(count) + Zip.four(UInt32(directory.count)) + Zip.four(UInt32(bytes.count))
      + Zip.two(0)
  }

  /// Two bytes, the low one first.
  private static func two(_ value: Int) -> [UInt8] {
    [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]
  }

  /// Four bytes, the low one first.
  private static func four(_ value: UInt32) -> [UInt8] {
    two(Int(value & 0xFFFF)) + two(Int(value >> 16))
  }

  /// The checksum of zip.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
