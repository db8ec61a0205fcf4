// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §7.5: anyone can redo the draw with standard tools")
struct LotteryPageTests {
  /// Each block of code of the page with the block of text that follows it.
  private struct Block {
    let language: String
    let code: String
    let printed: String
  }

  private func page() throws -> String {
    try String(
      contentsOf: Tool.root.appendingPathComponent("Documentation/lottery.md"), encoding: .utf8)
  }

  private func blocks() throws -> [Block] {
    var blocks: [(language: String, text: String)] = []
    var open: (language: String, lines: [Substring])?
    for line in try page().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append((block.language, block.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(line)
      }
    }
    return zip(blocks, blocks.dropFirst()).filter { $1.language == "text" }.map {
      Block(language: $0.language, code: $0.text, printed: $1.text)
    }
  }

  /// Runs a program over a file with the code; nil where this machine lacks what it needs.
  private func run(_ block: Block) throws -> String? {
    let needs = block.language == "python" ? ["python3"] : ["openssl", "xxd", "sha256sum", "od"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
      .split(separator: ":").map(String.init)
    func find(_ name: String) -> String? {
      folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
    let used = needs.filter { block.language == "python" || block.code.contains($0) }
    guard used.allSatisfy({ find($0) != nil }),
      let program = find(block.language == "python" ? "python3" : "bash")
    else { return nil }
    let scratch = try Scratch()
    let file = try scratch.write(block.code, "code")
    let out = try scratch.write("", "out")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [file.path]
    process.standardOutput = try FileHandle(forWritingTo: out)
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: out, encoding: .utf8)
  }

  @Test("the page's commands print what the page says")
  func commands() throws {
    let blocks = try blocks()
    #expect(blocks.map(\.language) == ["sh", "sh", "python"])
    for block in blocks {
      guard let printed = try run(block) else { continue }
      // OpenSSL ends its line twice.
      let lines = printed.split(separator: "\n").joined(separator: "\n") + "\n"
      #expect(lines == block.printed, "\(block.code)")
    }
  }

  @Test("the page's numbers, draw, salt and digest are those of the sample's trace and call")
  func sample() throws {
    let page = try page()
    let folder = Tool.root.appendingPathComponent("Samples/vouchers")
    let lines = try String(
      contentsOf: folder.appendingPathComponent("expected/trace.jsonl"), encoding: .utf8
    ).split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    let lottery = try #require(lines.first?["lottery"] as? [String: String])
    for value in lottery.values { #expect(page.contains(value)) }
    let call = try String(
      contentsOf: folder.appendingPathComponent("call.xml"), encoding: .utf8)
    let digest = try #require(call.firstMatch(of: /salt-sha256="([0-9a-f]{64})"/)?.1)
    #expect(page.contains(digest))
    var drawn: [(place: Int, text: String)] = []
    for line in lines.dropFirst() {
      guard let id = line["application"] as? String, let order = line["order"] as? [String: Any],
        let keys = order["keys"] as? [[String: Any]], let place = order["place"] as? Int,
        let number = keys.first(where: { $0["key"] as? String == "lottery" })?["value"] as? String
      else { continue }
      if (3...7).contains(place) { drawn.append((place, "\(number) \(id)")) }
    }
    let listed = drawn.sorted { $0.place < $1.place }.map(\.text).joined(separator: "\n")
    #expect(drawn.count == 5)
    #expect(page.contains(listed), "\(listed)")
  }
}
