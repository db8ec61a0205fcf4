// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// What fuzzing has found once must not break anything again (`Scripts/fuzz`).
@Suite("DESIGN §9: inputs that fuzzing found")
struct FuzzCorpusTests {
  @Test("every reader keeps its promises", arguments: Reader.allCases)
  func replay(reader: Reader) throws {
    let folder = "Tests/FuzzCorpus/\(reader.rawValue)"
    for path in (try? Repository.files(folder, [""])) ?? [] {
      #expect(reader.read(try Repository.bytes(path)) == [], "\(path)")
    }
  }

  @Test("the samples keep them, too")
  func samples() throws {
    for path in try Repository.applications() {
      #expect(Reader.application.read(try Repository.bytes(path)) == [], "\(path)")
    }
    let folder = "Samples/iurc-china/"
    let others: [(Reader, String)] = [
      (.call, "call.xml"), (.assessments, "assessments/A01.xml"), (.csv, "assessments/A03.csv"),
      (.receipts, "receipts.xml"), (.decisions, "decisions.xml"),
    ]
    for (reader, path) in others {
      #expect(reader.read(try Repository.bytes(folder + path)) == [], "\(path)")
    }
  }
}
