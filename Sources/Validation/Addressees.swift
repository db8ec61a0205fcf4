// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Who has to do something: the application as a whole, or partners by role and condition.
struct Addressees: Sendable {
  /// Which rows are asked.
  enum By: String, Sendable {
    /// The consortium, once.
    case application
    /// The lead partner.
    case lead
    /// Every partner, the lead included.
    case each
    /// Every partner but the lead.
    case others
  }

  /// Which rows are asked.
  let by: By
  /// Which partners, or nil for all of that role.
  let filter: FilterProgram?
  /// Who they are, in words.
  let words: Texts
  /// Where the role stands in a partner's row.
  private let role: Int

  /// Reads `by` and `where`; nil with a defect.
  init?(_ form: Form, _ reader: inout CallReader, default fallback: By = .each) {
    by = By(rawValue: form[attribute: "by"] ?? "") ?? fallback
    let filter = reader.program(form, "where", of: .partner)
    self.filter = filter?.program
    guard let role = reader.vocabulary.index(of: "role", in: .partner) else { return nil }
    self.role = role
    if by == .application, filter != nil {
      reader.reportIncomplete(
        form,
        Texts(
          en:
            "<where> chooses among partners; with by=\"application\" there are none to choose from",
          zh: "<where> 用于选择合作方；by=\"application\" 时无可选择"))
      return nil
    }
    let who =
      switch by {
      case .application: Texts(en: "the application", zh: "申请整体")
      case .lead: Texts(en: "the lead partner", zh: "牵头方")
      case .each: Texts(en: "each partner", zh: "各合作方")
      case .others: Texts(en: "each partner but the lead", zh: "除牵头方外的各合作方")
      }
    words =
      filter.map {
        Texts(en: "\(who.en) where \($0.words.en)", zh: "\(who.zh)（\($0.words.zh)）")
      } ?? who
  }

  /// Whether every partner is asked, whoever it is.
  var isEverybody: Bool { by == .each && filter == nil }

  /// Whether a partner is asked.
  func asked(_ row: Int, _ subject: Subject) -> Truth {
    let isLead = subject.application[.partner][row, role].text == "lead"
    switch by {
    case .application: return .no
    case .lead: if !isLead { return .no }
    case .others: if isLead { return .no }
    case .each: break
    }
    return subject.truth(filter, row, of: .partner)
  }

  /// Whether the owner of a row is asked: a partner by its row, or -1 for the application.
  func asks(_ owner: Int32, _ subject: Subject) -> Bool {
    guard owner >= 0 else { return by == .application }
    return asked(Int(owner), subject) != .no
  }

  /// Adds what telling who is asked reads.
  func add(to footprint: inout Footprint) {
    guard by != .application else { return }
    footprint.add(.partner, role)
    footprint.add(filter, of: .partner)
  }

  /// Notes what `judge` says of everybody who is asked: of each partner's row, or of -1 for the
  /// application. A call that asks the lead fails an application without one.
  func judge(
    _ subject: Subject, file: String, into tally: inout Tally,
    _ judge: (_ owner: Int32, _ note: (Truth, String, Place) -> Void) -> Void
  ) {
    if by == .application {
      var notes: [(Truth, String, Place)] = []
      judge(-1) { notes.append(($0, $1, $2)) }
      for note in notes { tally.note(note.0, note.1, note.2) }
      return
    }
    let rows = subject.application[.partner]
    var hasLead = false
    for row in 0..<rows.count {
      hasLead = hasLead || rows[row, role].text == "lead"
      let asked = asked(row, subject)
      guard asked != .no else { continue }
      var notes: [(Truth, String, Place)] = []
      judge(Int32(row)) { notes.append(($0, $1, $2)) }
      for note in notes { tally.note(note.0, of: asked, note.1, note.2) }
    }
    if by == .lead, !hasLead { tally.note(.no, "lead: –", subject.root(file)) }
  }
}
