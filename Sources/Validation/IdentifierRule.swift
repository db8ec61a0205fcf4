// SPDX-License-Identifier: Apache-2.0

package import Model

/// Partners give the registration numbers that the call asks for, and each is right in form.
package struct IdentifierRule: ApplicationRule {
  package static let element = "identifier"

  package static let finding = FindingKind(
    "ELG111",
    title: Texts(en: "a registration number is missing or wrong", zh: "登记号缺失或有误"),
    message: Texts(en: "missing or wrong: {found}", zh: "缺失或有误：{found}"),
    why: Texts(
      en: "A number identifies an organisation across names and languages. Its form can be checked "
        + "offline: PIC 9 digits; USCC by its check character (GB 32100-2015); VAT by the state's "
        + "pattern (Greece writes EL); ORCID by ISO 7064 mod 11-2; IBAN by length and mod 97 "
        + "(China has none). Whether it belongs to that organisation, only the register knows.",
      zh: "登记号跨名称和语言识别机构，其格式可离线核对：PIC 为9位数字；统一社会信用代码按 GB 32100-2015 校验码；"
        + "VAT 按成员国格式（希腊用 EL）；ORCID 按 ISO 7064 mod 11-2；IBAN 按长度和 mod 97（中国没有 IBAN）。"
        + "号码是否属于该机构，只有登记机关知道。"),
    remedy: Texts(
      en: "Copy the number from the register, in ASCII without separators, for example "
        + "<identifier scheme=\"PIC\">999999999</identifier>.",
      zh: "请从登记机关处抄录号码，使用半角字符且不加分隔符，例如 <identifier scheme=\"PIC\">999999999</identifier>。"),
    example: """
      <identifier id="uscc" severity="ineligible" schemes="USCC" by="each">
        <where><is attribute="country" value="CN"/></where>
        <message xml:lang="en">A partner in China gives its unified social credit code.</message>
      </identifier>
      """)

  package static let examples = [
    RuleExample(
      title: Texts(en: "a code with its check character", zh: "校验码正确"),
      rule: #"<identifier schemes="USCC"/>"#,
      application: partner("CN", #"<identifier scheme="USCC">91330100MA0000015W</identifier>"#),
      answer: .pass),
    RuleExample(
      title: Texts(en: "two characters exchanged", zh: "两位颠倒"),
      rule: #"<identifier schemes="USCC"/>"#,
      application: partner("CN", #"<identifier scheme="USCC">91330100MA0000051W</identifier>"#),
      answer: .fail),
    RuleExample(
      title: Texts(en: "none of the schemes", zh: "未提供任何所需号码"),
      rule: #"<identifier schemes="PIC VAT"/>"#, application: partner("ES", ""), answer: .fail),
    RuleExample(
      title: Texts(en: "one of two schemes is enough", zh: "两种任一即可"),
      rule: #"<identifier schemes="PIC VAT"/>"#,
      application: partner("GR", #"<identifier scheme="VAT">EL123456789</identifier>"#),
      answer: .pass),
    RuleExample(
      title: Texts(en: "Greece writes EL, not GR", zh: "希腊用 EL 而非 GR"),
      rule: #"<identifier schemes="VAT" need="given"/>"#,
      application: partner("GR", #"<identifier scheme="VAT">GR123456789</identifier>"#),
      answer: .fail),
    RuleExample(
      title: Texts(en: "the form of a number outside the EU is unknown", zh: "欧盟以外号码的格式未知"),
      rule: #"<identifier schemes="VAT"/>"#,
      application: partner("CH", #"<identifier scheme="VAT">CHE123456788</identifier>"#),
      answer: .unknown),
    RuleExample(
      title: Texts(en: "China has no IBAN", zh: "中国没有 IBAN"),
      rule: #"<identifier schemes="IBAN" need="given"/>"#,
      application: partner("CN", #"<identifier scheme="IBAN">CN44000100200030004000</identifier>"#),
      answer: .fail),
    RuleExample(
      title: Texts(en: "full-width digits are no digits", zh: "全角数字不被接受"),
      rule: #"<identifier schemes="PIC"/>"#,
      application: partner("ES", #"<identifier scheme="PIC">９９９０９０５３６</identifier>"#),
      answer: .fail),
  ]

  /// A partner of a country with this content, for the examples.
  private static func partner(_ country: String, _ content: String) -> String {
    """
    <partner id="P1" role="lead" kind="government" country="\(country)">\
    <name xml:lang="en">City</name>\(content)</partner>
    """
  }

  /// How many of the schemes are needed.
  enum Need: String, Sendable {
    /// At least one.
    case one
    /// Each.
    case all
    /// None, but what is given must be right.
    case given
  }

  /// The schemes.
  let schemes: [String]
  /// How many of them are needed.
  let need: Need
  /// Who gives them.
  let who: Addressees
  /// Where the scheme stands in a number's row.
  let scheme: Int
  /// Where the number stands.
  let number: Int
  /// Where the country stands in a partner's row.
  let country: Int
  package let words: Texts

  package static func read(_ form: Form, _ reader: inout CallReader) -> IdentifierRule? {
    guard let scheme = reader.vocabulary.index(of: "scheme", in: .identifier),
      let number = reader.vocabulary.index(of: "value", in: .identifier),
      let country = reader.vocabulary.index(of: "country", in: .partner),
      let who = Addressees(form, &reader)
    else { return nil }
    if who.by == .application {
      reader.report(
        CallFindings.contradiction, at: form, attribute: "by",
        [("detail", "identifier by=\"application\"")])
      return nil
    }
    let schemes = reader.codes(form, "schemes")
    for scheme in schemes where !RegistrationNumbers.schemes.contains(scheme) {
      // Other registers have schemes of their own; one that differs in case only is misspelt.
      guard RegistrationNumbers.schemes.contains(scheme.uppercased()) else { continue }
      reader.reportUnknown(
        Texts(en: "scheme", zh: "体系"), scheme, known: RegistrationNumbers.schemes, at: form,
        attribute: "schemes")
    }
    let need = Need(rawValue: form[attribute: "need"] ?? "") ?? .one
    let list = schemes.joined(separator: ", ")
    let asked =
      switch need {
      case .one: Texts(en: "gives one of \(list), right in form", zh: "须提供\(list)之一，且格式正确")
      case .all: Texts(en: "gives \(list), right in form", zh: "须提供\(list)，且格式正确")
      case .given: Texts(en: "gives \(list) right in form, if at all", zh: "所提供的\(list)格式须正确")
      }
    return IdentifierRule(
      schemes: schemes, need: need, who: who, scheme: scheme, number: number, country: country,
      words: Texts(
        en: "\(who.words.en) \(asked.en)",
        zh: "\(who.words.zh)\(asked.zh)"))
  }

  package var reads: Footprint {
    var footprint = Footprint()
    who.add(to: &footprint)
    footprint.add(.identifier, scheme, number)
    footprint.add(.partner, country)
    return footprint
  }

  package func covers(_ part: Part, in subject: Subject) -> Bool {
    guard part.table == .identifier else { return false }
    let rows = subject.application[.identifier]
    return schemes.contains(rows[part.row, scheme].text ?? "")
      && who.asks(rows.owners[part.row], subject)
  }

  package func note(_ codes: inout ExpectedCodes) {
    codes.add(schemes, scheme, .identifier)
    codes.add(who.filter, of: .partner)
  }

  package func answer(_ subject: inout Subject, file: String) -> RuleAnswer {
    let rows = subject.application[.identifier]
    let partners = subject.application[.partner]
    var tally = Tally()
    who.judge(subject, file: file, into: &tally) { owner, note in
      let partner = subject.label(Int(owner), of: .partner)
      var given: [String] = []
      for row in 0..<rows.count where rows.owners[row] == owner {
        guard let name = rows[row, scheme].text, schemes.contains(name) else { continue }
        given.append(name)
        let truth = RegistrationNumbers.truth(
          scheme: name, rows[row, number].text ?? "",
          country: partners[Int(owner), country].text)
        if truth != .yes {
          note(truth, "\(partner): \(name)", subject.place(row, of: .identifier, file: file))
        }
      }
      let place = subject.place(Int(owner), of: .partner, file: file)
      switch need {
      case .one:
        if given.isEmpty { note(.no, "\(partner): \(schemes.joined(separator: " | "))", place) }
      case .all:
        for name in schemes where !given.contains(name) { note(.no, "\(partner): \(name)", place) }
      case .given: break
      }
    }
    return tally.answer
  }
}
