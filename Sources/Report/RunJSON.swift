// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

/// `run.json`: what made the result. The one file that a re-run does not compare (DESIGN §4, §10).
package enum RunJSON {
  /// What the file says it is.
  package static let format = "urn:opencall:run:1"

  /// The bytes of the file, for the tool's version and a platform in words.
  package static func bytes(version: String, platform: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("format", format)
    writer.member("platform", platform)
    writer.member("semantics", Ranking.semantics)
    writer.member("version", version)
    writer.endObject()
    return writer.takeBytes()
  }
}
