// SPDX-License-Identifier: Apache-2.0

import Files
import Model
import Pipeline
import Report
import Testing
import Validation

/// The bytes of a file of the repository, or nil.
private func repositoryFile(_ path: String) -> [UInt8]? {
  let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  let root = here.dropLast(3).joined(separator: "/")
  return try? Reading.bytes(of: root + "/" + path, limit: 10_000_000)
}

@Suite("Documentation/rules.md is made from the source")
struct RulesPageTests {
  @Test("it is current; `opencall rule --markdown > Documentation/rules.md` makes it anew")
  func current() throws {
    let written = try #require(repositoryFile("Documentation/rules.md"))
    let made = RulesMarkdown.text(Catalogue.kinds, examples: Catalogue.examples)
    #expect(
      String(decoding: written, as: UTF8.self) == made,
      "opencall rule --markdown > Documentation/rules.md")
  }

  @Test("codes are never used twice, and every kind says why and what to do in both languages")
  func codes() {
    let codes = Catalogue.kinds.map(\.code)
    #expect(Set(codes).count == codes.count)
    for kind in Catalogue.kinds {
      for texts in [kind.title, kind.message, kind.why, kind.remedy] {
        #expect(!texts.en.isEmpty && !texts.zh.isEmpty, "\(kind.code)")
        #expect(texts.zh.unicodeScalars.contains { $0.value >= 0x2E80 } || texts.zh == texts.en)
      }
    }
  }

  @Test("every kind of rule shows what passes, what fails and what is unknown")
  func cases() {
    // What needs a receipt, a batch or an earlier application is shown by tests of its own.
    let beyond = ["deadline", "opening", "supersede", "quota", "drift"]
    // Nothing that a name or a code leaves open is unknown to this one: it is a failure to review.
    let settled = ["participant"]
    for kind in RuleKinds.all where !beyond.contains(kind.element) {
      let answers = Set(kind.examples.map(\.answer))
      #expect(answers.isSuperset(of: [.pass, .fail]), "\(kind.element)")
      if !settled.contains(kind.element) { #expect(answers.contains(.unknown), "\(kind.element)") }
      #expect(!kind.finding.example.isEmpty, "\(kind.element)")
    }
  }
}
