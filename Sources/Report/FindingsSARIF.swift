// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What `opencall check` says to editors and code hosts: SARIF 2.1.0 (OASIS standard).
///
/// A rule of the call is `CODE/rule-id`, a finding of ours is `CODE`; help stands in both
/// languages, and a translation carries the Chinese titles. What cannot be judged is `open`, the
/// standard's word for it.
package struct FindingsSARIF {
  /// Where the standard's schema is; a name, never fetched.
  static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  /// What results refer to.
  private struct Rule {
    let id: String
    let kind: FindingKind
    let title: Texts
    let message: Texts
    let level: String
  }

  /// The call.
  private let terms: Terms
  /// The language of messages.
  private let language: Language
  /// All that results refer to: the call's rules in their order, then our findings by code.
  private var rules: [Rule] = []
  /// The position of each of them; only ever asked.
  private var positions: [String: Int] = [:]
  /// What was written so far.
  private var writer = JSONWriter(indented: true)

  /// The file; `version` is the tool's.
  package static func bytes(
    _ files: [CheckedFile], terms: Terms, language: Language, version: String
  ) -> [UInt8] {
    var drawing = FindingsSARIF(files, terms, language)
    drawing.draw(files, version: version)
    return drawing.writer.takeBytes() + [0x0A]
  }

  /// The rules, numbered.
  private init(_ files: [CheckedFile], _ terms: Terms, _ language: Language) {
    self.terms = terms
    self.language = language
    for rule in terms.rules where !rule.needsBatch {
      rules.append(
        Rule(
          id: "\(rule.kind.code)/\(rule.id)", kind: rule.kind, title: Problem.sentence(rule),
          message: Problem.sentence(rule), level: FindingsSARIF.level(rule.severity)))
    }
    var kinds: [FindingKind] = []
    for finding in files.flatMap(\.findings) where !kinds.contains(finding.kind) {
      kinds.append(finding.kind)
    }
    for kind in kinds.sorted(by: { $0.code < $1.code }) {
      rules.append(
        Rule(id: kind.code, kind: kind, title: kind.title, message: kind.title, level: "error"))
    }
    for (position, rule) in rules.enumerated() { positions[rule.id] = position }
  }

  /// SARIF's word for a severity.
  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .reject, .ineligible: "error"
    case .curable, .review: "warning"
    case .warn: "note"
    }
  }

  /// The whole log: one run.
  private mutating func draw(_ files: [CheckedFile], version: String) {
    writer.beginObject()
    writer.member("$schema", FindingsSARIF.schema)
    writer.key("runs")
    writer.beginArray()
    writer.beginObject()
    writer.member("artifacts", each: files) { writer, file in
      writer.member("location") { $0.member("uri", FindingsSARIF.uri(file.file)) }
      writer.member("properties") { $0.member("verdict", file.verdict.rawValue) }
    }
    writer.member("columnKind", "unicodeCodePoints")
    let terms = terms
    writer.member("properties") {
      $0.member("call", terms.call.id.text)
      $0.member("callSha256", terms.digest)
      $0.member("notKnownYet", Problem.notKnownYet(terms).map(\.id.text))
    }
    writer.key("results")
    writer.beginArray()
    for (index, file) in files.enumerated() {
      for problem in Problem.all(file, terms) { draw(problem, file, index) }
    }
    writer.endArray()
    writer.key("tool")
    writer.beginObject()
    writer.key("driver")
    drawDriver(version)
    writer.endObject()
    writer.key("translations")
    writer.beginArray()
    drawTranslation()
    writer.endArray()
    writer.endObject()
    writer.endArray()
    writer.member("version", "2.1.0")
    writer.endObject()
  }

  /// The tool and its rules.
  private mutating func drawDriver(_ version: String) {
    writer.beginObject()
    writer.member("language", "en")
    writer.member("name", "opencall")
    writer.member("rules", each: rules) { writer, rule in
      writer.member("defaultConfiguration") { $0.member("level", rule.level) }
      writer.member("fullDescription") { $0.member("text", rule.kind.why.en) }
      writer.member("help") {
        $0.member("markdown", FindingsSARIF.help(rule.kind, marked: true))
        $0.member("text", FindingsSARIF.help(rule.kind, marked: false))
      }
      writer.member("id", rule.id)
      writer.member("properties") {
        $0.member("messages", Texts(en: rule.message.en, zh: rule.message.zh))
      }
      writer.member("shortDescription") { $0.member("text", rule.title.en) }
    }
    writer.member("semanticVersion", version)
    writer.member("version", version)
    writer.endObject()
  }

  /// The rules' Chinese titles and reasons, in the order of the driver's.
  private mutating func drawTranslation() {
    writer.beginObject()
    writer.member("associatedComponent") { $0.member("name", "opencall") }
    writer.member("contents", ["localizedData"])
    writer.member("isComprehensive", true)
    writer.member("language", "zh-CN")
    writer.member("name", "opencall")
    writer.member("rules", each: rules) { writer, rule in
      writer.member("fullDescription") { $0.member("text", rule.kind.why.zh) }
      writer.member("help") { $0.member("text", rule.kind.remedy.zh) }
      writer.member("id", rule.id)
      writer.member("shortDescription") { $0.member("text", rule.title.zh) }
    }
    writer.endObject()
  }

  /// Why a rule is there and what to do, in both languages.
  private static func help(_ kind: FindingKind, marked: Bool) -> String {
    let bold = { (text: String) in marked ? "**\(text)**" : text }
    return [
      bold("\(kind.code) \(kind.title.en)"), kind.why.en, "→ " + kind.remedy.en,
      bold("\(kind.code) \(kind.title.zh)"), kind.why.zh, "→ " + kind.remedy.zh,
    ].joined(separator: "\n\n")
  }

  /// A problem.
  private mutating func draw(_ problem: Problem, _ file: CheckedFile, _ index: Int) {
    let isOpen = problem.answer?.answer == .unknown
    let id = problem.rule.map { "\(problem.code)/\($0)" } ?? problem.code
    writer.beginObject()
    writer.member("kind", isOpen ? "open" : "fail")
    writer.member("level", isOpen ? "none" : FindingsSARIF.level(problem.severity))
    let places = problem.places.isEmpty ? [Place(file: file.file)] : problem.places
    writer.member("locations", each: places.prefix(1)) { FindingsSARIF.draw($1, index, &$0) }
    let evidence = problem.evidence?.sentence.text(language) ?? ""
    let sentences = [problem.message.text(language), evidence, problem.remedy.text(language)]
    writer.member("message") {
      $0.member(
        "text",
        sentences.filter { !$0.isEmpty }.map(Shown.harmless).joined(separator: "\n"))
    }
    if places.count > 1 {
      writer.member("relatedLocations", each: places.dropFirst()) {
        FindingsSARIF.draw($1, index, &$0)
      }
    }
    writer.member("ruleId", id)
    if let position = positions[id] { writer.member("ruleIndex", position) }
    writer.endObject()
  }

  /// A location.
  private static func draw(_ place: Place, _ index: Int, _ writer: inout JSONWriter) {
    writer.member("physicalLocation") { writer in
      writer.member("artifactLocation") {
        $0.member("index", index)
        $0.member("uri", uri(place.file))
      }
      guard place.line > 0 else { return }
      writer.member("region") {
        if place.column > 0 { $0.member("startColumn", place.column) }
        $0.member("startLine", place.line)
      }
    }
  }

  /// A path as a URI reference: what is not a letter, digit, `-._~` or `/` is percent-encoded.
  static func uri(_ path: String) -> String {
    if path == "-" { return "stdin" }
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Hex.text(CollectionOfOne(byte)).uppercased()
      }
    }
    return result
  }
}
