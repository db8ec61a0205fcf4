// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite(
  "DESIGN §7.8: whatever is open makes a ranking provisional, names who must act, and stops --final"
)
struct ProvisionalTests {
  /// One change of a sample that is settled, and what is open then.
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: String
    let actor: String
    /// The file to change, or nil.
    var file: String?
    var old = ""
    var new = ""
    /// Files to add or, where there is no content, to remove.
    var others: [String: String?] = [:]
    var options: [String] = []
    var withoutReceipts = false
    /// Whom it is about, or nil.
    var application: String?
    var testDescription: String { "\(kind), \(actor)" }
  }

  private static func sheet(_ id: String, _ role: String, _ scores: String) -> String {
    "<assessments xmlns=\"urn:opencall:assessments:1\" call=\"VOUCHERS-2027\"><sheet "
      + "application=\"\(id)\" assessor=\"E2\" role=\"\(role)\" status=\"final\" version=\"1\">"
      + "\(scores)</sheet></assessments>"
  }

  private static let no =
    "<score criterion=\"NEW\" value=\"no\"/><score criterion=\"HELP\" value=\"no\"/>"

  static let cases: [Case] = [
    Case(
      kind: "undetermined", actor: "secretariat",
      others: [
        "applications/again.xml":
          "<application xmlns=\"urn:opencall:application:1\" call=\"VOUCHERS-2027\" id=\"V-02\" "
          + "lot=\"craft\"><title xml:lang=\"en\">Again</title><title xml:lang=\"zh\">再</title>"
          + "<partner id=\"P1\" role=\"lead\" kind=\"enterprise\" country=\"FI\">"
          + "<name xml:lang=\"en\">E</name><identifier scheme=\"PIC\">999200002</identifier>"
          + "<contact name=\"P\" email=\"p@example.org\"/></partner>"
          + "<budget currency=\"EUR\" total=\"1.00\" requested=\"1.00\" cofinancing=\"0.00\"/>"
          + "</application>"
      ], application: "V-02"),
    Case(
      kind: "missingFile", actor: "secretariat", others: ["applications/V-07.xml": nil],
      application: "V-07"),
    Case(
      kind: "clarification", actor: "secretariat", file: "call.xml",
      old: "<bound id=\"ceiling\" stage=\"eligibility\" severity=\"ineligible\">",
      new: "<bound id=\"ceiling\" stage=\"eligibility\" severity=\"review\">", application: "V-12"),
    Case(
      kind: "clarification", actor: "applicant", file: "call.xml",
      old: "<bound id=\"ceiling\" stage=\"eligibility\" severity=\"ineligible\">",
      new: "<bound id=\"ceiling\" stage=\"eligibility\" severity=\"curable\" days=\"10\" "
        + "otherwise=\"ineligible\">", application: "V-12"),
    Case(
      kind: "clarification", actor: "assessors", file: "call.xml",
      old: "minimum-sheets=\"1\"", new: "minimum-sheets=\"1\" not-assessable=\"exclude\"",
      others: [
        "assessments/E2.xml": sheet(
          "V-03", "second",
          "<score criterion=\"NEW\" value=\"yes\"/><score criterion=\"HELP\" value=\"n/a\"/>")
      ], application: "V-03"),
    Case(
      kind: "awaitingAssessment", actor: "assessors", file: "assessments/E1.xml",
      old: "application=\"V-08\" assessor=\"E1\" role=\"first\" status=\"final\"",
      new: "application=\"V-08\" assessor=\"E1\" role=\"first\" status=\"draft\"",
      application: "V-08"),
    Case(
      kind: "divergence", actor: "committee", file: "call.xml",
      old: "<threshold min=\"1\" on=\"weighted\"/>",
      new: "<threshold min=\"1\" on=\"weighted\"/>"
        + "<divergence on=\"total\" method=\"absolute\" over=\"1\" then=\"committee\"/>",
      others: ["assessments/E2.xml": sheet("V-03", "second", no)], application: "V-03"),
    Case(
      kind: "divergence", actor: "assessors", file: "call.xml",
      old: "<threshold min=\"1\" on=\"weighted\"/>",
      new: "<threshold min=\"1\" on=\"weighted\"/>"
        + "<divergence on=\"total\" method=\"absolute\" over=\"1\" then=\"third\" "
        + "equidistant=\"higher\"/>",
      others: ["assessments/E2.xml": sheet("V-03", "second", no)], application: "V-03"),
    Case(
      kind: "straySheet", actor: "secretariat",
      others: ["assessments/E2.xml": sheet("V-99", "first", no)], options: ["--provisional"]),
    Case(
      kind: "sharedPlace", actor: "committee", file: "decisions.xml",
      old: "salt=\"5b1f0c8ae2d94673b60d27f4913ce85a7d02e6b94f18a3c5d071be2864f9a03e\"", new: "",
      application: "V-02"),
    Case(
      kind: "lateCheck", actor: "secretariat", file: "call.xml",
      old: "<bound id=\"ceiling\"",
      new: "<bound id=\"short\" stage=\"late\" severity=\"ineligible\">"
        + "<months from=\"start\" to=\"end\"/><max value=\"6\"/>"
        + "<message xml:lang=\"en\">m</message><message xml:lang=\"zh\">文</message></bound>"
        + "<bound id=\"ceiling\"", application: "V-01"),
    Case(
      kind: "noReceipts", actor: "secretariat", options: ["--no-receipts"], withoutReceipts: true),
    Case(
      kind: "draftCall", actor: "secretariat", file: "call.xml", old: "status=\"published\"",
      new: "status=\"draft\""),
  ]

  /// A copy of the settled sample.
  private func copy() throws -> URL {
    let folder = try Scratch().path("vouchers")
    try FileManager.default.copyItem(
      at: Tool.root.appendingPathComponent("Samples/vouchers"), to: folder)
    try FileManager.default.removeItem(at: folder.appendingPathComponent("expected"))
    return folder
  }

  private func rank(_ folder: URL, _ open: Case?, _ more: [String]) throws -> Tool.Run {
    var arguments = Tool.rank(into: folder.appendingPathComponent("out"), more)
    if open?.withoutReceipts == true {
      arguments.removeAll { $0 == "--receipts" || $0 == "receipts.xml" }
    }
    return try Tool.run(arguments + (open?.options ?? []), in: folder)
  }

  @Test("the sample itself is settled, and --final takes it")
  func settled() throws {
    let run = try rank(try copy(), nil, ["--final"])
    #expect(run.status == 0 && !run.output.contains("PROVISIONAL"), "\(run.all)")
  }

  @Test("DESIGN §7.8: each kind of open matter is listed, and --final refuses it", arguments: cases)
  func open(_ open: Case) throws {
    let folder = try copy()
    if let file = open.file {
      let url = folder.appendingPathComponent(file)
      let text = try String(contentsOf: url, encoding: .utf8)
      try #require(text.contains(open.old))
      try Data(text.replacingOccurrences(of: open.old, with: open.new).utf8).write(to: url)
    }
    for (name, content) in open.others {
      let url = folder.appendingPathComponent(name)
      if let content {
        try Data(content.utf8).write(to: url)
      } else {
        try FileManager.default.removeItem(at: url)
      }
    }
    // Final and provisional contradict each other; what is faulty refuses a final one by itself.
    let final =
      open.options.contains("--provisional")
      ? try Tool.run(Tool.rank(into: folder.appendingPathComponent("out"), ["--final"]), in: folder)
      : try rank(folder, open, ["--final"])
    #expect(final.status == 1, "\(final.all)")
    let out = folder.appendingPathComponent("out")
    #expect(!FileManager.default.fileExists(atPath: out.path))

    let run = try rank(folder, open, [])
    #expect(run.status == 0, "\(run.all)")
    #expect(run.output.contains("PROVISIONAL") && run.output.contains("must act:"))
    let ranking = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: out.appendingPathComponent("ranking.json"))) as? [String: Any])
    #expect(ranking["provisional"] as? Bool == true)
    let items = try #require(ranking["open"] as? [[String: String]])
    let meant = items.filter { $0["kind"] == open.kind }
    #expect(!meant.isEmpty && meant.allSatisfy { $0["actor"] == open.actor }, "\(items)")
    if let application = open.application {
      #expect(meant.contains { $0["application"] == application }, "\(items)")
      let explained = try Tool.run(["explain", out.path, application])
      #expect(explained.output.contains("to act:"), "\(explained.all)")
    }
    // It says so everywhere.
    let page = try String(
      contentsOf: out.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(page.contains("provisional") || page.contains("Provisional"))
    // Open ones hold no money that others could have.
    let entries = ranking["entries"] as? [[String: Any]] ?? []
    for entry in entries {
      let status = entry["status"] as? String ?? ""
      guard ["undetermined", "clarification", "awaitingAssessment"].contains(status) else {
        continue
      }
      #expect(entry["place"] == nil && entry["award"] == nil)
    }
  }
}
