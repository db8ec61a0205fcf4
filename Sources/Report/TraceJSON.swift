// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `trace.jsonl`: a line with the call's method, then why each entry has its status and place, one
/// canonical object a line, in the order of `ranking.json`'s entries (DESIGN §7.11).
///
/// Like `ranking.json` it holds ids, codes and exact numbers only. Of the texts that a rule found,
/// only those with the shape of a code or a number are written. The bounds of an answer that is pass or not
/// applicable are written only where they were measured: constants stand in the call.
package enum TraceJSON {
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
    let names = KeyNames(input.terms)
    let asked = input.terms.rules.map { Asked($0) }
    var values = FactNumbers(input.terms)
    appendMethod(of: input, names: names, values: &values, to: &writer)
    for entry in input.ranking.entries {
      writer.beginObject()
      append(entry.answers, of: entry, asked: asked, to: &writer)
      writer.member("application", ifAny: entry.application?.text)
      writer.member("because", entry.because.lazy.map(\.text))
      if let conversion = entry.conversion {
        writer.member("conversion") {
          $0.member("amount", Exact.text(conversion.amount))
          $0.member("currency", conversion.currency.code)
          $0.member("result", orNull: conversion.result.map(Exact.text))
          $0.member("units", orNull: conversion.units.map(Exact.text))
        }
      }
      append(entry.corrections, to: &writer)
      writer.member("decisions", entry.decisions.lazy.map(\.text))
      values.append(entry.facts, to: &writer)
      writer.member("file", ifAny: entry.file)
      writer.member("findings", each: entry.findings) { $0.codes($1, withFile: true) }
      let assessed = entry.assessed
      append(assessed.gates, names: names, to: &writer)
      if entry.intake != .accepted { writer.member("intake", entry.intake.rawValue) }
      writer.member("lot", ifAny: entry.lot?.text)
      if let money = entry.money { append(money, of: input, to: &writer) }
      if let order = entry.order { append(order, names: names, to: &writer) }
      if let percentile = entry.percentile {
        writer.member("percentile") {
          $0.member("equals", percentile.equals)
          $0.member("exact", Exact.text(percentile.exact))
          $0.member("first", percentile.first)
          $0.member("of", percentile.of)
          $0.member("value", Exact.text(percentile.value))
        }
      }
      writer.member("quotas", each: entry.quotas) { writer, quota in
        writer.member("answer", quota.answer.rawValue)
        writer.member("others", quota.others.lazy.map(\.text))
        writer.member("rule", quota.rule.text)
      }
      if let scores = assessed.scores {
        append(scores, grid: input.terms.grid, names: names, to: &writer)
      }
      writer.member("sha256", entry.digest)
      writer.member("status", entry.status.rawValue)
      if let version = entry.version {
        writer.member("version") {
          $0.member("outcome", version.outcome.rawValue)
          $0.member("submission", ifAny: version.submission?.text)
        }
      }
      writer.endObject()
      writer.endLine()
      if writer.bytes.count > 262_144 { try sink(writer.takeBytes()) }
    }
    try sink(writer.takeBytes())
  }

  /// A rule, made ready for all lines.
  private struct Asked {
    /// Its id.
    let id: String
    /// Its constant bounds.
    let bounds: [RuleAnswer.Bound]
    /// How the object of an answer without details ends.
    let tail: [UInt8]

    /// Takes what the lines need.
    init(_ rule: RuleTerms) {
      id = rule.id.text
      bounds = rule.bounds
      // An id needs no escapes (DESIGN §10).
      tail = Array(",\"rule\":\"\(rule.id.text)\"}".utf8)
    }
  }

  /// How the object of an answer begins.
  private static let passed = Array("{\"answer\":\"pass\"".utf8)
  /// How the object of an answer begins.
  private static let notApplicable = Array("{\"answer\":\"notApplicable\"".utf8)
  /// What stands before the number found.
  private static let found = Array(",\"found\":".utf8)

  /// The answers of an entry, in the order of the call's rules.
  private static func append(
    _ answers: [RuleAnswer], of entry: RankedEntry, asked: [Asked], to writer: inout JSONWriter
  ) {
    var scratch: [UInt8] = []
    writer.key("answers")
    writer.beginArray()
    for index in 0..<min(answers.count, asked.count) {
      let answer = answers[index].answer
      // Nearly all answers are so; put together here they take a fifth off the time of a trace.
      if answers[index].details == nil, answer == .pass || answer == .notApplicable {
        scratch.removeAll(keepingCapacity: true)
        scratch += answer == .pass ? passed : notApplicable
        if let number = answers[index].found {
          scratch += found
          Exact.append(number, to: &scratch)
        }
        scratch += asked[index].tail
        writer.fragment(scratch)
      } else {
        let restated = entry.restated.first { $0.rule == index }?.severity
        append(answers[index], asked[index], restated, to: &writer)
      }
    }
    writer.endArray()
  }

  /// One answer with all its evidence.
  private static func append(
    _ answer: RuleAnswer, _ rule: Asked, _ restated: Severity?, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("answer", answer.answer.rawValue)
    let isOpen = answer.answer == .fail || answer.answer == .unknown
    let measured = answer.details?.asked ?? []
    let bounds = measured.isEmpty && isOpen ? rule.bounds : measured
    if !bounds.isEmpty {
      writer.member("asked", each: bounds) { writer, bound in
        writer.member("name", bound.name)
        writer.member("value", orNull: bound.value.map(Exact.text))
      }
    }
    writer.member("found", ifAny: answer.found)
    if let places = answer.details?.places, !places.isEmpty { append(places, to: &writer) }
    writer.member("rule", rule.id)
    if answer.answer == .fail || answer.answer == .unknown {
      writer.member("severity", ifAny: restated?.rawValue)
    }
    let codes = (answer.details?.texts ?? []).filter {
      RuleID.isWellShaped($0) || isNumber($0)
    }
    if !codes.isEmpty { writer.member("texts", codes) }
    writer.endObject()
  }

  /// Whether a text holds a number or a fraction, and nothing that a person wrote.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x2D...0x39).contains($0) }
  }

  /// Places as lists of file, line and column; a line or column that is not known is 0.
  private static func append(_ places: [Place], to writer: inout JSONWriter) {
    writer.key("places")
    writer.beginArray()
    for place in places {
      writer.beginArray()
      writer.string(place.file)
      writer.integer(place.line)
      writer.integer(place.column)
      writer.endArray()
    }
    writer.endArray()
  }

  /// The gates.
  private static func append(_ gates: [GateStep], names: KeyNames, to writer: inout JSONWriter) {
    writer.member("gates", each: gates) { writer, gate in
      writer.member("bound", Exact.text(gate.bound))
      writer.member("passes", gate.passes)
      writer.member("score", Exact.text(gate.score))
      writer.member("subject", names.subject(gate.subject))
    }
  }

  /// The walk's step.
  private static func append(
    _ money: MoneyStep, of input: ReportInput, to writer: inout JSONWriter
  ) {
    writer.member("money") {
      $0.member("after", money.after.amountText)
      $0.member("award", money.award.amountText)
      $0.member("before", money.before.amountText)
      $0.member("envelope", ifAny: input.envelope(money.envelope)?.text)
      $0.member("outcome", money.outcome.rawValue)
      $0.member("requested", money.requested.amountText)
    }
  }

  /// The place, its keys and neighbours.
  private static func append(_ order: OrderStep, names: KeyNames, to writer: inout JSONWriter) {
    writer.member("order") {
      append(order.above, "above", names: names, to: &$0)
      append(order.below, "below", names: names, to: &$0)
      $0.member("keys", each: zip(names.order, order.keys)) { writer, key in
        writer.member("key", key.0)
        writer.member("value", orNull: Exact.text(key.1))
      }
      $0.member("list", order.list)
      $0.member("place", order.place)
      $0.member("shared", order.isShared)
    }
  }

  /// Against one neighbour: the deciding key, or null where both share the place.
  private static func append(
    _ comparison: OrderStep.Comparison?, _ name: String, names: KeyNames,
    to writer: inout JSONWriter
  ) {
    guard let comparison else { return }
    writer.member(name) {
      $0.member("application", comparison.application.text)
      $0.member("key", orNull: comparison.key.map { names.order[$0] })
      $0.member("other", orNull: Exact.text(comparison.other))
      $0.member("own", orNull: Exact.text(comparison.own))
    }
  }
}
