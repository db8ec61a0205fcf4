// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite(
  "DESIGN §5.2: inhabitants that nobody states neither pass nor fail a rule that they could turn")
struct PopulationTests {
  /// Partners with inhabitants (nil for none stated), each with its participant's code or name.
  static func partners(_ rows: [(population: Int?, participant: String)]) -> String {
    rows.enumerated().map { index, row in
      let population = row.population.map { #"<location population="\#($0)"/>"# } ?? ""
      let participant = row.participant.isEmpty ? "" : #"<participant code="\#(row.participant)"/>"#
      return Workshop.partner(participant + population, id: "P\(index + 1)")
    }.joined()
  }

  /// What a rule of these modes says; it asks partners of Sofia, or those that `among` picks out.
  static func answer(
    _ modes: String, _ inner: String, _ rows: [(population: Int?, participant: String)]
  ) throws -> Answer? {
    try Workshop.answer(
      #"<population modes="\#(modes)" min="50000">\#(inner)</population>"#, partners(rows))
  }

  static let sofia = #"<where><is attribute="participant" value="sofia"/></where>"#
  static let among = #"<among><is attribute="participant" value="sofia"/></among>"#

  @Test("each: whether anybody is asked at all must be known")
  func each() throws {
    // Whoever names no participant may be asked or not.
    #expect(try Self.answer("each", Self.sofia, [(60_000, "")]) == .unknown)
    #expect(try Self.answer("each", Self.sofia, [(60_000, "sofia"), (70_000, "")]) == .pass)
    #expect(try Self.answer("each", Self.sofia, [(60_000, "sofia"), (40_000, "")]) == .unknown)
    #expect(try Self.answer("each", Self.sofia, [(40_000, "")]) == .fail)
    #expect(try Self.answer("each", Self.sofia, [(60_000, "xian")]) == .fail)
    #expect(try Self.answer("each", Self.sofia, [(nil, "sofia"), (40_000, "sofia")]) == .fail)
  }

  @Test("sum: what may be counted settles it only where it cannot reach the figure")
  func sum() throws {
    #expect(try Self.answer("sum", Self.sofia, [(30_000, "sofia"), (19_999, "")]) == .fail)
    #expect(try Self.answer("sum", Self.sofia, [(30_000, "sofia"), (20_000, "")]) == .unknown)
    #expect(try Self.answer("sum", Self.sofia, [(30_000, "sofia"), (nil, "")]) == .unknown)
    #expect(try Self.answer("sum", Self.sofia, [(50_000, "sofia"), (nil, "")]) == .pass)
  }

  @Test("majority: by the least and by the most that may live there")
  func majority() throws {
    for (rows, answer) in [
      ([(30_000, "sofia"), (20_000, "xian")], Answer.pass),
      ([(25_000, "sofia"), (25_000, "xian")], .fail),
      // Of too few together there is no majority, whoever they are.
      ([(30_000, "sofia"), (10_000, "")], .fail),
      ([(30_000, "sofia"), (20_000, "")], .pass),
      ([(20_000, "sofia"), (10_000, ""), (30_000, "xian")], .fail),
      ([(20_000, "sofia"), (20_000, ""), (30_000, "xian")], .unknown),
    ] {
      #expect(try Self.answer("majority", Self.among, rows) == answer, "\(rows)")
    }
    // More who live there keep the majority; more who live elsewhere may end it.
    let inside: [(population: Int?, participant: String)] = [
      (40_000, "sofia"), (20_000, "xian"), (nil, "sofia"),
    ]
    #expect(try Self.answer("majority", Self.among, inside) == .pass)
    #expect(
      try Self.answer("majority", Self.among, inside.dropLast() + [(nil, "xian")]) == .unknown)
  }
}
