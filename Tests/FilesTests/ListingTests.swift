// SPDX-License-Identifier: Apache-2.0

import Files
import Glibc
import Testing

/// DESIGN §10: file order never matters, so listings are sorted as bytes.
@Suite struct ListingTests {
  @Test func `files are listed in depth, sorted as bytes`() throws {
    let box = try Sandbox()
    for name in ["b", "a", "a/c"] { box.folder(name) }
    for name in ["b/2.xml", "a/c/3.XML", "a/1.xml", "a.xml", "Z.xml", "é.xml", "note.txt"] {
      try box.file(name)
    }
    for name in [".DS_Store", "._a.xml", "a.xml.bak", "b/old.xml.BAK"] { try box.file(name) }
    let listing = try listFiles(under: box.path, suffixes: [".xml"], limit: 100)
    #expect(listing.paths == ["Z.xml", "a.xml", "a/1.xml", "a/c/3.XML", "b/2.xml", "é.xml"])
    #expect(listing.skipped.isEmpty)
    #expect(listing.location(of: "a/1.xml") == box.at("a/1.xml"))
    let slash = try listFiles(under: box.path + "/", suffixes: [".XML"], limit: 100)
    #expect(slash.paths == listing.paths)
    #expect(slash.location(of: "a.xml") == box.path + "/a.xml")
  }

  @Test func `a single file is a list of one`() throws {
    let box = try Sandbox()
    try box.file("one.dat")
    let listing = try listFiles(under: box.at("one.dat"), suffixes: [".xml"], limit: 1)
    #expect(listing.paths == ["one.dat"] && listing.folder == box.path)
    #expect(listing.location(of: "one.dat") == box.at("one.dat"))
  }

  @Test func `links are followed inside the folder and reported otherwise`() throws {
    let box = try Sandbox()
    let other = try Sandbox()
    try other.file("out.xml")
    box.folder("a")
    try box.file("a/1.xml")
    box.link("good.xml", to: "a/1.xml")
    box.link("out.xml", to: other.at("out.xml"))
    box.link("outside", to: other.path)
    box.link("broken.xml", to: "nowhere")
    box.link("a/loop", to: "..")
    box.link("self.xml", to: "self.xml")
    box.link("again", to: "a")
    box.link("broken.txt", to: "nowhere")
    let listing = try listFiles(under: box.path, suffixes: [".xml"], limit: 100)
    #expect(listing.paths == ["a/1.xml", "again/1.xml", "good.xml"])
    #expect(
      listing.skipped.map { "\($0.path) \($0.reason)" } == [
        "a/loop loop", "again/loop loop", "broken.xml brokenLink", "out.xml outsideLink",
        "outside outsideLink", "self.xml loop",
      ])
  }

  @Test func `what is no regular file is reported`() throws {
    let box = try Sandbox()
    #expect(unsafe mkfifo(box.at("pipe.xml"), 0o644) == 0)
    box.folder("folder.xml")
    box.folder(".git")
    try box.file(".git/x.xml")
    try box.file(".hidden.xml")
    let listing = try listFiles(under: box.path, suffixes: [".xml"], limit: 100)
    #expect(listing.paths.isEmpty)
    #expect(
      listing.skipped.map { "\($0.path) \($0.reason)" } == [
        ".git hidden", ".hidden.xml hidden", "pipe.xml notRegular",
      ])
  }

  @Test(.enabled(if: geteuid() != 0, "root reads everything"))
  func `an unreadable folder is reported`() throws {
    let box = try Sandbox()
    box.folder("closed")
    #expect(unsafe chmod(box.at("closed"), 0) == 0)
    let listing = try listFiles(under: box.path, suffixes: [".xml"], limit: 100)
    #expect(listing.skipped.map(\.reason) == [.unreadable])
  }

  @Test func `names that are not UTF-8 are reported`() throws {
    let box = try Sandbox()
    let name: [CChar] = Array(box.at("").utf8CString.dropLast()) + [-1, 46, 120, 109, 108, 0]
    let file = unsafe creat(name, 0o644)
    guard file >= 0 else { return }
    close(file)
    let listing = try listFiles(under: box.path, suffixes: [".xml"], limit: 100)
    #expect(listing.skipped == [] || listing.skipped.map(\.reason) == [.nameNotUTF8])
    #expect(listing.paths.isEmpty)
    unsafe unlink(name)
  }

  @Test func `limits and missing roots are failures`() throws {
    let box = try Sandbox()
    for name in ["1.xml", "2.xml", "3.xml"] { try box.file(name) }
    #expect(throws: FileFailure(.tooMany, box.path, context: "2")) {
      try listFiles(under: box.path, suffixes: [".xml"], limit: 2)
    }
    #expect(throws: FileFailure(.missing, box.at("no"))) {
      try listFiles(under: box.at("no"), suffixes: [".xml"], limit: 2)
    }
    #expect(throws: FileFailure(.notRegular, "/dev/null")) {
      try listFiles(under: "/dev/null", suffixes: [".xml"], limit: 2)
    }
  }
}
