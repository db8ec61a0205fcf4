// SPDX-License-Identifier: Apache-2.0

internal import CXMLSupport

/// A file's text, for a second look at it.
package enum XMLText {
  /// The text of a file in UTF-8 without a byte order mark; the encoding is found as reading finds
  /// it. Nil where it cannot be decoded; UTF-8 is taken as it is.
  package static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    var start = 0
    var decoded: UnsafeMutablePointer<UInt8>?
    let count = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe opencall_decode_utf8(bytes.baseAddress, bytes.count, &decoded, &start)
    }
    guard count >= 0 else { return nil }
    guard let made = unsafe decoded else { return Array(bytes[start..<(start + count)]) }
    defer { unsafe opencall_decoded_free(made) }
    return unsafe Array(UnsafeBufferPointer(start: made, count: count))
  }
}
