// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What `opencall check` says to programs: one object a file, in a list or one a line.
/// `Schemas/check.schema.json` says what every member means.
package enum FindingsJSON {
  /// What an object says it is.
  package static let format = "urn:opencall:check:1"

  /// One JSON document: the list of the files, in their order.
  package static func list(_ files: [CheckedFile], terms: Terms) -> [UInt8] {
    var writer = JSONWriter(indented: true)
    writer.beginArray()
    for file in files { append(file, terms, to: &writer) }
    writer.endArray()
    writer.endLine()
    return writer.takeBytes()
  }

  /// JSON Lines: the files in their order, one canonical object a line.
  package static func lines(_ files: [CheckedFile], terms: Terms) -> [UInt8] {
    var writer = JSONWriter()
    for file in files {
      append(file, terms, to: &writer)
      writer.endLine()
    }
    return writer.takeBytes()
  }

  /// The object of one file.
  private static func append(_ file: CheckedFile, _ terms: Terms, to writer: inout JSONWriter) {
    let problems = Problem.all(file, terms)
    writer.beginObject()
    writer.member("application", ifAny: file.application?.text)
    writer.member("call") {
      $0.member("id", terms.call.id.text)
      $0.member("sha256", terms.digest)
      $0.member("version", terms.call.version)
    }
    writer.member("counts") { writer in
      func count(_ weight: Problem.Weight) -> Int { problems.count { $0.weight == weight } }
      writer.member("attention", count(.attention))
      writer.member("blocking", count(.blocking))
      writer.member("unknown", count(.unknown))
      writer.member("warning", count(.warning))
    }
    writer.member("file", file.file)
    writer.member("format", format)
    writer.member("notKnownYet", Problem.notKnownYet(terms).map(\.id.text))
    writer.member("problems", each: problems) { append($1, to: &$0) }
    writer.member("semantics", Ranking.semantics)
    writer.member("verdict", file.verdict.rawValue)
    writer.endObject()
  }

  /// The members of one problem.
  private static func append(_ problem: Problem, to writer: inout JSONWriter) {
    writer.member("answer", ifAny: problem.answer?.answer.rawValue)
    if let answer = problem.answer {
      let measured = answer.details?.asked ?? []
      let bounds = measured.isEmpty ? problem.bounds : measured
      writer.member("asked", each: bounds) { writer, bound in
        writer.member("name", bound.name)
        writer.member("value", orNull: bound.value.map(Exact.text))
      }
    }
    writer.member("code", problem.code)
    writer.member("found", ifAny: problem.answer?.found)
    writer.member("message", problem.message)
    writer.member("places", each: problem.places) { writer, place in
      if place.column > 0 { writer.member("column", place.column) }
      writer.member("file", place.file)
      if place.line > 0 { writer.member("line", place.line) }
    }
    writer.member("remedy", problem.remedy)
    writer.member("rule", ifAny: problem.rule?.text)
    writer.member("severity", problem.severity.rawValue)
    if let texts = problem.answer?.details?.texts, !texts.isEmpty {
      writer.member("texts", texts)
    }
  }
}

extension JSONWriter {
  /// A member with a sentence in both languages.
  mutating func member(_ key: String, _ texts: Texts) {
    member(key) {
      $0.member("en", texts.en)
      $0.member("zh", texts.zh)
    }
  }
}
