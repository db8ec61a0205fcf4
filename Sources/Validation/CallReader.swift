// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Reads parts of a call's form, resolves names, and collects every defect on the way.
///
/// It never stops at the first defect: a secretariat sees all of them at once.
package struct CallReader {
  /// The file that is read, for places.
  package let file: String
  /// The attributes that rules may use.
  package var vocabulary = Vocabulary()
  /// The closing day, in the closing instant's own offset: when codelist entries must be valid.
  package var day = CivilDate(days: 0)
  /// The closing instant as people read it.
  package var closing = ""
  /// The opening day, in the closing instant's offset (DESIGN §11).
  package var openingDay = CivilDate(days: 0)
  /// The opening instant, once it is read.
  package var opens: Instant?
  /// The languages that every text needs.
  package var languages: [String] = []
  /// The parameters, in order.
  package var parameters: [Parameter] = []
  /// The codelists, ready for look-ups.
  package var lists: [CompiledCodelist] = []
  /// The ids of the facts declared so far.
  package var facts: [String] = []
  /// Whether each of them is a number.
  package var factIsNumber: [Bool] = []
  /// What each of them measures, where it is a number.
  package var factMeasures: [Measure?] = []
  /// What is measured of the earlier stage's application, in the order of the rules that ask.
  package private(set) var earlierMeasures: [CompiledMeasure] = []
  /// The defects found so far.
  package private(set) var defects: [Finding] = []

  /// A reader of one file.
  package init(file: String) {
    self.file = file
  }

  /// Notes a defect at an element.
  package mutating func report(
    _ kind: FindingKind, at form: Form, attribute: String? = nil, _ arguments: [(String, String)]
  ) {
    defects.append(
      Finding(
        kind, severity: .reject, arguments: arguments.map { Finding.Argument($0.0, $0.1) },
        place: Place(file: file, ordinal: form.ordinal, attribute: attribute)))
  }

  /// Notes that a name is unknown.
  package mutating func reportUnknown(
    _ what: String, _ name: String, known: [String], at form: Form, attribute: String
  ) {
    report(
      CallFindings.unknownName, at: form, attribute: attribute,
      [
        ("what", what), ("name", name),
        ("known", known.isEmpty ? "–" : known.joined(separator: ", ")),
      ])
  }

  /// Asks for a measure of the earlier stage's application, and says at which position it stands.
  mutating func measureEarlier(_ measure: CompiledMeasure) -> Int {
    earlierMeasures.append(measure.withoutFacts)
    return earlierMeasures.count - 1
  }

  /// An attribute that the schema requires; empty, never trapping, where the file was not valid.
  package func required(_ form: Form, _ attribute: String) -> String {
    form[attribute: attribute] ?? ""
  }

  /// A decimal attribute as an exact number, or nil where it is absent or no decimal.
  package func rational(_ form: Form, _ attribute: String) -> Rational? {
    form[attribute: attribute].flatMap { try? Decimals.rational($0) }
  }

  /// A whole-number attribute, or nil.
  package func count(_ form: Form, _ attribute: String) -> Int? {
    form[attribute: attribute].flatMap { Int($0) }
  }

  /// The texts of the children of a name; each language of the call must be among them.
  package mutating func texts(_ form: Form, _ name: String, what: String) -> LocalText {
    let text = form.localText(name)
    for language in languages where text.exact(language) == nil {
      report(CallFindings.missingTranslation, at: form, [("what", what), ("language", language)])
    }
    return text
  }

  /// The table that `of` names, or nil with a defect.
  package mutating func table(_ form: Form, default fallback: Table? = nil) -> Table? {
    guard let name = form[attribute: "of"] else {
      if let fallback { return fallback }
      report(CallFindings.incomplete, at: form, [("what", form.name), ("detail", "of")])
      return nil
    }
    if let table = Table(name: name) { return table }
    reportUnknown(
      "table", name, known: Table.allCases.map(\.name), at: form, attribute: "of")
    return nil
  }

  /// The column that an attribute of the form names, or nil with a defect.
  package mutating func column(_ form: Form, _ attribute: String, of table: Table) -> Int? {
    let name = required(form, attribute)
    if let index = vocabulary.index(of: name, in: table) { return index }
    reportUnknown(
      "attribute of \(table.name)", name, known: vocabulary.columns[table.rawValue].map(\.name),
      at: form, attribute: attribute)
    return nil
  }

  /// The fact that an attribute names, by position, or nil with a defect.
  package mutating func fact(_ form: Form, _ attribute: String, number: Bool? = nil) -> Int? {
    let name = required(form, attribute)
    guard let index = facts.firstIndex(of: name) else {
      reportUnknown("fact", name, known: facts, at: form, attribute: attribute)
      return nil
    }
    if let number, factIsNumber[index] != number {
      report(
        CallFindings.wrongType, at: form, attribute: attribute,
        [
          ("value", name), ("what", form.name),
          ("type", number ? "a number" : "texts"),
        ])
      return nil
    }
    return index
  }

  /// A parameter by name, or nil with a defect.
  package mutating func parameter(_ form: Form, _ attribute: String) -> Parameter? {
    let name = required(form, attribute)
    if let parameter = parameters.first(where: { $0.name == name }) { return parameter }
    reportUnknown(
      "parameter", name, known: parameters.map(\.name), at: form, attribute: attribute)
    return nil
  }

  /// A codelist by id, by position, or nil with a defect.
  package mutating func list(_ form: Form, _ attribute: String) -> Int? {
    let name = required(form, attribute)
    if let index = lists.firstIndex(where: { $0.list.id == name }) { return index }
    reportUnknown(
      "codelist", name, known: lists.map(\.list.id), at: form, attribute: attribute)
    return nil
  }

  /// A value as written, in millionths, for a column that holds numbers; nil with a defect.
  package mutating func millionths(
    _ form: Form, _ attribute: String, column: Column
  ) -> Int128? {
    let text = required(form, attribute)
    if let number = CallReader.millionths(text, type: column.type) { return number }
    report(
      CallFindings.wrongType, at: form, attribute: attribute,
      [("value", text), ("what", column.name), ("type", column.type.rawValue)])
    return nil
  }

  /// A text as a number of a type, in millionths: the one place that says how types are spelled.
  package static func millionths(_ text: String, type: ColumnType) -> Int128? {
    switch type {
    case .integer, .decimal, .money:
      return try? Decimals.micro(text)
    case .date:
      return (try? Instants.date(text)).map { Int128($0.days) * Cell.scale }
    case .boolean:
      switch text {
      case "true", "1": return Cell.scale
      case "false", "0": return 0
      default: return nil
      }
    case .text, .code:
      return nil
    }
  }
}
