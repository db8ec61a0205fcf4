// SPDX-License-Identifier: Apache-2.0

package import Model

/// The findings of reading a file: libxml2's and our own diagnostics, as values with stable codes.
package enum IntakeFindings {
  /// Every kind that reading can raise, by code.
  package static let all: [FindingKind] =
    MarkupFindings.all + SchemaFindings.all + ValueFindings.all
    + [SchemaFindings.otherDocument] + LimitFindings.all + UndecidedFindings.all

  /// The kind of a diagnostic.
  package static func kind(of diagnostic: XMLDiagnostic) -> FindingKind {
    switch diagnostic.category {
    case .malformed: MarkupFindings.malformed
    case .truncated: MarkupFindings.truncated
    case .tagMismatch: MarkupFindings.tagMismatch
    case .undeclaredEntity: MarkupFindings.undeclaredEntity
    case .undeclaredPrefix: MarkupFindings.undeclaredPrefix
    case .duplicateAttribute: MarkupFindings.duplicateAttribute
    case .forbiddenCharacter: MarkupFindings.forbiddenCharacter
    case .empty: MarkupFindings.empty
    case .notXML: MarkupFindings.notXML
    case .doctype: MarkupFindings.doctype
    case .encodingUnsupported: MarkupFindings.encodingUnsupported
    case .encodingContradicted: MarkupFindings.encodingContradicted
    case .encodingBroken: MarkupFindings.encodingBroken
    case .nul: MarkupFindings.nul
    case .wrongNamespace:
      isOtherDocument(diagnostic) ? SchemaFindings.otherDocument : SchemaFindings.wrongNamespace
    case .wrongRoot: SchemaFindings.wrongRoot
    case .unexpectedElement:
      diagnostic.expected.isEmpty
        ? SchemaFindings.elementNotAllowed : SchemaFindings.unexpectedElement
    case .missingElement: SchemaFindings.missingElement
    case .unexpectedAttribute: SchemaFindings.unexpectedAttribute
    case .missingAttribute: SchemaFindings.missingAttribute
    case .unexpectedText: SchemaFindings.unexpectedText
    case .badValue: kind(of: diagnostic.constraint)
    case .schemaOther: SchemaFindings.other
    case .limitBytes: LimitFindings.bytes
    case .limitDepth: LimitFindings.depth
    case .limitElements: LimitFindings.elements
    case .limitAttributes: LimitFindings.attributes
    case .limitStartTag: LimitFindings.startTag
    case .limitText: LimitFindings.text
    case .limitName: LimitFindings.name
    case .limitFindings: LimitFindings.findings
    case .limitOther: LimitFindings.other
    case .undecidedTime: UndecidedFindings.time
    case .undecidedBudget: UndecidedFindings.budget
    case .undecidedMemory: UndecidedFindings.memory
    case .undecidedInternal: UndecidedFindings.parser
    }
  }

  /// Whether one of our own documents was given in the place of another.
  private static func isOtherDocument(_ diagnostic: XMLDiagnostic) -> Bool {
    guard let found = SchemaFindings.document(diagnostic.value),
      let asked = diagnostic.expected.first.flatMap(SchemaFindings.document)
    else { return false }
    return found != asked
  }

  /// The kind of a bad value.
  private static func kind(of constraint: XMLDiagnostic.Constraint) -> FindingKind {
    switch constraint {
    case .none, .type: ValueFindings.wrongType
    case .enumeration: ValueFindings.notListed
    case .pattern: ValueFindings.pattern
    case .length: ValueFindings.wrongLength
    case .minLength: ValueFindings.tooShort
    case .maxLength: ValueFindings.tooLong
    case .minInclusive: ValueFindings.tooSmall
    case .maxInclusive: ValueFindings.tooLarge
    case .minExclusive: ValueFindings.notAbove
    case .maxExclusive: ValueFindings.notBelow
    case .totalDigits: ValueFindings.tooManyDigits
    case .fractionDigits: ValueFindings.tooManyDecimals
    }
  }

  /// A diagnostic as a finding; line and column are still to be found.
  static func finding(_ diagnostic: XMLDiagnostic, encoding: String, file: String) -> Finding {
    let kind = kind(of: diagnostic)
    let subject =
      diagnostic.attribute.isEmpty
      ? diagnostic.element : "\(diagnostic.element)/@\(diagnostic.attribute)"
    var value = Finding.Argument("value", diagnostic.value)
    var expected = Finding.Argument("expected", diagnostic.expected.joined(separator: ", "))
    if kind == SchemaFindings.otherDocument {
      if let found = SchemaFindings.document(value.value) { value = .init("value", found) }
      if let asked = SchemaFindings.document(expected.value) { expected = .init("expected", asked) }
    }
    let values: [Finding.Argument] = [
      .init("element", diagnostic.element), .init("attribute", diagnostic.attribute),
      .init("name", diagnostic.attribute), .init("subject", subject), value, expected,
      .init("detail", MarkupWords.detail(diagnostic, shown: sentence(diagnostic.detail))),
      .init("encoding", encoding),
      // What only a schema's documentation can say; see `SchemaGuide`.
      .init("hint", ""),
    ]
    let arguments = values.filter { argument in
      kind.message.en.contains("{\(argument.name)}")
        || kind.remedy.en.contains("{\(argument.name)}")
    }
    let missing = diagnostic.category == .missingAttribute || diagnostic.attribute.isEmpty
    return Finding(
      kind, severity: diagnostic.category.isUndecided ? .review : .reject,
      arguments: arguments,
      place: Place(
        file: file, ordinal: diagnostic.ordinal,
        attribute: missing ? nil : diagnostic.attribute))
  }

  /// libxml2's words without the namespaces of names and the full stop at their end.
  private static func sentence(_ detail: String) -> String {
    var result = ""
    var isInside = false
    for character in detail {
      if character == "{" { isInside = true }
      if !isInside { result.append(character) }
      if character == "}" { isInside = false }
    }
    return result.hasSuffix(".") ? String(result.dropLast()) : result
  }
}

extension XMLDiagnostic.Category {
  /// Whether it says that the file could not be decided.
  package var isUndecided: Bool { rawValue >= Self.undecidedTime.rawValue }

  /// Whether it is about an element or attribute as such: its place is the start tag's, not where
  /// the parser stood.
  var isAboutElement: Bool {
    switch self {
    case .wrongNamespace, .wrongRoot, .unexpectedElement, .missingElement, .unexpectedAttribute,
      .missingAttribute, .unexpectedText, .badValue, .schemaOther, .undecidedBudget, .limitText:
      true
    default: false
    }
  }
}

extension XMLDocument {
  /// What is wrong with the last file read, with line and column; `file` names it.
  package func findings(file: String) -> [Finding] {
    var findings = diagnostics.map {
      IntakeFindings.finding($0, encoding: encoding, file: file)
    }
    let requests = diagnostics.map { diagnostic -> Locator.Request in
      if diagnostic.category.isAboutElement, diagnostic.ordinal > 0 {
        let attribute = diagnostic.category == .missingAttribute ? "" : diagnostic.attribute
        return .tag(
          ordinal: diagnostic.ordinal, attribute: attribute.isEmpty ? nil : attribute)
      }
      return .raw(
        line: diagnostic.line, byteColumn: diagnostic.byteColumn, mark: MarkupMark(diagnostic))
    }
    let spots = unsafe withDecoded { unsafe Locator.locate(requests, in: $0) }
    for (index, spot) in spots.enumerated() {
      guard let spot else { continue }
      findings[index].place?.line = spot.line
      findings[index].place?.column = spot.column
    }
    return findings
  }
}
