// SPDX-License-Identifier: Apache-2.0

/// The limits of an archive; each is inclusive.
package struct ArchiveLimits: Hashable, Sendable {
  /// Members in all, wanted or not.
  package var members = 100_000
  /// Bytes of all members together, unpacked.
  package var bytes = 2_000_000_000
  /// Bytes unpacked for one byte packed, once more than `slack` bytes are unpacked.
  package var ratio = 200
  /// Bytes that may be unpacked whatever the ratio.
  package var slack = 50_000_000

  /// The defaults.
  package init() {}
}

/// What is wrong with an archive or a member of it; any of them refuses the archive.
package struct ArchiveDefect: Error, Hashable, Sendable {
  /// What it is about.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Neither zip nor tar, damaged, or cut off.
    case broken
    /// A path that is absolute, leads out of the archive, or is no path.
    case badPath
    /// A symbolic or hard link, a device, a pipe.
    case notRegular
    /// An encrypted member.
    case encrypted
    /// Two members of one path.
    case twice
    /// More members than allowed.
    case members
    /// More bytes than allowed.
    case bytes
    /// More bytes unpacked for one packed than allowed.
    case ratio
  }

  /// What it is about.
  package let kind: Kind
  /// The member's path as far as it can be shown; empty for the archive itself.
  package let member: String
  /// The limit, or the library's own words.
  package let detail: String
}

/// A file of an archive.
package struct ArchiveMember: Sendable {
  /// Its path in the archive, with `/`, safe to join to a folder's.
  package let path: String
  /// Its bytes.
  package let bytes: [UInt8]
}
