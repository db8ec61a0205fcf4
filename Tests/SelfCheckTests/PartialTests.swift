// SPDX-License-Identifier: Apache-2.0

import Calls
import Foundation
import Intake
import Model
import Testing

/// Numbers that look random and are the same in every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A sound file is broken; what is still answered must be what the sound file answers.
@Suite("Rules answered from a faulty file are never wrong")
struct PartialTests {
  /// What differs between the answers of a broken file and those of the sound one.
  private func wrong(_ broken: Appraisal, _ sound: Appraisal) -> [String] {
    zip(Desk.rulebook.terms.rules, zip(broken.answers, sound.answers)).compactMap { rule, answers in
      let (found, truth) = answers
      if rule.needsBatch || found.answer == .unknown { return nil }
      return found.answer == truth.answer && found.found == truth.found
        ? nil : "\(rule.id): \(found.answer), not \(truth.answer)"
    }
  }

  /// Applications that differ in what they have, eligible and not.
  static let samples = ["IURC-001", "IURC-009", "IURC-015"]

  @Test("every single breakage of three applications", arguments: samples)
  func single(_ sample: String) throws {
    let text = try Desk.application(sample)
    let markup = Markup(text)
    let document = XMLDocument()
    let sound = Desk.check(text, using: document)
    try #require(sound.outcome == .accepted)
    var refused = 0
    var answered = 0
    for edits in markup.breakages {
      let broken = try #require(markup.applying(edits))
      let appraisal = Desk.check(broken, using: document)
      // Some are still applications, only others; those say nothing about the first.
      guard appraisal.outcome == .rejected, appraisal.findings.contains(where: isSchema) else {
        continue
      }
      refused += 1
      #expect(Desk.verdict(appraisal) == .inadmissible)
      answered += appraisal.answers.count { $0.answer != .unknown }
      let differences = wrong(appraisal, sound)
      #expect(differences == [], "\(edits)")
    }
    #expect(refused > 300)
    // It is worth the trouble: of some thirty rules, many are still answered.
    #expect(answered > refused * 5)
  }

  @Test("two breakages at once, a hundred times", arguments: samples)
  func pairs(_ sample: String) throws {
    let text = try Desk.application(sample)
    let markup = Markup(text)
    let document = XMLDocument()
    let sound = Desk.check(text, using: document)
    let single = markup.breakages.filter { edits in
      guard let broken = markup.applying(edits) else { return false }
      let appraisal = Desk.check(broken, using: document)
      return appraisal.outcome == .rejected && appraisal.findings.contains(where: isSchema)
    }
    var dice = Dice(state: UInt64(sample.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
    for _ in 0..<100 {
      let first = single[Int.random(in: single.indices, using: &dice)]
      let second = single[Int.random(in: single.indices, using: &dice)]
      guard let broken = markup.applying(first + second) else { continue }
      let appraisal = Desk.check(broken, using: document)
      #expect(Desk.verdict(appraisal) != .eligible)
      let differences = wrong(appraisal, sound)
      #expect(differences == [], "\(first) and \(second)")
    }
  }

  private func isSchema(_ finding: Finding) -> Bool { finding.kind.code.hasPrefix("XML1") }

  @Test("a bad value leaves all rules answered that do not look at it")
  func value() throws {
    let text = try Desk.application("IURC-001")
      .replacingOccurrences(of: "start=\"2027-01-01\"", with: "start=\"soon\"")
    let appraisal = Desk.check(text)
    #expect(Desk.verdict(appraisal) == .inadmissible)
    let open = zip(Desk.rulebook.terms.rules, appraisal.answers)
      .filter { !$0.0.needsBatch && $0.1.answer == .unknown }.map { $0.0.id.text }
    #expect(open == ["duration"])
  }

  @Test("our own checks are made as far as the rows are sound, and make answers unknown")
  func ownChecks() throws {
    let text = try Desk.application("IURC-001")
      .replacingOccurrences(of: "start=\"2027-01-01\"", with: "start=\"soon\"")
      .replacingOccurrences(of: "<partner id=\"P2\"", with: "<partner id=\"P1\"")
    let appraisal = Desk.check(text)
    #expect(appraisal.findings.contains { $0.kind.code == "APP102" && ($0.place?.line ?? 0) > 0 })
    let lead = zip(Desk.rulebook.terms.rules, appraisal.answers)
      .first { $0.0.id.text == "single-lead" }
    #expect(lead?.1.answer == .unknown)
  }

  @Test("what our own checks refuse leaves all rules answered that do not look at it")
  func refused() throws {
    let text = try Desk.application("IURC-001")
    let cases: [(change: (String, String), code: String, open: String, answered: String)] = [
      (("<partner id=\"P2\"", "<partner id=\"P1\""), "APP102", "single-lead", "duration"),
      ((" partner=\"P2\"", " partner=\"P99\""), "APP103", "single-lead", "duration"),
      (("requested=\"248750.00\"", "requested=\"248750.001\""), "APP107", "ceiling-1", "title-en"),
    ]
    for (change, code, open, answered) in cases {
      #expect(text.contains(change.0), "\(change.0)")
      let appraisal = Desk.check(text.replacingOccurrences(of: change.0, with: change.1))
      #expect(appraisal.findings.map(\.kind.code).filter { $0 == code }.isEmpty == false)
      #expect(Desk.verdict(appraisal) == .inadmissible)
      func answer(_ id: String) -> Answer? {
        zip(Desk.rulebook.terms.rules, appraisal.answers).first { $0.0.id.text == id }?.1.answer
      }
      #expect(answer(open) == .unknown, "\(code) \(open)")
      #expect(answer(answered) == .pass, "\(code) \(answered)")
    }
    let other = Desk.check(text.replacingOccurrences(of: "IURC-CN-2026", with: "OTHER"))
    #expect(other.findings.map(\.kind.code) == ["APP101"])
    #expect(other.answers.isEmpty)
  }

  @Test("what is not well-formed, cut off or another document is not answered at all")
  func nothing() throws {
    let text = try Desk.application("IURC-001")
    for broken in [
      String(text.dropLast(40)), text.replacingOccurrences(of: "</budget>", with: "</budge>"),
      text.replacingOccurrences(of: "application:1", with: "application:2"),
      text + "<more/>", "<!DOCTYPE a>" + text,
    ] {
      let appraisal = Desk.check(broken)
      #expect(appraisal.answers.isEmpty)
      #expect(Desk.verdict(appraisal) != .eligible)
    }
  }
}
