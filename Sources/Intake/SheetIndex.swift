// SPDX-License-Identifier: Apache-2.0

/// Finds the sheets of a table by what names them.
///
/// An application has a few sheets, which are gone through one by one: that takes no hashing, and
/// four bytes a sheet. Whoever gives one application thousands of them meets a dictionary.
struct SheetIndex: Sendable {
  /// What tells one sheet from another: numbers of names, and the version.
  struct Key: Hashable, Sendable {
    let application: UInt32
    let assessor: UInt32
    let version: Int32
  }

  /// The most sheets of an application that are gone through one by one.
  private static let mostLinked = 32

  /// The names of each sheet.
  private var keys: [Key] = []
  /// For each application its last linked sheet plus one, or 0.
  private var last: [UInt32] = []
  /// For each sheet the one before it of its application plus one, or 0.
  private var before: [UInt32] = []
  /// The sheets of applications that have many.
  private var rest: [Key: Int] = [:]

  /// The position of a sheet, or nil where it is not here.
  subscript(key: Key) -> Int? {
    guard key.application < last.count else { return nil }
    var sheet = last[Int(key.application)]
    var count = 0
    while sheet > 0 {
      let position = Int(sheet) - 1
      if keys[position] == key { return position }
      sheet = before[position]
      count += 1
    }
    return count < SheetIndex.mostLinked ? nil : rest[key]
  }

  /// Adds the next sheet, which is not here yet.
  mutating func append(_ key: Key) {
    let position = keys.count
    keys.append(key)
    let application = Int(key.application)
    while last.count <= application { last.append(0) }
    var sheet = last[application]
    var count = 0
    while sheet > 0, count < SheetIndex.mostLinked {
      sheet = before[Int(sheet) - 1]
      count += 1
    }
    if count < SheetIndex.mostLinked {
      before.append(last[application])
      last[application] = UInt32(position + 1)
    } else {
      before.append(0)
      rest[key] = position
    }
  }
}
