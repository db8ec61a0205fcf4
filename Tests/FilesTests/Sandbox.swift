// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// A temporary folder that goes when the test ends.
final class Sandbox {
  /// Its path.
  let path: String

  /// Makes the folder.
  init() throws {
    var template = Array("/tmp/opencall-files-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, let made = unsafe mkdtemp(start) else {
        return nil
      }
      return unsafe String(cString: made)
    }
    path = try #require(made)
  }

  deinit { remove(path) }

  /// The path of something in it.
  func at(_ name: String) -> String { path + "/" + name }

  /// Makes a folder.
  func folder(_ name: String) {
    #expect(unsafe mkdir(at(name), 0o755) == 0)
  }

  /// Makes a file.
  func file(_ name: String, _ content: String = "x") throws {
    let stream = unsafe try #require(unsafe fopen(at(name), "w"))
    unsafe fputs(content, stream)
    unsafe fclose(stream)
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) {
    #expect(unsafe symlink(target, at(name)) == 0)
  }

  /// The names in a folder, sorted.
  func names(_ name: String = "") -> [String] {
    guard let stream = unsafe opendir(name.isEmpty ? path : at(name)) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func remove(_ path: String) {
    if unsafe unlink(path) == 0 { return }
    unsafe chmod(path, 0o755)
    let prefix = self.path + "/"
    let inner = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : ""
    for name in names(inner) { remove(path + "/" + name) }
    unsafe rmdir(path)
  }
}
