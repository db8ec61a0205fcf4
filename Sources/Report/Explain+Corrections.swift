// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension Explain {
  /// What became of each correction, with what it changed.
  func corrections() -> [String] {
    var sentences: [String] = []
    for correction in trace["corrections"]?.elements ?? [] {
      let submission = correction["submission"]?.text ?? "?"
      let decision = correction["decision"]?.text ?? "?"
      let outcome = correction["outcome"]?.text ?? "?"
      let words = CorrectionStep.Outcome(rawValue: outcome)?.inWords.text(language) ?? outcome
      sentences.append(
        say(
          "correction \(submission), asked for by decision \(decision): \(words)",
          "补正 \(submission)（依决定 \(decision)）：\(words)"))
      for change in correction["changes"]?.elements ?? [] {
        sentences.append("  " + sentence(change))
      }
      if let more = correction["more"]?.number {
        sentences.append(say("  … and \(more) more", "  …另有 \(more) 处"))
      }
    }
    return sentences
  }

  /// One change in words, and whether it was asked for.
  private func sentence(_ value: JSONValue) -> String {
    guard let kind = CorrectionStep.Change.Kind(rawValue: value["change"]?.text ?? ""),
      let table = Table(name: value["table"]?.text ?? "")
    else { return "?" }
    let change = CorrectionStep.Change(
      kind: kind, table: table, row: (value["row"]?.elements ?? []).compactMap(\.text),
      attribute: value["attribute"]?.text, isAsked: value["asked"]?.truth == true)
    let words = change.words(attribute: change.attribute.map { glossary.attribute($0, of: table) })
    return Shown.harmless(words.text(language))
      + (change.isAsked ? say(" (asked for)", "（已要求）") : say(" (not asked for)", "（未要求）"))
  }
}
