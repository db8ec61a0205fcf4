// SPDX-License-Identifier: Apache-2.0

/// Paths as text: compared as bytes, because Swift's `==` holds "é" composed and decomposed for
/// equal, and a file system does not (DESIGN §10).
package enum PathText {
  /// Whether both are the same bytes.
  package static func areEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// Whether the left path comes first when both are compared as bytes of UTF-8.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The path as seen from the folder, with `/`; nil where the path is not inside it.
  ///
  /// Works on the text alone: `.` and repeated slashes are taken out, and a `..` is refused.
  package static func relative(_ path: String, to folder: String) -> String? {
    guard let path = components(path), let folder = components(folder),
      path.absolute == folder.absolute, path.parts.count > folder.parts.count
    else { return nil }
    for (ours, theirs) in zip(path.parts, folder.parts) where !areEqual(ours, theirs) {
      return nil
    }
    return path.parts.dropFirst(folder.parts.count).joined(separator: "/")
  }

  /// Both joined by exactly one slash; the path alone where the folder is empty or `.`.
  package static func joined(_ folder: String, _ path: String) -> String {
    if folder.isEmpty || folder == "." { return path }
    return folder.utf8.last == 0x2F ? folder + path : folder + "/" + path
  }

  /// Whether a path may be written below a folder: relative, not empty, no empty, `.` or `..`
  /// component, no NUL, no backslash.
  package static func isSafeRelative(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && !part.contains(0) && !part.contains(0x5C)
    }
  }

  /// The last component.
  package static func name(_ path: String) -> String {
    components(path)?.parts.last ?? path
  }

  /// The components without `.`; nil where one is `..`.
  private static func components(_ path: String) -> (absolute: Bool, parts: [String])? {
    var parts: [String] = []
    for part in path.utf8.split(separator: 0x2F) where !part.elementsEqual(".".utf8) {
      if part.elementsEqual("..".utf8) { return nil }
      parts.append(String(Substring(part)))
    }
    return (path.utf8.first == 0x2F, parts)
  }
}

/// A text that is compared and hashed as bytes, to be a key of a set or dictionary.
package struct ExactText: Hashable, Comparable, Sendable {
  /// The text.
  package let text: String

  /// Wraps the text.
  package init(_ text: String) { self.text = text }

  /// Whether both are the same bytes.
  package static func == (left: ExactText, right: ExactText) -> Bool {
    PathText.areEqual(left.text, right.text)
  }

  /// Compares as bytes of UTF-8.
  package static func < (left: ExactText, right: ExactText) -> Bool {
    PathText.precedes(left.text, right.text)
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0xFF))
  }
}
