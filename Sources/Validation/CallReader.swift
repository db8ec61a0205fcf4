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

  /// Notes a defect with arguments that have a wording in each language.
  private mutating func report(
    _ kind: FindingKind, at form: Form, attribute: String?, _ arguments: [Finding.Argument]
  ) {
    defects.append(
      Finding(
        kind, severity: .reject, arguments: arguments,
        place: Place(file: file, ordinal: form.ordinal, attribute: attribute)))
  }

  /// Notes that a name is unknown, and which one it may have meant.
  package mutating func reportUnknown(
    _ what: Texts, _ name: String, known: [String], at form: Form, attribute: String
  ) {
    let near = Nearness.nearest(to: name, among: known)
    report(
      CallFindings.unknownName, at: form, attribute: attribute,
      [
        .init("what", what), .init("name", name),
        .init(
          "hint",
          Texts(
            en: near.map { " (did you mean “\($0)”?)" } ?? "",
            zh: near.map { "（是否指“\($0)”？）" } ?? "")),
        .init("known", known.isEmpty ? "–" : known.joined(separator: ", ")),
      ])
  }

  /// Notes that an element does not say all that it must; the sentence says what, and how to.
  package mutating func reportIncomplete(_ form: Form, _ asked: Texts) {
    report(
      CallFindings.incomplete, at: form, attribute: nil,
      [.init("what", CallReader.tag(form)), .init("detail", asked)])
  }

  /// Notes two statements that cannot both hold.
  package mutating func reportContradiction(
    _ form: Form, attribute: String? = nil, _ detail: Texts
  ) {
    report(
      CallFindings.contradiction, at: form, attribute: attribute,
      [.init("what", CallReader.tag(form)), .init("detail", detail)])
  }

  /// Notes that what an attribute says is not of the kind that is asked.
  package mutating func reportUnfit(_ form: Form, _ attribute: String, _ asked: Texts) {
    report(
      CallFindings.wrongType, at: form, attribute: attribute,
      [
        .init("value", required(form, attribute)),
        .init("what", "\(CallReader.tag(form)) \(attribute)=\"…\""), .init("asked", asked),
      ])
  }

  /// An element as it is written, with its id: the same in every language.
  package static func tag(_ form: Form) -> String {
    for name in ["id", "code", "name", "ref"] {
      if let value = form[attribute: name] { return "<\(form.name) \(name)=\"\(value)\">" }
    }
    return "<\(form.name)>"
  }

  /// Asks for a measure without facts of the earlier stage's application, and says at which position it stands.
  mutating func measureEarlier(_ measure: CompiledMeasure) -> Int {
    earlierMeasures.append(measure)
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
  package mutating func texts(_ form: Form, _ name: String) -> LocalText {
    let text = form.localText(name)
    for (index, entry) in text.entries.enumerated()
    where text.entries[..<index].contains(where: { $0.language == entry.language }) {
      report(
        CallFindings.duplicate, at: form,
        [("what", "\(CallReader.tag(form)): <\(name) xml:lang=\"\(entry.language)\">")])
    }
    for language in languages where text.exact(language)?.isEmpty != false {
      report(
        CallFindings.missingTranslation, at: form,
        [("what", CallReader.tag(form)), ("name", name), ("language", language)])
    }
    return text
  }

  /// The table that `of` names, or nil with a defect.
  package mutating func table(_ form: Form, default fallback: Table? = nil) -> Table? {
    guard let name = form[attribute: "of"] else {
      if let fallback { return fallback }
      reportIncomplete(
        form, Texts(en: "say of which rows: of=\"partner\"", zh: "须写明针对哪些行：of=\"partner\""))
      return nil
    }
    if let table = Table(name: name) { return table }
    reportUnknown(
      Texts(en: "table", zh: "表"), name, known: Table.allCases.map(\.name), at: form,
      attribute: "of")
    return nil
  }

  /// The column that an attribute of the form names, or nil with a defect.
  package mutating func column(_ form: Form, _ attribute: String, of table: Table) -> Int? {
    let name = required(form, attribute)
    if let index = vocabulary.index(of: name, in: table) { return index }
    reportUnknown(
      Texts(en: "attribute of \(table.name)", zh: "\(table.name) 的属性"), name,
      known: vocabulary.columns[table.rawValue].map(\.name),
      at: form, attribute: attribute)
    return nil
  }

  /// The fact that an attribute names, by position, or nil with a defect.
  package mutating func fact(_ form: Form, _ attribute: String, number: Bool? = nil) -> Int? {
    let name = required(form, attribute)
    guard let index = facts.firstIndex(of: name) else {
      reportUnknown(
        Texts(en: "fact", zh: "数据项"), name, known: facts, at: form, attribute: attribute)
      return nil
    }
    if let number, factIsNumber[index] != number {
      reportUnfit(
        form, attribute,
        number
          ? Texts(en: "a fact that is a number", zh: "数值型数据项")
          : Texts(en: "a fact that is texts", zh: "文字型数据项"))
      return nil
    }
    return index
  }

  /// A parameter by name, or nil with a defect.
  package mutating func parameter(_ form: Form, _ attribute: String) -> Parameter? {
    let name = required(form, attribute)
    if let parameter = parameters.first(where: { $0.name == name }) { return parameter }
    reportUnknown(
      Texts(en: "parameter", zh: "参数"), name, known: parameters.map(\.name), at: form,
      attribute: attribute)
    return nil
  }

  /// A codelist by id, by position, or nil with a defect.
  package mutating func list(_ form: Form, _ attribute: String) -> Int? {
    let name = required(form, attribute)
    if let index = lists.firstIndex(where: { $0.list.id == name }) { return index }
    reportUnknown(
      Texts(en: "codelist", zh: "代码表"), name, known: lists.map(\.list.id), at: form,
      attribute: attribute)
    return nil
  }

  /// Notes a number of an attribute, or of a parameter in its place, outside of its range.
  package mutating func require(
    _ form: Form, _ attribute: String, _ number: Rational?, from least: Rational = .zero,
    to most: Rational? = nil
  ) {
    guard let number, number < least || most.map({ $0 < number }) ?? false else { return }
    let range = most.map { "\(least.description) … \($0.description)" } ?? "≥ \(least.description)"
    reportUnfit(
      form, form[attribute: attribute] == nil ? "parameter" : attribute,
      Texts(en: "a number \(range)", zh: "\(range) 的数"))
  }

  /// Whether a column holds codes or texts; else a defect.
  package mutating func requireText(
    _ form: Form, _ attribute: String, _ column: Column
  ) -> Bool {
    guard column.type.isNumeric else { return true }
    reportUnfit(
      form, attribute, Texts(en: "an attribute that holds codes or text", zh: "取值为代码或文字的属性"))
    return false
  }

  /// A value as written, in millionths, for a column that holds numbers; nil with a defect.
  package mutating func millionths(
    _ form: Form, _ attribute: String, column: Column
  ) -> Int128? {
    let text = required(form, attribute)
    if let number = CallReader.millionths(text, type: column.type) { return number }
    reportUnfit(form, attribute, column.type.asked)
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

extension ColumnType {
  /// What stands for a number where an attribute is chosen.
  package static let numberAsked = Texts(
    en: "an attribute that holds a number", zh: "数值型属性")
  /// What stands for a day where an attribute is chosen.
  package static let dayAsked = Texts(en: "an attribute that holds a day", zh: "日期型属性")

  /// How a value of the type is written.
  package var asked: Texts {
    switch self {
    case .text, .code: Texts(en: "a text", zh: "文字")
    case .integer: Texts(en: "a whole number, such as 12", zh: "整数，如 12")
    case .decimal, .money: Texts(en: "a number, such as 12.50", zh: "数字，如 12.50")
    case .boolean: Texts(en: "true or false", zh: "true 或 false")
    case .date: Texts(en: "a day, such as 2026-06-15", zh: "日期，如 2026-06-15")
    }
  }
}
