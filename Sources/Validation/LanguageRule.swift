// SPDX-License-Identifier: Apache-2.0

package import Model

/// A title, summary, name or outline is there in the languages that the call asks for.
package struct LanguageRule: ApplicationRule {
  package static let element = "language"

  package static let finding = FindingKind(
    "ELG108",
    title: Texts(en: "a text is missing in a language", zh: "缺少某种语言的文字"),
    message: Texts(en: "missing: {found}", zh: "缺少：{found}"),
    why: Texts(
      en:
        "Assessors on both sides read a project in their own language. Whether a text is there is "
        + "checked; whether it says the same is for people.",
      zh: "双方评审员以各自语言阅读项目。系统只检查文字是否存在，内容是否一致由人工判断。"),
    remedy: Texts(
      en: "Add the text in the language named, with its xml:lang, such as <title xml:lang=\"zh\">.",
      zh: "请以所示语言补充文字，并注明 xml:lang，例如 <title xml:lang=\"zh\">。"),
    example: """
      <language id="titles" severity="curable" days="10" otherwise="reject" of="title" languages="en zh">
        <message xml:lang="en">The title is given in English and in Chinese.</message>
      </language>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "both languages; zh-Hans is zh", zh: "两种语言齐全；zh-Hans 即 zh"),
      rule: #"<language of="summary" languages="en zh"/>"#,
      application: """
        <summary xml:lang="en">Rain gardens</summary><summary xml:lang="zh-Hans">雨水花园</summary>
        """, answer: .pass),
    RuleExample(
      title: Texts(en: "one is missing", zh: "缺少一种"),
      rule: #"<language of="summary" languages="en zh"/>"#,
      application: #"<summary xml:lang="en">Rain gardens</summary>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "an empty text is no text", zh: "空白文字不算"),
      rule: #"<language of="summary" languages="en"/>"#,
      application: #"<summary xml:lang="en"> </summary>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "either is enough", zh: "任一语言即可"),
      rule: #"<language of="summary" languages="en zh" need="any"/>"#,
      application: #"<summary xml:lang="zh">雨水花园</summary>"#, answer: .pass),
    RuleExample(
      title: Texts(en: "whether a partner is asked is unknown", zh: "是否适用于该合作方未知"),
      rule: """
        <language of="name" languages="zh"><where><is attribute="participant" value="xian"/></where>\
        </language>
        """,
      application: """
        <partner id="P1" role="lead" kind="government" country="CN">\
        <name xml:lang="en">City</name></partner>
        """, answer: .unknown),
  ]

  /// The texts.
  let table: Table
  /// What they belong to, or nil for the application.
  let owner: Table?
  /// Which owners are asked.
  let filter: FilterProgram?
  /// The languages.
  let languages: [String]
  /// Whether one of them is enough.
  let isAny: Bool
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> LanguageRule? {
    guard let table = reader.table(form) else { return nil }
    let owner = Vocabulary.owner(of: table)
    guard reader.vocabulary.index(of: "lang", in: table) == 0 else {
      reader.reportUnknown(
        Texts(en: "text", zh: "文字"), table.name,
        known: ["title", "summary", "name", "activity-title", "outline"],
        at: form, attribute: "of")
      return nil
    }
    let filter = owner.flatMap { reader.program(form, "where", of: $0) }
    if owner == nil, form.child("where") != nil {
      reader.reportIncomplete(
        form,
        Texts(
          en: "<where> chooses among partners or activities; this text belongs to the application",
          zh: "<where> 用于选择合作方或活动；该文字属于申请书本身"))
    }
    let languages = reader.codes(form, "languages")
    if !languages.allSatisfy(LanguageRule.isTag) {
      reader.reportUnfit(
        form, "languages", Texts(en: "tags as en, zh, zh-Hans", zh: "en、zh、zh-Hans 等标记"))
    }
    let isAny = form[attribute: "need"] == "any"
    let whose = filter.map {
      Texts(en: " of each \(owner?.singular.en ?? "") where \($0.words.en)", zh: "（\($0.words.zh)）")
    }
    return LanguageRule(
      table: table, owner: owner, filter: filter?.program, languages: languages, isAny: isAny,
      words: Texts(
        en: "\(table.singular.en)\(whose?.en ?? "") in "
          + languages.joined(separator: isAny ? " or " : " and "),
        zh:
          "\(table.singular.zh)\(whose?.zh ?? "")须有以下语言：\(languages.joined(separator: isAny ? "或" : "、"))"
      )
    )
  }

  package var reads: Footprint {
    var footprint = Footprint()
    footprint.add(table, 0, 1)
    if let owner {
      footprint.add(rowsOf: owner)
      footprint.add(filter, of: owner)
    }
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    guard part.table == table else { return false }
    let rows = subject.application[table]
    guard let tag = rows[part.row, 0].text, languages.contains(where: { Self.is(tag, $0) }) else {
      return false
    }
    guard let owner else { return true }
    return subject.truth(filter, Int(rows.owners[part.row]), of: owner) != .no
  }

  package func note(_ codes: inout ExpectedCodes) {
    if let owner { codes.add(filter, of: owner) }
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    var tally = Tally()
    guard let owner else {
      note(-1, .yes, subject, file, &tally)
      return tally.answer
    }
    for row in 0..<subject.application[owner].count {
      note(Int32(row), subject.truth(filter, row, of: owner), subject, file, &tally)
    }
    return tally.answer
  }

  /// Notes the languages that an owner lacks: a row of the owning table, or -1 for the application.
  private func note(
    _ row: Int32, _ asked: Truth, _ subject: Subject, _ file: String, _ tally: inout Tally
  ) {
    let missing = languages.filter { !has($0, row, subject.application[table]) }
    guard !missing.isEmpty, !isAny || missing.count == languages.count else { return }
    var name = ""
    var place = subject.root(file)
    if let owner, row >= 0 {
      name = subject.label(Int(row), of: owner) + ": "
      place = subject.place(Int(row), of: owner, file: file)
    }
    if isAny {
      tally.note(.no, of: asked, name + languages.joined(separator: " | "), place)
      return
    }
    for language in missing { tally.note(.no, of: asked, name + language, place) }
  }

  /// Whether there is a text in a language; `zh-Hans` is `zh`.
  private func has(_ language: String, _ owner: Int32, _ rows: Rows) -> Bool {
    for row in 0..<rows.count where rows.owners[row] == owner {
      guard let tag = rows[row, 0].text, let text = rows[row, 1].text, !text.isEmpty else {
        continue
      }
      if Self.is(tag, language) { return true }
    }
    return false
  }

  /// Whether a text begins as a language's tag does: two or three small letters.
  private static func isTag(_ text: String) -> Bool {
    let primary = text.utf8.prefix { $0 != UInt8(ascii: "-") }
    return (2...3).contains(primary.count)
      && primary.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// Whether a tag says a language.
  private static func `is`(_ tag: String, _ language: String) -> Bool {
    tag == language || tag.hasPrefix(language + "-")
  }
}
