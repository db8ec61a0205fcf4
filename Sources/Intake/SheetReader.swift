// SPDX-License-Identifier: Apache-2.0

package import Model

/// A format of assessments that a part of the tool adds (DESIGN §3: a part behind a trait).
package protocol SheetFormat: Sendable {
  /// How names of such files end, in small letters.
  var suffix: String { get }

  /// The sheets of a file, or what is wrong with it.
  func sheets(
    _ bytes: [UInt8], file: String, call: CallID, options: SheetOptions
  ) -> (sheets: Sheets, findings: [Finding])
}

/// Reads assessments: XML from the events, because batches hold many scores; CSV; and what is added.
package final class SheetReader: Sendable {
  /// The namespace of the newest assessments.
  package static let namespace = "urn:opencall:assessments:1"

  private static let known = [
    "assessments", "sheet", "score", "conflict", "remark", "call", "application", "assessor",
    "role", "status", "version", "criterion", "value",
  ]

  private let call: CallID
  private let schema: XMLSchema
  private let names = XMLNames(namespace: SheetReader.namespace, SheetReader.known)
  private let options: SheetOptions
  private let formats: [any SheetFormat]

  /// A reader for the assessments of a call; `formats` beside XML and CSV are tried first.
  package init(
    call: CallID, options: SheetOptions = SheetOptions(), formats: [any SheetFormat] = []
  ) throws(XMLSchemaFailure) {
    self.call = call
    self.options = options
    self.formats = formats
    schema = try XMLSchema(embedded: "assessments.xsd")
  }

  /// The sheets of a file by the end of its name, or what is wrong with it.
  package func sheets(
    _ bytes: [UInt8], file: String, limits: IntakeLimits = .standard
  ) -> (sheets: Sheets, findings: [Finding]) {
    let name = file.lowercased()
    for format in formats where name.hasSuffix(format.suffix) {
      return format.sheets(bytes, file: file, call: call, options: options)
    }
    if name.hasSuffix(".csv") {
      return SheetCSVReader(file: file, call: call, options: options).sheets(bytes)
    }
    if name.hasSuffix(".xml") { return xmlSheets(bytes, file: file, limits: limits) }
    let kind =
      name.hasSuffix(".xlsx") ? SheetFileFindings.noWorkbooks : OfficialFindings.unknownFormat
    return ([], [OfficialFindings.at(Place(file: file), kind, [("file", file)])])
  }

  /// A large CSV file in about so many parts that can be read side by side; nil for any other.
  /// `leastBytes`: shorter ones are not cut.
  package func parts(
    _ bytes: [UInt8], file: String, count: Int, leastBytes: Int = SheetParts.leastBytes
  ) -> SheetParts? {
    let name = file.lowercased()
    guard name.hasSuffix(".csv"), !formats.contains(where: { name.hasSuffix($0.suffix) }) else {
      return nil
    }
    return SheetParts(
      SheetCSVReader(file: file, call: call, options: options), bytes, count: count,
      leastBytes: leastBytes)
  }

  /// The sheets of an XML file.
  private func xmlSheets(
    _ bytes: [UInt8], file: String, limits: IntakeLimits
  ) -> (sheets: Sheets, findings: [Finding]) {
    let document = XMLDocument()
    guard document.read(bytes: bytes, schema: schema, names: names, limits: limits) == .accepted
    else { return ([], document.findings(file: file)) }
    var builder = Builder(file: file)
    for index in 0..<document.eventCount {
      let event = document.event(index)
      switch event.kind {
      case .start: builder.start(document.name(event), event.ordinal)
      case .attribute: builder.attribute(document.name(event), document.text(event))
      case .text: builder.text += document.text(event)
      case .end: builder.end()
      case .unknownAttribute: continue
      }
    }
    guard builder.call == call.text else {
      return (
        [],
        [
          OfficialFindings.at(
            Place(file: file, ordinal: 1, attribute: "call"), OfficialFindings.otherCall,
            [("found", builder.call), ("asked", call.text)])
        ]
      )
    }
    return (builder.sheets.finish(), [])
  }

  /// Collects sheets from the events of a valid file.
  private struct Builder {
    let file: String
    var sheets = SheetsBuilder()
    var call = ""
    var text = ""
    private var open: [String] = []
    private var ordinal: UInt32 = 0
    private var values: [String: String] = [:]
    private var scores: [Sheet.Score] = []
    private var scoreOrdinal: UInt32 = 0
    private var criterion = ""
    private var value = ""
    private var conflict: String?
    private var remark = ""

    init(file: String) { self.file = file }

    mutating func start(_ name: String, _ ordinal: UInt32) {
      open.append(name)
      text = ""
      switch name {
      case "sheet":
        self.ordinal = ordinal
        values = [:]
        scores = []
        conflict = nil
        remark = ""
      case "score": (scoreOrdinal, criterion, value) = (ordinal, "", "")
      default: break
      }
    }

    mutating func attribute(_ name: String, _ text: String) {
      switch (open.last, name) {
      case ("assessments", "call"): call = text
      case ("score", "criterion"): criterion = text
      case ("score", "value"): value = text
      case ("sheet", _): values[name] = text
      default: break
      }
    }

    mutating func end() {
      let name = open.removeLast()
      let text = trimmed(self.text)
      self.text = ""
      switch name {
      case "score":
        scores.append(
          Sheet.Score(
            criterion: criterion, value: trimmed(value), comment: text, position: scoreOrdinal))
      case "conflict": conflict = text
      case "remark": remark = text
      case "sheet":
        sheets.append(
          Sheet(
            assessor: AssessorID(values["assessor"] ?? ""),
            application: ApplicationID(values["application"] ?? ""),
            role: AssessorRole(rawValue: values["role"] ?? "") ?? .first,
            isFinal: values["status"] == "final", version: Int(values["version"] ?? "") ?? 1,
            scores: scores, conflict: conflict, remark: remark,
            place: Place(file: file, ordinal: ordinal)))
      default: break
      }
    }
  }
}
