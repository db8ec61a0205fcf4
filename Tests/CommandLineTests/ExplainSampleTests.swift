// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("DESIGN §7.11: explain says why, of every kind of entry, in both languages")
struct ExplainSampleTests {
  /// An entry of a sample, and what must be said of it.
  struct Case: CustomTestStringConvertible, Sendable {
    let sample: String
    let id: String
    let en: [String]
    let zh: [String]
    var testDescription: String { "\(sample) \(id)" }
  }

  static let cases: [Case] = [
    Case(
      sample: "vouchers", id: "V-06",
      en: [
        "place 4: it waits for money that is set free",
        "by public draw (the lower number comes first)",
        "at most 1 for one value of “Enterprise, by PIC”, and V-01 has the same one",
        "more points would have helped only with a place above V-01",
      ],
      zh: ["第 4 名：候补，待有资金释放", "公开抽签（数小者在前）", "“企业（PIC）”相同者至多 1，V-01 与其相同"]),
    Case(
      sample: "vouchers", id: "V-05",
      en: ["funded from a guaranteed share", "6 000.00 EUR are awarded"],
      zh: ["由保障名额资助", "获资助 6 000.00 EUR"]),
    Case(
      sample: "vouchers", id: "V-07", en: ["funded from money left in another envelope"],
      zh: ["由其他额度的余款资助"]),
    Case(
      // The last selected of the list draws on another envelope: the line is V-10's.
      sample: "vouchers", id: "V-11",
      en: [
        "requested: 44 000 SEK; at 10.9835 SEK for one EUR (2027-04) that is 4 006.01 EUR",
        "the envelope lacked 1 006.01 EUR", "V-10, place 5: 1 point more would draw level",
      ],
      zh: [
        "申请额：44 000 SEK；按一 EUR 合 10.9835 SEK（2027-04）折合 4 006.01 EUR", "资金额度尚缺 1 006.01 EUR",
        "V-10（第 5 名）：总分再高 1 分即与之持平",
      ]),
    Case(
      sample: "prag", id: "CSO-05",
      en: [
        "place 2: it was selected, and its money was taken back",
        "decision D-04 of 2027-05-20: the check after the ranking was failed",
        "taken back as it was revoked: 370 000.00 EUR",
      ], zh: ["曾入选，资助已收回", "决定 D-04（2027-05-20）：排名后的核查未通过", "撤销时收回：370 000.00 EUR"]),
    Case(
      sample: "prag", id: "CSO-04", en: ["every mark would have had to be above 1"],
      zh: ["每份评分均须高于 1"]),
    Case(
      sample: "prag", id: "CSO-03", en: ["0.5 more in Financial and operational capacity"],
      zh: ["再得 0.5 分即达分数线"]),
    Case(
      sample: "prag", id: "CSO-07", en: ["found 490000", "asked at least 320000, at most 480000"],
      zh: ["实际为 490000", "不高于 480000"]),
    Case(
      sample: "prag-concept-note", id: "CSO-06",
      en: [
        "place 8: it is pre-selected; no money is given out at this step",
        "against the pass mark of “Envelope of the call”: 34.5, the requests have set it at 34.5",
      ], zh: ["第 8 名：入围；本阶段不分配资金", "34.5，申请额确定为 34.5；通过"]),
    Case(
      sample: "prag-concept-note", id: "CSO-09",
      en: [
        "it passed the thresholds, and the pass mark that the requests have set stands above it",
        "1.5 more in total would reach the pass mark, if all others stay as they are",
      ], zh: ["已达各项分数线，但低于申请额确定的入围线", "总分再高 1.5 即达入围线"]),
    Case(
      sample: "prag-concept-note", id: "CSO-10",
      en: ["0.5 more in total score would reach its threshold"],
      zh: ["总分再得 0.5 分即达分数线"]),
    Case(
      sample: "iurc-china", id: "IURC-020",
      en: [
        "its money depends on who comes first among equals", "(a warning only)",
        "who comes first among equals, here or above, must be decided first",
      ], zh: ["能否获资助取决于并列者的先后", "（仅为提醒）", "须先确定本名次或其上并列者的先后"]),
    Case(
      sample: "iurc-china", id: "IURC-021",
      en: ["1 of at least 2 sheets count so far", "conflict of interest, does not count"],
      zh: ["目前计入 1 份评审表，至少须 2 份"]),
    Case(
      sample: "iurc-china", id: "IURC-058",
      en: ["decision D-01 of 2026-05-28: the applicant has withdrawn it"],
      zh: ["决定 D-01（2026-05-28）：申请人已撤回"]),
    Case(
      sample: "iurc-china", id: "IURC-022",
      en: ["it came after the closing instant", "it would have had to be submitted in time"],
      zh: ["须在截止时间前提交"]),
    Case(
      sample: "iurc-china", id: "IURC-061", en: ["another version of it counts"], zh: ["以另一版本为准"]),
    Case(
      sample: "iurc-china", id: "IURC-034",
      en: ["something that is needed is not known", "this file has no receipt"],
      zh: ["所需信息不明，无法判定"]),
    Case(
      sample: "horizon-ria", id: "RIA-03",
      en: ["above RIA-02, by", "the value placed least often above"], zh: ["前列中出现最少者优先"]),
    Case(
      sample: "urbact", id: "AC-3", en: ["found 80000, 40000/80000"], zh: ["40000/80000"]),
  ]

  @Test("what is said", arguments: cases)
  func said(_ entry: Case) throws {
    let folder = Tool.root.appendingPathComponent("Samples/\(entry.sample)")
    for (language, sentences) in [("en", entry.en), ("zh", entry.zh)] {
      let run = try Tool.run(
        ["explain", "expected", entry.id, "--call", "call.xml", "--lang", language], in: folder,
        environment: ["COLUMNS": "400"])
      #expect(run.status == 0, "\(run.errors)")
      for sentence in sentences {
        #expect(run.output.contains(sentence), "\(sentence)\n\(run.output)")
      }
    }
  }

  @Test(
    "every entry of every sample can be explained, in both languages",
    arguments: SampleTests.samples)
  func all(_ sample: String) throws {
    let folder = Tool.root.appendingPathComponent("Samples/\(sample)")
    let ranking = try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appendingPathComponent("expected/ranking.json")))
    let entries = (ranking as? [String: Any])?["entries"] as? [[String: Any]] ?? []
    let ids = Set(entries.compactMap { $0["application"] as? String }).sorted()
    #expect(!ids.isEmpty)
    // One of each status is enough of a large sample.
    var seen: Set<String> = []
    for entry in entries {
      guard let id = entry["application"] as? String, let status = entry["status"] as? String,
        seen.insert(status).inserted
      else { continue }
      for language in ["en", "zh"] {
        let run = try Tool.run(["explain", "expected", id, "--lang", language], in: folder)
        #expect(run.status == 0 && !run.output.contains("?:"), "\(id): \(run.all)")
        let isChinese = run.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(isChinese == (language == "zh"), "\(id): \(run.output)")
      }
    }
  }
}
