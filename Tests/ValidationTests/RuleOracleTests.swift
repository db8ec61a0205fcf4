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
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }

  /// The codes and numbers of each table, and what they may be.
  static let codes: [String: [(String, [String])]] = [
    "application": [("lot", ["1", "2"]), ("plan", ["U-CAP", "R-CAP"])],
    "partner": [
      ("id", ["P0", "P1", "P2"]), ("role", ["lead", "partner"]), ("country", ["ES", "CN", "BG"]),
      ("participant", ["xian", "sofia", "wuhan", "plovdiv"]), ("nuts", ["ES51", "ES61", "BG41"]),
    ],
    "contact": [("email", ["a", "b"])], "declaration": [("code", ["honour", "data"])],
    "activity": [("kind", ["visit", "pilot"]), ("partner", ["P0", "P1"])],
    "line": [("category", ["staff", "travel"]), ("partner", ["P0", "P1"])],
    "annex": [("kind", ["letter", "budget"]), ("partner", ["P0", "P1"])],
  ]
  static let numbers: [String: [String]] = [
    "application": ["total", "requested", "cofinancing"],
    "partner": ["total", "requested", "population"], "line": ["amount"],
  ]

  /// A condition on rows of a table.
  mutating func filter(_ table: String, _ depth: Int = 2) -> NaiveFilter {
    let most = depth > 0 ? 10 : 5
    let (name, values) = pick(Dice.codes[table] ?? [])
    switch roll(most) {
    case 0: return .equal(name, pick(values))
    case 1: return .among(name, [values[0], values[values.count - 1]])
    case 2: return .prefix(name, String(pick(values).prefix(1 + roll(2))))
    case 3: return .present(name)
    case 4:
      if let number = Dice.numbers[table]?.first {
        return .between(number, pick([0, 1, 5]), pick([5, 10]))
      }
      return .equal(name, pick(values))
    case 5: return .all([filter(table, depth - 1), filter(table, depth - 1)])
    case 6: return .any([filter(table, depth - 1), filter(table, depth - 1)])
    case 7: return .not(filter(table, depth - 1))
    case 8 where table == "partner":
      return .listed(
        "participant", side: pick([nil, "EU", "CN"]), on: pick([nil, "2026-01-31", "2026-02-01"]))
    case 9 where table == "partner" || table == "application":
      let other = pick(["contact", "declaration", "activity", "line", "annex"])
      return .has(other, roll(2) == 0 ? [] : [filter(other, 0)])
    default: return .present(name)
    }
  }

  /// A measure.
  mutating func measure(_ depth: Int = 2) -> NaiveMeasure {
    let table = pick(["partner", "partner", "activity", "line", "declaration"])
    let filters = roll(3) == 0 ? [] : [filter(table)]
    switch roll(depth > 0 ? 7 : 4) {
    case 0: return .count(table, filters)
    case 1: return .distinct(table, pick(Dice.codes[table] ?? []).0, filters)
    case 2:
      let table = pick(["partner", "line"])
      return .sum(
        table, pick(Dice.numbers[table] ?? []), [filter(table)], default: pick([nil, 0, 7]))
    case 3:
      let table = pick(["application", "partner"])
      return .value(
        table, pick(Dice.numbers[table] ?? []), table == "partner" ? [filter(table)] : [],
        default: pick([nil, nil, 3]))
    case 4: return .share(measure(depth - 1), measure(depth - 1))
    case 5: return .add(measure(depth - 1), measure(depth - 1))
    default: return .largest(measure(depth - 1), measure(depth - 1))
    }
  }

  /// A row of a table with each attribute given or not.
  mutating func row(_ table: String, always: Set<String>) -> NaiveApplication.Row {
    var row: NaiveApplication.Row = [:]
    for (name, values) in Dice.codes[table] ?? [] where always.contains(name) || roll(4) > 0 {
      row[name] = pick(values)
    }
    for name in Dice.numbers[table] ?? [] where always.contains(name) || roll(4) > 0 {
      row[name] = "\(pick([0, 1, 3, 5, 10, 20]))"
    }
    return row
  }

  /// An application.
  mutating func application() -> NaiveApplication {
    var result = NaiveApplication()
    result.rows["application"] = [row("application", always: ["plan", "total", "requested"])]
    for position in 0...(1 + roll(3)) {
      var partner = row("partner", always: ["role", "country"])
      partner["id"] = "P\(position)"
      result.rows["partner", default: []].append(partner)
      for table in ["contact", "declaration"] where roll(2) == 0 {
        var own = row(table, always: ["code"])
        own["^"] = "\(position)"
        result.rows[table, default: []].append(own)
      }
    }
    for table in ["activity", "line", "annex"] {
      for _ in 0..<roll(4) {
        result.rows[table, default: []].append(
          row(table, always: ["kind", "category", "amount"]))
      }
    }
    return result
  }
}

@Suite("DESIGN §5.2: a second, naive reading of measures and conditions agrees, unknown included")
struct RuleOracleTests {
  /// The XML of an application.
  static func xml(_ application: NaiveApplication) -> String {
    func attributes(_ row: NaiveApplication.Row, _ names: [String]) -> String {
      names.compactMap { name in row[name].map { #" \#(name)="\#($0)""# } }.joined()
    }
    let own = application.table("application")[0]
    var text = #"<application xmlns="urn:opencall:application:1" call="T" id="A""#
    text += attributes(own, ["lot"]) + #"><title xml:lang="en">T</title>"#
    for (position, partner) in application.table("partner").enumerated() {
      text += #"<partner kind="k""# + attributes(partner, ["id", "role", "country"])
      text += attributes(partner, ["total", "requested"]) + #"><name xml:lang="en">N</name>"#
      if let code = partner["participant"] { text += #"<participant code="\#(code)"/>"# }
      text += "<location\(attributes(partner, ["nuts", "population"]))/>"
      for contact in application.table("contact") where contact["^"] == "\(position)" {
        text += #"<contact name="N"\#(attributes(contact, ["email"]))/>"#
      }
      for declaration in application.table("declaration") where declaration["^"] == "\(position)" {
        text += "<declaration\(attributes(declaration, ["code"]))/>"
      }
      text += "</partner>"
    }
    for row in application.table("activity") {
      text += "<activity\(attributes(row, ["kind", "partner"]))/>"
    }
    text += #"<plan kind="\#(own["plan"] ?? "")"/><budget currency="EUR""#
    text += attributes(own, ["total", "requested", "cofinancing"]) + ">"
    for row in application.table("line") {
      text += "<line\(attributes(row, ["category", "partner", "amount"]))/>"
    }
    text += "</budget>"
    for row in application.table("annex") {
      text += "<annex\(attributes(row, ["kind", "partner"]))/>"
    }
    return text + "</application>"
  }

  static let list = """
    <codelist id="places"><name xml:lang="en">P</name>\
    <entry code="xian"><name xml:lang="en">X</name><property name="side">CN</property></entry>\
    <entry code="sofia" valid-to="2026-01-31"><name xml:lang="en">S</name>\
    <property name="side">EU</property></entry>\
    <entry code="wuhan" valid-from="2026-02-01"><name xml:lang="en">W</name>\
    <property name="side">CN</property></entry></codelist>
    """

  @Test("random rules on random applications", arguments: 0..<12)
  func random(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    var rules: [(xml: String, answer: (NaiveApplication) -> Answer)] = []
    for position in 0..<40 {
      let measure = dice.measure()
      let bound = dice.pick([0, 1, 2, 3, 5, 10])
      let name = dice.pick(["min", "max", "equals"])
      let when = dice.roll(3) == 0 ? dice.filter("application") : nil
      let condition = when.map { "<when>\($0.xml)</when>" } ?? ""
      let xml = """
        <bound id="r\(position)" severity="ineligible">\(condition)\(measure.xml)\
        <\(name) value="\(bound)"/><message xml:lang="en">m</message></bound>
        """
      rules.append(
        (
          xml,
          { application in
            switch when?.truth(0, of: "application", in: application) ?? (when == nil ? true : nil)
            {
            case false: return .notApplicable
            case nil: return .unknown
            default: break
            }
            guard let found = measure.value(in: application) else { return .unknown }
            let limit = NaiveNumber(bound)
            let holds =
              switch name {
              case "min": limit <= found
              case "max": found <= limit
              default: found <= limit && limit <= found
              }
            return holds ? .pass : .fail
          }
        ))
    }
    let rulebook = try Workshop.rulebook(rules.map(\.xml).joined(), lists: Self.list)
    let appraiser = try Appraiser(rulebook)
    let document = XMLDocument()
    var seen: [Answer: Int] = [:]
    for _ in 0..<40 {
      let application = dice.application()
      let text = Self.xml(application)
      let appraisal = appraiser.appraise(
        Dossier(file: "a.xml", bytes: Array(text.utf8), digest: "0", receipts: nil),
        using: document)
      // A line or an activity may name a partner that is not there: that refuses the file.
      guard appraisal.outcome == .accepted else { continue }
      for (rule, answer) in zip(rules, appraisal.answers) {
        let expected = rule.answer(application)
        seen[expected, default: 0] += 1
        #expect(answer.answer == expected, "\(rule.xml) \(text)")
      }
    }
    // It says something only if every answer came up.
    for answer in [Answer.pass, .fail, .unknown, .notApplicable] {
      #expect(seen[answer, default: 0] > 20, "\(answer): \(seen[answer, default: 0])")
    }
  }
}
