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

  /// The samples that have applications: folders below the root, `call.xml` in each.
  package static func samples() throws(FileFailure) -> [String] {
    var samples: [String] = []
    for path in try files("Samples", [".xml"]) where path.contains("/applications/") {
      let folder = path.split(separator: "/").prefix(2).joined(separator: "/")
      if samples.last != folder { samples.append(folder) }
    }
    return samples
  }

  /// The applications of a sample, by their paths below the root.
  package static func applications(
    of sample: String = "Samples/iurc-china"
  ) throws(FileFailure) -> [String] {
    try files(sample + "/applications", [".xml"])
  }
}
