// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `opencall vacancy --format json`: canonical JSON (RFC 8785) with ids, codes and exact amounts.
///
/// It names the digests of the ranking and of the decisions, so that anybody can make it again.
/// `Schemas/vacancy.schema.json` says what every member means.
package enum VacancyJSON {
  /// What the file says it is.
  package static let format = "urn:opencall:vacancy:1"

  /// The bytes of the file.
  package static func bytes(_ input: VacancyInput) -> [UInt8] {
    var writer = JSONWriter()
    let (published, result) = (input.published, input.result)
    writer.beginObject()
    writer.member("call") {
      $0.member("id", input.call.id)
      $0.member("sha256", input.callDigest)
      $0.member("version", input.call.version)
    }
    writer.member("changes", each: input.changes) { writer, change in
      writer.member("after") { append(change.after, to: &$0) }
      writer.member("application", change.after.application.text)
      writer.member("before") { append(change.before, to: &$0) }
      writer.member("envelope", published.envelopes[change.after.envelope].id.text)
      writer.member("list", change.after.list)
      writer.member("place", change.after.place)
    }
    writer.member("currency", published.currency.code)
    if let digest = input.decisionsDigest {
      writer.member("decisions") {
        $0.member("known", input.knownDecisions)
        $0.member("sha256", digest)
      }
    }
    writer.member("envelopes", each: result.envelopes) { writer, envelope in
      writer.member("awarded", envelope.awarded.amountText)
      writer.member("freed", envelope.freed.amountText)
      writer.member("id", envelope.id.text)
      writer.member("left", envelope.left.amountText)
      writer.member("published", envelope.published.amountText)
    }
    writer.member("events", each: result.steps) { append($1, of: input, to: &$0) }
    writer.member("format", format)
    writer.key("open")
    writer.beginArray()
    for group in result.open {
      writer.beginArray()
      for application in group { writer.string(application.text) }
      writer.endArray()
    }
    writer.endArray()
    writer.member("promotion") { RankingJSON.append(published.promotion, to: &$0) }
    writer.member("ranking") { $0.member("sha256", input.rankingDigest) }
    writer.member("semantics", Ranking.semantics)
    writer.endObject()
    return writer.takeBytes()
  }

  /// How somebody stands.
  private static func append(_ standing: Standing, to writer: inout JSONWriter) {
    writer.member("award", standing.award.amountText)
    writer.member("status", standing.status.rawValue)
  }

  /// The members of an event.
  private static func append(
    _ step: VacancyStep, of input: VacancyInput, to writer: inout JSONWriter
  ) {
    let standings = input.result.standings
    writer.member("applications", step.about.lazy.map { standings[$0].application.text })
    writer.member("at", ifAny: step.at.map { Instants.text($0) })
    writer.member("available", step.available.amountText)
    writer.member("decision", ifAny: step.decision?.text)
    writer.member("envelope", input.published.envelopes[step.envelope].id.text)
    writer.member("event", step.event.rawValue)
    writer.member("freed", step.freed.amountText)
    writer.member("offers", each: step.offers) { writer, offer in
      writer.member("after", offer.after.amountText)
      writer.member("application", standings[offer.standing].application.text)
      writer.member("award", offer.award.amountText)
      writer.member("before", offer.before.amountText)
      writer.member("outcome", offer.outcome.rawValue)
      writer.member("place", standings[offer.standing].place)
      writer.member("requested", standings[offer.standing].requested.amountText)
    }
    writer.member("rest", step.rest.amountText)
  }
}
