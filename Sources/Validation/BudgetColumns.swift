// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Where the figures of a budget stand, and sums over them in millionths.
struct BudgetColumns: Sendable {
  /// The total cost of the application.
  let total: Int
  /// Its request.
  let requested: Int
  /// Its co-financing.
  let cofinancing: Int
  /// A partner's id.
  let partnerID: Int
  /// A partner's total.
  let partnerTotal: Int
  /// A partner's request.
  let partnerRequested: Int
  /// A partner's co-financing.
  let partnerCofinancing: Int
  /// A line's category.
  let category: Int
  /// A line's partner.
  let linePartner: Int
  /// A line's amount.
  let amount: Int

  /// The columns of a vocabulary; all are built in.
  init?(_ vocabulary: Vocabulary) {
    func column(_ name: String, _ table: Table) -> Int? { vocabulary.index(of: name, in: table) }
    guard let total = column("total", .application),
      let requested = column("requested", .application),
      let cofinancing = column("cofinancing", .application),
      let partnerID = column("id", .partner), let partnerTotal = column("total", .partner),
      let partnerRequested = column("requested", .partner),
      let partnerCofinancing = column("cofinancing", .partner),
      let category = column("category", .line), let linePartner = column("partner", .line),
      let amount = column("amount", .line)
    else { return nil }
    self.total = total
    self.requested = requested
    self.cofinancing = cofinancing
    self.partnerID = partnerID
    self.partnerTotal = partnerTotal
    self.partnerRequested = partnerRequested
    self.partnerCofinancing = partnerCofinancing
    self.category = category
    self.linePartner = linePartner
    self.amount = amount
  }

  /// Adds all of the budget to what a rule reads.
  func add(to footprint: inout Footprint) {
    footprint.add(.application, total, requested, cofinancing)
    footprint.add(.partner, partnerID, partnerTotal, partnerRequested, partnerCofinancing)
    footprint.add(.line, category, linePartner, amount)
  }

  /// The sum of two figures; nil where either is unknown or the sum is too large.
  static func add(_ left: Int128?, _ right: Int128?) -> Int128? {
    guard let left, let right else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : sum
  }

  /// The sum of a column; nil where a row has no value.
  func sum(_ table: Table, _ column: Int, _ application: Application) -> Int128? {
    let rows = application[table]
    var sum: Int128? = 0
    for row in 0..<rows.count { sum = BudgetColumns.add(sum, rows[row, column].millionths) }
    return sum
  }

  /// The sum of the lines of each partner, of those that `counts` takes in; nil where a line that
  /// counts has no amount, and for all partners where one has no partner.
  func linesByPartner(
    _ application: Application, counts: (_ category: String) -> Bool = { _ in true }
  ) -> [Int128?] {
    let partners = application[.partner]
    let lines = application[.line]
    var sums = [Int128?](repeating: 0, count: partners.count)
    // Lines of one partner mostly stand together.
    var last = 0
    for row in 0..<lines.count where counts(lines[row, category].text ?? "") {
      guard let id = lines[row, linePartner].text else {
        return Array(repeating: nil, count: partners.count)
      }
      if last >= partners.count || partners[last, partnerID].text != id {
        guard let found = (0..<partners.count).first(where: { partners[$0, partnerID].text == id })
        else { continue }
        last = found
      }
      sums[last] = BudgetColumns.add(sums[last], lines[row, amount].millionths)
    }
    return sums
  }
}

extension CallReader {
  /// The tolerance that a rule gives, in millionths; none where it gives none.
  mutating func tolerance(_ form: Form) -> Int128 {
    require(form, "tolerance", rational(form, "tolerance"))
    return form[attribute: "tolerance"].flatMap { CallReader.millionths($0, type: .decimal) } ?? 0
  }

  /// A number that an attribute gives, or a parameter that another names; nil with a defect.
  mutating func figure(
    _ form: Form, _ attribute: String, or parameter: String
  ) -> Rational? {
    switch (form[attribute: attribute], form[attribute: parameter]) {
    case (.some, .none): return rational(form, attribute)
    case (.none, .some): return self.parameter(form, parameter)?.value
    default:
      reportIncomplete(
        form,
        Texts(
          en: "give either \(attribute) or \(parameter)", zh: "须写明 \(attribute) 或 \(parameter) 之一"))
      return nil
    }
  }
}
