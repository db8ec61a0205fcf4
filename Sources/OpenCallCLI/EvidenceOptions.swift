// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Files
internal import Model
internal import Pipeline

/// What rules may want beside an application: annexes, and the earlier stage (DESIGN §2).
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The files handed in beside applications; their digests are compared.", valueName: "folder"))
  var annexes: String?

  @Option(
    help: ArgumentHelp(
      "The applications of the earlier stage: a file or a folder.", valueName: "path"))
  var earlier: String?

  /// The files; a folder that cannot be read ends the job.
  func asked(limit: Int) throws(JobFailure) -> (annexes: [String]?, earlier: [String]) {
    do { return try files(limit: limit) } catch { throw .failed(Loading.words(error)) }
  }

  /// The files, as the system opens them; annexes nil where none are given.
  private func files(limit: Int) throws(FileFailure) -> (annexes: [String]?, earlier: [String]) {
    let annexes = try annexes.map { (path) throws(FileFailure) in
      let files = try EvidenceOptions.files(path, [""], limit)
      // None at all is a slip of the hand; a re-run could not tell it from no folder.
      guard !files.isEmpty else { throw FileFailure(.nothingToRead, path, context: "*") }
      return files
    }
    let earlier = try earlier.map { (path) throws(FileFailure) in
      let files = try EvidenceOptions.files(path, [".xml"], limit)
      guard !files.isEmpty else { throw FileFailure(.nothingToRead, path, context: "*.xml") }
      return files
    }
    return (annexes, earlier ?? [])
  }

  /// The files that a path names, or those below it.
  private static func files(
    _ path: String, _ suffixes: [String], _ limit: Int
  ) throws(FileFailure) -> [String] {
    let listing = try listFiles(under: path, suffixes: suffixes, limit: limit)
    return listing.paths.map { listing.location(of: $0) }
  }
}
