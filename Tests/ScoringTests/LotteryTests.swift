// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Scoring

/// DESIGN §7.5: the public draw.
@Suite struct LotteryTests {
  /// 00 01 … 1f.
  private let salt = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
  /// The draw that the call commits to.
  private let draw = Draw(
    source: "state lottery", date: CivilDate(days: 20_000),
    saltDigest: "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd")
  /// What is drawn, as recorded; not only ASCII.
  private let drawn = "12 34 56 – 7"

  @Test(
    "DESIGN §7.5: anyone can redo it with standard tools",
    // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:… -kdfopt hexsalt:…
    //   -kdfopt hexinfo:63616c6c0061 HKDF
    arguments: [
      ("a", "5e9762a98504e9f20c38150b421c7de609e3a9e20c2c8035d9388f8613f0f5c4"),
      ("b", "ab2a684958c45a4dd3ff3fddea53cc43db50a1327bf5b4fa9231ec0f076d77b6"),
      ("c", "6d9b03b93db078b17c9d6401e04b390765b250246708007beb03c4d8977e81f1"),
    ])
  func numbers(_ id: String, _ expected: String) {
    #expect(
      Lottery.number(
        call: CallID("call"), application: ApplicationID(id), drawn: drawn,
        salt: Array(0..<32)) == expected)
  }

  /// The places of three equals after some decisions.
  private func ranked(_ decisions: Decision.Action..., ids: [String] = ["a", "b", "c"]) throws
    -> String
  {
    try places(
      ids.map { scored($0, "5") }, [.total(descending: true), .lottery],
      decisions: decisions.enumerated().map { decision("d\($0)", $1, line: $0) }, draw: draw)
  }

  @Test func `DESIGN §7.5: ascending; a withdrawn application keeps its number`() throws {
    #expect(try ranked(.draw(value: drawn, salt: salt)) == "1 a, 2 c, 3 b")
    #expect(try ranked(.draw(value: drawn, salt: salt.uppercased())) == "1 a, 2 c, 3 b")
    #expect(try ranked(.draw(value: drawn, salt: salt), ids: ["b", "c"]) == "1 c, 2 b")
  }

  @Test func `DESIGN §7.5: an undisclosed salt leaves the places shared`() throws {
    #expect(try ranked() == "1= a b c")
    #expect(try ranked(.draw(value: drawn, salt: nil)) == "1= a b c")
    #expect(
      try ranked(.draw(value: drawn, salt: nil), .draw(value: drawn, salt: salt))
        == "1 a, 2 c, 3 b")
  }

  @Test func `DESIGN §7.5: a salt that was not committed to, or a second draw, is a defect`() throws
  {
    let rules = RankingRules(listPerLot: false, keys: [.lottery], draw: draw)
    func defects(_ actions: Decision.Action...) -> [String] {
      codes(
        decisionBook(actions.enumerated().map { decision("d\($0)", $1, line: $0) }, [], rules)
          .defects)
    }
    #expect(defects(.draw(value: drawn, salt: salt)) == [])
    #expect(defects(.draw(value: drawn, salt: "ff" + salt.dropFirst(2))) == ["SCO128"])
    #expect(defects(.draw(value: drawn, salt: String(salt.dropLast(2)))) == ["SCO128"])
    #expect(defects(.draw(value: drawn, salt: "g0" + salt.dropFirst(2))) == ["SCO128"])
    #expect(defects(.draw(value: drawn, salt: nil), .draw(value: "8", salt: salt)) == ["SCO129"])
    #expect(try ranked(.draw(value: drawn, salt: nil), .draw(value: "8", salt: salt)) == "1= a b c")
  }
}
