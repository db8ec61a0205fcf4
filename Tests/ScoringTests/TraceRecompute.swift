// SPDX-License-Identifier: Apache-2.0

import Model

/// Recomputes from a trace alone what the trace states (DESIGN §7.11): answers → status, sheets →
/// total, gates, order, percentiles, money. It knows the naive oracles of this folder and nothing
/// of the rooms that wrote the trace.
struct TraceRecompute {
  let file: TraceFile
  /// What does not follow, in words.
  var differences: [String] = []
  /// Application → what scoring came to.
  var results: [String: NaiveScoring.Result] = [:]
  /// Line → status.
  var statuses: [Int: String] = [:]
  /// Envelope, pass mark, what those that pass request, in cents.
  var passMarks: [(envelope: String, mark: Fraction?, requested: Int)] = []
  /// What each envelope holds in the end, in cents.
  var left: [Int] = []

  init(_ file: TraceFile) {
    self.file = file
    for index in file.lines.indices { screen(index) }
    setPassMarks()
    rate()
    place()
  }

  /// The result: recomputed status by line.
  var recomputed: [String?] { file.lines.indices.map { statuses[$0] } }

  mutating func expect(_ holds: Bool, _ index: Int, _ what: String) {
    if !holds {
      let line = file.lines[index]
      differences.append("\(line["application"].text ?? line["sha256"].text ?? "?"): \(what)")
    }
  }

  func name(_ index: Int) -> String { file.lines[index]["application"].text ?? "#\(index)" }

  func decision(_ id: Json) -> Json {
    file.head["decisions"].list.first { $0["id"].text == id.text } ?? Json()
  }

  // MARK: Answers → status

  private mutating func screen(_ index: Int) {
    let line = file.lines[index]
    let rules = file.head["rules"].list
    let notJudged = file.head["notJudged"].list.compactMap(\.text)
    convert(index)
    var items: [(rule: String, answer: String, severity: String)] = []
    for (rule, answer) in zip(rules, line["answers"].list) {
      expect(rule["id"].text == answer["rule"].text, index, "answers follow the rules")
      check(answer, rule, line, index)
      if rule["stage"].text == "late" || rule["code"].text == "ELG103" { continue }
      if notJudged.contains(rule["id"].text ?? "") { continue }
      items.append(
        (
          rule["id"].text ?? "", answer["answer"].text ?? "",
          answer["severity"].text ?? rule["severity"].text ?? ""
        ))
    }
    for quota in line["quotas"].list {
      let rule = file.head["quotas"].list.first { $0["id"].text == quota["rule"].text }
      items.append(
        (
          quota["rule"].text ?? "", quota["answer"].text ?? "", rule?["severity"].text ?? ""
        ))
    }
    func because(_ severities: [String], _ answers: [String]) -> [String] {
      items.filter { severities.contains($0.severity) && answers.contains($0.answer) }.map(\.rule)
    }
    let levels = [
      ("inadmissible", because(["reject"], ["fail"])),
      ("ineligible", because(["ineligible"], ["fail"])),
      ("undetermined", because(["reject", "ineligible"], ["unknown"])),
      ("clarification", because(["curable", "review"], ["fail", "unknown"])),
    ]
    let judged = levels.first { !$0.1.isEmpty }
    let version = line["version"]["outcome"].text ?? "counts"
    let intake = line["intake"].text ?? "accepted"
    let isWithdrawn = line["decisions"].list.contains {
      decision($0)["kind"].text == "withdrawal"
    }
    var status: String?
    if isWithdrawn {
      status = "withdrawn"
    } else if version == "late" || version == "superseded" {
      status = version
    } else if version == "refused" {
      // A refused correction is late where that is all that is wrong with it (DESIGN §5, Curing).
      let codes = line["findings"].list.compactMap(\.["code"].text).filter { $0.hasPrefix("COR") }
      status = codes.allSatisfy { $0 == "COR102" } ? "late" : "inadmissible"
    } else if intake == "rejected" {
      status = "inadmissible"
    } else if let judged, ["inadmissible", "ineligible"].contains(judged.0) {
      status = judged.0
    } else if version != "counts" || intake == "undecided" {
      status = "undetermined"
    } else if let judged {
      status = judged.0
    } else if file.head["order"]["lists"].text == "lot", line["lot"].text == nil {
      status = "undetermined"
    } else if file.rules != nil, amount(index) == nil {
      status = "undetermined"
    }
    if let status {
      statuses[index] = status
      expect(status == line["status"].text, index, "status \(status)")
      if let judged, judged.0 == status, version != "refused" {
        expect(line["because"].list.compactMap(\.text) == judged.1, index, "because \(judged.1)")
      }
      expect(!line["order"].isThere, index, "no place")
    } else {
      score(index)
    }
  }

  /// A number that was found against its bounds.
  private mutating func check(_ answer: Json, _ rule: Json, _ line: Json, _ index: Int) {
    let isReviewed = line["decisions"].list.contains { decision($0)["kind"].text == "review" }
    guard rule["code"].text == "ELG101", let found = answer["found"].fraction, !isReviewed else {
      return
    }
    let asked = answer["asked"].isThere ? answer["asked"].list : rule["bounds"].list
    let bounds = asked.map { ($0["name"].text ?? "", $0["value"].fraction) }
    guard !bounds.isEmpty, bounds.allSatisfy({ ["min", "max", "equals"].contains($0.0) }) else {
      return
    }
    let holds = bounds.allSatisfy { name, value in
      guard let value else { return false }
      return name == "min" ? value <= found : name == "max" ? found <= value : found == value
    }
    let text = answer["answer"].text
    if text == "pass" { expect(holds, index, "\(answer["rule"].text ?? "?") passes") }
    if text == "fail" { expect(!holds, index, "\(answer["rule"].text ?? "?") fails") }
  }

  /// What counts of an application's request, in cents: recommended, else requested.
  func amount(_ index: Int) -> Int? {
    let line = file.lines[index]
    let recommended = file.head["decisions"].list.first {
      $0["kind"].text == "amount" && $0["applications"].list.first?.text == name(index)
    }
    let value =
      recommended?["value"].fraction
      ?? line["facts"][file.head["money"]["requested"].text ?? ""].fraction
    guard let value else { return nil }
    let cents = value * Fraction(100)
    return cents.bottom == 1 && cents.top >= 0 ? cents.top : nil
  }

  // MARK: Sheets → total, gates

  func facts(_ index: Int) -> [FactValue] {
    file.facts.map { id in
      let fact = file.lines[index]["facts"][id]
      if let number = fact.fraction { return .number(number.rational) }
      if fact.value is [Any] { return .texts(fact.list.map { "#\($0.int ?? 0)" }) }
      return .unknown
    }
  }

  private mutating func score(_ index: Int) {
    let line = file.lines[index]
    guard let grid = file.grid else { return }
    let stated = line["scores"]
    let application = ApplicationID(name(index))
    func decimal(_ json: Json) -> String {
      guard let value = json.fraction else { return "n/a" }
      let (whole, rest) = (value.top / value.bottom, abs(value.top % value.bottom))
      let digits = String(rest * 1_000_000 / value.bottom + 1_000_000).dropFirst()
      return "\(whole == 0 && value < Fraction(0) ? "-" : "")\(whole).\(digits)"
    }
    var sheets: [Sheet] = []
    let assessed = grid.criteria.filter { $0.source == .assessors }
    for sheet in stated["sheets"].list where sheet["use"].text != "conflict" {
      guard let role = sheet["role"].text.flatMap({ AssessorRole(rawValue: $0) }) else { continue }
      sheets.append(
        Sheet(
          assessor: AssessorID(sheet["assessor"].text ?? ""), application: application,
          role: role, isFinal: sheet["use"].text != "open", version: 1,
          scores: assessed.map {
            .init(
              criterion: $0.id.text, value: decimal(sheet["scores"][$0.id.text]), comment: "",
              position: 0)
          }, conflict: nil, remark: "", place: Place(file: "")))
    }
    let (no, at) = (DecisionID("d"), Instant(seconds: 0))
    var decisions: [Decision] = []
    func add(_ action: Decision.Action) {
      guard let at else { return }
      decisions.append(
        Decision(id: no, by: "", at: at, reason: "", action: action, place: Place(file: "")))
    }
    if stated["consensus"].isThere {
      add(
        .consensus(
          application,
          assessed.map {
            .init(
              criterion: $0.id.text, value: decimal(stated["consensusScores"][$0.id.text]),
              comment: "", position: 0)
          }))
    }
    if let points = stated["adjustment"]["points"].fraction {
      add(.adjustment(application, points.rational))
      let decided = decision(stated["adjustment"]["decision"])["value"].fraction
      expect(decided == points, index, "adjustment as decided")
    }
    let naive = NaiveScoring(grid: grid, sheets: sheets, decisions: decisions, lots: [:])
    let result = naive.score(name(index), facts(index))
    var state = result.state
    if state == "scored", grid.method == .consensus, !assessed.isEmpty,
      !stated["consensus"].isThere
    {
      state = "awaiting"
    }
    for sheet in stated["sheets"].list where sheet["use"].text != "conflict" {
      let assessor = sheet["assessor"].text ?? "?"
      expect(result.uses[assessor] == sheet["use"].text, index, "use of \(assessor)")
      if sheet["use"].text == "open" { continue }
      var card: NaiveScoring.Card = [:]
      for criterion in assessed {
        card[criterion.id.text] = .some(sheet["scores"][criterion.id.text].fraction)
      }
      expect(naive.total(card) == sheet["total"].fraction, index, "total of \(assessor)")
    }
    let status = [
      "divergent": "awaitingAssessment", "awaiting": "awaitingAssessment",
      "undetermined": "undetermined", "clarification": "clarification",
    ][state]
    if let status {
      statuses[index] = status
      expect(status == line["status"].text, index, "status \(status)")
      expect(!stated["total"].isThere && !line["order"].isThere, index, "no total, no place")
      return
    }
    compare(result, stated, grid, index)
    results[name(index)] = result
    gates(result, grid, index)
  }

  /// The numbers on the way to the total.
  private mutating func compare(
    _ result: NaiveScoring.Result, _ stated: Json, _ grid: Grid, _ index: Int
  ) {
    expect(result.total == stated["total"].fraction, index, "total \(result.total ?? Fraction(0))")
    let raw = stated["criteria"].list
    expect(raw.map(\.["raw"].fraction) == result.criteria, index, "criteria \(result.criteria)")
    expect(
      raw.map(\.["weight"].fraction) == grid.criteria.map { Fraction($0.weight) }, index,
      "weights of criteria")
    let sections = stated["sections"].list
    expect(sections.map(\.["weighted"].fraction) == result.sections, index, "sections")
    expect(
      sections.map(\.["weight"].fraction) == grid.sections.map { Fraction($0.weight) }, index,
      "weights of sections")
    let sums = grid.sections.indices.map { section in
      zip(grid.criteria, result.criteria).filter { $0.0.section == section }.compactMap(\.1).sum
    }
    expect(sections.map(\.["unweighted"].fraction) == sums, index, "unweighted sections \(sums)")
    expect(stated["unweighted"].fraction == sums.sum, index, "unweighted total")
    for divergence in stated["divergences"].list { check(divergence, stated, grid, index) }
  }

  /// A distance of first and second.
  private mutating func check(
    _ divergence: Json, _ stated: Json, _ grid: Grid, _ index: Int
  ) {
    let naive = NaiveScoring(grid: grid, sheets: [], decisions: [], lots: [:])
    let pair = ["first", "second"].compactMap { role in
      stated["sheets"].list.first { $0["role"].text == role && $0["use"].text != "conflict" }
    }
    guard pair.count == 2 else { return expect(false, index, "divergence of two") }
    let assessed = grid.criteria.filter { $0.source == .assessors }
    let most: Fraction
    let marks: [Fraction?]
    if let id = divergence["criterion"].text {
      most = grid.criterion(id).map { Fraction(grid.criteria[$0].scale.most) } ?? Fraction(0)
      marks = pair.map { $0["scores"][id].fraction }
    } else {
      most =
        assessed.map {
          Fraction(grid.sections[$0.section].weight) * Fraction($0.weight) * Fraction($0.scale.most)
        }.sum
      marks = pair.map { $0["total"].fraction }
    }
    let known = marks.compactMap { $0 }
    guard known.count == 2 else { return expect(false, index, "divergence of two marks") }
    expect(
      naive.distance(known[0], known[1], most) == divergence["distance"].fraction, index,
      "distance")
  }

  /// Every gate of the method that applies, in its order, and whether all are passed.
  private mutating func gates(_ result: NaiveScoring.Result, _ grid: Grid, _ index: Int) {
    // The pass mark is looked at once all are scored.
    let stated = file.lines[index]["gates"].list.filter {
      $0["subject"].text?.hasPrefix("pass-mark:") != true
    }
    var expected: [(String, Fraction, Fraction, Bool)] = []
    func add(_ subject: String, _ threshold: Threshold?, _ raw: Fraction?, _ weighted: Fraction?) {
      guard let threshold,
        let score = threshold.basis == .weighted ? weighted : raw
      else { return }
      let least = Fraction(threshold.least)
      expected.append((subject, score, least, least <= score))
    }
    for (position, criterion) in grid.criteria.enumerated() {
      let name = criterion.id.text
      guard let score = result.criteria[position] else { continue }
      let isGiven = stated.contains { $0["subject"].text == "criterion:\(name)" }
      // What cannot be assessed and counts as the least score has no gate (DESIGN §6.6).
      if grid.notAssessable != .minimum || isGiven {
        add("criterion:\(name)", criterion.threshold, score, Fraction(criterion.weight) * score)
      }
      guard let veto = criterion.veto.map({ Fraction($0) }) else { continue }
      let given = stated.first { $0["subject"].text == "veto:\(name)" }
      if let given, let lowest = given["score"].fraction {
        let marks = marks(name, index)
        expected.append(("veto:\(name)", marks.min() ?? lowest, veto, !(lowest <= veto)))
      }
      expect(
        result.vetoed.contains(position) == (given?["passes"].truth == false), index,
        "veto on \(name)")
    }
    for (position, section) in grid.sections.enumerated() {
      let members = zip(grid.criteria, result.criteria).filter { $0.0.section == position }
        .compactMap(\.1)
      if members.isEmpty { continue }
      add(
        "section:\(section.id)", section.threshold, members.sum, result.sections[position])
    }
    add("total", grid.threshold, result.criteria.compactMap { $0 }.sum, result.total)
    let found = stated.map {
      (
        $0["subject"].text ?? "", $0["score"].fraction ?? Fraction(-1),
        $0["bound"].fraction ?? Fraction(-1), $0["passes"].truth ?? false
      )
    }
    expect(found.map(\.0) == expected.map(\.0), index, "gates \(expected.map(\.0))")
    for (one, other) in zip(found, expected) {
      expect(
        one.1 == other.1 && one.2 == other.2 && one.3 == other.3, index, "gate \(other)")
    }
    if !expected.allSatisfy(\.3) {
      statuses[index] = "belowThreshold"
      expect(file.lines[index]["status"].text == "belowThreshold", index, "below threshold")
      expect(!file.lines[index]["order"].isThere, index, "no place")
    }
  }

  /// The marks that count for a criterion, as the line's sheets say.
  private func marks(_ criterion: String, _ index: Int) -> [Fraction] {
    let scores = file.lines[index]["scores"]
    if scores["consensus"].isThere {
      return [scores["consensusScores"][criterion].fraction].compactMap { $0 }
    }
    // Where criteria draw on different sheets, the pair that counts is the two closest.
    if file.head["grid"]["divergence"]["on"].text == "criterion" { return [] }
    return scores["sheets"].list.filter { $0["use"].text == "counted" }
      .compactMap { $0["scores"][criterion].fraction }
  }
}
