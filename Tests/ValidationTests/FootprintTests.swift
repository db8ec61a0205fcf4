// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Testing
import Validation

@Suite("What a rule says it reads is never less than the truth")
struct FootprintTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let element: String
    let example: RuleExample
    var testDescription: String { "\(element): \(example.title.en)" }
  }

  static let cases = RuleKinds.all.filter { $0 is any ApplicationRule.Type }.flatMap { kind in
    kind.examples.map { Case(element: kind.element, example: $0) }
  }

  /// What a cell may become.
  static let others: [Cell] = [.absent, .text("zzz"), .text("lead"), .number(7), .number(0)]

  @Test("whatever else changes, the answer stays", arguments: cases)
  func nothingElse(_ one: Case) throws {
    let rulebook = try Workshop.rulebook(
      Workshop.complete(one.example.rule, element: one.element))
    let reader = try ApplicationReader(
      call: rulebook.terms.call.id, vocabulary: rulebook.vocabulary)
    let xml = Workshop.document(one.example.application)
    let application = try #require(
      reader.read(Array(xml.utf8), file: "a.xml", into: XMLDocument()).application)
    let rule = rulebook.rules[0]
    func answer(_ application: Application) -> Answer {
      var application = application
      rule.settle(&application, lists: rulebook.lists)
      var subject = Subject(application: application, lists: rulebook.lists, submissions: nil)
      return rule.answer(&subject, file: "a.xml").answer
    }
    let expected = answer(application)
    #expect(expected == one.example.answer)
    for table in Table.allCases {
      for column in rulebook.vocabulary.columns[table.rawValue].indices {
        var part = Footprint()
        part.add(column: column, of: table)
        guard !rule.reads.meets(part) else { continue }
        for other in Self.others {
          var changed = application
          for row in 0..<changed[table].count {
            changed[table].settle(row: row, column: column, other, origin: 1)
          }
          #expect(answer(changed) == expected, "\(table.name) \(column) \(other)")
        }
      }
      var rows = Footprint()
      rows.add(rowsOf: table)
      guard !rule.reads.meets(rows), table != .application else { continue }
      var changed = application
      changed[table].append(ordinal: 1, owner: Vocabulary.owner(of: table) == nil ? -1 : 0)
      #expect(answer(changed) == expected, "a row of \(table.name)")
    }
  }

  @Test("kinds that look at a part say which")
  func parts() throws {
    for one in Self.cases where one.element != "deadline" {
      let rulebook = try Workshop.rulebook(
        Workshop.complete(one.example.rule, element: one.element))
      #expect(!rulebook.rules[0].reads.isEverything, "\(one.element)")
    }
  }
}
