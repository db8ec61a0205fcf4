// SPDX-License-Identifier: Apache-2.0

import Model

/// Which version of each sheet decides (DESIGN §6.3): the highest, even where it is a draft.
struct SheetVersions {
  /// The deciding sheets of applications in the batch, by position, in the order of application,
  /// role, assessor.
  private(set) var deciding: [Int] = []
  /// The applications that have some, by position among the sheets' names, in the same order, each
  /// with the end of its deciding sheets.
  private(set) var groups: [(application: Int, end: Int)] = []
  /// Sheets for nobody or by nobody known, and versions with two contents.
  private(set) var defects: [Finding] = []
  /// The deciding sheets that were written twice, differently.
  private var ambiguous: Set<Int> = []

  /// Sorts sheets out; their order has no influence.
  init(_ sheets: Sheets, _ applications: [ApplicationID: LotID?], _ grid: Grid) {
    let order = sheets.applications.indices.sorted {
      sheets.applications[$0] < sheets.applications[$1]
    }
    let ranks = SheetVersions.ranks(of: sheets.assessors)
    let isListed = sheets.assessors.map(grid.knows)
    var (sorted, ends) = SheetVersions.byApplication(sheets)
    deciding.reserveCapacity(sheets.count)
    groups.reserveCapacity(order.count)
    for application in order {
      let start = application == 0 ? 0 : ends[application - 1]
      let group = start..<ends[application]
      sort(&sorted, group) { left, right in
        let ours = ranks[sheets.assessor(of: left)]
        let theirs = ranks[sheets.assessor(of: right)]
        if ours != theirs { return ours < theirs }
        if sheets.version(of: left) != sheets.version(of: right) {
          return sheets.version(of: left) > sheets.version(of: right)
        }
        return isBefore(sheets.place(of: left), sheets.place(of: right))
      }
      let isKnown = applications[sheets.applications[application]] != nil
      let first = deciding.count
      decide(sorted[group], sheets, isKnown: isKnown, isListed)
      guard deciding.count > first else { continue }
      sort(&deciding, first..<deciding.count) { left, right in
        let (ours, theirs) = (sheets.role(of: left).rank, sheets.role(of: right).rank)
        if ours != theirs { return ours < theirs }
        return ranks[sheets.assessor(of: left)] < ranks[sheets.assessor(of: right)]
      }
      groups.append((application, deciding.count))
    }
  }

  /// Finds the deciding sheets of one application; its sheets stand by assessor, then from the
  /// highest version down.
  private mutating func decide(
    _ group: ArraySlice<Int>, _ sheets: Sheets, isKnown: Bool, _ isListed: [Bool]
  ) {
    var previous: Int?
    for own in group {
      defer { previous = own }
      let assessor = sheets.assessor(of: own)
      if !isListed[assessor] {
        defects.append(
          Finding(
            SheetFindings.unknownAssessor,
            arguments: [.init("assessor", sheets.assessors[assessor].text)],
            place: sheets.place(of: own)))
      }
      if !isKnown {
        let name = sheets.applications[sheets.application(of: own)].text
        defects.append(
          Finding(
            SheetFindings.unknownApplication, arguments: [.init("application", name)],
            place: sheets.place(of: own)))
      }
      guard let last = previous, sheets.assessor(of: last) == assessor else {
        if isKnown && isListed[assessor] { deciding.append(own) }
        continue
      }
      guard sheets.version(of: last) == sheets.version(of: own),
        !hasSameContent(sheets[last], sheets[own])
      else { continue }
      if let decides = deciding.last, isKnown, isListed[assessor],
        sheets.version(of: decides) == sheets.version(of: own)
      {
        ambiguous.insert(decides)
      }
      defects.append(SheetVersions.differentContent(sheets[last], sheets[own]))
    }
  }

  /// All sheets, those of one application together, and for each application the end of its own.
  private static func byApplication(_ sheets: Sheets) -> (sorted: [Int], ends: [Int]) {
    var ends = [Int](repeating: 0, count: sheets.applications.count)
    for sheet in sheets.indices { ends[sheets.application(of: sheet)] += 1 }
    var sum = 0
    for application in ends.indices {
      sum += ends[application]
      ends[application] = sum
    }
    // From the back: each end moves down to the start, and up again when all are placed.
    var next = ends
    var sorted = [Int](repeating: 0, count: sheets.count)
    for sheet in sheets.indices.reversed() {
      let application = sheets.application(of: sheet)
      next[application] -= 1
      sorted[next[application]] = sheet
    }
    return (sorted, ends)
  }

  /// The position of each assessor in the order of their ids.
  private static func ranks(of assessors: [AssessorID]) -> [Int] {
    var ranks = [Int](repeating: 0, count: assessors.count)
    let order = assessors.indices.sorted { assessors[$0] < assessors[$1] }
    for (rank, assessor) in order.enumerated() { ranks[assessor] = rank }
    return ranks
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

/// Sorts part of a list; parts are mostly of three or four, often sorted already.
private func sort(
  _ list: inout [Int], _ part: Range<Int>, by isBefore: (Int, Int) -> Bool
) {
  guard part.count <= 16 else { return list[part].sort(by: isBefore) }
  for end in part.dropFirst() {
    let moved = list[end]
    var index = end
    while index > part.lowerBound, isBefore(moved, list[index - 1]) {
      list[index] = list[index - 1]
      index -= 1
    }
    if index != end { list[index] = moved }
  }
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
