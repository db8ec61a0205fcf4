// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake
import Model
import Testing

/// What each error of the schema says to an applicant.
@Suite("Schema errors that a person understands")
struct SchemaErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What is replaced by what.
    let from: String
    let to: String
    let code: String
    let en: String
    let zh: String

    init(_ title: String, _ from: String, _ to: String, _ code: String, _ en: String, _ zh: String)
    {
      testDescription = title
      self.from = from
      self.to = to
      self.code = code
      self.en = en
      self.zh = zh
    }
  }

  static let structure: [Case] = [
    Case(
      "a misspelt element", "budget", "budgett", "XML103",
      "Did you mean “budget” (total cost, requested grant and co-financing, in one currency)?",
      "您是否想写“budget”（预算：总成本、申请资助额与配套资金，使用同一货币）？"),
    Case(
      "an element in the wrong place", "<plan ", "<title xml:lang=\"zh\">港口</title><plan ",
      "XML103", "The order is: title, summary, theme, partner, activity, plan",
      "顺序为：title, summary, theme, partner"),
    Case(
      "an element twice", "<budget ", "<plan kind=\"R-CAP\"/><budget ", "XML103",
      "It may stand only once.", "它只能出现一次。"),
    Case(
      "an element outside its parent", "<plan ", "<line category=\"a\" amount=\"1\"/><plan ",
      "XML103", "It belongs inside “budget” (total cost", "它应位于“budget”（预算"),
    Case(
      "an element of another namespace", "<plan ", "<o:x xmlns:o=\"urn:o\"/><plan ", "XML103",
      "The element “x” is not expected here", "此处不应出现元素“x”"),
    Case(
      "an element in a text", "Green ports", "Green <b>ports</b>", "XML104",
      "is not allowed here", "此处不允许出现元素"),
    Case(
      "an element in an empty one", "<contact name=\"Ana\"/>",
      "<contact name=\"Ana\"><b/></contact>", "XML104", "is not allowed here", "此处不允许出现元素"),
    Case(
      "a missing element", "<name xml:lang=\"en\">City</name>", "", "XML103",
      "expected: “name” (name of the partner)", "应为：“name”（合作方名称）"),
    Case(
      "nothing where elements must stand",
      "<name xml:lang=\"en\">City</name>\n<location population=\"12\"/>\n<contact name=\"Ana\"/>",
      "", "XML105",
      "“partner” (partner of the consortium) is not complete; missing: “name” (name of the partner)",
      "元素“partner”（联合体的合作方）不完整；缺少：“name”（合作方名称）"),
    Case(
      "a misspelt attribute", "requested=", "requestd=", "XML106",
      "Did you mean “requested” (requested grant)?", "您是否想写“requested”（申请资助额）？"),
    Case(
      "an attribute of another namespace", "<plan ", "<plan xmlns:o=\"urn:o\" o:x=\"1\" ", "XML106",
      "has no attribute", "没有属性"),
    Case(
      "a missing attribute", " country=\"ES\"", "", "XML107",
      "lacks the attribute “country”.", "缺少属性“country”（国家）"),
    Case(
      "a missing language", "<title xml:lang=\"en\">", "<title>", "XML107",
      "lacks the attribute “xml:lang” (language, such as en or zh)", "缺少属性“xml:lang”（语言"),
    Case(
      "text between elements", "<plan ", "loose<plan ", "XML108", "must hold elements or nothing",
      "只能包含子元素或为空"),
    Case(
      "text in an empty element", "<contact name=\"Ana\"/>", "<contact name=\"Ana\">x</contact>",
      "XML108", "“contact” (person to write to)", "“contact”（联系人）"),
    Case(
      "nothing said to be nothing", "<plan ",
      "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\" ", "XML106",
      "has no attribute “xsi:nil”", "没有属性“xsi:nil”"),
    Case(
      "a type that is no name", "<plan ",
      "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\":::\" ", "XML106",
      "has no attribute “xsi:type”", "没有属性“xsi:type”"),
    Case(
      "neither nothing nor something", "<plan ",
      "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"maybe\" ", "XML106",
      "has no attribute “xsi:nil”", "没有属性“xsi:nil”"),
    Case(
      "a type that is not there", "<plan ",
      "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"zzz\" ", "XML106",
      "has no attribute “xsi:type”", "没有属性“xsi:type”"),
    Case(
      "a type that is another", "<plan ",
      "<plan xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"text\" ", "XML106",
      "has no attribute “xsi:type”", "没有属性“xsi:type”"),
  ]

  static let values: [Case] = [
    Case(
      "a value out of the list", "role=\"lead\"", "role=\"leader\"", "XML110",
      "“partner/@role” (role in the consortium): “leader” is not allowed; "
        + "allowed: lead (lead partner), partner (partner).",
      "“partner/@role”（在联合体中的角色）：不允许值“leader”；允许的值：lead（牵头方）、partner（合作方）。"),
    Case(
      "a decimal comma", "total=\"12.50\"", "total=\"12,50\"", "XML111",
      "(partner's total cost): “12,50” does not fit; asked is an amount of money",
      "（合作方总成本）：值“12,50”不符；要求：金额"),
    Case(
      "a word for a number", "population=\"12\"", "population=\"many\"", "XML111",
      "asked is a number of persons", "要求：人数"),
    Case(
      "a day that is none", "start=\"2027-01-01\"", "start=\"2027-02-30\"", "XML111",
      "asked is a day, year-month-day", "要求：日期，年-月-日"),
    Case(
      "yes for true", "signed=\"true\"", "signed=\"yes\"", "XML111", "asked is true or false",
      "要求：true 或 false"),
    Case(
      "a sign", "total=\"100\"", "total=\"+100\"", "XML112", "without sign, grouping or currency",
      "不带正负号"),
    Case(
      "a country by its name", "country=\"ES\"", "country=\"Spain\"", "XML112",
      "two capital letters of ISO 3166-1", "两位大写字母代码"),
    Case(
      "a day with a zone", "start=\"2027-01-01\"", "start=\"2027-01-01Z\"", "XML112",
      "without a time zone", "不带时区"),
    Case(
      "a code with a space", "kind=\"U-CAP\"", "kind=\"U CAP\"", "XML112", "up to 64 letters",
      "最多64个字母"),
    Case(
      "a short digest", "sha256=\"aaaa", "sha256=\"", "XML113", "64", "64"),
    Case(
      "a long code", "kind=\"U-CAP\"", "kind=\"\(String(repeating: "x", count: 65))\"", "XML115",
      "64", "64"),
    Case(
      "an amount beyond all bounds", "total=\"100\"", "total=\"1000000000000000000\"", "XML119",
      "must be less than", "必须小于"),
    Case(
      "too many decimals", "total=\"100\"", "total=\"100.1234567\"", "XML121", "6", "6"),
    Case(
      "a language that is none", "<title xml:lang=\"en\">", "<title xml:lang=\"e n\">", "XML112",
      "title/@xml:lang", "title/@xml:lang"),
  ]

  @Test("the small application follows the schema")
  func sound() {
    #expect(Desk.check(Desk.small).findings.allSatisfy { $0.kind.code.hasPrefix("APP") })
  }

  @Test("each error has its code and its sentence in both languages", arguments: structure + values)
  func sentences(_ example: Case) throws {
    let broken = Desk.small.replacingOccurrences(of: example.from, with: example.to)
    try #require(broken != Desk.small)
    let appraisal = Desk.check(broken)
    #expect(appraisal.outcome == .rejected)
    #expect(Desk.verdict(appraisal) == .inadmissible)
    let finding = try #require(appraisal.findings.first)
    #expect(finding.kind.code == example.code)
    let (en, zh) = (finding.sentence(.english), finding.sentence(.chinese))
    #expect(en.contains(example.en), "\(en)")
    #expect(zh.contains(example.zh), "\(zh)")
    for sentence in [en, zh, finding.remedy(.english), finding.remedy(.chinese)] {
      #expect(!sentence.contains("{") && !sentence.contains("urn:"), "\(sentence)")
    }
    #expect((finding.place?.line ?? 0) > 0 && (finding.place?.column ?? 0) > 0)
  }

  @Test("what to do names the attribute as it is to be written")
  func remedy() {
    let broken = Desk.small.replacingOccurrences(of: "<title xml:lang=\"en\">", with: "<title>")
    #expect(
      Desk.check(broken).findings.first?.remedy(.english)
        == "Add xml:lang=\"…\" to the start tag.")
  }

  @Test("an element that stands once, in the wrong place, is not said to stand twice")
  func wrongPlace() throws {
    let plan = "<plan kind=\"U-CAP\" start=\"2027-01-01\"/>"
    #expect(Desk.small.contains(plan))
    let late = Desk.small.replacingOccurrences(of: plan, with: "")
      .replacingOccurrences(of: "<annex", with: plan + "<annex")
    let finding = try #require(Desk.check(late).findings.first { $0.kind.code == "XML103" })
    let sentence = finding.sentence(.english)
    #expect(sentence.contains("The order is: title, summary"), "\(sentence)")
    #expect(!sentence.contains("only once"), "\(sentence)")
  }

  @Test("another namespace and another root say so")
  func roots() {
    let other = Desk.small.replacingOccurrences(of: "application:1", with: "application:9")
    #expect(Desk.check(other).findings.map(\.kind.code) == ["XML101"])
    let root = "<partner xmlns=\"urn:opencall:application:1\"/>"
    #expect(Desk.check(root).findings.map(\.kind.code) == ["XML102"])
  }

  /// A facet or type that came into a schema without a sentence of its own would be found here.
  @Test("every facet that a schema uses has a case or a mapping")
  func facets() throws {
    let known: Set<String> = [
      "enumeration", "pattern", "length", "minLength", "maxLength", "minInclusive",
      "maxInclusive", "minExclusive", "maxExclusive", "totalDigits", "fractionDigits",
    ]
    let tested: Set<String> = [
      "enumeration", "pattern", "length", "maxLength", "maxExclusive", "fractionDigits",
    ]
    for name in EmbeddedFile.names where name.hasSuffix(".xsd") {
      let document = XMLDocument()
      document.read(bytes: try #require(EmbeddedFile.named(name)), schema: nil, names: .none)
      let schema = try #require(FormReader.form(of: document))
      var used: Set<String> = []
      func walk(_ form: Form) {
        if form.name == "restriction" { used.formUnion(form.children.map(\.name)) }
        form.children.forEach(walk)
      }
      walk(schema)
      used.subtract(["annotation", "simpleType"])
      #expect(used.isSubset(of: known), "\(name): \(used.subtracting(known))")
      if name == "application.xsd" { #expect(used.isSubset(of: tested)) }
    }
  }

  @Test("every attribute of an application says what it is, in both languages")
  func documentation() throws {
    let guide = try #require(SchemaGuide(embedded: "application.xsd")?.guide(["application"]))
    var fields = 0
    func walk(_ field: FieldGuide) {
      fields += 1
      #expect(!field.words.en.isEmpty && !field.words.zh.isEmpty, "\(field.name)")
      field.attributes.forEach(walk)
      field.children.forEach(walk)
    }
    walk(guide)
    #expect(fields > 60)
  }

  @Test("the errors of a call name its fields, too")
  func call() throws {
    let text = """
      <call xmlns="urn:opencall:call:1" id="T" version="1" status="publishd" zone="UTC"
      languages="en" opens="2026-01-01T00:00:00Z" closes="2026-02-01"><titel/></call>
      """
    let read = try OfficialReader.form(Array(text.utf8), .call, file: "call.xml")
    let sentences = read.findings.map { $0.sentence(.english) }
    #expect(
      sentences.contains { $0.contains("“publishd” is not allowed; allowed: draft, published") })
    #expect(sentences.contains { $0.contains("Did you mean “title”") })
  }
}
