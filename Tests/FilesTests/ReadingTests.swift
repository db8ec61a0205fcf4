// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc
import Testing

/// DESIGN §9: limits on bytes; input is hostile.
@Suite struct ReadingTests {
  @Test func `a file is read whole up to the limit`() throws {
    let box = try Sandbox()
    try box.file("a", "hello")
    try box.file("empty", "")
    #expect(try Reading.bytes(of: box.at("a"), limit: 5) == Array("hello".utf8))
    #expect(try Reading.bytes(of: box.at("empty"), limit: 0) == [])
    #expect(throws: FileFailure(.tooLarge, box.at("a"), context: "4")) {
      try Reading.bytes(of: box.at("a"), limit: 4)
    }
  }

  @Test func `the beginning of a file is read, however large it is`() throws {
    let box = try Sandbox()
    try box.file("a", "hello")
    for most in 0...7 {
      #expect(
        try Reading.beginning(of: box.at("a"), most: most) == Array("hello".utf8.prefix(most)))
    }
    // Five gigabytes that are nowhere on the disk.
    #expect(unsafe truncate(box.at("a"), 5_000_000_000) == 0)
    #expect(try Reading.beginning(of: box.at("a"), most: 7) == Array("hello\0\0".utf8))
    #expect(throws: FileFailure(.isDirectory, box.path)) {
      try Reading.beginning(of: box.path, most: 7)
    }
  }

  @Test func `a file is handed out in pieces, all of it`() throws {
    let box = try Sandbox()
    for size in [0, 1, 1_048_575, 1_048_576, 1_048_577, 3_000_000] {
      let text = String(repeating: "x", count: size)
      try box.file("a", text)
      var all: [UInt8] = []
      try Reading.pieces(of: box.at("a"), limit: 3_000_000) { piece in
        for index in piece.indices { all.append(piece[index]) }
      }
      #expect(all == Array(text.utf8))
    }
    #expect(throws: FileFailure(.tooLarge, box.at("a"), context: "2999999")) {
      try Reading.pieces(of: box.at("a"), limit: 2_999_999) { _ in }
    }
    #expect(throws: FileFailure(.changed, "/proc/self/stat")) {
      try Reading.pieces(of: "/proc/self/stat", limit: 1000) { _ in }
    }
  }

  @Test func `a buffer is used again, larger or smaller`() throws {
    let box = try Sandbox()
    let long = String(repeating: "long ", count: 1000)
    try box.file("long", long)
    try box.file("short", "s")
    var buffer: [UInt8] = []
    for _ in 0..<2 {
      try Reading.read(box.at("long"), limit: 10_000, into: &buffer)
      #expect(buffer == Array(long.utf8))
      try Reading.read(box.at("short"), limit: 10_000, into: &buffer)
      #expect(buffer == Array("s".utf8))
    }
    #expect(throws: FileFailure.self) { try Reading.read(box.at("no"), limit: 9, into: &buffer) }
    #expect(buffer.isEmpty)
  }

  @Test func `folders, pipes, devices and missing files are refused without waiting`() throws {
    let box = try Sandbox()
    #expect(unsafe mkfifo(box.at("pipe"), 0o644) == 0)
    try box.file("file")
    let table: [(String, FileFailure.Code)] = [
      (box.path, .isDirectory), (box.at("pipe"), .notRegular), ("/dev/null", .notRegular),
      ("/dev/zero", .notRegular), (box.at("no"), .missing), (box.at("file/x"), .notADirectory),
      ("", .badPath), ("a\u{0}b", .badPath),
    ]
    for (path, code) in table {
      #expect(throws: FileFailure(code, path)) { try Reading.bytes(of: path, limit: 10) }
    }
  }

  @Test func `a file whose size is not what the system said has changed`() {
    // The files of /proc say that they are empty, and are not.
    #expect(throws: FileFailure(.changed, "/proc/self/stat")) {
      try Reading.bytes(of: "/proc/self/stat", limit: 1000)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything"))
  func `a file without the right to read is refused`() throws {
    let box = try Sandbox()
    try box.file("closed")
    #expect(unsafe chmod(box.at("closed"), 0) == 0)
    #expect(throws: FileFailure(.permission, box.at("closed"))) {
      try Reading.bytes(of: box.at("closed"), limit: 10)
    }
  }

  @Test func `standard input is read to its end, or to what is asked for`() async {
    await #expect(processExitsWith: .success) {
      var ends: [Int32] = [0, 0]
      unsafe ends.withUnsafeMutableBufferPointer { _ = unsafe pipe($0.baseAddress!) }
      dup2(ends[0], STDIN_FILENO)
      unsafe write(ends[1], "hello", 5)
      close(ends[1])
      let bytes = try Reading.standardInput(most: 5)
      #expect(bytes == Array("hello".utf8))
      guard bytes.count == 5 else { exit(1) }
    }
    await #expect(processExitsWith: .success) {
      var ends: [Int32] = [0, 0]
      unsafe ends.withUnsafeMutableBufferPointer { _ = unsafe pipe($0.baseAddress!) }
      dup2(ends[0], STDIN_FILENO)
      unsafe write(ends[1], "hello", 5)
      close(ends[1])
      exit(try Reading.standardInput(most: 4) == Array("hell".utf8) ? 0 : 1)
    }
  }

  @Test func `every failure has a sentence in both languages`() {
    for code in FileFailure.Code.allCases {
      for context in ["", "7"] {
        let failure = FileFailure(code, "a/b", context: context)
        let (english, chinese) = (failure.sentence(chinese: false), failure.sentence(chinese: true))
        #expect(english.hasPrefix("a/b: ") && chinese.hasPrefix("a/b:") && english != chinese)
      }
    }
    #expect(
      FileFailure(.missing, "x.xml").sentence(chinese: false)
        == "x.xml: there is no such file or folder")
    #expect(FileFailure(errno: EIO, "x").context == String(EIO))
  }
}
