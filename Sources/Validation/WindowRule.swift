// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A day of the application lies within two days of the call.
package struct WindowRule: ApplicationRule {
  package static let element = "window"

  package static let finding = FindingKind(
    "ELG107",
    title: Texts(en: "a day outside its window", zh: "日期超出规定期间"),
    message: Texts(en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en: "Money of a programme can be spent only between certain days, and a document signed too "
        + "early or too late proves nothing. Both ends of the window count.",
      zh: "项目资金只能在规定期间使用，过早或过迟签署的文件没有证明力。期间首日和末日均计入。"),
    remedy: Texts(
      en: "Write a day within the window that the rule names, at the place shown.",
      zh: "请在所示位置填写规则规定期间内的日期。"),
    example: """
      <window id="first-day" severity="ineligible" attribute="start" from="closes+30" to="2027-12-31">
        <message xml:lang="en">The project begins between a month after closing and the end of 2027.</message>
      </window>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "the first day of the window", zh: "期间首日"),
      rule: #"<window attribute="start" from="2026-03-01" to="closes+365"/>"#,
      application: #"<plan kind="x" start="2026-03-01" end="2026-12-31"/>"#, answer: .pass),
    RuleExample(
      title: Texts(en: "29 February of a leap year, a day too early", zh: "闰年2月29日，早一天"),
      rule: #"<window attribute="start" from="2028-03-01"/>"#,
      application: #"<plan kind="x" start="2028-02-29" end="2028-12-31"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "the day after the last one", zh: "末日之次日"),
      rule: #"<window attribute="end" to="closes+365"/>"#,
      application: #"<plan kind="x" start="2026-03-01" end="2027-02-02"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "no day is unknown", zh: "未填日期即未知"),
      rule: #"<window attribute="start" from="opens"/>"#,
      application: #"<plan kind="x"/>"#, answer: .unknown),
    RuleExample(
      title: Texts(en: "a declaration signed before the call opened", zh: "声明在征集开放前签署"),
      rule: #"<window of="declaration" attribute="signed" from="opens" to="closes"/>"#,
      application: #"<declaration code="honour" signed="2025-12-31"/>"#, answer: .fail),
  ]

  /// The table.
  let table: Table
  /// The day's column.
  let column: Int
  /// Which rows.
  let filter: FilterProgram?
  /// The first day allowed.
  let first: CivilDate?
  /// The last day allowed.
  let last: CivilDate?
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> WindowRule? {
    guard let table = reader.table(form, default: .application),
      let index = reader.column(form, "attribute", of: table)
    else { return nil }
    let column = reader.vocabulary.column(index, of: table)
    guard column.type == .date else {
      reader.reportUnfit(form, "attribute", ColumnType.dayAsked)
      return nil
    }
    let filter = reader.program(form, "where", of: table)
    let first = reader.day(form, "from")
    let last = reader.day(form, "to")
    if form[attribute: "from"] == nil, form[attribute: "to"] == nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "say from, to or both: from=\"opens\" to=\"2027-12-31\"",
          zh: "须写明 from、to 或两者：from=\"opens\" to=\"2027-12-31\""))
    }
    if let first, let last, last.day < first.day {
      reader.reportContradiction(
        form,
        Texts(
          en: "the window ends (\(last.words.en)) before it begins (\(first.words.en))",
          zh: "窗口结束（\(last.words.zh)）早于开始（\(first.words.zh)）"))
    }
    var subject = column.words
    if let filter {
      subject = Texts(
        en: "\(subject.en) where \(filter.words.en)", zh: "\(subject.zh)（\(filter.words.zh)）")
    }
    let en = [first.map { "from \($0.words.en)" }, last.map { "until \($0.words.en)" }]
    let zh = [first.map { "不早于\($0.words.zh)" }, last.map { "不晚于\($0.words.zh)" }]
    return WindowRule(
      table: table, column: index, filter: filter?.program, first: first?.day, last: last?.day,
      words: Texts(
        en: "\(subject.en): \(en.compactMap { $0 }.joined(separator: " "))",
        zh: "\(subject.zh)：\(zh.compactMap { $0 }.joined(separator: "且"))"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(table, column)
    footprint.add(filter, of: table)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: table, columns: [column], where: filter)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(filter, of: table)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[table]
    var tally = Tally()
    for row in 0..<rows.count {
      let day = rows[row, column].millionths.map {
        CivilDate(days: Int32(truncatingIfNeeded: $0 / Cell.scale))
      }
      var truth = Truth.unknown
      if let day {
        truth = Truth(first.map { $0 <= day } ?? true).and(Truth(last.map { day <= $0 } ?? true))
      }
      guard truth != .yes else { continue }
      let name = table == .application ? "" : subject.label(row, of: table) + ": "
      tally.note(
        truth, of: subject.truth(filter, row, of: table),
        name + (day.map { Instants.text($0) } ?? "?"),
        subject.place(of: column, row: row, table, file))
    }
    return tally.answer
  }
}
