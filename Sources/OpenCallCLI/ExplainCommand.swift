// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Audit
internal import Calls
internal import Files
internal import Intake
internal import Model
internal import Notation
internal import Pipeline
internal import Report

/// `opencall explain`: why an application has its place, from the trace alone.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the status and place of an application, from a published ranking.",
    discussion: "For example: opencall explain out/iurc-china IURC-001")

  @Argument(help: "The folder that opencall rank has written.")
  var ranking: String

  @Argument(help: "The application's id.")
  var id: String

  @Option(help: ArgumentHelp("The call's file: names then stand beside codes.", valueName: "file"))
  var call: String?

  /// How the explanation is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// JSON, with the words in both languages.
    case json
  }

  @Option(help: "How the explanation is written: text or json.")
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let glossary = try call.map { try self.glossary($0, language) } ?? .none
    do throws(Published.Failure) {
      let published = try Published(folder: ranking)
      let (method, traces) = try published.traces(of: id)
      guard !traces.isEmpty else {
        throw Published.Failure.noApplication(id, near: published.idNear(id))
      }
      if format == .json {
        Terminal.write(
          ExplainJSON.bytes(
            traces: traces, ranking: published.ranking, method: method,
            glossary: glossary, kinds: Catalogue.kinds))
        return
      }
      for (index, trace) in traces.enumerated() {
        if index > 0 { Terminal.write("\n") }
        Terminal.write(
          Explain.text(
            trace: trace, ranking: published.ranking, method: method, glossary: glossary,
            kinds: Catalogue.kinds, language: language, width: Terminal.width,
            colour: Terminal.isColoured))
      }
    } catch {
      throw Terminal.report(error, language: language)
    }
  }

  /// The names of a call's criteria, sections, facts and rules.
  private func glossary(_ call: String, _ language: Language) throws -> Glossary {
    let set = InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
    var loading = Loading(set, limits: .standard)
    do { return Glossary(try loading.rulebook().terms) } catch {
      throw Terminal.report(error, language: language, callStatus: Status.failed)
    }
  }
}

/// `opencall rerun`: recompute a published ranking and compare.
struct RerunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "Recompute a published ranking from its inputs and compare byte for byte.",
    discussion: """
      The inputs are found by the paths and SHA-256 digests that the ranking lists, below the \
      folder of --inputs; applications of an archive in the archive. run.json is not compared.

      Exit status: 0 every byte agrees; 1 something does not, the first difference is printed; \
      2 the job could not be done.
      """)

  @Argument(help: "The folder that opencall rank has written.")
  var ranking: String

  @Option(help: ArgumentHelp("The root folder of the inputs.", valueName: "folder"))
  var inputs: String

  @Option(help: ArgumentHelp("How many files to appraise side by side.", valueName: "number"))
  var jobs = Terminal.processors

  @OptionGroup var limits: LimitOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let language = common.language
    let published: Published
    do { published = try Published(folder: ranking) } catch {
      throw Terminal.report(error, language: language)
    }
    let outcome: Rerun.Outcome
    do throws(JobFailure) {
      outcome = try await Rerun.run(
        published, root: inputs,
        held: try ArchiveInputs.held(published.inputs, root: inputs), limits: limits.limits,
        width: max(jobs, 1), formats: Workbook.formats)
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
    switch outcome {
    case .same(let files, let inputs):
      Terminal.write(
        Texts(
          en: "The same: \(files) files follow byte for byte from \(inputs) inputs.",
          zh: "一致：\(files) 个文件与由 \(inputs) 个输入重算的结果逐字节相同。"
        ).text(language) + "\n")
    case .different(let difference):
      Terminal.write(
        Texts(en: "Not the same. ", zh: "不一致。").text(language)
          + difference.sentence(language) + "\n")
      throw Status.no
    case .refused(let findings):
      throw Terminal.report(.inputRefused(findings), language: language, callStatus: Status.no)
    }
  }
}

extension Terminal {
  /// Says why a folder is no ranking, and gives the exit status.
  static func report(_ failure: Published.Failure, language: Language) -> ExitCode {
    complain(words(failure).text(language))
    return Status.failed
  }

  /// Why a folder is no ranking, in words.
  static func words(_ failure: Published.Failure) -> Texts {
    switch failure {
    case .file(let failure): Loading.words(failure)
    case .noRanking(let folder):
      Texts(
        en: "\(folder): there is no ranking here (no ranking.json, which opencall rank writes)",
        zh: "\(folder)：此处没有排名结果（缺少 opencall rank 写出的 ranking.json）")
    case .noApplication(let id, let near):
      Texts(
        en: "the ranking has no application “\(id)”"
          + (near.map { "; did you mean “\($0)”?" } ?? ""),
        zh: "排名中没有申请“\(id)”" + (near.map { "；是否指“\($0)”？" } ?? ""))
    case .format(let path, let line, let column):
      Texts(
        en: "\(path):\(line):\(column): not as opencall writes it",
        zh: "\(path):\(line):\(column)：与 opencall 所写格式不符")
    }
  }
}
