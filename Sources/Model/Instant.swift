// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, without a zone.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  package let days: Int32

  /// So many days since 1970-01-01.
  package init(days: Int32) {
    self.days = days
  }

  /// Nil unless the day exists in the calendar; the year is 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.daysIn(month: month, year: year)
    else { return nil }
    // Days of whole 400-year eras from 1 March 0000, after Howard Hinnant's `days_from_civil`:
    // with the year starting in March the leap day is the last one.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1 to 12) and day (1 to 31).
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The calendar year.
  package var year: Int { components.year }

  /// The month, 1 to 12.
  package var month: Int { components.month }

  /// The day of the month, 1 to 31.
  package var day: Int { components.day }

  /// The day so many days later, or earlier for a negative number.
  package func adding(days count: Int) throws(ArithmeticFailure) -> CivilDate {
    let (sum, overflow) = Int(days).addingReportingOverflow(count)
    guard !overflow, let fitting = Int32(exactly: sum) else { throw .overflow }
    return CivilDate(days: fitting)
  }

  /// The number of days from this day to the other, negative where that is earlier.
  package func days(until other: CivilDate) -> Int { Int(other.days) - Int(days) }

  /// The completed months from this day to the other; negative where that is earlier.
  ///
  /// A month ends on the same day of the next month, or on its last day where there is no such
  /// day (Regulation 1182/71, Article 3(2)(c)): from 31 January to 28 February is one month.
  package func months(until other: CivilDate) -> Int {
    if other < self { return -other.months(until: self) }
    let from = components
    let to = other.components
    let months = (to.year - from.year) * 12 + to.month - from.month
    let due = min(from.day, CivilDate.daysIn(month: to.month, year: to.year))
    return to.day < due ? months - 1 : months
  }

  /// The number of days of a month of the proleptic Gregorian calendar.
  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Earlier is less.
  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}

/// A point in time with the offset it was written in.
///
/// Equality and order look at the point in time only: 12:00+02:00 equals 10:00Z. The offset says
/// which civil date the writer meant (DESIGN §11).
package struct Instant: Comparable, Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int64

  /// Nanoseconds after `seconds`, 0 to 999 999 999.
  package let nanoseconds: UInt32

  /// The offset from UTC in minutes, −840 to 840, east positive.
  package let offsetMinutes: Int16

  /// Nil where the nanoseconds or the offset are out of range, or where the local date is not in
  /// the years 1 to 9999.
  package init?(seconds: Int64, nanoseconds: UInt32 = 0, offsetMinutes: Int16 = 0) {
    guard nanoseconds < 1_000_000_000, (-840...840).contains(offsetMinutes) else { return nil }
    // Checked before the offset is added, so that the sum cannot overflow.
    guard (-62_135_683_200...253_402_387_200).contains(seconds) else { return nil }
    let local = seconds + Int64(offsetMinutes) * 60
    guard (-62_135_596_800...253_402_300_799).contains(local) else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetMinutes = offsetMinutes
  }

  /// The date in the offset that the instant was written in.
  package var civilDate: CivilDate { civilDate(offsetMinutes: offsetMinutes) }

  /// The date at this instant where clocks run `offsetMinutes` ahead of UTC.
  package func civilDate(offsetMinutes: Int16) -> CivilDate {
    CivilDate(days: Int32(localSeconds(offsetMinutes).days))
  }

  /// Hour, minute and second in the offset that the instant was written in.
  package var timeOfDay: (hour: Int, minute: Int, second: Int) {
    let rest = Int(localSeconds(offsetMinutes).rest)
    return (rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// The same point in time, to be written in another offset; nil where that is out of range.
  package func written(offsetMinutes: Int16) -> Instant? {
    Instant(seconds: seconds, nanoseconds: nanoseconds, offsetMinutes: offsetMinutes)
  }

  /// Days and seconds of the day since 1970 where clocks run `offset` minutes ahead of UTC.
  private func localSeconds(_ offset: Int16) -> (days: Int64, rest: Int64) {
    let local = seconds + Int64(offset) * 60
    let (days, rest) = local.quotientAndRemainder(dividingBy: 86_400)
    return rest < 0 ? (days - 1, rest + 86_400) : (days, rest)
  }

  /// Whether both are the same point in time, in whatever offset.
  package static func == (left: Instant, right: Instant) -> Bool {
    left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
  }

  /// Earlier is less.
  package static func < (left: Instant, right: Instant) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Hashes the point in time, as `==` compares it.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(seconds)
    hasher.combine(nanoseconds)
  }
}
