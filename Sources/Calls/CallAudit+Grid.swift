// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Validation

extension CallAudit {
  /// Scales, thresholds, weights, computed points, divergence.
  mutating func auditGrid() {
    guard let grid = terms.grid, let gridForm = form.child("grid") else { return }
    let sections = gridForm.children("section")
    for (position, section) in grid.sections.enumerated() {
      auditWeight(sections[position], "section \(section.id)")
      for criterionForm in sections[position].children("criterion") {
        guard let index = grid.criterion(criterionForm[attribute: "id"] ?? "") else { continue }
        audit(grid.criteria[index], criterionForm)
      }
      let members = grid.criteria.filter { $0.section == position }
      let weight = { (criterion: Criterion) throws(ArithmeticFailure) in
        try section.weight.multiplied(by: criterion.weight)
      }
      audit(
        section.threshold, members, sections[position], "threshold", "section \(section.id)",
        weight: weight)
    }
    if let total = gridForm.child("threshold") {
      audit(grid.threshold, grid.criteria, total, "min", "total") {
        criterion throws(ArithmeticFailure) in
        try grid.sections[criterion.section].weight.multiplied(by: criterion.weight)
      }
    }
    auditAssessors(grid, gridForm)
    if let divergence = grid.divergence, let divergenceForm = gridForm.child("divergence") {
      audit(divergence, grid, divergenceForm)
      if grid.minimumSheets == 1 {
        warn(
          GridContradictions.oneSheet, at: gridForm, "minimum-sheets",
          [("minimum", "\(grid.minimumSheets)")])
      }
    }
  }

  /// Fewer assessors than an application needs sheets.
  private mutating func auditAssessors(_ grid: Grid, _ gridForm: Form) {
    guard let known = grid.assessors, !known.isEmpty, let own = gridForm.child("assessors"),
      grid.criteria.contains(where: \.isAssessed)
    else { return }
    let asksThird = grid.divergence?.resolution == .third
    let needed = asksThird ? max(3, grid.minimumSheets) : grid.minimumSheets
    let arguments = [("count", "\(known.count)"), ("needed", "\(needed)")]
    if known.count < grid.minimumSheets {
      refuse(GridContradictions.assessors, at: own, nil, arguments)
    } else if known.count < needed {
      warn(GridContradictions.assessors, at: own, nil, arguments)
    }
  }

  /// A weight that is zero or less.
  private mutating func auditWeight(_ form: Form, _ what: String) {
    guard let weight = reader.rational(form, "weight"), !(Rational.zero < weight) else { return }
    let arguments = [("what", what), ("value", CallAudit.text(weight))]
    if weight < .zero {
      refuse(GridContradictions.weight, at: form, "weight", arguments)
    } else {
      warn(GridContradictions.weight, at: form, "weight", arguments)
    }
  }

  /// A criterion.
  private mutating func audit(_ criterion: Criterion, _ form: Form) {
    let what = "criterion \(criterion.id)"
    let (least, most) = (criterion.scale.least, criterion.scale.most)
    let range = [("least", CallAudit.text(least)), ("most", CallAudit.text(most))]
    auditWeight(form, what)
    audit(criterion.threshold, [criterion], form, "threshold", what) { $0.weight }
    if case .range(_, _, let step) = criterion.scale, let scale = form.child("scale"),
      let steps = try? most.subtracting(least).divided(by: step), !steps.isInteger
    {
      refuse(
        GridContradictions.step, at: scale, "step",
        [("what", what), ("step", CallAudit.text(step))] + range)
    }
    if let veto = criterion.veto {
      let arguments = [("what", what), ("asked", CallAudit.text(veto))] + range
      if most <= veto {
        refuse(GridContradictions.veto, at: form, "veto", arguments)
      } else if veto < least {
        warn(GridContradictions.veto, at: form, "veto", arguments)
      }
    }
    guard let computed = form.child("computed") else { return }
    for child in computed.children {
      for name in ["points", "points-from", "points-to"] {
        guard let points = reader.rational(child, name), points < least || most < points else {
          continue
        }
        refuse(
          GridContradictions.points, at: child, name,
          [("what", what), ("value", CallAudit.text(points))] + range)
      }
    }
    if case .bands(let fact, let bands) = criterion.source {
      audit(bands, computed, what, natural: natural(fact))
    }
  }

  /// The numbers that a fact can be.
  private func natural(_ fact: Int) -> Extent {
    guard reader.factMeasures.indices.contains(fact), let measure = reader.factMeasures[fact]
    else { return .any }
    return reachability.extent(measure)
  }

  /// A threshold on criteria.
  private mutating func audit(
    _ threshold: Threshold?, _ criteria: [Criterion], _ form: Form, _ attribute: String,
    _ what: String, weight: (Criterion) throws(ArithmeticFailure) -> Rational
  ) {
    guard let threshold else { return }
    do {
      var highest = Rational.zero
      for criterion in criteria {
        let factor = threshold.basis == .weighted ? try weight(criterion) : .one
        highest = try highest.adding(criterion.scale.most.multiplied(by: factor))
      }
      guard highest < threshold.least else { return }
      refuse(
        GridContradictions.threshold, at: form, attribute,
        [
          ("what", what), ("asked", CallAudit.text(threshold.least)),
          ("basis", threshold.basis.rawValue), ("most", CallAudit.text(highest)),
        ])
    } catch {
      // Weights that overflow are the compiler's finding.
    }
  }

  // MARK: Bands

  /// Bands that leave a number out, or claim it twice.
  private mutating func audit(
    _ bands: [ScoreSource.Band], _ form: Form, _ what: String, natural: Extent
  ) {
    let forms = form.children("band")
    guard forms.count == bands.count else { return }
    func refuse(_ index: Int, _ attribute: String?, _ value: String) {
      self.refuse(
        GridContradictions.bands, at: forms[index], attribute,
        [("what", what), ("value", value)])
    }
    for (index, band) in bands.enumerated() {
      if let from = band.from, let below = band.below, !(from < below) {
        refuse(index, "below", "\(CallAudit.text(from)) … \(CallAudit.text(below))")
        return
      }
    }
    let order = bands.indices.sorted { left, right in
      switch (bands[left].from, bands[right].from) {
      case (nil, nil): left < right
      case (nil, _): true
      case (_, nil): false
      case (let first?, let second?): first == second ? left < right : first < second
      }
    }
    for (before, after) in zip(order, order.dropFirst()) {
      guard let end = bands[before].below, let start = bands[after].from, end == start else {
        let value = [bands[before].below, bands[after].from].compactMap { $0 }
          .map(CallAudit.text).joined(separator: " … ")
        refuse(after, bands[after].from == nil ? nil : "from", value.isEmpty ? "…" : value)
        return
      }
    }
    // A fact that cannot be so small or so large needs no band there.
    guard let first = order.first, let last = order.last else { return }
    if let from = bands[first].from, natural.least.map({ $0 < from }) ?? true {
      warn(
        GridContradictions.bands, at: forms[first], "from",
        [("what", what), ("value", "< \(CallAudit.text(from))")])
    }
    if let below = bands[last].below, natural.most.map({ below <= $0 }) ?? true {
      warn(
        GridContradictions.bands, at: forms[last], "below",
        [("what", what), ("value", "≥ \(CallAudit.text(below))")])
    }
  }

  // MARK: Divergence

  /// A bound that two sheets can never exceed.
  private mutating func audit(_ divergence: Divergence, _ grid: Grid, _ form: Form) {
    let assessed = grid.criteria.filter(\.isAssessed)
    let distances = assessed.compactMap { criterion -> Rational? in
      let factor =
        divergence.subject == .total
        ? try? grid.sections[criterion.section].weight.multiplied(by: criterion.weight) : .one
      guard let factor else { return nil }
      return try? criterion.scale.most.subtracting(criterion.scale.least).multiplied(by: factor)
    }
    guard distances.count == assessed.count, !assessed.isEmpty else { return }
    let highest: Rational?
    switch divergence.method {
    case .absolute:
      highest =
        divergence.subject == .criterion
        ? distances.max { $0 < $1 }
        : try? distances.reduce(Rational.zero) { try $0.adding($1) }
    case .percentOfHigher, .percentOfMaximum:
      // Below zero the distance can be more than the whole of either.
      guard assessed.allSatisfy({ Rational.zero <= $0.scale.least }) else { return }
      highest = Rational(100)
    }
    guard let highest, highest <= divergence.over else { return }
    refuse(
      GridContradictions.divergence, at: form, "over",
      [
        ("most", CallAudit.text(highest)), ("asked", CallAudit.text(divergence.over)),
        ("unit", divergence.method.rawValue),
      ])
  }
}
