// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Crypto
package import Model
internal import Notation

/// Appraisals kept in a file, so that a new score never reads XML again (DESIGN §2).
///
/// JSON Lines, canonical: a head, an appraisal a line, and a last line with their number and the
/// SHA-256 of all bytes before it. `appraisals.schema.json` says what each member means. Submissions
/// are not kept: they follow from the receipts, which ranking reads anyway. Such a file is no result
/// and nobody publishes it: the ranking from it has the same bytes as the one from the XML.
package enum KeptAppraisals {
  /// What the file says it is.
  package static let format = "urn:opencall:appraisals:1"

  /// The first line: by what was appraised.
  package struct Head: Sendable, Hashable {
    /// The version of the tool; another one may appraise otherwise.
    package let tool: String
    /// The call.
    package let call: CallID
    /// SHA-256 of the call's file, in hexadecimal.
    package let callDigest: String
    /// What was read beside the applications: call, receipts, annexes, earlier stage.
    package let inputs: [InputFile]

    /// A head.
    package init(tool: String, call: CallID, callDigest: String, inputs: [InputFile]) {
      self.tool = tool
      self.call = call
      self.callDigest = callDigest
      self.inputs = inputs
    }

    /// The digest of the receipts, or nil where there were none.
    package var receipts: String? { inputs.first { $0.role == .receipts }?.digest }
  }

  /// Hands the file of a batch to `sink` in parts.
  package static func write<Failure: Error>(
    _ material: Batch.Material, tool: String, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let terms = material.rulebook.terms
    let roles: [InputFile.Role] = [.call, .receipts, .annex, .earlier]
    let head = Head(
      tool: tool, call: terms.call.id, callDigest: terms.digest,
      inputs: material.inputs.filter { roles.contains($0.role) })
    var hash = SHA256()
    var writer = JSONWriter()
    func flush() throws(Failure) {
      let bytes = writer.takeBytes()
      hash.update(data: bytes)
      try sink(bytes)
    }
    append(head, to: &writer)
    // A receipt without a file is found again when the receipts are read.
    let kept = material.appraisals.filter { $0.file != nil }
    for appraisal in kept {
      append(appraisal, to: &writer)
      if writer.bytes.count > 262_144 { try flush() }
    }
    try flush()
    writer.beginObject()
    writer.member("count", kept.count)
    writer.member("sha256", Hex.text(hash.finalize()))
    writer.endObject()
    writer.endLine()
    try sink(writer.takeBytes())
  }

  /// The first line.
  private static func append(_ head: Head, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("call") {
      $0.member("id", head.call.text)
      $0.member("sha256", head.callDigest)
    }
    writer.member("format", format)
    writer.member("inputs", each: head.inputs) { writer, file in
      writer.member("path", file.path)
      writer.member("role", file.role.rawValue)
      writer.member("sha256", file.digest)
    }
    writer.member("semantics", Ranking.semantics)
    writer.member("tool", head.tool)
    writer.endObject()
    writer.endLine()
  }

  /// The line of an appraisal.
  private static func append(_ appraisal: Appraisal, to writer: inout JSONWriter) {
    let file = appraisal.file ?? ""
    writer.beginObject()
    if !appraisal.answers.isEmpty {
      writer.member(
        "answers", String(decoding: appraisal.answers.map(\.answer.letter), as: UTF8.self))
    }
    writer.member("application", ifAny: appraisal.application?.text)
    if let content = appraisal.content { append(content, of: file, to: &writer) }
    if let conversion = appraisal.conversion {
      writer.member("conversion") {
        $0.member("amount", Exact.text(conversion.amount))
        $0.member("currency", conversion.currency.code)
        $0.member("result", ifAny: conversion.result)
        $0.member("units", ifAny: conversion.units)
      }
    }
    append(appraisal.answers, of: file, to: &writer)
    if !appraisal.facts.isEmpty { append(appraisal.facts, to: &writer) }
    writer.member("file", file)
    if !appraisal.findings.isEmpty {
      writer.member("findings", each: appraisal.findings) { append($1, of: file, to: &$0) }
    }
    if appraisal.answers.contains(where: { $0.found != nil }) {
      writer.key("found")
      writer.beginArray()
      for answer in appraisal.answers {
        if let found = answer.found { writer.string(Exact.text(found)) } else { writer.null() }
      }
      writer.endArray()
    }
    if appraisal.outcome != .accepted { writer.member("intake", appraisal.outcome.rawValue) }
    writer.member("lot", ifAny: appraisal.lot?.text)
    if !appraisal.dossier.partners.isEmpty {
      writer.member("partners", each: appraisal.dossier.partners) { writer, partner in
        writer.member("country", partner.country)
        writer.member("id", partner.id)
        writer.member("names", partner.names)
        writer.member("participant", partner.participant)
        writer.member("role", partner.role)
      }
    }
    writer.member("sha256", appraisal.digest)
    if !appraisal.dossier.titles.isEmpty { writer.member("titles", appraisal.dossier.titles) }
    writer.endObject()
    writer.endLine()
  }

  /// The evidence of those answers that have more than a number.
  private static func append(
    _ answers: [RuleAnswer], of file: String, to writer: inout JSONWriter
  ) {
    let detailed = answers.enumerated().compactMap { position, answer in
      answer.details.map { (position, $0) }
    }
    guard !detailed.isEmpty else { return }
    writer.member("details", each: detailed) { writer, own in
      writer.member("asked", each: own.1.asked) { writer, bound in
        writer.member("name", bound.name)
        writer.member("value", ifAny: bound.value)
      }
      writer.member("places", each: own.1.places) { append($1, of: file, to: &$0) }
      writer.member("rule", own.0)
      writer.member("texts", own.1.texts)
    }
  }

  /// The facts: a number as a text, different texts as a list, what cannot be said as null.
  private static func append(_ facts: [FactValue], to writer: inout JSONWriter) {
    writer.key("facts")
    writer.beginArray()
    for fact in facts {
      switch fact {
      case .number(let number): writer.string(Exact.text(number))
      case .texts(let texts):
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
      case .unknown: writer.null()
      }
    }
    writer.endArray()
  }

  /// A finding with all that its sentences need.
  private static func append(_ finding: Finding, of file: String, to writer: inout JSONWriter) {
    writer.member("arguments", each: finding.arguments) { writer, argument in
      writer.member("name", argument.name)
      writer.member("value", argument.value)
      let chinese = argument.text(.chinese)
      if !chinese.utf8.elementsEqual(argument.value.utf8) { writer.member("zh", chinese) }
    }
    writer.member("code", finding.kind.code)
    if let place = finding.place { writer.member("place") { append(place, of: file, to: &$0) } }
    writer.member("rule", ifAny: finding.rule?.text)
    writer.member("severity", finding.severity.rawValue)
  }

  /// A place; its file only where that is another one.
  static func append(_ place: Place, of file: String, to writer: inout JSONWriter) {
    writer.member("attribute", ifAny: place.attribute)
    if place.column > 0 { writer.member("column", place.column) }
    if !place.file.utf8.elementsEqual(file.utf8) { writer.member("file", place.file) }
    if place.line > 0 { writer.member("line", place.line) }
    if place.ordinal > 0 { writer.member("ordinal", Int(place.ordinal)) }
    writer.member("tab", ifAny: place.tab)
  }
}

extension Answer {
  /// The letter that stands for it in a kept appraisal.
  fileprivate var letter: UInt8 {
    switch self {
    case .pass: UInt8(ascii: "p")
    case .fail: UInt8(ascii: "f")
    case .unknown: UInt8(ascii: "u")
    case .notApplicable: UInt8(ascii: "n")
    }
  }

  /// The answer that a letter stands for, or nil.
  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "p"): self = .pass
    case UInt8(ascii: "f"): self = .fail
    case UInt8(ascii: "u"): self = .unknown
    case UInt8(ascii: "n"): self = .notApplicable
    default: return nil
    }
  }
}
