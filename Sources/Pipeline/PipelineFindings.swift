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
  /// A receipt of a correction that cites no request.
  package static let noRequest = FindingKind(
    "OFF113",
    title: Texts(en: "correction without a request", zh: "补正回执未引用补正要求"),
    message: Texts(
      en: "receipt “{submission}” corrects under decision “{decision}”, which is no “curing” of "
        + "the decisions",
      zh: "回执“{submission}”依决定“{decision}”补正，而决定文件中没有该补正要求（curing）"),
    why: Texts(
      en: "What may change is in the request; without it nothing may.",
      zh: "可改动的范围由补正要求确定；没有要求即不能改动。"),
    remedy: Texts(
      en: "Write the id of the decision that asked for the correction, or leave “corrects” out.",
      zh: "请填写要求补正的决定编号，或删除“corrects”。"))
  /// A request to mend what the call does not let be mended.
  package static let notCurable = FindingKind(
    "OFF114",
    title: Texts(en: "request to mend what is final", zh: "要求补正不可补正的事项"),
    message: Texts(
      en: "decision “{decision}” asks “{application}” to mend rule “{rule}”, whose severity is "
        + "“{severity}”",
      zh: "决定“{decision}”要求“{application}”补正规则“{rule}”，而其性质为“{severity}”"),
    why: Texts(
      en: "The call says what may be mended, for all alike: rules of severity curable, and of "
        + "review where a person asks.",
      zh: "可补正的事项由征集对所有人统一规定：性质为 curable 的规则，以及由人工要求的 review 规则。"),
    remedy: Texts(
      en: "Take the rule out of the decision.", zh: "请从决定中删除该规则。"))
  /// An expiry before its time.
  package static let earlyExpiry = FindingKind(
    "OFF115",
    title: Texts(en: "expired before it was due", zh: "期限未到即记为期满"),
    message: Texts(
      en: "decision “{decision}” records that the time to mend rule “{rule}” has expired for "
        + "“{application}”, but “{request}” gives until {due}",
      zh: "决定“{decision}”记录“{application}”补正规则“{rule}”的期限已满，而“{request}”的期限为{due}"),
    why: Texts(
      en: "Nobody may lose the time that was given to them.", zh: "不得剥夺已给予的补正时间。"),
    remedy: Texts(
      en: "Record the expiry once the due instant has passed.", zh: "请在期限届满后再作期满决定。"))

  /// All of them.
  package static let all = [
    otherApplication, unknownRule, cannotLift, noRequest, notCurable, earlyExpiry,
  ]
}
