// SPDX-License-Identifier: Apache-2.0

package import Files
internal import Model
internal import Notation
package import Report

/// The output folder of a ranking: every file that a re-run compares, and `run.json` (DESIGN §4).
package enum Publication {
  /// The names of the files that follow from the inputs alone, in the order of comparison.
  package static let names = [
    "inputs.sha256", "ranking.json", "trace.jsonl", "dossier.jsonl", "ranking.csv", "report.html",
  ]

  /// The bytes of one of them.
  package static func bytes(_ name: String, of input: ReportInput) -> [UInt8] {
    switch name {
    case "inputs.sha256": digests(input.inputs)
    case "ranking.json": RankingJSON.bytes(input)
    case "trace.jsonl": TraceJSON.bytes(input)
    case "dossier.jsonl": DossierJSON.bytes(input)
    case "ranking.csv": RankingCSV.bytes(input)
    case "report.html": RankingHTML.bytes(input)
    default: []
    }
  }

  /// Writes the folder; it is complete or absent (DESIGN §8).
  package static func write(
    _ input: ReportInput, to path: String, version: String, platform: String
  ) throws(FileFailure) {
    let folder = try OutputFolder(path)
    for name in names {
      var file = try folder.open(name)
      switch name {
      case "trace.jsonl":
        try TraceJSON.write(input) { (part) throws(FileFailure) in try file.write(part) }
      case "dossier.jsonl":
        try DossierJSON.write(input) { (part) throws(FileFailure) in try file.write(part) }
      default: try file.write(bytes(name, of: input))
      }
      try file.finish()
    }
    try folder.write(RunJSON.bytes(version: version, platform: platform), to: "run.json")
    try folder.finish()
  }

  /// The inputs in the form that `sha256sum -c` reads, sorted by path.
  static func digests(_ inputs: [InputFile]) -> [UInt8] {
    var text = ""
    for input in inputs.sorted(by: { PathText.precedes($0.path, $1.path) }) {
      // A name with a backslash or a line end is escaped, and its line begins with a backslash.
      var name = ""
      var isEscaped = false
      for scalar in input.path.unicodeScalars {
        switch scalar {
        case "\\": (name, isEscaped) = (name + "\\\\", true)
        case "\n": (name, isEscaped) = (name + "\\n", true)
        case "\r": (name, isEscaped) = (name + "\\r", true)
        default: name.unicodeScalars.append(scalar)
        }
      }
      text += (isEscaped ? "\\" : "") + input.digest + "  " + name + "\n"
    }
    return Array(text.utf8)
  }
}
