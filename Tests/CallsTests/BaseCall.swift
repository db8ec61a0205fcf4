// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Pipeline
import Testing

/// A small sound call that the tests spoil in one place at a time.
enum BaseCall {
  /// The call; every element stands on a line of its own.
  static let text = """
    <call xmlns="urn:opencall:call:1" id="BASE" version="1" status="published" zone="Europe/Brussels"
      languages="en zh" opens="2026-03-02T09:00:00+01:00" closes="2026-06-15T17:00:00+02:00">
      <title xml:lang="en">Base call</title>
      <title xml:lang="zh">基本征集</title>
      <lots>
        <lot id="1"><name xml:lang="en">One</name><name xml:lang="zh">一</name></lot>
        <lot id="2"><name xml:lang="en">Two</name><name xml:lang="zh">二</name></lot>
      </lots>
      <parameters>
        <parameter name="ceiling" value="1000"/>
      </parameters>
      <codelists>
        <codelist id="cities">
          <name xml:lang="en">Cities</name><name xml:lang="zh">城市</name>
          <entry code="xian" valid-from="2020-01-01"><name xml:lang="en">Xi'an</name><name xml:lang="zh">西安</name>
            <alias>Xian</alias>
            <property name="side">CN</property></entry>
          <entry code="sofia"><name xml:lang="en">Sofia</name><name xml:lang="zh">索非亚</name>
            <property name="side">EU</property></entry>
        </codelist>
      </codelists>
      <properties>
        <property of="application" name="sector" type="code" list="cities"><label xml:lang="en">Sector</label><label xml:lang="zh">行业</label></property>
      </properties>
      <facts>
        <fact id="requested"><label xml:lang="en">Grant</label><label xml:lang="zh">资助额</label>
          <value attribute="requested"/></fact>
        <fact id="rate"><label xml:lang="en">Own share</label><label xml:lang="zh">配套比例</label>
          <share><value attribute="cofinancing"/><value attribute="total"/></share></fact>
        <fact id="sector"><label xml:lang="en">Sector</label><label xml:lang="zh">行业</label>
          <texts of="application" attribute="sector"/></fact>
      </facts>
      <rules>
        <bound id="lead" severity="ineligible">
          <count of="partner"><where><is attribute="role" value="lead"/></where></count>
          <equals value="1"/>
          <message xml:lang="en">One lead.</message><message xml:lang="zh">一个牵头方。</message>
        </bound>
        <bound id="partners" severity="ineligible">
          <count of="partner"/>
          <min value="2"/>
          <max value="5"/>
          <message xml:lang="en">Two to five partners.</message><message xml:lang="zh">二至五个合作方。</message>
        </bound>
        <bound id="most" severity="ineligible">
          <when><is attribute="lot" value="1"/></when>
          <fact ref="requested"/>
          <max parameter="ceiling"/>
          <message xml:lang="en">At most the ceiling.</message><message xml:lang="zh">不超过上限。</message>
        </bound>
        <bound id="own" severity="ineligible">
          <fact ref="rate"/>
          <min value="0.2"/>
          <message xml:lang="en">A fifth is own money.</message><message xml:lang="zh">五分之一为配套。</message>
        </bound>
        <quota id="once" severity="ineligible" per="sector" max="3" keep="first">
          <message xml:lang="en">Three a sector.</message><message xml:lang="zh">每个行业三份。</message>
        </quota>
      </rules>
      <grid aggregate="criterion" method="mean" minimum-sheets="2" out-of="30">
        <section id="S" threshold="5" threshold-on="weighted">
          <name xml:lang="en">Section</name><name xml:lang="zh">部分</name>
          <criterion id="C1" weight="3" threshold="3">
            <name xml:lang="en">First</name><name xml:lang="zh">第一</name>
            <scale min="0" max="5" step="0.5"/>
          </criterion>
          <criterion id="C2" weight="3">
            <name xml:lang="en">Second</name><name xml:lang="zh">第二</name>
            <scale min="0" max="5" step="1"/>
            <computed fact="rate">
              <band below="0.3" points="0"/>
              <band from="0.3" points="5"/>
            </computed>
          </criterion>
        </section>
        <threshold min="10" on="weighted"/>
        <divergence on="total" method="absolute" over="5" then="committee"/>
      </grid>
      <ranking lists="call">
        <order>
          <total/>
          <by-criterion ref="C1"/>
          <decided/>
        </order>
      </ranking>
      <money currency="EUR" requested="requested" does-not-fit="partial" partial-minimum="500">
        <envelope id="one" amount="5000" lot="1" reserve="2"><name xml:lang="en">One</name><name xml:lang="zh">一</name></envelope>
        <envelope id="two" amount="5000" lot="2" reserve="2"><name xml:lang="en">Two</name><name xml:lang="zh">二</name></envelope>
        <guarantee id="g" envelope="one" fact="sector" value="xian" count="1"/>
        <spill-over from="one" to="two"/>
        <cap fact="sector" count="2"/>
        <promotion does-not-fit="partial" draws-on="freed" partial-minimum="600" caps="hold"/>
      </money>
    </call>

    """

  /// Where a case expects its finding: the line after which this stands.
  static let mark = "«"

  /// The call with texts replaced; the mark is taken out, and its line told.
  static func spoilt(_ changes: [(old: String, new: String)]) throws -> (text: String, line: Int) {
    var marked = text
    for (old, new) in changes {
      let parts = try #require(split(marked, at: old), "the base call has no \(old)")
      marked = parts.0 + new + parts.1
    }
    let parts = try #require(split(marked, at: mark), "no mark")
    let line = parts.0.split(separator: "\n", omittingEmptySubsequences: false).count
    return (parts.0 + parts.1, line)
  }

  /// What stands before and behind the only place of a text.
  private static func split(_ text: String, at part: String) -> (String, String)? {
    let pieces = text.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    return pieces.count == 2 ? (String(pieces[0]), String(pieces[1])) : nil
  }

  /// What examining a call finds, with lines.
  static func examine(_ text: String) throws -> CallExamination {
    let bytes = Array(text.utf8)
    let read = try OfficialReader.form(bytes, .call, file: "call.xml")
    guard let form = read.form else {
      return CallExamination(rulebook: nil, findings: read.findings, notes: [])
    }
    let found = CallCompiler.examine(form, file: "call.xml", digest: "0")
    return CallExamination(
      rulebook: found.rulebook, findings: Loading.located(found.findings, in: bytes),
      notes: Loading.located(found.notes, in: bytes))
  }
}
