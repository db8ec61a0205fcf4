// SPDX-License-Identifier: Apache-2.0

internal import Archives
internal import Files
internal import Glibc
internal import Model
internal import Notation
internal import Pipeline

/// Archives as a source of applications: an archive stands for a folder of its name (DESIGN §3).
enum ArchiveInputs {
  /// The ends of names that archives have.
  static let suffixes = [
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz",
  ]

  /// Whether a path is an archive by its name, and not a folder.
  static func isArchive(_ path: String) -> Bool {
    let lower = path.lowercased()
    guard suffixes.contains(where: { lower.hasSuffix($0) }) else { return false }
    var status = Glibc.stat()
    return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR
  }

  /// The applications of an archive: path in the archive, and bytes.
  static func members(
    of path: String, mostFiles: Int
  ) throws(JobFailure) -> [(path: String, bytes: [UInt8])] {
    #if Archives
    let bytes: [UInt8]
    do { bytes = try Reading.bytes(of: path, limit: 2_000_000_000) } catch {
      throw .failed(Loading.words(error))
    }
    var limits = ArchiveLimits()
    limits.members = min(limits.members, mostFiles)
    do {
      return try ArchiveReader.members(of: bytes, suffixes: [".xml"], limits: limits)
        .map { ($0.path, $0.bytes) }
    } catch {
      throw .inputRefused(error.defects.map { ArchiveFindings.finding($0, archive: path) })
    }
    #else
    throw .failed(
      Texts(
        en: "\(path): this build reads no archives; unpack it into a folder, or build opencall "
          + "with --traits Archives",
        zh: "\(path)：此版本不读取压缩包；请解压到文件夹，或用 --traits Archives 构建 opencall"))
    #endif
  }

  /// The inputs of a published ranking that stand in archives below the root.
  static func held(_ inputs: [InputFile], root: String) throws(JobFailure) -> HeldFiles {
    var held = HeldFiles()
    var seen: Set<ExactText> = []
    for input in inputs where input.role == .application {
      var prefix = ""
      for part in input.path.split(separator: "/").dropLast() {
        prefix = PathText.joined(prefix, String(part))
        let location = PathText.joined(root, prefix)
        guard isArchive(location) else { continue }
        if seen.insert(ExactText(prefix)).inserted {
          for member in try members(of: location, mostFiles: Int.max) {
            held[PathText.joined(prefix, member.path)] = member.bytes
          }
        }
        break
      }
    }
    return held
  }
}
