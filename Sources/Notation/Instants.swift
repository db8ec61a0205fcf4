// SPDX-License-Identifier: Apache-2.0

package import Model

/// Why a text is not a date or an instant that opencall takes.
package enum InstantFault: Error, Equatable, Sendable {
  /// Not the shape `YYYY-MM-DDThh:mm:ss+hh:mm` or `YYYY-MM-DD`.
  case notAnInstant
  /// A time without `Z` or an offset: which instant it means depends on the reader.
  case missingOffset
  /// The year is not 0001 to 9999.
  case yearOutOfRange
  /// The calendar has no such day: 2026-02-29.
  case noSuchDay
  /// The hour, minute or second is out of range; a second 60 is, too.
  case noSuchTime
  /// The offset is beyond ±14:00.
  case offsetOutOfRange
  /// More than 9 digits after the seconds, trailing zeros not counted.
  case tooManyFractionDigits
}

/// Instants as `xs:dateTime` with an offset, and dates as `xs:date` without one.
package enum Instants {
  /// Reads `2026-10-30T17:00:00+01:00`. XML white space around it is taken off; `24:00:00` is
  /// midnight of the next day, as XML Schema says.
  package static func instant(_ text: String) throws(InstantFault) -> Instant {
    try instant(text.utf8Span.span)
  }

  /// Reads an instant from UTF-8.
  package static func instant(_ text: Span<UInt8>) throws(InstantFault) -> Instant {
    var scan = DateScanner(text)
    return try scan.instant(text)
  }

  /// Reads `2026-10-30`.
  package static func date(_ text: String) throws(InstantFault) -> CivilDate {
    try date(text.utf8Span.span)
  }

  /// Reads a date from UTF-8.
  package static func date(_ text: Span<UInt8>) throws(InstantFault) -> CivilDate {
    var scan = DateScanner(text)
    let date = try scan.date(text)
    guard scan.isAtEnd else { throw .notAnInstant }
    return date
  }

  /// `2026-10-30`; a year beyond 9999 has more digits, one before 1 a minus sign.
  package static func text(_ date: CivilDate) -> String {
    let (year, month, day) = date.components
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `2026-10-30T17:00:00+01:00` in the instant's own offset, `Z` for none, the fraction without
  /// trailing zeros.
  package static func text(_ instant: Instant) -> String {
    let (hour, minute, second) = instant.timeOfDay
    var text = Instants.text(instant.civilDate)
    text += "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    if instant.nanoseconds > 0 {
      var digits = padded(Int(instant.nanoseconds), 9)
      while digits.utf8.last == 0x30 { digits.removeLast() }
      text += "." + digits
    }
    return text + offsetText(instant.offsetMinutes)
  }

  /// `Z`, `+01:00`, `-03:30`.
  package static func offsetText(_ minutes: Int16) -> String {
    if minutes == 0 { return "Z" }
    let size = Int(minutes.magnitude)
    return "\(minutes < 0 ? "-" : "+")\(padded(size / 60, 2)):\(padded(size % 60, 2))"
  }

  /// The number with zeros in front.
  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

/// Walks over the bytes of one date or instant; every step is given the same bytes.
private struct DateScanner {
  /// The offset of the next byte.
  private var next: Int
  /// The offset after the last byte.
  private let end: Int

  /// Starts after leading white space and ends before trailing.
  init(_ text: Span<UInt8>) {
    var start = 0
    var end = text.count
    while start < end, isXMLSpace(text[start]) { start += 1 }
    while start < end, isXMLSpace(text[end - 1]) { end -= 1 }
    self.next = start
    self.end = end
  }

  /// Whether all is read.
  var isAtEnd: Bool { next == end }

  /// Reads `YYYY-MM-DD`.
  mutating func date(_ text: Span<UInt8>) throws(InstantFault) -> CivilDate {
    if take(0x2D, text) { throw .yearOutOfRange }
    let year = try number(4, text)
    // A fifth digit is a valid `xs:date`, but no year that a call can mean.
    if next < end, isDigit(text[next]) { throw .yearOutOfRange }
    guard take(0x2D, text) else { throw .notAnInstant }
    let month = try number(2, text)
    guard take(0x2D, text) else { throw .notAnInstant }
    let day = try number(2, text)
    guard year > 0 else { throw .yearOutOfRange }
    guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
    return date
  }

  /// Reads date, time and offset to the end.
  mutating func instant(_ text: Span<UInt8>) throws(InstantFault) -> Instant {
    let date = try date(text)
    guard take(0x54, text) else { throw .notAnInstant }
    let hour = try number(2, text)
    guard take(0x3A, text) else { throw .notAnInstant }
    let minute = try number(2, text)
    guard take(0x3A, text) else { throw .notAnInstant }
    let second = try number(2, text)
    let nanoseconds = try fraction(text)
    guard minute < 60, second < 60 else { throw .noSuchTime }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0 && nanoseconds == 0) else {
      throw .noSuchTime
    }
    let offset = try offset(text)
    guard isAtEnd else { throw .notAnInstant }
    let local = Int64(date.days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    guard
      let instant = Instant(
        seconds: local - Int64(offset) * 60, nanoseconds: nanoseconds, offsetMinutes: offset)
    else { throw .yearOutOfRange }
    return instant
  }

  /// The nanoseconds after a point; 0 without a point.
  private mutating func fraction(_ text: Span<UInt8>) throws(InstantFault) -> UInt32 {
    guard take(0x2E, text) else { return 0 }
    var nanoseconds: UInt32 = 0
    var digits = 0
    while next < end, isDigit(text[next]) {
      let digit = UInt32(text[next] - 0x30)
      if digits < 9 {
        nanoseconds = nanoseconds * 10 + digit
      } else if digit != 0 {
        throw .tooManyFractionDigits
      }
      digits += 1
      next += 1
    }
    guard digits > 0 else { throw .notAnInstant }
    for _ in min(digits, 9)..<9 { nanoseconds *= 10 }
    return nanoseconds
  }

  /// The offset in minutes.
  private mutating func offset(_ text: Span<UInt8>) throws(InstantFault) -> Int16 {
    if isAtEnd { throw .missingOffset }
    if take(0x5A, text) { return 0 }
    let west = take(0x2D, text)
    guard west || take(0x2B, text) else { throw .notAnInstant }
    let hours = try number(2, text)
    guard take(0x3A, text) else { throw .notAnInstant }
    let minutes = try number(2, text)
    guard minutes < 60, hours * 60 + minutes <= 840 else { throw .offsetOutOfRange }
    return Int16(west ? -(hours * 60 + minutes) : hours * 60 + minutes)
  }

  /// Goes past a byte if it is the next one.
  private mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
    guard next < end, text[next] == byte else { return false }
    next += 1
    return true
  }

  /// Exactly so many digits.
  private mutating func number(_ digits: Int, _ text: Span<UInt8>) throws(InstantFault) -> Int {
    guard next + digits <= end else { throw .notAnInstant }
    var number = 0
    for _ in 0..<digits {
      guard isDigit(text[next]) else { throw .notAnInstant }
      number = number * 10 + Int(text[next] - 0x30)
      next += 1
    }
    return number
  }
}
