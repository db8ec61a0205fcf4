// SPDX-License-Identifier: Apache-2.0

/// An open call as its file says it: identity, dates, lists (DESIGN §4). Rules, grid, ranking and
/// money stand beside it in the rulebook.
package struct Call: Sendable {
  /// Its id.
  package let id: CallID
  /// Its version, as written.
  package let version: String
  /// Whether it is published; a draft never gives a final ranking.
  package let isPublished: Bool
  /// The zone that people read its instants in; text only.
  package let zone: String
  /// The languages of its texts, in order.
  package let languages: [String]
  /// When it opens.
  package let opens: Instant
  /// When it closes.
  package let closes: Instant
  /// Whether the closing second itself is on time.
  package let closingSecondIncluded: Bool
  /// Its title.
  package let title: LocalText
  /// Remarks for the reader.
  package let notes: [LocalText]
  /// Its lots, in order; empty where it has none.
  package let lots: [Lot]
  /// Its parameters, in order.
  package let parameters: [Parameter]
  /// Its codelists, in order.
  package let codelists: [Codelist]

  /// An open call.
  package init(
    id: CallID, version: String, isPublished: Bool, zone: String, languages: [String],
    opens: Instant, closes: Instant, closingSecondIncluded: Bool, title: LocalText,
    notes: [LocalText], lots: [Lot], parameters: [Parameter], codelists: [Codelist]
  ) {
    self.id = id
    self.version = version
    self.isPublished = isPublished
    self.zone = zone
    self.languages = languages
    self.opens = opens
    self.closes = closes
    self.closingSecondIncluded = closingSecondIncluded
    self.title = title
    self.notes = notes
    self.lots = lots
    self.parameters = parameters
    self.codelists = codelists
  }

  /// Whether something submitted at this instant is late.
  ///
  /// Where the closing second counts, the whole second does: 17:00:00.9 is on time.
  package func isLate(_ instant: Instant) -> Bool {
    closingSecondIncluded ? instant.seconds > closes.seconds : !(instant < closes)
  }
}

/// A lot of a call; a programme may call it component.
package struct Lot: Sendable {
  /// Its id.
  package let id: LotID
  /// Its name.
  package let name: LocalText

  /// A lot.
  package init(id: LotID, name: LocalText) {
    self.id = id
    self.name = name
  }
}

/// A figure with a name, that rules refer to.
package struct Parameter: Sendable {
  /// Its name.
  package let name: String
  /// Its value.
  package let value: Rational
  /// Whether it is invented for an example.
  package let isIllustrative: Bool
  /// What it means, or empty.
  package let note: LocalText

  /// A parameter.
  package init(name: String, value: Rational, isIllustrative: Bool, note: LocalText = .none) {
    self.name = name
    self.value = value
    self.isIllustrative = isIllustrative
    self.note = note
  }
}

/// A list of codes with names (DESIGN §5.6: entries match by code).
package struct Codelist: Sendable {
  /// Its id.
  package let id: String
  /// Its version, as written, or empty.
  package let version: String
  /// Its name.
  package let name: LocalText
  /// Its entries, in the order written.
  package let entries: [CodelistEntry]
  /// Whether it admits codes that it does not hold.
  package let isOpen: Bool

  /// A codelist.
  package init(
    id: String, version: String, name: LocalText, entries: [CodelistEntry], isOpen: Bool = false
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.entries = entries
    self.isOpen = isOpen
  }

  /// The entry with this code, or nil. For sentences; programs use a compiled table.
  package func entry(_ code: String) -> CodelistEntry? {
    entries.first { $0.code == code }
  }
}

/// An entry of a codelist.
package struct CodelistEntry: Sendable {
  /// Its code.
  package let code: String
  /// Its name.
  package let name: LocalText
  /// Other names that mean it.
  package let aliases: [String]
  /// The first day it is valid, or nil.
  package let validFrom: CivilDate?
  /// The last day it is valid, or nil.
  package let validTo: CivilDate?
  /// Its properties, in the order written.
  package let properties: [Form.Attribute]

  /// An entry.
  package init(
    code: String, name: LocalText, aliases: [String], validFrom: CivilDate?, validTo: CivilDate?,
    properties: [Form.Attribute]
  ) {
    self.code = code
    self.name = name
    self.aliases = aliases
    self.validFrom = validFrom
    self.validTo = validTo
    self.properties = properties
  }

  /// The value of a property, or nil.
  package func property(_ name: String) -> String? {
    properties.first { $0.name == name }?.value
  }
}
