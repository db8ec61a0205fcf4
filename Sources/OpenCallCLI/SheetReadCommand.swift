// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Files
internal import Intake
internal import Model
internal import Notation
internal import Pipeline
internal import Report
internal import Scoring

/// `opencall sheet read`: filled sheets, checked and turned into assessments.
struct SheetReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read filled score sheets back, CSV or XLSX, and report every problem.",
    discussion: """
      Writes --out only where nothing is wrong. Commas or semicolons between the columns are found \
      out; a decimal comma (4,5) is taken only with --decimal-comma.

      Exit status: 0 nothing is wrong; 1 something is, and nothing was written; 2 the job could not \
      be done.
      """)

  @Argument(help: "The filled sheets: .csv or .xlsx.")
  var files: [String]

  @Option(help: ArgumentHelp("The call's file.", valueName: "file"))
  var call: String

  @Flag(help: "The files write scores with a decimal comma: 4,5.")
  var decimalComma = false

  @Option(help: ArgumentHelp("Where to write assessments: .csv or .xml.", valueName: "file"))
  var out: String?

  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    for file in files where ![".csv", ".xlsx"].contains(where: file.lowercased().hasSuffix) {
      throw ValidationError("\(file) is neither .csv nor .xlsx")
    }
    if let out, ![".csv", ".xml"].contains(where: out.lowercased().hasSuffix) {
      throw ValidationError("--out wants a name that ends in .csv or .xml")
    }
  }

  func run() throws {
    let language = common.language
    do throws(JobFailure) {
      let sheets = try self.sheets()
      if let out {
        let isXML = out.lowercased().hasSuffix(".xml")
        let bytes =
          isXML ? SheetsXML.bytes(sheets.all, call: sheets.call) : SheetsCSV.bytes(sheets.all)
        do { try writeAtomically(bytes, to: out) } catch { throw .failed(Loading.words(error)) }
      }
      let open = sheets.all.count { !$0.isFinal }
      let scores = sheets.all.reduce(0) { $0 + $1.scores.count { !$0.value.isEmpty } }
      Terminal.write(
        Texts(
          en:
            "Nothing wrong: \(sheets.all.count) sheets, \(open) of them drafts; \(scores) scores.",
          zh: "未发现问题：\(sheets.all.count) 份评审表（草稿 \(open) 份），\(scores) 个分数。"
        ).text(language) + "\n")
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
  }

  /// The sheets of all files; anything wrong with one refuses all.
  private func sheets() throws(JobFailure) -> (all: Sheets, call: CallID) {
    let set = InputSet(
      root: "", call: call, applications: [], assessments: files, receipts: nil, decisions: nil)
    var loading = Loading(set, limits: .standard, formats: Workbook.formats)
    let terms = try loading.rulebook().terms
    guard let grid = terms.grid else {
      throw .failed(Texts(en: "nothing is scored in this call", zh: "本征集不打分"))
    }
    var options = SheetOptions()
    options.decimalComma = decimalComma
    let read = try loading.sheets(of: terms.call.id, options: options)
    // A row that could not be read is not also a score that is missing.
    let broken = Set(read.findings.compactMap(\.place?.file))
    let whole = Sheets(read.sheets.filter { !broken.contains($0.place.file) })
    let defects = read.findings + defects(of: whole, grid: grid)
    guard defects.isEmpty else { throw .inputRefused(defects) }
    return (read.sheets, terms.call.id)
  }
}
