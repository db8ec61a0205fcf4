// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `report.html`: the ranking as one page that needs nothing else, in both languages.
///
/// It can be read without its script, printed, and kept. Nothing in it is loaded, and its
/// content security policy allows its own style and script by their digests and nothing more.
/// With more than `manyEntries` entries the page leaves the details away and says so.
package struct RankingHTML {
  /// The number of entries up to which each has its details in the page.
  package static let manyEntries = 2000

  /// What a browser holds `Schemas/report.css` to; a test compares.
  package static let styleDigest = "sha256-Rtmmyy/c2HTeP6lD9lQIG8lDNxGayn4SW4NBvEQl+P8="
  /// What a browser holds `Schemas/report.js` to; a test compares.
  package static let scriptDigest = "sha256-ew8nz7he1d0JPh8+zP4n+DQkRhRugkEmStEoKLvwhvk="

  /// The statuses as people ask for them: who gets money first.
  static let shownOrder: [Status] =
    [.selected, .reserve, .ranked, .notFunded, .revoked]
    + Status.allCases.filter { !$0.holdsPlace }.reversed()

  /// What is drawn.
  let input: ReportInput
  /// What the call calls its parts.
  let glossary: Glossary
  /// The names of keys, criteria and sections.
  let names: KeyNames
  /// Whether details are left away.
  let isLean: Bool
  /// How many entries have each status, by the position of the status among all.
  let counts: [Int]
  /// The applications that have their anchor already; versions share an id.
  var anchored: Set<ApplicationID> = []
  /// What the page's own words stand in.
  var page = HTML()

  /// The bytes of the file.
  package static func bytes(_ input: ReportInput) -> [UInt8] {
    var drawing = RankingHTML(input)
    drawing.drawHead()
    drawing.drawProvisional()
    drawing.drawCounts()
    drawing.drawMoney()
    drawing.drawTools()
    for list in input.ranking.lists { drawing.draw(list) }
    drawing.drawUnranked()
    drawing.drawMethod()
    drawing.drawInputs()
    drawing.drawFoot()
    return drawing.page.bytes
  }

  /// Nothing drawn yet.
  private init(_ input: ReportInput) {
    self.input = input
    glossary = Glossary(input.terms)
    names = KeyNames(input.terms)
    isLean = input.ranking.entries.count > RankingHTML.manyEntries
    let statuses = input.ranking.entries.map(\.status)
    counts = Status.allCases.map { status in statuses.count { $0 == status } }
  }

  /// How many entries have a status.
  private func count(_ status: Status) -> Int {
    zip(Status.allCases, counts).first { $0.0 == status }?.1 ?? 0
  }

  /// The head of the page: policy, style, language switch, title.
  private mutating func drawHead() {
    let call = input.terms.call
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    page.element("style-src '", RankingHTML.styleDigest, "'; ")
    page.element("script-src '", RankingHTML.scriptDigest, "'; ")
    page.raw("base-uri 'none'; form-action 'none'\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
    let titles = Glossary.texts(call.title)
    page.element(
      "<title>", titles.en == titles.zh ? titles.en : "\(titles.en) · \(titles.zh)", "</title>\n")
    page.raw("<style>")
    page.raw(bytes: PagePart.bytes("report.css"))
    page.raw("</style>\n</head>\n<body>\n")
    page.raw("<input type=\"radio\" name=\"language\" id=\"en\" class=\"switch\" checked ")
    page.raw("aria-label=\"English\">\n<input type=\"radio\" name=\"language\" id=\"zh\" ")
    page.raw("class=\"switch\" aria-label=\"中文\">\n<header>\n<div class=\"languages\">")
    page.raw("<label for=\"en\" lang=\"en\">English</label>")
    page.raw("<label for=\"zh\" lang=\"zh\">中文</label></div>\n<h1>")
    page.foreign(call.title)
    page.raw("</h1>\n<p class=\"sub\">")
    page.element("<code>", call.id.text, "</code>")
    let closes = Instants.text(call.closes)
    page.both(
      ", version \(call.version), closes \(closes)", "，版本 \(call.version)，截止 \(closes)")
    page.raw("</p>\n</header>\n<main>\n")
  }

  /// What is open, and who must act.
  private mutating func drawProvisional() {
    let open = input.ranking.open
    guard !open.isEmpty else { return }
    page.raw("<section class=\"provisional\">\n<h2>")
    let matters = open.count == 1 ? "1 matter is" : "\(open.count) matters are"
    page.both(
      "Provisional: \(matters) open. This is not a result.",
      "暂定排名：尚有 \(open.count) 项未决，不是最终结果。")
    page.raw("</h2>\n<p>")
    page.both(
      "Open applications hold no place and no money. Places and awards below may change.",
      "未决申请不占名次和资金；下列名次与资助可能变动。")
    page.raw("</p>\n")
    for actor in OpenItem.Actor.allCases {
      let items = open.filter { $0.actor == actor }
      guard !items.isEmpty else { continue }
      page.raw("<h3>")
      page.both("To act: \(actor.words.en)", "须处理：\(actor.words.zh)")
      page.raw("</h3>\n<ul>\n")
      for kind in OpenItem.Kind.allCases { draw(items.filter { $0.kind == kind }, kind) }
      page.raw("</ul>\n")
    }
    drawLeftOut()
    page.raw("</section>\n")
  }

  /// The faulty inputs that count as not yet there (DESIGN §6.5).
  private mutating func drawLeftOut() {
    guard !input.ranking.leftOut.isEmpty else { return }
    page.raw("<h3>")
    page.both("Left out as faulty", "因有误未采用")
    page.raw("</h3>\n")
    draw(
      input.ranking.leftOut.map { finding in
        Reason(
          code: finding.kind.code,
          sentence: Texts(en: finding.sentence(.english), zh: finding.sentence(.chinese)),
          places: finding.place.map { [$0] } ?? [])
      })
  }

  /// The open items of one kind, with links.
  private mutating func draw(_ items: [OpenItem], _ kind: OpenItem.Kind) {
    guard !items.isEmpty else { return }
    page.raw("<li>")
    page.both(kind.words)
    for (index, item) in items.prefix(200).enumerated() {
      if index == 0, item.application != nil || item.file != nil { page.both(": ", "：") }
      if index > 0 { page.both(", ", "、") }
      if let application = item.application {
        link(application)
      } else if let file = item.file {
        page.element("<code>", file, "</code>")
      }
    }
    if items.count > 200 { page.both(" and \(items.count - 200) more", " 等") }
    page.raw("</li>\n")
  }

  /// A link to an entry of the page.
  mutating func link(_ application: ApplicationID) {
    page.element("<a href=\"#app-", application.text, "\">")
    page.text(application.text)
    page.raw("</a>")
  }

  /// How many entries have each status, and what was not judged.
  private mutating func drawCounts() {
    page.raw("<ul class=\"chips\">\n")
    for status in RankingHTML.shownOrder {
      let count = count(status)
      guard count > 0 else { continue }
      page.raw("<li>")
      badge(status)
      page.raw(" ")
      page.number(count)
      page.raw("</li>\n")
    }
    page.raw("</ul>\n")
    for rule in input.ranking.notJudged {
      page.raw("<p class=\"note\">")
      page.both("Not judged: ", "未判定：")
      page.element("<code>", rule.text, "</code> ")
      page.both(glossary.text("rule:\(rule)"))
      page.raw("</p>\n")
    }
    guard isLean else { return }
    page.raw("<p class=\"note\">")
    page.both(
      "This ranking has \(input.ranking.entries.count) entries. The page leaves their details "
        + "away; they are in trace.jsonl, and `opencall explain` shows them.",
      "本排名共有 \(input.ranking.entries.count) 项，页面从简；详情见 trace.jsonl，"
        + "可用 opencall explain 查看。")
    page.raw("</p>\n")
  }

  /// A status as a coloured label.
  mutating func badge(_ status: Status) {
    page.element("<span class=\"badge ", status.rawValue, "\">")
    page.both(input.words(status))
    page.raw("</span>")
  }

  /// Search and filter; shown by the script, which they need.
  private mutating func drawTools() {
    page.raw("<div class=\"tools\" id=\"tools\" hidden>\n<input type=\"search\" id=\"find\" ")
    page.raw("placeholder=\"Search · 搜索\" aria-label=\"Search · 搜索\">\n<select id=\"status\" ")
    page.raw("aria-label=\"Status · 状态\">\n<option value=\"\">all · 全部</option>\n")
    for status in Status.allCases
    where count(status) > 0 {
      page.element("<option value=\"", status.rawValue, "\">")
      page.text("\(input.words(status).en) · \(input.words(status).zh)")
      page.raw("</option>\n")
    }
    page.raw("</select>\n<output id=\"shown\" class=\"note\"></output>\n</div>\n")
  }

  /// What the page is drawn from, and the script.
  private mutating func drawFoot() {
    page.raw("</main>\n<footer>")
    page.both(
      "Drawn from ranking.json, which alone is normative. Numbers are exact; … marks one that "
        + "was cut for display.",
      "本页据 ranking.json 绘制，以其为准。数字均为精确值；带 … 者仅为显示而截断。")
    page.element(" <code>", RankingJSON.format, "</code>, semantics ")
    page.number(Ranking.semantics)
    page.raw("</footer>\n<script>")
    page.raw(bytes: PagePart.bytes("report.js"))
    page.raw("</script>\n</body>\n</html>\n")
  }
}
