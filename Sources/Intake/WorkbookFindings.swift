// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with a workbook as a file. Known also to a tool that cannot read workbooks, so
/// that `opencall rule` explains every code.
package enum WorkbookFindings {
  /// No workbook at all.
  package static let notAWorkbook = FindingKind(
    "XLS101",
    title: Texts(en: "not a workbook", zh: "不是工作簿"),
    message: Texts(
      en: "the file cannot be read as an XLSX workbook: {detail}",
      zh: "无法作为 XLSX 工作簿读取：{detail}"),
    why: Texts(en: "A file left out is a sheet lost.", zh: "遗漏文件即丢失评审表。"),
    remedy: Texts(
      en: "Save the sheet again as Excel workbook (.xlsx), and close it before it is read.",
      zh: "请重新保存为 Excel 工作簿（.xlsx），并在读取前关闭文件。"))
  /// A workbook with a password, or of the old format.
  package static let encrypted = FindingKind(
    "XLS102",
    title: Texts(en: "workbook with a password, or an old one", zh: "工作簿有密码或为旧格式"),
    message: Texts(
      en: "the workbook is encrypted, or in the old format .xls",
      zh: "工作簿已加密，或为旧的 .xls 格式"),
    why: Texts(en: "Nothing in it can be read.", zh: "无法读取其中内容。"),
    remedy: Texts(
      en: "Remove the password, and save the sheet as Excel workbook (.xlsx).",
      zh: "请取消密码，并保存为 Excel 工作簿（.xlsx）。"))
  /// More than is taken.
  package static let limit = FindingKind(
    "XLS103",
    title: Texts(en: "workbook beyond a limit", zh: "工作簿超出限制"),
    message: Texts(
      en: "{what}: {found}; at most {most} are taken", zh: "{what}：{found}，最多 {most}"),
    why: Texts(
      en: "A small file can unpack to more than a machine holds; no honest sheet needs as much.",
      zh: "小文件可能解压出超过机器容量的内容，正常评审表不需要这么多。"),
    remedy: Texts(
      en: "Copy scores and comments into a fresh sheet from `opencall sheet`.",
      zh: "请将分数和评语复制到由 `opencall sheet` 新生成的表中。"))
  /// A part with a name or a kind that no spreadsheet program writes.
  package static let suspicious = FindingKind(
    "XLS104",
    title: Texts(en: "suspicious part in the workbook", zh: "工作簿含可疑部件"),
    message: Texts(
      en: "the part “{part}” is one that no spreadsheet program writes: {detail}",
      zh: "部件“{part}”不是电子表格软件所写：{detail}"),
    why: Texts(
      en: "Such parts are there to mislead whoever unpacks the file.",
      zh: "此类部件意在误导解压者。"),
    remedy: Texts(
      en: "Ask the assessor for the file again; do not open this one.",
      zh: "请向评审员重新索取文件，不要打开此文件。"))
  /// A part that is missing, broken or not as it should be.
  package static let brokenPart = FindingKind(
    "XLS105",
    title: Texts(en: "broken part in the workbook", zh: "工作簿部件损坏"),
    message: Texts(
      en: "the part “{part}” is missing or broken: {detail}",
      zh: "部件“{part}”缺失或损坏：{detail}"),
    why: Texts(en: "A score could be lost in it.", zh: "其中可能丢失分数。"),
    remedy: Texts(
      en: "Open the file in a spreadsheet program and save it again as .xlsx.",
      zh: "请用电子表格软件打开并重新保存为 .xlsx。"))
  /// The tab with the scores is not there.
  package static let noScores = FindingKind(
    "XLS106",
    title: Texts(en: "no tab with scores", zh: "缺少评分工作表"),
    message: Texts(
      en: "there is no tab “{asked}”; the tabs are: {found}",
      zh: "没有工作表“{asked}”；现有工作表：{found}"),
    why: Texts(
      en: "Which tab holds the scores must not be guessed.", zh: "不得猜测哪个工作表存放分数。"),
    remedy: Texts(
      en: "Name the tab “{asked}” again.", zh: "请将工作表改回“{asked}”。"))
  /// A tab that nobody reads.
  package static let unknownTab = FindingKind(
    "XLS107",
    title: Texts(en: "unknown tab", zh: "未知工作表"),
    message: Texts(en: "nobody reads the tab “{tab}”", zh: "工作表“{tab}”不会被读取"),
    why: Texts(en: "A score on it would be lost.", zh: "其中的分数会丢失。"),
    remedy: Texts(
      en: "Move what counts to the tab “{asked}” and delete the other.",
      zh: "请将有效内容移到“{asked}”并删除该工作表。"))
  /// A tab that is hidden.
  package static let hiddenTab = FindingKind(
    "XLS108",
    title: Texts(en: "hidden tab", zh: "隐藏的工作表"),
    message: Texts(en: "the tab “{tab}” is hidden", zh: "工作表“{tab}”被隐藏"),
    why: Texts(
      en: "Who signs a sheet must see what is in it.", zh: "签署评审表的人须能看到全部内容。"),
    remedy: Texts(en: "Show the tab, or delete it.", zh: "请取消隐藏或删除该工作表。"))

  /// All of them.
  package static let all =
    [
      notAWorkbook, encrypted, limit, suspicious, brokenPart, noScores, unknownTab, hiddenTab,
    ] + WorkbookCellFindings.all
}
