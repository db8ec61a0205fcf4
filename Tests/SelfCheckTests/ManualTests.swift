// SPDX-License-Identifier: Apache-2.0

import Foundation
import OpenCallCLI
import Testing

@Suite("The man page follows the commands")
struct ManualTests {
  @Test("Documentation/opencall.1 is what the tool says of itself")
  func page() throws {
    let file = Desk.root.appendingPathComponent("Documentation/opencall.1")
    let text = Manual.text()
    if ProcessInfo.processInfo.environment["OPENCALL_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == text,
      "record it anew: .build/debug/opencall manual > Documentation/opencall.1")
  }

  @Test("every command and status is there, and troff has nothing to misread")
  func content() {
    let text = Manual.text()
    for word in [
      ".TH \"OPENCALL\" \"1\"", ".SS \"check\"", ".SS \"new\\-application\"", ".SS \"rank\"",
      ".SH \"EXIT STATUS\"", "\\fB\\-\\-format\\fR",
    ] { #expect(text.contains(word), "\(word)") }
    let macros: Set<Substring> = [
      ".TH", ".SH", ".SS", ".TP", ".PP", ".br", ".RS", ".RE", ".nf", ".fi",
    ]
    for line in text.split(separator: "\n") where line.hasPrefix(".") {
      #expect(macros.contains(line.prefix { $0 != " " }), "\(line)")
    }
    #expect(!text.contains("\n'"))
  }
}
