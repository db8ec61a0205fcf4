// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension RankingHTML {
  /// How the call scores, ranks and funds.
  mutating func drawMethod() {
    page.raw("<section class=\"method\">\n<h2>")
    page.both("Method", "方法")
    page.raw("</h2>\n")
    let words = MethodWords(input.terms, glossary, names)
    sentences(words.scoring, Texts(en: "From sheets to scores", zh: "评分"))
    drawWeights()
    if !words.keys.isEmpty {
      page.raw("<h3>")
      page.both("Order", "排序")
      page.raw("</h3>\n<p>")
      page.both(
        "The first key gives the order; each next one only breaks ties of those before it.",
        "以第一项排序；其后各项仅在之前各项均相同时依次适用。")
      page.raw("</p>\n<ol>\n")
      for key in words.keys { item(key) }
      page.raw("</ol>\n")
    }
    sentences(words.percentile, Texts(en: "Percentile", zh: "百分位"))
    sentences(words.money, Texts(en: "Money", zh: "资金"))
    drawRules()
    page.raw("</section>\n")
  }

  /// A list item.
  private mutating func item(_ texts: Texts) {
    page.raw("<li>")
    page.both(texts)
    page.raw("</li>\n")
  }

  /// Sentences under a heading, if there are any.
  private mutating func sentences(_ sentences: [Texts], _ head: Texts) {
    guard !sentences.isEmpty else { return }
    page.raw("<h3>")
    page.both(head)
    page.raw("</h3>\n<ul>\n")
    for sentence in sentences { item(sentence) }
    page.raw("</ul>\n")
  }

  /// Sections and criteria with weights and scales.
  private mutating func drawWeights() {
    guard let grid = input.terms.grid else { return }
    page.raw("<table>\n<thead><tr><th scope=\"col\">")
    page.both("Section, criterion", "部分、标准")
    page.raw("</th><th class=\"n\" scope=\"col\">")
    page.both("Weight", "权重")
    page.raw("</th><th class=\"n\" scope=\"col\">")
    page.both("Scale", "分值")
    page.raw("</th></tr></thead>\n<tbody>\n")
    for (position, section) in grid.sections.enumerated() {
      page.raw("<tr class=\"parent\"><th scope=\"row\">")
      page.both(glossary.text("section:\(section.id)"))
      page.element("</th><td class=\"n\">", Shown.number(section.weight), "</td><td></td></tr>\n")
      for criterion in grid.criteria where criterion.section == position {
        page.element("<tr><th scope=\"row\"><code>", criterion.id.text, "</code> ")
        page.both(glossary.text("criterion:\(criterion.id)"))
        if !criterion.isAssessed {
          page.raw(" <span class=\"note\">")
          page.both("(computed)", "（自动计算）")
          page.raw("</span>")
        }
        page.element("</th><td class=\"n\">", Shown.number(criterion.weight), "</td>")
        let (least, most) = (criterion.scale.least, criterion.scale.most)
        let scale = "\(Shown.number(least))–\(Shown.number(most))"
        page.element("<td class=\"n\">", scale, "</td></tr>\n")
      }
    }
    page.raw("</tbody></table>\n")
  }

  /// All rules, folded away; the anchors of the lean page's codes.
  private mutating func drawRules() {
    let rules = input.terms.rules + input.terms.batchRules
    guard !rules.isEmpty else { return }
    page.raw("<h3>")
    page.both("Rules", "规则")
    page.raw("</h3>\n")
    page.raw(isLean ? "<details open><summary>" : "<details><summary>")
    page.both("All \(rules.count) rules", "全部 \(rules.count) 条规则")
    page.raw("</summary>\n<ul class=\"reasons\">\n")
    for rule in rules {
      page.element("<li id=\"rule-", rule.id.text, "\">")
      page.element("<code>", rule.id.text, "</code> ")
      page.both(glossary.text("rule:\(rule.id)"))
      page.raw(" <span class=\"note\">")
      page.both(rule.severity.inWords)
      page.raw("</span></li>\n")
    }
    page.raw("</ul></details>\n")
  }

  /// What the ranking was made from, and how to make it again.
  mutating func drawInputs() {
    page.raw("<section class=\"inputs\">\n<h2>")
    page.both("Inputs", "输入文件")
    page.raw("</h2>\n<p>")
    page.both("Call", "征集文件")
    page.element(" <code>", input.terms.call.id.text, "</code> SHA-256 ")
    page.element("<code>", input.terms.digest, "</code></p>\n")
    let files = isLean ? input.inputs.filter { $0.role != .application } : input.inputs
    if files.count < input.inputs.count {
      page.raw("<p>")
      let count = input.inputs.count - files.count
      page.both(
        "\(count) applications are listed in ranking.json.",
        "\(count) 份申请的清单见 ranking.json。")
      page.raw("</p>\n")
    }
    if files.count > 40 {
      page.raw("<details><summary>")
      page.both("\(files.count) files", "\(files.count) 个文件")
      page.raw("</summary>\n")
    }
    draw(files)
    if files.count > 40 { page.raw("</details>\n") }
    drawAgain()
    page.raw("</section>\n")
  }

  /// Inputs as a table.
  private mutating func draw(_ files: [InputFile]) {
    guard !files.isEmpty else { return }
    page.raw("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">")
    page.both("For", "用途")
    page.raw("</th><th scope=\"col\">")
    page.both("File", "文件")
    page.raw("</th><th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n")
    for file in files {
      page.raw("<tr><td>")
      page.both(file.role.inWords)
      page.element("</td><td><code>", file.path, "</code></td>")
      page.element("<td><code>", file.digest, "</code></td></tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  /// How to recompute the ranking.
  private mutating func drawAgain() {
    page.raw("<h3>")
    page.both("Do it again", "重新计算")
    page.raw("</h3>\n<p>")
    page.both(
      "Anybody with the same inputs can make this ranking again; every file but run.json comes "
        + "out the same, byte for byte. Put the inputs under one folder as listed, and run:",
      "任何人用相同的输入文件都能重新得出本排名；除 run.json 外，各文件逐字节相同。"
        + "请将输入文件按所列路径放在同一文件夹下，然后运行：")
    page.raw("</p>\n<pre><code>opencall rerun <i>")
    page.both("folder-of-this-report", "本报告所在文件夹")
    page.raw("</i> --inputs <i>")
    page.both("folder-of-inputs", "输入文件夹")
    page.raw("</i></code></pre>\n")
  }
}
