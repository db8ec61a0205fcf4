// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Intake

/// The limits of a file (DESIGN §9).
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Most bytes of a file.", valueName: "bytes"))
  var maxBytes = IntakeLimits.standard.bytes
  @Option(help: ArgumentHelp("Most elements one inside the other.", valueName: "number"))
  var maxDepth = IntakeLimits.standard.depth
  @Option(help: ArgumentHelp("Most elements of a file.", valueName: "number"))
  var maxElements = IntakeLimits.standard.elements
  @Option(help: ArgumentHelp("Most attributes of an element.", valueName: "number"))
  var maxAttributes = IntakeLimits.standard.attributes
  @Option(help: ArgumentHelp("Most bytes of one text.", valueName: "bytes"))
  var maxText = IntakeLimits.standard.text
  @Option(help: ArgumentHelp("Most findings of a file.", valueName: "number"))
  var maxFindings = IntakeLimits.standard.findings
  @Option(help: ArgumentHelp("Most milliseconds a file may take; 0: any.", valueName: "ms"))
  var maxMilliseconds = IntakeLimits.standard.milliseconds
  @Option(help: ArgumentHelp("Most files of a folder.", valueName: "number"))
  var maxFiles = 1_000_000

  /// The limits.
  var limits: IntakeLimits {
    var limits = IntakeLimits()
    limits.bytes = maxBytes
    limits.depth = maxDepth
    limits.elements = maxElements
    limits.attributes = maxAttributes
    limits.text = maxText
    limits.findings = maxFindings
    limits.milliseconds = maxMilliseconds
    return limits
  }

  mutating func validate() throws {
    let least = [maxBytes, maxDepth, maxElements, maxAttributes, maxText, maxFindings, maxFiles]
    if least.contains(where: { $0 < 1 }) || maxMilliseconds < 0 {
      throw ValidationError("a limit must be at least 1")
    }
  }
}
