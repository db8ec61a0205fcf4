// SPDX-License-Identifier: Apache-2.0

package import Model

/// A codelist made ready for look-ups. Built once for a call.
package struct CompiledCodelist: Sendable {
  /// The list as the call gives it.
  package let list: Codelist
  /// Code → position of its entry.
  private let codes: [String: Int]

  /// Makes a list ready.
  package init(_ list: Codelist) {
    self.list = list
    var codes: [String: Int] = [:]
    for (position, entry) in list.entries.enumerated() { codes[entry.code] = position }
    self.codes = codes
  }

  /// The position of the entry with this code, or nil.
  package func position(code: String) -> Int? { codes[code] }

  /// Whether an entry is valid on a day.
  package func isValid(_ position: Int, on day: CivilDate) -> Bool {
    let entry = list.entries[position]
    if let from = entry.validFrom, day < from { return false }
    if let to = entry.validTo, to < day { return false }
    return true
  }
}
