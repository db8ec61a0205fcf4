// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §7.11: the trace alone is enough to recompute the place")
struct TraceTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples")

  /// Every sample that has a published trace.
  static let samples: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter {
      FileManager.default.fileExists(
        atPath: root.appendingPathComponent("\($0)/expected/trace.jsonl").path)
    }.sorted()

  private func trace(_ sample: String) throws -> TraceFile {
    try TraceFile(Self.root.appendingPathComponent("\(sample)/expected/trace.jsonl"))
  }

  @Test("every status, total, gate, place and award of a sample follows", arguments: samples)
  func follows(_ sample: String) throws {
    let file = try trace(sample)
    let recompute = TraceRecompute(file)
    #expect(recompute.differences.isEmpty, "\(recompute.differences.prefix(10))")
    #expect(recompute.recomputed.allSatisfy { $0 != nil })
    #expect(!file.lines.isEmpty)
  }

  @Test("and agrees with ranking.json", arguments: samples)
  func agrees(_ sample: String) throws {
    let file = try trace(sample)
    let recompute = TraceRecompute(file)
    let ranking = Json(
      value: try JSONSerialization.jsonObject(
        with: Data(
          contentsOf: Self.root.appendingPathComponent("\(sample)/expected/ranking.json"))))
    let entries = ranking["entries"].list
    #expect(entries.count == file.lines.count)
    for (index, entry) in entries.enumerated() {
      let line = file.lines[index]
      #expect(entry["sha256"].text == line["sha256"].text)
      #expect(entry["status"].text == recompute.recomputed[index])
      #expect(entry["place"].int == line["order"]["place"].int)
      #expect(entry["total"].text == line["scores"]["total"].text)
      #expect(entry["award"].cents == line["money"]["award"].cents)
    }
    #expect(ranking["envelopes"].list.map(\.["left"].cents) == recompute.left)
    let marks = ranking["passMarks"].list
    #expect(marks.map(\.["envelope"].text) == recompute.passMarks.map(\.envelope))
    #expect(marks.map(\.["mark"].fraction) == recompute.passMarks.map(\.mark))
    #expect(marks.map(\.["requested"].cents) == recompute.passMarks.map(\.requested))
  }

  /// Where a number stands in a line.
  private struct Spot: CustomStringConvertible {
    var path: [String]
    var old: Any
    var description: String { path.joined(separator: ".") + " = \(old)" }
  }

  /// Every number below some members of a value; texts that spell numbers are numbers.
  private func spots(_ value: Any, _ path: [String]) -> [Spot] {
    if let object = value as? [String: Any] {
      return object.keys.sorted().flatMap { key in
        // Ids are no numbers, and a version of a sheet decides nothing by itself.
        ["id", "assessor", "version", "application", "decision", "consensus"].contains(key)
          ? [] : spots(object[key] ?? 0, path + [key])
      }
    }
    if let list = value as? [Any] {
      return list.enumerated().flatMap { spots($0.element, path + ["\($0.offset)"]) }
    }
    if let text = value as? String {
      let isNumber = text.allSatisfy { "0123456789./-".contains($0) } && !text.isEmpty
      return isNumber || text.count == 64 ? [Spot(path: path, old: text)] : []
    }
    if value is NSNull { return [] }
    return [Spot(path: path, old: value)]
  }

  /// The value with another number at a path.
  private func tampered(_ value: Any, _ path: ArraySlice<String>, isTruth: Bool = false) -> Any {
    guard let key = path.first else {
      switch value {
      case let truth as Bool where isTruth: return !truth
      case let number as Int: return number + 1
      case let text as String where text.contains("."):
        return text.hasSuffix("1") ? text.dropLast() + "2" : text.dropLast() + "1"
      case let text as String:
        return text.hasPrefix("1") ? "2" + text.dropFirst() : "1" + text.dropFirst()
      default: return value
      }
    }
    if var object = value as? [String: Any] {
      // Foundation gives truth values as numbers, too: their names tell them apart.
      let isTruth = ["passes", "shared"].contains(key)
      object[key] = tampered(object[key] ?? 0, path.dropFirst(), isTruth: isTruth)
      return object
    }
    if var list = value as? [Any], let index = Int(key) {
      list[index] = tampered(list[index], path.dropFirst())
      return list
    }
    return value
  }

  @Test(
    "no number of scores, gates, percentile, place or money can be changed unnoticed",
    arguments: samples)
  func tamper(_ sample: String) throws {
    let file = try trace(sample)
    var random = Seeded(11)
    var all: [(line: Int, spot: Spot)] = []
    for (index, line) in file.lines.enumerated() {
      for member in ["scores", "gates", "percentile", "order", "money", "conversion"] {
        guard let value = line[member].value else { continue }
        all += spots(value, [member]).map { (index, $0) }
      }
    }
    // All of a small sample; of a large one as many as a test should take.
    for (index, spot) in all.shuffled(using: &random).prefix(150) {
      var changed = file
      changed.lines[index].value = tampered(file.lines[index].value ?? 0, spot.path[...])
      let name = file.lines[index]["application"].text ?? "?"
      #expect(
        !TraceRecompute(changed).differences.isEmpty, "\(sample), \(name): \(spot)")
    }
  }

  @Test(
    "nor of the method",
    arguments: [
      ("iurc-china", "grid.criteria.0.weight"), ("iurc-china", "grid.threshold.min"),
      ("iurc-china", "money.envelopes.0.amount"), ("iurc-china", "money.envelopes.0.reserveCount"),
      ("iurc-china", "grid.minimumSheets"), ("iurc-china", "grid.divergence.over"),
      ("prag", "grid.criteria.0.weight"), ("prag", "grid.sections.0.threshold.min"),
      ("prag", "money.envelopes.0.amount"), ("msca", "grid.sections.0.weight"),
      ("msca", "grid.threshold.min"), ("cascade", "money.envelopes.0.amount"),
      ("horizon-ria", "grid.criteria.0.threshold.min"), ("horizon-ia", "grid.criteria.1.weight"),
      ("vouchers", "money.conversion.rates.1.units"),
      ("prag-concept-note", "money.envelopes.0.amount"),
      ("prag-concept-note", "money.passMark.multiple"),
      ("prag-concept-note", "grid.threshold.min"),
    ])
  func method(_ sample: String, _ path: String) throws {
    var file = try trace(sample)
    let before = file.head.value ?? 0
    let keys = path.split(separator: ".").map(String.init)
    file.head.value = tampered(before, keys[...])
    let differs = "\(file.head.value ?? 0)" != "\(before)"
    try #require(differs)
    #expect(!TraceRecompute(file).differences.isEmpty)
  }
}
