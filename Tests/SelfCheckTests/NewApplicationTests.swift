// SPDX-License-Identifier: Apache-2.0

import Calls
import Foundation
import Intake
import Model
import Report
import Testing

@Suite("A fill-in application becomes an eligible one")
struct NewApplicationTests {
  /// The form for a lot.
  private func form(_ lot: String?, _ language: Language) throws -> String {
    let root = try #require(SchemaGuide(embedded: "application.xsd")?.guide(["application"]))
    let chosen = Desk.rulebook.terms.call.lots.first { $0.id.text == lot }
    return NewApplication.text(
      ApplicationPlanner.plan(Desk.rulebook, root: root, lot: chosen?.id),
      terms: Desk.rulebook.terms, language: language, call: "call.xml")
  }

  /// The form with every «…» replaced by what `value` gives for element, attribute (empty for the
  /// text) and the number of the element of that name; nil leaves the attribute out.
  private func filled(_ form: String, _ value: (String, String, Int) -> String?) throws -> String {
    let bare = withoutComments(form)
    let markup = Markup(bare)
    var edits: [Markup.Edit] = []
    var counts: [String: Int] = [:]
    for element in markup.elements {
      counts[element.name, default: 0] += 1
      let number = counts[element.name] ?? 0
      for attribute in element.attributes where markup.text(attribute.value).hasPrefix("«") {
        let range = attribute.nameRange.lowerBound..<(attribute.value.upperBound + 1)
        let text = value(element.name, attribute.name, number)
        edits.append(.init(range: range, text: text.map { "\(attribute.name)=\"\($0)\"" } ?? ""))
      }
      if let end = element.endName,
        markup.text(element.inside..<(end.lowerBound - 2)).hasPrefix("«")
      {
        edits.append(
          .init(
            range: element.inside..<(end.lowerBound - 2),
            text: value(element.name, "", number) ?? ""))
      }
    }
    return try #require(markup.applying(edits))
  }

  /// A text without its comments.
  private func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "<!--") {
      result += rest[..<open.lowerBound]
      guard let close = rest.firstRange(of: "-->") else { break }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  /// What an applicant with little to say writes.
  private func answer(_ element: String, _ attribute: String, _ number: Int) -> String? {
    switch (element, attribute) {
    case ("application", "id"): "TEST-1"
    case ("theme", "code"): number == 1 ? "urban-renewal" : nil
    case ("theme", ""): number == 1 ? "" : "Accessibility"
    case ("partner", "kind"): "government"
    case ("partner", "country"): number == 1 ? "BG" : "CN"
    case ("partner", "total"): "50000.00"
    case ("partner", "requested"): "30000.00"
    case ("partner", "cofinancing"): "20000.00"
    case ("participant", "code"): number == 1 ? "sofia" : "hohhot"
    case ("participant", ""): number == 1 ? "Sofia" : "Hohhot"
    case ("identifier", "scheme"): "PIC"
    case ("location", "population"): "100000"
    case ("declaration", "code"): "honour"
    case (_, "signed"): element == "annex" ? "true" : "2026-03-05"
    case ("activity", "kind"): "seminar"
    case (_, "start"): "2027-01-01"
    case (_, "end"): "2027-12-31"
    case ("plan", "kind"): "U-CAP"
    case ("budget", "total"): "100000.00"
    case ("budget", "requested"): "60000.00"
    case ("budget", "cofinancing"): "40000.00"
    case ("line", "category"): "staff"
    case ("line", "amount"): "100000.00"
    case ("annex", "kind"): "mandate"
    case ("reference", "kind"): "project"
    case ("reference", "amount"): "1000.00"
    case ("annex", "sha256"): nil
    case ("location", "nuts"), ("location", "gbt2260"): nil
    default: "Text"
    }
  }

  @Test("filled in, it is eligible", arguments: Language.allCases)
  func eligible(_ language: Language) throws {
    var text = try filled(try form("1", language), answer)
    // The call wants three kinds of activity: the one that stands there is repeated.
    let activity = try #require(
      Markup(text).elements.first { $0.name == "activity" }.map { Markup(text).text($0.whole) })
    for (id, kind) in [("A2", "forum"), ("A3", "study-visit")] {
      let another = activity.replacingOccurrences(of: "\"A1\"", with: "\"\(id)\"")
        .replacingOccurrences(of: "seminar", with: kind)
      text = text.replacingOccurrences(of: activity, with: activity + "\n" + another)
    }
    let appraisal = Desk.check(text)
    #expect(appraisal.findings.map { $0.sentence(.english) } == [])
    #expect(Desk.verdict(appraisal) == .eligible)
    #expect(appraisal.lot?.text == "1")
  }

  @Test("left as it is, it is not")
  func unfinished() throws {
    for lot in ["1", "2", nil] {
      let appraisal = Desk.check(try form(lot, .english))
      #expect(Desk.verdict(appraisal) == .inadmissible)
      // Nothing but what is to be filled in is wrong with it.
      #expect(appraisal.findings.allSatisfy { $0.sentence(.english).contains("«") })
    }
  }

  @Test("fields, lists, rules and later checks stand in the chosen language")
  func comments() throws {
    let en = try form("1", .english)
    for text in [
      "budget (optional): budget: total cost", "- sofia: Sofia", "- hohhot: Hohhot",
      "List “Cost categories”:", "- ceiling-1 (ineligible)", "Looked at after submission:",
      "- deadline: ", "«title of the project»", "role (required): role in the consortium: lead",
    ] { #expect(en.contains(text), "\(text)") }
    // What only the other component is asked stands only in a form without a lot.
    #expect(!en.contains("- ceiling-2") && !en.contains("- plan-2"))
    #expect(try form(nil, .english).contains("- ceiling-2"))
    let zh = try form("1", .chinese)
    for text in ["budget（可选）：预算", "- hohhot: 呼和浩特", "«项目名称»", "征集规则："] {
      #expect(zh.contains(text), "\(text)")
    }
  }

  @Test("every rule that is known before submission stands at exactly one field")
  func rules() throws {
    let text = try form(nil, .english)
    for rule in Desk.rulebook.terms.rules where !rule.needsBatch {
      let count = text.split(separator: "- \(rule.id.text) (").count - 1
      #expect(count == 1, "\(rule.id)")
    }
  }

  @Test("every field of the schema stands in the form, but for properties that nobody declares")
  func fields() throws {
    let text = withoutComments(try form(nil, .english))
    for element in Vocabulary.elements where !element.isProperty {
      #expect(text.contains("<\(element.name)"), "\(element.name)")
      for (attribute, _) in element.attributes {
        #expect(text.contains(" \(attribute)=\""), "\(element.name)/@\(attribute)")
      }
    }
  }
}
