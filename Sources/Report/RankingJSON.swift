// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `ranking.json`: the normative result (DESIGN §4), canonical JSON (RFC 8785).
///
/// Ids, codes and exact numbers only: no titles, names, comments or arguments of findings.
/// `Schemas/ranking.schema.json` says what every member means.
package enum RankingJSON {
  /// What the file says it is.
  package static let format = "urn:opencall:ranking:1"

  /// The bytes of the file.
  package static func bytes(_ input: ReportInput) -> [UInt8] {
    var writer = JSONWriter()
    let ranking = input.ranking
    writer.beginObject()
    writer.member("call") {
      $0.member("id", input.terms.call.id.text)
      $0.member("sha256", input.terms.digest)
      $0.member("version", input.terms.call.version)
    }
    if let money = input.terms.money {
      writer.member("caps", each: money.caps) { writer, cap in
        writer.member("amount", ifAny: cap.amount?.amountText)
        if let count = cap.count { writer.member("count", count) }
        writer.member("fact", input.terms.facts[cap.fact].id.text)
      }
      writer.member("currency", money.currency.code)
    }
    writer.member("decisions", each: ranking.decisions) { $0.decision($1) }
    writer.member("entries", each: ranking.entries) { append($1, of: input, to: &$0) }
    writer.member("envelopes", each: ranking.envelopes) { append($1, to: &$0) }
    writer.member("format", format)
    writer.member("inputs", each: input.inputs) { writer, file in
      writer.member("path", file.path)
      writer.member("role", file.role.rawValue)
      writer.member("sha256", file.digest)
    }
    writer.member("leftOut", each: ranking.leftOut) { $0.codes($1, withFile: true) }
    writer.member("lists", each: ranking.lists) { append($1, of: input, to: &$0) }
    writer.member("notJudged", ranking.notJudged.map(\.text))
    writer.member("open", each: ranking.open) { writer, item in
      writer.member("actor", item.actor.rawValue)
      writer.member("application", ifAny: item.application?.text)
      writer.member("file", ifAny: item.file)
      writer.member("kind", item.kind.rawValue)
    }
    if input.terms.money?.passMark != nil {
      writer.member("passMarks", each: ranking.passMarks) { writer, mark in
        writer.member("asked", mark.asked.amountText)
        writer.member("envelope", mark.envelope.text)
        writer.member("mark", orNull: mark.mark.map(Exact.text))
        writer.member("requested", mark.requested.amountText)
      }
    }
    if let promotion = input.terms.money?.promotion {
      writer.member("promotion") { append(promotion, to: &$0) }
    }
    writer.member("provisional", ranking.isProvisional)
    writer.member("semantics", Ranking.semantics)
    writer.endObject()
    return writer.takeBytes()
  }

  /// The members of an entry.
  private static func append(
    _ entry: RankedEntry, of input: ReportInput, to writer: inout JSONWriter
  ) {
    writer.member("application", ifAny: entry.application?.text)
    writer.member("award", ifAny: entry.funding?.award?.amountText)
    writer.member("because", entry.because.lazy.map(\.text))
    if !entry.capped.isEmpty { writer.lists("capped", entry.capped) }
    if !entry.corrections.isEmpty {
      writer.member("corrections", each: entry.corrections) { writer, correction in
        writer.member("decision", correction.decision.text)
        writer.member("outcome", correction.outcome.rawValue)
        writer.member("submission", correction.submission.text)
      }
    }
    writer.member("envelope", ifAny: input.envelope(entry.money?.envelope)?.text)
    writer.member("file", ifAny: entry.file)
    writer.member("findings", each: entry.findings) { writer, finding in
      // Line and column are of the entry's file; what stands elsewhere is in the trace.
      var finding = finding
      if finding.place?.file != entry.file { finding.place = nil }
      writer.codes(finding, withFile: false)
    }
    writer.member("freed", ifAny: entry.freed?.amountText)
    if let place = entry.place { writer.member("list", place.list) }
    writer.member("lot", ifAny: entry.lot?.text)
    writer.member("percentile", ifAny: entry.percentile?.value)
    if let place = entry.place { writer.member("place", place.place) }
    writer.member("requested", ifAny: input.requested(entry)?.amountText)
    writer.member("sha256", entry.digest)
    writer.member("status", entry.status.rawValue)
    writer.member("total", ifAny: entry.total)
  }

  /// The members of a rule of promotion.
  static func append(_ promotion: Promotion, to writer: inout JSONWriter) {
    writer.member("caps", promotion.keepsCaps ? "hold" : "lift")
    writer.member("doesNotFit", promotion.doesNotFit.rawValue)
    writer.member("drawsOn", promotion.source.rawValue)
    writer.member("partialMinimum", ifAny: promotion.partialMinimum?.amountText)
  }

  /// The members of a list.
  private static func append(
    _ list: RankedList, of input: ReportInput, to writer: inout JSONWriter
  ) {
    writer.member("lot", ifAny: list.lot?.text)
    let entries = list.places.lazy.map { input.ranking.entries[$0] }
    writer.member("places", each: entries) { writer, entry in
      writer.member("application", ifAny: entry.application?.text)
      writer.member("award", ifAny: entry.funding?.award?.amountText)
      if let place = entry.place {
        writer.member("place", place.place)
        writer.member("shared", place.isShared)
      }
      writer.member("status", entry.status.rawValue)
      writer.member("total", ifAny: entry.total)
    }
  }

  /// The members of an envelope.
  private static func append(_ envelope: EnvelopeResult, to writer: inout JSONWriter) {
    writer.member("amount", envelope.amount.amountText)
    writer.member("awarded", envelope.awarded.amountText)
    writer.member("id", envelope.id.text)
    writer.member("left", envelope.left.amountText)
    writer.member("open", envelope.isOpen)
    writer.member("spilled", envelope.spilled.amountText)
  }
}
