// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation
internal import Validation

/// What looking at a call has brought (DESIGN §5.7): a rulebook, or what is wrong.
package struct CallExamination: Sendable {
  /// The rulebook; nil where the call is refused.
  package let rulebook: Rulebook?
  /// Errors (`reject`) and warnings (`warn`), in the order of the file.
  package let findings: [Finding]
  /// What is worth knowing and no defect: illustrative figures, a draft.
  package let notes: [Finding]

  /// What an examination has brought.
  package init(rulebook: Rulebook?, findings: [Finding], notes: [Finding]) {
    self.rulebook = rulebook
    self.findings = findings
    self.notes = notes
  }

  /// The findings that refuse the call.
  package var errors: [Finding] { findings.filter { $0.severity == .reject } }
}

extension CallCompiler {
  /// Compiles a call and looks for contradictions that nobody should find only by applying.
  ///
  /// Every defect is listed, those of the compiler and those of the audit.
  package static func examine(_ form: Form, file: String, digest: String) -> CallExamination {
    var compiler = CallCompiler(reader: CallReader(file: file), form: form)
    let rulebook = compiler.rulebook(digest: digest)
    let defects = compiler.reader.defects
    guard let rulebook else { return CallExamination(rulebook: nil, findings: defects, notes: []) }
    var audit = CallAudit(form: form, reader: compiler.reader, terms: rulebook.terms)
    audit.run()
    let findings = (defects + audit.findings).enumerated().sorted { left, right in
      let (first, second) = (left.element.place?.ordinal ?? 0, right.element.place?.ordinal ?? 0)
      return (first, left.offset) < (second, right.offset)
    }.map(\.element)
    let isRefused = findings.contains { $0.severity == .reject }
    return CallExamination(
      rulebook: isRefused ? nil : rulebook, findings: findings, notes: audit.notes)
  }
}

/// Looks for contradictions in a call that compiles, or nearly does.
///
/// It reads the tree for places and the compiled terms for values. What it calls an error is
/// certain; what is only likely is a warning.
struct CallAudit {
  /// The root of the call.
  let form: Form
  /// What resolves names; as the compiler left it, and its defects are the compiler's to report.
  var reader: CallReader
  /// The call as compiled.
  let terms: Terms
  /// What values and conditions are possible.
  let reachability: Reachability
  /// Errors and warnings.
  private(set) var findings: [Finding] = []
  /// What is no defect.
  private(set) var notes: [Finding] = []

  /// An audit that has not begun.
  init(form: Form, reader: CallReader, terms: Terms) {
    self.form = form
    self.reader = reader
    self.terms = terms
    reachability = Reachability(
      vocabulary: reader.vocabulary, lists: reader.lists,
      isOpen: reader.lists.map(\.list.isOpen),
      lots: terms.call.lots.map(\.id.text))
  }

  /// Looks at everything.
  mutating func run() {
    auditLists()
    auditTexts()
    auditOffsets()
    auditUnused()
    auditConditions()
    auditRules()
    auditGrid()
    auditRanking()
    auditMoney()
    note()
  }

  /// Notes an error.
  mutating func refuse(
    _ kind: FindingKind, at form: Form, _ attribute: String?, _ arguments: [(String, String)],
    _ more: [Finding.Argument] = []
  ) {
    var finding = finding(kind, .reject, form, attribute, arguments)
    finding.arguments += more
    findings.append(finding)
  }

  /// Notes a warning.
  mutating func warn(
    _ kind: FindingKind, at form: Form, _ attribute: String?, _ arguments: [(String, String)]
  ) {
    add(kind, .warn, form, attribute, arguments)
  }

  /// Notes a finding.
  private mutating func add(
    _ kind: FindingKind, _ severity: Severity, _ form: Form, _ attribute: String?,
    _ arguments: [(String, String)]
  ) {
    findings.append(finding(kind, severity, form, attribute, arguments))
  }

  /// A finding at an element.
  private func finding(
    _ kind: FindingKind, _ severity: Severity, _ form: Form, _ attribute: String?,
    _ arguments: [(String, String)]
  ) -> Finding {
    Finding(
      kind, severity: severity, arguments: arguments.map { Finding.Argument($0.0, $0.1) },
      place: Place(file: reader.file, ordinal: form.ordinal, attribute: attribute))
  }

  /// What is worth knowing before a call is published.
  private mutating func note() {
    if !terms.call.isPublished {
      notes.append(finding(ListContradictions.draft, .warn, form, "status", []))
    }
    let marked = CallAudit.all(form) { $0[attribute: "illustrative"] == "true" }
    if let first = marked.first {
      notes.append(
        finding(
          ListContradictions.illustrative, .warn, first, "illustrative",
          [("count", "\(marked.count)")]))
    }
  }

  /// All elements, in the order of the file, of which something is true.
  static func all(_ form: Form, where isMeant: (Form) -> Bool) -> [Form] {
    (isMeant(form) ? [form] : []) + form.children.flatMap { all($0, where: isMeant) }
  }

  /// A number as people write it.
  static func text(_ number: Rational) -> String { Words.number(number) }
}
