// SPDX-License-Identifier: Apache-2.0

internal import Crypto
package import Files
internal import Notation

extension Loading {
  /// The digest of a file, in hexadecimal, however large it is: it is never held whole.
  package static func digest(ofFile path: String) throws(FileFailure) -> String {
    var hash = SHA256()
    try Reading.pieces(of: path, limit: mostBytes) { piece in
      unsafe piece.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    }
    return Hex.text(hash.finalize())
  }

  /// A file that is larger than intake allows: its digest, and as much of it as intake needs to see
  /// that it is too large. So it has its finding, and its neighbours have theirs.
  static func tooLarge(
    _ path: String, limit: Int
  ) throws(FileFailure) -> (bytes: [UInt8], digest: String) {
    (
      try Reading.beginning(of: path, most: oneMore(limit)),
      try digest(ofFile: path)
    )
  }

  /// One byte more than a limit: enough for intake to see that it is passed.
  package static func oneMore(_ limit: Int) -> Int { limit < Int.max ? max(limit, 0) + 1 : limit }

  /// The most bytes whose digest is found: some minutes of reading. A file beyond stops the job.
  private static let mostBytes = 100_000_000_000
}
