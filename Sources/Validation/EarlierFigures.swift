// SPDX-License-Identifier: Apache-2.0

package import Model

/// What was measured of one application of the earlier stage.
package struct EarlierFigures: Hashable, Sendable {
  /// The figures, by the positions that `CallReader.measureEarlier` gave.
  package let values: [Rational?]
  /// The currency of its amounts, or nil where none is written.
  package let currency: String?

  /// Figures in a currency.
  package init(values: [Rational?], currency: String?) {
    self.values = values
    self.currency = currency
  }
}

extension CompiledMeasure {
  /// Whether it is an amount of money, so that two of them compare only in one currency.
  func isMoney(_ vocabulary: Vocabulary) -> Bool {
    switch self {
    case .sum(let table, let column, _, _), .value(let table, let column, _, _):
      vocabulary.columns[table.rawValue][column].type == .money
    case .fact(_, let measure): measure.isMoney(vocabulary)
    case .add(let measures), .smallest(let measures), .largest(let measures):
      measures.contains { $0.isMoney(vocabulary) }
    case .subtract(let left, let right): left.isMoney(vocabulary) || right.isMoney(vocabulary)
    case .count, .distinct, .share, .span, .number, .lookup: false
    }
  }
}
