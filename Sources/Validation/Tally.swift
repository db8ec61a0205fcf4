// SPDX-License-Identifier: Apache-2.0

package import Model

/// What a rule gathers row by row: which fail, which cannot be judged, and where they stand.
///
/// Evidence is codes and values, the same in every language; sentences are the report's.
struct Tally {
  /// The most rows that evidence names; a file may have thousands.
  static let most = 20

  /// What failed, and where.
  private var failed: (count: Int, texts: [String], places: [Place]) = (0, [], [])
  /// What cannot be said, and where.
  private var unknown: (count: Int, texts: [String], places: [Place]) = (0, [], [])

  /// Notes what was asked of a row and whether the row is one of those asked.
  ///
  /// A row that may not be asked at all fails nothing: it is unknown.
  mutating func note(
    _ truth: Truth, of asked: Truth = .yes, _ text: @autoclosure () -> String,
    _ place: @autoclosure () -> Place
  ) {
    guard asked != .no, truth != .yes else { return }
    if asked == .yes, truth == .no {
      failed.count += 1
      guard failed.count <= Tally.most else { return }
      failed.texts.append(text())
      failed.places.append(place())
    } else {
      unknown.count += 1
      guard unknown.count <= Tally.most else { return }
      unknown.texts.append(text())
      unknown.places.append(place())
    }
  }

  /// Fail where any row fails, else unknown where any is, else pass.
  var answer: RuleAnswer {
    let (answer, found): (Answer, (count: Int, texts: [String], places: [Place])) =
      failed.count > 0 ? (.fail, failed) : unknown.count > 0 ? (.unknown, unknown) : (.pass, failed)
    guard found.count > 0 else { return RuleAnswer(answer) }
    var places: [Place] = []
    for place in found.places where !places.contains(place) { places.append(place) }
    let more = found.count - found.texts.count
    return RuleAnswer(
      answer,
      details: .init(texts: found.texts + (more > 0 ? ["+\(more)"] : []), places: places))
  }
}

extension Subject {
  /// How evidence names a row: a partner or a row of a partner by the partner's id, another by its
  /// own id, else by its table and position.
  func label(_ row: Int, of table: Table) -> String {
    let rows = application[table]
    switch table {
    case .application: return rows.count > 0 ? rows[row, 1].text ?? "application" : "application"
    case .partner, .activity, .line:
      // The id is the first column of these three.
      if let id = rows[row, 0].text { return id }
    default: break
    }
    if let owner = Vocabulary.owner(of: table), rows.owners[row] >= 0 {
      return label(Int(rows.owners[row]), of: owner)
    }
    return "\(table.name) \(row + 1)"
  }

  /// Where a row begins.
  func place(_ row: Int, of table: Table, file: String) -> Place {
    Place(file: file, ordinal: application[table].ordinals[row])
  }

  /// Where the application begins.
  func root(_ file: String) -> Place {
    Place(file: file, ordinal: application[.application].ordinals.first ?? 1)
  }

  /// What a program says of a row; yes where there is no program.
  func truth(_ program: FilterProgram?, _ row: Int, of table: Table) -> Truth {
    program?.truth(row, of: table, in: application, lists: lists) ?? .yes
  }
}

extension CallReader {
  /// The compiled filter of a child, or nil, with its words.
  mutating func program(
    _ form: Form, _ child: String, of table: Table
  ) -> (program: FilterProgram, words: Texts)? {
    filter(form, child, of: table).map { program($0, of: table) }
  }

  /// A filter compiled, with its words.
  func program(_ filter: Filter, of table: Table) -> (program: FilterProgram, words: Texts) {
    (
      FilterProgram(filter, of: table, lists: lists, day: day),
      Words.filter(filter, of: table, self)
    )
  }

  /// The codes of an attribute that lists them, none twice.
  package mutating func codes(_ form: Form, _ attribute: String) -> [String] {
    var codes: [String] = []
    for code in required(form, attribute).split(separator: " ").map(String.init) {
      if codes.contains(code) {
        report(
          CallFindings.duplicate, at: form, attribute: attribute,
          [("what", "\(CallReader.tag(form)) \(attribute)=\"… \(code)\"")])
      } else {
        codes.append(code)
      }
    }
    return codes
  }
}
