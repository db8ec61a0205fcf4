// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension RankingHTML {
  /// A space that does not break, between thousands.
  static let thousands = "\u{202F}"

  /// An amount as the page shows it.
  func amount(_ money: Money) -> String { Shown.amount(money, space: RankingHTML.thousands) }

  /// The envelopes with a bar each.
  mutating func drawMoney() {
    drawPassMarks()
    guard !input.ranking.envelopes.isEmpty else { return }
    page.raw("<h2>")
    page.both("Money", "资金")
    page.raw("</h2>\n<ul class=\"money\">\n")
    for envelope in input.ranking.envelopes { draw(envelope) }
    page.raw("</ul>\n")
  }

  /// The pass marks that the requests have set.
  private mutating func drawPassMarks() {
    guard !input.ranking.passMarks.isEmpty else { return }
    page.raw("<h2>")
    page.both("Pass mark set by the requests", "申请额确定的入围线")
    page.raw("</h2>\n<ul>\n")
    for mark in input.ranking.passMarks {
      page.raw("<li>")
      page.both(PassMarkWords.sentence(mark, glossary))
      page.raw("</li>\n")
    }
    page.raw("</ul>\n")
  }

  /// An envelope with its bar.
  private mutating func draw(_ envelope: EnvelopeResult) {
    page.raw(envelope.isOpen ? "<li class=\"open\"><b>" : "<li><b>")
    page.both(glossary.text("envelope:\(envelope.id)"))
    page.raw("</b>")
    // The width in thousandths is drawing, not reckoning: nothing else is made of it.
    let whole = max(1, envelope.amount.minorUnits + envelope.spilled.minorUnits)
    let (part, _) = envelope.awarded.minorUnits.multipliedReportingOverflow(by: 1000)
    let width = Int(clamping: min(1000, max(0, part / whole)))
    page.raw("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
    page.raw("<rect width=\"")
    page.number(width)
    page.raw("\" height=\"10\"/></svg>")
    let currency = envelope.amount.currency.code
    let (awarded, all) = (amount(envelope.awarded), amount(envelope.amount))
    page.both(
      "\(awarded) of \(all) \(currency) awarded, \(amount(envelope.left)) left",
      "总额 \(all) \(currency)，已分配 \(awarded)，余额 \(amount(envelope.left))")
    if envelope.spilled.minorUnits != 0 {
      page.raw("<br>")
      let isIn = envelope.spilled.minorUnits > 0
      let spilled = isIn ? amount(envelope.spilled) : String(amount(envelope.spilled).dropFirst())
      page.both(
        "\(isIn ? "spilled over from other envelopes" : "spilled over into others"): \(spilled)",
        "\(isIn ? "由其他额度调入" : "调入其他额度")：\(spilled)")
    }
    if envelope.isOpen {
      page.raw("<br><span class=\"no\">")
      page.both("open: equals stand across the funding line", "未定：并列者跨越资助线")
      page.raw("</span>")
    }
    page.raw("</li>\n")
  }

  /// A list of places as a table with the funding line.
  mutating func draw(_ list: RankedList) {
    page.raw("<h2>")
    page.both(input.heading(lot: list.lot.map { glossary.text("lot:\($0)") }))
    page.raw("</h2>\n")
    let entries = list.places.map { input.ranking.entries[$0] }
    guard !entries.isEmpty else {
      page.raw("<p>")
      page.both("Nobody holds a place in this list.", "此名单中没有申请取得名次。")
      page.raw("</p>\n")
      return
    }
    let hasMoney = input.givesAwards
    page.raw("<table class=\"list\">\n<thead><tr>")
    if input.isOrdered {
      page.raw("<th class=\"n\" scope=\"col\">")
      page.both("Place", "名次")
      page.raw("</th>")
    }
    page.raw("<th scope=\"col\">")
    page.both("Application", "申请")
    if input.terms.grid != nil { heading("Total", "总分") }
    let currency = input.terms.money?.currency.code ?? ""
    if input.isPreselection { heading("Requested, \(currency)", "申请额（\(currency)）") }
    if hasMoney {
      heading("Requested", "申请额")
      heading("Award, \(currency)", "资助额（\(currency)）")
    }
    page.raw("</th><th scope=\"col\">")
    page.both("Status", "状态")
    page.raw("</th></tr></thead>\n")
    let lastFunded = hasMoney ? entries.lastIndex { $0.status == .selected } : nil
    for (index, entry) in entries.enumerated() {
      draw(row: entry, hasMoney: hasMoney)
      if index == lastFunded { drawFundingLine() }
    }
    page.raw("</table>\n")
  }

  /// Ends one heading cell and begins the next, of numbers.
  private mutating func heading(_ en: String, _ zh: String) {
    page.raw("</th><th class=\"n\" scope=\"col\">")
    page.both(en, zh)
  }

  /// How many columns a list has.
  private var columns: Int {
    2 + (input.isOrdered ? 1 : 0) + (input.terms.grid == nil ? 0 : 1)
      + (input.givesAwards ? 2 : input.isPreselection ? 1 : 0)
  }

  /// The line below the last selected.
  private mutating func drawFundingLine() {
    page.raw("<tbody class=\"line\"><tr><td colspan=\"")
    page.number(columns)
    page.raw("\"><div>")
    page.both("funding line", "资助线")
    page.raw("</div></td></tr></tbody>\n")
  }

  /// The opening of an entry's element: anchor and status for the filter.
  mutating func open(_ tag: StaticString, _ entry: RankedEntry) {
    page.raw(tag)
    if let application = entry.application, isCounting(entry),
      anchored.insert(application).inserted
    {
      page.element(" id=\"app-", application.text, "\"")
    }
    page.element(" data-status=\"", entry.status.rawValue, "\">")
  }

  /// Whether an entry is what links to its application mean: an old version is not.
  private func isCounting(_ entry: RankedEntry) -> Bool {
    entry.status != .superseded && entry.status != .late
  }

  /// A ranked entry: its row, and its details below.
  private mutating func draw(row entry: RankedEntry, hasMoney: Bool) {
    open("<tbody class=\"entry\"", entry)
    page.raw("<tr>")
    if input.isOrdered {
      page.raw("<td class=\"place\">")
      if let place = entry.place { page.text(Shown.place(place)) }
      page.raw("</td>")
    }
    page.raw("<td>")
    drawTitle(entry)
    page.raw("</td>")
    if input.terms.grid != nil {
      page.raw("<td class=\"n total\">")
      if let total = entry.total { page.text(Shown.number(total)) }
      if let percentile = entry.percentile {
        page.raw("<br><small>")
        page.both("percentile ", "百分位 ")
        page.text(Shown.number(percentile.value))
        page.raw("</small>")
      }
      page.raw("</td>")
    }
    if hasMoney {
      page.raw("<td class=\"n requested\">")
      if let money = entry.money { page.text(amount(money.requested)) }
      page.raw("</td><td class=\"n award\">")
      if let money = entry.money {
        page.text(money.award.minorUnits == 0 ? "–" : amount(money.award))
      }
      page.raw("</td>")
    }
    page.raw("<td class=\"status\">")
    badge(entry.status)
    page.raw("</td></tr>\n")
    if !isLean {
      page.raw(input.isOrdered ? "<tr class=\"why\"><td></td>" : "<tr class=\"why\">")
      page.raw("<td colspan=\"")
      page.number(columns - (input.isOrdered ? 1 : 0))
      page.raw("\">")
      drawDetails(entry)
      page.raw("</td></tr>")
    }
    page.raw("</tbody>\n")
  }

  /// Title, id, lead partner; the id alone where nothing else is known.
  mutating func drawTitle(_ entry: RankedEntry) {
    let titles = input.dossier(entry).titles
    let lead = input.lead(entry)
    page.raw("<span class=\"title\">")
    if titles.isEmpty {
      page.text(input.name(entry))
    } else {
      page.foreign(titles)
    }
    page.raw("</span>")
    guard !titles.isEmpty || !lead.isEmpty else { return }
    page.raw(" <span class=\"lead\">")
    if !titles.isEmpty { page.element("<code>", input.name(entry), "</code> ") }
    page.foreign(lead)
    page.raw("</span>")
  }

  /// Everything without a place, grouped by status, with reasons.
  mutating func drawUnranked() {
    let unranked = input.ranking.entries.filter { $0.place == nil }
    guard !unranked.isEmpty else { return }
    page.raw("<h2>")
    page.both("Not ranked", "未排名")
    page.raw("</h2>\n")
    // What can still change first, what is settled last.
    let statuses = Status.allCases.filter(\.isOpen) + Status.allCases.filter { !$0.isOpen }
    for status in statuses {
      let entries = unranked.filter { $0.status == status }
      guard !entries.isEmpty else { continue }
      page.raw("<h3>")
      badge(status)
      page.raw(" ")
      page.number(entries.count)
      page.raw("</h3>\n<ul class=\"unranked\">\n")
      for entry in entries { draw(unranked: entry) }
      page.raw("</ul>\n")
    }
  }

  /// An entry without a place, with its reasons.
  private mutating func draw(unranked entry: RankedEntry) {
    open("<li", entry)
    drawTitle(entry)
    if isLean {
      for finding in entry.findings { page.element(" <code>", finding.kind.code, "</code>") }
      for rule in entry.because {
        page.element(" <a href=\"#rule-", rule.text, "\">")
        page.text(rule.text)
        page.raw("</a>")
      }
    } else {
      let reasons = Reason.all(entry, of: input, names: names, glossary)
      if !reasons.isEmpty { draw(reasons) }
      drawDetails(entry)
    }
    page.raw("</li>\n")
  }

  /// Reasons: rule, sentence, found and asked, where.
  mutating func draw(_ reasons: [Reason]) {
    page.raw("<ul class=\"reasons\">\n")
    for reason in reasons {
      page.raw("<li>")
      if !reason.code.isEmpty { page.element("<code>", reason.code, "</code> ") }
      page.both(reason.sentence)
      if !reason.evidence.en.isEmpty {
        page.raw("<br>")
        page.both(reason.evidence)
      }
      for place in reason.places.prefix(5) {
        page.element("<br><code class=\"file\">", Shown.place(place), "</code>")
      }
      page.raw("</li>\n")
    }
    page.raw("</ul>\n")
  }
}
