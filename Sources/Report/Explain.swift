// SPDX-License-Identifier: Apache-2.0

package import Model
package import Notation

/// `opencall explain`: one line of a published trace in words.
///
/// It reads only what is published (DESIGN §7.11): a line of `trace.jsonl` and `ranking.json`. The
/// call, where it is at hand, lends its words; else codes stand.
package struct Explain {
  /// The line of the trace.
  let trace: JSONValue
  /// All of `ranking.json`.
  let ranking: JSONValue
  /// The first line of the trace: the method of the call; nil where it is not at hand.
  let method: JSONValue?
  /// What the call calls its parts.
  let glossary: Glossary
  /// What lends titles to codes.
  let kinds: [FindingKind]
  /// The language.
  let language: Language
  /// The terminal's width in cells.
  let width: Int
  /// The emphasis.
  let ink: Ink
  /// What was drawn so far.
  var lines: [String] = []

  /// The explanation of `trace`, a line of `trace.jsonl`, within `ranking`, all of `ranking.json`.
  /// `kinds` lend their titles to the codes of findings.
  package static func text(
    trace: JSONValue, ranking: JSONValue, method: JSONValue? = nil, glossary: Glossary = .none,
    kinds: [FindingKind] = [], language: Language, width: Int = 100, colour: Bool = false
  ) -> String {
    var drawing = Explain(
      trace: trace, ranking: ranking, method: method, glossary: glossary, kinds: kinds,
      language: language, width: max(60, width), ink: Ink(isColoured: colour))
    drawing.drawHead()
    drawing.drawReasons()
    drawing.drawRules()
    drawing.drawScores()
    drawing.drawGates()
    drawing.drawPlace()
    drawing.drawMoney()
    drawing.drawWhatWouldDiffer()
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// The wording in the language.
  func say(_ en: String, _ zh: String) -> String { language == .english ? en : zh }

  /// The words for a name of the result.
  func name(_ name: String) -> String { Shown.harmless(glossary.text(name).text(language)) }

  /// A heading, after an empty line.
  mutating func head(_ en: String, _ zh: String) {
    lines.append("")
    lines.append(ink(.place, say(en, zh)))
  }

  /// A sentence under a heading.
  mutating func item(_ text: String, indent: Int = 2) {
    let margin = String(repeating: " ", count: indent)
    lines += Wrapping.lines(margin + text, width: width, indent: indent + 2)
  }

  /// An exact number of the result as people read it.
  func number(_ value: JSONValue?) -> String {
    guard let text = value?.text else { return "?" }
    guard let number = Rational(canonical: text) else {
      return text.utf8.count == 64 ? String(text.prefix(16)) + "…" : Shown.harmless(text)
    }
    return Shown.number(number)
  }

  /// An amount with the ranking's currency.
  func amount(_ value: JSONValue?) -> String {
    Shown.amount(value?.text ?? "?") + " " + (ranking["currency"]?.text ?? "")
  }

  /// What the entry is called.
  var subject: String {
    Shown.harmless(
      trace["application"]?.text ?? trace["file"]?.text ?? trace["sha256"]?.text ?? "?")
  }

  /// Its status, or nil where the line has none that this tool knows.
  var status: Status? { trace["status"]?.text.flatMap { Status(rawValue: $0) } }

  /// What it is about, its status, and what is open.
  private mutating func drawHead() {
    let known = status == .ranked && isPreselection ? Status.preselected : status?.words
    let words = known?.text(language) ?? trace["status"]?.text ?? "?"
    let style = status.map { Ink.style($0) } ?? .strong
    lines.append(ink(.strong, subject) + say(": ", "：") + ink(style, words))
    item(summary)
    if let file = trace["file"]?.text, file != subject { item(Shown.harmless(file)) }
    if ranking["provisional"]?.truth == true {
      let count = ranking["open"]?.elements?.count ?? 0
      item(
        say(
          "The ranking is provisional; open matters: \(count).",
          "本排名为暂定：尚有 \(count) 项未决。"))
    }
    for open in ranking["open"]?.elements ?? []
    where open["application"]?.text == subject || open["file"]?.text == subject {
      draw(open: open)
    }
  }

  /// Something open about this entry, and who must act.
  private mutating func draw(open: JSONValue) {
    let (kind, actor) = (open["kind"]?.text ?? "?", open["actor"]?.text ?? "?")
    let what = OpenItem.Kind(rawValue: kind)?.words.text(language) ?? kind
    let who = OpenItem.Actor(rawValue: actor)?.words.text(language) ?? actor
    item(ink(.care, say("open: \(what); to act: \(who)", "未决：\(what)；须处理：\(who)")))
  }

  /// What led to the status: findings, version, quotas, decisions.
  private mutating func drawReasons() {
    var reasons: [String] = []
    for finding in trace["findings"]?.elements ?? [] {
      let code = finding["code"]?.text ?? "?"
      let title = RuleText.kind(code, in: kinds)?.title.text(language) ?? ""
      reasons.append("\(code)" + (title.isEmpty ? "" : say(": ", "：") + title) + at(finding))
    }
    if let outcome = trace["version"]?["outcome"]?.text {
      let words = VersionStep.Outcome(rawValue: outcome)?.inWords.text(language) ?? outcome
      let submission = trace["version"]?["submission"]?.text
      reasons.append(words + (submission.map { say(" (\($0))", "（\($0)）") } ?? ""))
    }
    reasons += corrections()
    for quota in trace["quotas"]?.elements ?? [] {
      let others = (quota["others"]?.elements ?? []).compactMap(\.text).joined(separator: ", ")
      let rule = quota["rule"]?.text ?? "?"
      reasons.append(
        "\(rule): \(name("rule:\(rule)")) \(answer(quota)) "
          + say("(with \(others))", "（同组：\(others)）"))
    }
    let own = ranking["currency"]?.text ?? ""
    if let words = ConversionWords(trace, method: method, own: own) {
      reasons.append(words.sentence.text(language))
    }
    reasons += unknowns()
    for decision in trace["decisions"]?.elements ?? [] {
      reasons.append(sentence(decision: decision.text ?? "?"))
    }
    guard !reasons.isEmpty else { return }
    head("What led here", "由来")
    for reason in reasons { item(reason) }
  }

  /// An answer's word.
  private func answer(_ value: JSONValue) -> String {
    let text = value["answer"]?.text ?? "?"
    return Answer(rawValue: text)?.inWords.text(language) ?? text
  }

  /// ` (file:line:column)` of a finding, or nothing.
  private func at(_ finding: JSONValue) -> String {
    guard let file = finding["file"]?.text else { return "" }
    let place = Place(
      file: file, line: Int(finding["line"]?.number ?? 0),
      column: Int(finding["column"]?.number ?? 0))
    return say(" (\(Shown.place(place)))", "（\(Shown.place(place))）")
  }

  /// Every rule that is not met or unknown, then how many are.
  private mutating func drawRules() {
    let answers = trace["answers"]?.elements ?? []
    let open = answers.filter { ["fail", "unknown"].contains($0["answer"]?.text) }
    let inAnswers = answers.compactMap { $0["rule"]?.text }
    let others = (trace["because"]?.elements ?? []).compactMap(\.text).filter {
      !inAnswers.contains($0)
    }
    guard !answers.isEmpty || !others.isEmpty else { return }
    head("Rules", "规则")
    for rule in others { item(ink(.bad, rule) + "  " + name("rule:\(rule)")) }
    for value in open { draw(rule: value) }
    let met = answers.count { $0["answer"]?.text == "pass" }
    let beside = answers.count { $0["answer"]?.text == "notApplicable" }
    item(say("met: \(met); not applicable: \(beside)", "满足：\(met)；不适用：\(beside)"))
  }

  /// What a failure of an answer's rule means: as decided for this entry, else as the call says.
  func severity(_ answer: JSONValue) -> String? {
    if let restated = answer["severity"]?.text { return restated }
    return method(of: answer)?["severity"]?.text
  }

  /// What the method says of an answer's rule, or nil.
  private func method(of answer: JSONValue) -> JSONValue? {
    (method?["rules"]?.elements ?? []).first { $0["id"] == answer["rule"] }
  }

  /// A rule that is not met or unknown: found, asked, where.
  private mutating func draw(rule value: JSONValue) {
    let rule = value["rule"]?.text ?? "?"
    let isWarning = severity(value) == Severity.warn.rawValue
    let note = isWarning ? say(" (a warning only)", "（仅为提醒）") : ""
    item("\(rule), \(answer(value))\(note)" + say(": ", "：") + name("rule:\(rule)"))
    // What a condition counts says nothing to people: its words do.
    if method(of: value)?["condition"]?.truth == true { return draw(places: value) }
    let texts = (value["texts"]?.elements ?? []).compactMap(\.text)
    let found = (value["found"].map { [number($0)] } ?? []) + texts
    if !found.isEmpty { item(say("found ", "实际为 ") + found.joined(separator: ", "), indent: 6) }
    let asked = (value["asked"]?.elements ?? []).map { bound in
      let value = bound["value"]?.text == nil ? nil : number(bound["value"])
      return Shown.bound(bound["name"]?.text ?? "?", value).text(language)
    }
    if !asked.isEmpty {
      item(say("asked ", "要求") + asked.joined(separator: say(", ", "，")), indent: 6)
    }
    draw(places: value)
  }

  /// Where a rule was not met or is unknown.
  private mutating func draw(places value: JSONValue) {
    for place in value["places"]?.elements ?? [] {
      let parts = place.elements ?? []
      guard parts.count == 3 else { continue }
      let shown = Place(
        file: parts[0].text ?? "?", line: Int(parts[1].number ?? 0),
        column: Int(parts[2].number ?? 0))
      item("--> " + Shown.place(shown), indent: 6)
    }
  }
}
