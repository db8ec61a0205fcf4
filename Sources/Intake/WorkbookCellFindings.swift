// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with the cells of a workbook.
package enum WorkbookCellFindings {
  /// A formula where a value is read.
  package static let formula = FindingKind(
    "XLS111",
    title: Texts(en: "formula in the sheet", zh: "评审表含公式"),
    message: Texts(
      en: "the cell for {column} holds a formula", zh: "{column}单元格含公式"),
    why: Texts(
      en: "What a formula shows depends on other cells and on the program; a score does not.",
      zh: "公式的结果取决于其他单元格和软件，而分数不应如此。"),
    remedy: Texts(en: "Type the value itself.", zh: "请直接输入数值。"))
  /// Cells that were merged.
  package static let merged = FindingKind(
    "XLS112",
    title: Texts(en: "merged cells", zh: "合并单元格"),
    message: Texts(en: "the cells {range} are merged", zh: "单元格 {range} 被合并"),
    why: Texts(
      en: "Of merged cells only the first has a value; the others would count as empty.",
      zh: "合并后只有首个单元格有值，其余会被视为空白。"),
    remedy: Texts(en: "Split the cells.", zh: "请取消合并。"))
  /// A date where something else is asked.
  package static let date = FindingKind(
    "XLS113",
    title: Texts(en: "date in the sheet", zh: "评审表含日期"),
    message: Texts(
      en: "the cell for {column} holds a date, stored as {value}",
      zh: "{column}单元格为日期（存储值 {value}）"),
    why: Texts(
      en: "Spreadsheets turn 4.5 or 4-5 into a date; what was meant cannot be known.",
      zh: "电子表格会把 4.5 或 4-5 变成日期，无法得知原意。"),
    remedy: Texts(
      en: "Give the cell the format General and type the value again.",
      zh: "请将单元格格式设为“常规”并重新输入。"))
  /// A truth value or an error where something else is asked.
  package static let noValue = FindingKind(
    "XLS114",
    title: Texts(en: "no score but a truth value or an error", zh: "逻辑值或错误值"),
    message: Texts(
      en: "the cell for {column} holds {value}", zh: "{column}单元格为 {value}"),
    why: Texts(en: "It is neither a number nor a text.", zh: "既非数字也非文字。"),
    remedy: Texts(en: "Type the value again.", zh: "请重新输入。"))
  /// A number with more digits than a score can have.
  package static let inexact = FindingKind(
    "XLS115",
    title: Texts(en: "number with stray digits", zh: "数字含多余位数"),
    message: Texts(
      en: "the cell holds {value}, though it may show fewer digits",
      zh: "单元格实际存储 {value}，显示的位数可能较少"),
    why: Texts(
      en: "It was pasted from a calculation in binary fractions; scores are taken exactly.",
      zh: "该值来自二进制小数运算，而分数按原样精确采用。"),
    remedy: Texts(en: "Type the score anew.", zh: "请重新输入分数。"))
  /// Something beside the table.
  package static let outside = FindingKind(
    "XLS116",
    title: Texts(en: "something beside the table", zh: "表格之外的内容"),
    message: Texts(
      en: "the cell holds “{value}”, but its column has no name",
      zh: "单元格内容为“{value}”，但该列没有列名"),
    why: Texts(en: "Nobody reads it, so it would be lost.", zh: "不会被读取，因而会丢失。"),
    remedy: Texts(
      en: "Move it into a comment, or delete it.", zh: "请移入评语或删除。"))

  /// All of them.
  package static let all = [formula, merged, date, noValue, inexact, outside]
}
