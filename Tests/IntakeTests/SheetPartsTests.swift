// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Intake

/// A file of assessments read in parts says what it says as a whole (DESIGN §2: the number of those
/// who read is not seen).
@Suite struct SheetPartsTests {
  @Test("parts say what the whole says", arguments: 0..<6)
  func agreement(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let reader = try SheetReader(call: CallID("C"))
    var joined = 0
    for _ in 0..<60 {
      let bytes = Array(table(&random).utf8)
      let whole = reader.sheets(bytes, file: "a.csv")
      for count in [2, 3, 7] {
        guard let parts = reader.parts(bytes, file: "a.csv", count: count, leastBytes: 0),
          let sheets = parts.joined((0..<parts.count).map { parts.read($0) })
        else { continue }
        joined += 1
        #expect(whole.findings.isEmpty)
        #expect(says(sheets) == says(whole.sheets))
      }
    }
    // Else nothing was compared.
    #expect(joined > 60, "\(joined)")
  }

  @Test("a file with anything wrong in it is read as a whole")
  func wrong() throws {
    let reader = try SheetReader(call: CallID("C"))
    let head = "assessor,role,application,criterion,score,comment,status,version,conflict\n"
    let sound = (0..<40).map { "x\($0),first,a,c,1,,final,1,\n" }.joined()
    for last in [
      "x,first,a,c,1,,wrong,1,\n", "x,first,a,c,1,\"open,final,1,\n", "x1,second,a,c,1,,final,1,\n",
    ] {
      let parts = try #require(
        reader.parts(Array((head + sound + last).utf8), file: "a.csv", count: 3, leastBytes: 0))
      #expect(parts.joined((0..<parts.count).map { parts.read($0) }) == nil)
      #expect(!reader.sheets(Array((head + sound + last).utf8), file: "a.csv").findings.isEmpty)
    }
    let sure = try #require(
      reader.parts(Array((head + sound).utf8), file: "a.csv", count: 3, leastBytes: 0))
    #expect(sure.joined((0..<sure.count).map { sure.read($0) })?.count == 40)
  }

  @Test("two scores that differ only in where their quotation marks stand are two")
  func quotes() throws {
    let reader = try SheetReader(call: CallID("C"))
    let head = "assessor,role,application,criterion,score,comment,status,version,conflict\n"
    let rows = #"x,first,a,c,""",5",,final,1,"# + "\n" + #"x,first,a,"c,""",5,,final,1,"# + "\n"
    let sheets = reader.sheets(Array((head + rows).utf8), file: "a.csv").sheets
    let written = sheets.flatMap(\.scores).map { [$0.criterion, $0.value] }
    #expect(written == [["c", "\",5"], ["c,\"", "5"]])
  }

  /// A table of scores: sheets in a row or mixed, comments with line ends and quotation marks.
  private func table(_ random: inout Seeded) -> String {
    let end = Bool.random(using: &random) ? "\r\n" : "\n"
    let isMixed = Int.random(in: 0..<3, using: &random) == 0
    let isPlain = Bool.random(using: &random)
    var rows: [String] = []
    for application in 0..<Int.random(in: 1...8, using: &random) {
      for assessor in 0..<Int.random(in: 1...3, using: &random) {
        for criterion in ["q", "w", "z"] {
          let comment =
            isPlain || Int.random(in: 0..<3, using: &random) > 0
            ? ""
            : ["\"one\ntwo\"", "\"say \"\"yes\"\"\"", "评语", "\"a,b\r\nc\""].randomElement(
              using: &random) ?? ""
          let score = Int.random(in: 0...5, using: &random)
          rows.append(
            "E\(assessor),first,A-\(application),\(criterion),\(score),\(comment),final,1,")
        }
      }
    }
    if isMixed { rows.shuffle(using: &random) }
    let head = "assessor,role,application,criterion,score,comment,status,version,conflict"
    return ([head] + rows).joined(separator: end) + (Bool.random(using: &random) ? end : "")
  }

  /// All that sheets say, to be compared.
  private func says(_ sheets: Sheets) -> [String] {
    sheets.map { sheet in
      "\(sheet.assessor) \(sheet.application) \(sheet.role) \(sheet.isFinal) \(sheet.version) "
        + "\(sheet.conflict ?? "-") \(sheet.remark) \(sheet.place) \(sheet.scores)"
    }
  }
}

/// Random numbers that are the same in every run.
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
