// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation
internal import Validation

/// The numbers that a measure can be, or that a rule allows: an interval with its ends.
struct Extent: Hashable {
  /// The least, or nil for no lower end.
  var least: Rational?
  /// The most, or nil for no upper end.
  var most: Rational?
  /// Whether only whole numbers are in it.
  var isWhole = false

  /// Any number.
  static let any = Extent()
  /// Zero or more.
  static let positive = Extent(least: .zero)

  /// One number.
  static func exactly(_ number: Rational) -> Extent {
    Extent(least: number, most: number, isWhole: number.isInteger)
  }

  /// Whether no number is in it.
  var isEmpty: Bool {
    guard let least, let most else { return false }
    if most < least { return true }
    guard isWhole else { return false }
    // The greatest whole number not above `most` must reach `least`.
    return Rational(reduced: most.floor, over: 1) < least
  }

  /// What is in both.
  func and(_ other: Extent) -> Extent {
    Extent(
      least: Extent.pick(least, other.least) { $0 < $1 ? $1 : $0 },
      most: Extent.pick(most, other.most) { $0 < $1 ? $0 : $1 }, isWhole: isWhole || other.isWhole)
  }

  /// Whether everything in it is in the other, too.
  func isWithin(_ other: Extent) -> Bool {
    if let bound = other.least {
      guard let least, bound <= least else { return false }
    }
    if let bound = other.most {
      guard let most, most <= bound else { return false }
    }
    return true
  }

  /// Whether a number is in it; whether it is whole is not looked at.
  func holds(_ number: Rational) -> Bool {
    if let least, number < least { return false }
    if let most, most < number { return false }
    return true
  }

  /// The one of two ends that is there, or the choice between both.
  private static func pick(
    _ left: Rational?, _ right: Rational?, _ choose: (Rational, Rational) -> Rational
  ) -> Rational? {
    guard let left, let right else { return left ?? right }
    return choose(left, right)
  }
}

extension Reachability {
  /// The numbers that a measure can be, whatever the application; it never leaves one out.
  func extent(_ measure: Measure) -> Extent {
    switch measure {
    case .count(let table, let filter):
      var extent = Extent(least: .zero, isWhole: true)
      if let filter, reach(filter, of: table) == .never {
        extent.most = .zero
      } else if table == .application {
        extent.most = .one
      }
      return extent
    case .distinct(let table, let column, let filter):
      var extent = Extent(least: .zero, isWhole: true)
      if let filter, reach(filter, of: table) == .never {
        extent.most = .zero
      } else if let values = schemaValues(column, of: table) {
        extent.most = Rational(values.count)
      } else if table == .application {
        extent.most = .one
      }
      return extent
    case .sum(let table, let column, _, let fallback),
      .value(let table, let column, _, let fallback):
      // The schema gives amounts no sign; what else is a number may be negative.
      guard vocabulary.column(column, of: table).type == .money, (fallback ?? 0) >= 0 else {
        return .any
      }
      return .positive
    case .share(let part, let whole):
      let isPositive = [part, whole].allSatisfy { extent($0).isWithin(.positive) }
      return isPositive ? .positive : .any
    case .days, .months: return Extent(isWhole: true)
    case .number(let number), .parameter(_, let number): return .exactly(number)
    case .fact(_, let inner): return extent(inner)
    case .add(let parts):
      var sum = Extent.exactly(.zero)
      for part in parts {
        let extent = extent(part)
        sum = Extent(
          least: Reachability.sum(sum.least, extent.least),
          most: Reachability.sum(sum.most, extent.most),
          isWhole: sum.isWhole && extent.isWhole)
      }
      return sum
    case .subtract(let left, let right):
      let (left, right) = (extent(left), extent(right))
      return Extent(
        least: Reachability.sum(left.least, right.most?.negated),
        most: Reachability.sum(left.most, right.least?.negated),
        isWhole: left.isWhole && right.isWhole)
    case .smallest(let parts):
      let extents = parts.map(extent)
      return Extent(
        least: Reachability.all(extents.map(\.least))?.min(),
        most: extents.compactMap(\.most).min(), isWhole: extents.allSatisfy(\.isWhole))
    case .largest(let parts):
      let extents = parts.map(extent)
      return Extent(
        least: extents.compactMap(\.least).max(),
        most: Reachability.all(extents.map(\.most))?.max(),
        isWhole: extents.allSatisfy(\.isWhole))
    case .lookup(let lookup):
      let numbers = lists[lookup.list].list.entries.compactMap { entry in
        entry.property(lookup.property).flatMap { try? Decimals.rational($0) }
      }
      return Extent(
        least: numbers.min(), most: numbers.max(), isWhole: numbers.allSatisfy(\.isInteger))
    }
  }

  /// All ends, or nil where one is open.
  private static func all(_ ends: [Rational?]) -> [Rational]? {
    let known = ends.compactMap { $0 }
    return known.count == ends.count ? known : nil
  }

  /// The sum of two ends; nil where one is open or the sum is too large to say.
  private static func sum(_ left: Rational?, _ right: Rational?) -> Rational? {
    guard let left, let right else { return nil }
    return try? left.adding(right)
  }

  /// A measure with facts and parameters replaced by what they stand for: equal measures compare
  /// equal, however they are written.
  static func plain(_ measure: Measure) -> Measure {
    switch measure {
    case .fact(_, let inner): plain(inner)
    case .parameter(_, let number): .number(number)
    case .share(let part, let whole): .share(plain(part), plain(whole))
    case .add(let parts): parts.count == 1 ? plain(parts[0]) : .add(parts.map(plain))
    case .subtract(let left, let right): .subtract(plain(left), plain(right))
    case .smallest(let parts): .smallest(parts.map(plain))
    case .largest(let parts): .largest(parts.map(plain))
    default: measure
    }
  }

  /// Whether a measure is part over whole.
  static func isShare(_ measure: Measure) -> Bool {
    if case .share = plain(measure) { return true }
    return false
  }
}
