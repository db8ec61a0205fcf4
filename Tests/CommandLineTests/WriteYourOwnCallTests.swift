// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Follows a page of the documentation: its fenced blocks say what to do, in order.
///
/// ```` ```sh ```` is a script (`sh fails`: it must leave with 1), ```` ```text ```` lines must stand
/// in what was said, ```` ```xml FILE ```` and ```` ```csv FILE ```` write a file,
/// ```` ```diff FILE ```` replaces the lines with `-` by those with `+`.
struct Page {
  /// A fenced block.
  struct Block {
    let info: [String]
    let lines: [String]
  }

  let blocks: [Block]

  init(_ text: String) {
    var blocks: [Block] = []
    var info: [String]?
    var lines: [String] = []
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```"), let open = info {
        blocks.append(Block(info: open, lines: lines))
        info = nil
      } else if line.hasPrefix("```") {
        info = line.dropFirst(3).split(separator: " ").map(String.init)
        lines = []
      } else if info != nil {
        lines.append(line)
      }
    }
    self.blocks = blocks
  }

  /// Does in a folder what the page says.
  func follow(in folder: URL) throws {
    var said = ""
    for block in blocks {
      let file = folder.appendingPathComponent(block.info.last ?? "")
      switch block.info.first {
      case "sh":
        let script = block.lines.joined(separator: "\n")
        let (status, output) = try Page.shell(script, in: folder)
        said = output
        #expect(status == (block.info.contains("fails") ? 1 : 0), "\(script)\n\(output)")
      case "text":
        for line in block.lines { #expect(said.contains(line), "“\(line)” is not in:\n\(said)") }
      case "xml", "csv":
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((block.lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      case "diff":
        try Page.apply(block.lines, to: file)
      default: Issue.record("a block of no known kind: \(block.info)")
      }
    }
  }

  /// Replaces each run of `-` lines by the `+` lines that follow it.
  private static func apply(_ lines: [String], to file: URL) throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    var index = 0
    func run(_ sign: Character) -> String {
      var taken: [String] = []
      while index < lines.count, lines[index].first == sign {
        taken.append(String(lines[index].dropFirst()))
        index += 1
      }
      return taken.joined(separator: "\n")
    }
    while index < lines.count {
      let old = run("-")
      let new = run("+")
      let range = try #require(text.range(of: old), "not in \(file.lastPathComponent): \(old)")
      text.replaceSubrange(range, with: new)
    }
    try Data(text.utf8).write(to: file)
  }

  /// Runs a script in which `opencall` is the built tool; it ends at the first failure.
  private static func shell(_ script: String, in folder: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-e", "-c", script]
    process.currentDirectoryURL = folder
    let tools = Tool.binary.deletingLastPathComponent().path
    process.environment = ["LANG": "C", "PATH": "\(tools):/usr/bin:/bin"]
    let file = folder.appendingPathComponent(".said")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }
}

@Suite("The page “Write your own call in an hour”")
struct WriteYourOwnCallTests {
  @Test("can be followed literally, from nothing to a ranked list")
  func follow() throws {
    let page = Tool.root.appendingPathComponent("Documentation/write-your-own-call.md")
    let scratch = try Scratch()
    try Page(try String(contentsOf: page, encoding: .utf8)).follow(in: scratch.folder)
    let ranking = try Data(contentsOf: scratch.path("ranking/ranking.json"))
    let text = String(decoding: ranking, as: UTF8.self)
    #expect(text.contains(#""application":"A-1""#) && text.contains(#""status":"selected""#))
    #expect(text.contains(#""status":"reserve""#))
    let guide = try String(contentsOf: scratch.path("guide.zh.md"), encoding: .utf8)
    #expect(guide.contains("合作方须来自至少两个国家"))
  }
}
