// SPDX-License-Identifier: Apache-2.0

internal import Archives
internal import Model
internal import Pipeline

extension ArchiveFindings {
  /// A defect as a finding.
  static func finding(_ defect: ArchiveDefect, archive: String) -> Finding {
    let kind =
      switch defect.kind {
      case .broken: broken
      case .badPath: badPath
      case .notRegular: notRegular
      case .encrypted: encrypted
      case .twice: twice
      case .members: members
      case .bytes: bytes
      case .ratio: ratio
      }
    let arguments = [("member", defect.member), ("detail", defect.detail)]
    return Finding(
      kind,
      arguments: arguments.filter { kind.message.en.contains("{\($0.0)}") }
        .map { Finding.Argument($0.0, $0.1) },
      place: Place(file: archive))
  }
}
