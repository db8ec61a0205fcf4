// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// JSON Schema as far as the project's schemas use it; an unknown keyword fails the test that asks.
struct JSONSchema {
  let root: [String: Any]

  /// The schema that `opencall schema` prints.
  init(_ name: String) throws {
    let text = try Tool.run(["schema", name]).output
    root =
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, each with its path.
  func defects(_ value: Any) -> [String] { defects(value, root, "") }

  private static let known: Set<String> = [
    "$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "description-zh", "type",
    "properties", "required", "additionalProperties", "items", "minItems", "enum", "const",
    "pattern", "minimum", "oneOf", "anyOf",
  ]

  private func defects(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    var found: [String] = []
    for key in schema.keys where !Self.known.contains(key) {
      found.append("\(path): the test knows no keyword \(key)")
    }
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last,
      let target = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      found += defects(value, target, path)
    } else if schema["$ref"] != nil {
      found.append("\(path): a reference to nothing")
    }
    if let types = (schema["type"] as? String).map({ [$0] }) ?? schema["type"] as? [String],
      !types.contains(where: { isOf($0, value) })
    {
      found.append("\(path): no \(types)")
    }
    if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "") {
      found.append("\(path): \(value) is none of \(choices)")
    }
    if let only = schema["const"] as? String, only != value as? String {
      found.append("\(path): \(value) is not \(only)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(path): \(text) is not of \(pattern)")
    }
    if let least = schema["minimum"] as? Int, let number = value as? Int, number < least {
      found.append("\(path): \(number) is below \(least)")
    }
    for (key, count) in [("oneOf", 1...1), ("anyOf", 1...9)] {
      guard let choices = schema[key] as? [[String: Any]] else { continue }
      let all = choices.map { defects(value, $0, path) }
      if !count.contains(all.count(where: \.isEmpty)) {
        found += all.min { $0.count < $1.count } ?? []
      }
    }
    if let object = value as? [String: Any] { found += members(object, schema, path) }
    if let list = value as? [Any] {
      if let least = schema["minItems"] as? Int, list.count < least {
        found.append("\(path): fewer than \(least)")
      }
      if let items = schema["items"] as? [String: Any] {
        for (index, item) in list.enumerated() { found += defects(item, items, "\(path)/\(index)") }
      }
    }
    return found
  }

  private func members(
    _ object: [String: Any], _ schema: [String: Any], _ path: String
  ) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
      .map { "\(path): lacks \($0)" }
    for (key, member) in object {
      if let own = properties[key] as? [String: Any] {
        found += defects(member, own, "\(path)/\(key)")
      } else if let other = schema["additionalProperties"] as? [String: Any] {
        found += defects(member, other, "\(path)/\(key)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(path): knows no \(key)")
      }
    }
    return found
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    case "boolean": value is Bool
    case "null": value is NSNull
    default: false
    }
  }
}

@Suite("Every machine format is as its JSON Schema says")
struct SchemaTests {
  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func text(_ sample: String, _ name: String) throws -> String {
    try String(
      contentsOf: Tool.root.appendingPathComponent("Samples/\(sample)/\(name)"), encoding: .utf8)
  }

  @Test("ranking.json", arguments: SampleTests.samples)
  func ranking(_ sample: String) throws {
    let found = try JSONSchema("ranking").defects(json(text(sample, "expected/ranking.json")))
    #expect(found.isEmpty, "\(found.prefix(5))")
  }

  @Test("every line of trace.jsonl and dossier.jsonl", arguments: SampleTests.samples)
  func lines(_ sample: String) throws {
    for name in ["trace", "dossier"] {
      let schema = try JSONSchema(name)
      for line in try text(sample, "expected/\(name).jsonl").split(separator: "\n") {
        let found = try schema.defects(json(String(line)))
        #expect(found.isEmpty, "\(name): \(found.prefix(5))")
      }
    }
  }

  @Test("run.json, explanations and vacancies")
  func others() throws {
    let sample = Tool.root.appendingPathComponent("Samples/vouchers")
    let out = try Scratch().path("out")
    let rank = try Tool.run(Tool.rank(into: out), in: sample)
    #expect(rank.status == 0, "\(rank.errors)")
    let run = try String(contentsOf: out.appendingPathComponent("run.json"), encoding: .utf8)
    #expect(try JSONSchema("run").defects(json(run)).isEmpty)
    for id in ["V-01", "V-03", "V-08", "V-12"] {
      let explained = try Tool.run(["explain", out.path, id, "--format", "json"])
      let found = try JSONSchema("explanation").defects(json(explained.output))
      #expect(found.isEmpty, "\(id): \(found.prefix(5))")
    }
    for sample in ["vouchers", "prag"] {
      let vacancy = try text(sample, "expected-after/vacancy.json")
      let found = try JSONSchema("vacancy").defects(json(vacancy))
      #expect(found.isEmpty, "\(found.prefix(5))")
    }
  }

  @Test("what check and call check write")
  func checks() throws {
    let folder = Tool.root.appendingPathComponent("Samples/iurc-china")
    let schema = try JSONSchema("check")
    let lines = try Tool.run(
      ["check", "call.xml", "applications", "--format", "jsonl"], in: folder
    ).output.split(separator: "\n").map { try json(String($0)) }
    let list = try json(
      Tool.run(["check", "call.xml", "applications", "--format", "json"], in: folder).output)
    #expect(lines.count > 50 && (list as? [Any])?.count == lines.count)
    for value in lines + (list as? [Any] ?? []) {
      let found = schema.defects(value)
      #expect(found.isEmpty, "\(found.prefix(5))")
    }
    let calls = try JSONSchema("call-check")
    for sample in SampleTests.samples {
      let run = try Tool.run(
        ["call", "check", "Samples/\(sample)/call.xml", "--format", "json"], in: Tool.root)
      let found = try calls.defects(json(run.output))
      #expect(run.status == 0 && found.isEmpty, "\(sample): \(found.prefix(5))")
    }
  }

  @Test("what the schema does not know is found")
  func teeth() throws {
    let schema = try JSONSchema("ranking")
    let good = try text("vouchers", "expected/ranking.json")
    for (old, new) in [
      ("\"provisional\":", "\"final\":"), ("\"status\":\"reserve\"", "\"status\":\"waiting\""),
      ("\"place\":1,", "\"place\":0,"), ("\"award\":\"10000.00\"", "\"award\":10000"),
      ("\"semantics\":1", "\"semantics\":\"1\""),
    ] {
      try #require(good.contains(old))
      let found = try schema.defects(json(good.replacingOccurrences(of: old, with: new)))
      #expect(!found.isEmpty, "\(new)")
    }
  }

  @Test("every schema says what each member means, in both languages")
  func documented() throws {
    let names = try Tool.run(["schema"]).output.split(separator: "\n").map(String.init)
      .filter { $0.hasSuffix(".json") }
    #expect(names.count >= 8)
    for name in names {
      let schema = try JSONSchema(name)
      func walk(_ value: Any, _ path: String) {
        guard let object = value as? [String: Any] else { return }
        for (key, member) in object["properties"] as? [String: [String: Any]] ?? [:] {
          let isSaid = member["description"] != nil && member["description-zh"] != nil
          #expect(isSaid || member["$ref"] != nil, "\(name)\(path)/\(key)")
          walk(member, "\(path)/\(key)")
        }
        if let items = object["items"] { walk(items, path) }
        for (key, member) in object["$defs"] as? [String: Any] ?? [:] { walk(member, "#\(key)") }
      }
      walk(schema.root, "")
    }
  }
}
