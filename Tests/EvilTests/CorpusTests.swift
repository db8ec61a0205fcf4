// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// The evil corpus (`Tests/Evil/README.md`) through the tool itself.
@Suite("DESIGN §9: the evil corpus")
struct CorpusTests {
  /// A line of `expected.tsv`: a file, and the codes of which one must be found.
  private static func expected(_ bytes: [UInt8]) -> [String: [String]] {
    var expected: [String: [String]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      expected[String(fields[0])] = fields[1].split(separator: "|").map(String.init)
    }
    return expected
  }

  /// Holds what was said to what was expected: the finding is there, and nothing is eligible.
  private func hold(
    _ checked: (files: [Checked], outcome: Program.Outcome), to expected: [String: [String]]
  ) {
    #expect(checked.outcome.status == 1, "\(checked.outcome.words)")
    #expect(checked.files.count == expected.count)
    for file in checked.files {
      let codes = expected[file.name] ?? []
      #expect(file.verdict != "eligible", "\(file.name)")
      #expect(file.codes.contains { codes.contains($0) }, "\(file.name): \(file.codes)")
    }
  }

  @Test("every file has its finding and is never eligible")
  func small() throws {
    let expected = CorpusTests.expected(try Repository.bytes("Tests/Evil/expected.tsv"))
    hold(try Checked.run([Repository.root + "/Tests/Evil/files"]), to: expected)
  }

  @Test("so have those that are made when they are needed, and in little time")
  func big() throws {
    let sandbox = try Sandbox()
    let made = try Program.run(
      "bash", [Repository.root + "/Tests/Evil/generate", sandbox.at("big")])
    try #require(made.status == 0, "\(made.words)")
    let expected = CorpusTests.expected(try sandbox.bytes("big/expected.tsv"))
    hold(try Checked.run([sandbox.at("big")], seconds: 60), to: expected)
  }

  @Test("the file that the corpus was made from is eligible, alone and among the evil ones")
  func neighbours() throws {
    let good = Repository.root + "/Tests/Evil/good/good.xml"
    let alone = try Checked.run([good])
    #expect(alone.outcome.status == 0)
    let among = try Checked.run([Repository.root + "/Tests/Evil"])
    #expect(among.files.filter { $0.verdict == "eligible" }.map(\.name) == ["good.xml"])
  }

  @Test("a ranking with the evil corpus among its applications places the others as without")
  func ranking() throws {
    let sandbox = try Sandbox()
    let sample = Repository.root + "/Samples/iurc-china"
    func rows(_ out: String) throws -> [String] {
      let done = try Program.run(
        Program.tool,
        [
          "rank", sample + "/call.xml", "--applications", sandbox.at("applications"),
          "--assessments", sample + "/assessments", "--receipts", sample + "/receipts.xml",
          "--decisions", sample + "/decisions.xml", "--provisional", "--out", sandbox.at(out),
        ])
      #expect(done.status == 0, "\(done.words)")
      return String(decoding: try sandbox.bytes(out + "/ranking.csv"), as: UTF8.self)
        .split(whereSeparator: \.isNewline)
        .filter { !$0.contains("evil") && $0.contains("IURC-") }.map(String.init)
    }
    _ = try Program.run("cp", ["-r", sample + "/applications", sandbox.path])
    let without = try rows("without")
    _ = try Program.run(
      "cp", ["-r", Repository.root + "/Tests/Evil/files", sandbox.at("applications/evil")])
    let with = try rows("with")
    #expect(without.count > 50)
    #expect(without.map(CorpusTests.place) == with.map(CorpusTests.place))
  }

  /// The columns of a row of `ranking.csv` that do not name where the file was.
  private static func place(_ row: String) -> [Substring] {
    row.split(separator: ",", omittingEmptySubsequences: false).filter { !$0.contains("/") }
  }
}
