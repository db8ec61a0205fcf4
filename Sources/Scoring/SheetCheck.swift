// SPDX-License-Identifier: Apache-2.0

package import Model

/// What is wrong with sheets as far as the grid alone can tell: scores off the scale, unknown
/// criteria and assessors, final sheets with gaps, one version with two contents. Sorted by file and
/// place.
///
/// Which applications there are only a batch knows; `SheetBook` looks at those.
package func defects(of sheets: [Sheet], grid: Grid) -> [Finding] {
  var applications: [ApplicationID: LotID?] = [:]
  for sheet in sheets { applications[sheet.application] = .some(nil) }
  var defects = SheetVersions(sheets, applications, grid).defects
  var reader = MarkReader(grid)
  for sheet in sheets {
    _ = reader.numbers(of: sheet, mayLack: !sheet.isFinal || sheet.conflict != nil)
  }
  defects += reader.defects
  sortByPlace(&defects)
  return defects
}
