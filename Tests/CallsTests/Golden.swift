// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing

/// Files with expected output, in `Golden/` beside this file.
enum Golden {
  /// The folder.
  static let folder: String = {
    let here: String = #filePath
    return here.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/Golden"
  }()

  /// Compares with the recorded file; with `OPENCALL_RECORD` in the environment, records it.
  static func expect(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let path = "\(folder)/\(name)"
    if unsafe getenv("OPENCALL_RECORD") != nil, let file = unsafe fopen(path, "wb") {
      _ = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
      unsafe fclose(file)
    }
    let recorded = read(path)
    let agreeing = zip(recorded, bytes).prefix { $0 == $1 }.count
    #expect(
      recorded == bytes, "\(name) differs from byte \(agreeing) on", sourceLocation: sourceLocation)
  }

  /// The bytes of a file, empty where there is none.
  static func read(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }
}
