// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("DESIGN §6.10: the pass mark between gates and places")
struct PassMarkTests {
  private func scene(_ awards: String, rates: [(id: String, requested: String)]) -> Scene {
    Scene(
      rules: Scene.declares("warned", "warn"),
      extra: """
        <grid aggregate="criterion" method="mean" minimum-sheets="1"><section id="S">\
        <name xml:lang="en">S</name><criterion id="C"><name xml:lang="en">C</name>\
        <scale min="0" max="1000" step="1"/><computed fact="partners">\
        <linear from="0" to="1000" points-from="0" points-to="1000"/></computed></criterion></section>\
        <threshold min="2" on="weighted"/></grid>
        <ranking lists="call"><order><total/></order></ranking>
        <money currency="EUR" requested="requested"\(awards == "yes" ? " does-not-fit=\"stop\"" : "")>\
        <envelope id="a" amount="100" fact="lead" value="xian"><name xml:lang="en">A</name></envelope>\
        <envelope id="b" amount="100"><name xml:lang="en">B</name></envelope>\
        <pass-mark multiple="2" awards="\(awards)"/></money>
        """,
      facts: """
        <fact id="partners"><label xml:lang="en">p</label><count of="partner"/></fact>
        """,
      lists: """
        <codelists><codelist id="cities"><name xml:lang="en">C</name>\
        <entry code="xian"><name xml:lang="en">X</name></entry></codelist></codelists>
        """,
      files: rates.enumerated().map { index, rate in
        let partners = (0..<rates.count - index).map {
          "<partner id=\"Q\($0)\" role=\"partner\" kind=\"government\" country=\"CN\">"
            + "<name xml:lang=\"en\">N</name></partner>"
        }
        return .init(
          name: "\(rate.id).xml", id: rate.id,
          content: partners.joined()
            + "<budget currency=\"EUR\" total=\"\(rate.requested)\" requested=\"\(rate.requested)\"/>"
        )
      }, hasReceipts: false)
  }

  @Test("who is below it holds no place; without awards no money moves")
  func preselection() throws {
    let rates = [("A", "90"), ("B", "90"), ("C", "90"), ("D", "10"), ("E", "10")]
    let scene = scene("no", rates: rates.map { (id: $0.0, requested: $0.1) })
    #expect(
      try scene.statuses() == [
        "A.xml": "ranked", "B.xml": "ranked", "C.xml": "ranked", "D.xml": "belowThreshold",
        "E.xml": "belowThreshold",
      ])
    let ranking = try scene.rank()
    #expect(ranking.envelopes.isEmpty && ranking.entries.allSatisfy { $0.money == nil })
    #expect(ranking.passMarks.map(\.mark) == [Rational(4), nil])
    #expect(ranking.entries.filter { $0.order != nil }.count == 3)
  }

  @Test("with awards the money goes down the same list, and only those that pass are on it")
  func awards() throws {
    let rates = [("A", "90"), ("B", "90"), ("C", "90"), ("D", "10"), ("E", "10")]
    let scene = scene("yes", rates: rates.map { (id: $0.0, requested: $0.1) })
    #expect(
      try scene.statuses() == [
        "A.xml": "selected", "B.xml": "notFunded", "C.xml": "notFunded", "D.xml": "belowThreshold",
        "E.xml": "belowThreshold",
      ])
  }

  @Test("where the envelope is not known, it is undetermined, and the ranking provisional")
  func unknown() throws {
    var scene = scene("no", rates: [(id: "A", requested: "90"), (id: "B", requested: "90")])
    scene.facts += """
      <fact id="city"><label xml:lang="en">c</label><texts of="partner" attribute="city">\
      </texts></fact>
      """
    scene.extra = scene.extra.replacing("fact=\"lead\"", with: "fact=\"city\"")
    #expect(try scene.statuses() == ["A.xml": "undetermined", "B.xml": "undetermined"])
    #expect(try scene.rank().open.contains { $0.kind == .undetermined })
  }
}
