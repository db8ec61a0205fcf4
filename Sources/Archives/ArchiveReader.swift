// SPDX-License-Identifier: Apache-2.0

#if Archives
internal import CLibArchive
internal import Glibc

/// Unpacks a zip or tar archive in memory: nothing is ever written to a disk.
package enum ArchiveReader {
  /// Why an archive is refused: every defect found until reading stopped.
  package struct Refusal: Error, Sendable {
    /// At least one.
    package let defects: [ArchiveDefect]
  }

  /// The members whose names end in one of the suffixes, in whatever case, by path as bytes.
  ///
  /// Folders, hidden files and the debris of editors and systems are passed over, as in a folder
  /// (`listFiles`). Every path and kind is checked, wanted or not.
  package static func members(
    of archive: [UInt8], suffixes: [String], limits: ArchiveLimits = ArchiveLimits()
  ) throws(Refusal) -> [ArchiveMember] {
    var unpacking = Unpacking(
      suffixes: suffixes.map { $0.lowercased() }, limits: limits, packed: archive.count)
    // libarchive turns names through the locale. This one is the thread's alone, for as long as it
    // reads, so that names do not depend on the environment.
    let names = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let former = unsafe uselocale(names)
    unsafe archive.withUnsafeBytes { unsafe unpacking.run($0) }
    unsafe uselocale(former)
    if let names = unsafe names { unsafe freelocale(names) }
    if !unpacking.defects.isEmpty { throw Refusal(defects: unpacking.defects) }
    return unpacking.members.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}

/// One archive on its way into memory.
private struct Unpacking {
  /// The most defects listed.
  static let mostDefects = 100

  /// libarchive's `AE_IFREG` and `AE_IFDIR`, macros that Swift does not see.
  static let (file, folder): (mode_t, mode_t) = (0o100000, 0o040000)

  /// The wanted ends of names, in lower case.
  let suffixes: [String]
  /// The limits.
  let limits: ArchiveLimits
  /// Bytes of the archive.
  let packed: Int
  /// What was found.
  var members: [ArchiveMember] = []
  /// What is wrong.
  var defects: [ArchiveDefect] = []
  /// The paths of all files, as bytes.
  private var paths: Set<[UInt8]> = []
  /// Bytes unpacked so far.
  private var unpacked = 0

  /// Starts.
  init(suffixes: [String], limits: ArchiveLimits, packed: Int) {
    self.suffixes = suffixes
    self.limits = limits
    self.packed = packed
  }

  /// Reads the whole archive, or up to a defect behind which nothing can be read.
  mutating func run(_ bytes: UnsafeRawBufferPointer) {
    guard let reader = unsafe archive_read_new() else {
      return note(.broken, "", "out of memory")
    }
    defer { unsafe archive_read_free(reader) }
    // Zip by its directory only: a reader that takes what local headers say sees other files than
    // the portal's own tools do. No filter that starts another program.
    unsafe archive_read_support_format_zip_seekable(reader)
    unsafe archive_read_support_format_tar(reader)
    unsafe archive_read_support_filter_gzip(reader)
    unsafe archive_read_support_filter_bzip2(reader)
    unsafe archive_read_support_filter_xz(reader)
    unsafe archive_read_set_options(reader, "hdrcharset=UTF-8")
    guard unsafe archive_read_open_memory(reader, bytes.baseAddress, bytes.count) == ARCHIVE_OK
    else { return note(.broken, "", unsafe words(reader)) }
    var count = 0
    var entry: OpaquePointer?
    while defects.count < Unpacking.mostDefects {
      let status = unsafe archive_read_next_header(reader, &entry)
      if status == ARCHIVE_EOF {
        if count == 0 { note(.broken, "", "no member") }
        return
      }
      count += 1
      guard count <= limits.members else {
        return note(.members, "", "\(limits.members)")
      }
      guard let entry = unsafe entry, status >= ARCHIVE_WARN else {
        return note(.broken, "", unsafe words(reader))
      }
      guard unsafe take(entry, of: reader) else { return }
    }
  }

  /// Takes one member; false where nothing behind it can be read.
  private mutating func take(_ entry: OpaquePointer, of reader: OpaquePointer) -> Bool {
    guard let name = unsafe name(of: entry), let path = Unpacking.safe(name) else {
      note(.badPath, unsafe name(of: entry) ?? "", "")
      return true
    }
    let type = unsafe archive_entry_filetype(entry)
    let isLink =
      unsafe archive_entry_hardlink(entry) != nil
      || archive_entry_symlink(entry) != nil
    if type == Unpacking.folder, !isLink { return true }
    guard type == Unpacking.file, !isLink else {
      note(.notRegular, path, "")
      return true
    }
    if unsafe archive_entry_is_encrypted(entry) != 0 {
      note(.encrypted, path, "")
      return true
    }
    guard paths.insert(Array(path.utf8)).inserted else {
      note(.twice, path, "")
      return true
    }
    let isWanted = isWanted(path)
    // Zip skips what nobody wants without unpacking it; tar unpacks everything anyhow, so there it
    // is counted.
    let isZip =
      unsafe archive_format(reader) & Int32(ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP
    if !isWanted, isZip { return true }
    return unsafe unpack(path, from: reader, keeps: isWanted)
  }

  /// Unpacks one member; false where a limit is broken or the archive is.
  private mutating func unpack(
    _ path: String, from reader: OpaquePointer, keeps: Bool
  ) -> Bool {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe archive_read_data(reader, &chunk, chunk.count)
      if count == 0 { break }
      guard count > 0 else {
        note(.broken, path, unsafe words(reader))
        return count != Int(ARCHIVE_FATAL)
      }
      unpacked += count
      if unpacked > limits.bytes {
        note(.bytes, path, "\(limits.bytes)")
        return false
      }
      if unpacked > limits.slack, unpacked / max(packed, 1) > limits.ratio {
        note(.ratio, path, "\(limits.ratio)")
        return false
      }
      if keeps { bytes.append(contentsOf: chunk[..<count]) }
    }
    if keeps { members.append(ArchiveMember(path: path, bytes: bytes)) }
    return true
  }

  /// The name of a member as UTF-8, or nil.
  private func name(of entry: OpaquePointer) -> String? {
    if let text = unsafe archive_entry_pathname_utf8(entry) {
      return unsafe String(validatingCString: text)
    }
    return unsafe archive_entry_pathname(entry).flatMap { unsafe String(validatingCString: $0) }
  }

  /// The path without `.` components and without a slash at its end; nil where it is absolute,
  /// leads out, has a backslash, a colon behind one letter, or a control character.
  private static func safe(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    guard bytes.count <= 4_096, bytes.first != 0x2F, !bytes.contains(0x5C),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), bytes.count < 2 || bytes[1] != 0x3A
    else { return nil }
    let parts = name.utf8.split(separator: 0x2F).filter { !$0.elementsEqual(".".utf8) }
    if parts.contains(where: { $0.elementsEqual("..".utf8) }) { return nil }
    if parts.isEmpty { return "." }
    return parts.map { String(Substring($0)) }.joined(separator: "/")
  }

  /// Whether a path is one that a folder's listing would take.
  private func isWanted(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    if parts.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return false }
    let lower = path.lowercased()
    return suffixes.contains { lower.hasSuffix($0) }
  }

  /// Notes a defect.
  private mutating func note(_ kind: ArchiveDefect.Kind, _ member: String, _ detail: String) {
    defects.append(ArchiveDefect(kind: kind, member: member, detail: detail))
  }

  /// The library's own words.
  private func words(_ reader: OpaquePointer) -> String {
    unsafe archive_error_string(reader).map { unsafe String(cString: $0) } ?? ""
  }
}
#endif
