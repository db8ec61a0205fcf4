// SPDX-License-Identifier: Apache-2.0

internal import Files
package import Intake
package import Model
internal import Notation
package import Pipeline
internal import Report

/// Re-runs a published ranking: recomputes everything from the inputs and compares byte for byte.
package enum Rerun {
  /// What came of it.
  package enum Outcome: Sendable {
    /// Every byte agrees.
    case same(files: Int, inputs: Int)
    /// Something does not; the first thing that does not.
    case different(Difference)
    /// The inputs no longer give a ranking at all.
    case refused([Finding])
  }

  /// Re-runs a folder with inputs below a root; no cache is read (DESIGN §3).
  package static func run(
    _ published: Published, root: String, held: HeldFiles = HeldFiles(), limits: IntakeLimits,
    width: Int, formats: [any SheetFormat] = []
  ) async throws(JobFailure) -> Outcome {
    guard let set = published.inputSet(root: root, held: held) else {
      throw .failed(
        Texts(
          en: "\(published.folder)/ranking.json names no call among its inputs",
          zh: "\(published.folder)/ranking.json 的输入中没有征集文件"))
    }
    if let difference = changed(published.inputs, set) { return .different(difference) }
    let input: ReportInput
    do throws(JobFailure) {
      input = try await Job.ranking(
        set, limits: limits, width: width, takesSoundRest: published.tookSoundRest,
        formats: formats)
    } catch {
      switch error {
      case .callRefused(let findings), .inputRefused(let findings): return .refused(findings)
      case .failed: throw error
      }
    }
    for name in Publication.names {
      let old: [UInt8]
      do { old = try published.bytes(name) } catch {
        return .different(Difference(place: name, published: nil, recomputed: "…"))
      }
      let new = Publication.bytes(name, of: input)
      if let difference = Difference.first(name, published: old, recomputed: new) {
        return .different(difference)
      }
    }
    return .same(files: Publication.names.count, inputs: published.inputs.count)
  }

  /// The first input whose bytes are not those that were published.
  private static func changed(_ inputs: [InputFile], _ set: InputSet) -> Difference? {
    for input in inputs {
      let digest =
        set.held[input.path].map { Loading.digest($0) }
        ?? (try? Loading.digest(ofFile: set.location(input.path)))
      if digest != input.digest {
        return Difference(
          place: input.path, published: "sha256 \(input.digest)",
          recomputed: digest.map { "sha256 \($0)" }, isInput: true)
      }
    }
    return nil
  }
}
