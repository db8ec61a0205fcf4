// SPDX-License-Identifier: Apache-2.0

internal import Archives
internal import Intake

#if Workbooks
internal import Workbooks
#endif

extension Reader {
  /// The formats of assessments that the build has beside XML and CSV.
  static var workbooks: [any SheetFormat] {
    #if Workbooks
    [WorkbookFormat()]
    #else
    []
    #endif
  }
}

/// Inputs of the readers of packed files. A made-up archive has wrong checksums and is refused at the
/// door; so an input may also be what stands in it, and is packed here.
enum Packed {
  /// A workbook: as it is where it begins as a zip archive does, else made of parts that are parted by
  /// NUL, each with its name in the first line.
  static func workbook(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.starts(with: [0x50, 0x4B]) else { return bytes }
    var zip = Zip()
    for part in bytes.split(separator: 0) {
      let end = part.firstIndex(of: 0x0A) ?? part.endIndex
      let name = String(decoding: part[..<end].prefix(1_000), as: UTF8.self)
      zip.add(name, Array(part[end...].dropFirst()))
    }
    return zip.archive
  }

  /// The promises that the reader of archives breaks: members have paths that can be joined to a
  /// folder's, each once; what is refused has a defect; and it gives the same again. The bytes are an
  /// archive, or, behind the word `paths`, the paths of its members, one a line.
  static func archive(_ bytes: [UInt8]) -> [String] {
    #if Archives
    var archive = bytes
    if bytes.starts(with: "paths\n".utf8) {
      var zip = Zip()
      for line in bytes.dropFirst(6).split(separator: 0x0A) {
        zip.add(String(decoding: line, as: UTF8.self), Array(line))
      }
      archive = zip.archive
    }
    let first = read(archive)
    let again = read(archive)
    guard first.defects == again.defects, first.paths == again.paths else {
      return ["another result the second time"]
    }
    if !first.defects.isEmpty { return first.paths.isEmpty ? [] : ["members and defects"] }
    var broken: [String] = []
    if Set(first.paths).count != first.paths.count { broken.append("a path twice") }
    for path in first.paths {
      let parts = path.split(separator: 0x2F, omittingEmptySubsequences: false)
      let isSafe = parts.allSatisfy { part in
        !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
          && part.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }
      }
      if !isSafe { broken.append("the path \(path)") }
    }
    return broken
    #else
    return []
    #endif
  }

  #if Archives
  /// What the reader gives under narrow limits: the paths, and the defects.
  private static func read(_ bytes: [UInt8]) -> (paths: [[UInt8]], defects: [ArchiveDefect]) {
    var limits = ArchiveLimits()
    (limits.members, limits.bytes, limits.slack) = (1_000, 10_000_000, 1_000_000)
    do throws(ArchiveReader.Refusal) {
      let members = try ArchiveReader.members(of: bytes, suffixes: [".xml"], limits: limits)
      return (members.map { Array($0.path.utf8) }, [])
    } catch {
      return ([], error.defects)
    }
  }
  #endif
}
