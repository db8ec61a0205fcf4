// SPDX-License-Identifier: Apache-2.0

package import Files
package import Model
package import Notation
package import Pipeline

/// A published output folder, read back (DESIGN §8: RANKING in every command).
package struct Published: Sendable {
  /// The folder.
  package let folder: String
  /// `ranking.json`.
  package let ranking: JSONValue
  /// SHA-256 of `ranking.json`, in hexadecimal.
  package let digest: String

  /// Why a folder is no ranking.
  package enum Failure: Error {
    /// A file could not be read.
    case file(FileFailure)
    /// The folder holds no ranking.
    case noRanking(String)
    /// The ranking has no such application; the id nearest to it.
    case noApplication(String, near: String?)
    /// A file is not what the tool writes.
    case format(path: String, line: Int, column: Int)
  }

  /// Reads a folder; its `ranking.json` must be canonical to the byte (DESIGN §10).
  package init(folder: String) throws(Failure) {
    self.folder = folder
    let path = PathText.joined(folder, "ranking.json")
    let bytes: [UInt8]
    do { bytes = try Published.bytes(path) } catch {
      if case .file(let failure) = error, failure.code == .missing { throw .noRanking(folder) }
      throw error
    }
    digest = Loading.digest(bytes)
    do { ranking = try CanonicalJSON.readCanonical(bytes) } catch {
      throw .format(path: path, line: error.position.line, column: error.position.column)
    }
    guard ranking["format"]?.text == "urn:opencall:ranking:1" else {
      throw .format(path: path, line: 1, column: 1)
    }
  }

  /// The bytes of one of its files.
  package func bytes(_ name: String) throws(Failure) -> [UInt8] {
    try Published.bytes(PathText.joined(folder, name))
  }

  /// The bytes of a file.
  private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    do { return try Reading.bytes(of: path, limit: 4_000_000_000) } catch { throw .file(error) }
  }

  /// The application's id that is nearest to one that is not there, or nil.
  package func idNear(_ id: String) -> String? {
    let ids = (ranking["entries"]?.elements ?? []).compactMap { $0["application"]?.text }
    return Nearness.nearest(to: id, among: ids)
  }

  /// Of `trace.jsonl` the method of the call, where its first line is that, and the lines about an
  /// application, in order.
  package func traces(of application: String) throws(Failure) -> (
    method: JSONValue?, lines: [JSONValue]
  ) {
    let bytes = try bytes("trace.jsonl")
    var traces: [JSONValue] = []
    var method: JSONValue?
    var number = 0
    for line in bytes.split(separator: 0x0A) {
      number += 1
      do {
        let value = try CanonicalJSON.readCanonical(Array(line))
        if number == 1, value["format"]?.text == "urn:opencall:trace:1" { method = value }
        if value["application"]?.text == application { traces.append(value) }
      } catch {
        throw .format(
          path: PathText.joined(folder, "trace.jsonl"), line: number,
          column: error.position.column)
      }
    }
    return (method, traces)
  }

  /// Its inputs.
  package var inputs: [InputFile] {
    (ranking["inputs"]?.elements ?? []).compactMap { value in
      guard let role = value["role"]?.text.flatMap({ InputFile.Role(rawValue: $0) }),
        let path = value["path"]?.text, let digest = value["sha256"]?.text,
        PathText.isSafeRelative(path)
      else { return nil }
      return InputFile(role: role, path: path, digest: digest)
    }
  }

  /// Whether it was made from the sound part of faulty inputs.
  package var tookSoundRest: Bool { !(ranking["leftOut"]?.elements ?? []).isEmpty }

  /// The set of its inputs below a root; nil where it names no call.
  package func inputSet(root: String, held: HeldFiles = HeldFiles()) -> InputSet? {
    let inputs = inputs
    func paths(_ role: InputFile.Role) -> [String] {
      inputs.filter { $0.role == role }.map(\.path).sorted(by: PathText.precedes)
    }
    guard let call = paths(.call).first else { return nil }
    return InputSet(
      root: root, call: call, applications: paths(.application), assessments: paths(.assessments),
      receipts: paths(.receipts).first, decisions: paths(.decisions).first,
      annexes: inputs.contains { $0.role == .annex } ? paths(.annex) : nil,
      earlier: paths(.earlier), held: held)
  }
}
