// SPDX-License-Identifier: Apache-2.0

/// How sheets become one number (DESIGN §6.7).
package enum AggregateMethod: Hashable, Sendable {
  /// The sum over the number of sheets.
  case mean
  /// The middle one; of an even number, the mean of the middle two.
  case median
  /// The mean without the k highest and the k lowest.
  case trimmedMean(Int)
  /// Not at all: only a recorded consensus gives scores (DESIGN §6.9).
  case consensus
}

/// Whether a threshold looks at raw or at weighted scores (DESIGN §6.10).
package enum Basis: String, Hashable, Sendable {
  /// Raw scores, weights left out.
  case unweighted
  /// Scores times their weights.
  case weighted
}

/// A threshold: the least score that passes.
package struct Threshold: Hashable, Sendable {
  /// The least score.
  package let least: Rational
  /// What it looks at.
  package let basis: Basis

  /// A threshold.
  package init(least: Rational, basis: Basis) {
    self.least = least
    self.basis = basis
  }
}

/// The scores that a criterion allows (DESIGN §6.2).
package enum Scale: Hashable, Sendable {
  /// From least to most in equal steps, counted from least.
  case range(least: Rational, most: Rational, step: Rational)
  /// Listed values, ascending.
  case values([Rational])
  /// Words, each with points.
  case words([Word])

  /// A word of a scale.
  package struct Word: Hashable, Sendable {
    /// What a sheet writes.
    package let code: String
    /// What people read.
    package let label: LocalText
    /// What it is worth.
    package let points: Rational

    /// A word.
    package init(code: String, label: LocalText, points: Rational) {
      self.code = code
      self.label = label
      self.points = points
    }
  }

  /// The least score.
  package var least: Rational {
    switch self {
    case .range(let least, _, _): least
    case .values(let values): values.min() ?? .zero
    case .words(let words): words.map(\.points).min() ?? .zero
    }
  }

  /// The highest score.
  package var most: Rational {
    switch self {
    case .range(_, let most, _): most
    case .values(let values): values.max() ?? .zero
    case .words(let words): words.map(\.points).max() ?? .zero
    }
  }
}

/// Where a criterion's score comes from.
package enum ScoreSource: Hashable, Sendable {
  /// Assessors.
  case assessors
  /// A fact, by bands: the first band that holds it gives the points.
  case bands(fact: Int, [Band])
  /// A fact, by a straight line between two of its values, held at its ends.
  case linear(fact: Int, from: Rational, to: Rational, pointsFrom: Rational, pointsTo: Rational)

  /// Points from one bound up to, not including, another.
  package struct Band: Hashable, Sendable {
    /// The first value in the band, or nil for no lower bound.
    package let from: Rational?
    /// The first value above the band, or nil for no upper bound.
    package let below: Rational?
    /// What it is worth.
    package let points: Rational

    /// A band.
    package init(from: Rational?, below: Rational?, points: Rational) {
      self.from = from
      self.below = below
      self.points = points
    }
  }
}

/// A criterion of the grid. A class, because every score of a batch looks at one, and copies of all
/// its texts would cost more than the arithmetic.
package final class Criterion: Sendable {
  /// Its id.
  package let id: CriterionID
  /// Its name.
  package let name: LocalText
  /// What assessors look at.
  package let guidance: LocalText
  /// Its weight within its section.
  package let weight: Rational
  /// The scores it allows.
  package let scale: Scale
  /// Where its score comes from.
  package let source: ScoreSource
  /// Its threshold, or nil.
  package let threshold: Threshold?
  /// A single sheet at or below this rejects the application, or nil.
  package let veto: Rational?
  /// The section it belongs to, by position.
  package let section: Int

  /// A criterion.
  package init(
    id: CriterionID, name: LocalText, guidance: LocalText, weight: Rational, scale: Scale,
    source: ScoreSource, threshold: Threshold?, veto: Rational?, section: Int
  ) {
    self.id = id
    self.name = name
    self.guidance = guidance
    self.weight = weight
    self.scale = scale
    self.source = source
    self.threshold = threshold
    self.veto = veto
    self.section = section
  }

  /// Whether assessors score it.
  package var isAssessed: Bool { if case .assessors = source { true } else { false } }
}

/// A section of the grid.
package struct Section: Sendable {
  /// Its id.
  package let id: SectionID
  /// Its name.
  package let name: LocalText
  /// Its weight in the total.
  package let weight: Rational
  /// Its threshold, or nil.
  package let threshold: Threshold?

  /// A section.
  package init(id: SectionID, name: LocalText, weight: Rational, threshold: Threshold?) {
    self.id = id
    self.name = name
    self.weight = weight
    self.threshold = threshold
  }
}

/// When two first assessors are too far apart, and what follows (DESIGN §6.8).
package struct Divergence: Hashable, Sendable {
  /// What is compared.
  package enum Subject: String, Hashable, Sendable {
    /// Each criterion alone.
    case criterion
    /// The total.
    case total
  }
  /// How the distance is measured.
  package enum Method: String, Hashable, Sendable {
    /// In points.
    case absolute
    /// In percent of the higher score.
    case percentOfHigher = "percent-of-higher"
    /// In percent of the highest score that the scale allows.
    case percentOfMaximum = "percent-of-maximum"
  }
  /// Who resolves it.
  package enum Resolution: String, Hashable, Sendable {
    /// A third assessor; the two closest sheets count.
    case third
    /// The committee, by a consensus.
    case committee
  }
  /// Which sheets count where the third lies exactly in the middle.
  package enum Equidistant: String, Hashable, Sendable {
    /// The two higher ones.
    case higher
    /// The two lower ones.
    case lower
    /// All three.
    case mean
    /// The committee decides.
    case committee
  }
  /// What is compared.
  package let subject: Subject
  /// How.
  package let method: Method
  /// The bound: strictly above it is a divergence.
  package let over: Rational
  /// Who resolves it.
  package let resolution: Resolution
  /// What to do with a third score in the middle.
  package let equidistant: Equidistant

  /// A rule of divergence.
  package init(
    subject: Subject, method: Method, over: Rational, resolution: Resolution,
    equidistant: Equidistant
  ) {
    self.subject = subject
    self.method = method
    self.over = over
    self.resolution = resolution
    self.equidistant = equidistant
  }
}

/// What follows where every counting sheet says that a criterion cannot be assessed (DESIGN §6.6).
package enum NotAssessable: String, Hashable, Sendable {
  /// A sheet may not say so.
  case no
  /// The other weights of the section are rescaled.
  case exclude
  /// The scale's least score counts.
  case minimum
}

/// How far a conflict of interest reaches (DESIGN §6.4).
package enum ConflictReach: String, Hashable, Sendable {
  /// The application.
  case application
  /// All applications of its lot.
  case lot
  /// All applications of the call.
  case call
}

/// A scoring grid (DESIGN §6).
package struct Grid: Sendable {
  /// Its sections, in order.
  package let sections: [Section]
  /// Its criteria, in order, section after section.
  package let criteria: [Criterion]
  /// Whether sheets are aggregated total by total.
  package let aggregatesTotals: Bool
  /// How sheets are aggregated.
  package let method: AggregateMethod
  /// How criterion scores are found where totals are aggregated and a gate or key needs them.
  package let criterionMethod: AggregateMethod?
  /// The least number of counting sheets.
  package let minimumSheets: Int
  /// What "not assessable" leads to.
  package let notAssessable: NotAssessable
  /// How far a conflict of interest reaches.
  package let conflictReach: ConflictReach
  /// The threshold of the total, or nil.
  package let threshold: Threshold?
  /// The rule of divergence, or nil.
  package let divergence: Divergence?
  /// How many points an adjustment may move a total at most, or nil for any within the scale.
  package let mostAdjustment: Rational?
  /// Rounding of criterion scores, or nil.
  package let criterionRounding: Rounding?
  /// Rounding of section scores, or nil.
  package let sectionRounding: Rounding?
  /// Rounding of the total, or nil.
  package let totalRounding: Rounding?
  /// The highest total, as the weights give it.
  package let highest: Rational
  /// Who may score, or nil where anybody may. Only ever asked, never walked.
  package let assessors: Set<AssessorID>?

  /// A grid.
  package init(
    sections: [Section], criteria: [Criterion], aggregatesTotals: Bool, method: AggregateMethod,
    criterionMethod: AggregateMethod?, minimumSheets: Int, notAssessable: NotAssessable,
    conflictReach: ConflictReach, threshold: Threshold?, divergence: Divergence?,
    criterionRounding: Rounding?, sectionRounding: Rounding?, totalRounding: Rounding?,
    highest: Rational, mostAdjustment: Rational? = nil, assessors: Set<AssessorID>? = nil
  ) {
    self.assessors = assessors
    self.mostAdjustment = mostAdjustment
    self.sections = sections
    self.criteria = criteria
    self.aggregatesTotals = aggregatesTotals
    self.method = method
    self.criterionMethod = criterionMethod
    self.minimumSheets = minimumSheets
    self.notAssessable = notAssessable
    self.conflictReach = conflictReach
    self.threshold = threshold
    self.divergence = divergence
    self.criterionRounding = criterionRounding
    self.sectionRounding = sectionRounding
    self.totalRounding = totalRounding
    self.highest = highest
  }

  /// Whether assessors score anything.
  package var isAssessed: Bool { criteria.indices.contains { criteria[$0].isAssessed } }

  /// Whether an assessor is one of those that the call lists, or the call lists none.
  package func knows(_ assessor: AssessorID) -> Bool { assessors?.contains(assessor) ?? true }

  /// The position of a criterion, or nil.
  package func criterion(_ id: String) -> Int? {
    criteria.firstIndex { $0.id.text == id }
  }
}
