// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

extension CallReader {
  /// A day that an attribute names: `2026-07-01`, or `opens` and `closes` with days added or taken
  /// off (`closes+30`), as their civil days in the closing instant's offset (DESIGN §11). Nil where
  /// the attribute is absent, or with a defect.
  package mutating func day(_ form: Form, _ attribute: String) -> (day: CivilDate, words: Texts)? {
    guard let text = form[attribute: attribute] else { return nil }
    if let day = try? Instants.date(text) { return (day, Words.plain(Instants.text(day))) }
    for (name, anchor) in [("opens", openingDay), ("closes", day)] where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      guard let count = rest.isEmpty ? 0 : Int(rest), let day = try? anchor.adding(days: count),
        (1...9999).contains(day.year)
      else { break }
      let shown = Instants.text(day)
      return (day, Texts(en: "\(text) (\(shown))", zh: "\(text)（\(shown)）"))
    }
    reportUnfit(
      form, attribute,
      Texts(
        en: "a day (2026-07-01), opens or closes, or so many days off (closes+30)",
        zh: "日期（2026-07-01）、opens 或 closes，或相差若干天（closes+30）"))
    return nil
  }
}
