// SPDX-License-Identifier: Apache-2.0

/// The digests of files handed in beside applications (DESIGN §2).
///
/// An application names a file by its own path. It is looked for below the folder of its id, else
/// anywhere: a file whose path ends so and whose digest is the one written is that very file, in
/// whatever folder it lies. Paths compare as bytes (DESIGN §10), so they are kept as bytes.
package struct AnnexDigests: Sendable {
  /// End of a path, at a `/` → the digests of the files whose paths end so.
  private var digests: [[UInt8]: [String]] = [:]

  /// The digests of files, each path with its digest.
  package init(_ files: [(path: String, digest: String)]) {
    for file in files {
      let bytes = Array(file.path.utf8)
      var start = 0
      while start < bytes.count {
        digests[Array(bytes[start...]), default: []].append(file.digest)
        guard let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) else { break }
        start = slash + 1
      }
    }
  }

  /// Whether there is a file of this name and digest for an application.
  package func holds(_ file: String, digest: String, application: String?) -> Bool {
    if let application, let own = digests[Array("\(application)/\(file)".utf8)] {
      return own.contains(digest)
    }
    return digests[Array(file.utf8)]?.contains(digest) ?? false
  }
}
