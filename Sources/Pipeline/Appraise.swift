// SPDX-License-Identifier: Apache-2.0

package import Calls
package import Intake
package import Model
package import Validation

/// What appraise looks at (DESIGN §2): bytes, and the receipts of those bytes.
package struct Dossier: Sendable {
  /// The file, relative to the root of the applications.
  package let file: String
  /// Its bytes.
  package let bytes: [UInt8]
  /// SHA-256 of its bytes, in hexadecimal.
  package let digest: String
  /// The receipts of these bytes; nil where the call is judged without receipts.
  package let receipts: [Receipt]?
  /// The digests of the files handed in; nil where the call is judged without them.
  package let annexes: AnnexDigests?
  /// The applications of the earlier stage; nil where the call is judged without them.
  package let earlier: EarlierStage?
  /// The applications that some receipt corrects: their versions are kept to be compared. Nil where
  /// that is not known yet: then every one is kept.
  package let corrected: Set<ApplicationID>?

  /// A dossier.
  package init(
    file: String, bytes: [UInt8], digest: String, receipts: [Receipt]?,
    annexes: AnnexDigests? = nil, earlier: EarlierStage? = nil,
    corrected: Set<ApplicationID>? = []
  ) {
    self.file = file
    self.bytes = bytes
    self.digest = digest
    self.receipts = receipts
    self.annexes = annexes
    self.earlier = earlier
    self.corrected = corrected
  }
}

/// Appraises dossiers by one rulebook. Pure: nothing but its arguments reaches the result.
package struct Appraiser: Sendable {
  /// The rulebook.
  package let rulebook: Rulebook
  /// What reads applications.
  private let reader: ApplicationReader
  /// The limits of a file.
  private let limits: IntakeLimits
  /// The columns of a partner that people see.
  private let partnerColumns: (id: Int?, role: Int?, country: Int?, participant: Int?)
  /// The column of the budget's currency.
  let currencyColumn: Int?

  /// An appraiser for a call.
  package init(
    _ rulebook: Rulebook, limits: IntakeLimits = .standard
  ) throws(XMLSchemaFailure) {
    self.rulebook = rulebook
    self.limits = limits
    let words = rulebook.vocabulary
    partnerColumns = (
      words.index(of: "id", in: .partner), words.index(of: "role", in: .partner),
      words.index(of: "country", in: .partner), words.index(of: "participant", in: .partner)
    )
    currencyColumn = words.index(of: "currency", in: .application)
    reader = try ApplicationReader(
      call: rulebook.terms.call.id, vocabulary: rulebook.vocabulary,
      lists: rulebook.lists.map(\.list))
  }

  /// The appraisal of one dossier; `document` is the calling thread's own reader.
  package func appraise(_ dossier: Dossier, using document: XMLDocument) -> Appraisal {
    let read = reader.read(dossier.bytes, file: dossier.file, into: document, limits: limits)
    let submissions = dossier.receipts.map { judged($0) }
    var findings = read.findings
    var answers: [RuleAnswer] = []
    var facts: [FactValue] = []
    var text = DossierText.empty
    var content: Content?
    var conversion: Conversion?
    if var application = read.application {
      let subject = answer(&application, dossier, submissions, &answers)
      facts = subject.facts
      conversion = subject.conversion
      findings += doubts(subject, dossier.file)
      if subject.overflowed {
        findings.append(
          Finding(
            ApplicationFindings.overflow, severity: .warn,
            place: Place(file: dossier.file, ordinal: 1)))
      }
      text = dossierText(application)
      if let id = read.id, dossier.corrected?.contains(id) ?? true {
        content = Appraiser.content(application, dossier)
      }
    }
    Appraiser.locate(&findings, &answers, in: dossier.bytes)
    return Appraisal(
      file: dossier.file, digest: dossier.digest, outcome: read.outcome, application: read.id,
      lot: lot(read.application), findings: findings, answers: answers, facts: facts,
      submissions: submissions ?? [], dossier: text, content: content,
      conversion: conversion)
  }

  /// What stands in an application, with the places of all that was read.
  private static func content(_ application: Application, _ dossier: Dossier) -> Content {
    let parts = Content.parts(of: application, file: dossier.file)
    let spots = Locator.locate(
      parts.map { .tag(ordinal: $0.1.ordinal, attribute: $0.1.attribute) }, in: dossier.bytes)
    var places: [Part: Place] = [:]
    for ((part, place), spot) in zip(parts, spots) {
      var place = place
      (place.line, place.column) = (spot?.line ?? 0, spot?.column ?? 0)
      places[part] = place
    }
    return Content(application: application, places: places)
  }

  /// The id of an application of the earlier stage and what the rules measure of it; nil where it
  /// cannot be read. Its own call and properties are another call's and are not judged.
  package func earlier(
    _ bytes: [UInt8], using document: XMLDocument
  ) -> (id: ApplicationID, figures: EarlierFigures)? {
    guard var application = reader.readEarlier(bytes, into: document, limits: limits),
      let id = application.id.flatMap({ ApplicationID(checking: $0) })
    else { return nil }
    for rule in rulebook.rules { rule.settle(&application, lists: rulebook.lists) }
    var subject = Subject(application: application, lists: rulebook.lists, submissions: nil)
    let currency = currencyColumn.flatMap { application[.application][0, $0].text }
    return (
      id,
      EarlierFigures(
        values: rulebook.earlierMeasures.map { subject.value($0) }, currency: currency)
    )
  }

  /// The appraisal that a self-check shows: where only the schema refuses the file, the rules that
  /// look at nothing doubtful are answered, and all others are unknown.
  ///
  /// The verdict does not change by it: a file that was rejected stays inadmissible. Ranking never
  /// uses it: there a rejected file has no answers.
  package func selfCheck(_ dossier: Dossier, using document: XMLDocument) -> Appraisal {
    let whole = appraise(dossier, using: document)
    guard whole.outcome == .rejected,
      let partial = reader.partial(document, file: dossier.file)
    else { return whole }
    var application = partial.application
    var answers: [RuleAnswer] = []
    let submissions = dossier.receipts.map { judged($0) }
    _ = answer(&application, dossier, submissions, &answers)
    for (index, rule) in rulebook.rules.enumerated() where rule.reads.meets(partial.doubtful) {
      answers[index] = RuleAnswer(.unknown)
    }
    var findings = partial.findings
    Appraiser.locate(&findings, &answers, in: dossier.bytes)
    return Appraisal(
      file: whole.file, digest: whole.digest, outcome: whole.outcome,
      application: whole.application, lot: whole.lot, findings: whole.findings + findings,
      answers: answers, facts: [], submissions: whole.submissions, dossier: whole.dossier)
  }

  /// Settles an application and answers all rules on it.
  private func answer(
    _ application: inout Application, _ dossier: Dossier, _ submissions: [Submission]?,
    _ answers: inout [RuleAnswer]
  ) -> Subject {
    for rule in rulebook.rules { rule.settle(&application, lists: rulebook.lists) }
    // Whether it came in time is a matter of its first submission, not of what corrects it.
    var subject = Subject(
      application: application, lists: rulebook.lists,
      submissions: submissions?.filter { !$0.isCorrection })
    subject.annexes = dossier.annexes
    subject.earlier = application.id.flatMap { ApplicationID(checking: $0) }
      .flatMap { dossier.earlier?.figures(of: $0) }
    subject.facts.reserveCapacity(rulebook.facts.count)
    for (position, program) in rulebook.facts.enumerated() {
      subject.facts.append(fact(program, &subject))
      if position == rulebook.terms.money?.requested { convert(&subject) }
    }
    answers = rulebook.rules.map { $0.answer(&subject, file: dossier.file) }
    settleDoubts(subject, file: dossier.file, &answers)
    return subject
  }

  /// The appraisal of a receipt whose file is missing: it is in the result, too (DESIGN §5).
  package func missingFile(_ receipts: [Receipt]) -> Appraisal {
    Appraisal(
      file: nil, digest: receipts[0].digest, outcome: .undecided,
      application: receipts.lazy.compactMap(\.application).first, lot: nil, findings: [],
      answers: [], facts: [], submissions: judged(receipts), dossier: .empty)
  }

  /// Receipts with what the closing instant makes of them, in order of time.
  package func judged(_ receipts: [Receipt]) -> [Submission] {
    let call = rulebook.terms.call
    return receipts.map {
      Submission(receipt: $0, isLate: $0.corrects == nil && call.isLate($0.at))
    }
    .sorted {
      ($0.receipt.at, $0.receipt.submission) < ($1.receipt.at, $1.receipt.submission)
    }
  }

  /// The value of a fact.
  private func fact(_ program: Rulebook.FactProgram, _ subject: inout Subject) -> FactValue {
    switch program {
    case .number(let measure):
      subject.value(measure).map { .number($0) } ?? .unknown
    case .texts(let table, let column, let filter):
      subject.values(table, column, filter).map { .texts($0) } ?? .unknown
    }
  }

  /// A name in doubt matches nothing (DESIGN §5.6): where a rule passes without it, the doubt does
  /// not matter; where it would fail, the answer stays unknown until a person has settled the name.
  /// So it does where the call has no person look at it.
  private func settleDoubts(_ subject: Subject, file: String, _ answers: inout [RuleAnswer]) {
    var application = subject.application
    let rows = application[.partner]
    let doubtful = rows.cells.indices.filter { rows.cells[$0] == .unsettled(isDoubtful: true) }
    guard !doubtful.isEmpty, isLookedAt(answers) else { return }
    for index in doubtful {
      application.tables[Table.partner.rawValue].cells[index] = .unsettled(isDoubtful: false)
    }
    var firm = subject.with(application)
    for index in answers.indices where answers[index].answer == .unknown {
      let answer = rulebook.rules[index].answer(&firm, file: file)
      if answer.answer == .pass || answer.answer == .notApplicable { answers[index] = answer }
    }
  }

  /// Whether a person looks at names in doubt: a rule on participants has failed, and not as a warning.
  private func isLookedAt(_ answers: [RuleAnswer]) -> Bool {
    zip(rulebook.terms.rules, answers).contains { terms, answer in
      terms.kind.code == ParticipantRule.finding.code && terms.severity != .warn
        && terms.stage != .late && answer.answer == .fail
    }
  }

  /// The lot, where it is one of the call's.
  private func lot(_ application: Application?) -> LotID? {
    guard let id = application?.lot else { return nil }
    return rulebook.terms.call.lots.first { $0.id.text == id }?.id
  }

  /// What people see of an application.
  private func dossierText(_ application: Application) -> DossierText {
    let rows = application[.partner]
    let partners = (0..<rows.count).map { row in
      func text(_ column: Int?) -> String { column.flatMap { rows[row, $0].text } ?? "" }
      return DossierText.Partner(
        id: text(partnerColumns.id), role: text(partnerColumns.role),
        country: text(partnerColumns.country),
        names: application.texts(.name, owner: Int32(row)),
        participant: text(partnerColumns.participant))
    }
    return DossierText(titles: application.titles, partners: partners)
  }

  /// Gives line and column to all places known by ordinal only, in one scan.
  package static func locate(
    _ findings: inout [Finding], _ answers: inout [RuleAnswer], in bytes: [UInt8]
  ) {
    var open: [Place] = []
    func collect(_ place: Place) { if place.line == 0, place.ordinal > 0 { open.append(place) } }
    for finding in findings { if let place = finding.place { collect(place) } }
    for answer in answers { answer.details?.places.forEach(collect) }
    guard !open.isEmpty else { return }
    let spots = Locator.locate(
      open.map { .tag(ordinal: $0.ordinal, attribute: $0.attribute) }, in: bytes)
    var next = 0
    func located(_ place: Place) -> Place {
      guard place.line == 0, place.ordinal > 0 else { return place }
      defer { next += 1 }
      guard let spot = spots[next] else { return place }
      var place = place
      place.line = spot.line
      place.column = spot.column
      return place
    }
    for index in findings.indices { findings[index].place = findings[index].place.map(located) }
    for index in answers.indices {
      guard let details = answers[index].details, !details.places.isEmpty else { continue }
      answers[index].details = RuleAnswer.Details(
        asked: details.asked, texts: details.texts, places: details.places.map(located))
    }
  }
}
