// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model
internal import Notation
internal import Validation

extension Loading {
  /// The call with the entries of the lists that stand in files of their own beside it. A file whose
  /// digest is not the one that the call names is refused (DESIGN §2).
  mutating func withLists(_ call: Form) throws(JobFailure) -> (form: Form, findings: [Finding]) {
    var findings: [Finding] = []
    guard let container = call.child("codelists"),
      container.children.contains(where: { $0[attribute: "file"] != nil })
    else { return (call, []) }
    var lists: [Form] = []
    for list in container.children {
      guard let name = list[attribute: "file"] else {
        lists.append(list)
        continue
      }
      let place = Place(file: inputs.call, ordinal: list.ordinal, attribute: "file")
      guard PathText.isSafeRelative(name) else {
        findings.append(
          Finding(
            CallFindings.listFile, arguments: [.init("file", name), .init("detail", "../, /")],
            place: place))
        continue
      }
      let folder = inputs.call.utf8.lastIndex(of: 0x2F).map { String(inputs.call[..<$0]) } ?? ""
      let path = PathText.joined(folder, name)
      let (bytes, digest) = try bytes(path, role: .codelist)
      let asked = list[attribute: "sha256"] ?? "–"
      guard digest == asked else {
        findings.append(
          Finding(
            CallFindings.listDigest,
            arguments: [.init("file", name), .init("found", digest), .init("asked", asked)],
            place: place))
        continue
      }
      var file = CodelistFile(file: path, call: call)
      lists.append(file.list(list, bytes))
      findings += file.defects
    }
    let filled = Form(
      name: container.name, attributes: container.attributes, children: lists,
      text: container.text, ordinal: container.ordinal)
    let children = call.children.map { $0.name == "codelists" ? filled : $0 }
    return (
      Form(
        name: call.name, attributes: call.attributes, children: children, text: call.text,
        ordinal: call.ordinal), findings
    )
  }
}
