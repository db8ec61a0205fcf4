// SPDX-License-Identifier: Apache-2.0

package import Files
internal import Glibc

/// A temporary folder that goes with its last user.
package final class Sandbox {
  /// Its path.
  package let path: String

  /// Makes the folder.
  package init() throws(FileFailure) {
    var template = Array("/tmp/opencall-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw FileFailure(errno: errno, "/tmp") }
    let bytes = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    path = String(decoding: bytes, as: UTF8.self)
  }

  deinit { _ = try? Program.run("rm", ["-rf", path]) }

  /// The path of something in it.
  package func at(_ name: String) -> String { path + "/" + name }

  /// Writes a file; its folders are made.
  @discardableResult
  package func file(_ name: String, _ bytes: [UInt8]) throws(FileFailure) -> String {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      unsafe mkdir(folder, 0o755)
    }
    let descriptor = unsafe open(at(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw FileFailure(errno: errno, at(name)) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw FileFailure(errno: errno, at(name)) }
      rest = rest.dropFirst(count)
    }
    return at(name)
  }
}

extension Sandbox {
  /// The bytes of a file in it.
  package func bytes(_ name: String) throws(FileFailure) -> [UInt8] {
    try Reading.bytes(of: at(name), limit: 1_000_000_000)
  }
}
