// SPDX-License-Identifier: Apache-2.0

package import Calls
internal import Files
package import Intake
package import Model
internal import Synchronization

/// A whole batch: reads, appraises side by side, and hands everything to `rank`.
///
/// This is the one concurrent file (DESIGN §2): tasks take files from a shared counter, and results
/// are put back in the order of the files, so neither their number nor their speed is seen.
package struct Batch: Sendable {
  /// What ranking needs, read from files.
  package struct Material: Sendable {
    /// The call.
    package let rulebook: Rulebook
    /// The appraisals, by path, then the receipts without a file.
    package let appraisals: [Appraisal]
    /// The sheets.
    package let sheets: Sheets
    /// The decisions.
    package let decisions: [Decision]
    /// Whether receipts were given.
    package let hasReceipts: Bool
    /// Defects of officials' documents that reading found.
    package let defects: [Finding]
    /// The inputs, with their digests.
    package let inputs: [InputFile]
    /// What reads officials' documents again to find lines.
    fileprivate let loading: Loading

    /// Gives line and column to places known by ordinal only; looks at files only where there are
    /// any.
    package func located(_ findings: [Finding]) -> [Finding] { loading.located(findings) }
  }

  /// The files.
  let inputs: InputSet
  /// The limits of an application's file.
  let limits: IntakeLimits
  /// How many files are appraised side by side.
  let width: Int
  /// Formats of assessments beside XML and CSV.
  let formats: [any SheetFormat]
  /// Whether what stands in applications is kept where some receipt corrects one.
  let keepsContent: Bool

  /// A batch; `keepsContent`: the decisions that name what is corrected come later.
  package init(
    _ inputs: InputSet, limits: IntakeLimits = .standard, width: Int,
    formats: [any SheetFormat] = [], keepsContent: Bool = false
  ) {
    self.inputs = inputs
    self.limits = limits
    self.width = max(width, 1)
    self.formats = formats
    self.keepsContent = keepsContent
  }

  /// Reads and appraises everything.
  package func material() async throws(JobFailure) -> Material {
    var loading = Loading(inputs, limits: limits, formats: formats)
    let rulebook = try loading.rulebook()
    let call = rulebook.terms.call.id
    let receipts = try loading.receipts(of: call)
    let decisions = try loading.decisions(of: call)
    let appraiser: Appraiser
    do { appraiser = try Appraiser(rulebook, limits: limits) } catch {
      throw .failed(Loading.schema(error))
    }
    let byDigest = receipts.receipts.map { Dictionary(grouping: $0, by: \.digest) }
    var appraisals: [Appraisal]
    var other: [InputFile] = []
    let sheets: (sheets: Sheets, findings: [Finding])
    if let kept = inputs.kept {
      try kept.require(rulebook.terms, receipts: loading.read.first { $0.role == .receipts })
      other = kept.otherInputs
      // Sheets are read meanwhile.
      async let reading = read(kept, appraiser, byDigest)
      sheets = try await self.sheets(&loading, of: call)
      appraisals = try await reading.get()
    } else {
      sheets = try await self.sheets(&loading, of: call)
      let annexes = try loading.annexes()
      let earlier = try loading.earlierStage(appraiser)
      let named: Set<ApplicationID>? =
        keepsContent && receipts.receipts?.contains { $0.corrects != nil } == true
        ? nil : Batch.corrected(receipts.receipts ?? [], decisions.decisions)
      let evidence = Evidence(
        receipts: byDigest, annexes: annexes, earlier: earlier, corrected: named)
      appraisals = try await appraise(appraiser, evidence)
    }
    let files = appraisals.map { appraisal in
      InputFile(role: .application, path: appraisal.file ?? "", digest: appraisal.digest)
    }
    let known = receipts.receipts?.isEmpty == false ? Set(appraisals.map(\.digest)) : []
    var missing: [String] = []
    for receipt in receipts.receipts ?? []
    where !known.contains(receipt.digest) && !missing.contains(receipt.digest) {
      missing.append(receipt.digest)
      appraisals.append(appraiser.missingFile(byDigest?[receipt.digest] ?? [receipt]))
    }
    let defects =
      receipts.findings + decisions.findings + sheets.findings
      + contradictions(appraisals)
    return Material(
      rulebook: rulebook, appraisals: appraisals, sheets: sheets.sheets,
      decisions: decisions.decisions, hasReceipts: inputs.receipts != nil, defects: defects,
      inputs: loading.read + other + files, loading: loading)
  }

  /// The sheets of all files of assessments; large ones are read in parts, side by side.
  private func sheets(
    _ loading: inout Loading, of call: CallID
  ) async throws(JobFailure) -> (sheets: Sheets, findings: [Finding]) {
    guard !inputs.assessments.isEmpty else { return ([], []) }
    let reader = try loading.sheetReader(of: call)
    var all: [Sheets] = []
    var findings: [Finding] = []
    for path in inputs.assessments {
      let bytes = try loading.bytes(path, role: .assessments).bytes
      if let parts = reader.parts(bytes, file: path, count: width),
        let sheets = await joined(parts)
      {
        all.append(sheets)
        continue
      }
      let result = reader.sheets(bytes, file: path, limits: limits)
      all.append(result.sheets)
      findings += Loading.located(result.findings, in: bytes)
    }
    return (Sheets(joining: all), findings)
  }

  /// Reads the parts of a file; nil where it has to be read as a whole.
  private func joined(_ parts: SheetParts) async -> Sheets? {
    let read: [SheetParts.Part?] = await withTaskGroup(of: (Int, SheetParts.Part?).self) { group in
      for part in 0..<parts.count { group.addTask { (part, parts.read(part)) } }
      var read = [SheetParts.Part?](repeating: nil, count: parts.count)
      for await (index, part) in group { read[index] = part }
      return read
    }
    return parts.joined(consume read)
  }

  /// Receipts that name another application than the file they belong to.
  private func contradictions(_ appraisals: [Appraisal]) -> [Finding] {
    var findings: [Finding] = []
    for appraisal in appraisals where appraisal.file != nil {
      guard let id = appraisal.application else { continue }
      for submission in appraisal.submissions {
        guard let named = submission.receipt.application, named != id else { continue }
        findings.append(
          Finding(
            PipelineFindings.otherApplication,
            arguments: [
              .init("submission", submission.receipt.submission.text),
              .init("named", named.text), .init("found", id.text),
              .init("file", appraisal.file ?? ""),
            ], place: submission.receipt.place))
      }
    }
    return findings
  }

  /// The applications that receipts correct: those they name, and those of the decisions they cite.
  package static func corrected(
    _ receipts: [Receipt], _ decisions: [Decision]
  ) -> Set<ApplicationID> {
    let correcting = receipts.filter { $0.corrects != nil }
    let cited = Set(correcting.compactMap(\.corrects))
    return Set(correcting.compactMap(\.application))
      .union(decisions.filter { cited.contains($0.id) }.flatMap(\.applications))
  }

  /// Appraises all files; the results stand in the order of the files.
  private func appraise(
    _ appraiser: Appraiser, _ evidence: Evidence
  ) async throws(JobFailure) -> [Appraisal] {
    let next = Counter()
    let count = inputs.applications.count
    let parts = await withTaskGroup(of: [Outcome].self) { group in
      for _ in 0..<min(width, max(count, 1)) {
        group.addTask { work(appraiser, evidence, next) }
      }
      var parts: [Outcome] = []
      for await some in group { parts += some }
      return parts
    }
    var appraisals = [Appraisal?](repeating: nil, count: count)
    var failures: [(index: Int, failure: FileFailure)] = []
    for part in parts {
      switch part.result {
      case .success(let appraisal): appraisals[part.index] = appraisal
      case .failure(let failure): failures.append((part.index, failure))
      }
    }
    if let first = failures.min(by: { $0.index < $1.index }) {
      throw .failed(Loading.words(first.failure))
    }
    return appraisals.compactMap { $0 }
  }

  /// What dossiers hold beside bytes, for all files.
  private struct Evidence: Sendable {
    /// The receipts by digest; nil where the call is judged without them.
    let receipts: [String: [Receipt]]?
    /// The digests of the files handed in, or nil.
    let annexes: AnnexDigests?
    /// The applications of the earlier stage, or nil.
    let earlier: EarlierStage?
    /// The applications whose versions are to be compared.
    let corrected: Set<ApplicationID>?
  }

  /// Reads kept appraisals side by side; sorted by path, as those of files are.
  private func read(
    _ kept: KeptSet, _ appraiser: Appraiser, _ receipts: [String: [Receipt]]?
  ) async -> Result<[Appraisal], JobFailure> {
    let reader = KeptReader(appraiser, prefix: kept.prefix) { digest in
      receipts?[digest].map { appraiser.judged($0) } ?? []
    }
    let parts = kept.files.flatMap { file in file.parts(width).map { (file, $0) } }
    let results = await withTaskGroup(
      of: (Int, Result<[Appraisal], KeptFile.Fault>).self
    ) { group in
      for (index, part) in parts.enumerated() {
        group.addTask {
          (index, Result { () throws(KeptFile.Fault) in try reader.appraisals(part.0, part.1) })
        }
      }
      var results = [Result<[Appraisal], KeptFile.Fault>?](repeating: nil, count: parts.count)
      for await (index, result) in group { results[index] = result }
      return results
    }
    var read: [[Appraisal]] = []
    for (result, part) in zip(results, parts) {
      do throws(KeptFile.Fault) { read.append(try result?.get() ?? []) } catch {
        return .failure(.failed(error.words(part.0.path)))
      }
    }
    let all = read
    return Result { () throws(JobFailure) in try kept.merged(all) }
  }

  /// The result for one file.
  private struct Outcome: Sendable {
    let index: Int
    let result: Result<Appraisal, FileFailure>
  }

  /// The next file to take.
  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }

  /// Takes files until none is left.
  private func work(
    _ appraiser: Appraiser, _ evidence: Evidence, _ next: Counter
  ) -> [Outcome] {
    let document = XMLDocument()
    var parts: [Outcome] = []
    var bytes: [UInt8] = []
    while true {
      let index = next.value.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < inputs.applications.count else { return parts }
      let path = inputs.applications[index]
      do throws(FileFailure) {
        var known: String?
        if let held = inputs.held[path] {
          bytes = held
        } else {
          do throws(FileFailure) {
            try Reading.read(inputs.location(path), limit: limits.bytes, into: &bytes)
          } catch {
            guard error.code == .tooLarge else { throw error }
            (bytes, known) = try Loading.tooLarge(inputs.location(path), limit: limits.bytes)
          }
        }
        let digest = known ?? Loading.digest(bytes)
        let own = evidence.receipts.map { $0[digest] ?? [] }
        let dossier = Dossier(
          file: path, bytes: bytes, digest: digest, receipts: own, annexes: evidence.annexes,
          earlier: evidence.earlier, corrected: evidence.corrected)
        parts.append(
          Outcome(index: index, result: .success(appraiser.appraise(dossier, using: document))))
      } catch {
        parts.append(Outcome(index: index, result: .failure(error)))
      }
    }
  }
}
