// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("The opening is judged of applications with receipts (DESIGN §5.4)")
struct OpeningTests {
  static let opening = """
    <opening id="opening" severity="reject"><message xml:lang="en">m</message></opening>
    """

  @Test("an early submission fails, an early one beside a later one does not")
  func early() throws {
    var scene = Scene(
      rules: Self.opening + Scene.supersede,
      files: [
        .init(name: "1.xml", id: "A"), .init(name: "2.xml", id: "B"), .init(name: "3.xml", id: "C"),
      ])
    scene.sent = [
      .init(file: "1.xml", by: "a", at: "2025-12-31T23:59:59Z"),
      .init(file: "2.xml", by: "b", at: "2025-12-31T23:59:59Z"),
      .init(file: "2.xml", by: "b", at: "2026-02-01T10:00:00Z"),
      .init(file: "3.xml", by: "c", at: "2026-01-01T00:00:00Z"),
    ]
    #expect(
      try scene.statuses() == ["1.xml": "inadmissible", "2.xml": "ranked", "3.xml": "ranked"])
  }

  @Test("DESIGN §5.4: what needs a receipt is listed as not judged where there are none")
  func withoutReceipts() throws {
    var scene = Scene(rules: Self.opening, files: [.init(name: "1.xml", id: "A")])
    scene.hasReceipts = false
    #expect(try scene.statuses() == ["1.xml": "ranked"])
    #expect(try scene.rank().notJudged.map(\.text) == ["opening"])
  }
}
