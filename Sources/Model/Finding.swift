// SPDX-License-Identifier: Apache-2.0

/// How much a finding or a failed rule weighs (DESIGN §5.5), gravest first.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// The application is inadmissible.
  case reject
  /// The application is ineligible.
  case ineligible
  /// The applicant may mend it within a number of days.
  case curable
  /// A person decides.
  case review
  /// Nothing follows from it.
  case warn
}

/// Where in a file something stands. Lines and columns count from 1, columns in characters.
package struct Place: Hashable, Sendable {
  /// The file, relative to the root of its inputs, with `/`.
  package var file: String
  /// The line, or 0 where only the file is known.
  package var line: Int
  /// The column, or 0 where only the line is known.
  package var column: Int
  /// The ordinal of the start tag (the root element is 1), or 0: what line and column are found by.
  package var ordinal: UInt32
  /// The attribute's name where the place is an attribute.
  package var attribute: String?
  /// The tab of a workbook; line and column are then a cell's row and column.
  package var tab: String?

  /// A place.
  package init(
    file: String, line: Int = 0, column: Int = 0, ordinal: UInt32 = 0, attribute: String? = nil,
    tab: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.ordinal = ordinal
    self.attribute = attribute
    self.tab = tab
  }
}

/// What a stable code means: the one source of its sentences (DESIGN §8, §12 "ruff").
///
/// A kind stands in the file of the rule, reader or limit that raises it. Codes are never reused.
package final class FindingKind: Hashable, Sendable {
  /// The stable code, three letters and three digits (`XML102`).
  package let code: String
  /// A title of a few words.
  package let title: Texts
  /// The sentence of one finding; `{name}` stands for an argument.
  package let message: Texts
  /// Why it matters.
  package let why: Texts
  /// What the reader can do about it.
  package let remedy: Texts
  /// An example that raises it, usually XML; empty where none helps.
  package let example: String

  /// A kind of finding.
  package init(
    _ code: String, title: Texts, message: Texts, why: Texts, remedy: Texts, example: String = ""
  ) {
    self.code = code
    self.title = title
    self.message = message
    self.why = why
    self.remedy = remedy
    self.example = example
  }

  /// Kinds are the same when their codes are.
  package static func == (left: FindingKind, right: FindingKind) -> Bool { left.code == right.code }

  /// Feeds the code.
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

/// A value about the input (DESIGN §8): never an error that stops the job.
package struct Finding: Hashable, Sendable {
  /// What it means.
  package let kind: FindingKind
  /// The call's own rule, where one raised it.
  package var rule: RuleID?
  /// How much it weighs.
  package var severity: Severity
  /// Named arguments of the sentence, in a fixed order.
  package var arguments: [Argument]
  /// Where it is, where that is known.
  package var place: Place?

  /// A named argument.
  package struct Argument: Hashable, Sendable {
    /// The name that stands in braces in the sentence.
    package let name: String
    /// Its value as text; of a sentence of ours the English one.
    package let value: String
    /// Its value in Chinese, where that differs.
    private let chinese: String?

    /// A named argument.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
      chinese = nil
    }

    /// A named argument with a wording in each language.
    package init(_ name: String, _ texts: Texts) {
      self.name = name
      value = texts.en
      chinese = texts.zh == texts.en ? nil : texts.zh
    }

    /// Its value in one language.
    package func text(_ language: Language) -> String {
      language == .chinese ? chinese ?? value : value
    }
  }

  /// A finding.
  package init(
    _ kind: FindingKind, rule: RuleID? = nil, severity: Severity = .reject,
    arguments: [Argument] = [], place: Place? = nil
  ) {
    self.kind = kind
    self.rule = rule
    self.severity = severity
    self.arguments = arguments
    self.place = place
  }

  /// The value of a named argument, or nil.
  package func argument(_ name: String) -> String? {
    for argument in arguments where argument.name == name { return argument.value }
    return nil
  }

  /// The sentence in one language, arguments filled in.
  package func sentence(_ language: Language) -> String {
    fill(kind.message.text(language), language)
  }

  /// What to do about it, in one language, arguments filled in.
  package func remedy(_ language: Language) -> String {
    fill(kind.remedy.text(language), language)
  }

  /// A template with its `{name}`s replaced; a name without an argument stays as it is.
  private func fill(_ template: String, _ language: Language) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(after: open)..<close])
      let argument = arguments.first { $0.name == name }
      result += argument?.text(language) ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
