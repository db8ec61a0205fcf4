// SPDX-License-Identifier: Apache-2.0

package import Model

/// The documents of officials that are read as a tree: call, receipts, decisions.
package enum OfficialDocument: String, Sendable, CaseIterable {
  /// The call.
  case call
  /// The receipts.
  case receipts
  /// The decisions.
  case decisions

  /// The schema's file name.
  package var schema: String { rawValue + ".xsd" }
  /// The namespace.
  package var namespace: String { "urn:opencall:\(rawValue):1" }
}

/// Reads officials' documents strictly: any finding refuses the document (DESIGN §6.5).
package enum OfficialReader {
  /// The tree of a document, or nil with findings.
  package static func form(
    _ bytes: [UInt8], _ kind: OfficialDocument, file: String, limits: IntakeLimits = .standard
  ) throws(XMLSchemaFailure) -> (form: Form?, findings: [Finding]) {
    let schema = try XMLSchema(embedded: kind.schema)
    let document = XMLDocument()
    let names = XMLNames(namespace: kind.namespace)
    let outcome = document.read(bytes: bytes, schema: schema, names: names, limits: limits)
    guard outcome == .accepted else {
      return (nil, document.findings(file: file, schema: kind.schema))
    }
    return (FormReader.form(of: document), [])
  }
}
