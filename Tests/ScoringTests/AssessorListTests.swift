// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

@Suite("DESIGN §6.5: an unknown assessor is a defect, where the call lists who may score")
struct AssessorListTests {
  private let listed = grid([criterion("q")], assessors: ["x", "y"])

  @Test("a sheet of nobody listed is named with file, line and value, and does not count")
  func unknown() throws {
    let read = try book(
      [
        sheet("x", "a", "q=4"), sheet("z", "a", "q=9", role: .second, file: "b/z.csv", line: 7),
      ], listed)
    #expect(codes(read.defects) == ["SCO113"])
    #expect(read.defects[0].place?.file == "b/z.csv" && read.defects[0].place?.line == 7)
    #expect(read.defects[0].sentence(.english).contains("“z”"))
    #expect(read.defects[0].sentence(.chinese).contains("“z”"))
    #expect(read.sheets(of: ApplicationID("a")).map(\.assessor.text) == ["x"])
  }

  @Test("without a list anybody may score")
  func anybody() throws {
    let open = grid([criterion("q")])
    #expect(try book([sheet("z", "a", "q=4")], open).defects.isEmpty)
  }

  @Test("every version is named; two contents of one do not harm the sheet before it")
  func versions() throws {
    let read = try book(
      [
        sheet("x", "a", "q=4"), sheet("z", "a", "q=1", role: .second),
        sheet("z", "a", "q=2", role: .second, line: 9),
      ], listed)
    #expect(codes(read.defects).filter { $0 == "SCO113" }.count == 2)
    #expect(read.sheets(of: ApplicationID("a")).map(\.isFaulty) == [false])
  }

  @Test("a conflict recorded for nobody listed is a defect at the decision")
  func conflict() throws {
    let named = decision(
      "d", .conflict(ApplicationID("a"), AssessorID("zz"), isRecorded: true), line: 3)
    let read = try book([sheet("x", "a", "q=4")], [named], listed)
    #expect(codes(read.defects) == ["SCO113"])
    #expect(read.defects[0].place?.file == "decisions.csv" && read.defects[0].place?.line == 3)
  }

  @Test("reading sheets back finds it without a batch")
  func readBack() {
    #expect(codes(defects(of: [sheet("z", "a", "q=4")], grid: listed)) == ["SCO113"])
  }
}
