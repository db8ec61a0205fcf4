// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The ranking for a terminal: aligned, in one language, coloured only when told so.
package struct RankingText {
  /// The most rows of a part that a terminal shows.
  private static let mostRows = 500

  /// What is drawn.
  private let input: ReportInput
  /// The language.
  private let language: Language
  /// The terminal's width in cells.
  private let width: Int
  /// The emphasis.
  private let ink: Ink
  /// What the call calls its parts.
  private let glossary: Glossary
  /// The names of keys, criteria and sections.
  private let names: KeyNames
  /// What was drawn so far.
  private var lines: [String] = []

  /// The whole text; `width` is the terminal's, in cells.
  package static func text(
    _ input: ReportInput, language: Language, width: Int = 100, colour: Bool = false
  ) -> String {
    var drawing = RankingText(input, language, width: max(60, width), colour: colour)
    drawing.drawHeader()
    drawing.drawProvisional()
    for list in input.ranking.lists.indices { drawing.draw(list: list) }
    drawing.drawUnranked()
    drawing.drawPassMarks()
    drawing.drawEnvelopes()
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// What is open and what became of the money, without the lists.
  package static func summary(
    _ input: ReportInput, language: Language, width: Int = 100, colour: Bool = false
  ) -> String {
    var drawing = RankingText(input, language, width: max(60, width), colour: colour)
    drawing.drawHeader()
    drawing.drawProvisional()
    drawing.drawEnvelopes()
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// Nothing drawn yet.
  private init(_ input: ReportInput, _ language: Language, width: Int, colour: Bool) {
    self.input = input
    self.language = language
    self.width = width
    ink = Ink(isColoured: colour)
    glossary = Glossary(input.terms)
    names = KeyNames(input.terms)
  }

  /// The wording in the language.
  private func say(_ en: String, _ zh: String) -> String { language == .english ? en : zh }

  /// Title, version, closing instant, and what was not judged.
  private mutating func drawHeader() {
    let call = input.terms.call
    lines += Wrapping.lines(Shown.harmless(call.title.text(language)), width: width).map {
      ink(.strong, $0)
    }
    let closes = Instants.text(call.closes)
    lines.append(
      ink(
        .faint,
        say(
          "\(call.id), version \(call.version), closes \(closes)",
          "\(call.id)，版本 \(call.version)，截止 \(closes)")))
    for rule in input.ranking.notJudged {
      let message = Shown.harmless(glossary.text("rule:\(rule)").text(language))
      lines += Wrapping.lines(
        say("not judged: ", "未判定：") + "\(rule): \(message)", width: width, indent: 2)
    }
  }

  /// The loud notice: what is open, and who must act.
  private mutating func drawProvisional() {
    guard input.ranking.isProvisional else { return }
    let open = input.ranking.open
    lines.append("")
    lines.append(
      ink(
        .loud,
        say(
          " PROVISIONAL: \(open.count) \(open.count == 1 ? "matter is" : "matters are") open. "
            + "This is not a result. ",
          " 暂定排名：尚有 \(open.count) 项未决，不是最终结果。 ")))
    for actor in OpenItem.Actor.allCases {
      let items = open.filter { $0.actor == actor }
      guard !items.isEmpty else { continue }
      lines.append(
        "  " + ink(.strong, actor.words.text(language)) + say(" must act:", "须处理："))
      for kind in OpenItem.Kind.allCases {
        let ofKind = items.filter { $0.kind == kind }
        guard !ofKind.isEmpty else { continue }
        let names = ofKind.compactMap { $0.application?.text ?? $0.file }.map(Shown.harmless)
        let shown = names.prefix(12).joined(separator: say(", ", "、"))
        let more = names.count - 12
        let rest = more > 0 ? say(" and \(more) more", " 等，另有 \(more) 项") : ""
        let colon = names.isEmpty ? "" : say(": ", "：")
        lines += Wrapping.lines(
          "    - " + kind.words.text(language) + colon + shown + rest, width: width, indent: 6)
      }
    }
    drawLeftOut()
  }

  /// The faulty inputs that count as not yet there (DESIGN §6.5).
  private mutating func drawLeftOut() {
    let leftOut = input.ranking.leftOut
    guard !leftOut.isEmpty else { return }
    lines.append("  " + ink(.strong, say("left out as faulty:", "因有误未采用：")))
    for finding in leftOut {
      let place = finding.place.map { Shown.place($0) + say(": ", "：") } ?? ""
      lines += Wrapping.lines(
        "    - \(place)\(finding.kind.code) " + Shown.harmless(finding.sentence(language)),
        width: width, indent: 6)
    }
  }

  /// A list: its name, then its table.
  private mutating func draw(list: Int) {
    let ranked = input.ranking.lists[list]
    lines.append("")
    let lot = ranked.lot.map { glossary.text("lot:\($0)") }
    let heading = Shown.harmless(input.heading(lot: lot).text(language))
    lines += Wrapping.lines(heading, width: width).map { ink(.strong, $0) }
    let entries = ranked.places.map { input.ranking.entries[$0] }
    guard !entries.isEmpty else {
      lines.append(say("  nobody holds a place", "  没有申请取得名次"))
      return
    }
    draw(entries)
  }

  /// The table of a list, with the funding line.
  private mutating func draw(_ entries: [RankedEntry]) {
    let hasMoney = input.givesAwards
    var heading = [say("Application", "申请"), say("Lead partner, title", "牵头方、名称")]
    var alignments: [Alignment] = [.left, .left]
    if input.isOrdered {
      heading.insert(say("Place", "名次"), at: 0)
      alignments.insert(.right, at: 0)
    }
    let flexible = heading.count - 1
    if input.terms.grid != nil {
      heading.append(say("Total", "总分"))
      alignments.append(.right)
    }
    let currency = input.terms.money?.currency.code ?? ""
    if input.isPreselection {
      heading.append(say("Requested \(currency)", "申请额 \(currency)"))
      alignments.append(.right)
    }
    if hasMoney {
      heading += [say("Requested", "申请额"), say("Award \(currency)", "资助额 \(currency)")]
      alignments += [.right, .right]
    }
    heading.append(say("Status", "状态"))
    alignments.append(.left)
    var table = TextTable(heading, alignments)
    let lastFunded = hasMoney ? entries.lastIndex { $0.status == .selected } : nil
    // A terminal is spared thousands of rows, but never the funding line and what is around it.
    let shown = entries.prefix(max(RankingText.mostRows, (lastFunded ?? 0) + 20))
    for entry in shown {
      var row = input.isOrdered ? [entry.place.map(Shown.place) ?? ""] : []
      row += [entry.application?.text ?? "", title(entry)]
      if input.terms.grid != nil {
        row.append(entry.total.map { Shown.number($0) } ?? "")
      }
      if input.isPreselection {
        row.append(input.requested(entry).map { Shown.amount($0) } ?? "")
      }
      if hasMoney {
        row.append(entry.money.map { Shown.amount($0.requested) } ?? "")
        row.append(
          entry.money.map { $0.award.minorUnits == 0 ? "–" : Shown.amount($0.award) } ?? "")
      }
      row.append(input.words(entry.status).text(language))
      table.add(row)
    }
    let widths = table.widths(within: width, flexible: flexible)
    let whole = widths.reduce(0, +) + 2 * (widths.count - 1)
    lines.append(ink(.faint, table.line(table.rows[0], widths)))
    for (index, entry) in shown.enumerated() {
      lines.append(
        table.line(table.rows[index + 1], widths) { column, text in
          column == alignments.count - 1 ? ink(Ink.style(entry.status), text) : text
        })
      if index == lastFunded { lines.append(ink(.good, fundingLine(width: whole))) }
    }
    drawRest(entries.count - shown.count)
    if hasMoney, lastFunded == nil {
      lines.append(ink(.care, say("  nobody is selected in this list", "  此名单暂无入选申请")))
    }
  }

  /// The line below the last selected.
  private func fundingLine(width: Int) -> String {
    let words = say(" funding line ", " 资助线 ")
    let dashes = max(4, width - words.displayWidth)
    return String(repeating: "─", count: 4) + words
      + String(repeating: "─", count: max(0, dashes - 4))
  }

  /// Lead partner and title in one cell.
  private func title(_ entry: RankedEntry) -> String {
    let lead = input.lead(entry).text(language)
    let title = input.dossier(entry).titles.text(language)
    let parts = [lead, title].filter { !$0.isEmpty }.map(Shown.harmless)
    return parts.joined(separator: " · ")
  }

  /// Everything without a place, by status, with the reasons.
  private mutating func drawUnranked() {
    let unranked = input.ranking.entries.filter { $0.place == nil }
    for status in Status.allCases {
      let entries = unranked.filter { $0.status == status }
      guard !entries.isEmpty else { continue }
      lines.append("")
      lines.append(
        ink(Ink.style(status), status.words.text(language))
          + ink(.faint, say(" (\(entries.count))", "（\(entries.count)）")))
      for entry in entries.prefix(RankingText.mostRows) { draw(unranked: entry) }
      drawRest(entries.count - RankingText.mostRows)
    }
  }

  /// Says how many rows a terminal is spared; every one of them is in the files.
  private mutating func drawRest(_ rest: Int) {
    guard rest > 0 else { return }
    lines.append(
      ink(.faint, say("  … and \(rest) more, in the report", "  …另有\(rest)项，见报告")))
  }

  /// An entry without a place, with its reasons.
  private mutating func draw(unranked entry: RankedEntry) {
    var head = "  " + ink(.strong, Shown.harmless(input.name(entry)))
    if entry.application != nil, let file = entry.file {
      head += "  " + ink(.faint, Shown.harmless(file))
    }
    lines.append(head)
    for reason in Reason.all(entry, of: input, names: names, glossary) {
      let evidence = reason.evidence.text(language)
      let detail = evidence.isEmpty ? "" : say(" (\(evidence))", "（\(evidence)）")
      let code = reason.code.isEmpty ? "" : reason.code + "  "
      lines += Wrapping.lines(
        "    " + code + Shown.harmless(reason.sentence.text(language)) + detail, width: width,
        indent: 6)
    }
  }

  /// The pass marks that the requests have set.
  private mutating func drawPassMarks() {
    guard !input.ranking.passMarks.isEmpty else { return }
    lines.append("")
    for mark in input.ranking.passMarks {
      let sentence = PassMarkWords.sentence(mark, glossary).text(language)
      lines += Wrapping.lines(Shown.harmless(sentence), width: width, indent: 2)
    }
  }

  /// What became of the money.
  private mutating func drawEnvelopes() {
    guard !input.ranking.envelopes.isEmpty else { return }
    var table = TextTable(
      [
        say("Envelope", "资金额度"), say("Amount", "金额"), say("Spilled over", "调剂"),
        say("Awarded", "已分配"), say("Left", "余额"), "",
      ], [.left, .right, .right, .right, .right, .left])
    for envelope in input.ranking.envelopes {
      table.add([
        Shown.harmless(glossary.text("envelope:\(envelope.id)").text(language)),
        Shown.amount(envelope.amount), Shown.amount(envelope.spilled),
        Shown.amount(envelope.awarded), Shown.amount(envelope.left),
        envelope.isOpen ? say("open (tie)", "未定（并列）") : "",
      ])
    }
    let widths = table.widths(within: width, flexible: 0)
    lines.append("")
    for (index, row) in table.rows.enumerated() {
      let line = table.line(row, widths)
      lines.append(index == 0 ? ink(.faint, line) : line)
    }
  }
}
