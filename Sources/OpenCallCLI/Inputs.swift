// SPDX-License-Identifier: Apache-2.0

internal import Files
internal import Glibc
internal import Model
internal import Notation
internal import Pipeline

/// Turns what a user types into inputs below a common root (DESIGN §10).
struct Inputs {
  /// The inputs as typed.
  let call: String
  let applications: String
  let assessments: [String]
  let receipts: String?
  let decisions: String?
  /// The annexes and the applications of the earlier stage.
  let evidence: (annexes: [String]?, earlier: [String])
  /// The most files that a folder may hold.
  let mostFiles: Int

  /// The set, and paths that were passed over with the reason.
  ///
  /// An archive of applications stands for a folder of its name; its members are held in memory.
  func set() throws(JobFailure) -> (set: InputSet, skipped: [SkippedPath]) {
    let members =
      ArchiveInputs.isArchive(applications)
      ? try ArchiveInputs.members(of: applications, mostFiles: mostFiles) : nil
    do throws(FileFailure) {
      return try set(members)
    } catch {
      throw .failed(Loading.words(error))
    }
  }

  /// The set, with the members of an archive or with the files of a folder.
  private func set(
    _ members: [(path: String, bytes: [UInt8])]?
  ) throws(FileFailure) -> (set: InputSet, skipped: [SkippedPath]) {
    var skipped: [SkippedPath] = []
    var applicationFiles: [String] = []
    if let members {
      let archive = try Inputs.absolute(applications)
      applicationFiles = members.map { PathText.joined(archive, $0.path) }
    } else {
      applicationFiles = try files(applications, [".xml"], &skipped)
    }
    guard !applicationFiles.isEmpty else {
      throw FileFailure(.nothingToRead, applications, context: "*.xml")
    }
    var assessmentFiles: [String] = []
    for path in assessments {
      // Workbooks are found also by a tool that cannot read them: it then says so.
      let found = try files(path, [".xml", ".csv", ".xlsx"], &skipped)
      guard !found.isEmpty else {
        throw FileFailure(.nothingToRead, path, context: "*.xml, *.csv, *.xlsx")
      }
      assessmentFiles += found
    }
    let call = try Inputs.absolute(self.call)
    let receipts = try self.receipts.map { (path) throws(FileFailure) in
      try Inputs.absolute(path)
    }
    let decisions = try self.decisions.map { (path) throws(FileFailure) in
      try Inputs.absolute(path)
    }
    func absolute(_ paths: [String]) throws(FileFailure) -> [String] {
      var result: [String] = []
      for path in paths { result.append(try Inputs.absolute(path)) }
      return result
    }
    let annexes = try absolute(evidence.annexes ?? [])
    let earlier = try absolute(evidence.earlier)
    let all =
      [call] + applicationFiles + assessmentFiles
      + [receipts, decisions].compactMap { $0 } + annexes + earlier
    let root = Inputs.commonFolder(all)
    func relative(_ path: String) -> String { String(path.dropFirst(root.count)) }
    func sorted(_ paths: [String]) -> [String] {
      var seen: Set<ExactText> = []
      return paths.map(relative).filter { seen.insert(ExactText($0)).inserted }
        .sorted(by: PathText.precedes)
    }
    var held = HeldFiles()
    for (path, member) in zip(applicationFiles, members ?? []) {
      held[relative(path)] = member.bytes
    }
    let set = InputSet(
      root: root, call: relative(call), applications: sorted(applicationFiles),
      assessments: sorted(assessmentFiles), receipts: receipts.map(relative),
      decisions: decisions.map(relative),
      annexes: evidence.annexes == nil ? nil : sorted(annexes), earlier: sorted(earlier),
      held: held)
    return (set, skipped)
  }

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
