// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Partners have enough inhabitants: each alone, all together, or by a majority that lives in places
/// of a kind.
package struct PopulationRule: ApplicationRule {
  package static let element = "population"

  package static let finding = FindingKind(
    "ELG120",
    title: Texts(en: "too few inhabitants", zh: "人口不足"),
    message: Texts(en: "found {found}, asked {asked}", zh: "实际为{found}，要求{asked}"),
    why: Texts(
      en:
        "A fund for cities says how large a city is: alone, as a group, or as a group most of whose "
        + "inhabitants live in urban places. What is missing is unknown; no figure is looked up.",
      zh: "面向城市的资金规定城市的规模：单独达标、合计达标，或多数居民居住于城市地区。缺失即未知，系统不代查数据。"),
    remedy: Texts(
      en:
        "Give each partner's inhabitants in <location population=\"…\"/>, by the source that the call "
        + "names, or take in partners that reach the figure together.",
      zh: "请按征集指定的来源在 <location population=\"…\"/> 填写各合作方人口，或联合可合计达标的合作方。"),
    example: """
      <population id="size" severity="ineligible" modes="each sum" min="50000">
        <where><is attribute="kind" value="government"/></where>
        <message xml:lang="en">The authorities have 50 000 inhabitants, alone or together.</message>
      </population>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "each is large enough", zh: "各自达标"),
      rule: #"<population modes="each" min="50000"/>"#, application: partners("50000", "60000"),
      answer: .pass),
    RuleExample(
      title: Texts(en: "one is not", zh: "有一方不足"),
      rule: #"<population modes="each" min="50000"/>"#, application: partners("49999", "60000"),
      answer: .fail),
    RuleExample(
      title: Texts(en: "together they are", zh: "合计达标"),
      rule: #"<population modes="each sum" min="50000"/>"#,
      application: partners("20000", "30000"), answer: .pass),
    RuleExample(
      title: Texts(en: "half is no majority", zh: "半数不是多数"),
      rule: """
        <population modes="majority" min="50000"><among><is attribute="country" value="ES"/></among>\
        </population>
        """,
      application: partners("30000", "30000"), answer: .fail),
    RuleExample(
      title: Texts(en: "a missing figure is unknown", zh: "缺失即未知"),
      rule: #"<population modes="sum" min="50000"/>"#, application: partners(nil, "30000"),
      answer: .unknown),
    RuleExample(
      title: Texts(en: "enough without the missing figure", zh: "不计缺失者已达标"),
      rule: #"<population modes="sum" min="50000"/>"#, application: partners(nil, "50000"),
      answer: .pass),
  ]

  /// Two partners of ES and PT with inhabitants, for the examples.
  private static func partners(_ first: String?, _ second: String?) -> String {
    [("P1", "lead", "ES", first), ("P2", "partner", "PT", second)].map {
      id, role, country, number in
      let location = number.map { #"<location population="\#($0)"/>"# } ?? ""
      return """
        <partner id="\(id)" role="\(role)" kind="government" country="\(country)">\
        <name xml:lang="en">\(id)</name>\(location)</partner>
        """
    }.joined()
  }

  /// How inhabitants are counted.
  enum Mode: String, Sendable, CaseIterable {
    /// Each partner alone.
    case each
    /// All together.
    case sum
    /// All together, and most of them in partners that meet a condition.
    case majority
  }

  /// The ways to reach it, any of which is enough.
  let modes: [Mode]
  /// How many inhabitants.
  let least: Rational
  /// Who is counted.
  let who: Addressees
  /// Where a majority lives, or nil.
  let among: FilterProgram?
  /// The least share of a majority, or nil for more than half.
  let share: Rational?
  /// Where the inhabitants stand in a partner's row.
  let column: Int
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> PopulationRule? {
    guard let who = Addressees(form, &reader),
      let least = reader.figure(form, "min", or: "parameter")
    else { return nil }
    let name = form[attribute: "attribute"]
    guard
      let column = name == nil
        ? reader.vocabulary.index(of: "population", in: .partner)
        : reader.column(form, "attribute", of: .partner)
    else { return nil }
    guard reader.vocabulary.column(column, of: .partner).type.isNumeric else {
      reader.reportUnfit(form, "attribute", ColumnType.numberAsked)
      return nil
    }
    let modes = reader.codes(form, "modes").compactMap { name -> Mode? in
      if let mode = Mode(rawValue: name) { return mode }
      reader.reportUnknown(
        Texts(en: "mode", zh: "方式"), name, known: Mode.allCases.map(\.rawValue), at: form,
        attribute: "modes")
      return nil
    }
    let among = reader.program(form, "among", of: .partner)
    if modes.contains(.majority) != (among != nil) {
      reader.reportIncomplete(
        form,
        Texts(
          en: "<among> goes with modes=\"majority\": which partners must be the majority",
          zh: "<among> 与 modes=\"majority\" 须同时使用：哪些合作方须占多数"))
    }
    let share = reader.rational(form, "share")
    reader.require(form, "min", least)
    reader.require(form, "share", share, to: .one)
    if share != nil, !modes.contains(.majority) {
      reader.reportIncomplete(
        form,
        Texts(
          en: "a share is that of modes=\"majority\", which is not among the modes",
          zh: "share 用于 modes=\"majority\"，而其中没有该方式"))
    }
    let shown = Words.number(least)
    let ways = modes.map { mode -> Texts in
      switch mode {
      case .each: return Texts(en: "each alone", zh: "各自达标")
      case .sum: return Texts(en: "together", zh: "合计达标")
      case .majority:
        let part = share.map {
          Texts(en: "at least \(Words.number($0))", zh: "不少于\(Words.number($0))")
        }
        return Texts(
          en: "together, \(part?.en ?? "more than half") of them where \(among?.words.en ?? "")",
          zh: "合计达标且\(part?.zh ?? "半数以上")居民所在合作方\(among?.words.zh ?? "")")
      }
    }
    return PopulationRule(
      modes: modes, least: least, who: who, among: among?.program, share: share, column: column,
      words: Texts(
        en: "\(who.words.en): at least \(shown) inhabitants, "
          + ways.map(\.en).joined(separator: " or "),
        zh: "\(who.words.zh)：人口不少于\(shown)，\(ways.map(\.zh).joined(separator: "或"))"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(.partner, column)
    footprint.add(among, of: .partner)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    subject.names(part, of: .partner, columns: [column]) && who.asked(part.row, subject) != .no
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(who.filter, of: .partner)
    codes.add(among, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let count = count(subject, file: file)
    let isOpen = count.mayLiveInside || count.mayLiveOutside
    // What is open only adds: a sum that is large enough stays so.
    let sum: Truth =
      least <= count.known ? .yes : least <= count.most ?? least ? .unknown : .no
    let truth = modes.reduce(Truth.no) { truth, mode in
      switch mode {
      case .each: truth.or(count.each.and(count.any))
      case .sum: truth.or(sum)
      case .majority: truth.or(sum.and(majority(count)))
      }
    }
    let answer: Answer =
      switch truth {
      case .yes: .pass
      case .no: .fail
      case .unknown: .unknown
      }
    let isFirm = !isOpen && count.doubtful == .zero
    return RuleAnswer(
      answer, found: isOpen ? nil : count.known,
      details: answer == .pass
        ? nil : details(count.inside, count.known, count.places, isOpen: !isFirm))
  }

  /// How many live where.
  private struct Count {
    /// Whether each partner that is asked is large enough.
    var each = Truth.yes
    /// Whether any partner that is asked is large enough: where nobody is asked, nobody is.
    var any = Truth.no
    /// The inhabitants that surely count.
    var known = Rational.zero
    /// The inhabitants that may count; nil where there is no telling how many.
    var most: Rational? = .zero
    /// Those that surely count and live in partners of the majority.
    var inside = Rational.zero
    /// Those that surely count and of whom that is unknown.
    var doubtful = Rational.zero
    /// Whether further ones may count that live in partners of the majority.
    var mayLiveInside = false
    /// Whether further ones may count that live elsewhere.
    var mayLiveOutside = false
    /// Where too few live, or it is not said how many.
    var places: [Place] = []
  }

  /// Counts the inhabitants of the partners that are asked.
  private func count(_ subject: Subject, file: String) -> Count {
    let rows = subject.application[.partner]
    var count = Count()
    for row in 0..<rows.count {
      let takesPart = who.asked(row, subject)
      guard takesPart != .no else { continue }
      let number = rows[row, column].millionths.map { Decimals.rational(micro: $0) }
      count.most = count.most.flatMap { most in
        number.flatMap { .zero <= $0 ? try? most.adding($0) : nil }
      }
      let isEnough = number.map { Truth(least <= $0) } ?? .unknown
      count.each = count.each.and(takesPart == .yes ? isEnough : isEnough.or(.unknown))
      count.any = count.any.or(takesPart.and(isEnough))
      if isEnough != .yes {
        count.places.append(subject.place(of: column, row: row, .partner, file))
      }
      let isInside = modes.contains(.majority) ? subject.truth(among, row, of: .partner) : .no
      guard takesPart == .yes, let number, .zero <= number,
        let known = try? count.known.adding(number)
      else {
        count.mayLiveInside = count.mayLiveInside || isInside != .no
        count.mayLiveOutside = count.mayLiveOutside || isInside != .yes
        continue
      }
      count.known = known
      // A part is not larger than the whole, which was added up.
      switch isInside {
      case .yes: count.inside = (try? count.inside.adding(number)) ?? count.inside
      case .unknown: count.doubtful = (try? count.doubtful.adding(number)) ?? count.doubtful
      case .no: break
      }
    }
    return count
  }

  /// The evidence: where too few live, and how many live where a majority is asked.
  private func details(
    _ inside: Rational, _ known: Rational, _ places: [Place], isOpen: Bool
  ) -> RuleAnswer.Details? {
    let isShown = modes.contains(.majority) && !isOpen
    guard isShown || !places.isEmpty else { return nil }
    return RuleAnswer.Details(
      texts: isShown ? ["\(Words.number(inside))/\(Words.number(known))"] : [],
      places: Array(places.prefix(Tally.most)))
  }

  package var bounds: [RuleAnswer.Bound] { [RuleAnswer.Bound("min", least)] }

  /// Whether most live in partners of the majority: by the least that may be, and by the most.
  private func majority(_ count: Count) -> Truth {
    let most = (try? count.inside.adding(count.doubtful)) ?? count.known
    if !count.mayLiveOutside, isMajority(count.inside, count.known) { return .yes }
    return count.mayLiveInside || isMajority(most, count.known) ? .unknown : .no
  }

  /// Whether a part is a majority of the whole.
  private func isMajority(_ part: Rational, _ whole: Rational) -> Bool {
    guard whole != .zero, let found = try? part.divided(by: whole),
      let half = try? Rational(numerator: 1, denominator: 2)
    else { return false }
    return share.map { $0 <= found } ?? (half < found)
  }
}
