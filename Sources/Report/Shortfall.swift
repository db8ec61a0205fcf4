// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// What an application lacked to be selected, from what is published alone (DESIGN §7.11).
struct Shortfall {
  /// The line of the trace.
  let trace: JSONValue
  /// All of `ranking.json`.
  let ranking: JSONValue
  /// The first line of the trace, or nil.
  let method: JSONValue?

  /// A cap that keeps it out.
  struct Cap {
    /// The fact.
    let fact: String
    /// How many awards at most, or nil.
    let count: Int64?
    /// How much money at most, or nil.
    let amount: String?
    /// Those with the same value that hold an award.
    let holders: [String]
  }

  /// Its entry in `ranking.json`.
  var entry: JSONValue? {
    (ranking["entries"]?.elements ?? []).first {
      $0["sha256"] == trace["sha256"] && $0["file"] == trace["file"]
    }
  }

  /// What each threshold lacked.
  var gates: [(subject: String, points: Rational)] {
    (trace["gates"]?.elements ?? []).compactMap { gate in
      guard gate["passes"]?.truth == false, let subject = gate["subject"]?.text,
        !subject.hasPrefix("veto:"),
        let missing = difference(gate["bound"]?.text, gate["score"]?.text)
      else { return nil }
      return (subject, missing)
    }
  }

  /// The vetoes: what, and the highest mark that rejects.
  var vetoes: [(subject: String, bound: String)] {
    (trace["gates"]?.elements ?? []).compactMap { gate in
      guard gate["passes"]?.truth == false, let subject = gate["subject"]?.text,
        subject.hasPrefix("veto:"), let bound = gate["bound"]?.text
      else { return nil }
      return (subject, bound)
    }
  }

  /// How many sheets count, and how many the call asks for, where that is too few.
  var sheets: (counted: Int, needed: Int64)? {
    guard trace["status"]?.text == Status.awaitingAssessment.rawValue,
      let needed = method?["grid"]?["minimumSheets"]?.number
    else { return nil }
    let counted = (trace["scores"]?["sheets"]?.elements ?? []).count {
      $0["use"]?.text == ScoreStep.Use.counted.rawValue
    }
    return counted < needed ? (counted, needed) : nil
  }

  /// What the envelope lacked, where the application did not fit.
  var money: Rational? {
    guard let money = trace["money"], money["outcome"]?.text == "doesNotFit",
      let requested = money["requested"]?.text.flatMap({ try? Decimals.rational($0) }),
      let before = money["before"]?.text.flatMap({ try? Decimals.rational($0) }),
      let missing = try? requested.subtracting(before), missing > .zero
    else { return nil }
    return missing
  }

  /// The caps that keep it out, with who has used them up.
  var caps: [Cap] {
    guard trace["money"]?["outcome"]?.text == MoneyStep.Outcome.capped.rawValue,
      let own = entry?["capped"]?.elements
    else { return [] }
    let selected = (ranking["entries"]?.elements ?? []).filter {
      $0["status"]?.text == Status.selected.rawValue
    }
    return zip(ranking["caps"]?.elements ?? [], own).enumerated().compactMap { index, pair in
      let (cap, values) = pair
      let holders = selected.filter { other in
        guard let theirs = other["capped"]?.elements, theirs.indices.contains(index) else {
          return false
        }
        return (theirs[index].elements ?? []).contains { value in
          (values.elements ?? []).contains(value)
        }
      }.compactMap { $0["application"]?.text }
      guard !holders.isEmpty, let fact = cap["fact"]?.text else { return nil }
      return Cap(
        fact: fact, count: cap["count"]?.number, amount: cap["amount"]?.text, holders: holders)
    }
  }

  /// Those that share its place.
  var equals: [String] {
    guard trace["order"]?["shared"]?.truth == true else { return [] }
    return places.filter { $0["place"] == trace["order"]?["place"] }
      .compactMap { $0["application"]?.text }.filter { $0 != trace["application"]?.text }
  }

  /// The last selected one of its list and envelope that stands above, and by how many points;
  /// nil where no points would have helped.
  var line: (application: String, place: Int64, points: Rational)? {
    let outcome = trace["money"]?["outcome"]?.text
    guard outcome != MoneyStep.Outcome.capped.rawValue,
      outcome != MoneyStep.Outcome.undecided.rawValue,
      let ownPlace = trace["order"]?["place"]?.number
    else { return nil }
    let envelope = trace["money"]?["envelope"]?.text
    let drawing = Set(
      (ranking["entries"]?.elements ?? []).filter { $0["envelope"]?.text == envelope }
        .compactMap { $0["application"]?.text })
    guard
      let last = places.last(where: {
        $0["status"]?.text == "selected" && ($0["place"]?.number ?? ownPlace) < ownPlace
          && $0["application"]?.text.map(drawing.contains) == true
      }),
      let id = last["application"]?.text, let place = last["place"]?.number,
      let points = difference(last["total"]?.text, trace["scores"]?["total"]?.text),
      points >= .zero
    else { return nil }
    return (id, place, points)
  }

  /// The places of its list.
  private var places: [JSONValue] {
    guard let position = trace["order"]?["list"]?.number,
      let lists = ranking["lists"]?.elements, lists.indices.contains(Int(position))
    else { return [] }
    return lists[Int(position)]["places"]?.elements ?? []
  }

  /// The distance of two exact numbers of the result, or nil.
  private func difference(_ high: String?, _ low: String?) -> Rational? {
    guard let high = high.flatMap({ Rational(canonical: $0) }),
      let low = low.flatMap({ Rational(canonical: $0) })
    else { return nil }
    return try? high.subtracting(low)
  }
}
