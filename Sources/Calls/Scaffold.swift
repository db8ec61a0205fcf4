// SPDX-License-Identifier: Apache-2.0

package import Model

/// A small valid call to begin with: every part that a call can have, with a comment on each.
package enum Scaffold {
  /// The text of the call's file, comments in one language, texts in both.
  package static func call(id: CallID, language: Language) -> String {
    let parts = [head(id), lots, parameters, codelists, facts, rules, grid, ranking, money]
    return parts.map { $0.text(language) }.joined(separator: "\n") + "</call>\n"
  }

  /// A part: the comment in two languages, and what stands under it.
  static func part(_ en: String, _ zh: String, _ xml: String) -> Texts {
    Texts(en: comment(en) + xml, zh: comment(zh) + xml)
  }

  /// A comment, each line indented.
  private static func comment(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "  <!-- " + lines.joined(separator: "\n       ") + " -->\n"
  }

  /// The root, the title.
  private static func head(_ id: CallID) -> Texts {
    let start = """
      <?xml version="1.0" encoding="UTF-8"?>

      """
    let root = """
      <call xmlns="urn:opencall:call:1" id="\(id)" version="1" status="draft" zone="Europe/Brussels"
        languages="en zh" opens="2027-03-01T09:00:00+01:00" closes="2027-06-15T17:00:00+02:00"
        closing-second="included">

      """
    let title = """
        <title xml:lang="en">Open call (title to be written)</title>
        <title xml:lang="zh">公开征集（标题待填）</title>

      """
    let about = Texts(
      en: """
        <!-- An open call. Change it piece by piece, and after each piece run:
               opencall call check THIS-FILE
             id, version: as applications and results will cite them. status: draft until decided.
             opens, closes: with the offset from UTC that holds on that day (summer time!).
             languages: every text below must be there in each of them. For English only, write
             languages="en" and remove the lines with xml:lang="zh". -->

        """,
      zh: """
        <!-- 公开征集文件。请逐段修改，每改一段运行：
               opencall call check 本文件
             id、version：申请和结果据此引用。status：确定前为 draft。
             opens、closes：须带当日有效的 UTC 时差（注意夏令时）。
             languages：以下每段文字都须有其中每种语言。如只用中文，请写 languages="zh"，
             并删除带 xml:lang="en" 的各行。 -->

        """)
    return Texts(en: start + about.en + root + title, zh: start + about.zh + root + title)
  }

  /// Lots, as a comment: a small call has none.
  private static var lots: Texts {
    part(
      """
      Lots (components), where the call has any. Applications then write lot="1", and envelopes
      of money name the lot that they are for:
      <lots>
        <lot id="1"><name xml:lang="en">Cities</name><name xml:lang="zh">城市</name></lot>
      </lots>
      """,
      """
      标段（板块），如有。申请书写 lot="1"，资金额度写明所属标段：
      <lots>
        <lot id="1"><name xml:lang="en">Cities</name><name xml:lang="zh">城市</name></lot>
      </lots>
      """, "")
  }

  /// Parameters.
  private static var parameters: Texts {
    part(
      """
      Figures that rules refer to by name, so that each stands in one place only.
      illustrative="true" marks what is not decided yet; remove it when it is.
      """,
      """
      规则按名称引用的数字，每个数字只在一处书写。
      illustrative="true" 表示尚未确定；确定后请删除。
      """,
      """
        <parameters>
          <parameter name="ceiling" value="50000" illustrative="true">
            <note xml:lang="en">Highest grant, EUR</note>
            <note xml:lang="zh">最高资助额（欧元）</note>
          </parameter>
        </parameters>

      """)
  }

  /// A codelist.
  private static var codelists: Texts {
    part(
      """
      Lists of codes. Applications write the code; names and aliases are for people.
      More: valid-from, valid-to on an entry; <alias>; <property name="side">EU</property>.
      """,
      """
      代码表。申请书填写代码；名称和别名供人阅读。
      还可写：条目的 valid-from、valid-to；<alias>；<property name="side">EU</property>。
      """,
      """
        <codelists>
          <codelist id="themes" version="1">
            <name xml:lang="en">Themes</name>
            <name xml:lang="zh">专题</name>
            <entry code="climate">
              <name xml:lang="en">Climate</name>
              <name xml:lang="zh">气候</name>
            </entry>
            <entry code="mobility">
              <name xml:lang="en">Mobility</name>
              <name xml:lang="zh">出行</name>
            </entry>
          </codelist>
        </codelists>

      """)
  }

  /// Facts.
  private static var facts: Texts {
    part(
      """
      Facts: what ranking and money take from an application. A number (value, sum, count, share,
      months …) or texts. Fields that applications do not have yet are declared before the facts:
      <properties>
        <property of="partner" name="women-led" type="boolean">
          <label xml:lang="en">Led by a woman</label><label xml:lang="zh">女性领导</label>
        </property>
      </properties>
      """,
      """
      数据项：排名与资金从申请书取得的内容，可为数字（value、sum、count、share、months 等）或文字。
      申请书尚无的字段在数据项之前声明：
      <properties>
        <property of="partner" name="women-led" type="boolean">
          <label xml:lang="en">Led by a woman</label><label xml:lang="zh">女性领导</label>
        </property>
      </properties>
      """,
      """
        <facts>
          <fact id="requested">
            <label xml:lang="en">Grant requested, EUR</label>
            <label xml:lang="zh">申请资助额（欧元）</label>
            <value attribute="requested"/>
          </fact>
          <fact id="theme">
            <label xml:lang="en">Theme</label>
            <label xml:lang="zh">专题</label>
            <texts of="theme" attribute="code"><where><is attribute="kind" value="cluster"/></where></texts>
          </fact>
        </facts>

      """)
  }

  /// The rules.
  private static var rules: Texts {
    part(
      """
      Rules of eligibility. severity says what a failure means: reject (inadmissible), ineligible,
      curable (with days="10" otherwise="reject"), review (a person decides), warn.
      bound: a measure, and min, max or equals. <when> as its first child says when it applies.
      The message is what applicants read. `opencall rule` lists the kinds of rule.
      """,
      """
      资格规则。severity 表示不满足的后果：reject（不予受理）、ineligible（不合格）、
      curable（须补正，另写 days="10" otherwise="reject"）、review（人工审定）、warn（提示）。
      bound：一个测量值，以及 min、max 或 equals；首个子元素 <when> 表示适用条件。
      message 是申请人读到的文字。`opencall rule` 列出全部规则类型。
      """,
      """
        <rules>
          <deadline id="deadline" stage="admissibility" severity="reject">
            <message xml:lang="en">The application must be submitted by the closing instant.</message>
            <message xml:lang="zh">申请须在截止时间前提交。</message>
          </deadline>
          <supersede id="latest-version">
            <message xml:lang="en">The latest version submitted on time counts.</message>
            <message xml:lang="zh">以按时提交的最后版本为准。</message>
          </supersede>
          <bound id="single-lead" stage="admissibility" severity="reject">
            <count of="partner"><where><is attribute="role" value="lead"/></where></count>
            <equals value="1"/>
            <message xml:lang="en">Exactly one partner leads.</message>
            <message xml:lang="zh">须有且仅有一个牵头方。</message>
          </bound>
          <bound id="partners" severity="ineligible">
            <count of="partner"/>
            <min value="2"/>
            <message xml:lang="en">At least two partners take part.</message>
            <message xml:lang="zh">至少有两个合作方。</message>
          </bound>
          <bound id="theme" severity="ineligible">
            <count of="theme"><where><is attribute="kind" value="cluster"/><listed attribute="code" list="themes"/></where></count>
            <equals value="1"/>
            <message xml:lang="en">The application names one theme of the list.</message>
            <message xml:lang="zh">申请须选择名单中的一个专题。</message>
          </bound>
          <bound id="ceiling" severity="ineligible">
            <fact ref="requested"/>
            <max parameter="ceiling"/>
            <message xml:lang="en">The grant requested must not exceed the ceiling.</message>
            <message xml:lang="zh">申请资助额不得超过上限。</message>
          </bound>
        </rules>

      """)
  }
}
