// SPDX-License-Identifier: Apache-2.0

#if Workbooks

import Intake
import Model
import Notation
import Testing

@testable import Workbooks

/// A workbook as the tool writes it, filled in by changing its XML.
struct FilledBook {
  static let scores = "xl/worksheets/sheet2.xml"

  var parts: [(name: String, text: String)]

  /// A fresh one for two applications and three criteria.
  init() throws {
    let bytes = try #require(WorkbookWriter.bytes(FilledBook.form))
    let unpacked = try Parts(bytes, WorkbookLimits())
    parts = unpacked.names.map { name in
      (name, String(decoding: unpacked[name] ?? [], as: UTF8.self))
    }
  }

  /// The archive.
  var bytes: [UInt8] {
    StoredZip(entries: parts.map { .init($0.name, Array($0.text.utf8)) }).bytes
  }

  /// Replaces a text in a part; it must be there.
  mutating func replace(_ old: String, _ new: String, in part: String = scores) throws {
    let index = try #require(parts.firstIndex { $0.name == part })
    let pieces = parts[index].text.split(separator: old, omittingEmptySubsequences: false)
    try #require(pieces.count > 1, "\(old) is not in \(part)")
    parts[index].text = pieces.joined(separator: new)
  }

  /// Puts content into a cell of the tab of scores: `<v>4</v>`; `attributes` may give it a type.
  mutating func put(_ cell: String, _ content: String, _ attributes: String = "") throws {
    let index = try #require(parts.firstIndex { $0.name == FilledBook.scores })
    let text = parts[index].text
    let tag = try #require(text.firstRange(of: "<c r=\"\(cell)\""), "there is no cell \(cell)")
    let rest = text[tag.upperBound...]
    let end = try #require(rest.firstRange(of: ">"))
    var opening = String(rest[..<end.lowerBound])
    var after = end.upperBound
    if opening.hasSuffix("/") {
      opening.removeLast()
    } else {
      after = try #require(text[after...].firstRange(of: "</c>")).upperBound
    }
    opening = opening.replacing(" t=\"s\"", with: "")
    if attributes.contains("s=") { opening = "" }
    parts[index].text =
      text[..<tag.upperBound] + opening + " " + attributes + ">" + content + "</c>" + text[after...]
  }

  /// Puts a text into a cell.
  mutating func put(text: String, _ cell: String) throws {
    try put(cell, "<is><t>\(text)</t></is>", "t=\"inlineStr\"")
  }

  /// What reading gives.
  func read(
    _ options: SheetOptions = SheetOptions(), limits: WorkbookLimits = WorkbookLimits()
  ) -> (sheets: Sheets, findings: [Finding]) {
    WorkbookFormat(limits: limits).sheets(
      bytes, file: "A01.xlsx", call: FilledBook.form.call.id, options: options)
  }

  /// Two texts.
  static func both(_ en: String, _ zh: String) -> LocalText {
    LocalText([.init(language: "en", text: en), .init(language: "zh", text: zh)])
  }

  /// A criterion that assessors score.
  static func criterion(_ id: String, _ scale: Scale, _ source: ScoreSource = .assessors)
    -> Criterion
  {
    Criterion(
      id: CriterionID(id), name: both("Name of \(id)", "标准\(id)"),
      guidance: both("Look at <this> & that.", "请看这里。"), weight: Rational(1), scale: scale,
      source: source, threshold: nil, veto: nil, section: 0)
  }

  static let grid = Grid(
    sections: [
      Section(
        id: SectionID("s"), name: both("Section", "部分"), weight: Rational(1), threshold: nil)
    ],
    criteria: [
      criterion(
        "R1",
        .range(
          least: .zero, most: Rational(5),
          step: (try? Rational(numerator: 1, denominator: 2)) ?? .zero)),
      criterion("R2", .values([Rational(0), Rational(1), Rational(3)])),
      criterion(
        "R3",
        .words([
          .init(code: "no", label: both("No", "否"), points: .zero),
          .init(code: "yes", label: both("Yes", "是"), points: Rational(1)),
        ])),
      criterion(
        "C1", .range(least: .zero, most: Rational(5), step: Rational(1)), .bands(fact: 0, [])),
    ], aggregatesTotals: false, method: .mean, criterionMethod: nil, minimumSheets: 1,
    notAssessable: .exclude, conflictReach: .application, threshold: nil, divergence: nil,
    criterionRounding: nil, sectionRounding: nil, totalRounding: nil, highest: Rational(9))

  static let form = ScoreForm(
    call: Call(
      id: CallID("CALL-1"), version: "1", isPublished: true, zone: "UTC", languages: ["en", "zh"],
      opens: instant("2026-03-02T09:00:00+01:00"), closes: instant("2026-06-15T17:00:00+02:00"),
      closingSecondIncluded: true, title: both("A call", "征集"), notes: [], lots: [],
      parameters: [], codelists: []),
    grid: grid, assessor: AssessorID("A01"), role: .second,
    applications: [
      .init(id: ApplicationID("B-2"), titles: both("=Second & last", "第二份")),
      .init(id: ApplicationID("B-1"), titles: both("First", "第一份")),
    ])

  /// An instant.
  static func instant(_ text: String) -> Instant {
    (try? Instants.instant(text)) ?? { preconditionFailure("\(text) is no instant") }()
  }
}

#endif
