// SPDX-License-Identifier: Apache-2.0

#if Workbooks

/// Makes ZIP archives for tests, also such as no honest program makes.
struct StoredZip {
  /// An entry.
  struct Entry {
    var name: String
    var packed: [UInt8]
    var crc: UInt32
    /// What the directory says of its size unpacked.
    var size: UInt32
    var isDeflated = false
    var isEncrypted = false

    /// An entry that is stored as it is.
    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = bytes
      crc = StoredZip.crc(bytes)
      size = UInt32(bytes.count)
    }

    /// An entry of so many times 258 blanks and one, deflated by hand.
    init(bomb name: String, times: Int) {
      self.init(name, [])
      // The fixed codes of RFC 1951: a literal blank, then copies of 258 bytes from one back.
      var bits: [Bool] = [true, true, false]
      func code(_ value: Int, _ length: Int) {
        for bit in (0..<length).reversed() { bits.append(value >> bit & 1 == 1) }
      }
      code(0x30 + 0x20, 8)
      for _ in 0..<times {
        code(0b1100_0101, 8)
        code(0, 5)
      }
      code(0, 7)
      packed = stride(from: 0, to: bits.count, by: 8).map { start in
        var byte: UInt8 = 0
        for bit in start..<min(start + 8, bits.count) where bits[bit] {
          byte |= 1 << UInt8(bit - start)
        }
        return byte
      }
      let blanks = [UInt8](repeating: 0x20, count: 258 * times + 1)
      crc = StoredZip.crc(blanks)
      size = UInt32(blanks.count)
      isDeflated = true
    }
  }

  var entries: [Entry] = []

  /// The archive.
  var bytes: [UInt8] {
    var all: [UInt8] = []
    var directory: [UInt8] = []
    func small(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    func large(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(value >> ($0 * 8) & 0xFF) }
    }
    for entry in entries {
      let name = Array(entry.name.utf8)
      let start = UInt32(all.count)
      var head = small(20) + small(entry.isEncrypted ? 1 : 0) + small(entry.isDeflated ? 8 : 0)
      head += small(0) + small(0x21) + large(entry.crc)
      head += large(UInt32(entry.packed.count)) + large(entry.size) + small(name.count) + small(0)
      all += [0x50, 0x4B, 3, 4] + head + name + entry.packed
      directory += [0x50, 0x4B, 1, 2] + small(20) + head + small(0) + small(0) + small(0)
      directory += large(0) + large(start) + name
    }
    let start = UInt32(all.count)
    all += directory
    all += [0x50, 0x4B, 5, 6] + small(0) + small(0) + small(entries.count) + small(entries.count)
    return all + large(UInt32(directory.count)) + large(start) + small(0)
  }

  /// The checksum of ZIP.
  static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
    return ~crc
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}

#endif
