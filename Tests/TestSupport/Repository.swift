// SPDX-License-Identifier: Apache-2.0

package import Files

/// The repository that the tests stand in.
package enum Repository {
  /// Its root: this file is `Tests/TestSupport/Repository.swift` in it.
  package static let root: String = {
    let here: String = #filePath
    return here.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }()

  /// The bytes of a file, by its path below the root.
  package static func bytes(_ path: String) throws(FileFailure) -> [UInt8] {
    try Reading.bytes(of: root + "/" + path, limit: 100_000_000)
  }

  /// The files below a folder whose names end so, by their paths below the root.
  package static func files(
    _ folder: String, _ suffixes: [String]
  ) throws(FileFailure) -> [String] {
    try listFiles(under: root + "/" + folder, suffixes: suffixes, limit: 1_000_000).paths
      .map { folder + "/" + $0 }
  }

  /// The applications of all samples, by their paths below the root.
  package static func applications() throws(FileFailure) -> [String] {
    try files("Samples", [".xml"]).filter { $0.contains("/applications/") }
  }
}
