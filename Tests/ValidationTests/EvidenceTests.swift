// SPDX-License-Identifier: Apache-2.0

import Intake
import Model
import Pipeline
import Testing

@Suite("What rules want beside an application: annexes, and the earlier stage")
struct EvidenceTests {
  static let digest = String(repeating: "a1", count: 32)
  static let other = String(repeating: "b2", count: 32)
  static let rule = #"<annex kind="budget" by="application" digest="matches"/>"#
  static let annex = #"<annex kind="budget" file="b.pdf" sha256="\#(digest)"/>"#

  @Test("the digest is compared with the file, below the application's id first")
  func digests() throws {
    for (files, answer) in [
      ([("b.pdf", Self.digest)], Answer.pass), ([("b.pdf", Self.other)], .fail), ([], .fail),
      ([("in/A-1/b.pdf", Self.digest)], .pass),
      ([("A-1/b.pdf", Self.other), ("A-2/b.pdf", Self.digest)], .fail),
      ([("A-2/b.pdf", Self.digest)], .pass), ([("xb.pdf", Self.digest)], .fail),
      ([("b.pdf/x", Self.digest)], .fail),
    ] {
      let annexes = AnnexDigests(files.map { (path: $0.0, digest: $0.1) })
      #expect(
        try Workshop.answer(Self.rule, Self.annex, annexes: annexes) == answer, "\(files)")
    }
    #expect(try Workshop.answer(Self.rule, Self.annex) == .unknown)
  }

  @Test("names compare as bytes; a path leads nowhere else")
  func names() throws {
    let composed = AnnexDigests([("caf\u{E9}.pdf", Self.digest)])
    let decomposed = #"<annex kind="budget" file="cafe\#u{301}.pdf" sha256="\#(Self.digest)"/>"#
    #expect(try Workshop.answer(Self.rule, decomposed, annexes: composed) == .fail)
    let outside = #"<annex kind="budget" file="../b.pdf" sha256="\#(Self.digest)"/>"#
    let files = AnnexDigests([("b.pdf", Self.digest)])
    #expect(try Workshop.answer(Self.rule, outside, annexes: files) == .fail)
  }

  /// The answer of a drift rule on a request against earlier requests of applications.
  static func drift(
    _ rule: String, _ requested: String, _ earlier: [(id: String, requested: String)],
    currencies: (now: String, before: String) = ("EUR", "EUR")
  ) throws -> Answer? {
    let rulebook = try Workshop.rulebook(Workshop.complete(rule, element: "drift"))
    let appraiser = try Appraiser(rulebook)
    var stage = EarlierStage()
    for one in earlier {
      let xml = """
        <application xmlns="urn:opencall:application:1" call="CONCEPT" id="\(one.id)">\
        <title xml:lang="en">T</title>\(Workshop.partner())\
        <budget currency="\(currencies.before)" total="200" requested="\(one.requested)"/>\
        <property name="old">x</property></application>
        """
      let read = try #require(appraiser.earlier(Array(xml.utf8), using: XMLDocument()))
      stage.add(read.figures, of: read.id)
    }
    let budget = """
      <budget currency="\(currencies.now)" total="200" requested="\(requested)"/>
      """
    return try Workshop.appraise(budget, by: rulebook, earlier: stage).answers.first?.answer
  }

  @Test("DESIGN §7.9: amounts of two stages compare only in one currency, shares in any")
  func currencies() throws {
    let money = #"<drift by="0.2"><value attribute="requested"/></drift>"#
    let share = """
      <drift by="0"><share><value attribute="requested"/><value attribute="total"/></share></drift>
      """
    for (rule, now, before, answer) in [
      (money, "SEK", "SEK", Answer.pass), (money, "EUR", "SEK", .unknown),
      (money, "SEK", "EUR", .unknown), (share, "EUR", "SEK", .pass),
    ] {
      let found = try Self.drift(
        rule, "100", [("A-1", "100")], currencies: (now: now, before: before))
      #expect(found == answer, "\(rule) \(now) \(before)")
    }
  }

  @Test("a figure drifts from the earlier application's by at most a share of it")
  func drifts() throws {
    let any = #"<drift by="0.2"><value attribute="requested"/></drift>"#
    let up = #"<drift by="0.2" direction="up"><value attribute="requested"/></drift>"#
    let share = """
      <drift by="0"><share><value attribute="requested"/><value attribute="total"/></share></drift>
      """
    for (rule, now, before, answer) in [
      (any, "120", [("A-1", "100")], Answer.pass), (any, "120.01", [("A-1", "100")], .fail),
      (any, "80", [("A-1", "100")], .pass), (any, "79.99", [("A-1", "100")], .fail),
      (up, "1", [("A-1", "100")], .pass), (up, "120.01", [("A-1", "100")], .fail),
      (any, "0", [("A-1", "0")], .pass), (any, "0.01", [("A-1", "0")], .fail),
      (share, "100", [("A-1", "100")], .pass), (share, "100.01", [("A-1", "100")], .fail),
      // No application of that id, or two that differ: nothing is guessed.
      (any, "100", [("A-2", "100")], .unknown), (any, "100", [], .unknown),
      (any, "100", [("A-1", "100"), ("A-1", "101")], .unknown),
      (any, "100", [("A-1", "100"), ("A-1", "100")], .pass),
    ] {
      #expect(try Self.drift(rule, now, before) == answer, "\(now) \(before)")
    }
  }
}
