// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Notation
import Pipeline
import Testing

/// A small call around a rule, and small applications to it.
enum Workshop {
  /// The rulebook of a call with these rules (XML without namespace), or the refusal.
  static func rulebook(
    _ rules: String, extra: String = "", closes: String = "2026-02-01T12:00:00Z",
    lists: String = ""
  ) throws -> Rulebook {
    let call = """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC" \
      languages="en" opens="2026-01-01T00:00:00Z" closes="\(closes)">
      <title xml:lang="en">Test</title>
      <lots><lot id="1"><name xml:lang="en">One</name></lot></lots>
      <codelists><codelist id="cities"><name xml:lang="en">Cities</name>
      <entry code="xian"><name xml:lang="en">Xi'an</name><alias>Xian</alias>\
      <property name="side">CN</property></entry>
      <entry code="sofia"><name xml:lang="en">Sofia</name><property name="side">EU</property>\
      <property name="PIC">999000001</property></entry>
      </codelist>\(lists)</codelists>\(extra)
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
  static func appraise(
    _ content: String, by rulebook: Rulebook, received: [String]? = nil,
    annexes: AnnexDigests? = nil, earlier: EarlierStage? = nil
  ) throws -> Appraisal {
    let xml = document(content)
    let receipts = try received?.enumerated().map { index, at in
      Receipt(
        submission: SubmissionID("S\(index)"), submitter: "s", at: try Instants.instant(at),
        digest: "0", application: nil, file: nil, corrects: nil, place: Place(file: "r.xml"))
    }
    let dossier = Dossier(
      file: "a.xml", bytes: Array(xml.utf8), digest: "0", receipts: receipts, annexes: annexes,
      earlier: earlier)
    return try Appraiser(rulebook).appraise(dossier, using: XMLDocument())
  }

  /// An application with this content, and with a partner where the content has none.
  static func document(_ content: String) -> String {
    let partner = #"""
      <partner id="P0" role="lead" kind="government" country="ES"><name xml:lang="en">N</name></partner>
      """#
    return """
      <application xmlns="urn:opencall:application:1" call="T" id="A-1" lot="1">
      <title xml:lang="en">Title</title>\(content.hasPrefix("<summary") ? content + partner : "")\
      \(content.contains("<partner") || content.hasPrefix("<summary") ? "" : partner)\
      \(content.hasPrefix("<summary") ? "" : content)
      </application>
      """
  }

  /// The answer of one rule (with the attributes that every rule needs left out).
  static func answer(
    _ rule: String, _ content: String, extra: String = "", received: [String]? = nil,
    annexes: AnnexDigests? = nil
  ) throws -> Answer? {
    let element = String(rule.dropFirst().prefix { $0.isLetter || $0 == "-" })
    let rulebook = try rulebook(complete(rule, element: element), extra: extra)
    let appraisal = try appraise(content, by: rulebook, received: received, annexes: annexes)
    #expect(appraisal.outcome == .accepted, "\(appraisal.findings.map { $0.sentence(.english) })")
    return appraisal.answers.first?.answer
  }

  /// A partner with this content.
  static func partner(
    _ content: String = "", id: String = "P1", country: String = "ES", attributes: String = ""
  ) -> String {
    """
    <partner id="\(id)" role="lead" kind="government" country="\(country)" \(attributes)>\
    <name xml:lang="en">Name</name>\(content)</partner>
    """
  }
}
