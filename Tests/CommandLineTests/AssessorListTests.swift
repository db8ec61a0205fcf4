// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@Suite("DESIGN §6.5: the call may list who scores, in it or in a file beside it")
struct AssessorListTests {
  private let rank = [
    "rank", "call.xml", "--applications", "applications", "--assessments", "assessments",
    "--receipts", "receipts.xml",
  ]

  /// A copy of the sample of concept notes with its list of assessors changed.
  private func copy(_ list: String) throws -> URL {
    let folder = try Scratch().path("sample")
    try FileManager.default.copyItem(
      at: Tool.root.appendingPathComponent("Samples/prag-concept-note"), to: folder)
    let file = folder.appendingPathComponent("call.xml")
    let call = try String(contentsOf: file, encoding: .utf8)
    let parts = call.components(separatedBy: "<assessors>")
    let tail = try #require(parts.last?.components(separatedBy: "</assessors>").last)
    try (parts[0] + list + tail).write(to: file, atomically: true, encoding: .utf8)
    return folder
  }

  private func list(_ ids: [String]) -> String {
    "<assessors>" + ids.map { "<assessor id=\"\($0)\"/>" }.joined() + "</assessors>"
  }

  @Test("a sheet of one not listed refuses the ranking, with file, line and value")
  func refused() throws {
    let folder = try copy(list(["CN-1", "CN-3"]))
    let run = try Tool.run(rank + ["--out", "out"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("assessments/CN-2.xml:4:"), "\(run.errors)")
    #expect(run.errors.contains("SCO113") && run.errors.contains("“CN-2”"), "\(run.errors)")
    let rest = try Tool.run(rank + ["--out", "out", "--provisional"], in: folder)
    #expect(rest.status == 0, "\(rest.errors)")
    let ranking = try String(
      contentsOf: folder.appendingPathComponent("out/ranking.json"), encoding: .utf8)
    #expect(ranking.contains(#""status":"awaitingAssessment""#))
  }

  @Test("a sheet is written for those listed only")
  func sheets() throws {
    let folder = try copy(list(["CN-1", "CN-2"]))
    let write = ["sheet", "call.xml", "--applications", "applications", "--out", "a.csv"]
    let unknown = try Tool.run(write + ["--assessor", "CN-9"], in: folder)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("CN-9"), "\(unknown.errors)")
    #expect(
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.csv").path))
    #expect(try Tool.run(write + ["--assessor", "CN-2"], in: folder).status == 0)
  }

  @Test("the list may be a file with its digest")
  func file() throws {
    let csv = "assessor,note\r\nCN-1,first\r\nCN-2,\r\n"
    let digest = SHA256.hash(data: Data(csv.utf8)).map { String(format: "%02x", $0) }.joined()
    let folder = try copy("<assessors file=\"who.csv\" sha256=\"\(digest)\"/>")
    try csv.write(to: folder.appendingPathComponent("who.csv"), atomically: true, encoding: .utf8)
    let run = try Tool.run(rank + ["--out", "out"], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let inputs = try String(
      contentsOf: folder.appendingPathComponent("out/ranking.json"), encoding: .utf8)
    #expect(inputs.contains(#""role":"assessor-list""#))
    try (csv + "CN-3,\r\n").write(
      to: folder.appendingPathComponent("who.csv"), atomically: true, encoding: .utf8)
    let changed = try Tool.run(rank + ["--out", "two"], in: folder)
    #expect(changed.status == 1 && changed.errors.contains("CAL109"), "\(changed.errors)")
  }

  @Test(
    "what is wrong in the file is named with line and column",
    arguments: [
      ("", "who.csv:1:1"), ("id\nA\n", "who.csv:1:1"), ("assessor,x\nA,1\n", "who.csv:1:1"),
      ("assessor\nA\nA\n", "who.csv:3:1"), ("assessor\nA B\n", "who.csv:2:1"),
      ("assessor\n,\n\"A\n", "who.csv:3:1"),
    ])
  func faults(_ csv: String, _ spot: String) throws {
    let digest = SHA256.hash(data: Data(csv.utf8)).map { String(format: "%02x", $0) }.joined()
    let folder = try copy("<assessors file=\"who.csv\" sha256=\"\(digest)\"/>")
    try csv.write(to: folder.appendingPathComponent("who.csv"), atomically: true, encoding: .utf8)
    for language in ["en", "zh"] {
      let run = try Tool.run(["call", "check", "call.xml", "--lang", language], in: folder)
      #expect(run.status != 0 && run.all.contains("CAL111"), "\(run.all)")
      #expect(run.all.contains(spot), "\(run.all)")
    }
  }
}
