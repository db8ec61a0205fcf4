// SPDX-License-Identifier: Apache-2.0

import Calls
import Intake
import Model
import Pipeline
import Testing

/// Random numbers that are the same in every run (SplitMix64).
private struct Dice {
  var state: UInt64

  /// A number below a bound.
  mutating func roll(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  /// One of several.
  mutating func pick(_ choices: [String]) -> String { choices[roll(choices.count)] }

  /// A condition on the application.
  mutating func condition(_ depth: Int) -> String {
    switch roll(depth > 0 ? 13 : 9) {
    case 0: return "<is attribute=\"lot\" value=\"\(pick(["1", "2", "3"]))\"/>"
    case 1: return "<in attribute=\"lot\" values=\"\(pick(["1 2", "2 3", "3"]))\"/>"
    case 2: return "<is attribute=\"sector\" value=\"\(pick(["xian", "sofia", "madrid"]))\"/>"
    case 3: return "<prefix attribute=\"plan\" value=\"\(pick(["U", "R", "U-C"]))\"/>"
    case 4: return "<present attribute=\"\(pick(["plan", "sector", "start"]))\"/>"
    case 5:
      let days = ["2027-01-01", "2027-06-30", "2027-12-31"]
      return "<between attribute=\"start\" \(pick(["min", "max"]))=\"\(pick(days))\"/>"
    case 6:
      let side = pick(["EU", "CN", "US"])
      return
        "<listed attribute=\"sector\" list=\"cities\"><is attribute=\"side\" value=\"\(side)\"/>"
        + "</listed>"
    case 7: return "<has of=\"partner\"><is attribute=\"role\" value=\"\(role)\"/></has>"
    case 8: return "<is attribute=\"plan\" value=\"\(pick(["U-CAP", "R-CAP"]))\"/>"
    case 9: return "<all>\(condition(depth - 1))\(condition(depth - 1))</all>"
    case 10: return "<any>\(condition(depth - 1))\(condition(depth - 1))</any>"
    default: return "<not>\(condition(depth - 1))</not>"
    }
  }

  /// A role, also one that does not exist.
  var role: String {
    mutating get { pick(["lead", "partner", "helper"]) }
  }

  /// A measure and its bounds.
  mutating func bound() -> String {
    let measure: String
    switch roll(6) {
    case 0: measure = "<count of=\"partner\"/>"
    case 1:
      measure =
        "<count of=\"partner\"><where><is attribute=\"role\" value=\"\(role)\"/></where></count>"
    case 2: measure = "<distinct of=\"partner\" attribute=\"role\"/>"
    case 3: measure = "<count of=\"application\"><where>\(condition(1))</where></count>"
    case 4: measure = "<value attribute=\"requested\"/>"
    default:
      measure = "<share><value attribute=\"requested\"/><value attribute=\"total\"/></share>"
    }
    let numbers = ["-1", "0", "0.5", "1", "1.5", "2", "3"]
    switch roll(4) {
    case 0: return "\(measure)<min value=\"\(pick(numbers))\"/>"
    case 1: return "\(measure)<max value=\"\(pick(numbers))\"/>"
    case 2: return "\(measure)<equals value=\"\(pick(numbers))\"/>"
    default: return "\(measure)<min value=\"\(roll(2))\"/><max value=\"\(1 + roll(3))\"/>"
    }
  }

  /// A rule.
  mutating func rule(_ id: String) -> String {
    let when = roll(2) == 0 ? "" : "<when>\(condition(2))</when>"
    return "<bound id=\"\(id)\" severity=\"ineligible\">\(when)\(bound())"
      + "<message xml:lang=\"en\">m</message><message xml:lang=\"zh\">文</message></bound>"
  }

  /// An application; its lot and its code are declared ones, or not given.
  mutating func application(_ number: Int) -> String {
    let lot = pick(["", " lot=\"1\"", " lot=\"2\""])
    var partners = ""
    for index in 0...roll(3) {
      partners +=
        "<partner id=\"P\(index)\" role=\"\(pick(["lead", "partner"]))\" kind=\"k\" country=\"ES\">"
        + "<name xml:lang=\"en\">N</name></partner>"
    }
    let start = pick([
      "", " start=\"2027-01-01\"", " start=\"2027-06-30\"", " start=\"2028-01-01\"",
    ])
    let plan = roll(3) == 0 ? "" : "<plan kind=\"\(pick(["U-CAP", "R-CAP"]))\"\(start)/>"
    let requested = pick(["0", "0.5", "1", "2", "3"])
    let budget =
      roll(4) == 0
      ? "" : "<budget currency=\"EUR\" total=\"\(roll(3))\" requested=\"\(requested)\"/>"
    let sector =
      roll(3) == 0
      ? "" : "<property name=\"sector\">\(pick(["xian", "sofia"]))</property>"
    return
      "<application xmlns=\"urn:opencall:application:1\" call=\"BASE\" id=\"A\(number)\"\(lot)>"
      + "<title xml:lang=\"en\">T</title>\(partners)\(plan)\(budget)\(sector)</application>"
  }
}

@Suite("What the audit is certain of holds for every application")
struct AuditOracleTests {
  /// The base call without its own rules but with these.
  static func call(_ rules: [String]) throws -> String {
    let start = try #require(BaseCall.text.firstRange(of: "<rules>"))
    let end = try #require(BaseCall.text.firstRange(of: "<quota"))
    return BaseCall.text[..<start.upperBound] + rules.joined() + BaseCall.text[end.lowerBound...]
  }

  @Test("random rules against random applications")
  func random() throws {
    var dice = Dice(state: 3)
    let applications = (0..<60).map { Array(dice.application($0).utf8) }
    let document = XMLDocument()
    var claims: [String: Int] = [:]
    var applied = 0
    for _ in 0..<10 {
      let rules = (0..<30).map { dice.rule("r\($0)") }
      let text = try AuditOracleTests.call(rules)
      let found = try BaseCall.examine(text).findings
      let form = try #require(
        try OfficialReader.form(Array(text.utf8), .call, file: "call.xml").form)
      let rulebook = try CallCompiler.compile(form, file: "call.xml", digest: "0")
      let appraiser = try Appraiser(rulebook)
      let appraisals = applications.map { bytes in
        appraiser.appraise(
          Dossier(file: "a.xml", bytes: bytes, digest: "0", receipts: nil), using: document
        ).answers.map(\.answer)
      }
      applied += appraisals.joined().count { $0 == .pass || $0 == .fail }
      for finding in found {
        let code = finding.kind.code
        guard let rule = finding.argument("rule").flatMap({ Int($0.dropFirst()) }) else { continue }
        let isError = finding.severity == .reject
        if isError || code == "CAL206" { claims[code, default: 0] += 1 }
        for answers in appraisals {
          let answer = answers[rule]
          let context: Comment = "\(finding.sentence(.english)) \(rules[rule])"
          switch code {
          case "CAL201": #expect(answer == .notApplicable || answer == .unknown, context)
          case "CAL204" where isError: #expect(answer != .pass, context)
          case "CAL206": #expect(answer != .fail, context)
          case "CAL203" where isError, "CAL210" where isError, "CAL211" where isError:
            let other = try #require(finding.argument("other").flatMap { Int($0.dropFirst()) })
            #expect(answer != .pass || answers[other] != .pass, context)
          default: break
          }
        }
      }
    }
    // The test says something only if each claim was made, and rules were answered.
    for (code, least) in [
      ("CAL201", 5), ("CAL203", 5), ("CAL204", 5), ("CAL206", 5), ("CAL210", 1), ("CAL211", 1),
    ] {
      #expect(
        claims[code, default: 0] >= least, "\(code) was claimed \(claims[code, default: 0]) times")
    }
    #expect(applied > 5_000)
  }
}
