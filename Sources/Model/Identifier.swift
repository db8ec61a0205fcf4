// SPDX-License-Identifier: Apache-2.0

/// An identifier as the schemas allow it: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}` (DESIGN §10).
///
/// `Kind` only keeps the kinds apart: an `ApplicationID` is never taken for a `RuleID`.
package struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The text, ASCII.
  package let text: String

  /// An identifier that is known to be well-shaped: a literal, or a value a schema has let through.
  package init(_ text: String) {
    self.text = text
  }

  /// The identifier that `text` spells, or nil where its shape is wrong.
  package init?(checking text: String) {
    guard Identifier.isWellShaped(text) else { return nil }
    self.text = text
  }

  /// Whether a text has the shape of an identifier.
  package static func isWellShaped(_ text: String) -> Bool { isWellShaped(text.utf8Span.span) }

  /// The same of a text in UTF-8.
  package static func isWellShaped(_ text: Span<UInt8>) -> Bool {
    guard (1...64).contains(text.count) else { return false }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        break
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        if index == 0 { return false }
      default:
        return false
      }
    }
    return true
  }

  /// Byte order: of ASCII that is the order of texts, which one comparison of memory gives.
  package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }

  /// The text.
  package var description: String { text }
}

/// The kinds of identifier, as types without values.
package enum IdentifierKind {
  /// Of a call.
  package enum Call {}
  /// Of an application.
  package enum Application {}
  /// Of a submission (a receipt).
  package enum Submission {}
  /// Of a rule of the call.
  package enum Rule {}
  /// Of a fact of the call.
  package enum Fact {}
  /// Of a criterion.
  package enum Criterion {}
  /// Of a section of the grid.
  package enum Section {}
  /// Of an assessor.
  package enum Assessor {}
  /// Of a lot (component).
  package enum Lot {}
  /// Of an envelope.
  package enum Envelope {}
  /// Of a recorded decision.
  package enum Decision {}
}

/// Identifies a call.
package typealias CallID = Identifier<IdentifierKind.Call>
/// Identifies an application over all its versions.
package typealias ApplicationID = Identifier<IdentifierKind.Application>
/// Identifies one submission.
package typealias SubmissionID = Identifier<IdentifierKind.Submission>
/// Identifies a rule of the call.
package typealias RuleID = Identifier<IdentifierKind.Rule>
/// Identifies a fact of the call.
package typealias FactID = Identifier<IdentifierKind.Fact>
/// Identifies a criterion of the grid.
package typealias CriterionID = Identifier<IdentifierKind.Criterion>
/// Identifies a section of the grid.
package typealias SectionID = Identifier<IdentifierKind.Section>
/// Identifies an assessor.
package typealias AssessorID = Identifier<IdentifierKind.Assessor>
/// Identifies a lot.
package typealias LotID = Identifier<IdentifierKind.Lot>
/// Identifies an envelope of money.
package typealias EnvelopeID = Identifier<IdentifierKind.Envelope>
/// Identifies a recorded decision.
package typealias DecisionID = Identifier<IdentifierKind.Decision>
