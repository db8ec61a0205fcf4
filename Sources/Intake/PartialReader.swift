// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// What can be read of an application that its schema refuses, for a self-check.
package struct PartialApplication: Sendable {
  /// What was read.
  package let application: Application
  /// What of it is not to be relied upon.
  package let doubtful: Footprint
  /// What our own checks find in what can be relied upon.
  package let findings: [Finding]
}

extension ApplicationReader {
  /// What can be read of the last file, or nil where nothing can be relied upon: it is not
  /// well-formed, was not read to its end, or is another document.
  ///
  /// Safe means: an answer made from what is not doubtful is the one that the mended file gives,
  /// where mending changes what the schema protests against, and nothing else. So
  /// * an element or text that is not expected may have been meant for any place, and the validator
  ///   looks at none of its later siblings: all but the root's attributes is doubtful;
  /// * where a child is missing, everything below its parent is doubtful;
  /// * an attribute that is not expected may stand for any attribute of its element, or for one of
  ///   its or a near name elsewhere: all of these are doubtful;
  /// * a bad or missing value makes its column doubtful, in every row;
  /// * anything else that the schema says makes everything doubtful;
  /// * what our own checks refuse makes the rows or amounts doubtful that they are about.
  /// The walk below looks for all of that a second time, by the vocabulary, and does not depend on
  /// the validator having reported it.
  package func partial(_ document: XMLDocument, file: String) -> PartialApplication? {
    let categories = document.diagnostics.map(\.category)
    guard document.outcome == (categories.isEmpty ? .accepted : .rejected),
      categories.allSatisfy(ApplicationReader.leavesEvents), document.eventCount > 0,
      document.root?.namespace == ApplicationReader.namespace,
      document.root?.name == "application"
    else { return nil }
    let last = document.event(document.eventCount - 1)
    // The end of the root was seen, so nothing is missing at the file's end.
    guard last.kind == .end, last.ordinal == 1 else { return nil }
    var walk = PartialWalk(self, document)
    walk.run()
    for diagnostic in document.diagnostics { walk.doubt(diagnostic) }
    let doubtful = walk.settledDoubts()
    var findings: [Finding] = []
    check(walk.application, file: file, &findings)
    // What our own checks refuse will change, too; and what they found in doubtful rows may not be.
    var reliable: [Finding] = []
    for finding in findings {
      let footprint = walk.footprint(of: finding)
      if !footprint.meets(doubtful) { reliable.append(finding) }
      walk.doubt(footprint)
    }
    let settled = walk.settledDoubts()
    guard !categories.isEmpty else {
      // The schema is content, and the reader has reported what our own checks find.
      return settled.isEverything
        ? nil
        : PartialApplication(application: walk.application, doubtful: settled, findings: [])
    }
    return PartialApplication(
      application: walk.application, doubtful: settled, findings: reliable)
  }

  /// Whether a diagnostic of this category comes from the schema alone: reading went on.
  private static func leavesEvents(_ category: XMLDiagnostic.Category) -> Bool {
    switch category {
    case .unexpectedElement, .missingElement, .unexpectedAttribute, .missingAttribute,
      .unexpectedText, .badValue, .schemaOther:
      true
    default: false
    }
  }
}

/// Reads events by the vocabulary and notes whatever does not fit it.
private struct PartialWalk {
  /// The reader, for names and cells.
  let reader: ApplicationReader
  /// The file.
  let document: XMLDocument
  /// What was read so far.
  var application: Application
  /// What is doubtful so far.
  private var doubtful = Footprint()
  /// Start tag → the vocabulary's element, or -1; by ordinal.
  private var elements: [Int]

  /// Nothing read yet.
  init(_ reader: ApplicationReader, _ document: XMLDocument) {
    self.reader = reader
    self.document = document
    application = Application(reader.words)
    elements = [-1]
  }

  /// Reads all events.
  mutating func run() {
    // The open elements: position in the vocabulary, row, and what is known of a property.
    var open: [(element: Int, row: Int32)] = []
    var unknown = ""
    var property = ""
    for index in 0..<document.eventCount {
      let event = document.event(index)
      switch event.kind {
      case .start:
        let element = child(document.name(event), of: open.last?.element)
        elements.append(element)
        if element < 0 { doubtBelow(0) }
        open.append((element, begin(element, open.last, event)))
        property = ""
      case .unknownAttribute:
        unknown = document.text(event)
      case .attribute:
        guard let top = open.last, top.element >= 0 else { continue }
        let name = event.name == 0 ? unknown : document.names.name(of: event.name)
        let spec = Vocabulary.elements[top.element]
        if spec.isProperty {
          if name == "name" { property = document.text(event) } else { doubt(name, top.element) }
        } else if let pair = spec.attributes.first(where: { $0.attribute == name }) {
          set(pair.column, spec.table, event)
        } else {
          doubt(name, top.element)
        }
      case .text:
        guard let top = open.last, top.element >= 0 else { continue }
        let spec = Vocabulary.elements[top.element]
        if spec.isProperty {
          setProperty(property, spec.table, event)
        } else if let text = spec.text {
          set(text, spec.table, event)
        } else {
          doubtBelow(0)
        }
      case .end:
        open.removeLast()
      }
    }
  }

  /// The vocabulary's element of this name in another, or -1.
  private func child(_ name: String, of parent: Int?) -> Int {
    guard let parent else { return name == Vocabulary.elements[0].name ? 0 : -1 }
    guard parent >= 0 else { return -1 }
    return Vocabulary.elements.firstIndex { $0.parent == parent && $0.name == name } ?? -1
  }

  /// Begins a row where the element does, and says which row it writes to.
  private mutating func begin(
    _ element: Int, _ parent: (element: Int, row: Int32)?, _ event: XMLEvent
  ) -> Int32 {
    guard element >= 0 else { return -1 }
    let spec = Vocabulary.elements[element]
    guard spec.opensRow else { return parent?.row ?? 0 }
    var owner: Int32 = -1
    if let owning = Vocabulary.owner(of: spec.table), let parent, parent.element >= 0,
      Vocabulary.elements[parent.element].table == owning
    {
      owner = parent.row
    }
    application.tables[spec.table.rawValue].append(ordinal: event.ordinal, owner: owner)
    return Int32(application[spec.table].count - 1)
  }

  /// Sets a cell of the last row; a value that does not fit, or comes twice, is doubtful.
  private mutating func set(_ column: String, _ table: Table, _ event: XMLEvent) {
    guard let index = reader.words.index(of: column, in: table), application[table].count > 0
    else { return doubtful.add(table: table) }
    let rows = application[table]
    let cell = reader.cell(event, reader.words.columns[table.rawValue][index].type, document)
    if cell == .absent || rows[rows.count - 1, index] != .absent {
      doubtful.add(column: index, of: table)
    }
    application.tables[table.rawValue].set(index, cell, origin: event.ordinal)
  }

  /// Sets a property that the call declares; what is not one makes all of its table's doubtful.
  private mutating func setProperty(_ name: String, _ table: Table, _ event: XMLEvent) {
    guard let index = reader.words.index(of: name, in: table),
      index >= reader.words.builtIn[table.rawValue]
    else { return doubtProperties(table) }
    let rows = application[table]
    let type = reader.words.columns[table.rawValue][index].type
    let cell = reader.propertyCell(event, type, document)
    if cell == .absent || rows[rows.count - 1, index] != .absent {
      doubtful.add(column: index, of: table)
    }
    application.tables[table.rawValue].set(index, cell, origin: event.ordinal)
  }

  /// What of the application a finding of our own checks is about.
  func footprint(of finding: Finding) -> Footprint {
    var footprint = Footprint()
    if let table = finding.argument("table").flatMap(Table.init(name:)) {
      footprint.add(table: table)
      footprint.add(rowsOf: .partner)
      return footprint
    }
    let ordinal = Int(finding.place?.ordinal ?? 0)
    guard ordinal < elements.count, elements[ordinal] >= 0 else { return .everything }
    let table = Vocabulary.elements[elements[ordinal]].table
    if finding.kind == ApplicationFindings.propertyCode {
      let all = reader.words.columns[table.rawValue].count
      for column in reader.words.builtIn[table.rawValue]..<all {
        footprint.add(column: column, of: table)
      }
      return footprint
    }
    guard finding.kind == ApplicationFindings.minorUnits else { return .everything }
    for (column, spec) in reader.words.columns[table.rawValue].enumerated()
    where spec.type == .money { footprint.add(column: column, of: table) }
    if let currency = reader.words.index(of: "currency", in: .application) {
      footprint.add(column: currency, of: .application)
    }
    return footprint
  }

  /// Notes that a part is doubtful.
  mutating func doubt(_ footprint: Footprint) { doubtful.formUnion(footprint) }

  /// Notes what a diagnostic makes doubtful.
  mutating func doubt(_ diagnostic: XMLDiagnostic) {
    let ordinal = Int(diagnostic.ordinal)
    guard ordinal > 0, ordinal < elements.count else { return doubtful.addEverything() }
    let element = elements[ordinal]
    switch diagnostic.category {
    case .unexpectedElement, .unexpectedText:
      doubtBelow(0)
    case .missingElement:
      doubtBelow(element)
    case .unexpectedAttribute:
      doubt(diagnostic.attribute, element)
    case .missingAttribute:
      doubtCell(diagnostic.attribute, of: element)
    case .badValue:
      if diagnostic.attribute.isEmpty {
        doubtBelow(element)
      } else {
        doubtCell(diagnostic.attribute, of: element)
      }
    default:
      doubtful.addEverything()
    }
  }

  /// Everything below an element, and its own text, is doubtful.
  private mutating func doubtBelow(_ element: Int) {
    // Below what the vocabulary does not know nothing counts; its own parent is doubtful already.
    guard element >= 0 else { return }
    let spec = Vocabulary.elements[element]
    if let text = spec.text, let index = reader.words.index(of: text, in: spec.table) {
      doubtful.add(column: index, of: spec.table)
    }
    if spec.isProperty { doubtProperties(spec.table) }
    for child in Vocabulary.elements.indices where Vocabulary.elements[child].parent == element {
      let inner = Vocabulary.elements[child]
      if inner.opensRow { doubtful.add(table: inner.table) }
      doubtOwn(child)
      doubtBelow(child)
    }
  }

  /// An attribute that an element does not have: all that it has are doubtful, and those of its or
  /// a near name elsewhere.
  private mutating func doubt(_ attribute: String, _ element: Int) {
    doubtOwn(element)
    for (position, spec) in Vocabulary.elements.enumerated() {
      for pair in spec.attributes
      where pair.attribute == attribute || Nearness.isNear(pair.attribute, attribute) {
        doubtCell(pair.attribute, of: position)
      }
    }
  }

  /// All attributes of an element are doubtful.
  private mutating func doubtOwn(_ element: Int) {
    guard element >= 0 else { return }
    let spec = Vocabulary.elements[element]
    for pair in spec.attributes {
      guard let index = reader.words.index(of: pair.column, in: spec.table) else { continue }
      doubtful.add(column: index, of: spec.table)
    }
    if spec.isProperty { doubtProperties(spec.table) }
  }

  /// One attribute of an element is doubtful; all of them where it is not in the vocabulary.
  private mutating func doubtCell(_ attribute: String, of element: Int) {
    guard element >= 0 else { return }
    let spec = Vocabulary.elements[element]
    // libxml2 leaves the prefix of `xml:lang` out.
    let pair = spec.attributes.first {
      $0.attribute == attribute || $0.attribute == "xml:" + attribute
    }
    guard let pair, let index = reader.words.index(of: pair.column, in: spec.table) else {
      return doubtOwn(element)
    }
    doubtful.add(column: index, of: spec.table)
  }

  /// All properties that the call declares for a table are doubtful.
  private mutating func doubtProperties(_ table: Table) {
    let all = reader.words.columns[table.rawValue].count
    for column in reader.words.builtIn[table.rawValue]..<all {
      doubtful.add(column: column, of: table)
    }
  }

  /// What is doubtful, with what is settled from it: a participant's name settles its code.
  func settledDoubts() -> Footprint {
    var doubtful = doubtful
    if let code = reader.words.index(of: "participant", in: .partner),
      let name = reader.words.index(of: "participant-name", in: .partner),
      doubtful.cells.contains(.init(table: .partner, column: name))
    {
      doubtful.add(column: code, of: .partner)
    }
    return doubtful
  }
}
