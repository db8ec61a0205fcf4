// SPDX-License-Identifier: Apache-2.0

/// The status of an application: exactly one, the first that holds (DESIGN §7.1).
package enum Status: String, Hashable, Sendable, CaseIterable {
  /// The applicant has withdrawn it.
  case withdrawn
  /// Submitted too late.
  case late
  /// A later version counts.
  case superseded
  /// Rejected at intake, or a rule of severity reject failed.
  case inadmissible
  /// A rule of severity ineligible failed.
  case ineligible
  /// Something needed is unknown.
  case undetermined
  /// Something must be mended, or looked at by a person.
  case clarification
  /// Sheets are missing or open.
  case awaitingAssessment
  /// A gate was not passed.
  case belowThreshold
  /// It holds a place; its money cannot be said yet.
  case ranked
  /// It holds a place and money.
  case selected
  /// It holds a place and waits for freed money.
  case reserve
  /// It holds a place and gets no money.
  case notFunded
  /// It was selected, and a check made later failed.
  case revoked

  /// What people call it.
  package var words: Texts {
    switch self {
    case .withdrawn: Texts(en: "withdrawn", zh: "已撤回")
    case .late: Texts(en: "late", zh: "逾期")
    case .superseded: Texts(en: "superseded", zh: "已被新版本取代")
    case .inadmissible: Texts(en: "inadmissible", zh: "不予受理")
    case .ineligible: Texts(en: "ineligible", zh: "不符合资格")
    case .undetermined: Texts(en: "undetermined", zh: "无法判定")
    case .clarification: Texts(en: "clarification", zh: "待澄清")
    case .awaitingAssessment: Texts(en: "awaiting assessment", zh: "待评审")
    case .belowThreshold: Texts(en: "below threshold", zh: "未达分数线")
    case .ranked: Texts(en: "ranked", zh: "已排名")
    case .selected: Texts(en: "selected", zh: "入选")
    case .reserve: Texts(en: "reserve list", zh: "候补名单")
    case .notFunded: Texts(en: "not funded", zh: "未获资助")
    case .revoked: Texts(en: "revoked", zh: "已撤销")
    }
  }

  /// What people call `ranked` where a step gives out no money and those that pass it go on.
  package static let preselected = Texts(en: "pre-selected", zh: "入围")

  /// Whether it holds a place.
  package var holdsPlace: Bool {
    switch self {
    case .ranked, .selected, .reserve, .notFunded, .revoked: true
    default: false
    }
  }

  /// Whether it keeps the ranking provisional (DESIGN §7.8).
  package var isOpen: Bool {
    switch self {
    case .undetermined, .clarification, .awaitingAssessment, .ranked: true
    default: false
    }
  }
}
