// SPDX-License-Identifier: Apache-2.0

package import Model

/// What can be wrong between officials' documents and the batch (DESIGN §6.5).
package enum PipelineFindings {
  /// A receipt names another application than its file.
  package static let otherApplication = FindingKind(
    "OFF109",
    title: Texts(en: "receipt of another application", zh: "回执与申请不符"),
    message: Texts(
      en: "receipt “{submission}” names application “{named}”, but its file {file} is “{found}”",
      zh: "回执“{submission}”填写的申请为“{named}”，而其文件 {file} 为“{found}”"),
    why: Texts(
      en: "Versions join by application; a wrong name would let one application replace another.",
      zh: "版本按申请编号归并；编号错误会使一份申请取代另一份。"),
    remedy: Texts(
      en: "Correct the receipt, or leave its application out.", zh: "请更正回执，或删除其申请编号。"))
  /// A decision names a rule that the call does not have.
  package static let unknownRule = FindingKind(
    "OFF110",
    title: Texts(en: "decision on an unknown rule", zh: "决定涉及未知规则"),
    message: Texts(
      en: "decision “{decision}” names rule “{rule}”, which the call does not have",
      zh: "决定“{decision}”涉及的规则“{rule}”不存在"),
    why: Texts(en: "It would decide nothing without anybody noticing.", zh: "该决定将无声失效。"),
    remedy: Texts(en: "Write the id of a rule of the call.", zh: "请填写征集中的规则编号。"))
  /// A review that would lift a known failure.
  package static let cannotLift = FindingKind(
    "OFF111",
    title: Texts(en: "decision against a known failure", zh: "决定与已知结果相悖"),
    message: Texts(
      en:
        "decision “{decision}” lets “{application}” pass rule “{rule}”, which it is known to fail",
      zh: "决定“{decision}”让“{application}”通过规则“{rule}”，而其已确定不通过"),
    why: Texts(
      en: "A person answers what the rules leave open; nobody lifts what they settle.",
      zh: "人工只判定规则未能确定的事项，不能推翻规则已确定的结果。"),
    remedy: Texts(
      en: "Withdraw the decision, or correct the call and rank anew.", zh: "请撤回该决定，或更正征集后重新排名。"))
  /// A correction of an application, which this edition does not process.
  package static let correctionUnsupported = FindingKind(
    "OFF112",
    title: Texts(en: "receipt of a correction", zh: "补正回执"),
    message: Texts(
      en: "receipt “{submission}” corrects under decision “{decision}”; this edition cannot check "
        + "what a correction changed",
      zh: "回执“{submission}”依决定“{decision}”补正；本版本尚不能核查补正的改动"),
    why: Texts(
      en: "A correction may change only what was asked for; taking it unchecked would let more in.",
      zh: "补正只能改动被要求之处；未经核查即采纳会放进其他改动。"),
    remedy: Texts(
      en: "Record the outcome as a review or an expiry of the rule, and leave the receipt out.",
      zh: "请将结果记录为对该规则的人工判定或期满决定，并移除该回执。"))

  /// All of them.
  package static let all = [
    otherApplication, unknownRule, cannotLift, correctionUnsupported,
  ]
}
