// SPDX-License-Identifier: Apache-2.0

import Model

/// Pass marks from a trace alone (DESIGN §6.10).
extension TraceRecompute {
  /// What of the requests must come together, and whether all totals above one have it already.
  struct NaivePassMark {
    /// Total and request in cents of each that draws on the envelope.
    var members: [(total: Fraction, amount: Int)]
    /// The multiple of the envelope, in cents.
    var asked: Fraction

    /// What all with a higher total request together.
    func above(_ total: Fraction) -> Int {
      members.filter { $0.total > total }.map(\.amount).reduce(0, +)
    }
    /// Whether a total passes: those above it have not yet reached what is asked.
    func passes(_ total: Fraction) -> Bool { Fraction(above(total)) < asked }
    /// The least total that passes, where all together reach what is asked.
    var mark: Fraction? {
      Fraction(members.map(\.amount).reduce(0, +)) < asked
        ? nil : members.map(\.total).filter(passes).min()
    }
    /// What those that pass request.
    var requested: Int { members.filter { passes($0.total) }.map(\.amount).reduce(0, +) }
  }

  mutating func setPassMarks() {
    let rule = file.head["money"]["passMark"]
    guard rule.isThere, let money = file.rules, let multiple = rule["multiple"].fraction else {
      for index in file.lines.indices {
        let gates = file.lines[index]["gates"].list
        expect(
          !gates.contains { $0["subject"].text?.hasPrefix("pass-mark:") == true }, index,
          "no pass mark")
      }
      return
    }
    expect(rule["awards"].truth == file.head["money"]["doesNotFit"].isThere, 0, "awards")
    let indices = file.lines.indices.filter { statuses[$0] == nil }
    var owns: [String: NaiveWalk.Own] = [:]
    for index in indices { owns[name(index)] = own(index) }
    let walk = NaiveWalk(rules: money, own: owns, groups: [])
    for (position, envelope) in money.envelopes.enumerated() {
      let members = indices.filter { walk.envelope(name($0)) == position }
      func total(_ index: Int) -> Fraction { results[name(index)]?.total ?? Fraction(0) }
      let naive = NaivePassMark(
        members: members.map { (total($0), amount($0) ?? 0) },
        asked: multiple * Fraction(Int(envelope.amount.minorUnits)))
      passMarks.append((envelope.id.text, naive.mark, naive.requested))
      for index in members {
        let subject = "pass-mark:\(envelope.id)"
        let stated = file.lines[index]["gates"].list.filter { $0["subject"].text == subject }
        expect(stated.count == (naive.mark == nil ? 0 : 1), index, "pass mark \(subject)")
        let passes = naive.passes(total(index))
        for gate in stated {
          expect(
            gate["score"].fraction == total(index) && gate["bound"].fraction == naive.mark
              && gate["passes"].truth == passes, index, "pass mark \(naive.mark as Any)")
        }
        if !passes {
          statuses[index] = "belowThreshold"
          expect(file.lines[index]["status"].text == "belowThreshold", index, "below pass mark")
          expect(!file.lines[index]["order"].isThere, index, "no place")
        }
      }
    }
    for index in indices where walk.envelope(name(index)) == nil {
      statuses[index] = "undetermined"
      expect(file.lines[index]["status"].text == "undetermined", index, "no envelope")
    }
  }
}
