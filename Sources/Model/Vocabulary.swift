// SPDX-License-Identifier: Apache-2.0

/// A table of an application's rows (DESIGN §4). The raw value is its position everywhere.
package enum Table: Int, Hashable, Sendable, CaseIterable {
  /// The application itself: one row, with its plan and budget.
  case application
  /// Titles, one a language.
  case title
  /// Summaries, one a language.
  case summary
  /// Cluster and cross-cutting themes.
  case theme
  /// Partners.
  case partner
  /// Names of partners, one a language.
  case name
  /// Registration numbers of partners.
  case identifier
  /// Contacts of partners.
  case contact
  /// Declarations, of the consortium or of a partner.
  case declaration
  /// Activities.
  case activity
  /// Titles of activities.
  case activityTitle
  /// Outlines of the action plan, one a language.
  case outline
  /// Lines of the budget.
  case line
  /// Annexes.
  case annex
  /// References to other projects and grants.
  case reference

  /// The name that a call uses for it.
  package var name: String {
    switch self {
    case .activityTitle: "activity-title"
    default: String(describing: self)
    }
  }

  /// The table of this name.
  package init?(name: String) {
    guard let table = Table.allCases.first(where: { $0.name == name }) else { return nil }
    self = table
  }
}

/// What a column holds.
package enum ColumnType: String, Hashable, Sendable, CaseIterable {
  /// Free text.
  case text
  /// A code of a codelist or of the schema.
  case code
  /// A whole number.
  case integer
  /// A decimal number.
  case decimal
  /// An amount in the currency of the budget.
  case money
  /// A day: days since 1970-01-01.
  case date
  /// Yes or no: 1 or 0.
  case boolean

  /// Whether cells of this type are numbers.
  package var isNumeric: Bool { self != .text && self != .code }
}

/// One attribute of a table: its name, type and words.
package struct Column: Hashable, Sendable {
  /// The name that rules use.
  package let name: String
  /// What it holds.
  package let type: ColumnType
  /// What people call it.
  package let words: Texts
  /// The codelist that its codes come from, where a call declares one.
  package let list: String?

  /// A column.
  package init(_ name: String, _ type: ColumnType, _ words: Texts, list: String? = nil) {
    self.name = name
    self.type = type
    self.words = words
    self.list = list
  }
}

/// An element of the application's XML: which table it writes to, and what its values are called.
package struct VocabularyElement: Sendable {
  /// The element's local name.
  package let name: String
  /// The position of the element it stands in, or -1 for the root.
  package let parent: Int
  /// The table it writes to.
  package let table: Table
  /// Whether it begins a new row; else it adds to the row of its parent.
  package let opensRow: Bool
  /// Attribute name → column name.
  package let attributes: [(attribute: String, column: String)]
  /// The column of its text, where it has one.
  package let text: String?
  /// Whether it carries a property that the call declares.
  package let isProperty: Bool
}

/// Every attribute once (DESIGN §4): decoder, measures, call check, guide and messages read this
/// list. A call appends the properties it declares.
package struct Vocabulary: Sendable {
  /// The columns of each table, by the table's raw value.
  package private(set) var columns: [[Column]]
  /// How many columns of each table are built in; later ones are declared by the call.
  package let builtIn: [Int]

  /// The vocabulary of a call that declares nothing.
  package init() {
    columns = Table.allCases.map { Vocabulary.columns(of: $0) }
    builtIn = columns.map(\.count)
  }

  /// Adds a property that a call declares. False where the name is taken.
  package mutating func declare(_ column: Column, of table: Table) -> Bool {
    guard index(of: column.name, in: table) == nil else { return false }
    columns[table.rawValue].append(column)
    return true
  }

  /// The position of a column, or nil.
  package func index(of name: String, in table: Table) -> Int? {
    columns[table.rawValue].firstIndex { $0.name == name }
  }

  /// A column by position.
  package func column(_ index: Int, of table: Table) -> Column {
    columns[table.rawValue][index]
  }

  /// The attribute in which a built-in column is written, or nil where it is a text.
  package static func attribute(of column: Int, in table: Table) -> String? {
    let columns = columns(of: table)
    guard column < columns.count else { return nil }
    for element in elements where element.table == table {
      for pair in element.attributes where pair.column == columns[column].name {
        return pair.attribute
      }
    }
    return nil
  }

  /// The table that rows of this one belong to, or nil where they belong to the application.
  package static func owner(of table: Table) -> Table? {
    switch table {
    case .name, .identifier, .contact, .declaration: .partner
    case .activityTitle: .activity
    default: nil
    }
  }

  /// The built-in columns of a table.
  private static func columns(of table: Table) -> [Column] {
    func text(_ name: String, _ en: String, _ zh: String) -> Column {
      Column(name, .text, Texts(en: en, zh: zh))
    }
    func code(_ name: String, _ en: String, _ zh: String) -> Column {
      Column(name, .code, Texts(en: en, zh: zh))
    }
    func money(_ name: String, _ en: String, _ zh: String) -> Column {
      Column(name, .money, Texts(en: en, zh: zh))
    }
    func date(_ name: String, _ en: String, _ zh: String) -> Column {
      Column(name, .date, Texts(en: en, zh: zh))
    }
    let language = code("lang", "language", "语言")
    switch table {
    case .application:
      return [
        code("call", "call", "征集"), code("id", "application id", "申请编号"),
        code("lot", "lot", "标段"), code("plan", "action plan", "行动计划"),
        date("start", "first day", "首日"), date("end", "last day", "末日"),
        code("currency", "currency", "货币"), money("total", "total cost", "总成本"),
        money("requested", "requested grant", "申请资助额"),
        money("cofinancing", "co-financing", "配套资金"),
      ]
    case .title, .summary, .name, .activityTitle, .outline:
      return [language, text("text", "text", "文字")]
    case .theme:
      return [
        code("kind", "kind of theme", "专题类别"), code("code", "theme", "专题"),
        text("words", "theme in words", "专题文字"),
      ]
    case .partner:
      return [
        code("id", "partner id", "合作方编号"), code("role", "role", "角色"),
        code("kind", "kind of partner", "合作方类别"), code("country", "country", "国家"),
        money("total", "partner's total cost", "合作方总成本"),
        money("requested", "partner's requested grant", "合作方申请资助额"),
        money("cofinancing", "partner's co-financing", "合作方配套资金"),
        code("participant", "participant", "参与方"),
        text("participant-name", "participant's name", "参与方名称"),
        code("nuts", "NUTS code", "NUTS 代码"), code("gbt2260", "GB/T 2260 code", "GB/T 2260 代码"),
        text("city", "city", "城市"), text("address", "address", "地址"),
        Column("population", .integer, Texts(en: "population", zh: "人口")),
      ]
    case .identifier:
      return [code("scheme", "scheme", "体系"), text("value", "registration number", "登记号")]
    case .contact:
      return [
        text("name", "name of the contact", "联系人姓名"), text("email", "e-mail address", "电子邮件"),
        text("phone", "telephone", "电话"),
      ]
    case .declaration:
      return [
        code("code", "declaration", "声明"), date("signed", "day of signature", "签署日期"),
        text("signatory", "signatory", "签署人"),
      ]
    case .activity:
      return [
        code("id", "activity id", "活动编号"), code("kind", "kind of activity", "活动类别"),
        code("partner", "partner", "合作方"), date("start", "first day", "首日"),
        date("end", "last day", "末日"),
      ]
    case .line:
      return [
        code("id", "line id", "预算行编号"), code("category", "cost category", "成本类别"),
        code("partner", "partner", "合作方"), money("amount", "amount", "金额"),
        text("description", "description", "说明"),
      ]
    case .annex:
      return [
        code("kind", "kind of annex", "附件类别"), text("file", "file", "文件"),
        code("sha256", "digest", "摘要"),
        Column("signed", .boolean, Texts(en: "signed", zh: "已签署")),
        code("partner", "partner", "合作方"),
      ]
    case .reference:
      return [
        code("kind", "kind of reference", "引用类别"), text("id", "number of the project", "项目编号"),
        money("amount", "amount", "金额"), code("partner", "partner", "合作方"),
        text("note", "note", "说明"),
      ]
    }
  }

  /// The elements of `urn:opencall:application:1`, the root first, each after its parent.
  package static let elements: [VocabularyElement] = {
    func element(
      _ name: String, in parent: Int, _ table: Table, adds: Bool = false,
      _ attributes: [(String, String)] = [], text: String? = nil, property: Bool = false
    ) -> VocabularyElement {
      VocabularyElement(
        name: name, parent: parent, table: table, opensRow: !adds,
        attributes: attributes.map { (attribute: $0.0, column: $0.1) }, text: text,
        isProperty: property)
    }
    func same(_ names: String...) -> [(String, String)] { names.map { ($0, $0) } }
    let lang = [("xml:lang", "lang")]
    return [
      element("application", in: -1, .application, same("call", "id", "lot")),
      element("title", in: 0, .title, lang, text: "text"),
      element("summary", in: 0, .summary, lang, text: "text"),
      element("theme", in: 0, .theme, same("kind", "code"), text: "words"),
      element(
        "partner", in: 0, .partner,
        same("id", "role", "kind", "country", "total", "requested", "cofinancing")),
      element("name", in: 4, .name, lang, text: "text"),
      element(
        "participant", in: 4, .partner, adds: true, [("code", "participant")],
        text: "participant-name"),
      element("identifier", in: 4, .identifier, same("scheme"), text: "value"),
      element(
        "location", in: 4, .partner, adds: true,
        same("nuts", "gbt2260", "city", "address", "population")),
      element("contact", in: 4, .contact, same("name", "email", "phone")),
      element("declaration", in: 4, .declaration, same("code", "signed", "signatory")),
      element("property", in: 4, .partner, adds: true, property: true),
      element("activity", in: 0, .activity, same("id", "kind", "partner", "start", "end")),
      element("title", in: 12, .activityTitle, lang, text: "text"),
      element(
        "plan", in: 0, .application, adds: true,
        [("kind", "plan"), ("start", "start"), ("end", "end")]),
      element("outline", in: 14, .outline, lang, text: "text"),
      element(
        "budget", in: 0, .application, adds: true,
        same("currency", "total", "requested", "cofinancing")),
      element(
        "line", in: 16, .line, same("id", "category", "partner", "amount"), text: "description"),
      element("annex", in: 0, .annex, same("kind", "file", "sha256", "signed", "partner")),
      element(
        "reference", in: 0, .reference, same("kind", "id", "amount", "partner"), text: "note"),
      element("declaration", in: 0, .declaration, same("code", "signed", "signatory")),
      element("property", in: 0, .application, adds: true, property: true),
    ]
  }()
}
