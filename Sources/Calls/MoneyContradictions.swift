// SPDX-License-Identifier: Apache-2.0

package import Model

/// Contradictions in order and money.
package enum MoneyContradictions {
  /// A key that decides nothing.
  package static let key = FindingKind(
    "CAL501",
    title: Texts(en: "a tie-break that cannot decide", zh: "不起作用的排序键"),
    message: Texts(
      en: "the key “{key}” can never decide: {reason}",
      zh: "排序键“{key}”永远不起作用：{reasonZh}"),
    why: Texts(
      en: "Applicants read a tie-break that will never be used; usually another was meant.",
      zh: "征集写明的排序键永远用不上；通常本意是另一项。"),
    remedy: Texts(en: "Remove it, or put it where it can decide.", zh: "请删除，或移至能起作用的位置。"),
    example: #"<order><total/><lottery/><decided/></order>"#)

  /// A draw that is known before the call closes.
  package static let draw = FindingKind(
    "CAL502",
    title: Texts(en: "a draw at the wrong time, or for nothing", zh: "抽签时间不当或无用"),
    message: Texts(
      en: "the draw of {day}: {reason}", zh: "{day} 的抽签：{reasonZh}"),
    why: Texts(
      en: "Who knows the draw before the call closes can choose an application id that wins.",
      zh: "截止前已知抽签结果者可以挑选有利的申请编号。"),
    remedy: Texts(
      en: "Choose a public draw after the closing day, and name <lottery/> in the order.",
      zh: "请选择截止日之后的公开抽签，并在排序中写 <lottery/>。"),
    example: #"<draw date="2026-01-01" …/>"#)

  /// An envelope that nobody can draw on.
  package static let envelope = FindingKind(
    "CAL601",
    title: Texts(en: "an envelope that nobody can draw on", zh: "无人可用的资金额度"),
    message: Texts(
      en: "nobody can draw on envelope “{envelope}”: {reason}",
      zh: "没有申请能使用资金额度“{envelope}”：{reasonZh}"),
    why: Texts(en: "Its money would be left over.", zh: "该资金将无法分配。"),
    remedy: Texts(
      en: "Correct its amount, lot or value, or put it before the envelope that takes all.",
      zh: "请更正其金额、标段或取值，或将其置于囊括全部的额度之前。"),
    example: #"<envelope id="all" amount="10"/><envelope id="lot-1" amount="10" lot="1"/>"#)

  /// A lot without money.
  package static let noEnvelope = FindingKind(
    "CAL602",
    title: Texts(en: "a lot without an envelope", zh: "没有资金额度的标段"),
    message: Texts(
      en: "no envelope is for lot “{lot}”", zh: "标段“{lot}”没有资金额度"),
    why: Texts(
      en: "Its applications would be ranked and never funded.", zh: "该标段的申请会被排名却永远得不到资助。"),
    remedy: Texts(
      en: "Add an envelope with lot=\"{lot}\", or one without lot.",
      zh: "请添加 lot=\"{lot}\" 的额度，或不限标段的额度。"),
    example: #"<lot id="1">…<lot id="2">… <envelope id="a" amount="10" lot="1"/>"#)

  /// A partial award that is never large enough.
  package static let partial = FindingKind(
    "CAL603",
    title: Texts(en: "a partial award that can never be", zh: "不可能的部分资助"),
    message: Texts(
      en: "partial-minimum=\"{asked}\": {reason}", zh: "partial-minimum=\"{asked}\"：{reasonZh}"),
    why: Texts(
      en: "The rule promises a remainder that nobody can get.", zh: "规则承诺的余额无人能得到。"),
    remedy: Texts(
      en: "Lower it below the smallest envelope, or write does-not-fit=\"partial\".",
      zh: "请使其低于最小额度，或写 does-not-fit=\"partial\"。"),
    example: #"<money partial-minimum="2000000" does-not-fit="partial" …>"#)

  /// No envelope has a reserve.
  package static let reserve = FindingKind(
    "CAL604",
    title: Texts(en: "no reserve, or one of nobody", zh: "没有候补，或候补为零"),
    message: Texts(
      en: "{what}: nobody can be on a reserve list",
      zh: "{whatZh}：没有申请能列入候补名单"),
    why: Texts(
      en: "Money that a withdrawal sets free then goes to nobody.", zh: "有申请撤回时，腾出的资金将无人递补。"),
    remedy: Texts(
      en:
        "Write reserve=\"3\" (places) or reserve-amount on each envelope, if a reserve is wanted.",
      zh: "如需候补，请在各额度写 reserve=\"3\"（名额）或 reserve-amount。"),
    example: #"<envelope id="a" amount="10" reserve="0">"#)

  /// A guarantee that cannot be kept.
  package static let guarantee = FindingKind(
    "CAL605",
    title: Texts(en: "a guarantee that cannot be kept", zh: "无法兑现的保障名额"),
    message: Texts(
      en: "guarantee “{guarantee}” of {count}: {reason}",
      zh: "保障名额“{guarantee}”（{count} 个）：{reasonZh}"),
    why: Texts(
      en: "A programme must not promise what its own rules exclude.", zh: "征集不应承诺其自身规则所排除的事项。"),
    remedy: Texts(
      en: "Change the count, the value, the cap or the envelope.", zh: "请修改数量、取值、上限或额度。"),
    example: #"<guarantee id="g" envelope="a" fact="country" value="CN" count="0"/>"#)

  /// Spill-over of an envelope into itself.
  package static let spill = FindingKind(
    "CAL606",
    title: Texts(en: "money that spills over into itself", zh: "资金调入自身"),
    message: Texts(
      en: "what is left of “{envelope}” goes to “{envelope}”",
      zh: "“{envelope}”的余额调入“{envelope}”自身"),
    why: Texts(en: "Nothing would happen.", zh: "不会产生任何效果。"),
    remedy: Texts(en: "Name another envelope.", zh: "请写另一个额度。"),
    example: #"<spill-over from="a" to="a"/>"#)

  /// A cap of nothing.
  package static let cap = FindingKind(
    "CAL607",
    title: Texts(en: "a cap of nothing", zh: "上限为零"),
    message: Texts(
      en: "the cap on “{fact}” is zero: nobody with a value of it could be funded",
      zh: "“{fact}”的上限为零：具有该取值者均无法获得资助"),
    why: Texts(en: "Nearly every application would be left out.", zh: "几乎所有申请都会被排除。"),
    remedy: Texts(en: "Write the number or amount that is meant.", zh: "请写所指的数量或金额。"),
    example: #"<cap fact="lead" count="0"/>"#)

  /// A rule of promotion that speaks of what the call does not have.
  package static let promotion = FindingKind(
    "CAL608",
    title: Texts(en: "a promotion that cannot be", zh: "不可能的递补规则"),
    message: Texts(en: "<promotion>: {reason}", zh: "<promotion>：{reasonZh}"),
    why: Texts(
      en: "Applicants read how freed money goes on, and it never can.",
      zh: "申请人会读到资金如何递补，而这永远不会发生。"),
    remedy: Texts(
      en: "Give an envelope a reserve list (reserve=\"3\"), or take out what cannot be.",
      zh: "请为额度设置候补名单（reserve=\"3\"），或删去不可能的内容。"),
    example: #"<envelope id="a" amount="10"/><promotion does-not-fit="skip" draws-on="freed"/>"#)

  /// Reserve lists without a word on who moves up.
  package static let noPromotion = FindingKind(
    "CAL609",
    title: Texts(en: "a reserve list without a promotion", zh: "有候补名单而无递补规则"),
    message: Texts(
      en: "envelope “{envelope}” has a reserve list; how freed money goes down it is not said",
      zh: "资金额度“{envelope}”设有候补名单，但未规定释放的资金如何递补"),
    why: Texts(
      en: "When a selected one withdraws, nobody could move up by rule.",
      zh: "入选者撤回时，将无规则可循以递补。"),
    remedy: Texts(
      en: "Write <promotion does-not-fit=\"skip\" draws-on=\"freed\"/> at the end of <money>.",
      zh: "请在 <money> 末尾写 <promotion does-not-fit=\"skip\" draws-on=\"freed\"/>。"),
    example: #"<envelope id="a" amount="10" reserve="2"/></money>"#)

  /// A pass mark that cannot be, or is at odds with the rest of the call.
  package static let passMark = FindingKind(
    "CAL610",
    title: Texts(en: "a pass mark that cannot hold", zh: "无法成立的入围线"),
    message: Texts(en: "<pass-mark>: {reason}", zh: "<pass-mark>：{reasonZh}"),
    why: Texts(
      en: "It decides who goes on; applicants must be able to tell how it is found.",
      zh: "入围线决定谁能继续；申请人须能知道它如何得出。"),
    remedy: Texts(
      en: "Order by <total/> first, cover every application by an envelope, set a multiple of 1 or "
        + "more, and with awards=\"no\" leave out all that gives money.",
      zh: "首先按 <total/> 排序，以额度涵盖每份申请，倍数不小于 1；awards=\"no\" 时删去一切分配资金的内容。"),
    example: #"<pass-mark multiple="0.5" awards="yes"/>"#)

  /// A figure in the currency of the money against amounts in any currency.
  package static let currency = FindingKind(
    "CAL611",
    title: Texts(en: "a figure against amounts in any currency", zh: "以固定数额比较多种货币的金额"),
    message: Texts(
      en:
        "{what} holds a figure in {own} against amounts as they are written, in whatever currency",
      zh: "{what} 以 {own} 数额比较按原文货币填写的金额"),
    why: Texts(
      en:
        "The call converts requests: a budget in another currency would be judged by its bare number.",
      zh: "征集会换算申请额：以其他货币编制的预算将按未换算的数字判定。"),
    remedy: Texts(
      en: "Look at <fact ref=\"{fact}\"/>, which is converted, or at a share of two amounts.",
      zh: "请改用经换算的 <fact ref=\"{fact}\"/>，或两项金额之比。"),
    example: #"<bound …><value attribute="requested"/><max value="60000"/></bound>"#)

  /// All of them.
  package static let all = [
    key, draw, envelope, noEnvelope, partial, reserve, guarantee, spill, cap, promotion,
    noPromotion, passMark, currency,
  ]
}

/// Every contradiction that a call is examined for beyond what its compiler refuses.
package enum CallContradictions {
  /// All kinds, by code.
  package static let all =
    RuleContradictions.all + ListContradictions.all + GridContradictions.all
    + MoneyContradictions.all
}
