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
      let place = entry.place
      let words = input.words(entry.status)
      let requested = input.requested(entry)
      writer.field(plain(place.map { input.heading(of: $0.list) } ?? ""))
      writer.field(place.map(Shown.place) ?? "")
      writer.field(plain(entry.application?.text ?? ""))
      writer.field(plain(titles.exact("en") ?? ""))
      writer.field(plain(titles.exact("zh") ?? ""))
      writer.field(plain(input.lead(entry).text(.english)))
      writer.field(plain(entry.lot?.text ?? ""))
      writer.field(entry.status.rawValue)
      writer.field(plain(words.en))
      writer.field(plain(words.zh))
      writer.field(entry.total.map { Shown.number($0, digits: 6) } ?? "")
      if isRated {
        writer.field(entry.percentile.map { Shown.number($0.value, digits: 6) } ?? "")
      }
      for section in sections.indices {
        writer.field(entry.section(section).map { Shown.number($0, digits: 6) } ?? "")
      }
      writer.field(requested?.amountText ?? "")
      writer.field(entry.funding?.award?.amountText ?? "")
      writer.field(requested?.currency.code ?? "")
      writer.field(
        plain((entry.findings.map(\.kind.code) + entry.because.map(\.text)).joined(separator: " ")))
      writer.field(plain(entry.file ?? ""))
      writer.endRow()
    }
    return writer.takeBytes()
  }

  /// A cell's text: line ends inside it would break the row in careless readers, controls are of
  /// no use to anybody.
  ///
  /// A fullwidth `＝`, `＋`, `－` or `＠` begins a formula, too, in East Asian spreadsheets; the writer
  /// guards the narrow ones.
  private static func plain(_ text: String) -> String {
    if text.isPlainASCII { return text }
    let safe = Shown.harmless(text)
    switch safe.unicodeScalars.first {
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + safe
    default: return safe
    }
  }
}

extension ReportInput {
  /// What a list, by position, is called: its lot, or the call.
  fileprivate func heading(of list: Int) -> String {
    ranking.lists[list].lot?.text ?? terms.call.id.text
  }
}
