// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Audit
internal import Files
internal import Glibc
internal import Intake
internal import Model
internal import Notation
internal import Pipeline
internal import Report

/// `opencall rank`: a batch of applications → a ranking with its reasons.
struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Check, score and rank a batch of applications, and write the report.",
    discussion: """
      Writes into the folder of --out: ranking.json (the normative result), trace.jsonl (why each \
      place), dossier.jsonl (internal: titles, people, comments), ranking.csv, report.html, \
      inputs.sha256 (for sha256sum -c) and run.json.

      Exit status: 0 written, provisional or not; 1 officials' input is refused, or --final is; \
      2 the job could not be done. Output is complete or absent.
      """)

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: ArgumentHelp("The folder of applications, or a zip or tar.", valueName: "folder"))
  var applications: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Or appraisals that “opencall appraise” has kept: one file, or all shards.",
      valueName: "file …"))
  var appraisals: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Assessments: folders or files, XML, CSV or XLSX.", valueName: "path …"))
  var assessments: [String] = []

  @Option(help: ArgumentHelp("The receipts of the submissions.", valueName: "file"))
  var receipts: String?

  @Flag(
    name: .customLong("no-receipts"),
    help: "Rank without receipts: the deadline is not judged, the ranking is provisional.")
  var noReceipts = false

  @Option(help: ArgumentHelp("Decisions of the committee and the secretariat.", valueName: "file"))
  var decisions: String?

  @Flag(help: "Refuse a ranking with anything open.")
  var final = false

  @Flag(help: "Take the sound rest of faulty input; what is left out is listed.")
  var provisional = false

  @Option(help: ArgumentHelp("Where to write the result.", valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "Instead: write only the list, as CSV, to look at while scores arrive.", valueName: "file"))
  var list: String?

  @Option(help: ArgumentHelp("How many files to appraise side by side.", valueName: "number"))
  var jobs = Terminal.processors

  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if (applications == nil) == appraisals.isEmpty {
      throw ValidationError("give either --applications FOLDER or --appraisals FILE …")
    }
    if !appraisals.isEmpty, evidence.annexes != nil || evidence.earlier != nil {
      throw ValidationError("--annexes and --earlier belong to “opencall appraise”")
    }
    if (out == nil) == (list == nil) {
      throw ValidationError("give either --out FOLDER or --list FILE")
    }
    if final, provisional {
      throw ValidationError("--final and --provisional contradict each other")
    }
    if receipts != nil, noReceipts {
      throw ValidationError("--receipts and --no-receipts contradict each other")
    }
    if jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() async throws {
    let language = common.language
    let input: ReportInput
    do throws(JobFailure) {
      let set = try inputs(language)
      input = try await Job.ranking(
        set, limits: limits.limits, width: jobs, takesSoundRest: provisional,
        formats: Workbook.formats)
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
    if receipts == nil, !noReceipts, !input.ranking.notJudged.isEmpty {
      throw ValidationError(
        "a call with a deadline wants --receipts FILE; --no-receipts ranks without them")
    }
    func text() -> String {
      RankingText.text(
        input, language: language, width: Terminal.width, colour: Terminal.isColoured)
    }
    if final, input.ranking.isProvisional {
      Terminal.write(text())
      Terminal.complain(
        Texts(
          en: "--final is refused: the ranking is provisional (see above); nothing was written",
          zh: "--final 被拒绝：排名尚为暂定（见上），未写出任何文件"
        ).text(language))
      throw Status.no
    }
    do throws(FileFailure) {
      if let list { try writeAtomically(RankingCSV.bytes(input), to: list) }
      if let out {
        try Publication.write(
          input, to: out, version: OpenCall.version, platform: RankCommand.platform)
      }
    } catch {
      throw Terminal.report(
        .failed(Loading.words(error)), language: language, callStatus: Status.no)
    }
    if let out {
      Terminal.write(text())
      let report = PathText.joined(out, "report.html")
      Terminal.write(
        "\n" + Texts(en: "Report: \(report)", zh: "报告：\(report)").text(language) + "\n")
    } else {
      Terminal.write(
        RankingText.summary(
          input, language: language, width: Terminal.width, colour: Terminal.isColoured))
    }
    // Everything is written: of a large batch it would take seconds to free millions of small
    // pieces that go with the process anyway.
    withExtendedLifetime(input) { Glibc.exit(Status.ok.rawValue) }
  }

  /// The inputs; what was passed over is said on standard error.
  private func inputs(_ language: Language) throws(JobFailure) -> InputSet {
    try Inputs(
      call: call, applications: applications.map { .files($0) } ?? .kept(appraisals),
      assessments: assessments, receipts: receipts, decisions: decisions,
      evidence: evidence.asked(limit: limits.maxFiles), mostFiles: limits.maxFiles
    ).set(complainingIn: language)
  }

  /// The platform that the tool was built for.
  private static var platform: String {
    #if os(Linux)
    let system = "linux"
    #else
    let system = "other"
    #endif
    #if arch(x86_64)
    return system + "-x86_64"
    #elseif arch(arm64)
    return system + "-arm64"
    #else
    return system
    #endif
  }
}
