// SPDX-License-Identifier: Apache-2.0

package import Model

/// What is wrong with sheets as far as the grid alone can tell: scores off the scale, unknown
/// criteria and assessors, final sheets with gaps, one version with two contents. Sorted by file and
/// place.
///
/// Which applications there are only a batch knows; `SheetBook` looks at those.
package func defects(of sheets: Sheets, grid: Grid) -> [Finding] {
  var applications: [ApplicationID: LotID?] = [:]
  for application in sheets.applications { applications[application] = .some(nil) }
  var defects = SheetVersions(sheets, applications, grid).defects
  var reader = MarkReader(grid)
  var marks: [UInt32] = []
  for sheet in sheets.indices {
    marks.removeAll(keepingCapacity: true)
    reader.read(
      sheet, of: sheets, mayLack: !sheets.isFinal(sheet) || sheets.conflict(of: sheet) != nil,
      into: &marks)
  }
  defects += reader.defects
  sortByPlace(&defects)
  return defects
}
