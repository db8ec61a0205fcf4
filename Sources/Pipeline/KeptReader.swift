// SPDX-License-Identifier: Apache-2.0

internal import Calls
package import Model
internal import Notation

/// Reads kept appraisals again. Pure, as appraise is.
package struct KeptReader: Sendable {
  /// The call's attributes, for what was kept to be compared.
  let vocabulary: Vocabulary
  /// How many rules and facts the call has.
  let counts: (rules: Int, facts: Int)
  /// What stands before every path: the common root may lie higher than it did then.
  let prefix: String
  /// The submissions of a file's bytes.
  let submissions: @Sendable (String) -> [Submission]

  /// A reader of appraisals by this call.
  package init(
    _ appraiser: Appraiser, prefix: String,
    submissions: @escaping @Sendable (String) -> [Submission]
  ) {
    vocabulary = appraiser.rulebook.vocabulary
    counts = (appraiser.rulebook.rules.count, appraiser.rulebook.facts.count)
    self.prefix = prefix
    self.submissions = submissions
  }

  /// The kinds of finding by code; only ever asked.
  private static let kinds = Dictionary(
    Catalogue.kinds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The appraisals of some lines.
  package func appraisals(
    _ file: KeptFile, _ part: Range<Int>
  ) throws(KeptFile.Fault) -> [Appraisal] {
    var cursor = JSONCursor(file.bytes, part)
    var appraisals: [Appraisal] = []
    do throws(JSONFault) {
      while !cursor.isAtEnd { appraisals.append(try appraisal(&cursor)) }
    } catch { throw .line(error.position) }
    return appraisals
  }

  /// The appraisal of a line.
  private func appraisal(_ cursor: inout JSONCursor) throws(JSONFault) -> Appraisal {
    try cursor.beginObject()
    var answers: [RuleAnswer] = []
    if cursor.take(key: "answers") { answers = try self.answers(&cursor) }
    let application = cursor.take(key: "application") ? ApplicationID(try cursor.string()) : nil
    // The file's name comes later in the line, and places of this file leave it out.
    let content =
      cursor.take(key: "content")
      ? try KeptAppraisals.content(&cursor, vocabulary, self, file: "") : nil
    let conversion = cursor.take(key: "conversion") ? try self.conversion(&cursor) : nil
    let details = cursor.take(key: "details") ? try self.details(&cursor) : []
    var facts: [FactValue] = []
    if cursor.take(key: "facts") { facts = try self.facts(&cursor) }
    try cursor.key("file")
    let file = prefix + (try cursor.string())
    var findings: [Finding] = []
    if cursor.take(key: "findings") {
      try cursor.beginArray()
      while try cursor.nextElement() { findings.append(try finding(&cursor, file: file)) }
    }
    if cursor.take(key: "found") { try found(&cursor, &answers) }
    for (rule, own) in details {
      guard answers.indices.contains(rule) else { throw cursor.fault(.syntax) }
      let places = own.places.map { $0.file.isEmpty ? Place(of: $0, in: file) : $0 }
      answers[rule].details = RuleAnswer.Details(
        asked: own.asked, texts: own.texts, places: places)
    }
    let outcome =
      cursor.take(key: "intake")
      ? IntakeOutcome(rawValue: try cursor.string()) : .accepted
    let lot = cursor.take(key: "lot") ? LotID(try cursor.string()) : nil
    let partners = cursor.take(key: "partners") ? try self.partners(&cursor) : []
    try cursor.key("sha256")
    let digest = try cursor.string()
    let titles = cursor.take(key: "titles") ? try texts(&cursor) : .none
    try cursor.endObject()
    try cursor.endLine()
    guard let outcome else { throw cursor.fault(.syntax) }
    return Appraisal(
      file: file, digest: digest, outcome: outcome, application: application, lot: lot,
      findings: findings, answers: answers, facts: facts, submissions: submissions(digest),
      dossier: DossierText(titles: titles, partners: partners),
      content: content.map { $0.standing(in: file) }, conversion: conversion)
  }

  /// A request in another currency.
  private func conversion(_ cursor: inout JSONCursor) throws(JSONFault) -> Conversion {
    try cursor.beginObject()
    try cursor.key("amount")
    let amount = try number(&cursor)
    try cursor.key("currency")
    let currency = Currency(code: try cursor.string())
    let result = cursor.take(key: "result") ? try number(&cursor) : nil
    let units = cursor.take(key: "units") ? try number(&cursor) : nil
    try cursor.endObject()
    guard let currency else { throw cursor.fault(.syntax) }
    return Conversion(amount: amount, currency: currency, units: units, result: result)
  }

  /// The answers, a letter each.
  private func answers(_ cursor: inout JSONCursor) throws(JSONFault) -> [RuleAnswer] {
    let letters = try cursor.plainText()
    guard letters.count == counts.rules else { throw cursor.fault(.syntax) }
    var answers: [RuleAnswer] = []
    answers.reserveCapacity(letters.count)
    for letter in letters {
      guard let answer = Answer(letter: letter) else { throw cursor.fault(.syntax) }
      answers.append(RuleAnswer(answer))
    }
    return answers
  }

  /// The numbers found, one an answer.
  private func found(
    _ cursor: inout JSONCursor, _ answers: inout [RuleAnswer]
  ) throws(JSONFault) {
    try cursor.beginArray()
    for index in answers.indices {
      guard try cursor.nextElement() else { throw cursor.fault(.syntax) }
      if !cursor.takeNull() { answers[index].found = try number(&cursor) }
    }
    guard try !cursor.nextElement() else { throw cursor.fault(.syntax) }
  }

  /// An exact number.
  private func number(_ cursor: inout JSONCursor) throws(JSONFault) -> Rational {
    guard let number = Exact.number(try cursor.plainText()) else { throw cursor.fault(.syntax) }
    return number
  }

  /// The facts.
  private func facts(_ cursor: inout JSONCursor) throws(JSONFault) -> [FactValue] {
    var facts: [FactValue] = []
    facts.reserveCapacity(counts.facts)
    try cursor.beginArray()
    while try cursor.nextElement() {
      if cursor.takeNull() {
        facts.append(.unknown)
      } else if cursor.isArray {
        facts.append(.texts(try strings(&cursor)))
      } else {
        facts.append(.number(try number(&cursor)))
      }
    }
    guard facts.count == counts.facts else { throw cursor.fault(.syntax) }
    return facts
  }

  /// A list of texts.
  private func strings(_ cursor: inout JSONCursor) throws(JSONFault) -> [String] {
    var texts: [String] = []
    try cursor.beginArray()
    while try cursor.nextElement() { texts.append(try cursor.string()) }
    return texts
  }

  /// Evidence of answers; places of the line's own file have an empty one.
  private func details(
    _ cursor: inout JSONCursor
  ) throws(JSONFault) -> [(rule: Int, own: RuleAnswer.Details)] {
    var details: [(rule: Int, own: RuleAnswer.Details)] = []
    try cursor.beginArray()
    while try cursor.nextElement() {
      var asked: [RuleAnswer.Bound] = []
      var places: [Place] = []
      try cursor.beginObject()
      try cursor.key("asked")
      try cursor.beginArray()
      while try cursor.nextElement() {
        try cursor.beginObject()
        try cursor.key("name")
        let name = try cursor.string()
        let value = cursor.take(key: "value") ? try number(&cursor) : nil
        try cursor.endObject()
        asked.append(RuleAnswer.Bound(name, value))
      }
      try cursor.key("places")
      try cursor.beginArray()
      while try cursor.nextElement() { places.append(try place(&cursor, file: "")) }
      try cursor.key("rule")
      let rule = try cursor.integer()
      try cursor.key("texts")
      let texts = try strings(&cursor)
      try cursor.endObject()
      details.append((rule, RuleAnswer.Details(asked: asked, texts: texts, places: places)))
    }
    return details
  }

  /// A place; one without a file is of the line's own.
  func place(_ cursor: inout JSONCursor, file: String) throws(JSONFault) -> Place {
    try cursor.beginObject()
    var place = Place(file: file)
    if cursor.take(key: "attribute") { place.attribute = try cursor.string() }
    if cursor.take(key: "column") { place.column = try cursor.integer() }
    if cursor.take(key: "file") { place.file = prefix + (try cursor.string()) }
    if cursor.take(key: "line") { place.line = try cursor.integer() }
    if cursor.take(key: "ordinal") {
      place.ordinal = UInt32(truncatingIfNeeded: try cursor.integer())
    }
    if cursor.take(key: "tab") { place.tab = try cursor.string() }
    try cursor.endObject()
    return place
  }

  /// A finding.
  private func finding(_ cursor: inout JSONCursor, file: String) throws(JSONFault) -> Finding {
    var arguments: [Finding.Argument] = []
    try cursor.beginObject()
    try cursor.key("arguments")
    try cursor.beginArray()
    while try cursor.nextElement() {
      try cursor.beginObject()
      try cursor.key("name")
      let name = try cursor.string()
      try cursor.key("value")
      let value = try cursor.string()
      let chinese = cursor.take(key: "zh") ? try cursor.string() : value
      try cursor.endObject()
      arguments.append(Finding.Argument(name, Texts(en: value, zh: chinese)))
    }
    try cursor.key("code")
    let kind = KeptReader.kinds[try cursor.string()]
    let place = cursor.take(key: "place") ? try self.place(&cursor, file: file) : nil
    let rule = cursor.take(key: "rule") ? RuleID(try cursor.string()) : nil
    try cursor.key("severity")
    let severity = Severity(rawValue: try cursor.string())
    try cursor.endObject()
    guard let kind, let severity else { throw cursor.fault(.syntax) }
    return Finding(kind, rule: rule, severity: severity, arguments: arguments, place: place)
  }

  /// The partners as people see them.
  private func partners(_ cursor: inout JSONCursor) throws(JSONFault) -> [DossierText.Partner] {
    var partners: [DossierText.Partner] = []
    try cursor.beginArray()
    while try cursor.nextElement() {
      try cursor.beginObject()
      try cursor.key("country")
      let country = try cursor.string()
      try cursor.key("id")
      let id = try cursor.string()
      try cursor.key("names")
      let names = try texts(&cursor)
      try cursor.key("participant")
      let participant = try cursor.string()
      try cursor.key("role")
      let role = try cursor.string()
      try cursor.endObject()
      partners.append(
        DossierText.Partner(
          id: id, role: role, country: country, names: names, participant: participant))
    }
    return partners
  }

  /// The wordings of a text.
  private func texts(_ cursor: inout JSONCursor) throws(JSONFault) -> LocalText {
    var entries: [LocalText.Entry] = []
    try cursor.beginArray()
    while try cursor.nextElement() {
      try cursor.beginObject()
      try cursor.key("lang")
      let language = try cursor.string()
      try cursor.key("text")
      entries.append(LocalText.Entry(language: language, text: try cursor.string()))
      try cursor.endObject()
    }
    return LocalText(entries)
  }
}

extension Place {
  /// A place as it is in a file.
  fileprivate init(of place: Place, in file: String) {
    self = place
    self.file = file
  }
}
