// SPDX-License-Identifier: Apache-2.0

extension Table {
  /// One of its rows as people call it; Chinese has one form for one and for many.
  package var singular: Texts {
    switch self {
    case .application: Texts(en: "application", zh: "申请书")
    case .title: Texts(en: "title", zh: "项目名称")
    case .summary: Texts(en: "summary", zh: "摘要")
    case .theme: Texts(en: "theme", zh: "专题")
    case .partner: Texts(en: "partner", zh: "合作方")
    case .name: Texts(en: "name of a partner", zh: "合作方名称")
    case .identifier: Texts(en: "registration number", zh: "登记号")
    case .contact: Texts(en: "contact", zh: "联系人")
    case .declaration: Texts(en: "declaration", zh: "声明")
    case .activity: Texts(en: "activity", zh: "活动")
    case .activityTitle: Texts(en: "title of an activity", zh: "活动名称")
    case .outline: Texts(en: "outline of the action plan", zh: "行动计划概要")
    case .line: Texts(en: "budget line", zh: "预算行")
    case .annex: Texts(en: "annex", zh: "附件")
    case .reference: Texts(en: "reference", zh: "引用项目")
    }
  }

  /// Its rows as people call them.
  package var plural: Texts {
    let en =
      switch self {
      case .summary: "summaries"
      case .name: "names of partners"
      case .activity: "activities"
      case .activityTitle: "titles of activities"
      case .outline: "outlines of the action plan"
      case .annex: "annexes"
      default: singular.en + "s"
      }
    return Texts(en: en, zh: singular.zh)
  }
}
