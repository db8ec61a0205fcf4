// SPDX-License-Identifier: Apache-2.0

package import Calls
internal import Intake
internal import Model
internal import Notation
internal import Pipeline

/// The readers of everything that comes from outside, each with the promises that it must keep
/// whatever the bytes are. Fuzzing calls them, and so does the test of what fuzzing has found.
package enum Reader: String, CaseIterable, Sendable {
  /// An application: read, appraised, judged.
  case application
  /// A call: read and compiled.
  case call
  /// Assessments as XML.
  case assessments
  /// Assessments as CSV.
  case csv
  /// Receipts.
  case receipts
  /// Decisions.
  case decisions
  /// Canonical JSON.
  case json
  /// Kept appraisals.
  case kept
  /// Assessments as a workbook; nothing where the build is without the trait.
  case workbook
  /// An archive of applications; nothing where the build is without the trait.
  case archive

  /// The sample call's id.
  private static let id = CallID("IURC-CN-2026")

  /// The rulebook of the sample call.
  package static let rulebook: Rulebook = {
    do {
      let bytes = try Repository.bytes("Samples/iurc-china/call.xml")
      let read = try OfficialReader.form(bytes, .call, file: "call.xml")
      guard let form = read.form else { fatalError("the sample call is not read") }
      return try CallCompiler.compile(form, file: "call.xml", digest: "")
    } catch {
      fatalError("\(error)")
    }
  }()

  /// What appraises applications to the sample call.
  private static let appraiser: Appraiser = {
    do { return try Appraiser(rulebook) } catch { fatalError("\(error)") }
  }()

  /// What reads assessments.
  private static let sheets: SheetReader = {
    do { return try SheetReader(call: id, formats: workbooks) } catch { fatalError("\(error)") }
  }()

  /// The schemas of officials' documents, compiled once: fuzzing reads thousands a second.
  private static let schemas: [OfficialDocument: XMLSchema] = {
    var schemas: [OfficialDocument: XMLSchema] = [:]
    for kind in OfficialDocument.allCases {
      do { schemas[kind] = try XMLSchema(embedded: kind.schema) } catch { fatalError("\(error)") }
    }
    return schemas
  }()

  /// Reads bytes; the promises that were broken, in words.
  package func read(_ bytes: [UInt8]) -> [String] {
    switch self {
    case .application: return Reader.application(bytes)
    case .call: return call(bytes)
    case .assessments: return table(bytes, "a.xml")
    case .csv: return table(bytes, "a.csv")
    case .receipts:
      return official(bytes, .receipts) {
        ReceiptReader.receipts($0, call: Reader.id, file: "r.xml").findings
      }
    case .decisions:
      return official(bytes, .decisions) {
        DecisionReader.decisions($0, call: Reader.id, file: "d.xml").findings
      }
    case .json: return Reader.json(bytes)
    case .kept: return Reader.kept(bytes)
    case .workbook: return table(Packed.workbook(bytes), "a.xlsx")
    case .archive: return Packed.archive(bytes)
    }
  }

  /// An application is accepted or has findings, is eligible only where it was accepted, and gives
  /// the same again from a reader that has read it before.
  private static func application(_ bytes: [UInt8]) -> [String] {
    let document = XMLDocument()
    let dossier = Dossier(file: "a.xml", bytes: bytes, digest: "", receipts: nil)
    let first = appraiser.appraise(dossier, using: document)
    let again = appraiser.appraise(dossier, using: document)
    var broken: [String] = []
    let hard = first.findings.filter { $0.severity != .warn }
    if (first.outcome == .accepted) != hard.isEmpty { broken.append("accepted, or findings") }
    let verdict = Judge.selfCheck(first, rulebook.terms).verdict
    let own = appraiser.selfCheck(dossier, using: document)
    if Judge.selfCheck(own, rulebook.terms).verdict == .eligible, first.outcome != .accepted {
      broken.append("a self-check says eligible of what was not accepted")
    }
    if verdict == .eligible, first.outcome != .accepted { broken.append("eligible unaccepted") }
    if first.outcome == .accepted, first.application == nil { broken.append("accepted without id") }
    if first.findings != again.findings || first.outcome != again.outcome
      || first.answers != again.answers
    {
      broken.append("another result the second time")
    }
    return broken + places(first.findings)
  }

  /// A call is compiled, or has defects.
  private func call(_ bytes: [UInt8]) -> [String] {
    official(bytes, .call) { form in
      do throws(CallRefusal) {
        _ = try CallCompiler.compile(form, file: "c.xml", digest: "")
        return []
      } catch {
        return error.defects
      }
    }
  }

  /// An official document has a tree or findings, never both, never neither.
  private func official(
    _ bytes: [UInt8], _ kind: OfficialDocument, _ use: (Form) -> [Finding]
  ) -> [String] {
    do {
      let read = try OfficialReader.form(bytes, kind, file: "o.xml", schema: Reader.schemas[kind])
      guard let form = read.form else {
        return read.findings.isEmpty ? ["no tree and no finding"] : Reader.places(read.findings)
      }
      let found = Loading.located(use(form), in: bytes)
      return (read.findings.isEmpty ? [] : ["a tree and findings"]) + Reader.places(found)
    } catch {
      return ["\(error)"]
    }
  }

  /// Sheets are those of the call's own shape.
  private func table(_ bytes: [UInt8], _ file: String) -> [String] {
    let read = Reader.sheets.sheets(bytes, file: file)
    let again = Reader.sheets.sheets(bytes, file: file)
    guard read.findings == again.findings, read.sheets.count == again.sheets.count else {
      return ["another result the second time"]
    }
    let odd = read.sheets.contains { $0.version < 0 || $0.place.line < 0 }
    return (odd ? ["a sheet out of shape"] : [])
      + Reader.places(Loading.located(read.findings, in: bytes))
  }

  /// What was read as canonical is written as the same bytes.
  private static func json(_ bytes: [UInt8]) -> [String] {
    do {
      let value = try CanonicalJSON.readCanonical(bytes)
      return CanonicalJSON.bytes(value) == bytes ? [] : ["not the same bytes"]
    } catch {
      let at = error.position
      return at.line >= 1 && at.column >= 1 ? [] : ["a fault without place"]
    }
  }

  /// Kept appraisals, without their last line: that is made here, because nobody hits upon a digest.
  /// They are the same in one part as in several, or refused.
  private static func kept(_ bytes: [UInt8]) -> [String] {
    var file = bytes
    if file.last != 0x0A { file.append(0x0A) }
    let count = max(file.count { $0 == 0x0A } - 1, 0)
    let end = "{\"count\":\(count),\"sha256\":\"\(Loading.digest(file))\"}\n"
    file.append(contentsOf: end.utf8)
    let reader = KeptReader(appraiser, prefix: "") { _ in [] }
    do throws(KeptFile.Fault) {
      let kept = try KeptFile(file, path: "k.jsonl")
      var all: [[Appraisal]] = []
      for parts in [1, 3] {
        var appraisals: [Appraisal] = []
        for part in kept.parts(parts) { appraisals += try reader.appraisals(kept, part) }
        all.append(appraisals)
      }
      let same = zip(all[0], all[1]).allSatisfy { $0.findings == $1.findings && $0.file == $1.file }
      let broken = all[0].count == all[1].count && same ? [] : ["others in several parts"]
      return broken + places(all[0].flatMap(\.findings))
    } catch {
      guard case .line(let at) = error, at.line < 1 || at.column < 1 else { return [] }
      return ["a fault without place"]
    }
  }

  /// Places are whole: a line with a column, or neither.
  private static func places(_ findings: [Finding]) -> [String] {
    findings.compactMap { finding in
      guard let place = finding.place, place.line < 0 || place.column < 0 else { return nil }
      return "\(finding.kind.code) at \(place.line):\(place.column)"
    }
  }
}
