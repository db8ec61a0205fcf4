// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §6.10: the first step pre-selects, and the second one takes up what it gave")
struct PreselectionTests {
  private let first = Tool.root.appendingPathComponent("Samples/prag-concept-note")
  private let second = Tool.root.appendingPathComponent("Samples/prag")

  private func json(_ file: URL) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    return try #require(value as? [String: Any])
  }

  @Test("the list of the second step is the result of the first, with the score of relevance")
  func invited() throws {
    let entries = try #require(
      try json(first.appendingPathComponent("expected/ranking.json"))["entries"]
        as? [[String: Any]])
    let passed = Set(
      entries.filter { $0["status"] as? String == "ranked" }
        .compactMap { $0["application"] as? String })
    var relevance: [String: String] = [:]
    let trace = try String(
      contentsOf: first.appendingPathComponent("expected/trace.jsonl"), encoding: .utf8)
    for line in trace.split(separator: "\n").dropFirst() {
      let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      guard let id = entry?["application"] as? String,
        let scores = entry?["scores"] as? [String: Any],
        let sections = scores["sections"] as? [[String: Any]]
      else { continue }
      relevance[id] = sections.first { $0["id"] as? String == "relevance" }?["weighted"] as? String
    }
    let call = try String(contentsOf: second.appendingPathComponent("call.xml"), encoding: .utf8)
    let list = part(call)
    var invited: [String: String] = [:]
    for entry in list.components(separatedBy: "<entry code=\"").dropFirst() {
      let id = String(entry.prefix { $0 != "\"" })
      let value = entry.components(separatedBy: "<property name=\"relevance\">").last
        .map { String($0.prefix { $0 != "<" }) }
      invited[id] = value
    }
    #expect(invited.count == 8)
    #expect(Set(invited.keys) == passed)
    for (id, value) in invited {
      // 35/2 in exact results, 17.5 in the list.
      let parts = (relevance[id] ?? "").split(separator: "/").compactMap { Double($0) }
      #expect(
        parts.count == 2 ? parts[0] / parts[1] == Double(value) : parts == [Double(value) ?? -1])
    }
  }

  /// The list over several lines.
  private func part(_ call: String) -> String {
    let tail = call.components(separatedBy: "<codelist id=\"invited\"").dropFirst().first ?? ""
    return tail.components(separatedBy: "</codelist>").first ?? ""
  }

  @Test("and its concept notes are those of the first step, byte for byte")
  func notes() throws {
    let notes = second.appendingPathComponent("concept-notes")
    for name in try FileManager.default.contentsOfDirectory(atPath: notes.path) {
      let same =
        try Data(contentsOf: notes.appendingPathComponent(name))
        == Data(contentsOf: first.appendingPathComponent("applications/\(name)"))
      #expect(same, "\(name)")
    }
  }
}
