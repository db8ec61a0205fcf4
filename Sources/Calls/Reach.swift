// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Validation

/// Whether some application could meet a condition.
enum Reach: Comparable {
  /// None could: the condition contradicts itself or the call's lists.
  case never
  /// It depends on something that is not looked into.
  case maybe
  /// One could.
  case surely
}

/// The values that the application's schema lists for an attribute; a test holds them to it.
package enum SchemaValues {
  /// The attributes by table and column.
  package static let all: [(table: Table, column: String, values: [String])] = [
    (.partner, "role", ["lead", "partner"]), (.theme, "kind", ["cluster", "cross-cutting"]),
  ]
}

/// What the values of columns can be, as the call and the schemas say, and what follows for
/// conditions. It only says `never` where that is certain.
struct Reachability {
  /// The attributes.
  let vocabulary: Vocabulary
  /// The codelists.
  let lists: [CompiledCodelist]
  /// Whether a list admits codes that it does not hold, by position.
  let isOpen: [Bool]
  /// The ids of the lots; empty where the call has none.
  let lots: [String]

  /// More ways than these to meet a condition are not looked into.
  private static let mostWays = 256

  /// A condition that is looked at as a whole, and whether it must hold.
  private struct Literal {
    let atom: Filter
    let holds: Bool
  }

  /// The values that the call or the schema knows for a text column, or nil where it can have any.
  ///
  /// A condition that asks for another value is wrong; one that excludes all of them is a check
  /// that the call makes, for an application may well hold another.
  func values(_ column: Int, of table: Table) -> [String]? {
    if let closed = schemaValues(column, of: table) { return closed }
    if table == .application, vocabulary.column(column, of: table).name == "lot", !lots.isEmpty {
      return lots
    }
    guard let list = vocabulary.column(column, of: table).list,
      let position = lists.firstIndex(where: { $0.list.id == list }), !isOpen[position]
    else { return nil }
    return lists[position].list.entries.map(\.code)
  }

  /// The only values that the schema lets a text column have, or nil.
  func schemaValues(_ column: Int, of table: Table) -> [String]? {
    let name = vocabulary.column(column, of: table).name
    return SchemaValues.all.first { $0.table == table && $0.column == name }?.values
  }

  /// Whether a row of a table could meet a condition.
  func reach(_ filter: Filter, of table: Table) -> Reach {
    guard let ways = ways(filter, true) else { return .maybe }
    return ways.map { reach($0, table) }.max() ?? .never
  }

  /// Whether an application could meet both conditions; nil is none.
  func reach(_ left: Filter?, _ right: Filter?) -> Reach {
    guard let left, let right, left != right else {
      // Both rules apply wherever the one applies: nothing remains uncertain about the two.
      guard let one = left ?? right else { return .surely }
      return reach(one, of: .application) == .never ? .never : .surely
    }
    return reach(.all([left, right]), of: .application)
  }

  /// The ways to meet a condition (or to fail it): in each, every literal must be so.
  private func ways(_ filter: Filter, _ holds: Bool) -> [[Literal]]? {
    switch filter {
    case .not(let inner): return ways(inner, !holds)
    case .all(let parts): return holds ? product(parts, holds) : union(parts, holds)
    case .any(let parts): return holds ? union(parts, holds) : product(parts, holds)
    default: return [[Literal(atom: filter, holds: holds)]]
    }
  }

  /// One of them must be so.
  private func union(_ parts: [Filter], _ holds: Bool) -> [[Literal]]? {
    var result: [[Literal]] = []
    for part in parts {
      guard let more = ways(part, holds) else { return nil }
      result += more
    }
    return result.count <= Reachability.mostWays ? result : nil
  }

  /// All of them must be so.
  private func product(_ parts: [Filter], _ holds: Bool) -> [[Literal]]? {
    var result: [[Literal]] = [[]]
    for part in parts {
      guard let more = ways(part, holds) else { return nil }
      guard result.count * more.count <= Reachability.mostWays else { return nil }
      result = result.flatMap { left in more.map { left + $0 } }
    }
    return result
  }

  /// Whether all literals can be so at once, each column looked at alone.
  private func reach(_ literals: [Literal], _ table: Table) -> Reach {
    var result = Reach.surely
    var columns: [Int: [Literal]] = [:]
    var order: [Int] = []
    for literal in literals {
      if let column = Reachability.column(literal.atom) {
        if columns[column] == nil { order.append(column) }
        columns[column, default: []].append(literal)
        continue
      }
      if literals.contains(where: { $0.atom == literal.atom && $0.holds != literal.holds }) {
        return .never
      }
      if case .has(let other, let inner) = literal.atom, literal.holds,
        reach(inner, of: other) == .never
      {
        return .never
      }
      result = .maybe
    }
    for column in order {
      let own = columns[column] ?? []
      let type = vocabulary.column(column, of: table).type
      result = min(result, type.isNumeric ? numbers(own, type) : texts(own, column, table))
      if result == .never { return .never }
    }
    return result
  }

  /// The column that a condition looks at alone, or nil.
  private static func column(_ atom: Filter) -> Int? {
    switch atom {
    case .isText(let column, _), .isNumber(let column, _), .isIn(let column, _),
      .prefix(let column, _), .between(let column, _, _), .present(let column),
      .listed(let column, _, _, _):
      column
    default: nil
    }
  }

  /// Whether conditions demand that a value is there, and that none is.
  private func contradictsPresence(_ literals: [Literal]) -> Bool {
    let absent = literals.contains { literal in
      if case .present = literal.atom { !literal.holds } else { false }
    }
    // A comparison with an absent value is unknown, never yes: it needs a value, negated or not.
    return absent
      && literals.contains { literal in
        if case .present = literal.atom { literal.holds } else { true }
      }
  }

  // MARK: Numbers

  /// Whether a number can meet all.
  private func numbers(_ literals: [Literal], _ type: ColumnType) -> Reach {
    if contradictsPresence(literals) { return .never }
    var least: Int128?
    var most: Int128?
    var excluded: [Int128] = []
    var result = Reach.surely
    for literal in literals {
      switch (literal.atom, literal.holds) {
      case (.isNumber(_, let number), true):
        least = max(least ?? number, number)
        most = min(most ?? number, number)
      case (.isNumber(_, let number), false): excluded.append(number)
      case (.between(_, let from, let to), true):
        if let from { least = max(least ?? from, from) }
        if let to { most = min(most ?? to, to) }
      case (.present, _): break
      default: result = .maybe
      }
    }
    if type == .boolean {
      let open = [0, Cell.scale].filter {
        !excluded.contains($0) && (least ?? $0) <= $0 && $0 <= (most ?? $0)
      }
      return open.isEmpty ? .never : result
    }
    guard let least, let most else { return result }
    return most < least || (least == most && excluded.contains(least)) ? .never : result
  }

  // MARK: Texts

  /// Whether a text can meet all.
  private func texts(_ literals: [Literal], _ column: Int, _ table: Table) -> Reach {
    if contradictsPresence(literals) { return .never }
    var candidates = schemaValues(column, of: table)
    let known = values(column, of: table)
    for literal in literals where literal.holds {
      let named: [String]? =
        switch literal.atom {
        case .isText(_, let text): [text]
        case .isIn(_, let texts): texts
        case .listed(_, let list, _, _): lists[list].list.entries.map(\.code)
        default: nil
        }
      guard let named else { continue }
      candidates = (candidates ?? known)?.filter(named.contains) ?? named
    }
    if let candidates {
      return candidates.map { reach($0, literals) }.max() ?? .never
    }
    let begins = literals.filter(\.holds).compactMap { literal in
      if case .prefix(_, let text) = literal.atom { text } else { nil }
    }
    for left in begins {
      if begins.contains(where: { !left.hasPrefix($0) && !$0.hasPrefix(left) }) { return .never }
      let isExcluded = literals.contains { literal in
        if case .prefix(_, let text) = literal.atom {
          !literal.holds && left.hasPrefix(text)
        } else {
          false
        }
      }
      if isExcluded { return .never }
    }
    return .surely
  }

  /// Whether one text meets all; what depends on the day or on another value is uncertain.
  private func reach(_ text: String, _ literals: [Literal]) -> Reach {
    var result = Reach.surely
    for literal in literals {
      let truth: Bool? =
        switch literal.atom {
        case .isText(_, let value): text == value
        case .isIn(_, let values): values.contains(text)
        case .prefix(_, let value): text.hasPrefix(value)
        case .present: true
        case .listed(_, let list, let on, let entry): isListed(text, list, on, entry)
        default: nil
        }
      guard let truth else {
        result = .maybe
        continue
      }
      if truth != literal.holds { return .never }
    }
    return result
  }

  /// Whether a code is an entry that meets a condition; nil where that depends on more.
  private func isListed(
    _ code: String, _ list: Int, _ on: CivilDate?, _ filter: EntryFilter?
  ) -> Bool? {
    guard let position = lists[list].position(code: code) else { return false }
    if let on, !lists[list].isValid(position, on: on) { return false }
    guard let filter else { return true }
    return Reachability.truth(filter, lists[list].list.entries[position])
  }

  /// Whether an entry meets a condition; nil where that depends on the application.
  private static func truth(_ filter: EntryFilter, _ entry: CodelistEntry) -> Bool? {
    switch filter {
    case .isText(let property, let text): return entry.property(property) == text
    case .isIn(let property, let texts):
      return entry.property(property).map(texts.contains) ?? false
    case .prefix(let property, let text):
      return entry.property(property)?.hasPrefix(text) ?? false
    case .present(let property): return entry.property(property) != nil
    case .all(let parts):
      let truths = parts.map { truth($0, entry) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let parts):
      let truths = parts.map { truth($0, entry) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    // A property that is not there is unknown, so that its negation does not hold either.
    case .not, .same: return nil
    }
  }
}
