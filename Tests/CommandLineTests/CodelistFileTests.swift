// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@Suite("DESIGN §2: lists may be files of the call, named in it with their SHA-256")
struct CodelistFileTests {
  /// A call whose only codelist stands in a file, written into a folder.
  static func call(_ csv: String, file: String = "cities.csv", digest: String? = nil) throws -> URL
  {
    let scratch = try Scratch()
    let data = Data(csv.utf8)
    try data.write(to: scratch.path("cities.csv"))
    let found = SHA256.hash(data: data).map { String(format: "%02x", $0) }.joined()
    try scratch.write(
      """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="published" zone="UTC"
        languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01T12:00:00Z">
        <title xml:lang="en">Test</title>
        <codelists><codelist id="cities" file="\(file)" sha256="\(digest ?? found)">
          <name xml:lang="en">Cities</name></codelist></codelists>
        <rules><bound id="listed" severity="ineligible"><count of="partner"><where><listed
          attribute="participant" list="cities"/></where></count><min value="1"/>
          <message xml:lang="en">A city of the list.</message></bound></rules>
      </call>
      """, "call.xml")
    for code in ["xian", "lyon"] {
      try scratch.write(
        """
        <application xmlns="urn:opencall:application:1" call="T" id="A"><title xml:lang="en">t</title>
        <partner id="P" role="lead" kind="k" country="CN"><name xml:lang="en">n</name>
        <participant code="\(code)"/></partner></application>
        """, "\(code).xml")
    }
    return scratch.folder
  }

  @Test("its codes are the list's")
  func codes() throws {
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n")
    #expect(try Tool.run(["check", "call.xml", "xian.xml"], in: folder).status == 0)
    #expect(try Tool.run(["check", "call.xml", "lyon.xml"], in: folder).status == 1)
  }

  @Test("another digest refuses the call, and names both")
  func digest() throws {
    let zeros = String(repeating: "0", count: 64)
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n", digest: zeros)
    let run = try Tool.run(["check", "call.xml", "xian.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL109") && run.errors.contains(zeros), "\(run.errors)")
  }

  @Test("a path that leads out of the call's folder refuses the call")
  func path() throws {
    let folder = try Self.call("code,name\r\nxian,Xi'an\r\n", file: "../cities.csv")
    let run = try Tool.run(["check", "call.xml", "xian.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL108"), "\(run.errors)")
  }

  @Test("a list without codes refuses the call")
  func broken() throws {
    let folder = try Self.call("name\r\nXi'an\r\n")
    let run = try Tool.run(["check", "call.xml", "xian.xml"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("CAL108"), "\(run.errors)")
  }
}
