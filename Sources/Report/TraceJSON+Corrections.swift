// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension TraceJSON {
  /// What became of a corrected file, and how it differs from the version that it was to replace;
  /// nothing where there is no correction.
  static func append(_ corrections: [CorrectionStep], to writer: inout JSONWriter) {
    guard !corrections.isEmpty else { return }
    writer.member("corrections", each: corrections) { writer, correction in
      writer.member("changes", each: correction.changes) { writer, change in
        writer.member("asked", change.isAsked)
        writer.member("attribute", ifAny: change.attribute)
        writer.member("change", change.kind.rawValue)
        writer.member("row", change.row)
        writer.member("table", change.table.name)
      }
      writer.member("decision", correction.decision.text)
      if correction.more > 0 { writer.member("more", correction.more) }
      writer.member("outcome", correction.outcome.rawValue)
      writer.member("submission", correction.submission.text)
    }
  }
}
