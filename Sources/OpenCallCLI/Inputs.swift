// SPDX-License-Identifier: Apache-2.0

internal import Files
internal import Glibc
internal import Model
internal import Notation
internal import Pipeline

/// Turns what a user types into inputs below a common root (DESIGN §10).
struct Inputs {
  /// Where applications come from.
  enum Source {
    /// A folder, a file, or an archive.
    case files(String)
    /// Files of kept appraisals.
    case kept([String])
  }

  /// The inputs as typed.
  let call: String
  let applications: Source
  let assessments: [String]
  let receipts: String?
  let decisions: String?
  /// The annexes and the applications of the earlier stage.
  let evidence: (annexes: [String]?, earlier: [String])
  /// The most files that a folder may hold.
  let mostFiles: Int

  /// The set; what was passed over is said on standard error, and what cannot be read ends the job.
  func set(complainingIn language: Language) throws(JobFailure) -> InputSet {
    let found = try set()
    Terminal.complain(of: found.skipped, language)
    if let unreadable = found.skipped.first(where: { $0.reason == .unreadable }) {
      throw .failed(Loading.words(FileFailure(.permission, unreadable.path)))
    }
    return found.set
  }

  /// The set, and paths that were passed over with the reason.
  private func set() throws(JobFailure) -> (set: InputSet, skipped: [SkippedPath]) {
    var material = Material()
    switch applications {
    case .files(let path):
      // An archive stands for a folder of its name; its members are held in memory.
      if ArchiveInputs.isArchive(path) {
        material.members = try ArchiveInputs.members(of: path, mostFiles: mostFiles)
      }
    case .kept(let paths):
      for path in paths { material.kept.append(try Inputs.keptFile(path)) }
    }
    do throws(FileFailure) { try find(&material) } catch { throw .failed(Loading.words(error)) }
    return (try set(of: material), material.skipped)
  }

  /// What was found, by absolute paths.
  private struct Material {
    /// The members of an archive, or nil.
    var members: [(path: String, bytes: [UInt8])]?
    /// The kept appraisals.
    var kept: [KeptFile] = []
    /// The root of their paths, ended by `/`.
    var keptRoot = ""
    /// The call.
    var call = ""
    /// The applications.
    var applications: [String] = []
    /// The assessments.
    var assessments: [String] = []
    /// The receipts.
    var receipts: String?
    /// The decisions.
    var decisions: String?
    /// The annexes.
    var annexes: [String]?
    /// The applications of the earlier stage.
    var earlier: [String] = []
    /// What was passed over.
    var skipped: [SkippedPath] = []
  }

  /// Finds all files.
  private func find(_ material: inout Material) throws(FileFailure) {
    if case .files(let path) = applications {
      if let members = material.members {
        let archive = try Inputs.absolute(path)
        material.applications = members.map { PathText.joined(archive, $0.path) }
      } else {
        material.applications = try files(path, [".xml"], &material.skipped)
      }
      guard !material.applications.isEmpty else {
        throw FileFailure(.nothingToRead, path, context: "*.xml")
      }
    }
    for path in assessments {
      // Workbooks are found also by a tool that cannot read them: it then says so.
      let found = try files(path, [".xml", ".csv", ".xlsx"], &material.skipped)
      guard !found.isEmpty else {
        throw FileFailure(.nothingToRead, path, context: "*.xml, *.csv, *.xlsx")
      }
      material.assessments += found
    }
    material.call = try Inputs.absolute(call)
    if let receipts { material.receipts = try Inputs.absolute(receipts) }
    if let decisions { material.decisions = try Inputs.absolute(decisions) }
    for path in evidence.annexes ?? [] {
      material.annexes = (material.annexes ?? []) + [try Inputs.absolute(path)]
    }
    for path in evidence.earlier { material.earlier.append(try Inputs.absolute(path)) }
    if let written = material.kept.first?.head.inputs.first(where: { $0.role == .call }) {
      // Where the call stood below the root says where the root is.
      let parts = material.call.split(separator: "/")
      let above = parts.dropLast(written.path.split(separator: "/").count)
      material.keptRoot = above.isEmpty ? "/" : "/" + above.joined(separator: "/") + "/"
    }
  }

  /// The set below the deepest folder that holds everything.
  private func set(of material: Material) throws(JobFailure) -> InputSet {
    var all = [material.call] + material.applications + material.assessments
    all += [material.receipts, material.decisions].compactMap { $0 }
    all += (material.annexes ?? []) + material.earlier
    if !material.kept.isEmpty { all.append(material.keptRoot + "*") }
    let root = Inputs.commonFolder(all)
    func relative(_ path: String) -> String { String(path.dropFirst(root.count)) }
    func sorted(_ paths: [String]) -> [String] {
      var seen: Set<ExactText> = []
      return paths.map(relative).filter { seen.insert(ExactText($0)).inserted }
        .sorted(by: PathText.precedes)
    }
    var held = HeldFiles()
    for (path, member) in zip(material.applications, material.members ?? []) {
      held[relative(path)] = member.bytes
    }
    let kept =
      material.kept.isEmpty
      ? nil
      : try KeptSet(
        material.kept, prefix: relative(material.keptRoot), tool: OpenCall.version)
    return InputSet(
      root: root, call: relative(material.call), applications: sorted(material.applications),
      assessments: sorted(material.assessments), receipts: material.receipts.map(relative),
      decisions: material.decisions.map(relative), annexes: material.annexes.map(sorted),
      earlier: sorted(material.earlier), held: held, kept: kept)
  }

  /// A file of kept appraisals.
  private static func keptFile(_ path: String) throws(JobFailure) -> KeptFile {
    let bytes: [UInt8]
    do { bytes = try Reading.bytes(of: path, limit: mostKeptBytes) } catch {
      throw .failed(Loading.words(error))
    }
    do throws(KeptFile.Fault) { return try KeptFile(bytes, path: path) } catch {
      throw .failed(error.words(path))
    }
  }

  /// The most bytes of a file of kept appraisals: some millions of applications.
  private static let mostKeptBytes = 16_000_000_000

  /// The files that a path names, absolute: itself, or those below it.
  private func files(
    _ path: String, _ suffixes: [String], _ skipped: inout [SkippedPath]
  ) throws(FileFailure) -> [String] {
    let listing = try listFiles(under: path, suffixes: suffixes, limit: mostFiles)
    skipped += listing.skipped
    var files: [String] = []
    for path in listing.paths { files.append(try Inputs.absolute(listing.location(of: path))) }
    return files
  }

  /// A path from the root of the file system, `.` and `..` resolved as text.
  static func absolute(_ path: String) throws(FileFailure) -> String {
    var parts: [Substring] = []
    if !path.hasPrefix("/") {
      guard let folder = unsafe getcwd(nil, 0) else { throw FileFailure(errno: errno, ".") }
      defer { unsafe free(folder) }
      parts = unsafe String(cString: folder).split(separator: "/")
    }
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": if !parts.isEmpty { parts.removeLast() }
      default: parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The deepest folder that holds all paths, ended by `/`.
  static func commonFolder(_ paths: [String]) -> String {
    guard let first = paths.first else { return "/" }
    var common = Array(first.split(separator: "/").dropLast())
    for path in paths.dropFirst() {
      let parts = path.split(separator: "/").dropLast()
      var same = 0
      for (left, right) in zip(common, parts) {
        guard left.utf8.elementsEqual(right.utf8) else { break }
        same += 1
      }
      common.removeLast(common.count - same)
    }
    return common.isEmpty ? "/" : "/" + common.joined(separator: "/") + "/"
  }
}
