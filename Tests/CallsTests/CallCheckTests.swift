// SPDX-License-Identifier: Apache-2.0

import Calls
import Model
import Testing
import Validation

@Suite("A wrong call is found before anyone applies (DESIGN §5.7)")
struct CallCheckTests {
  /// A spoilt call: what is replaced, by what (the mark says where), and what must be found.
  struct Case: CustomTestStringConvertible, Sendable {
    let code: String
    let severity: Severity
    /// What is replaced by what, one after the other.
    var changes: [(old: String, new: String)]

    init(_ code: String, _ old: String, _ new: String) { self.init(code, .reject, old, new) }

    init(_ code: String, _ severity: Severity, _ old: String, _ new: String) {
      self.code = code
      self.severity = severity
      changes = [(old, new)]
    }

    /// The finding is expected before this text, and not where the change is.
    func marked(_ place: String) -> Case { also(place, BaseCall.mark + place) }

    /// Another change.
    func also(_ old: String, _ new: String) -> Case {
      var more = self
      more.changes.append((old, new))
      return more
    }

    var testDescription: String { "\(code): \(changes.map(\.new).joined(separator: " … "))" }
  }

  @Test("the base call is sound, without any remark")
  func base() throws {
    let found = try BaseCall.examine(BaseCall.text)
    #expect(found.rulebook != nil)
    #expect(found.findings.map { $0.sentence(.english) } == [])
    #expect(found.notes.isEmpty)
  }

  @Test("every spoilt call gives its code, at its line", arguments: CallCases.all)
  func spoilt(_ spoilt: Case) throws {
    let (text, line) = try BaseCall.spoilt(spoilt.changes)
    let found = try BaseCall.examine(text)
    let all = found.findings + found.notes
    let meant = all.filter { $0.kind.code == spoilt.code }
    #expect(
      meant.contains { $0.place?.line == line && $0.severity == spoilt.severity },
      "line \(line); found \(all.map { "\($0.kind.code):\($0.place?.line ?? 0)" })")
    #expect((found.rulebook == nil) == found.findings.contains { $0.severity == .reject })
    for finding in meant {
      for sentence in [finding.sentence(.english), finding.sentence(.chinese)] {
        #expect(!sentence.contains("{"), "an argument is missing: \(sentence)")
      }
      #expect(!finding.remedy(.english).contains("{") && !finding.remedy(.chinese).contains("{"))
    }
  }

  @Test("every kind has a call that raises it")
  func complete() {
    // Files of codelists beside the call are read and tested where the command line reads them.
    let raised = Set(CallCases.all.map(\.code) + ["CAL108", "CAL109", "CAL110", "CAL111"])
    let kinds = CallFindings.all + CallContradictions.all
    #expect(kinds.map(\.code).filter { !raised.contains($0) } == [])
    #expect(Set(kinds.map(\.code)).count == kinds.count)
  }

  @Test("what is likely wrong warns and does not refuse")
  func warnings() throws {
    for spoilt in CallCases.all where spoilt.severity == .warn {
      let found = try BaseCall.examine(try BaseCall.spoilt(spoilt.changes).text)
      #expect(found.rulebook != nil, "\(spoilt.testDescription)")
    }
  }

  /// Changes that look odd and are right.
  static let sound: [(String, String)] = [
    // Two lots: the bounds never meet in one application.
    (
      "<bound id=\"own\"",
      """
      <bound id="other" severity="ineligible"><when><is attribute="lot" value="2"/></when>
      <fact ref="requested"/><min value="2000"/><message xml:lang="en">m</message>
      <message xml:lang="zh">文</message></bound><bound id="own"
      """
    ),
    // A check that excludes every declared value is a check, and no contradiction.
    (
      "<bound id=\"own\"",
      """
      <bound id="other" severity="ineligible">
      <count of="application"><where><not><in attribute="lot" values="1 2"/></not></where></count>
      <max value="0"/><message xml:lang="en">m</message><message xml:lang="zh">文</message></bound>
      <bound id="own"
      """
    ),
    // Bands that begin at the least value that a share can have.
    ("<band below=\"0.3\"", "<band from=\"0\" below=\"0.3\""),
    // The order of bands does not matter.
    (
      "<band below=\"0.3\" points=\"0\"/>\n          <band from=\"0.3\" points=\"5\"/>",
      "<band from=\"0.3\" points=\"5\"/><band below=\"0.3\" points=\"0\"/>"
    ),
    // A threshold at the maximum can be reached.
    ("<threshold min=\"10\"", "<threshold min=\"30\""),
    // The same name in two languages.
    ("<name xml:lang=\"zh\">索非亚</name>", "<name xml:lang=\"zh\">SOF</name>"),
    // An exact value within two bounds.
    ("<min value=\"2\"/>\n      <max value=\"5\"/>", "<min value=\"1\"/><equals value=\"1\"/>"),
  ]

  @Test("what is odd and right is let through", arguments: 0..<sound.count)
  func right(_ index: Int) throws {
    let (old, new) = CallCheckTests.sound[index]
    let text = try BaseCall.spoilt([(old, new + BaseCall.mark)]).text
    let found = try BaseCall.examine(text)
    #expect(found.findings.map { $0.sentence(.english) } == [])
  }
}
