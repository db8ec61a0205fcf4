// SPDX-License-Identifier: Apache-2.0

#if Workbooks

package import Model
internal import Notation

/// Writes a score sheet as a workbook: a tab with guidance, a tab to fill in.
package enum WorkbookWriter {
  /// The most values that a drop-down list shows; a longer scale is asked for as a number.
  private static let longestList = 200

  /// The bytes of the file, or nil where it could not be made.
  package static func bytes(_ form: ScoreForm) -> [UInt8]? {
    guard
      let book = Book(title: form.call.title.allWordings, created: form.call.opens.seconds),
      let guide = book.tab(Layout.guide), let scores = book.tab(Layout.scores)
    else { return nil }
    let choices = writeGuide(form, to: guide)
    writeScores(form, choices, to: scores)
    return book.finish()
  }

  /// How to fill the sheet in.
  private static let steps = [
    Texts(
      en: "On the tab Scores, write in the yellow cells only: choose a score, add a comment.",
      zh: "在“Scores”工作表中只填写黄色单元格：选择分数，写评语。"),
    Texts(
      en: "When an application is finished, set its status to final. Drafts do not count.",
      zh: "某份申请评完后，将其状态设为 final（定稿）。draft（草稿）不计入。"),
    Texts(
      en: "A conflict of interest: say it in the cell conflict, and leave the scores empty.",
      zh: "如有利益冲突，请在“conflict”单元格说明，分数留空。"),
    Texts(
      en: "No formulas, merged cells, renamed tabs or added columns: such a sheet is sent back.",
      zh: "请勿使用公式、合并单元格、重命名工作表或增加列，否则将被退回。"),
    Texts(
      en: "To correct a sheet that was handed in, raise its version (tab Scores, top).",
      zh: "更正已提交的评审表时，请提高版本号（“Scores”工作表顶部 version）。"),
  ]

  /// Writes the guidance; for each criterion what its cells take.
  private static func writeGuide(_ form: ScoreForm, to tab: Tab) -> [Tab.Choice] {
    tab.width(16, 1...1)
    tab.width(34, 2...2)
    tab.width(70, 3...3)
    tab.width(22, 4...4)
    tab.width(7, 5...(5 + longestList))
    var row = 1
    for entry in form.call.title.entries {
      tab.write(entry.text, row, 1, .title)
      tab.height(lines: 2, row)
      row += 1
    }
    for (name, value) in [
      ("call 征集", form.call.id.text), ("assessor 评审员", form.assessor.text),
      ("role 顺位", form.role.rawValue), ("applications 申请数", String(form.applications.count)),
    ] {
      tab.write(name, row, 1, .heading)
      tab.write(value, row, 2, .text)
      row += 1
    }
    row += 1
    tab.write("How to fill in 填写方法", row, 1, .title)
    tab.height(lines: 2, row)
    for (index, step) in steps.enumerated() {
      row += 1
      tab.write(String(index + 1), row, 2, .code)
      tab.write(step.en + "\n" + step.zh, row, 3, .text)
      tab.height(lines: lineCount(step.en, 70) + lineCount(step.zh, 70), row)
    }
    row += 2
    let headings = [
      "criterion 标准", "name 名称", "guidance 评审要点", "allowed scores 允许的分数",
    ]
    for (index, heading) in headings.enumerated() {
      tab.write(heading, row, index + 1, .heading)
    }
    var choices: [Tab.Choice] = []
    for criterion in form.criteria {
      row += 1
      tab.write(criterion.id.text, row, 1, .text)
      tab.write(lines(criterion.name), row, 2, .text)
      tab.write(lines(criterion.guidance), row, 3, .text)
      var allowed = ScaleText.line(criterion, form.grid.notAssessable)
      if case .words(let words) = criterion.scale {
        allowed = words.map { "\($0.code): \($0.label.allWordings)" }.joined(separator: "\n")
      }
      tab.write(allowed, row, 4, .text)
      let heights = [
        lineCount(lines(criterion.name), 34), lineCount(lines(criterion.guidance), 70),
        lineCount(allowed, 22),
      ]
      tab.height(lines: heights.max() ?? 1, row)
      choices.append(choice(criterion, form.grid.notAssessable, row, tab))
    }
    tab.protect()
    return choices
  }

  /// What the cells of a criterion take: one of the values written beside it in the guidance, as
  /// numbers, so that every program shows and takes them in its own language.
  private static func choice(
    _ criterion: Criterion, _ rule: NotAssessable, _ row: Int, _ tab: Tab
  ) -> Tab.Choice {
    guard let values = ScaleText.all(criterion, rule, limit: longestList) else {
      let (least, most) = (criterion.scale.least, criterion.scale.most)
      return .between(
        Double(ScaleText.number(least)) ?? 0, Double(ScaleText.number(most)) ?? 0)
    }
    for (index, value) in values.enumerated() {
      if case .words = criterion.scale {
        tab.write(value, row, 5 + index, .code)
      } else {
        tab.writeValue(value, row, 5 + index, .code)
      }
    }
    let last = CellName.letters(4 + values.count)
    return .cells("=\(Layout.guide)!$E$\(row):$\(last)$\(row)")
  }

  /// How many lines a text needs in a column of so many characters.
  private static func lineCount(_ text: String, _ width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + max(1, (String($1).displayWidth + width - 1) / width)
    }
  }

  /// The wordings of a text, a line each.
  private static func lines(_ text: LocalText) -> String {
    text.entries.map(\.text).joined(separator: "\n")
  }

  /// Writes the tab to fill in: for each application a row with its status, then its criteria.
  private static func writeScores(_ form: ScoreForm, _ choices: [Tab.Choice], to tab: Tab) {
    let widths: [Double] = [14, 30, 10, 28, 16, 10, 60, 12, 30, 12]
    for (index, width) in widths.enumerated() { tab.width(width, (index + 1)...(index + 1)) }
    let progress = Layout.columns.count + 1
    for column in 1...progress {
      tab.write("", Layout.keyNames, column, .code)
      tab.write("", Layout.keys, column, .block)
    }
    for (key, column) in Layout.keyColumns {
      tab.write(key.name, Layout.keyNames, column, .code)
      let value =
        switch key {
        case .call: form.call.id.text
        case .assessor: form.assessor.text
        case .role: form.role.rawValue
        default: ""
        }
      tab.write(value, Layout.keys, column, .block)
    }
    let version = Layout.column(.score)
    tab.writeValue("1", Layout.keys, version, .input)
    tab.restrict(Layout.keys, version, to: .count, allowed: "1, 2, 3 …")
    tab.write(form.call.title.allWordings, Layout.keys, 2, .block)
    tab.height(lines: lineCount(form.call.title.allWordings, 28), Layout.keys)
    let headings = [
      "Application 申请", "Title 题目", "Criterion 标准", "Name 名称", "Allowed 允许", "Score 分数",
      "Comment 评语", "Status 状态", "Conflict of interest 利益冲突", "Done 进度",
    ]
    for (index, heading) in headings.enumerated() {
      tab.write(heading, Layout.headings, index + 1, .heading)
      let name = index < Layout.columns.count ? Layout.columns[index].name : Layout.progress
      tab.write(name, Layout.header, index + 1, .code)
    }
    tab.height(lines: 2, Layout.headings)
    var row = Layout.first
    for application in form.applications {
      writeBlock(application, form, choices, row, tab)
      row += 1 + form.criteria.count
    }
    let cells = "F\(Layout.first):F\(max(row - 1, Layout.first))"
    let all = form.applications.count * form.criteria.count
    tab.write(Layout.progress, Layout.keyNames, progress, .code)
    tab.formula(
      "=COUNTA(\(cells))&\" / \(all)\"", now: "0 / \(all)", Layout.keys, progress, .block)
    tab.freeze(rows: Layout.header, columns: 1)
    tab.protect()
    tab.activate()
  }

  /// Writes the rows of an application.
  private static func writeBlock(
    _ application: ScoreForm.Subject, _ form: ScoreForm, _ choices: [Tab.Choice], _ first: Int,
    _ tab: Tab
  ) {
    let count = form.criteria.count
    for column in 1...(Layout.columns.count + 1) { tab.write("", first, column, .block) }
    tab.write(application.id.text, first, Layout.column(.application), .block)
    tab.write(application.titles.allWordings, first, Layout.column(.title), .block)
    tab.height(lines: lineCount(application.titles.allWordings, 26), first)
    tab.write("draft", first, Layout.column(.status), .input)
    tab.restrict(
      first, Layout.column(.status), to: .texts("\"draft,final\""), allowed: "draft, final")
    tab.write("", first, Layout.column(.conflict), .words)
    tab.formula(
      "=COUNTA(F\(first + 1):F\(first + count))&\" / \(count)\"", now: "0 / \(count)", first,
      Layout.columns.count + 1, .block)
    for (index, criterion) in form.criteria.enumerated() {
      let row = first + 1 + index
      let allowed = ScaleText.line(criterion, form.grid.notAssessable)
      tab.write(application.id.text, row, Layout.column(.application), .code)
      // Room for a comment of some sentences.
      tab.height(lines: max(3, lineCount(lines(criterion.name), 26)), row)
      tab.write("", row, Layout.column(.title), .code)
      tab.write(criterion.id.text, row, Layout.column(.criterion), .text)
      tab.write(lines(criterion.name), row, Layout.column(.criterionName), .text)
      tab.write(allowed, row, Layout.column(.allowed), .code)
      tab.write("", row, Layout.column(.score), .input)
      tab.restrict(row, Layout.column(.score), to: choices[index], allowed: allowed)
      tab.write("", row, Layout.column(.comment), .words)
      for column in [.status, .conflict] as [SheetColumn] {
        tab.write("", row, Layout.column(column), .code)
      }
    }
  }
}

#endif
