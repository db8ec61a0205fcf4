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
    /// A breach of the grammar without a category of its own.
    case malformed = 1
    /// The file ends too early.
    case truncated
    /// An end tag closes another element.
    case tagMismatch
    /// An entity that XML does not define.
    case undeclaredEntity
    /// A prefix without a namespace.
    case undeclaredPrefix
    /// The same attribute twice in a tag.
    case duplicateAttribute
    /// A character that XML does not allow.
    case forbiddenCharacter
    /// Nothing, or only white space.
    case empty
    /// The first character is not `<`.
    case notXML
    /// A document type declaration.
    case doctype
    /// An encoding that is not read.
    case encodingUnsupported
    /// The declared encoding is not that of the bytes.
    case encodingContradicted
    /// Bytes that the encoding does not have.
    case encodingBroken
    /// A NUL byte.
    case nul
    /// The root stands in another namespace.
    case wrongNamespace
    /// The root is another element.
    case wrongRoot
    /// An element that may not stand here.
    case unexpectedElement
    /// An element that is not there.
    case missingElement
    /// An attribute that the element does not have.
    case unexpectedAttribute
    /// An attribute that is not there.
    case missingAttribute
    /// Text where only elements may stand.
    case unexpectedText
    /// A value that its type refuses; `constraint` says why.
    case badValue
    /// Anything else that the schema refuses.
    case schemaOther
    /// More bytes than allowed.
    case limitBytes
    /// Deeper than allowed.
    case limitDepth
    /// More elements than allowed.
    case limitElements
    /// More attributes in a tag than allowed.
    case limitAttributes
    /// A longer tag than allowed.
    case limitStartTag
    /// A longer text than allowed.
    case limitText
    /// A longer name than allowed.
    case limitName
    /// More findings than allowed.
    case limitFindings
    /// A limit of libxml2's own.
    case limitOther
    /// The time is over.
    case undecidedTime
    /// The validator gave up.
    case undecidedBudget
    /// Memory is short.
    case undecidedMemory
    /// libxml2 failed for a reason of its own.
    case undecidedInternal
  }

  /// The facet of the schema that a bad value breaks.
  package enum Constraint: UInt8, Hashable, Sendable, CaseIterable {
    /// None.
    case none = 0
    /// Not a value of the type.
    case type
    /// Not one of the values listed.
    case enumeration
    /// Not of the shape.
    case pattern
    /// Not of the length.
    case length
    /// Too short.
    case minLength
    /// Too long.
    case maxLength
    /// Below the least.
    case minInclusive
    /// Above the greatest.
    case maxInclusive
    /// Not above the bound.
    case minExclusive
    /// Not below the bound.
    case maxExclusive
    /// Too many digits.
    case totalDigits
    /// Too many decimals.
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
