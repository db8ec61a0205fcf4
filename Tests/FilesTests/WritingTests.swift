// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc
import Testing

/// DESIGN §8: output is complete or absent.
@Suite struct WritingTests {
  /// The text of a file.
  private func text(_ path: String) throws -> String {
    String(decoding: try Reading.bytes(of: path, limit: 1_000_000), as: UTF8.self)
  }

  @Test func `an output folder appears whole when finished`() throws {
    let box = try Sandbox()
    let output = try OutputFolder(box.at("out"))
    try output.write("{}", to: "ranking.json")
    try output.write("dear", to: "letters/en/a-1.txt")
    var writer = try output.open("trace.jsonl")
    for line in 0..<20_000 { try writer.write("\(line)\n") }
    try writer.write([UInt8](repeating: 0x41, count: 100_000))
    try writer.write([0x0A])
    try writer.finish()
    #expect(!box.names().contains("out"))
    try output.finish(durably: true)
    #expect(box.names() == ["out"])
    #expect(box.names("out") == ["letters", "ranking.json", "trace.jsonl"])
    #expect(try text(box.at("out/letters/en/a-1.txt")) == "dear")
    let trace = try text(box.at("out/trace.jsonl"))
    #expect(
      trace == (0..<20_000).map { "\($0)\n" }.joined() + String(repeating: "A", count: 100_000)
        + "\n")
  }

  @Test func `without finish nothing is left and the old folder stays`() throws {
    let box = try Sandbox()
    box.folder("out")
    try box.file("out/ranking.json", "old")
    do {
      let output = try OutputFolder(box.at("out"))
      try output.write("new", to: "a/b/ranking.json")
      #expect(box.names().count == 2)
    }
    #expect(box.names() == ["out"])
    #expect(try text(box.at("out/ranking.json")) == "old")
  }

  @Test func `our own folder and an empty one are replaced`() throws {
    let box = try Sandbox()
    box.folder("out")
    for content in ["first", "second"] {
      let output = try OutputFolder(box.at("out/"))
      try output.write(content, to: "ranking.json")
      try output.write(content, to: content)
      try output.finish()
      try output.finish()
      #expect(box.names() == ["out"])
      #expect(box.names("out") == [content, "ranking.json"].sorted())
    }
    box.link("link", to: "out")
    let output = try OutputFolder(box.at("link"))
    try output.write("third", to: "ranking.json")
    try output.finish()
    #expect(box.names() == ["link", "out"])
    #expect(try text(box.at("out/ranking.json")) == "third")
  }

  @Test func `other destinations are refused and stay`() throws {
    let box = try Sandbox()
    box.folder("theirs")
    try box.file("theirs/thesis.txt")
    try box.file("file")
    let table: [(String, FileFailure.Code)] = [
      (box.at("theirs"), .notOurs), (box.at("file"), .notADirectory),
      (box.at("no/out"), .missing), (box.at(".."), .badPath), ("", .badPath),
    ]
    for (path, code) in table {
      let failure = #expect(throws: FileFailure.self, "\(path)") { _ = try OutputFolder(path) }
      #expect(path == box.at("..") || failure == FileFailure(code, path))
    }
    #expect(box.names() == ["file", "theirs"] && box.names("theirs") == ["thesis.txt"])
  }

  @Test func `a folder that became somebody's while we wrote is refused`() throws {
    let box = try Sandbox()
    do {
      let output = try OutputFolder(box.at("out"))
      try output.write("x", to: "ranking.json")
      box.folder("out")
      try box.file("out/thesis.txt")
      #expect(throws: FileFailure(.notOurs, box.at("out"))) { try output.finish() }
    }
    #expect(box.names() == ["out"] && box.names("out") == ["thesis.txt"])
  }

  @Test func `paths that leave the folder are refused, and no file is written twice`() throws {
    let box = try Sandbox()
    let output = try OutputFolder(box.at("out"))
    for path in ["", "/etc/x", "../x", "a/../x", "a//b", "a/", "./a"] {
      #expect(throws: FileFailure(.badPath, path)) { try output.write("x", to: path) }
    }
    try output.write("x", to: "a")
    #expect(throws: FileFailure(.exists, "a")) { try output.write("y", to: "a") }
    #expect(throws: FileFailure(.notADirectory, "a/b")) { try output.write("y", to: "a/b") }
  }

  @Test func `a single file is replaced in one step`() throws {
    let box = try Sandbox()
    for content in ["one", "two"] {
      try writeAtomically(Array(content.utf8), to: box.at("file"))
      #expect(try text(box.at("file")) == content)
    }
    box.link("link", to: "file")
    try writeAtomically([0x33], to: box.at("link"))
    #expect(try text(box.at("file")) == "3")
    #expect(throws: FileFailure(.isDirectory, box.path)) { try writeAtomically([], to: box.path) }
    #expect(throws: FileFailure(.missing, box.at("no/x"))) {
      try writeAtomically([], to: box.at("no/x"))
    }
    #expect(throws: FileFailure(.notRegular, "/dev/null")) {
      try writeAtomically([], to: "/dev/null")
    }
    #expect(box.names() == ["file", "link"])
  }
}
