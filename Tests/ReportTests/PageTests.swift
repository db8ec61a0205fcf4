// SPDX-License-Identifier: Apache-2.0

import Crypto
import Model
import Notation
import Report
import Testing

@Suite("The ranking as a page")
struct PageTests {
  private let input: ReportInput
  private let page: String

  init() throws {
    input = try Fixture.input()
    page = String(decoding: RankingHTML.bytes(input), as: UTF8.self)
  }

  /// `sha256-…` of a file of `Schemas/`, as a content security policy writes it.
  private func digest(_ name: String) -> String {
    let bytes = Golden.read("\(Golden.root)/Schemas/\(name)")
    #expect(!bytes.isEmpty)
    var hash = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return "sha256-" + PageTests.base64(Array(hash.finalize()))
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let value = (0..<3).reduce(0) { value, index in
        value << 8 | (index < chunk.count ? Int(chunk[start + index]) : 0)
      }
      for index in 0..<4 {
        text.append(index <= chunk.count ? letters[value >> (18 - 6 * index) & 63] : "=")
      }
    }
    return text
  }

  @Test("the policy allows exactly the style and the script that stand in the page")
  func policy() {
    #expect(RankingHTML.styleDigest == digest("report.css"))
    #expect(RankingHTML.scriptDigest == digest("report.js"))
    #expect(GuideHTML.styleDigest == digest("guide.css"))
    #expect(page.contains("default-src 'none'; style-src '\(RankingHTML.styleDigest)'"))
    #expect(!page.contains("http://"))
    #expect(!page.contains("https://"))
    #expect(!page.contains(" style="))
    #expect(page.split(separator: "<script").count == 2)
  }

  @Test("a hostile title stays a text")
  func hostile() {
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; �[31mred �txt"))
    #expect(page.contains("=cmd|&#39; /C calc&#39;!A0"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test("elements are closed in the order in which they were opened")
  func nesting() {
    let body = page.replacing(/<(style|script)>(?s:.*?)<\/\1>/, with: "")
    var open: [Substring] = []
    var faults: [String] = []
    let void: Set<Substring> = ["meta", "input", "br", "rect", "!doctype"]
    for tag in body.matches(of: /<(\/?)([a-z!0-9]+)[^>]*>/) where !void.contains(tag.2) {
      if tag.1.isEmpty {
        open.append(tag.2)
      } else if open.popLast() != tag.2 {
        faults.append(String(tag.0))
      }
    }
    #expect(faults == [])
    #expect(open == [])
  }

  @Test("no anchor stands twice, and every link has one")
  func anchors() {
    let ids = page.matches(of: /\sid="([^"]*)"/).map(\.1)
    #expect(Set(ids).count == ids.count)
    let links = page.matches(of: /href="#([^"]*)"/).map(\.1)
    #expect(links.filter { !ids.contains($0) } == [])
  }

  @Test("the funding line, the banner and both languages are there")
  func parts() throws {
    let line = try #require(page.firstRange(of: "<tbody class=\"line\">"))
    #expect(page[..<line.lowerBound].contains("id=\"app-A-001\""))
    #expect(!page[..<line.lowerBound].contains("id=\"app-A-002\""))
    #expect(page.contains("<span lang=\"en\">Provisional: 5 matters are open."))
    #expect(page.contains("Left out as faulty"))
    #expect(page.contains("assessments/as-9.csv:4:2"))
    #expect(page.contains("<span lang=\"zh\">暂定排名：尚有 5 项未决"))
    Golden.expect(Array(page.utf8), "report.html")
  }

  @Test("two files of one application share one anchor")
  func sharedApplication() {
    var ranking = input.ranking
    let unclear = ranking.entries[8]
    ranking.entries.append(unclear)
    let twice = ReportInput(
      terms: input.terms, ranking: ranking, appraisals: input.appraisals, sheets: [], inputs: [])
    let page = String(decoding: RankingHTML.bytes(twice), as: UTF8.self)
    #expect(page.split(separator: "id=\"app-A-006\"").count == 2)
  }

  @Test("a large ranking leaves details away, and each row is short")
  func lean() throws {
    let count = 3000
    var ranking = input.ranking
    let template = ranking.entries[0]
    ranking.entries = (0..<count).map { position in
      var entry = RankedEntry(
        appraisal: 0, application: ApplicationID("N-\(position)"), file: "n-\(position).xml",
        digest: template.digest, lot: template.lot, status: .notFunded)
      entry.order = OrderStep(list: 0, place: position + 1, isShared: false, keys: [])
      if let scores = template.scores { entry.score(by: FixtureScores(scores, []), 0) }
      entry.money = template.money
      return entry
    }
    ranking.lists = [RankedList(lot: LotID("1"), places: Array(0..<count))]
    ranking.open = []
    ranking.entries += input.ranking.entries.filter { $0.order == nil }
    let large = ReportInput(
      terms: input.terms, ranking: ranking, appraisals: input.appraisals, sheets: [], inputs: [])
    let bytes = RankingHTML.bytes(large)
    #expect(bytes.count < count * 1000)
    let page = String(decoding: bytes, as: UTF8.self)
    #expect(!page.contains("Why this place"))
    #expect(page.contains("This ranking has 3006 entries."))
    let ids = Set(page.matches(of: /\sid="([^"]*)"/).map(\.1))
    #expect(page.matches(of: /href="#([^"]*)"/).map(\.1).filter { !ids.contains($0) } == [])
  }

  @Test("the same input gives the same bytes")
  func determinism() throws {
    let again = try Fixture.input()
    #expect(RankingHTML.bytes(again) == RankingHTML.bytes(input))
    #expect(TraceJSON.bytes(again) == TraceJSON.bytes(input))
    #expect(DossierJSON.bytes(again) == DossierJSON.bytes(input))
  }
}
