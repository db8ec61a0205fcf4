// SPDX-License-Identifier: Apache-2.0

/// A value that many hold together: one copy of it, however many there are.
package final class Shared<Value: Sendable>: Sendable {
  /// The value.
  package let value: Value

  /// A value to be shared.
  package init(_ value: Value) { self.value = value }
}
