// SPDX-License-Identifier: Apache-2.0

internal import Calls
internal import Model
internal import Notation
internal import Validation

extension Loading {
  /// The call with what stands in files of their own beside it: entries of codelists, assessors,
  /// rates of a conversion. A file whose digest is not the one that the call names is refused (DESIGN §2).
  mutating func withLists(_ call: Form) throws(JobFailure) -> (form: Form, findings: [Finding]) {
    var findings: [Finding] = []
    var children: [Form] = []
    for child in call.children {
      switch child.name {
      case "codelists":
        children.append(try withEntries(child, of: call, &findings))
      case "grid":
        children.append(try withAssessors(child, &findings))
      case "money":
        children.append(try withRates(child, &findings))
      default: children.append(child)
      }
    }
    return (call.with(children), findings)
  }

  /// The codelists with the entries of their files.
  private mutating func withEntries(
    _ container: Form, of call: Form, _ findings: inout [Finding]
  ) throws(JobFailure) -> Form {
    var lists: [Form] = []
    for list in container.children {
      guard list[attribute: "file"] != nil else {
        lists.append(list)
        continue
      }
      guard let (path, bytes) = try file(of: list, .codelist, &findings) else { continue }
      var file = CodelistFile(file: path, call: call)
      lists.append(file.list(list, bytes))
      findings += file.defects
    }
    return container.with(lists)
  }

  /// The grid with the assessors of their file.
  private mutating func withAssessors(
    _ grid: Form, _ findings: inout [Finding]
  ) throws(JobFailure) -> Form {
    var children: [Form] = []
    for child in grid.children {
      guard child.name == "assessors", child[attribute: "file"] != nil else {
        children.append(child)
        continue
      }
      guard let (path, bytes) = try file(of: child, .assessorList, &findings) else { continue }
      var file = AssessorFile(file: path)
      children.append(file.list(child, bytes))
      findings += file.defects
    }
    return grid.with(children)
  }

  /// The money with the rates of its conversion's file.
  private mutating func withRates(
    _ money: Form, _ findings: inout [Finding]
  ) throws(JobFailure) -> Form {
    var children: [Form] = []
    for child in money.children {
      guard child.name == "conversion", child[attribute: "file"] != nil else {
        children.append(child)
        continue
      }
      guard let (path, bytes) = try file(of: child, .rates, &findings) else { continue }
      var file = RateFile(file: path, own: money[attribute: "currency"] ?? "")
      children.append(file.conversion(child, bytes))
      findings += file.defects
    }
    return money.with(children)
  }

  /// The path and the bytes of the file that an element names, or nil with a finding.
  private mutating func file(
    of form: Form, _ role: InputFile.Role, _ findings: inout [Finding]
  ) throws(JobFailure) -> (path: String, bytes: [UInt8])? {
    let name = form[attribute: "file"] ?? ""
    let place = Place(file: inputs.call, ordinal: form.ordinal, attribute: "file")
    guard PathText.isSafeRelative(name) else {
      findings.append(
        Finding(
          CallFindings.listFile, arguments: [.init("file", name), .init("detail", "../, /")],
          place: place))
      return nil
    }
    let folder = inputs.call.utf8.lastIndex(of: 0x2F).map { String(inputs.call[..<$0]) } ?? ""
    let path = PathText.joined(folder, name)
    let (bytes, digest) = try bytes(path, role: role)
    let asked = form[attribute: "sha256"] ?? "–"
    guard digest == asked else {
      findings.append(
        Finding(
          CallFindings.listDigest,
          arguments: [.init("file", name), .init("found", digest), .init("asked", asked)],
          place: place))
      return nil
    }
    return (path, bytes)
  }
}

extension Form {
  /// The same element with other children.
  fileprivate func with(_ children: [Form]) -> Form {
    Form(name: name, attributes: attributes, children: children, text: text, ordinal: ordinal)
  }
}
