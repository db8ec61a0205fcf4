// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Archives through the tool itself.
@Suite("An archive stands for a folder of its name")
struct ArchiveToolTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    var zip = Zip()
    let sample = try Repository.applications().filter { $0.contains("iurc-china/") }
    for path in sample.prefix(4) {
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let bytes = try Repository.bytes(path)
      zip.add("sub/" + name, bytes)
      try sandbox.file("folder/export.zip/sub/" + name, bytes)
    }
    try sandbox.file("archive/export.zip", zip.archive)
    var evil = Zip()
    evil.add("../evil.xml", Array("<a/>".utf8))
    try sandbox.file("evil.zip", evil.archive)
    for place in ["folder", "archive"] {
      try sandbox.file(place + "/call.xml", try Repository.bytes("Samples/iurc-china/call.xml"))
    }
  }

  /// Runs a line of shell with the tool as `$0`, in the sandbox.
  private func shell(_ line: String) throws -> Program.Outcome {
    try Program.run("bash", ["-c", line, Program.tool], in: sandbox.path)
  }

  #if Archives
  @Test("a ranking of the archive is that of the folder, byte for byte, and is run again")
  func rank() throws {
    for place in ["folder", "archive"] {
      let done = try shell(
        """
        "$0" rank \(place)/call.xml --applications \(place)/export.zip --no-receipts \
        --out out-\(place)
        """)
      #expect(done.status == 0, "\(done.words)")
    }
    let same = try shell("diff -r -x run.json out-folder out-archive")
    #expect(same.status == 0, "\(same.text)")
    for place in ["folder", "archive"] {
      let again = try shell("\"$0\" rerun out-archive --inputs \(place)")
      #expect(again.status == 0, "\(again.words)\(again.text)")
    }
  }

  @Test("a hostile archive is refused with its code, and nothing is written")
  func refused() throws {
    let rank = try shell(
      "\"$0\" rank archive/call.xml --lang en --applications evil.zip --no-receipts --out out")
    #expect(rank.status == 1)
    #expect(rank.words.contains("evil.zip: ARC102"))
    #expect(try shell("ls out evil.xml ../evil.xml").text == "")
    let check = try shell("\"$0\" check archive/call.xml archive/export.zip evil.zip --lang en")
    #expect(check.status == 1)
    #expect(check.text == "")
    #expect(check.words.contains("ARC102"))
    let sound = try shell("\"$0\" check archive/call.xml archive/export.zip --format concise")
    #expect(sound.text.contains("archive/export.zip/sub/IURC-001"))
  }
  #else
  @Test("without the trait an archive is refused with what to do")
  func without() throws {
    let done = try shell(
      "\"$0\" rank archive/call.xml --lang en --applications evil.zip --no-receipts --out out")
    #expect(done.status == 2)
    #expect(done.words.contains("--traits Archives"))
  }
  #endif
}
