// SPDX-License-Identifier: Apache-2.0

package import Model

/// How many applications may share a value (DESIGN §5, Quota).
package struct QuotaRule: RuleKind {
  package static let element = "quota"

  package static let finding = FindingKind(
    "ELG105",
    title: Texts(en: "too many applications with the same value", zh: "同一取值的申请过多"),
    message: Texts(
      en: "{found} share it, at most {asked} may", zh: "共{found}份，最多{asked}份"),
    why: Texts(
      en: "A call may let each lead or partner take part only so often. Applications are taken in "
        + "the order of their receipts; only those that are kept block others.",
      zh: "征集可限制每个牵头方或合作方的申请数。按回执先后处理；只有被保留的申请才占用名额。"),
    remedy: Texts(
      en: "Withdraw the applications that are not meant to count, in writing.",
      zh: "请书面撤回不拟计入的申请。"),
    example: """
      <quota id="one-per-lead" severity="ineligible" per="lead" max="1" keep="latest">
        <message xml:lang="en">One application a lead.</message>
      </quota>
      """)

  /// A quota needs a batch; its own tests stand with ranking.
  package static let examples: [RuleExample] = []

  /// Which applications are kept where there are too many.
  package enum Keep: String, Sendable {
    /// The first to arrive.
    case first
    /// The last to arrive.
    case latest
    /// None of them.
    case none
  }

  /// The fact whose values are counted, by position.
  package let fact: Int
  /// How many may share a value.
  package let most: Int
  /// Which are kept.
  package let keep: Keep
  /// Whether only eligible applications count.
  package let countsEligible: Bool
  package let words: Texts
  package let needsBatch = true

  package static func read(_ form: Form, _ reader: inout CallReader) -> QuotaRule? {
    guard let fact = reader.fact(form, "per"), let most = reader.count(form, "max"),
      let keep = Keep(rawValue: reader.required(form, "keep"))
    else { return nil }
    let name = Words.fact(reader.facts[fact])
    let which =
      switch keep {
      case .first: Texts(en: "the first is kept", zh: "保留最先提交者")
      case .latest: Texts(en: "the latest is kept", zh: "保留最后提交者")
      case .none: Texts(en: "none is kept", zh: "均不保留")
      }
    return QuotaRule(
      fact: fact, most: most, keep: keep,
      countsEligible: form[attribute: "counts"] == "eligible",
      words: Texts(
        en: "at most \(most) application\(most == 1 ? "" : "s") with the same \(name.en); of more, "
          + which.en,
        zh: "\(name.zh)相同的申请最多\(most)份；超出时\(which.zh)"))
  }

  /// One application as the quota sees it.
  package struct Member: Sendable {
    /// Its values, or nil where they are unknown.
    package let values: [String]?
    /// When it was submitted, or nil where that is unknown.
    package let at: Instant?
    /// Whether it is certain to take part: an undetermined one only may.
    package let isCertain: Bool

    /// A member.
    package init(values: [String]?, at: Instant?, isCertain: Bool) {
      self.values = values
      self.at = at
      self.isCertain = isCertain
    }
  }

  /// The answers for all members, in their order.
  ///
  /// Certain and possible keepers are counted apart: where only the possible ones would fill a
  /// place, the outcome is unknown.
  package func answers(_ members: [Member]) -> [Answer] {
    keep == .none ? answersWithoutKeepers(members) : answersInOrder(members)
  }

  /// All of a group that is too large fail.
  private func answersWithoutKeepers(_ members: [Member]) -> [Answer] {
    var certain: [String: Int] = [:]
    var possible: [String: Int] = [:]
    for member in members {
      for value in member.values ?? [] {
        if member.isCertain { certain[value, default: 0] += 1 }
        possible[value, default: 0] += 1
      }
    }
    return members.map { member in
      guard let values = member.values else { return .unknown }
      // A member that only may take part counts itself, if it is judged at all.
      let own = member.isCertain ? 0 : 1
      if values.contains(where: { certain[$0, default: 0] + own > most }) { return .fail }
      return values.contains { possible[$0, default: 0] > most } ? .unknown : .pass
    }
  }

  /// Members in the order of their receipts; those of the same instant are judged together.
  private func answersInOrder(_ members: [Member]) -> [Answer] {
    var answers = members.map { _ in Answer.unknown }
    let known = members.indices.filter { members[$0].values != nil && members[$0].at != nil }
    let timeless = members.indices.filter { members[$0].values != nil && members[$0].at == nil }
    // A member of unknown time may come before or after any other: it may block them all.
    var kept: [String: Int] = [:]
    var possible: [String: Int] = [:]
    for index in timeless {
      for value in members[index].values ?? [] { possible[value, default: 0] += 1 }
    }
    let sorted = known.sorted { left, right in
      guard let first = members[left].at, let second = members[right].at else { return false }
      return keep == .latest ? second < first : first < second
    }
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, members[sorted[end]].at == members[sorted[start]].at { end += 1 }
      judge(Array(sorted[start..<end]), members, &kept, &possible, &answers)
      start = end
    }
    for index in timeless {
      let values = members[index].values ?? []
      let others = values.contains { value in
        members.indices.filter { members[$0].values?.contains(value) ?? false }.count > most
      }
      answers[index] = others ? .unknown : .pass
    }
    return answers
  }

  /// Judges members of the same instant: they are kept together or none can be preferred.
  private func judge(
    _ group: [Int], _ members: [Member], _ kept: inout [String: Int],
    _ possible: inout [String: Int], _ answers: inout [Answer]
  ) {
    var asked: [String: Int] = [:]
    for index in group {
      for value in members[index].values ?? [] { asked[value, default: 0] += 1 }
    }
    for index in group {
      let values = members[index].values ?? []
      if values.contains(where: { kept[$0, default: 0] >= most }) {
        answers[index] = .fail
      } else if values.contains(where: {
        kept[$0, default: 0] + possible[$0, default: 0] + asked[$0, default: 0] > most
      }) {
        answers[index] = .unknown
      } else {
        answers[index] = .pass
      }
    }
    for index in group where answers[index] != .fail {
      for value in members[index].values ?? [] {
        if answers[index] == .pass, members[index].isCertain {
          kept[value, default: 0] += 1
        } else {
          possible[value, default: 0] += 1
        }
      }
    }
  }
}
