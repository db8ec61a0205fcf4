// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong with officials' documents beyond their schema (DESIGN §6.5).
package enum OfficialFindings {
  /// A document for another call.
  package static let otherCall = FindingKind(
    "OFF101",
    title: Texts(en: "document of another call", zh: "文件属于其他征集"),
    message: Texts(
      en: "the document names call “{found}”; this call is “{asked}”",
      zh: "文件填写的征集为“{found}”，本征集为“{asked}”"),
    why: Texts(
      en: "Scores and receipts of another call must never reach this ranking.",
      zh: "其他征集的评分和回执绝不能进入本次排名。"),
    remedy: Texts(en: "Give the document of this call.", zh: "请提供本征集的文件。"))
  /// An id that occurs twice.
  package static let duplicate = FindingKind(
    "OFF102",
    title: Texts(en: "the same id twice", zh: "编号重复"),
    message: Texts(en: "{what} “{id}” occurs twice", zh: "{what}“{id}”出现两次"),
    why: Texts(en: "Nobody can say which of the two counts.", zh: "无法确定以哪个为准。"),
    remedy: Texts(en: "Remove or rename one of the two.", zh: "请删除或重命名其中之一。"))
  /// A column that a CSV file of assessments must have.
  package static let missingColumn = FindingKind(
    "OFF103",
    title: Texts(en: "missing column", zh: "缺少列"),
    message: Texts(en: "there is no column “{column}”", zh: "缺少列“{column}”"),
    why: Texts(
      en: "Without it a row cannot be told from another.", zh: "缺少该列则无法区分各行。"),
    remedy: Texts(
      en:
        "The first row names the columns: assessor, role, application, criterion, score, comment, "
        + "status, version, conflict. Columns call, title, criterion-name and allowed may be there.",
      zh:
        "首行须为列名：assessor、role、application、criterion、score、comment、status、version、conflict；"
        + "可另有 call、title、criterion-name、allowed。"))
  /// A column that nobody knows.
  package static let unknownColumn = FindingKind(
    "OFF104",
    title: Texts(en: "unknown column", zh: "未知列"),
    message: Texts(en: "nobody knows column “{column}”", zh: "无法识别列“{column}”"),
    why: Texts(
      en: "A misspelled column would be lost without anybody noticing.", zh: "名称拼错的列会被无声忽略。"),
    remedy: Texts(en: "Rename or remove the column.", zh: "请重命名或删除该列。"))
  /// A value that a CSV file cannot have.
  package static let badValue = FindingKind(
    "OFF105",
    title: Texts(en: "value that cannot be", zh: "值无效"),
    message: Texts(
      en: "“{value}” is no {column}; asked is {asked}", zh: "“{value}”不是有效的{column}，要求为{asked}"),
    why: Texts(
      en: "A guess at what was meant could change a place.", zh: "猜测含义可能改变名次。"),
    remedy: Texts(en: "Correct the cell.", zh: "请更正该单元格。"))
  /// The text of a CSV file is broken.
  package static let brokenCSV = FindingKind(
    "OFF106",
    title: Texts(en: "broken CSV", zh: "CSV 格式错误"),
    message: Texts(en: "{detail}", zh: "{detail}"),
    why: Texts(
      en: "From here on, columns could be taken for one another.", zh: "此后各列可能错位。"),
    remedy: Texts(
      en: "Save the file again as CSV (UTF-8), quotes doubled inside quoted fields.",
      zh: "请重新保存为 CSV（UTF-8），引号内的引号须双写。"))
  /// Rows of one sheet contradict each other.
  package static let contradiction = FindingKind(
    "OFF107",
    title: Texts(en: "rows of one sheet contradict each other", zh: "同一评审表的各行自相矛盾"),
    message: Texts(
      en: "{column} is “{value}” here and “{other}” in row {line}",
      zh: "{column}在此处为“{value}”，在第{line}行为“{other}”"),
    why: Texts(
      en: "A sheet has one role and one status.", zh: "一份评审表只有一个顺位和一个状态。"),
    remedy: Texts(en: "Make the rows agree.", zh: "请使各行一致。"))
  /// A file that is neither XML nor CSV.
  package static let unknownFormat = FindingKind(
    "OFF108",
    title: Texts(en: "neither XML nor CSV nor workbook", zh: "既非 XML、CSV 也非工作簿"),
    message: Texts(
      en: "the name of “{file}” ends in none of .xml, .csv and .xlsx",
      zh: "文件“{file}”的后缀不是 .xml、.csv 或 .xlsx"),
    why: Texts(en: "A file left out is a sheet lost.", zh: "遗漏文件即丢失评审表。"),
    remedy: Texts(en: "Convert the file, or move it elsewhere.", zh: "请转换该文件或将其移走。"))

  /// A decision without a reason or without a name.
  package static let unsigned = FindingKind(
    "OFF116",
    title: Texts(en: "decision without reason or name", zh: "决定缺少理由或作出者"),
    message: Texts(en: "decision “{decision}” has no {what}", zh: "决定“{decision}”缺少{what}"),
    why: Texts(
      en: "What a person decided against or beyond the rules must be answered for.",
      zh: "人工在规则之外作出的决定须有人负责并说明。"),
    remedy: Texts(
      en: "Write who took it into by=\"…\", and why into <reason>.",
      zh: "请在 by=\"…\" 写明作出者，在 <reason> 写明理由。"),
    example: #"<adjustment id="D-1" by="" …><reason> </reason></adjustment>"#)

  /// All of them.
  package static let all = [
    otherCall, duplicate, missingColumn, unknownColumn, badValue, brokenCSV, contradiction,
    unknownFormat, unsigned,
  ]

  /// A finding at a place.
  package static func at(
    _ place: Place, _ kind: FindingKind, _ arguments: [(String, String)]
  ) -> Finding {
    Finding(kind, arguments: arguments.map { .init($0.0, $0.1) }, place: place)
  }

  /// A finding at a place, with arguments in both languages.
  package static func at(
    _ place: Place, _ kind: FindingKind, _ arguments: [(String, Texts)]
  ) -> Finding {
    Finding(kind, arguments: arguments.map { .init($0.0, $0.1) }, place: place)
  }
}
