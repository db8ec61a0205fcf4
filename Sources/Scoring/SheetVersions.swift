// SPDX-License-Identifier: Apache-2.0

import Model

/// Which version of each sheet decides (DESIGN §6.3): the highest, even where it is a draft.
struct SheetVersions {
  /// The deciding sheets of applications in the batch, by position, in the order of application,
  /// role, assessor.
  private(set) var deciding: [Int] = []
  /// Sheets for nobody or by nobody known, and versions with two contents.
  private(set) var defects: [Finding] = []
  /// The deciding sheets that were written twice, differently.
  private var ambiguous: Set<Int> = []

  /// Sorts sheets out; their order has no influence.
  init(_ sheets: [Sheet], _ applications: [ApplicationID: LotID?], _ grid: Grid) {
    func areOfOneApplication(_ left: Int, _ right: Int) -> Bool {
      sheets[left].application == sheets[right].application
    }
    let sorted = sheets.indices.sorted { left, right in
      if !areOfOneApplication(left, right) {
        return sheets[left].application < sheets[right].application
      }
      if sheets[left].assessor != sheets[right].assessor {
        return sheets[left].assessor < sheets[right].assessor
      }
      if sheets[left].version != sheets[right].version {
        return sheets[left].version > sheets[right].version
      }
      return isBefore(sheets[left].place, sheets[right].place)
    }
    var previous: Int?
    var isKnown = false
    for own in sorted {
      defer { previous = own }
      let isSameApplication = previous.map { areOfOneApplication($0, own) } ?? false
      if !isSameApplication { isKnown = applications[sheets[own].application] != nil }
      let isListed = grid.knows(sheets[own].assessor)
      if !isListed {
        defects.append(
          Finding(
            SheetFindings.unknownAssessor,
            arguments: [.init("assessor", sheets[own].assessor.text)], place: sheets[own].place))
      }
      if !isKnown {
        defects.append(
          Finding(
            SheetFindings.unknownApplication,
            arguments: [.init("application", sheets[own].application.text)],
            place: sheets[own].place))
      }
      guard isSameApplication, let last = previous,
        sheets[last].assessor == sheets[own].assessor
      else {
        if isKnown && isListed { deciding.append(own) }
        continue
      }
      guard sheets[last].version == sheets[own].version,
        !hasSameContent(sheets[last], sheets[own])
      else { continue }
      if let decides = deciding.last, isKnown, isListed,
        sheets[decides].version == sheets[own].version
      {
        ambiguous.insert(decides)
      }
      defects.append(SheetVersions.differentContent(sheets[last], sheets[own]))
    }
    deciding.sort { left, right in
      if !areOfOneApplication(left, right) {
        return sheets[left].application < sheets[right].application
      }
      if sheets[left].role != sheets[right].role {
        return sheets[left].role.rank < sheets[right].role.rank
      }
      return sheets[left].assessor < sheets[right].assessor
    }
  }

  /// One version that says two things.
  private static func differentContent(_ first: Sheet, _ second: Sheet) -> Finding {
    Finding(
      SheetFindings.differentContent,
      arguments: [
        .init("version", String(second.version)), .init("assessor", second.assessor.text),
        .init("application", second.application.text), .init("first", whereabouts(first.place)),
        .init("second", whereabouts(second.place)),
      ], place: second.place)
  }

  /// Whether a deciding version, by position, was written twice, differently.
  func isAmbiguous(_ position: Int) -> Bool { ambiguous.contains(position) }
}

extension AssessorRole {
  /// The role as a number: 0 for the first.
  var rank: Int {
    switch self {
    case .first: 0
    case .second: 1
    case .third: 2
    }
  }
}

/// Whether two sheets say the same, byte for byte; where they stand does not matter, nor does the
/// order of the scores.
private func hasSameContent(_ left: Sheet, _ right: Sheet) -> Bool {
  left.role == right.role && left.isFinal == right.isFinal
    && (left.conflict == nil) == (right.conflict == nil)
    && (left.conflict ?? "").utf8.elementsEqual((right.conflict ?? "").utf8)
    && left.remark.utf8.elementsEqual(right.remark.utf8)
    && contents(left) == contents(right)
}

/// The scores of a sheet as bytes, sorted.
private func contents(_ sheet: Sheet) -> [[UInt8]] {
  sheet.scores.map { score in
    Array(score.criterion.utf8) + [0] + Array(score.value.utf8) + [0] + Array(score.comment.utf8)
  }.sorted { $0.lexicographicallyPrecedes($1) }
}

/// A place in a sentence: the file, and the line where it is known.
func whereabouts(_ place: Place) -> String {
  place.line > 0 ? "\(place.file):\(place.line)" : place.file
}
