// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// What must hold of any batch, from sheets to money.
@Suite struct PropertyTests {
  /// A batch: what people handed in.
  private struct Batch {
    var grid: Grid
    var sheets: [Sheet]
    var candidates: [Candidate]
    var money: MoneyRules
  }

  /// The outcome of one application in words.
  private func rank(_ batch: Batch) throws -> [String: String] {
    let applications: [ApplicationID: LotID?] = batch.candidates.reduce(into: [:]) {
      $0[$1.application] = .some($1.lot)
    }
    let read = try SheetBook(
      sheets: Sheets(batch.sheets), decisions: [], grid: batch.grid, applications: applications,
      candidates: batch.candidates)
    #expect(read.defects.isEmpty)
    var outcome: [String: String] = [:]
    var passed: [Scored] = []
    for own in batch.candidates {
      let (state, step) = try aggregate(own, read, batch.grid)
      if let status = state.status {
        outcome[own.application.text] = status.rawValue
      } else if try gates(step, own.application, read, batch.grid).allSatisfy(\.passes) {
        passed.append(Scored(candidate: own, step: step, grid: batch.grid))
      } else {
        outcome[own.application.text] = Status.belowThreshold.rawValue
      }
    }
    let list = try lists(
      passed, [.total(descending: true), .leastCovered(fact: 1)], money: batch.money)
    let allocation = try allocate(list, passed, batch.money, decisions: .empty)
    // Nobody is lost: everybody has a place or a status that says why not.
    #expect(list.flatMap(\.places).map(\.position).sorted() == Array(passed.indices))
    #expect(outcome.count + passed.count == batch.candidates.count)
    for placed in list.flatMap(\.places) {
      let id = passed[placed.position].candidate.application.text
      outcome[id] = "\(placed.step.place) \(allocation.statuses[placed.position])"
    }
    return outcome
  }

  /// A random batch of eight applications, two sheets each.
  private func batch(_ random: inout Seeded, scale factor: Int = 1) -> Batch {
    let scale = range("0", String(10 * factor), String(factor))
    let weights = ["1", "2", "0.5"]
    let grid = ScoringTests.grid(
      (0..<3).map { criterion("c\($0)", weight: weights[$0], scale: scale) })
    var sheets: [Sheet] = []
    var candidates: [Candidate] = []
    for index in 0..<8 {
      candidates.append(
        candidate(
          "a\(index)",
          [
            number(String(Int.random(in: 1...5, using: &random) * 10)),
            .texts([random.pick(["x", "y", "z"])]),
          ]))
      for assessor in ["p", "q"] where !random.once(in: 12) {
        let scores = (0..<3).map {
          "c\($0)=\(Int.random(in: 0...3, using: &random) * factor)"
        }
        sheets.append(
          sheet(
            assessor, "a\(index)", scores.joined(separator: " "), line: sheets.count * 10 + 1))
      }
    }
    return Batch(
      grid: grid, sheets: sheets, candidates: candidates,
      money: money([envelope("e", 100, reserve: 2)], random.pick([.stop, .skip, .partial])))
  }

  @Test func `DESIGN §7.3: the order of the input has no influence`() throws {
    var random = Seeded(11)
    for _ in 0..<200 {
      var own = batch(&random)
      let expected = try rank(own)
      own.sheets.shuffle(using: &random)
      own.candidates.shuffle(using: &random)
      #expect(try rank(own) == expected)
    }
  }

  @Test func `under the mean and without divergence, a raised score never lowers a place`() throws {
    var random = Seeded(12)
    for _ in 0..<300 {
      var own = batch(&random)
      let index = Int.random(in: 0..<own.sheets.count, using: &random)
      let raised = own.sheets[index]
      let before = try rank(own)[raised.application.text] ?? ""
      let scores = raised.scores.map { "\($0.criterion)=\((Int($0.value) ?? 0) + 1)" }
      own.sheets[index] = sheet(
        raised.assessor.text, raised.application.text, scores.joined(separator: " "),
        line: raised.place.line)
      let after = try rank(own)[raised.application.text] ?? ""
      guard let old = Int(before.prefix { $0 != " " }), let new = Int(after.prefix { $0 != " " })
      else {
        #expect(before == after)
        continue
      }
      #expect(new <= old)
    }
  }

  @Test func `a scale three times as long gives the same places and the same money`() throws {
    for seed in 0..<200 {
      var one = Seeded(UInt64(seed))
      var other = Seeded(UInt64(seed))
      #expect(try rank(batch(&one)) == rank(batch(&other, scale: 3)))
    }
  }

  @Test func `weights three times as heavy give the same places and the same money`() throws {
    var random = Seeded(13)
    for _ in 0..<200 {
      var own = batch(&random)
      let expected = try rank(own)
      own.grid = grid(
        try own.grid.criteria.map {
          criterion(
            $0.id.text, weight: try $0.weight.multiplied(by: Rational(3)).description,
            scale: $0.scale)
        })
      #expect(try rank(own) == expected)
    }
  }
}
