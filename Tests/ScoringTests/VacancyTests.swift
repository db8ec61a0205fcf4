// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// Ids as literals, for tables of cases.
extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

/// A small published ranking of one envelope.
private struct Board {
  var standings: [Standing] = []
  var left = 0
  var decisions: [DecisionRecord] = []
  var promotion = Promotion(doesNotFit: .skip, partialMinimum: nil, source: .freed, keepsCaps: true)
  var caps: [PublishedMoney.Limit] = []
  var others: Set<ApplicationID> = ["Z"]

  /// Rows such as `A s 100`, `B r 60`, `=C r 60` (shares the place above), `D x 50` (revoked), with
  /// the values under each cap behind: `E r 60 1 2`.
  init(_ rows: [String], left: Int = 0) {
    self.left = left
    for row in rows {
      let words = row.split(separator: " ").map(String.init)
      let isShared = words[0].hasPrefix("=")
      let place = isShared ? standings[standings.count - 1].place : standings.count + 1
      let amount = euros(Int(words[2]) ?? 0)
      let status: Status = words[1] == "s" ? .selected : words[1] == "r" ? .reserve : .revoked
      standings.append(
        Standing(
          application: ApplicationID(words[0].filter { $0 != "=" }), status: status, envelope: 0,
          list: 0, place: place, requested: amount, award: status == .selected ? amount : euros(0),
          freed: status == .revoked ? amount : nil,
          capped: words.count > 3 ? [words[3...].compactMap { Int($0) }] : []))
    }
  }

  /// The same with another rule.
  func rule(
    _ doesNotFit: DoesNotFit, _ source: Promotion.Source = .freed, minimum: Int? = nil,
    keepsCaps: Bool = true
  ) -> Board {
    var board = self
    board.promotion = Promotion(
      doesNotFit: doesNotFit, partialMinimum: minimum.map(euros), source: source,
      keepsCaps: keepsCaps)
    return board
  }

  /// The same with at most so many awards for a value, or so much.
  func cap(count: Int? = nil, amount: Int? = nil) -> Board {
    var board = self
    board.caps = [.init(fact: "lead", count: count, amount: amount.map(euros))]
    return board
  }

  var published: PublishedMoney {
    let awarded = standings.reduce(Int128(0)) { $0 + $1.award.minorUnits }
    let rest = euros(left)
    return PublishedMoney(
      currency: euro, promotion: promotion, caps: caps,
      envelopes: [
        EnvelopeResult(
          id: "all", amount: Money(minorUnits: awarded + rest.minorUnits, currency: euro),
          spilled: euros(0), awarded: Money(minorUnits: awarded, currency: euro), left: rest,
          isOpen: false)
      ], standings: standings, others: others, decisions: decisions)
  }

  /// What decisions come to, in words: `B 60, C 40` for who moved up with how much.
  func after(_ actions: [Decision.Action]) throws -> (moved: String, result: VacancyResult) {
    let (result, defects) = try vacancies(published, Board.decisions(actions))
    #expect(defects.isEmpty, "\(defects.map { $0.sentence(.english) })")
    let moved = zip(published.standings, result.standings).filter {
      $0.status == .reserve && $1.status == .selected
    }.map { "\($1.application) \(($1.award.minorUnits / 100))" }
    return (moved.joined(separator: ", "), result)
  }

  /// The defects of decisions, as codes.
  func defects(_ actions: [Decision.Action]) throws -> [String] {
    try vacancies(published, Board.decisions(actions)).defects.map(\.kind.code)
  }

  /// Decisions one after the other, from D1.
  static func decisions(_ actions: [Decision.Action]) -> [Decision] {
    actions.enumerated().map { index, action in
      Decision(
        id: DecisionID("D\(index + 1)"), by: "b", at: instant(Int64(1000 + index)), reason: "r",
        action: action, place: Place(file: "d.xml", line: index + 1))
    }
  }
}

@Suite("DESIGN §7.7: vacancies go down the published reserve")
struct VacancyTests {
  /// What happens, and who moves up.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [String]
    var left = 0
    let rule: (DoesNotFit, Promotion.Source, Int?)
    let events: [Decision.Action]
    let moved: String
    var rest: Int
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a withdrawal frees the award, the first that fits moves up",
      rows: ["A s 100", "B r 60", "C r 40"], rule: (.skip, .freed, nil),
      events: [.withdrawal("A")], moved: "B 60, C 40", rest: 0),
    Case(
      name: "a failed late check does the same", rows: ["A s 100", "B r 60", "C r 50"],
      rule: (.skip, .freed, nil), events: [.lateCheck("A", passes: false)], moved: "B 60",
      rest: 40),
    Case(
      name: "skip passes over who does not fit", rows: ["A s 100", "B r 160", "C r 50"],
      rule: (.skip, .freed, nil), events: [.withdrawal("A")], moved: "C 50", rest: 50),
    Case(
      name: "stop waits for who does not fit", rows: ["A s 100", "B r 160", "C r 50"],
      rule: (.stop, .freed, nil), events: [.withdrawal("A")], moved: "", rest: 100),
    Case(
      name: "what waited is there for the next event",
      rows: ["A s 100", "S s 70", "B r 160", "C r 50"], rule: (.stop, .freed, nil),
      events: [.withdrawal("A"), .withdrawal("S")], moved: "B 160", rest: 10),
    Case(
      name: "the first in the way leaves the reserve list, the next moves up",
      rows: ["A s 100", "B r 160", "C r 50"], rule: (.stop, .freed, nil),
      events: [.withdrawal("A"), .withdrawal("B")], moved: "C 50", rest: 50),
    Case(
      name: "partial gives the remainder, and ends there",
      rows: ["A s 100", "B r 60", "C r 80", "D r 10"], rule: (.partial, .freed, nil),
      events: [.withdrawal("A")], moved: "B 60, C 40", rest: 0),
    Case(
      name: "partial only from the minimum on", rows: ["A s 100", "B r 60", "C r 80", "D r 10"],
      rule: (.partial, .freed, 41), events: [.withdrawal("A")], moved: "B 60", rest: 40),
    Case(
      name: "who got a part keeps it; nobody is topped up",
      rows: ["A s 100", "S s 50", "B r 150", "C r 20"], rule: (.partial, .freed, nil),
      events: [.withdrawal("A"), .withdrawal("S")], moved: "B 100, C 20", rest: 30),
    Case(
      name: "what the ranking left over stays out of it",
      rows: ["A s 100", "B r 110"], left: 30, rule: (.skip, .freed, nil),
      events: [.withdrawal("A")], moved: "", rest: 130),
    Case(
      name: "unless the call draws on the envelope", rows: ["A s 100", "B r 110"], left: 30,
      rule: (.skip, .envelope, nil), events: [.withdrawal("A")], moved: "B 110", rest: 20),
    Case(
      name: "who moved up and leaves sets free what it got",
      rows: ["A s 100", "B r 90", "C r 80"], rule: (.skip, .freed, nil),
      events: [.withdrawal("A"), .lateCheck("B", passes: false)], moved: "C 80", rest: 20),
    Case(
      name: "a lowered amount frees the difference", rows: ["A s 100", "B r 30"],
      rule: (.skip, .freed, nil), events: [.amount("A", r("60"))], moved: "B 30", rest: 10),
    Case(
      name: "lowered, then withdrawn: no cent twice", rows: ["A s 100", "B r 100"],
      rule: (.skip, .freed, nil), events: [.amount("A", r("60")), .withdrawal("A")], moved: "B 100",
      rest: 0),
    Case(
      name: "a passed late check changes nothing", rows: ["A s 100", "B r 30"],
      rule: (.skip, .freed, nil), events: [.lateCheck("A", passes: true)], moved: "", rest: 0),
    Case(
      name: "what the ranking itself revoked goes down without a decision",
      rows: ["A s 100", "X x 60", "B r 50"], left: 60, rule: (.skip, .freed, nil), events: [],
      moved: "B 50", rest: 10),
    Case(
      name: "equals who all fit move up together",
      rows: ["A s 100", "B r 40", "=C r 60"], rule: (.stop, .freed, nil),
      events: [.withdrawal("A")], moved: "B 40, C 60", rest: 0),
    Case(
      name: "equals who do not all fit stay, and all below them",
      rows: ["A s 100", "B r 60", "=C r 60", "D r 10"], rule: (.skip, .freed, nil),
      events: [.withdrawal("A")], moved: "", rest: 100),
    Case(
      name: "until a tie decision puts them in order",
      rows: ["A s 100", "B r 60", "=C r 60", "D r 10"], rule: (.skip, .freed, nil),
      events: [.withdrawal("A"), .tie(["C", "B"])], moved: "C 60, D 10", rest: 30),
    Case(
      name: "a tie decided before the money comes holds, too",
      rows: ["A s 100", "B r 60", "=C r 60"], rule: (.skip, .freed, nil),
      events: [.tie(["C", "B"]), .withdrawal("A")], moved: "C 60", rest: 40),
  ]

  @Test("who moves up, and what is left", arguments: cases)
  func moved(_ vacant: Case) throws {
    let board = Board(vacant.rows, left: vacant.left)
      .rule(vacant.rule.0, vacant.rule.1, minimum: vacant.rule.2)
    let (moved, result) = try board.after(vacant.events)
    #expect(moved == vacant.moved)
    #expect(result.envelopes[0].left == euros(vacant.rest))
  }

  @Test("a cap holds for who moves up, unless the call lifts it; who leaves frees its share")
  func caps() throws {
    let board = Board(["A s 100 1", "S s 10 2", "B r 60 2", "C r 40 1"]).cap(count: 1)
    #expect(try board.after([.withdrawal("A")]).moved == "C 40")
    let lifted = board.rule(.skip, keepsCaps: false)
    #expect(try lifted.after([.withdrawal("A")]).moved == "B 60, C 40")
    let money = Board(["A s 100 1", "S s 10 2", "B r 60 2", "C r 40 1"]).cap(amount: 65)
    #expect(try money.after([.withdrawal("A")]).moved == "C 40")
    #expect(try money.after([.withdrawal("A"), .amount("S", r("5"))]).moved == "B 60, C 40")
    let offers = try board.after([.withdrawal("A")]).result.steps[0].offers
    #expect(offers.map(\.outcome) == [.capped, .fits])
  }

  @Test("equals in the way are named, for the committee")
  func open() throws {
    let board = Board(["A s 100", "B r 60", "=C r 60", "D r 10"])
    let result = try board.after([.withdrawal("A")]).result
    #expect(result.open == [["B", "C"]])
    #expect(result.steps[0].offers.map(\.outcome) == [.undecided, .undecided, .undecided])
    #expect(try board.after([.withdrawal("A"), .tie(["B", "C"])]).result.open.isEmpty)
  }

  @Test(
    "what cannot be carried out is refused by name",
    arguments: [
      ([.withdrawal("Q")], ["VAC101"]), ([.withdrawal("Z")], ["VAC102"]),
      ([.lateCheck("Z", passes: true)], ["VAC102"]),
      ([.withdrawal("A"), .withdrawal("A")], ["VAC103"]),
      ([.withdrawal("A"), .lateCheck("A", passes: false)], ["VAC103"]),
      ([.withdrawal("X")], ["VAC103"]), ([.withdrawal("A"), .amount("A", r("1"))], ["VAC103"]),
      ([.correction(rankingDigest: "0")], ["VAC105"]),
      ([.review("A", "rule", passes: true)], ["VAC106"]),
      ([.adjustment("A", r("1")), .consensus("A", [])], ["VAC106", "VAC106"]),
      (
        [.conflict("A", "A1", isRecorded: true), .draw(value: "1", salt: nil)],
        ["VAC106", "VAC106"]
      ),
      ([.amount("A", r("100"))], ["VAC108"]), ([.amount("A", r("-1"))], ["VAC108"]),
      ([.amount("A", r("99.999"))], ["VAC108"]), ([.amount("B", r("10"))], ["VAC108"]),
      ([.tie(["A", "B"])], ["VAC109"]), ([.tie(["B", "B"])], ["VAC109"]),
      ([.tie(["B", "Q"])], ["VAC109"]), ([.tie(["D", "B"])], ["VAC109"]),
    ] as [([Decision.Action], [String])])
  func refused(_ actions: [Decision.Action], _ codes: [String]) throws {
    let board = Board(["A s 100", "X x 10", "B r 60", "=C r 60", "D r 20"], left: 10)
    #expect(try board.defects(actions) == codes)
  }

  @Test("decisions that the ranking knows are passed by; changed or earlier ones are refused")
  func known() throws {
    var board = Board(["A s 100", "B r 60"])
    let known = Board.decisions([.lateCheck("A", passes: true), .withdrawal("A")])
    board.decisions = [known[0].record]
    #expect(try vacancies(board.published, known).defects.isEmpty)
    board.decisions = [Board.decisions([.lateCheck("A", passes: false)])[0].record]
    #expect(try vacancies(board.published, known).defects.map(\.kind.code) == ["VAC107"])
    board.decisions = [
      DecisionRecord(
        id: "L", at: instant(5000), kind: "late-check", applications: ["A"], value: "pass")
    ]
    #expect(
      try vacancies(board.published, known).defects.map(\.kind.code) == ["VAC104", "VAC104"])
  }

  /// A second, deliberately plain reading of the rule: one envelope, nobody equal, one cap.
  private func naive(_ board: Board, _ events: [ApplicationID]) -> (awards: [Int128], left: Int128)
  {
    var awards = board.standings.map(\.award.minorUnits)
    var gone = board.standings.map { $0.status == .revoked }
    var pool: Int128 = board.promotion.source == .envelope ? euros(board.left).minorUnits : 0
    var left = euros(board.left).minorUnits
    func walk() {
      for index in awards.indices
      where board.standings[index].status == .reserve && awards[index] == 0 && !gone[index] {
        let asked = board.standings[index].requested.minorUnits
        let value = board.standings[index].capped[0][0]
        let same = awards.indices.count {
          awards[$0] > 0 && board.standings[$0].capped[0][0] == value
        }
        if board.promotion.keepsCaps, let most = board.caps[0].count, most <= same { continue }
        var give: Int128 = asked <= pool ? asked : 0
        let ends = asked > pool && board.promotion.doesNotFit != .skip
        if ends, board.promotion.doesNotFit == .partial, pool > 0,
          board.promotion.partialMinimum?.minorUnits ?? 0 <= pool
        {
          give = pool
        }
        awards[index] = give
        pool -= give
        left -= give
        if ends { break }
      }
    }
    for event in events {
      guard let index = board.standings.firstIndex(where: { $0.application == event }) else {
        continue
      }
      pool += awards[index]
      left += awards[index]
      awards[index] = 0
      gone[index] = true
      if pool > 0 { walk() }
    }
    return (awards, left)
  }

  @Test("as a plain reading of the rule gives it, on 2 000 random rankings; money is conserved")
  func oracle() throws {
    var random = Seeded(77)
    for _ in 0..<2000 {
      let count = Int.random(in: 2...9, using: &random)
      let funded = Int.random(in: 1..<count, using: &random)
      let rows = (0..<count).map { index in
        "P\(index) \(index < funded ? "s" : "r") \(Int.random(in: 1...9, using: &random)) "
          + "\(Int.random(in: 1...3, using: &random))"
      }
      let rules: [DoesNotFit] = [.stop, .skip, .partial]
      let board = Board(rows, left: Int.random(in: 0...5, using: &random)).rule(
        rules[Int.random(in: 0...2, using: &random)],
        Bool.random(using: &random) ? .freed : .envelope,
        minimum: Bool.random(using: &random) ? 3 : nil, keepsCaps: Bool.random(using: &random)
      ).cap(count: 2)
      let leaving = (0..<count).filter { _ in Bool.random(using: &random) }
        .map { ApplicationID("P\($0)") }.shuffled(using: &random)
      let result = try board.after(leaving.map { .withdrawal($0) }).result
      let expected = naive(board, leaving)
      #expect(result.standings.map(\.award.minorUnits) == expected.awards, "\(rows) \(leaving)")
      #expect(result.envelopes[0].left.minorUnits == expected.left)
      let before = board.published.envelopes[0].amount.minorUnits
      let now = result.standings.reduce(Int128(0)) { $0 + $1.award.minorUnits }
      #expect(now + result.envelopes[0].left.minorUnits == before)
      #expect(expected.left >= 0)
    }
  }

  @Test("the order of decisions in the file has no influence; instants have")
  func order() throws {
    let board = Board(["A s 100", "S s 70", "B r 60", "C r 100"])
    let decisions = Board.decisions([.withdrawal("A"), .withdrawal("S"), .withdrawal("B")])
    let forth = try vacancies(board.published, decisions).result
    let back = try vacancies(board.published, decisions.reversed()).result
    #expect(forth.standings.map(\.award) == back.standings.map(\.award))
    #expect(forth.steps.map(\.decision) == back.steps.map(\.decision))
  }
}
