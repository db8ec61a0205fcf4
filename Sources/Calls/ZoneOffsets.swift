// SPDX-License-Identifier: Apache-2.0

internal import Model

/// The offsets from UTC of zones that calls often name, as a help for whoever writes a call.
///
/// The tool carries no table of zones (DESIGN §11): instants carry their offset, and nothing is
/// decided by what stands here. Summer time in the Union begins and ends at 01:00 UTC on the last
/// Sunday of March and of October (Directive 2000/84/EC; the same since 1996).
enum ZoneOffsets {
  /// The first year for which it speaks.
  private static let firstYear = 1996

  /// Zones without summer time: minutes east of UTC.
  private static let fixed: [String: Int16] = [
    "UTC": 0, "Etc/UTC": 0, "Asia/Shanghai": 480, "Asia/Hong_Kong": 480, "Asia/Macau": 480,
    "Asia/Singapore": 480, "Asia/Tokyo": 540, "Asia/Seoul": 540, "Asia/Kolkata": 330,
  ]

  /// Zones that follow the Union's rule: minutes in winter.
  private static let european: [(minutes: Int16, cities: [String])] = [
    (0, ["Dublin", "Lisbon", "London"]),
    (
      60,
      [
        "Amsterdam", "Belgrade", "Berlin", "Bratislava", "Brussels", "Budapest", "Copenhagen",
        "Ljubljana", "Luxembourg", "Madrid", "Malta", "Oslo", "Paris", "Prague", "Rome", "Sarajevo",
        "Skopje", "Stockholm", "Vienna", "Warsaw", "Zagreb", "Zurich",
      ]
    ),
    (120, ["Athens", "Bucharest", "Helsinki", "Riga", "Sofia", "Tallinn", "Vilnius"]),
  ]

  /// The offset of a zone at an instant, in minutes; nil where the zone is not one of these.
  static func minutes(_ zone: String, at instant: Instant) -> Int16? {
    let year = instant.civilDate(offsetMinutes: 0).year
    guard year >= firstYear else { return nil }
    if let minutes = fixed[zone] { return minutes }
    guard let winter = european.first(where: { $0.cities.contains { "Europe/\($0)" == zone } })
    else { return nil }
    guard let from = change(year, 3), let until = change(year, 10) else { return nil }
    let isSummer = instant.seconds >= from && instant.seconds < until
    return winter.minutes + (isSummer ? 60 : 0)
  }

  /// 01:00 UTC on the last Sunday of a month of 31 days, in seconds since 1970.
  private static func change(_ year: Int, _ month: Int) -> Int64? {
    guard let last = CivilDate(year: year, month: month, day: 31) else { return nil }
    // 1970-01-01 was a Thursday, so days + 4 counts from a Sunday.
    let sinceSunday = (last.days + 4) % 7
    return Int64(last.days - sinceSunday) * 86_400 + 3_600
  }
}
