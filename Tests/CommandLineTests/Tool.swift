// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Runs the built tool as a user would: the one helper for it (DESIGN §12).
struct Tool {
  /// What a run gave.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
    /// Both, for messages of failed expectations.
    var all: String { output + errors }
  }

  /// The repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The sample of the first call.
  static let sample = root.appendingPathComponent("Samples/iurc-china")

  /// The tool beside the test bundle.
  static let binary: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("opencall")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return root.appendingPathComponent(".build/debug/opencall")
  }()

  /// Runs the tool; `folder` is where, `environment` is added to a plain English one.
  @discardableResult
  static func run(
    _ arguments: [String], in folder: URL = sample, environment: [String: String] = [:],
    input: Data? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["LANG": "C", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    // Files, not pipes: a pipe that nobody empties stops the tool.
    let scratch = try Scratch()
    let files = try ["in", "out", "err"].map { name in
      let file = scratch.folder.appendingPathComponent(name)
      try (name == "in" ? input ?? Data() : Data()).write(to: file)
      return try name == "in"
        ? FileHandle(forReadingFrom: file) : FileHandle(forWritingTo: file)
    }
    process.standardInput = files[0]
    process.standardOutput = files[1]
    process.standardError = files[2]
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) -> String {
      let file = scratch.folder.appendingPathComponent(name)
      return String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
    return Run(status: process.terminationStatus, output: text("out"), errors: text("err"))
  }

  /// The arguments that rank the sample, or a copy of it, into a folder.
  static func rank(into out: URL, _ more: [String] = []) -> [String] {
    [
      "rank", "call.xml", "--applications", "applications", "--assessments", "assessments",
      "--receipts", "receipts.xml", "--decisions", "decisions.xml", "--out", out.path,
    ] + more
  }
}

/// A temporary folder; all of them go away when the tests end.
struct Scratch {
  let folder: URL

  /// The folder of all temporary folders of this run.
  private static let all: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("opencall-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: Scratch.all) }
    return folder
  }()

  init() throws {
    folder = Self.all.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// A place in it.
  func path(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// A copy of the sample in it, files written in another order than the original's.
  func sampleCopy(_ name: String = "copy", reversed: Bool = false) throws -> URL {
    let copy = path(name)
    let root = Tool.sample
    var files: [String] = []
    for case let file as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
      if file.hasPrefix("expected") { continue }
      let values = try root.appendingPathComponent(file).resourceValues(
        forKeys: [.isDirectoryKey])
      if values.isDirectory != true { files.append(file) }
    }
    files.sort()
    if reversed { files.reverse() }
    for file in files {
      let target = copy.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: root.appendingPathComponent(file), to: target)
    }
    return copy
  }

  /// Writes a file in it.
  @discardableResult
  func write(_ text: String, _ name: String) throws -> URL {
    let file = path(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
