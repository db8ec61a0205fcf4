// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `ranking.csv`: the ranking for spreadsheets, one row an entry, in the order of `ranking.json`.
///
/// UTF-8 with a byte order mark, CRLF, and an apostrophe before what a spreadsheet would take for a
/// formula. A drawing: nothing reads it again.
package enum RankingCSV {
  /// The bytes of the file.
  package static func bytes(_ input: ReportInput) -> [UInt8] {
    var writer = CSVWriter(spreadsheetSafe: true, byteOrderMark: true)
    let sections = input.terms.grid?.sections.map(\.id.text) ?? []
    let isRated = input.terms.ranking?.percentile != nil
    writer.row(
      ["list", "place", "application", "title-en", "title-zh", "lead", "lot", "status"]
        + ["status-en", "status-zh", "total"] + (isRated ? ["percentile"] : [])
        + sections.map { "section:\($0)" }
        + ["requested", "award", "currency", "reasons", "file"])
    for entry in input.ranking.entries {
      let titles = input.dossier(entry).titles
      let list = entry.place.map { input.ranking.lists[$0.list] }
      let texts = [
        list.map { $0.lot?.text ?? input.terms.call.id.text } ?? "",
        entry.place.map(Shown.place) ?? "", entry.application?.text ?? "",
        titles.exact("en") ?? "", titles.exact("zh") ?? "", input.lead(entry).text(.english),
        entry.lot?.text ?? "", entry.status.rawValue, input.words(entry.status).en,
        input.words(entry.status).zh, entry.scores?.total.map { Shown.number($0, digits: 6) } ?? "",
      ]
      let money = [
        input.requested(entry)?.amountText ?? "", entry.funding?.award?.amountText ?? "",
        input.requested(entry)?.currency.code ?? "",
        (entry.findings.map(\.kind.code) + entry.because.map(\.text)).joined(separator: " "),
        entry.file ?? "",
      ]
      let rated = isRated ? [entry.percentile.map { Shown.number($0.value, digits: 6) } ?? ""] : []
      let scores = sections.indices.map { weighted($0, of: entry) }
      writer.row((texts + rated + scores + money).map(plain))
    }
    return writer.takeBytes()
  }

  /// A cell's text: line ends inside it would break the row in careless readers, controls are of
  /// no use to anybody.
  ///
  /// A fullwidth `＝`, `＋`, `－` or `＠` begins a formula, too, in East Asian spreadsheets; the writer
  /// guards the narrow ones.
  private static func plain(_ text: String) -> String {
    let safe = Shown.harmless(text)
    switch safe.unicodeScalars.first {
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + safe
    default: return safe
    }
  }

  /// A section's weighted score, or nothing.
  private static func weighted(_ section: Int, of entry: RankedEntry) -> String {
    guard let scores = entry.scores, scores.sectionsWeighted.indices.contains(section)
    else { return "" }
    return Shown.number(scores.sectionsWeighted[section], digits: 6)
  }
}
