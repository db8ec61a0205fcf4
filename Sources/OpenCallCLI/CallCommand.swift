// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Calls
internal import Files
internal import Intake
internal import Model
internal import Pipeline
internal import Report

/// `opencall call …`: what a secretariat does with a call before anybody applies.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Write a call, check it, and print its guide.",
    subcommands: [CallCheckCommand.self])
}

/// `opencall call check`: everything that is wrong with a call, before anybody applies.
struct CallCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a call: names, lists, rules, grid, order and money.",
    discussion: """
      Lists what is wrong, where, and what to do: what the schema refuses, names that nothing
      has, missing translations, rules that never apply or that nobody can meet, thresholds above
      their maximum, tie-breaks that cannot decide, envelopes that nobody can draw on.

      Exit status: 0 the call is sound (warnings included); 1 it is refused; 2 the check could
      not be done.
      """)

  @Argument(help: "The call's file.")
  var call: String

  @Option(help: "How the result is written: text, concise or json.")
  var format: CheckCommand.Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let language = common.language
    let set = InputSet(
      root: "", call: call, applications: [], assessments: [], receipts: nil, decisions: nil)
    let found: CallExamination
    let bytes: [UInt8]
    do throws(JobFailure) {
      var loading = Loading(set, limits: .standard)
      (found, bytes) = try loading.examination()
    } catch {
      throw Terminal.report(error, language: language, callStatus: Status.no)
    }
    let checked = CheckedCall(
      file: call, terms: found.rulebook?.terms, findings: found.findings, notes: found.notes,
      sourceLine: { CheckCommand.line(of: $0, in: bytes) })
    switch format {
    case .text:
      Terminal.write(
        CallCheckText.text(
          checked, language: language, width: Terminal.width, colour: Terminal.isColoured))
    case .concise:
      Terminal.write(CallCheckConcise.text(checked, language: language))
    case .json:
      Terminal.write(CallCheckJSON.bytes(checked))
    }
    if found.rulebook == nil { throw Status.no }
  }
}
