// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file that is being written through a buffer of 64 KB.
package struct FileWriter: ~Copyable {
  /// The path, for failures.
  private let path: String
  /// The open file.
  private let file: Descriptor
  /// What the system does not have yet.
  private var buffer: [UInt8] = []
  /// The size of the buffer in bytes.
  private static let capacity = 65_536

  /// Opens a new file; one that is there is a failure.
  init(newFile path: String) throws(FileFailure) {
    self.path = path
    file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    buffer.reserveCapacity(FileWriter.capacity)
  }

  /// Writes to a descriptor of the process.
  private init(standard number: Int32) {
    path = "-"
    file = Descriptor(standard: number)
  }

  /// Standard output.
  package static func standardOutput() -> FileWriter { FileWriter(standard: STDOUT_FILENO) }

  /// Standard error.
  package static func standardError() -> FileWriter { FileWriter(standard: STDERR_FILENO) }

  /// Appends bytes.
  package mutating func write(_ bytes: [UInt8]) throws(FileFailure) {
    if buffer.count + bytes.count > FileWriter.capacity { try flush() }
    if bytes.count >= FileWriter.capacity {
      try file.write(bytes.span, path)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// Appends a text as UTF-8.
  package mutating func write(_ text: String) throws(FileFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= FileWriter.capacity { try flush() }
  }

  /// Hands what is in the buffer to the system. Without a last `flush` or `finish` the end of the
  /// text is lost: a `deinit` could not report a failure.
  package mutating func flush() throws(FileFailure) {
    guard !buffer.isEmpty else { return }
    try file.write(buffer.span, path)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes the rest and closes; `durably` waits until the disk has it.
  package consuming func finish(durably: Bool = false) throws(FileFailure) {
    try flush()
    if durably, fsync(file.number) != 0 { throw FileFailure(errno: errno, path) }
  }
}

/// Writes a file beside its place and renames it: readers see the old content or the new, never
/// a part. A folder in its place is refused; links are followed.
package func writeAtomically(_ bytes: [UInt8], to path: String) throws(FileFailure) {
  try writeAtomically(to: path) { (writer) throws(FileFailure) in try writer.write(bytes) }
}

/// The same for what is written in parts.
package func writeAtomically(
  to path: String, _ write: (inout FileWriter) throws(FileFailure) -> Void
) throws(FileFailure) {
  var target = path
  if let status = try linkStatus(path) {
    if kind(status) == S_IFLNK { target = try resolved(path) }
    if let end = try linkStatus(target) {
      if kind(end) == S_IFDIR { throw FileFailure(.isDirectory, path) }
      if kind(end) != S_IFREG { throw FileFailure(.notRegular, path) }
    }
  }
  let (folder, name) = split(target)
  guard !name.isEmpty, name != "..", name != "." else { throw FileFailure(.badPath, path) }
  let temporary = try makeTemporary(in: folder, for: name, reportedAs: path) {
    temporary throws(FileFailure) in
    var writer = try FileWriter(newFile: temporary)
    do throws(FileFailure) {
      try write(&writer)
      try writer.finish(durably: true)
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }
  guard unsafe rename(temporary, target) == 0 else {
    let number = errno
    unsafe unlink(temporary)
    throw FileFailure(errno: number, path)
  }
}

/// Calls `make` with names beside the target until one is free, and returns that one.
func makeTemporary(
  in folder: String, for name: String, reportedAs path: String,
  _ make: (String) throws(FileFailure) -> Void
) throws(FileFailure) -> String {
  for attempt in 0..<1000 {
    let temporary = joined(folder, ".\(name).partial-\(getpid())-\(attempt)")
    do throws(FileFailure) {
      try make(temporary)
      return temporary
    } catch {
      if error.code == .exists { continue }
      throw FileFailure(error.code, path, context: error.context)
    }
  }
  throw FileFailure(errno: EEXIST, path)
}

/// Writes a file that is not there yet; one that is there is a failure and stays as it is. What
/// could not be written whole is removed.
package func writeNew(_ bytes: [UInt8], to path: String) throws(FileFailure) {
  var writer = try FileWriter(newFile: path)
  do throws(FileFailure) {
    try writer.write(bytes)
    try writer.finish()
  } catch {
    unsafe unlink(path)
    throw error
  }
}
