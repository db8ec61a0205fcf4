// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// A call that is refused, with everything that is wrong with it (DESIGN §5.7).
package struct CallRefusal: Error {
  /// What is wrong, in the order found.
  package let defects: [Finding]

  /// A refusal.
  package init(defects: [Finding]) {
    self.defects = defects
  }
}

/// Call → rulebook: reads the tree, resolves every name, checks, compiles.
package struct CallCompiler {
  /// What resolves names and collects defects.
  var reader: CallReader
  /// The root of the call.
  let form: Form

  /// The rulebook of a call's tree; `digest` is the SHA-256 of the file it came from. It refuses
  /// what cannot be compiled; `examine` looks for contradictions besides.
  package static func compile(
    _ form: Form, file: String, digest: String
  ) throws(CallRefusal) -> Rulebook {
    var compiler = CallCompiler(reader: CallReader(file: file), form: form)
    let rulebook = compiler.rulebook(digest: digest)
    guard compiler.reader.defects.isEmpty, let rulebook else {
      throw CallRefusal(defects: compiler.reader.defects)
    }
    return rulebook
  }

  /// Reads everything; nil only with defects.
  mutating func rulebook(digest: String) -> Rulebook? {
    guard let call = call() else { return nil }
    properties()
    let facts = facts()
    let rules = rules()
    let grid = form.child("grid").flatMap { self.grid($0) }
    let ranking = form.child("ranking").flatMap { self.ranking($0, grid: grid) }
    let money = form.child("money").flatMap { self.money($0, call: call) }
    check(grid: grid, ranking: ranking, money: money, call: call)
    let terms = Terms(
      digest: digest, call: call, rules: rules.application.map(\.terms),
      batchRules: (rules.supersede.map { [$0] } ?? []) + rules.quotas.map(\.terms),
      facts: facts.map(\.terms), grid: grid, ranking: ranking, money: money)
    return Rulebook(
      terms: terms, vocabulary: reader.vocabulary, lists: reader.lists,
      facts: facts.map(\.program), rules: rules.application.map(\.rule),
      supersede: rules.supersede, quotas: rules.quotas,
      earlierMeasures: reader.earlierMeasures)
  }

  // MARK: Identity and lists

  /// Identity, dates, lots, parameters and codelists.
  private mutating func call() -> Call? {
    let opens = instant("opens")
    let closes = instant("closes")
    guard let opens, let closes else { return nil }
    if !(opens < closes) {
      reader.reportContradiction(
        form, attribute: "closes",
        Texts(
          en:
            "the call closes (\(Instants.text(closes))) before it opens (\(Instants.text(opens)))",
          zh: "截止时间（\(Instants.text(closes))）不晚于开放时间（\(Instants.text(opens))）"))
    }
    reader.day = closes.civilDate
    reader.openingDay = opens.civilDate(offsetMinutes: closes.offsetMinutes)
    reader.opens = opens
    reader.closing = Instants.text(closes)
    reader.languages = reader.codes(form, "languages")
    let title = reader.texts(form, "title")
    let lots = children("lots", "lot").map { lot in
      Lot(
        id: LotID(reader.required(lot, "id")), name: reader.texts(lot, "name"))
    }
    unique(children("lots", "lot"), "id")
    let parameters = children("parameters", "parameter")
    unique(parameters, "name")
    reader.parameters = parameters.map {
      Parameter(
        name: reader.required($0, "name"), value: reader.rational($0, "value") ?? .zero,
        isIllustrative: $0[attribute: "illustrative"] == "true", note: $0.localText("note"))
    }
    let codelists = codelists()
    reader.lists = codelists.map { CompiledCodelist($0) }
    return Call(
      id: CallID(reader.required(form, "id")), version: reader.required(form, "version"),
      isPublished: form[attribute: "status"] == "published",
      zone: reader.required(form, "zone"), languages: reader.languages, opens: opens,
      closes: closes, closingSecondIncluded: form[attribute: "closing-second"] != "excluded",
      title: title, notes: [form.localText("note")], lots: lots, parameters: reader.parameters,
      codelists: codelists)
  }

  /// An instant of the root; a defect where no calendar has it.
  private mutating func instant(_ attribute: String) -> Instant? {
    let text = reader.required(form, attribute)
    if let instant = try? Instants.instant(text) { return instant }
    reader.reportUnfit(
      form, attribute,
      Texts(
        en: "an instant with its offset, such as 2026-06-15T17:00:00+02:00",
        zh: "带时差的时间，如 2026-06-15T17:00:00+02:00"))
    return nil
  }

  /// The codelists.
  private mutating func codelists() -> [Codelist] {
    let forms = children("codelists", "codelist")
    unique(forms, "id")
    return forms.map { list in
      unique(list.children("entry"), "code")
      for entry in list.children("entry") {
        unique(entry.children("property"), "name")
      }
      let entries = list.children("entry").map { entry in
        CodelistEntry(
          code: reader.required(entry, "code"),
          name: reader.texts(entry, "name"),
          aliases: entry.children("alias").map(\.trimmedText),
          validFrom: entry[attribute: "valid-from"].flatMap { try? Instants.date($0) },
          validTo: entry[attribute: "valid-to"].flatMap { try? Instants.date($0) },
          properties: entry.children("property").map {
            Form.Attribute(reader.required($0, "name"), $0.trimmedText)
          })
      }
      return Codelist(
        id: reader.required(list, "id"), version: list[attribute: "version"] ?? "",
        name: reader.texts(list, "name"), entries: entries,
        isOpen: list[attribute: "open"] == "true")
    }
  }

  /// The properties that the call declares.
  private mutating func properties() {
    for form in children("properties", "property") {
      guard let type = ColumnType(rawValue: reader.required(form, "type")),
        let table = Table(name: reader.required(form, "of"))
      else { continue }
      if type == .code, reader.list(form, "list") == nil { continue }
      let label = reader.texts(form, "label")
      let column = Column(
        reader.required(form, "name"), type,
        Texts(en: label.text(.english), zh: label.text(.chinese)), list: form[attribute: "list"])
      if !reader.vocabulary.declare(column, of: table) {
        reader.report(
          CallFindings.duplicate, at: form, attribute: "name",
          [("what", CallReader.tag(form))])
      }
    }
  }

  /// The facts, each able to refer to those before it.
  private mutating func facts() -> [(terms: FactTerms, program: Rulebook.FactProgram)] {
    let forms = children("facts", "fact")
    unique(forms, "id")
    var facts: [(terms: FactTerms, program: Rulebook.FactProgram)] = []
    for form in forms {
      let id = reader.required(form, "id")
      let label = reader.texts(form, "label")
      var words = Words.plain("")
      var program: Rulebook.FactProgram?
      var measure: Measure?
      if let texts = form.child("texts") {
        let measure = reader.textsMeasure(texts)
        if let measure { words = Words.texts(measure, reader) }
        program = measure.map { measure in
          .texts(
            measure.table, column: measure.column,
            measure.filter.map {
              FilterProgram($0, of: measure.table, lists: reader.lists, day: reader.day)
            })
        }
      } else {
        measure = reader.measures(in: form).first
        if let measure { words = Words.measure(measure, reader) }
        program = measure.map {
          .number(CompiledMeasure($0, lists: reader.lists, day: reader.day))
        }
      }
      reader.facts.append(id)
      reader.factIsNumber.append(form.child("texts") == nil)
      reader.factMeasures.append(measure)
      // A fact with a defect keeps its place, so that later references say only what is wrong.
      let terms = FactTerms(id: FactID(id), label: label, words: words)
      facts.append((terms, program ?? .number(.number(.zero))))
    }
    return facts
  }

  // MARK: Help

  /// The children of a container child.
  func children(_ container: String, _ name: String) -> [Form] {
    form.child(container)?.children(name) ?? []
  }

  /// Notes forms that share the value of an attribute.
  mutating func unique(_ forms: [Form], _ attribute: String) {
    var seen: Set<String> = []
    for form in forms {
      let value = reader.required(form, attribute)
      if !seen.insert(value).inserted {
        reader.report(
          CallFindings.duplicate, at: form, attribute: attribute,
          [("what", CallReader.tag(form))])
      }
    }
  }
}
