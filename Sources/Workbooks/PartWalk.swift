// SPDX-License-Identifier: Apache-2.0

#if Workbooks

internal import Intake
internal import Model

/// Walks through the XML of a part, element by element.
struct PartWalk {
  /// A start tag, an end tag, or text between them.
  enum Step {
    /// An element begins, with its attributes.
    case start(String, [String: String])
    /// Text.
    case text(String)
    /// The element ends.
    case end
  }

  /// The names that are looked for; any other element's name starts with a brace or is unknown.
  private static let names = XMLNames(
    namespace: nil,
    [
      "worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "r", "s", "si", "rPh", "mergeCell",
      "ref", "sheet", "name", "state", "Relationship", "Id", "Target", "TargetMode", "numFmt",
      "numFmtId", "formatCode", "cellXfs", "xf",
    ])

  /// Calls `body` with every step; throws where the part is not well-formed or beyond a limit.
  static func walk(
    _ bytes: [UInt8], _ part: String, _ body: (Step) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    var limits = IntakeLimits()
    // The archive's limits have already held; a cell is two elements.
    limits.bytes = bytes.count
    limits.elements = 5_000_000
    limits.text = 100_000
    limits.milliseconds = 30_000
    let document = XMLDocument()
    guard document.read(bytes: bytes, schema: nil, names: names, limits: limits) == .accepted else {
      let finding = document.findings(file: part).first
      throw WorkbookFault(
        WorkbookFindings.brokenPart,
        [("part", part), ("detail", finding?.sentence(.english) ?? "")])
    }
    var pending: (name: String, attributes: [String: String])?
    var unknown: String?
    for index in 0..<document.eventCount {
      let event = document.event(index)
      if event.kind == .attribute || event.kind == .unknownAttribute {
        if event.kind == .unknownAttribute {
          unknown = document.text(event)
        } else {
          pending?.attributes[unknown ?? document.name(event)] = document.text(event)
          unknown = nil
        }
        continue
      }
      if let (name, attributes) = pending {
        pending = nil
        try body(.start(name, attributes))
      }
      switch event.kind {
      case .start: pending = (document.name(event), [:])
      case .text: try body(.text(document.text(event)))
      case .end: try body(.end)
      case .attribute, .unknownAttribute: break
      }
    }
  }
}

#endif
