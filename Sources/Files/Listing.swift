// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The files of a folder.
package struct FileListing: Equatable, Sendable {
  /// The folder, as given; for a single file the folder it is in.
  package let folder: String

  /// Relative paths with `/`, ascending as bytes (DESIGN §10).
  package let paths: [String]

  /// What could have been a file of the listing and is not, ascending as bytes.
  package let skipped: [SkippedPath]

  /// The path under which a listed file is opened.
  package func location(of path: String) -> String { joined(folder, path) }
}

/// Lists the regular files below a folder whose names end in one of the suffixes (`.xml`), in
/// whatever case; a single file is a list of one, whatever its name.
///
/// Links are followed where they stay inside and make no loop. `.DS_Store`, `._…` and `….bak` are
/// passed over; what else might have been meant is reported as skipped. Throws where the root
/// cannot be read, or where more than `limit` files or folders are found.
package func listFiles(
  under root: String, suffixes: [String], limit: Int
) throws(FileFailure) -> FileListing {
  let real = try resolved(root)
  guard let status = try linkStatus(real) else { throw FileFailure(.missing, root) }
  switch kind(status) {
  case S_IFDIR: break
  case S_IFREG:
    let (folder, name) = split(root)
    return FileListing(folder: folder, paths: [name], skipped: [])
  default: throw FileFailure(.notRegular, root)
  }
  var walk = Walk(root: root, realRoot: real, suffixes: suffixes.map { $0.lowercased() }, limit)
  let first: [String?]
  do throws(FileFailure) { first = try names(in: root) } catch {
    throw FileFailure(error.code, root, context: error.context)
  }
  try walk.visit("", first, ancestors: [Walk.Identity(status)])
  walk.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  walk.skipped.sort { left, right in
    left.path.utf8.elementsEqual(right.path.utf8)
      ? left.reason.rawValue < right.reason.rawValue
      : left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
  return FileListing(folder: root, paths: walk.paths, skipped: walk.skipped)
}

/// One walk through a tree of folders.
private struct Walk {
  /// What makes two paths the same folder.
  struct Identity: Equatable {
    /// The file system.
    let device: dev_t
    /// The number within it.
    let file: ino_t

    /// Takes both from what the system says.
    init(_ status: stat) {
      device = status.st_dev
      file = status.st_ino
    }
  }

  /// The root as it was given.
  let root: String
  /// The root without links.
  let realRoot: String
  /// The wanted ends of names, in lower case.
  let suffixes: [String]
  /// The most files, and the most folders.
  let limit: Int
  /// The files found.
  var paths: [String] = []
  /// What is left out.
  var skipped: [SkippedPath] = []
  /// The folders visited.
  private var folders = 0

  /// Starts at a root.
  init(root: String, realRoot: String, suffixes: [String], _ limit: Int) {
    self.root = root
    self.realRoot = realRoot
    self.suffixes = suffixes
    self.limit = limit
  }

  /// Takes the entries of one folder.
  mutating func visit(
    _ folder: String, _ entries: [String?], ancestors: [Identity]
  ) throws(FileFailure) {
    // Links may lead to one folder on many ways; the count keeps that finite.
    folders += 1
    guard folders <= max(limit, 1) else { throw tooMany }
    for entry in entries {
      guard let name = entry else {
        skip(folder, .nameNotUTF8)
        continue
      }
      try take(joined(folder, name), name, ancestors)
    }
  }

  /// Takes one entry.
  private mutating func take(
    _ path: String, _ name: String, _ ancestors: [Identity]
  ) throws(FileFailure) {
    if isPassedOver(name) { return }
    let location = joined(root, path)
    var status = stat()
    guard unsafe lstat(location, &status) == 0 else { return skip(path, .unreadable) }
    let isLink = kind(status) == S_IFLNK
    if isLink, unsafe stat(location, &status) != 0 {
      guard isWanted(name) else { return }
      return skip(path, errno == ELOOP ? .loop : errno == EACCES ? .unreadable : .brokenLink)
    }
    let isFolder = kind(status) == S_IFDIR
    guard isFolder || isWanted(name) else { return }
    if name.utf8.first == 0x2E { return skip(path, .hidden) }
    if isLink && !staysInside(location) { return skip(path, .outsideLink) }
    if isFolder {
      try enter(path, Identity(status), ancestors)
    } else if kind(status) == S_IFREG {
      paths.append(path)
      guard paths.count <= limit else { throw tooMany }
    } else {
      skip(path, .notRegular)
    }
  }

  /// Goes into a folder, unless it is one that we are in.
  private mutating func enter(
    _ path: String, _ identity: Identity, _ ancestors: [Identity]
  ) throws(FileFailure) {
    if ancestors.contains(identity) { return skip(path, .loop) }
    if ancestors.count > 64 { return skip(path, .tooDeep) }
    let entries: [String?]
    do throws(FileFailure) { entries = try names(in: joined(root, path)) } catch {
      return skip(path, .unreadable)
    }
    try visit(path, entries, ancestors: ancestors + [identity])
  }

  /// Leaves a path out.
  private mutating func skip(_ path: String, _ reason: SkippedPath.Reason) {
    skipped.append(SkippedPath(path: path, reason: reason))
  }

  /// The failure beyond the limit.
  private var tooMany: FileFailure { FileFailure(.tooMany, root, context: String(limit)) }

  /// Whether a name is the debris of an editor or a system.
  private func isPassedOver(_ name: String) -> Bool {
    name == ".DS_Store" || name.hasPrefix("._") || name.lowercased().hasSuffix(".bak")
  }

  /// Whether a name has one of the suffixes.
  private func isWanted(_ name: String) -> Bool {
    let lower = name.lowercased()
    return suffixes.contains { lower.hasSuffix($0) }
  }

  /// Whether a link leads to something within the root.
  private func staysInside(_ location: String) -> Bool {
    guard let target = try? resolved(location).utf8 else { return false }
    let inner = realRoot.utf8.last == 0x2F ? realRoot.utf8 : (realRoot + "/").utf8
    return target.elementsEqual(realRoot.utf8) || target.starts(with: inner)
  }
}
