// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A folder of results that is complete or absent (DESIGN §8).
///
/// Everything is written into a folder beside the destination; `finish` puts that in its place.
/// Without `finish` the temporary folder is removed and the destination is as it was. A folder at
/// the destination is replaced only if it is empty or holds `ranking.json`, our mark.
package final class OutputFolder {
  /// The file by which a folder is known as ours.
  package static let mark = "ranking.json"

  /// The destination as it was given.
  package let path: String

  /// The destination without links.
  private let target: String
  /// The folder beside it.
  private let temporary: String
  /// The relative paths of the files so far.
  private var written: [String] = []
  /// Whether the temporary folder is there.
  private var isOpen = true

  /// Checks the destination and makes the temporary folder.
  package init(_ path: String) throws(FileFailure) {
    self.path = path
    var target = path
    if try linkStatus(path) != nil { target = try resolved(path) }
    self.target = target
    let (folder, name) = split(target)
    guard !name.isEmpty, name != "..", name != "." else { throw FileFailure(.badPath, path) }
    try OutputFolder.requireOurs(target, reportedAs: path)
    temporary = try makeTemporary(in: folder, for: name, reportedAs: path) {
      temporary throws(FileFailure) in
      guard unsafe mkdir(temporary, 0o777) == 0 else { throw FileFailure(errno: errno, temporary) }
    }
  }

  /// Removes what was not finished.
  deinit {
    if isOpen { removeTree(temporary) }
  }

  /// Writes a file; `relative` is a path with `/` inside the folder that is not there yet, and
  /// folders on the way are made.
  package func write(_ bytes: [UInt8], to relative: String) throws(FileFailure) {
    var writer = try open(relative)
    try writer.write(bytes)
    try writer.finish()
  }

  /// Writes a text as UTF-8.
  package func write(_ text: String, to relative: String) throws(FileFailure) {
    try write(Array(text.utf8), to: relative)
  }

  /// Opens a new file to write in parts; the caller calls `finish` on it.
  package func open(_ relative: String) throws(FileFailure) -> FileWriter {
    let parts = relative.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    let isSafe = parts.allSatisfy {
      !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
        && !$0.contains(0)
    }
    guard isOpen, isSafe else { throw FileFailure(.badPath, relative) }
    var folder = temporary
    for part in parts.dropLast() {
      folder = joined(folder, String(Substring(part)))
      if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw FileFailure(errno: errno, relative)
      }
    }
    do throws(FileFailure) {
      let writer = try FileWriter(newFile: joined(temporary, relative))
      written.append(relative)
      return writer
    } catch {
      throw FileFailure(error.code, relative, context: error.context)
    }
  }

  /// Puts the folder in its place; what was there is removed. On a failure the destination is as
  /// it was, and the temporary folder goes with this object.
  ///
  /// `durably` first waits until the disk has every file, so that not even a power cut leaves
  /// empty files under the final name; that costs some milliseconds a file.
  package func finish(durably: Bool = false) throws(FileFailure) {
    guard isOpen else { return }
    if durably {
      for relative in written {
        let file = try Descriptor(joined(temporary, relative), O_RDONLY)
        guard fsync(file.number) == 0 else { throw FileFailure(errno: errno, relative) }
      }
    }
    // Looked at again: it may have changed while the files were written. Between the two renames
    // the destination is absent, never a part.
    let old = temporary + ".old"
    let replaces = try OutputFolder.requireOurs(target, reportedAs: path)
    if replaces, unsafe rename(target, old) != 0 { throw FileFailure(errno: errno, path) }
    guard unsafe rename(temporary, target) == 0 else {
      let number = errno
      if replaces { unsafe rename(old, target) }
      throw FileFailure(errno: number, path)
    }
    isOpen = false
    if replaces { removeTree(old) }
  }

  /// Whether a folder is there; throws unless it is one that we may replace.
  @discardableResult private static func requireOurs(
    _ target: String, reportedAs path: String
  ) throws(FileFailure) -> Bool {
    guard let status = try linkStatus(target) else { return false }
    guard kind(status) == S_IFDIR else { throw FileFailure(.notADirectory, path) }
    let entries: [String?]
    do throws(FileFailure) { entries = try names(in: target) } catch {
      throw FileFailure(error.code, path, context: error.context)
    }
    guard entries.isEmpty || entries.contains(mark) else { throw FileFailure(.notOurs, path) }
    return true
  }
}

/// Removes a folder and all in it as far as the system lets; links are removed, not followed.
///
/// Failures are passed over: it runs where another result or failure is reported already.
private func removeTree(_ path: String) {
  for name in (try? names(in: path)) ?? [] {
    guard let name else { continue }
    let inner = joined(path, name)
    if unsafe unlink(inner) != 0 { removeTree(inner) }
  }
  unsafe rmdir(path)
}
