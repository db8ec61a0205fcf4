// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Files
internal import Model
internal import Pipeline

/// `opencall appraise`: applications → appraisals kept in a file, for `opencall rank --appraisals`.
struct AppraiseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appraise",
    abstract: "Check a batch of applications once and keep what ranking needs.",
    discussion: """
      Whoever ranks again and again while scores arrive need not read the applications each time:
        opencall appraise call.xml --applications FOLDER --receipts receipts.xml --out kept.jsonl
        opencall rank call.xml --appraisals kept.jsonl --receipts receipts.xml \\
          --assessments FOLDER --out ranking

      The ranking has the same bytes as the one from the applications. A large batch may be \
      appraised in shards, on other machines, too: give all their files to --appraisals. The file \
      is internal: it holds titles and names.

      Exit status: 0 written; 1 officials' input is refused; 2 the job could not be done.
      """)

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: ArgumentHelp("The folder of applications, or a zip or tar.", valueName: "folder"))
  var applications: String

  @Option(help: ArgumentHelp("The receipts of the submissions.", valueName: "file"))
  var receipts: String?

  @Option(help: ArgumentHelp("Where to write the appraisals.", valueName: "file"))
  var out: String

  @Option(help: ArgumentHelp("How many files to appraise side by side.", valueName: "number"))
  var jobs = Terminal.processors

  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() async throws {
    let language = common.language
    do throws(JobFailure) {
      let set = try inputs(language)
      let material = try await Batch(
        set, limits: limits.limits, width: jobs, keepsContent: true
      ).material()
      guard material.defects.isEmpty else { throw .inputRefused(material.defects) }
      try write(material)
      let kept = material.appraisals.filter { $0.file != nil }
      let known = kept.count { $0.outcome == .accepted }
      Terminal.write(
        Texts(
          en: "\(out): \(kept.count) applications appraised, \(known) of them accepted at intake",
          zh: "\(out)：已审查 \(kept.count) 份申请，其中 \(known) 份通过读取"
        ).text(language) + "\n")
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
  }

  /// Writes the file; it is complete or absent.
  private func write(_ material: Batch.Material) throws(JobFailure) {
    do throws(FileFailure) {
      try writeAtomically(to: out) { (writer) throws(FileFailure) in
        try KeptAppraisals.write(material, tool: OpenCall.version) { (part) throws(FileFailure) in
          try writer.write(part)
        }
      }
    } catch { throw .failed(Loading.words(error)) }
  }

  /// The inputs; what was passed over is said on standard error.
  private func inputs(_ language: Language) throws(JobFailure) -> InputSet {
    try Inputs(
      call: call, applications: .files(applications), assessments: [], receipts: receipts,
      decisions: nil, evidence: evidence.asked(limit: limits.maxFiles), mostFiles: limits.maxFiles
    ).set(complainingIn: language)
  }
}
