// SPDX-License-Identifier: Apache-2.0

import Model
import Notation
import Testing

/// DESIGN §11: every instant carries its offset.
@Suite struct InstantTests {
  @Test func `an instant is read with its offset and written again`() throws {
    let table: [(String, Int64, UInt32, Int16, String?)] = [
      ("1970-01-01T00:00:00Z", 0, 0, 0, nil),
      ("2026-10-30T17:00:00+01:00", 1_793_376_000, 0, 60, nil),
      ("2026-10-30T17:00:00.5-03:30", 1_793_392_200, 500_000_000, -210, nil),
      ("1969-12-31T23:59:59.999999999Z", -1, 999_999_999, 0, nil),
      ("2024-02-28T24:00:00Z", 1_709_164_800, 0, 0, "2024-02-29T00:00:00Z"),
      ("2026-12-31T24:00:00.000+14:00", 1_798_711_200, 0, 840, "2027-01-01T00:00:00+14:00"),
      (" 1970-01-01T00:00:00-00:00\n", 0, 0, 0, "1970-01-01T00:00:00Z"),
      ("1970-01-01T00:00:00.1200000000000Z", 0, 120_000_000, 0, "1970-01-01T00:00:00.12Z"),
    ]
    for (text, seconds, nanoseconds, offset, written) in table {
      let instant = try Instants.instant(text)
      #expect(instant.seconds == seconds, "\(text)")
      #expect(instant.nanoseconds == nanoseconds)
      #expect(instant.offsetMinutes == offset)
      #expect(Instants.text(instant) == written ?? text)
    }
  }

  @Test func `every fault of an instant has its own error`() {
    let table: [(InstantFault, [String])] = [
      (.missingOffset, ["2026-10-30T17:00:00", "2026-10-30T17:00:00.5"]),
      (
        .notAnInstant,
        [
          "", "2026-10-30", "2026-10-30 17:00:00Z", "2026-10-30t17:00:00Z", "2026-10-30T17:00Z",
          "2026-10-30T17:00:00z", "2026-10-30T17:00:00.Z", "2026-10-30T17:00:00+1:00",
          "2026-10-30T17:00:00+0100", "2026-10-30T17:00:00Z ?", "26-10-30T17:00:00Z",
          "2026-10-30T17:00:00+01:00Z", "2026-1-30T17:00:00Z", "２026-10-30T17:00:00Z",
        ]
      ),
      (
        .yearOutOfRange, ["0000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "10000-01-01T00:00:00Z"]
      ),
      (.yearOutOfRange, ["9999-12-31T24:00:00Z"]),
      (.noSuchDay, ["2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-04-31T00:00:00Z"]),
      (
        .noSuchTime,
        [
          "2026-06-30T23:59:60Z", "2026-06-30T24:00:01Z", "2026-06-30T24:00:00.1Z",
          "2026-06-30T25:00:00Z", "2026-06-30T12:60:00Z",
        ]
      ),
      (.offsetOutOfRange, ["2026-06-30T12:00:00+14:01", "2026-06-30T12:00:00-15:00"]),
      (.offsetOutOfRange, ["2026-06-30T12:00:00+01:60"]),
      (.tooManyFractionDigits, ["2026-06-30T12:00:00.0000000001Z"]),
    ]
    for (fault, texts) in table {
      for text in texts {
        #expect(throws: fault, "\(text)") { try Instants.instant(text) }
      }
    }
  }

  @Test func `instants compare as points in time, whatever their offset`() throws {
    let noon = try Instants.instant("2026-05-01T12:00:00+02:00")
    let same = try Instants.instant("2026-05-01T10:00:00Z")
    let later = try Instants.instant("2026-05-01T10:00:00.000000001Z")
    #expect(noon == same && noon.hashValue == same.hashValue && same < later)
    #expect(Set([noon, same, later]).count == 2)
  }

  @Test func `the civil date depends on the offset`() throws {
    let late = try Instants.instant("2026-12-31T23:30:00Z")
    #expect(Instants.text(late.civilDate) == "2026-12-31")
    #expect(Instants.text(late.civilDate(offsetMinutes: 60)) == "2027-01-01")
    #expect(Instants.text(late.civilDate(offsetMinutes: -840)) == "2026-12-31")
    let china = try #require(late.written(offsetMinutes: 480))
    #expect(Instants.text(china) == "2027-01-01T07:30:00+08:00" && china == late)
    let first = try Instants.instant("0001-01-01T00:00:00+14:00")
    #expect(Instants.text(first) == "0001-01-01T00:00:00+14:00")
    #expect(first.written(offsetMinutes: 0) == nil)
    #expect(Instant(seconds: .max) == nil && Instant(seconds: .min) == nil)
    #expect(Instant(seconds: 0, nanoseconds: 1_000_000_000) == nil)
  }

  @Test func `days and dates agree over every day from 1 to 9999`() throws {
    var expected = try #require(CivilDate(year: 1, month: 1, day: 1)).days
    #expect(expected == -719_162)
    for year in 1...9999 {
      for month in 1...12 {
        let length = CivilDate.daysIn(month: month, year: year)
        let first = try #require(CivilDate(year: year, month: month, day: 1))
        let last = try #require(CivilDate(year: year, month: month, day: length))
        guard first.days == expected, last.days == expected + Int32(length) - 1,
          first.components == (year, month, 1), last.components == (year, month, length)
        else {
          Issue.record("\(year)-\(month)")
          return
        }
        expected += Int32(length)
      }
    }
    #expect(CivilDate(days: expected - 1).components == (9999, 12, 31))
  }

  @Test func `only days of the calendar are dates`() throws {
    #expect(try Instants.date(" 2024-02-29 ").days == 19_782)
    #expect(Instants.text(try Instants.date("0001-01-01")) == "0001-01-01")
    #expect(throws: InstantFault.noSuchDay) { try Instants.date("2023-02-29") }
    #expect(throws: InstantFault.noSuchDay) { try Instants.date("1900-02-29") }
    #expect(throws: InstantFault.notAnInstant) { try Instants.date("2023-02-28Z") }
    #expect(throws: InstantFault.notAnInstant) { try Instants.date("2023/02/28") }
    #expect(CivilDate(year: 2023, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
  }

  @Test func `months are counted when completed`() throws {
    let table: [(String, String, Int)] = [
      ("2026-01-01", "2026-12-31", 11), ("2026-01-01", "2027-01-01", 12),
      ("2026-01-15", "2026-02-14", 0), ("2026-01-15", "2026-02-15", 1),
      ("2026-01-31", "2026-02-28", 1), ("2026-01-31", "2026-02-27", 0),
      ("2026-01-31", "2026-03-30", 1), ("2024-02-29", "2025-02-28", 12),
      ("2026-03-01", "2026-01-01", -2), ("2026-05-05", "2026-05-05", 0),
    ]
    for (from, to, months) in table {
      let (first, last) = (try Instants.date(from), try Instants.date(to))
      #expect(first.months(until: last) == months, "\(from) \(to)")
      #expect(try first.adding(days: first.days(until: last)) == last)
    }
    #expect(throws: ArithmeticFailure.overflow) { try CivilDate(days: .max).adding(days: 1) }
  }
}
