// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §7.10: a call may rank by percentiles")
struct PercentileTests {
  /// A copy of the sample whose call asks for percentiles.
  private func copy(_ rule: String, key: Bool = true) throws -> URL {
    let copy = try Scratch().sampleCopy()
    let file = copy.appendingPathComponent("call.xml")
    var text = try String(contentsOf: file, encoding: .utf8)
    text = text.replacingOccurrences(of: "</order>", with: "</order>" + rule)
    if key { text = text.replacingOccurrences(of: "<order>", with: "<order><percentile/>") }
    try Data(text.utf8).write(to: file)
    return copy
  }

  @Test("as order, as column, in the trace and in words")
  func ranked() throws {
    let copy = try copy(
      #"<percentile population="scored" within="lot" best="highest" digits="0" mode="up"/>"#)
    let out = copy.appendingPathComponent("out")
    let run = try Tool.run(Tool.rank(into: out), in: copy)
    #expect(run.status == 0, "\(run.all)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: out.appendingPathComponent(name), encoding: .utf8)
    }
    let csv = try text("ranking.csv").split(separator: "\r\n")
    #expect(csv[0].contains(",total,percentile,section:relevance"))
    #expect(try text("ranking.json").contains(#""percentile":""#))
    #expect(try text("trace.jsonl").contains(#""percentile":{"equals":1,"#))
    #expect(try text("report.html").contains("100·(k − ½)/N"))
    let best = try #require(csv.first { $0.contains(",1,IURC-") })
    let id = try #require(best.split(separator: ",").first { $0.hasPrefix("IURC-0") })
    let explained = try Tool.run(["explain", out.path, String(id)])
    #expect(explained.output.contains("percentile: "), "\(explained.all)")
  }

  @Test(
    "a call that leaves something open is refused",
    arguments: [
      #"<percentile population="scored" within="fact" best="highest"/>"#,
      #"<percentile population="scored" within="lot" best="highest" digits="0"/>"#,
      #"<percentile population="scored" within="fact" ref="nothing" best="highest"/>"#,
      #"<percentile population="all" within="lot" best="highest"/>"#,
      "",
    ])
  func refused(_ rule: String) throws {
    let copy = try copy(rule)
    let run = try Tool.run(Tool.rank(into: copy.appendingPathComponent("out")), in: copy)
    #expect(run.status == 1 && run.errors.contains("call.xml:"), "\(run.all)")
  }
}
