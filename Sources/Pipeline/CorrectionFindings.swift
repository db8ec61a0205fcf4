// SPDX-License-Identifier: Apache-2.0

package import Model

/// Why a corrected file is refused (DESIGN §5, Curing). The version that stood goes on to stand.
package enum CorrectionFindings {
  /// It changes more than was asked for.
  package static let notAsked = FindingKind(
    "COR101",
    title: Texts(en: "changed without being asked", zh: "未经要求的改动"),
    message: Texts(
      en: "correction “{submission}” changes {change}; decision “{decision}” asked only about: "
        + "{rules}",
      zh: "补正“{submission}”改动了{change}；决定“{decision}”仅要求补正：{rules}"),
    why: Texts(
      en: "After the closing instant an application may change only where it was asked to: more "
        + "would be a second chance that the others do not have.",
      zh: "截止之后，申请只能就被要求之处改动；否则等于给予其他申请人没有的第二次机会。"),
    remedy: Texts(
      en: "Take the file that was submitted, change only what the request names, and submit that "
        + "before the request is due.",
      zh: "请以原提交文件为基础，只改动要求补正之处，并在期限前重新提交。"))
  /// It came after the due instant.
  package static let afterDue = FindingKind(
    "COR102",
    title: Texts(en: "correction after the due instant", zh: "逾期补正"),
    message: Texts(
      en: "correction “{submission}” came after {due}, when decision “{decision}” wanted it",
      zh: "补正“{submission}”在决定“{decision}”规定的期限{due}之后提交"),
    why: Texts(
      en:
        "All who are asked have the time that the request gives. The whole due second is in time.",
      zh: "所有被要求补正者均以要求所定期限为准；期限所在的整秒视为按时。"),
    remedy: Texts(
      en: "Nothing can be mended any more, unless the secretariat records a new request.",
      zh: "除非秘书处另作补正决定，否则不能再补正。"))
  /// Its application is another than the decision's.
  package static let otherApplication = FindingKind(
    "COR103",
    title: Texts(en: "correction of another application", zh: "补正与申请不符"),
    message: Texts(
      en: "correction “{submission}” is application “{application}”; decision “{decision}” asked "
        + "“{asked}”",
      zh: "补正“{submission}”的申请为“{application}”，而决定“{decision}”要求的是“{asked}”"),
    why: Texts(
      en: "A request to one applicant opens nothing for another.", zh: "对一份申请的要求不适用于另一份。"),
    remedy: Texts(
      en: "Keep the application's id, and cite the decision that was addressed to it.",
      zh: "请保留申请编号，并引用针对该申请的决定。"))
  /// Its submitter did not submit the version.
  package static let otherSubmitter = FindingKind(
    "COR104",
    title: Texts(en: "correction by another submitter", zh: "补正的提交者不同"),
    message: Texts(
      en: "correction “{submission}” (decision “{decision}”) comes from another account than the "
        + "version that it would replace",
      zh: "补正“{submission}”（决定“{decision}”）的提交账户与原版本不同"),
    why: Texts(
      en: "Who did not submit an application cannot speak for it.", zh: "未提交该申请者不能代表该申请。"),
    remedy: Texts(
      en: "Submit the correction from the account that submitted the application.",
      zh: "请用提交申请的账户提交补正。"))
  /// There is no version that it could replace.
  package static let noVersion = FindingKind(
    "COR105",
    title: Texts(en: "nothing to correct", zh: "没有可补正的版本"),
    message: Texts(
      en: "correction “{submission}” (decision “{decision}”) has no version in time that was "
        + "accepted and that it could replace",
      zh: "补正“{submission}”（决定“{decision}”）没有按时且已获接收的版本可取代"),
    why: Texts(
      en: "A correction mends an application that was submitted in time; it does not make one.",
      zh: "补正是对按时提交的申请的修正，不能代替申请。"),
    remedy: Texts(
      en: "Look for the receipt and the file of the version submitted before the call closed.",
      zh: "请查找截止前所提交版本的回执和文件。"))
  /// It was rejected at intake.
  package static let notAccepted = FindingKind(
    "COR106",
    title: Texts(en: "correction not accepted", zh: "补正未获接收"),
    message: Texts(
      en: "correction “{submission}” (decision “{decision}”) cannot be read as an application of "
        + "the call",
      zh: "补正“{submission}”（决定“{decision}”）无法作为本征集的申请读取"),
    why: Texts(
      en:
        "What cannot be read cannot be compared; the version that was submitted goes on to stand.",
      zh: "无法读取即无法比对；原提交版本继续有效。"),
    remedy: Texts(
      en: "Run “opencall check”, mend what it lists, and submit again before the request is due.",
      zh: "请运行“opencall check”，修正所列问题后在期限前重新提交。"))
  /// It came before it was asked for.
  package static let beforeAsked = FindingKind(
    "COR107",
    title: Texts(en: "correction before the request", zh: "补正早于要求"),
    message: Texts(
      en: "correction “{submission}” came before decision “{decision}”, which it cites, was made",
      zh: "补正“{submission}”早于其引用的决定“{decision}”"),
    why: Texts(
      en: "Nobody answers a request that was not made yet: receipt or decision is wrong.",
      zh: "要求作出之前不可能有补正：回执或决定有误。"),
    remedy: Texts(
      en: "Compare the instants of the receipt and of the decision.", zh: "请核对回执与决定的时间。"))
  /// It cites no request.
  package static let noRequest = FindingKind(
    "COR108",
    title: Texts(en: "no request to correct", zh: "没有补正要求"),
    message: Texts(
      en: "correction “{submission}” cites decision “{decision}”, which asks for no correction",
      zh: "补正“{submission}”引用的决定“{decision}”未要求补正"),
    why: Texts(
      en: "Only what the call lets be mended, and what was asked for, may change after closing.",
      zh: "截止之后只有征集允许补正且被要求之处可以改动。"),
    remedy: Texts(
      en: "Cite the decision “curing” that asked for the correction.", zh: "请引用要求补正的决定（curing）。"))

  /// All of them.
  package static let all = [
    notAsked, afterDue, otherApplication, otherSubmitter, noVersion, notAccepted, beforeAsked,
    noRequest,
  ]
}
