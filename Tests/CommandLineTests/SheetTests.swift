// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Score sheets go out to assessors and come back")
struct SheetTests {
  /// The arguments that write a sheet of three applications.
  private func write(_ out: URL, _ more: [String] = []) -> [String] {
    [
      "sheet", "call.xml", "--applications", "applications", "--assessor", "A08", "--out", out.path,
      "--only", "IURC-001", "IURC-004", "IURC-007",
    ] + more
  }

  /// Reads a CSV text back.
  private func read(_ text: String, _ more: [String] = []) throws -> (run: Tool.Run, out: URL) {
    let scratch = try Scratch()
    let file = try scratch.write(text, "filled.csv")
    let out = scratch.path("assessments.csv")
    let run = try Tool.run(
      ["sheet", "read", file.path, "--call", "call.xml", "--out", out.path] + more)
    return (run, out)
  }

  /// The text of a fresh CSV sheet.
  private func fresh() throws -> String {
    let out = try Scratch().path("A08.csv")
    let run = try Tool.run(write(out))
    #expect(run.status == 0, "\(run.all)")
    return String(decoding: try Data(contentsOf: out), as: UTF8.self)
  }

  @Test("CSV has a byte order mark, CRLF, Chinese, and a row for each assessed criterion")
  func csv() throws {
    let text = try fresh()
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    #expect(text.contains("契合度"))
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == 1 + 3 * 9)
    #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",,,draft,1,,IURC-CN-2026") })
    #expect(!text.contains(",V2,"), "a computed criterion is nobody's to score")
  }

  @Test("filled, it is read back, and ranked")
  func roundTrip() throws {
    let filled = try fresh().replacingOccurrences(of: ",,,draft,", with: ",4.5,好,final,")
    let (run, out) = try read(filled)
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.contains("3 sheets, 0 of them drafts; 27 scores"))
    let copy = try Scratch().sampleCopy()
    try FileManager.default.copyItem(
      at: out, to: copy.appendingPathComponent("assessments/A08.csv"))
    let ranked = try Tool.run(Tool.rank(into: Scratch().path("out"), ["--provisional"]), in: copy)
    #expect(ranked.status == 0, "\(ranked.all)")
  }

  @Test("semicolons are found out, a decimal comma only where it is declared")
  func semicolons() throws {
    let header = "assessor;role;application;criterion;score;status\r\n"
    let text = header + "A08;first;IURC-001;R1;4,5;draft\r\n"
    let refused = try read(text)
    #expect(refused.run.status == 1)
    #expect(refused.run.errors.contains("filled.csv:2:23: SCO103"), "\(refused.run.all)")
    #expect(refused.run.errors.contains("--decimal-comma"))
    #expect(!FileManager.default.fileExists(atPath: refused.out.path))
    let taken = try read(text, ["--decimal-comma"])
    #expect(taken.run.status == 0, "\(taken.run.all)")
    #expect(try String(contentsOf: taken.out, encoding: .utf8).contains(",R1,4.5,"))
    let pointed = try read(
      text.replacingOccurrences(of: "4,5", with: "4.5"), ["--decimal-comma"])
    #expect(pointed.run.errors.contains("SHT101"), "\(pointed.run.all)")
  }

  @Test(
    "every problem is reported, and nothing is written",
    arguments: [
      ("A08,first,IURC-001,R9,4,,draft,1,", "SCO101"),
      ("A08,first,IURC-001,R1,6,,draft,1,", "SCO104"),
      ("A08,first,IURC-001,R1,4.3,,draft,1,", "SCO105"),
      ("A08,first,IURC-001,R1,04.05.2026,,draft,1,", "SCO103"),
      ("A08,first,IURC-001,V2,4,,draft,1,", "SCO102"),
      ("A08,first,IURC-001,R1,4,,final,1,", "SCO109"),
      ("A08,fourth,IURC-001,R1,4,,draft,1,", "OFF105"),
      ("A08,first,IURC-001,R1,4,a\u{1}b,draft,1,", "SHT103"),
      ("A08,first,IURC-001,R1,4,\(String(repeating: "x", count: 40_000)),draft,1,", "SHT102"),
      (
        "A08,first,IURC-001,R1,4,,draft,1,sister\r\nA08,first,IURC-001,R2,4,,draft,1,friend",
        "OFF107"
      ),
    ])
  func problems(_ row: String, _ code: String) throws {
    let header = "assessor,role,application,criterion,score,comment,status,version,conflict\r\n"
    let (run, out) = try read(header + row + "\r\n")
    #expect(run.status == 1)
    #expect(run.errors.contains("filled.csv:") && run.errors.contains(code), "\(run.all)")
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  @Test("DESIGN §1: a sheet that is there is never written over", arguments: ["csv", "xlsx"])
  func sheetThere(_ suffix: String) throws {
    let scratch = try Scratch()
    try scratch.write("filled in", "A08.\(suffix)")
    let run = try Tool.run([
      "sheet", "call.xml", "--applications", "applications", "--assessor", "A08", "--out",
      scratch.path("A08.\(suffix)").path,
    ])
    #expect(run.status == 2 && run.errors.contains("something of this name is there already"))
    #expect(try String(contentsOf: scratch.path("A08.\(suffix)"), encoding: .utf8) == "filled in")
  }

  @Test("two files for one assessor that differ are refused, naming both")
  func twoFiles() throws {
    let scratch = try Scratch()
    let header = "assessor,role,application,criterion,score,status\r\n"
    try scratch.write(header + "A08,first,IURC-001,R1,4,draft\r\n", "one.csv")
    try scratch.write(header + "A08,first,IURC-001,R1,5,draft\r\n", "two.csv")
    let run = try Tool.run(
      ["sheet", "read", "one.csv", "two.csv", "--call", Tool.sample.path + "/call.xml"],
      in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("SCO108"))
    #expect(run.errors.contains("one.csv:2") && run.errors.contains("two.csv:2"), "\(run.all)")
  }

  @Test("a ranking's folder tells what is to be scored, with titles")
  func ranking() throws {
    let scratch = try Scratch()
    let ranked = try Tool.run(Tool.rank(into: scratch.path("out"), ["--provisional"]))
    #expect(ranked.status == 0, "\(ranked.all)")
    let out = scratch.path("A08.csv")
    let run = try Tool.run([
      "sheet", "call.xml", "--ranking", scratch.path("out").path, "--assessor", "A08", "--role",
      "third", "--only", "IURC-001", "--out", out.path,
    ])
    #expect(run.status == 0, "\(run.all)")
    let text = try String(contentsOf: out, encoding: .utf8)
    #expect(text.contains("A08,third,IURC-001,Streets that Drink"))
  }

  @Test("wrong ids and options are said before anything is written")
  func wrongOptions() throws {
    let out = try Scratch().path("A08.csv")
    let unknown = try Tool.run(write(out, ["IURC-999"]))
    #expect(unknown.status == 2 && unknown.errors.contains("IURC-999"), "\(unknown.all)")
    let ineligible = try Tool.run(write(out, ["IURC-002"]))
    #expect(ineligible.status == 2 && ineligible.errors.contains("IURC-002"))
    let role = try Tool.run(write(out, ["--role", "fourth"]))
    #expect(role.status == 64, "\(role.all)")
    #expect(!FileManager.default.fileExists(atPath: out.path))
  }

  #if Workbooks
  @Test("a workbook goes out, comes back untouched, and is ranked as it is")
  func workbook() throws {
    let scratch = try Scratch()
    let out = scratch.path("A08.xlsx")
    let written = try Tool.run(write(out))
    #expect(written.status == 0, "\(written.all)")
    let back = try Tool.run(["sheet", "read", out.path, "--call", "call.xml"])
    #expect(back.status == 0 && back.output.contains("3 sheets, 3 of them drafts"), "\(back.all)")
    let copy = try scratch.sampleCopy()
    try FileManager.default.copyItem(
      at: out, to: copy.appendingPathComponent("assessments/A08.xlsx"))
    let ranked = try Tool.run(Tool.rank(into: scratch.path("out"), ["--provisional"]), in: copy)
    #expect(ranked.status == 0, "\(ranked.all)")
    let again = try Tool.run(
      ["rerun", scratch.path("out").path, "--inputs", copy.path], in: scratch.folder)
    #expect(again.status == 0, "\(again.all)")
  }
  #else
  @Test("without workbooks the tool says what is missing, and loses no sheet")
  func noWorkbooks() throws {
    let scratch = try Scratch()
    let written = try Tool.run(write(scratch.path("A08.xlsx")))
    #expect(written.status == 2 && written.errors.contains("Workbooks"), "\(written.all)")
    let copy = try scratch.sampleCopy()
    try Data("PK".utf8).write(to: copy.appendingPathComponent("assessments/A08.xlsx"))
    let ranked = try Tool.run(Tool.rank(into: scratch.path("out")), in: copy)
    #expect(ranked.status == 1 && ranked.errors.contains("SHT104"), "\(ranked.all)")
  }
  #endif
}
