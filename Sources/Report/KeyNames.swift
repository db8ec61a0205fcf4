// SPDX-License-Identifier: Apache-2.0

internal import Model

/// The names that results give to what a call holds by position.
struct KeyNames {
  /// The names of the order's keys: `total`, `section:relevance`, `least-covered:theme` …
  let order: [String]
  /// The ids of the criteria.
  let criteria: [String]
  /// The ids of the sections.
  let sections: [String]
  /// The ids of the envelopes.
  let envelopes: [String]
  /// The positions of the criteria in the order of their ids, which canonical JSON asks for.
  let sortedCriteria: [Int]
  /// The criteria's ids as keys of canonical JSON, each with its colon.
  let criterionKeys: [[UInt8]]

  /// The names of a call.
  init(_ terms: Terms) {
    let criteria = terms.grid?.criteria.map(\.id.text) ?? []
    let sections = terms.grid?.sections.map(\.id.text) ?? []
    let facts = terms.facts.map(\.id.text)
    self.criteria = criteria
    self.sections = sections
    envelopes = terms.money?.envelopes.map(\.id.text) ?? []
    criterionKeys = criteria.map { Array("\"\($0)\":".utf8) }
    sortedCriteria = criteria.indices.sorted {
      criteria[$0].utf8.lexicographicallyPrecedes(criteria[$1].utf8)
    }
    order = (terms.ranking?.keys ?? []).map { key in
      switch key {
      case .total: "total"
      case .percentile: "percentile"
      case .section(let section, _): "section:\(sections[section])"
      case .criterion(let criterion, _): "criterion:\(criteria[criterion])"
      case .fact(let fact, _): "fact:\(facts[fact])"
      case .leastCovered(let fact): "least-covered:\(facts[fact])"
      case .leastFunded(let fact): "least-funded:\(facts[fact])"
      case .decided: "decided"
      case .lottery: "lottery"
      }
    }
  }

  /// The name of what a gate looks at: `total`, `section:…`, `criterion:…`, `veto:…`,
  /// `pass-mark:…`.
  func subject(_ subject: GateStep.Subject) -> String {
    switch subject {
    case .total: "total"
    case .section(let section): "section:\(sections[section])"
    case .criterion(let criterion): "criterion:\(criteria[criterion])"
    case .veto(let criterion): "veto:\(criteria[criterion])"
    case .passMark(let envelope): "pass-mark:\(envelopes[envelope])"
    }
  }
}
