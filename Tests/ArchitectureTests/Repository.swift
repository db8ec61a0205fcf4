// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A text file of the repository.
struct SourceFile {
  /// Its path from the root, with `/`.
  var path: String
  var text: String

  /// The room of `Sources/` that it is in; `nil` elsewhere.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  var isSwift: Bool { path.hasSuffix(".swift") }
}

/// A file or folder that could not be read.
struct Unreadable: Error {
  var path: String
}

/// The repository that this test stands in.
enum Repository {
  /// Its root: this file is `Tests/ArchitectureTests/Repository.swift` in it.
  static let root: String = {
    let here: String = #filePath
    return here.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }()

  /// Every Swift and C file that is ours, ordered by path.
  static func sources() throws -> [SourceFile] {
    let folders = ["Benchmarks", "Schemas", "Sources", "Tests"]
    let paths = try ["Package.swift"] + folders.filter(isFolder).flatMap(files(under:))
    return try paths.filter { path in
      [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
    }.sorted().map { SourceFile(path: $0, text: try read($0)) }
  }

  /// The paths of all files under `folder`; what begins with a dot is not looked at.
  private static func files(under folder: String) throws -> [String] {
    try names(in: folder).flatMap { name in
      let path = "\(folder)/\(name)"
      return isFolder(path) ? try files(under: path) : [path]
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat("\(root)/\(path)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func names(in folder: String) throws(Unreadable) -> [String] {
    guard let stream = unsafe opendir("\(root)/\(folder)") else { throw Unreadable(path: folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)
        ) {
          unsafe String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func read(_ path: String) throws(Unreadable) -> String {
    guard let file = unsafe fopen("\(root)/\(path)", "rb") else { throw Unreadable(path: path) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    guard unsafe ferror(file) == 0, let text = String(validating: bytes, as: UTF8.self) else {
      throw Unreadable(path: path)
    }
    return text
  }
}
