// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.4: conflicts of interest.
@Suite struct ConflictTests {
  /// One criterion.
  private let criteria = [criterion("q")]

  /// The applications whose sheet of assessor `x` a conflict reaches.
  private func reached(
    _ reach: ConflictReach, _ decisions: [Decision] = [], conflict: String? = "my sister",
    version: Int = 1
  ) throws -> [String] {
    let sheets = [
      sheet("x", "a", "q=1", version: version, conflict: conflict),
      sheet("x", "a", "q=1", version: 2, line: 2), sheet("x", "b", "q=1", line: 3),
      sheet("x", "c", "q=1", line: 4), sheet("y", "a", "q=1", role: .second, line: 5),
    ]
    let read = try book(
      sheets, decisions, grid(criteria, reach: reach), lots: ["a": "1", "b": "1", "c": "2"])
    #expect(read.defects.isEmpty)
    #expect(!read.sheets(of: ApplicationID("a"))[1].isConflicted)
    return ["a", "b", "c"].filter { read.sheets(of: ApplicationID($0))[0].isConflicted }
  }

  @Test func `DESIGN §6.4: the call gives the reach`() throws {
    #expect(try reached(.application) == ["a"])
    #expect(try reached(.lot) == ["a", "b"])
    #expect(try reached(.call) == ["a", "b", "c"])
  }

  @Test func `DESIGN §6.4: a conflict in any version stands until a named decision lifts it`()
    throws
  {
    let lift = decision("l", .conflict(ApplicationID("a"), AssessorID("x"), isRecorded: false))
    #expect(try reached(.application) == ["a"])
    #expect(try reached(.application, [lift]) == [])
    #expect(try reached(.call, [lift]) == [])
    let again = decision(
      "r", .conflict(ApplicationID("a"), AssessorID("x"), isRecorded: true), at: 5, line: 2)
    #expect(try reached(.application, [again, lift]) == ["a"])
  }

  @Test func `DESIGN §6.4: the secretariat may record one`() throws {
    let record = decision("r", .conflict(ApplicationID("c"), AssessorID("x"), isRecorded: true))
    #expect(try reached(.application, [record], conflict: nil) == ["c"])
    #expect(try reached(.lot, [record], conflict: nil) == ["c"])
  }

  @Test func `DESIGN §6.4: what nobody recorded or declared cannot be lifted`() throws {
    let lift = decision("l", .conflict(ApplicationID("a"), AssessorID("y"), isRecorded: false))
    let read = try book([sheet("x", "a", "q=1")], [lift], grid(criteria))
    #expect(codes(read.defects) == ["SCO126"])
  }

  @Test func `DESIGN §6.4: sheets within reach never count`() throws {
    let sheets = [
      sheet("x", "a", "q=10", conflict: "mine"), sheet("y", "a", "q=20"), sheet("z", "a", "q=40"),
    ]
    let result = try score(sheets, grid(criteria))
    #expect(result.step.total == r("30"))
    #expect(result.step.sheets.map(\.use) == [.conflict, .counted, .counted])
  }

  @Test func `DESIGN §6.5: who declares a conflict need not score`() throws {
    #expect(try book([sheet("x", "a", "", conflict: "mine")], grid(criteria)).defects.isEmpty)
    let lift = decision("l", .conflict(ApplicationID("a"), AssessorID("x"), isRecorded: false))
    let lifted = try book([sheet("x", "a", "", conflict: "mine")], [lift], grid(criteria))
    #expect(codes(lifted.defects) == ["SCO109"])
  }
}
