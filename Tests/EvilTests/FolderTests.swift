// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

/// Folders as they come from a portal, a mail program or an attacker, through the tool itself.
@Suite("DESIGN §9: files as they come")
struct FolderTests {
  /// An application that is eligible.
  private let good: [UInt8]
  private let sandbox: Sandbox

  init() throws {
    good = try Repository.bytes("Tests/Evil/good/good.xml")
    sandbox = try Sandbox()
    try sandbox.file("in/one.xml", good)
  }

  /// Runs a line of shell with the tool as `$0` and the call as `$1`, in the sandbox.
  private func shell(_ line: String) throws -> Program.Outcome {
    try Program.run("bash", ["-c", line, Program.tool, Checked.call], in: sandbox.path)
  }

  /// Ranks the folder without receipts.
  private func rank() throws -> Program.Outcome {
    try shell("exec \"$0\" rank \"$1\" --lang en --applications in --no-receipts --out out")
  }

  @Test("subfolders and upper-case suffixes are taken, debris is not")
  func debris() throws {
    for name in ["sub/two.XML", "sub/deep/er/three.Xml"] { try sandbox.file("in/" + name, good) }
    for name in [
      ".DS_Store", "._one.xml", "one.xml.bak", "one.xml~", "notes.txt", "sub/.hidden.xml",
      "Thumbs.db", "one.xml.part",
    ] { try sandbox.file("in/" + name, [0xFF]) }
    let checked = try Checked.run([sandbox.at("in")])
    #expect(checked.outcome.status == 0)
    #expect(checked.files.map(\.name) == ["one.xml", "three.Xml", "two.XML"])
    #expect(checked.outcome.words == "")
    #expect(try rank().status == 0)
  }

  @Test("what could have been an application and is not is named, and the rest is done")
  func passedOver() throws {
    let made = try shell(
      """
      mkfifo in/pipe.xml; mkdir in/folder.xml; cp in/one.xml in/folder.xml/inner.xml
      ln -s /etc/passwd in/out.xml; ln -s .. in/up; ln -s nothing in/broken.xml
      ln -s loop.xml in/loop.xml; ln -s . in/self; ln -s one.xml in/same.xml
      """)
    #expect(made.status == 0)
    let checked = try Checked.run([sandbox.at("in")])
    #expect(checked.outcome.status == 0)
    #expect(checked.files.map(\.name) == ["inner.xml", "one.xml", "same.xml"])
    let said = [
      "passed over broken.xml: a symbolic link to nothing",
      "passed over loop.xml: a symbolic link to a folder that it lies in",
      "passed over out.xml: a symbolic link that leads out of the folder",
      "passed over pipe.xml: a pipe, a socket or a device",
      "passed over self: a symbolic link to a folder that it lies in",
      "passed over up: a symbolic link that leads out of the folder",
    ]
    for words in [checked.outcome.words, try rank().words] {
      for line in said { #expect(words.contains(line), "\(line)") }
    }
  }

  @Test("what is named and is no regular file, or nothing, stops the job with status 2")
  func named() throws {
    _ = try shell("mkfifo pipe.xml; mkdir empty; ln -s a b; ln -s b a")
    let samples = [
      ("pipe.xml", "this is not a regular file"), ("/dev/null", "this is not a regular file"),
      ("none.xml", "there is no such file or folder"),
      ("empty", "the folder holds no file of this kind: *.xml"),
      ("a", "the symbolic links form a loop"),
    ]
    for (path, words) in samples {
      let check = try shell("exec \"$0\" check --lang en \"$1\" \(path)")
      #expect(check.status == 2, "\(path)")
      #expect(check.words.contains(words), "\(path): \(check.words)")
      let rank = try shell(
        "exec \"$0\" rank \"$1\" --lang en --applications \(path) --no-receipts --out out")
      #expect(rank.status == 2, "\(path)")
      #expect(rank.words.contains(words), "\(path): \(rank.words)")
      #expect(try shell("test -e out").status == 1)
    }
  }

  @Test("a file or folder that may not be read stops the job with status 2, and names it")
  func unreadable() throws {
    // Root may read everything, so somebody else must try.
    let other =
      geteuid() == 0 ? "exec setpriv --reuid=65534 --regid=65534 --clear-groups " : "exec "
    guard try shell(other + "\"$0\" --version").status == 0 else {
      print("nobody may not run \(Program.tool) here: unreadable files are not tried")
      return
    }
    for make in [
      "cp in/one.xml in/shut.xml; chmod 0 in/shut.xml", "mkdir in/shut; chmod 0 in/shut",
    ] {
      _ = try shell("chmod 755 .; rm -rf in/shut*; \(make)")
      let check = try shell(other + "\"$0\" check --lang en \"$1\" in")
      #expect(check.status == 2)
      #expect(check.words.contains("shut"))
      #expect(check.words.contains("permission denied"))
      let rank = try shell(
        "mkdir -p to; chmod 777 to;" + other
          + "\"$0\" rank \"$1\" --lang en --applications in --no-receipts --out to/out")
      #expect(rank.status == 2)
      #expect(rank.words.contains("permission denied"))
    }
    _ = try shell("chmod -R 755 in")
  }

  @Test("a file that grows while it is read stops the job with status 2")
  func changing() throws {
    try sandbox.file("in/one.xml", good + [UInt8](repeating: 0x20, count: 150_000_000))
    for _ in 0..<5 {
      let check = try shell(
        """
        (for ((i = 0; i < 100000; i++)); do printf ' ' >>in/one.xml || exit; done) & writer=$!
        sleep 0.05; "$0" check --lang en --max-bytes 200000000 "$1" in/one.xml; status=$?
        kill -9 $writer; exit $status
        """)
      if check.status == 2 {
        #expect(check.words.contains("the file changed while it was read"))
        return
      }
    }
    Issue.record("a file that grows was read five times as if it did not")
  }

  @Test("a file of any size is a finding of its own, and is never held whole")
  func huge() throws {
    // Five gigabytes that are nowhere on the disk, in a process that may have three.
    _ = try shell(
      """
      truncate -s 5G in/big.xml
      { cat in/one.xml; head -c 21000000 /dev/zero; } >in/large.xml
      """)
    let check = try shell(
      "ulimit -v 3000000; exec \"$0\" check --lang en --format concise \"$1\" in")
    #expect(check.status == 1, "\(check.words)")
    for name in ["big", "large"] {
      #expect(
        check.text.contains("in/\(name).xml: reject XML201: The file is larger than 20000000"),
        "\(check.text)")
    }
    #expect(!check.text.contains("in/one.xml: reject"))
    let piped = try shell(
      "head -c 50M /dev/zero | \"$0\" check --lang en --format concise \"$1\" -")
    #expect(piped.status == 1)
    #expect(piped.text.contains("XML201"), "\(piped.text)")
    // Ranking finds the digest of all of it, which the receipts name.
    _ = try shell("truncate -s 1500M in/big.xml")
    let rank = try shell(
      """
      ulimit -v 3000000
      "$0" rank "$1" --lang en --applications in --no-receipts --out out
      sum=$(sha256sum <in/big.xml); grep -q "${sum%% *}" out/*.json
      """)
    #expect(rank.status == 0, "\(rank.words)")
  }

  @Test("the same application twice: the same bytes count once, other bytes are decided by nobody")
  func twice() throws {
    try sandbox.file("in/copy.xml", good)
    let same = try rank()
    #expect(same.status == 0)
    #expect(same.text.contains("superseded (1)"))
    try sandbox.file("in/copy.xml", good + [0x0A])
    _ = try shell("rm -rf out")
    let other = try rank()
    #expect(other.status == 0)
    #expect(other.text.contains("PROVISIONAL"))
    #expect(other.text.contains("cannot be determined"))
  }

  @Test("an archive without applications is no success, and no ranking")
  func nothing() throws {
    try sandbox.file("notes.txt", good)
    for command in ["check \"$1\" none.tar", "rank \"$1\" --applications none.tar --out out"] {
      let options = command.hasPrefix("rank") ? " --no-receipts" : ""
      let done = try shell("tar cf none.tar notes.txt; exec \"$0\" \(command)\(options) --lang en")
      #expect(done.status == 2, "\(done.words)")
      #expect(done.words.contains("no file of this kind: *.xml"), "\(done.words)")
    }
  }

  @Test("more files than allowed stop the job")
  func limit() throws {
    for index in 0..<5 { try sandbox.file("in/\(index).xml", good) }
    let check = try shell("exec \"$0\" check --lang en \"$1\" in --max-files 5")
    #expect(check.status == 2)
    #expect(check.words.contains("there are more files than the limit of 5"))
  }
}
