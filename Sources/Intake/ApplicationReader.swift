// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Reads applications: bytes → `Application`, by the vocabulary (DESIGN §4).
///
/// Made once for a call and shared by all threads; each thread brings its own `XMLDocument`.
package final class ApplicationReader: Sendable {
  /// The namespace of the newest applications.
  package static let namespace = "urn:opencall:application:1"

  /// What reading one file gave.
  package struct Result: Sendable {
    /// How it ended.
    package let outcome: IntakeOutcome
    /// The application, complete only where accepted; else nil.
    package let application: Application?
    /// Its id, where that could be read.
    package let id: ApplicationID?
    /// What is wrong.
    package let findings: [Finding]
  }

  /// An element as the reader meets it, small enough to copy without counting references.
  private struct Element: Sendable {
    /// The table it writes to, by raw value.
    let table: UInt8
    /// Whether it begins a row.
    let opensRow: Bool
    /// Whether it carries a property that the call declares.
    let isProperty: Bool
    /// Whether its rows belong to the row of the element around it.
    let isOwned: Bool
    /// The column of its text, or -1.
    let text: Int16
  }

  /// The call that applications must name.
  let callText: String
  /// The attributes, with those that the call declares.
  let words: Vocabulary
  /// The codes of each closed codelist, by the list's id.
  let codes: [String: Set<String>]
  /// The column of the budget's currency.
  let currencyColumn: Int?
  /// The columns of money, table by table.
  let moneyColumns: [(table: Int, columns: [Int])]
  private let names: XMLNames
  private let schema: XMLSchema
  /// The elements of the vocabulary, in its order.
  private let elements: [Element]
  /// Element and name number → the child element, or -1: `element * width + number`.
  private let children: [Int8]
  /// Element and name number → the column of the attribute, or -1.
  private let columns: [Int16]
  /// How many name numbers there are.
  private let width: Int
  /// Table and column → what the column holds: `table * mostColumns + column`.
  private let types: [ColumnType]
  /// The most columns that a table has.
  private let mostColumns: Int
  private let root: UInt16
  private let identifier: UInt16
  private let propertyName: UInt16
  private let language: UInt16

  /// A reader for the applications of a call, with its codelists.
  package init(
    call: CallID, vocabulary: Vocabulary, lists: [Codelist] = []
  ) throws(XMLSchemaFailure) {
    codes = lists.reduce(into: [:]) { codes, list in
      if !list.isOpen { codes[list.id] = Set(list.entries.map(\.code)) }
    }
    callText = call.text
    words = vocabulary
    currencyColumn = vocabulary.index(of: "currency", in: .application)
    moneyColumns = vocabulary.columns.enumerated().compactMap { table, columns in
      let money = columns.indices.filter { columns[$0].type == .money }
      return money.isEmpty ? nil : (table, money)
    }
    schema = try XMLSchema(embedded: "application.xsd")
    let elements = Vocabulary.elements
    var list: [String] = []
    for element in elements {
      for name in [element.name] + element.attributes.map(\.attribute) where !list.contains(name) {
        list.append(name)
      }
    }
    if !list.contains("name") { list.append("name") }
    let names = XMLNames(namespace: ApplicationReader.namespace, list)
    self.names = names
    let width = list.count + 1
    var children = [Int8](repeating: -1, count: elements.count * width)
    var columns = [Int16](repeating: -1, count: elements.count * width)
    for (position, element) in elements.enumerated() {
      if element.parent >= 0 {
        children[element.parent * width + Int(names.number(of: element.name))] = Int8(position)
      }
      for (attribute, column) in element.attributes {
        let index = vocabulary.index(of: column, in: element.table) ?? -1
        columns[position * width + Int(names.number(of: attribute))] = Int16(index)
      }
    }
    self.width = width
    let most = vocabulary.columns.map(\.count).max() ?? 0
    mostColumns = most
    types = vocabulary.columns.flatMap { columns in
      columns.map(\.type) + Array(repeating: ColumnType.text, count: most - columns.count)
    }
    self.children = children
    self.columns = columns
    self.elements = elements.map { element in
      let owner = Vocabulary.owner(of: element.table)
      let isOwned =
        owner != nil && element.parent >= 0 && elements[element.parent].table == owner
      let text = element.text.flatMap { vocabulary.index(of: $0, in: element.table) } ?? -1
      return Element(
        table: UInt8(element.table.rawValue), opensRow: element.opensRow,
        isProperty: element.isProperty, isOwned: isOwned, text: Int16(text))
    }
    root = names.number(of: "application")
    identifier = names.number(of: "id")
    propertyName = names.number(of: "name")
    language = names.number(of: "xml:lang")
  }

  /// Reads an application of an earlier stage, which named another call and other properties; nil
  /// where it is not valid.
  package func readEarlier(
    _ bytes: [UInt8], into document: XMLDocument, limits: IntakeLimits = .standard
  ) -> Application? {
    let outcome = document.read(bytes: bytes, schema: schema, names: names, limits: limits)
    guard outcome == .accepted else { return nil }
    var findings: [Finding] = []
    return decode(document, file: "", &findings)
  }

  /// Reads one file.
  package func read(
    _ bytes: [UInt8], file: String, into document: XMLDocument, limits: IntakeLimits = .standard
  ) -> Result {
    let outcome = document.read(bytes: bytes, schema: schema, names: names, limits: limits)
    guard outcome == .accepted else {
      return Result(
        outcome: outcome == .undecided ? .undecided : .rejected, application: nil,
        id: identifier(in: document),
        findings: document.findings(file: file, schema: "application.xsd"))
    }
    var findings: [Finding] = []
    let application = decode(document, file: file, &findings)
    check(application, file: file, &findings)
    return Result(
      outcome: findings.isEmpty ? .accepted : .rejected,
      application: findings.isEmpty ? application : nil,
      id: application.id.flatMap { ApplicationID(checking: $0) }, findings: findings)
  }

  /// The id of a file that was not accepted, where the root's start tag was read.
  private func identifier(in document: XMLDocument) -> ApplicationID? {
    guard document.root?.namespace == ApplicationReader.namespace, document.eventCount > 0,
      document.event(0).kind == .start, document.event(0).name == root
    else { return nil }
    var index = 1
    while index < document.eventCount {
      let event = document.event(index)
      switch event.kind {
      case .attribute:
        if event.name == identifier { return ApplicationID(checking: document.text(event)) }
      case .unknownAttribute: break
      default: return nil
      }
      index += 1
    }
    return nil
  }

  /// Turns the events into rows.
  private func decode(
    _ document: XMLDocument, file: String, _ findings: inout [Finding]
  ) -> Application {
    var application = Application(words)
    // The open elements, innermost last: its position in the vocabulary, and its row.
    var open: [(element: Int, row: Int32)] = []
    open.reserveCapacity(8)
    var property = ""
    for index in 0..<document.eventCount {
      let event = document.event(index)
      switch event.kind {
      case .start:
        let parent = open.last
        let position = parent.map { Int(children[$0.element * width + Int(event.name)]) } ?? 0
        // The schema has let the file through, so every element is known.
        guard position >= 0 else { continue }
        let element = elements[position]
        if element.opensRow {
          let owner = element.isOwned ? parent?.row ?? -1 : -1
          let row = application.tables[Int(element.table)].append(
            ordinal: event.ordinal, owner: owner)
          open.append((position, Int32(row)))
        } else {
          open.append((position, parent?.row ?? 0))
        }
        property = ""
      case .attribute:
        guard let top = open.last else { continue }
        let element = elements[top.element]
        if element.isProperty {
          if event.name == propertyName { property = document.text(event) }
          continue
        }
        let column = Int(columns[top.element * width + Int(event.name)])
        if column >= 0 { set(column, of: Int(element.table), event, document, &application) }
      case .text:
        guard let top = open.last else { continue }
        let element = elements[top.element]
        if element.isProperty {
          if let table = Table(rawValue: Int(element.table)) {
            declared(property, of: table, event, document, file, &application, &findings)
          }
        } else if element.text >= 0 {
          set(Int(element.text), of: Int(element.table), event, document, &application)
        }
      case .end:
        open.removeLast()
      case .unknownAttribute:
        continue
      }
    }
    return application
  }

  /// Sets a cell of the last row of a table.
  private func set(
    _ column: Int, of table: Int, _ event: XMLEvent, _ document: XMLDocument,
    _ application: inout Application
  ) {
    let cell = cell(event, types[table * mostColumns + column], document)
    application.tables[table].set(column, cell, origin: event.ordinal)
  }

  /// The value of an event as a cell; absent where it does not fit the type, which for built-in
  /// columns the schema has excluded.
  func cell(_ event: XMLEvent, _ type: ColumnType, _ document: XMLDocument) -> Cell {
    switch type {
    case .text, .code:
      let text = document.text(event)
      if event.kind == .attribute, event.name == language { return .text(LocalText.tag(text)) }
      // What holds nothing to read is not given (DESIGN §5.2).
      if isBlank(text) { return .absent }
      return .text(type == .code ? text : trimmed(text))
    case .integer, .decimal, .money:
      return unsafe document.withText(event) { bytes in
        (try? unsafe Decimals.micro(bytes)).map { .number($0) } ?? .absent
      }
    case .date:
      return (try? Instants.date(trimmed(document.text(event)))).map {
        .number(Int128($0.days) * Cell.scale)
      } ?? .absent
    case .boolean:
      switch trimmed(document.text(event)) {
      case "true", "1": return .number(Cell.scale)
      case "false", "0": return .number(0)
      default: return .absent
      }
    }
  }

  /// Sets a property that the call declares, or notes what is wrong with it.
  private func declared(
    _ name: String, of table: Table, _ event: XMLEvent, _ document: XMLDocument, _ file: String,
    _ application: inout Application, _ findings: inout [Finding]
  ) {
    func report(_ kind: FindingKind, _ arguments: [(String, String)]) {
      findings.append(
        Finding(
          kind, arguments: arguments.map { .init($0.0, $0.1) },
          place: Place(file: file, ordinal: event.ordinal)))
    }
    guard let column = words.index(of: name, in: table),
      column >= words.builtIn[table.rawValue]
    else { return report(ApplicationFindings.unknownProperty, [("name", name)]) }
    let rows = application.tables[table.rawValue]
    guard rows[rows.count - 1, column] == .absent else {
      return report(ApplicationFindings.repeatedProperty, [("name", name)])
    }
    if isBlank(document.text(event)) { return }
    let type = words.columns[table.rawValue][column].type
    let cell = propertyCell(event, type, document)
    guard cell != .absent else {
      return report(
        ApplicationFindings.propertyType,
        [("value", trimmed(document.text(event))), ("type", type.rawValue), ("name", name)])
    }
    application.tables[table.rawValue].set(column, cell, origin: event.ordinal)
  }

  /// The value of a declared property, absent where it does not fit its type: the schema does not
  /// know it.
  func propertyCell(_ event: XMLEvent, _ type: ColumnType, _ document: XMLDocument) -> Cell {
    let cell = cell(event, type, document)
    if type == .code { return .text(trimmed(document.text(event))) }
    if type == .integer, let number = cell.millionths, number % Cell.scale != 0 { return .absent }
    return cell
  }
}

/// Whether a text holds nothing that could be read: white space of any script, or signs without width.
func isBlank(_ text: String) -> Bool {
  for scalar in text.unicodeScalars {
    if (0x21..<0x7F).contains(scalar.value) || (0x3400..<0xD800).contains(scalar.value) {
      return false
    }
    let properties = scalar.properties
    guard properties.isWhitespace || properties.generalCategory == .format else { return false }
  }
  return true
}

/// A text without XML white space at its ends.
func trimmed(_ text: String) -> String {
  func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
  let bytes = text.utf8
  guard let first = bytes.first, let last = bytes.last, isSpace(first) || isSpace(last) else {
    return text
  }
  var slice = bytes[...]
  while let byte = slice.first, isSpace(byte) { slice.removeFirst() }
  while let byte = slice.last, isSpace(byte) { slice.removeLast() }
  return String(Substring(slice))
}
