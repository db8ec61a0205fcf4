// SPDX-License-Identifier: Apache-2.0

package import ArgumentParser
internal import Files
internal import Glibc
internal import Model

/// The tool: commands, options, terminal, exit codes; nothing is computed here (DESIGN §3).
package struct OpenCall: AsyncParsableCommand {
  /// The version of the tool.
  package static let version = "0.1.0"

  package static let configuration = CommandConfiguration(
    commandName: "opencall",
    abstract: "Check, rank and explain applications to an open call.",
    discussion: """
      Applicants check their own file before they submit it:
        opencall check call.xml my-application.xml

      Assessors get a sheet to fill in, and hand it back:
        opencall sheet call.xml --applications FOLDER --assessor A01 --out A01.csv
        opencall sheet read A01.csv --call call.xml --out assessments/A01.csv

      A secretariat ranks a batch, as often as it likes:
        opencall rank call.xml --applications FOLDER --assessments FOLDER \\
          --receipts receipts.xml --decisions decisions.xml --out ranking

      Auditors re-run a published ranking and must get the same bytes:
        opencall rerun ranking --inputs .

      When a selected one leaves after publication, the reserve list says who moves up:
        opencall vacancy ranking --decisions decisions-since.xml

      Nothing is sent anywhere: the tool has no network.
      """,
    version: version,
    subcommands: [
      CheckCommand.self, NewApplicationCommand.self, SheetCommand.self, AppraiseCommand.self,
      RankCommand.self, ExplainCommand.self, RerunCommand.self, VacancyCommand.self,
      CallCommand.self,
      RuleCommand.self,
      SchemaCommand.self, ManualCommand.self,
    ])

  /// The tool without a command.
  package init() {}

  /// Runs the tool with the process's arguments and leaves with its exit status.
  package static func run() async {
    // Without /proc Swift finds no arguments, and a check that was never made must not end well.
    guard !CommandLine.arguments.isEmpty else {
      Terminal.complain("the arguments cannot be read; is /proc mounted?")
      Glibc.exit(Status.failed.rawValue)
    }
    // A reader that closes the pipe must not kill the tool between two files.
    signal(SIGPIPE, SIG_IGN)
    await OpenCall.main()
  }
}

/// The exit statuses of DESIGN §8; 64 is wrong usage, and the parser's.
enum Status {
  /// Done, and nothing speaks against it.
  static let ok = ExitCode(0)
  /// Not eligible, refused, or not the same bytes.
  static let no = ExitCode(1)
  /// The job could not be done.
  static let failed = ExitCode(2)
}
