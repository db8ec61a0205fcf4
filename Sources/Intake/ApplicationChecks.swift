// SPDX-License-Identifier: Apache-2.0

internal import Model
internal import Notation

extension ApplicationReader {
  /// Typed checks of ours in place of identity constraints (DESIGN §9): the call's id, ids that
  /// occur twice, references to partners, money in whole minor units.
  func check(_ application: Application, file: String, _ findings: inout [Finding]) {
    if let found = application.call, found != callText {
      let place = Place(
        file: file, ordinal: application[.application].ordinals.first ?? 1, attribute: "call")
      findings.append(
        Finding(
          ApplicationFindings.otherCall,
          arguments: [.init("found", found), .init("asked", callText)], place: place))
    }
    let partners = identifiers(of: .partner, in: application, file, &findings)
    _ = identifiers(of: .activity, in: application, file, &findings)
    _ = identifiers(of: .line, in: application, file, &findings)
    references(from: .activity, to: partners, in: application, file, &findings)
    references(from: .line, to: partners, in: application, file, &findings)
    references(from: .annex, to: partners, in: application, file, &findings)
    references(from: .reference, to: partners, in: application, file, &findings)
    money(application, file, &findings)
    propertyCodes(application, file, &findings)
  }

  /// Codes of declared properties that their list does not hold.
  private func propertyCodes(
    _ application: Application, _ file: String, _ findings: inout [Finding]
  ) {
    for table in Table.allCases {
      let columns = words.columns[table.rawValue]
      for column in words.builtIn[table.rawValue]..<columns.count {
        guard let list = columns[column].list, let known = codes[list] else { continue }
        let rows = application[table]
        for row in 0..<rows.count {
          guard let code = rows[row, column].text, !known.contains(code) else { continue }
          findings.append(
            Finding(
              ApplicationFindings.propertyCode,
              arguments: [
                .init("value", code), .init("name", columns[column].name), .init("list", list),
              ],
              place: Place(file: file, ordinal: rows.origins[row * rows.width + column])))
        }
      }
    }
  }

  /// The ids of a table's rows; an id that occurs twice is a finding.
  private func identifiers(
    of table: Table, in application: Application, _ file: String, _ findings: inout [Finding]
  ) -> Set<String> {
    let rows = application[table]
    guard rows.count > 0, let column = words.index(of: "id", in: table) else { return [] }
    var seen: Set<String> = []
    for row in 0..<rows.count {
      guard let id = rows[row, column].text else { continue }
      if !seen.insert(id).inserted {
        findings.append(
          Finding(
            ApplicationFindings.duplicateID,
            arguments: [.init("table", table.name), .init("id", id)],
            place: Place(file: file, ordinal: rows.ordinals[row], attribute: "id")))
      }
    }
    return seen
  }

  /// References to partners that are not there.
  private func references(
    from table: Table, to partners: Set<String>, in application: Application, _ file: String,
    _ findings: inout [Finding]
  ) {
    guard let column = words.index(of: "partner", in: table) else { return }
    let rows = application[table]
    for row in 0..<rows.count {
      guard let id = rows[row, column].text, !partners.contains(id) else { continue }
      findings.append(
        Finding(
          ApplicationFindings.unknownPartner,
          arguments: [.init("table", table.name), .init("id", id)],
          place: Place(file: file, ordinal: rows.ordinals[row], attribute: "partner")))
    }
  }

  /// Amounts finer than the currency of the budget (DESIGN §7.9).
  private func money(_ application: Application, _ file: String, _ findings: inout [Finding]) {
    guard application[.application].count > 0, let column = currencyColumn,
      let code = application[.application][0, column].text, let currency = Currency(code: code)
    else { return }
    var unit = Cell.scale
    for _ in 0..<currency.minorUnitDigits { unit /= 10 }
    for (table, columns) in moneyColumns {
      let rows = application.tables[table]
      for column in columns {
        for row in 0..<rows.count {
          guard let amount = rows[row, column].millionths, amount % unit != 0 else { continue }
          findings.append(
            Finding(
              ApplicationFindings.minorUnits,
              arguments: [
                .init("amount", Decimals.text(micro: amount)), .init("currency", code),
                .init("digits", "\(currency.minorUnitDigits)"),
              ],
              place: Place(
                file: file, ordinal: rows.origins[row * rows.width + column],
                attribute: words.columns[table][column].name)))
        }
      }
    }
  }
}
