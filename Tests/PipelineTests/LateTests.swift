// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("Late rules (DESIGN §5, §7.1): judged of those that were selected, after the ranking")
struct LateTests {
  /// Three applications in order of their requests, money for two; rules are looked at late.
  static func scene(
    _ severity: String, contents: [String], decisions: String = ""
  ) -> Scene {
    let files = contents.enumerated().map { index, content in
      Scene.File(
        name: "\(index).xml", id: "A\(index)", lead: "p\(index)",
        content: #"<budget currency="EUR" total="\#(10 - index)" requested="\#(10 - index)"/>"#
          + content)
    }
    var scene = Scene(
      rules: Scene.declares("ok", severity).replacing(
        "<bound ", with: #"<bound stage="late" "#), files: files)
    scene.extra = """
      <ranking lists="call"><order><by-fact ref="requested"/></order></ranking>
      <money currency="EUR" requested="requested" does-not-fit="stop">\
      <envelope id="all" amount="19"><name xml:lang="en">a</name></envelope></money>
      """
    scene.hasReceipts = false
    scene.decisions = decisions
    return scene
  }

  static let declared = #"<declaration code="ok"/>"#

  /// The late check of an application, decided.
  static func check(_ id: String, _ outcome: String) -> String {
    """
    <late-check id="D-\(id)" by="b" at="2026-09-01T00:00:00Z" application="\(id)" \
    outcome="\(outcome)"><reason>r</reason></late-check>
    """
  }

  /// Statuses by application, and what is open about late checks.
  static func result(_ scene: Scene) throws -> (statuses: [String?], open: [String]) {
    let ranking = try scene.rank()
    let statuses = scene.files.map { file in
      ranking.entries.first { $0.file == file.name }?.status.rawValue
    }
    return (
      statuses,
      ranking.open.filter { $0.kind == .lateCheck }.compactMap { $0.application?.text }
    )
  }

  @Test("DESIGN §7.1: afterwards revoked: a selected one that fails; nobody else is looked at")
  func revoked() throws {
    let scene = Self.scene("ineligible", contents: [Self.declared, "", ""])
    let result = try Self.result(scene)
    #expect(result.statuses == ["selected", "revoked", "notFunded"])
    #expect(result.open == [])
    let entry = try #require(scene.rank().entries.first { $0.status == .revoked })
    #expect(entry.because.map(\.text) == ["ok"])
    #expect(entry.order?.place == 2)
    #expect(entry.money?.award.minorUnits == 0)
    #expect(entry.freed?.minorUnits == 900)
    // What the walk did stays to be seen.
    let walked = try #require(entry.funding?.walked)
    #expect(walked.award.minorUnits == 900 && walked.outcome == .fits)
    #expect(try scene.rank().envelopes.map(\.left.minorUnits) == [900])
  }

  @Test("it does not touch the verdict before ranking")
  func before() throws {
    let scene = Self.scene("reject", contents: ["", "", ""])
    let result = try Self.result(scene)
    #expect(result.statuses == ["revoked", "revoked", "notFunded"])
  }

  @Test("what is unknown or curable stays open until the check is decided")
  func open() throws {
    let open = Self.scene("review", contents: [Self.declared, "", ""])
    var result = try Self.result(open)
    #expect(result.statuses == ["selected", "selected", "notFunded"])
    #expect(result.open == ["A1"])
    result = try Self.result(
      Self.scene(
        "review", contents: [Self.declared, "", ""], decisions: Self.check("A1", "pass")))
    #expect(result.statuses == ["selected", "selected", "notFunded"])
    #expect(result.open == [])
    result = try Self.result(
      Self.scene(
        "review", contents: [Self.declared, "", ""], decisions: Self.check("A1", "fail")))
    #expect(result.statuses == ["selected", "revoked", "notFunded"])
    // Without a rule a decision alone revokes.
    result = try Self.result(
      Self.scene("warn", contents: ["", "", ""], decisions: Self.check("A0", "fail")))
    #expect(result.statuses == ["revoked", "selected", "notFunded"])
  }

  @Test("a decision does not lift a known failure, and says so")
  func lifted() throws {
    let scene = Self.scene(
      "ineligible", contents: ["", "", ""], decisions: Self.check("A0", "pass"))
    let ranking = try scene.rank()
    #expect(ranking.entries.first { $0.file == "0.xml" }?.status == .revoked)
    #expect(ranking.leftOut.map(\.kind.code) == ["OFF111"])
  }
}
