// SPDX-License-Identifier: Apache-2.0

import Model

/// Wrong calls of every kind: one change of the base call each. The mark « stands where the finding
/// is expected.
enum CallCases {
  typealias Case = CallCheckTests.Case

  static let all = structure + rules + lists + grid + order + money

  /// A rule with this content before the rule “own”, all on one line, where the finding is.
  private static func added(_ code: String, _ severity: Severity, _ content: String) -> Case {
    Case(
      code, severity, "<bound id=\"own\"",
      "«<bound id=\"new\" severity=\"ineligible\">\(content)<message xml:lang=\"en\">m</message>"
        + "<message xml:lang=\"zh\">文</message></bound><bound id=\"own\"")
  }

  /// A window on the project's first day.
  private static func window(_ id: String, _ bounds: String) -> String {
    "<window id=\"\(id)\" severity=\"ineligible\" attribute=\"start\" \(bounds)>"
      + "<message xml:lang=\"en\">m</message><message xml:lang=\"zh\">文</message></window>"
  }

  /// What the compiler refuses.
  static let structure: [Case] = [
    Case("CAL101", "<fact ref=\"rate\"/>", "«<fact ref=\"ratio\"/>"),
    Case("CAL101", "max parameter=\"ceiling\"", "«max parameter=\"roof\""),
    Case("CAL101", "<by-criterion ref=\"C1\"/>", "«<by-criterion ref=\"C9\"/>"),
    Case(
      "CAL101", "envelope id=\"two\" amount=\"5000\" lot=\"2\"",
      "«envelope id=\"two\" amount=\"5000\" lot=\"3\""),
    Case("CAL101", "envelope=\"one\" fact=\"sector\"", "«envelope=\"three\" fact=\"sector\""),
    Case("CAL101", "<count of=\"partner\"/>", "«<count of=\"partners\"/>"),
    Case("CAL102", "<lot id=\"2\">", "<lot id=\"1\">«"),
    Case("CAL102", "<entry code=\"sofia\">", "<entry code=\"xian\">«"),
    Case("CAL102", "<bound id=\"own\"", "<bound id=\"most\"«"),
    Case("CAL102", "<criterion id=\"C2\"", "<criterion id=\"C1\"«"),
    Case("CAL103", "<min value=\"2\"/>", "«<min/>"),
    Case(
      "CAL103", "<quota id=\"once\" severity=\"ineligible\"",
      "<quota id=\"once\" severity=\"curable\"«"),
    Case(
      "CAL103", "<scale min=\"0\" max=\"5\" step=\"0.5\"/>",
      "«<scale min=\"5\" max=\"0\" step=\"0.5\"/>"),
    Case("CAL103", "then=\"committee\"", "then=\"third\"«"),
    Case(
      "CAL104", "<is attribute=\"lot\" value=\"1\"/>", "<is attribute=\"start\" value=\"soon\"/>«"),
    Case("CAL104", "<value attribute=\"requested\"/>", "<value attribute=\"lot\"/>«"),
    Case(
      "CAL105", "<is attribute=\"lot\" value=\"1\"/>",
      String(repeating: "<all>", count: 40) + "<present attribute=\"lot\"/>"
        + String(repeating: "</all>", count: 40) + "«"),
    Case("CAL106", "<message xml:lang=\"zh\">一个牵头方。</message>", "").marked("<bound id=\"lead\""),
    Case(
      "CAL102", "<message xml:lang=\"zh\">一个牵头方。",
      "<message xml:lang=\"en\">Twice.</message><message xml:lang=\"zh\">一个牵头方。"
    ).marked("<bound id=\"lead\""),
    Case("CAL106", "<message xml:lang=\"zh\">一个牵头方。", "<message xml:lang=\"zh\"> ").marked(
      "<bound id=\"lead\""),
    Case("CAL106", "<title xml:lang=\"zh\">基本征集</title>", "").marked("<call "),
    Case("CAL107", "closes=\"2026-06-15T17:00:00+02:00\"", "closes=\"2026-01-15T17:00:00+01:00\"«"),
    Case("CAL107", "out-of=\"30\"", "out-of=\"100\"«"),
    Case("CAL107", "<max value=\"5\"/>", "<max value=\"1\"/>").marked("<bound id=\"partners\""),
    Case("CAL104", "<bound id=\"lead\"", "<bound id=\"lead\" tolerance=\"-1\"«"),
    Case(
      "CAL102", "<property name=\"side\">CN</property>",
      "<property name=\"side\">CN</property><property name=\"side\">EU</property>«"),
    Case("CAL102", " languages=\"en zh\"", " languages=\"en zh en\"«"),
    Case("XML106", "<total/>", "<total by=\"x\"/>«"),
    Case("XML103", "<order>", "<order><«best/>"),
  ]

  static let rules: [Case] = [
    Case(
      "CAL201", "<when><is attribute=\"lot\" value=\"1\"/>",
      "<when><is attribute=\"lot\" value=\"3\"/>«"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<is attribute=\"lot\" value=\"1\"/><is attribute=\"lot\" value=\"2\"/>"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<is attribute=\"sector\" value=\"madrid\"/>"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<listed attribute=\"sector\" list=\"cities\"><is attribute=\"side\" value=\"US\"/></listed>"
    ),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<present attribute=\"plan\"/><not><present attribute=\"plan\"/></not>"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<between attribute=\"start\" min=\"2026-01-01\" max=\"2026-12-31\"/>"
        + "<between attribute=\"start\" min=\"2027-01-01\"/>"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<has of=\"partner\"><is attribute=\"role\" value=\"leader\"/></has>"),
    Case(
      "CAL201", "<is attribute=\"lot\" value=\"1\"/>",
      "«<prefix attribute=\"plan\" value=\"U\"/><prefix attribute=\"plan\" value=\"R\"/>"),
    added(
      "CAL202", .warn,
      "<count of=\"partner\"><where><in attribute=\"role\" values=\"lead helper\"/></where></count><min value=\"1\"/>"
    ),
    added(
      "CAL202", .warn,
      "<count of=\"theme\"><where><is attribute=\"kind\" value=\"main\"/></where></count><max value=\"1\"/>"
    ),
    added(
      "CAL209", .reject,
      "<count of=\"partner\"><where><prefix attribute=\"nuts\" value=\"es\"/></where></count><min value=\"1\"/>"
    ),
    added(
      "CAL209", .reject,
      "<count of=\"partner\"><where><in attribute=\"country\" values=\"ES China\"/></where></count><min value=\"1\"/>"
    ),
    added(
      "CAL209", .reject,
      "<count of=\"partner\"><where><has of=\"partner\"><is attribute=\"gbt2260\" value=\"33010\"/></has></where></count><min value=\"1\"/>"
    ),
    added("CAL203", .reject, "<count of=\"partner\"/><min value=\"6\"/>"),
    added("CAL203", .reject, "<count of=\"partner\"/><equals value=\"1\"/>"),
    added(
      "CAL203", .reject,
      "<when><is attribute=\"lot\" value=\"1\"/></when><value attribute=\"requested\"/><min value=\"1000.01\"/>"
    ),
    added(
      "CAL203", .warn,
      "<when><has of=\"annex\"/></when><value attribute=\"requested\"/><min value=\"1000.01\"/>"),
    added(
      "CAL210", .reject, "<distinct of=\"partner\" attribute=\"country\"/><min value=\"6\"/>"),
    added(
      "CAL210", .reject,
      "<count of=\"partner\"><where><is attribute=\"country\" value=\"ES\"/></where></count><min value=\"6\"/>"
    ),
    added(
      "CAL210", .reject,
      "<when><has of=\"annex\"/></when><distinct of=\"partner\" attribute=\"country\"/><min value=\"6\"/>"
    ),
    Case(
      "CAL211", "<bound id=\"partners\"",
      "<bound id=\"new\" severity=\"ineligible\"><distinct of=\"partner\" attribute=\"country\"/>"
        + "<min value=\"6\"/><message xml:lang=\"en\">m</message><message xml:lang=\"zh\">文</message>"
        + "</bound><bound id=\"partners\""
    ).marked("<min value=\"2\"/>"),
    Case(
      "CAL203", "<bound id=\"own\"",
      window("early", "to=\"2026-12-31\"") + "«" + window("after", "from=\"2027-01-01\"")
        + "<bound id=\"own\""),
    added("CAL204", .reject, "<count of=\"application\"/><min value=\"2\"/>"),
    added("CAL204", .reject, "<count of=\"activity\"/><max value=\"-1\"/>"),
    added("CAL204", .reject, "<count of=\"activity\"/><equals value=\"1.5\"/>"),
    added("CAL204", .reject, "<distinct of=\"partner\" attribute=\"role\"/><min value=\"3\"/>"),
    added(
      "CAL204", .reject,
      "<share><value attribute=\"requested\"/><value attribute=\"total\"/></share><max value=\"-0.1\"/>"
    ),
    Case("CAL205", .warn, "<min value=\"0.2\"/>", "<min value=\"20\"/>«"),
    added("CAL206", .warn, "<count of=\"activity\"/><min value=\"0\"/>"),
    Case(
      "CAL208", .warn, "<quota id=\"once\" severity=\"ineligible\"",
      "<quota id=\"once\" severity=\"ineligible\" days=\"5\"«"),
    Case(
      "CAL208", .warn, "<quota id=\"once\" severity=\"ineligible\"",
      "<quota id=\"once\" severity=\"ineligible\" otherwise=\"reject\"«"),
    Case("CAL207", "max=\"3\" keep", "max=\"0\"« keep"),
  ]

  static let lists: [Case] = [
    Case(
      "CAL301", "valid-from=\"2020-01-01\"", "valid-from=\"2027-01-01\" valid-to=\"2026-12-31\"«"),
    Case("CAL302", .warn, "valid-from=\"2020-01-01\"", "valid-to=\"2026-06-14\"«"),
    Case("CAL302", .warn, "valid-from=\"2020-01-01\"", "valid-from=\"2026-06-16\"«"),
    Case(
      "CAL303", .warn, "<name xml:lang=\"zh\">索非亚</name>",
      "<name xml:lang=\"zh\">索非亚</name><alias>ＸＩＡＮ</alias>«"),
    // Where names settle participants, an alias of two settles nothing.
    Case(
      "CAL303", "<name xml:lang=\"zh\">索非亚</name>",
      "<name xml:lang=\"zh\">索非亚</name><alias>ＸＩＡＮ</alias>«"
    ).also(
      "<bound id=\"own\"",
      "<participant id=\"p\" severity=\"review\" list=\"cities\"><message xml:lang=\"en\">m</message>"
        + "<message xml:lang=\"zh\">文</message></participant><bound id=\"own\""),
    Case(
      "CAL303", .warn, "<name xml:lang=\"en\">Sofia</name>", "<name xml:lang=\"en\">Xi'an</name>«"),
    Case(
      "CAL304", .warn, "<message xml:lang=\"zh\">一个牵头方。</message>",
      "<message xml:lang=\"zh\">One lead.</message>«"),
    Case(
      "CAL305", .warn, "closes=\"2026-06-15T17:00:00+02:00\"",
      "closes=\"2026-06-15T17:00:00+01:00\"«"),
    Case("CAL305", .warn, "zone=\"Europe/Brussels\"", "zone=\"Asia/Shanghai\"").marked("opens=\""),
    Case("CAL306", .warn, "max parameter=\"ceiling\"", "max value=\"1000\"").marked(
      "name=\"ceiling\""),
    Case(
      "CAL901", .warn, "name=\"ceiling\" value=\"1000\"",
      "name=\"ceiling\" value=\"1000\" illustrative=\"true\"«"),
    Case("CAL902", .warn, "status=\"published\"", "status=\"draft\"«"),
  ]

  static let grid: [Case] = [
    Case("CAL401", "weight=\"3\" threshold=\"3\"", "weight=\"3\" threshold=\"6\"«"),
    Case(
      "CAL401", "weight=\"3\" threshold=\"3\"",
      "weight=\"3\" threshold=\"16\" threshold-on=\"weighted\"«"),
    Case("CAL401", "threshold=\"5\" threshold-on=\"weighted\"", "threshold=\"11\"«"),
    Case("CAL401", "threshold=\"5\" threshold-on", "threshold=\"31\"« threshold-on"),
    Case("CAL401", "<threshold min=\"10\"", "<threshold min=\"31\"«"),
    Case(
      "CAL401", "<threshold min=\"10\" on=\"weighted\"", "<threshold min=\"11\" on=\"unweighted\"«"),
    Case("CAL402", "weight=\"3\" threshold=\"3\"", "weight=\"3\" veto=\"5\"«"),
    Case("CAL402", .warn, "weight=\"3\" threshold=\"3\"", "weight=\"3\" veto=\"-1\"«"),
    Case("CAL403", "step=\"0.5\"", "step=\"0.7\"«"),
    Case("CAL404", "over=\"5\"", "over=\"15\"«"),
    Case("CAL404", "method=\"absolute\" over=\"5\"", "method=\"percent-of-higher\" over=\"100\"«"),
    Case(
      "CAL404", "on=\"total\" method=\"absolute\" over=\"5\"",
      "on=\"criterion\" method=\"absolute\" over=\"5\"«"),
    Case("CAL405", .warn, "minimum-sheets=\"2\"", "minimum-sheets=\"1\"«"),
    Case("CAL406", "<band from=\"0.3\"", "<band from=\"0.4\"«"),
    Case("CAL406", "<band from=\"0.3\"", "<band from=\"0.2\"«"),
    Case("CAL406", "<band from=\"0.3\"", "<band from=\"0.3\" below=\"0.3\"«"),
    Case("CAL406", .warn, "<band from=\"0.3\"", "<band from=\"0.3\" below=\"1\"«"),
    Case("CAL406", .warn, "<band below=\"0.3\"", "<band from=\"0.1\" below=\"0.3\"«"),
    Case("CAL407", "<band from=\"0.3\" points=\"5\"", "<band from=\"0.3\" points=\"6\"«"),
    assessors("<assessors>«</assessors>", "CAL103"),
    assessors("<assessors>\n<assessor id=\"A\"/>\n<assessor id=\"A\"/>«</assessors>", "CAL102"),
    assessors("<assessors>«<assessor id=\"A\"/></assessors>", "CAL409"),
    assessors(
      "<assessors>«<assessor id=\"A\"/><assessor id=\"B\"/></assessors>", "CAL409", .warn
    ).also("then=\"committee\"", "then=\"third\" equidistant=\"mean\""),
    Case("CAL408", "\"C1\" weight=\"3\"", "\"C1\" weight=\"-3\"«"),
  ]

  static let order: [Case] = [
    Case("CAL501", "<decided/>", "<total order=\"ascending\"/>«"),
    Case("CAL501", "<decided/>", "<by-criterion ref=\"C1\"/>«"),
    Case(
      "CAL501", "<decided/>\n    </order>",
      "<lottery/><decided/>«</order><draw source=\"s\" date=\"2026-06-20\" salt-sha256=\"\(salt)\"/>"
    ),
    Case("CAL501", "<band from=\"0.3\" points=\"5\"", "<band from=\"0.3\" points=\"0\"").marked(
      "<decided/>"
    )
    .also("<decided/>", "<by-criterion ref=\"C2\"/>"),
    Case(
      "CAL502", .warn, "<decided/>\n    </order>",
      "<lottery/></order><draw source=\"s\" date=\"2026-06-15\" salt-sha256=\"\(salt)\"/>«"),
    Case(
      "CAL502", .warn, "<decided/>\n    </order>",
      "<decided/></order><draw source=\"s\" date=\"2026-06-20\" salt-sha256=\"\(salt)\"/>«"),
  ]

  /// A digest that nothing is behind.
  private static let salt = String(repeating: "0", count: 64)

  static let money: [Case] = [
    Case("CAL601", "id=\"one\" amount=\"5000\"", "id=\"one\" amount=\"0\"«"),
    Case("CAL601", "id=\"two\" amount=\"5000\" lot=\"2\"", "id=\"two\" amount=\"5000\" lot=\"1\"«"),
    Case(
      "CAL601", "amount=\"5000\" lot=\"2\"",
      "amount=\"5000\" lot=\"2\" fact=\"sector\" value=\"madrid\"«"),
    Case("CAL601", "id=\"one\" amount=\"5000\" lot=\"1\"", "id=\"one\" amount=\"5000\"").marked(
      "id=\"two\" amount"),
    Case("CAL602", "id=\"two\" amount=\"5000\" lot=\"2\"", "id=\"two\" amount=\"5000\" lot=\"1\"")
      .marked("<lot id=\"2\""),
    Case("CAL603", "partial-minimum=\"500\"", "partial-minimum=\"5001\"«"),
    Case("CAL603", .warn, "does-not-fit=\"partial\"", "does-not-fit=\"stop\"«"),
    Case("CAL604", .warn, "lot=\"1\" reserve=\"2\"", "lot=\"1\" reserve=\"0\"«"),
    Case("CAL605", "value=\"xian\" count=\"1\"", "value=\"xian\" count=\"0\"«"),
    Case("CAL605", "value=\"xian\" count=\"1\"", "value=\"madrid\" count=\"1\"«"),
    Case("CAL605", "value=\"xian\" count=\"1\"", "value=\"xian\" count=\"3\"«"),
    Case("CAL606", "from=\"one\" to=\"two\"", "from=\"one\" to=\"one\"«"),
    Case("CAL607", "<cap fact=\"sector\" count=\"2\"", "<cap fact=\"sector\" count=\"0\"«"),
    Case("CAL607", "<cap fact=\"sector\" count=\"2\"", "<cap fact=\"sector\" amount=\"0\"«"),
    Case("CAL603", "partial-minimum=\"600\"", "partial-minimum=\"5001\"«"),
    Case(
      "CAL603", .warn, "<promotion does-not-fit=\"partial\"", "<promotion does-not-fit=\"stop\"«"),
    Case(
      "CAL608", "two\" amount=\"5000\" lot=\"2\" reserve=\"2\"", "two\" amount=\"5000\" lot=\"2\""
    )
    .also("one\" amount=\"5000\" lot=\"1\" reserve=\"2\"", "one\" amount=\"5000\" lot=\"1\"")
    .marked("<promotion"),
    Case("CAL103", " caps=\"hold\"", "").marked("<promotion"),
    Case("CAL608", "<cap fact=\"sector\" count=\"2\"/>", "").marked("caps=\"hold\""),
    Case(
      "CAL609", .warn,
      "<promotion does-not-fit=\"partial\" draws-on=\"freed\" partial-minimum=\"600\" caps=\"hold\"/>",
      ""
    )
    .marked("reserve=\"2\""),
    conversion("«<rate currency=\"CNY\" month=\"2026-06\" units=\"0\"/>", "CAL104"),
    conversion("«<rate currency=\"CNY\" month=\"2026-06\" units=\"-7.8\"/>", "CAL104"),
    conversion("«<rate currency=\"EUR\" month=\"2026-06\" units=\"1.1\"/>", "CAL104"),
    conversion("«<rate currency=\"RMB\" month=\"2026-06\" units=\"7.8\"/>", "CAL101"),
    conversion(
      "<rate currency=\"CNY\" month=\"2026-06\" units=\"7.8\"/>\n"
        + "<rate currency=\"CNY\" month=\"2026-06\" units=\"7.9\"/>«", "CAL102"),
    conversion("<rate currency=\"CNY\" month=\"2026-05\" units=\"7.8\"/>", "CAL107").marked(
      "<conversion"),
    conversion("<rate currency=\"EUR\" month=\"2026-06\" units=\"1\"/>", "CAL107").marked(
      "<conversion"),
    Case("CAL101", "<money currency=\"EUR\"", "<money currency=\"RMB\"«"),
    conversion("<rate currency=\"CNY\" month=\"2026-06\" units=\"7.8\"/>", "CAL611", .warn).also(
      "<fact ref=\"requested\"/>\n      <max parameter",
      "<value attribute=\"requested\"/>\n      «<max parameter"),
    conversion("<rate currency=\"CNY\" month=\"2026-06\" units=\"7.8\"/>", "CAL611", .warn).also(
      "<count of=\"partner\"/>\n      <min value=\"2\"/>",
      "<sum of=\"line\" attribute=\"amount\"/>\n      «<min value=\"2\"/>"),
    passMark("<pass-mark multiple=\"0.99\" awards=\"yes\"/>«"),
    passMark("<pass-mark multiple=\"2\" awards=\"yes\"/>").also(
      "<total/>\n", "<total order=\"ascending\"/>«\n"),
    passMark("<pass-mark multiple=\"2\" awards=\"yes\"/>").also(
      "<total/>\n", "<by-criterion ref=\"C1\"/>«<total/>\n"),
    passMark("<pass-mark multiple=\"2\" awards=\"yes\"/>«").also(
      "<envelope id=\"two\" amount=\"5000\" lot=\"2\"",
      "<envelope id=\"two\" amount=\"5000\" lot=\"2\" fact=\"sector\" value=\"xian\""),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("partial-minimum=\"500\""),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("<guarantee"),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("<spill-over"),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("<cap"),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("<promotion"),
    passMark("<pass-mark multiple=\"2\" awards=\"no\"/>").marked("<envelope id=\"one\""),
    passMark("<pass-mark multiple=\"2\" awards=\"yes\"/>«", .warn).also(
      "<threshold min=\"10\" on=\"weighted\"/>", ""),
    Case("CAL103", " does-not-fit=\"partial\" partial-minimum=\"500\"", "«"),
  ]

  /// A list of assessors in the base call.
  private static func assessors(
    _ list: String, _ code: String, _ severity: Severity = .reject
  ) -> Case {
    Case(code, severity, "then=\"committee\"/>", "then=\"committee\"/>\n\(list)")
  }

  /// A conversion in the base call, by the rates of the closing month.
  private static func conversion(
    _ rates: String, _ code: String, _ severity: Severity = .reject
  ) -> Case {
    Case(
      code, severity, "<envelope id=\"one\"",
      "<conversion month=\"closing\" mode=\"half-up\">\n\(rates)</conversion>\n<envelope id=\"one\""
    )
  }

  /// A pass mark in the base call.
  private static func passMark(_ element: String, _ severity: Severity = .reject) -> Case {
    Case("CAL610", severity, "<guarantee id", "\(element)<guarantee id")
  }
}
