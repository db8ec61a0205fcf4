// SPDX-License-Identifier: Apache-2.0

package import Model
package import Notation

/// `opencall explain --format json`: the same as the words, for programs, and the words beside it.
package enum ExplainJSON {
  /// One canonical object: for each line of the trace the line itself, what was missing, and the
  /// explanation in both languages. Numbers are exact, as in `ranking.json`.
  package static func bytes(
    traces: [JSONValue], ranking: JSONValue, method: JSONValue? = nil, glossary: Glossary = .none,
    kinds: [FindingKind] = []
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("entries", each: traces) { writer, trace in
      let shortfall = Shortfall(trace: trace, ranking: ranking, method: method)
      let isPaid = ["selected", "revoked"].contains(trace["status"]?.text)
      writer.key("missing")
      if isPaid {
        writer.null()
      } else {
        writer.beginObject()
        writer.member("caps", each: shortfall.caps) { writer, cap in
          writer.member("fact", cap.fact)
          writer.member("holders", cap.holders)
        }
        writer.member("equals", shortfall.equals)
        writer.member("gates", each: shortfall.gates) { writer, gate in
          writer.member("points", Exact.text(gate.points))
          writer.member("subject", gate.subject)
        }
        if let line = shortfall.line {
          writer.key("line")
          writer.beginObject()
          writer.member("application", line.application)
          writer.key("place")
          writer.integer(line.place)
          writer.member("points", Exact.text(line.points))
          writer.endObject()
        }
        writer.member("money", ifAny: shortfall.money)
        if let sheets = shortfall.sheets {
          writer.member("sheets") {
            $0.member("counted", sheets.counted)
            $0.member("needed", Int(sheets.needed))
          }
        }
        writer.member("vetoes", each: shortfall.vetoes) { writer, veto in
          writer.member("bound", veto.bound)
          writer.member("subject", veto.subject)
        }
        writer.endObject()
      }
      writer.key("trace")
      writer.value(trace)
      writer.member("words", each: Language.allCases) { writer, language in
        writer.member("lang", language.rawValue)
        writer.member(
          "text",
          Explain.text(
            trace: trace, ranking: ranking, method: method, glossary: glossary, kinds: kinds,
            language: language))
      }
    }
    writer.member("format", "urn:opencall:explanation:1")
    writer.key("provisional")
    writer.bool(ranking["provisional"]?.truth == true)
    writer.endObject()
    writer.endLine()
    return writer.takeBytes()
  }
}
