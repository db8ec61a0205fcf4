// SPDX-License-Identifier: Apache-2.0

internal import Model

/// What people read for the codes of results. Codes go into hashed files, words into drawings.
protocol Worded {
  /// The words.
  var inWords: Texts { get }
}

extension Severity: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .reject: Texts(en: "inadmissible", zh: "不予受理")
    case .ineligible: Texts(en: "ineligible", zh: "不符合资格")
    case .curable: Texts(en: "to be mended", zh: "须补正")
    case .review: Texts(en: "to be reviewed", zh: "须人工审查")
    case .warn: Texts(en: "warning", zh: "提醒")
    }
  }
}

extension Verdict: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .eligible: Texts(en: "eligible", zh: "符合资格")
    case .inadmissible: Texts(en: "not eligible: inadmissible", zh: "不符合资格：不予受理")
    case .ineligible: Texts(en: "not eligible", zh: "不符合资格")
    case .undetermined: Texts(en: "undetermined", zh: "无法判定")
    case .clarification: Texts(en: "needs clarification", zh: "待澄清")
    }
  }
}

extension Answer: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .pass: Texts(en: "met", zh: "满足")
    case .fail: Texts(en: "not met", zh: "未满足")
    case .unknown: Texts(en: "unknown", zh: "未知")
    case .notApplicable: Texts(en: "does not apply", zh: "不适用")
    }
  }
}

extension AssessorRole: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .first: Texts(en: "first assessor", zh: "第一评审员")
    case .second: Texts(en: "second assessor", zh: "第二评审员")
    case .third: Texts(en: "third assessor", zh: "第三评审员")
    }
  }
}

extension ScoreStep.Use: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .counted: Texts(en: "counts", zh: "计入")
    case .open: Texts(en: "draft, does not count yet", zh: "草稿，暂不计入")
    case .conflict: Texts(en: "conflict of interest, does not count", zh: "利益冲突，不计入")
    case .notAsked: Texts(en: "not asked for, does not count", zh: "无须第三评审，不计入")
    case .notClosest: Texts(en: "the other two are closer, does not count", zh: "另两份更接近，不计入")
    case .replaced: Texts(en: "replaced by a consensus", zh: "由共识评分取代")
    }
  }
}

extension MoneyStep.Outcome: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .guaranteed: Texts(en: "funded from a guaranteed share", zh: "由保障名额资助")
    case .fits: Texts(en: "fits into the envelope", zh: "额度足够")
    case .partial: Texts(en: "gets what was left of the envelope", zh: "获得剩余额度")
    case .doesNotFit: Texts(en: "does not fit into what was left", zh: "剩余额度不足")
    case .walkEnded: Texts(en: "the money had ended above it", zh: "额度在其之前已分配完毕")
    case .capped: Texts(en: "a cap of the call is reached", zh: "已达上限")
    case .noEnvelope: Texts(en: "draws on no envelope", zh: "无对应资金额度")
    case .undecided: Texts(en: "depends on the order of equals", zh: "取决于并列者的次序")
    case .spillOver: Texts(en: "funded from money left in another envelope", zh: "由其他额度的余款资助")
    }
  }
}

extension VersionStep.Outcome: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .counts: Texts(en: "this version counts", zh: "以此版本为准")
    case .superseded: Texts(en: "a later version counts", zh: "以后来的版本为准")
    case .late: Texts(en: "submitted after the closing instant", zh: "在截止时间之后提交")
    case .noReceipt: Texts(en: "this file has no receipt", zh: "此文件没有回执")
    case .otherWithoutReceipt:
      Texts(en: "another version has no receipt", zh: "另一版本没有回执")
    case .receiptWithoutFile:
      Texts(en: "a receipt in time lacks its file", zh: "有按时回执缺少对应文件")
    case .differentSubmitters:
      Texts(en: "versions come from different submitters", zh: "各版本的提交者不同")
    case .lastNotAccepted:
      Texts(en: "the last version in time could not be accepted", zh: "最后一个按时版本未获接收")
    case .sameInstant:
      Texts(en: "two versions came at the same instant", zh: "两个版本在同一时刻提交")
    case .noRule: Texts(en: "the call does not say which version counts", zh: "征集未规定以哪个版本为准")
    case .refused: Texts(en: "this correction does not count", zh: "此补正不予采纳")
    case .openCorrection:
      Texts(
        en: "a correction sent in time is missing or could not be decided", zh: "按时提交的补正缺少文件或无法判定")
    }
  }
}

extension CorrectionStep.Outcome: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .taken: Texts(en: "taken", zh: "已采纳")
    case .replaced: Texts(en: "taken, then replaced by a later one", zh: "曾采纳，后由更晚的补正取代")
    case .refused: Texts(en: "refused", zh: "不予采纳")
    case .open: Texts(en: "cannot be decided yet", zh: "尚无法判定")
    }
  }
}

extension InputFile.Role: Worded {
  /// What it is called.
  var inWords: Texts {
    switch self {
    case .call: Texts(en: "call", zh: "征集文件")
    case .application: Texts(en: "application", zh: "申请")
    case .assessments: Texts(en: "assessments", zh: "评审表")
    case .receipts: Texts(en: "receipts", zh: "回执")
    case .decisions: Texts(en: "decisions", zh: "决定")
    case .annex: Texts(en: "annex", zh: "附件")
    case .codelist: Texts(en: "codelist", zh: "代码表")
    case .assessorList: Texts(en: "list of assessors", zh: "评审员名单")
    case .rates: Texts(en: "rates", zh: "汇率")
    case .earlier: Texts(en: "earlier application", zh: "前一阶段申请")
    }
  }
}
