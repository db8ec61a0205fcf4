// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report
import Testing

@Suite("Results as canonical JSON")
struct JSONTests {
  private let input: ReportInput

  init() throws {
    input = try Fixture.input()
  }

  private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map { Array($0) }
  }

  @Test("ranking.json is canonical and as recorded")
  func ranking() throws {
    let bytes = RankingJSON.bytes(input)
    let value = try CanonicalJSON.readCanonical(bytes)
    #expect(value["format"]?.text == "urn:opencall:ranking:1")
    #expect(value["provisional"]?.truth == true)
    #expect(value["entries"]?.elements?.count == 11)
    let tied = value["lists"]?.elements?[0]["places"]?.elements?[1]
    #expect(tied?["total"]?.text == "73/3")
    #expect(tied?["shared"]?.truth == true)
    Golden.expect(bytes, "ranking.json")
  }

  @Test("ranking.json and the trace hold nothing that a person wrote")
  func noWords() {
    for bytes in [RankingJSON.bytes(input), TraceJSON.bytes(input)] {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["Sofia", "Green", "script", "Strong", "Générale", "Component", "202e"] {
        #expect(!text.contains(word), "\(word)")
      }
      #expect(bytes.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("trace.jsonl has a line of the method, then one canonical line an entry, in their order")
  func trace() throws {
    let bytes = TraceJSON.bytes(input)
    let all = try lines(bytes).map { try CanonicalJSON.readCanonical($0) }
    #expect(all[0]["format"]?.text == "urn:opencall:trace:1")
    #expect(all[0]["grid"]?["criteria"]?.elements?.isEmpty == false)
    let values = Array(all.dropFirst())
    #expect(
      values.map { $0["application"]?.text } == input.ranking.entries.map { $0.application?.text })
    let ineligible = values[6]["answers"]?.elements?[1]
    #expect(ineligible?["found"]?.text == "1/10")
    #expect(ineligible?["asked"]?.elements?[0]["value"]?.text == "1/5")
    #expect(
      values[8]["answers"]?.elements?[2]["texts"]?.elements?.compactMap(\.text) == ["business"])
    let comparison = values[1]["order"]?["above"]
    #expect(comparison?["key"]?.text == "total")
    #expect(comparison?["own"]?.text == "73/3")
    #expect(values[2]["order"]?["above"]?["key"] == .null)
    Golden.expect(bytes, "trace.jsonl")
  }

  @Test("dossier.jsonl holds titles, partners and comments")
  func dossier() throws {
    let bytes = DossierJSON.bytes(input)
    let values = try lines(bytes).map { try CanonicalJSON.readCanonical($0) }
    #expect(values.count == 11)
    let comment = values[0]["sheets"]?.elements?[0]["comments"]?.elements?[0]["comment"]
    #expect(comment?.text == "Strong \"fit\"")
    Golden.expect(bytes, "dossier.jsonl")
  }

  @Test("run.json names version and platform")
  func run() throws {
    let value = try CanonicalJSON.readCanonical(
      RunJSON.bytes(version: "0.1.0", platform: "Linux x86_64"))
    #expect(value["version"]?.text == "0.1.0")
    #expect(value["platform"]?.text == "Linux x86_64")
  }
}
