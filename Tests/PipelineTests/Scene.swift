// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Notation
import Pipeline
import Testing

/// A small call and a batch written down in a few words, appraised and ranked in memory.
struct Scene {
  /// A file of the batch.
  struct File {
    let name: String
    let id: String
    var lead = "xian"
    var content = ""
    /// What stands before its first partner.
    var front = ""
    /// Its title; the file's name where there is none.
    var title: String?
    var raw: String?
  }

  /// A submission of a file: who, when, and whether its receipt names the application.
  struct Sent {
    let file: String
    var by: String
    let at: String
    var names = false
    /// The decision that it cites, where it is a correction.
    var corrects: String?
  }

  var rules: String
  var extra = ""
  var facts = ""
  var lists = ""
  var files: [File]
  var sent: [Sent] = []
  var hasReceipts = true
  var decisions = ""
  var status = "published"
  /// Files that intake is taken not to have decided, as where a limit of time was reached.
  var undecided: Set<String> = []

  static let supersede = #"<supersede id="latest"><message xml:lang="en">m</message></supersede>"#
  static let deadline =
    #"<deadline id="deadline" severity="reject"><message xml:lang="en">m</message></deadline>"#

  /// A quota on the lead.
  static func quota(_ keep: String, max: Int = 1, counts: String = "kept") -> String {
    """
    <quota id="quota" severity="ineligible" per="lead" max="\(max)" keep="\(keep)" \
    counts="\(counts)"><message xml:lang="en">m</message></quota>
    """
  }

  /// A rule of a severity that a declaration of the application meets.
  static func declares(_ code: String, _ severity: String) -> String {
    """
    <bound id="\(code)" severity="\(severity)" days="5" otherwise="ineligible">\
    <count of="declaration"><where><is attribute="code" value="\(code)"/></where></count>\
    <min value="1"/><message xml:lang="en">m</message></bound>
    """
  }

  /// The call.
  func rulebook() throws -> Rulebook {
    let call = """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="\(status)" zone="UTC" \
      languages="en" opens="2026-01-01T00:00:00Z" closes="2026-06-15T17:00:00+02:00">
      <title xml:lang="en">Test</title>\(lists)
      <facts>
      <fact id="requested"><label xml:lang="en">r</label><value attribute="requested" default="0"/></fact>
      <fact id="lead"><label xml:lang="en">l</label><texts of="partner" attribute="participant">\
      <where><is attribute="role" value="lead"/></where></texts></fact>
      \(facts)</facts>
      <rules>\(rules)</rules>\(extra)
      </call>
      """
    let read = try OfficialReader.form(Array(call.utf8), .call, file: "call.xml")
    let form = try #require(read.form, "\(read.findings.map { $0.sentence(.english) })")
    return try CallCompiler.compile(form, file: "call.xml", digest: "")
  }

  /// The ranking, from files in this order.
  func rank(reversed: Bool = false) throws -> Ranking {
    try result(reversed: reversed).ranking
  }

  /// The ranking and what is wrong with officials' input.
  func result(reversed: Bool = false) throws -> RankResult {
    let rulebook = try rulebook()
    let appraiser = try Appraiser(rulebook)
    let document = XMLDocument()
    var receipts: [Receipt] = []
    for (index, sent) in sent.enumerated() {
      let file = files.first { $0.name == sent.file }
      let bytes = file.map { self.bytes($0) } ?? Array(sent.file.utf8)
      receipts.append(
        Receipt(
          submission: SubmissionID("S\(index)"), submitter: sent.by,
          at: try Instants.instant(sent.at), digest: Loading.digest(bytes),
          application: sent.names ? ApplicationID(file?.id ?? "A") : nil, file: nil,
          corrects: sent.corrects.map { DecisionID($0) }, place: Place(file: "receipts.xml")))
    }
    let document2 =
      #"<decisions xmlns="urn:opencall:decisions:1" call="T">\#(decisions)</decisions>"#
    let read = try OfficialReader.form(Array(document2.utf8), .decisions, file: "decisions.xml")
    let form = try #require(read.form, "\(read.findings.map { $0.sentence(.english) })")
    let decided = DecisionReader.decisions(form, call: rulebook.terms.call.id, file: "d.xml")
    let corrected = Batch.corrected(receipts, decided.decisions)
    var appraisals = files.map { file in
      let bytes = self.bytes(file)
      let digest = Loading.digest(bytes)
      let appraisal = appraiser.appraise(
        Dossier(
          file: file.name, bytes: bytes, digest: digest,
          receipts: hasReceipts ? receipts.filter { $0.digest == digest } : nil,
          corrected: corrected),
        using: document)
      guard undecided.contains(file.name) else { return appraisal }
      return Appraisal(
        file: file.name, digest: digest, outcome: .undecided, application: nil, lot: nil,
        findings: [], answers: [], facts: [], submissions: appraisal.submissions, dossier: .empty)
    }
    let known = Set(appraisals.map(\.digest))
    appraisals += receipts.filter { !known.contains($0.digest) }.map {
      appraiser.missingFile([$0])
    }
    if reversed { appraisals.reverse() }
    return try Pipeline.rank(
      rulebook, appraisals: appraisals, sheets: [], decisions: decided.decisions,
      hasReceipts: hasReceipts)
  }

  /// File name → status; the same for both orders of the files.
  func statuses() throws -> [String: String] {
    let ranking = try rank()
    let other = try rank(reversed: true)
    func table(_ ranking: Ranking) -> [String: String] {
      Dictionary(
        ranking.entries.map { ($0.file ?? "receipt", $0.status.rawValue) },
        uniquingKeysWith: { $0 + "," + $1 })
    }
    #expect(table(ranking) == table(other), "the order of files reaches the result")
    return table(ranking)
  }

  private func bytes(_ file: File) -> [UInt8] {
    if let raw = file.raw { return Array(raw.utf8) }
    return Array(
      """
      <application xmlns="urn:opencall:application:1" call="T" id="\(file.id)">
      <title xml:lang="en">\(file.title ?? file.name)</title>\(file.front)
      <partner id="P1" role="lead" kind="government" country="CN"><name xml:lang="en">N</name>\
      <participant code="\(file.lead)"/></partner>\(file.content)
      </application>
      """.utf8)
  }
}
