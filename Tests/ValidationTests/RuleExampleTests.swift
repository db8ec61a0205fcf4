// SPDX-License-Identifier: Apache-2.0

import Intake
import Model
import Testing
import Validation

@Suite("Rule kinds document themselves (DESIGN §5.3, §12)")
struct RuleExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let element: String
    let example: RuleExample
    var testDescription: String { "\(element): \(example.title.en)" }
  }

  static let cases = RuleKinds.all.flatMap { kind in
    kind.examples.map { Case(element: kind.element, example: $0) }
  }

  @Test("DESIGN §5.3: examples and counter-examples run as tests", arguments: cases)
  func examples(_ example: Case) throws {
    let rule = Workshop.complete(example.example.rule, element: example.element)
    let appraisal = try Workshop.appraise(
      example.example.application, by: try Workshop.rulebook(rule))
    #expect(appraisal.outcome == .accepted, "\(appraisal.findings.map { $0.sentence(.english) })")
    #expect(appraisal.answers.first?.answer == example.example.answer)
  }

  @Test("DESIGN §5.3: one ordered list registers the kinds, and the XSD is held to it")
  func schema() throws {
    let bytes = try #require(EmbeddedFile.named("call.xsd"))
    let document = XMLDocument()
    document.read(bytes: bytes, schema: nil, names: .none)
    let schema = try #require(FormReader.form(of: document))
    func find(_ form: Form, _ name: String) -> Form? {
      if form.name == "element", form[attribute: "name"] == name { return form }
      return form.children.lazy.compactMap { find($0, name) }.first
    }
    let rules = try #require(find(schema, "rules"))
    let choice = try #require(
      rules.child("complexType")?.child("sequence")?.child("choice"))
    let names = choice.children("element").compactMap { $0[attribute: "name"] }
    #expect(names == RuleKinds.all.map { $0.element })
  }
}
