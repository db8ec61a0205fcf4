// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Pipeline
import Testing
import Validation

/// A small call around a rule, and small applications to it.
enum Workshop {
  /// The rulebook of a call with these rules (XML without namespace), or the refusal.
  static func rulebook(_ rules: String, extra: String = "", id: String = "T") throws -> Rulebook {
    let call = """
      <call xmlns="urn:opencall:call:1" id="\(id)" version="1" status="published" zone="UTC" \
      languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01T12:00:00Z">
      <title xml:lang="en">Test</title>
      <lots><lot id="1"><name xml:lang="en">One</name></lot></lots>
      <codelists><codelist id="cities"><name xml:lang="en">Cities</name>
      <entry code="xian"><name xml:lang="en">Xi'an</name><alias>Xian</alias>\
      <property name="side">CN</property></entry>
      <entry code="sofia"><name xml:lang="en">Sofia</name><property name="side">EU</property>\
      <property name="PIC">999000001</property></entry>
      </codelist></codelists>\(extra)
      <rules>\(rules)</rules></call>
      """
    let read = try OfficialReader.form(Array(call.utf8), .call, file: "call.xml")
    guard let form = read.form else { throw CallRefusal(defects: read.findings) }
    return try CallCompiler.compile(form, file: "call.xml", digest: "")
  }

  /// A rule of an example with the attributes that every rule needs.
  static func complete(_ rule: String, element: String) -> String {
    let message = #"<message xml:lang="en">m</message>"#
    let start = "<\(element)"
    // Kinds that flag and never judge take no other severity (DESIGN §5.6).
    let severity = ["screening", "overlap"].contains(element) ? "review" : "ineligible"
    let head = start + #" id="r" severity="\#(severity)""#
    var text = head + rule.dropFirst(start.count)
    if text.hasSuffix("/>") {
      text = text.dropLast(2) + ">" + message + "</\(element)>"
    } else {
      text = text.dropLast("</\(element)>".count) + message + "</\(element)>"
    }
    return text
  }

  /// The appraisal of an application with this content.
  static func appraise(_ content: String, by rulebook: Rulebook) throws -> Appraisal {
    let partner = #"""
      <partner id="P0" role="lead" kind="government" country="ES"><name xml:lang="en">N</name></partner>
      """#
    let xml = """
      <application xmlns="urn:opencall:application:1" call="T" id="A-1" lot="1">
      <title xml:lang="en">Title</title>\(content.hasPrefix("<summary") ? content + partner : "")\
      \(content.contains("<partner") || content.hasPrefix("<summary") ? "" : partner)\
      \(content.hasPrefix("<summary") ? "" : content)
      </application>
      """
    let dossier = Dossier(file: "a.xml", bytes: Array(xml.utf8), digest: "0", receipts: nil)
    return try Appraiser(rulebook).appraise(dossier, using: XMLDocument())
  }
}

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

  @Test("every example gives the answer it promises", arguments: cases)
  func examples(_ example: Case) throws {
    let rule = Workshop.complete(example.example.rule, element: example.element)
    let appraisal = try Workshop.appraise(
      example.example.application, by: try Workshop.rulebook(rule))
    #expect(appraisal.outcome == .accepted, "\(appraisal.findings.map { $0.sentence(.english) })")
    #expect(appraisal.answers.first?.answer == example.example.answer)
  }

  @Test("every kind has its element in call.xsd, and the schema has no rule without a kind")
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
