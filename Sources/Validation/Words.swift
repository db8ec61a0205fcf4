// SPDX-License-Identifier: Apache-2.0

package import Model
internal import Notation

/// Rules in words, made from their parameters, so that rule and guide never disagree (DESIGN §5.3).
package enum Words {
  /// The same text in both languages.
  package static func plain(_ text: String) -> Texts { Texts(en: text, zh: text) }

  /// A number as people write it.
  package static func number(_ number: Rational) -> String {
    Decimals.text(number, maximumDigits: 6)
  }

  /// A rule with bounds.
  static func bound(
    _ measure: Measure, least: Texts?, most: Texts?, exact: Texts?, _ reader: CallReader
  ) -> Texts {
    let subject = Words.measure(measure, reader)
    var en = subject.en
    var zh = subject.zh
    var asked: [Texts] = []
    if let least { asked.append(Texts(en: "at least \(least.en)", zh: "不少于\(least.zh)")) }
    if let most { asked.append(Texts(en: "at most \(most.en)", zh: "不超过\(most.zh)")) }
    if let exact { asked.append(Texts(en: "exactly \(exact.en)", zh: "等于\(exact.zh)")) }
    en += ": " + asked.map(\.en).joined(separator: " and ")
    zh += "：" + asked.map(\.zh).joined(separator: "且")
    return Texts(en: en, zh: zh)
  }

  /// A rule that counts and allows none, or counts the application itself: people say it without a
  /// number. Nil for every other rule with bounds.
  static func condition(
    _ measure: Measure, least: Texts?, most: Texts?, exact: Texts?, _ reader: CallReader
  ) -> Texts? {
    guard case .count(let table, let filter?) = measure else { return nil }
    let bounds = [least, most, exact].map { $0?.en }
    let rows = Words.rows(table, filter, reader)
    if bounds == [nil, "0", nil] || bounds == [nil, nil, "0"] {
      guard table == .application else {
        guard case .not(let asked) = filter else {
          return Texts(en: "no \(rows.en)", zh: "没有\(rows.zh)")
        }
        let condition = Words.filter(asked, of: table, reader)
        return Texts(
          en: "each \(table.singular.en): \(condition.en)",
          zh: "每个\(table.singular.zh)：\(condition.zh)")
      }
      return Words.filter(.not(filter), of: table, reader)
    }
    guard table == .application, bounds == ["1", nil, nil] || bounds == [nil, nil, "1"] else {
      return nil
    }
    return Words.filter(filter, of: table, reader)
  }

  /// Rows of a table, and which.
  private static func rows(_ table: Table, _ filter: Filter?, _ reader: CallReader) -> Texts {
    guard let filter else { return table.plural }
    return rows(table.plural, Words.filter(filter, of: table, reader))
  }

  /// Rows, and the condition that they meet.
  static func rows(_ rows: Texts, _ condition: Texts?) -> Texts {
    guard let condition else { return rows }
    return Texts(en: "\(rows.en) where \(condition.en)", zh: "\(rows.zh)（\(condition.zh)）")
  }

  /// The different values of an attribute: a fact that is not a number.
  package static func texts(_ measure: TextsMeasure, _ reader: CallReader) -> Texts {
    let column = reader.vocabulary.column(measure.column, of: measure.table).words
    // There is one application: which one goes without saying.
    if measure.table == .application, measure.filter == nil { return column }
    let rows = Words.rows(measure.table, measure.filter, reader)
    return Texts(en: "\(column.en) of \(rows.en)", zh: "\(rows.zh)的\(column.zh)")
  }

  /// A measure.
  package static func measure(_ measure: Measure, _ reader: CallReader) -> Texts {
    func rows(_ table: Table, _ filter: Filter?) -> Texts { Words.rows(table, filter, reader) }
    func column(_ table: Table, _ index: Int) -> Texts {
      reader.vocabulary.column(index, of: table).words
    }
    func day(_ day: Measure.Day) -> Texts {
      switch day {
      case .column(let index): column(.application, index)
      case .opens(let day):
        Texts(en: "the opening day (\(Instants.text(day)))", zh: "征集开放日（\(Instants.text(day))）")
      case .closes(let day):
        Texts(en: "the closing day (\(Instants.text(day)))", zh: "征集截止日（\(Instants.text(day))）")
      }
    }
    func join(_ left: Texts, _ en: String, _ right: Texts, _ zh: String) -> Texts {
      Texts(en: "\(left.en) \(en) \(right.en)", zh: "\(left.zh)\(zh)\(right.zh)")
    }
    func listed(_ measures: [Measure]) -> Texts {
      let parts = measures.map { Words.measure($0, reader) }
      return Texts(
        en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "、"))
    }
    switch measure {
    case .count(let table, let filter):
      let rows = rows(table, filter)
      return Texts(en: "number of \(rows.en)", zh: "\(rows.zh)的个数")
    case .distinct(let table, let index, let filter):
      let rows = rows(table, filter)
      let column = column(table, index)
      return Texts(
        en: "number of different values of \(column.en) in \(rows.en)",
        zh: "\(rows.zh)中不同\(column.zh)的个数")
    case .sum(let table, let index, let filter, _):
      let rows = rows(table, filter)
      let column = column(table, index)
      return Texts(en: "sum of \(column.en) over \(rows.en)", zh: "\(rows.zh)的\(column.zh)合计")
    case .value(let table, let index, let filter, _):
      let column = column(table, index)
      guard table != .application else { return column }
      let row = Words.rows(table.singular, filter.map { Words.filter($0, of: table, reader) })
      return Texts(en: "\(column.en) of the \(row.en)", zh: "\(row.zh)的\(column.zh)")
    case .share(let part, let whole):
      return join(Words.measure(part, reader), "as a share of", Words.measure(whole, reader), "占")
    case .days(let from, let to, let inclusive):
      let days = join(day(from), "to", day(to), "至")
      return Texts(
        en: "days from \(days.en)\(inclusive ? ", both counted" : "")",
        zh: "\(days.zh)的天数\(inclusive ? "（首尾均计）" : "")")
    case .months(let from, let to, let inclusive, let begun):
      let days = join(day(from), "to", day(to), "至")
      return Texts(
        en: "\(begun ? "completed or begun" : "completed") months from \(days.en)"
          + (inclusive ? ", last day counted" : ""),
        zh: "\(days.zh)的\(begun ? "月数（不足一月按一月计）" : "足月数")"
          + (inclusive ? "（末日计入）" : ""))
    case .number(let number): return plain(Words.number(number))
    case .parameter(let name, let number): return plain("\(Words.number(number)) (\(name))")
    case .fact(let fact, _): return Words.fact(reader.facts[fact])
    case .add(let measures):
      let parts = measures.map { Words.measure($0, reader) }
      return Texts(
        en: parts.map(\.en).joined(separator: " plus "),
        zh: parts.map(\.zh).joined(separator: "加"))
    case .subtract(let left, let right):
      return join(Words.measure(left, reader), "less", Words.measure(right, reader), "减")
    case .smallest(let measures):
      let parts = listed(measures)
      return Texts(en: "the smallest of \(parts.en)", zh: "\(parts.zh)中的最小值")
    case .largest(let measures):
      let parts = listed(measures)
      return Texts(en: "the largest of \(parts.en)", zh: "\(parts.zh)中的最大值")
    case .lookup(let lookup):
      let column = column(lookup.table, lookup.column)
      let rows = rows(lookup.table, lookup.filter)
      let list = reader.lists[lookup.list].list
      let isOwn = lookup.table == .application
      return Texts(
        en: "“\(lookup.property)” of \(column.en)\(isOwn ? "" : " of \(rows.en)") in list "
          + "“\(list.name.text(.english))”",
        zh: "名单“\(list.name.text(.chinese))”中"
          + "\(isOwn ? "" : rows.zh + "的")\(column.zh)的“\(lookup.property)”")
    }
  }

  /// A condition on a row.
  static func filter(_ filter: Filter, of table: Table, _ reader: CallReader) -> Texts {
    func column(_ index: Int) -> (words: Texts, type: ColumnType) {
      let column = reader.vocabulary.column(index, of: table)
      return (column.words, column.type)
    }
    func said(_ index: Int, _ en: String, _ zh: String) -> Texts {
      let column = column(index)
      return Texts(en: "\(column.words.en) \(en)", zh: "\(column.words.zh)\(zh)")
    }
    func joined(_ filters: [Filter], _ en: String, _ zh: String) -> Texts {
      let parts = filters.map { Words.filter($0, of: table, reader) }
      return Texts(
        en: parts.map(\.en).joined(separator: en), zh: parts.map(\.zh).joined(separator: zh))
    }
    switch filter {
    case .isText(let index, let value): return said(index, "is “\(value)”", "为“\(value)”")
    case .isNumber(let index, let value):
      let text = spelled(value, column(index).type)
      return said(index, "is \(text)", "为\(text)")
    case .same(let index, let reference):
      let other =
        switch reference {
        case .row(let column): reader.vocabulary.column(column, of: table).words
        case .application(let column): reader.vocabulary.column(column, of: .application).words
        }
      return said(index, "is the same as \(other.en)", "与\(other.zh)相同")
    case .isIn(let index, let values):
      return said(
        index, "is one of \(values.joined(separator: ", "))",
        "为\(values.joined(separator: "、"))之一")
    case .prefix(let index, let value):
      return said(index, "begins with “\(value)”", "以“\(value)”开头")
    case .between(let index, let least, let most):
      let type = column(index).type
      let from = least.map { spelled($0, type) } ?? "…"
      let to = most.map { spelled($0, type) } ?? "…"
      return said(index, "lies within \(from)–\(to)", "在\(from)至\(to)之间")
    case .present(let index): return said(index, "is given", "已填写")
    case .listed(let index, let list, let on, let entry):
      let name = reader.lists[list].list.name
      let day = on.map { Instants.text($0) }
      let more = entry.map { Words.entry($0) }
      return said(
        index,
        "is listed in “\(name.text(.english))”" + (day.map { " on \($0)" } ?? "")
          + (more.map { " with \($0.en)" } ?? ""),
        "在“\(name.text(.chinese))”中" + (day.map { "（\($0)有效）" } ?? "")
          + (more.map { "且\($0.zh)" } ?? ""))
    case .has(let other, let inner):
      var rows = other.singular
      if case .naming = FilterProgram.Belonging(other, to: table) {
        rows = Texts(en: "\(rows.en) of the partner", zh: "该合作方的\(rows.zh)")
      }
      if inner == .all([]) {
        return Texts(en: "there is \(article(rows.en))", zh: "有\(rows.zh)")
      }
      let condition = Words.filter(inner, of: other, reader)
      return Texts(
        en: "there is \(article(rows.en)) where \(condition.en)",
        zh: "有\(rows.zh)满足\(condition.zh)")
    case .all(let filters): return joined(filters, " and ", "且")
    case .any(let filters): return joined(filters, " or ", "或")
    case .not(let inner):
      let condition = Words.filter(inner, of: table, reader)
      return Texts(en: "not (\(condition.en))", zh: "非（\(condition.zh)）")
    }
  }

  /// A fact as rules name it; no value is spelled like this.
  package static func fact(_ id: String) -> Texts { Texts(en: "fact “\(id)”", zh: "数据项“\(id)”") }

  /// A noun with its article.
  private static func article(_ noun: String) -> String {
    ("aeiou".contains(noun.first ?? " ") ? "an " : "a ") + noun
  }

  /// A condition on an entry.
  private static func entry(_ filter: EntryFilter) -> Texts {
    func joined(_ filters: [EntryFilter], _ en: String, _ zh: String) -> Texts {
      let parts = filters.map { entry($0) }
      return Texts(
        en: parts.map(\.en).joined(separator: en), zh: parts.map(\.zh).joined(separator: zh))
    }
    switch filter {
    case .isText(let property, let value):
      return Texts(en: "\(property) “\(value)”", zh: "\(property)为“\(value)”")
    case .same(let property, _):
      return Texts(en: "the same \(property)", zh: "\(property)相同")
    case .isIn(let property, let values):
      return Texts(
        en: "\(property) one of \(values.joined(separator: ", "))",
        zh: "\(property)为\(values.joined(separator: "、"))之一")
    case .prefix(let property, let value):
      return Texts(en: "\(property) “\(value)…”", zh: "\(property)以“\(value)”开头")
    case .present(let property): return Texts(en: "a \(property)", zh: "有\(property)")
    case .all(let filters): return joined(filters, " and ", "且")
    case .any(let filters): return joined(filters, " or ", "或")
    case .not(let inner):
      let condition = entry(inner)
      return Texts(en: "not (\(condition.en))", zh: "非（\(condition.zh)）")
    }
  }

  /// A number of a column as people write it.
  private static func spelled(_ millionths: Int128, _ type: ColumnType) -> String {
    switch type {
    case .date:
      Instants.text(CivilDate(days: Int32(truncatingIfNeeded: millionths / Cell.scale)))
    case .boolean: millionths == 0 ? "false" : "true"
    default: Decimals.text(micro: millionths)
    }
  }
}
