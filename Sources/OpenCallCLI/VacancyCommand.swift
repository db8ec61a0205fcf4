// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Audit
internal import Files
internal import Model
internal import Pipeline
internal import Report

/// `opencall vacancy`: who moves up when a selected one leaves after publication.
struct VacancyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacancy",
    abstract: "Carry money that is set free after publication down the reserve lists.",
    discussion: """
      Reads the published folder and decisions recorded since: withdrawals, late checks, lowered \
      amounts, and tie decisions among equals on a reserve list. They count in the order of their \
      instants, after what the ranking itself shows as revoked; decisions that the ranking has \
      taken into account may stand in the file and are passed by. The call's rule of promotion, \
      as ranking.json holds it, says who moves up. Nothing published changes: run it again with \
      all decisions whenever one is added.

      For example: opencall vacancy out/prag --decisions decisions-since.xml

      Exit status: 0 shown; 1 the ranking or the decisions are refused; 2 the job could not be \
      done.
      """)

  @Argument(help: "The folder that opencall rank has written.")
  var ranking: String

  @Option(help: ArgumentHelp("Decisions, with those since publication.", valueName: "file"))
  var decisions: String?

  /// How the result is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// Canonical JSON.
    case json
  }

  @Option(help: "How the result is written: text or json.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Write the result to a file instead of standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let published: Published
    do { published = try Published(folder: ranking) } catch {
      throw Terminal.report(error, language: language)
    }
    let input: VacancyInput
    do { input = try VacancyJob.report(published, decisions: decisions) } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
    let bytes =
      switch format {
      case .json: VacancyJSON.bytes(input)
      case .text:
        Array(
          VacancyText.text(
            input, language: language, width: out == nil ? Terminal.width : 100,
            colour: out == nil && Terminal.isColoured
          ).utf8)
      }
    guard let out else { return Terminal.write(bytes) }
    do throws(FileFailure) { try writeAtomically(bytes, to: out) } catch {
      throw Terminal.report(
        .failed(Loading.words(error)), language: language, callStatus: Status.no)
    }
  }
}
