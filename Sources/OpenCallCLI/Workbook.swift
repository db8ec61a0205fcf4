// SPDX-License-Identifier: Apache-2.0

internal import Intake
internal import Model

#if Workbooks
internal import Workbooks
#endif

/// Workbooks, where the tool was built with the trait of that name.
enum Workbook {
  /// Why there are none, or nil.
  static var whyNot: Texts? {
    #if Workbooks
    nil
    #else
    Texts(
      en:
        "this opencall was built without workbooks (XLSX): the trait Workbooks needs libxlsxwriter "
        + "and libzip; `make release` installs them and builds with it. --format csv works",
      zh:
        "此 opencall 构建时未包含工作簿（XLSX）：Workbooks 需要 libxlsxwriter 和 libzip，"
        + "`make release` 会安装并启用；--format csv 可用")
    #endif
  }

  /// The formats of assessments that this adds.
  static var formats: [any SheetFormat] {
    #if Workbooks
    [WorkbookFormat()]
    #else
    []
    #endif
  }

  /// A score sheet as a workbook; nil where it could not be made.
  static func bytes(_ form: ScoreForm) -> [UInt8]? {
    #if Workbooks
    WorkbookWriter.bytes(form)
    #else
    nil
    #endif
  }
}
