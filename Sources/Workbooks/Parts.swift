// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import CLibZip
internal import Glibc
internal import Intake
internal import Model

/// What keeps a workbook from being read.
struct WorkbookFault: Error {
  /// What is wrong.
  let kind: FindingKind
  /// The arguments of its sentence.
  let arguments: [(String, String)]

  /// What is wrong.
  init(_ kind: FindingKind, _ arguments: [(String, String)] = []) {
    self.kind = kind
    self.arguments = arguments
  }
}

/// The limits of a workbook; an honest sheet of 500 applications stays below a tenth of each.
package struct WorkbookLimits: Sendable, Hashable {
  /// Parts of the file.
  package var parts = 200
  /// Bytes of one part, unpacked.
  package var bytes = 50_000_000
  /// Bytes of all parts that are read, unpacked.
  package var total = 100_000_000
  /// How many times larger a part may be unpacked; small parts are let through.
  package var ratio = 100
  /// Characters of all comments and conflicts.
  package var words = 5_000_000

  /// The defaults.
  package init() {}
}

/// The parts of a workbook: a zip archive in memory, unpacked into memory under limits. Nothing is
/// written anywhere, so no name in it can reach a file.
struct Parts {
  /// The name and content of each part that may be needed.
  private var contents: [(name: String, bytes: [UInt8])] = []

  /// Below this many bytes, unpacked, the ratio is not looked at: blank parts pack well.
  private static let harmless = 1_000_000

  /// Unpacks what a reader of scores may need: XML and relations.
  init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookFault) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      throw WorkbookFault(WorkbookFindings.encrypted)
    }
    guard bytes.starts(with: [0x50, 0x4B]) else {
      throw WorkbookFault(WorkbookFindings.notAWorkbook, [("detail", "not a ZIP archive")])
    }
    let unpacked: Result<[(name: String, bytes: [UInt8])], WorkbookFault> =
      unsafe bytes.withUnsafeBytes { raw in
        do throws(WorkbookFault) { return .success(unsafe try Parts.unpack(raw, limits)) } catch {
          return .failure(error)
        }
      }
    contents = try unpacked.get()
  }

  /// The names of the parts that were unpacked, in the archive's order.
  var names: [String] { contents.map(\.name) }

  /// The content of a part, or nil.
  subscript(name: String) -> [UInt8]? {
    contents.first { $0.name == name }?.bytes
  }

  /// The content of a part that must be there.
  func required(_ name: String) throws(WorkbookFault) -> [UInt8] {
    guard let bytes = self[name] else {
      throw WorkbookFault(WorkbookFindings.brokenPart, [("part", name), ("detail", "missing")])
    }
    return bytes
  }

  /// Unpacks the parts of an archive.
  private static func unpack(
    _ raw: UnsafeRawBufferPointer, _ limits: WorkbookLimits
  ) throws(WorkbookFault) -> [(name: String, bytes: [UInt8])] {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    guard
      let source = unsafe zip_source_buffer_create(raw.baseAddress, UInt64(raw.count), 0, &error)
    else { throw unsafe fault(&error) }
    guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      unsafe zip_source_free(source)
      throw unsafe fault(&error)
    }
    defer { unsafe zip_discard(archive) }
    let count = unsafe zip_get_num_entries(archive, 0)
    guard count <= limits.parts else { throw limit("parts", count, limits.parts) }
    var parts: [(name: String, bytes: [UInt8])] = []
    var seen: Set<String> = []
    var total = 0
    for index in 0..<UInt64(max(count, 0)) {
      var status = unsafe zip_stat_t()
      unsafe zip_stat_init(&status)
      guard unsafe zip_stat_index(archive, index, 0, &status) == 0, let name = unsafe status.name
      else { throw WorkbookFault(WorkbookFindings.notAWorkbook, [("detail", "no directory")]) }
      let part = unsafe String(cString: name)
      try check(part, &seen)
      let isEncrypted = unsafe status.encryption_method != UInt16(ZIP_EM_NONE)
      if isEncrypted { throw WorkbookFault(WorkbookFindings.encrypted) }
      let size = unsafe status.size
      let packed = unsafe status.comp_size
      guard size <= UInt64(limits.bytes) else {
        throw limit("bytes of \(part)", Int64(clamping: size), limits.bytes)
      }
      if size > harmless, size / max(packed, 1) > limits.ratio {
        throw limit("ratio of \(part)", Int64(clamping: size / max(packed, 1)), limits.ratio)
      }
      guard part.hasSuffix(".xml") || part.hasSuffix(".rels") else { continue }
      total += Int(size)
      guard total <= limits.total else { throw limit("bytes", Int64(total), limits.total) }
      parts.append((part, unsafe try read(archive, index, part, Int(size))))
    }
    return parts
  }

  /// Refuses a name that would leave a folder, or that comes twice.
  private static func check(_ part: String, _ seen: inout Set<String>) throws(WorkbookFault) {
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false)
    let isOutside =
      part.hasPrefix("/") || part.contains("\\") || part.contains(":")
      || pieces.contains { $0 == ".." || $0 == "." }
    if isOutside {
      throw WorkbookFault(
        WorkbookFindings.suspicious, [("part", part), ("detail", "path name")])
    }
    guard seen.insert(part.lowercased()).inserted else {
      throw WorkbookFault(
        WorkbookFindings.suspicious, [("part", part), ("detail", "occurs twice")])
    }
  }

  /// Unpacks one part; never more than its directory said.
  private static func read(
    _ archive: OpaquePointer, _ index: UInt64, _ part: String, _ size: Int
  ) throws(WorkbookFault) -> [UInt8] {
    guard let file = unsafe zip_fopen_index(archive, index, 0) else {
      throw WorkbookFault(WorkbookFindings.brokenPart, [("part", part), ("detail", "no content")])
    }
    defer { unsafe zip_fclose(file) }
    // One byte more than announced: what is longer lies about its size.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while filled <= size {
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        unsafe zip_fread(
          file, room.baseAddress.map { unsafe $0 + filled }, UInt64(size + 1 - filled))
      }
      guard count >= 0 else {
        throw WorkbookFault(WorkbookFindings.brokenPart, [("part", part), ("detail", "checksum")])
      }
      if count == 0 { break }
      filled += Int(count)
    }
    guard filled == size else {
      throw WorkbookFault(WorkbookFindings.suspicious, [("part", part), ("detail", "false size")])
    }
    bytes.removeLast()
    return bytes
  }

  /// A limit that is exceeded.
  private static func limit(_ what: String, _ found: Int64, _ most: Int) -> WorkbookFault {
    WorkbookFault(
      WorkbookFindings.limit, [("what", what), ("found", "\(found)"), ("most", "\(most)")])
  }

  /// libzip's own words.
  private static func fault(_ error: inout zip_error_t) -> WorkbookFault {
    let detail = unsafe zip_error_strerror(&error).map { unsafe String(cString: $0) }
    return WorkbookFault(WorkbookFindings.notAWorkbook, [("detail", detail ?? "")])
  }
}

#endif
