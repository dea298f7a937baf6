/// The calendars that feasts are counted in, other than the civil one.
///
/// All are pure arithmetic.
package enum FeastCalendar: String, CaseIterable, Sendable {
  /// Easter Sunday of the western churches.
  case easter
  /// Easter Sunday of the eastern churches.
  case orthodox
  /// Months from Nisan, 1; Adar, the second one in a leap year, is 12.
  case hebrew
  /// The tabular calendar that begins on a Thursday, months from Muharram; a sighted moon may differ
  /// by a day.
  case islamic

  /// The day of a civil year that is the given one here; the first, where a year has two.
  ///
  /// - Parameters month, day: not read where the calendar has one day a year.
  func date(month: Int?, day: Int?, in year: Int) -> CalendarDate? {
    switch self {
    case .easter: return Self.easter(year)
    case .orthodox: return Self.orthodoxEaster(year)
    case .hebrew, .islamic:
      guard let month, let day else { return nil }
      let dates = candidates(month, day, near: year).compactMap { CalendarDate(dayNumber: $0) }
      return dates.first { $0.year == year }
    }
  }

  /// Day numbers in the years of this calendar that share days with a civil year.
  private func candidates(_ month: Int, _ day: Int, near year: Int) -> [Int] {
    switch self {
    case .easter, .orthodox: return []
    case .hebrew:
      return [year + 3760, year + 3761].map { Self.hebrew($0, month, day) }
    case .islamic:
      let first = (year - 622) * 33 / 32
      return (first...first + 2).map { Self.islamic($0, month, day) }
    }
  }

  // MARK: - Easter

  /// The anonymous Gregorian computus.
  private static func easter(_ year: Int) -> CalendarDate? {
    let (century, rest) = year.dividedDown(by: 100)
    let golden = year % 19
    let skipped = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * correction + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The Julian computus, moved into the Gregorian calendar.
  private static func orthodoxEaster(_ year: Int) -> CalendarDate? {
    let epact = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    let sum = epact + weekday + 114
    let lag = year / 100 - year / 400 - 2
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)?.adding(days: lag)
  }

  // MARK: - Hebrew

  private static func hebrew(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let (start, end) = (hebrewNewYear(year), hebrewNewYear(year + 1))
    // From Nisan to Elul all lengths are fixed, so these months are counted back from the next year.
    let nisan = end - 177
    if month < 7 { return nisan + (month - 1) * 59 / 2 + (month - 1) % 2 + day - 1 }
    if month == 12 { return nisan - 29 + day - 1 }
    let length = end - start
    let lengths = [30, length % 10 == 5 ? 30 : 29, length % 10 == 3 ? 29 : 30, 29, 30]
    return start + lengths.prefix(month - 7).reduce(0, +) + day - 1
  }

  /// Tishri 1: the new moon of the mean month, put off where the calendar's rules of weekdays ask.
  private static func hebrewNewYear(_ year: Int) -> Int {
    func elapsed(_ year: Int) -> Int {
      let months = (235 * year - 234) / 19
      let parts = 12_084 + 13_753 * months
      let days = 29 * months + parts / 25_920
      return 3 * (days + 1) % 7 < 3 ? days + 1 : days
    }
    let (last, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
    let delay = next - this == 356 ? 2 : this - last == 382 ? 1 : 0
    // Day 0 of the calendar lies 2,092,590 days before January 1, 1970.
    return this + delay - 2_092_590
  }

  // MARK: - Islamic

  private static func islamic(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let months = 29 * (month - 1) + month / 2
    let leapDays = (3 + 11 * year) / 30
    return -492_149 + 354 * (year - 1) + leapDays + months + day - 1
  }
}
