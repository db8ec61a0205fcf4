// SPDX-License-Identifier: Apache-2.0

#if Workbooks

package import Intake
package import Model
internal import Notation

/// Reads filled workbooks back: only the tab that `WorkbookWriter` makes for scores.
package struct WorkbookFormat: SheetFormat {
  private let limits: WorkbookLimits

  /// The format, with limits for files from outside.
  package init(limits: WorkbookLimits = WorkbookLimits()) { self.limits = limits }

  package var suffix: String { ".xlsx" }

  package func sheets(
    _ bytes: [UInt8], file: String, call: CallID, options: SheetOptions
  ) -> (sheets: Sheets, findings: [Finding]) {
    do throws(WorkbookFault) {
      let parts = try Parts(bytes, limits)
      let tabs = try TabList(parts)
      var findings = tabs.findings(file)
      guard let path = tabs.scores else { return ([], findings) }
      let cells = try CellReader.read(
        try parts.required(path), path, texts: SharedTexts(parts).texts,
        dates: DateStyles(parts))
      var table = ScoreTable(file: file, cells: cells, call: call, options: options)
      table.read(limits)
      findings += table.findings
      return (table.sheets, findings)
    } catch {
      return ([], [OfficialFindings.at(Place(file: file), error.kind, error.arguments)])
    }
  }
}

/// The tabs of a workbook.
struct TabList {
  /// Each tab's name and whether it is hidden.
  private var tabs: [(name: String, isHidden: Bool)] = []
  /// The part with the scores, or nil.
  private(set) var scores: String?

  /// Reads the list of tabs and where they are.
  init(_ parts: Parts) throws(WorkbookFault) {
    let workbook = "xl/workbook.xml"
    let relations = "xl/_rels/workbook.xml.rels"
    var targets: [String: String] = [:]
    try PartWalk.walk(try parts.required(relations), relations) { (step) throws(WorkbookFault) in
      guard case .start("Relationship", let attributes) = step,
        let id = attributes["Id"], let target = attributes["Target"],
        attributes["TargetMode"] != "External"
      else { return }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var found: [(name: String, isHidden: Bool, part: String?)] = []
    try PartWalk.walk(try parts.required(workbook), workbook) { (step) throws(WorkbookFault) in
      guard case .start("sheet", let attributes) = step else { return }
      let id = attributes.first { $0.key.hasSuffix("relationships}id") }?.value
      let state = attributes["state"] ?? "visible"
      found.append((attributes["name"] ?? "", state != "visible", id.flatMap { targets[$0] }))
    }
    tabs = found.map { ($0.name, $0.isHidden) }
    guard let scores = found.first(where: { $0.name == Layout.scores }) else { return }
    guard let part = scores.part else {
      throw WorkbookFault(
        WorkbookFindings.brokenPart, [("part", workbook), ("detail", Layout.scores)])
    }
    self.scores = part
  }

  /// What is wrong with the tabs.
  func findings(_ file: String) -> [Finding] {
    var findings: [Finding] = []
    func add(_ kind: FindingKind, _ arguments: [(String, String)]) {
      findings.append(OfficialFindings.at(Place(file: file), kind, arguments))
    }
    if scores == nil {
      add(
        WorkbookFindings.noScores,
        [
          ("asked", Layout.scores), ("found", tabs.map { "“\($0.name)”" }.joined(separator: ", ")),
        ])
    }
    for tab in tabs {
      if tab.isHidden {
        add(WorkbookFindings.hiddenTab, [("tab", tab.name)])
      } else if scores != nil, tab.name != Layout.scores, tab.name != Layout.guide {
        add(WorkbookFindings.unknownTab, [("tab", tab.name), ("asked", Layout.scores)])
      }
    }
    return findings
  }
}

#endif
