// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// What an application lacked to be selected, from what is published alone (DESIGN §7.11).
struct Shortfall {
  /// The line of the trace.
  let trace: JSONValue
  /// All of `ranking.json`.
  let ranking: JSONValue

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

  /// What the envelope lacked, where the application did not fit.
  var money: Rational? {
    guard let money = trace["money"], money["outcome"]?.text == "doesNotFit",
      let requested = money["requested"]?.text.flatMap({ try? Decimals.rational($0) }),
      let before = money["before"]?.text.flatMap({ try? Decimals.rational($0) }),
      let missing = try? requested.subtracting(before), missing > .zero
    else { return nil }
    return missing
  }

  /// The last selected one of the list, where it stands above, and by how many points.
  var line: (application: String, place: Int64, points: Rational)? {
    guard let position = trace["order"]?["list"]?.number,
      let lists = ranking["lists"]?.elements, lists.indices.contains(Int(position)),
      let places = lists[Int(position)]["places"]?.elements,
      let last = places.last(where: { $0["status"]?.text == "selected" }),
      let id = last["application"]?.text, let place = last["place"]?.number,
      let ownPlace = trace["order"]?["place"]?.number, place < ownPlace,
      let points = difference(last["total"]?.text, trace["scores"]?["total"]?.text),
      points >= .zero
    else { return nil }
    return (id, place, points)
  }

  /// The distance of two exact numbers of the result, or nil.
  private func difference(_ high: String?, _ low: String?) -> Rational? {
    guard let high = high.flatMap({ Rational(canonical: $0) }),
      let low = low.flatMap({ Rational(canonical: $0) })
    else { return nil }
    return try? high.subtracting(low)
  }
}
