// SPDX-License-Identifier: Apache-2.0

/// The value of an order key for an application.
package enum KeyValue: Sendable, Hashable {
  /// A number.
  case number(Rational)
  /// The number drawn, 32 bytes in hexadecimal.
  case drawn(String)
  /// It cannot be said.
  case unknown
}

/// How a place came about.
package struct OrderStep: Sendable {
  /// A comparison with a neighbour.
  package struct Comparison: Sendable, Hashable {
    /// The neighbour.
    package let application: ApplicationID
    /// The key that decided, by position, or nil where the two share a place.
    package let key: Int?
    /// The value of this application.
    package let own: KeyValue
    /// The value of the neighbour.
    package let other: KeyValue

    /// A comparison.
    package init(application: ApplicationID, key: Int?, own: KeyValue, other: KeyValue) {
      self.application = application
      self.key = key
      self.own = own
      self.other = other
    }
  }
  /// The list, by position.
  package let list: Int
  /// The place, from 1.
  package let place: Int
  /// Whether others share it.
  package let isShared: Bool
  /// The values of the keys when it was placed; shorter where later keys were not needed.
  package let keys: [KeyValue]
  /// Against the one above, or nil for the first.
  package var above: Comparison?
  /// Against the one below, or nil for the last.
  package var below: Comparison?

  /// A step.
  package init(list: Int, place: Int, isShared: Bool, keys: [KeyValue]) {
    self.list = list
    self.place = place
    self.isShared = isShared
    self.keys = keys
    above = nil
    below = nil
  }
}

/// What the places of one list came from: it says of each how it came about, when somebody asks.
///
/// Whole steps of a large batch would be most of a ranking, and few of them are ever looked at.
package final class OrderSteps: Sendable {
  /// Makes the step of the place at a position of the list.
  private let make: @Sendable (Int) -> OrderStep

  /// Steps that are made on demand; the same position always gives the same step.
  package init(_ make: @escaping @Sendable (Int) -> OrderStep) { self.make = make }

  /// The step of the place at a position of the list.
  package subscript(index: Int) -> OrderStep { make(index) }
}

/// The place that an application holds.
package struct HeldPlace: Sendable {
  /// What the list's places came from.
  private let steps: OrderSteps
  /// The position in the list, from 0, those that share a place in the order of their ids.
  private let index: UInt32
  /// The place.
  private let number: UInt32
  /// The list.
  private let listNumber: UInt32
  /// Whether others share it.
  package let isShared: Bool

  /// A place, from 1, of a list, by position.
  package init(list: Int, place: Int, isShared: Bool, index: Int, of steps: OrderSteps) {
    self.steps = steps
    self.index = UInt32(index)
    number = UInt32(place)
    listNumber = UInt32(list)
    self.isShared = isShared
  }

  /// A place whose step is there already.
  package init(_ step: OrderStep) {
    self.init(
      list: step.list, place: step.place, isShared: step.isShared, index: 0,
      of: OrderSteps { _ in step })
  }

  /// The list, by position.
  package var list: Int { Int(listNumber) }
  /// The place, from 1.
  package var place: Int { Int(number) }
  /// How it came about: put together anew at every call.
  package var step: OrderStep { steps[Int(index)] }
}
