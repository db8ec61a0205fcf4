// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension Explain {
  /// Sheets, criteria, sections, total: a table of what stands in the line.
  mutating func drawScores() {
    guard let scores = trace["scores"], let sheets = scores["sheets"]?.elements else { return }
    head("Scores", "评分")
    for sheet in sheets {
      let role = sheet["role"]?.text ?? "?"
      let use = sheet["use"]?.text ?? "?"
      let words = AssessorRole(rawValue: role)?.inWords.text(language) ?? role
      let used = ScoreStep.Use(rawValue: use)?.inWords.text(language) ?? use
      let version = sheet["version"]?.number ?? 1
      item(
        "\(words) \(sheet["assessor"]?.text ?? "?")"
          + say(", version \(version): \(used)", "，版本 \(version)：\(used)"))
    }
    let criteria = scores["criteria"]?.elements ?? []
    if !criteria.isEmpty { draw(criteria, sheets) }
    for divergence in scores["divergences"]?.elements ?? [] { draw(divergence: divergence) }
    if let consensus = scores["consensus"]?.text {
      item(say("a consensus replaces the sheets: \(consensus)", "共识评分取代评审表：\(consensus)"))
    }
    for section in scores["sections"]?.elements ?? [] {
      let weighted = number(section["weighted"])
      let raw = number(section["unweighted"])
      item(
        name("section:\(section["id"]?.text ?? "?")")
          + say(": \(weighted) weighted (\(raw) unweighted)", "：加权 \(weighted)（未加权 \(raw)）"))
    }
    if let adjustment = scores["adjustment"] {
      let decision = adjustment["decision"]?.text ?? "?"
      let points = number(adjustment["points"])
      item(say("adjusted by \(points) (\(decision))", "委员会调整 \(points)（\(decision)）"))
    }
    drawSum(scores)
    guard scores["total"]?.text != nil else {
      item(say("no total yet", "尚无总分"))
      return
    }
    item(ink(.strong, name("total") + say(": ", "：") + number(scores["total"])))
    guard let rated = trace["percentile"], let first = rated["first"]?.number,
      let equals = rated["equals"]?.number, let count = rated["of"]?.number
    else { return }
    let (value, exact) = (number(rated["value"]), number(rated["exact"]))
    item(
      say(
        "percentile: \(value) (\(exact) before rounding; number \(first) of \(count), "
          + "\(equals) with this total)",
        "百分位：\(value)（取整前 \(exact)；\(count) 份中第 \(first)，同分 \(equals) 份）"))
  }

  /// How the total adds up, where it is the sum of sections.
  private mutating func drawSum(_ scores: JSONValue) {
    let sections = scores["sections"]?.elements ?? []
    let parts =
      sections.compactMap { $0["weighted"]?.text }
      + [scores["adjustment"]?["points"]?.text]
      .compactMap { $0 }
    guard parts.count > 1, let total = scores["total"]?.text.flatMap({ Rational(canonical: $0) }),
      var sum = Rational(canonical: "0")
    else { return }
    for part in parts {
      guard let number = Rational(canonical: part), let next = try? sum.adding(number) else {
        return
      }
      sum = next
    }
    guard sum == total else { return }
    let shown = parts.compactMap { Rational(canonical: $0) }.map { Shown.number($0) }
    item(shown.joined(separator: " + ") + " = " + Shown.number(total))
  }

  /// The table of criteria: a column a sheet, the score together, the weight.
  private mutating func draw(_ criteria: [JSONValue], _ sheets: [JSONValue]) {
    var table = TextTable(
      [say("Criterion", "标准")] + sheets.map { $0["assessor"]?.text ?? "?" }
        + [say("Together", "合计"), say("Weight", "权重")],
      [.left] + sheets.map { _ in .right } + [.right, .right])
    for criterion in criteria {
      let id = criterion["id"]?.text ?? "?"
      table.add(
        ["\(id) \(name("criterion:\(id)"))"]
          + sheets.map { sheet in
            sheet["scores"]?[id]?.text == nil ? "–" : number(sheet["scores"]?[id])
          }
          + [
            criterion["raw"]?.text == nil ? "–" : number(criterion["raw"]),
            "×" + number(criterion["weight"]),
          ])
    }
    let widths = table.widths(within: width - 4, flexible: 0)
    for (index, row) in table.rows.enumerated() {
      let line = table.line(row, widths)
      lines.append("    " + (index == 0 ? ink(.faint, line) : line))
    }
  }

  /// A divergence and how it stands.
  private mutating func draw(divergence: JSONValue) {
    let what = divergence["criterion"]?.text.map { name("criterion:\($0)") } ?? name("total")
    let distance = number(divergence["distance"])
    let state: String
    switch divergence["state"]?.text {
    case "open": state = say("open", "未解决")
    case "resolved": state = say("resolved", "已解决")
    default: state = say("within the bound", "在限度内")
    }
    item(
      say(
        "distance of first and second assessor, \(what): \(distance), \(state)",
        "第一与第二评审员在\(what)上的差距：\(distance)，\(state)"))
  }

  /// The thresholds and vetoes.
  mutating func drawGates() {
    let gates = trace["gates"]?.elements ?? []
    guard !gates.isEmpty else { return }
    head("Thresholds", "分数线")
    for gate in gates {
      let subject = gate["subject"]?.text ?? "?"
      let passes = gate["passes"]?.truth == true
      let (score, bound) = (number(gate["score"]), number(gate["bound"]))
      let mark = passes ? ink(.good, say("passed", "通过")) : ink(.bad, say("not passed", "未通过"))
      let sentence =
        subject.hasPrefix("veto:")
        ? say("\(score), a veto at \(bound) or below", "\(score)，不高于 \(bound) 即否决")
        : subject.hasPrefix("pass-mark:")
          ? say(
            "\(score), the requests have set it at \(bound)", "\(score)，申请额确定为 \(bound)")
          : say("\(score), at least \(bound) is needed", "\(score)，须不低于 \(bound)")
      item(name(subject) + say(": ", "：") + sentence + say("; ", "；") + mark)
    }
  }
}
