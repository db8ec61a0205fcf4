// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `dossier.jsonl`: what people wrote, one canonical object a line, in the order of `ranking.json`'s
/// entries. Internal (DESIGN §4): it feeds reports and letters and is not published.
package enum DossierJSON {
  /// The bytes of the file.
  package static func bytes(_ input: ReportInput) -> [UInt8] {
    var bytes: [UInt8] = []
    write(input) { bytes += $0 }
    return bytes
  }

  /// Hands the file to `sink` in parts, so that a large batch never stands in memory as text.
  package static func write<Failure: Error>(
    _ input: ReportInput, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = JSONWriter()
    let sheets = positions(of: input.sheets)
    for entry in input.ranking.entries {
      let dossier = input.dossier(entry)
      writer.beginObject()
      writer.member("application", ifAny: entry.application?.text)
      writer.member("file", ifAny: entry.file)
      writer.member("partners", each: dossier.partners) { writer, partner in
        writer.member("country", partner.country)
        writer.member("id", partner.id)
        writer.member("names", partner.names)
        writer.member("participant", partner.participant)
        writer.member("role", partner.role)
      }
      writer.member("sha256", entry.digest)
      let spoken = entry.application.flatMap { sheets[$0] } ?? []
      append(spoken.map { input.sheets[$0] }, of: entry, to: &writer)
      writer.member("titles", dossier.titles)
      writer.endObject()
      writer.endLine()
      if writer.bytes.count > 262_144 { try sink(writer.takeBytes()) }
    }
    try sink(writer.takeBytes())
  }

  /// The sheets of each application, by position. Only ever asked, never walked.
  private static func positions(of sheets: Sheets) -> [ApplicationID: [Int]] {
    var positions: [ApplicationID: [Int]] = [:]
    for position in sheets.indices {
      let application = sheets.applications[sheets.application(of: position)]
      positions[application, default: []].append(position)
    }
    return positions
  }

  /// Comments and remarks of the sheets that count, and of those that a consensus replaces.
  private static func append(
    _ sheets: [Sheet], of entry: RankedEntry, to writer: inout JSONWriter
  ) {
    let heard = (entry.scores?.sheets ?? []).filter { $0.use == .counted || $0.use == .replaced }
    writer.member("sheets", each: heard) { writer, trace in
      let sheet = sheets.first { $0.assessor == trace.assessor && $0.version == trace.version }
      writer.member("assessor", trace.assessor.text)
      let comments = (sheet?.scores ?? []).filter { !$0.comment.isEmpty }
      writer.member("comments", each: comments) { writer, score in
        writer.member("comment", score.comment)
        writer.member("criterion", score.criterion)
      }
      writer.member("remark", sheet?.remark ?? "")
      writer.member("role", trace.role.rawValue)
      writer.member("use", trace.use.rawValue)
      writer.member("version", trace.version)
    }
  }
}
