// SPDX-License-Identifier: Apache-2.0

package import Model

/// Declarations are made by those who have to make them.
package struct DeclarationRule: ApplicationRule {
  package static let element = "declaration"

  package static let finding = FindingKind(
    "ELG110",
    title: Texts(en: "a declaration is missing", zh: "缺少声明"),
    message: Texts(en: "missing: {found}", zh: "缺少：{found}"),
    why: Texts(
      en: "A declaration binds the one who makes it; nobody makes it for another partner.",
      zh: "声明约束作出声明者，任何人不能代其他合作方声明。"),
    remedy: Texts(
      en: "Add <declaration code=\"…\" signed=\"2026-06-01\" signatory=\"…\"/> inside the partner "
        + "named, or at the end of the application where the consortium declares.",
      zh: "请在所示合作方内（或由联合体声明时在申请书末尾）添加 "
        + "<declaration code=\"…\" signed=\"2026-06-01\" signatory=\"…\"/>。"),
    example: """
      <declaration id="honour" severity="curable" days="10" otherwise="reject" codes="honour"
        by="each" signed="true">
        <message xml:lang="en">Each partner declares on its honour that it is not excluded.</message>
      </declaration>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "declared and signed", zh: "已声明并签署"),
      rule: #"<declaration codes="honour" by="each" signed="true"/>"#,
      application: partner(#"<declaration code="honour" signed="2026-01-15"/>"#), answer: .pass),
    RuleExample(
      title: Texts(en: "not signed", zh: "未签署"),
      rule: #"<declaration codes="honour" by="lead" signed="true"/>"#,
      application: partner(#"<declaration code="honour"/>"#), answer: .fail),
    RuleExample(
      title: Texts(en: "one of two is missing", zh: "两项缺一"),
      rule: #"<declaration codes="honour data-protection" by="each"/>"#,
      application: partner(#"<declaration code="honour"/>"#), answer: .fail),
    RuleExample(
      title: Texts(en: "the lead does not declare for the consortium", zh: "牵头方的声明不代表联合体"),
      rule: #"<declaration codes="honour" by="application"/>"#,
      application: partner(#"<declaration code="honour"/>"#), answer: .fail),
    RuleExample(
      title: Texts(en: "whether a partner is asked is unknown", zh: "是否适用于该合作方未知"),
      rule: """
        <declaration codes="honour" by="each"><where><between attribute="total" min="1"/></where>\
        </declaration>
        """,
      application: partner(""), answer: .unknown),
  ]

  /// A partner with this content, for the examples.
  private static func partner(_ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="ES">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// The declarations, each of which is asked.
  let codes: [String]
  /// Who makes them.
  let who: Addressees
  /// Whether the day of signature is asked.
  let isSigned: Bool
  /// Where the code stands.
  let code: Int
  /// Where the day of signature stands.
  let signed: Int
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> DeclarationRule? {
    guard let code = reader.vocabulary.index(of: "code", in: .declaration),
      let signed = reader.vocabulary.index(of: "signed", in: .declaration),
      let who = Addressees(form, &reader)
    else { return nil }
    let codes = reader.codes(form, "codes")
    let isSigned = form[attribute: "signed"] == "true"
    return DeclarationRule(
      codes: codes, who: who, isSigned: isSigned, code: code, signed: signed,
      words: Texts(
        en: "\(who.words.en) declares \(codes.joined(separator: ", "))"
          + (isSigned ? ", with the day of signature" : ""),
        zh: "\(who.words.zh)须声明\(codes.joined(separator: "、"))\(isSigned ? "，并注明签署日期" : "")"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(.declaration, code, signed)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    guard part.table == .declaration else { return false }
    let rows = subject.application[.declaration]
    return codes.contains(rows[part.row, code].text ?? "")
      && who.asks(rows.owners[part.row], subject)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(self.codes, code, .declaration)
    codes.add(who.filter, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.declaration]
    var tally = Tally()
    who.judge(subject, file: file, into: &tally) { owner, note in
      for wanted in codes {
        var place: Place?
        var isThere = false
        for row in 0..<rows.count where rows.owners[row] == owner && rows[row, code].text == wanted
        {
          place = subject.place(row, of: .declaration, file: file)
          if !isSigned || rows[row, signed] != .absent { isThere = true }
        }
        guard !isThere else { continue }
        let name = owner < 0 ? "" : subject.label(Int(owner), of: .partner) + ": "
        let fallback =
          owner < 0 ? subject.root(file) : subject.place(Int(owner), of: .partner, file: file)
        note(.no, name + wanted, place ?? fallback)
      }
    }
    return tally.answer
  }
}
