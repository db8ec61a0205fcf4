// SPDX-License-Identifier: Apache-2.0

/// What a fill-in application of a call is drawn from: the schema's fields, and beside each what
/// the call says of it.
package struct ApplicationPlan: Sendable {
  /// The root element with all that it may hold.
  package let root: FieldGuide
  /// The attributes of applications, with those that the call declares.
  package let vocabulary: Vocabulary
  /// The lot that the form is for, or nil.
  package let lot: LotID?
  /// The rules that look at an element, by its position in `Vocabulary.elements`, in the call's
  /// order; each rule stands at one element.
  package let rules: [[RuleTerms]]
  /// The codelists that the call's rules look a column up in.
  package let lists: [Footprint.Cell: [Codelist]]
  /// The single codes that the call's rules look for in a column.
  package let codes: [Footprint.Cell: [String]]
  /// The codelists that no column is known for.
  package let otherLists: [Codelist]

  /// What a fill-in application is drawn from.
  package init(
    root: FieldGuide, vocabulary: Vocabulary, lot: LotID?, rules: [[RuleTerms]],
    lists: [Footprint.Cell: [Codelist]], codes: [Footprint.Cell: [String]],
    otherLists: [Codelist]
  ) {
    self.root = root
    self.vocabulary = vocabulary
    self.lot = lot
    self.rules = rules
    self.lists = lists
    self.codes = codes
    self.otherLists = otherLists
  }
}
