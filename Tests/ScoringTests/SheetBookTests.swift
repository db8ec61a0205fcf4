// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §6.3–§6.5, §6.9: officials' input is read strictly.
@Suite struct SheetBookTests {
  /// Two assessed criteria and a computed one.
  private let plain = grid([
    criterion("q", scale: range("0", "5", "0.5")),
    criterion("w", scale: .values([r("0"), r("3"), r("7"), r("10")])),
    criterion("c", source: .bands(fact: 0, [])),
  ])

  /// The codes of the defects of one sheet's scores.
  private func defects(_ scores: String, final isFinal: Bool = true, _ grid: Grid? = nil) throws
    -> [String]
  {
    codes(try book([sheet("x", "a", scores, final: isFinal)], grid ?? plain).defects)
  }

  @Test(
    "DESIGN §6.5: every defect of a score is listed",
    arguments: [
      ("q=4 w=3", []), ("q=4.5 w=10", []), ("q=4.50 w=7", []), ("q=0 w=0", []),
      ("q=4 w=3 z=1", ["SCO101"]), ("q=4 w=3 c=1", ["SCO102"]), ("q=4,5 w=3", ["SCO103"]),
      ("q=+4 w=3", ["SCO103"]), ("q=.5 w=3", ["SCO103"]), ("q=4. w=3", ["SCO103"]),
      ("q=1e0 w=3", ["SCO103"]), ("q=5.5 w=3", ["SCO104"]), ("q=-0.5 w=3", ["SCO104"]),
      ("q=4.25 w=3", ["SCO105"]), ("q=4 w=5", ["SCO105"]), ("q=4", ["SCO109"]),
      ("q=4 w=", ["SCO109"]), ("", ["SCO109", "SCO109"]), ("q=4 w=3 q=4", ["SCO110"]),
      ("q=n/a w=3", ["SCO111"]), ("q=N/A w=3", ["SCO111"]),
      ("q=9 w=4 z=1", ["SCO104", "SCO105", "SCO101"]),
    ] as [(String, [String])])
  func marks(_ scores: String, _ expected: [String]) throws {
    #expect(try defects(scores) == expected)
  }

  @Test func `DESIGN §6.5: a draft may lack scores, but what it has must be sound`() throws {
    #expect(try defects("q=4", final: false) == [])
    #expect(try defects("q=9", final: false) == ["SCO104"])
  }

  @Test func `DESIGN §6.2: words have points, other words are refused`() throws {
    let words = grid([
      criterion(
        "q",
        scale: .words([
          Scale.Word(code: "good", label: .none, points: r("4")),
          Scale.Word(code: "poor", label: .none, points: r("1")),
        ]))
    ])
    #expect(try defects("q=fine", words) == ["SCO106"])
    let read = try book([sheet("x", "a", "q=good")], words)
    #expect(read.sheets(of: ApplicationID("a"))[0].marks == [.points(r("4"))])
  }

  @Test func `DESIGN §6.5: a defect names file, line and value`() throws {
    let found = try book([sheet("x", "a", "q=4 w=4", file: "b/x.csv", line: 7)], plain).defects
    #expect(found.count == 1)
    #expect(found[0].place == Place(file: "b/x.csv", line: 8))
    #expect(found[0].argument("value") == "4")
    #expect(found[0].argument("allowed") == "0, 3, 7, 10")
    #expect(found[0].severity == .reject)
  }

  @Test
  func `DESIGN §6.5: a sheet for nobody is a defect, one for an ineligible application is none`()
    throws
  {
    let read = try SheetBook(
      sheets: [sheet("x", "a", "q=4 w=3"), sheet("x", "stray", "q=4 w=3", line: 9)],
      decisions: [], grid: plain, applications: batch("a"), candidates: [])
    #expect(codes(read.defects) == ["SCO107"])
    #expect(read.defects[0].place?.line == 9)
  }

  @Test func `DESIGN §6.3: the highest version decides`() throws {
    let sheets = [
      sheet("x", "a", "q=9 w=3", version: 1), sheet("x", "a", "q=5 w=3", version: 3, line: 5),
      sheet("x", "a", "q=2 w=3", version: 2, line: 9),
    ]
    for order in [sheets, sheets.reversed()] {
      let read = try book(order, plain)
      // Version 3 mends what was wrong in version 1.
      #expect(read.defects.isEmpty)
      let own = read.sheets(of: ApplicationID("a"))
      #expect(own.count == 1)
      #expect(own[0].version == 3)
      #expect(own[0].marks[0] == .points(r("5")))
    }
  }

  @Test func `DESIGN §6.3: a draft as the highest version leaves the sheet open`() throws {
    let read = try book(
      [
        sheet("x", "a", "q=5 w=3"), sheet("x", "a", "q=5", final: false, version: 2, line: 4),
      ], plain)
    #expect(read.sheets(of: ApplicationID("a")).map(\.isOpen) == [true])
  }

  @Test func `DESIGN §6.3: same version, different content: an error that names both files`()
    throws
  {
    let read = try book(
      [
        sheet("x", "a", "q=5 w=3", file: "2.csv"), sheet("x", "a", "q=4 w=3", file: "1.csv"),
      ], plain)
    #expect(codes(read.defects) == ["SCO108"])
    #expect(read.defects[0].argument("first") == "1.csv:1")
    #expect(read.defects[0].argument("second") == "2.csv:1")
    // What is faulty counts as not yet there.
    #expect(read.sheets(of: ApplicationID("a")).map(\.isReady) == [false])
  }

  @Test func `DESIGN §6.3: the same content in two files is one sheet`() throws {
    let read = try book(
      [
        sheet("x", "a", "q=5 w=3", file: "2.csv", line: 8),
        sheet("x", "a", "w=3 q=5", file: "1.csv"),
      ], plain)
    #expect(read.defects.isEmpty)
    #expect(read.sheets(of: ApplicationID("a")).map(\.isReady) == [true])
  }

  @Test func `DESIGN §6.8: roles are unique where first and second are compared`() throws {
    let sheets = [
      sheet("x", "a", "q=5 w=3"), sheet("y", "a", "q=4 w=3", line: 5),
      sheet("x", "b", "q=5 w=3", line: 9),
    ]
    let compared = grid(plain.criteria, divergence: diverging(over: "1"))
    let read = try book(sheets, compared)
    #expect(codes(read.defects) == ["SCO112"])
    #expect(read.defects[0].argument("first") == "x")
    #expect(read.defects[0].argument("second") == "y")
    // Without a rule of divergence roles are labels: a call may want three experts or more.
    #expect(try book(sheets, plain).defects.isEmpty)
    // Who replaces somebody with a conflict takes over the role.
    let replaced = [
      sheet("x", "a", "", conflict: "my sister"), sheet("y", "a", "q=4 w=3", line: 5),
    ]
    #expect(try book(replaced, compared).defects.isEmpty)
  }

  @Test func `DESIGN §6.9: a consensus is complete and sound`() throws {
    func defects(_ text: String) throws -> [String] {
      let action = Decision.Action.consensus(ApplicationID("a"), scores(text))
      return codes(try book([], [decision("d", action)], plain, also: ["a"]).defects)
    }
    #expect(try defects("q=4 w=3") == [])
    #expect(try defects("q=4") == ["SCO122"])
    #expect(try defects("q=4 w=3 c=1") == ["SCO102"])
    #expect(try defects("q=6 w=3") == ["SCO104"])
  }

  @Test func `DESIGN §6.9: one consensus and one adjustment for an application`() throws {
    let twice = [
      decision("c1", .consensus(ApplicationID("a"), scores("q=4 w=3"))),
      decision("c2", .consensus(ApplicationID("a"), scores("q=4 w=3")), line: 2),
      decision("j1", .adjustment(ApplicationID("a"), r("1")), line: 3),
      decision("j2", .adjustment(ApplicationID("a"), r("1")), line: 4),
    ]
    let read = try book([], twice, plain, also: ["a"])
    #expect(codes(read.defects) == ["SCO121", "SCO121"])
    #expect(read.consensus(on: ApplicationID("a")) == nil)
  }

  @Test func `DESIGN §6.5: the order of the input has no influence`() throws {
    var random = Seeded(7)
    var sheets = [
      sheet("x", "a", "q=5.2 w=4", file: "1.csv"), sheet("y", "a", "q=5 w=3", role: .second),
      sheet("y", "a", "q=4 w=3", role: .second, file: "2.csv"),
      sheet("z", "a", "", role: .third, conflict: "cousin"),
      sheet("x", "b", "q=n/a w=3", file: "3.csv"), sheet("x", "nobody", "q=4 w=3"),
    ]
    let expected = try SheetBook(
      sheets: Sheets(sheets), decisions: [], grid: plain, applications: batch("a", "b"),
      candidates: [])
    for _ in 0..<50 {
      sheets.shuffle(using: &random)
      let read = try SheetBook(
        sheets: Sheets(sheets), decisions: [], grid: plain, applications: batch("a", "b"),
        candidates: [])
      #expect(read.defects == expected.defects)
    }
  }

  @Test(
    "DESIGN §6.1: decimals have 18 + 6 digits",
    arguments: [
      ("4.5", "9/2"), ("-1", "-1"), ("4.50", "9/2"), ("007", "7"), ("0.000001", "1/1000000"),
      ("999999999999999999.999999", "999999999999999999999999/1000000"),
      ("1000000000000000000", nil), ("0.0000001", nil), ("", nil), ("-", nil), (" 4", nil),
      ("4 ", nil), ("١", nil), ("--1", nil), ("1.2.3", nil), ("-0", "0"),
    ] as [(String, String?)])
  func decimals(_ text: String, _ value: String?) {
    #expect(exactDecimal(text)?.description == value)
  }
}
