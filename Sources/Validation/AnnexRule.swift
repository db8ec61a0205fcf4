// SPDX-License-Identifier: Apache-2.0

package import Model

/// An annex of a kind is there: signed, with its file, its digest given or compared.
package struct AnnexRule: ApplicationRule {
  package static let element = "annex"

  package static let finding = FindingKind(
    "ELG109",
    title: Texts(en: "a required annex is missing or incomplete", zh: "必备附件缺失或不完整"),
    message: Texts(en: "missing or incomplete: {found}", zh: "缺失或不完整：{found}"),
    why: Texts(
      en: "The annex is evidence: its digest ties the very file to the application, so that nobody "
        + "can exchange it later. Whether digest and file agree is known only with the files "
        + "(--annexes).",
      zh: "附件是证明材料：摘要将该文件与申请书绑定，此后不能替换。摘要与文件是否一致须提供文件（--annexes）才能判定。"),
    remedy: Texts(
      en: "Add the annex with what the rule asks: signed=\"true\", file=\"…\", and the output of "
        + "sha256sum as sha256=\"…\"; check with --annexes FOLDER.",
      zh: "请补充附件及规则要求的内容：signed=\"true\"、file=\"…\"，并以 sha256sum 的输出填写 sha256=\"…\"；"
        + "可用 --annexes 文件夹 核对。"),
    example: """
      <annex id="letters" severity="curable" days="10" otherwise="reject" kind="support-letter"
        by="each" signed="true" digest="matches">
        <message xml:lang="en">Each partner adds a signed letter of support.</message>
      </annex>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "signed, with file and digest", zh: "已签署，文件与摘要齐全"),
      rule: #"<annex kind="budget" by="application" signed="true" digest="given"/>"#,
      application: #"<annex kind="budget" file="b.pdf" sha256="\#(digest)" signed="true"/>"#,
      answer: .pass),
    RuleExample(
      title: Texts(en: "no annex of the kind", zh: "没有该类附件"),
      rule: #"<annex kind="budget" by="application"/>"#,
      application: #"<annex kind="letter" file="l.pdf"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "not signed", zh: "未签署"),
      rule: #"<annex kind="budget" by="application" signed="true"/>"#,
      application: #"<annex kind="budget" file="b.pdf" signed="false"/>"#, answer: .fail),
    RuleExample(
      title: Texts(en: "nothing says whether it is signed", zh: "未说明是否签署"),
      rule: #"<annex kind="budget" by="application" signed="true"/>"#,
      application: #"<annex kind="budget" file="b.pdf"/>"#, answer: .unknown),
    RuleExample(
      title: Texts(en: "the digest cannot be compared without the file", zh: "没有文件无法比对摘要"),
      rule: #"<annex kind="budget" by="application" digest="matches"/>"#,
      application: #"<annex kind="budget" file="b.pdf" sha256="\#(digest)"/>"#, answer: .unknown),
    RuleExample(
      title: Texts(en: "a partner without its letter", zh: "有合作方缺少支持函"),
      rule: #"<annex kind="letter" by="each"/>"#,
      application: """
        <partner id="P1" role="lead" kind="government" country="ES">\
        <name xml:lang="en">City</name></partner>\
        <partner id="P2" role="partner" kind="government" country="CN">\
        <name xml:lang="en">Town</name></partner>\
        <annex kind="letter" file="l.pdf" partner="P1"/>
        """, answer: .fail),
  ]

  /// A digest, for the examples.
  private static let digest = String(repeating: "0a", count: 32)

  /// What is asked of the digest.
  enum Digest: String, Sendable {
    /// It is given.
    case given
    /// It is that of the file.
    case matches
  }

  /// Where the columns of an annex stand.
  private struct Columns: Sendable {
    let kind: Int
    let file: Int
    let digest: Int
    let signed: Int
    let partner: Int
  }

  /// The kind of annex.
  let kind: String
  /// Who adds it.
  let who: Addressees
  /// Whether it must be signed.
  let isSigned: Bool
  /// What is asked of its digest, or nil.
  let digest: Digest?
  /// Where its columns stand.
  private let columns: Columns
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> AnnexRule? {
    func column(_ name: String) -> Int? { reader.vocabulary.index(of: name, in: .annex) }
    guard let kindColumn = column("kind"), let file = column("file"),
      let sha = column("sha256"), let signed = column("signed"), let partner = column("partner"),
      let who = Addressees(form, &reader, default: .application)
    else { return nil }
    let kind = reader.required(form, "kind")
    let isSigned = form[attribute: "signed"] == "true"
    let digest = Digest(rawValue: form[attribute: "digest"] ?? "")
    var en = "\(who.words.en) adds an annex “\(kind)”"
    var zh = "\(who.words.zh)须提交附件“\(kind)”"
    if isSigned { (en, zh) = (en + ", signed", zh + "，已签署") }
    switch digest {
    case .given: (en, zh) = (en + ", with its digest", zh + "，并填写摘要")
    case .matches: (en, zh) = (en + ", whose digest is that of the file", zh + "，且摘要与文件一致")
    case nil: break
    }
    return AnnexRule(
      kind: kind, who: who, isSigned: isSigned, digest: digest,
      columns: Columns(
        kind: kindColumn, file: file, digest: sha, signed: signed, partner: partner),
      words: Texts(en: en, zh: zh))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(
      .annex, columns.kind, columns.file, columns.digest, columns.signed, columns.partner)
    // A partner's annex names it by its id, and files are looked for by the application's.
    footprint.add(.partner, 0)
    footprint.add(.application, 1)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    guard part.table == .annex else { return false }
    let rows = subject.application[.annex]
    guard rows[part.row, columns.kind].text == kind else { return false }
    guard who.by != .application else { return true }
    let partners = subject.application[.partner]
    return (0..<partners.count).contains {
      rows[part.row, columns.partner].text == subject.label($0, of: .partner)
        && who.asked($0, subject) != .no
    }
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add([kind], columns.kind, .annex)
    codes.add(who.filter, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.annex]
    var tally = Tally()
    who.judge(subject, file: file, into: &tally) { owner, note in
      var truth = Truth.no
      var place: Place?
      for row in 0..<rows.count where rows[row, columns.kind].text == kind {
        if owner >= 0, rows[row, columns.partner].text != subject.label(Int(owner), of: .partner) {
          continue
        }
        truth = truth.or(self.truth(rows, row, subject))
        place = place ?? subject.place(row, of: .annex, file: file)
      }
      guard truth != .yes else { return }
      let name = owner < 0 ? "" : subject.label(Int(owner), of: .partner) + ": "
      let fallback =
        owner < 0 ? subject.root(file) : subject.place(Int(owner), of: .partner, file: file)
      note(truth, name + kind, place ?? fallback)
    }
    return tally.answer
  }

  /// Whether an annex of the kind is as asked.
  private func truth(_ rows: Rows, _ row: Int, _ subject: Subject) -> Truth {
    guard let file = rows[row, columns.file].text, !file.isEmpty else { return .no }
    var truth = Truth.yes
    if isSigned {
      truth =
        switch rows[row, columns.signed].millionths {
        case .some(let value): Truth(value != 0)
        case .none: .unknown
        }
    }
    guard let digest else { return truth }
    guard let written = rows[row, columns.digest].text else { return .no }
    guard digest == .matches else { return truth }
    guard let annexes = subject.annexes else { return truth.and(.unknown) }
    return truth.and(
      Truth(annexes.holds(file, digest: written, application: subject.application.id)))
  }
}
