// SPDX-License-Identifier: Apache-2.0

/// The tags of a text, to break it by. It knows as much of XML as the samples use.
struct Markup {
  /// An element.
  struct Element {
    /// The name.
    var name: String
    /// The bytes of the name in the start tag.
    var nameRange: Range<Int>
    /// The bytes of the name in the end tag; nil for an empty element.
    var endName: Range<Int>?
    /// From the start tag's `<` to the end tag's `>`.
    var whole: Range<Int>
    /// Behind the start tag.
    var inside: Int
    /// Its attributes.
    var attributes: [Attribute]
  }

  /// An attribute.
  struct Attribute {
    var name: String
    var nameRange: Range<Int>
    /// Without the quotes.
    var value: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var elements: [Element] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    var open: [Int] = []
    var at = 0
    while let start = bytes[at...].firstIndex(of: 0x3C) {
      let end = bytes[start...].firstIndex(of: 0x3E) ?? bytes.count - 1
      at = end + 1
      let next = bytes[start + 1]
      if next == 0x3F || next == 0x21 { continue }
      if next == 0x2F {
        let element = open.removeLast()
        elements[element].endName = (start + 2)..<end
        elements[element].whole = elements[element].whole.lowerBound..<(end + 1)
        continue
      }
      let isEmpty = bytes[end - 1] == 0x2F
      elements.append(startTag(start, isEmpty ? end - 1 : end, end))
      if !isEmpty { open.append(elements.count - 1) }
    }
  }

  /// A start tag.
  private func startTag(_ start: Int, _ stop: Int, _ end: Int) -> Element {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
    var at = start + 1
    while at < stop, !isSpace(bytes[at]) { at += 1 }
    let name = (start + 1)..<at
    var attributes: [Attribute] = []
    while true {
      while at < stop, isSpace(bytes[at]) { at += 1 }
      guard at < stop, let equals = bytes[at..<stop].firstIndex(of: 0x3D) else { break }
      let value = equals + 2
      let close = bytes[value..<stop].firstIndex(of: bytes[equals + 1]) ?? stop
      attributes.append(
        Attribute(name: text(at..<equals), nameRange: at..<equals, value: value..<close))
      at = close + 1
    }
    return Element(
      name: text(name), nameRange: name, endName: nil, whole: start..<(end + 1),
      inside: end + 1, attributes: attributes)
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A change of some bytes.
  struct Edit {
    var range: Range<Int>
    var text: String
  }

  /// The text with edits that do not overlap; nil where they do.
  func applying(_ edits: [Edit]) -> String? {
    let sorted = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result: [UInt8] = []
    var at = 0
    for edit in sorted {
      guard edit.range.lowerBound >= at else { return nil }
      result += bytes[at..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      at = edit.range.upperBound
    }
    return String(decoding: result + bytes[at...], as: UTF8.self)
  }

  /// Every systematic way to break the text at one place.
  var breakages: [[Edit]] {
    var all: [[Edit]] = []
    for (position, element) in elements.enumerated() {
      // Moved into another one, as by an end tag in the wrong place.
      for step in [1, 2, 7] {
        let other = elements[(position + elements.count - step) % elements.count]
        guard position > 0, other.endName != nil, !element.whole.contains(other.inside) else {
          continue
        }
        all.append([
          Edit(range: element.whole, text: ""),
          Edit(range: other.inside..<other.inside, text: text(element.whole)),
        ])
      }
      var renamed = [Edit(range: element.nameRange, text: element.name + "x")]
      if let end = element.endName { renamed.append(Edit(range: end, text: element.name + "x")) }
      all.append(renamed)
      all.append([Edit(range: element.whole, text: "")])
      let start = element.whole.lowerBound
      all.append([Edit(range: start..<start, text: "<zzz/>")])
      all.append([Edit(range: start..<start, text: "loose")])
      all.append([Edit(range: start..<start, text: text(element.whole))])
      if element.endName != nil {
        all.append([Edit(range: element.inside..<element.inside, text: "<zzz/>")])
        all.append([Edit(range: element.inside..<element.inside, text: "loose")])
      }
      let tagEnd = element.nameRange.upperBound
      all.append([Edit(range: tagEnd..<tagEnd, text: " zzz=\"1\"")])
      for attribute in element.attributes where attribute.name != "xmlns" {
        let whole = attribute.nameRange.lowerBound..<(attribute.value.upperBound + 1)
        let other = elements[(position * 5 + 3) % elements.count]
        if !other.attributes.contains(where: { $0.name == attribute.name }) {
          let end = other.nameRange.upperBound
          all.append([
            Edit(range: whole, text: ""), Edit(range: end..<end, text: " " + text(whole)),
          ])
        }
        all.append([Edit(range: attribute.nameRange, text: attribute.name + "x")])
        all.append([
          Edit(range: attribute.nameRange.lowerBound..<(attribute.value.upperBound + 1), text: "")
        ])
        all.append([Edit(range: attribute.value, text: "~ ~")])
        all.append([Edit(range: attribute.value, text: "")])
      }
    }
    return all
  }
}
