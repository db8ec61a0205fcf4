// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Validation

/// Finds out what a call says of each field of an application.
package enum ApplicationPlanner {
  /// The plan of a fill-in application for a call, or for one of its lots.
  package static func plan(
    _ rulebook: Rulebook, root: FieldGuide, lot: LotID?
  ) -> ApplicationPlan {
    let vocabulary = rulebook.vocabulary
    var rules = [[RuleTerms]](repeating: [], count: Vocabulary.elements.count)
    var expected = ExpectedCodes()
    for (terms, rule) in zip(rulebook.terms.rules, rulebook.rules) {
      if let lot, let column = vocabulary.index(of: "lot", in: .application),
        rule.isBeside(lot: lot.text, column: column, vocabulary, rulebook.lists)
      {
        continue
      }
      rule.note(&expected)
      guard !terms.needsBatch else { continue }
      rules[home(of: rule.reads, vocabulary)].append(terms)
    }
    for case .number(let measure) in rulebook.facts { expected.add(measure) }
    var lists: [Footprint.Cell: [Codelist]] = [:]
    var used: Set<String> = []
    for (cell, positions) in expected.lists {
      lists[cell] = positions.map { rulebook.lists[$0].list }
      for position in positions { used.insert(rulebook.lists[position].list.id) }
    }
    for table in Table.allCases {
      for (column, spec) in vocabulary.columns[table.rawValue].enumerated() {
        guard let id = spec.list, let list = rulebook.lists.first(where: { $0.list.id == id })
        else { continue }
        lists[Footprint.Cell(table: table, column: column)] = [list.list]
        used.insert(id)
      }
    }
    return ApplicationPlan(
      root: root, vocabulary: vocabulary, lot: lot, rules: rules, lists: lists,
      codes: expected.values,
      otherLists: rulebook.terms.call.codelists.filter { !used.contains($0.id) })
  }

  /// The element that a rule stands at: the first one, in the order of the form, that it looks at;
  /// the root for a rule that looks at everything, or at the root's own attributes.
  private static func home(of reads: Footprint, _ vocabulary: Vocabulary) -> Int {
    for (position, element) in Vocabulary.elements.enumerated().dropFirst() {
      let names = element.attributes.map(\.column) + [element.text].compactMap { $0 }
      let columns = names.compactMap { vocabulary.index(of: $0, in: element.table) }
      let isRow =
        element.opensRow
        && (reads.tables.contains(element.table) || reads.rows.contains(element.table))
      let isCell = columns.contains {
        reads.cells.contains(Footprint.Cell(table: element.table, column: $0))
      }
      // Two elements write declarations; a rule on them stands at the partner's, which comes first.
      if isRow && element.table != .application || isCell { return position }
    }
    return 0
  }
}
