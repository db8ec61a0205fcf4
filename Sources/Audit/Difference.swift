// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// The first difference between what was published and what follows from the inputs.
package struct Difference: Sendable, Hashable {
  /// Where, in words.
  package let place: String
  /// What was published, or nil where nothing was.
  package let published: String?
  /// What follows, or nil where nothing does; of an input, what is there now.
  package let recomputed: String?
  /// Whether it is about an input, from which nothing was recomputed yet.
  package let isInput: Bool

  /// A difference.
  package init(place: String, published: String?, recomputed: String?, isInput: Bool = false) {
    self.place = place
    self.published = published
    self.recomputed = recomputed
    self.isInput = isInput
  }

  /// The sentence.
  package func sentence(_ language: Language) -> String {
    let (old, new) = shown(language)
    if isInput {
      return Texts(
        en: "Input \(place): published with \(old), "
          + (recomputed == nil ? "not there now" : "now \(new)"),
        zh: "输入 \(place)：公布时为 \(old)，" + (recomputed == nil ? "现已不在" : "现为 \(new)")
      ).text(language)
    }
    return Texts(
      en: "\(place): published \(old), recomputed \(new)",
      zh: "\(place)：已公布为 \(old)，重算为 \(new)"
    ).text(language)
  }

  /// Both sides, shortened around the first character in which they differ.
  private func shown(_ language: Language) -> (published: String, recomputed: String) {
    let nothing = Texts(en: "nothing", zh: "无").text(language)
    guard let published, let recomputed else {
      return (
        published.map { excerpt($0, 0) } ?? nothing, recomputed.map { excerpt($0, 0) } ?? nothing
      )
    }
    // By scalars: two spellings of one letter are a difference, too (DESIGN §10).
    let common = zip(published.unicodeScalars, recomputed.unicodeScalars).prefix { $0 == $1 }.count
    return (excerpt(published, common), excerpt(recomputed, common))
  }

  /// At most 160 characters of a text, from a little before a position on.
  private func excerpt(_ text: String, _ position: Int) -> String {
    let (scalars, length) = (Array(text.unicodeScalars), 160)
    guard scalars.count > length else { return Difference.visible(scalars[...]) }
    let start = min(max(0, position - 60), scalars.count - length)
    let end = start + length
    return (start > 0 ? "…" : "") + Difference.visible(scalars[start..<end])
      + (end < scalars.count ? "…" : "")
  }

  /// A text with the numbers of characters that nobody sees in their place.
  private static func visible(_ text: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
        result.append(contentsOf: "⟨U+\(zeros)\(digits)⟩".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
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
