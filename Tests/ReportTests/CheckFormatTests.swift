// SPDX-License-Identifier: Apache-2.0

import Crypto
import Model
import Notation
import Report
import Testing

@Suite("A self-check for machines, and as a page")
struct CheckFormatTests {
  /// A file whose names and texts try to break out of every format.
  private var hostile: CheckedFile {
    let source = "  <budget 名称=\"预算\" total=\"100\">"
    return CheckedFile(
      file: "a,b:c%/我的 <x>&\"'.xml", application: ApplicationID("A-1"), verdict: .inadmissible,
      findings: [
        Finding(
          Fixture.malformed, severity: .reject,
          arguments: [.init("name", "]]></failure>\n::error::100% \u{1B}[2J")],
          place: Place(file: "a,b:c%/我的 <x>&\"'.xml", line: 3, column: 7))
      ],
      answers: [
        RuleAnswer(.pass, found: .one),
        RuleAnswer(
          .fail, found: Fixture.ratio(1, 3),
          details: .init(places: [
            Place(file: "a.xml", line: 12, column: 19), Place(file: "a.xml", line: 14),
          ])),
        RuleAnswer(.unknown),
      ], sourceLine: { $0.line == 12 ? source : nil })
  }

  private var eligible: CheckedFile {
    CheckedFile(
      file: "b.xml", application: ApplicationID("A-2"), verdict: .eligible, findings: [],
      answers: [RuleAnswer(.pass), RuleAnswer(.pass), RuleAnswer(.notApplicable)])
  }

  private var files: [CheckedFile] { [hostile, eligible] }

  // MARK: SARIF

  private func sarif(_ language: Language = .english) throws -> JSONValue {
    let bytes = FindingsSARIF.bytes(
      files, terms: Fixture.terms, language: language, version: "1.2.3")
    return try CanonicalJSON.read(bytes)
  }

  @Test("SARIF as recorded", arguments: Language.allCases)
  func sarifGolden(_ language: Language) {
    Golden.expect(
      FindingsSARIF.bytes(files, terms: Fixture.terms, language: language, version: "1.2.3"),
      "check.\(language.rawValue).sarif")
  }

  @Test("SARIF has what the standard requires of a log, a run, a tool and its rules")
  func sarifStructure() throws {
    let log = try sarif()
    #expect(log["version"]?.text == "2.1.0")
    let run = try #require(log["runs"]?.elements?.first)
    #expect(run["columnKind"]?.text == "unicodeCodePoints")
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["name"]?.text == "opencall")
    #expect(driver["version"]?.text == "1.2.3")
    let rules = try #require(driver["rules"]?.elements)
    let ids = rules.compactMap { $0["id"]?.text }
    #expect(ids == ["MIN101/title-en", "MIN101/own-money", "MIN101/state-aid", "XML101"])
    let levels: Set<String?> = ["none", "note", "warning", "error"]
    for rule in rules {
      #expect(rule["shortDescription"]?["text"]?.text?.isEmpty == false)
      #expect(rule["fullDescription"]?["text"]?.text?.isEmpty == false)
      let help = try #require(rule["help"]?["text"]?.text)
      #expect(rule["help"]?["markdown"]?.text?.contains("**") == true)
      #expect(help.contains("→ Raise the value.") || help.contains("→ Close {name}."))
      #expect(help.contains("→ 请"))
      #expect(levels.contains(rule["defaultConfiguration"]?["level"]?.text))
    }
    let translation = try #require(run["translations"]?.elements?.first)
    #expect(translation["language"]?.text == "zh-CN")
    #expect(translation["rules"]?.elements?.compactMap { $0["id"]?.text } == ids)
  }

  @Test("SARIF's results point at rules and artifacts that are there, with lines and columns")
  func sarifResults() throws {
    let run = try #require(try sarif()["runs"]?.elements?.first)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.elements)
    let artifacts = try #require(run["artifacts"]?.elements)
    #expect(
      artifacts.first?["location"]?["uri"]?.text
        == "a%2Cb%3Ac%25/%E6%88%91%E7%9A%84%20%3Cx%3E%26%22%27.xml")
    #expect(
      artifacts.compactMap { $0["properties"]?["verdict"]?.text } == ["inadmissible", "eligible"])
    let results = try #require(run["results"]?.elements)
    #expect(results.count == 3)
    for result in results {
      #expect(result["message"]?["text"]?.text?.isEmpty == false)
      let index = try #require(result["ruleIndex"]?.number)
      #expect(rules[Int(index)]["id"]?.text == result["ruleId"]?.text)
      let location = try #require(result["locations"]?.elements?.first?["physicalLocation"])
      #expect(location["artifactLocation"]?["uri"]?.text != nil)
      // The standard wants no level where a result does not say that something is wrong.
      #expect((result["kind"]?.text == "fail") == (result["level"]?.text != "none"))
    }
    #expect(results.map { $0["kind"]?.text } == ["fail", "fail", "open"])
    let region = results[1]["locations"]?.elements?.first?["physicalLocation"]?["region"]
    #expect(region?["startLine"]?.number == 12)
    #expect(region?["startColumn"]?.number == 19)
    #expect(results[1]["relatedLocations"]?.elements?.count == 1)
  }

  // MARK: GitHub, JUnit

  @Test("GitHub annotations: one line a command, nothing in them begins another")
  func github() {
    let text = FindingsGitHub.text(files, terms: Fixture.terms, language: .english)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    #expect(
      lines[0] == "::error file=a%2Cb%3Ac%25/我的 <x>&\"'.xml,line=3,col=7,"
        + "title=inadmissible [XML101]::Element ]]></failure>%0A::error::100%25 �[2J is not "
        + "closed.%0A→ Close ]]></failure>%0A::error::100%25 �[2J.")
    #expect(lines[1].hasPrefix("::error file=a.xml,line=12,col=19,title=ineligible [MIN101 own-"))
    #expect(lines[2].hasPrefix("::notice file=a%2Cb%3Ac%25/"))
    #expect(lines[2].hasSuffix("cannot be judged before the above is mended (1): state-aid"))
    #expect(lines[3] == "::notice file=b.xml,title=eligible::eligible")
  }

  @Test("JUnit: a suite a file, a case a rule, failed exactly where it is in the way")
  func junit() throws {
    let bytes = FindingsJUnit.bytes(files, terms: Fixture.terms, language: .english)
    Golden.expect(bytes, "check.junit.xml")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<testsuites name=\"opencall\" tests=\"11\" failures=\"2\" errors=\"0\""))
    #expect(!text.contains("]]></failure>\n::"))
    let inner = text.split(separator: "<testsuite name=")
    #expect(inner.last?.contains("failures=\"0\"") == true)
  }

  // MARK: HTML

  @Test("the page as recorded, in the language asked for", arguments: Language.allCases)
  func page(_ language: Language) {
    let bytes = FindingsHTML.bytes(files, terms: Fixture.terms, language: language)
    Golden.expect(bytes, "check.\(language.rawValue).html")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("id=\"\(language.rawValue)\" class=\"switch\" checked"))
    #expect(!text.contains("<script") && !text.contains("<x>"))
    #expect(text.components(of: "lang=\"en\"") > 20)
    #expect(text.contains("<mark>total=&quot;100&quot;</mark>"))
  }

  @Test("the page's policy allows exactly the styles that stand in it")
  func policy() {
    var digest = SHA256()
    let style = Golden.read("\(Golden.root)/Schemas/check.css")
    unsafe style.withUnsafeBytes { unsafe digest.update(bufferPointer: $0) }
    let text = String(
      decoding: FindingsHTML.bytes(files, terms: Fixture.terms), as: UTF8.self)
    let hash = "sha256-" + PageTests.base64(Array(digest.finalize()))
    #expect(FindingsHTML.styleDigest == hash)
    #expect(text.contains("'\(hash)'") && text.contains("'\(RankingHTML.styleDigest)'"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
