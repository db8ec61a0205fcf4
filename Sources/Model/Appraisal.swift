// SPDX-License-Identifier: Apache-2.0

/// What a rule says of an application (DESIGN §5.2). Unknown is never pass.
package enum Answer: String, Hashable, Sendable {
  /// The rule is met.
  case pass
  /// It is not met.
  case fail
  /// It cannot be said.
  case unknown
  /// It does not apply.
  case notApplicable
}

/// The answer of one rule, with its evidence: found, asked, where (DESIGN §5.5).
package struct RuleAnswer: Sendable, Hashable {
  /// The answer.
  package var answer: Answer
  /// The measure, where it is a known number.
  package var found: Rational?
  /// What only some answers carry.
  package var details: Details?

  /// Evidence beyond the number.
  package final class Details: Sendable, Hashable {
    /// The bounds, where they are not the call's constants.
    package let asked: [Bound]
    /// What was found, in words or codes.
    package let texts: [String]
    /// Where.
    package let places: [Place]

    /// Evidence.
    package init(asked: [Bound] = [], texts: [String] = [], places: [Place] = []) {
      self.asked = asked
      self.texts = texts
      self.places = places
    }

    /// Equal when all of it is.
    package static func == (left: Details, right: Details) -> Bool {
      left.asked == right.asked && left.texts == right.texts && left.places == right.places
    }

    /// Feeds all of it.
    package func hash(into hasher: inout Hasher) {
      hasher.combine(asked)
      hasher.combine(texts)
      hasher.combine(places)
    }
  }

  /// A bound that was asked for.
  package struct Bound: Sendable, Hashable {
    /// `min`, `max` or `equals`.
    package let name: String
    /// Its value, or nil where it is unknown.
    package let value: Rational?

    /// A bound.
    package init(_ name: String, _ value: Rational?) {
      self.name = name
      self.value = value
    }
  }

  /// An answer.
  package init(_ answer: Answer, found: Rational? = nil, details: Details? = nil) {
    self.answer = answer
    self.found = found
    self.details = details
  }
}

/// The value of a fact of the call.
package enum FactValue: Sendable, Hashable {
  /// A number.
  case number(Rational)
  /// The different values of an attribute, sorted by their bytes.
  case texts([String])
  /// It cannot be said; never zero (DESIGN §6.2).
  case unknown
}

/// How reading a file ended (DESIGN §9). Not decided is never accepted.
package enum IntakeOutcome: String, Sendable, Hashable {
  /// Well-formed, valid, of this call.
  case accepted
  /// Known to be wrong.
  case rejected
  /// A limit or a fault kept it from being read to its end.
  case undecided
}

/// The verdict of a self-check.
package enum Verdict: String, Sendable, Hashable {
  /// Nothing known speaks against it.
  case eligible
  /// A rule of severity reject failed, or intake rejected the file.
  case inadmissible
  /// A rule of severity ineligible failed.
  case ineligible
  /// A rule of one of those severities is unknown, or the file was not decided.
  case undetermined
  /// Something must be mended or looked at by a person.
  case clarification
}

/// What people see of an application; never part of a hashed result but the dossier (DESIGN §4).
package struct DossierText: Sendable {
  /// The titles.
  package let titles: LocalText
  /// The partners, in the order written.
  package let partners: [Partner]

  /// A partner as people see it.
  package struct Partner: Sendable {
    /// Its id.
    package let id: String
    /// Its role.
    package let role: String
    /// Its country.
    package let country: String
    /// Its names.
    package let names: LocalText
    /// The code of its participant, or empty.
    package let participant: String

    /// A partner.
    package init(
      id: String, role: String, country: String, names: LocalText, participant: String
    ) {
      self.id = id
      self.role = role
      self.country = country
      self.names = names
      self.participant = participant
    }
  }

  /// What people see.
  package init(titles: LocalText, partners: [Partner]) {
    self.titles = titles
    self.partners = partners
  }

  /// Nothing to see.
  package static let empty = DossierText(titles: .none, partners: [])
}

/// The result of appraising one dossier (DESIGN §2): all that ranking ever needs of a file. Never
/// changed, and shared, as a batch has many and each is looked at from several places.
package final class Appraisal: Sendable {
  /// The file, relative to the root of the applications; nil for a receipt without a file.
  package let file: String?
  /// SHA-256 of its bytes in hexadecimal; of the receipt where there is no file.
  package let digest: String
  /// How reading it ended.
  package let outcome: IntakeOutcome
  /// The id of the application, where it could be read.
  package let application: ApplicationID?
  /// The lot, where it is one of the call's.
  package let lot: LotID?
  /// Findings of intake and of built-in checks.
  package let findings: [Finding]
  /// The answers of the call's application rules, in their order; empty unless accepted.
  package let answers: [RuleAnswer]
  /// The facts of the call, in their order; empty unless accepted.
  package let facts: [FactValue]
  /// The submissions of these bytes, in order of time.
  package let submissions: [Submission]
  /// What people see.
  package let dossier: DossierText
  /// The request in its own currency, where that is another than the call's; else nil.
  package let conversion: Conversion?
  /// What stands in it, where it may have to be compared with another version; else nil.
  package let content: Content?

  /// An appraisal.
  package init(
    file: String?, digest: String, outcome: IntakeOutcome, application: ApplicationID?,
    lot: LotID?, findings: [Finding], answers: [RuleAnswer], facts: [FactValue],
    submissions: [Submission], dossier: DossierText, content: Content? = nil,
    conversion: Conversion? = nil
  ) {
    self.file = file
    self.digest = digest
    self.outcome = outcome
    self.application = application
    self.lot = lot
    self.findings = findings
    self.answers = answers
    self.facts = facts
    self.submissions = submissions
    self.dossier = dossier
    self.content = content
    self.conversion = conversion
  }
}
