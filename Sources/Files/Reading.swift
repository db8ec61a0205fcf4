// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Bounded reading: one open, one look, one read.
package enum Reading {
  /// The bytes of a regular file of at most `limit` bytes.
  ///
  /// Folders, pipes and devices are refused, as is a file that changes while it is read.
  package static func bytes(of path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    try bytes(of: path, limit: limit, most: Int.max)
  }

  /// The beginning of a regular file: at most `most` bytes, however large it is.
  package static func beginning(of path: String, most: Int) throws(FileFailure) -> [UInt8] {
    try bytes(of: path, limit: Int.max, most: most)
  }

  /// The bytes of a regular file of at most `limit` bytes, of them the first `most`.
  private static func bytes(
    of path: String, limit: Int, most: Int
  ) throws(FileFailure) -> [UInt8] {
    let file = try Descriptor(path, O_RDONLY)
    let before = try file.status(path)
    let size = try checkedSize(before, path, limit)
    // One byte more than the file has shows whether it has grown.
    let room = min(size < Int.max ? size + 1 : size, most)
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(FileFailure) {
        count = unsafe try fill(
          UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<room]),
          min(size, most), file, path)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    let isWhole = size < most || bytes.count < most
    try requireUnchanged(before, isWhole ? bytes.count : size, file, path)
    return bytes
  }

  /// Reads a file into a buffer of the caller, whose storage is used again; on a failure the
  /// buffer is empty.
  package static func read(
    _ path: String, limit: Int, into buffer: inout [UInt8]
  ) throws(FileFailure) {
    var complete = false
    defer { if !complete { buffer.removeAll(keepingCapacity: true) } }
    let file = try Descriptor(path, O_RDONLY)
    let before = try file.status(path)
    let size = try checkedSize(before, path, limit)
    if buffer.count <= size {
      buffer.append(contentsOf: repeatElement(0, count: size + 1 - buffer.count))
    }
    let count = unsafe try buffer.withUnsafeMutableBufferPointer { bytes throws(FileFailure) in
      unsafe try fill(UnsafeMutableRawBufferPointer(bytes), size, file, path)
    }
    try requireUnchanged(before, count, file, path)
    buffer.removeLast(buffer.count - count)
    complete = true
  }

  /// Hands out a regular file of at most `limit` bytes piece by piece, so that it is never held whole.
  package static func pieces(
    of path: String, limit: Int, _ body: (borrowing Span<UInt8>) -> Void
  ) throws(FileFailure) {
    let file = try Descriptor(path, O_RDONLY)
    let before = try file.status(path)
    let size = try checkedSize(before, path, limit)
    var piece = [UInt8](repeating: 0, count: min(size + 1, 1_048_576))
    var count = 0
    while true {
      let more = unsafe try piece.withUnsafeMutableBufferPointer {
        buffer throws(FileFailure) in
        unsafe try file.read(into: UnsafeMutableRawBufferPointer(buffer), path)
      }
      body(piece.span.extracting(0..<more))
      count += more
      if more == 0 || count > size { break }
    }
    try requireUnchanged(before, count, file, path)
  }

  /// The beginning of standard input: at most `most` bytes; what follows is not read.
  package static func standardInput(most: Int) throws(FileFailure) -> [UInt8] {
    try stream(Descriptor(standard: STDIN_FILENO), most: most)
  }

  /// The beginning of a stream, whose size nobody knows beforehand.
  static func stream(
    _ file: consuming Descriptor, most: Int
  ) throws(FileFailure) -> [UInt8] {
    if kind(try file.status("-")) == S_IFDIR { throw FileFailure(.isDirectory, "-") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe try chunk.withUnsafeMutableBufferPointer {
        buffer throws(FileFailure) in
        unsafe try file.read(into: UnsafeMutableRawBufferPointer(buffer), "-")
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<min(count, most - bytes.count)])
      if bytes.count == most { return bytes }
    }
  }

  /// The size of a regular file within the limit.
  private static func checkedSize(
    _ status: stat, _ path: String, _ limit: Int
  ) throws(FileFailure) -> Int {
    switch kind(status) {
    case S_IFREG: break
    case S_IFDIR: throw FileFailure(.isDirectory, path)
    default: throw FileFailure(.notRegular, path)
    }
    guard status.st_size <= limit else {
      throw FileFailure(.tooLarge, path, context: String(limit))
    }
    return Int(status.st_size)
  }

  /// Fills a buffer from the file until `size` bytes are there. A buffer of one byte more than the file's
  /// size shows whether it has grown; one that has not takes one call of the system.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ size: Int, _ file: borrowing Descriptor,
    _ path: String
  ) throws(FileFailure) -> Int {
    var count = 0
    repeat {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let more = unsafe try file.read(into: rest, path)
      if more == 0 { break }
      count += more
    } while count < size
    return count
  }

  /// A file that grew, shrank or was written to is neither its old nor its new content.
  private static func requireUnchanged(
    _ before: stat, _ count: Int, _ file: borrowing Descriptor, _ path: String
  ) throws(FileFailure) {
    let after = try file.status(path)
    guard count == Int(before.st_size), after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw FileFailure(.changed, path) }
  }
}
