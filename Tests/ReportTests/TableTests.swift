// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Report
import Testing

@Suite("The ranking as tables")
struct TableTests {
  private let input: ReportInput

  init() throws {
    input = try Fixture.input()
  }

  @Test("ranking.csv starts no formula and stays one row an entry")
  func csv() throws {
    let bytes = RankingCSV.bytes(input)
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    var reader = try CSVReader(bytes)
    var rows: [[String]] = []
    while try reader.nextRow() { rows.append((0..<reader.count).map { reader.text($0) }) }
    #expect(rows.count == 12)
    #expect(Set(rows.map(\.count)) == [18])
    #expect(rows[2][1] == "2=")
    #expect(rows[2][10] == "24.333333…")
    #expect(rows[7][3].hasPrefix("'=cmd"))
    #expect(rows[7][16] == "own-money")
    Golden.expect(bytes, "ranking.csv")
  }

  @Test("the terminal's table as recorded", arguments: Language.allCases)
  func text(_ language: Language) {
    let text = RankingText.text(input, language: language, width: 100)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    Golden.expect(Array(text.utf8), "ranking.\(language.rawValue).txt")
  }

  @Test("columns stand under each other whatever the script", arguments: Language.allCases)
  func alignment(_ language: Language) throws {
    let lines = RankingText.text(input, language: language, width: 90).split(separator: "\n")
    let rows = lines.filter { $0.contains("000.00") && $0.contains("-00") }
    let ends = rows.map { line -> Int in
      let upToMoney = line.firstRange(of: "000.00").map { line[..<$0.upperBound] } ?? line
      return String(upToMoney).displayWidth
    }
    #expect(rows.count == 5)
    #expect(Set(ends.prefix(3)).count == 1)
    #expect(lines.allSatisfy { String($0).displayWidth <= 90 })
  }

  @Test("the funding line stands after the last selected one")
  func fundingLine() throws {
    let lines = RankingText.text(input, language: .english).split(separator: "\n")
    let line = try #require(lines.firstIndex { $0.contains("funding line ─") })
    #expect(lines[line - 1].contains("A-001"))
    #expect(lines[line + 1].contains("A-002"))
  }

  @Test("a provisional ranking says so, and who must act")
  func provisional() throws {
    let text = RankingText.text(input, language: .english)
    #expect(text.contains("PROVISIONAL: 5 matters are open."))
    #expect(text.contains("committee must act:"))
    #expect(text.contains("- assessments/as-9.csv:4:2: MIN101 The value is too low."))
    var final = input.ranking
    final.open = []
    let settled = ReportInput(
      terms: input.terms, ranking: final, appraisals: input.appraisals, sheets: [], inputs: [])
    #expect(!RankingText.text(settled, language: .english).contains("PROVISIONAL"))
    #expect(!RankingText.text(settled, language: .chinese).contains("暂定"))
  }

  @Test("colour is there only when asked for")
  func colour() {
    #expect(!RankingText.text(input, language: .english).contains("\u{1B}"))
    #expect(RankingText.text(input, language: .english, colour: true).contains("\u{1B}[32m"))
  }
}
