// SPDX-License-Identifier: Apache-2.0

internal import Model

extension Scaffold {
  /// The grid.
  static var grid: Texts {
    part(
      """
      The scoring grid. Total = sum of weight times score; out-of is checked against it.
      minimum-sheets: how many assessors at least. The threshold is the least total that is ranked.
      More: several sections, <divergence>, <rounding>, criteria computed from a fact.
      """,
      """
      评分表。总分为权重乘以分数之和，out-of 据此核对。
      minimum-sheets：至少几位评审员。threshold：可列入排名的最低总分。
      还可写：多个 section、<divergence>、<rounding>、由数据项计算的标准。
      """,
      """
        <grid aggregate="criterion" method="mean" minimum-sheets="2" out-of="100">
          <section id="quality">
            <name xml:lang="en">Quality</name>
            <name xml:lang="zh">质量</name>
            <criterion id="C1" weight="12" illustrative="true">
              <name xml:lang="en">Relevance</name>
              <name xml:lang="zh">相关性</name>
              <guidance xml:lang="en">How well the project answers its theme.</guidance>
              <guidance xml:lang="zh">项目回应所选专题的程度。</guidance>
              <scale min="0" max="5" step="0.5"/>
            </criterion>
            <criterion id="C2" weight="8" illustrative="true">
              <name xml:lang="en">Work plan</name>
              <name xml:lang="zh">工作计划</name>
              <scale min="0" max="5" step="0.5"/>
            </criterion>
          </section>
          <threshold min="60" on="weighted" illustrative="true"/>
        </grid>

      """)
  }

  /// The order.
  static var ranking: Texts {
    part(
      """
      The order: the first key gives the places, the others break ties. Whoever is still equal
      shares a place; <decided/> lets the committee record who comes first.
      """,
      """
      排序：以第一项定名次，其余各项依次区分并列者。仍相同者并列；
      <decided/> 允许评审委员会记录先后。
      """,
      """
        <ranking lists="call">
          <order>
            <total/>
            <by-criterion ref="C1"/>
            <least-covered ref="theme"/>
            <decided/>
          </order>
        </ranking>

      """)
  }

  /// The money.
  static var money: Texts {
    part(
      """
      The money. does-not-fit: stop, skip or partial at the first application that does not fit.
      reserve: how many wait for money that is freed. promotion: how that money goes down the
      reserve list, after publication: does-not-fit again, and whether it draws on what was freed
      or on all that the envelope still holds.
      """,
      """
      资金。does-not-fit：遇到首个额度不足者时 stop（停止）、skip（跳过）或 partial（部分资助）。
      reserve：候补几名，以待腾出的资金。promotion：公布之后腾出的资金如何递补：
      does-not-fit 同上；draws-on 指仅用释放的款项（freed）或额度的全部余额（envelope）。
      """,
      """
        <money currency="EUR" requested="requested" does-not-fit="stop">
          <envelope id="all" amount="100000" reserve="2" illustrative="true">
            <name xml:lang="en">The whole fund</name>
            <name xml:lang="zh">全部资金</name>
          </envelope>
          <promotion does-not-fit="skip" draws-on="freed"/>
        </money>

      """)
  }
}
