// SPDX-License-Identifier: Apache-2.0

/// The digests of files handed in beside applications, by path below their folder (DESIGN §2).
///
/// Paths compare as bytes (DESIGN §10), so they are kept as bytes.
package struct AnnexDigests: Sendable {
  /// Path → SHA-256 in hexadecimal.
  private let digests: [[UInt8]: String]

  /// The digests of files, each path with its digest.
  package init(_ files: [(path: String, digest: String)]) {
    var digests: [[UInt8]: String] = [:]
    for file in files { digests[Array(file.path.utf8)] = file.digest }
    self.digests = digests
  }

  /// The digest of the file that an application names: below the folder of its id, else of the
  /// whole folder; nil where there is no such file.
  package func digest(of file: String, application: String?) -> String? {
    if let application, let own = digests[Array("\(application)/\(file)".utf8)] { return own }
    return digests[Array(file.utf8)]
  }
}
