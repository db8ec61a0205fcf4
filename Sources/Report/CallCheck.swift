// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A call that `opencall call check` has looked at.
package struct CheckedCall: Sendable {
  /// The file's name as it is to be shown.
  package let file: String
  /// The call, or nil where it is refused.
  package let terms: Terms?
  /// Errors (`reject`) and warnings.
  package let findings: [Finding]
  /// What is worth knowing and no defect.
  package let notes: [Finding]
  /// The text of the line at a place, without its end, or nil where it is not known.
  package let sourceLine: @Sendable (Place) -> String?

  /// A checked call.
  package init(
    file: String, terms: Terms?, findings: [Finding], notes: [Finding],
    sourceLine: @escaping @Sendable (Place) -> String? = { _ in nil }
  ) {
    self.file = file
    self.terms = terms
    self.findings = findings
    self.notes = notes
    self.sourceLine = sourceLine
  }

  /// How a finding of a call weighs.
  enum Weight: String, CaseIterable {
    /// It refuses the call.
    case error
    /// It is likely a mistake.
    case warning
    /// It is worth knowing.
    case note

    /// What stands before the sentence.
    var words: Texts {
      switch self {
      case .error: Texts(en: "error", zh: "错误")
      case .warning: Texts(en: "warning", zh: "提醒")
      case .note: Texts(en: "note", zh: "说明")
      }
    }
  }

  /// Every finding with its weight: errors and warnings as they stand in the file, then notes,
  /// which can wait while there are errors.
  var weighed: [(finding: Finding, weight: Weight)] {
    let weighed = findings.map { ($0, CheckedCall.weight($0.severity)) }
    return weighed.contains { $0.1 == .error } ? weighed : weighed + notes.map { ($0, .note) }
  }

  /// How many findings have a weight.
  func count(_ weight: Weight) -> Int { weighed.count { $0.weight == weight } }

  /// How a severity weighs in a call.
  private static func weight(_ severity: Severity) -> Weight {
    severity == .warn || severity == .review ? .warning : .error
  }

  /// The last line: whether the call is sound, and how large it is.
  var summary: Texts {
    let errors = count(.error)
    let warnings = count(.warning)
    let warned = Texts(
      en: warnings == 1 ? "1 warning" : "\(warnings) warnings", zh: "\(warnings) 项提醒")
    guard let terms, errors == 0 else {
      return Texts(
        en: "The call is refused: \(errors == 1 ? "1 error" : "\(errors) errors"), \(warned.en).",
        zh: "征集文件被拒绝：\(errors) 项错误，\(warned.zh)。")
    }
    let parts: [(count: Int, one: String, many: String, zh: String)] = [
      (terms.rules.count + terms.batchRules.count, "rule", "rules", "条规则"),
      (terms.call.codelists.count, "codelist", "codelists", "个代码表"),
      (terms.call.lots.count, "lot", "lots", "个标段"),
      (terms.call.parameters.count, "parameter", "parameters", "个参数"),
      (terms.facts.count, "fact", "facts", "个数据项"),
      (terms.grid?.criteria.count ?? 0, "criterion", "criteria", "项评审标准"),
      (terms.money?.envelopes.count ?? 0, "envelope", "envelopes", "个资金额度"),
    ]
    let present = parts.filter { $0.count > 0 }
    return Texts(
      en: "The call is sound: "
        + present.map { "\($0.count) \($0.count == 1 ? $0.one : $0.many)" }
        .joined(separator: ", ") + "; \(warned.en).",
      zh: "征集文件无误：" + present.map { "\($0.count) \($0.zh)" }.joined(separator: "，")
        + "；\(warned.zh)。")
  }
}

/// What `opencall call check` says to people: each finding with its line, then a summary.
package enum CallCheckText {
  /// The whole text; `width` is the terminal's, in cells.
  package static func text(
    _ call: CheckedCall, language: Language, width: Int = 100, colour: Bool = false
  ) -> String {
    let ink = Ink(isColoured: colour)
    let width = max(60, width)
    var lines: [String] = []
    for (finding, weight) in call.weighed {
      lines += CallCheckText.lines(finding, weight, call, language, width, ink)
      lines.append("")
    }
    let style: Ink.Style = call.count(.error) > 0 ? .bad : call.count(.warning) > 0 ? .care : .good
    let summary = Wrapping.lines(
      Shown.harmless(call.file) + (language == .english ? ": " : "：")
        + call.summary.text(language), width: width)
    lines += summary.map { ink(style, $0) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A finding: sentence, place with its line, why, remedy.
  private static func lines(
    _ finding: Finding, _ weight: CheckedCall.Weight, _ call: CheckedCall, _ language: Language,
    _ width: Int, _ ink: Ink
  ) -> [String] {
    let style: Ink.Style =
      switch weight {
      case .error: .bad
      case .warning: .care
      case .note: .strong
      }
    let label = weight.words.text(language)
    let colon = language == .english ? ": " : "："
    let head = "\(label)[\(finding.kind.code)]\(colon)"
    var lines = Wrapping.lines(
      head + Shown.harmless(finding.sentence(language)), width: width, indent: 2)
    lines[0] = ink(style, label) + lines[0].dropFirst(label.count)
    let place = finding.place
    let margin = place.map { $0.line > 0 ? String($0.line).count : 1 } ?? 1
    let space = String(repeating: " ", count: margin)
    if let place {
      lines.append(space + ink(.place, "--> ") + Shown.place(place))
      if place.line > 0, let source = call.sourceLine(place) {
        let view = Excerpt(source, column: place.column, width: width - margin - 3)
        lines.append(space + ink(.place, " |"))
        lines.append(ink(.place, "\(place.line) | ") + view.text)
        if place.column > 0 {
          let before = String(repeating: " ", count: view.caret)
          lines.append(space + ink(.place, " | ") + before + ink(style, "^"))
        }
      }
    }
    let help = language == .english ? "help: " : "建议："
    lines += Wrapping.lines(
      "\(space) = \(help)" + Shown.harmless(finding.remedy(language)), width: width,
      indent: margin + 5)
    return lines
  }
}

/// What `opencall call check` says in one line a finding.
package enum CallCheckConcise {
  /// The lines: `file:line:column: error CAL201: sentence`, and the summary.
  package static func text(_ call: CheckedCall, language: Language) -> String {
    let lines = call.weighed.map { finding, weight in
      (finding.place.map(Shown.place) ?? Shown.harmless(call.file))
        + ": \(weight.rawValue) \(finding.kind.code): "
        + Shown.harmless(finding.sentence(language))
    }
    let summary = Shown.harmless(call.file) + ": " + call.summary.text(language)
    return (lines + [summary]).map { $0 + "\n" }.joined()
  }
}

/// What `opencall call check` says to programs: one canonical object.
package enum CallCheckJSON {
  /// What the object says it is.
  package static let format = "urn:opencall:call-check:1"

  /// The object, on one line.
  package static func bytes(_ call: CheckedCall) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    if let terms = call.terms {
      writer.member("call") {
        $0.member("id", terms.call.id.text)
        $0.member("sha256", terms.digest)
        $0.member("version", terms.call.version)
      }
    }
    writer.member("counts") {
      $0.member("error", call.count(.error))
      $0.member("note", call.count(.note))
      $0.member("warning", call.count(.warning))
    }
    writer.member("file", call.file)
    writer.member("findings", each: call.weighed) { writer, weighed in
      let finding = weighed.finding
      writer.member("code", finding.kind.code)
      writer.member(
        "message", Texts(en: finding.sentence(.english), zh: finding.sentence(.chinese)))
      if let place = finding.place {
        writer.member("place") {
          if place.column > 0 { $0.member("column", place.column) }
          $0.member("file", place.file)
          if place.line > 0 { $0.member("line", place.line) }
        }
      }
      writer.member("remedy", Texts(en: finding.remedy(.english), zh: finding.remedy(.chinese)))
      writer.member("weight", weighed.weight.rawValue)
    }
    writer.member("format", format)
    writer.member("summary", call.summary)
    writer.endObject()
    writer.endLine()
    return writer.takeBytes()
  }
}
