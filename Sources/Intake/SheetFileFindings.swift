// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with a file of scores, CSV or workbook, beyond what the grid says.
package enum SheetFileFindings {
  /// A point in a file that was declared to write commas.
  package static let pointAmongCommas = FindingKind(
    "SHT101",
    title: Texts(en: "decimal point where commas were declared", zh: "已声明逗号小数，却出现点号"),
    message: Texts(
      en: "“{value}” has a point, but the file was declared to write decimal commas",
      zh: "“{value}”含点号，但该文件已声明使用逗号作小数点"),
    why: Texts(
      en: "In such a file a point could part thousands; nothing is guessed.",
      zh: "此类文件中点号可能是千位分隔符，系统不作猜测。"),
    remedy: Texts(
      en: "Write 4,5 throughout, or read the file without --decimal-comma.",
      zh: "请统一写作 4,5，或读取时不加 --decimal-comma。"))
  /// A text longer than a cell of a spreadsheet.
  package static let tooLong = FindingKind(
    "SHT102",
    title: Texts(en: "text too long", zh: "文字过长"),
    message: Texts(
      en: "{column} has {found} characters; at most {most} are taken",
      zh: "{column}有 {found} 个字符，最多 {most} 个"),
    why: Texts(
      en: "No cell of a spreadsheet holds more: what is longer came there by mistake.",
      zh: "电子表格的单元格容不下更多文字，超长内容系误入。"),
    remedy: Texts(en: "Shorten the text.", zh: "请缩短文字。"))
  /// A character that neither people nor XML can read.
  package static let controlCharacter = FindingKind(
    "SHT103",
    title: Texts(en: "control character", zh: "控制字符"),
    message: Texts(
      en: "{column} holds a control character (U+{code})", zh: "{column}含控制字符（U+{code}）"),
    why: Texts(
      en: "It cannot be printed or written as XML, so the text would change on its way.",
      zh: "该字符无法打印，也无法写入 XML，文字会在传递中改变。"),
    remedy: Texts(en: "Type the text of the cell anew.", zh: "请重新输入该单元格的文字。"))
  /// A workbook given to a tool that cannot read workbooks.
  package static let noWorkbooks = FindingKind(
    "SHT104",
    title: Texts(en: "built without workbooks", zh: "未内置工作簿支持"),
    message: Texts(
      en: "“{file}” is a workbook; this opencall was built without the trait Workbooks",
      zh: "“{file}”是工作簿，但此 opencall 构建时未启用 Workbooks"),
    why: Texts(
      en: "A file left out is a sheet lost, so it is not passed over.",
      zh: "遗漏文件即丢失评审表，因此不会跳过。"),
    remedy: Texts(
      en:
        "Build with `make release` (it needs libxlsxwriter and libzip), or save the sheet as CSV "
        + "with `opencall sheet read` on a machine that has it.",
      zh:
        "请用 `make release` 构建（需要 libxlsxwriter 和 libzip），"
        + "或在支持的机器上用 `opencall sheet read` 转为 CSV。"))

  /// All of them.
  package static let all = [pointAmongCommas, tooLong, controlCharacter, noWorkbooks]
}
