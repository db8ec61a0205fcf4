// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

/// Breaks every sample application in systematic ways and asks two judges: ours and `xmllint`.
///
/// `make mutation` runs all of it (`OPENCALL_MUTATION=all`); without that, a part of it is run.
@Suite("DESIGN §9: the schema's verdict is xmllint's, and a broken file is never eligible")
struct MutationTests {
  /// What came of the mutants of one application.
  private struct Tally {
    var mutants = 0
    var valid = 0
    /// Those that we alone refuse, by our code.
    var stricter: [String: Int] = [:]
    var accepted = 0
    var becameEligible = 0
    var defects: [String] = []

    mutating func add(_ other: Tally) {
      mutants += other.mutants
      valid += other.valid
      stricter.merge(other.stricter, uniquingKeysWith: +)
      accepted += other.accepted
      becameEligible += other.becameEligible
      defects += other.defects
    }
  }

  /// What we refuse and the schema does not: document types, encodings that are not on the list or
  /// that contradict the bytes, limits.
  private static let stricter = ["XML010", "XML011", "XML012"]

  /// Whether all mutants are asked for.
  private static var isComplete: Bool {
    unsafe getenv("OPENCALL_MUTATION").map { unsafe String(cString: $0) } == "all"
  }

  @Test("mutants of the sample applications")
  func mutants() async throws {
    let isComplete = MutationTests.isComplete
    let hasOracle = Program.isThere("xmllint")
    if !hasOracle { print("xmllint is not here: its verdicts are not compared (libxml2-utils).") }
    var tasks: [(sample: String, path: String, position: Int)] = []
    for sample in try Repository.samples() {
      for (position, path) in try Repository.applications(of: sample).enumerated() {
        // A part of it: a few applications, every so many mutants of each.
        guard isComplete || position % 11 == 3 else { continue }
        tasks.append((sample, path, position))
      }
    }
    try #require(!tasks.isEmpty)
    let total = try await withThrowingTaskGroup(of: (String, Tally).self) { group in
      // As many side by side as there are processors; each has its own readers.
      for task in tasks {
        group.addTask {
          let bench = try Bench(sample: task.sample)
          let step = isComplete ? 1 : 13
          return (
            task.path, try examine(task.path, bench, every: step, from: task.position, hasOracle)
          )
        }
      }
      var total = Tally()
      for try await (path, tally) in group {
        total.add(tally)
        if isComplete { print("\(path): \(tally.mutants) mutants, \(tally.valid) valid") }
      }
      return total
    }
    let stricter = total.stricter.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print(
      """
      mutation: \(tasks.count) applications, \(total.mutants) mutants, \(total.valid) valid by \
      the schema, \(stricter.joined(separator: ", ")) refused by us alone, \
      \(total.accepted) accepted, \(total.becameEligible) valid mutants of applications that are \
      not eligible are
      """)
    #expect(total.defects.isEmpty, "\(total.defects.prefix(20).joined(separator: "\n"))")
  }

  /// Breaks one application and compares.
  private func examine(
    _ path: String, _ bench: Bench, every step: Int, from offset: Int, _ hasOracle: Bool
  ) throws -> Tally {
    let source = try Repository.bytes(path)
    let original = bench.selfCheck(source)
    // A sample that is broken on purpose has no elements that could be taken apart.
    let all = Mutants.of(source, isWellFormed: !original.codes.contains { $0.hasPrefix("XML0") })
    let chosen = stride(from: offset % step, to: all.count, by: step).map { all[$0] }
    var tally = Tally()
    let size = 500
    for start in stride(from: 0, to: chosen.count, by: size) {
      let part = Array(chosen[start..<min(start + size, chosen.count)])
      let files = part.map { $0.bytes(of: source) }
      let oracle = hasOracle ? try MutationTests.validity(files) : nil
      for (index, bytes) in files.enumerated() {
        let ours = bench.selfCheck(bytes)
        let refusals = ours.codes.filter { $0.hasPrefix("XML") }
        let isValid = oracle?[index] ?? refusals.isEmpty
        let isStricter = isValid && refusals.contains { MutationTests.stricter.contains($0) }
        let name = "\(path): \(part[index].label): "
        tally.mutants += 1
        tally.valid += isValid ? 1 : 0
        if isStricter, let code = refusals.first { tally.stricter[code, default: 0] += 1 }
        tally.accepted += ours.isAccepted ? 1 : 0
        if isValid != refusals.isEmpty, !isStricter {
          tally.defects.append(name + "valid for xmllint \(isValid), we say \(refusals)")
        }
        guard ours.verdict == "eligible" else { continue }
        if !isValid || !ours.isAccepted { tally.defects.append(name + "eligible though broken") }
        if original.verdict != "eligible" { tally.becameEligible += 1 }
      }
    }
    return tally
  }

  /// What xmllint says of files: valid or not.
  private static func validity(_ files: [[UInt8]]) throws -> [Bool] {
    let sandbox = try Sandbox()
    var names: [String] = []
    for (index, bytes) in files.enumerated() {
      let name = "m\(index).xml"
      try sandbox.file(name, bytes)
      names.append(name)
    }
    let said = try Program.run(
      "xmllint",
      ["--noout", "--nonet", "--schema", Repository.root + "/Schemas/application.xsd"] + names,
      in: sandbox.path)
    let valid = Set(said.words.split(separator: "\n").filter { $0.hasSuffix(" validates") })
    return names.map { valid.contains("\($0) validates") }
  }
}
