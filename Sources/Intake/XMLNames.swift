// SPDX-License-Identifier: Apache-2.0

internal import CXMLSupport

/// The names a reader knows, as numbers from 1 in the order given; 0 is an unknown one.
///
/// Elements and attributes share the numbers. `xml:lang` is written with its prefix.
@safe package final class XMLNames: Sendable {
  /// The namespace that a file's root must have, or nil where any root's own is taken.
  package let namespace: String?
  /// The names; the number of `list[i]` is `i + 1`.
  package let list: [String]
  /// The table. Nothing writes to it after `init`, so threads may share it.
  nonisolated(unsafe) let handle: OpaquePointer

  /// A table of names; of two equal ones the first counts.
  package init(namespace: String?, _ list: [String] = []) {
    precondition(list.count <= Int(UInt16.max), "too many names")
    self.namespace = namespace
    self.list = list
    let bytes = list.map { name in Array(name.utf8.map(CChar.init(bitPattern:))) + [0] }
    let made = unsafe XMLNames.withPointers(bytes) { pointers in
      if let namespace {
        return unsafe opencall_names_create(namespace, pointers.baseAddress, list.count)
      }
      return unsafe opencall_names_create(nil, pointers.baseAddress, list.count)
    }
    guard let made = unsafe made else { fatalError("out of memory") }
    unsafe handle = made
  }

  deinit { unsafe opencall_names_free(handle) }

  /// No names at all: every name is then kept as text.
  package static let none = XMLNames(namespace: nil)

  /// The number of a name, or 0.
  package func number(of name: String) -> UInt16 {
    var copy = name
    return copy.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return unsafe base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe opencall_names_find(handle, $0, bytes.count)
      }
    }
  }

  /// The name of a number; the empty string for 0.
  package func name(of number: UInt16) -> String {
    number == 0 ? "" : list[Int(number) - 1]
  }

  /// Calls `body` with C strings made of NUL-ended bytes.
  private static func withPointers<Result>(
    _ strings: [[CChar]], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    var offsets: [Int] = []
    var joined: [CChar] = []
    for string in strings {
      offsets.append(joined.count)
      joined += string
    }
    return unsafe joined.withUnsafeBufferPointer { all in
      let pointers = unsafe offsets.map { offset in
        unsafe all.baseAddress.map { unsafe $0 + offset }
      }
      return unsafe pointers.withUnsafeBufferPointer { unsafe body($0) }
    }
  }
}
