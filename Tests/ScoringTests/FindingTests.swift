// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §8: kinds have stable codes and sentences in both languages.
@Suite struct FindingTests {
  @Test func `DESIGN §8: codes are unique and in order`() {
    let all = codes(ScoringFindings.all.map { Finding($0) })
    #expect(all == all.sorted())
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { ["SCO1", "VAC1"].contains($0.prefix(4)) && $0.count == 6 })
  }

  @Test func `DESIGN §8: both languages name the same arguments`() {
    for kind in ScoringFindings.all {
      for texts in [kind.title, kind.message, kind.why, kind.remedy] {
        #expect(!texts.en.isEmpty && !texts.zh.isEmpty)
        #expect(names(texts.en) == names(texts.zh), "\(kind.code)")
      }
    }
  }

  @Test func `DESIGN §8: a sentence has all of its arguments`() throws {
    let graded = grid(
      [
        criterion("q", scale: range("0", "5", "0.5")),
        criterion("w", scale: .words([Scale.Word(code: "good", label: .none, points: r("1"))])),
        criterion("c", source: .bands(fact: 0, [])),
      ], divergence: diverging(over: "1"))
    let read = try SheetBook(
      sheets: [
        sheet("x", "a", "q=9 w=bad z=1 c=1 q=1"), sheet("y", "a", "q=x", line: 9),
        sheet("z", "a", "q=1.1 w=n/a", role: .second, line: 15), sheet("x", "nobody", "", line: 20),
        sheet("z", "a", "q=1", role: .second, line: 25),
      ],
      decisions: [
        decision("k", .consensus(ApplicationID("a"), scores("q=1"))),
        decision("l", .consensus(ApplicationID("a"), scores("q=1")), line: 2),
        decision("m", .conflict(ApplicationID("a"), AssessorID("v"), isRecorded: false), line: 3),
      ], grid: graded, applications: batch("a"), candidates: [])
    #expect(Set(codes(read.defects)).count >= 13)
    for finding in read.defects {
      for language in Language.allCases {
        #expect(!finding.sentence(language).contains("{"), "\(finding.sentence(language))")
        #expect(!finding.remedy(language).contains("{"))
      }
    }
  }

  /// The names in braces, sorted.
  private func names(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      $0.split(separator: "}").first.map(String.init)
    }.sorted()
  }
}
