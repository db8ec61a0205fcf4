// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Audit
internal import Calls
internal import Files
internal import Model
internal import Pipeline
internal import Report
internal import Scoring

/// `opencall sheet`: score sheets, out to assessors and back.
struct SheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Write a score sheet for an assessor, or read filled ones back.",
    discussion: """
      For example:
        opencall sheet call.xml --applications FOLDER --assessor A01 --out A01.xlsx
        opencall sheet read A01.xlsx A02.csv --call call.xml --out assessments/all.csv
      """,
    subcommands: [SheetWriteCommand.self, SheetReadCommand.self],
    defaultSubcommand: SheetWriteCommand.self)
}

/// `opencall sheet CALL`: what an assessor fills in.
struct SheetWriteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Write what an assessor fills in, as CSV or XLSX.",
    discussion: """
      Applications known to be ineligible or inadmissible are left out, and named on standard error.

      Exit status: 0 written; 2 the job could not be done.
      """)

  /// The formats of a sheet.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// Comma-separated values.
    case csv
    /// A workbook.
    case xlsx
  }

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: ArgumentHelp("The folder of applications.", valueName: "folder"))
  var applications: String?

  @Option(help: ArgumentHelp("Or the folder of a ranking.", valueName: "folder"))
  var ranking: String?

  @Option(help: ArgumentHelp("The assessor's id.", valueName: "id"))
  var assessor: String

  @Option(help: "The assessor's part: first, second or third.")
  var role = "first"

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only these applications.", valueName: "id …"))
  var only: [String] = []

  @Option(help: "csv or xlsx; without it the name of --out decides.")
  var format: Format?

  @Option(help: ArgumentHelp("Where to write the sheet.", valueName: "file"))
  var out: String

  @OptionGroup var limits: LimitOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if (applications == nil) == (ranking == nil) {
      throw ValidationError("give either --applications FOLDER or --ranking FOLDER")
    }
    if AssessorID(checking: assessor) == nil {
      throw ValidationError("--assessor wants an id of letters, digits, full stops, hyphens")
    }
    if AssessorRole(rawValue: role) == nil {
      throw ValidationError("--role wants first, second or third")
    }
  }

  func run() async throws {
    let language = common.language
    let format = format ?? (out.lowercased().hasSuffix(".xlsx") ? .xlsx : .csv)
    if format == .xlsx, let why = Workbook.whyNot {
      Terminal.complain(why.text(language))
      throw Status.failed
    }
    let form: ScoreForm
    do throws(JobFailure) { form = try await self.form(language) } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
    do throws(JobFailure) {
      let bytes = format == .csv ? ScoreFormCSV.bytes(form) : Workbook.bytes(form)
      guard let bytes else {
        throw .failed(Texts(en: "the workbook could not be made", zh: "无法生成工作簿"))
      }
      // A sheet that somebody has begun to fill in is never written over (DESIGN §1).
      do { try writeNew(bytes, to: out) } catch { throw .failed(Loading.words(error)) }
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
    let (count, criteria) = (form.applications.count, form.criteria.count)
    Terminal.write(
      Texts(
        en: "\(out): \(count) applications, \(criteria) criteria each, for \(assessor)",
        zh: "\(out)：\(count) 份申请，每份 \(criteria) 项标准，评审员 \(assessor)"
      ).text(language) + "\n")
  }

  /// What the sheet asks for.
  private func form(_ language: Language) async throws(JobFailure) -> ScoreForm {
    let (terms, found) = try await material()
    guard let grid = terms.grid, grid.criteria.contains(where: \.isAssessed) else {
      throw .failed(
        Texts(en: "assessors score nothing in this call", zh: "本征集没有由评审员打分的标准"))
    }
    if let own = AssessorID(checking: assessor), !grid.knows(own) {
      throw .failed(
        Texts(
          en: "assessor \(assessor) is not one of those that the call lists",
          zh: "评审员 \(assessor) 不在征集所列的评审员之中"))
    }
    var subjects = found.subjects
    for id in only where !subjects.contains(where: { $0.id.text == id }) {
      let known = found.leftOut.contains(id)
      throw .failed(
        known
          ? Texts(en: "application \(id) is not to be scored", zh: "申请 \(id) 不进入评审")
          : Texts(en: "there is no application \(id)", zh: "没有申请 \(id)"))
    }
    if !only.isEmpty {
      subjects = subjects.filter { only.contains($0.id.text) }
    } else if !found.leftOut.isEmpty {
      let names = found.leftOut.joined(separator: ", ")
      Terminal.complain(
        Texts(
          en: "left out, not to be scored: \(names)", zh: "未列入（不进入评审）：\(names)"
        ).text(language))
    }
    guard !subjects.isEmpty else {
      throw .failed(Texts(en: "there is no application to score", zh: "没有可供评审的申请"))
    }
    return ScoreForm(
      call: terms.call, grid: grid, assessor: AssessorID(assessor),
      role: AssessorRole(rawValue: role) ?? .first, applications: subjects)
  }

  /// The call, and the applications that may have to be scored.
  private func material() async throws(JobFailure) -> (
    Terms, (subjects: [ScoreForm.Subject], leftOut: [String])
  ) {
    if let ranking {
      let set = InputSet(
        root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
      var loading = Loading(set, limits: limits.limits)
      let terms = try loading.rulebook().terms
      do { return (terms, try Published(folder: ranking).scorable()) } catch {
        throw .failed(Terminal.words(error))
      }
    }
    let set = try Inputs(
      call: call, applications: .files(applications ?? ""), assessments: [], receipts: nil,
      decisions: nil, evidence: (annexes: nil, earlier: []), mostFiles: limits.maxFiles
    ).set(complainingIn: common.language)
    let batch = Batch(set, limits: limits.limits, width: Terminal.processors)
    let material = try await batch.material()
    let terms = material.rulebook.terms
    return (terms, Judge.scorable(material.appraisals, terms))
  }
}
