// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// A fill-in application for a call: every field in the order of the schema, and above each what it
/// is, which codes it takes, and which of the call's rules look at it.
///
/// What is to be filled in stands as `«…»`. Left as it is, the schema or a rule refuses most of it,
/// so an unfinished form is never taken for an application.
package struct NewApplication {
  /// The widest comment, in cells.
  static let width = 100

  /// The call.
  let terms: Terms
  /// The fields and what the call says of them.
  let plan: ApplicationPlan
  /// The language of comments.
  let language: Language
  /// What was drawn so far.
  var lines: [String] = []
  /// How many elements of each name have an id; only ever asked.
  var numbers: [String: Int] = [:]

  /// The file; `call` is the name of the call's file, for the command that checks it.
  package static func text(
    _ plan: ApplicationPlan, terms: Terms, language: Language, call: String
  ) -> String {
    var drawing = NewApplication(terms: terms, plan: plan, language: language)
    drawing.drawHead(call: call)
    drawing.draw(plan.root, element: 0, depth: 0, value: nil, isFirst: true)
    return drawing.lines.joined(separator: "\n") + "\n"
  }

  /// The wording in the language.
  func say(_ en: String, _ zh: String) -> String { language == .english ? en : zh }

  /// The declaration, the call, how to fill in, and lists that belong to no field.
  private mutating func drawHead(call: String) {
    lines.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    let title = terms.call.title.text(language)
    let closes = Instants.text(terms.call.closes)
    var comment = [
      say(
        "\(title) (\(terms.call.id), version \(terms.call.version))",
        "\(title)（\(terms.call.id)，版本 \(terms.call.version)）"),
      say("Closes ", "截止 ") + "\(closes) (\(terms.call.zone))", "",
      say(
        "Write your own text in place of every «…». Where a field says “optional”, delete the "
          + "attribute or element that you do not need; repeat what may be repeated. Comments may "
          + "stay or go. Then check your file, on your own computer, without a network:",
        "请用自己的内容替换每一处 «…»。标有“可选”而不需要的属性或元素请删除；可重复的元素可按需重复。"
          + "注释可保留，也可删除。然后在本机离线自检："),
      "    opencall check \(call) my-application.xml",
    ]
    let later = (terms.rules + terms.batchRules).filter(\.needsBatch)
    if !later.isEmpty {
      comment += ["", say("Looked at after submission:", "提交后才审查：")]
      comment += later.map { "- \($0.id): \(Problem.sentence($0).text(language))" }
    }
    for list in plan.otherLists {
      comment.append("")
      comment += words(of: list)
    }
    draw(comment: comment, depth: 0)
  }

  /// A comment of several lines.
  mutating func draw(comment: [String], depth: Int) {
    let margin = String(repeating: "  ", count: depth)
    lines.append(margin + "<!--")
    for line in comment {
      let indent = line.prefix { $0 == " " }.count + (line.hasPrefix("- ") ? 2 : 0)
      let space = String(repeating: " ", count: depth * 2 + 2)
      let text = NewApplication.commented(line)
      for part in Wrapping.lines(text, width: NewApplication.width - space.count, indent: indent) {
        lines.append(part.isEmpty ? "" : space + part)
      }
    }
    lines.append(margin + "-->")
  }

  /// A text that may stand in a comment: harmless, and without two hyphens in a row.
  private static func commented(_ text: String) -> String {
    var result = ""
    for character in Shown.harmless(text) {
      if character == "-", result.last == "-" { result += " " }
      result.append(character)
    }
    return result.hasSuffix("-") ? result + " " : result
  }

  /// A codelist, an entry a line.
  func words(of list: Codelist) -> [String] {
    let name = list.name.isEmpty ? list.id : list.name.text(language)
    return [say("List “\(name)”:", "名单“\(name)”：")]
      + list.entries.map { entry in
        let name = entry.name.text(language)
        return name.isEmpty || name == entry.code ? "- \(entry.code)" : "- \(entry.code): \(name)"
      }
  }
}
