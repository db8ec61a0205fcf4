// SPDX-License-Identifier: Apache-2.0

/// What a condition says of a row (DESIGN §5.2). A row may be neither in nor out.
package enum Truth: UInt8, Hashable, Sendable {
  /// Out.
  case no = 0
  /// In.
  case yes = 1
  /// It cannot be said.
  case unknown = 2

  /// Yes or no.
  package init(_ value: Bool) { self = value ? .yes : .no }

  /// Yes becomes no, no becomes yes, unknown stays.
  package var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }

  /// No if either is no, else unknown if either is.
  package func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    return self == .unknown || other == .unknown ? .unknown : .yes
  }

  /// Yes if either is yes, else unknown if either is.
  package func or(_ other: Truth) -> Truth {
    if self == .yes || other == .yes { return .yes }
    return self == .unknown || other == .unknown ? .unknown : .no
  }
}
