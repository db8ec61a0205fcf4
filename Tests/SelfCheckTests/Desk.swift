// SPDX-License-Identifier: Apache-2.0

import Calls
import Foundation
import Intake
import Model
import Pipeline

/// The sample call, ready to check applications by.
enum Desk {
  /// The repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The sample of the first call.
  static let sample = root.appendingPathComponent("Samples/iurc-china")
  /// The file of its call.
  static let call = sample.appendingPathComponent("call.xml").path

  /// Its rulebook.
  static let rulebook: Rulebook = {
    do {
      let set = InputSet(
        root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
      var loading = Loading(set, limits: .standard)
      return try loading.rulebook()
    } catch {
      fatalError("\(error)")
    }
  }()

  /// Its appraiser.
  static let appraiser: Appraiser = {
    do { return try Appraiser(rulebook) } catch { fatalError("\(error)") }
  }()

  /// The self-check of a text.
  static func check(_ text: String, using document: XMLDocument = XMLDocument()) -> Appraisal {
    appraiser.selfCheck(
      Dossier(file: "a.xml", bytes: Array(text.utf8), digest: "", receipts: nil), using: document)
  }

  /// The verdict of a self-check.
  static func verdict(_ appraisal: Appraisal) -> Verdict {
    Judge.selfCheck(appraisal, rulebook.terms).verdict
  }

  /// A file of the sample's applications that begins with this.
  static func application(_ prefix: String) throws -> String {
    let folder = sample.appendingPathComponent("applications")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    guard let name = names.first(where: { $0.hasPrefix(prefix) }) else { return "" }
    return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// A whole application, small; the parts can be replaced to break it.
  static let small = """
    <application xmlns="urn:opencall:application:1" call="IURC-CN-2026" id="A-1" lot="1">
    <title xml:lang="en">Green ports</title>
    <partner id="P1" role="lead" kind="government" country="ES" total="12.50">
    <name xml:lang="en">City</name>
    <location population="12"/>
    <contact name="Ana"/>
    </partner>
    <plan kind="U-CAP" start="2027-01-01"/>
    <budget currency="EUR" total="100" requested="50">
    <line category="staff" amount="100">Staff</line>
    </budget>
    <annex kind="mandate" sha256="\(String(repeating: "a", count: 64))" signed="true"/>
    <property name="x">1</property>
    </application>
    """
}
