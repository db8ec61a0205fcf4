// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The first difference between what was published and what follows from the inputs.
package struct Difference: Sendable, Hashable {
  /// Where, in words.
  package let place: String
  /// What was published, or nil where nothing was.
  package let published: String?
  /// What follows, or nil where nothing does.
  package let recomputed: String?

  /// A difference.
  package init(place: String, published: String?, recomputed: String?) {
    self.place = place
    self.published = published
    self.recomputed = recomputed
  }

  /// The sentence.
  package func sentence(_ language: Language) -> String {
    func shown(_ text: String?) -> String {
      guard let text else {
        return Texts(en: "nothing", zh: "无").text(language)
      }
      return text.count > 200 ? String(text.prefix(200)) + "…" : text
    }
    return Texts(
      en: "\(place): published \(shown(published)), recomputed \(shown(recomputed))",
      zh: "\(place)：已公布为 \(shown(published))，重算为 \(shown(recomputed))"
    ).text(language)
  }

  /// The first difference between two versions of a file, or nil where the bytes agree.
  package static func first(
    _ name: String, published: [UInt8], recomputed: [UInt8]
  ) -> Difference? {
    if published == recomputed { return nil }
    if name.hasSuffix(".json"), let old = try? CanonicalJSON.read(published),
      let new = try? CanonicalJSON.read(recomputed), let found = first(name, old, new)
    {
      return found
    }
    return lines(name, published, recomputed)
  }

  /// The first line that differs; in JSON Lines, the first value of it.
  private static func lines(
    _ name: String, _ published: [UInt8], _ recomputed: [UInt8]
  ) -> Difference {
    let old = published.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = recomputed.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
      let left = index < old.count ? old[index] : nil
      let right = index < new.count ? new[index] : nil
      if left == right { continue }
      let place = "\(name):\(index + 1)"
      if name.hasSuffix(".jsonl"), let left, let right,
        let oldValue = try? CanonicalJSON.read(Array(left)),
        let newValue = try? CanonicalJSON.read(Array(right)),
        let found = first(place, oldValue, newValue)
      {
        return found
      }
      return Difference(
        place: place, published: left.map { String(decoding: $0, as: UTF8.self) },
        recomputed: right.map { String(decoding: $0, as: UTF8.self) })
    }
    return Difference(place: name, published: nil, recomputed: nil)
  }

  /// The first difference between two values, with the path to it.
  private static func first(_ place: String, _ old: JSONValue, _ new: JSONValue) -> Difference? {
    if old == new { return nil }
    if let left = old.members, let right = new.members {
      for member in left {
        guard let other = new[member.key] else {
          return Difference(
            place: "\(place) \(member.key)", published: CanonicalJSON.text(member.value),
            recomputed: nil)
        }
        if let found = first(extended(place, member.key), member.value, other) { return found }
      }
      for member in right where old[member.key] == nil {
        return Difference(
          place: extended(place, member.key), published: nil,
          recomputed: CanonicalJSON.text(member.value))
      }
    }
    if let left = old.elements, let right = new.elements {
      for index in 0..<max(left.count, right.count) {
        let name = named(index < left.count ? left[index] : right[index]) ?? "\(index)"
        if index >= left.count || index >= right.count {
          return Difference(
            place: "\(place)[\(name)]",
            published: index < left.count ? CanonicalJSON.text(left[index]) : nil,
            recomputed: index < right.count ? CanonicalJSON.text(right[index]) : nil)
        }
        if let found = first("\(place)[\(name)]", left[index], right[index]) { return found }
      }
    }
    return Difference(
      place: place, published: CanonicalJSON.text(old), recomputed: CanonicalJSON.text(new))
  }

  /// A path with one more key.
  private static func extended(_ place: String, _ key: String) -> String {
    place.contains(" ") ? "\(place).\(key)" : "\(place) \(key)"
  }

  /// What people would call an element: its application, id, rule or path.
  private static func named(_ value: JSONValue) -> String? {
    for key in ["application", "id", "rule", "path", "file"] {
      if let text = value[key]?.text { return text }
    }
    return nil
  }
}
