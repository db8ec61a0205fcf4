// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Whether there is nothing in a text but the visible characters of ASCII and spaces.
  package var isPlainASCII: Bool {
    let bytes = utf8Span.span
    for index in bytes.indices where bytes[index] &- 0x20 >= 0x5F { return false }
    return true
  }
}
