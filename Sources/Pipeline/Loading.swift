// SPDX-License-Identifier: Apache-2.0

package import Calls
internal import Crypto
package import Files
package import Intake
package import Model
internal import Notation

/// Reads officials' documents from files, and remembers what was read.
package struct Loading {
  /// The files.
  let inputs: InputSet
  /// The limits of a file of officials.
  let limits: IntakeLimits
  /// Formats of assessments beside XML and CSV.
  let formats: [any SheetFormat]
  /// What was read, in the order read.
  package private(set) var read: [InputFile] = []

  /// A loader.
  package init(_ inputs: InputSet, limits: IntakeLimits, formats: [any SheetFormat] = []) {
    self.inputs = inputs
    self.formats = formats
    var limits = limits
    // Officials' documents hold whole batches; applicants' limits are not meant for them, neither
    // the defaults nor what somebody has narrowed them to.
    let standard = IntakeLimits.standard
    limits.depth = max(limits.depth, standard.depth)
    limits.attributes = max(limits.attributes, standard.attributes)
    limits.startTag = max(limits.startTag, standard.startTag)
    limits.text = max(limits.text, standard.text)
    limits.name = max(limits.name, standard.name)
    limits.findings = max(limits.findings, standard.findings)
    limits.bytes = max(limits.bytes, 1_000_000_000)
    limits.elements = max(limits.elements, 50_000_000)
    limits.milliseconds = 0
    self.limits = limits
  }

  /// The digest of bytes, in hexadecimal.
  package static func digest(_ bytes: [UInt8]) -> String {
    Hex.text(SHA256.hash(data: bytes))
  }

  /// The call, checked and compiled; a call with an error is refused (DESIGN §5.7).
  package mutating func rulebook() throws(JobFailure) -> Rulebook {
    let (examination, _) = try examination()
    guard let rulebook = examination.rulebook else { throw .callRefused(examination.errors) }
    return rulebook
  }

  /// All that can be said about the call before anybody applies, places found, and its bytes.
  package mutating func examination() throws(JobFailure) -> (CallExamination, bytes: [UInt8]) {
    let (bytes, digest) = try bytes(inputs.call, role: .call)
    let form = try form(bytes, .call, inputs.call)
    guard let written = form.form else {
      return (CallExamination(rulebook: nil, findings: form.findings, notes: []), bytes)
    }
    let (tree, findings) = try withLists(written)
    guard findings.isEmpty else {
      let located = Loading.located(findings, in: bytes)
      return (CallExamination(rulebook: nil, findings: located, notes: []), bytes)
    }
    let found = CallCompiler.examine(tree, file: inputs.call, digest: digest)
    return (
      CallExamination(
        rulebook: found.rulebook, findings: Loading.located(found.findings, in: bytes),
        notes: Loading.located(found.notes, in: bytes)), bytes
    )
  }

  /// The schema of applications as a tree, for the guide.
  package static func applicationSchema() throws(JobFailure) -> Form {
    let document = XMLDocument()
    document.read(
      bytes: EmbeddedFile.named("application.xsd") ?? [], schema: nil, names: .none)
    guard let form = FormReader.form(of: document) else {
      throw .failed(Texts(en: "application.xsd cannot be read", zh: "无法读取 application.xsd"))
    }
    return form
  }

  /// The receipts; nil where the job has none.
  mutating func receipts(of call: CallID) throws(JobFailure) -> (
    receipts: [Receipt]?, findings: [Finding]
  ) {
    guard let path = inputs.receipts else { return (nil, []) }
    let (bytes, _) = try bytes(path, role: .receipts)
    let form = try form(bytes, .receipts, path)
    guard let tree = form.form else { return ([], form.findings) }
    let result = ReceiptReader.receipts(tree, call: call, file: path)
    return (result.receipts, Loading.located(result.findings, in: bytes))
  }

  /// The decisions; none where the job has no file of them.
  package mutating func decisions(of call: CallID) throws(JobFailure) -> (
    decisions: [Decision], findings: [Finding]
  ) {
    guard let path = inputs.decisions else { return ([], []) }
    let (bytes, _) = try bytes(path, role: .decisions)
    let form = try form(bytes, .decisions, path)
    guard let tree = form.form else { return ([], form.findings) }
    let result = DecisionReader.decisions(tree, call: call, file: path)
    return (result.decisions, Loading.located(result.findings, in: bytes))
  }

  /// The sheets of all files of assessments.
  package mutating func sheets(
    of call: CallID, options: SheetOptions = SheetOptions()
  ) throws(JobFailure) -> (sheets: Sheets, findings: [Finding]) {
    let reader = try sheetReader(of: call, options: options)
    var parts: [Sheets] = []
    var findings: [Finding] = []
    for path in inputs.assessments {
      let (bytes, _) = try bytes(path, role: .assessments)
      let result = reader.sheets(bytes, file: path, limits: limits)
      parts.append(result.sheets)
      findings += Loading.located(result.findings, in: bytes)
    }
    return (Sheets(joining: parts), findings)
  }

  /// What reads assessments.
  func sheetReader(
    of call: CallID, options: SheetOptions = SheetOptions()
  ) throws(JobFailure) -> SheetReader {
    do { return try SheetReader(call: call, options: options, formats: formats) } catch {
      throw .failed(Loading.schema(error))
    }
  }

  /// The digests of the files handed in; nil where the job has none.
  package mutating func annexes() throws(JobFailure) -> AnnexDigests? {
    guard let paths = inputs.annexes else { return nil }
    var files: [(path: String, digest: String)] = []
    for path in paths { files.append((path, try bytes(path, role: .annex).digest)) }
    return AnnexDigests(files)
  }

  /// What the call measures of the earlier stage; nil where the job has none.
  package mutating func earlierStage(
    _ appraiser: Appraiser
  ) throws(JobFailure) -> EarlierStage? {
    guard !inputs.earlier.isEmpty else { return nil }
    var stage = EarlierStage()
    let document = XMLDocument()
    for path in inputs.earlier {
      let bytes = try bytes(path, role: .earlier).bytes
      guard let read = appraiser.earlier(bytes, using: document) else { continue }
      stage.add(read.figures, of: read.id)
    }
    return stage
  }

  /// The bytes of an input, noted with their digest.
  mutating func bytes(
    _ path: String, role: InputFile.Role
  ) throws(JobFailure) -> (bytes: [UInt8], digest: String) {
    do {
      let bytes = try Reading.bytes(of: inputs.location(path), limit: limits.bytes)
      let digest = Loading.digest(bytes)
      read.append(InputFile(role: role, path: path, digest: digest))
      return (bytes, digest)
    } catch {
      throw .failed(Loading.words(error))
    }
  }

  /// The tree of a document.
  private func form(
    _ bytes: [UInt8], _ kind: OfficialDocument, _ path: String
  ) throws(JobFailure) -> (form: Form?, findings: [Finding]) {
    do {
      return try OfficialReader.form(bytes, kind, file: path, limits: limits)
    } catch {
      throw .failed(Loading.schema(error))
    }
  }

  /// Gives line and column to places known by ordinal only, for findings of several files.
  package func located(_ findings: [Finding]) -> [Finding] {
    var findings = findings
    var files: [String] = []
    for finding in findings {
      guard let place = finding.place, place.line == 0, place.ordinal > 0,
        !files.contains(place.file)
      else { continue }
      files.append(place.file)
    }
    for file in files {
      guard let bytes = try? Reading.bytes(of: inputs.location(file), limit: limits.bytes) else {
        continue
      }
      var own = findings.indices.filter { findings[$0].place?.file == file }
      let located = Loading.located(own.map { findings[$0] }, in: bytes)
      for finding in located { findings[own.removeFirst()] = finding }
    }
    return findings
  }

  /// Gives line and column to places of one file known by ordinal only.
  package static func located(_ findings: [Finding], in bytes: [UInt8]) -> [Finding] {
    var findings = findings
    var none: [RuleAnswer] = []
    Appraiser.locate(&findings, &none, in: bytes)
    return findings
  }

  /// A file failure in both languages.
  package static func words(_ failure: FileFailure) -> Texts {
    Texts(en: failure.sentence(chinese: false), zh: failure.sentence(chinese: true))
  }

  /// A schema failure in both languages: a defect of the tool itself.
  static func schema(_ failure: XMLSchemaFailure) -> Texts {
    Texts(en: failure.description, zh: "内置模式无法编译：\(failure.description)")
  }
}
