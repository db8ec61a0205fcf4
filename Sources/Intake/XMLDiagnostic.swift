// SPDX-License-Identifier: Apache-2.0

internal import CXMLSupport

/// One thing that is wrong with a file, copied from the reader at once (DESIGN §12 "lxml").
package struct XMLDiagnostic: Hashable, Sendable {
  /// What it is about.
  package let category: Category
  /// The facet, of a bad value.
  package let constraint: Constraint
  /// libxml2's domain; 0 where the diagnostic is our own.
  package let domain: Int
  /// libxml2's code; 0 where the diagnostic is our own.
  package let code: Int
  /// The ordinal of the start tag, or 0.
  package let ordinal: UInt32
  /// The line, counted by line feeds in the decoded text, from 1; 0 where unknown.
  package let line: Int
  /// Bytes of the decoded line before the place.
  package let byteColumn: Int
  /// The element's local name, or empty.
  package let element: String
  /// The attribute's name, or empty.
  package let attribute: String
  /// The value as written, shortened, or empty.
  package let value: String
  /// The names, values or bound that were expected.
  package let expected: [String]
  /// libxml2's own words, which differ between its versions.
  package let detail: String

  /// What a diagnostic is about; stable over libxml2's versions.
  package enum Category: UInt8, Hashable, Sendable, CaseIterable {
    case malformed = 1
    case truncated
    case tagMismatch
    case undeclaredEntity
    case undeclaredPrefix
    case duplicateAttribute
    case forbiddenCharacter
    case empty
    case notXML
    case doctype
    case encodingUnsupported
    case encodingContradicted
    case encodingBroken
    case nul
    case wrongNamespace
    case wrongRoot
    case unexpectedElement
    case missingElement
    case unexpectedAttribute
    case missingAttribute
    case unexpectedText
    case badValue
    case schemaOther
    case limitBytes
    case limitDepth
    case limitElements
    case limitAttributes
    case limitStartTag
    case limitText
    case limitName
    case limitFindings
    case limitOther
    case undecidedTime
    case undecidedBudget
    case undecidedMemory
    case undecidedInternal
  }

  /// The facet of the schema that a bad value breaks.
  package enum Constraint: UInt8, Hashable, Sendable, CaseIterable {
    case none = 0
    case type
    case enumeration
    case pattern
    case length
    case minLength
    case maxLength
    case minInclusive
    case maxInclusive
    case minExclusive
    case maxExclusive
    case totalDigits
    case fractionDigits
  }

  /// Copies one.
  init(_ raw: opencall_diagnostic) {
    category = Category(rawValue: unsafe raw.category.rawValue) ?? .undecidedInternal
    constraint = Constraint(rawValue: unsafe raw.constraint.rawValue) ?? .none
    unsafe domain = Int(raw.domain)
    unsafe code = Int(raw.code)
    unsafe ordinal = raw.ordinal
    unsafe line = Int(raw.line)
    unsafe byteColumn = Int(raw.column)
    unsafe element = String(cString: raw.element)
    unsafe attribute = String(cString: raw.attribute)
    unsafe value = String(cString: raw.value)
    unsafe expected = String(cString: raw.expected).split(separator: "\n").map(String.init)
    unsafe detail = String(cString: raw.message)
  }
}
