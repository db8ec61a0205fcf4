// SPDX-License-Identifier: Apache-2.0

internal import Files
internal import Notation

/// What `opencall check --format json` says of one file.
package struct Checked: Sendable {
  /// The file, as the tool names it.
  package let file: String
  /// The last part of it.
  package let name: String
  /// The verdict, as the format writes it.
  package let verdict: String
  /// The codes of the problems.
  package let codes: [String]

  /// The sample call.
  package static let call = Repository.root + "/Samples/iurc-china/call.xml"

  /// Checks files with the built tool, and reads what it says. `seconds` of the processor are all that
  /// the tool may take, whatever else the machine does; beyond, it is killed.
  package static func run(
    _ files: [String], options: [String] = [], seconds: Int? = nil
  ) throws -> (files: [Checked], outcome: Program.Outcome) {
    let limit = seconds.map { "ulimit -t \($0); " } ?? ""
    let outcome = try Program.run(
      "bash",
      ["-c", limit + "exec \"$0\" \"$@\"", Program.tool, "check", call] + files
        + ["--format", "jsonl", "--lang", "en"] + options)
    let lines = outcome.output.split(separator: 0x0A)
    return (lines.compactMap { try? Checked(CanonicalJSON.read(Array($0))) }, outcome)
  }

  /// Takes what is needed from a line.
  private init(_ line: JSONValue) throws {
    guard let file = line["file"]?.text, let verdict = line["verdict"]?.text else {
      throw FileFailure(.badPath, "check --format json")
    }
    self.file = file
    self.verdict = verdict
    name = PathText.name(file)
    codes = (line["problems"]?.elements ?? []).compactMap { $0["code"]?.text }
  }
}
