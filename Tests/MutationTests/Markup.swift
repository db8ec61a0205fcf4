// SPDX-License-Identifier: Apache-2.0

/// A well-formed document as ranges of its bytes: enough to break it in systematic ways.
struct Markup {
  /// An attribute of a start tag.
  struct Attribute {
    /// With the white space before it.
    var whole: Range<Int>
    var name: Range<Int>
    /// Between the quotes.
    var value: Range<Int>
  }

  /// An element.
  struct Element {
    var whole: Range<Int>
    /// The start tag, or the empty tag.
    var tag: Range<Int>
    var name: Range<Int>
    var attributes: [Attribute] = []
    /// Between the tags; empty for an empty tag.
    var content: Range<Int>
    /// The end tag; empty for an empty tag.
    var end: Range<Int>
    /// The parent's position, −1 for the root.
    var parent: Int
  }

  let bytes: [UInt8]
  /// All elements, in the order of their start tags.
  var elements: [Element] = []

  /// Reads a document that is known to be well-formed; without one there are no elements.
  init(_ walked: [UInt8], all: [UInt8]) {
    bytes = all
    guard !walked.isEmpty else { return }
    var open: [Int] = []
    var at = 0
    while let start = find("<", from: at) {
      if starts("<!--", at: start) {
        at = end(of: "-->", from: start)
      } else if starts("<?", at: start) {
        at = end(of: "?>", from: start)
      } else if starts("<![CDATA[", at: start) {
        at = end(of: "]]>", from: start)
      } else if starts("</", at: start) {
        at = end(of: ">", from: start)
        let index = open.removeLast()
        elements[index].content = elements[index].tag.upperBound..<start
        elements[index].end = start..<at
        elements[index].whole = elements[index].whole.lowerBound..<at
      } else {
        var element = tag(start)
        element.parent = open.last ?? -1
        at = element.tag.upperBound
        if bytes[at - 2] != UInt8(ascii: "/") { open.append(elements.count) }
        elements.append(element)
      }
    }
  }

  /// Reads one start tag.
  private func tag(_ start: Int) -> Element {
    var at = start + 1
    let isBreak = { (byte: UInt8) in byte <= 0x20 || byte == 0x2F || byte == 0x3E }
    while !isBreak(bytes[at]) { at += 1 }
    var element = Element(
      whole: start..<start, tag: start..<start, name: start + 1..<at, content: at..<at,
      end: at..<at, parent: -1)
    while true {
      let before = at
      while bytes[at] <= 0x20 { at += 1 }
      if bytes[at] == 0x2F { at += 1 }
      if bytes[at] == 0x3E { break }
      let name = at
      while bytes[at] != 0x3D && bytes[at] > 0x20 { at += 1 }
      let nameEnd = at
      while bytes[at] != 0x22 && bytes[at] != 0x27 { at += 1 }
      let quote = bytes[at]
      let value = at + 1
      at += 1
      while bytes[at] != quote { at += 1 }
      at += 1
      element.attributes.append(
        Attribute(whole: before..<at, name: name..<nameEnd, value: value..<at - 1))
    }
    element.tag = start..<at + 1
    element.whole = element.tag
    element.content = at + 1..<at + 1
    element.end = element.content
    return element
  }

  /// The next element with the same parent.
  func sibling(after index: Int) -> Element? {
    elements[(index + 1)...].first { $0.parent == elements[index].parent }
  }

  private func find(_ text: String, from: Int) -> Int? {
    bytes[min(from, bytes.count)...].firstIndex(of: text.utf8.first ?? 0)
  }

  private func starts(_ text: String, at: Int) -> Bool {
    bytes[at...].starts(with: text.utf8)
  }

  private func end(of text: String, from: Int) -> Int {
    var at = from
    while !starts(text, at: at) { at += 1 }
    return at + text.utf8.count
  }
}
