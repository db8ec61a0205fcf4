// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@Suite("Days and instants: year ends, leap days, winter and summer time")
struct DayTests {
  /// A plan with a first and a last day.
  static func plan(_ start: String, _ end: String) -> String {
    #"<plan kind="x" start="\#(start)" end="\#(end)"/>"#
  }

  /// A rule on a measure that must equal a number.
  static func equals(_ measure: String, _ number: Int) -> String {
    #"<bound>\#(measure)<equals value="\#(number)"/></bound>"#
  }

  @Test(
    "days and months",
    arguments: [
      ("2026-12-31", "2027-01-01", 1, 0), ("2028-02-28", "2028-03-01", 2, 0),
      ("2027-02-28", "2027-03-01", 1, 0), ("2028-01-31", "2028-02-29", 29, 1),
      ("2027-01-31", "2027-02-28", 28, 1), ("2028-02-29", "2029-02-28", 365, 12),
      ("2027-01-01", "2026-12-31", -1, 0),
    ])
  func spans(_ start: String, _ end: String, _ days: Int, _ months: Int) throws {
    let plan = Self.plan(start, end)
    #expect(
      try Workshop.answer(Self.equals(#"<days from="start" to="end"/>"#, days), plan) == .pass)
    #expect(
      try Workshop.answer(Self.equals(#"<months from="start" to="end"/>"#, months), plan) == .pass)
  }

  @Test("the last day may count")
  func inclusive() throws {
    let plan = Self.plan("2026-07-01", "2026-12-31")
    let months = #"<months from="start" to="end" inclusive="true"/>"#
    #expect(try Workshop.answer(Self.equals(months, 6), plan) == .pass)
    let days = #"<days from="start" to="end" inclusive="true"/>"#
    #expect(try Workshop.answer(Self.equals(days, 184), plan) == .pass)
  }

  @Test("differences to the call's opening and closing day")
  func callDays() throws {
    // The call opens on 2026-01-01 and closes on 2026-02-01.
    let plan = Self.plan("2026-03-01", "2026-12-31")
    #expect(
      try Workshop.answer(Self.equals(#"<days from="closes" to="start"/>"#, 28), plan) == .pass)
    #expect(
      try Workshop.answer(Self.equals(#"<months from="opens" to="end"/>"#, 11), plan) == .pass)
    #expect(
      try Workshop.answer(Self.equals(#"<days from="opens" to="start"/>"#, 1), #"<plan kind="x"/>"#)
        == .unknown)
  }

  @Test("no calendar has it", arguments: ["2027-02-29", "2026-13-01", "2026-04-31", "0000-01-01"])
  func noSuchDay(_ day: String) throws {
    let rulebook = try Workshop.rulebook(
      Workshop.complete(#"<window attribute="start" from="opens"/>"#, element: "window"))
    let appraisal = try Workshop.appraise(Self.plan(day, "2030-01-01"), by: rulebook)
    #expect(appraisal.outcome == .rejected)
  }

  @Test("a window named by a day that no calendar has is refused with the call")
  func noSuchWindow() {
    for day in ["2027-02-29", "closes+99999999", "2026-1-1"] {
      #expect(throws: (any Error).self) {
        try Workshop.rulebook(
          Workshop.complete(#"<window attribute="start" from="\#(day)"/>"#, element: "window"))
      }
    }
  }

  /// 17:00 in Brussels is 23:00 in Shanghai in summer and midnight in winter.
  @Test(
    "the deadline is a point in time",
    arguments: [
      ("2026-06-15T17:00:00+02:00", "2026-06-15T23:00:00+08:00", Answer.pass),
      ("2026-06-15T17:00:00+02:00", "2026-06-15T23:00:01+08:00", .fail),
      ("2026-12-15T17:00:00+01:00", "2026-12-16T00:00:00+08:00", .pass),
      ("2026-12-15T17:00:00+01:00", "2026-12-16T00:00:00.9+08:00", .pass),
      ("2026-12-15T17:00:00+01:00", "2026-12-16T00:00:01+08:00", .fail),
      // The hour that autumn has twice: only the offset tells which.
      ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", .fail),
      ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00", .pass),
      // The hour that spring has not is still a point in time.
      ("2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00+02:00", .pass),
      ("2027-01-01T00:00:00+01:00", "2026-12-31T23:00:00Z", .pass),
    ])
  func deadline(_ closes: String, _ sent: String, _ answer: Answer) throws {
    let rulebook = try Workshop.rulebook(
      Workshop.complete("<deadline/>", element: "deadline"), closes: closes)
    let appraisal = try Workshop.appraise("", by: rulebook, received: [sent])
    #expect(appraisal.answers[0].answer == answer)
  }

  @Test("the civil day of opening is taken in the closing instant's offset")
  func civilDay() throws {
    // 2026-01-01T00:00:00Z is still 2025-12-31 at -05:00.
    let rulebook = try Workshop.rulebook(
      Workshop.complete(
        #"<window attribute="start" from="opens" to="opens"/>"#, element: "window"),
      closes: "2026-02-01T12:00:00-05:00")
    for (day, answer) in [("2025-12-31", Answer.pass), ("2026-01-01", .fail)] {
      let appraisal = try Workshop.appraise(Self.plan(day, "2026-12-31"), by: rulebook)
      #expect(appraisal.answers[0].answer == answer)
    }
  }

  @Test("before the call opened, at its opening, again after it")
  func opening() throws {
    let rulebook = try Workshop.rulebook(Workshop.complete("<opening/>", element: "opening"))
    for (sent, answer) in [
      (["2025-12-31T23:59:59Z"], Answer.fail), (["2026-01-01T00:00:00Z"], .pass),
      (["2026-01-01T08:00:00+08:00"], .pass), (["2026-01-01T00:00:00+08:00"], .fail),
      (["2025-12-31T10:00:00Z", "2026-01-02T10:00:00Z"], .pass), ([], .unknown),
    ] {
      let appraisal = try Workshop.appraise("", by: rulebook, received: sent)
      #expect(appraisal.answers[0].answer == answer, "\(sent)")
    }
  }
}
