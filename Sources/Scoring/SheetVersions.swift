// SPDX-License-Identifier: Apache-2.0

import Model

/// Which version of each sheet decides (DESIGN §6.3): the highest, even where it is a draft.
struct SheetVersions {
  /// The deciding sheets of applications in the batch, by application, role, assessor.
  private(set) var deciding: [Sheet] = []
  /// Sheets for nobody, and versions with two contents.
  private(set) var defects: [Finding] = []
  /// The deciding versions that were written twice, differently.
  private var ambiguous: Set<Key> = []

  /// What names a sheet.
  private struct Key: Hashable {
    /// The application.
    let application: ApplicationID
    /// The assessor.
    let assessor: AssessorID

    /// The name of a sheet.
    init(_ sheet: Sheet) {
      application = sheet.application
      assessor = sheet.assessor
    }
  }

  /// Sorts sheets out; their order has no influence.
  init(_ sheets: [Sheet], _ applications: [ApplicationID: LotID?]) {
    let sorted = sheets.sorted { left, right in
      if left.application != right.application { return left.application < right.application }
      if left.assessor != right.assessor { return left.assessor < right.assessor }
      if left.version != right.version { return left.version > right.version }
      return isBefore(left.place, right.place)
    }
    var previous: Sheet?
    for sheet in sorted {
      let isKnown = applications[sheet.application] != nil
      if !isKnown {
        defects.append(
          Finding(
            SheetFindings.unknownApplication,
            arguments: [.init("application", sheet.application.text)], place: sheet.place))
      }
      defer { previous = sheet }
      guard let last = previous, Key(last) == Key(sheet) else {
        if isKnown { deciding.append(sheet) }
        continue
      }
      guard last.version == sheet.version, !hasSameContent(last, sheet) else { continue }
      if deciding.last.map({ Key($0) == Key(sheet) && $0.version == sheet.version }) == true {
        ambiguous.insert(Key(sheet))
      }
      defects.append(
        Finding(
          SheetFindings.differentContent,
          arguments: [
            .init("version", String(sheet.version)), .init("assessor", sheet.assessor.text),
            .init("application", sheet.application.text), .init("first", whereabouts(last.place)),
            .init("second", whereabouts(sheet.place)),
          ], place: sheet.place))
    }
    deciding.sort { left, right in
      if left.application != right.application { return left.application < right.application }
      if left.role != right.role { return left.role.rank < right.role.rank }
      return left.assessor < right.assessor
    }
  }

  /// Whether the deciding version of this sheet was written twice, differently.
  func isAmbiguous(_ sheet: Sheet) -> Bool { ambiguous.contains(Key(sheet)) }
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
