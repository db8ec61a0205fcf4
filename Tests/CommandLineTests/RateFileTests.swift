// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@Suite("DESIGN §2, §7.9: rates may be a file of the call, named in it with its SHA-256")
struct RateFileTests {
  /// A call whose rates stand in a file, in a folder.
  static func call(_ csv: String, digest: String? = nil, currency: String = "EUR") throws -> URL {
    let scratch = try Scratch()
    let data = Data(csv.utf8)
    try data.write(to: scratch.path("rates.csv"))
    let found = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    try scratch.write(
      """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC"
        languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01T12:00:00Z">
        <title xml:lang="en">Test</title>
        <facts><fact id="r"><label xml:lang="en">r</label><value attribute="requested"/></fact></facts>
        <rules><bound id="least" severity="ineligible"><fact ref="r"/><max value="100"/>
          <message xml:lang="en">At most a hundred.</message></bound></rules>
        <ranking lists="call"><order><by-fact ref="r"/></order></ranking>
        <money currency="\(currency)" requested="r" does-not-fit="skip">
          <conversion month="closing" mode="half-up" file="rates.csv" sha256="\(digest ?? found)"/>
          <envelope id="e" amount="1000" reserve="1"><name xml:lang="en">E</name></envelope>
          <promotion does-not-fit="skip" draws-on="freed"/>
        </money>
      </call>
      """, "call.xml")
    for (name, amount) in [("fits", "800"), ("more", "801")] {
      try scratch.write(
        """
        <application xmlns="urn:opencall:application:1" call="T" id="A"><title xml:lang="en">t</title>
        <partner id="P" role="lead" kind="k" country="CN"><name xml:lang="en">n</name></partner>
        <budget currency="CNY" total="\(amount)" requested="\(amount)"/></application>
        """, "\(name).xml")
    }
    return scratch.folder
  }

  @Test("its rates are the call's")
  func rates() throws {
    let folder = try Self.call(
      "\u{FEFF}month,currency,rate:EUR\r\n2026-01,CNY,7\r\n2026-02,CNY,8\r\n")
    #expect(try Tool.run(["call", "check", "call.xml"], in: folder).status == 0)
    #expect(try Tool.run(["check", "call.xml", "fits.xml"], in: folder).status == 0)
    #expect(try Tool.run(["check", "call.xml", "more.xml"], in: folder).status == 1)
  }

  @Test("another digest refuses the call, and names both")
  func digest() throws {
    let zeros = String(repeating: "0", count: 64)
    let folder = try Self.call("month,currency,rate:EUR\n2026-02,CNY,8\n", digest: zeros)
    let run = try Tool.run(["check", "call.xml", "fits.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL109") && run.errors.contains(zeros), "\(run.errors)")
  }

  @Test(
    "what is wrong in it is named with line, column and remedy",
    arguments: [
      (
        "month,currency\n2026-02,CNY\n", "1:1",
        "no column “rate:EUR”: the money of the call is in EUR"
      ),
      ("month,currency,rate:USD\n2026-02,CNY,8\n", "1:1", "no column “rate:EUR”"),
      ("month,currency,rate:EUR,rate:USD\n", "1:1", "column “rate:USD” is none of"),
      ("month,month,currency,rate:EUR\n", "1:1", "column “month” is none of"),
      ("", "1:1", "it is empty"),
      ("month,currency,rate:EUR\n2026-02,CNY,0\n", "2:13", "“0” is no rate"),
      ("month,currency,rate:EUR\n2026-02,CNY,-8\n", "2:13", "“-8” is no rate"),
      ("month,currency,rate:EUR\n2026-02,CNY,7.1234567\n", "2:13", "at most 6 decimals"),
      ("month,currency,rate:EUR\n2026-02,CNY,\"7,8\"\n", "2:13", "“7,8” is no rate"),
      ("month,currency,rate:EUR\n2026-02,CNY,\n", "2:13", "“” is no rate"),
      (
        "month,currency,rate:EUR\n2026-02,CNY,8\n2026-02,CNY,9\n", "3:9",
        "stands here and in line 2"
      ),
      (
        "month,currency,rate:EUR\n2026-02,CNY,8\n2026-02,CNY,8\n", "3:9",
        "stands here and in line 2"
      ),
      ("month,currency,rate:EUR\n2026-13,CNY,8\n", "2:1", "“2026-13” is no month"),
      ("month,currency,rate:EUR\n02/2026,CNY,8\n", "2:1", "“02/2026” is no month"),
      (
        "month,currency,rate:EUR\n2026-02,RMB,8\n", "2:9",
        "“RMB” is no currency of ISO 4217; write CNY"
      ),
      ("month,currency,rate:EUR\n2026-02,yuan,8\n", "2:9", "“yuan” is no currency of ISO 4217"),
      ("month,currency,rate:EUR\n2026-02,EUR,1.1\n", "2:13", "one EUR is 1 EUR, not 1.1"),
      ("month,currency,rate:EUR\n2026-02,CNY\n", "2:1", "2 cells in a row under 3 columns"),
      ("month,currency,rate:EUR\n2026-02,\"CNY,8\n", "2:9", "a cell begins with a quotation mark"),
    ])
  func faults(_ csv: String, _ spot: String, _ words: String) throws {
    let folder = try Self.call(csv)
    let run = try Tool.run(["call", "check", "call.xml", "--lang", "en"], in: folder)
    #expect(run.status != 0)
    let said = run.output + run.errors
    let flat = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("CAL110") && flat.contains(words), "\(said)")
    #expect(flat.contains("rates.csv:\(spot)") && flat.contains("rate:EUR"), "\(said)")
    let chinese = try Tool.run(["call", "check", "call.xml", "--lang", "zh"], in: folder)
    #expect((chinese.output + chinese.errors).contains("CAL110"))
  }

  @Test("a month without a rate refuses the call: it would convert nothing")
  func empty() throws {
    let folder = try Self.call("month,currency,rate:EUR\n2026-01,CNY,8\n")
    let run = try Tool.run(["call", "check", "call.xml", "--lang", "en"], in: folder)
    #expect(run.status != 0 && (run.output + run.errors).contains("CAL107"))
  }

  @Test("a ranking re-run and a kept appraisal come to the same bytes")
  func sameBytes() throws {
    let folder = try Self.call("month,currency,rate:EUR\n2026-02,CNY,7.77\n")
    let files = folder.appendingPathComponent("in")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
    try FileManager.default.moveItem(
      at: folder.appendingPathComponent("fits.xml"), to: files.appendingPathComponent("A.xml"))
    let rank = ["rank", "call.xml", "--applications", "in", "--no-receipts"]
    #expect(try Tool.run(rank + ["--out", "one"], in: folder).status == 0)
    let keep = ["appraise", "call.xml", "--applications", "in", "--out", "kept.jsonl"]
    let kept = try Tool.run(keep, in: folder)
    #expect(kept.status == 0, "\(kept.errors)")
    let again = try Tool.run(
      ["rank", "call.xml", "--appraisals", "kept.jsonl", "--no-receipts", "--out", "two"],
      in: folder)
    #expect(again.status == 0, "\(again.errors)")
    for name in ["ranking.json", "trace.jsonl", "report.html"] {
      let first = try Data(contentsOf: folder.appendingPathComponent("one/\(name)"))
      #expect(
        try first == Data(contentsOf: folder.appendingPathComponent("two/\(name)")), "\(name)")
    }
    let trace = try String(
      contentsOf: folder.appendingPathComponent("one/trace.jsonl"), encoding: .utf8)
    #expect(trace.contains(#""conversion":{"amount":"800","currency":"CNY""#))
    #expect(trace.contains(#""result":"2574/25""#))
  }
}
